//! What a listing changes in the registry: units that are new, are renamed or end, and their successors.
//!
//! A list of one day is taken to be whole for every province that it goes into: a unit of such a
//! province that it does not name has ended. Provinces that it does not touch stay as they are. What
//! became of a unit that ended is only said where the list says it, or where nothing else can be: the
//! unit above holds the same units as before, code by code.
//!
//! | file | does |
//! |---|---|
//! | `check` | refuses a listing that contradicts itself or the registry |
//! | `day` | all units of one day: which begin, change and end |
//! | `history` | rows with their own days, put in as they are |
//! | `links` | what became of those that ended |

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::list::{Listed, Listing, Span};
use super::tables::{Key, Tables, UnitRow};
use super::word::Word;
use super::{Kind, PlaceId, Registry, Successors, Table};
use crate::diagnostic::{Diagnostic, FilePath, Severity, place_list as problem};

mod check;
mod day;
mod history;
mod links;

/// A registry brought up to date.
#[derive(Debug)]
pub struct Updated {
    /// Its rows.
    pub tables: Tables,
    /// The registry itself.
    pub registry: Registry,
    /// What is other than before.
    pub changes: Changes,
    /// What the list leaves open.
    pub warnings: Vec<Diagnostic>,
}

/// What is other than before, each in order of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Units that begin.
    pub added: Vec<Key>,
    /// Units that go on under another name: before, after.
    pub renamed: Vec<(Key, Key)>,
    /// Units that go on in another unit above, or in a new one of the same code: before, after.
    pub moved: Vec<(Key, Key)>,
    /// Units that end.
    pub ended: Vec<Key>,
    /// Units of the tables that the list corrects.
    pub mended: Vec<Key>,
    /// How many units of the list are as they were.
    pub unchanged: usize,
    /// Units that ended and get successors by the list.
    pub traced: Vec<Key>,
    /// Units that end now, of which it is not known what became.
    pub unknown: Vec<Key>,
    /// Provinces that the list does not touch.
    pub untouched: Vec<Key>,
}

impl Changes {
    /// Tells whether the tables stay as they are.
    pub fn is_empty(&self) -> bool {
        let lists = [&self.added, &self.ended, &self.mended, &self.traced];
        let pairs = [&self.renamed, &self.moved];
        lists.iter().all(|list| list.is_empty()) && pairs.iter().all(|list| list.is_empty())
    }
}

impl Registry {
    /// Finds everything that keeps a listing from being brought into the registry.
    pub fn check(&self, listing: &Listing) -> Vec<Diagnostic> {
        check::check(self, listing)
    }

    /// Brings a listing that [`Self::check`] finds well into the registry: all of it, or nothing and
    /// every reason why.
    pub fn update(&self, listing: &Listing) -> Result<Updated, Vec<Diagnostic>> {
        let mut update = Update {
            listing,
            before: Tables::of(self),
            tables: Tables::of(self),
            changes: Changes::default(),
            replaced: BTreeSet::new(),
            diagnostics: Vec::new(),
        };
        match (listing.span, listing.day) {
            (Span::Day, Some(day)) => update.day(day),
            _ => update.history(),
        }
        update.links();
        update.finish()
    }

    /// Finds the unit of a key.
    pub fn keyed(&self, (code, from): &Key) -> Option<PlaceId> {
        self.bearers(code).find(|&id| self.get(id).valid_from == *from)
    }
}

/// Reads tables as they would be written: whatever is wrong with them is found before they are.
fn read_back(tables: &Tables) -> (Registry, Vec<Diagnostic>) {
    let (units, links) = (FilePath::from(super::UNITS), FilePath::from(super::LINKS));
    let (units_text, links_text) = (tables.units_csv(), tables.links_csv());
    Registry::parse(
        Table { file: &units, text: &units_text },
        Table { file: &links, text: &links_text },
    )
}

/// A registry on its way from one day to another.
struct Update<'a> {
    listing: &'a Listing,
    before: Tables,
    tables: Tables,
    changes: Changes,
    /// Codes whose unit ended and began anew.
    replaced: BTreeSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Update<'_> {
    fn finish(self) -> Result<Updated, Vec<Diagnostic>> {
        let Update { tables, mut changes, diagnostics, .. } = self;
        let (mut errors, warnings): (Vec<_>, Vec<_>) =
            diagnostics.into_iter().partition(|it| it.severity == Severity::Error);
        if errors.is_empty() {
            let (registry, wrong) = read_back(&tables);
            errors = wrong;
            if errors.is_empty() {
                changes.settle(&registry);
                return Ok(Updated { tables, registry, changes, warnings });
            }
        }
        Err(errors)
    }
}

impl Changes {
    /// Puts all in order, and sees of which units it is not known what became.
    fn settle(&mut self, registry: &Registry) {
        let before = self.renamed.iter().chain(&self.moved).map(|(before, _)| before);
        let unknown = before.chain(&self.ended).filter(|key| {
            let id = registry.keyed(key);
            id.is_some_and(|id| registry.fate(id) == Successors::Unknown)
        });
        self.unknown = unknown.cloned().collect();
        let Self { added, ended, mended, traced, unknown, untouched, .. } = self;
        for list in [added, ended, mended, traced, unknown, untouched] {
            list.sort();
        }
        self.renamed.sort();
        self.moved.sort();
    }
}

/// Gives the level of a row.
fn level(row: &UnitRow) -> Kind {
    let word = Word::labelled(row.kind);
    word.map_or(Kind::Commune, |word| word.kind(!row.parent.is_empty()))
}

/// Makes the row of a listed unit.
fn row(unit: &Listed, from: Option<Date>) -> UnitRow {
    UnitRow {
        code: unit.code.clone(),
        from,
        to: unit.to,
        kind: unit.kind,
        name: unit.name.clone(),
        parent: unit.parent.text.clone(),
    }
}
