//! Cuts the sorted keys into chunks, each read by a browser in one go.
//!
//! Where a chunk ends is told by the key alone, so that a key more or less moves one end and the
//! chunks around it stay byte for byte what they were.

use rayon::prelude::*;

use super::merge::Entry;
use super::pack;

/// Bytes below which a chunk does not end, and above which it ends at any key.
const SIZES: (usize, usize) = (8_000, 24_000);

/// One key in so many may end a chunk.
const ENDS: u8 = 16;

/// Chunks that are compressed beside each other, while no more wait in memory.
const AT_ONCE: usize = 256;

/// A part of the index.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its first key.
    pub(super) first: String,
    /// Hash of its bytes.
    pub(super) name: String,
    /// Its bytes, compressed.
    pub(super) bytes: Vec<u8>,
}

/// Makes the chunks of all keys, which come in order.
pub(super) fn chunks(entries: impl Iterator<Item = Entry>) -> Vec<Chunk> {
    let mut coded = entries.map(|it| Coded::new(&it));
    let mut chunks = Vec::new();
    loop {
        let plain: Vec<Plain> =
            std::iter::from_fn(|| Plain::fill(&mut coded)).take(AT_ONCE).collect();
        if plain.is_empty() {
            return chunks;
        }
        chunks.par_extend(plain.into_par_iter().map(Plain::pack));
    }
}

/// A key and what stands after it in a chunk.
struct Coded {
    key: String,
    bytes: Vec<u8>,
}

impl Coded {
    fn new(entry: &Entry) -> Self {
        let mut bytes = Vec::new();
        pack::number(&mut bytes, entry.forms.len());
        for form in &entry.forms {
            pack::text(&mut bytes, &form.text);
            let mut postings = Vec::with_capacity(form.postings.len() + 4);
            let mut last = 0;
            for posting in &form.postings {
                let (story, impact) = (posting >> 3, posting & 7);
                pack::number(&mut postings, ((story - last) << 3 | impact) as usize);
                last = story;
            }
            pack::number(&mut bytes, form.postings.len());
            pack::number(&mut bytes, postings.len());
            bytes.extend(postings);
        }
        Self { key: entry.key.clone(), bytes }
    }

    /// Tells whether a chunk may end after the key.
    fn may_end(&self) -> bool {
        blake3::hash(self.key.as_bytes()).as_bytes()[0].is_multiple_of(ENDS)
    }
}

/// A chunk before it is compressed.
#[derive(Default)]
struct Plain {
    first: String,
    /// Its last key.
    last: String,
    bytes: Vec<u8>,
    /// How long it would be if its keys stood in full.
    size: usize,
}

impl Plain {
    /// Takes keys until a chunk ends.
    fn fill(entries: &mut impl Iterator<Item = Coded>) -> Option<Self> {
        let entry = entries.next()?;
        let mut plain = Self { first: entry.key.clone(), ..Self::default() };
        let mut ends = plain.add(entry);
        while let Some(entry) = (!ends).then(|| entries.next()).flatten() {
            ends = plain.add(entry);
        }
        Some(plain)
    }

    /// Adds a key, and tells whether the chunk ends with it.
    fn add(&mut self, entry: Coded) -> bool {
        let shared = self.last.bytes().zip(entry.key.bytes()).take_while(|(a, b)| a == b).count();
        pack::number(&mut self.bytes, shared);
        pack::number(&mut self.bytes, entry.key.len() - shared);
        self.bytes.extend_from_slice(&entry.key.as_bytes()[shared..]);
        self.bytes.extend_from_slice(&entry.bytes);
        self.size += entry.key.len() + entry.bytes.len();
        let ends = self.size > SIZES.1 || self.size > SIZES.0 && entry.may_end();
        self.last = entry.key;
        ends
    }

    fn pack(self) -> Chunk {
        let bytes = pack::gzip(&self.bytes);
        Chunk { first: self.first, name: pack::short_hash(&bytes), bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(count: usize, without: usize) -> Vec<String> {
        (0..count).filter(|it| *it != without).map(|it| format!("k{it:06}")).collect()
    }

    fn fill(keys: Vec<String>) -> Vec<Plain> {
        let mut coded = keys.into_iter().map(|key| Coded { key, bytes: vec![0; 40] });
        std::iter::from_fn(|| Plain::fill(&mut coded)).collect()
    }

    #[test]
    fn a_key_less_moves_no_chunk_far_away() {
        let first = |keys| fill(keys).into_iter().map(|it| it.first).collect::<Vec<_>>();
        let (all, less) = (first(keys(20_000, 20_000)), first(keys(20_000, 100)));
        assert!(all.len() > 20, "{}", all.len());
        let same = all.iter().filter(|it| less.contains(it)).count();
        assert!(same >= all.len() - 3, "{same} of {}", all.len());
    }

    #[test]
    fn no_key_is_lost_or_doubled() {
        let keys = keys(5_000, 0);
        let written: usize = keys.iter().map(|it| it.len() + 40).sum();
        let chunks = fill(keys.clone());
        assert_eq!(chunks.iter().map(|it| it.size).sum::<usize>(), written);
        assert_eq!(chunks.last().map(|it| &it.last), keys.last());
    }
}
