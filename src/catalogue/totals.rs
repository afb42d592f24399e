//! Adds figures up without lying.
//!
//! Flows sum; headcounts sum over places that do not overlap; stocks take the latest of each subject
//! and sum over subjects; shares are Σ parts over Σ wholes; rates and changes are never added. Only
//! results of models count, each for the model alone: a movement's totals may hold the models inside
//! it, a commune's figure may hold a village's. Qualifiers survive. What is left out is listed with
//! its reason.
//!
//! Reading a figure is `vi::quantity`'s work; showing one, the view's.

mod addend;
mod choose;
pub(super) mod ledger;

use rust_decimal::Decimal;

use super::{Catalogue, StoryId};
use crate::config::{Definitions, Metric, MetricKind};
use crate::story::Period;
use crate::vi::quantity::Qualifier;
use addend::Addend;
pub(super) use addend::eligible;
use choose::{disjoint, latest, once};
use ledger::Line;

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
    figure: u32,
}

impl Item {
    /// Names a figure by its index in its story's.
    pub fn new(story: StoryId, figure: usize) -> Self {
        Self { story, figure: u32::try_from(figure).expect("fewer figures than 2^32") }
    }

    /// Gives its index in the story's figures.
    pub fn figure(self) -> usize {
        self.figure as usize
    }
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

/// Adds up every metric over a set of stories, in the order of the definitions. Metrics that nothing
/// goes into are left out. Where the set is that of a time, only what lies in it goes in: a ten-year
/// total is not the achievement of each of its years.
pub fn totals(
    catalogue: &Catalogue,
    stories: &[StoryId],
    within: Option<Period>,
    definitions: &Definitions,
) -> Vec<Total> {
    let mut by_metric: Vec<Vec<&Line>> = vec![Vec::new(); definitions.metrics.len()];
    for line in stories.iter().flat_map(|it| catalogue.ledger().of(*it)) {
        by_metric[line.metric as usize].push(line);
    }
    let lines = definitions.metrics.iter().zip(&by_metric).filter(|(_, it)| !it.is_empty());
    lines.filter_map(|(metric, lines)| total(metric, within, lines)).collect()
}

/// Adds up one metric over a set of stories, as [`totals`] does.
pub fn total_of(
    catalogue: &Catalogue,
    metric: &Metric,
    within: Option<Period>,
    stories: &[StoryId],
) -> Option<Total> {
    let lines = stories.iter().flat_map(|it| catalogue.ledger().of(*it));
    let own = lines.filter(|it| *catalogue.figure(it.item).metric == *metric.key);
    total(metric, within, &own.collect::<Vec<_>>())
}

fn total(metric: &Metric, within: Option<Period>, lines: &[&Line]) -> Option<Total> {
    let (mut addends, mut excluded) = (Vec::new(), Vec::new());
    for line in lines {
        match &line.addend {
            Ok(addend) if !addend.is_within(within) => {
                excluded.push((line.item, Reason::OtherTime));
            }
            Ok(addend) => addends.push(addend),
            Err(reason) => excluded.push((line.item, *reason)),
        }
    }
    excluded.extend(once(&mut addends).into_iter().map(|it| (it, Reason::Told)));
    match metric.kind {
        MetricKind::Stock => {
            excluded.extend(latest(&mut addends).into_iter().map(|it| (it, Reason::Superseded)));
        }
        MetricKind::Headcount => {
            let overlapping = disjoint(&mut addends).into_iter();
            excluded.extend(overlapping.map(|it| (it, Reason::Overlaps)));
        }
        MetricKind::Flow | MetricKind::Ratio | MetricKind::Rate | MetricKind::Change => {}
    }
    excluded.sort_unstable();
    let (value, qualifier) = add_up(&addends)?;
    let included = addends.into_iter().map(|it| it.item).collect();
    Some(Total { metric: metric.key.clone(), value, qualifier, included, excluded })
}

/// Adds up; nothing when there is nothing, or when the sum cannot be held exactly.
fn add_up(addends: &[&Addend]) -> Option<(Value, Qualifier)> {
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

    use super::addend::Subject;
    use super::*;
    use Qualifier::{About, AtLeast, AtMost, Exact, Over, Under};

    const ALL: [Qualifier; 6] = [Exact, Over, Under, About, AtLeast, AtMost];

    fn item(story: usize) -> Item {
        Item::new(StoryId::new(story), 0)
    }

    fn amount(story: usize, value: i64, subject: usize, year: Option<i16>) -> Addend {
        Addend {
            item: item(story),
            value: Value::Sum(Decimal::from(value)),
            qualifier: Exact,
            subject: Subject::Story(StoryId::new(subject)),
            period: year.map(Period::of_year),
            counts_in: year.map(Period::of_year),
            told_by: StoryId::new(story),
            ground: None,
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
        let all =
            [amount(0, 40, 7, Some(2021)), amount(1, 41, 7, Some(2023)), amount(2, 10, 8, None)];
        let mut addends: Vec<&Addend> = all.iter().collect();
        assert_eq!(latest(&mut addends), [item(0)]);
        assert_eq!(add_up(&addends), Some((Value::Sum(Decimal::from(51)), Exact)));
    }

    #[test]
    fn shares_are_parts_over_wholes() {
        let share = |story, part: i64, whole: i64| Addend {
            value: Value::Share { part: part.into(), whole: whole.into() },
            ..amount(story, 0, story, None)
        };
        let total = add_up(&[&share(0, 8, 8), &share(1, 148, 152)]);
        assert_eq!(total, Some((Value::Share { part: 156.into(), whole: 160.into() }, Exact)));
    }

    #[test]
    fn a_sum_too_large_is_no_sum() {
        let mut large = amount(0, 1, 0, None);
        large.value = Value::Sum(Decimal::MAX);
        assert_eq!(add_up(&[&large, &large]), None);
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
            let mut left: Vec<&Addend> = sorted.iter().collect();
            let mut right: Vec<&Addend> = shuffled.iter().collect();
            prop_assert_eq!(add_up(&left), add_up(&right));
            let (mut gone, mut also_gone) = (latest(&mut left), latest(&mut right));
            gone.sort();
            also_gone.sort();
            prop_assert_eq!(gone, also_gone);
            prop_assert_eq!(add_up(&left), add_up(&right));
        }
    }
}
