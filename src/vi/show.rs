//! Writes numbers, figures, money and days as readers expect them, in Vietnamese and in English.
//!
//! An author's own wording is shown as written; what is written here is what was computed.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::vi::glance;
use crate::vi::lang::Lang;
use crate::vi::quantity::{Amount, Qualifier, Quantity};

/// Keeps a number and its unit on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// Wordings, and numbers with their units, of up to this many letters stay on one line: more have no
/// room in one on a telephone, and a line that may not end at a space ends within a word.
const SHORT: usize = 16;

/// English units longer than this may stand on a line of their own.
const LONG_UNIT: usize = 7;

/// An amount with more digits behind the comma is written in a smaller unit.
const MOST_DECIMALS: u32 = 3;

/// The months in English.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a number in Vietnamese, exactly: `1.234.567,8`.
pub fn number(value: Decimal) -> String {
    number_in(value, Lang::Vi)
}

/// Writes a number, exactly: `1.234.567,8` or `1,234,567.8`.
pub fn number_in(value: Decimal, lang: Lang) -> String {
    let (group, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let plain = value.normalize().abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let negative = value.is_sign_negative() && !value.is_zero();
    let mut shown = String::from(if negative { "-" } else { "" });
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            shown.push(group);
        }
        shown.push(digit);
    }
    if !fraction.is_empty() {
        shown.push(point);
        shown.push_str(fraction);
    }
    shown
}

/// Rounds a number to some digits behind the comma, halves away from zero.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Writes a figure with its word of exactness and its unit: `gần 1.000 m²`, `2,1 m → 4 m`.
///
/// In Vietnamese and with the metric's own unit, reading it gives the same figure again.
pub fn quantity(quantity: &Quantity, unit_label: &str, lang: Lang) -> String {
    let qualifier = qualifier(quantity.qualifier, lang);
    let qualified = |text: String| match qualifier {
        "" => text,
        word => format!("{word} {text}"),
    };
    let number = |value| number_in(value, lang);
    let with_unit = |text: &str| with_unit(text, unit_label, lang);
    match &quantity.amount {
        Amount::Single(value) => qualified(with_unit(&number(*value))),
        Amount::Range { low, high } => {
            qualified(with_unit(&format!("{}–{}", number(*low), number(*high))))
        }
        Amount::Ratio { part, whole, stated_percent } => {
            let ratio = format!("{}/{}", number(*part), number(*whole));
            qualified(match stated_percent {
                Some(percent) => held(&ratio, &format!("({}%)", number(*percent))),
                None => ratio,
            })
        }
        Amount::Change { from, to } => {
            let (from, to) = (with_unit(&number(*from)), with_unit(&number(*to)));
            format!("{from} → {}", qualified(to))
        }
    }
}

/// Writes an amount of đồng exactly, and as shortly as it reads well: `125,363 tỷ đồng`, `1.234.567.890 đồng`.
pub fn money_short(amount: Decimal, lang: Lang) -> String {
    let scaled = |power| {
        let value = divided(amount, power)?;
        let reads_well = value.abs() >= Decimal::ONE && value.normalize().scale() <= MOST_DECIMALS;
        reads_well.then(|| (value, scale_word(power, lang)))
    };
    let (value, scale) = scaled(9).or_else(|| scaled(6)).unwrap_or((amount, ""));
    let currency = match lang {
        Lang::Vi => "đồng",
        Lang::En => "VND",
    };
    held(&number_in(value, lang), &format!("{scale}{currency}"))
}

/// Writes a day: `09/10/2019` or `9 October 2019`.
pub fn day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Lang::En => format!("{} {} {}", date.day(), month_name(date), date.year()),
    }
}

/// Writes a day as documents do: `ngày 09 tháng 10 năm 2019` or `9 October 2019`.
pub fn day_long(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => {
            // The rule for documents: a zero before months 1 and 2, which could be made 11 and 12.
            let zero = if date.month() < 3 { "0" } else { "" };
            format!("ngày {:02} tháng {zero}{} năm {}", date.day(), date.month(), date.year())
        }
        Lang::En => day(date, lang),
    }
}

/// Writes a unit with its powers raised: `m²`, `đồng/km²`.
pub fn unit(label: &str) -> String {
    let raise = |part: &str| match part {
        "m2" => "m²".to_owned(),
        "km2" => "km²".to_owned(),
        "cm2" => "cm²".to_owned(),
        "m3" => "m³".to_owned(),
        other => other.to_owned(),
    };
    let words = |part: &str| part.split(' ').map(raise).collect::<Vec<_>>().join(" ");
    label.split('/').map(words).collect::<Vec<_>>().join("/")
}

/// Raises the powers of the author's units, and keeps a number and its unit, or a short wording whole,
/// on one line.
pub fn wording(wording: &str) -> String {
    let raised = raised(wording);
    if raised.chars().count() <= SHORT {
        return raised.replace(' ', &NO_BREAK_SPACE.to_string());
    }
    let mut out = String::with_capacity(raised.len());
    let mut last = ' ';
    for (at, letter) in raised.char_indices() {
        let rest = &raised[at..];
        let unit = rest.strip_prefix(' ').filter(|it| it.starts_with(char::is_alphabetic));
        let joins = last.is_ascii_digit() && unit.is_some_and(|it| is_short(&raised[..at], it));
        out.push(if joins { NO_BREAK_SPACE } else { letter });
        last = letter;
    }
    out
}

/// Raises the powers of units that are typed on the line: `m2` becomes `m²`.
pub fn raised(text: &str) -> Cow<'_, str> {
    if glance::any(text, |one, two, _| matches!((one, two), (b'm', b'2' | b'3'))) {
        return text.replace("m2", "m²").replace("m3", "m³").into();
    }
    text.into()
}

/// Tells whether the last word of a text and the first of the next have room in one line.
fn is_short(before: &str, after: &str) -> bool {
    let number = before.rsplit(' ').next().unwrap_or_default();
    let unit = after.split(' ').next().unwrap_or_default();
    number.chars().count() + 1 + unit.chars().count() <= SHORT
}

/// Writes a number and its unit, which a line's end does not part, unless both are long or the unit is a long
/// English word: on a telephone they have no room in one line.
fn with_unit(number: &str, label: &str, lang: Lang) -> String {
    let is_long = lang == Lang::En && label.chars().count() > LONG_UNIT;
    match label {
        "" => number.to_owned(),
        percent if percent.starts_with('%') => format!("{number}{percent}"),
        label if is_long => format!("{number} {}", unit(label)),
        label => held(number, &unit(label)),
    }
}

/// Joins a number and its unit, or what else belongs to it: on one line, as far as there is room.
pub fn held(number: &str, unit: &str) -> String {
    format!("{number}{}{unit}", if is_short(number, unit) { NO_BREAK_SPACE } else { ' ' })
}

/// Gives the word of exactness; empty where the number stands as it is.
pub fn qualifier(qualifier: Qualifier, lang: Lang) -> &'static str {
    match (qualifier, lang) {
        (Qualifier::Exact, _) => "",
        (Qualifier::Over, Lang::Vi) => "hơn",
        (Qualifier::Over, Lang::En) => "more than",
        (Qualifier::Under, Lang::Vi) => "gần",
        (Qualifier::Under, Lang::En) => "nearly",
        (Qualifier::About, Lang::Vi) => "khoảng",
        (Qualifier::About, Lang::En) => "about",
        (Qualifier::AtLeast, Lang::Vi) => "ít nhất",
        (Qualifier::AtLeast, Lang::En) => "at least",
        (Qualifier::AtMost, Lang::Vi) => "không quá",
        (Qualifier::AtMost, Lang::En) => "at most",
    }
}

/// Gives the word for a million or a billion, with the space behind it.
fn scale_word(power: u32, lang: Lang) -> &'static str {
    match (power, lang) {
        (9, Lang::Vi) => "tỷ ",
        (9, Lang::En) => "billion ",
        (_, Lang::Vi) => "triệu ",
        (_, Lang::En) => "million ",
    }
}

/// Divides by a power of ten by moving the point, which never rounds.
fn divided(value: Decimal, power: u32) -> Option<Decimal> {
    let value = value.normalize();
    Decimal::try_from_i128_with_scale(value.mantissa(), value.scale() + power).ok()
}

/// Gives the English name of a day's month.
fn month_name(date: Date) -> &'static str {
    let index = usize::from(date.month().unsigned_abs()).wrapping_sub(1);
    MONTHS.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::vi::quantity::{Expected, read};

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_hold_their_units() {
        assert_eq!(wording("gần 1.000 m2"), "gần\u{a0}1.000\u{a0}m²");
        assert_eq!(wording("gần 1.000 m2 đất nông nghiệp"), "gần 1.000\u{a0}m² đất nông nghiệp");
        assert_eq!(wording("từ 2,1 m lên đến 4 m"), "từ 2,1\u{a0}m lên đến 4\u{a0}m");
        // Both have no room in one line of a telephone.
        assert_eq!(wording("12.345.678.900 đồng"), "12.345.678.900 đồng");
    }

    #[test]
    fn numbers_are_grouped() {
        for (value, vi, en) in [
            ("1234567.8", "1.234.567,8", "1,234,567.8"),
            ("-1250", "-1.250", "-1,250"),
            ("999", "999", "999"),
            ("0.050", "0,05", "0.05"),
            ("-0.0", "0", "0"),
            ("1000", "1.000", "1,000"),
        ] {
            assert_eq!(number(decimal(value)), vi);
            assert_eq!(number_in(decimal(value), Lang::En), en);
        }
    }

    #[test]
    fn rounding_goes_away_from_zero() {
        assert_eq!(rounded(decimal("76.745"), 2), decimal("76.75"));
        assert_eq!(rounded(decimal("0.5"), 0), decimal("1"));
    }

    #[track_caller]
    fn check(shown: &Quantity, unit: &str, vi: &str, en: &str) {
        assert_eq!(quantity(shown, unit, Lang::Vi).replace(NO_BREAK_SPACE, "_"), vi);
        assert_eq!(quantity(shown, unit, Lang::En).replace(NO_BREAK_SPACE, "_"), en);
    }

    #[test]
    fn figures_are_shown_with_their_unit() {
        let single = |value, qualifier| Quantity::single(decimal(value), qualifier);
        check(&single("1000", Qualifier::Under), "m2", "gần 1.000_m²", "nearly 1,000_m²");
        check(&single("76.7", Qualifier::Exact), "%", "76,7%", "76.7%");
        check(&single("5", Qualifier::AtLeast), "m", "ít nhất 5_m", "at least 5_m");
        check(&single("5", Qualifier::AtMost), "", "không quá 5", "at most 5");
        let (low, high) = (decimal("75000"), decimal("80000"));
        let range = Quantity { amount: Amount::Range { low, high }, qualifier: Qualifier::About };
        check(&range, "đồng/m2", "khoảng 75.000–80.000 đồng/m²", "about 75,000–80,000 đồng/m²");
    }

    #[test]
    fn ratios_and_changes_are_shown() {
        let (part, whole) = (decimal("3479"), decimal("4533"));
        let ratio = Amount::Ratio { part, whole, stated_percent: Some(decimal("76.7")) };
        let ratio = Quantity { amount: ratio, qualifier: Qualifier::Exact };
        check(&ratio, "%", "3.479/4.533 (76,7%)", "3,479/4,533 (76.7%)");
        let change = Amount::Change { from: decimal("2.1"), to: decimal("4") };
        let change = Quantity { amount: change, qualifier: Qualifier::Over };
        check(&change, "m", "2,1_m → hơn 4_m", "2.1_m → more than 4_m");
    }

    #[test]
    fn money_is_short_and_exact() {
        for (amount, vi, en) in [
            ("125363000000", "125,363_tỷ đồng", "125.363_billion VND"),
            ("70000000", "70_triệu đồng", "70_million VND"),
            ("460000", "460.000_đồng", "460,000_VND"),
            ("10050000000000", "10.050_tỷ đồng", "10,050_billion VND"),
            ("1234567000", "1.234,567_triệu đồng", "1,234.567 million VND"),
            ("1234567890", "1.234.567.890 đồng", "1,234,567,890 VND"),
            ("0", "0_đồng", "0_VND"),
        ] {
            let shown = |lang| money_short(decimal(amount), lang);
            assert_eq!(shown(Lang::Vi).replace(NO_BREAK_SPACE, "_"), vi);
            assert_eq!(shown(Lang::En).replace(NO_BREAK_SPACE, "_"), en);
        }
    }

    #[test]
    fn days_are_shown_in_both_languages() {
        let conference = date(2019, 10, 9);
        assert_eq!(day(conference, Lang::Vi), "09/10/2019");
        assert_eq!(day(conference, Lang::En), "9 October 2019");
        assert_eq!(day_long(conference, Lang::Vi), "ngày 09 tháng 10 năm 2019");
        assert_eq!(day_long(conference, Lang::En), "9 October 2019");
        assert_eq!(day_long(date(2009, 1, 6), Lang::Vi), "ngày 06 tháng 01 năm 2009");
        assert_eq!(day_long(date(2024, 2, 29), Lang::Vi), "ngày 29 tháng 02 năm 2024");
        assert_eq!(day_long(date(2025, 3, 31), Lang::Vi), "ngày 31 tháng 3 năm 2025");
    }

    #[test]
    fn powers_are_raised() {
        assert_eq!(unit("m2"), "m²");
        assert_eq!(unit("đồng/km2"), "đồng/km²");
        assert_eq!(unit("m2 đất"), "m² đất");
        assert_eq!(unit("ngày công"), "ngày công");
    }

    fn amounts() -> impl Strategy<Value = Decimal> {
        (0_i64..1_000_000_000_000_000, 0_u32..7)
            .prop_map(|(digits, scale)| Decimal::new(digits, scale))
    }

    fn shapes() -> impl Strategy<Value = (Amount, bool)> {
        let ratio = (amounts(), amounts(), proptest::option::of(amounts()));
        prop_oneof![
            amounts().prop_map(|value| (Amount::Single(value), false)),
            (amounts(), amounts())
                .prop_map(|(a, b)| { (Amount::Range { low: a.min(b), high: a.max(b) }, false) }),
            (amounts(), amounts()).prop_map(|(from, to)| (Amount::Change { from, to }, false)),
            ratio.prop_filter("a whole is not zero", |r| !r.1.is_zero()).prop_map(
                |(part, whole, stated_percent)| (
                    Amount::Ratio { part, whole, stated_percent },
                    true
                )
            ),
        ]
    }

    fn qualifiers() -> impl Strategy<Value = Qualifier> {
        proptest::sample::select(vec![
            Qualifier::Exact,
            Qualifier::Over,
            Qualifier::Under,
            Qualifier::About,
            Qualifier::AtLeast,
            Qualifier::AtMost,
        ])
    }

    fn units() -> impl Strategy<Value = &'static str> {
        proptest::sample::select(vec![
            "m2",
            "ha",
            "km2",
            "m",
            "km",
            "cm",
            "m3",
            "kg",
            "tấn",
            "đồng",
            "triệu đồng",
            "đồng/ha/vụ",
            "đồng/m2",
            "%",
            "hộ",
            "ngày công",
            "mô hình, điển hình",
            "mô hình - điển hình",
            "người/tổ",
            "tổ chức",
            "lượt người",
        ])
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_the_same(
            (amount, is_ratio) in shapes(),
            qualifier in qualifiers(),
            unit in units(),
        ) {
            let unit = if is_ratio { "%" } else { unit };
            let figure = Quantity { amount, qualifier };
            let shown = quantity(&figure, unit, Lang::Vi);
            let read = read(&shown, &Expected::only(unit), false);
            prop_assert_eq!(read, Ok(figure), "{}", shown);
        }

    #[test]
        fn showing_money_never_panics(digits: i128, scale in 0_u32..29) {
            if let Ok(amount) = Decimal::try_from_i128_with_scale(digits >> 32, scale) {
                money_short(amount, Lang::Vi);
                money_short(amount, Lang::En);
            }
        }
    }
}
