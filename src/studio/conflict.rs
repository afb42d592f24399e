//! A story that someone else has changed meanwhile: both texts side by side, nothing written over,
//! and the editor takes what she wants of each.

use std::io;

use axum::http::StatusCode;
use serde::Serialize;
use serde_json::json;

use super::answer::{self, Answer};
use super::compare::{BODY, Difference, differences};
use super::list::edit_address;
use super::request::Request;
use super::save::{BASE, apply, set, set_body, store};
use super::story::{Opened, title};
use super::{Studio, fault, routes, versions};
use crate::source::yaml::edit::{Edit, Refused};

#[derive(Serialize)]
struct View<'a> {
    title: String,
    sign: &'a str,
    file: &'a str,
    base: String,
    mine: &'a str,
    differences: Vec<Difference>,
}

/// Says that a story has changed on the disk. What was sent is kept among the versions first.
pub(super) fn tell(studio: &Studio, request: &Request, theirs: &Opened) -> Answer {
    match keep(studio, request, theirs) {
        Err(error) => fault::disk(studio, request, &error),
        Ok(_) if request.by_script => {
            answer::json(StatusCode::CONFLICT, &json!({ "conflict": true }))
        }
        Ok((mine, stamp)) => page(studio, theirs, &mine, &stamp),
    }
}

/// Keeps what was sent, as a text of the file it was made from.
fn keep(studio: &Studio, request: &Request, theirs: &Opened) -> io::Result<(String, String)> {
    let base = request.form(BASE).unwrap_or_default();
    let before = versions::find(studio, &theirs.file, base)?;
    let text =
        before.map_or_else(|| theirs.text.clone(), |it| String::from_utf8_lossy(&it).into_owned());
    let before = Opened { file: theirs.file.clone(), bytes: text.clone().into_bytes(), text };
    let mine = apply(&before, request).map_or(before.text, |it| it.text);
    let stamp = versions::keep(studio, &theirs.file, mine.as_bytes())?;
    Ok((mine, stamp))
}

fn page(studio: &Studio, theirs: &Opened, mine: &str, stamp: &str) -> Answer {
    let Some(differences) = differences(studio, theirs, mine) else {
        let around = super::story::Around::of(studio, theirs);
        return super::plain::page(studio, theirs, &around, mine);
    };
    let view = View {
        title: theirs.values().map_or_else(String::new, |it| title(&it, theirs)),
        sign: studio.door.sign(),
        file: theirs.file.name(),
        base: theirs.hash(),
        mine: stamp,
        differences,
    };
    studio.pages.show(StatusCode::CONFLICT, "conflict.html", &view)
}

/// Writes what the editor has taken of each text.
pub(super) fn merge(studio: &Studio, request: &Request) -> Answer {
    match merged(studio, request) {
        Ok(Some(answer)) => answer,
        Ok(None) => routes::missing(studio, request),
        Err(error) => fault::disk(studio, request, &error),
    }
}

fn merged(studio: &Studio, request: &Request) -> io::Result<Option<Answer>> {
    let _lock = studio.lock();
    let Some(theirs) = Opened::open(studio, request.query("file"))? else { return Ok(None) };
    let stamp = request.form("mine").unwrap_or_default();
    let Some(mine) = versions::read(studio, &theirs.file, stamp)? else { return Ok(None) };
    let mine = String::from_utf8_lossy(&mine).into_owned();
    if request.form(BASE) != Some(&theirs.hash()) {
        return Ok(Some(page(studio, &theirs, &mine, stamp)));
    }
    let Ok(text) = taken(request, &theirs, &mine) else {
        return Ok(Some(page(studio, &theirs, &mine, stamp)));
    };
    let saved = store(studio, &theirs, text.as_bytes())?;
    Ok(Some(answer::see_other(&format!("{}&done=merge", edit_address(saved.file.name())))))
}

/// Puts the fields that are taken from one text into the other.
fn taken(request: &Request, theirs: &Opened, mine: &str) -> Result<String, Refused> {
    let order: Vec<&str> = theirs.file.section.fields().map(|it| it.key).collect();
    let mut edit = Edit::new(&theirs.text)?.in_order(&order);
    let own = Edit::new(mine)?;
    let values = own.values()?;
    for (name, pick) in request.fields() {
        match name.strip_prefix("pick.") {
            Some(BODY) if pick == "mine" => set_body(&mut edit, own.body()),
            Some(BODY) if pick == "both" => {
                let both = format!("{}\n\n{}", own.body().trim_end(), edit.body().trim_start());
                set_body(&mut edit, &both);
            }
            Some(key) if pick == "mine" => set(&mut edit, key, values.get(key))?,
            _ => {}
        }
    }
    Ok(edit.text().to_owned())
}
