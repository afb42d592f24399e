//! Other stories by words of their titles, for fields that name one.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::Studio;
use super::answer::{self, Answer};
use super::request::Request;
use super::stories::kind_label;
use crate::catalogue::Entry;
use crate::serve::Site;
use crate::vi::fold::fold;

/// Stories offered at once.
const OFFERED: usize = 12;

/// Offers stories to a script.
pub(super) fn answer(studio: &Studio, request: &Request) -> Answer {
    let (site, words) = (studio.site(), fold(request.query("q")));
    let all = site.iter().flat_map(|it| entries(it));
    let fits = |entry: &&Entry| {
        let title = fold(&entry.story.facts.title.value);
        words.split_whitespace().all(|word| title.contains(word))
    };
    let found: Vec<Value> = all.filter(fits).take(OFFERED).map(offered).collect();
    answer::json(StatusCode::OK, &json!({ "found": found }))
}

fn offered(entry: &Entry) -> Value {
    let facts = &entry.story.facts;
    json!({ "code": facts.id.value, "name": facts.title.value, "note": kind_label(facts.section) })
}

fn entries(site: &Site) -> impl Iterator<Item = &Entry> {
    let catalogue = &site.showcase().catalogue;
    catalogue.iter().map(|(_, it)| it).chain(catalogue.hidden())
}

/// Gives the title of the story that a field names, by its id or by its path; empty if there is none.
pub(super) fn title(site: Option<&Site>, written: &str) -> String {
    let Some(site) = site.filter(|_| !written.is_empty()) else { return String::new() };
    let name = written.rsplit('/').find(|it| *it != "index.md").unwrap_or(written);
    let slug = name.strip_suffix(".md").unwrap_or(name);
    let mut entries = entries(site).map(|it| &it.story.facts);
    let found = entries.find(|it| it.id.value == written || it.slug == slug);
    found.map(|it| it.title.value.clone()).unwrap_or_default()
}
