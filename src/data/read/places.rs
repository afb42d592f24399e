//! Finds the columns of a list of units, whatever it calls them, and takes its rows apart.
//!
//! Offices publish two forms: one row a commune with its province (and, formerly, its district) beside
//! it, and one row a unit with the code of the unit above. What the cells say is `catalogue`'s work.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use column::{Role, role};

use super::sheet::{self, Line, Sheet, Written};
use crate::catalogue::places::Kind;
use crate::catalogue::places::list::{Field, LinkEntry, List, Span, UnitEntry};
use crate::diagnostic::place_list::{self as problem, Cell};
use crate::diagnostic::{Diagnostic, FilePath, Sources};
use crate::vi::slug::slugify;

mod column;

#[cfg(test)]
mod tests;

/// A list, the text that its problems point into, and those found so far.
pub struct ReadList {
    /// The list.
    pub list: List,
    /// The texts that its problems point into.
    pub sources: Sources,
    /// What is wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a list of units from the bytes of a CSV or XLSX file.
pub fn read_places(file: &FilePath, bytes: &[u8]) -> ReadList {
    let book = sheet::read(file, bytes);
    let (units, links) = (Vec::new(), Vec::new());
    let mut list = List { file: Arc::clone(file), span: Span::History, units, links };
    let mut diagnostics = book.diagnostics;
    let tables: Vec<_> = book.sheets.iter().filter_map(Table::find).collect();
    if tables.is_empty() && diagnostics.is_empty() {
        diagnostics.push(problem::no_header(file));
    }
    let is_of_day = |table: &Table<'_>| !table.is_links() && !table.has(Role::To);
    if tables.iter().any(is_of_day) {
        list.span = Span::Day;
    }
    for table in &tables {
        table.read(&mut list);
    }
    if !tables.is_empty() && list.units.is_empty() && list.links.is_empty() {
        diagnostics.push(problem::empty(file));
    }
    ReadList { list, sources: book.sources, diagnostics }
}

/// How many rows of titles may stand above the header.
const TITLES: usize = 40;

/// A sheet whose columns are known.
struct Table<'a> {
    /// Where each column stands, and what the list calls it.
    columns: BTreeMap<Role, (usize, Arc<str>)>,
    rows: &'a [Line],
}

impl<'a> Table<'a> {
    /// Finds the row that names the columns, below any titles.
    fn find(sheet: &'a Sheet) -> Option<Self> {
        sheet.rows.iter().take(TITLES).enumerate().find_map(|(at, row)| {
            let columns = columns(row);
            let table = Self { columns, rows: &sheet.rows[at + 1..] };
            table.is_list().then_some(table)
        })
    }

    fn has(&self, role: Role) -> bool {
        self.columns.contains_key(&role)
    }

    fn is_links(&self) -> bool {
        self.has(Role::Old) && self.has(Role::New)
    }

    /// Tells whether each row holds a commune and the units above it.
    fn is_wide(&self) -> bool {
        let commune = self.has(Role::CommuneCode) || self.has(Role::Code);
        self.has(Role::ProvinceCode)
            && (commune && !self.has(Role::Parent) || self.has(Role::ProvinceName))
    }

    fn is_list(&self) -> bool {
        let is_tall = self.has(Role::Code) && self.has(Role::Name);
        self.is_links() || self.is_wide() || is_tall
    }

    fn read(&self, list: &mut List) {
        let rows = self.rows.iter().filter(|row| !self.is_aside(row));
        if self.is_links() {
            list.links.extend(rows.map(|row| self.link(row)));
        } else if self.is_wide() {
            let mut above = Above::default();
            rows.for_each(|row| self.wide(row, &mut above, list));
        } else {
            list.units.extend(rows.map(|row| self.tall(row)));
        }
    }

    /// Tells whether a row is no data: empty under our columns, a header again, a sum or a note.
    fn is_aside(&self, row: &Line) -> bool {
        let mut cells = self.columns.values().filter_map(|(at, label)| Some((row.get(at)?, label)));
        let Some((first, label)) = cells.next() else { return true };
        let slug = slugify(&first.text);
        let is_note = ["tong", "cong", "ghi-chu", "nguon"].iter().any(|it| slug.starts_with(it));
        slug == slugify(label) || (is_note && cells.next().is_none())
    }

    fn link(&self, row: &Line) -> LinkEntry {
        let old = self.field(row, Role::Old);
        // A district without communes is listed without a commune's code.
        let old = if old.text.is_empty() { self.field(row, Role::OldDistrict) } else { old };
        LinkEntry {
            old,
            ended: self.field(row, Role::OldEnded),
            new: self.field(row, Role::New),
            share: self.field(row, Role::Share),
            decree: self.field(row, Role::Decree),
        }
    }

    fn tall(&self, row: &Line) -> UnitEntry {
        UnitEntry {
            level: None,
            code: self.field(row, Role::Code),
            name: self.field(row, Role::Name),
            kind: self.field(row, Role::Kind),
            parent: self.field(row, Role::Parent),
            parent_level: None,
            ..self.common(row)
        }
    }

    /// Gives what any row may say beside code and name.
    fn common(&self, row: &Line) -> UnitEntry {
        let nothing = || empty(row);
        UnitEntry {
            level: None,
            code: nothing(),
            name: nothing(),
            kind: nothing(),
            parent: nothing(),
            parent_level: None,
            from: self.field(row, Role::From),
            to: self.field(row, Role::To),
            decree: self.field(row, Role::Decree),
            origins: self.field(row, Role::Origins),
        }
    }

    /// Takes a row apart into its commune and, where they are new, the units above it.
    fn wide(&self, row: &Line, above: &mut Above, list: &mut List) {
        let province = self.pair(row, Role::ProvinceCode, Role::ProvinceName);
        let district = self.pair(row, Role::DistrictCode, Role::DistrictName);
        if let Some(province) = province {
            above.enter_province(province);
        }
        if let Some(district) = district {
            above.district = Some(district);
        }
        let bare = UnitEntry { origins: empty(row), ..self.common(row) };
        if let Some((code, name)) = above.new_province().filter(|_| self.has(Role::ProvinceName)) {
            let level = Some(Kind::Province);
            list.units.push(UnitEntry { level, code, name, ..bare.clone() });
        }
        let province = above.province.clone().map_or_else(|| empty(row), |(code, _)| code);
        if let Some((code, name)) = above.new_district().filter(|_| self.has(Role::DistrictName)) {
            let (level, parent_level) = (Some(Kind::District), Some(Kind::Province));
            let parent = province.clone();
            list.units.push(UnitEntry { level, code, name, parent, parent_level, ..bare });
        }
        if let Some((code, name)) = self.commune(row) {
            let (parent, parent_level) = match above.district.clone() {
                Some((code, _)) => (code, Kind::District),
                None => (province, Kind::Province),
            };
            let (level, parent_level) = (Some(Kind::Commune), Some(parent_level));
            let kind = self.field(row, Role::Kind);
            let common = self.common(row);
            list.units.push(UnitEntry { level, code, name, kind, parent, parent_level, ..common });
        }
    }

    fn commune(&self, row: &Line) -> Option<(Field, Field)> {
        if self.has(Role::CommuneCode) {
            self.pair(row, Role::CommuneCode, Role::CommuneName)
        } else {
            self.pair(row, Role::Code, Role::Name)
        }
    }

    /// Gives a code and its name, unless both are empty.
    fn pair(&self, row: &Line, code: Role, name: Role) -> Option<(Field, Field)> {
        let (code, name) = (self.field(row, code), self.field(row, name));
        (!code.text.is_empty() || !name.text.is_empty()).then_some((code, name))
    }

    /// Gives the cell of a column; an empty one stands where its row begins.
    fn field(&self, row: &Line, role: Role) -> Field {
        let Some((at, label)) = self.columns.get(&role) else { return empty(row) };
        let (text, cell) = match row.get(at) {
            Some(Written { text, cell, .. }) => (text.clone(), cell.clone()),
            None => (String::new(), empty(row).cell),
        };
        Field { text, cell: Cell { column: Arc::clone(label), ..cell } }
    }
}

fn columns(row: &Line) -> BTreeMap<Role, (usize, Arc<str>)> {
    let mut columns = BTreeMap::new();
    for (at, written) in row {
        if let Some(role) = role(&written.text) {
            columns.entry(role).or_insert((*at, Arc::from(written.text.as_str())));
        }
    }
    columns
}

fn empty(row: &Line) -> Field {
    let first = row.values().next().expect("a row without cells is left out");
    Field { text: String::new(), cell: first.cell.clone() }
}

/// The units above the rows read so far: a merged cell says its value once, in its first row.
#[derive(Default)]
struct Above {
    province: Option<(Field, Field)>,
    district: Option<(Field, Field)>,
    seen: BTreeSet<[String; 2]>,
}

impl Above {
    fn enter_province(&mut self, province: (Field, Field)) {
        let is_other = self.province.as_ref().is_none_or(|(code, _)| code.text != province.0.text);
        if is_other {
            self.district = None;
        }
        self.province = Some(province);
    }

    /// Gives the province if it has not been given before.
    fn new_province(&mut self) -> Option<(Field, Field)> {
        let province = self.province.clone()?;
        self.is_new(&province).then_some(province)
    }

    /// Gives the district if it has not been given before.
    fn new_district(&mut self) -> Option<(Field, Field)> {
        let district = self.district.clone()?;
        self.is_new(&district).then_some(district)
    }

    fn is_new(&mut self, (code, name): &(Field, Field)) -> bool {
        self.seen.insert([code.text.clone(), name.text.clone()])
    }
}
