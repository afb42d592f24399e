//! Puts rows in that come with their own days, as our own table has them.

use super::{Listed, UnitRow, Update, row};
use crate::catalogue::places::find::same_spelling;

impl Update<'_> {
    /// Puts every unit in: a new row, or one that corrects the row of its code and day.
    pub(super) fn history(&mut self) {
        for unit in &self.listing.units {
            let known = self.known(unit).cloned();
            let from = unit.from.or(known.as_ref().and_then(|known| known.from));
            let mut wanted = row(unit, from);
            match known {
                None => self.changes.added.push(wanted.key()),
                Some(known) => {
                    if same_spelling(&known.name, &wanted.name) {
                        wanted.name.clone_from(&known.name);
                    }
                    if known == wanted {
                        self.changes.unchanged += 1;
                    } else {
                        self.changes.mended.push(wanted.key());
                    }
                }
            }
            self.tables.put(wanted);
        }
    }

    /// Finds the row that a listed one means: that of its first day, or, where it gives none, that of
    /// its last.
    fn known(&self, unit: &Listed) -> Option<&UnitRow> {
        let keyed = self.tables.units.get(&(unit.code.clone(), unit.from));
        let by_end = || match unit.to {
            Some(last) => self.tables.ended(&unit.code, last),
            None => self.tables.current(&unit.code),
        };
        keyed.or_else(|| by_end().filter(|_| unit.from.is_none()))
    }
}
