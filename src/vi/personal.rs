//! Finds in running text what the law protects: numbers and addresses that reach one person, and what
//! is told of someone who is named.
//!
//! Everything here may be wrong: a warning asks a person to look. So it looks for what office texts
//! really write, a sentence that names nobody tells nothing of anyone, and what is told of a group
//! ("bà con giáo dân") is told of no one.

mod mention;
mod number;
mod peoples;
mod protected;
#[cfg(test)]
mod tests;
mod trigger;
mod words;

use std::ops::Range;

use super::names::Names;
use mention::{Mention, mentions};
use words::Words;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A telephone number.
    Phone,
    /// A citizen's number.
    CitizenNumber,
    /// An e-mail address.
    Email,
    /// When someone was born.
    Birth,
    /// Someone's people, religion or health.
    Sensitive,
    /// A child.
    Child,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// What stands there.
    pub kind: Kind,
    /// Where.
    pub range: Range<usize>,
    /// Whether it stands beside someone who agreed to be named, and beside no one else.
    pub has_agreed: bool,
}

/// Those who are known to be people, and who of them agreed to be named.
#[derive(Clone, Debug, Default)]
pub struct Known {
    names: Names,
}

/// How many people may be told something at once.
const MANY: usize = 16;

/// What marks the name of someone who agreed, and of someone who did not.
const AGREED: &str = "agreed";
const NOT_AGREED: &str = "";

impl Known {
    /// Adds someone. A name of one word is a part of too many others.
    pub fn add(&mut self, name: &str, has_agreed: bool) {
        if name.split_whitespace().count() > 1 {
            self.names.add(name, if has_agreed { AGREED } else { NOT_AGREED });
        }
    }

    /// Tells whether a text names someone: by a known name, or with a title, “bà Nguyễn Thị Lan”.
    pub fn names_someone(&self, text: &str) -> bool {
        !mentions(text, &Words::of(text), self).is_empty()
    }
}

/// Finds everything in a text.
pub fn sightings(text: &str, known: &Known) -> Vec<Sighting> {
    let mut found = Vec::new();
    let mut read = 0;
    for at in trigger::triggers(text) {
        if at >= read {
            let sentence = sentence(text, at);
            read = sentence.end;
            of_sentence(text, sentence, known, &mut found);
        }
    }
    found
}

/// Finds what a sentence tells.
fn of_sentence(text: &str, sentence: Range<usize>, known: &Known, found: &mut Vec<Sighting>) {
    let (start, text) = (sentence.start, &text[sentence]);
    let words = Words::of(text);
    let mentions = mentions(text, &words, known);
    let mut told = number::numbers(text);
    told.extend(number::addresses(text).map(|it| (Kind::Email, it)));
    if !mentions.is_empty() {
        let children = mentions.iter().filter(|it| it.is_child);
        told.extend(children.map(|it| (Kind::Child, it.range.clone())));
        told.extend(protected::told(text, &words, &mentions));
    }
    told.sort_by_key(|(kind, range)| (range.start, *kind));
    found.extend(told.into_iter().map(|(kind, range)| Sighting {
        kind,
        has_agreed: have_agreed(text, &range, &mentions),
        range: start + range.start..start + range.end,
    }));
}

/// Tells whether all agreed of whom something is told: of those named last before it, or else of the
/// first after it.
fn have_agreed(text: &str, range: &Range<usize>, mentions: &[Mention]) -> bool {
    let before = mentions.partition_point(|it| it.range.start < range.end);
    let Some(last) = before.checked_sub(1) else {
        return mentions.first().is_some_and(|it| it.has_agreed);
    };
    // “Bà A và ông B, đều là người Dao” tells it of both.
    let goes_on = |pair: &[Mention]| {
        let between = text[pair[0].range.end..pair[1].range.start].trim();
        matches!(between, "," | "và" | "cùng" | "với" | "cùng với" | ", và")
    };
    let pairs = mentions[..=last].windows(2).rev();
    let others = pairs.take(MANY).take_while(|pair| goes_on(pair)).count();
    mentions[last - others..=last].iter().all(|it| it.has_agreed)
}

/// Gives the sentence that a place of a text stands in.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].char_indices().rev().find(|(at, _)| ends(text, *at));
    let end = text[at..].char_indices().find(|(after, _)| ends(text, at + after));
    let after = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
    start.map_or(0, |(at, _)| after(at))..end.map_or(text.len(), |(end, _)| after(at + end))
}

/// Tells whether a sentence ends with the letter at a place.
fn ends(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        b'\n' => true,
        b'.' | b'!' | b'?' | b';' => text[at + 1..].chars().next().is_none_or(char::is_whitespace),
        _ => false,
    }
}
