//! The syllables that the browser is told of, to check spelling and to tell the rare from the usual.

use std::cmp::Reverse;

use super::chunk::Chunk;
use super::merge::Entry;

/// How many there are: the most frequent ones.
const WORDS: usize = 12_000;

/// Gives a key of the index that is a syllable, with the number of times that it is found.
pub(super) fn counted(entry: &Entry) -> Option<(String, usize)> {
    let count = || entry.forms.iter().map(|it| it.postings.len()).sum();
    is_word(&entry.key).then(|| (entry.key.clone(), count()))
}

/// Gives the most frequent ones in order, each with the whole part of the binary logarithm of its
/// frequency.
pub(super) fn ranked(chunks: &[Chunk]) -> Vec<(String, u32)> {
    let mut words: Vec<&(String, usize)> = chunks.iter().flat_map(|it| &it.words).collect();
    words.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    words.truncate(WORDS);
    words.sort();
    words.into_iter().map(|(key, count)| (key.clone(), count.ilog2())).collect()
}

fn is_word(key: &str) -> bool {
    key.starts_with(|it: char| it.is_ascii_lowercase())
        && key.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
}
