//! Reads a list from a spreadsheet, CSV or XLSX, as rows of text that know where they stand.
//!
//! What the columns mean is the caller's work. Cells of a workbook are read one by one: a sheet whose
//! last cell is far away must not take the memory of all that lie between. So that problems of a
//! workbook can be shown as those of a text are, each sheet is written down as one, a line a row.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::diagnostic::place_list::{self as problem, Cell};
use crate::diagnostic::{Diagnostic, FilePath, Location, Sources, disk};
use crate::source::grid;
use crate::source::text::{decode, nfc};

/// A sheet of a list.
#[derive(Clone, Debug)]
pub(in crate::data) struct Sheet {
    /// Its name; empty where the file has no sheets.
    pub(in crate::data) name: String,
    /// Its rows in order; those without anything in them are left out.
    pub(in crate::data) rows: Vec<Line>,
}

/// A row of a sheet: its cells by the number of their column, counted from zero.
pub(in crate::data) type Line = BTreeMap<usize, Written>;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data) struct Written {
    /// Its text, without spaces at its ends.
    pub(in crate::data) text: String,
    /// Whether it is kept as a number: then its text has a point before its decimals.
    pub(in crate::data) is_number: bool,
    /// Where it is; its column has no name yet.
    pub(in crate::data) cell: Cell,
}

/// The sheets of a file, the texts that diagnostics point into, and what is wrong with the file.
#[derive(Default)]
pub(in crate::data) struct Book {
    pub(in crate::data) sheets: Vec<Sheet>,
    pub(in crate::data) sources: Sources,
    pub(in crate::data) diagnostics: Vec<Diagnostic>,
}

/// Reads a file, by what it holds and not by its name.
pub(in crate::data) fn read(file: &FilePath, bytes: &[u8]) -> Book {
    if bytes.starts_with(b"PK") {
        return workbook(file, bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return refused(problem::old_workbook(file));
    }
    match decode(bytes) {
        Ok(text) => csv(file, text),
        Err(error) => refused(disk::not_utf8(file, error.line)),
    }
}

fn refused(fault: Diagnostic) -> Book {
    Book { diagnostics: vec![fault], ..Book::default() }
}

/// Reads text that is parted by commas, semicolons or tabs.
pub(in crate::data) fn csv(file: &FilePath, text: String) -> Book {
    let (mut rows, mut diagnostics) = (Vec::new(), Vec::new());
    for line in grid::lines(&text, separator(&text)) {
        let mut cells = Line::new();
        for (column, field) in line.fields.into_iter().enumerate() {
            let at = Location::span(file, field.span);
            let cell = Cell { at, sheet: None, row: line.number, column: Arc::default() };
            if !field.is_well_quoted {
                diagnostics.push(problem::bad_quote(&cell));
            }
            keep(&mut cells, column, &Shown::text(field.text), cell);
        }
        rows.push(cells);
    }
    rows.retain(|row| !row.is_empty());
    let sources = Sources::from([(Arc::clone(file), text.into())]);
    let sheets = vec![Sheet { name: String::new(), rows }];
    Book { sheets, sources, diagnostics }
}

/// Guesses what parts the fields: what the first lines hold most of.
fn separator(text: &str) -> char {
    let head: Vec<&str> = text.lines().take(HEAD).collect();
    let count = |separator: char| head.iter().map(|line| line.matches(separator).count()).sum();
    [',', ';', '\t'].into_iter().rev().max_by_key(|it| -> usize { count(*it) }).unwrap_or(',')
}

/// How many lines are looked at.
const HEAD: usize = 20;

fn workbook(file: &FilePath, bytes: &[u8]) -> Book {
    book(file, bytes).unwrap_or_else(|error| refused(problem::unreadable(file, &error.to_string())))
}

fn book(file: &FilePath, bytes: &[u8]) -> Result<Book, XlsxError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let shown = workbook.sheets_metadata().iter().filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut read = Book::default();
    for name in names {
        let cells = cells(&mut workbook, &name)?;
        let place = FilePath::from(format!("{file}/{name}"));
        let (sheet, text) = written_down(&place, &name, cells);
        read.sheets.push(sheet);
        read.sources.insert(place, text.into());
    }
    Ok(read)
}

/// The texts of a sheet's cells, by row and column.
type Cells = BTreeMap<u32, BTreeMap<u32, Shown>>;

/// What a cell shows.
struct Shown {
    text: String,
    is_number: bool,
}

impl Shown {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_number: false }
    }
}

fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, XlsxError> {
    let mut rows = Cells::new();
    let mut cells = workbook.worksheet_cells_reader(name)?;
    while let Some(found) = cells.next_cell()? {
        let (row, column) = found.get_position();
        // A line break within a cell would part its row in two.
        let Shown { text, is_number } = shown(found.get_value());
        let text = nfc(text.replace(['\n', '\r'], " "));
        rows.entry(row).or_default().insert(column, Shown { text, is_number });
    }
    Ok(rows)
}

/// Writes a sheet down as text, and notes where each of its cells stands in it.
fn written_down(place: &FilePath, name: &str, cells: Cells) -> (Sheet, String) {
    let sheet: Arc<str> = Arc::from(name);
    let (mut text, mut rows, mut next) = (String::new(), Vec::new(), 0);
    for (row, columns) in cells {
        text.extend(std::iter::repeat_n('\n', (row - next) as usize));
        let mut line = Line::new();
        let mut last = columns.keys().next().copied().unwrap_or_default();
        for (column, written) in columns {
            text.push_str(&" | ".repeat((column - last).min(GAP) as usize));
            last = column;
            let start = text.len();
            text.push_str(&written.text);
            let at = Location::span(place, start..text.len());
            let (sheet, row) = (Some(Arc::clone(&sheet)), row as usize + 1);
            let cell = Cell { at, sheet, row, column: Arc::default() };
            keep(&mut line, column as usize, &written, cell);
        }
        next = row;
        rows.push(line);
    }
    rows.retain(|row| !row.is_empty());
    (Sheet { name: name.to_owned(), rows }, text)
}

/// How many empty cells are shown between two that are not.
const GAP: u32 = 20;

/// Keeps a cell that holds anything.
fn keep(cells: &mut Line, column: usize, shown: &Shown, cell: Cell) {
    let text = shown.text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{a0}');
    if !text.is_empty() {
        let is_number = shown.is_number;
        cells.insert(column, Written { text: text.to_owned(), is_number, cell });
    }
}

/// Shows a cell as its reader sees it; a day as year-month-day.
fn shown(value: &DataRef<'_>) -> Shown {
    match value {
        DataRef::Int(number) => Shown { text: number.to_string(), is_number: true },
        // Excel keeps whole numbers as floating ones, and shows them without a fraction.
        DataRef::Float(number) => Shown { text: number.to_string(), is_number: true },
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Shown::text(text.as_str())
        }
        DataRef::SharedString(text) => Shown::text(*text),
        DataRef::Bool(flag) => Shown::text(flag.to_string()),
        DataRef::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Shown::text(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::Error(error) => Shown::text(error.to_string()),
        DataRef::Empty => Shown::text(""),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    /// Shows each row as its number and its cells.
    fn show(read: &Book) -> Vec<String> {
        let rows = read.sheets.iter().flat_map(|sheet| &sheet.rows);
        let cell = |(column, it): (&usize, &Written)| format!("{column}={}", it.text);
        rows.map(|row| {
            let number = row.values().next().unwrap().cell.row;
            format!("{number}: {}", row.iter().map(cell).collect::<Vec<_>>().join(" "))
        })
        .collect()
    }

    fn file() -> FilePath {
        FilePath::from("danh-muc")
    }

    #[test]
    fn text_is_parted_by_what_it_holds_most_of() {
        for text in ["a,b\n\n1,\"x;y\"\n", "a;b\n\n1;\"x;y\"\n", "a\tb\n\n1\tx;y\n"] {
            assert_eq!(show(&read(&file(), text.as_bytes())), ["1: 0=a 1=b", "3: 0=1 1=x;y"]);
        }
    }

    #[test]
    fn cells_of_a_workbook_are_shown_as_seen() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write(2, 1, 4).unwrap();
        sheet.write(2, 3, " Ho\u{300}a ").unwrap();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        sheet.write_with_format(2, 4, 45_839, &day).unwrap();
        sheet.write(1_048_575, 16_383, "xa").unwrap();
        workbook.add_worksheet().set_hidden(true).write(0, 0, "ẩn").unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        assert_eq!(
            show(&read(&file(), &bytes)),
            ["3: 1=4 3=Hòa 4=2025-07-01", "1048576: 16383=xa"]
        );
    }

    #[test]
    fn what_is_no_list_is_told() {
        for (bytes, code) in [
            (&b"PK\x03\x04nothing"[..], "danh-muc-hong"),
            (b"\xd0\xcf\x11\xe0", "danh-muc-kieu-cu"),
            (b"\xff\xfea\0", "khong-phai-utf8"),
        ] {
            assert_eq!(read(&file(), bytes).diagnostics[0].code, code);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            read(&file(), &bytes);
            read(&file(), &[b"PK\x03\x04", &bytes[..]].concat());
        }
    }
}
