//! Writes a table as CSV: UTF-8 with a byte order mark, so that Excel reads the accents; lines ended by
//! CRLF and fields quoted as RFC 4180 has it.

use std::io::{self, Write};

use super::table::{self, Table};
use crate::source::grid::BOM;

/// Writes a table.
pub(super) fn write(table: Table<'_>, mut out: impl Write) -> io::Result<()> {
    out.write_all(BOM.as_bytes())?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(table.columns.iter().map(|it| it.name.as_bytes()))?;
    table::each(table.rows, |row| {
        for cell in row {
            writer.write_field(cell.guarded().as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)
    })?;
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::cell::{Cell, Number};
    use crate::data::table::{Heading, Shape};

    #[test]
    fn fields_are_quoted_only_where_they_must() {
        let heading = |name: &str| Heading {
            name: name.to_owned(),
            label: String::new(),
            shape: Shape::Text,
        };
        let table = Table {
            columns: vec![heading("a"), heading("b")],
            rows: Box::new(|take| {
                take(&[Cell::text("x, \"y\"\nz"), Cell::text("=1")])?;
                take(&[Cell::Number(Some(Number("0.50".parse().unwrap()))), Cell::List(Vec::new())])
            }),
        };
        let mut written = Vec::new();
        write(table, &mut written).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "\u{feff}a,b\r\n\"x, \"\"y\"\"\nz\",'=1\r\n0.5,\r\n"
        );
    }
}
