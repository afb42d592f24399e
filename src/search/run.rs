//! What some stories hold: every term in order, each with its postings, in few bytes.
//!
//! Runs are made beside each other, wait on a shelf, and are merged from there, each read once from
//! its first term to its last: however many stories there are, memory holds a term of each run.
//!
//! What a story holds hangs on its own texts alone, so it is left for later indexes, which read only those
//! stories of a run that are new there.

use std::collections::BTreeSet;
use std::io::{self, BufRead as _, BufReader, Read as _};

use super::inventory::Unit;
use super::kept::{Kept, Known};
use super::key::{program, together};
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
    /// The hash of the texts that it is of.
    pub(super) texts: blake3::Hash,
    /// What it was in an earlier index; none where that is not known.
    pub(super) before: Option<Before>,
}

/// What a run was in an earlier index.
pub(super) struct Before {
    /// The hash of the texts that it was of.
    pub(super) texts: blake3::Hash,
    /// The keys of which it tells otherwise now.
    pub(super) changed: BTreeSet<String>,
}

impl Run {
    /// Takes the run of so many stories whose first has the number `first`. Only those are read of which an
    /// earlier index did not leave what they hold; all is left for later ones.
    pub(super) fn make(
        (first, size): (usize, usize),
        texts: &[blake3::Hash],
        shelf: &dyn Shelf,
        read: impl FnOnce(&Known) -> Result<Written, Box<Diagnostic>>,
    ) -> Result<Self, Box<Diagnostic>> {
        let key = program().update(format!("run {first} of {size}").as_bytes()).finalize();
        let kept = shelf.kept(key).and_then(Kept::unpacked);
        let texts_hash = together(texts);
        let (written, before) = match kept {
            Some(kept) if kept.texts == texts => {
                (kept.written, Some(Before { texts: texts_hash, changed: BTreeSet::new() }))
            }
            kept => {
                let before = kept.as_ref().map(|it| together(&it.texts));
                let known =
                    kept.map_or_else(|| Known::nothing(texts.len()), |it| it.of(first, texts));
                let written = read(&known)?;
                shelf.keep(key, &Kept::packed(texts, &written));
                let before = before.zip(known.written).map(|(texts, old)| {
                    let mut changed = BTreeSet::new();
                    old.differing(&written, &mut changed);
                    Before { texts, changed }
                });
                (written, before)
            }
        };
        let Written { units, terms } = written;
        let terms = shelf.put(terms).map_err(|error| Box::new(problem::no_room(&error)))?;
        let first = u32::try_from(first).expect("fewer stories than 2^29");
        let (terms, bytes) = (BufReader::new(terms), Vec::new());
        Ok(Self { units, terms, first, bytes, texts: texts_hash, before })
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
        let term = Term::of((first?, second?)).ok_or(io::ErrorKind::InvalidData)?;
        self.bytes.resize(length? as usize, 0);
        self.terms.read_exact(&mut self.bytes)?;
        Ok(Some(term))
    }

    /// Adds the postings of the term that was read last to others.
    pub(super) fn postings(&self, found: &mut Vec<u32>) {
        found.extend(pack::unfolded(&self.bytes, self.first));
    }
}
