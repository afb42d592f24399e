//! Who answers what. Reading is `GET`; whatever changes a file is `POST` and signed.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State as Shared};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request as HttpRequest, StatusCode, header};
use axum::routing::any;
use serde_json::json;
use tokio_stream::StreamExt as _;

use super::answer::{self, Answer};
use super::door::{self, Verdict};
use super::request::Request;
use super::{
    ROOT, SITE, Studio, assets, conflict, history, import, list, new, pictures, places, plain,
};
use super::{reading, references, request, save, story};
use crate::serve::http;

/// Where the pages of its own view of the site listen for changes.
const EVENTS: &str = "/_studio/events";

/// The most bytes that a browser may send, but for files to import: a large photograph.
const LONGEST: usize = 32 * 1024 * 1024;

/// Makes the routes of the studio.
pub fn router(studio: Arc<Studio>) -> Router {
    Router::new()
        .route("/_studio", any(handle))
        .route(ROOT, any(handle))
        .route("/_studio/{*path}", any(handle))
        // What is too long is told in words, by `taken_in`.
        .layer(DefaultBodyLimit::disable())
        .with_state(studio)
}

async fn handle(Shared(studio): Shared<Arc<Studio>>, request: HttpRequest<Body>) -> Answer {
    let (parts, body) = request.into_parts();
    if let Some((kind, bytes)) = own_file(&parts) {
        // The page for who is outside wants its style too, and it holds no secret.
        return answer::file(kind, bytes);
    }
    if !is_near(&parts) {
        return outside(&studio, &parts.headers);
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
    if parts.uri.path() == EVENTS {
        return http::changes(&studio.state);
    }
    let Some(request) = taken_in(&parts, body).await else {
        return told(&studio, StatusCode::PAYLOAD_TOO_LARGE, parts.headers.get(header::ACCEPT));
    };
    let answering = tokio::task::spawn_blocking(move || {
        if request.writes && !studio.door.is_signed(&request, &parts.headers) {
            return outside(&studio, &parts.headers);
        }
        studio.wake();
        if !request.writes && parts.uri.path().strip_prefix(SITE).is_some_and(is_inner) {
            return http::render(&studio.state, parts.uri.path(), EVENTS);
        }
        answer(&studio, &request)
    });
    answering
        .await
        .unwrap_or_else(|error| answer::page(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
}

/// Tells whether who asks sits at this machine, whatever name it is asked under.
fn is_near(parts: &Parts) -> bool {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.is_some_and(|it| it.0.ip().to_canonical().is_loopback())
}

/// Tells what follows a folder from the rest of a longer name.
fn is_inner(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with('/')
}

/// Takes a request in, unless it is too long.
async fn taken_in(parts: &Parts, body: Body) -> Option<Request> {
    let longest = if parts.uri.path() == "/_studio/import" { import::LONGEST } else { LONGEST };
    let bytes = whole(body, longest).await?;
    if request::has_files(&parts.headers) {
        return Request::with_files(parts, Body::from(bytes)).await.ok();
    }
    Some(Request::new(parts, bytes))
}

/// Reads a body. One that is too long is read to its end all the same, and let go as it comes: a
/// browser that is answered while it still sends shows a torn connection in the place of the answer.
async fn whole(body: Body, longest: usize) -> Option<Vec<u8>> {
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    let mut pieces = body.into_data_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.ok()?;
        length = length.saturating_add(piece.len());
        if length <= longest {
            bytes.extend_from_slice(&piece);
        } else {
            bytes = Vec::new();
        }
    }
    (length <= longest).then_some(bytes)
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
        (false, "import") => import::show(studio, request),
        (true, "import") => import::take(studio, request),
        (true, "accept") => import::accept(studio, request),
        (false, "template") => import::template(studio, request),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_sits_at_this_machine_is_near() {
        let near = |peer: &str| {
            let (mut parts, ()) = HttpRequest::new(()).into_parts();
            parts.extensions.insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            is_near(&parts)
        };
        let peers =
            ["127.0.0.1:5", "[::1]:5", "[::ffff:127.0.0.1]:5", "192.168.1.5:5", "[2001:db8::5]:5"];
        assert_eq!(peers.map(near), [true, true, true, false, false]);
        assert!(!is_near(&HttpRequest::new(()).into_parts().0), "nobody is not near");
    }
}
