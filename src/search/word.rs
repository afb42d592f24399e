//! The syllables that the browser is told of, to check spelling and to tell the rare from the usual.

use std::cmp::Reverse;

use super::merge::Entry;

/// How many there are: the most frequent ones.
const WORDS: usize = 12_000;

/// Syllables, each with the number of times that it is found.
#[derive(Default)]
pub(super) struct Words(Vec<(String, usize)>);

impl Words {
    /// Takes note of a key of the index.
    pub(super) fn note(&mut self, entry: &Entry) {
        if is_word(&entry.key) {
            let count = entry.forms.iter().map(|it| it.postings.len()).sum();
            self.0.push((entry.key.clone(), count));
        }
    }

    /// Gives the most frequent ones in order, each with the whole part of the binary logarithm of
    /// its frequency.
    pub(super) fn ranked(mut self) -> Vec<(String, u32)> {
        self.0.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        self.0.truncate(WORDS);
        self.0.sort();
        self.0.into_iter().map(|(key, count)| (key, count.ilog2())).collect()
    }
}

fn is_word(key: &str) -> bool {
    key.starts_with(|it: char| it.is_ascii_lowercase())
        && key.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
}
