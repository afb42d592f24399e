//! What some stories hold: every term in order, each with its postings, in few bytes.
//!
//! Runs are made beside each other, wait on a shelf, and are merged from there, each read once from
//! its first term to its last: however many stories there are, memory holds a term of each run.
//!
//! A run of stories that stay is the same again, so it is left for later indexes, which need not read
//! those stories.

use std::io::{self, BufRead as _, BufReader, Read as _};

use super::inventory::Unit;
use super::pack;
use super::shelf::Shelf;
use super::term::Term;
use super::written::Written;
use crate::diagnostic::{Diagnostic, search as problem};

/// The terms of some stories that follow each other.
pub(super) struct Run {
    /// The syllables of the terms.
    pub(super) units: Vec<Unit>,
    /// The terms, as [`Written`] has them.
    terms: BufReader<Box<dyn io::Read + Send>>,
    /// Number of the first story.
    first: u32,
    /// The postings of the term that was read last.
    bytes: Vec<u8>,
}

impl Run {
    /// Takes the run whose first story has the number `first` as an earlier index left it, or else makes
    /// it and leaves it for later ones.
    pub(super) fn make(
        first: usize,
        key: blake3::Hash,
        shelf: &dyn Shelf,
        read: impl FnOnce() -> Result<Written, Box<Diagnostic>>,
    ) -> Result<Self, Box<Diagnostic>> {
        let kept = shelf.kept(key).and_then(Written::unpacked);
        let written =
            kept.map_or_else(|| read().inspect(|it| shelf.keep(key, &it.packed())), Ok)?;
        let Written { units, terms } = written;
        let terms = shelf.put(terms).map_err(|error| Box::new(problem::no_room(&error)))?;
        let first = u32::try_from(first).expect("fewer stories than 2^29");
        Ok(Self { units, terms: BufReader::new(terms), first, bytes: Vec::new() })
    }

    /// Reads the next term; none after the last.
    pub(super) fn next(&mut self) -> Result<Option<Term>, Box<Diagnostic>> {
        self.take().map_err(|error| Box::new(problem::no_room(&error)))
    }

    fn take(&mut self) -> io::Result<Option<Term>> {
        if self.terms.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let [first, second, length] = [(); 3].map(|()| pack::read(&mut self.terms));
        let (first, second) = (first?.checked_sub(1), second?.checked_sub(1));
        self.bytes.resize(length? as usize, 0);
        self.terms.read_exact(&mut self.bytes)?;
        let first = first.ok_or(io::ErrorKind::InvalidData)?;
        Ok(Some(second.map_or(Term::Single(first), |it| Term::Pair(first, it))))
    }

    /// Adds the postings of the term that was read last to others.
    pub(super) fn postings(&self, found: &mut Vec<u32>) {
        let (mut bytes, mut story) = (&*self.bytes, self.first);
        while let Some(value) = pack::take(&mut bytes) {
            story += value >> 3;
            found.push(story << 3 | value & 7);
        }
    }
}
