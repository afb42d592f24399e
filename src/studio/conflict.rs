//! A story that someone else has changed meanwhile: both texts side by side, nothing written over,
//! and the editor takes what she wants of each.

use std::io;

use axum::http::StatusCode;
use serde::Serialize;
use serde_json::json;

use super::answer::{self, Answer};
use super::compare::{BODY, Difference, differences};
use super::history::answered;
use super::list::edit_address;
use super::request::Request;
use super::save::{BASE, apply, set, set_body, store};
use super::story::{Around, Opened, shown_body, title};
use super::{Studio, fault, versions};
use crate::source::yaml::edit::{Edit, Refused, Step};

#[derive(Serialize)]
struct View<'a> {
    title: String,
    sign: &'a str,
    file: &'a str,
    base: String,
    mine: &'a str,
    /// The hash of the text that both were made from.
    from: &'a str,
    differences: Vec<Choice>,
}

/// A field to be chosen from one of two texts.
#[derive(Serialize)]
struct Choice {
    #[serde(flatten)]
    difference: Difference,
    /// Whether only the other has changed it, so that the other's is the likelier choice.
    theirs: bool,
}

/// What an editor wrote over a text that is no longer that of the file.
struct Mine<'a> {
    text: String,
    /// The version that it is kept as.
    stamp: String,
    /// The hash of the text that it was made from.
    from: &'a str,
}

/// Says that a story has changed on the disk. What was sent is kept among the versions first.
pub(super) fn tell(studio: &Studio, request: &Request, theirs: &Opened) -> Answer {
    match keep(studio, request, theirs) {
        Err(error) => fault::disk(studio, request, &error),
        Ok(_) if request.by_script => {
            answer::json(StatusCode::CONFLICT, &json!({ "conflict": true }))
        }
        Ok(mine) => answered(studio, request, || page(studio, theirs, &mine)),
    }
}

/// Keeps what was sent, as a text of the file it was made from.
fn keep<'a>(studio: &Studio, request: &'a Request, theirs: &Opened) -> io::Result<Mine<'a>> {
    let from = request.form(BASE).unwrap_or_default();
    let before = versions::find(studio, &theirs.file, from)?;
    let text =
        before.map_or_else(|| theirs.text.clone(), |it| String::from_utf8_lossy(&it).into_owned());
    let before = Opened { file: theirs.file.clone(), bytes: text.clone().into_bytes(), text };
    let mine = apply(&before, request.fields()).map_or(before.text, |it| it.text);
    let stamp = versions::keep(studio, &theirs.file, mine.as_bytes())?;
    Ok(Mine { text: mine, stamp, from })
}

fn page(studio: &Studio, theirs: &Opened, mine: &Mine<'_>) -> io::Result<Option<Answer>> {
    let Some(differences) = differences(studio, theirs, &mine.text) else {
        let around = Around::of(studio, theirs);
        return Ok(Some(super::plain::page(studio, theirs, &around, &mine.text)));
    };
    let base = versions::find(studio, &theirs.file, mine.from)?;
    let base = base.map(|it| String::from_utf8_lossy(&it).into_owned());
    let unchanged = |key: &str| base.as_deref().is_some_and(|it| is_same(it, &mine.text, key));
    let choice = |difference: Difference| Choice { theirs: unchanged(&difference.key), difference };
    let view = View {
        title: theirs.values().map_or_else(String::new, |it| title(&it, theirs)),
        sign: studio.door.sign(),
        file: theirs.file.name(),
        base: theirs.hash(),
        mine: &mine.stamp,
        from: mine.from,
        differences: differences.into_iter().map(choice).collect(),
    };
    Ok(Some(studio.pages.show(StatusCode::CONFLICT, "conflict.html", &view)))
}

/// Tells whether a field is the same in two texts.
fn is_same(one: &str, other: &str, key: &str) -> bool {
    let (Ok(one), Ok(other)) = (Edit::new(one), Edit::new(other)) else { return false };
    match key {
        BODY => shown_body(one.body()) == shown_body(other.body()),
        key => one.get(&[Step::Key(key)]) == other.get(&[Step::Key(key)]),
    }
}

/// Writes what the editor has taken of each text.
pub(super) fn merge(studio: &Studio, request: &Request) -> Answer {
    answered(studio, request, || merged(studio, request))
}

fn merged(studio: &Studio, request: &Request) -> io::Result<Option<Answer>> {
    let _lock = studio.lock();
    let Some(theirs) = Opened::open(studio, request.query("file"))? else { return Ok(None) };
    let stamp = request.form("mine").unwrap_or_default().to_owned();
    let Some(bytes) = versions::read(studio, &theirs.file, &stamp)? else { return Ok(None) };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let mine = Mine { text, stamp, from: request.form("from").unwrap_or_default() };
    let taken = taken(request, &theirs, &mine.text);
    let (Ok(text), true) = (taken, request.form(BASE) == Some(&theirs.hash())) else {
        return page(studio, &theirs, &mine);
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
