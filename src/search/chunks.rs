//! The chunks of an index, of which those stand that hold no key of which something is told otherwise than in
//! the last one.
//!
//! Where a chunk ends hangs on what stands in it since it began. So from a chunk that is made anew on, all
//! are, until one ends where another began.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::chunk::{self, AT_ONCE, Chunk, Plain};
use super::key::{program, together};
use super::merge::Merged;
use super::packed::Packer;
use super::run::Run;
use super::shelf::Shelf;
use super::tail;
use crate::diagnostic::Diagnostic;

/// The chunks of an index as they are left for the next.
#[derive(Serialize, Deserialize, PartialEq, Eq)]
struct Left {
    /// The hash of the texts that they were made of.
    texts: [u8; 32],
    chunks: Vec<LeftChunk>,
}

/// A chunk, its files by their hashes.
#[derive(Clone, Serialize, Deserialize, PartialEq, Eq)]
struct LeftChunk {
    first: String,
    file: [u8; 32],
    tails: Vec<[u8; 32]>,
    words: Vec<(String, usize)>,
}

/// Makes the chunks of all runs, as far as they do not stand in the output.
pub(super) fn chunks(
    runs: Vec<Run>,
    packer: &Packer<'_>,
    shelf: &dyn Shelf,
) -> Result<Vec<Chunk>, Box<Diagnostic>> {
    let key = program().update(b"chunks").finalize();
    let bytes = shelf.kept(key);
    let left = bytes.as_deref().and_then(|it| postcard::from_bytes::<Left>(it).ok());
    let before = runs.iter().map(|it| it.before.as_ref()).collect::<Option<Vec<_>>>();
    let left = left.zip(before).filter(|(left, before)| {
        left.texts == *together(before.iter().map(|it| &it.texts)).as_bytes()
    });
    let standing = left.map(|(left, before)| {
        Standing::new(left.chunks, before.iter().flat_map(|it| &it.changed), packer)
    });
    let texts = together(runs.iter().map(|it| &it.texts));
    let mut merged = Merged::new(runs);
    let chunks = match standing.filter(|it| it.made <= AT_ONCE) {
        Some(standing) => standing.patched(&mut merged, packer)?,
        None => chunk::chunks(merged.by_ref(), packer)?,
    };
    merged.finish()?;
    let left = Left { texts: texts.into(), chunks: chunks.iter().map(LeftChunk::of).collect() };
    let left = postcard::to_extend(&left, Vec::new()).expect("memory takes all");
    if bytes.as_ref() != Some(&left) {
        shelf.keep(key, &left);
    }
    Ok(chunks)
}

impl LeftChunk {
    fn of(chunk: &Chunk) -> Self {
        Self {
            first: chunk.first.clone(),
            file: chunk.file.key.into(),
            tails: chunk.tails.iter().map(|(_, file)| file.key.into()).collect(),
            words: chunk.words.clone(),
        }
    }

    /// Gives the chunk, if its files stand in the output.
    fn standing(self, packer: &Packer<'_>) -> Option<Chunk> {
        let (name, file) = packer.standing_by(self.file.into(), chunk::file)?;
        let tails = self.tails.into_iter().map(|it| packer.standing_by(it.into(), tail::file));
        let tails = tails.collect::<Option<Vec<_>>>()?;
        Some(Chunk { first: self.first, name, file, tails, words: self.words })
    }
}

/// The chunks of the last index, in order.
struct Standing {
    /// The first key of each.
    firsts: Vec<String>,
    /// Those that stay.
    chunks: Vec<Option<Chunk>>,
    /// How many do not.
    made: usize,
}

impl Standing {
    /// Finds those that stay where something else is told of some keys.
    fn new<'a>(
        left: Vec<LeftChunk>,
        changed: impl Iterator<Item = &'a String>,
        packer: &Packer<'_>,
    ) -> Self {
        let firsts: Vec<String> = left.iter().map(|it| it.first.clone()).collect();
        let holds = |key: &String| firsts.partition_point(|it| it <= key).saturating_sub(1);
        let changed: BTreeSet<usize> = changed.map(holds).collect();
        let chunk = |(at, left): (usize, LeftChunk)| {
            (!changed.contains(&at)).then(|| left.standing(packer)).flatten()
        };
        let chunks: Vec<Option<Chunk>> = left.into_par_iter().enumerate().map(chunk).collect();
        let made = chunks.iter().filter(|it| it.is_none()).count();
        Self { firsts, chunks, made }
    }

    /// Makes the others of what all runs hold.
    fn patched(
        mut self,
        merged: &mut Merged,
        packer: &Packer<'_>,
    ) -> Result<Vec<Chunk>, Box<Diagnostic>> {
        let mut parts: Vec<Result<Chunk, Plain>> = Vec::new();
        let mut at = 0;
        // Without any chunk there was no key, and what there is now is all new.
        while at < self.chunks.len().max(1) {
            if let Some(chunk) = self.chunks.get_mut(at).and_then(Option::take) {
                parts.push(Ok(chunk));
                at += 1;
                continue;
            }
            merged.seek(self.firsts.get(at).filter(|_| at > 0).map_or("", |it| it));
            at = self.make_on(at, merged, &mut parts);
        }
        let packed = parts.into_par_iter().map(|it| it.or_else(|plain| plain.pack(packer)));
        packed.collect()
    }

    /// Makes chunks until one ends where a chunk begins that stays, or there are no more keys. Gives the
    /// number of that chunk.
    fn make_on(
        &self,
        from: usize,
        merged: &mut Merged,
        parts: &mut Vec<Result<Chunk, Plain>>,
    ) -> usize {
        let mut at = from;
        while let Some(key) = merged.peek() {
            at += self.firsts[at..].partition_point(|it| *it < key);
            let begins = self.firsts.get(at) == Some(&key);
            if begins && at > from && self.chunks[at].is_some() {
                return at;
            }
            parts.extend(Plain::fill(merged).map(Err));
        }
        self.chunks.len().max(1)
    }
}
