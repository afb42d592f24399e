//! Cuts text into syllables as the search compares them: a key without marks, and a form with them.
//!
//! `themes/danvan/assets/search/1-words.js` does the same in the browser; `tests/search/normalise.json` holds
//! both to one list of examples, and `tests/search/fuzz.js` to each other. What they share:
//!
//! 1. A word is a run of letters, digits and marks. An apostrophe between two of them does not part
//!    them (R’lấp), nor does a dot or comma between two digits; what nobody sees is left out.
//! 2. A word is brought to NFKC and lower case; ð is đ.
//! 3. A number stands alone: `19.471m2` is `19471` and `m2`, `2,5` stays, `03` is `3`.
//! 4. The key has neither tone nor quality marks; the form has the quality marks and the tone as a
//!    digit at its end. So hòa and hoà are one form, and so are the composed and the decomposed.
//! 5. A lone y after h, k, l, m, s, t, v or qu is i: kỹ and kĩ are one.
//! 6. Whatever stands between two words, but blanks and what joins words, ends a phrase.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical, is_combining_mark};

use super::fold::{is_tone, is_vietnamese_mark, without_stroke};

/// The most letters a syllable has; what is longer is no word that anyone searches.
const LONGEST: usize = 40;

/// A syllable or a number as the search compares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// Its letters without marks: `duong`.
    pub key: String,
    /// Its letters with quality marks, and its tone as a digit: `đương1`.
    pub form: String,
    /// Whether a phrase ends before it, so that it makes no pair with the syllable before.
    pub starts: bool,
}

/// Cuts a text into syllables.
pub fn syllables(text: &str) -> Vec<Syllable> {
    let mut found = Vec::new();
    words(text, |word, mut starts| {
        let read = found.len();
        for (key, form) in parts(word) {
            found.push(Syllable { key, form, starts: std::mem::take(&mut starts) });
        }
        found.len() > read
    });
    found
}

/// Gives each word of a text to `take`, and whether a phrase starts with it; `take` answers whether
/// the word has any syllable.
pub fn words(text: &str, take: impl FnMut(&str, bool) -> bool) {
    let mut words = Words { text, take, starts: true, before: String::new(), piece: 0 };
    let mut at = 0;
    loop {
        at = end_of_letters(text.as_bytes(), at);
        let Some(sign) = text[at..].chars().next() else { break };
        let next = at + sign.len_utf8();
        if sign == ' ' {
            words.end(at, next);
        } else if is_unseen(sign) || words.goes_on_past(sign, at, next) {
            words.leave_out(at, next);
        } else if !is_word(sign) && !words.goes_on_with(sign, at, next) {
            words.end(at, next);
            words.starts |= !joins(sign);
        }
        at = next;
    }
    words.end(at, at);
}

/// A text of which words are read.
struct Words<'t, F> {
    text: &'t str,
    take: F,
    /// Whether a phrase starts with the word under way.
    starts: bool,
    /// What was read of the word before something was left out; most words are one piece of the text.
    before: String,
    /// Where the piece of the word begins that is being read.
    piece: usize,
}

impl<F: FnMut(&str, bool) -> bool> Words<'_, F> {
    /// Ends the word, if there is one; the next begins at `next`.
    fn end(&mut self, at: usize, next: usize) {
        let mut word = &self.text[self.piece..at];
        if !self.before.is_empty() {
            self.before.push_str(word);
            word = &self.before;
        }
        if !word.is_empty() {
            self.starts &= !(self.take)(word, self.starts);
            self.before.clear();
        }
        self.piece = next;
    }

    /// Leaves out what stands from `at` to `next`.
    fn leave_out(&mut self, at: usize, next: usize) {
        self.before.push_str(&self.text[self.piece..at]);
        self.piece = next;
    }

    /// Gives the last sign of the word that ends at `at` so far.
    fn last(&self, at: usize) -> Option<char> {
        let piece = &self.text[self.piece..at];
        if piece.is_empty() { self.before.chars().next_back() } else { piece.chars().next_back() }
    }

    /// Gives the first sign from `next` on that is seen.
    fn following(&self, next: usize) -> Option<char> {
        self.text[next..].chars().find(|it| !is_unseen(*it))
    }

    /// Tells whether a word goes on past an apostrophe, which is no part of it.
    fn goes_on_past(&self, sign: char, at: usize, next: usize) -> bool {
        is_apostrophe(sign)
            && self.last(at).is_some()
            && self.following(next).is_some_and(is_word)
            && !is_word(sign)
    }

    /// Tells whether a number goes on with a point.
    fn goes_on_with(&self, sign: char, at: usize, next: usize) -> bool {
        let is_digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
        matches!(sign, '.' | ',') && is_digit(self.last(at)) && is_digit(self.following(next))
    }
}

/// Gives where digits and letters that we write with end; other letters may follow.
fn end_of_letters(bytes: &[u8], mut at: usize) -> usize {
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
    while let Some(byte) = bytes.get(at) {
        let length = LENGTHS[usize::from(*byte)];
        let is_other = match byte {
            0xc3 => matches!(next(at), 0x97 | 0xb7),
            0xe1 => !matches!(next(at), 0xb8..=0xbb),
            _ => length == 0,
        };
        if is_other {
            break;
        }
        at += usize::from(length);
    }
    at
}

/// For each byte that begins a digit or a letter that we write with, how many bytes that has; of 0xc3 all
/// but × and ÷, of 0xe1 those from Ḁ to ỿ.
const LENGTHS: [u8; 256] = {
    let mut lengths = [0; 256];
    let mut byte = 0_u8;
    while byte < 0xff {
        lengths[byte as usize] = match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => 1,
            0xc3..=0xc8 => 2,
            0xe1 => 3,
            _ => 0,
        };
        byte += 1;
    }
    lengths
};

/// Gives the key and the form of each syllable and number of a word.
pub fn parts(word: &str) -> Vec<(String, String)> {
    let mut parts = cut(word);
    let is_long = |key: &str| key.chars().nth(LONGEST).is_some();
    parts.retain(|(key, _)| !is_long(key) && key.chars().any(char::is_alphanumeric));
    parts
}

/// Takes a word apart into numbers and syllables.
fn cut(word: &str) -> Vec<(String, String)> {
    let plain = plain(word);
    let mut parts = Vec::new();
    let mut rest = plain.as_str();
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() {
            rest.find(|it: char| !is_of_number(it))
        } else {
            rest.find(['.', ',']).map(|it| it.max(1))
        };
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        if first.is_ascii_digit() {
            parts.extend(numbers(part).into_iter().map(|it| (it.clone(), it)));
        } else {
            parts.push(syllable(part));
        }
        rest = after;
    }
    parts
}

/// Brings a word to NFKC and lower case, without signs that are of no word.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.chars().all(|it| is_ours(it) || matches!(it, '.' | ',')) {
        return lower;
    }
    let plain: String = word.nfkc().collect::<String>().to_lowercase();
    let kept = plain.chars().filter(|it| is_word(*it) || matches!(it, '.' | ','));
    kept.map(|it| if it == 'ð' { 'đ' } else { it }).collect()
}

/// Reads a number; what is none falls apart into its digits.
fn numbers(text: &str) -> Vec<String> {
    let text = text.trim_end_matches(['.', ',']);
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split('.');
    let leads = groups.next().is_some_and(|it| it.len() <= 3);
    let grouped = !whole.contains('.') || leads && groups.all(|it| it.len() == 3);
    if !grouped || fraction.contains(['.', ',']) {
        let parts = text.split(['.', ',']).filter(|it| !it.is_empty());
        return parts.map(|it| without_zero(it).to_owned()).collect();
    }
    let whole = whole.replace('.', "");
    if fraction.is_empty() {
        return vec![without_zero(&whole).to_owned()];
    }
    vec![format!("{whole},{fraction}")]
}

/// Takes the zero off `03`, which counts; codes are longer and keep theirs.
fn without_zero(digits: &str) -> &str {
    if digits.len() == 2 { digits.strip_prefix('0').unwrap_or(digits) } else { digits }
}

/// Gives the key and the form of a syllable in lower case.
fn syllable(text: &str) -> (String, String) {
    let is_ours = text.chars().all(is_ours);
    let (mut key, mut form, tone) = if is_ours { bare_of_ours(text) } else { bare(text) };
    if matches!(&*key, "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "vy" | "quy") {
        key.pop();
        key.push('i');
        form.pop();
        form.push('i');
    }
    form.extend(tone);
    (key, form)
}

/// Takes the marks off a syllable. Gives its key, its form without the tone, and the tone.
fn bare(text: &str) -> (String, String, Option<char>) {
    let (mut key, mut form, mut tone) = (String::new(), String::new(), None);
    let mut after_latin = false;
    for letter in text.nfd() {
        if after_latin && is_vietnamese_mark(letter) {
            if is_tone(letter) {
                tone = Some(tone_digit(letter));
            } else {
                form.push(letter);
            }
            continue;
        }
        after_latin = letter.is_ascii_alphabetic();
        key.push(without_stroke(letter));
        form.push(letter);
    }
    (key.nfc().collect(), form.nfc().collect(), tone)
}

/// Does as [`bare`] does with a syllable of letters and digits of ours, letter by letter.
fn bare_of_ours(text: &str) -> (String, String, Option<char>) {
    let (mut key, mut form, mut tone) = (String::new(), String::new(), None);
    for letter in text.chars() {
        decompose_canonical(letter, |part| {
            if is_tone(part) {
                tone = Some(tone_digit(part));
            } else if is_vietnamese_mark(part) {
                let bare = form.pop();
                form.extend(bare.and_then(|it| compose(it, part)));
            } else {
                key.push(without_stroke(part));
                form.push(part);
            }
        });
    }
    (key, form, tone)
}

/// Tells a digit or a small letter that we write with, composed.
fn is_ours(letter: char) -> bool {
    match letter {
        '0'..='9' | 'a'..='z' | 'đ' => true,
        'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý' => true,
        'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => true,
        // Capitals and small letters stand side by side.
        'ạ'..='ỹ' => u32::from(letter) % 2 == 1,
        _ => false,
    }
}

fn tone_digit(mark: char) -> char {
    match mark {
        '\u{300}' => '1',
        '\u{301}' => '2',
        '\u{309}' => '3',
        '\u{303}' => '4',
        _ => '5',
    }
}

fn is_word(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    is_marked_latin(letter)
        || letter.is_alphanumeric()
        || is_combining_mark(letter)
        || is_squared(letter)
}

/// Tells whether a sign is of the blocks where our letters with marks stand, all of them letters; of
/// any other sign tables tell, which takes longer.
pub(super) fn is_marked_latin(sign: char) -> bool {
    matches!(sign, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ')
}

/// Tells whether a sign is a unit in one square, as ㎡ is, which Unicode takes for no letter.
fn is_squared(sign: char) -> bool {
    matches!(sign, '\u{3300}'..='\u{33FF}')
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '.' | ',')
}

fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′')
}

/// Tells whether the words on both sides of a sign still are one phrase.
fn joins(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\u{A0}' | '\u{202F}' | '-' | '‐' | '‑' | '–' | '/' | '&' | '_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Vector {
        text: String,
        words: String,
    }

    /// Reads words as [`words`] does, sign by sign; those with an a have a syllable.
    fn sign_by_sign(text: &str) -> Vec<(String, bool)> {
        let signs: Vec<char> = text.chars().filter(|it| !is_unseen(*it)).collect();
        let (mut found, mut word, mut starts) = (Vec::new(), String::new(), true);
        for (at, sign) in signs.iter().enumerate() {
            let next = signs.get(at + 1);
            let follows = |is: fn(&char) -> bool| next.is_some_and(is);
            let is_point = matches!(sign, '.' | ',')
                && word.ends_with(|it: char| it.is_ascii_digit())
                && follows(char::is_ascii_digit);
            if is_word(*sign) || is_point {
                word.push(*sign);
            } else if !(is_apostrophe(*sign) && !word.is_empty() && follows(|it| is_word(*it))) {
                if !word.is_empty() {
                    found.push((word.clone(), starts));
                    starts &= !word.contains('a');
                }
                word.clear();
                starts |= !joins(*sign);
            }
        }
        if !word.is_empty() {
            found.push((word, starts));
        }
        found
    }

    /// Writes syllables as the vectors do: `hien/hiên2 dat/đât2 | lam/lam1`.
    fn show(text: &str) -> String {
        let all = syllables(text).into_iter().enumerate().map(|(at, it)| {
            let bar = if it.starts && at > 0 { "| " } else { "" };
            format!("{bar}{}/{}", it.key, it.form)
        });
        all.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn vectors_shared_with_the_browser_hold() {
        let vectors: Vec<Vector> =
            serde_json::from_str(include_str!("../../tests/search/normalise.json")).unwrap();
        assert!(vectors.len() > 30);
        for Vector { text, words } in vectors {
            assert_eq!(show(&text), words, "{text}");
        }
    }

    #[test]
    fn letters_of_ours_are_read_as_all_others() {
        let ours = || (0..0x3100_u32).filter_map(char::from_u32).filter(|it| is_ours(*it));
        assert_eq!(ours().filter(|it| !it.is_ascii()).count(), 67);
        for letter in ours() {
            for text in [format!("{letter}"), format!("ngo{letter}i"), format!("{letter}ộ{letter}")]
            {
                assert_eq!(bare_of_ours(&text), bare(&text), "{text}");
                assert_eq!(text.nfkc().collect::<String>(), text);
                assert_eq!(plain(&text.to_uppercase()), text);
            }
        }
    }

    #[test]
    fn letters_that_are_passed_at_once_are_of_words() {
        for letter in (0..0x3100_u32).filter_map(char::from_u32) {
            let end = end_of_letters(letter.to_string().as_bytes(), 0);
            assert!(end == 0 || end == letter.len_utf8() && is_word(letter), "{letter:?}");
        }
        assert_eq!(end_of_letters("Đường2×".as_bytes(), 0), "Đường2".len());
    }

    proptest! {
        #[test]
        fn words_are_read_as_sign_by_sign(text in "[a-zàđỞ0-9 .,’'×\u{AD}\u{200B}\u{300}ʼ㎡/!-]{0,30}") {
            let mut found = Vec::new();
            let take = |word: &str, starts: bool| {
                found.push((word.to_owned(), starts));
                word.contains('a')
            };
            words(&text, take);
            prop_assert_eq!(found, sign_by_sign(&text));
        }

        #[test]
        fn forms_do_not_see_normalization(text in "[a-zàảãáạăằâấđêềôơờưừỹ A-ZĐỞ0-9.,’ɓеα東-]{0,40}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(syllables(&composed), syllables(&decomposed));
        }

        #[test]
        fn keys_are_short_and_hold_a_letter(text in "\\PC{0,200}") {
            for it in syllables(&text) {
                prop_assert!(it.key.chars().count() <= LONGEST);
                prop_assert!(it.key.chars().any(char::is_alphanumeric));
                prop_assert!(!it.key.contains(' ') && !it.form.contains(' '));
            }
        }
    }
}
