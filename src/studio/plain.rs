//! A story whose front matter cannot be read: its file as text, so that it can be mended here too.

use axum::http::StatusCode;
use serde::Serialize;

use super::answer::{self, Answer};
use super::list::edit_address;
use super::problem::Problem;
use super::request::Request;
use super::save::{BASE, store};
use super::story::{Around, Opened};
use super::{Studio, fault, routes};
use crate::source::text::nfc;

#[derive(Serialize)]
struct View<'a> {
    title: &'a str,
    sign: &'a str,
    file: &'a str,
    base: String,
    text: &'a str,
    other: &'a str,
    problems: Vec<&'a Problem>,
}

/// Shows a story's file as text; `other` is what was sent over a text that has changed meanwhile.
pub(super) fn page(studio: &Studio, opened: &Opened, around: &Around, other: &str) -> Answer {
    let view = View {
        title: &opened.file.slug,
        sign: studio.door.sign(),
        file: opened.file.name(),
        base: opened.hash(),
        text: &opened.text,
        other,
        problems: around.problems.values().flatten().collect(),
    };
    studio.pages.show(StatusCode::OK, "plain.html", &view)
}

/// Saves a story's file as text.
pub(super) fn save(studio: &Studio, request: &Request) -> Answer {
    let _lock = studio.lock();
    let opened = match Opened::open(studio, request.query("file")) {
        Ok(Some(opened)) => opened,
        Ok(None) => return routes::missing(studio, request),
        Err(error) => return fault::disk(studio, request, &error),
    };
    let text = nfc(request.form("text").unwrap_or_default().replace("\r\n", "\n"));
    if request.form(BASE) != Some(&opened.hash()) {
        return page(studio, &opened, &Around::of(studio, &opened), &text);
    }
    match store(studio, &opened, text.as_bytes()) {
        Ok(saved) => answer::see_other(&format!("{}&done=save", edit_address(saved.file.name()))),
        Err(error) => fault::disk(studio, request, &error),
    }
}
