//! Turns digits into a decimal by the Vietnamese rules: dots group thousands, a comma is decimal.

use rust_decimal::Decimal;

use super::error::ReadErrorKind;
use super::expected::Expected;

/// The most digits of a number: with every scale its product stays exact in a decimal of 28 digits.
const MOST_DIGITS: usize = 18;

/// The most digits behind the comma.
const MOST_DECIMALS: usize = 9;

/// Reads a number that stands beside other words, so that its dot can only group thousands.
pub(super) fn decimal(digits: &str) -> Result<Decimal, ReadErrorKind> {
    let (whole, fraction) = digits.split_once(',').unwrap_or((digits, ""));
    if fraction.contains(['.', ',']) {
        return Err(ReadErrorKind::BadGrouping { regrouped: from_english(digits) });
    }
    let groups: Vec<&str> = whole.split('.').collect();
    if fraction.is_empty() && is_decimal_point(&groups) {
        return Err(ReadErrorKind::DecimalPoint { decimal: whole.replace('.', ",") });
    }
    if !is_grouped(&groups) {
        return Err(ReadErrorKind::BadGrouping { regrouped: None });
    }
    exact(&groups.concat(), fraction)
}

/// Reads a number that stands alone in quotation marks: it is in the metric's unit.
pub(super) fn quoted(digits: &str, expected: &Expected) -> Result<Decimal, ReadErrorKind> {
    decimal(digits).map_err(|kind| complete(kind, expected))
}

/// Refuses a number that stands alone, and says how to write it.
pub(super) fn bare(digits: &str, expected: &Expected) -> Result<Decimal, ReadErrorKind> {
    quoted(digits, expected)?;
    if digits.matches('.').count() == 1 && !digits.contains(',') {
        let fraction = digits.replace('.', ",");
        let thousands = expected.after(digits);
        let decimal = expected.after(fraction.trim_end_matches('0').trim_end_matches(','));
        return Err(ReadErrorKind::Ambiguous { thousands, decimal });
    }
    Err(ReadErrorKind::MissingUnit { completed: expected.after(digits) })
}

/// Adds the unit to what an error offers, since the number stands without one.
fn complete(kind: ReadErrorKind, expected: &Expected) -> ReadErrorKind {
    match kind {
        ReadErrorKind::DecimalPoint { decimal } => {
            ReadErrorKind::DecimalPoint { decimal: expected.after(&decimal) }
        }
        ReadErrorKind::BadGrouping { regrouped } => {
            ReadErrorKind::BadGrouping { regrouped: regrouped.map(|n| expected.after(&n)) }
        }
        other => other,
    }
}

/// Tells whether a dot can only be a decimal point: `1.25`, `1250.0`, `0.250`.
fn is_decimal_point(groups: &[&str]) -> bool {
    matches!(groups, [first, last] if last.len() != 3 || is_zero(first))
}

/// Tells whether a group holds nothing but zeros.
fn is_zero(group: &str) -> bool {
    group.bytes().all(|digit| digit == b'0')
}

/// Tells whether digits are ungrouped, or grouped in threes behind a first group of one to three.
fn is_grouped(groups: &[&str]) -> bool {
    match groups {
        [_] => true,
        [first, rest @ ..] => {
            first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    }
}

/// Writes an English number, `1,234,567.8`, the Vietnamese way, if it is one.
fn from_english(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    if !is_grouped(&groups) || fraction.contains(['.', ',']) {
        return None;
    }
    let comma = if fraction.is_empty() { "" } else { "," };
    Some(format!("{}{comma}{fraction}", groups.join(".")))
}

/// Makes a decimal of plain digits.
fn exact(whole: &str, fraction: &str) -> Result<Decimal, ReadErrorKind> {
    let whole = whole.trim_start_matches('0');
    if fraction.len() > MOST_DECIMALS || whole.len() + fraction.len() > MOST_DIGITS {
        return Err(ReadErrorKind::TooLong);
    }
    let number = Decimal::from_str_exact(&format!("0{whole}.{fraction}0"));
    number.map(|number| number.normalize()).map_err(|_| ReadErrorKind::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(digits: &str, expected: &str) {
        assert_eq!(decimal(digits), Ok(expected.parse().unwrap()), "{digits}");
    }

    #[test]
    fn dots_group_and_a_comma_is_decimal() {
        check("1.234.567,8", "1234567.8");
        check("3,796", "3.796");
        check("03", "3");
        check("0", "0");
        check("0,05", "0.05");
        check("19471", "19471");
        check("123.456.789.012.345.678", "123456789012345678");
    }

    #[test]
    fn misprints_are_refused_with_the_right_writing() {
        let point = |decimal: &str| Err(ReadErrorKind::DecimalPoint { decimal: decimal.into() });
        let grouping = |text: Option<&str>| {
            Err(ReadErrorKind::BadGrouping { regrouped: text.map(Into::into) })
        };
        assert_eq!(decimal("1.25"), point("1,25"));
        assert_eq!(decimal("1.2500"), point("1,2500"));
        assert_eq!(decimal("0.250"), point("0,250"));
        assert_eq!(decimal("12.34.567"), grouping(None));
        assert_eq!(decimal("1250.000"), grouping(None));
        assert_eq!(decimal("03.500"), grouping(None));
        assert_eq!(decimal("1,234,567"), grouping(Some("1.234.567")));
        assert_eq!(decimal("1,234.5"), grouping(Some("1.234,5")));
        assert_eq!(decimal("1,2,3"), grouping(None));
    }

    #[test]
    fn long_numbers_are_refused() {
        assert_eq!(decimal("1234567890123456789"), Err(ReadErrorKind::TooLong));
        assert_eq!(decimal("0,1234567890"), Err(ReadErrorKind::TooLong));
        check(&format!("{}7", "0".repeat(100)), "7");
    }
}
