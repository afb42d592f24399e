//! Tables in DOCX, whose head stands again on every page and whose rows stay whole.

use super::super::book::{Division, Row};
use super::Writer;
use super::part::{Look, Stand};
use super::prose::Place;
use crate::source::markdown::prose::{Align, Inline, Table, line};

/// The letters that a column is taken to hold at least and at most, so that a long cell does not
/// starve the others.
const NARROW: usize = 8;
const WIDE: usize = 60;

/// The lines of a table.
#[derive(Clone, Copy, PartialEq)]
enum Lines {
    /// Around every cell.
    Grid,
    /// Above and below the whole.
    Frame,
    None,
}

/// A table under way.
struct Sheet<'a> {
    division: &'a Division,
    columns: &'a [Align],
    widths: Vec<usize>,
}

impl Writer<'_> {
    /// Writes a table of the text.
    pub(super) fn table(&mut self, division: &Division, table: &Table, place: Place) {
        if table.head.is_empty() {
            return;
        }
        let width = self.paper.text_width().saturating_sub(place.left).max(1000);
        let sheet = Sheet { division, columns: &table.columns, widths: widths(table, width) };
        self.open_table(&sheet.widths, Lines::Grid, place.left);
        self.row(&sheet, &table.head, true);
        for row in &table.rows {
            self.row(&sheet, row, false);
        }
        self.close_table();
    }

    fn row(&mut self, sheet: &Sheet<'_>, row: &[Vec<Inline>], is_head: bool) {
        self.open_row(is_head);
        for (at, width) in sheet.widths.iter().enumerate() {
            let content = row.get(at).map_or(&[][..], Vec::as_slice);
            self.open_cell(*width);
            let align = match sheet.columns.get(at) {
                Some(Align::Center) => Some("center"),
                Some(Align::End) => Some("right"),
                Some(Align::Start) | None => None,
            };
            self.part().open_paragraph(Stand { align, ..Stand::of("Cell") });
            self.inlines(sheet.division, content, Look::bold(is_head));
            self.part().close();
            self.part().close();
        }
        self.part().close();
    }

    /// Writes labels and what they say.
    pub(super) fn rows(&mut self, rows: &[Row]) {
        if rows.is_empty() {
            return;
        }
        let width = self.paper.text_width();
        let longest = rows.iter().map(|it| it.label.chars().count()).max().unwrap_or(0);
        let label = width * longest.clamp(14, 26) / 60;
        let widths = [label, width - label];
        self.open_table(&widths, Lines::Frame, 0);
        for row in rows {
            self.open_row(false);
            for (at, text) in [&row.label, &row.text].into_iter().enumerate() {
                self.open_cell(widths[at]);
                let part = self.part();
                part.open_paragraph(Stand::of("Cell"));
                part.run(Look::bold(at == 0), text);
                part.close();
                part.close();
            }
            self.part().close();
        }
        self.close_table();
    }

    /// Writes the head of a cover: who publishes on the left, the state or the Party on the right.
    pub(super) fn heads(&mut self, left: &[(&str, bool)], right: &[&str]) {
        let width = self.paper.text_width();
        let widths = [width * 3 / 10, width - width * 3 / 10];
        self.open_table(&widths, Lines::None, 0);
        self.open_row(false);
        self.open_cell(widths[0]);
        self.organ(left);
        if left.is_empty() {
            self.part().paragraph(Stand::of("Organ"), "");
        }
        self.part().close();
        self.open_cell(widths[1]);
        for line in right {
            self.part().paragraph(Stand::of("State"), line);
        }
        self.part().close();
        self.part().close();
        self.close_table();
    }

    /// Writes who publishes, and who stands above.
    pub(super) fn organ(&mut self, lines: &[(&str, bool)]) {
        for (text, bold) in lines {
            let part = self.part();
            part.open_paragraph(Stand::of("Organ"));
            part.run(Look::bold(*bold), text);
            part.close();
        }
    }

    fn open_table(&mut self, widths: &[usize], lines: Lines, left: usize) {
        let xml = &mut self.part().xml;
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        let width = widths.iter().sum::<usize>().to_string();
        xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        if left > 0 {
            xml.empty("w:tblInd", &[("w:w", &left.to_string()), ("w:type", "dxa")]);
        }
        let sides: &[&'static str] = match lines {
            Lines::Grid => &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"],
            Lines::Frame => &["w:top", "w:bottom"],
            Lines::None => &[],
        };
        if !sides.is_empty() {
            xml.open("w:tblBorders", &[]);
            for side in sides {
                xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:color", "auto")]);
            }
            xml.close();
        }
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        if lines == Lines::None {
            xml.open("w:tblCellMar", &[]);
            xml.empty("w:left", &[("w:w", "0"), ("w:type", "dxa")]);
            xml.empty("w:right", &[("w:w", "0"), ("w:type", "dxa")]);
            xml.close();
        }
        xml.close();
        xml.open("w:tblGrid", &[]);
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.close();
    }

    fn open_row(&mut self, is_head: bool) {
        let xml = &mut self.part().xml;
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]);
        if is_head {
            xml.empty("w:tblHeader", &[]);
        }
        xml.close();
    }

    fn open_cell(&mut self, width: usize) {
        let xml = &mut self.part().xml;
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.close();
    }

    /// Closes a table. Two tables without a paragraph between them would be one.
    fn close_table(&mut self) {
        let part = self.part();
        part.close();
        part.paragraph(Stand::of("Gap"), "");
    }
}

/// Shares the width out by what the columns hold.
fn widths(table: &Table, width: usize) -> Vec<usize> {
    let column = |at: usize| {
        let rows = std::iter::once(&table.head).chain(&table.rows);
        let cells = rows.filter_map(|row| row.get(at));
        let longest = cells.map(|it| line(it).chars().count()).max().unwrap_or(0);
        longest.clamp(NARROW, WIDE)
    };
    let letters: Vec<usize> = (0..table.head.len()).map(column).collect();
    let all: usize = letters.iter().sum();
    letters.into_iter().map(|it| width * it / all.max(1)).collect()
}
