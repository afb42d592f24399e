//! Turns the rows of `don-vi.csv` into units: words, days, then who lies in whom.
//!
//! A row is used whole or not at all, and so are those below it: what hangs on a refused row goes
//! with it in silence, for one slip should not be told a hundred times.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::table::{self, Field, Row, Table};
use super::word::{self, Word};
use super::{Kind, PlaceId};
use crate::diagnostic::place_table::{self, Cell};
use crate::diagnostic::{Diagnostic, FilePath, Location, Text};

/// The columns of `don-vi.csv`.
pub(super) const COLUMNS: &[&str; 6] =
    &["code", "name", "kind", "parent", "valid_from", "valid_to"];
const CODE: usize = 0;
const NAME: usize = 1;
const KIND: usize = 2;
const PARENT: usize = 3;
const FROM: usize = 4;
const TO: usize = 5;

/// A unit as the registry keeps it; code and name are ranges of the registry's text.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) code: Range<usize>,
    pub(super) name: Range<usize>,
    pub(super) word: &'static Word,
    pub(super) kind: Kind,
    pub(super) parent: Option<PlaceId>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

/// What could be read of a table of units.
pub(super) struct Read {
    pub(super) text: String,
    pub(super) units: Vec<Unit>,
    /// The codes of rows that were not used.
    pub(super) refused: BTreeSet<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads a table of units.
pub(super) fn read(table: Table<'_>) -> Read {
    let mut assembly = Assembly::new(table.file);
    match table::rows(table, COLUMNS) {
        Ok(rows) => rows.for_each(|row| assembly.take(row)),
        Err(fault) => assembly.diagnostics.push(*fault),
    }
    assembly.drafts.sort_by(|a, b| (a.code, a.from).cmp(&(b.code, b.from)));
    assembly.parents = vec![None; assembly.drafts.len()];
    assembly.keep = vec![true; assembly.drafts.len()];
    assembly.refuse_overlaps();
    assembly.join_parents();
    assembly.refuse_levels();
    assembly.refuse_orphans();
    assembly.finish()
}

/// A row that can be read, before it is known what it lies in.
struct Draft<'a> {
    row: usize,
    code: &'a str,
    code_span: Range<usize>,
    name: Field<'a>,
    word: &'static Word,
    kind: Kind,
    above: Field<'a>,
    from: Option<Date>,
    to: Option<Date>,
}

struct Assembly<'a> {
    file: &'a FilePath,
    /// In order of code and first day, once all are read.
    drafts: Vec<Draft<'a>>,
    /// What each draft lies in.
    parents: Vec<Option<usize>>,
    /// Which drafts become units.
    keep: Vec<bool>,
    refused: BTreeSet<String>,
    diagnostics: Vec<Diagnostic>,
}

/// What the search for a parent found.
enum Above {
    None,
    At(usize),
    Unknown,
    NotThen,
}

impl<'a> Assembly<'a> {
    fn new(file: &'a FilePath) -> Self {
        let (drafts, parents, keep) = (Vec::new(), Vec::new(), Vec::new());
        Self { file, drafts, parents, keep, refused: BTreeSet::new(), diagnostics: Vec::new() }
    }

    fn take(&mut self, mut row: Row<'a, 6>) {
        if let Some(draft) = draft(&mut row) {
            self.drafts.push(draft);
        } else {
            self.refused.insert(row.fields[CODE].text.clone().into_owned());
            self.diagnostics.append(&mut row.faults);
        }
    }

    /// Refuses a unit whose code belongs to an earlier one at the same time.
    fn refuse_overlaps(&mut self) {
        let mut last = 0;
        for index in 1..self.drafts.len() {
            let (earlier, later) = (&self.drafts[last], &self.drafts[index]);
            if earlier.code != later.code || earlier.ends_before(later) {
                last = index;
                continue;
            }
            let cell = self.cell(index, CODE, later.code_span.clone());
            let fault = place_table::validity_overlap(cell, later.code, earlier.row);
            self.refuse(index, Some(fault));
        }
    }

    /// Joins each unit to the one it lies in.
    fn join_parents(&mut self) {
        for (index, above) in self.find_parents().into_iter().enumerate() {
            let code = &self.drafts[index].above;
            let cell = self.cell(index, PARENT, code.span.clone());
            match above {
                Above::None => {}
                Above::At(parent) => self.parents[index] = Some(parent),
                // The row of the parent has had its own diagnostic.
                _ if self.refused.contains(&*code.text) => self.refuse(index, None),
                Above::Unknown => {
                    self.refuse(index, Some(place_table::parent_unknown(cell, &code.text)));
                }
                Above::NotThen => {
                    self.refuse(index, Some(place_table::parent_not_then(cell, &code.text)));
                }
            }
        }
    }

    fn find_parents(&self) -> Vec<Above> {
        // Neighbours mostly lie in the same unit.
        let (mut code, mut bearers) = ("", 0..0);
        self.drafts
            .iter()
            .map(|draft| {
                if draft.above.text.is_empty() {
                    return Above::None;
                }
                if draft.above.text != code {
                    code = &draft.above.text;
                    bearers = self.bearers(code);
                }
                let lasting =
                    |&above: &usize| self.keep[above] && self.drafts[above].outlasts(draft);
                match bearers.clone().find(lasting) {
                    Some(above) => Above::At(above),
                    None if bearers.is_empty() => Above::Unknown,
                    None => Above::NotThen,
                }
            })
            .collect()
    }

    /// Refuses a unit that does not lie in one of a higher level, and so one that lies in itself.
    fn refuse_levels(&mut self) {
        for index in 0..self.drafts.len() {
            let draft = &self.drafts[index];
            let Some(parent) = self.parents[index] else { continue };
            if self.drafts[parent].kind < draft.kind {
                continue;
            }
            let cell = self.cell(index, PARENT, draft.above.span.clone());
            let fault = match self.circle(index) {
                Some(chain) => place_table::parent_cycle(cell, &chain),
                None => place_table::parent_level(cell, draft.word.label, &draft.above.text),
            };
            self.refuse(index, Some(fault));
        }
    }

    /// Follows parents from a unit up to itself.
    fn circle(&self, start: usize) -> Option<Vec<&'a str>> {
        let mut chain = vec![self.drafts[start].code];
        let mut at = self.parents[start]?;
        // A longer circle is told as a wrong level: what matters is that each of its rows is told.
        while chain.len() < 16 {
            chain.push(self.drafts[at].code);
            if at == start {
                return Some(chain);
            }
            at = self.parents[at]?;
        }
        None
    }

    /// Refuses what lies in a refused unit: levels only go down, so two passes reach all.
    fn refuse_orphans(&mut self) {
        for kind in [Kind::District, Kind::Commune] {
            for index in 0..self.drafts.len() {
                let orphan = self.parents[index].is_some_and(|parent| !self.keep[parent]);
                if orphan && self.drafts[index].kind == kind {
                    self.refuse(index, None);
                }
            }
        }
    }

    fn refuse(&mut self, index: usize, fault: Option<Diagnostic>) {
        self.keep[index] = false;
        self.refused.insert(self.drafts[index].code.to_owned());
        self.diagnostics.extend(fault);
    }

    fn bearers(&self, code: &str) -> Range<usize> {
        let start = self.drafts.partition_point(|draft| draft.code < code);
        let count = self.drafts[start..].iter().take_while(|draft| draft.code == code).count();
        start..start + count
    }

    fn cell(&self, index: usize, column: usize, span: Range<usize>) -> Cell {
        let at = Location::span(self.file, span);
        Cell { at, row: self.drafts[index].row, column: COLUMNS[column] }
    }

    fn finish(self) -> Read {
        let mut text = String::new();
        let numbers = numbers(&self.keep);
        let mut units = Vec::with_capacity(self.drafts.len());
        for (index, draft) in self.drafts.iter().enumerate().filter(|&(index, _)| self.keep[index])
        {
            let parent = self.parents[index].map(|parent| PlaceId::at(numbers[parent]));
            units.push(draft.unit(&mut text, parent));
        }
        Read { text, units, refused: self.refused, diagnostics: self.diagnostics }
    }
}

impl Draft<'_> {
    fn ends_before(&self, later: &Self) -> bool {
        matches!((self.to, later.from), (Some(to), Some(from)) if to < from)
    }

    /// Tells whether this unit stands for all the time of `other`.
    fn outlasts(&self, other: &Self) -> bool {
        // No first day is before every day; no last day is after every day.
        let begins = self.from <= other.from;
        let ends = self.to.is_none_or(|to| other.to.is_some_and(|other| other <= to));
        begins && ends
    }

    fn unit(&self, text: &mut String, parent: Option<PlaceId>) -> Unit {
        let start = text.len();
        text.push_str(self.code);
        let middle = text.len();
        word::push_full(text, self.word, &self.name.text);
        let (code, name) = (start..middle, middle..text.len());
        Unit { code, name, word: self.word, kind: self.kind, parent, from: self.from, to: self.to }
    }
}

/// Gives each draft the number it has among those that are kept.
fn numbers(keep: &[bool]) -> Vec<usize> {
    let mut next = 0;
    let number = |&kept: &bool| {
        next += usize::from(kept);
        next - usize::from(kept)
    };
    keep.iter().map(number).collect()
}

/// Reads a row by itself; what is wrong is noted in its faults.
fn draft<'a>(row: &mut Row<'a, 6>) -> Option<Draft<'a>> {
    if !row.faults.is_empty() {
        return None;
    }
    let word = read_word(row);
    let kind = word.map(|word| word.kind(!row.fields[PARENT].text.is_empty()));
    let code = row.code(CODE, kind.map_or(&[2, 3, 5], digits));
    refuse_name(row);
    refuse_parent(row, kind);
    let (from, to) = read_days(row);
    if !row.faults.is_empty() {
        return None;
    }
    Some(Draft {
        row: row.number,
        code: code?,
        code_span: row.fields[CODE].span.clone(),
        name: row.fields[NAME].clone(),
        word: word?,
        kind: kind?,
        above: row.fields[PARENT].clone(),
        from,
        to,
    })
}

fn read_word(row: &mut Row<'_, 6>) -> Option<&'static Word> {
    let word = Word::labelled(&row.fields[KIND].text);
    if word.is_none() {
        let words = Word::labels();
        row.refuse(KIND, &Text::new(format!("một trong: {words}"), format!("one of: {words}")));
    }
    word
}

/// Gives how many digits the code of a unit has.
fn digits(kind: Kind) -> &'static [usize] {
    match kind {
        Kind::Province => &[2],
        Kind::District => &[3],
        Kind::Commune => &[5],
    }
}

fn refuse_name(row: &mut Row<'_, 6>) {
    let name = &row.fields[NAME].text;
    if name.is_empty() || name.trim().len() != name.len() {
        let expected =
            Text::new("tên, không có dấu cách ở hai đầu", "a name without spaces at its ends");
        row.refuse(NAME, &expected);
    }
}

fn refuse_parent(row: &mut Row<'_, 6>, kind: Option<Kind>) {
    if !row.fields[PARENT].text.is_empty() {
        // Which level it must have is seen once all units are known.
        row.code(PARENT, &[2, 3, 5]);
    } else if kind.is_some_and(|kind| kind != Kind::Province) {
        let expected = Text::new("mã của huyện hoặc tỉnh", "the code of a district or province");
        row.refuse(PARENT, &expected);
    }
}

fn read_days(row: &mut Row<'_, 6>) -> (Option<Date>, Option<Date>) {
    let days = (row.open_day(FROM), row.open_day(TO));
    if let (Some(from), Some(to)) = days
        && to < from
    {
        row.faults.push(place_table::validity_reversed(row.cell(TO), from, to));
    }
    days
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const PROVINCES: &str = "24,Bắc Giang,tỉnh,,,2025-06-30\n24,Bắc Ninh,tỉnh,,2025-07-01,\n";

    /// Reads rows, and shows the names that were used and each fault with the text it points at.
    fn check(rows: &str, names: &[&str], faults: &[&str]) {
        let text = format!("{}\n{rows}", COLUMNS.join(","));
        let file = Arc::from("don-vi.csv");
        let read = read(Table { file: &file, text: &text });
        let used: Vec<&str> = read.units.iter().map(|unit| &read.text[unit.name.clone()]).collect();
        assert_eq!(used, names);
        let shown = |fault: &Diagnostic| {
            format!("{}: {}", fault.code, &text[fault.at.span.clone().unwrap()])
        };
        assert_eq!(read.diagnostics.iter().map(shown).collect::<Vec<_>>(), faults);
    }

    #[test]
    fn units_lie_in_the_unit_of_their_time() {
        let rows = format!(
            "{PROVINCES}07210,Hạp Lĩnh,phường,24,2025-07-01,\n218,Tân Yên,huyện,24,,2025-06-30\n"
        );
        check(&rows, &["Phường Hạp Lĩnh", "Huyện Tân Yên", "Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"], &[]);
        let file = Arc::from("don-vi.csv");
        let text = format!("{}\n{rows}", COLUMNS.join(","));
        let parents = read(Table { file: &file, text: &text }).units;
        let parents: Vec<_> = parents.iter().map(|unit| unit.parent.map(PlaceId::index)).collect();
        assert_eq!(parents, [Some(3), Some(2), None, None]);
    }

    #[test]
    fn every_bad_field_is_told() {
        check(
            "1,Hà Nội,tỉnh,,,\n01, Hà Nội,tinh,,2025,30/06/2025\n00004,,phường,1,,\n001,Ba Đình,quận,,,\n",
            &[],
            &[
                "bang-dia-ban-sai-o: 1",
                "bang-dia-ban-sai-o: tinh",
                "bang-dia-ban-sai-o:  Hà Nội",
                "bang-dia-ban-sai-o: 2025",
                "bang-dia-ban-sai-o: 30/06/2025",
                "bang-dia-ban-sai-o: ",
                "bang-dia-ban-sai-o: 1",
                "bang-dia-ban-sai-o: ",
            ],
        );
    }

    #[test]
    fn parents_must_be_there_and_last() {
        check(
            &format!("{PROVINCES}00004,A,xã,99,,2025-06-30\n00005,B,xã,24,,\n"),
            &["Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"],
            &["dia-ban-tren-la: 99", "dia-ban-sai-thoi-gian: 24"],
        );
    }

    #[test]
    fn what_lies_in_a_refused_row_goes_with_it_in_silence() {
        check(
            "01,Hà Nội,tỉnh thành,,,\n001,Ba Đình,quận,01,,\n00004,Trúc Bạch,phường,001,,\n02,B,tỉnh,,,\n",
            &["Tỉnh B"],
            &["bang-dia-ban-sai-o: tỉnh thành"],
        );
    }

    #[test]
    fn a_unit_lies_in_one_of_a_higher_level() {
        check(
            "01,A,tỉnh,,,\n001,B,huyện,00004,,\n00004,C,xã,01,,\n02,D,tỉnh,01,,\n",
            &["Xã C", "Tỉnh A"],
            &["dia-ban-sai-cap: 00004", "dia-ban-sai-cap: 01"],
        );
    }

    #[test]
    fn a_unit_never_lies_in_itself() {
        check(
            "001,A,huyện,001,,\n002,B,huyện,003,,\n003,C,huyện,002,,\n00004,D,xã,003,,\n",
            &[],
            &["dia-ban-vong-lap: 001", "dia-ban-vong-lap: 003", "dia-ban-vong-lap: 002"],
        );
    }

    #[test]
    fn time_runs_forward_and_codes_do_not_overlap() {
        check(
            "01,A,tỉnh,,2025-07-01,2025-06-30\n02,B,tỉnh,,,2025-07-01\n02,C,tỉnh,,2025-07-01,\n03,D,tỉnh,,,\n03,E,tỉnh,,,\n",
            &["Tỉnh B", "Tỉnh D"],
            &["hieu-luc-nguoc: 2025-06-30", "hieu-luc-chong: 02", "hieu-luc-chong: 03"],
        );
    }

    #[test]
    fn names_may_hold_commas_and_apostrophes() {
        check("01,\"A, B\",tỉnh,,,\n20446,Tr’Hy,xã,01,,\n", &["Tỉnh A, B", "Xã Tr’Hy"], &[]);
    }
}
