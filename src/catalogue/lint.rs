//! What only several stories, or a story as a whole, can get wrong.

use std::collections::BTreeMap;

pub(super) mod carried;
pub(super) mod text;
pub(super) mod title;

use super::places::{Place, PlaceId, Registry};
use crate::diagnostic::{Diagnostic, FilePath, Location, link, place};
use crate::story::facts::PlaceRef;
use crate::story::id::free_id;
use crate::story::{Facts, Story};
use crate::vi::slug::slugify;

/// Looks for ids and addresses that two stories share. The first file in order keeps them.
pub(super) fn unique(stories: &[Story]) -> Vec<Diagnostic> {
    let mut ids: BTreeMap<&str, &FilePath> = BTreeMap::new();
    let mut urls: BTreeMap<String, &FilePath> = BTreeMap::new();
    let mut found = Vec::new();
    let mut facts: Vec<&Facts> = stories.iter().map(|it| &*it.facts).collect();
    facts.sort_by(|left, right| left.file.cmp(&right.file));
    let taken: Vec<&str> = facts.iter().map(|it| it.id.value.as_str()).collect();
    for facts in &facts {
        let id = facts.id.value.as_str();
        if let Some(first) = ids.get(id).filter(|_| !id.is_empty()) {
            let at = Location::span(&facts.file, facts.id.span.clone());
            found.push(link::repeated_id(at, id, first, &free_id(&facts.file, &taken)));
        } else {
            ids.insert(id, &facts.file);
        }
        if let Some(first) = urls.get(&facts.url()) {
            let at = Location::file(&facts.file);
            found.push(link::repeated_url(at, &facts.url(), first));
        } else {
            urls.insert(facts.url(), &facts.file);
        }
    }
    found
}

/// Looks whether the report's wording names the unit that the code means: codes are reused, so a
/// code without its day may mean a unit of another name today.
pub(super) fn reported_name(
    facts: &Facts,
    reference: &PlaceRef,
    unit: PlaceId,
    places: &Registry,
) -> Option<Diagnostic> {
    let words = |text: &str| format!(" {} ", slugify(text).replace('-', " "));
    let reported = words(&reference.as_reported);
    let meant = places.get(unit);
    let names = |place: &Place<'_>| {
        reported.contains(&words(place.short_name())) || reported.contains(&initials(place.name))
    };
    if reference.as_reported.is_empty() || names(&meant) {
        return None;
    }
    let named = |place: &Place<'_>| place.code == meant.code && names(place);
    let then = places.ids().map(|id| places.get(id)).find(named).and_then(|it| it.valid_to);
    let at = Location::span(&facts.file, reference.unit.written().span.clone());
    let full = places.full_name(unit);
    Some(place::other_name(at, meant.code, &full, then))
}

/// Gives the initials that a name is abbreviated to: "TPHCM".
fn initials(name: &str) -> String {
    let slug = slugify(name);
    let letters: String = slug.split('-').filter_map(|it| it.chars().next()).collect();
    format!(" {letters} ")
}
