//! The studio's pages: templates in the program, over a view of plain data.

use std::error::Error;

use axum::http::StatusCode;
use include_dir::{Dir, include_dir};
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera};

use super::answer::{self, Answer};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/studio/pages");

/// The templates, read.
pub(super) struct Pages {
    tera: Tera,
}

impl Pages {
    /// Reads the templates.
    pub(super) fn load() -> Self {
        let mut tera = Tera::default();
        tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State<'_>| {
            form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>()
        });
        let texts = FILES.files().filter_map(|it| Some((it.path().to_str()?, it.contents_utf8()?)));
        tera.add_raw_templates(texts).expect("a test holds that the templates can be read");
        Self { tera }
    }

    /// Answers with a page.
    pub(super) fn show(&self, status: StatusCode, name: &str, view: &impl Serialize) -> Answer {
        let made = Context::from_serialize(view).and_then(|it| self.tera.render(name, &it));
        match made {
            Ok(html) => answer::page(status, html),
            Err(error) => answer::page(StatusCode::INTERNAL_SERVER_ERROR, whole(&error)),
        }
    }
}

impl Pages {
    /// Renders a part of a page, which a script puts in its place.
    pub(super) fn part(&self, name: &str, view: &impl Serialize) -> String {
        let made = Context::from_serialize(view).and_then(|it| self.tera.render(name, &it));
        made.unwrap_or_else(|error| whole(&error))
    }
}

/// Sets out an error with those below it.
fn whole(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        text.push('\n');
        text.push_str(&inner.to_string());
        source = inner.source();
    }
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_can_be_read() {
        let _pages = Pages::load();
    }
}
