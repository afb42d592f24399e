//! Finds names of people in running text, and puts other words in their place.
//!
//! A name is found whole: between ends of words, in whatever case, across any blanks and line ends,
//! composed or not, its tones on either letter ("Hoà" is "Hòa"), with or without what nobody sees
//! within it. Accents count: "Hoa" is another name. `Nguyễn Văn Anh` holds no `Nguyễn Văn An`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::spelling;

/// Gives the initials of a name: `N.T.L.`
pub fn initials(name: &str) -> String {
    let letters =
        name.split_whitespace().filter_map(|word| word.chars().find(|it| it.is_alphabetic()));
    letters.flat_map(|it| it.to_uppercase().chain(['.'])).collect()
}

/// Names, and what is said instead of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// By their first word.
    by_first: BTreeMap<String, Vec<Name>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    /// The words after the first, each with what stands before it.
    rest: Vec<(Gap, String)>,
    instead: String,
}

/// What stands between two words of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Blanks.
    Blank,
    /// An apostrophe, a hyphen or a dot, with or without blanks.
    Mark,
}

/// A word of a text, as names are compared.
struct Word {
    range: Range<usize>,
    form: String,
}

impl Names {
    /// Adds a name; one without a letter is none.
    pub fn add(&mut self, name: &str, instead: &str) {
        let words = words(name);
        let Some((first, others)) = words.split_first() else { return };
        let mut end = first.range.end;
        let mut rest = Vec::with_capacity(others.len());
        for word in others {
            let between = &name[end..word.range.start];
            rest.push((gap(between).unwrap_or(Gap::Blank), word.form.clone()));
            end = word.range.end;
        }
        let names = self.by_first.entry(first.form.clone()).or_default();
        if names.iter().any(|it| it.rest == rest) {
            return;
        }
        names.push(Name { rest, instead: instead.to_owned() });
        // The longest first, so that a name within another leaves no half of it.
        names.sort_by_key(|it| std::cmp::Reverse(it.rest.len()));
    }

    /// Tells whether there is no name.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Finds every name in a text, with what is said instead of it.
    pub fn find<'a>(&'a self, text: &str) -> Vec<(Range<usize>, &'a str)> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let words = words(text);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let names = self.by_first.get(&word.form).into_iter().flatten();
            let name = names.into_iter().find(|it| it.stands_at(text, &words[at..]));
            if let Some(name) = name {
                let last = &words[at + name.rest.len()];
                found.push((word.range.start..last.range.end, name.instead.as_str()));
                at += name.rest.len();
            }
            at += 1;
        }
        found
    }

    /// Puts other words in the place of every name.
    pub fn replace<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let found = self.find(text);
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut replaced = String::with_capacity(text.len());
        let mut end = 0;
        for (range, instead) in found {
            replaced.push_str(&text[end..range.start]);
            replaced.push_str(instead);
            end = range.end;
        }
        replaced.push_str(&text[end..]);
        Cow::Owned(replaced)
    }
}

impl Name {
    /// Tells whether the words that a piece of a text begins with are the name.
    fn stands_at(&self, text: &str, words: &[Word]) -> bool {
        words.len() > self.rest.len()
            && self.rest.iter().zip(words.windows(2)).all(|((wanted, form), pair)| {
                let between = &text[pair[0].range.end..pair[1].range.start];
                pair[1].form == *form && gap(between) == Some(*wanted)
            })
    }
}

/// Tells what stands between two words; nothing where a name ends there.
fn gap(between: &str) -> Option<Gap> {
    let mut marks = between.chars().filter(|it| !it.is_whitespace() && !is_unseen(*it));
    match (marks.next(), marks.next()) {
        (None, _) => Some(Gap::Blank),
        (Some('\'' | '’' | '‘' | 'ʼ' | '`' | '-' | '‐' | '‑' | '.'), None) => {
            Some(Gap::Mark)
        }
        _ => None,
    }
}

/// Cuts a text into words.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let letters = text.char_indices().map(|(at, it)| (at, Some(it)));
    for (at, letter) in letters.chain([(text.len(), None)]) {
        let is_letter = letter.is_some_and(is_of_word);
        // What nobody sees neither begins a word nor parts one.
        let goes_on = start.is_some() && letter.is_some_and(is_unseen);
        match start {
            None if is_letter => start = Some(at),
            Some(from) if !is_letter && !goes_on => {
                words.push(word(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn word(text: &str, range: Range<usize>) -> Word {
    let seen = text[range.clone()].trim_end_matches(is_unseen);
    let range = range.start..range.start + seen.len();
    let plain: String = seen.chars().filter(|it| !is_unseen(*it)).collect();
    // Old fonts typed Đ as the Icelandic Ð, which looks the same.
    Word { range, form: spelling(&plain.replace(['Ð', 'ð'], "đ")) }
}

/// Tells of what words are made of; an apostrophe that Unicode counts among the letters is none.
fn is_of_word(letter: char) -> bool {
    (letter.is_alphanumeric() && letter != 'ʼ') || is_combining_mark(letter)
}

/// Tells of letters that take no room: a soft hyphen, what joins or parts letters.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn replaced(names: &[&str], text: &str) -> String {
        let mut all = Names::default();
        for name in names {
            all.add(name, "*");
        }
        all.replace(text).into_owned()
    }

    #[test]
    fn a_name_is_found_in_every_dress() {
        for text in [
            "Nguyễn Thị Hòa",
            "NGUYỄN THỊ HÒA",
            "nguyễn thị hoà",
            "Nguyễn\u{a0}Thị \n Hòa",
            "Nguy\u{ad}ễn Thị\u{200b} Hòa",
        ] {
            assert_eq!(replaced(&["Nguyễn Thị Hòa"], &format!("bà {text}.")), "bà *.", "{text}");
            let apart: String = text.nfd().collect();
            assert_eq!(replaced(&["Nguyễn Thị Hòa"], &format!("bà {apart}.")), "bà *.", "{text}");
        }
    }

    #[test]
    fn another_name_is_left() {
        for text in [
            "Nguyễn Thị Hoa",
            "Nguyễn Thị Hóa",
            "Nguyễn Thị Hòan",
            "Nguyễn Thị, Hòa",
            "Nguyễn Thị. Hòa",
            "nguyen thi hoa",
        ] {
            assert_eq!(replaced(&["Nguyễn Thị Hòa"], text), text);
        }
    }

    #[test]
    fn the_longest_of_names_that_begin_alike_is_taken() {
        let names = ["Y Ban", "Y Ban Niê"];
        assert_eq!(replaced(&names, "Y Ban Niê, Y Ban và Y Bang"), "*, * và Y Bang");
    }

    #[test]
    fn marks_within_a_name_are_of_one_kind() {
        assert_eq!(replaced(&["H'Hen Niê"], "chị H’Hen Niê (H’HEN NIÊ)"), "chị * (*)");
        assert_eq!(replaced(&["Đỗ Văn Tý"], "Ðỗ Văn Tý"), "*");
    }

    #[test]
    fn initials_are_of_every_word() {
        assert_eq!(initials("Nguyễn thị Đào"), "N.T.Đ.");
        assert_eq!(initials("H'Hen Niê"), "H.N.");
    }

    #[test]
    fn what_is_no_name_is_none() {
        assert_eq!(replaced(&["", " – "], "– bà –"), "– bà –");
    }

    proptest! {
        #[test]
        fn no_name_is_left_over(text in "(Lê|lê|An|AN|Văn|[ ,.\\n]|Anh){0,40}") {
            let mut names = Names::default();
            names.add("Lê Văn An", "(tên đã gỡ)");
            names.add("An Lê", "(tên đã gỡ)");
            let replaced = names.replace(&text).into_owned();
            prop_assert!(names.find(&replaced).is_empty(), "{}", replaced);
        }
    }
}
