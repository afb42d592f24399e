//! What a column of a table is: its name, what it means, where it comes from, and how a record fills it.
//!
//! One table of columns drives CSV, sheets and the dictionary, so that none can say what the others do
//! not hold.

use super::cell::Cell;
use super::table::{Heading, Shape, Table};
use crate::diagnostic::Lang;

/// A column over records of one kind.
pub(super) struct Column<R> {
    /// Its name in CSV.
    pub(super) name: &'static str,
    /// What its cells hold.
    pub(super) shape: Shape,
    /// Where front matter holds it; empty where it is computed.
    pub(super) front: &'static str,
    /// Its name, Vietnamese and English.
    pub(super) label: (&'static str, &'static str),
    /// What it means, Vietnamese and English.
    pub(super) meaning: (&'static str, &'static str),
    /// Fills its cell.
    pub(super) cell: fn(&R) -> Cell,
}

/// Picks the wording of a language.
pub(super) fn pick(pair: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => pair.0,
        Lang::En => pair.1,
    }
}

/// Fills a table from records.
pub(super) fn fill<'a, R: 'static>(
    columns: Vec<&'static Column<R>>,
    records: impl Iterator<Item = R> + 'a,
    lang: Lang,
) -> Table<'a> {
    let heading = |it: &&Column<R>| Heading {
        name: it.name.to_owned(),
        label: pick(it.label, lang).to_owned(),
        shape: it.shape,
    };
    let headings = columns.iter().map(heading).collect();
    let row = move |record: R| columns.iter().map(|it| (it.cell)(&record)).collect();
    Table { columns: headings, rows: Box::new(records.map(row)) }
}
