//! Reads a table of places: lines of a fixed number of fields, each with where it stands.
//!
//! The general reader of CSV gives fields without their places in the text, and a diagnostic needs
//! them; so a row is a line here, and a field may be quoted. What fields mean is the loaders' work.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::place_table::{self, Cell};
use crate::diagnostic::{Diagnostic, FilePath, Location, Text};

/// A table of places as it stands on the disk.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// Its file, as diagnostics name it.
    pub file: &'a FilePath,
    /// Its text.
    pub text: &'a str,
}

/// What stands between two commas.
#[derive(Clone, Debug, Default)]
pub(super) struct Field<'a> {
    /// Its text, without quotes.
    pub(super) text: Cow<'a, str>,
    /// Its bytes in the table, quotes included.
    pub(super) span: Range<usize>,
}

/// A line of a table, and all that is wrong with it.
#[derive(Debug)]
pub(super) struct Row<'a, const N: usize> {
    table: Table<'a>,
    columns: &'static [&'static str; N],
    /// The number of its line, the header's being 1.
    pub(super) number: usize,
    /// Its fields; those after the first bad one are empty.
    pub(super) fields: [Field<'a>; N],
    /// What is wrong with it; a row with a fault is not used at all.
    pub(super) faults: Vec<Diagnostic>,
}

/// Goes through the rows of a table whose header is as expected.
pub(super) fn rows<'a, const N: usize>(
    table: Table<'a>,
    columns: &'static [&'static str; N],
) -> Result<impl Iterator<Item = Row<'a, N>>, Box<Diagnostic>> {
    let mut lines = Lines { text: table.text, at: bom(table.text), number: 0 };
    let expected = columns.join(",");
    match lines.next() {
        Some(header) if header.text == expected => {
            let filled = lines.filter(|line| !line.text.is_empty());
            Ok(filled.map(move |line| Row::split(table, columns, &line)))
        }
        header => {
            let span = header.map_or(0..0, |line| line.at..line.at + line.text.len());
            let at = Location::span(table.file, span);
            Err(Box::new(place_table::bad_header(at, &expected)))
        }
    }
}

impl<'a, const N: usize> Row<'a, N> {
    fn split(table: Table<'a>, columns: &'static [&'static str; N], line: &Line<'a>) -> Self {
        let fields = std::array::from_fn(|_| Field::default());
        let mut row = Self { table, columns, number: line.number, fields, faults: Vec::new() };
        let mut cursor = Some(0);
        let mut width = 0;
        while let Some(start) = cursor {
            let (end, text) = field(line.text, start);
            let span = line.at + start..line.at + end;
            match text {
                Some(text) => row.put(width, Field { text, span }),
                None => return row.refuse_quote(width, span),
            }
            width += 1;
            cursor = (end < line.text.len()).then_some(end + 1);
        }
        if width != N {
            let at = Location::span(table.file, line.at..line.at + line.text.len());
            row.faults.push(place_table::bad_width(at, line.number, width, N));
        }
        row
    }

    fn put(&mut self, index: usize, field: Field<'a>) {
        if let Some(slot) = self.fields.get_mut(index) {
            *slot = field;
        }
    }

    fn refuse_quote(mut self, index: usize, span: Range<usize>) -> Self {
        let column = self.columns.get(index).copied().unwrap_or_default();
        let at = Location::span(self.table.file, span);
        self.faults.push(place_table::bad_quote(Cell { at, row: self.number, column }));
        self
    }

    /// Names the field `index` for a diagnostic.
    pub(super) fn cell(&self, index: usize) -> Cell {
        let at = Location::span(self.table.file, self.fields[index].span.clone());
        Cell { at, row: self.number, column: self.columns[index] }
    }

    /// Notes that the field `index` does not hold what its column needs.
    pub(super) fn refuse(&mut self, index: usize, expected: &Text) {
        let fault = place_table::bad_field(self.cell(index), &self.fields[index].text, expected);
        self.faults.push(fault);
    }

    /// Reads the field `index` as a code of as many digits as `length` allows.
    pub(super) fn code(&mut self, index: usize, length: &[usize]) -> Option<&'a str> {
        let code = match &self.fields[index].text {
            Cow::Borrowed(text) => Some(*text),
            Cow::Owned(_) => None,
        };
        let code = code.filter(|code| {
            length.contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit())
        });
        if code.is_none() {
            self.refuse(index, &code_wanted(length));
        }
        code
    }

    /// Reads the field `index` as a day.
    pub(super) fn day(&mut self, index: usize) -> Option<Date> {
        let day = iso_date(&self.fields[index].text);
        if day.is_none() {
            self.refuse(index, &day_wanted());
        }
        day
    }

    /// Reads the field `index` as a day, or as none when it is empty.
    pub(super) fn open_day(&mut self, index: usize) -> Option<Date> {
        if self.fields[index].text.is_empty() { None } else { self.day(index) }
    }
}

/// Says what a day looks like.
pub(super) fn day_wanted() -> Text {
    Text::new(
        "ngày dạng năm-tháng-ngày, như 2025-06-30",
        "a day as year-month-day, like 2025-06-30",
    )
}

/// Says what a code looks like.
pub(super) fn code_wanted(length: &[usize]) -> Text {
    let digits: Vec<String> = length.iter().map(usize::to_string).collect();
    Text::new(
        format!("mã {} chữ số, kể cả số 0 đứng đầu", digits.join(" hoặc ")),
        format!("a code of {} digits, leading zeros included", digits.join(" or ")),
    )
}

/// Reads `2025-06-30` and no other form.
pub(super) fn iso_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: Range<usize>| {
        bytes[range].iter().try_fold(0_i16, |value, byte| {
            byte.is_ascii_digit().then(|| value * 10 + i16::from(byte - b'0'))
        })
    };
    let month = i8::try_from(number(5..7)?).ok()?;
    let day = i8::try_from(number(8..10)?).ok()?;
    Date::new(number(0..4)?, month, day).ok()
}

/// Gives where the field from `start` ends, and its text unless its quotes are misplaced.
fn field(line: &str, start: usize) -> (usize, Option<Cow<'_, str>>) {
    let rest = &line[start..];
    if rest.starts_with('"') {
        return quoted(line, start);
    }
    let end = rest.bytes().position(|byte| byte == b',').map_or(line.len(), |at| start + at);
    let text = &line[start..end];
    (end, (!text.contains('"')).then_some(Cow::Borrowed(text)))
}

fn quoted(line: &str, start: usize) -> (usize, Option<Cow<'_, str>>) {
    let inner = start + 1;
    let mut from = inner;
    loop {
        let Some(close) = line[from..].find('"').map(|at| from + at) else {
            return (line.len(), None);
        };
        match line.as_bytes().get(close + 1) {
            Some(b'"') => from = close + 2,
            Some(b',') | None => return (close + 1, Some(unescape(&line[inner..close]))),
            Some(_) => return (line.len(), None),
        }
    }
}

fn unescape(text: &str) -> Cow<'_, str> {
    if text.contains('"') { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
}

/// A spreadsheet may put a byte order mark before the header.
fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

struct Line<'a> {
    text: &'a str,
    at: usize,
    number: usize,
}

struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = rest.find('\n').unwrap_or(rest.len());
        let line = &rest[..end];
        let at = self.at;
        self.at += end + 1;
        self.number += 1;
        Some(Line { text: line.strip_suffix('\r').unwrap_or(line), at, number: self.number })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    /// Reads a table of two columns; a row shows as its number, fields and faults.
    fn read(text: &str) -> Vec<String> {
        let file = Arc::from("x.csv");
        match rows(Table { file: &file, text }, &["a", "b"]) {
            Ok(rows) => rows.map(|row| show(&row, text)).collect(),
            Err(fault) => vec![fault.code.to_owned()],
        }
    }

    fn show(row: &Row<'_, 2>, text: &str) -> String {
        let fault = |fault: &Diagnostic| {
            format!("{} at {}", fault.code, &text[fault.at.span.clone().unwrap()])
        };
        match row.faults.first() {
            Some(first) => format!("{}: {}", row.number, fault(first)),
            None => format!("{}: {} | {}", row.number, row.fields[0].text, row.fields[1].text),
        }
    }

    #[test]
    fn fields_may_be_quoted() {
        assert_eq!(
            read("a,b\n1,\"x, y\"\n\"2\",\"say \"\"z\"\"\"\n,\n"),
            ["2: 1 | x, y", "3: 2 | say \"z\"", "4:  | "],
        );
    }

    #[test]
    fn line_ends_and_byte_order_marks_of_spreadsheets_are_read() {
        assert_eq!(read("\u{feff}a,b\r\n1,2\r\n\r\n3,4"), ["2: 1 | 2", "4: 3 | 4"]);
    }

    #[test]
    fn bad_rows_are_named_by_line_and_place() {
        assert_eq!(
            read("a,b\n1\n1,2,3\n1,\"x\n1,x\"y\n\"1\"2,3\n1,2\n"),
            [
                "2: bang-dia-ban-thieu-cot at 1",
                "3: bang-dia-ban-thieu-cot at 1,2,3",
                "4: bang-dia-ban-sai-ngoac at \"x",
                "5: bang-dia-ban-sai-ngoac at x\"y",
                "6: bang-dia-ban-sai-ngoac at \"1\"2,3",
                "7: 1 | 2",
            ],
        );
    }

    #[test]
    fn another_header_refuses_the_table() {
        assert_eq!(read(""), ["bang-dia-ban-sai-cot"]);
        assert_eq!(read("a;b\n1;2\n"), ["bang-dia-ban-sai-cot"]);
    }

    #[test]
    fn days_are_iso_days_that_exist() {
        assert_eq!(iso_date("2025-06-30"), Some(Date::constant(2025, 6, 30)));
        for wrong in ["", "30/06/2025", "2025-6-30", "2025-02-30", "2025-06-3x", "٢٠٢٥-٠٦"] {
            assert_eq!(iso_date(wrong), None, "{wrong}");
        }
    }
}
