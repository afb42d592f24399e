//! The administrative units of Viet Nam through time, and what became of each.
//!
//! The key of a unit is its code and the day it began: codes are reused, so `24` was Tỉnh Bắc Giang
//! until 30/06/2025 and is Tỉnh Bắc Ninh since. Nothing here moves a story: the registry says what a
//! place was and what it is now, and a divided unit never has one successor.
//!
//! A site may carry its own `content/dia-ban/don-vi.csv` and `ke-thua.csv`; [`Registry::vietnam`]
//! holds those of 1 July 2025. Their facts come from the package `vietnamadminunits` 1.0.4 (MIT), the
//! codes from decision 19/2025/QĐ-TTg; `content/dia-ban/nguon.yaml` says more.
//!
//! | file | holds |
//! |---|---|
//! | `table` | lines and fields, each with its place in the text |
//! | `word` | “xã”, “phường”, “tỉnh” … |
//! | `units` | rows to units: parents, validity, levels |
//! | `links` | rows to successions |
//! | `succession` | what became of a unit |
//! | `change` | what became of it, as readers are told |
//! | `tables` | the registry as rows, and as the text of its tables |
//! | `list` | what a list of an office says |
//! | `update` | what a list changes in the registry |
//! | `find` | units by name |
//! | `resolve` | the one unit that a story means by a name |
//! | `near` | what an author may have meant, and the diagnostic that says so |

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, FilePath};
pub use change::Change;
use find::Names;
use links::Links;
pub use links::Share;
pub use near::Asked;
pub use resolve::Unnamed;
use succession::Provinces;
pub use succession::Successors;
pub use table::Table;
use units::Unit;

mod change;
pub mod credit;
mod find;
mod links;
pub mod list;
mod near;
mod resolve;
mod succession;
mod table;
pub mod tables;
mod units;
pub mod update;
mod word;

#[cfg(test)]
mod tests;

/// The folder where a site's own tables lie.
pub const FOLDER: &str = "content/dia-ban";
/// Where a site's own table of units lies.
pub const UNITS: &str = "content/dia-ban/don-vi.csv";
/// Where a site's own table of successions lies.
pub const LINKS: &str = "content/dia-ban/ke-thua.csv";

/// Gives the tables of units and of successions that come with the program.
pub fn shipped() -> (&'static str, &'static str) {
    (SHIPPED_UNITS, SHIPPED_LINKS)
}

/// The units of 1 July 2025 and those before them.
const SHIPPED_UNITS: &str = include_str!("../../../content/dia-ban/don-vi.csv");
/// What became of the units before 1 July 2025.
const SHIPPED_LINKS: &str = include_str!("../../../content/dia-ban/ke-thua.csv");

/// A unit of a [`Registry`]; in order of code, then of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(u32);

/// The level of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A province or a city of its rank.
    Province,
    /// A district, a level that ended on 30 June 2025.
    District,
    /// A commune, ward, township or special zone.
    Commune,
}

/// A unit, from one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its code: text, with its leading zeros.
    pub code: &'a str,
    /// Its name in full: “Xã Hiền Quan”.
    pub name: &'a str,
    /// Its level.
    pub kind: Kind,
    /// The word before its name, as in the middle of a sentence: “xã”.
    pub kind_label: &'static str,
    /// The unit above it.
    pub parent: Option<PlaceId>,
    /// Its first day; `None` when not known.
    pub valid_from: Option<Date>,
    /// Its last day; `None` while it stands.
    pub valid_to: Option<Date>,
}

/// All units, immutable.
///
/// Invariant: units are in order of code and first day, none overlaps another of its code, and each
/// lies in one of a higher level, so that walking up ends.
#[derive(Debug)]
pub struct Registry {
    /// Every code and name, one after another.
    text: String,
    units: Vec<Unit>,
    /// Each unit below its parent, in order.
    children: Vec<(PlaceId, PlaceId)>,
    links: Links,
    /// What became of old provinces, found on first use.
    provinces: OnceLock<Provinces>,
    /// Units by folded name, sorted on first use.
    names: OnceLock<Names>,
}

/// Says that a code was not in use on the day asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// Units that bear the code on other days, the earliest first.
    pub otherwise: Vec<PlaceId>,
    /// Units whose code is like it, the likeliest first; at most three.
    pub nearest: Vec<PlaceId>,
}

impl Registry {
    /// Reads the tables of units and of successions; a row with a fault is not used at all.
    pub fn parse(units: Table<'_>, links: Table<'_>) -> (Self, Vec<Diagnostic>) {
        let mut read = units::read(units);
        let mut registry = Self {
            text: read.text,
            children: children(&read.units),
            units: read.units,
            links: Links::default(),
            provinces: OnceLock::new(),
            names: OnceLock::new(),
        };
        let (links, faults) = links::read(links, &registry, &read.refused);
        registry.links = links;
        read.diagnostics.extend(faults);
        (registry, read.diagnostics)
    }

    /// Gives the units of Viet Nam since 1 July 2025, and those just before.
    pub fn vietnam() -> Self {
        let file = |name: &str| -> FilePath { Arc::from(format!("content/dia-ban/{name}")) };
        let units = Table { file: &file("don-vi.csv"), text: SHIPPED_UNITS };
        let links = Table { file: &file("ke-thua.csv"), text: SHIPPED_LINKS };
        // A test holds that these tables have no fault.
        Self::parse(units, links).0
    }

    /// Finds the unit that bore `code` on the day `as_of`, or, without a day, the last to bear it.
    pub fn lookup(&self, code: &str, as_of: Option<Date>) -> Result<PlaceId, Unknown> {
        let bearers = self.bearers(code);
        let found = match as_of {
            None => bearers.clone().next_back(),
            Some(day) => bearers.clone().find(|&id| self.get(id).valid_on(day)),
        };
        found.ok_or_else(|| Unknown {
            otherwise: bearers.collect(),
            nearest: self.nearest(code, as_of),
        })
    }

    /// Gives a unit.
    pub fn get(&self, id: PlaceId) -> Place<'_> {
        let unit = self.unit(id);
        Place {
            code: &self.text[unit.code.clone()],
            name: &self.text[unit.name.clone()],
            kind: unit.kind,
            kind_label: unit.word.label,
            parent: unit.parent,
            valid_from: unit.from,
            valid_to: unit.to,
        }
    }

    /// Gives every unit, by code, then by time.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = PlaceId> + use<> {
        ids(0..self.units.len())
    }

    /// Gives the units above one, the nearest first.
    pub fn ancestors(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> {
        std::iter::successors(self.unit(id).parent, |&above| self.unit(above).parent)
    }

    /// Gives the units right below one, by code.
    pub fn children(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> {
        let start = self.children.partition_point(|&(parent, _)| parent < id);
        let below = self.children[start..].iter().take_while(move |&&(parent, _)| parent == id);
        below.map(|&(_, child)| child)
    }

    /// Gives the name with those of the units above: “Xã Hiền Quan, tỉnh Phú Thọ”.
    pub fn full_name(&self, id: PlaceId) -> String {
        let mut text = self.get(id).name.to_owned();
        for above in self.ancestors(id) {
            let above = self.get(above);
            text.push_str(", ");
            text.push_str(above.kind_label);
            text.push(' ');
            text.push_str(above.short_name());
        }
        text
    }

    fn unit(&self, id: PlaceId) -> &Unit {
        // An id is only ever made by the registry it is used with.
        &self.units[id.index()]
    }

    /// Gives the units that ever bore `code`, the earliest first.
    fn bearers(&self, code: &str) -> impl DoubleEndedIterator<Item = PlaceId> + Clone + use<> {
        let code_of = |unit: &Unit| &self.text[unit.code.clone()];
        let start = self.units.partition_point(|unit| code_of(unit) < code);
        let count = self.units[start..].iter().take_while(|unit| code_of(unit) == code).count();
        ids(start..start + count)
    }
}

impl PlaceId {
    fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than 2^32 units"))
    }

    fn index(self) -> usize {
        self.0 as usize
    }
}

impl<'a> Place<'a> {
    /// Gives the name without the word before it: “Hiền Quan”.
    pub fn short_name(&self) -> &'a str {
        let mut letters = self.name.chars();
        // The word and the space after it; a word's capitals are as many letters as its small ones.
        for _ in 0..=self.kind_label.chars().count() {
            letters.next();
        }
        letters.as_str()
    }

    /// Tells whether the unit stood on `day`.
    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Tells whether the unit still stands.
    pub fn is_current(&self) -> bool {
        self.valid_to.is_none()
    }
}

fn ids(range: Range<usize>) -> impl DoubleEndedIterator<Item = PlaceId> + Clone + use<> {
    range.map(PlaceId::at)
}

fn children(units: &[Unit]) -> Vec<(PlaceId, PlaceId)> {
    let below = units.iter().zip(ids(0..units.len()));
    let mut children: Vec<_> = below.filter_map(|(unit, id)| Some((unit.parent?, id))).collect();
    children.sort_unstable();
    children
}
