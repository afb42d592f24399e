//! Who answers what. Reading is `GET`; whatever changes a file is `POST` and signed.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State as Shared;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request as HttpRequest, StatusCode, header};
use axum::routing::any;
use serde_json::json;

use super::answer::{self, Answer};
use super::door::{self, Verdict};
use super::request::Request;
use super::{ROOT, Studio, assets, conflict, history, list, new, pictures, places, plain};
use super::{reading, references, save, story};

/// The most bytes that a browser may send: a large photograph.
const LONGEST: usize = 32 * 1024 * 1024;

/// Makes the routes of the studio.
pub fn router(studio: Arc<Studio>) -> Router {
    Router::new()
        .route("/_studio", any(handle))
        .route(ROOT, any(handle))
        .route("/_studio/{*path}", any(handle))
        .with_state(studio)
}

async fn handle(Shared(studio): Shared<Arc<Studio>>, request: HttpRequest<Body>) -> Answer {
    let (parts, body) = request.into_parts();
    if let Some((kind, bytes)) = own_file(&parts) {
        // The page for who is outside wants its style too, and it holds no secret.
        return answer::file(kind, bytes);
    }
    let key = door::key_of(parts.uri.query().unwrap_or_default());
    match studio.door.judge(&parts.method, &parts.headers, key.as_deref()) {
        Verdict::Outside => return outside(&studio, &parts.headers),
        Verdict::Welcome(cookie) => {
            let mut answer = answer::see_other(ROOT);
            answer::set(&mut answer, header::SET_COOKIE, &cookie);
            return answer;
        }
        Verdict::Inside => {}
    }
    let Ok(bytes) = to_bytes(body, LONGEST).await else {
        return told(&studio, StatusCode::PAYLOAD_TOO_LARGE, parts.headers.get(header::ACCEPT));
    };
    let request = Request::new(&parts, bytes.into());
    let answering = tokio::task::spawn_blocking(move || {
        if request.writes && !studio.door.is_signed(&request, &parts.headers) {
            return outside(&studio, &parts.headers);
        }
        answer(&studio, &request)
    });
    answering
        .await
        .unwrap_or_else(|error| answer::page(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
}

fn answer(studio: &Studio, request: &Request) -> Answer {
    match (request.writes, request.path.as_str()) {
        (false, "") => list::show(studio, request),
        (false, "new") => new::show(studio, request),
        (true, "new") => new::make(studio, request),
        (false, "story") => story::show(studio, request),
        (true, "save") => save::save(studio, request),
        (true, "plain") => plain::save(studio, request),
        (true, "merge") => conflict::merge(studio, request),
        (false, "versions") => history::list(studio, request),
        (false, "version") => history::show(studio, request),
        (true, "restore") => history::restore(studio, request),
        (true, "delete") => history::delete(studio, request),
        (false, "deleted") => history::deleted(studio, request),
        (true, "undelete") => history::undelete(studio, request),
        (false, "places") => places::answer(studio, request),
        (false, "stories") => references::answer(studio, request),
        (false, "reading") => reading::answer(studio, request),
        (true, "picture") => pictures::take(studio, request),
        (false, "picture-file") => pictures::show(studio, request),
        _ => missing(studio, request),
    }
}

fn own_file(parts: &Parts) -> Option<(&'static str, &'static [u8])> {
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    let name = parts.uri.path().strip_prefix(ROOT)?.strip_prefix("assets/")?;
    assets::find(name).filter(|_| reads)
}

/// Says to who has no key how to get in.
fn outside(studio: &Studio, headers: &HeaderMap) -> Answer {
    told(studio, StatusCode::FORBIDDEN, headers.get(header::ACCEPT))
}

/// Says that there is no such page.
pub(super) fn missing(studio: &Studio, request: &Request) -> Answer {
    if request.by_script {
        return answer::json(StatusCode::NOT_FOUND, &json!({}));
    }
    studio.pages.show(
        StatusCode::NOT_FOUND,
        "missing.html",
        &json!({ "title": "Không có trang này" }),
    )
}

fn told(studio: &Studio, status: StatusCode, accept: Option<&header::HeaderValue>) -> Answer {
    if accept.is_some_and(|it| it.as_bytes().starts_with(b"application/json")) {
        return answer::json(status, &json!({}));
    }
    let (page, title) = match status {
        StatusCode::FORBIDDEN => ("outside.html", "Chưa vào được phòng biên tập"),
        _ => ("large.html", "Tệp quá lớn"),
    };
    studio.pages.show(status, page, &json!({ "title": title }))
}
