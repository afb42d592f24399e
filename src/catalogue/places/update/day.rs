//! Compares all units of one day with those that stand: some begin, some change, some end.
//!
//! Units are taken from the top down, as one whose unit above ends and begins anew must do the same:
//! a row never outlasts the row it lies in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Kind, Listed, Tables, UnitRow, Update, level, row};
use crate::catalogue::places::find::same_spelling;

/// The provinces that a list goes into, by code.
#[derive(Default)]
struct Reach {
    /// Those that units of the list lie in.
    used: BTreeSet<String>,
    /// Those whose districts the list gives, all of them.
    districts: BTreeSet<String>,
    /// Those whose communes the list gives, all of them.
    communes: BTreeSet<String>,
}

impl Update<'_> {
    /// Compares the units of a day.
    pub(super) fn day(&mut self, day: Date) {
        let listed: BTreeMap<&str, &Listed> =
            self.listing.units.iter().map(|unit| (unit.code.as_str(), unit)).collect();
        let reach = Reach::of(&listed, &self.before);
        let mut standing: Vec<UnitRow> =
            self.before.units.values().filter(|row| row.to.is_none()).cloned().collect();
        standing.sort_by_key(level);
        for unit in &standing {
            match listed.get(unit.code.as_str()) {
                Some(wanted) => self.compare(unit, wanted, day),
                None => self.unlisted(unit, &reach, day),
            }
        }
        for unit in listed.values().filter(|unit| self.before.current(&unit.code).is_none()) {
            self.changes.added.push((unit.code.clone(), Some(day)));
            self.tables.put(row(unit, Some(day)));
        }
    }

    fn compare(&mut self, unit: &UnitRow, wanted: &Listed, day: Date) {
        let is_named = unit.kind == wanted.kind && same_spelling(&unit.name, &wanted.name);
        let is_placed = unit.parent == wanted.parent.text;
        if is_named && is_placed && !self.replaced.contains(&unit.parent) {
            self.changes.unchanged += 1;
            return;
        }
        let mut after = row(wanted, Some(day));
        if is_named {
            after.name.clone_from(&unit.name);
        }
        if unit.from == Some(day) {
            self.changes.mended.push(after.key());
            self.tables.put(after);
            return;
        }
        let change = (unit.key(), after.key());
        if is_named {
            self.changes.moved.push(change);
        } else {
            self.changes.renamed.push(change);
        }
        self.replace(unit, after, day);
    }

    /// Ends a unit and begins it anew.
    pub(super) fn replace(&mut self, unit: &UnitRow, after: UnitRow, day: Date) {
        self.replaced.insert(unit.code.clone());
        self.close(unit, day);
        self.tables.put(after);
    }

    /// Ends a unit on the day before; one that would have begun on that very day never was.
    fn close(&mut self, unit: &UnitRow, day: Date) {
        let last = day.yesterday().ok();
        if unit.from == Some(day) {
            self.tables.units.remove(&unit.key());
            for ((_, ended), links) in &mut self.tables.links {
                links.retain(|link| link.new != unit.code || Some(*ended) != last);
            }
            self.tables.links.retain(|_, links| !links.is_empty());
        } else {
            self.tables.put(UnitRow { to: last, ..unit.clone() });
        }
    }

    /// Decides on a unit that the list does not name.
    fn unlisted(&mut self, unit: &UnitRow, reach: &Reach, day: Date) {
        let level = level(unit);
        let has_ended = match level {
            Kind::Province => reach.leaves(&unit.code),
            Kind::District => {
                reach.districts.contains(&province(&self.before, unit)) && !reach.used(&unit.code)
            }
            Kind::Commune => reach.communes.contains(&province(&self.before, unit)),
        };
        let above = self.tables.on(&unit.parent, day).is_some() || unit.parent.is_empty();
        if has_ended || !above {
            self.changes.ended.push(unit.key());
            self.close(unit, day);
        } else if self.replaced.contains(&unit.parent) {
            let after = UnitRow { from: Some(day), ..unit.clone() };
            self.changes.moved.push((unit.key(), after.key()));
            self.replace(unit, after, day);
        } else if level == Kind::Province && !reach.used(&unit.code) {
            self.changes.untouched.push(unit.key());
        }
    }
}

impl Reach {
    fn of(listed: &BTreeMap<&str, &Listed>, before: &Tables) -> Self {
        let mut reach = Self::default();
        for unit in listed.values().filter(|unit| unit.level != Kind::Province) {
            let now = listed_province(listed, before, &unit.parent.text);
            reach.used.extend([now.clone(), unit.parent.text.clone()]);
            // A unit that came from another province shows that the list speaks of that one too.
            let then = before.current(&unit.code).map(|row| province(before, row));
            for province in [Some(now), then].into_iter().flatten() {
                if unit.level == Kind::Commune {
                    reach.communes.insert(province.clone());
                }
                reach.districts.insert(province);
            }
        }
        reach
    }

    /// Tells whether units of the list lie in one.
    fn used(&self, code: &str) -> bool {
        self.used.contains(code)
    }

    /// Tells whether the list moves units out of a province, and leaves none in it.
    fn leaves(&self, code: &str) -> bool {
        self.districts.contains(code) && !self.used(code)
    }
}

/// Gives the province that a listed unit's parent lies in, or is.
fn listed_province(listed: &BTreeMap<&str, &Listed>, before: &Tables, parent: &str) -> String {
    match listed.get(parent) {
        Some(above) if above.level == Kind::Province => parent.to_owned(),
        Some(above) => above.parent.text.clone(),
        None => {
            before.current(parent).map_or_else(|| parent.to_owned(), |row| province(before, row))
        }
    }
}

/// Gives the code of the province that a unit lies in, or is.
fn province(tables: &Tables, row: &UnitRow) -> String {
    let mut at = row;
    // Levels only go down, so this ends.
    while let Some(above) = tables.current(&at.parent).filter(|_| !at.parent.is_empty()) {
        at = above;
    }
    at.code.clone()
}
