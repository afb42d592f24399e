//! The one unit that a story means by a name, or why there is none.
//!
//! A name means the unit that bore it on the day asked for; without a day, the one of today, or the
//! last to bear it. Between two that fit alike nothing is guessed.

use jiff::civil::Date;

use super::{PlaceId, Registry};

/// Why a name does not mean one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unnamed {
    /// No unit ever bore it; these have names like it, the likeliest first.
    Nobody(Vec<PlaceId>),
    /// Units bore it, but none on this day.
    NotThen(Date, Vec<PlaceId>),
    /// Several bear it.
    Several(Vec<PlaceId>),
}

impl Registry {
    /// Finds the one unit that bore `name` on the day `as_of`, or, without a day, bears it today, or
    /// else was the last to. The names of the units above may follow after commas.
    pub fn resolve(&self, name: &str, as_of: Option<Date>) -> Result<PlaceId, Unnamed> {
        let found: Vec<PlaceId> =
            self.find(name).into_iter().filter(|&id| self.has_level(id, name)).collect();
        if found.is_empty() {
            return Err(Unnamed::Nobody(self.near_any(name)));
        }
        let then = self.of_day(&found, as_of);
        match (&then[..], as_of) {
            ([one], _) => Ok(*one),
            ([], Some(day)) => Err(Unnamed::NotThen(day, found)),
            ([], None) => only(found),
            _ => Err(Unnamed::Several(then)),
        }
    }

    /// Keeps the units that stood on the day asked for; without a day, those that stand.
    pub(super) fn of_day(&self, found: &[PlaceId], as_of: Option<Date>) -> Vec<PlaceId> {
        let fits = |id: &PlaceId| match as_of {
            None => self.get(*id).is_current(),
            Some(day) => self.get(*id).valid_on(day),
        };
        found.iter().copied().filter(fits).collect()
    }

    /// Gives what may be meant by a code or a name that no unit bears: units of a code like it; units
    /// of a name like it where it says they lie; units it names after a village; any of a name like it.
    pub fn near_any(&self, text: &str) -> Vec<PlaceId> {
        let alike = self.alike(text);
        let inside = alike.iter().copied().filter(|&id| self.lies_in_named(id, text)).collect();
        let by_code = self.nearest(text.trim(), None);
        let ways = [by_code, inside, self.named_in(text), alike];
        let mut near = ways.into_iter().find(|way| !way.is_empty()).unwrap_or_default();
        near.truncate(OFFERED);
        near
    }
}

/// How many units are offered for a name.
const OFFERED: usize = 6;

fn only(found: Vec<PlaceId>) -> Result<PlaceId, Unnamed> {
    match found[..] {
        [one] => Ok(one),
        _ => Err(Unnamed::Several(found)),
    }
}
