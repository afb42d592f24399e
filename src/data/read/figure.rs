//! Reads a row of `so-lieu.csv` into a figure.
//!
//! The author's words rule: they are read as in front matter, and the columns of numbers must say the
//! same, so that neither can be changed alone.

use super::row::{Row, wanted};
use crate::config::{Definitions, Metric};
use crate::diagnostic::unreadable::unreadable;
use crate::diagnostic::{Text, data as problem};
use crate::story::figure::{Accepted, Details, LINTS, Part};
use crate::story::schema::{self, SCOPES};
use crate::story::{Figure, Reference, Role, Spanned};
use crate::vi::lang::Lang;
use crate::vi::quantity::{self, Amount, Qualifier, Quantity};
use crate::vi::show;

const ROLES: [Role; 4] = [Role::Result, Role::Context, Role::Before, Role::After];

const QUALIFIERS: [Qualifier; 6] = [
    Qualifier::Exact,
    Qualifier::Over,
    Qualifier::Under,
    Qualifier::About,
    Qualifier::AtLeast,
    Qualifier::AtMost,
];

/// Reads a figure; nothing where its metric or its words cannot be read.
pub(super) fn read(row: &mut Row<'_>, definitions: &Definitions) -> Option<Figure> {
    let keys: Vec<&str> = definitions.metrics.iter().map(|it| it.key.as_str()).collect();
    row.needed("metric");
    let metric = definitions.metric(&row.choice("metric", &keys)?)?;
    let wording = row.needed("wording");
    let quantity = words(row, "wording", &wording, metric);
    if let Some(quantity) = &quantity {
        compare(row, &wording, quantity, metric);
    }
    let scopes: Vec<&str> = SCOPES.iter().map(|it| it.key).collect();
    row.needed("scope");
    row.needed("role");
    let role = row.choice("role", &ROLES.map(Role::key));
    let details = Details {
        parts: parts(row, metric),
        note: row.text("note"),
        same_as: same_as(row),
        accepted: accepted(row),
    };
    Some(Figure {
        metric: metric.key.as_str().into(),
        span: 0..0,
        scope: row.choice("scope", &scopes).and_then(|it| schema::scope(&it)).unwrap_or_default(),
        period: row.period("period"),
        role: ROLES.into_iter().find(|it| Some(it.key()) == role.as_deref()).unwrap_or_default(),
        details: details.held(),
        quantity: quantity?,
        wording,
    })
}

/// Reads an author's words as front matter does.
fn words(row: &mut Row<'_>, name: &str, wording: &str, metric: &Metric) -> Option<Quantity> {
    match quantity::read(wording, &metric.expected, true) {
        Ok(quantity) => Some(quantity),
        Err(error) => {
            let cell = row.cell(name);
            let fault = unreadable(cell.at.clone(), wording, metric.into(), &error);
            let fault = problem::in_cell(fault, &cell);
            row.faults.push(fault);
            None
        }
    }
}

/// Notes where the columns of numbers say another thing than the words.
fn compare(row: &mut Row<'_>, wording: &str, quantity: &Quantity, metric: &Metric) {
    let words = QUALIFIERS.map(|it| show::qualifier(it, Lang::Vi));
    let word = row.choice("qualifier", &words).unwrap_or_default();
    let faults = row.faults.len();
    let amount = amount(row);
    if row.faults.len() > faults {
        return;
    }
    let same_word = word == show::qualifier(quantity.qualifier, Lang::Vi);
    if amount.as_ref() != Some(&quantity.amount) || !same_word {
        let shown = |lang| show::quantity(quantity, &metric.unit, lang);
        let reading = Text::new(shown(Lang::Vi), shown(Lang::En));
        let fault = problem::words_differ(&row.cell("wording"), wording, &reading);
        row.faults.push(fault);
    }
}

/// Reads the columns of numbers; nothing unless they make exactly one shape.
fn amount(row: &mut Row<'_>) -> Option<Amount> {
    const NAMES: [&str; 8] =
        ["value", "low", "high", "part", "whole", "stated_percent", "from", "to"];
    match NAMES.map(|name| row.number(name)) {
        [Some(value), None, None, None, None, None, None, None] => Some(Amount::Single(value)),
        [None, Some(low), Some(high), None, None, None, None, None] => {
            Some(Amount::Range { low, high })
        }
        [None, None, None, Some(part), Some(whole), stated_percent, None, None] => {
            Some(Amount::Ratio { part, whole, stated_percent })
        }
        [None, None, None, None, None, None, Some(from), Some(to)] => {
            Some(Amount::Change { from, to })
        }
        _ => None,
    }
}

fn parts(row: &mut Row<'_>, metric: &Metric) -> Vec<Part> {
    let items = row.lists(["parts", "part_labels"]);
    let part = |[wording, label]: [String; 2]| {
        let quantity = words(row, "parts", &wording, metric)?;
        Some(Part { label, wording, quantity })
    };
    items.into_iter().filter_map(part).collect()
}

fn same_as(row: &mut Row<'_>) -> Option<Reference> {
    let value = row.text("same_as");
    (!value.is_empty()).then_some(Spanned { value, span: 0..0 })
}

fn accepted(row: &mut Row<'_>) -> Vec<Accepted> {
    let items = row.lists(["accepted", "accepted_reasons"]);
    if items.iter().any(|[lint, _]| !LINTS.contains(&lint.as_str())) {
        let (vi, en) = wanted("", &LINTS);
        row.refuse("accepted", &vi, &en);
    }
    items.into_iter().map(|[lint, reason]| Accepted { lint, reason }).collect()
}
