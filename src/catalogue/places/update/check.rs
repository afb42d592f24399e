//! Holds a listing against itself and the registry: codes once, parents there, no day before the last.

use std::collections::BTreeMap;

use super::{Listed, Listing, Span, problem};
use crate::catalogue::places::{Kind, Registry};
use crate::diagnostic::Diagnostic;

/// Finds everything that keeps a listing from being used.
pub(super) fn check(registry: &Registry, listing: &Listing) -> Vec<Diagnostic> {
    let mut found = repeated(listing);
    found.extend(parents(registry, listing));
    let latest = registry.ids().filter_map(|id| registry.get(id).valid_from).max();
    if listing.span == Span::Day
        && let (Some(day), Some(latest)) = (listing.day, latest)
        && day < latest
    {
        found.push(problem::too_early(&listing.file, day, latest));
    }
    found
}

/// Finds codes that two units bear at one time.
fn repeated(listing: &Listing) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<_, &Listed> = BTreeMap::new();
    let mut found = Vec::new();
    for unit in &listing.units {
        let key = (unit.code.as_str(), unit.from, unit.to);
        if let Some(first) = seen.get(&key) {
            found.push(problem::repeated(&unit.cell, &unit.code, &first.cell));
        } else {
            seen.insert(key, unit);
        }
    }
    found
}

/// Finds units that lie in none, or in one of no higher level.
fn parents(registry: &Registry, listing: &Listing) -> Vec<Diagnostic> {
    let listed: BTreeMap<&str, Kind> =
        listing.units.iter().map(|unit| (unit.code.as_str(), unit.level)).collect();
    let known = |code: &str| {
        let id = registry.lookup(code, None).ok()?;
        Some(registry.get(id).kind)
    };
    let mut found = Vec::new();
    for unit in listing.units.iter().filter(|unit| !unit.parent.text.is_empty()) {
        let parent = &unit.parent;
        match listed.get(parent.text.as_str()).copied().or_else(|| known(&parent.text)) {
            // The row of the parent has had its own diagnostic.
            None if listing.refuses(&parent.text) => {}
            None => found.push(problem::parent_unknown(&parent.cell, &parent.text)),
            Some(level) if level >= unit.level => {
                found.push(problem::parent_level(&parent.cell, unit.kind, &parent.text));
            }
            Some(_) => {}
        }
    }
    found
}

impl Listing {
    /// Tells whether the row of a code could not be read.
    fn refuses(&self, code: &str) -> bool {
        self.refused
            .iter()
            .any(|written| written.trim_start_matches(['\'', '0']) == code.trim_start_matches('0'))
    }
}
