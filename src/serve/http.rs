//! Answers requests. No path leaves the site, for only planned pages are served.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::BroadcastStream;

use super::host::Hosts;
use super::live;
use super::state::State;
use crate::media_type::{HTML, TEXT, content_type};
use crate::site::address::file_of;
use crate::site::headers::policy;
use crate::source::text::decode_percent;

/// Where open pages listen for changes.
const EVENTS: &str = "/_danvan/events";

/// A site that is served, and under which names.
struct Served {
    state: Arc<State>,
    hosts: Hosts,
}

/// Makes the routes of the server.
pub fn router(state: Arc<State>, hosts: Hosts) -> Router {
    Router::new()
        .route(EVENTS, get(events))
        .route("/_danvan/{name}", get(file))
        .fallback(page)
        .with_state(Arc::new(Served { state, hosts }))
}

async fn events(Shared(served): Shared<Arc<Served>>, headers: HeaderMap) -> Response<Body> {
    if !served.hosts.admit(&headers) {
        return elsewhere();
    }
    changes(&served.state)
}

/// Tells a page of every change. A listener that fell behind is told once.
pub fn changes(state: &State) -> Response<Body> {
    let changes = BroadcastStream::new(state.changes());
    // Browsers drop an event without data.
    let stream =
        changes.map(|_| Ok::<_, Infallible>(Event::default().event("change").data("changed")));
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}

/// Gives the script and the style that keep a page alive; they hold nothing of the site.
async fn file(Path(name): Path<String>) -> Response<Body> {
    match live::file(&name) {
        Some((kind, bytes)) => answer(StatusCode::OK, kind, bytes),
        None => answer(StatusCode::NOT_FOUND, TEXT, "404"),
    }
}

async fn page(Shared(served): Shared<Arc<Served>>, headers: HeaderMap, uri: Uri) -> Response<Body> {
    if !served.hosts.admit(&headers) {
        return elsewhere();
    }
    let rendering = tokio::task::spawn_blocking(move || render(&served.state, uri.path(), EVENTS));
    rendering
        .await
        .unwrap_or_else(|error| answer(StatusCode::INTERNAL_SERVER_ERROR, TEXT, error.to_string()))
}

fn elsewhere() -> Response<Body> {
    let said = "danvan serve: chỉ trả lời theo địa chỉ mà lệnh đã in ra\nonly under the address that was printed\n";
    answer(StatusCode::FORBIDDEN, TEXT, said)
}

/// Renders what stands at a path; its page listens for changes at `events`.
pub fn render(state: &State, path: &str, events: &str) -> Response<Body> {
    let Some(site) = state.site() else {
        return broken(state, &state.problems(), events);
    };
    let decoded = decode_percent(path);
    let base = site.base_path();
    let Some(inner) = decoded.strip_prefix(base).filter(|it| it.starts_with('/')) else {
        return redirect(&format!("{base}/"));
    };
    let file = file_of(inner);
    let found = |status, file: &str, bytes: Vec<u8>| match content_type(file) {
        HTML => {
            let html = String::from_utf8_lossy(&bytes);
            answer(status, HTML, live::page(&html, state, events))
        }
        kind => answer(status, kind, bytes),
    };
    if let Some(rendered) = site.render(&file) {
        return match rendered {
            Ok(bytes) => found(StatusCode::OK, &file, bytes),
            Err(problem) => broken(state, &state.show(&problem), events),
        };
    }
    if site.has(&format!("{file}/index.html")) {
        return redirect(&format!("/{}/", path.trim_start_matches('/')));
    }
    match site.render("404.html") {
        Some(Ok(bytes)) => found(StatusCode::NOT_FOUND, "404.html", bytes),
        _ => answer(StatusCode::NOT_FOUND, TEXT, "404"),
    }
}

fn broken(state: &State, problems: &str, events: &str) -> Response<Body> {
    answer(StatusCode::INTERNAL_SERVER_ERROR, HTML, live::alone(problems, state, events))
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = answer(StatusCode::TEMPORARY_REDIRECT, TEXT, "");
    if let Ok(value) = to.parse() {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}
fn answer(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    if kind == HTML {
        // As it will be on the host, so that who makes a theme sees at once what is refused.
        let policy = header::HeaderValue::from_static(policy());
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
