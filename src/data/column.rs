//! What a column of a table is: its name, what it means, where it comes from, and how a record fills it.
//!
//! One table of columns drives CSV, sheets and the dictionary, so that none can say what the others do
//! not hold.

use super::cell::Cell;
use super::table::{Heading, Shape, Table, Take};
use crate::diagnostic::Lang;

/// What a table tells of, row by row.
pub(super) trait Matter: 'static {
    /// What one row tells, lent by the catalogue.
    type Row<'a>;
}

/// Fills a cell from what its row tells, and shares the text.
pub(super) type Fill<M> = for<'r, 'a> fn(&'r <M as Matter>::Row<'a>) -> Cell<'r>;

/// A column of tables that tell of something.
pub(super) struct Column<M: Matter> {
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
    pub(super) cell: Fill<M>,
}

/// Picks the wording of a language.
pub(super) fn pick(pair: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => pair.0,
        Lang::En => pair.1,
    }
}

/// Fills a table from what its rows tell.
pub(super) fn fill<'a, M: Matter>(
    columns: Vec<&'static Column<M>>,
    mut told: impl Iterator<Item = M::Row<'a>> + 'a,
    lang: Lang,
) -> Table<'a> {
    let heading = |it: &&Column<M>| Heading {
        name: it.name.to_owned(),
        label: pick(it.label, lang).to_owned(),
        shape: it.shape,
    };
    let headings = columns.iter().map(heading).collect();
    let rows = move |take: &mut Take<'_>| {
        told.try_for_each(|told| {
            let row: Vec<Cell<'_>> = columns.iter().map(|it| (it.cell)(&told)).collect();
            take(&row)
        })
    };
    Table { columns: headings, rows: Box::new(rows) }
}
