//! Finds the tables in the sheets of a file, whatever else stands on them, and takes their rows apart.

use std::collections::BTreeMap;

use super::form::{self, Column, Role, Table};
use crate::config::Definitions;
use crate::data::read::sheet::{Book, Line, Sheet, Written};
use crate::diagnostic::import::{self as problem, CellName};
use crate::diagnostic::{Diagnostic, FilePath, Lang};
use crate::story::Section;
use crate::vi::slug::slugify;

/// A cell that holds something.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    /// Whether a spreadsheet keeps it as a number.
    pub(super) is_number: bool,
    pub(super) name: CellName,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) table: Table,
    /// Its cells with their columns, in the order of the form.
    pub(super) cells: Vec<(Column, Cell)>,
}

impl Row {
    /// Gives the cell of a column, if it holds anything.
    pub(super) fn get(&self, role: &Role) -> Option<&Cell> {
        self.cells.iter().find(|(column, _)| column.role == *role).map(|(_, cell)| cell)
    }

    /// Gives the text of a column; empty where there is none.
    pub(super) fn text(&self, role: &Role) -> &str {
        self.get(role).map_or("", |it| it.text.as_str())
    }

    /// Gives the cell that stands for the whole row: the one asked for, or else the first.
    pub(super) fn place(&self, role: &Role) -> &CellName {
        let first = || self.cells.first().map(|(_, cell)| cell);
        &self.get(role).or_else(first).expect("a row without cells is left out").name
    }
}

/// Finds the rows of all tables of a file.
pub(super) fn rows(
    file: &FilePath,
    book: &Book,
    definitions: &Definitions,
) -> (Vec<Row>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let tables: Vec<Found<'_>> =
        book.sheets.iter().filter_map(|sheet| find(sheet, definitions, &mut found)).collect();
    let rows: Vec<Row> = tables.iter().flat_map(Found::rows).collect();
    if tables.is_empty() {
        found.push(problem::no_table(file));
    } else if rows.is_empty() {
        found.push(problem::no_rows(file));
    }
    (rows, found)
}

/// How many rows of titles may stand above the names of the columns.
const TITLES: usize = 10;

/// A table that was found on a sheet.
struct Found<'a> {
    table: Table,
    columns: BTreeMap<usize, Column>,
    rows: &'a [Line],
}

impl Found<'_> {
    fn rows(&self) -> Vec<Row> {
        let cell = |(at, column): (&usize, &Column), line: &Line| {
            Some((column.clone(), cell(line.get(at)?, *at)))
        };
        let rows = self.rows.iter().map(|line| Row {
            table: self.table,
            cells: self.columns.iter().filter_map(|it| cell(it, line)).collect(),
        });
        rows.filter(|it| !it.cells.is_empty()).collect()
    }
}

fn cell(written: &Written, column: usize) -> Cell {
    let Written { text, is_number, .. } = written;
    Cell { text: text.clone(), is_number: *is_number, name: name(written, column) }
}

fn name(written: &Written, column: usize) -> CellName {
    let cell = &written.cell;
    CellName::new(cell.at.clone(), cell.sheet.as_deref(), cell.row, column)
}

/// Finds the table of a sheet; a sheet that explains things has none.
fn find<'a>(
    sheet: &'a Sheet,
    definitions: &Definitions,
    found: &mut Vec<Diagnostic>,
) -> Option<Found<'a>> {
    let named = Table::ALL.into_iter().find(|it| it.is_named(&sheet.name));
    let (at, table) = sheet.rows.iter().take(TITLES).enumerate().find_map(|(at, line)| {
        let fits = |it: &Table| fits(*it, line);
        let table = named.filter(fits).or_else(|| Table::ALL.into_iter().find(fits))?;
        Some((at, table))
    })?;
    let columns = columns(table, &sheet.rows[at], definitions, found);
    Some(Found { table, columns, rows: &sheet.rows[at + 1..] })
}

/// Tells whether a row names the columns without which a table is none.
fn fits(table: Table, line: &Line) -> bool {
    let known = table.columns();
    let has = |role: &Role| {
        line.values().any(|it| known.iter().any(|one| one.role == *role && one.is_called(&it.text)))
    };
    match table {
        Table::Stories(section) => {
            let own = if section == Section::Movement { "scope" } else { "kind" };
            let is_other = section == Section::Movement && !has(&Role::Value(own));
            !is_other
                && (has(&Role::Value("title")) || has(&Role::Value("id")))
                && !has(&Role::Story)
        }
        Table::Figures => has(&Role::Story) && has(&Role::Metric),
        Table::Sources => {
            has(&Role::Story) && (has(&Role::Value("title")) || has(&Role::Value("url")))
        }
    }
}

/// Reads the names of the columns, and tells of those that are not known.
fn columns(
    table: Table,
    line: &Line,
    definitions: &Definitions,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<usize, Column> {
    let known = table.columns();
    let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
    for (at, written) in line {
        let own = known.iter().find(|it| it.is_called(&written.text)).cloned();
        let figure = || figure(table, &written.text, definitions);
        let Some(column) = own.or_else(figure) else {
            if !is_number_of_row(&written.text) {
                let labels: Vec<String> = known.iter().map(|it| it.label.vi.clone()).collect();
                found.push(problem::unknown_column(&name(written, *at), &written.text, &labels));
            }
            continue;
        };
        match columns.iter().find(|(_, it)| it.role == column.role) {
            Some((first, _)) => {
                let first = name(&line[first], *first);
                found.push(problem::repeated_column(&name(written, *at), &written.text, &first));
            }
            None => {
                columns.insert(*at, column);
            }
        }
    }
    columns
}

/// Takes a column of a table of stories for a figure if it bears the name of a metric.
fn figure(table: Table, text: &str, definitions: &Definitions) -> Option<Column> {
    let metric = form::metric(text, definitions).filter(|_| matches!(table, Table::Stories(_)))?;
    let value = Table::Figures.columns().into_iter().find(|it| it.role == Role::Value("value"))?;
    let role = Role::Figure(metric.key.clone());
    Some(Column { role, label: metric.label.clone(), is_required: false, ..value })
}

fn is_number_of_row(text: &str) -> bool {
    matches!(slugify(text).as_str(), "stt" | "tt" | "so-tt" | "so-thu-tu" | "no")
}

impl Column {
    /// Tells whether a column of this name is meant.
    fn is_called(&self, name: &str) -> bool {
        let slug = slugify(name);
        let labels = [Lang::Vi, Lang::En].map(|lang| slugify(self.label.get(lang)));
        let key = match self.role {
            Role::Value(path) => path,
            Role::Story => "story",
            Role::Metric => "metric",
            Role::Unit => "unit",
            Role::Figure(_) => "",
        };
        labels.contains(&slug) || (!key.is_empty() && name.trim() == key)
    }
}
