//! Looks for figures that two stories tell of the same place and time.
//!
//! Sums would hold them twice. Whether they are one figure, only their authors know: `same_as` says
//! so, `accept` says that they are two.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Scene;
use crate::catalogue::Entry;
use crate::catalogue::ground::{Ground, Taken};
use crate::catalogue::places::Registry;
use crate::catalogue::reference::path_from;
use crate::diagnostic::{Diagnostic, Location, figure as problem};
use crate::story::{Facts, Figure, Period};
use crate::vi::quantity::Amount;

/// A number of fewer than three digits, zeros at the end apart, two stories may share by chance.
const TELLING: u128 = 100;

/// What figures must share to look like one.
type Key<'a> = (&'a str, &'a Amount, Option<Period>);

/// A figure where it is told.
struct Telling<'a> {
    entry: &'a Entry,
    figure: &'a Figure,
    ground: Ground,
}

impl<'a> Telling<'a> {
    fn new(entry: &'a Entry, figure: &'a Figure, places: &Registry) -> Self {
        Self { entry, figure, ground: Ground::of(entry, places) }
    }
}

/// Looks for repeated figures.
pub(super) fn repeated(scene: &Scene<'_>) -> Vec<Diagnostic> {
    let places = &scene.catalogue.places;
    let mut found = Vec::new();
    for alike in alike(scene).values().filter(|it| it.len() > 1) {
        let tellings: Vec<Telling<'_>> =
            alike.iter().map(|it| Telling::new(it.0, it.1, places)).collect();
        let mut taken = Taken::default();
        for (index, telling) in tellings.iter().enumerate() {
            if taken.may_hold(&telling.ground) {
                let earlier = tellings[..index].iter();
                let same: Vec<&Telling<'_>> =
                    earlier.filter(|it| it.ground.may_overlap(&telling.ground)).collect();
                let declared = same.iter().any(|it| are_declared_one(it, telling, scene));
                let first = same.first().filter(|_| !declared);
                found.extend(first.map(|it| tell(telling, it, scene)));
            }
            taken.take(&telling.ground);
        }
    }
    found
}

/// Looks for figures said to be the same as one that the other story does not tell.
pub(super) fn unmatched(entry: &Entry, scene: &Scene<'_>) -> Vec<Diagnostic> {
    let facts = &entry.story.facts;
    let tell = |figure: &Figure| {
        let other = scene.facts(entry.same_as(&figure.metric)?);
        let told = other.figures.iter().any(|it| it.metric == figure.metric);
        let at = Location::span(&facts.file, figure.details().same_as.as_ref()?.span.clone());
        (!told).then(|| problem::not_told_there(at, &other.file, &figure.metric))
    };
    facts.figures.iter().filter_map(tell).collect()
}

fn tell(telling: &Telling<'_>, first: &Telling<'_>, scene: &Scene<'_>) -> Diagnostic {
    let (own, other) = (facts(telling), facts(first));
    let at = Location::span(&own.file, telling.figure.span.clone());
    let path = path_from(own, other);
    problem::repeated(at, &telling.figure.wording, &scene.line(other, first.figure), &path)
}

/// Groups the figures that look alike, each group in order of files.
fn alike<'a>(scene: &Scene<'a>) -> BTreeMap<Key<'a>, Vec<(&'a Entry, &'a Figure)>> {
    let mut entries: Vec<&Entry> = scene.entries().collect();
    entries.sort_by_key(|it| &it.story.facts.file);
    let mut groups: BTreeMap<Key<'a>, Vec<(&Entry, &Figure)>> = BTreeMap::new();
    for entry in entries {
        let facts = &entry.story.facts;
        let told = facts.figures.iter();
        for figure in told.filter(|it| is_telling(it) && !it.accepts(problem::REPEATED)) {
            let key = (&*figure.metric, &figure.quantity.amount, figure.period.or(facts.period));
            groups.entry(key).or_default().push((entry, figure));
        }
    }
    groups
}

/// Tells whether a figure has so many digits that two stories do not share it by chance.
fn is_telling(figure: &Figure) -> bool {
    let tells = |it: &Decimal| digits(it) >= TELLING;
    match &figure.quantity.amount {
        Amount::Single(value) => tells(value),
        Amount::Range { low: left, high: right }
        | Amount::Ratio { part: left, whole: right, .. }
        | Amount::Change { from: left, to: right } => tells(left) || tells(right),
    }
}

/// Gives the digits of a number without the zeros at its end; of one too short to tell, maybe with some.
fn digits(number: &Decimal) -> u128 {
    let mut digits = number.mantissa().unsigned_abs();
    while digits >= TELLING && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits
}

fn facts<'a>(telling: &Telling<'a>) -> &'a Facts {
    &telling.entry.story.facts
}

/// Tells whether either figure is said to be the same as the other.
fn are_declared_one(left: &Telling<'_>, right: &Telling<'_>, scene: &Scene<'_>) -> bool {
    let names = |from: &Telling<'_>, to: &Telling<'_>| {
        let named = from.entry.same_as(&from.figure.metric);
        named.is_some_and(|it| scene.facts(it).file == facts(to).file)
    };
    names(left, right) || names(right, left)
}
