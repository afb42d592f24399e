//! A row of a list with its header: its cells by column, each read as what its column holds.
//!
//! What cannot be read is noted as a fault of the row and stands as if empty, so that one pass finds
//! everything wrong with it.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::cell;
use super::column::Column;
use crate::catalogue::places::{Asked, PlaceId, Registry};
use crate::diagnostic::data::{self as table, Cell, in_cell};
use crate::diagnostic::{Diagnostic, FilePath, Location, Text, person, place, team as problem};
use crate::source::grid::{Field, Line};
use crate::source::scan::SourceFile;
use crate::vi::personal::{Kind, Known, Sighting, sightings};

/// A row whose fields are named by the header, and all that is wrong with it.
pub(super) struct Row<'a> {
    file: &'a FilePath,
    number: usize,
    span: Range<usize>,
    fields: BTreeMap<Column, &'a Field<'a>>,
    pub(super) faults: Vec<Diagnostic>,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        source: &'a SourceFile,
        header: &[Option<Column>],
        line: &'a Line<'a>,
    ) -> Result<Self, Box<Diagnostic>> {
        let (file, number) = (&source.path, line.number);
        if let Some(at) = line.fields.iter().position(|it| !it.is_well_quoted) {
            let column = header.get(at).copied().flatten().map_or("", Column::label);
            let at = Location::span(file, first_line(&source.text, &line.fields[at]));
            return Err(Box::new(table::bad_quote(&Cell { at, row: number, column })));
        }
        if line.fields.len() != header.len() {
            let at = Location::span(file, line.span.clone());
            let (found, expected) = (line.fields.len(), header.len());
            return Err(Box::new(table::bad_width(at, number, found, expected)));
        }
        let named = header.iter().zip(&line.fields);
        let fields = named.filter_map(|(column, field)| Some(((*column)?, field))).collect();
        Ok(Self { file, number, span: line.span.clone(), fields, faults: Vec::new() })
    }

    /// Gives the text of a cell, its blanks made single; empty where the table has no such column.
    pub(super) fn text(&self, column: Column) -> String {
        let text = self.fields.get(&column).map_or("", |it| &it.text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub(super) fn cell(&self, column: Column) -> Cell<'static> {
        let span = self.fields.get(&column).map_or(self.span.clone(), |it| it.span.clone());
        // An empty field between two separators has no letter to point at.
        let span = if span.is_empty() { self.span.clone() } else { span };
        let at = Location::span(self.file, span);
        Cell { at, row: self.number, column: column.label() }
    }

    /// Gives the text of a cell that is published as it stands, and refuses numbers of people in it.
    pub(super) fn published(&mut self, column: Column) -> String {
        let text = self.text(column);
        if cell::holds_personal_number(&text) {
            let fault = problem::personal_number(&self.cell(column));
            self.faults.push(fault);
        }
        for Sighting { kind, range, .. } in sightings(&text, &Known::default()) {
            // Numbers are refused.
            if !matches!(kind, Kind::Phone | Kind::CitizenNumber) {
                let at = self.cell(column).at;
                self.faults.push(person::told(at, kind, &text[range]));
            }
        }
        text
    }

    pub(super) fn refuse(&mut self, column: Column, expected: &Text) {
        let fault = table::bad_cell(&self.cell(column), &self.text(column), expected);
        self.faults.push(fault);
    }

    /// Reads a cell that may be empty; what it cannot be is noted.
    pub(super) fn read<T>(
        &mut self,
        column: Column,
        value: impl Fn(&str) -> Option<T>,
        expected: impl Fn() -> Text,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let value = value(&text);
        if value.is_none() {
            self.refuse(column, &expected());
        }
        value
    }

    /// Reads the day of the row's code.
    pub(super) fn as_of(&mut self) -> Option<Date> {
        let day = |text: &str| cell::date(text).filter(|it| it.day.is_some())?.first_day();
        self.read(Column::AsOf, day, cell::day_wanted)
    }

    /// Reads the unit that the row names on a day, by its code or else by its name.
    pub(super) fn unit(&mut self, as_of: Option<Date>, places: &Registry) -> Option<PlaceId> {
        // A day that cannot be read leaves open what a code or a name means.
        if as_of.is_none() && !self.text(Column::AsOf).is_empty() {
            return None;
        }
        let names = [self.text(Column::Commune), self.text(Column::Province)];
        let name = names.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
        let code = self.text(Column::Code);
        match (&*code, &*name) {
            ("", "") => {
                self.refuse(Column::Code, &Text::new("mã xã, như 08443", "a code, like 08443"));
                None
            }
            ("", name) => self.named(name, as_of, places),
            (code, name) => self.coded(code, name, as_of, places),
        }
    }

    fn named(&mut self, name: &str, as_of: Option<Date>, places: &Registry) -> Option<PlaceId> {
        let column =
            if self.text(Column::Commune).is_empty() { Column::Province } else { Column::Commune };
        let cell = self.cell(column);
        let found = places.resolve(name, as_of);
        let fault = |why| in_cell(places.explain_name(cell.at.clone(), name, &why), &cell);
        found.map_err(|why| self.faults.push(fault(why))).ok()
    }

    fn coded(
        &mut self,
        code: &str,
        name: &str,
        as_of: Option<Date>,
        places: &Registry,
    ) -> Option<PlaceId> {
        let cell = self.cell(Column::Code);
        let unit = match places.lookup(code, as_of) {
            Ok(unit) => unit,
            Err(unknown) => {
                let as_reported = (!name.is_empty()).then_some(name);
                let asked = Asked { code, as_of, as_reported };
                let fault = places.explain(cell.at.clone(), asked, &unknown);
                self.faults.push(in_cell(fault, &cell));
                return None;
            }
        };
        let commune = self.text(Column::Commune);
        if !commune.is_empty() && !places.find(&commune).contains(&unit) {
            let cell = self.cell(Column::Commune);
            let fault = place::name_not_code(cell.at.clone(), &commune, &places.describe(unit));
            self.faults.push(in_cell(fault, &cell));
        }
        Some(unit)
    }

    /// Notes that an earlier row said the same, or remembers this one.
    pub(super) fn once<K: Ord>(&mut self, key: K, seen: &mut Seen<K>, repeated: Repeated) {
        if let Some((file, row)) = seen.get(&key) {
            let first = problem::Place { file, row: *row };
            let at = Location::span(self.file, self.span.clone());
            self.faults.push(repeated(at, self.number, &first));
        } else {
            seen.insert(key, (FilePath::clone(self.file), self.number));
        }
    }
}

/// The file and the row that each key was first read from.
pub(super) type Seen<K> = BTreeMap<K, (FilePath, usize)>;
/// Says that a row repeats another.
pub(super) type Repeated = fn(Location, usize, &problem::Place<'_>) -> Diagnostic;

/// Gives the first line of a field: an open quote would mark all the rest of a file.
fn first_line(text: &str, field: &Field<'_>) -> Range<usize> {
    let written = &text[field.span.clone()];
    field.span.start..field.span.start + written.find('\n').unwrap_or(written.len())
}
