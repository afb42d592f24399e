//! Reads codes and days of a list: spreadsheets drop the zeros that a code begins with.

use jiff::civil::Date;

use super::Field;
use crate::catalogue::places::Kind;
use crate::catalogue::places::table::{code_wanted, day_wanted, iso_date};
use crate::diagnostic::{Diagnostic, place_list as problem};

/// Codes as they are read, those mended and those refused.
#[derive(Default)]
pub(super) struct Codes {
    /// As written, as they are.
    pub(super) restored: Vec<(String, String)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Codes {
    /// Reads a code of as many digits as one of `widths`, shortest first; zeros are put back up to the
    /// first width that has room.
    pub(super) fn read(&mut self, field: &Field, widths: &[usize]) -> Option<String> {
        // Excel marks a number that is kept as text with an apostrophe.
        let digits = field.text.trim_start_matches('\'');
        let is_code = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let width = widths.iter().copied().find(|width| digits.len() <= *width);
        let Some(width) = width.filter(|_| is_code) else {
            self.refuse(field, widths);
            return None;
        };
        let code = format!("{digits:0>width$}");
        if code != digits {
            self.restored.push((digits.to_owned(), code.clone()));
        }
        Some(code)
    }

    /// Reads a day, or none where the cell is empty.
    pub(super) fn day(&mut self, field: &Field) -> Option<Date> {
        let day = any_date(&field.text);
        if day.is_none() && !field.text.is_empty() {
            self.diagnostics.push(problem::bad_cell(&field.cell, &field.text, &day_wanted()));
        }
        day
    }

    fn refuse(&mut self, field: &Field, widths: &[usize]) {
        let fault = problem::bad_cell(&field.cell, &field.text, &code_wanted(widths));
        self.diagnostics.push(fault);
    }
}

/// Gives how many digits the code of a unit has.
pub(super) fn width(kind: Kind) -> usize {
    match kind {
        Kind::Province => 2,
        Kind::District => 3,
        Kind::Commune => 5,
    }
}

/// Reads `2025-07-01`, and `01/07/2025` as offices write it.
fn any_date(text: &str) -> Option<Date> {
    iso_date(text).or_else(|| {
        let mut parts = text.splitn(3, '/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        iso_date(&format!("{year}-{month:0>2}-{day:0>2}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_offices_write_them() {
        let day = Some(Date::constant(2025, 7, 1));
        for text in ["2025-07-01", "01/07/2025", "1/7/2025"] {
            assert_eq!(any_date(text), day);
        }
        for text in ["", "07/2025", "31/6/2025", "1/7/25"] {
            assert_eq!(any_date(text), None);
        }
    }
}
