//! Which stories hold which syllables and pairs of syllables, and how much each counts there.
//!
//! Two syllables side by side mostly are a Vietnamese word, so that no dictionary is needed to find
//! words. A score is BM25F with usual lengths in the place of averages, in three bits.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::Source;
use super::document::{self, Part};
use crate::catalogue::StoryId;
use crate::vi::syllable::{Syllable, syllables};

/// How many stories are read at a time.
const BATCH: usize = 256;

/// How many syllables the browser is told of, for spelling.
const WORDS: usize = 12_000;

/// One form of a key, and the stories that hold it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The key, and after a zero the form: a pair's key starts with a blank.
    text: String,
    /// Number of the story and, in the lowest three bits, how much it counts there; in order.
    pub(super) postings: Vec<u32>,
}

impl Term {
    /// Gives the key.
    pub(super) fn key(&self) -> &str {
        self.text.split_once('\0').map_or("", |it| it.0)
    }

    /// Gives the form; empty where it is the key itself.
    pub(super) fn form(&self) -> &str {
        self.text.split_once('\0').map_or("", |it| it.1)
    }
}

/// Gives every term in order of key and form.
pub(super) fn terms(stories: &[StoryId], source: Source<'_>) -> Vec<Term> {
    let batches = stories.par_chunks(BATCH).enumerate();
    let read = batches.flat_map(|(at, batch)| read(at * BATCH, batch, source));
    let mut all: Vec<Term> = read.collect();
    all.par_sort_unstable_by(|a, b| {
        (&a.text, a.postings.first()).cmp(&(&b.text, b.postings.first()))
    });
    let mut terms: Vec<Term> = Vec::with_capacity(all.len());
    for term in all {
        match terms.last_mut() {
            Some(last) if last.text == term.text => last.postings.extend(term.postings),
            _ => terms.push(term),
        }
    }
    terms
}

/// Reads some stories, of which the first has the number `first`.
fn read(first: usize, batch: &[StoryId], source: Source<'_>) -> Vec<Term> {
    let mut gathered: HashMap<String, Vec<u32>> = HashMap::new();
    for (at, id) in batch.iter().enumerate() {
        let number = u32::try_from(first + at).expect("fewer stories than 2^29");
        for (text, impact) in weigh(*id, source) {
            gathered.entry(text).or_default().push(number << 3 | impact);
        }
    }
    gathered.into_iter().map(|(text, postings)| Term { text, postings }).collect()
}

/// Weighs the terms of a story.
fn weigh(id: StoryId, source: Source<'_>) -> Vec<(String, u32)> {
    let mut weights: HashMap<String, usize> = HashMap::new();
    for (part, text) in document::texts(id, source) {
        let syllables = syllables(&text);
        let one = weight(part, syllables.len());
        let mut before: Option<&Syllable> = None;
        for syllable in &syllables {
            *weights.entry(single(syllable)).or_default() += one;
            if let Some(first) = before.filter(|_| !syllable.starts) {
                *weights.entry(pair(first, syllable)).or_default() += one;
            }
            before = Some(syllable);
        }
    }
    let ordered = |text: &String| text.encode_utf16().all(|it| it < 0xD800);
    weights.into_iter().filter(|it| ordered(&it.0)).map(|(text, it)| (text, impact(it))).collect()
}

/// Gives the weight of one word of a part, in 1/256.
fn weight(part: Part, length: usize) -> usize {
    let usual = part.usual_length();
    // b is 0,75: a word of a long text counts less.
    part.weight() * 256 * 4 * usual / (usual + 3 * length).max(1)
}

/// Brings a weight to three bits; k1 is 1,2.
fn impact(weight: usize) -> u32 {
    u32::try_from(8 * weight / (weight + 307)).map_or(7, |it| it.min(7))
}

fn single(it: &Syllable) -> String {
    let form = if it.form == it.key { "" } else { &it.form };
    format!("{}\0{form}", it.key)
}

fn pair(a: &Syllable, b: &Syllable) -> String {
    if a.form == a.key && b.form == b.key {
        return format!(" {} {}\0", a.key, b.key);
    }
    format!(" {} {}\0{} {}", a.key, b.key, a.form, b.form)
}

/// Gives the syllables that spelling is checked against, each with the whole part of the binary
/// logarithm of its frequency; the most frequent ones, in order.
pub(super) fn words(terms: &[Term]) -> BTreeMap<&str, u32> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let is_word = |key: &str| {
        key.starts_with(|it: char| it.is_ascii_lowercase())
            && key.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    for term in terms.iter().filter(|it| is_word(it.key())) {
        *counts.entry(term.key()).or_default() += term.postings.len();
    }
    let mut ranked: Vec<(&str, usize)> = counts.into_iter().collect();
    ranked.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    ranked.truncate(WORDS);
    ranked.into_iter().map(|(key, count)| (key, count.ilog2())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_title_counts_more_than_one_of_a_body() {
        let impact = |part, length, times| impact(weight(part, length) * times);
        assert_eq!(impact(Part::Title, 10, 1), 6);
        assert_eq!(impact(Part::Lead, 30, 1), 5);
        assert_eq!(impact(Part::Body, 300, 1), 3);
        assert_eq!(impact(Part::Body, 300, 4), 6);
        assert_eq!(impact(Part::Body, 3_000, 1), 0);
        assert_eq!(impact(Part::Title, 1, 1_000), 7);
    }
}
