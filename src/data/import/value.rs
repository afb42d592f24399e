//! What people write in a cell, as the front matter has it: labels become keys, `09/10/2019` a day.
//!
//! What cannot be understood is left as it is written, for the check of the story to refuse.

use rust_decimal::Decimal;

use super::form::{key_of, words};
use crate::config::{Definitions, Metric};
use crate::source::yaml::Value;
use crate::story::Period;
use crate::story::schema::Shape;
use crate::vi::show;

/// Reads a cell into the value of a field.
pub(super) fn value(text: &str, shape: Shape, definitions: &Definitions) -> Value {
    match shape {
        Shape::List(_) => Value::List(parts(text).map(Value::from).collect()),
        Shape::Choice(_) | Shape::Term(_) => {
            key_of(text, &words(shape, definitions)).unwrap_or_else(|| text.to_owned()).into()
        }
        Shape::Day | Shape::PartialDate => date(text).unwrap_or_else(|| text.to_owned()).into(),
        Shape::Period => period(text).unwrap_or_else(|| text.to_owned()).into(),
        _ => text.into(),
    }
}

/// Shows the value of a field as it stands in a cell; nothing where a cell cannot hold it.
pub(super) fn shown(value: &Value, shape: Shape, definitions: &Definitions) -> String {
    match value {
        Value::Text(key) => {
            let words = words(shape, definitions);
            let word = words.iter().find(|it| it.key == *key);
            word.and_then(|it| it.names.first()).unwrap_or(key).clone()
        }
        Value::List(items) => {
            let texts = items.iter().filter_map(|it| match it {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            });
            texts.collect::<Vec<_>>().join("; ")
        }
        Value::Nothing | Value::Map(_) => String::new(),
    }
}

/// Takes a list apart: at semicolons if there is one, else at commas.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let sign = if text.contains(';') { ';' } else { ',' };
    text.split(sign).map(str::trim).filter(|it| !it.is_empty())
}

/// Writes a span of years without the blanks that people put round its dash.
fn period(text: &str) -> Option<String> {
    let text = text.replace(' ', "").replace('–', "-");
    Period::parse(&text).map(|_| text)
}

/// Turns a day or month as Vietnamese write it into year-month-day.
fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let number = |it: &str, most: usize| -> Option<u16> {
        let digits = (1..=most).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
        digits.then(|| it.parse().ok()).flatten()
    };
    match parts[..] {
        [day, month, year] if year.len() == 4 => {
            Some(format!("{year}-{:02}-{:02}", number(month, 2)?, number(day, 2)?))
        }
        [month, year] if year.len() == 4 => Some(format!("{year}-{:02}", number(month, 2)?)),
        _ => None,
    }
}

/// What a cell says of a figure.
pub(super) enum Wording {
    /// In words, as the author would write it.
    Said(String),
    /// The number of a percent cell, which may mean a hundredth of what is seen; both readings.
    Doubtful(String, String),
}

/// Words the figure of a cell: a bare number gets the unit beside it, or else the metric's own.
pub(super) fn wording(text: &str, is_number: bool, unit: &str, metric: &Metric) -> Wording {
    let own = if unit.is_empty() { metric.unit.as_str() } else { unit };
    if let Some(number) = text.parse().ok().filter(|_: &Decimal| is_number) {
        let number = exact(number);
        if own == "%" && number > Decimal::ZERO && number <= Decimal::ONE && !number.is_integer() {
            let percent = show::number(number * Decimal::ONE_HUNDRED);
            return Wording::Doubtful(show::number(number), percent);
        }
        return Wording::Said(joined(&show::number(number), own));
    }
    // A number with points may mean two things; whoever wrote it is asked, not the unit.
    let is_bare = text.chars().all(|it| it.is_ascii_digit() || it == ',');
    let only_number = text.chars().all(|it| it.is_ascii_digit() || matches!(it, ',' | '.' | ' '));
    let lacks_unit = is_bare || (only_number && !unit.is_empty());
    Wording::Said(if lacks_unit { joined(text, own) } else { text.to_owned() })
}

fn joined(number: &str, unit: &str) -> String {
    if unit == "%" { format!("{number}%") } else { format!("{number} {unit}") }
}

/// Gives the number that a sheet shows: it keeps fifteen digits, and noise behind them.
fn exact(number: Decimal) -> Decimal {
    number.round_sf(15).unwrap_or(number).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_turned_round() {
        assert_eq!(date("9/10/2019").as_deref(), Some("2019-10-09"));
        assert_eq!(date("09.10.2019").as_deref(), Some("2019-10-09"));
        assert_eq!(date("10/2019").as_deref(), Some("2019-10"));
        for text in ["2019-10-09", "2019", "hôm qua", "1/2/3/2019", "123/4/2019"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn bare_numbers_get_their_unit() {
        let definitions = Definitions::shipped();
        let said = |text: &str, is_number, unit: &str, metric: &str| match wording(
            text,
            is_number,
            unit,
            definitions.metric(metric).unwrap(),
        ) {
            Wording::Said(text) => text,
            Wording::Doubtful(one, other) => format!("{one} | {other}"),
        };
        assert_eq!(said("1250.5", true, "", "dat_hien"), "1.250,5 m2");
        assert_eq!(said("0.30000000000000004", true, "ha", "dat_hien"), "0,3 ha");
        assert_eq!(said("56", false, "", "ho_tham_gia"), "56 hộ");
        assert_eq!(said("1.250", false, "", "dat_hien"), "1.250");
        assert_eq!(said("1.250", false, "m2", "dat_hien"), "1.250 m2");
        assert_eq!(said("gần 1.000 m2", false, "m2", "dat_hien"), "gần 1.000 m2");
    }

    #[test]
    fn a_percent_cell_is_doubtful() {
        let metric = Definitions::shipped();
        let metric = metric.metrics.iter().find(|it| it.unit == "%").unwrap();
        assert!(matches!(wording("0.765", true, "", metric), Wording::Doubtful(..)));
        assert!(matches!(wording("76.5", true, "", metric), Wording::Said(it) if it == "76,5%"));
    }
}
