//! What the figures of stories carry, so that it can be looked up which numbers of a text they hold.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::figure::percent;
use super::{Facts, Figure, Kind};
use crate::config::{Definitions, Metric, MetricKind};
use crate::vi::amount::{Found, Measured, amounts, measured};
use crate::vi::quantity::{Amount, Qualifier, Quantity};
use crate::vi::unit::Dimension;

/// Among more numbers than this, any percentage is the quotient of some two.
const MANY: usize = 50;

/// What is measured by metrics, and by which. How long something takes is told in every text and is
/// not looked for.
pub(crate) struct Vocabulary<'a> {
    definitions: &'a Definitions,
    known: BTreeSet<Measured>,
    metrics: BTreeMap<Measured, Vec<&'a Metric>>,
}

impl<'a> Vocabulary<'a> {
    /// Gathers the units of all metrics.
    pub(crate) fn new(definitions: &'a Definitions) -> Self {
        let years = Measured::Counted("năm".to_owned());
        let mut metrics: BTreeMap<Measured, Vec<&Metric>> = BTreeMap::new();
        for metric in &definitions.metrics {
            for measured in units(metric).filter(|it| *it != years) {
                metrics.entry(measured).or_default().push(metric);
            }
        }
        let known = metrics.keys().cloned().collect();
        Self { definitions, known, metrics }
    }

    /// Finds the amounts of a line that a metric could carry.
    pub(crate) fn amounts(&self, line: &str) -> Vec<Found> {
        amounts(line, &self.known)
    }

    /// Gives the keys of the metrics that a plain amount may belong to, in the order of the
    /// definitions; rates and shares where nothing else measures it.
    pub(crate) fn metrics(&self, measured: &Measured) -> Vec<&'a str> {
        let all = self.metrics.get(measured).map_or(&[][..], Vec::as_slice);
        let derived = |it: &Metric| matches!(it.kind, MetricKind::Rate | MetricKind::Ratio);
        let plain: Vec<&str> = all.iter().filter(|it| !derived(it)).map(|it| &*it.key).collect();
        if plain.is_empty() { all.iter().map(|it| &*it.key).collect() } else { plain }
    }

    /// Tells whether a figure measures it.
    pub(crate) fn measures(&self, figure: &Figure, measured: &Measured) -> bool {
        let mut metrics = self.metrics.get(measured).into_iter().flatten();
        metrics.any(|it| *it.key == *figure.metric)
    }
}

/// Gives what a metric's units measure, each once.
fn units(metric: &Metric) -> impl Iterator<Item = Measured> {
    let texts = std::iter::once(&metric.unit).chain(&metric.also);
    texts.map(|it| measured(it).0).collect::<BTreeSet<_>>().into_iter()
}

/// Numbers that figures hold.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    /// By what they measure, in the base unit.
    numbers: BTreeMap<Measured, BTreeSet<Decimal>>,
    /// Parts and wholes, which may count anything.
    counts: BTreeSet<Decimal>,
}

impl Carried {
    /// Adds all that a story's front matter holds.
    pub(crate) fn add(&mut self, facts: &Facts, vocabulary: &Vocabulary<'_>) {
        for figure in &facts.figures {
            let Some(metric) = vocabulary.definitions.metric(&figure.metric) else { continue };
            let parts = figure.details().parts.iter().map(|it| &it.quantity);
            for quantity in std::iter::once(&figure.quantity).chain(parts) {
                self.quantity(quantity, metric);
            }
        }
        for found in texts(facts).into_iter().flat_map(|it| vocabulary.amounts(it)) {
            self.numbers.entry(found.measured).or_default().extend(found.values);
        }
    }

    fn quantity(&mut self, quantity: &Quantity, metric: &Metric) {
        let (_, factor) = measured(&metric.unit);
        if let Amount::Ratio { part, whole, .. } = &quantity.amount {
            self.counts.extend([*part, *whole]);
        }
        let numbers = numbers(&quantity.amount);
        let based = numbers.iter().filter_map(|it| Some(it.checked_mul(factor)?.normalize()));
        let numbers: Vec<Decimal> = based.collect();
        for measured in units(metric) {
            self.numbers.entry(measured).or_default().extend(&numbers);
        }
    }

    /// Tells whether figures hold every number of an amount, or what it rounds, or the two numbers
    /// that it is the percentage of.
    pub(crate) fn holds(&self, found: &Found) -> bool {
        let own = self.numbers.get(&found.measured);
        let all = || own.into_iter().flatten().chain(&self.counts);
        found.values.iter().all(|value| {
            all().any(|it| it == value || rounds(*value, found.qualifier, *it))
                || (found.measured == Measured::Physical(Dimension::Percent)
                    && self.is_share(*value))
        })
    }

    /// Tells whether a percentage is the quotient of two numbers that are held.
    fn is_share(&self, stated: Decimal) -> bool {
        let sets = self.numbers.values().chain([&self.counts]).filter(|it| it.len() <= MANY);
        let mut pairs = sets.flat_map(|set| {
            set.iter().flat_map(move |whole| set.range(..=*whole).map(move |part| (*part, *whole)))
        });
        pairs.any(|(part, whole)| {
            percent(part, whole).is_some_and(|it| it.round_dp(stated.scale()) == stated)
        })
    }
}

/// Gives every number of an amount that is in the metric's own unit.
pub(crate) fn numbers(amount: &Amount) -> Vec<Decimal> {
    match amount {
        Amount::Single(value) => vec![*value],
        Amount::Range { low, high } => vec![*low, *high],
        Amount::Change { from, to } => vec![*from, *to],
        Amount::Ratio { stated_percent, .. } => stated_percent.iter().copied().collect(),
    }
}

/// Gives the texts of a front matter in which numbers may be explained.
fn texts(facts: &Facts) -> Vec<&str> {
    let mut texts: Vec<&str> = facts.figures.iter().map(|it| it.details().note.as_str()).collect();
    texts.extend(facts.awards.iter().map(|it| it.note.as_str()));
    match &facts.kind {
        Kind::Model(model) => {
            texts.extend(model.team.iter().map(|it| it.members.as_str()));
            let replication = model.replication.iter();
            texts.extend(replication.clone().flat_map(|it| it.steps.iter().map(String::as_str)));
            texts.extend(replication.flat_map(|it| it.rows.iter().map(|row| row.1.as_str())));
        }
        Kind::AwardList(list) => texts.extend(list.awarded.iter().map(|it| it.count.as_str())),
        _ => {}
    }
    texts
}

/// Tells whether a qualified number is a rounding of another, within a tenth.
pub(crate) fn rounds(number: Decimal, qualifier: Qualifier, exact: Decimal) -> bool {
    let tenth = exact / Decimal::TEN;
    match qualifier {
        Qualifier::Exact => false,
        Qualifier::Over | Qualifier::AtLeast => number < exact && exact - number <= tenth,
        Qualifier::Under | Qualifier::AtMost => number > exact && number - exact <= tenth,
        Qualifier::About => number != exact && (number - exact).abs() <= tenth,
    }
}
