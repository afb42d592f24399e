//! A row with its header: its cells by name, each read as what its column holds.
//!
//! What cannot be read is noted as a fault of the row and stands as if empty, so that one pass finds
//! everything wrong with it.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Name, Source};
use crate::config::Term;
use crate::data::cell::{split, unguard};
use crate::diagnostic::data::{self as problem, Cell};
use crate::diagnostic::front::nearest;
use crate::diagnostic::{Diagnostic, Location, Text};
use crate::source::grid::{Field, Line};
use crate::story::{PartialDate, Period};

/// The columns of a table in its own order.
pub(super) struct Header {
    columns: Vec<String>,
}

impl Header {
    /// Reads the first row.
    pub(super) fn read(
        source: Source<'_>,
        line: Option<Line<'_>>,
        names: &[Name],
    ) -> Result<Self, Box<Diagnostic>> {
        let span = line.as_ref().map_or(0..0, |it| it.span.clone());
        let fields = line.map(|it| it.fields).unwrap_or_default();
        let columns: Vec<String> = fields.into_iter().map(|it| it.text.into_owned()).collect();
        let has = |name: &str| columns.iter().any(|it| it == name);
        let missing = names.iter().filter(|it| it.needed && !has(it.text)).map(|it| it.text);
        let missing: Vec<&str> = missing.collect();
        let unknown = columns.iter().enumerate().filter(|(at, column)| {
            columns[..*at].contains(column) || !names.iter().any(|it| it.text == column.as_str())
        });
        let unknown: Vec<&str> = unknown.map(|(_, it)| it.as_str()).collect();
        if missing.is_empty() && unknown.is_empty() {
            return Ok(Self { columns });
        }
        let at = Location::span(source.file, span);
        Err(Box::new(problem::bad_header(at, &missing, &unknown)))
    }
}

/// A row, and all that is wrong with it.
pub(super) struct Row<'a> {
    source: Source<'a>,
    header: &'a Header,
    fields: Vec<Field<'a>>,
    /// Its number, the header's being 1.
    pub(super) number: usize,
    /// What is wrong with it.
    pub(super) faults: Vec<Diagnostic>,
}

impl<'a> Row<'a> {
    /// Lays a row under its header.
    pub(super) fn new(
        source: Source<'a>,
        header: &'a Header,
        line: Line<'a>,
    ) -> Result<Self, Box<Diagnostic>> {
        let Line { number, span, fields } = line;
        if let Some(at) = fields.iter().position(|it| !it.is_well_quoted) {
            let column = header.columns.get(at).map_or("?", String::as_str);
            let at = Location::span(source.file, fields[at].span.clone());
            return Err(Box::new(problem::bad_quote(&Cell { at, row: number, column })));
        }
        if fields.len() != header.columns.len() {
            let at = Location::span(source.file, span);
            let expected = header.columns.len();
            return Err(Box::new(problem::bad_width(at, number, fields.len(), expected)));
        }
        Ok(Self { source, header, fields, number, faults: Vec::new() })
    }

    /// Names a cell for a diagnostic.
    pub(super) fn cell<'n>(&self, name: &'n str) -> Cell<'n> {
        let span = self.field(name).map_or(0..0, |it| it.span.clone());
        Cell { at: Location::span(self.source.file, span), row: self.number, column: name }
    }

    /// Notes that a cell does not hold what its column needs.
    pub(super) fn refuse(&mut self, name: &str, vi: &str, en: &str) {
        let fault = problem::bad_cell(&self.cell(name), &self.text(name), &Text::new(vi, en));
        self.faults.push(fault);
    }

    /// Gives the text of a cell; empty where there is no such column.
    pub(super) fn text(&self, name: &str) -> String {
        self.field(name).map(|it| unguard(&it.text).to_owned()).unwrap_or_default()
    }

    /// Gives the text of a cell, if there is any.
    pub(super) fn maybe(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|it| !it.is_empty())
    }

    /// Gives the text of a cell that must not be empty.
    pub(super) fn needed(&mut self, name: &str) -> String {
        let text = self.text(name);
        if text.is_empty() {
            self.refuse(name, "một giá trị", "a value");
        }
        text
    }

    /// Reads a cell that may be empty.
    pub(super) fn parsed<T>(
        &mut self,
        name: &str,
        parse: impl Fn(&str) -> Option<T>,
        wanted: (&str, &str),
    ) -> Option<T> {
        let text = self.maybe(name)?;
        let value = parse(&text);
        if value.is_none() {
            self.refuse(name, wanted.0, wanted.1);
        }
        value
    }

    /// Reads a day, a month or a year.
    pub(super) fn date(&mut self, name: &str) -> Option<PartialDate> {
        self.parsed(name, PartialDate::parse, DATE)
    }

    /// Reads a day.
    pub(super) fn day(&mut self, name: &str) -> Option<Date> {
        self.parsed(name, day, DAY)
    }

    /// Reads a year or years.
    pub(super) fn period(&mut self, name: &str) -> Option<Period> {
        let wanted = ("2023, 2016-2020 hoặc 2019-", "2023, 2016-2020 or 2019-");
        self.parsed(name, Period::parse, wanted)
    }

    /// Reads a yes or a no.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        let read = |text: &str| match text.to_ascii_lowercase().as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        self.needed(name);
        self.parsed(name, read, ("true hoặc false", "true or false")).unwrap_or_default()
    }

    /// Reads a number that is not below zero.
    pub(super) fn number(&mut self, name: &str) -> Option<Decimal> {
        let read = |text: &str| {
            let is_plain = text.bytes().all(|it| it.is_ascii_digit() || it == b'.');
            text.parse().ok().filter(|_| is_plain)
        };
        let wanted = ("số viết liền, như 19471 hoặc 3.796", "a number like 19471 or 3.796");
        self.parsed(name, read, wanted)
    }

    /// Reads a word that must be one of some.
    pub(super) fn choice(&mut self, name: &str, choices: &[&str]) -> Option<String> {
        let known = |text: &str| choices.contains(&text).then(|| text.to_owned());
        let (vi, en) = wanted(&self.text(name), choices);
        self.parsed(name, known, (&vi, &en))
    }

    /// Reads the key of a term.
    pub(super) fn term(&mut self, name: &str, terms: &[Term]) -> Option<String> {
        let keys: Vec<&str> = terms.iter().map(|it| it.key.as_str()).collect();
        self.choice(name, &keys)
    }

    /// Reads a list.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        let items = split(&self.text(name));
        if items.is_none() {
            self.refuse(
                name,
                "các mục cách nhau bằng ` | `; trong một mục viết \\| và \\\\",
                "items parted by ` | `; inside an item write \\| and \\\\",
            );
        }
        items.unwrap_or_default()
    }

    /// Reads lists that go together: one item of each for every thing they tell of. The first list
    /// says how many there are; an empty cell says nothing of any.
    pub(super) fn lists<const N: usize>(&mut self, names: [&str; N]) -> Vec<[String; N]> {
        let lists = names.map(|name| self.list(name));
        let first = lists.iter().position(|it| !it.is_empty()).unwrap_or_default();
        let count = lists[first].len();
        for (name, list) in names.iter().zip(&lists) {
            if !list.is_empty() && list.len() != count {
                let fault = problem::uneven(&self.cell(name), list.len(), count, names[first]);
                self.faults.push(fault);
            }
        }
        let item = |list: &Vec<String>, at| list.get(at).cloned().unwrap_or_default();
        (0..count).map(|at| std::array::from_fn(|list| item(&lists[list], at))).collect()
    }

    fn field(&self, name: &str) -> Option<&Field<'a>> {
        let at = self.header.columns.iter().position(|it| it == name)?;
        self.fields.get(at)
    }
}

/// What a day looks like.
pub(super) const DAY: (&str, &str) =
    ("ngày dạng năm-tháng-ngày, như 2025-06-30", "a day as year-month-day, like 2025-06-30");

/// What a day, a month or a year looks like.
pub(super) const DATE: (&str, &str) =
    ("2019-10-09, 2019-10 hoặc 2019", "2019-10-09, 2019-10 or 2019");

/// Reads a day in full.
pub(super) fn day(text: &str) -> Option<Date> {
    let date = PartialDate::parse(text)?;
    date.day.and(date.first_day())
}

/// How many words are listed in full; of more, the nearest is offered.
const LISTED: usize = 8;

/// Says which words may stand where `found` does.
pub(super) fn wanted(found: &str, choices: &[&str]) -> (String, String) {
    if choices.len() <= LISTED {
        let all: Vec<&str> = choices.iter().copied().filter(|it| !it.is_empty()).collect();
        let all = all.join(", ");
        return (format!("một trong: {all}"), format!("one of: {all}"));
    }
    match nearest(found, choices.iter().copied()) {
        Some(near) => (
            format!("một khóa trong từ điển, như `{near}`"),
            format!("a key of the dictionary, like `{near}`"),
        ),
        None => ("một khóa trong từ điển".to_owned(), "a key of the dictionary".to_owned()),
    }
}
