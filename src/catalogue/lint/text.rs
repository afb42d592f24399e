//! Compares the numbers of a summary and a body with what figures carry.
//!
//! A number that only the text holds is in no total and no table, and one that differs from its
//! figure by a slip of the hand is found here. A number of another story may be quoted where that
//! story is linked or related.

use rust_decimal::Decimal;

use super::Scene;
use crate::catalogue::reference::Target;
use crate::catalogue::{Entry, StoryId};
use crate::diagnostic::{Diagnostic, Location, figure};
use crate::story::carried::{Carried, Vocabulary, numbers};
use crate::story::told::Told;
use crate::story::{Facts, Figure};
use crate::vi::amount::Found;

/// Looks for amounts of a text that no figure of the story, or of one it links, carries.
pub(super) fn text(
    entry: &Entry,
    scene: &Scene<'_>,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Diagnostic> {
    let (facts, told) = (&*entry.story.facts, &entry.story.body.uncarried);
    if told.is_empty() {
        return Vec::new();
    }
    let mut carried = Carried::default();
    carried.add(facts, vocabulary);
    for story in linked(entry) {
        carried.add(scene.facts(story), vocabulary);
    }
    let missing = told.iter().filter(|it| !carried.holds(&it.found));
    let tell = |Told { written, span, found }: &Told| {
        let whole = || Location::file(&facts.file);
        let at = span.clone().map_or_else(whole, |it| Location::span(&facts.file, it));
        match slip(facts, found, vocabulary) {
            Some(figure) => figure::text_disagrees(at, written, &figure.wording),
            None => figure::not_carried(at, written, &vocabulary.metrics(&found.measured)),
        }
    };
    missing.map(tell).collect()
}

/// Gives the stories that an entry links, names or is named by.
fn linked(entry: &Entry) -> Vec<StoryId> {
    let links = entry.links.iter().filter_map(|it| match it {
        Target::Story(story, _) => Some(*story),
        _ => None,
    });
    links.chain(entry.related.iter().copied()).chain(entry.named.values().copied()).collect()
}

/// Finds the figure that an amount was meant to tell: a digit is another, or two changed places.
fn slip<'a>(facts: &'a Facts, found: &Found, vocabulary: &Vocabulary<'_>) -> Option<&'a Figure> {
    let told: Vec<String> = found.values.iter().map(digits).collect();
    let is_slip = |figure: &&Figure| {
        let numbers = numbers(&figure.quantity.amount);
        numbers.iter().map(digits).any(|it| told.iter().any(|told| one_slip(told, &it)))
    };
    let mut figures = facts.figures.iter();
    figures.find(|it| vocabulary.measures(it, &found.measured) && is_slip(it))
}

fn one_slip(told: &str, carried: &str) -> bool {
    let long = told.len() >= 3 && carried.len() >= 3;
    long && strsim::damerau_levenshtein(told, carried) <= 1
}

/// Gives the digits of a number, whatever power of ten it is counted in.
fn digits(number: &Decimal) -> String {
    number.mantissa().to_string().trim_end_matches('0').to_owned()
}
