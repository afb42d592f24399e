//! A figure made ready for adding: its number, whose it is, and the time that it tells of.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Item, Reason, Value};
use crate::catalogue::ground::Ground;
use crate::catalogue::places::PlaceId;
use crate::catalogue::{Entry, StoryId};
use crate::config::MetricKind;
use crate::story::{Figure, Period, Role, Section};
use crate::vi::quantity::{Amount, Qualifier};

/// A figure that may go into a total.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Addend {
    pub(super) item: Item,
    pub(super) value: Value,
    pub(super) qualifier: Qualifier,
    /// What it is a figure of: a later figure of the same stock takes its place.
    pub(super) subject: Subject,
    /// The time that it tells of.
    pub(super) period: Option<Period>,
    /// The time that a list must gather for it to count: a stock is what it was at the end.
    pub(super) counts_in: Option<Period>,
    /// The story that tells it first, where several tell the same.
    pub(super) told_by: StoryId,
    /// Where its people are, of a headcount.
    pub(super) ground: Option<Arc<Ground>>,
}

impl Addend {
    pub(super) fn number(&self) -> Decimal {
        match self.value {
            Value::Sum(number) | Value::Share { part: number, .. } => number,
        }
    }

    /// Tells whether it is of the time that a list gathers.
    pub(super) fn is_within(&self, within: Option<Period>) -> bool {
        within.is_none_or(|within| self.counts_in.is_some_and(|it| it.lies_in(within)))
    }

    /// Gives the last year it speaks of, then the first: how late it is.
    pub(super) fn time(&self) -> Option<(i16, i16)> {
        self.period.map(|it| (it.to.unwrap_or(i16::MAX), it.from))
    }
}

/// What a stock is a figure of: the model itself, or the village it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Places(Box<[(PlaceId, String)]>),
    Story(StoryId),
}

/// Makes a figure ready, or says why it does not count.
pub(super) fn prepare(
    item: Item,
    entry: &Entry,
    kind: MetricKind,
    told_by: StoryId,
    ground: impl FnOnce() -> Arc<Ground>,
) -> Result<Addend, Reason> {
    let figure = &entry.story.facts.figures[item.figure()];
    eligible(figure, entry, kind)?;
    let value = value(figure, kind)?;
    let period = figure.period.or(entry.story.facts.period);
    let counts_in = match (kind, period.and_then(|it| it.to)) {
        (MetricKind::Stock, Some(last)) => Some(Period::of_year(last)),
        _ => period,
    };
    let subject = subject(figure, item.story, entry);
    let qualifier = figure.quantity.qualifier;
    let ground = (kind == MetricKind::Headcount).then(ground);
    Ok(Addend { item, value, qualifier, subject, period, counts_in, told_by, ground })
}

/// Tells whether a figure counts at all, or why not.
pub(in crate::catalogue) fn eligible(
    figure: &Figure,
    entry: &Entry,
    kind: MetricKind,
) -> Result<(), Reason> {
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
    if places.is_empty() { Subject::Story(story) } else { Subject::Places(places.into()) }
}
