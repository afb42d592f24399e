//! What only several stories, or a story as a whole, can get wrong.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::places::{Place, PlaceId, Registry};
use crate::diagnostic::figure;
use crate::diagnostic::{Diagnostic, FilePath, Location, link, place};
use crate::story::facts::PlaceRef;
use crate::story::id::free_id;
use crate::story::{Facts, Figure, Story};
use crate::vi::mention::{Mention, mentions};
use crate::vi::quantity::{Amount, Qualifier};
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

/// Compares the numbers of a title with the figures of the story: "trên 260" over a figure of 266.
///
/// A number that no figure comes near is a name ("đường 16") and stays. So is a number told with the
/// same value; what is told apart is a rounded one beside the exact one it was rounded from.
pub(super) fn title(facts: &Facts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for Mention { value, qualifier, range } in mentions(&facts.title.value) {
        let figure = facts.figures.iter().find(|figure| rounds(value, qualifier, figure));
        let agrees = facts.figures.iter().any(|figure| single(figure) == Some(value));
        let Some(figure) = figure.filter(|it| !agrees && !it.accepts(figure::TITLE_DISAGREES))
        else {
            continue;
        };
        let start = facts.title.span.start + range.start;
        let quoted = facts.title.span.len() != facts.title.value.len();
        let span = if quoted { facts.title.span.clone() } else { start..start + range.len() };
        let at = Location::span(&facts.file, span);
        let written = &facts.title.value[range];
        found.push(figure::title_disagrees(at, written, &figure.wording));
    }
    found
}

fn single(figure: &Figure) -> Option<Decimal> {
    match figure.quantity.amount {
        Amount::Single(value) => Some(value),
        _ => None,
    }
}

/// Tells whether a qualified number of a title is a rounding of an exact figure, within a tenth.
fn rounds(number: Decimal, qualifier: Qualifier, figure: &Figure) -> bool {
    let Some(value) = single(figure).filter(|_| figure.quantity.qualifier == Qualifier::Exact)
    else {
        return false;
    };
    let tenth = value / Decimal::TEN;
    match qualifier {
        Qualifier::Exact => false,
        Qualifier::Over | Qualifier::AtLeast => number < value && value - number <= tenth,
        Qualifier::Under | Qualifier::AtMost => number > value && number - value <= tenth,
        Qualifier::About => number != value && (number - value).abs() <= tenth,
    }
}
