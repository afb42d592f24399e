//! Reads the lists of `content/to-dan-van/`: a file gives all its rows, or none and every reason why.
//!
//! A list has one row a team; `do-phu.csv` has one row a unit, with the number of its residential
//! areas. What the rows come to together is the work of `gather` and `coverage`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cell;
use super::column::{Column, Meaning, meaning};
use super::row::{Row, Seen};
use crate::catalogue::places::{Kind, PlaceId, Registry};
use crate::diagnostic::{Diagnostic, FilePath, Location, Severity, Text, team as problem};
use crate::source::grid::{self, Line};
use crate::source::redact::Redaction;
use crate::source::scan::{SourceFile, Tree};
use crate::story::PartialDate;
use crate::vi::fold::fold;

/// Where the lists lie.
const FOLDER: &str = "content/to-dan-van/";
/// The table of how many residential areas the units have.
const AREAS: &str = "content/to-dan-van/do-phu.csv";

/// The columns of a list, in the order the guide shows them.
const LIST: [Column; 9] = [
    Column::Name,
    Column::Code,
    Column::Commune,
    Column::Province,
    Column::AsOf,
    Column::Village,
    Column::Members,
    Column::Founded,
    Column::Source,
];
/// The columns of the table of residential areas.
const COUNTS: [Column; 6] =
    [Column::Code, Column::Commune, Column::Province, Column::AsOf, Column::Areas, Column::Source];

/// What the lists hold.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) teams: Vec<Listed>,
    pub(super) areas: Vec<Areas>,
}

/// A row of a list of teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) unit: PlaceId,
    pub(super) as_of: Option<Date>,
    /// May be empty.
    pub(super) village: String,
    pub(super) members: Option<u32>,
    pub(super) founded: Option<PartialDate>,
    /// May be empty.
    pub(super) source: String,
}

/// How many residential areas a unit has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Areas {
    pub(super) unit: PlaceId,
    pub(super) count: u32,
    /// May be empty.
    pub(super) source: String,
    pub(super) at: Location,
}

impl Lists {
    /// Takes out what must not be published.
    pub(super) fn redact(&mut self, redaction: &Redaction) {
        for Listed { name, village, source, .. } in &mut self.teams {
            for text in [name, village, source] {
                redaction.mend(text);
            }
        }
        self.areas.iter_mut().for_each(|it| redaction.mend(&mut it.source));
    }
}

/// Reads every list of a showcase.
pub(super) fn lists(tree: &Tree, places: &Registry, found: &mut Vec<Diagnostic>) -> Lists {
    let mut lists = Lists::default();
    let mut seen = BTreeMap::new();
    for file in tree.under(FOLDER).filter(|it| is_list(&it.path)) {
        if &*file.path == AREAS {
            let mut seen = BTreeMap::new();
            lists.areas = read(&file, &COUNTS, found, |row| areas(row, places, &mut seen));
        } else {
            lists.teams.extend(read(&file, &LIST, found, |row| team(row, places, &mut seen)));
        }
    }
    let other = |path: &&FilePath| path.starts_with(FOLDER) && !is_list(path);
    found.extend(tree.assets.keys().filter(other).map(problem::other_file));
    lists
}

fn is_list(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case("csv"))
}

/// Reads a table: all its rows, or none of them where any has a fault.
fn read<T>(
    file: &SourceFile,
    columns: &'static [Column],
    found: &mut Vec<Diagnostic>,
    mut take: impl FnMut(&mut Row<'_>) -> Option<T>,
) -> Vec<T> {
    let mut lines = grid::lines(&file.text, separator(&file.text)).into_iter();
    let mut faults = Vec::new();
    let header = header(&file.path, lines.next(), columns, &mut faults);
    let mut rows = Vec::new();
    if !faults.iter().any(is_error) {
        for line in lines.filter(|it| !it.fields.iter().all(|it| it.text.trim().is_empty())) {
            let mut row = match Row::new(file, &header, &line) {
                Ok(row) => row,
                Err(fault) => {
                    faults.push(*fault);
                    continue;
                }
            };
            rows.extend(take(&mut row));
            faults.append(&mut row.faults);
        }
    }
    let sound = !faults.iter().any(is_error);
    found.append(&mut faults);
    if sound { rows } else { Vec::new() }
}

fn is_error(found: &Diagnostic) -> bool {
    found.severity == Severity::Error
}

/// Finds what parts the fields: where the comma is a decimal one, Excel writes a semicolon.
fn separator(text: &str) -> char {
    let header = text.lines().next().unwrap_or_default();
    let count = |it: &char| header.matches(*it).count();
    // The last of equal ones is taken, and a header of one column has none of them.
    ['\t', ';', ','].into_iter().max_by_key(count).unwrap_or(',')
}

/// Gives which column each field holds, and says what is wrong with the first row.
fn header(
    file: &FilePath,
    line: Option<Line<'_>>,
    columns: &'static [Column],
    faults: &mut Vec<Diagnostic>,
) -> Vec<Option<Column>> {
    let span = line.as_ref().map_or(0..0, |it| it.span.clone());
    let labels: Vec<&str> = columns.iter().map(|it| it.label()).collect();
    let mut header: Vec<Option<Column>> = Vec::new();
    let fields = line.map(|it| it.fields).unwrap_or_default();
    let mut personal: Vec<(Location, &str)> = Vec::new();
    for field in &fields {
        let name = field.text.trim();
        let at = Location::span(file, field.span.clone());
        let column = match meaning(name, columns) {
            Meaning::Read(column) if header.contains(&Some(column)) => {
                faults.push(problem::repeated_column(at, name));
                None
            }
            Meaning::Read(column) => Some(column),
            Meaning::Personal => {
                personal.push((at, name));
                None
            }
            Meaning::Passed => None,
            Meaning::Unknown => {
                faults.push(problem::unknown_column(at, name, &labels));
                None
            }
        };
        header.push(column);
    }
    if let Some((first, _)) = personal.first() {
        let names: Vec<&str> = personal.iter().map(|(_, name)| *name).collect();
        faults.push(problem::personal_columns(first.clone(), &names));
    }
    let missing: Vec<&str> =
        columns.iter().filter(|it| is_missing(**it, &header)).map(|it| it.label()).collect();
    if !missing.is_empty() {
        faults.push(problem::missing_columns(Location::span(file, span), &missing, &labels));
    }
    header
}

/// Tells whether a list says nothing without a column; the names of a unit stand in for its code.
fn is_missing(column: Column, header: &[Option<Column>]) -> bool {
    let has = |column| header.contains(&Some(column));
    match column {
        Column::Name | Column::Areas => !has(column),
        Column::Code => ![column, Column::Commune, Column::Province].into_iter().any(has),
        _ => false,
    }
}

/// What makes a team one: its folded name, its unit and its folded village.
type Key = (String, PlaceId, String);

fn team(row: &mut Row<'_>, places: &Registry, seen: &mut Seen<Key>) -> Option<Listed> {
    let name = row.published(Column::Name);
    if name.is_empty() {
        row.refuse(Column::Name, &Text::new("tên của tổ", "the name of the team"));
    }
    let as_of = row.as_of();
    let unit = row.unit(as_of, places);
    let members = row.read(Column::Members, cell::members, cell::members_wanted);
    let founded = row.read(Column::Founded, cell::date, cell::date_wanted);
    let unit = unit?;
    if places.get(unit).kind != Kind::Commune {
        let cell = row.cell(Column::Code);
        row.faults.push(problem::not_a_commune(&cell, &places.full_name(unit)));
    }
    let village = row.published(Column::Village);
    row.once((fold(&name), unit, fold(&village)), seen, problem::repeated_team);
    let source = row.published(Column::Source);
    Some(Listed { name, unit, as_of, village, members, founded, source })
}

fn areas(row: &mut Row<'_>, places: &Registry, seen: &mut Seen<PlaceId>) -> Option<Areas> {
    let as_of = row.as_of();
    let unit = row.unit(as_of, places);
    let count = row.read(Column::Areas, cell::areas, cell::areas_wanted);
    if row.text(Column::Areas).is_empty() {
        row.refuse(Column::Areas, &cell::areas_wanted());
    }
    let unit = unit?;
    row.once(unit, seen, problem::repeated_unit);
    let at = row.cell(Column::Areas).at;
    Some(Areas { unit, count: count?, source: row.published(Column::Source), at })
}
