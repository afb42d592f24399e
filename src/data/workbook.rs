//! Writes tables as an Excel workbook: real numbers, a frozen header, a filter over every column.
//!
//! The day of making is the newest story's, so that the same content gives the same bytes.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::fs::File;
use std::io::Seek as _;

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::cell::{Cell, Number};
use super::column::pick;
use super::table::{self, Heading, Shape, Table};
use crate::diagnostic::Lang;

/// The names of the sheets in their order, Vietnamese and English.
const SHEETS: [(&str, &str); 5] = [
    ("Mô hình", "Models"),
    ("Phong trào", "Movements"),
    ("Số liệu", "Figures"),
    ("Tổ dân vận", "Teams"),
    ("Từ điển", "Dictionary"),
];

/// The most letters that a cell of a sheet holds.
const MOST_LETTERS: usize = 32_767;

/// Stands where a text was too long for a cell.
const CUT: char = '…';

/// Why a workbook could not be written.
pub(super) struct Refusal(String);

impl Refusal {
    /// Gives the reason.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<E: fmt::Display> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Gives the hash of what determines the workbook: writing it only to know its hash would cost more
/// than all the rest.
pub(super) fn key(tables: [Table<'_>; 5]) -> blake3::Hash {
    let mut notes = Notes::new();
    for table in tables {
        notes.head(&table.columns);
        let taken = table::each(table.rows, |row| {
            for cell in row {
                notes.cell(&cell.plain());
            }
            notes.end_row();
            Ok::<_, Infallible>(())
        });
        let Ok(()) = taken;
        notes.end_table();
    }
    notes.key()
}

/// How many bytes are hashed at once: a long run costs a fraction of many short ones.
const HASHED_AT_ONCE: usize = 64 << 10;

/// What determines a workbook, hashed as it is told.
struct Notes {
    hasher: blake3::Hasher,
    /// What was told and is not hashed yet.
    told: Vec<u8>,
}

impl Notes {
    fn new() -> Self {
        let mut told = Vec::with_capacity(2 * HASHED_AT_ONCE);
        told.extend(env!("CARGO_PKG_VERSION").as_bytes());
        Self { hasher: blake3::Hasher::new(), told }
    }

    fn head(&mut self, columns: &[Heading]) {
        for column in columns {
            self.cell(&column.label);
        }
    }

    /// Takes a cell so that where it ends is known.
    fn cell(&mut self, text: &str) {
        self.told.extend(text.len().to_le_bytes());
        self.told.extend(text.as_bytes());
    }

    fn end_row(&mut self) {
        let whole = self.told.len() / HASHED_AT_ONCE * HASHED_AT_ONCE;
        self.hasher.update(&self.told[..whole]);
        self.told.drain(..whole);
    }

    fn end_table(&mut self) {
        self.told.push(0);
    }

    fn key(mut self) -> blake3::Hash {
        self.hasher.update(&self.told).finalize()
    }
}

/// A workbook that was written, and the [`key`] of its tables.
pub(super) struct Written<T> {
    /// Its key.
    pub(super) key: blake3::Hash,
    /// Its bytes, or what holds them.
    pub(super) book: T,
}

/// Writes the workbook; a text that stands in many cells is written once.
pub(super) fn write(
    tables: [Table<'_>; 5],
    day: Option<Date>,
    lang: Lang,
) -> Result<Written<Vec<u8>>, Refusal> {
    let filled = filled(tables, day, lang, |book| Ok(book.add_worksheet()))?;
    let Written { key, book: mut workbook } = filled;
    Ok(Written { key, book: workbook.save_to_buffer()? })
}

/// Writes the workbook where its cells are until then, in files of the system's folder for what passes:
/// there are too many for memory. Gives it from its start.
pub(super) fn write_beside(
    tables: [Table<'_>; 5],
    day: Option<Date>,
    lang: Lang,
) -> Result<Written<File>, Refusal> {
    let filled = filled(tables, day, lang, Workbook::add_worksheet_with_constant_memory)?;
    let Written { key, book: mut workbook } = filled;
    let mut file = tempfile::tempfile()?;
    workbook.save_to_writer(&mut file)?;
    file.rewind()?;
    Ok(Written { key, book: file })
}

/// Fills a sheet with each table.
fn filled(
    tables: [Table<'_>; 5],
    day: Option<Date>,
    lang: Lang,
    add: impl Fn(&mut Workbook) -> Result<&mut Worksheet, XlsxError>,
) -> Result<Written<Workbook>, Refusal> {
    let (mut workbook, mut notes) = (Workbook::new(), Notes::new());
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made(day)?));
    for (name, table) in SHEETS.into_iter().zip(tables) {
        let sheet = add(&mut workbook)?;
        sheet.set_name(pick(name, lang))?;
        fill(sheet, table, &mut notes)?;
    }
    Ok(Written { key: notes.key(), book: workbook })
}

pub(super) fn made(day: Option<Date>) -> Result<ExcelDateTime, XlsxError> {
    let day = day.unwrap_or(Date::constant(2000, 1, 1));
    let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, of_month)
}

fn fill(sheet: &mut Worksheet, table: Table<'_>, notes: &mut Notes) -> Result<(), Refusal> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x00F4_F1EC));
    for (column, heading) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, &heading.label, &head)?;
        sheet.set_column_width(column, heading.shape.width())?;
        sheet.set_column_format(column, &format(heading))?;
    }
    notes.head(&table.columns);
    let mut last = 0;
    table::each(table.rows, |row| {
        last += 1;
        for (column, cell) in (0_u16..).zip(row) {
            let text = cell.plain();
            notes.cell(&text);
            put(sheet, (last, column), (cell, &text))?;
        }
        notes.end_row();
        Ok::<_, XlsxError>(())
    })?;
    notes.end_table();
    sheet.set_freeze_panes(1, 0)?;
    let width = u16::try_from(table.columns.len().saturating_sub(1))?;
    sheet.autofilter(0, 0, last, width)?;
    Ok(())
}

/// Gives the look of a column; text is marked as text, so that a code typed in keeps its zeros.
fn format(heading: &Heading) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match heading.shape {
        Shape::Number => format.set_num_format("#,##0.###"),
        Shape::Prose => format.set_num_format("@").set_text_wrap(),
        _ => format.set_num_format("@"),
    }
}

/// Writes a cell, whose text is given too.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (cell, text): (&Cell<'_>, &str),
) -> Result<(), XlsxError> {
    match cell {
        Cell::Number(None) => {}
        Cell::Number(Some(number)) => {
            sheet.write_number(row, column, approximate(*number))?;
        }
        _ if text.is_empty() => {}
        _ => {
            sheet.write_string(row, column, cut(text))?;
        }
    }
    Ok(())
}

/// Gives a number as sheets keep it, in floating point; the exact one stands in the CSV.
fn approximate(number: Number) -> f64 {
    number.0.to_f64().unwrap_or_default()
}

/// Cuts text that no cell can hold; sheets count as UTF-16 does.
fn cut(text: &str) -> Cow<'_, str> {
    // A letter takes no more units there than bytes here.
    if text.len() <= MOST_LETTERS || text.encode_utf16().count() <= MOST_LETTERS {
        return text.into();
    }
    let mut length = 0;
    let fits = |letter: &char| {
        length += letter.len_utf16();
        length < MOST_LETTERS
    };
    text.chars().take_while(fits).chain([CUT]).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn tables(text: &str) -> [Table<'_>; 5] {
        let row = || [Cell::text(text), Cell::Number(Some(Number("1250.5".parse().unwrap())))];
        std::array::from_fn(|_| Table {
            columns: vec![
                Heading { name: "a".to_owned(), label: "A".to_owned(), shape: Shape::Text },
                Heading { name: "b".to_owned(), label: "B".to_owned(), shape: Shape::Number },
            ],
            rows: Box::new(move |take| [row(), row()].iter().try_for_each(|it| take(it))),
        })
    }

    fn bytes(text: &str) -> Vec<u8> {
        write(tables(text), None, Lang::Vi).map_err(|it| it.0).unwrap().book
    }

    fn bytes_beside(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut file = write_beside(tables(text), None, Lang::Vi).map_err(|it| it.0).unwrap().book;
        file.read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// Reads every cell of every sheet, and its look.
    fn read(bytes: Vec<u8>) -> Vec<(String, calamine::Range<calamine::Data>)> {
        use calamine::Reader as _;
        calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap().worksheets()
    }

    #[test]
    fn cells_on_disk_make_the_same_workbook() {
        let [kept, left] = [bytes("=1+1"), bytes_beside("=1+1")].map(read);
        assert_eq!(kept.len(), 5);
        assert_eq!(kept, left);
        assert_eq!(kept[0].1.get_value((2, 0)).unwrap().to_string(), "=1+1");
        assert_eq!(kept[0].1.get_value((2, 1)).unwrap().to_string(), "1250.5");
        assert_eq!(bytes_beside("x"), bytes_beside("x"));
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        assert_eq!(bytes("=1+1"), bytes("=1+1"));
        assert_eq!(key(tables("x")), key(tables("x")));
        assert_ne!(key(tables("x")), key(tables("y")));
    }

    #[test]
    fn a_workbook_knows_its_key_once_it_is_written() {
        let known = key(tables("=1+1"));
        let written = write(tables("=1+1"), None, Lang::Vi).map_err(|it| it.0).unwrap();
        let beside = write_beside(tables("=1+1"), None, Lang::Vi).map_err(|it| it.0).unwrap();
        assert_eq!((written.key, beside.key), (known, known));
    }

    #[test]
    fn text_too_long_for_a_cell_is_cut() {
        assert_eq!(cut(&"đ".repeat(MOST_LETTERS)).chars().count(), MOST_LETTERS);
        let text = "𝄞".repeat(MOST_LETTERS);
        let long = cut(&text);
        assert!(long.ends_with(CUT) && long.encode_utf16().count() <= MOST_LETTERS);
        assert!(bytes(&"x".repeat(40_000)).starts_with(b"PK"));
    }
}
