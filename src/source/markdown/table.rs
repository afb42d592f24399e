//! Writes tables, each in a region of its own that scrolls sideways on narrow screens.

use pulldown_cmark::Alignment;

use super::words;
use super::writer::Writer;

/// What stands between the cells of a row in the plain text.
pub(super) const CELL_GAP: &str = " · ";

/// The table under way; tables do not nest.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// Counts the tables of the body.
    number: usize,
    part: Part,
    column: usize,
    /// Where the content of the open cell begins in the HTML.
    cell: usize,
}

/// Which part of the table is under way.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Head,
    /// The head is closed and no row has come yet.
    Between,
    Body,
}

impl Writer<'_> {
    /// Opens a table.
    pub(super) fn open_table(&mut self, alignments: Vec<Alignment>) {
        self.plain.end_line();
        self.begin_line();
        let number = self.table.number + 1;
        self.table = Table { alignments, number, ..Table::default() };
        let label = words::table(number, self.lang);
        self.put(format_args!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n\
             <table>\n"
        ));
    }

    /// Closes a table.
    pub(super) fn close_table(&mut self) {
        if self.table.part == Part::Body {
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str("</table>\n</div>\n");
    }

    /// Opens the head, which is one row.
    pub(super) fn open_head(&mut self) {
        self.html.push_str("<thead>\n<tr>");
        self.table.column = 0;
    }

    /// Closes the head.
    pub(super) fn close_head(&mut self) {
        self.html.push_str("</tr>\n</thead>\n");
        self.plain.end_line();
        self.table.part = Part::Between;
    }

    /// Opens a row, and the body with the first one.
    pub(super) fn open_row(&mut self) {
        if self.table.part == Part::Between {
            self.html.push_str("<tbody>\n");
            self.table.part = Part::Body;
        }
        self.html.push_str("<tr>");
        self.table.column = 0;
    }

    /// Closes a row.
    pub(super) fn close_row(&mut self) {
        self.html.push_str("</tr>\n");
        self.plain.end_line();
    }

    /// Opens a cell.
    pub(super) fn open_cell(&mut self) {
        self.plain.separate(CELL_GAP);
        self.table.cell = self.html.len();
    }

    /// Closes a cell; an empty one heads nothing.
    pub(super) fn close_cell(&mut self) {
        let content = self.html.split_off(self.table.cell);
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        };
        if self.table.part == Part::Head && !content.is_empty() {
            self.put(format_args!("<th scope=\"col\"{class}>{content}</th>"));
        } else {
            self.put(format_args!("<td{class}>{content}</td>"));
        }
        self.table.column += 1;
    }
}
