//! Makes the text of a source file plain: UTF-8, no byte order mark, `\n` line ends, NFC.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::{Diagnostic, FilePath, Location, text as problem};
use crate::vi::fold::is_composed_vietnamese;
use crate::vi::glance;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The line, from one, of the first byte that is not UTF-8.
    pub line: usize,
}

/// Reads bytes as text.
pub fn decode(bytes: &[u8]) -> Result<String, NotUtf8> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // It reads many bytes at once, as the standard library does only where all are ASCII.
    let text = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.ok_or_else(|| not_utf8(bytes))?;
    let text = if glance::any(&text, |it, _, _| it == b'\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.into_owned()
    };
    Ok(nfc(text))
}

fn not_utf8(bytes: &[u8]) -> NotUtf8 {
    let valid = &bytes[..Encoding::utf8_valid_up_to(bytes)];
    NotUtf8 { line: valid.split(|it| *it == b'\n').count() }
}

/// Composes text, leaving text that is already composed as it is.
pub fn nfc(text: String) -> String {
    if is_composed_vietnamese(&text) {
        return text;
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    }
}

/// Tells of characters that nobody sees and that change what others read: control characters, and
/// those that turn the direction of writing.
fn is_unseen(letter: char) -> bool {
    let control = letter.is_control() && !matches!(letter, '\n' | '\t');
    control || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Tells whether text holds a character that nobody sees: by its bytes as [`is_unseen`] does.
#[expect(clippy::needless_bitwise_bool, reason = "no branch: many places are looked at at once")]
fn holds_unseen(text: &str) -> bool {
    glance::any(text, |a, b, c| {
        let is_control = (a < 0x20) & (a != b'\n') & (a != b'\t') | (a == 0x7f);
        let is_later_control = (a == 0xc2) & (b < 0xa0);
        let turns =
            (b == 0x80) & (0xaa..=0xae).contains(&c) | (b == 0x81) & (0xa6..=0xa9).contains(&c);
        is_control | is_later_control | (a == 0xe2) & turns
    })
}

/// Tells of every character of a file that nobody sees, and puts blanks in their place as
/// [`without_unseen`] does.
pub fn seen<'a>(file: &FilePath, text: &'a str, found: &mut Vec<Diagnostic>) -> Cow<'a, str> {
    let plain = without_unseen(text);
    if let Cow::Owned(_) = plain {
        let unseen = text.char_indices().filter(|(_, letter)| is_unseen(*letter));
        let span = |at: usize, letter: char| Location::span(file, at..at + letter.len_utf8());
        found.extend(unseen.map(|(at, letter)| problem::unseen(span(at, letter), letter)));
    }
    plain
}

/// Puts blanks in the place of characters that nobody sees; every other byte stays where it is.
pub fn without_unseen(text: &str) -> Cow<'_, str> {
    if !holds_unseen(text) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_unseen(letter) {
            plain.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            plain.push(letter);
        }
    }
    Cow::Owned(plain)
}

/// Undoes `%20` in an address; what does not decode to text stays as written.
pub fn decode_percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).filter(|_| *first == b'%');
        let byte = digits.and_then(|it| std::str::from_utf8(it).ok());
        let byte = byte.and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_line_ends_and_decomposed_letters_are_made_plain() {
        let text = decode("\u{feff}Ho\u{300}a\r\nLư\rx".as_bytes());
        assert_eq!(text, Ok("Hòa\nLư\nx".to_owned()));
    }

    #[test]
    fn unseen_characters_leave_blanks_and_move_nothing() {
        let text = "a\u{7}b\u{202e}c\u{85}\n\t\u{a0}";
        let mut found = Vec::new();
        assert_eq!(seen(&"x.md".into(), text, &mut found), "a b   c  \n\t\u{a0}");
        let spans: Vec<_> = found.into_iter().filter_map(|it| it.at.span).collect();
        assert_eq!(spans, [1..2, 3..6, 7..9]);
    }

    #[test]
    fn a_glance_tells_unseen_characters_from_others() {
        for letter in (0..0x3100_u32).filter_map(char::from_u32) {
            for text in [format!("{letter}"), format!("“{letter}ắ")] {
                assert_eq!(holds_unseen(&text), is_unseen(letter), "{letter:?}");
            }
        }
    }

    #[test]
    fn percent_signs_are_undone_once() {
        assert_eq!(decode_percent("%C4%91%E1%BA%A5t%20m%2525%"), "đất m%25%");
        assert_eq!(decode_percent("%FF"), "%FF");
    }

    #[test]
    fn bytes_of_another_encoding_name_their_line() {
        assert_eq!(decode(b"mot\nhai \xe2\n"), Err(NotUtf8 { line: 2 }));
    }
}
