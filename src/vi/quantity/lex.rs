//! Cuts a figure's text into numbers, words and signs, each with its place in the text as written.
//!
//! Differences that carry no meaning end here: normalization, case, kinds of spaces and dashes, `²`
//! for `2`, a capital O for a zero, punctuation at the end.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::vi::fold::is_tone;

/// The sort of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits with their dots and commas.
    Number,
    /// Letters, or a unit such as `m2`.
    Word,
    /// `%`.
    Percent,
    /// `/`.
    Slash,
    /// A hyphen or dash of any length.
    Dash,
    /// `→`, `->` or `=>`.
    Arrow,
    /// An opening bracket.
    Open,
    /// Anything else.
    Sign,
}

/// A number, word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Its text in one form: lower case, NFC, digits as digits.
    pub(super) text: String,
    /// Its place in the text as written.
    pub(super) span: Range<usize>,
}

impl Token {
    /// Tells whether two tokens are the same word, wherever the tone stands in it (khoá, khóa).
    pub(super) fn same(&self, other: &Self) -> bool {
        self.kind == other.kind
            && (self.text == other.text || tone_last(&self.text) == tone_last(&other.text))
    }
}

/// Moves the tone of a syllable behind its letters.
fn tone_last(word: &str) -> String {
    let (tones, letters): (String, String) = word.nfd().partition(|mark| is_tone(*mark));
    letters.nfc().chain(tones.chars()).collect()
}

/// Cuts a text into tokens, without the punctuation that ends it.
pub(super) fn lex(text: &str) -> Vec<Token> {
    let letters = letters(text);
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(rest) = letters.get(at..)
        && !rest.is_empty()
    {
        let (token, length) = scan(rest);
        tokens.extend(token);
        at += length;
    }
    let ends = |token: &Token| matches!(token.text.as_str(), "." | "," | ";" | ":" | "!");
    while tokens.last().is_some_and(ends) {
        tokens.pop();
    }
    tokens
}

/// A character in NFC, with the bytes it was written as.
struct Letter {
    ch: char,
    span: Range<usize>,
}

/// Composes a text letter by letter, remembering where each came from.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        // Most signs are of themselves what they are in NFC, and no mark follows.
        if is_settled(first) && chars.peek().is_none_or(|(_, it)| is_settled(*it)) {
            letters.push(Letter { ch: plain(first), span: start..end });
            continue;
        }
        while let Some((at, mark)) = chars.next_if(|(_, c)| canonical_combining_class(*c) != 0) {
            end = at + mark.len_utf8();
        }
        let composed = text[start..end].nfc().filter(|c| !is_invisible(*c));
        letters.extend(composed.map(|c| Letter { ch: plain(c), span: start..end }));
    }
    letters
}

/// Tells a sign that is seen, no mark, and of itself in NFC: of those below U+0300 and our letters.
fn is_settled(ch: char) -> bool {
    matches!(ch, '\0'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}')
}

/// Tells whether a character is never seen: zero-width spaces and joiners, the soft hyphen, the BOM.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Replaces the variants of a sign by the one the reader knows.
fn plain(ch: char) -> char {
    match ch {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '÷' => '-',
        '⁄' | '∕' => '/',
        '⇒' | '➔' | '➜' | '➝' | '⟶' | '⟹' => '→',
        _ => ch,
    }
}

/// Reads one token, and tells how many letters it took.
fn scan(rest: &[Letter]) -> (Option<Token>, usize) {
    let Some(first) = rest.first().map(|letter| letter.ch) else { return (None, 1) };
    if first.is_whitespace() {
        return (None, 1);
    }
    let (kind, text, length) = match number(rest) {
        Some((text, length)) => (Kind::Number, text, length),
        None if first.is_alphabetic() => word(rest),
        None => sign(rest),
    };
    let end = rest.get(length - 1).map_or(0, |letter| letter.span.end);
    (Some(Token { kind, text, span: rest[0].span.start..end }), length)
}

/// Reads digits, and dots or commas between them; a capital O beside a digit is a zero.
fn number(rest: &[Letter]) -> Option<(String, usize)> {
    let at = |index: usize| rest.get(index).map_or(' ', |letter| letter.ch);
    if !(at(0).is_ascii_digit() || at(0) == 'O' && at(1).is_ascii_digit()) {
        return None;
    }
    let mut text = String::new();
    for index in 0..rest.len() {
        match at(index) {
            'O' => text.push('0'),
            digit if digit.is_ascii_digit() => text.push(digit),
            sign @ ('.' | ',') if at(index + 1).is_ascii_digit() || at(index + 1) == 'O' => {
                text.push(sign);
            }
            _ => break,
        }
    }
    let length = text.len();
    Some((text, length))
}

/// Reads letters, and the 2 or 3 of a square or cubic metre.
fn word(rest: &[Letter]) -> (Kind, String, usize) {
    let letters = rest.iter().map(|letter| letter.ch);
    let run: Vec<char> =
        letters.take_while(|c| c.is_alphabetic() || canonical_combining_class(*c) != 0).collect();
    // An Icelandic ð is what old fonts typed for đ.
    let lower = run.iter().flat_map(|c| c.to_lowercase()).map(|c| if c == 'ð' { 'đ' } else { c });
    let mut text: String = lower.collect();
    let mut length = run.len();
    if matches!(text.as_str(), "m" | "km" | "cm" | "mm") {
        let (power, signs) = power(&rest[length..]);
        text.push_str(power);
        length += signs;
    }
    (Kind::Word, text, length)
}

/// Reads the power of a metre, and tells how many signs it took.
fn power(rest: &[Letter]) -> (&'static str, usize) {
    let at = |index: usize| rest.get(index).map_or(' ', |letter| letter.ch);
    match (at(0), at(1), at(2)) {
        ('²', ..) => ("2", 1),
        ('³', ..) => ("3", 1),
        ('2', next, _) if !next.is_ascii_digit() => ("2", 1),
        ('3', next, _) if !next.is_ascii_digit() => ("3", 1),
        ('^', '2', next) if !next.is_ascii_digit() => ("2", 2),
        ('^', '3', next) if !next.is_ascii_digit() => ("3", 2),
        _ => ("", 0),
    }
}

/// Reads a sign of one to three characters.
fn sign(rest: &[Letter]) -> (Kind, String, usize) {
    let at = |index: usize| rest.get(index).map_or(' ', |letter| letter.ch);
    let (kind, text, length) = match (at(0), at(1), at(2)) {
        ('→', ..) => (Kind::Arrow, '→', 1),
        ('-', '-', '>') => (Kind::Arrow, '→', 3),
        ('-' | '=', '>', _) => (Kind::Arrow, '→', 2),
        ('>', '=', _) => (Kind::Sign, '≥', 2),
        ('<', '=', _) => (Kind::Sign, '≤', 2),
        ('-', ..) => (Kind::Dash, '-', 1),
        ('/', ..) => (Kind::Slash, '/', 1),
        ('%', ..) => (Kind::Percent, '%', 1),
        (bracket @ ('(' | '['), ..) => (Kind::Open, bracket, 1),
        (other, ..) => (Kind::Sign, other, 1),
    };
    (kind, text.to_string(), length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = lex(text);
        let found: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_and_units_part_without_a_space() {
        check("hơn60m2", &["hơn", "60", "m2"]);
        check("19.471 M².", &["19.471", "m2"]);
        check("2,1m->4m", &["2,1", "m", "→", "4", "m"]);
        check("15tr, 1.OOO đ", &["15", "tr", ",", "1.000", "đ"]);
        check("m22 km^2", &["m", "22", "km2"]);
    }

    #[test]
    fn signs_have_one_form() {
        check("3–5—7‑9", &["3", "-", "5", "-", "7", "-", "9"]);
        check("1 --> 2 => 3 → 4", &["1", "→", "2", "→", "3", "→", "4"]);
        check(">= 60 %;", &["≥", "60", "%"]);
    }

    #[test]
    fn spans_point_into_the_text_as_written() {
        let text = "g\u{e2}\u{300}n\u{a0}60 hô\u{323}";
        let tokens = lex(text);
        let written: Vec<&str> = tokens.iter().map(|token| &text[token.span.clone()]).collect();
        assert_eq!(written, ["g\u{e2}\u{300}n", "60", "hô\u{323}"]);
        assert_eq!(tokens[0].text, "gần");
    }

    #[test]
    fn what_is_settled_at_a_glance_is() {
        for ch in (0..0x3100_u32).filter_map(char::from_u32).filter(|it| is_settled(*it)) {
            assert!(canonical_combining_class(ch) == 0 && !is_invisible(ch), "{ch:?}");
            assert!([ch].into_iter().nfc().eq([ch]), "{ch:?}");
        }
    }

    #[test]
    fn tone_may_stand_on_either_vowel() {
        let [old, new] = ["khoá", "khóa"].map(|word| lex(word).remove(0));
        assert!(old.same(&new));
        assert!(!old.same(&lex("khoa")[0]));
    }
}
