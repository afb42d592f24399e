//! Tells the word of a unit from its name: “Phường Ba Đình”, “TP. Hồ Chí Minh”, “BA ĐÌNH” beside “Phường”.

use crate::catalogue::places::find::folded;
use crate::catalogue::places::word::{Word, begins_with, push_full};

/// Reads a word as a list writes it beside a name: “Phường”, “TT”, “Thành phố Trung ương”.
pub(super) fn word(written: &str) -> Option<&'static Word> {
    let folded = folded(written);
    Word::typed(&folded).or_else(|| {
        // “Thành phố trực thuộc Trung ương” is a city, whatever it is subject to.
        let (word, rest) = Word::strip(&folded)?;
        rest.contains("trung uong").then_some(word)
    })
}

/// Gives the word that a name begins with, written out or short. Its accents count: “Quan Sơn” and
/// “Tĩnh Gia” are names.
pub(super) fn leading_word(name: &str) -> Option<&'static Word> {
    Word::all().find(|word| begins_with(name, word.label) || short_end(word, name).is_some())
}

/// Gives a name in full: with its word, once, and single spaces.
pub(super) fn full(word: &'static Word, name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut full = String::with_capacity(name.len() + 12);
    push_full(&mut full, word, &name[short_end(word, &name).unwrap_or_default()..]);
    full
}

/// Gives where a name goes on after “TP.”, “TP” and the like.
fn short_end(word: &Word, name: &str) -> Option<usize> {
    let end = name.find(['.', ' '])?;
    let (short, rest) = (&name[..end], name[end + 1..].trim_start());
    let is_short = short.chars().all(char::is_uppercase) || name[end..].starts_with('.');
    let known = word.typed.iter().skip(1).any(|typed| *typed == folded(short));
    (is_short && known && !rest.is_empty()).then(|| name.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_lists_write_them() {
        let label = |written| word(written).map(|word| word.label);
        assert_eq!(label("Phường"), Some("phường"));
        assert_eq!(label("XÃ"), Some("xã"));
        assert_eq!(label("TT"), Some("thị trấn"));
        assert_eq!(label("Thành phố Trung ương"), Some("thành phố"));
        assert_eq!(label("Tỉnh"), Some("tỉnh"));
        assert_eq!(label("Thôn"), None);
        assert_eq!(label(""), None);
    }

    #[test]
    fn names_get_their_word_once() {
        let name = |written: &str| full(leading_word(written).unwrap(), written);
        assert_eq!(name("Phường  Ba Đình"), "Phường Ba Đình");
        assert_eq!(name("TP. Hồ Chí Minh"), "Thành phố Hồ Chí Minh");
        assert_eq!(name("TP.Hồ Chí Minh"), "Thành phố Hồ Chí Minh");
        assert_eq!(name("P. 5"), "Phường 5");
        assert_eq!(full(word("phường").unwrap(), "Phường Phường Đúc"), "Phường Phường Đúc");
        assert_eq!(full(word("xã").unwrap(), "Xuân Ái"), "Xã Xuân Ái");
        for name in ["Hà Nội", "Quan Sơn", "Tĩnh Gia", "Xa Dung", "Phương Sơn", "TP", "P."]
        {
            assert_eq!(leading_word(name), None, "{name}");
        }
    }
}
