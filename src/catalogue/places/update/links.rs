//! Says what became of units that ended: as the list says, or where nothing else can be.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Kind, UnitRow, Update, level, problem};
use crate::catalogue::places::find::same_spelling;
use crate::catalogue::places::links::Share;
use crate::catalogue::places::list::{ListedLink, Span};
use crate::catalogue::places::tables::{LinkRow, Tables};
use crate::diagnostic::Location;
use crate::diagnostic::place::Unit;

/// What a list says of one old unit.
type Group<'a> = Vec<&'a ListedLink>;

impl Update<'_> {
    /// Takes the successions of the list, then those that need not be told.
    pub(super) fn links(&mut self) {
        let mut groups: BTreeMap<(&str, Date), Group<'_>> = BTreeMap::new();
        for link in &self.listing.links {
            groups.entry((&link.old, link.ended)).or_default().push(link);
        }
        for ((old, ended), group) in groups {
            self.told(old, ended, &group);
        }
        if let (Span::Day, Some(day)) = (self.listing.span, self.listing.day) {
            self.untold(day);
        }
    }

    fn told(&mut self, old: &str, ended: Date, group: &[&ListedLink]) {
        let Ok(day) = ended.tomorrow() else { return };
        let unknown = group.iter().filter(|link| self.tables.on(&link.new, day).is_none());
        let faults: Vec<_> =
            unknown.map(|link| problem::successor(&link.new_cell, &link.new, day)).collect();
        if !faults.is_empty() {
            self.diagnostics.extend(faults);
            return;
        }
        let mut rows = rows(group);
        self.add_rest(old, ended, &mut rows);
        if self.tables.ended(old, ended).is_none() && !self.divide(old, ended, group[0], &rows) {
            return;
        }
        if let [LinkRow { share: Share::Part, .. }] = rows[..] {
            self.warn_of_rest(old, ended);
            return;
        }
        let known = self.tables.links.get(&(old.to_owned(), ended));
        if known.is_none_or(|known| !agrees(known, &rows)) {
            self.trace(old, ended, rows);
        }
    }

    /// Notes what became of a unit.
    fn trace(&mut self, old: &str, ended: Date, rows: Vec<LinkRow>) {
        self.changes.traced.extend(self.tables.ended(old, ended).map(UnitRow::key));
        self.tables.links.insert((old.to_owned(), ended), rows);
    }

    /// Adds what is left of a unit that goes on after giving parts away: the rest is still its own.
    fn add_rest(&self, old: &str, ended: Date, rows: &mut Vec<LinkRow>) {
        let before = self.tables.on(old, ended);
        let after = ended.tomorrow().ok().and_then(|day| self.tables.on(old, day));
        let goes_on = before.zip(after).is_some_and(|(before, after)| {
            before.kind == after.kind && same_spelling(&before.name, &after.name)
        });
        let only_parts = rows.iter().all(|row| row.share == Share::Part && row.new != old);
        if let Some(first) = rows.first().filter(|_| goes_on && only_parts) {
            let decree = first.decree.clone();
            rows.push(LinkRow { new: old.to_owned(), share: Share::Part, decree });
            rows.sort();
        }
    }

    /// Sees to an old unit that the list keeps: parts of it went elsewhere, so it ends and begins anew
    /// as one of its own parts. Tells whether there is anything to say of it.
    fn divide(&mut self, old: &str, ended: Date, first: &ListedLink, rows: &[LinkRow]) -> bool {
        let Some(unit) = self.tables.on(old, ended).cloned() else {
            self.diagnostics.push(problem::origin(&first.cell, old, &[]));
            return false;
        };
        if rows.iter().all(|row| row.new == old) {
            return false;
        }
        let is_whole = rows.iter().any(|row| row.share == Share::Whole);
        if is_whole || !rows.iter().any(|row| row.new == old) || self.has_units(old) {
            self.diagnostics.push(problem::origin_stands(&first.cell, old));
            return false;
        }
        if let Ok(day) = ended.tomorrow() {
            let after = UnitRow { from: Some(day), ..unit.clone() };
            self.changes.moved.push((unit.key(), after.key()));
            self.replace(&unit, after, day);
        }
        true
    }

    fn has_units(&self, code: &str) -> bool {
        self.tables.units.values().any(|row| row.parent == code && row.to.is_none())
    }

    fn warn_of_rest(&mut self, old: &str, ended: Date) {
        let Some(row) = self.tables.ended(old, ended) else { return };
        let unit = Unit { code: row.code.clone(), name: row.name.clone(), until: row.to };
        let at = Location::file(&self.listing.file);
        self.diagnostics.push(problem::rest_unknown(at, &unit));
    }

    /// Follows units that ended and began anew where the unit above holds the same codes as before: none
    /// was merged or divided, so each goes on whole.
    fn untold(&mut self, day: Date) {
        let Ok(last) = day.yesterday() else { return };
        let (then, now) = (codes_on(&self.tables, last), codes_on(&self.tables, day));
        let links = self.listing.links.iter();
        let told: BTreeSet<&str> = links.map(|link| link.old.as_str()).collect();
        let silent = |row: &&UnitRow| {
            row.to == Some(last)
                && !told.contains(row.code.as_str())
                && !self.tables.links.contains_key(&(row.code.clone(), last))
                && self.before.on(&row.code, last).is_some()
        };
        let same = |row: &&UnitRow| match (level(row), self.tables.on(&row.code, day)) {
            (Kind::Commune, Some(after)) => then.get(&row.parent) == now.get(&after.parent),
            (Kind::District, Some(_)) => then.get(&row.code) == now.get(&row.code),
            // Where a province went is told by its communes.
            _ => false,
        };
        let rows = self.tables.units.values().filter(silent).filter(same);
        let found: Vec<String> = rows.map(|row| row.code.clone()).collect();
        for code in found {
            let decree = self.listing.decree.clone();
            let row = LinkRow { new: code.clone(), share: Share::Whole, decree };
            self.trace(&code, last, vec![row]);
        }
    }
}

/// Makes the rows of one old unit: several parts, or one whole where nothing else is said.
fn rows(group: &[&ListedLink]) -> Vec<LinkRow> {
    let news: BTreeSet<&str> = group.iter().map(|link| link.new.as_str()).collect();
    let usual = if news.len() > 1 { Share::Part } else { Share::Whole };
    let mut rows: Vec<LinkRow> = group
        .iter()
        .map(|link| LinkRow {
            new: link.new.clone(),
            share: link.share.unwrap_or(usual),
            decree: link.decree.clone(),
        })
        .collect();
    rows.sort();
    rows.dedup_by(|one, other| one.new == other.new);
    rows
}

/// Tells whether what is known of a unit is what is said; a list without a document changes none.
fn agrees(known: &[LinkRow], said: &[LinkRow]) -> bool {
    let mut known = known.to_vec();
    known.sort();
    let same = |(known, said): (&LinkRow, &LinkRow)| {
        known.new == said.new
            && known.share == said.share
            && (said.decree.is_empty() || known.decree == said.decree)
    };
    known.len() == said.len() && known.iter().zip(said).all(same)
}

/// Gives the codes of the units that stood on a day, by the code of the unit above.
fn codes_on(tables: &Tables, day: Date) -> BTreeMap<String, BTreeSet<String>> {
    let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in tables.units.values().filter(|row| row.stood_on(day)) {
        codes.entry(row.parent.clone()).or_default().insert(row.code.clone());
    }
    codes
}
