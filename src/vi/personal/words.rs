//! The words of a sentence, without the marks around them.

use std::ops::Range;

use crate::vi::syllable::is_marked_latin;

/// The words of a text, and where they stand in it.
pub(super) struct Words<'t> {
    text: &'t str,
    words: Vec<(usize, &'t str)>,
}

impl<'t> Words<'t> {
    /// Cuts a text into words.
    pub(super) fn of(text: &'t str) -> Self {
        let edge = |it: char| !is_letter(it);
        let mut at = 0;
        let mut words = Vec::new();
        for piece in text.split(char::is_whitespace) {
            let word = piece.trim_start_matches(edge);
            let start = at + piece.len() - word.len();
            let word = word.trim_end_matches(edge);
            if !word.is_empty() {
                words.push((start, word));
            }
            let end = at + piece.len();
            at = end + text[end..].chars().next().map_or(0, char::len_utf8);
        }
        Self { text, words }
    }

    /// Tells how many there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Gives a word, or nothing past the last.
    pub(super) fn get(&self, index: usize) -> &'t str {
        self.words.get(index).map_or("", |it| it.1)
    }

    /// Gives the word `steps` before another, in small letters.
    pub(super) fn before(&self, index: usize, steps: usize) -> String {
        index.checked_sub(steps).map_or("", |it| self.words[it].1).to_lowercase()
    }

    /// Gives where the words from `first` to `last` stand.
    pub(super) fn range(&self, first: usize, last: usize) -> Range<usize> {
        let (end, word) = self.words[last];
        self.words[first].0..end + word.len()
    }

    /// Tells whether nothing but blanks stands between a word and the next.
    pub(super) fn goes_on(&self, index: usize) -> bool {
        self.words.len() > index + 1 && {
            let between = self.range(index, index).end..self.words[index + 1].0;
            self.text[between].chars().all(char::is_whitespace)
        }
    }

    /// Gives the word that stands at a place, or the last before it.
    pub(super) fn index_of(&self, at: usize) -> usize {
        self.words.partition_point(|(start, _)| *start <= at).saturating_sub(1)
    }
}

/// Tells a letter or a digit: of our letters without a look at tables, which takes longer.
pub(super) fn is_letter(sign: char) -> bool {
    if sign.is_ascii() {
        return sign.is_ascii_alphanumeric();
    }
    is_marked_latin(sign) || sign.is_alphanumeric()
}

/// Tells whether a word is one of small letters, with a capital or in capitals: sinh, Sinh, SINH.
pub(super) fn is_word(word: &str, small: &str) -> bool {
    let is_same = |letter: char, small: char| letter == small;
    let is_capital = |letter: char, small: char| small.to_uppercase().eq([letter]);
    let all = |is: &dyn Fn(char, char) -> bool, from: usize| {
        word.chars().zip(small.chars()).skip(from).all(|(letter, small)| is(letter, small))
    };
    let is_first =
        || word.chars().zip(small.chars()).next().is_some_and(|it| is_capital(it.0, it.1));
    // Capitals of Vietnamese take as many bytes as small letters.
    word.len() == small.len()
        && (word == small || (is_first() && (all(&is_same, 1) || all(&is_capital, 1))))
}

/// Gives every look of a word of small letters that [`is_word`] takes for it.
pub(super) fn looks(small: &str) -> [String; 3] {
    let mut letters = small.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    [small.to_owned(), first.chain(letters).collect(), small.to_uppercase()]
}

/// Tells a part of a name: a capital and then small letters, or a single capital.
pub(super) fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|it| !it.is_uppercase() && !it.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_as_tables_tell_them() {
        for sign in '\0'..=char::MAX {
            assert_eq!(is_letter(sign), sign.is_alphanumeric(), "{sign:?}");
        }
    }
}
