//! A figure of a story: what its author wrote, and what it says.

use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::date::Period;
use super::facts::{Reference, Spanned};
use super::schema::{self, ROLES};
use crate::config::{Metric, MetricKind};
use crate::diagnostic::unreadable::unreadable;
use crate::diagnostic::{Diagnostic, FilePath, Location, figure as problem};
use crate::source::yaml::{Node, NodeKind};
use crate::vi::quantity::{self, Amount, Qualifier, Quantity};

/// A figure.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Figure {
    /// Key of its metric.
    pub metric: Arc<str>,
    /// Byte range of its wording in the file.
    pub span: Range<usize>,
    /// The author's own words.
    pub wording: String,
    /// What they say, in the metric's unit.
    pub quantity: Quantity,
    /// Key of the scope it covers.
    #[serde(deserialize_with = "super::words::scope")]
    pub scope: schema::ScopeKey,
    /// Its own period, where it differs from the story's.
    pub period: Option<Period>,
    /// What it tells.
    pub role: Role,
    /// What few figures have; a great showcase has hundreds of thousands.
    pub details: Option<Box<Details>>,
}

/// What is told of a figure beside it.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize, Deserialize)]
pub struct Details {
    /// What it is made of.
    pub parts: Vec<Part>,
    /// Note; may be empty.
    pub note: String,
    /// Another story that tells this very figure.
    pub same_as: Option<Reference>,
    /// Lints that its author accepts.
    pub accepted: Vec<Accepted>,
}

impl Details {
    /// Gives them as a figure holds them: not at all where nothing is told.
    pub fn held(self) -> Option<Box<Self>> {
        (self != NONE).then(|| Box::new(self))
    }
}

/// The details of a figure that has none.
static NONE: Details =
    Details { parts: Vec::new(), note: String::new(), same_as: None, accepted: Vec::new() };

/// What a figure tells.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Role {
    /// What was achieved.
    #[default]
    Result,
    /// What the place is like.
    Context,
    /// What it was like before.
    Before,
    /// What it is like after.
    After,
}

impl Role {
    /// Gives the word of the schema.
    pub fn key(self) -> &'static str {
        ROLES[self as usize].key
    }

    fn parse(text: &str) -> Self {
        [Self::Result, Self::Context, Self::Before, Self::After]
            .into_iter()
            .find(|role| role.key() == text)
            .unwrap_or_default()
    }
}

/// A part of a figure.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Part {
    /// What it is; empty when its author does not say.
    pub label: String,
    /// The author's own words.
    pub wording: String,
    /// What they say.
    pub quantity: Quantity,
}

/// What a lint has told and its author lets stand.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Accepted {
    /// Name of the lint.
    pub lint: String,
    /// Why it stands.
    pub reason: String,
}

/// The lints that a figure may accept.
pub const LINTS: [&str; 8] = [
    problem::PART_ABOVE_WHOLE,
    problem::PARTS_DIFFER,
    problem::PERCENT_DIFFERS,
    problem::IMPOSSIBLE,
    problem::UNLIKELY,
    problem::TITLE_DISAGREES,
    problem::REPEATED,
    problem::BELOW_INNER,
];

impl Figure {
    /// Gives what is told beside it.
    pub fn details(&self) -> &Details {
        self.details.as_deref().unwrap_or(&NONE)
    }

    /// Gives the faults of its source. Two stories that tell equal figures are both right.
    pub fn faults(&self) -> impl Iterator<Item = &Accepted> {
        self.details().accepted.iter().filter(|it| it.lint != problem::REPEATED)
    }

    /// Tells whether its source is at fault.
    pub fn is_faulty(&self) -> bool {
        self.faults().next().is_some()
    }

    /// Tells whether its author accepts a lint.
    pub fn accepts(&self, lint: &str) -> bool {
        self.details().accepted.iter().any(|it| it.lint == lint)
    }
}

/// What a figure is read with.
pub(super) struct Context<'a> {
    /// The file, for diagnostics.
    pub file: &'a FilePath,
    /// The scope where the figure names none.
    pub scope: &'static str,
    /// Whether usual ranges, which are those of one village model, apply.
    pub is_model: bool,
}

/// Reads the figure under the key of `metric`.
pub(super) fn read(
    node: &Node,
    metric: &Metric,
    context: &Context<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Figure> {
    let text = |key: &str| node.get(key).and_then(Node::scalar).map(|it| it.text.clone());
    let value = if matches!(node.kind, NodeKind::Map(_)) { node.get("value")? } else { node };
    let quantity = amount(value, metric, context.file, found);
    let parts = node
        .get("parts")
        .map_or_else(Vec::new, |parts| read_parts(parts, metric, context.file, found));
    let details = Details {
        parts,
        note: text("note").unwrap_or_default(),
        same_as: node.get("same_as").and_then(reference),
        accepted: node.get("accept").map_or_else(Vec::new, |it| accepted(it, context.file, found)),
    };
    let figure = Figure {
        metric: metric.key.as_str().into(),
        span: value.span.clone(),
        wording: value.scalar()?.text.clone(),
        quantity: quantity?,
        scope: text("scope").and_then(|it| schema::scope(&it)).unwrap_or(context.scope),
        period: text("period").and_then(|it| Period::parse(&it)),
        role: text("role").map_or(Role::Result, |it| Role::parse(&it)),
        details: details.held(),
    };
    lint(&figure, metric, context, found);
    Some(figure)
}

fn reference(node: &Node) -> Option<Reference> {
    let scalar = node.scalar().filter(|_| !node.is_blank())?;
    Some(Spanned { value: scalar.text.clone(), span: node.span.clone() })
}

fn amount(
    node: &Node,
    metric: &Metric,
    file: &FilePath,
    found: &mut Vec<Diagnostic>,
) -> Option<Quantity> {
    let scalar = node.scalar()?;
    match quantity::read(&scalar.text, &metric.expected, scalar.quoted) {
        Ok(quantity) => Some(quantity),
        Err(error) => {
            let inner = node.span.start + usize::from(scalar.quoted);
            let span = inner + error.span.start..inner + error.span.end.max(error.span.start);
            let span = if span.end <= node.span.end { span } else { node.span.clone() };
            found.push(unreadable(Location::span(file, span), &scalar.text, metric.into(), &error));
            None
        }
    }
}

fn read_parts(
    node: &Node,
    metric: &Metric,
    file: &FilePath,
    found: &mut Vec<Diagnostic>,
) -> Vec<Part> {
    let parts: Vec<(String, &Node)> = match &node.kind {
        NodeKind::List(items) => items.iter().map(|it| (String::new(), it)).collect(),
        NodeKind::Map(entries) => {
            entries.iter().map(|(key, value)| (key.text.clone(), value)).collect()
        }
        NodeKind::Scalar(_) => Vec::new(),
    };
    let read = parts.into_iter().filter_map(|(label, node)| {
        let quantity = amount(node, metric, file, found)?;
        Some(Part { label, wording: node.scalar()?.text.clone(), quantity })
    });
    read.collect()
}

fn accepted(node: &Node, file: &FilePath, found: &mut Vec<Diagnostic>) -> Vec<Accepted> {
    let NodeKind::List(items) = &node.kind else { return Vec::new() };
    let text = |node: &Node, key: &str| {
        node.get(key).and_then(Node::scalar).map(|it| it.text.clone()).unwrap_or_default()
    };
    for lint in items.iter().filter_map(|it| it.get("lint")) {
        let name = lint.scalar().map_or("", |it| it.text.as_str());
        if !name.is_empty() && !LINTS.contains(&name) {
            let at = Location::span(file, lint.span.clone());
            found.push(problem::unknown_lint(at, name, &LINTS));
        }
    }
    items.iter().map(|it| Accepted { lint: text(it, "lint"), reason: text(it, "reason") }).collect()
}

/// Looks for what a figure alone can get wrong.
fn lint(figure: &Figure, metric: &Metric, context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let at = || Location::span(context.file, figure.span.clone());
    let mut problems = Vec::new();
    let mut limit = metric.max;
    if let Amount::Ratio { part, whole, stated_percent } = &figure.quantity.amount {
        if part > whole {
            // Above a hundred percent for this reason and no other.
            limit = None;
            problems.push(problem::part_above_whole(at(), *part, *whole));
        } else if let Some(stated) = stated_percent.filter(|it| differs(*part, *whole, *it)) {
            problems.push(problem::percent_differs(at(), *part, *whole, stated));
        }
    }
    let sum = sum(&figure.details().parts);
    if let (Some(sum), Amount::Single(value)) = (sum, &figure.quantity.amount)
        && !agrees(sum, *value, figure.quantity.qualifier)
    {
        problems.push(problem::parts_differ(at(), sum, *value, metric.into()));
    }
    if let Some(limit) = limit.filter(|limit| extent(&figure.quantity).1 > *limit) {
        problems.push(problem::impossible(at(), limit, metric.into()));
    }
    let plain = figure.role == Role::Result && figure.scope == "mo-hinh" && context.is_model;
    if let Some((low, high)) = metric.likely.filter(|_| plain && metric.kind != MetricKind::Ratio) {
        let (least, most) = extent(&figure.quantity);
        if least < low || most > high {
            problems.push(problem::unlikely(at(), low, high, metric.into()));
        }
    }
    found.extend(problems.into_iter().filter(|it| !figure.accepts(it.code)));
}

/// Tells whether a sum of parts is what a qualified figure says: "hơn 270" may be 272.
fn agrees(sum: Decimal, value: Decimal, qualifier: Qualifier) -> bool {
    let tenth = value / Decimal::TEN;
    match qualifier {
        Qualifier::Exact => sum == value,
        Qualifier::Over | Qualifier::AtLeast => sum >= value && sum - value <= tenth,
        Qualifier::Under | Qualifier::AtMost => sum <= value && value - sum <= tenth,
        Qualifier::About => (sum - value).abs() <= tenth,
    }
}

/// Tells whether a stated percentage is not the quotient, as exactly as it is stated.
fn differs(part: Decimal, whole: Decimal, stated: Decimal) -> bool {
    let Some(percent) = percent(part, whole) else { return false };
    percent.round_dp(stated.scale()) != stated.round_dp(stated.scale())
}

/// Computes the share of a part in percent.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Adds up parts that are all single amounts.
fn sum(parts: &[Part]) -> Option<Decimal> {
    let mut amounts = parts.iter().map(|part| match part.quantity.amount {
        Amount::Single(value) => Some(value),
        _ => None,
    });
    (!parts.is_empty())
        .then(|| amounts.try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?)))
        .flatten()
}

/// Gives the least and the greatest number a quantity holds; a ratio is taken in percent.
fn extent(quantity: &Quantity) -> (Decimal, Decimal) {
    match &quantity.amount {
        Amount::Single(value) => (*value, *value),
        Amount::Range { low, high } => (*low, *high),
        Amount::Ratio { part, whole, .. } => {
            let share = percent(*part, *whole).unwrap_or_default();
            (share, share)
        }
        Amount::Change { from, to } => (*from.min(to), *from.max(to)),
    }
}
