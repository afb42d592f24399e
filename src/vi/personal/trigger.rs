//! Where a text might hold something to look at: one pass over its bytes, for most sentences tell nothing
//! of anyone.
//!
//! Invariant: wherever a sentence tells something, a trigger stands within it. The tests hold this
//! against a look at every sentence.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::mention::OF_CHILDREN;
use super::protected::{AGE, BIRTH, CLASS, OF_PEOPLE, TERMS};
use super::words::looks;

/// What may begin, or be, something to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// The first letter of a number.
    Number,
    /// The sign in an e-mail address.
    Address,
    /// The term with this place among [`TERMS`].
    Term(usize),
    /// What stands before a people.
    People,
    /// What stands before the name of a child.
    Child,
    /// What stands before a day or a year.
    Birth,
    /// What stands behind years.
    Age,
    /// The word before the number of a class.
    Class,
}

/// Finds the pieces of texts, each with its cue.
static CUES: LazyLock<(AhoCorasick, Vec<Cue>)> = LazyLock::new(|| {
    let mut pieces: Vec<(String, Cue)> = vec![
        ("0".to_owned(), Cue::Number),
        ("+".to_owned(), Cue::Number),
        ("@".to_owned(), Cue::Address),
    ];
    for (index, term) in TERMS.iter().enumerate() {
        let [written, capital, _] = looks(term.words);
        pieces.push((written, Cue::Term(index)));
        pieces.push((capital, Cue::Term(index)));
    }
    let words = OF_PEOPLE.map(|it| (it, Cue::People)).into_iter();
    let words = words.chain(OF_CHILDREN.map(|it| (it, Cue::Child)));
    let words = words.chain(BIRTH.map(|it| (it, Cue::Birth)));
    for (word, cue) in words.chain([(AGE, Cue::Age), (CLASS, Cue::Class)]) {
        pieces.extend(looks(word).map(|it| (it, cue)));
    }
    pieces.sort_by(|one, other| one.0.cmp(&other.0));
    pieces.dedup_by(|one, other| one.0 == other.0);
    let (pieces, cues): (Vec<String>, Vec<Cue>) = pieces.into_iter().unzip();
    (AhoCorasick::new(pieces).expect("a few short words make an automaton"), cues)
});

/// Finds where something to look at may stand, from the first on.
pub(super) fn triggers(text: &str) -> Vec<usize> {
    let (automaton, cues) = &*CUES;
    let mut found: Vec<usize> = automaton
        .find_overlapping_iter(text)
        .filter(|it| cues[it.pattern()].holds(text, it.range()))
        .map(|it| it.start())
        .collect();
    // The automaton goes by their ends.
    found.sort_unstable();
    found
}

/// Finds the terms in a text that stand alone, each with its place among [`TERMS`].
pub(super) fn terms(text: &str) -> Vec<(usize, Range<usize>)> {
    let (automaton, cues) = &*CUES;
    let found = automaton.find_overlapping_iter(text).filter_map(|it| match cues[it.pattern()] {
        Cue::Term(term) if stands_alone(text, &it.range()) => Some((term, it.range())),
        _ => None,
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(_, range)| (range.start, range.end));
    found
}

impl Cue {
    /// Tells whether what stands around a piece lets it be what it looks like.
    fn holds(self, text: &str, range: Range<usize>) -> bool {
        let is_alone = || stands_alone(text, &range);
        let is_mark = |it: &char| !it.is_alphanumeric();
        let next = || text[range.end..].chars().find(|it| !is_mark(it));
        let previous = || text[..range.start].chars().rev().find(|it| !is_mark(it));
        match self {
            Cue::Number => is_long(text.as_bytes(), range.start),
            Cue::Address => true,
            Cue::Term(_) => is_alone(),
            Cue::People | Cue::Child => is_alone() && next().is_some_and(char::is_uppercase),
            // A digit, or a word before one: “sinh ngày”, “sinh vào tháng”.
            Cue::Birth => {
                let may_lead = |it: char| it.is_ascii_digit() || "nNtTvVkKmM".contains(it);
                is_alone() && next().is_some_and(may_lead)
            }
            Cue::Age => is_alone() && previous().is_some_and(char::is_numeric),
            Cue::Class => is_alone() && previous().is_some_and(|it| matches!(it, 'h' | 'H')),
        }
    }
}

/// Tells whether a number that begins at a place has digits enough to be looked at.
fn is_long(bytes: &[u8], start: usize) -> bool {
    let is_within = start > 0 && bytes[start - 1].is_ascii_digit();
    let run = bytes[start..].iter().take(24);
    let run = run.take_while(|it| matches!(it, b'0'..=b'9' | b' ' | b'.' | b'-' | b'+' | b')'));
    !is_within && run.filter(|it| it.is_ascii_digit()).count() >= 10
}

/// Tells whether no letter or digit stands beside a piece.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}
