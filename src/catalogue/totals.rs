//! Adds figures up without lying.
//!
//! Flows sum; headcounts sum over places that do not overlap; stocks take the latest of each subject
//! and sum over subjects; shares are Σ parts over Σ wholes; rates and changes are never added. Only results of models count, each for the model
//! alone: a movement's totals may hold the models inside it, a commune's figure may hold a village's.
//! Qualifiers survive. What is left out is listed with its reason.
//!
//! Reading a figure is `vi::quantity`'s work; showing one, the view's.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::ground::{Ground, Taken};
use super::places::PlaceId;
use super::{Catalogue, Entry, StoryId};
use crate::config::{Definitions, Metric, MetricKind};
use crate::story::{Figure, Period, Role, Section};
use crate::vi::quantity::{Amount, Qualifier};

/// A total and what it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// Key of the metric.
    pub metric: String,
    /// The total in the metric's unit.
    pub value: Value,
    /// What the qualifiers of the parts say of it.
    pub qualifier: Qualifier,
    /// The figures that went in, in the catalogue's order.
    pub included: Vec<Item>,
    /// The figures left out, in the catalogue's order.
    pub excluded: Vec<(Item, Reason)>,
}

/// What a total comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A sum.
    Sum(Decimal),
    /// Parts over wholes.
    Share {
        /// The sum of the parts.
        part: Decimal,
        /// The sum of the wholes, never zero.
        whole: Decimal,
    },
}

/// A figure of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The story.
    pub story: StoryId,
    /// Index in the story's figures.
    pub figure: usize,
}

/// Why a figure does not go in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It belongs to a movement, which may hold the models that are added.
    Movement,
    /// It covers more than the model: a commune, a district, a province.
    WiderScope,
    /// It tells what the place is or was like, not what was achieved.
    NotResult,
    /// Its source is at fault.
    Faulty,
    /// It is a range, not one number.
    NotSingle,
    /// It is a percentage whose part and whole are not known.
    NoFraction,
    /// Another story tells the same figure, and it is added there.
    Told,
    /// A later figure of the same subject stands in its place.
    Superseded,
    /// It tells of a longer time than the list gathers.
    OtherTime,
    /// A greater figure of the same place may count the same people.
    Overlaps,
}

/// A figure that may go into a total.
#[derive(Clone, Debug, PartialEq)]
struct Addend {
    item: Item,
    value: Value,
    qualifier: Qualifier,
    /// What it is a figure of: a later figure of the same stock takes its place.
    subject: Subject,
    /// Last year it speaks of, then first: how late it is.
    time: Option<(i16, i16)>,
}

impl Addend {
    fn number(&self) -> Decimal {
        match self.value {
            Value::Sum(number) | Value::Share { part: number, .. } => number,
        }
    }
}

/// What a stock is a figure of: the model itself, or the village it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Places(Vec<(PlaceId, String)>),
    Story(StoryId),
}

/// Adds up every metric over a set of stories, in the order of the definitions. Metrics that nothing
/// goes into are left out. Where the set is that of a time, only what lies in it goes in: a ten-year
/// total is not the achievement of each of its years.
pub fn totals(
    catalogue: &Catalogue,
    stories: &[StoryId],
    within: Option<Period>,
    definitions: &Definitions,
) -> Vec<Total> {
    let mut by_metric: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
    for story in stories {
        for (figure, it) in catalogue.get(*story).story.facts.figures.iter().enumerate() {
            by_metric.entry(&it.metric).or_default().push(Item { story: *story, figure });
        }
    }
    let total =
        |metric: &Metric| total(catalogue, metric, within, by_metric.get(metric.key.as_str())?);
    definitions.metrics.iter().filter_map(total).collect()
}

/// Adds up one metric over a set of stories, as [`totals`] does.
pub fn total_of(
    catalogue: &Catalogue,
    metric: &Metric,
    within: Option<Period>,
    stories: &[StoryId],
) -> Option<Total> {
    let items = stories.iter().flat_map(|story| {
        let figures = catalogue.get(*story).story.facts.figures.iter().enumerate();
        let own = figures.filter(|(_, it)| it.metric == metric.key);
        own.map(|(figure, _)| Item { story: *story, figure })
    });
    total(catalogue, metric, within, &items.collect::<Vec<_>>())
}

fn total(
    catalogue: &Catalogue,
    metric: &Metric,
    within: Option<Period>,
    items: &[Item],
) -> Option<Total> {
    let (mut addends, mut excluded) = (Vec::new(), Vec::new());
    for item in items {
        let entry = catalogue.get(item.story);
        let figure = &entry.story.facts.figures[item.figure];
        match addend(*item, figure, entry, metric.kind)? {
            Ok(_) if !is_within(figure, entry, metric.kind, within) => {
                excluded.push((*item, Reason::OtherTime));
            }
            Ok(addend) => addends.push(addend),
            Err(reason) => excluded.push((*item, reason)),
        }
    }
    let told = once(&mut addends, catalogue, &metric.key).into_iter();
    excluded.extend(told.map(|it| (it, Reason::Told)));
    match metric.kind {
        MetricKind::Stock => {
            excluded.extend(latest(&mut addends).into_iter().map(|it| (it, Reason::Superseded)));
        }
        MetricKind::Headcount => {
            let overlapping = disjoint(&mut addends, catalogue).into_iter();
            excluded.extend(overlapping.map(|it| (it, Reason::Overlaps)));
        }
        MetricKind::Flow | MetricKind::Ratio | MetricKind::Rate | MetricKind::Change => {}
    }
    excluded.sort_unstable();
    let (value, qualifier) = add_up(&addends)?;
    let included = addends.into_iter().map(|it| it.item).collect();
    Some(Total { metric: metric.key.clone(), value, qualifier, included, excluded })
}

/// Prepares a figure for adding; nothing for metrics that are never added.
fn addend(
    item: Item,
    figure: &Figure,
    entry: &Entry,
    kind: MetricKind,
) -> Option<Result<Addend, Reason>> {
    if matches!(kind, MetricKind::Rate | MetricKind::Change) {
        return None;
    }
    Some(eligible(figure, entry, kind).and_then(|()| value(figure, kind)).map(|value| Addend {
        item,
        value,
        qualifier: figure.quantity.qualifier,
        subject: subject(figure, item.story, entry),
        time: time(figure, entry),
    }))
}

/// Tells whether a figure counts at all, or why not.
pub(super) fn eligible(figure: &Figure, entry: &Entry, kind: MetricKind) -> Result<(), Reason> {
    if entry.story.facts.section != Section::Model {
        return Err(Reason::Movement);
    }
    if figure.role != Role::Result {
        return Err(Reason::NotResult);
    }
    if figure.is_faulty() {
        return Err(Reason::Faulty);
    }
    // A village's stock stands once for the village; its flows may hold those of the models in it.
    let stock_of_village = kind == MetricKind::Stock && figure.scope == "thon";
    if figure.scope != "mo-hinh" && !stock_of_village {
        return Err(Reason::WiderScope);
    }
    Ok(())
}

/// Tells whether a figure is of the time that a list gathers. A stock is what it was at the end.
fn is_within(figure: &Figure, entry: &Entry, kind: MetricKind, within: Option<Period>) -> bool {
    let Some(within) = within else { return true };
    let Some(period) = figure.period.or(entry.story.facts.period) else { return false };
    match (kind, period.to) {
        (MetricKind::Stock, Some(last)) => Period::of_year(last).lies_in(within),
        _ => period.lies_in(within),
    }
}

fn value(figure: &Figure, kind: MetricKind) -> Result<Value, Reason> {
    match (kind, &figure.quantity.amount) {
        (MetricKind::Ratio, Amount::Ratio { part, whole, .. }) => {
            Ok(Value::Share { part: *part, whole: *whole })
        }
        (MetricKind::Ratio, _) => Err(Reason::NoFraction),
        (_, Amount::Single(value)) => Ok(Value::Sum(*value)),
        _ => Err(Reason::NotSingle),
    }
}

/// Two teams of one village are two subjects; two figures of the village itself are one.
fn subject(figure: &Figure, story: StoryId, entry: &Entry) -> Subject {
    // Most figures are of the model itself, and places are costly to compare.
    if figure.scope == "mo-hinh" {
        return Subject::Story(story);
    }
    let facts = &entry.story.facts;
    let mut places: Vec<(PlaceId, String)> = entry
        .places
        .iter()
        .map(|it| (it.unit, facts.places[it.index].village.to_lowercase()))
        .collect();
    places.sort();
    if places.is_empty() { Subject::Story(story) } else { Subject::Places(places) }
}

fn time(figure: &Figure, entry: &Entry) -> Option<(i16, i16)> {
    let period = figure.period.or(entry.story.facts.period)?;
    Some((period.to.unwrap_or(i16::MAX), period.from))
}

/// Keeps one of the figures that stories declare to be the same, the first. Gives the others.
fn once(addends: &mut Vec<Addend>, catalogue: &Catalogue, metric: &str) -> Vec<Item> {
    if addends.iter().all(|it| catalogue.get(it.item.story).named.is_empty()) {
        return Vec::new();
    }
    let (mut kept, mut told) = (BTreeSet::new(), Vec::new());
    addends.retain(|it| {
        let is_new = kept.insert(first_told(it.item.story, catalogue, metric));
        if !is_new {
            told.push(it.item);
        }
        is_new
    });
    told
}

/// Follows what stories say their figure is the same as, to one story that all of them lead to.
fn first_told(story: StoryId, catalogue: &Catalogue, metric: &str) -> StoryId {
    let mut path = vec![story];
    while let Some(next) = path.last().and_then(|it| catalogue.get(*it).same_as(metric)) {
        if let Some(start) = path.iter().position(|it| *it == next) {
            // Two that name each other are one, whichever is asked.
            return path[start..].iter().min().copied().unwrap_or(story);
        }
        path.push(next);
    }
    path.last().copied().unwrap_or(story)
}

/// Keeps the latest figure of each subject; of equally late ones, the first. Gives the others.
fn latest(addends: &mut Vec<Addend>) -> Vec<Item> {
    let mut best: BTreeMap<Subject, (_, Reverse<Item>)> = BTreeMap::new();
    for it in addends.iter() {
        let rank = (it.time, Reverse(it.item));
        let held = best.entry(it.subject.clone()).or_insert(rank);
        *held = (*held).max(rank);
    }
    let is_best = |it: &Addend| best.get(&it.subject).is_some_and(|held| held.1.0 == it.item);
    let superseded = addends.iter().filter(|it| !is_best(it)).map(|it| it.item).collect();
    addends.retain(is_best);
    superseded
}

/// Keeps the greatest figure of each place, so that nobody is counted twice. Gives the others.
fn disjoint(addends: &mut Vec<Addend>, catalogue: &Catalogue) -> Vec<Item> {
    let places = &catalogue.places;
    let mut greatest: Vec<&Addend> = addends.iter().collect();
    greatest.sort_by_key(|it| (Reverse(it.number()), it.item));
    let (mut taken, mut overlapping) = (Taken::default(), BTreeSet::new());
    for addend in greatest {
        let ground = Ground::of(catalogue.get(addend.item.story));
        if taken.may_hold(&ground, places) {
            overlapping.insert(addend.item);
        } else {
            taken.take(&ground, places);
        }
    }
    addends.retain(|it| !overlapping.contains(&it.item));
    overlapping.into_iter().collect()
}

/// Adds up; nothing when there is nothing, or when the sum cannot be held exactly.
fn add_up(addends: &[Addend]) -> Option<(Value, Qualifier)> {
    let (first, rest) = addends.split_first()?;
    rest.iter().try_fold((first.value, first.qualifier), |(sum, qualifier), it| {
        let sum = match (sum, it.value) {
            (Value::Sum(left), Value::Sum(right)) => Value::Sum(left.checked_add(right)?),
            (Value::Share { part, whole }, Value::Share { part: more, whole: all }) => {
                Value::Share { part: part.checked_add(more)?, whole: whole.checked_add(all)? }
            }
            _ => return None,
        };
        Some((sum, join(qualifier, it.qualifier)))
    })
}

/// Says of a sum what its parts say: over and exact is over, over and under is about.
pub fn join(left: Qualifier, right: Qualifier) -> Qualifier {
    use Qualifier::{About, AtLeast, AtMost, Exact, Over, Under};
    match (left, right) {
        (left, right) if left == right => left,
        (Exact, other) | (other, Exact) => other,
        (Over | AtLeast, Over | AtLeast) => Over,
        (Under | AtMost, Under | AtMost) => Under,
        _ => About,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Qualifier::{About, AtLeast, AtMost, Exact, Over, Under};

    const ALL: [Qualifier; 6] = [Exact, Over, Under, About, AtLeast, AtMost];

    fn item(story: usize) -> Item {
        Item { story: StoryId::new(story), figure: 0 }
    }

    fn amount(story: usize, value: i64, subject: usize, year: Option<i16>) -> Addend {
        Addend {
            item: item(story),
            value: Value::Sum(Decimal::from(value)),
            qualifier: Exact,
            subject: Subject::Story(StoryId::new(subject)),
            time: year.map(|it| (it, it)),
        }
    }

    #[test]
    fn qualifiers_survive_whatever_the_order() {
        for (left, right, joined) in [
            (Exact, Exact, Exact),
            (Exact, Over, Over),
            (Over, Under, About),
            (Under, Exact, Under),
            (AtLeast, Over, Over),
            (About, Over, About),
        ] {
            assert_eq!(join(left, right), joined);
            assert_eq!(join(right, left), joined);
        }
    }

    #[test]
    fn joining_is_associative() {
        for a in ALL {
            for b in ALL {
                for c in ALL {
                    assert_eq!(join(join(a, b), c), join(a, join(b, c)), "{a:?} {b:?} {c:?}");
                }
            }
        }
    }

    #[test]
    fn stocks_take_the_latest_of_each_subject() {
        let mut addends = vec![
            amount(0, 40, 7, Some(2021)),
            amount(1, 41, 7, Some(2023)),
            amount(2, 10, 8, None),
        ];
        assert_eq!(latest(&mut addends), [item(0)]);
        assert_eq!(add_up(&addends), Some((Value::Sum(Decimal::from(51)), Exact)));
    }

    #[test]
    fn shares_are_parts_over_wholes() {
        let share = |story, part: i64, whole: i64| Addend {
            value: Value::Share { part: part.into(), whole: whole.into() },
            ..amount(story, 0, story, None)
        };
        let total = add_up(&[share(0, 8, 8), share(1, 148, 152)]);
        assert_eq!(total, Some((Value::Share { part: 156.into(), whole: 160.into() }, Exact)));
    }

    #[test]
    fn a_sum_too_large_is_no_sum() {
        let mut large = amount(0, 1, 0, None);
        large.value = Value::Sum(Decimal::MAX);
        assert_eq!(add_up(&[large.clone(), large]), None);
    }

    proptest! {
        #[test]
        fn totals_are_equal_whatever_the_order(
            (sorted, shuffled) in prop::collection::vec(
                (0_i64..1_000_000, 0_usize..4, prop::option::of(2000_i16..2004), 0_usize..6), 1..12,
            ).prop_flat_map(|values| {
                let addends: Vec<Addend> = values.into_iter().enumerate().map(|(story, it)| Addend {
                    qualifier: ALL[it.3],
                    ..amount(story, it.0, it.1, it.2)
                }).collect();
                (Just(addends.clone()), Just(addends).prop_shuffle())
            })
        ) {
            let (mut left, mut right) = (sorted, shuffled);
            prop_assert_eq!(add_up(&left), add_up(&right));
            let (mut gone, mut also_gone) = (latest(&mut left), latest(&mut right));
            gone.sort();
            also_gone.sort();
            prop_assert_eq!(gone, also_gone);
            prop_assert_eq!(add_up(&left), add_up(&right));
        }
    }
}
