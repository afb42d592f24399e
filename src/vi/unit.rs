//! Physical units and the words that scale a number, each a power of ten.
//!
//! Counting words (hộ, ngày công) have no conversion, so they are only compared, in `quantity`.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::vi::fold::nfc;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Dimension {
    /// Length, in metres.
    Length,
    /// Area, in square metres.
    Area,
    /// Volume, in cubic metres.
    Volume,
    /// Mass, in kilograms.
    Mass,
    /// Money, in đồng.
    Money,
    /// A part of a hundred.
    Percent,
}

/// A unit that can be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units it holds: 10000 for ha, whose base is m².
    pub factor: Decimal,
}

/// Units as they are written, in lower case, with `2` for `²` and a space for a hyphen, and the power
/// of ten each is of the base unit.
const UNITS: &[(&str, Dimension, i8)] = &[
    ("%", Dimension::Percent, 0),
    ("phần trăm", Dimension::Percent, 0),
    ("mm", Dimension::Length, -3),
    ("cm", Dimension::Length, -2),
    ("m", Dimension::Length, 0),
    ("mét", Dimension::Length, 0),
    ("met", Dimension::Length, 0),
    ("km", Dimension::Length, 3),
    ("ki lô mét", Dimension::Length, 3),
    ("kilômét", Dimension::Length, 3),
    ("kilomet", Dimension::Length, 3),
    ("cây số", Dimension::Length, 3),
    ("cm2", Dimension::Area, -4),
    ("m2", Dimension::Area, 0),
    ("m vuông", Dimension::Area, 0),
    ("mét vuông", Dimension::Area, 0),
    ("met vuông", Dimension::Area, 0),
    ("ha", Dimension::Area, 4),
    ("hecta", Dimension::Area, 4),
    ("hécta", Dimension::Area, 4),
    ("héc ta", Dimension::Area, 4),
    ("km2", Dimension::Area, 6),
    ("km vuông", Dimension::Area, 6),
    ("ki lô mét vuông", Dimension::Area, 6),
    ("lít", Dimension::Volume, -3),
    ("m3", Dimension::Volume, 0),
    ("m khối", Dimension::Volume, 0),
    ("mét khối", Dimension::Volume, 0),
    ("met khối", Dimension::Volume, 0),
    ("g", Dimension::Mass, -3),
    ("gam", Dimension::Mass, -3),
    ("kg", Dimension::Mass, 0),
    ("ki lô gam", Dimension::Mass, 0),
    ("kilôgam", Dimension::Mass, 0),
    ("kilogam", Dimension::Mass, 0),
    ("yến", Dimension::Mass, 1),
    ("tạ", Dimension::Mass, 2),
    ("tấn", Dimension::Mass, 3),
    ("đ", Dimension::Money, 0),
    ("đồng", Dimension::Money, 0),
    ("vnd", Dimension::Money, 0),
    ("vnđ", Dimension::Money, 0),
    ("việt nam đồng", Dimension::Money, 0),
    ("trđ", Dimension::Money, 6),
];

/// The most words a unit is written with.
pub(super) const MOST_WORDS: usize = 4;

/// Finds the unit that a text names, as in `m²`, `Mét vuông` or `ki-lô-mét`.
pub fn unit(text: &str) -> Option<Unit> {
    let lower = nfc(text).to_lowercase().replace('²', "2").replace('³', "3");
    let words: Vec<&str> = lower.split([' ', '-', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    unit_of(&words.join(" "))
}

/// Finds a unit by its writing in the table.
pub(super) fn unit_of(written: &str) -> Option<Unit> {
    let (_, dimension, exponent) = UNITS.iter().find(|(name, ..)| *name == written)?;
    Some(Unit { dimension: *dimension, factor: power_of_ten(*exponent) })
}

/// Gives what a scale word multiplies by: a thousand for `nghìn` and `ngàn`.
pub fn scale(word: &str) -> Option<Decimal> {
    let exponent = match word {
        "trăm" => 2,
        "nghìn" | "ngàn" => 3,
        "vạn" => 4,
        "triệu" | "tr" => 6,
        "tỷ" | "tỉ" => 9,
        _ => return None,
    };
    Some(power_of_ten(exponent))
}

/// Tells whether a word is a measure of land whose size changes from region to region.
///
/// A sào is 360 m² in the north, 500 in the centre and 1000 in the south, so it is never converted.
pub fn is_regional(word: &str) -> bool {
    matches!(word, "sào" | "mẫu" | "thước" | "công")
}

/// Converts an amount from one unit's factor to another's; `None` when the result is not exact.
pub fn convert(amount: Decimal, from: Decimal, to: Decimal) -> Option<Decimal> {
    let base = amount.checked_mul(from)?;
    let converted = base.checked_div(to)?;
    (converted.checked_mul(to)? == base).then(|| converted.normalize())
}

/// Gives ten to a power.
fn power_of_ten(exponent: i8) -> Decimal {
    let power = 10_i64.saturating_pow(u32::from(exponent.unsigned_abs()));
    if exponent < 0 {
        Decimal::new(1, u32::from(exponent.unsigned_abs()))
    } else {
        Decimal::from(power)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, dimension: Dimension, factor: &str) {
        let factor = factor.parse().unwrap();
        assert_eq!(unit(text), Some(Unit { dimension, factor }), "{text}");
    }

    #[test]
    fn units_are_known_by_every_spelling() {
        check("m2", Dimension::Area, "1");
        check("m²", Dimension::Area, "1");
        check("Mét vuông", Dimension::Area, "1");
        check("héc-ta", Dimension::Area, "10000");
        check("KM2", Dimension::Area, "1000000");
        check("ki-lô-mét", Dimension::Length, "1000");
        check("cm", Dimension::Length, "0.01");
        check("lít", Dimension::Volume, "0.001");
        check("m³", Dimension::Volume, "1");
        check("tạ", Dimension::Mass, "100");
        check("Tấn", Dimension::Mass, "1000");
        check("VNĐ", Dimension::Money, "1");
        check("đ\u{f4}\u{300}ng", Dimension::Money, "1");
        check("%", Dimension::Percent, "1");
    }

    #[test]
    fn counting_and_regional_words_are_no_units() {
        for word in ["hộ", "sào", "mẫu", "công", "ngày công", "", "m4"] {
            assert_eq!(unit(word), None, "{word}");
        }
        assert!(is_regional("sào") && !is_regional("ha"));
    }

    #[test]
    fn scales_multiply() {
        assert_eq!(scale("ngàn"), Some(Decimal::ONE_THOUSAND));
        assert_eq!(scale("tỉ"), Some(Decimal::from(1_000_000_000)));
        assert_eq!(scale("đồng"), None);
    }

    #[test]
    fn conversion_is_exact_or_refused() {
        let [ha, km2] = ["ha", "km2"].map(|name| unit(name).unwrap().factor);
        assert_eq!(
            convert(Decimal::new(4197, 1), ha, Decimal::ONE),
            Some(Decimal::from(4_197_000))
        );
        assert_eq!(convert(Decimal::new(5, 0), ha, km2), Some(Decimal::new(5, 2)));
        assert_eq!(convert(Decimal::MAX, ha, Decimal::ONE), None);
        assert_eq!(convert(Decimal::new(1, 28), Decimal::ONE, ha), None);
        assert_eq!(convert(Decimal::ONE, ha, Decimal::ZERO), None);
    }
}
