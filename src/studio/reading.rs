//! A figure as it was typed, and what the reader of front matter takes it for.

use axum::http::StatusCode;
use serde_json::json;

use super::answer::{self, Answer};
use super::request::Request;
use super::{Studio, definitions};
use crate::config::{Definitions, MetricKind};
use crate::diagnostic::unreadable::unreadable;
use crate::diagnostic::{Lang, Location};
use crate::vi::quantity::{self, Amount, Qualifier, Quantity};
use crate::vi::show;

/// Tells a script how a figure is read.
pub(super) fn answer(studio: &Studio, request: &Request) -> Answer {
    let definitions = definitions(studio.site().as_deref());
    let read = read(&definitions, request.query("metric"), request.query("text"));
    let well = read.is_ok();
    let text = read.unwrap_or_else(|it| it);
    answer::json(StatusCode::OK, &json!({ "well": well, "text": text }))
}

/// Says what a figure means, or what is wrong with it; nothing of one that is not there yet.
pub(super) fn read(definitions: &Definitions, key: &str, wording: &str) -> Result<String, String> {
    let Some(metric) = definitions.metric(key).filter(|_| !wording.trim().is_empty()) else {
        return Ok(String::new());
    };
    match quantity::read(wording.trim(), &metric.expected, false) {
        // A rate is read in its author's words alone: "đồng/tháng" is not "đồng/năm".
        Ok(_) if metric.kind == MetricKind::Rate => {
            Ok(format!("Máy đọc: {}", show::wording(wording)))
        }
        Ok(quantity) => Ok(format!("Máy đọc: {}", shown(&quantity, &metric.unit))),
        Err(error) => {
            let at = Location { file: "".into(), span: None };
            let problem = unreadable(at, wording.trim(), metric.into(), &error);
            let (message, advice) = (problem.message.get(Lang::Vi), problem.label.get(Lang::Vi));
            Err(format!("{message}. {}", capital(advice)).trim_end_matches([' ', '.']).to_owned())
        }
    }
}

/// Begins a sentence with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

/// Writes a quantity with a sign for its word of exactness: `< 1.000 m²`.
fn shown(quantity: &Quantity, unit: &str) -> String {
    let sign = match quantity.qualifier {
        Qualifier::Exact => "",
        Qualifier::Over => "> ",
        Qualifier::Under => "< ",
        Qualifier::About => "≈ ",
        Qualifier::AtLeast => "≥ ",
        Qualifier::AtMost => "≤ ",
    };
    let exact = Quantity { qualifier: Qualifier::Exact, ..quantity.clone() };
    match &exact.amount {
        // A change says of its end alone how exact it is.
        Amount::Change { .. } => show::quantity(quantity, unit, Lang::Vi),
        _ => format!("{sign}{}", show::quantity(&exact, unit, Lang::Vi)),
    }
}
