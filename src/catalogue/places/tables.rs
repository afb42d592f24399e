//! The registry as rows that can be changed, and as the text of its two tables.
//!
//! A row is named by its code and its first day, as a unit is. What is written reads back as what it
//! was: `units` and `links` are the other way.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::links::{self, Share};
use super::units;
use super::word::{self, Word};
use super::{PlaceId, Registry};

/// What names a unit: its code and its first day, if that is known.
pub type Key = (String, Option<Date>);

/// A row of `don-vi.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow {
    /// Code, with leading zeros.
    pub code: String,
    /// First day; none when not known.
    pub from: Option<Date>,
    /// Last day; none while it stands.
    pub to: Option<Date>,
    /// The word before its name, as in the middle of a sentence.
    pub kind: &'static str,
    /// Name in full: “Xã Hiền Quan”.
    pub name: String,
    /// Code of the unit above; empty for a province.
    pub parent: String,
}

/// A row of `ke-thua.csv`, the old unit apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkRow {
    /// Code of the new unit.
    pub new: String,
    /// How much of the old one went to it.
    pub share: Share,
    /// Number of the document; may be empty.
    pub decree: String,
}

/// Both tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Every unit.
    pub units: BTreeMap<Key, UnitRow>,
    /// What became of units: by code and last day.
    pub links: BTreeMap<(String, Date), Vec<LinkRow>>,
}

impl Tables {
    /// Gives the rows of a registry.
    pub fn of(registry: &Registry) -> Self {
        let mut tables = Self::default();
        for id in registry.ids() {
            let row = unit_row(registry, id);
            let links = links_from(registry, id);
            if let Some(last) = row.to.filter(|_| !links.is_empty()) {
                tables.links.insert((row.code.clone(), last), links);
            }
            tables.units.insert((row.code.clone(), row.from), row);
        }
        tables
    }

    /// Writes `don-vi.csv`.
    pub fn units_csv(&self) -> String {
        let rows = self.units.values().map(|row| {
            let (from, to) = (shown(row.from), shown(row.to));
            [
                row.code.clone(),
                row.written_name(),
                row.kind.to_owned(),
                row.parent.clone(),
                from,
                to,
            ]
        });
        write(units::COLUMNS, rows)
    }

    /// Writes `ke-thua.csv`.
    pub fn links_csv(&self) -> String {
        let rows = self.links.iter().flat_map(|((old, last), links)| {
            links.iter().map(move |link| {
                let share = link.share.key().to_owned();
                [old.clone(), last.to_string(), link.new.clone(), share, link.decree.clone()]
            })
        });
        write(links::COLUMNS, rows)
    }

    /// Gives the unit that bears a code and has no last day.
    pub fn current(&self, code: &str) -> Option<&UnitRow> {
        self.bearers(code).find(|row| row.to.is_none())
    }

    /// Gives the unit that bore a code on its last day.
    pub fn ended(&self, code: &str, last: Date) -> Option<&UnitRow> {
        self.bearers(code).find(|row| row.to == Some(last))
    }

    /// Gives the unit that bore a code on a day.
    pub fn on(&self, code: &str, day: Date) -> Option<&UnitRow> {
        self.bearers(code).find(|row| row.stood_on(day))
    }

    /// Gives the units that ever bore a code, the earliest first.
    pub fn bearers(&self, code: &str) -> impl Iterator<Item = &UnitRow> {
        let bearers = self.units.range((code.to_owned(), None)..);
        let code = code.to_owned();
        bearers.map(|(_, row)| row).take_while(move |row| row.code == code)
    }

    /// Puts a unit in, in the place of one of its code and first day.
    pub fn put(&mut self, row: UnitRow) {
        self.units.insert((row.code.clone(), row.from), row);
    }
}

impl UnitRow {
    /// Gives what names it.
    pub fn key(&self) -> Key {
        (self.code.clone(), self.from)
    }

    /// Tells whether the unit stood on a day.
    pub fn stood_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Gives the name as the table holds it: without the word, unless it would not come back.
    fn written_name(&self) -> String {
        let short: String = self.name.chars().skip(self.kind.chars().count() + 1).collect();
        let mut again = String::new();
        if let Some(word) = Word::labelled(self.kind) {
            word::push_full(&mut again, word, &short);
        }
        if again == self.name { short } else { self.name.clone() }
    }
}

fn unit_row(registry: &Registry, id: PlaceId) -> UnitRow {
    let place = registry.get(id);
    UnitRow {
        code: place.code.to_owned(),
        from: place.valid_from,
        to: place.valid_to,
        kind: place.kind_label,
        name: place.name.to_owned(),
        parent: place.parent.map_or("", |above| registry.get(above).code).to_owned(),
    }
}

fn links_from(registry: &Registry, id: PlaceId) -> Vec<LinkRow> {
    let links = registry.links.from(id).iter();
    let row = |link: &links::Link| LinkRow {
        new: registry.get(link.new).code.to_owned(),
        share: link.share,
        decree: registry.links.decree(*link).unwrap_or_default().to_owned(),
    };
    links.map(row).collect()
}

fn shown(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn write<const N: usize>(columns: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    const MEMORY: &str = "writing into memory does not fail";
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns).expect(MEMORY);
    for row in rows {
        writer.write_record(&row).expect(MEMORY);
    }
    let bytes = writer.into_inner().expect(MEMORY);
    String::from_utf8(bytes).expect("fields are text")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::places::shipped;

    #[test]
    fn shipped_tables_are_written_as_they_are() {
        let tables = Tables::of(&Registry::vietnam());
        let (units, links) = shipped();
        assert!(tables.units_csv() == units, "don-vi.csv differs");
        assert!(tables.links_csv() == links, "ke-thua.csv differs");
    }
}
