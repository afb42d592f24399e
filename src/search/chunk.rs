//! Cuts the sorted keys into chunks, each read by a browser in one go.
//!
//! Where a chunk ends is told by the key alone, so that a key more or less moves one end and the
//! chunks around it stay byte for byte what they were. What is not read at once, as it is the less
//! telling part of a long list, stands in files beside the chunk, which names them.

use rayon::prelude::*;

use super::merge::{Entry, Form};
use super::packed::Packer;
use super::{SearchFile, pack, tail, word};
use crate::diagnostic::Diagnostic;

/// Bytes below which a chunk does not end, and above which it ends at any key.
const SIZES: (usize, usize) = (5_000, 10_000);

/// One key in so many may end a chunk.
const ENDS: u8 = 16;

/// Chunks that are compressed beside each other, while no more wait in memory.
pub(super) const AT_ONCE: usize = 256;

/// A part of the index.
pub(super) struct Chunk {
    /// Its first key.
    pub(super) first: String,
    /// Hash of its bytes.
    pub(super) name: String,
    /// Its bytes, compressed.
    pub(super) file: SearchFile,
    /// The files beside it by name.
    pub(super) tails: Vec<(String, SearchFile)>,
    /// The syllables among its keys, each with the number of times that it is found.
    pub(super) words: Vec<(String, usize)>,
}

/// Gives the name of the file of a chunk.
pub(super) fn file(name: &str) -> String {
    format!("k/khoa.{name}.idx")
}

/// Makes the chunks of all keys, which come in order.
pub(super) fn chunks(
    mut entries: impl Iterator<Item = Entry>,
    packer: &Packer<'_>,
) -> Result<Vec<Chunk>, Box<Diagnostic>> {
    let mut chunks = Vec::new();
    loop {
        let plain: Vec<Plain> =
            std::iter::from_fn(|| Plain::fill(&mut entries)).take(AT_ONCE).collect();
        if plain.is_empty() {
            return Ok(chunks);
        }
        let packed = plain.into_par_iter().map(|it| it.pack(packer));
        chunks.extend(packed.collect::<Result<Vec<Chunk>, _>>()?);
    }
}

/// A key and what is told of it.
struct Coded {
    key: String,
    forms: Vec<CodedForm>,
}

/// A form and its postings.
struct CodedForm {
    text: String,
    /// How many stories hold it.
    count: usize,
    /// The postings that stand in the chunk.
    head: Vec<u8>,
    /// The others.
    tail: Vec<u8>,
}

impl Coded {
    fn new(entry: Entry) -> Self {
        let Entry { key, forms } = entry;
        Self { key, forms: forms.into_iter().map(CodedForm::new).collect() }
    }

    /// Tells whether a chunk may end after the key.
    fn may_end(&self) -> bool {
        blake3::hash(self.key.as_bytes()).as_bytes()[0].is_multiple_of(ENDS)
    }
}

impl CodedForm {
    fn new(form: Form) -> Self {
        let count = form.postings.len();
        let (head, tail) = tail::part(form.postings);
        Self { text: form.text, count, head: pack::postings(&head), tail: pack::postings(&tail) }
    }
}

/// A chunk before it is compressed.
#[derive(Default)]
pub(super) struct Plain {
    first: String,
    /// Its last key.
    last: String,
    bytes: Vec<u8>,
    /// How long it would be if its keys stood in full.
    size: usize,
    /// The files beside it.
    tails: Vec<Vec<u8>>,
    words: Vec<(String, usize)>,
}

impl Plain {
    /// Takes keys until a chunk ends.
    pub(super) fn fill(entries: &mut impl Iterator<Item = Entry>) -> Option<Self> {
        let entry = entries.next()?;
        let mut plain = Self { first: entry.key.clone(), ..Self::default() };
        let mut ends = plain.take(entry);
        while let Some(entry) = (!ends).then(|| entries.next()).flatten() {
            ends = plain.take(entry);
        }
        Some(plain)
    }

    /// Takes a key, and tells whether the chunk ends with it.
    fn take(&mut self, entry: Entry) -> bool {
        self.words.extend(word::counted(&entry));
        self.add(Coded::new(entry))
    }

    /// Adds a key, and tells whether the chunk ends with it.
    fn add(&mut self, entry: Coded) -> bool {
        let shared = self.last.bytes().zip(entry.key.bytes()).take_while(|(a, b)| a == b).count();
        pack::number(&mut self.bytes, shared);
        pack::number(&mut self.bytes, entry.key.len() - shared);
        self.bytes.extend_from_slice(&entry.key.as_bytes()[shared..]);
        let start = self.bytes.len();
        pack::number(&mut self.bytes, entry.forms.len());
        for form in &entry.forms {
            self.add_form(form);
        }
        self.size += entry.key.len() + self.bytes.len() - start;
        let ends = self.size > SIZES.1 || self.size > SIZES.0 && entry.may_end();
        self.last = entry.key;
        ends
    }

    fn add_form(&mut self, form: &CodedForm) {
        pack::text(&mut self.bytes, &form.text);
        pack::number(&mut self.bytes, form.count);
        let has_tail = !form.tail.is_empty();
        pack::number(&mut self.bytes, form.head.len() << 1 | usize::from(has_tail));
        self.bytes.extend_from_slice(&form.head);
        if has_tail {
            let (file, start) = tail::add(&mut self.tails, &form.tail);
            for number in [file, start, form.tail.len()] {
                pack::number(&mut self.bytes, number);
            }
        }
    }

    pub(super) fn pack(self, packer: &Packer<'_>) -> Result<Chunk, Box<Diagnostic>> {
        let tails = self.tails.iter().map(|it| packer.pack(it, tail::file));
        let tails = tails.collect::<Result<Vec<_>, Box<Diagnostic>>>()?;
        let mut bytes = Vec::with_capacity(self.bytes.len() + 16);
        pack::number(&mut bytes, tails.len());
        for (name, _) in &tails {
            bytes.extend_from_slice(name.as_bytes());
        }
        bytes.extend_from_slice(&self.bytes);
        let (name, file) = packer.pack(&bytes, file)?;
        Ok(Chunk { first: self.first, name, file, tails, words: self.words })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::super::shelf::InMemory;
    use super::*;

    fn keys(count: usize, without: usize) -> Vec<String> {
        (0..count).filter(|it| *it != without).map(|it| format!("k{it:06}")).collect()
    }

    fn fill(keys: Vec<String>) -> Vec<Plain> {
        let form = || Form { text: "x".repeat(36), postings: vec![8] };
        let mut entries = keys.into_iter().map(|key| Entry { key, forms: vec![form()] });
        std::iter::from_fn(|| Plain::fill(&mut entries)).collect()
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
        let written: usize = keys.iter().map(|it| it.len() + 41).sum();
        let chunks = fill(keys.clone());
        assert_eq!(chunks.iter().map(|it| it.size).sum::<usize>(), written);
        assert_eq!(chunks.last().map(|it| &it.last), keys.last());
    }

    fn gunzip(bytes: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
        plain
    }

    /// Reads postings as a browser does.
    fn unfold(mut bytes: &[u8]) -> Vec<u32> {
        let mut story = 0;
        let next = || {
            let value = pack::take(&mut bytes)?;
            story += value >> 3;
            Some(story << 3 | value & 7)
        };
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn a_long_list_is_found_again_in_its_chunk_and_in_the_file_beside_it() {
        let postings: Vec<u32> = (0..20_000).map(|it| (it << 3) | (it % 8)).collect();
        let form = Form { text: "đương1".to_owned(), postings: postings.clone() };
        let entry = Entry { key: "duong".to_owned(), forms: vec![form] };
        let found = chunks([entry].into_iter(), &Packer::new(&InMemory)).unwrap();
        let [Chunk { first, file, tails, .. }] = &found[..] else {
            panic!("{} chunks", found.len())
        };
        assert_eq!(first, "duong");
        let plain = gunzip(&file.bytes().unwrap());
        let name = tails[0].0.as_bytes();
        let start = [&[1], name, &[0, 5], b"duong", &[1, 9], "đương1".as_bytes()].concat();
        let mut rest = plain.strip_prefix(&start[..]).unwrap();
        let count = pack::take(&mut rest);
        let size = pack::take(&mut rest).unwrap() as usize;
        let (own, mut rest) = rest.split_at(size >> 1);
        let place: Vec<u32> = std::iter::from_fn(|| pack::take(&mut rest)).collect();
        let tail = gunzip(&tails[0].1.bytes().unwrap());
        assert_eq!(
            (count, size & 1, place),
            (Some(20_000), 1, vec![0, 0, u32::try_from(tail.len()).unwrap()])
        );
        let mut all = [unfold(own), unfold(&tail)].concat();
        all.sort_unstable();
        assert_eq!(all, postings);
    }
}
