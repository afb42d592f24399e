//! Takes a line apart into numbers and the words around them.

use std::ops::Range;

use crate::vi::unit::{self, MOST_WORDS};

/// Digits that may be an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// All of them: one number, a range or a fraction.
    pub(super) range: Range<usize>,
    /// The first number.
    pub(super) first: Range<usize>,
    /// The second number of a fraction.
    pub(super) whole: Option<Range<usize>>,
}

/// A word of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word.
    pub(super) text: &'t str,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// Finds the numbers of a line, each whole: what dashes and slashes join to letters or to a third
/// number is a date, a telephone or the number of a document.
pub(super) fn numbers(line: &str) -> Vec<Digits> {
    let (mut found, mut at) = (Vec::new(), 0);
    let next = |at: usize| line.as_bytes()[at..].iter().position(u8::is_ascii_digit);
    while let Some(start) = next(at).map(|it| at + it) {
        let first = start..number_end(line, start);
        let digits = digits(line, first.clone()).filter(|_| stands_free(line, start));
        at = digits.as_ref().map_or_else(|| run_end(line, first.end), |it| it.range.end);
        found.extend(digits);
    }
    found
}

/// Reads on behind a first number; nothing where it is part of a code.
fn digits(line: &str, first: Range<usize>) -> Option<Digits> {
    let alone = |first: Range<usize>| Digits { range: first.clone(), first, whole: None };
    let rest = &line[first.end..];
    let (joint, is_fraction) = joint(rest);
    let second = first.end + joint;
    if joint == 0 {
        return Some(alone(first));
    }
    if !line[second..].starts_with(|it: char| it.is_ascii_digit()) {
        // A dash between blanks parts two clauses; one without blanks joins.
        return rest.starts_with(char::is_whitespace).then(|| alone(first));
    }
    let second = second..number_end(line, second);
    if joins(&line[second.end..]) {
        return None;
    }
    let range = first.start..second.end;
    Some(Digits { range, first, whole: is_fraction.then_some(second) })
}

/// Measures what may join two numbers, `/`, `-` or ` - `, and tells whether it makes a fraction.
fn joint(rest: &str) -> (usize, bool) {
    let sign = rest.trim_start_matches(' ');
    let behind = sign.trim_start_matches(['-', '–']);
    if behind.len() < sign.len() {
        return (rest.len() - behind.trim_start_matches(' ').len(), false);
    }
    (usize::from(rest.starts_with('/')), true)
}

/// Tells whether a dash or slash joins what follows.
fn joins(rest: &str) -> bool {
    let behind = rest.trim_start_matches(['-', '–', '/']);
    behind.len() < rest.len() && behind.starts_with(char::is_alphanumeric)
}

/// Tells whether a number begins at `start`, and not within a name or a code.
fn stands_free(line: &str, start: usize) -> bool {
    let mut before = line[..start].chars().rev();
    match before.next() {
        Some('/' | '-' | '–' | '.' | ',') => !before.next().is_some_and(char::is_alphanumeric),
        other => !other.is_some_and(char::is_alphanumeric),
    }
}

/// Finds the end of a number: digits, with single dots and commas between them.
fn number_end(line: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = &line[end..];
        end += rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_digit()).len();
        let mut next = line[end..].chars();
        let goes_on = matches!(next.next(), Some('.' | ','))
            && next.next().is_some_and(|it| it.is_ascii_digit());
        if !goes_on {
            return end;
        }
        end += 1;
    }
}

fn run_end(line: &str, from: usize) -> usize {
    line[from..].find(char::is_whitespace).map_or(line.len(), |it| from + it)
}

/// Finds where the words end that scale a number: ` tỷ`, ` nghìn tỷ`, ` tỷ 200 triệu`.
pub(super) fn behind_scale(line: &str, from: usize) -> usize {
    let scale = |at: usize| {
        let word = word(line, at)?;
        unit::scale(&word.text.to_lowercase()).map(|_| word.range.end)
    };
    let Some(mut end) = scale(from) else { return from };
    loop {
        let blank = line.len() - line[end..].trim_start().len();
        let number = number_end(line, blank);
        match scale(number).filter(|_| number == blank || line[end..].starts_with(' ')) {
            Some(further) => end = further,
            None => return end,
        }
    }
}

/// Gives the words behind a place, as many as a unit may have, up to the first other sign.
pub(super) fn words(line: &str, from: usize) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut at = from;
    while let Some(word) = word(line, at).filter(|_| found.len() < MOST_WORDS) {
        at = word.range.end;
        found.push(word);
    }
    found
}

/// Reads one word behind blanks: letters, digits and dashes within; or `%`.
fn word(line: &str, from: usize) -> Option<Word<'_>> {
    let rest = line[from..].trim_start();
    let start = line.len() - rest.len();
    let length = match rest.chars().next()? {
        sign @ '%' => sign.len_utf8(),
        letter if letter.is_alphabetic() => {
            let ends = |it: char| !it.is_alphanumeric() && !matches!(it, '-' | '²' | '³');
            rest[..rest.find(ends).unwrap_or(rest.len())].trim_end_matches('-').len()
        }
        _ => return None,
    };
    Some(Word { text: &rest[..length], range: start..start + length })
}

/// Joins words as a unit is written.
pub(super) fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|it| it.text.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// Gives the last two words before a place, each with its beginning; none where a sign parts them.
pub(super) fn words_before(line: &str, place: usize) -> Vec<(usize, &str)> {
    let before = &line[..place];
    let edge = |it: char| !it.is_alphanumeric();
    let mut found = Vec::new();
    for word in before.split_whitespace().rev().take(2) {
        let trimmed = word.trim_start_matches(edge);
        if trimmed.is_empty() || trimmed.ends_with(edge) {
            break;
        }
        let end = word.as_ptr() as usize + word.len() - line.as_ptr() as usize;
        found.insert(0, (end - trimmed.len(), trimmed));
        if trimmed.len() < word.len() {
            break;
        }
    }
    found
}
