//! The pages of what was: the versions of a story, one of them beside today's, and deleted stories.

use std::io;

use axum::http::StatusCode;
use jiff::civil::DateTime;
use serde::Serialize;

use super::answer::{self, Answer};
use super::compare::{Difference, differences};
use super::files::EditedFile;
use super::list::edit_address;
use super::request::Request;
use super::save::store;
use super::story::{Opened, title};
use super::{Studio, fault, routes, versions};
use crate::source::yaml::Value;
use crate::source::yaml::edit::Edit;

/// Versions shown at once.
const SHOWN: usize = 100;

#[derive(Serialize)]
struct View<'a> {
    title: String,
    sign: &'a str,
    file: &'a str,
    edit: String,
    versions: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    stamp: String,
    time: String,
    current: bool,
}

#[derive(Serialize)]
struct VersionView<'a> {
    title: String,
    sign: &'a str,
    file: &'a str,
    edit: String,
    back: String,
    stamp: &'a str,
    time: String,
    /// Nothing where one of the texts cannot be read field by field.
    differences: Option<Vec<Difference>>,
    text: String,
}

#[derive(Serialize)]
struct DeletedView<'a> {
    title: &'static str,
    sign: &'a str,
    just: bool,
    stories: Vec<DeletedRow>,
}

#[derive(Serialize)]
struct DeletedRow {
    stamp: String,
    time: String,
    title: String,
    /// Whether another story stands where it stood.
    taken: bool,
}

/// Answers with what `work` gives; what is not there and what the disk refuses is said.
pub(super) fn answered(
    studio: &Studio,
    request: &Request,
    work: impl FnOnce() -> io::Result<Option<Answer>>,
) -> Answer {
    match work() {
        Ok(Some(answer)) => answer,
        Ok(None) => routes::missing(studio, request),
        Err(error) => fault::disk(studio, request, &error),
    }
}

/// Lists the versions of a story.
pub(super) fn list(studio: &Studio, request: &Request) -> Answer {
    answered(studio, request, || {
        let Some(opened) = Opened::open(studio, request.query("file"))? else { return Ok(None) };
        let mut rows = Vec::new();
        for version in versions::list(studio, &opened.file)?.into_iter().take(SHOWN) {
            let bytes = versions::read(studio, &opened.file, &version.stamp)?;
            let current = bytes.is_some_and(|it| it == opened.bytes);
            rows.push(Row { time: told(version.time), stamp: version.stamp, current });
        }
        let view = View {
            title: name(&opened),
            sign: studio.door.sign(),
            file: opened.file.name(),
            edit: edit_address(opened.file.name()),
            versions: rows,
        };
        Ok(Some(studio.pages.show(StatusCode::OK, "versions.html", &view)))
    })
}

/// Shows a version beside today's text.
pub(super) fn show(studio: &Studio, request: &Request) -> Answer {
    answered(studio, request, || {
        let Some(opened) = Opened::open(studio, request.query("file"))? else { return Ok(None) };
        let stamp = request.query("at");
        let Some(bytes) = versions::read(studio, &opened.file, stamp)? else { return Ok(None) };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let time = versions::list(studio, &opened.file)?.into_iter().find(|it| it.stamp == stamp);
        let view = VersionView {
            title: name(&opened),
            sign: studio.door.sign(),
            file: opened.file.name(),
            edit: edit_address(opened.file.name()),
            back: edit_address(opened.file.name()).replace("story?", "versions?"),
            stamp,
            time: time.map(|it| told(it.time)).unwrap_or_default(),
            differences: differences(studio, &opened, &text),
            text,
        };
        Ok(Some(studio.pages.show(StatusCode::OK, "version.html", &view)))
    })
}

/// Makes a version the story's text again.
pub(super) fn restore(studio: &Studio, request: &Request) -> Answer {
    answered(studio, request, || {
        let _lock = studio.lock();
        let Some(opened) = Opened::open(studio, request.query("file"))? else { return Ok(None) };
        let stamp = request.form("at").unwrap_or_default();
        let Some(bytes) = versions::read(studio, &opened.file, stamp)? else { return Ok(None) };
        let saved = store(studio, &opened, &bytes)?;
        Ok(Some(done(&saved.file, "restore")))
    })
}

/// Deletes a story, which waits among the deleted ones.
pub(super) fn delete(studio: &Studio, request: &Request) -> Answer {
    answered(studio, request, || {
        let _lock = studio.lock();
        let Some(opened) = Opened::open(studio, request.query("file"))? else { return Ok(None) };
        versions::keep(studio, &opened.file, &opened.bytes)?;
        versions::delete(studio, &opened.file)?;
        studio.rebuild();
        Ok(Some(answer::see_other(&format!("{}deleted?just=1", super::ROOT))))
    })
}

/// Lists deleted stories.
pub(super) fn deleted(studio: &Studio, request: &Request) -> Answer {
    answered(studio, request, || {
        let found = versions::deleted(studio)?;
        let row = |it: versions::Deleted| DeletedRow {
            title: title_of(&it.text).unwrap_or_else(|| it.file.clone()),
            taken: EditedFile::named(&studio.root, &it.file).is_none_or(|it| it.disk.exists()),
            stamp: it.stamp,
            time: told(it.time),
        };
        let view = DeletedView {
            title: "Bài đã xóa",
            sign: studio.door.sign(),
            just: !request.query("just").is_empty(),
            stories: found.into_iter().map(row).collect(),
        };
        Ok(Some(studio.pages.show(StatusCode::OK, "deleted.html", &view)))
    })
}

/// Puts a deleted story back.
pub(super) fn undelete(studio: &Studio, request: &Request) -> Answer {
    answered(studio, request, || {
        let _lock = studio.lock();
        let stamp = request.form("at").unwrap_or_default();
        let Some(file) = versions::undelete(studio, stamp)? else { return Ok(None) };
        studio.rebuild();
        Ok(Some(done(&file, "undelete")))
    })
}

fn done(file: &EditedFile, what: &str) -> Answer {
    answer::see_other(&format!("{}&done={what}", edit_address(file.name())))
}

fn name(opened: &Opened) -> String {
    opened.values().map_or_else(|| opened.file.slug.clone(), |it| title(&it, opened))
}

fn title_of(text: &str) -> Option<String> {
    match Edit::new(text).ok()?.values().ok()?.get("title") {
        Some(Value::Text(title)) => Some(title.clone()),
        _ => None,
    }
}

/// Writes a time as people say it.
fn told(time: DateTime) -> String {
    time.strftime("%H:%M:%S ngày %d/%m/%Y").to_string()
}
