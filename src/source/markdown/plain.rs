//! Gathers the text without its markup, line by line, for search, excerpts and counting.

use super::Origin;
use super::escape::{begins_forbidden, is_forbidden};
use crate::vi::glance;

/// Text under way.
#[derive(Default)]
pub(super) struct Plain {
    text: String,
    /// Where the line under way begins in the text; nothing where it is empty so far.
    line: Option<usize>,
    gap: &'static str,
    words: usize,
    origins: Vec<Origin>,
}

impl Plain {
    /// Adds text to the line; blanks within become one space, those at its ends none.
    pub(super) fn push(&mut self, text: &str) {
        self.add(text);
    }

    /// Adds text that stands at a place of the file.
    pub(super) fn push_from(&mut self, text: &str, file: usize) {
        let origin = self.add(text).map(|(plain, at)| Origin { plain, file: file + at });
        self.origins.extend(origin);
    }

    /// Adds what stands between the blanks of a text. Gives where its first letter stands, in the whole
    /// text and in this one.
    fn add(&mut self, text: &str) -> Option<(usize, usize)> {
        if is_evenly_spaced(text) {
            return self.add_evenly_spaced(text);
        }
        let mut first = None;
        let mut at = 0;
        for run in text.split_inclusive(is_blank) {
            let letters = run.strip_suffix(is_blank).unwrap_or(run);
            first = first.or(self.push_letters(letters).map(|plain| (plain, at)));
            if letters.len() < run.len() {
                self.blank();
            }
            at += run.len();
        }
        first
    }

    /// Adds a text whose letters stand in the line as they stand in it.
    fn add_evenly_spaced(&mut self, text: &str) -> Option<(usize, usize)> {
        let rest = text.strip_prefix(' ').unwrap_or(text);
        let at = text.len() - rest.len();
        if at > 0 {
            self.blank();
        }
        let letters = rest.strip_suffix(' ').unwrap_or(rest);
        let first = self.push_letters(letters).map(|plain| (plain, at));
        if letters.len() < rest.len() {
            self.blank();
        }
        first
    }

    /// Parts what comes next from what stands on the line already, if both are there.
    pub(super) fn separate(&mut self, gap: &'static str) {
        self.gap = gap;
    }

    /// Parts what comes next by a space, where nothing else parts it.
    fn blank(&mut self) {
        if self.gap.is_empty() {
            self.gap = " ";
        }
    }

    /// Ends the line and gives it.
    pub(super) fn end_line(&mut self) -> &str {
        self.gap = "";
        let Some(start) = self.line.take() else { return "" };
        let line = &self.text[start..];
        self.words += count_words(line);
        line
    }

    /// Gives the whole text, the number of its words, and where its pieces come from.
    pub(super) fn finish(mut self) -> (String, usize, Vec<Origin>) {
        self.end_line();
        (self.text, self.words, self.origins)
    }

    /// Adds letters to the line, if there are any, and gives where they stand in the whole text.
    fn push_letters(&mut self, letters: &str) -> Option<usize> {
        if letters.is_empty() {
            return None;
        }
        if self.line.is_some() {
            self.text.push_str(self.gap);
        } else {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.line = Some(self.text.len());
        }
        self.gap = "";
        let at = self.text.len();
        self.text.push_str(letters);
        Some(at)
    }
}

fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace() || is_forbidden(c)
}

/// Tells whether all blanks of a text are spaces and no two of them stand side by side.
#[expect(clippy::needless_bitwise_bool, reason = "no branch: many places are looked at at once")]
fn is_evenly_spaced(text: &str) -> bool {
    !glance::any(text, |a, b, c| {
        let is_other_blank = (a < 0x20) | begins_forbidden(a, b, c);
        is_other_blank | (a == b' ') & (b == b' ')
    })
}

/// Counts the words of a line: what stands between blanks and holds a letter or a digit.
fn count_words(line: &str) -> usize {
    let is_word = |text: &str| text.contains(char::is_alphanumeric);
    if glance::any(line, |a, b, c| (a != b' ') & begins_blank(a, b, c)) {
        return line.split_whitespace().filter(|it| is_word(it)).count();
    }
    // Most words begin with a letter of ours, and are counted without a look at each.
    let line = line.trim_matches(' ');
    let mut words = glance::count(line, |a, b, c| (a == b' ') & begins_letter(b, c));
    let others = glance::places(line, |a, b, c| (a == b' ') & !begins_letter(b, c));
    for place in others {
        let rest = &line[place + 1..];
        words += usize::from(is_word(&rest[..rest.find(' ').unwrap_or(rest.len())]));
    }
    words + usize::from(is_word(&line[..line.find(' ').unwrap_or(line.len())]))
}

/// Tells whether bytes begin a blank of whatever kind.
#[expect(clippy::needless_bitwise_bool, reason = "no branch: many places are looked at at once")]
#[expect(clippy::inline_always, reason = "a call a place would take ten times as long")]
#[inline(always)]
fn begins_blank(a: u8, b: u8, c: u8) -> bool {
    let is_narrow = (c <= 0x8a) | (c == 0xa8) | (c == 0xa9) | (c == 0xaf);
    let is_general = (b == 0x80) & is_narrow | (b == 0x81) & (c == 0x9f);
    (a == b' ')
        | (0x09..=0x0d).contains(&a)
        | (a == 0xc2) & ((b == 0x85) | (b == 0xa0))
        | (a == 0xe1) & (b == 0x9a) & (c == 0x80)
        | (a == 0xe2) & is_general
        | (a == 0xe3) & (b == 0x80) & (c == 0x80)
}

/// Tells whether bytes begin a digit or a letter of ours; other letters are not told.
#[expect(clippy::needless_bitwise_bool, reason = "no branch: many places are looked at at once")]
#[expect(clippy::inline_always, reason = "a call a place would take ten times as long")]
#[inline(always)]
fn begins_letter(a: u8, b: u8) -> bool {
    // From À to ȿ, but for × and ÷; and from Ẁ to ỿ.
    let is_marked = (a == 0xc3) & (b != 0x97) & (b != 0xb7) | (0xc4..=0xc8).contains(&a);
    let is_vietnamese = (a == 0xe1) & ((b == 0xba) | (b == 0xbb));
    a.is_ascii_alphanumeric() | is_marked | is_vietnamese
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_collapse_and_lines_are_never_empty() {
        let mut plain = Plain::default();
        plain.push("  Hiến\n\t đất ");
        plain.push(" –");
        assert_eq!(plain.end_line(), "Hiến đất –");
        plain.push(" \n");
        assert_eq!(plain.end_line(), "");
        plain.push("1.250\u{A0}m2");
        let (text, words, _) = plain.finish();
        assert_eq!((text.as_str(), words), ("Hiến đất –\n1.250\u{A0}m2", 4));
    }

    #[test]
    fn pieces_know_where_they_come_from() {
        let mut plain = Plain::default();
        plain.push_from("Hiến", 10);
        plain.push(" ");
        plain.push_from("  đất", 20);
        plain.end_line();
        plain.separate(" · ");
        plain.push_from("xa", 40);
        let (text, _, origins) = plain.finish();
        let pieces: Vec<_> = origins.iter().map(|it| (&text[it.plain..], it.file)).collect();
        assert_eq!(pieces, [("Hiến đất\nxa", 10), ("đất\nxa", 22), ("xa", 40)]);
    }

    #[test]
    fn words_are_what_holds_a_letter_between_blanks() {
        for letter in (0..0x3100_u32).filter_map(char::from_u32) {
            for line in [format!("a{letter}b"), format!("{letter} “x”{letter}“y” –{letter}")]
            {
                let words = line.split_whitespace();
                let words = words.filter(|word| word.contains(char::is_alphanumeric)).count();
                assert_eq!(count_words(&line), words, "{line:?}");
                let glance = glance::any(&line, |a, b, c| (a != b' ') && begins_blank(a, b, c));
                assert_eq!(glance, letter.is_whitespace() && letter != ' ', "{letter:?}");
            }
        }
    }

    #[test]
    fn cells_are_parted_only_where_both_hold_text() {
        let mut plain = Plain::default();
        for cell in ["", "Thôn", "", " Hộ "] {
            plain.separate(" · ");
            plain.push(cell);
        }
        plain.separate(" · ");
        assert_eq!(plain.end_line(), "Thôn · Hộ");
    }
}
