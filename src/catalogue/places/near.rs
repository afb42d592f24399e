//! What an author may have meant by a code that is not in use, or a name that means no one unit, and
//! the diagnostic that says so.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{PlaceId, Registry, Unknown, Unnamed};
use crate::diagnostic::place::{self, Misdated, Near, Unit};
use crate::diagnostic::{Diagnostic, Location};

/// How many units are offered for a code.
const OFFERED: usize = 3;

/// A place as a story writes it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Its code.
    pub code: &'a str,
    /// The day the code is of; `None` means today.
    pub as_of: Option<Date>,
    /// Its names in the report's words: “khu dân cư số 2, xã Hiền Quan, tỉnh Phú Thọ”.
    pub as_reported: Option<&'a str>,
}

impl Registry {
    /// Makes the diagnostic for a code that [`Registry::lookup`] did not find.
    pub fn explain(&self, at: Location, asked: Asked<'_>, unknown: &Unknown) -> Diagnostic {
        if let (Some(id), Some(day)) = (self.closest(unknown, asked.as_of), asked.as_of) {
            return place::code_not_then(at, asked.code, day, &self.misdated(id));
        }
        let named = self.reported(asked.as_reported.unwrap_or_default(), asked.as_of);
        let alike = unknown.nearest.iter().copied().filter(|id| !named.contains(id));
        let by_code = self.describe_all(alike);
        let by_name = self.describe_all(named.iter().copied());
        place::unknown_code(at, asked.code, &Near { by_name, by_code })
    }

    /// Makes the diagnostic for a name that [`Registry::resolve`] found no one unit for.
    pub fn explain_name(&self, at: Location, name: &str, why: &Unnamed) -> Diagnostic {
        let units = |found: &[PlaceId]| self.describe_all(found.iter().copied());
        match why {
            Unnamed::Nobody(near) => place::unknown_name(at, name, &units(near)),
            Unnamed::Several(found) => place::ambiguous_name(at, name, &units(found)),
            Unnamed::NotThen(day, found) => {
                let misdated: Vec<Misdated> = found.iter().map(|&id| self.misdated(id)).collect();
                place::name_not_then(at, name, *day, &misdated)
            }
        }
    }

    /// Describes a unit for a diagnostic.
    pub fn describe(&self, id: PlaceId) -> Unit {
        let place = self.get(id);
        Unit { code: place.code.to_owned(), name: self.full_name(id), until: place.valid_to }
    }

    /// Gives the units whose code is one slip away from `code`, those of the day asked for first.
    pub(super) fn nearest(&self, code: &str, as_of: Option<Date>) -> Vec<PlaceId> {
        let in_use = |id: PlaceId| match as_of {
            None => self.get(id).is_current(),
            Some(day) => self.get(id).valid_on(day),
        };
        let mut seen = BTreeSet::new();
        let slips = slips(code).into_iter().flat_map(|code| self.bearers(&code).rev());
        let mut found: Vec<PlaceId> = slips.filter(|&id| seen.insert(id)).collect();
        // Stable: likelier slips stay first.
        found.sort_by_key(|&id| !in_use(id));
        found.truncate(OFFERED);
        found
    }

    /// Gives the units that the words of a report name, those of the day asked for if there are any.
    fn reported(&self, words: &str, as_of: Option<Date>) -> Vec<PlaceId> {
        let named = self.named_in(words);
        let then = self.of_day(&named, as_of);
        if then.is_empty() { named } else { then }
    }

    /// Gives the units that words name, leaving out the village they begin with.
    pub(super) fn named_in(&self, words: &str) -> Vec<PlaceId> {
        let starts = std::iter::once(0).chain(words.match_indices(',').map(|(at, _)| at + 1));
        let named = starts.map(|start| self.find(&words[start..])).find(|found| !found.is_empty());
        named.unwrap_or_default()
    }

    /// Gives the bearer of the code that was the last to end before the day, or else the first ever.
    fn closest(&self, unknown: &Unknown, as_of: Option<Date>) -> Option<PlaceId> {
        let day = as_of?;
        let gone = |id: &&PlaceId| self.get(**id).valid_to.is_some_and(|to| to < day);
        unknown.otherwise.iter().rev().find(gone).or(unknown.otherwise.first()).copied()
    }

    fn misdated(&self, id: PlaceId) -> Misdated {
        let place = self.get(id);
        Misdated {
            unit: self.describe(id),
            from: place.valid_from,
            before: self.describe_all(self.origins(id).into_iter().map(|(old, _)| old)),
            now: self.describe_all(self.today(id)),
        }
    }

    fn describe_all(&self, found: impl IntoIterator<Item = PlaceId>) -> Vec<Unit> {
        found.into_iter().map(|id| self.describe(id)).collect()
    }
}

/// Gives the codes one slip away from `code`, the likeliest slips first: lost or added zeros, two
/// digits swapped, one too many, one too few, one wrong (the last is the likeliest).
fn slips(code: &str) -> Vec<String> {
    // Nothing but a short run of digits is a slip for a code.
    if code.len() > 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let bare = code.trim_start_matches('0');
    let zeros = [2, 3, 5].map(|width| format!("{bare:0>width$}"));
    let swapped = (1..code.len()).map(|at| {
        let (before, after) = code.split_at(at - 1);
        format!("{before}{}{}{}", &after[1..2], &after[..1], &after[2..])
    });
    let fewer = (0..code.len()).map(|at| format!("{}{}", &code[..at], &code[at + 1..]));
    let more = (0..=code.len()).flat_map(|at| with_digit(code, at, at));
    let wrong = (0..code.len()).rev().flat_map(|at| with_digit(code, at, at + 1));
    zeros.into_iter().chain(swapped).chain(fewer).chain(more).chain(wrong).collect()
}

/// Puts each digit in the place of what stands between two places of a code.
fn with_digit(code: &str, from: usize, to: usize) -> impl Iterator<Item = String> {
    (0..=9).map(move |digit| format!("{}{digit}{}", &code[..from], &code[to..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_begin_with_lost_zeros() {
        assert_eq!(slips("7210")[..3], ["7210", "7210", "07210"]);
        assert!(slips("07211").contains(&"07210".to_owned()));
        assert!(slips("07120").contains(&"07210".to_owned()));
        assert_eq!(slips("Hiền Quan"), Vec::<String>::new());
        assert!(!slips("").is_empty());
    }
}
