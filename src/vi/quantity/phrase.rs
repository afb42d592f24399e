//! Compares words with units: the longest unit counts, and `đồng chí` is no money.

use super::lex::{Kind, Token};
use crate::vi::unit::{self, Dimension, Unit};

/// Words that begin like a unit and mean something else.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("cây", "số"),
    ("con", "đường"),
    ("con", "em"),
    ("công", "an"),
    ("công", "nhân"),
    ("công", "trình"),
    ("công", "ty"),
    ("đồng", "bào"),
    ("đồng", "chí"),
    ("đồng", "đội"),
    ("đồng", "hồ"),
    ("đồng", "ruộng"),
    ("khẩu", "hiệu"),
    ("ngày", "công"),
    ("phần", "trăm"),
    ("tổ", "chức"),
    ("tổ", "trưởng"),
    ("tổ", "viên"),
    ("trụ", "sở"),
    ("xã", "hội"),
    ("xã", "viên"),
];

/// Finds the physical unit that stands here where one of `dimension` is expected.
pub(super) fn measured(tokens: &[Token], dimension: Dimension) -> Option<(Unit, usize)> {
    let found = spaced_power(tokens, dimension).or_else(|| physical(tokens));
    found.filter(|(_, length)| !is_other_word(tokens, *length))
}

/// Finds the longest physical unit that stands here, and counts its tokens.
pub(super) fn physical(tokens: &[Token]) -> Option<(Unit, usize)> {
    let mut written = String::new();
    let mut found = None;
    let mut words = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Word | Kind::Percent if words < unit::MOST_WORDS => {
                if words > 0 {
                    written.push(' ');
                }
                written.push_str(&token.text);
                words += 1;
            }
            Kind::Dash if words > 0 => continue,
            _ => break,
        }
        found = unit::unit_of(&written).map(|unit| (unit, index + 1)).or(found);
    }
    found
}

/// Finds `m 2`, typed with a space: where an area is expected, or where the text ends.
fn spaced_power(tokens: &[Token], dimension: Dimension) -> Option<(Unit, usize)> {
    let [metre, power, rest @ ..] = tokens else { return None };
    let power = match power.text.as_str() {
        "2" | "²" => "2",
        "3" | "³" => "3",
        _ => return None,
    };
    let unit = unit::unit_of(&format!("{}{power}", metre.text))?;
    (unit.dimension == dimension || rest.is_empty()).then_some((unit, 2))
}

/// Tells whether tokens begin with a unit's words, and not with a longer word of another meaning.
pub(super) fn starts_with(tokens: &[Token], words: &[Token]) -> bool {
    let same = tokens.len() >= words.len() && words.iter().zip(tokens).all(|(a, b)| a.same(b));
    same && !is_other_word(tokens, words.len())
}

/// Tells whether a word of one syllable goes on into another word: `đồng chí` is no money.
fn is_other_word(tokens: &[Token], length: usize) -> bool {
    match tokens {
        [first, second, ..] if length == 1 => {
            OTHER_WORDS.contains(&(first.text.as_str(), second.text.as_str()))
        }
        _ => false,
    }
}

/// Tells how many tokens name the same unit as a part of a rate does.
pub(super) fn same_unit(tokens: &[Token], per: &[Token]) -> Option<usize> {
    match (physical(tokens), physical(per)) {
        (Some((found, length)), Some((expected, all))) if all == per.len() => {
            (found == expected).then_some(length)
        }
        _ => starts_with(tokens, per).then_some(per.len()),
    }
}
