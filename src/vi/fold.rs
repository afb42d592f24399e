//! Brings text to one form: NFC for keeping, unaccented lower case for matching.
//!
//! A folded text is a key, never shown: authors' words stay as written. Cutting text into words and
//! ranking what is found are the search's work.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::glance;

/// Composes a text to NFC, without copying when it is so already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_composed_vietnamese(text) || is_nfc(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Tells whether a text holds only what Vietnamese is written with, composed: characters below U+0300,
/// from U+1E80 to U+1EFF and from U+2010 to U+203F. All of them stay as they are in NFC.
#[expect(clippy::needless_bitwise_bool, reason = "no branch: many places are looked at at once")]
pub(crate) fn is_composed_vietnamese(text: &str) -> bool {
    !glance::any(text, |a, b, c| {
        let is_vietnamese = (a == 0xe1) & ((b == 0xba) | (b == 0xbb));
        let is_punctuation = (a == 0xe2) & (b == 0x80) & (c >= 0x90);
        (a > 0xcb) & !is_vietnamese & !is_punctuation
    })
}

/// Folds a text to lower case without Vietnamese marks: `Đường Hòa` becomes `duong hoa`.
///
/// Marks are taken off Latin letters only, so that й or ё of another script stay themselves.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = nfc(text).to_lowercase();
    let mut after_latin = false;
    let bare = lower.nfd().filter(|&letter| {
        if is_vietnamese_mark(letter) {
            return !after_latin;
        }
        after_latin = letter.is_ascii_alphabetic();
        true
    });
    bare.map(without_stroke).nfc().collect()
}

/// Tells whether a combining mark is one of the five tones.
pub(super) fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Tells whether a combining mark is a tone, or the circumflex, breve or horn of â, ă and ơ.
pub(super) fn is_vietnamese_mark(mark: char) -> bool {
    is_tone(mark) || matches!(mark, '\u{302}' | '\u{306}' | '\u{31B}')
}

/// Turns đ, which Unicode does not decompose, into d.
pub(super) fn without_stroke(letter: char) -> char {
    // Old fonts typed Đ as the Icelandic Ð, which looks the same.
    if matches!(letter, 'đ' | 'ð') { 'd' } else { letter }
}

/// Folds text to what two spellings of one word share: small letters, each tone at the end of its
/// syllable, single blanks. "Hòa" is "hoà"; "hoa" and "hóa" are other words.
pub fn spelling(text: &str) -> String {
    let lower = text.to_lowercase();
    let syllable = |word: &str| -> String {
        let (tones, letters): (String, String) = word.nfd().partition(|it| is_tone(*it));
        letters + &tones
    };
    lower.split_whitespace().map(syllable).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_taken_for_composed_at_a_glance_is_composed() {
        for letter in (0..0x3100_u32).filter_map(char::from_u32) {
            let text = letter.to_string();
            if is_composed_vietnamese(&text) {
                assert_eq!(text.nfc().collect::<String>(), text);
            }
        }
        assert!(is_composed_vietnamese("“Hiến đất” – 1.250 m², đ"));
        assert!(!is_composed_vietnamese("Hie\u{302}\u{301}n"));
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        assert_eq!(spelling("Hòa  Bình"), spelling("hoà bình"));
        assert_ne!(spelling("hoa"), spelling("hóa"));
        assert_ne!(spelling("C++"), spelling("C#"));
    }

    #[test]
    fn marks_and_case_are_folded() {
        for (text, expected) in [
            ("Hiến đất làm đường", "hien dat lam duong"),
            ("ĐẮK LẮK, Tr’hy", "dak lak, tr’hy"),
            ("Ẫ Ễ ệ Ơ ở Ư ự Ă ặ Ỹ", "a e e o o u u a a y"),
            ("hòa hoà thủy thuỷ", "hoa hoa thuy thuy"),
            ("Ð\u{1ea5}t", "dat"),
            ("plain ASCII 19.471 m2", "plain ascii 19.471 m2"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        assert_eq!(fold("Йогурт ЁЛКА Ά 東京 Ü"), "йогурт ёлка ά 東京 ü");
    }

    #[test]
    fn nfc_borrows_what_is_composed() {
        assert!(matches!(nfc("đường"), Cow::Borrowed(_)));
        assert_eq!(nfc("d\u{1b0}\u{1a1}\u{300}ng"), "dường");
    }

    proptest! {
        #[test]
        fn folding_does_not_see_normalization(text in "[a-zàảãáạăằâấđêềôơờưừỹ A-ZĐỞ\\PC]{0,40}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
