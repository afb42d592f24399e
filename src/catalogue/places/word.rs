//! The words that say what a unit is, before its name: “xã”, “phường”, “tỉnh” …
//!
//! Reading them in what people type is [`super::find`]'s work, in lists of offices [`super::list`]'s.

use super::Kind;

/// A word before the name of a unit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is written in the middle of a sentence.
    pub(super) label: &'static str,
    /// As people type it, folded: the word itself, then its abbreviations.
    pub(super) typed: &'static [&'static str],
    /// The level of a unit that lies in another.
    inner: Kind,
}

static WORDS: [Word; 9] = [
    Word { label: "tỉnh", typed: &["tinh", "t"], inner: Kind::Province },
    Word { label: "thành phố", typed: &["thanh pho", "tp"], inner: Kind::District },
    Word { label: "quận", typed: &["quan", "q"], inner: Kind::District },
    Word { label: "huyện", typed: &["huyen", "h"], inner: Kind::District },
    Word { label: "thị xã", typed: &["thi xa", "tx"], inner: Kind::District },
    Word { label: "xã", typed: &["xa", "x"], inner: Kind::Commune },
    Word { label: "phường", typed: &["phuong", "p"], inner: Kind::Commune },
    Word { label: "thị trấn", typed: &["thi tran", "tt"], inner: Kind::Commune },
    Word { label: "đặc khu", typed: &["dac khu", "dk"], inner: Kind::Commune },
];

impl Word {
    /// Finds the word written exactly so.
    pub(super) fn labelled(label: &str) -> Option<&'static Self> {
        WORDS.iter().find(|word| word.label == label)
    }

    /// Gives every word.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        WORDS.iter()
    }

    /// Finds the word that is typed, folded, so or as an abbreviation.
    pub(super) fn typed(folded: &str) -> Option<&'static Self> {
        WORDS.iter().find(|word| word.typed.contains(&folded))
    }

    /// Tells whether a unit in another with this word is a district.
    pub(super) fn is_district(&self) -> bool {
        self.inner == Kind::District && self.label != "thành phố"
    }

    /// Splits a folded name into the word it begins with and the rest.
    pub(super) fn strip(folded: &str) -> Option<(&'static Self, &str)> {
        let rest = |typed: &str| {
            folded.strip_prefix(typed)?.strip_prefix(' ').filter(|rest| !rest.is_empty())
        };
        let spelled = |word: &'static Self| word.typed.iter().find_map(|typed| rest(typed));
        WORDS.iter().find_map(|word| Some((word, spelled(word)?)))
    }

    /// Lists every word, as an editor may write it.
    pub(super) fn labels() -> String {
        WORDS.iter().map(|word| word.label).collect::<Vec<_>>().join(", ")
    }

    /// Gives the level of a unit with this word; a “thành phố” in no other unit is a province.
    pub(super) fn kind(&self, has_parent: bool) -> Kind {
        match self.label {
            "thành phố" if !has_parent => Kind::Province,
            _ => self.inner,
        }
    }
}

/// Puts a word and a name together: “xã” and “Hiền Quan” make “Xã Hiền Quan”.
///
/// A name that already begins with its word stays as it is: so are written “Thị Trấn Prao”, whose
/// capitals are its own, and “Phường Phường Đúc”.
pub(super) fn push_full(into: &mut String, word: &Word, name: &str) {
    if !begins_with(name, word.label) {
        let mut letters = word.label.chars();
        into.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        into.push_str(letters.as_str());
        into.push(' ');
    }
    into.push_str(name);
}

/// Tells whether `name` begins with the word `label`, letters' case aside.
pub(super) fn begins_with(name: &str, label: &str) -> bool {
    let mut letters = name.chars();
    let same = label.chars().all(|letter| {
        letters.next().is_some_and(|other| other.to_lowercase().eq(letter.to_lowercase()))
    });
    same && letters.next() == Some(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(label: &str, name: &str) -> String {
        let mut text = String::new();
        push_full(&mut text, Word::labelled(label).unwrap(), name);
        text
    }

    #[test]
    fn names_get_their_word_once() {
        assert_eq!(full("xã", "Hiền Quan"), "Xã Hiền Quan");
        assert_eq!(full("đặc khu", "Côn Đảo"), "Đặc khu Côn Đảo");
        assert_eq!(full("thị trấn", "Thị Trấn Prao"), "Thị Trấn Prao");
        assert_eq!(full("phường", "Phường Phường Đúc"), "Phường Phường Đúc");
        assert_eq!(full("xã", "Xãi"), "Xã Xãi");
    }

    #[test]
    fn typed_words_are_split_from_the_name() {
        let split = |folded| Word::strip(folded).map(|(word, rest)| (word.label, rest));
        assert_eq!(split("thi xa go cong"), Some(("thị xã", "go cong")));
        assert_eq!(split("tp ho chi minh"), Some(("thành phố", "ho chi minh")));
        assert_eq!(split("p 5"), Some(("phường", "5")));
        assert_eq!(split("xa"), None);
        assert_eq!(split("hien quan"), None);
    }
}
