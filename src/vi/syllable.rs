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
use unicode_normalization::char::is_combining_mark;

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
pub fn words(text: &str, mut take: impl FnMut(&str, bool) -> bool) {
    let mut word = String::new();
    let mut starts = true;
    let mut end = |word: &mut String, starts: &mut bool| {
        *starts &= word.is_empty() || !take(word, *starts);
        word.clear();
    };
    let mut letters = text.chars().filter(|it| !is_unseen(*it)).peekable();
    while let Some(letter) = letters.next() {
        if is_word(letter) || is_point(&word, letter, letters.peek()) {
            word.push(letter);
        } else if !(is_apostrophe(letter)
            && !word.is_empty()
            && letters.peek().is_some_and(|it| is_word(*it)))
        {
            end(&mut word, &mut starts);
            starts |= !joins(letter);
        }
    }
    end(&mut word, &mut starts);
}

/// Gives the key and the form of each syllable and number of a word.
pub fn parts(word: &str) -> Vec<(String, String)> {
    let mut parts = cut(word);
    let is_long = |key: &str| key.chars().nth(LONGEST).is_some();
    parts.retain(|(key, _)| !is_long(key) && key.chars().any(char::is_alphanumeric));
    parts
}

/// Takes a word apart into numbers and syllables.
fn cut(word: &str) -> Vec<(String, String)> {
    let plain: String = word.nfkc().collect::<String>().to_lowercase();
    let kept = plain.chars().filter(|it| is_word(*it) || matches!(it, '.' | ','));
    let plain: String = kept.map(|it| if it == 'ð' { 'đ' } else { it }).collect();
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
    let (mut key, mut form): (String, String) = (key.nfc().collect(), form.nfc().collect());
    if matches!(&*key, "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "vy" | "quy") {
        key.pop();
        key.push('i');
        form.pop();
        form.push('i');
    }
    form.extend(tone);
    (key, form)
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
fn is_marked_latin(sign: char) -> bool {
    matches!(sign, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ')
}

/// Tells whether a sign is a unit in one square, as ㎡ is, which Unicode takes for no letter.
fn is_squared(sign: char) -> bool {
    matches!(sign, '\u{3300}'..='\u{33FF}')
}

/// Tells whether a sign stands between two digits of a number.
fn is_point(word: &str, sign: char, next: Option<&char>) -> bool {
    matches!(sign, '.' | ',')
        && word.ends_with(|it: char| it.is_ascii_digit())
        && next.is_some_and(char::is_ascii_digit)
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

    proptest! {
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
