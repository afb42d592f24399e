//! A request, taken apart: where it goes, and the fields of its address and of its form.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest as _, Multipart};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request as HttpRequest, header};

/// What a browser asks.
pub(super) struct Request {
    /// Whether it may change something.
    pub(super) writes: bool,
    /// The path after the studio's root.
    pub(super) path: String,
    /// Whether a script asks, which wants JSON.
    pub(super) by_script: bool,
    /// What a script sends as it is; empty for a form.
    pub(super) bytes: Vec<u8>,
    /// The files of a form: their names and their bytes.
    pub(super) files: Vec<(String, Vec<u8>)>,
    query: Vec<(String, String)>,
    form: BTreeMap<String, String>,
}

impl Request {
    /// Takes a request apart.
    pub(super) fn new(parts: &Parts, body: Vec<u8>) -> Self {
        let path = parts.uri.path().strip_prefix(super::ROOT).unwrap_or_default().to_owned();
        let is_form = is(&parts.headers, header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let form = if is_form { pairs(&body).into_iter().collect() } else { BTreeMap::new() };
        Self {
            writes: parts.method == Method::POST,
            path,
            by_script: is(&parts.headers, header::ACCEPT, "application/json"),
            bytes: if is_form { Vec::new() } else { body },
            files: Vec::new(),
            query: pairs(parts.uri.query().unwrap_or_default().as_bytes()),
            form,
        }
    }

    /// Takes a request apart that sends a form with files.
    pub(super) async fn with_files(parts: &Parts, body: Body) -> Result<Self, MultipartError> {
        let mut request = Self::new(parts, Vec::new());
        let whole = HttpRequest::from_parts(parts.clone(), body);
        // A form that is none has no fields.
        let Ok(mut multipart) = Multipart::from_request(whole, &()).await else {
            return Ok(request);
        };
        while let Some(field) = multipart.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => request.files.push((file, field.bytes().await?.into())),
                None => drop(request.form.insert(name, field.text().await?)),
            }
        }
        Ok(request)
    }

    /// Gives a field of the address; empty where there is none.
    pub(super) fn query(&self, name: &str) -> &str {
        self.query.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    /// Gives a field of the form.
    pub(super) fn form(&self, name: &str) -> Option<&str> {
        self.form.get(name).map(String::as_str)
    }

    /// Gives all fields of the form.
    pub(super) fn fields(&self) -> &BTreeMap<String, String> {
        &self.form
    }
}

/// Tells whether a form with files is sent.
pub(super) fn has_files(headers: &HeaderMap) -> bool {
    is(headers, header::CONTENT_TYPE, "multipart/form-data")
}

fn is(headers: &HeaderMap, name: header::HeaderName, wanted: &str) -> bool {
    headers.get(name).and_then(|it| it.to_str().ok()).is_some_and(|it| it.starts_with(wanted))
}

fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}
