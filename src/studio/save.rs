//! Saves what an editor wrote: only the fields she changed, whole or not at all, and never over what
//! someone else has written meanwhile.

use std::collections::BTreeMap;
use std::io;

use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use super::answer::{self, Answer};
use super::form::{Heard, hear, id_of};
use super::list::edit_address;
use super::request::Request;
use super::story::{self, Around, Opened, shown_body};
use super::{Studio, conflict, fault, files, found, routes, versions};
use crate::source::clock::now;
use crate::source::text::nfc;
use crate::source::yaml::Value;
use crate::source::yaml::edit::{Edit, Refused, Step};

/// The field that holds the hash of the text that the form was made from.
pub(super) const BASE: &str = "base";

/// The field of a save that comes while one types and keeps no version.
const QUICK: &str = "quick";

/// The field that holds forms that were sent before and never answered, one a line.
const FLYING: &str = "flying";

/// The fields of a form, by name.
type Fields = BTreeMap<String, String>;

/// What was sent, as a text of the file and what could not be done.
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) heard: Heard,
}

/// Saves the form of the story that a request names.
pub(super) fn save(studio: &Studio, request: &Request) -> Answer {
    let lock = studio.lock();
    let opened = match Opened::open(studio, request.query("file")) {
        Ok(Some(opened)) => opened,
        Ok(None) => return gone(studio, request),
        Err(error) => return fault::disk(studio, request, &error),
    };
    if request.form(BASE) != Some(&opened.hash()) && !was_sent(request, &opened) {
        return conflict::tell(studio, request, &opened);
    }
    let Ok(draft) = apply(&opened, request.fields()) else {
        return super::plain::page(studio, &opened, &Around::of(studio, &opened), "");
    };
    let stored = match request.form(QUICK) {
        Some(_) => store_quickly(studio, &opened, draft.text.as_bytes()),
        None => store(studio, &opened, draft.text.as_bytes()),
    };
    let saved = match stored {
        Ok(saved) => saved,
        Err(error) => return fault::disk(studio, request, &error),
    };
    drop(lock);
    match request.form("step").unwrap_or("save") {
        "save" => saved_answer(studio, request, &saved, &draft.heard),
        action => super::publish::answer(studio, request, &saved, action),
    }
}

/// Tells whether a text is what this form itself was saved as before: the answer was lost, because the
/// program or the line went down meanwhile, and nobody else has touched the story.
fn was_sent(request: &Request, opened: &Opened) -> bool {
    let sent = request.form(FLYING).unwrap_or_default().lines();
    let forms = sent.map(|it| form_urlencoded::parse(it.as_bytes()).into_owned().collect());
    forms.map(|it| apply(opened, &it)).any(|it| it.is_ok_and(|it| it.text == opened.text))
}

/// Puts what was sent over a text of the story.
pub(super) fn apply(opened: &Opened, fields: &Fields) -> Result<Draft, Refused> {
    let order: Vec<&str> = opened.file.section.fields().map(|it| it.key).collect();
    let mut edit = Edit::new(&opened.text)?.in_order(&order);
    let heard = hear(opened.file.section, &edit.values()?, fields);
    for (key, value) in &heard.changed {
        set(&mut edit, key, value.as_ref())?;
    }
    if let Some(body) = fields.get("body") {
        set_body(&mut edit, body);
    }
    Ok(Draft { text: edit.text().to_owned(), heard })
}

/// Sets a field, or removes it.
pub(super) fn set(edit: &mut Edit<'_>, key: &str, value: Option<&Value>) -> Result<(), Refused> {
    match value {
        Some(value) => edit.set(&[Step::Key(key)], value),
        None => edit.remove(&[Step::Key(key)]),
    }
}

/// Puts another text below the front matter, if it is another.
pub(super) fn set_body(edit: &mut Edit<'_>, body: &str) {
    let body = nfc(shown_body(body));
    if body != shown_body(edit.body()) {
        edit.set_body(&format!("\n{body}\n"));
    }
}

/// Writes the text of a story: the versions first, so that nothing is ever in no file.
pub(super) fn store(studio: &Studio, opened: &Opened, bytes: &[u8]) -> io::Result<Opened> {
    if opened.bytes != bytes {
        versions::keep(studio, &opened.file, &opened.bytes)?;
        versions::keep(studio, &opened.file, bytes)?;
        write(studio, opened, bytes)?;
    } else if studio.is_passing(opened) {
        versions::keep(studio, &opened.file, bytes)?;
    }
    studio.pass(&opened.file, None);
    Ok(opened.with(bytes))
}

/// Writes the text of a story while it is typed: it is on the disk and on the page beside, and a version
/// of it is kept with the next save. What was not typed here is kept as a version first.
fn store_quickly(studio: &Studio, opened: &Opened, bytes: &[u8]) -> io::Result<Opened> {
    if opened.bytes != bytes {
        if !studio.is_passing(opened) {
            versions::keep(studio, &opened.file, &opened.bytes)?;
        }
        write(studio, opened, bytes)?;
        studio.pass(&opened.file, Some(bytes));
    }
    Ok(opened.with(bytes))
}

fn write(studio: &Studio, opened: &Opened, bytes: &[u8]) -> io::Result<()> {
    files::replace(&opened.file.disk, bytes)?;
    studio.rebuild_file(&opened.file.disk);
    Ok(())
}

fn saved_answer(studio: &Studio, request: &Request, saved: &Opened, heard: &Heard) -> Answer {
    if request.by_script {
        return answer::json(StatusCode::OK, &report(studio, saved, heard));
    }
    if heard.lost.is_empty() {
        return answer::see_other(&format!("{}&done=save", edit_address(saved.file.name())));
    }
    let lost = heard.lost.iter().map(|it| it.message.clone()).collect();
    story::page(studio, saved, "Đã lưu, trừ chỗ dưới đây.", lost)
}

/// Tells a script what is now in the file, and what is wrong with it.
fn report(studio: &Studio, saved: &Opened, heard: &Heard) -> Json {
    let around = Around::of(studio, saved);
    let found = found::found(saved, &around, &around.definitions());
    let mut problems: Vec<Json> = heard
        .lost
        .iter()
        .map(|it| json!({ "id": id_of(&it.path), "error": true, "message": it.message, "advice": [] }))
        .collect();
    for (path, all) in &around.problems {
        problems.extend(all.iter().map(|it| {
            json!({ "id": id_of(path), "error": it.error, "message": it.message, "advice": it.advice })
        }));
    }
    json!({
        "base": saved.hash(),
        "time": now().strftime("%H:%M:%S").to_string(),
        "problems": problems,
        "rows": heard.rows.iter().cloned().collect::<BTreeMap<_, _>>(),
        "page": around.page(),
        "found": studio.pages.part("found.html", &json!({ "found": found })),
        "panel": studio.pages.part("panel.html", &json!({ "panel": around.panel(studio, saved) })),
    })
}

/// Says that the story is no more, and keeps what was sent.
fn gone(studio: &Studio, request: &Request) -> Answer {
    if request.by_script {
        return answer::json(StatusCode::GONE, &json!({}));
    }
    routes::missing(studio, request)
}
