//! Finds the numbers of running text, each with the word of exactness before it.
//!
//! Reading a figure whole, with its unit, is `quantity`'s work; here a title or a sentence is
//! searched for numbers that a figure may be compared with.

use std::ops::Range;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::quantity::{self, Amount, Expected, Qualifier, Quantity};

/// A number of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The number.
    pub value: Decimal,
    /// What the word before it says.
    pub qualifier: Qualifier,
    /// The bytes of both.
    pub range: Range<usize>,
}

/// Finds every number of a text that reads as one.
pub fn mentions(text: &str) -> Vec<Mention> {
    let words = words(text);
    let mut found = Vec::new();
    for (index, (at, word)) in words.iter().enumerate() {
        let Some(value) = number(word) else { continue };
        let before = &words[index.saturating_sub(2)..index];
        let (qualifier, start) = qualifier(before).unwrap_or((Qualifier::Exact, *at));
        found.push(Mention { value, qualifier, range: start..at + word.len() });
    }
    found
}

fn words(text: &str) -> Vec<(usize, &str)> {
    let edge = |it: char| !it.is_alphanumeric();
    text.split_whitespace()
        .map(|word| {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let start = word.len() - word.trim_start_matches(edge).len();
            (at + start, word.trim_matches(edge))
        })
        .collect()
}

/// What stands behind a number of nothing.
static NUMBER: LazyLock<Expected> = LazyLock::new(|| Expected::only("số"));

/// Reads a word that is a number and nothing else.
fn number(word: &str) -> Option<Decimal> {
    let plain = word.chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | ','));
    if word.is_empty() || !plain {
        return None;
    }
    if let Some(value) = plain_number(word) {
        return Some(value);
    }
    match quantity::read(&format!("{word} số"), &NUMBER, true) {
        Ok(Quantity { amount: Amount::Single(value), .. }) => Some(value),
        _ => None,
    }
}

/// Reads a whole number without marks, as most are: that takes no look at units.
fn plain_number(word: &str) -> Option<Decimal> {
    let is_plain = word.len() < 10 && !word.starts_with('0') && !word.contains(['.', ',']);
    word.parse::<u32>().ok().filter(|_| is_plain).map(Decimal::from)
}

/// Reads the word of exactness that ends `before`, and where it starts.
pub(super) fn qualifier(before: &[(usize, &str)]) -> Option<(Qualifier, usize)> {
    let lower = |word: &str| word.to_lowercase();
    let (at, last) = before.last()?;
    let one = match lower(last).as_str() {
        "trên" | "hơn" => Some(Qualifier::Over),
        "gần" => Some(Qualifier::Under),
        "khoảng" | "chừng" => Some(Qualifier::About),
        "dưới" => Some(Qualifier::AtMost),
        _ => None,
    };
    if let Some(one) = one {
        return Some((one, *at));
    }
    let [(at, first), (_, second)] = before else { return None };
    match (lower(first).as_str(), lower(second).as_str()) {
        ("ít", "nhất") | ("tối", "thiểu") => Some((Qualifier::AtLeast, *at)),
        ("tối", "đa") => Some((Qualifier::AtMost, *at)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Qualifier, &str)> {
        let found = mentions(text).into_iter();
        found.map(|it| (it.value.to_string(), it.qualifier, &text[it.range])).collect()
    }

    #[test]
    fn numbers_carry_the_word_before_them() {
        assert_eq!(
            found("Trên 260 mô hình, ít nhất 1.250 hộ (1,5 ha) năm 2020"),
            [
                ("260".to_owned(), Qualifier::Over, "Trên 260"),
                ("1250".to_owned(), Qualifier::AtLeast, "ít nhất 1.250"),
                ("1.5".to_owned(), Qualifier::Exact, "1,5"),
                ("2020".to_owned(), Qualifier::Exact, "2020"),
            ]
        );
    }

    #[test]
    fn whole_numbers_are_read_as_a_figure_is() {
        let unit = Expected::only("số");
        for word in (0..3_000).chain([99_999, 123_456_789]).map(|it| it.to_string()) {
            let read = quantity::read(&format!("{word} số"), &unit, true).ok();
            let read = read
                .and_then(|it| if let Amount::Single(it) = it.amount { Some(it) } else { None });
            assert_eq!(number(&word), read, "{word}");
        }
    }

    #[test]
    fn names_with_digits_are_no_numbers() {
        assert_eq!(found("ĐT185, 5.500/4.224m, 380-TB/TU, 2016–2020"), []);
    }
}
