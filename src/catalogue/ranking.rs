//! Ranks the figures of each metric, greatest first, as far as they can be compared.
//!
//! Compared are results of models, each for the model alone, in one unit. What cannot be ranked stands
//! apart with its reason, so that no figure is lost.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::measure::{Form, Measure, measure};
use super::totals::{Item, Reason, Total, eligible, totals};
use super::{Catalogue, StoryId};
use crate::config::{Definitions, Metric, MetricKind};

/// Address of the page that lists all metrics.
pub const METRICS_URL: &str = "/so-lieu/";

/// All figures of a metric.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// Key of the metric.
    pub metric: String,
    /// The figures that can be compared, greatest first.
    pub ranked: Vec<Ranked>,
    /// The others, in the catalogue's order.
    pub apart: Vec<(Item, Apart)>,
    /// What they add up to, if they do.
    pub total: Option<Total>,
}

impl Ranking {
    /// Counts the figures.
    pub fn len(&self) -> usize {
        self.ranked.len() + self.apart.len()
    }

    /// Tells whether there is no figure.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A figure with its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The figure.
    pub item: Item,
    /// Its rank, from one; equal figures share it.
    pub rank: u32,
}

/// Why a figure has no rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// It would not be added either.
    Left(Reason),
    /// It is a rate in another unit, given here.
    OtherUnit(String),
    /// It is not told in the form that the metric is ranked by.
    OtherForm,
}

/// Gives the address of a metric's page.
pub fn url(metric: &str) -> String {
    format!("{METRICS_URL}{metric}/")
}

/// Ranks every metric that a story tells a figure of, in the order of the definitions.
pub fn rank(catalogue: &Catalogue, definitions: &Definitions) -> Vec<Ranking> {
    let stories: Vec<StoryId> = catalogue.iter().map(|(id, _)| id).collect();
    let mut items: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
    for story in &stories {
        for (figure, it) in catalogue.get(*story).story.facts.figures.iter().enumerate() {
            items.entry(&it.metric).or_default().push(Item::new(*story, figure));
        }
    }
    let totals = totals(catalogue, &stories, None, definitions).into_iter();
    let mut totals: BTreeMap<String, Total> = totals.map(|it| (it.metric.clone(), it)).collect();
    let ranking = |metric: &Metric| {
        let items = items.get(metric.key.as_str())?;
        let total = totals.remove(&metric.key);
        let told = total.as_ref().map_or_else(Vec::new, told_elsewhere);
        Some(Ranking { total, ..metric_ranking(catalogue, metric, items, &told) })
    };
    definitions.metrics.iter().filter_map(ranking).collect()
}

/// Gives the figures that another story tells too, in order.
fn told_elsewhere(total: &Total) -> Vec<Item> {
    let told = total.excluded.iter().filter(|(_, why)| *why == Reason::Told);
    told.map(|(item, _)| *item).collect()
}

fn metric_ranking(
    catalogue: &Catalogue,
    metric: &Metric,
    items: &[Item],
    told: &[Item],
) -> Ranking {
    let (mut compared, mut apart) = (Vec::new(), Vec::new());
    for item in items {
        match comparable(catalogue, *item, metric) {
            Ok(_) if told.binary_search(item).is_ok() => {
                apart.push((*item, Apart::Left(Reason::Told)));
            }
            Ok(measure) => compared.push((*item, measure)),
            Err(reason) => apart.push((*item, reason)),
        }
    }
    compared.sort_by_key(|(item, it)| (Reverse(it.high), *item));
    Ranking { metric: metric.key.clone(), ranked: numbered(&compared), apart, total: None }
}

/// Gives ranks to figures in order; equal ones share a rank, and the next one counts them all.
fn numbered(compared: &[(Item, Measure<'_>)]) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = Vec::with_capacity(compared.len());
    let mut last = None;
    for ((item, measure), place) in compared.iter().zip(1..) {
        let tie = ranked.last().filter(|_| last == Some(measure.high));
        ranked.push(Ranked { item: *item, rank: tie.map_or(place, |it| it.rank) });
        last = Some(measure.high);
    }
    ranked
}

fn comparable<'a>(
    catalogue: &Catalogue,
    item: Item,
    metric: &'a Metric,
) -> Result<Measure<'a>, Apart> {
    let entry = catalogue.get(item.story);
    let figure = &entry.story.facts.figures[item.figure()];
    eligible(figure, entry, metric.kind).map_err(Apart::Left)?;
    if figure.scope != "mo-hinh" {
        return Err(Apart::Left(Reason::WiderScope));
    }
    let measure = measure(figure, metric).ok_or(Apart::Left(Reason::Faulty))?;
    if measure.unit != metric.unit {
        return Err(Apart::OtherUnit(measure.unit.to_owned()));
    }
    let fits = match metric.kind {
        MetricKind::Change => measure.form == Form::Change,
        _ => measure.form != Form::Change,
    };
    if fits { Ok(measure) } else { Err(Apart::OtherForm) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;

    fn measured(value: i64) -> Measure<'static> {
        let value = Decimal::from(value);
        Measure { unit: "m2", form: Form::Number, low: value, high: value }
    }

    fn ranks(values: &[i64]) -> Vec<u32> {
        let item = |index| Item::new(StoryId::new(index), 0);
        let compared: Vec<_> =
            values.iter().enumerate().map(|(index, it)| (item(index), measured(*it))).collect();
        numbered(&compared).iter().map(|it| it.rank).collect()
    }

    #[test]
    fn equal_figures_share_a_rank() {
        assert_eq!(ranks(&[90, 70, 70, 70, 5]), [1, 2, 2, 2, 5]);
        assert!(ranks(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn a_rank_counts_the_greater_ones(mut values in prop::collection::vec(0_i64..9, 0..20)) {
            values.sort_unstable_by_key(|it| Reverse(*it));
            for (value, rank) in values.iter().zip(ranks(&values)) {
                prop_assert_eq!(rank as usize, values.iter().filter(|it| *it > value).count() + 1);
            }
        }
    }
}
