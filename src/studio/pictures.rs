//! Pictures: taken in only as pictures, set upright, scaled down and stripped of place and camera
//! before they are stored beside their story.
//!
//! A story that is one file keeps its name and its address; its pictures get a folder of its name.

use std::io;

use axum::http::StatusCode;
use serde_json::json;

use super::Studio;
use super::answer::{self, Answer};
use super::fault;
use super::files::{self, EditedFile, place};
use super::request::Request;
use super::routes;
use crate::diagnostic::Lang;
use crate::emit::OutputPath;
use crate::media::{Bare, Format, bare};
use crate::source::path::join;
use crate::vi::slug::slugify;

/// The widest that a stored picture is, in pixels.
const WIDEST: u32 = 2400;

/// Kinds of pictures that are shown, by extension.
const KINDS: [(&str, &str); 5] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("webp", "image/webp"),
    ("gif", "image/gif"),
];

/// Takes in a picture for the story that a request names.
pub(super) fn take(studio: &Studio, request: &Request) -> Answer {
    let Some(story) = EditedFile::named(&studio.root, request.query("file")) else {
        return routes::missing(studio, request);
    };
    let picture = match bare(&request.bytes, WIDEST) {
        Ok(picture) => picture,
        Err(error) => {
            let why = error.text().get(Lang::Vi).to_owned();
            let fault = format!("Không nhận được ảnh này: {why}. Hãy chọn ảnh JPEG hoặc PNG khác.");
            return answer::json(StatusCode::UNSUPPORTED_MEDIA_TYPE, &json!({ "fault": fault }));
        }
    };
    match store(studio, &story, request.query("name"), &picture) {
        Ok(reference) => {
            studio.rebuild();
            let Bare { width, height, .. } = picture;
            answer::json(
                StatusCode::OK,
                &json!({ "file": reference, "width": width, "height": height }),
            )
        }
        Err(error) => fault::disk(studio, request, &error),
    }
}

/// Stores a picture under a free name, and gives the name as the story writes it.
fn store(studio: &Studio, story: &EditedFile, name: &str, picture: &Bare) -> io::Result<String> {
    let (home, before) = home(story);
    let stem = slugify(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let extension = if picture.format == Format::Png { "png" } else { "jpg" };
    let _lock = studio.lock();
    for number in 1.. {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let name = format!("{stem}{number}.{extension}");
        let Ok(path) = OutputPath::new(&format!("{home}/{name}")) else { continue };
        let disk = place(&studio.root, path.as_str());
        match files::read(&disk)? {
            None => {
                files::replace(&disk, &picture.bytes)?;
                return Ok(format!("{before}{name}"));
            }
            // The same picture sent twice is one.
            Some(bytes) if bytes == picture.bytes => return Ok(format!("{before}{name}")),
            Some(_) => {}
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Gives the folder of a story's pictures, and how the story writes the way into it.
fn home(story: &EditedFile) -> (String, String) {
    match story.path.strip_suffix("/index.md") {
        Some(folder) => (folder.to_owned(), String::new()),
        None => (story.path.trim_end_matches(".md").to_owned(), format!("{}/", story.slug)),
    }
}

/// Shows a picture of a story to its editor.
pub(super) fn show(studio: &Studio, request: &Request) -> Answer {
    let Some(story) = EditedFile::named(&studio.root, request.query("file")) else {
        return routes::missing(studio, request);
    };
    let folder = story.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path =
        join(folder, request.query("name")).filter(|it| it.starts_with(super::stories::CONTENT));
    let path = path.filter(|it| OutputPath::new(it).is_ok());
    let extension =
        request.query("name").rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    let kind = KINDS.iter().find(|(it, _)| *it == extension);
    let (Some(path), Some((_, kind))) = (path, kind) else {
        return routes::missing(studio, request);
    };
    match files::read(&place(&studio.root, &path)) {
        Ok(Some(bytes)) => answer::bytes(kind, bytes),
        _ => routes::missing(studio, request),
    }
}
