//! Days as far as they are known, and spans of years.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::vi::lang::Lang;
use crate::vi::show;

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Year.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Day of the month.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `2023-11-05`, `2023-11` or `2023`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|it| digits(it, 2));
        let day = parts.next().map(|it| digits(it, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        let month = month.flatten().map(i8::try_from).transpose().ok()?;
        let day = day.flatten().map(i8::try_from).transpose().ok()?;
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// Writes it as readers see it, as far as it is known.
    pub fn shown(self, lang: Lang) -> String {
        match (self.month, self.first_day()) {
            (Some(_), Some(day)) if self.day.is_some() => show::day(day, lang),
            (Some(month), _) if self.day.is_none() => format!("{month:02}/{}", self.year),
            _ => self.year.to_string(),
        }
    }

    /// Gives the first day that it may mean.
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

/// ISO 8601, as far as known.
impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A year, or a span of years that may still be going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First year.
    pub from: i16,
    /// Last year; `None` while it goes on.
    pub to: Option<i16>,
}

impl Period {
    /// Reads `2023`, `2016-2020`, `2016–2020` or `2019-`.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((from, to)) = text.split_once(['-', '–']) else {
            let year = year(text)?;
            return Some(Self { from: year, to: Some(year) });
        };
        let from = year(from)?;
        let to = match to.trim() {
            "" => None,
            to => Some(year(to)?),
        };
        to.is_none_or(|to| from <= to).then_some(Self { from, to })
    }

    /// Gives the period of one year.
    pub fn of_year(year: i16) -> Self {
        Self { from: year, to: Some(year) }
    }

    /// Tells whether it lies in another one wholly.
    pub fn lies_in(self, other: Self) -> bool {
        let ends_in = match (self.to, other.to) {
            (_, None) => true,
            (to, Some(last)) => to.is_some_and(|it| it <= last),
        };
        other.from <= self.from && ends_in
    }

    /// Gives every year of it that is known to belong to it: an open period only its first.
    pub fn years(self) -> impl Iterator<Item = i16> {
        self.from..=self.to.unwrap_or(self.from)
    }
}

/// As people read it, with an en dash.
impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) if to == self.from => write!(formatter, "{}", self.from),
            Some(to) => write!(formatter, "{}–{to}", self.from),
            None => write!(formatter, "{}–", self.from),
        }
    }
}

/// Reads a year that a model of this kind can speak of: a slip of the hand gives no thousand lists.
fn year(text: &str) -> Option<i16> {
    digits(text.trim(), 4).filter(|it| (1930..=2100).contains(it))
}

fn digits(text: &str, width: usize) -> Option<i16> {
    let plain = text.len() == width && text.bytes().all(|it| it.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_known_as_far_as_written() {
        for text in ["2023-11-05", "2023-11", "2023"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for text in ["2023-13", "2023-02-30", "23", "2023-1-5", "05/11/2023", "2023-", ""] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn periods_are_years() {
        assert_eq!(Period::parse("2016–2020").unwrap().to_string(), "2016–2020");
        assert_eq!(Period::parse("2016 - 2020"), Period::parse("2016-2020"));
        assert_eq!(Period::parse("2019-").unwrap().to_string(), "2019–");
        assert_eq!(Period::parse("2019-").unwrap().years().collect::<Vec<_>>(), [2019]);
        assert_eq!(Period::parse("2020-2016"), None);
        assert_eq!(Period::parse("0001-9999"), None);
    }
}
