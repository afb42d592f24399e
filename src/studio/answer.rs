//! Answers, each with the headers that keep a page of the studio to itself.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use serde_json::Value;

/// An answer to a browser.
pub(super) type Answer = Response<Body>;

/// Nothing from elsewhere is loaded, nothing in the page itself is run, and no other page frames it.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/// Answers with a page.
pub(super) fn page(status: StatusCode, html: String) -> Answer {
    whole(status, "text/html; charset=utf-8", html)
}

/// Answers a script.
pub(super) fn json(status: StatusCode, value: &Value) -> Answer {
    whole(status, "application/json", value.to_string())
}

/// Answers with a file that belongs to the program.
pub(super) fn file(kind: &'static str, bytes: &'static [u8]) -> Answer {
    whole(StatusCode::OK, kind, bytes)
}

/// Answers with a file of a story.
pub(super) fn bytes(kind: &'static str, bytes: Vec<u8>) -> Answer {
    whole(StatusCode::OK, kind, bytes)
}

/// Leads on to another page, which is asked for anew.
pub(super) fn see_other(to: &str) -> Answer {
    let mut answer = whole(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", "");
    set(&mut answer, header::LOCATION, to);
    answer
}

/// Sets a header whose value is made of plain letters.
pub(super) fn set(answer: &mut Answer, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}

fn whole(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Answer {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = status;
    let fixed = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
    ];
    for (name, value) in fixed {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}
