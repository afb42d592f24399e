//! Finds the amounts of running text: numbers with a unit, as `56 hộ`, `1,2 tỷ đồng`, `75-80%`.
//!
//! What only looks like one is passed over: dates, years, numbers of decisions, of houses and of
//! telephones, ordinals, the numbers of a list. Whether an amount matters is for others to say.

use std::collections::BTreeSet;
use std::ops::Range;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::mention::qualifier;
use super::quantity::{self, Amount, Expected, Qualifier};
use super::unit::{self, Dimension};

mod scan;

use scan::{Digits, Word};

/// What an amount is an amount of, whatever it is reckoned by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Measured {
    /// Something with units that convert into each other.
    Physical(Dimension),
    /// Things that are counted, by their word in small letters: hộ, ngày công.
    Counted(String),
}

/// An amount of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The bytes of the number and its unit.
    pub range: Range<usize>,
    /// Where the words of exactness before the number begin, or the number itself.
    pub start: usize,
    /// What it is an amount of.
    pub measured: Measured,
    /// Its numbers, in the base unit: one, or the ends of a range, or part and whole.
    pub values: Vec<Decimal>,
    /// What the words before it say of its exactness.
    pub qualifier: Qualifier,
}

/// What a unit of a metric measures, and how many base units it holds; of a rate, what stands before
/// the first slash.
pub fn measured(unit: &str) -> (Measured, Decimal) {
    let head = unit.split('/').next().unwrap_or_default().trim().to_lowercase();
    match unit::unit(&head) {
        Some(unit) => (Measured::Physical(unit.dimension), unit.factor),
        None => (Measured::Counted(head), Decimal::ONE),
    }
}

/// Finds the amounts of one line, of physical units and of the things counted that are known.
pub fn amounts(line: &str, known: &BTreeSet<Measured>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for digits in scan::numbers(line) {
        // "1 tỷ 200 triệu đồng" is one amount of two numbers.
        let is_told = found.last().is_some_and(|it| digits.range.start < it.range.end);
        if !is_told && !is_name(line, &digits) {
            found.extend(amount(line, &digits, known));
        }
    }
    found
}

fn amount(line: &str, digits: &Digits, known: &BTreeSet<Measured>) -> Option<Found> {
    let behind = scan::behind_scale(line, digits.range.end);
    let words = scan::words(line, behind);
    let (unit, measured) = (1..=words.len()).rev().find_map(|count| {
        let text = scan::joined(&words[..count]);
        let (measured, _) = measured(&text);
        known.contains(&measured).then_some((&words[..count], measured))
    })?;
    let range = digits.range.start..unit.last()?.range.end;
    let values = values(line, digits, unit, range.end)?;
    let before: Vec<(usize, &str)> = scan::words_before(line, digits.range.start);
    let (qualifier, start) = qualifier(&before).unwrap_or((Qualifier::Exact, range.start));
    Some(Found { range, start, measured, values, qualifier })
}

/// Reads the numbers of an amount whose unit ends at `end`, in the base unit.
fn values(line: &str, digits: &Digits, unit: &[Word<'_>], end: usize) -> Option<Vec<Decimal>> {
    let name = scan::joined(unit);
    let (_, factor) = measured(&name);
    let expected = Expected::only(&name);
    let read = |text: &str| quantity::read(text, &expected, true).ok().map(|it| it.amount);
    let numbers = match &digits.whole {
        Some(whole) => {
            let part = read(&format!("{} {name}", &line[digits.first.clone()]))?;
            [Some(part), read(&line[whole.start..end])].into_iter().flatten().collect()
        }
        None => vec![read(&line[digits.range.start..end])?],
    };
    let each = numbers.iter().flat_map(|it| match it {
        Amount::Single(value) => vec![*value],
        Amount::Range { low, high } => vec![*low, *high],
        Amount::Change { from, to } => vec![*from, *to],
        Amount::Ratio { part, whole, .. } => vec![*part, *whole],
    });
    each.map(|it| it.checked_mul(factor).map(|it| it.normalize())).collect()
}

/// Tells whether a number is the name of what stands before it: `ấp 5`, `năm 2019`, `số 12`.
fn is_name(line: &str, digits: &Digits) -> bool {
    const DAYS: [&str; 5] = ["năm", "ngày", "tháng", "quý", "giờ"];
    const NAMED: &str = "số thứ lần đợt khóa khoá kỳ bước điều khoản điểm mục chương bảng hình trang \
        thôn bản ấp xóm khóm khối khu tổ đội phường quận ngõ ngách lộ lô tờ thửa";
    let written = &line[digits.range.clone()];
    let telephone = written.starts_with('0') && written.len() > 2 && !written.contains(',');
    let before = scan::words_before(line, digits.range.start);
    let Some(last) = before.last().map(|(_, word)| word.to_lowercase()) else { return telephone };
    let small = written.len() <= 3 && written.bytes().all(|it| it.is_ascii_digit());
    let after_number = last.bytes().all(|it| it.is_ascii_digit());
    telephone
        || after_number
        || DAYS.contains(&last.as_str())
        || (small && NAMED.split(' ').any(|it| it == last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known() -> BTreeSet<Measured> {
        let units = ["m2", "đồng", "hộ", "ngày công", "%", "km", "mô hình", "người", "thôn", "tổ"];
        units.into_iter().map(|it| measured(it).0).collect()
    }

    fn found(line: &str) -> Vec<(&str, Vec<String>)> {
        let found = amounts(line, &known()).into_iter();
        let texts = |it: Vec<Decimal>| it.iter().map(ToString::to_string).collect();
        found.map(|it| (&line[it.range], texts(it.values))).collect()
    }

    #[track_caller]
    fn check(line: &str, expected: &[(&str, &[&str])]) {
        let expected: Vec<(&str, Vec<String>)> = expected
            .iter()
            .map(|(text, values)| (*text, values.iter().map(|it| (*it).to_owned()).collect()))
            .collect();
        assert_eq!(found(line), expected, "{line}");
    }

    #[test]
    fn amounts_are_found_in_sentences() {
        check(
            "Có 56 hộ dân hiến gần 1.000m², dài 1,8km.",
            &[("56 hộ", &["56"]), ("1.000m²", &["1000"]), ("1,8km", &["1800"])],
        );
        check(
            "Dân góp 1,2 tỷ đồng, hơn 8.000 ngày công lao động.",
            &[("1,2 tỷ đồng", &["1200000000"]), ("8.000 ngày công", &["8000"])],
        );
        check(
            "Góp 1 tỷ 200 triệu đồng và 419,7 ha.",
            &[("1 tỷ 200 triệu đồng", &["1200000000"]), ("419,7 ha", &["4197000"])],
        );
    }

    #[test]
    fn ranges_and_fractions_have_two_numbers() {
        check(
            "Từ 60 - 70% số hộ, 75–80 hộ.",
            &[("60 - 70%", &["60", "70"]), ("75–80 hộ", &["75", "80"])],
        );
        check(
            "Cả 148/148 thôn, 1.269/2.114 mô hình.",
            &[("148/148 thôn", &["148", "148"]), ("1.269/2.114 mô hình", &["1269", "2114"])],
        );
        check("Mỗi hộ góp 10.000 đồng/tháng.", &[("10.000 đồng", &["10000"])]);
    }

    #[test]
    fn what_only_looks_like_an_amount_is_passed_over() {
        for line in [
            "Ngày 16/1/2026 hộ nào cũng đến.",
            "Tháng 9/2022 thôn làm đường.",
            "Năm 2019 hộ nghèo giảm.",
            "Giai đoạn 2016-2020, hộ nghèo giảm.",
            "Quyết định 12-QĐ/ĐU, 06/2021/QĐ-UBND tổ nào cũng biết.",
            "Ở ấp 5 thôn, tổ 12 người, đợt 2 hộ.",
            "Số 12 người.",
            "Gọi 0912 345 678 người nghe, 0912345678 người.",
            "Đường ĐT185 hộ.",
            "(2) hộ; 3. hộ; 56, hộ",
            "| 60 | 2.200 |",
            "1.2.3 hộ",
        ] {
            check(line, &[]);
        }
    }

    #[test]
    fn the_word_before_says_how_exact() {
        let found = amounts("Ít nhất 12 người, trên 600 hộ, 5 hộ", &known());
        let said: Vec<Qualifier> = found.into_iter().map(|it| it.qualifier).collect();
        assert_eq!(said, [Qualifier::AtLeast, Qualifier::Over, Qualifier::Exact]);
    }

    proptest! {
        #[test]
        fn no_line_panics(line in "[0-9a-zà1.,/ –%²-]{0,40}|\\PC{0,40}") {
            for it in amounts(&line, &known()) {
                prop_assert!(line.get(it.range).is_some() && !it.values.is_empty());
            }
        }
    }
}
