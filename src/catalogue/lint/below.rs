//! Looks for totals of movements that what lies inside them does not fit into.
//!
//! A province's total of a time cannot be below that of a commune in it, nor below the sum of its
//! models. Only what surely lies inside is compared: of the same body and field, within the time.

use rust_decimal::Decimal;

use super::Scene;
use crate::catalogue::taxonomy::List;
use crate::catalogue::totals::{Item, Value, total_of};
use crate::catalogue::{Catalogue, Entry, StoryId};
use crate::config::{Metric, MetricKind};
use crate::diagnostic::{Diagnostic, Location, Text, figure as problem};
use crate::story::schema::SCOPES;
use crate::story::{Facts, Figure, Period, Role, Section};
use crate::vi::lang::Lang;
use crate::vi::quantity::{Amount, Qualifier, Quantity};
use crate::vi::show;

/// How many stories a message names.
const NAMED: usize = 3;

/// Looks at every movement that readers see.
pub(super) fn below(scene: &Scene<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, entry) in scene.catalogue.section(Section::Movement) {
        let Some(list) = list_of(entry, scene.catalogue) else { continue };
        let inside = Inside { scene, id, entry, list };
        found.extend(entry.story.facts.figures.iter().filter_map(|it| inside.compare(it)));
    }
    found
}

/// Finds the list of the one place that a movement covers whole.
fn list_of<'a>(entry: &Entry, catalogue: &'a Catalogue) -> Option<&'a List> {
    let facts = &entry.story.facts;
    let ([reference], [located]) = (&facts.places[..], &entry.places[..]) else { return None };
    catalogue.taxonomies.place(located.unit).filter(|_| reference.village.is_empty())
}

/// A movement and what its place holds.
struct Inside<'a> {
    scene: &'a Scene<'a>,
    id: StoryId,
    entry: &'a Entry,
    list: &'a List,
}

impl<'a> Inside<'a> {
    /// Holds a total against the greatest figure inside it, and then against the sum of the models.
    fn compare(&self, figure: &Figure) -> Option<Diagnostic> {
        let metric = self.scene.definitions.metric(&figure.metric)?;
        let facts = &*self.entry.story.facts;
        let period = figure.period.or(facts.period)?;
        number(figure).filter(|_| metric.kind.sums() || metric.kind == MetricKind::Stock)?;
        let (inner, others) =
            self.greatest(figure, period).or_else(|| self.sum(figure, metric, period))?;
        let at = Location::span(&facts.file, figure.span.clone());
        Some(problem::below_inner(at, &figure.wording, &inner, &others))
    }

    /// Finds the greatest narrower figure, if it is above the total.
    fn greatest(&self, total: &Figure, period: Period) -> Option<(Text, Vec<String>)> {
        let told =
            self.stories().flat_map(|(_, facts)| facts.figures.iter().map(move |it| (facts, it)));
        let narrower = told.filter(|(facts, it)| {
            let within = it.period.or(facts.period).is_some_and(|it| it.lies_in(period));
            it.metric == total.metric && rank(it.scope) < rank(total.scope) && within
        });
        let numbers = narrower.filter_map(|(facts, it)| Some((number(it)?, facts, it)));
        let (_, facts, figure) = numbers.max_by_key(|(number, ..)| *number)?;
        exceeds(&figure.quantity, &total.quantity).then(|| {
            let wording = &figure.wording;
            let inner =
                Text::new(format!("“{wording}” ở bên trong"), format!("“{wording}” inside it"));
            (inner, vec![self.scene.line(facts, figure)])
        })
    }

    /// Adds up the models, if their sum is above the total.
    fn sum(&self, total: &Figure, metric: &Metric, period: Period) -> Option<(Text, Vec<String>)> {
        let models = self.stories().filter(|(_, facts)| facts.section == Section::Model);
        let models: Vec<StoryId> = models.map(|(id, _)| id).collect();
        let sum = total_of(self.scene.catalogue, metric, Some(period), &models)?;
        let Value::Sum(value) = sum.value else { return None };
        let quantity = Quantity::single(value, sum.qualifier);
        if !metric.kind.sums() || !exceeds(&quantity, &total.quantity) {
            return None;
        }
        let shown = |lang| show::quantity(&quantity, &show::unit(&metric.unit), lang);
        let (vi, en) = (shown(Lang::Vi), shown(Lang::En));
        let count = sum.included.len();
        let inner = Text::new(
            format!("{vi} của {count} mô hình bên trong cộng lại"),
            format!("{en}, the sum of {count} models inside it"),
        );
        let line = |it: &Item| {
            let facts = self.scene.facts(it.story);
            self.scene.line(facts, &facts.figures[it.figure()])
        };
        let named = sum.included.iter().take(NAMED).map(line);
        let more = (count > NAMED).then(|| "…".to_owned());
        Some((inner, named.chain(more).collect()))
    }

    /// Gives the other stories of the place that the movement surely holds.
    fn stories(&self) -> impl Iterator<Item = (StoryId, &'a Facts)> {
        let own = &*self.entry.story.facts;
        let holds = |own: &Option<String>, inner: &Option<String>| own.is_none() || own == inner;
        let others = self.list.stories.iter().filter(|it| **it != self.id);
        let facts = others.map(|id| (*id, self.scene.facts(*id)));
        facts.filter(move |(_, it)| holds(&own.organ, &it.organ) && holds(&own.field, &it.field))
    }
}

/// Gives the number of a result that can be held against another.
fn number(figure: &Figure) -> Option<Decimal> {
    let Amount::Single(value) = figure.quantity.amount else { return None };
    let sound = figure.role == Role::Result && !figure.is_faulty();
    sound.then_some(value)
}

/// Gives how wide a scope is.
fn rank(scope: &str) -> Option<usize> {
    SCOPES.iter().position(|it| it.key == scope)
}

/// Tells whether a figure is above another for sure: “hơn 1.000” may be 1.050, “gần 1.000” 950.
fn exceeds(inner: &Quantity, total: &Quantity) -> bool {
    let (Amount::Single(inner_value), Amount::Single(total_value)) = (&inner.amount, &total.amount)
    else {
        return false;
    };
    let tenth = |value: &Decimal| value / Decimal::TEN;
    let least = match inner.qualifier {
        Qualifier::Under | Qualifier::AtMost | Qualifier::About => inner_value - tenth(inner_value),
        _ => *inner_value,
    };
    let room = match total.qualifier {
        Qualifier::Over | Qualifier::AtLeast | Qualifier::About => tenth(total_value),
        _ => Decimal::ZERO,
    };
    total_value.checked_add(room).is_some_and(|most| least > most)
}
