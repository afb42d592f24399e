//! A table before it is written, and the shapes its columns have.

use std::ops::ControlFlow;

use super::cell::Cell;

/// A table: the same cells for CSV and for a sheet.
pub struct Table<'a> {
    /// Its columns.
    pub columns: Vec<Heading>,
    /// Its rows.
    pub rows: Rows<'a>,
}

/// Tells the rows of a table, each with a cell for every column, to who takes them, one after the other: for
/// memory may not hold them all. Breaks off where one is not taken.
pub type Rows<'a> = Box<dyn FnOnce(&mut Take<'_>) -> ControlFlow<()> + 'a>;

/// Takes a row.
pub type Take<'t> = dyn FnMut(&[Cell<'_>]) -> ControlFlow<()> + 't;

/// Has each row of a table taken, or tells why one was not.
pub(super) fn each<E>(
    rows: Rows<'_>,
    mut take: impl FnMut(&[Cell<'_>]) -> Result<(), E>,
) -> Result<(), E> {
    let mut refused = None;
    let end = rows(&mut |row| match take(row) {
        Ok(()) => ControlFlow::Continue(()),
        Err(why) => {
            refused = Some(why);
            ControlFlow::Break(())
        }
    });
    debug_assert_eq!(end.is_break(), refused.is_some(), "only who takes rows breaks off");
    refused.map_or(Ok(()), Err)
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its name in CSV.
    pub name: String,
    /// Its name as people read it.
    pub label: String,
    /// What its cells hold.
    pub shape: Shape,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    Text,
    /// Text of a sentence or more.
    Prose,
    /// One of a few words.
    Key,
    /// Several texts.
    List,
    /// A number.
    Number,
    /// A day, a month or a year.
    Date,
    /// A year or years.
    Period,
    /// Yes or no.
    Flag,
    /// A web address.
    Url,
}

impl Shape {
    /// Gives its name, Vietnamese and English.
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Text | Self::Prose => ("chữ", "text"),
            Self::Key => ("khóa", "key"),
            Self::List => ("danh sách", "list"),
            Self::Number => ("số", "number"),
            Self::Date => ("ngày", "date"),
            Self::Period => ("năm, khoảng năm", "year or years"),
            Self::Flag => ("true/false", "true/false"),
            Self::Url => ("địa chỉ trang", "web address"),
        }
    }

    /// Gives the width of a column of a sheet, in letters.
    pub(super) fn width(self) -> u8 {
        match self {
            Self::Flag => 9,
            Self::Period | Self::Date | Self::Number => 16,
            Self::Key => 18,
            Self::Text | Self::List => 28,
            Self::Url => 40,
            Self::Prose => 60,
        }
    }
}
