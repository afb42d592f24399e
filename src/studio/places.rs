//! Administrative units by the first letters of a name, old or new, with or without accents.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::Studio;
use super::answer::{self, Answer};
use super::request::Request;
use crate::catalogue::places::{Kind, PlaceId, Registry, Successors};
use crate::diagnostic::Lang;
use crate::serve::Site;
use crate::story::PartialDate;
use crate::vi::show;

/// Units offered at once.
const OFFERED: usize = 12;

/// Offers units to a script.
pub(super) fn answer(studio: &Studio, request: &Request) -> Answer {
    let registry = registry(studio.site().as_deref());
    let found = registry.begin_with(request.query("q"), OFFERED);
    let units: Vec<Value> = found.into_iter().map(|id| unit(&registry, id)).collect();
    answer::json(StatusCode::OK, &json!({ "found": units }))
}

fn registry(site: Option<&Site>) -> Arc<Registry> {
    site.map_or_else(
        || Arc::new(Registry::vietnam()),
        |it| Arc::clone(&it.showcase().catalogue.places),
    )
}

fn unit(registry: &Registry, id: PlaceId) -> Value {
    let place = registry.get(id);
    json!({
        "code": place.code,
        "name": registry.full_name(id),
        "as_of": place.valid_to.map(|it| it.to_string()).unwrap_or_default(),
        "note": note(registry, id),
    })
}

/// Says of a unit of the past until when it stood and what it is today.
fn note(registry: &Registry, id: PlaceId) -> String {
    let Some(until) = registry.get(id).valid_to else { return String::new() };
    let word = match registry.fate(id) {
        Successors::Same(_) => "nay vẫn là",
        Successors::Renamed(_) => "nay là",
        Successors::Merged(_) => "nay thuộc",
        Successors::Divided(_) => "nay chia về",
        Successors::Gone(_) => "địa bàn nay thuộc",
        Successors::Current | Successors::Unknown => "",
    };
    let today: Vec<String> =
        registry.today(id).into_iter().map(|it| registry.full_name(it)).collect();
    let until = format!("tên cũ, đến {}", show::day(until, Lang::Vi));
    if word.is_empty() || today.is_empty() {
        return until;
    }
    // A district is gone into too many communes to be named.
    if registry.get(id).kind == Kind::District {
        until
    } else {
        format!("{until}; {word} {}", today.join("; "))
    }
}

/// Names the unit that a story's place means; empty where it means none.
pub(super) fn meaning(site: Option<&Site>, code: &str, name: &str, as_of: &str) -> String {
    let registry = registry(site);
    let day = PartialDate::parse(as_of).and_then(PartialDate::first_day);
    let found = match (code, name) {
        ("", "") => return String::new(),
        ("", name) => registry.resolve(name, day).ok(),
        (code, _) => registry.lookup(code, day).ok(),
    };
    found.map_or_else(String::new, |id| match note(&registry, id) {
        note if note.is_empty() => registry.full_name(id),
        note => format!("{} ({note})", registry.full_name(id)),
    })
}
