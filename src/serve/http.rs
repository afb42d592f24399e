//! Answers requests. Loopback only; no path leaves the site, for only planned pages are served.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State as Shared;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use super::state::State;
use crate::site::address::file_of;
use crate::source::text::decode_percent;

/// Where open pages listen for changes.
const EVENTS: &str = "/_danvan/events";
/// The script that listens.
const RELOAD: &str = "/_danvan/reload.js";

const SCRIPT: &str = r#"(() => {
  const events = new EventSource("/_danvan/events");
  let opened = false;
  events.addEventListener("open", () => {
    if (opened) location.reload();
    opened = true;
  });
  events.addEventListener("change", () => location.reload());
})();
"#;

/// Makes the routes of the server.
pub fn router(state: Arc<State>) -> Router {
    Router::new()
        .route(EVENTS, get(events))
        .route(
            RELOAD,
            get(|| async { answer(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT) }),
        )
        .fallback(page)
        .with_state(state)
}

/// Tells a page of every change. A listener that fell behind is told once.
async fn events(
    Shared(state): Shared<Arc<State>>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, StatusCode> {
    if !is_local(&headers) {
        return Err(StatusCode::FORBIDDEN);
    }
    let changes = BroadcastStream::new(state.changes());
    // Browsers drop an event without data.
    let stream = changes.map(|_| Ok(Event::default().event("change").data("changed")));
    Ok(Sse::new(stream).keep_alive(KeepAlive::default()))
}

async fn page(Shared(state): Shared<Arc<State>>, headers: HeaderMap, uri: Uri) -> Response<Body> {
    if !is_local(&headers) {
        return answer(StatusCode::FORBIDDEN, TEXT, "danvan serve: only on this machine");
    }
    let rendering = tokio::task::spawn_blocking(move || render(&state, uri.path()));
    rendering
        .await
        .unwrap_or_else(|error| answer(StatusCode::INTERNAL_SERVER_ERROR, TEXT, error.to_string()))
}

const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

fn render(state: &State, path: &str) -> Response<Body> {
    let problems = state.problems();
    let Some(site) = state.site() else {
        return answer(StatusCode::INTERNAL_SERVER_ERROR, HTML, problem_page(&problems));
    };
    let decoded = decode_percent(path);
    let base = site.base_path();
    let Some(inner) = decoded.strip_prefix(base).filter(|it| it.starts_with('/')) else {
        return redirect(&format!("{base}/"));
    };
    let file = file_of(inner);
    if let Some(rendered) = site.render(&file) {
        return match rendered {
            Ok(bytes) => found(StatusCode::OK, &file, bytes, &problems),
            Err(problem) => {
                answer(StatusCode::INTERNAL_SERVER_ERROR, HTML, problem_page(&state.show(&problem)))
            }
        };
    }
    if site.has(&format!("{file}/index.html")) {
        return redirect(&format!("/{}/", path.trim_start_matches('/')));
    }
    match site.render("404.html") {
        Some(Ok(bytes)) => found(StatusCode::NOT_FOUND, "404.html", bytes, &problems),
        _ => answer(StatusCode::NOT_FOUND, TEXT, "404"),
    }
}

/// Refuses a request that names another host: a page elsewhere must not read this site through a
/// name of its own that leads here.
fn is_local(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

fn found(status: StatusCode, file: &str, bytes: Vec<u8>, problems: &str) -> Response<Body> {
    let kind = media_type(file);
    if kind != HTML {
        return answer(status, kind, bytes);
    }
    let html = String::from_utf8_lossy(&bytes);
    let notice = if problems.is_empty() { String::new() } else { problem_box(problems) };
    let script = format!("<script src=\"{RELOAD}\" defer></script>{notice}</body>");
    answer(status, HTML, html.replacen("</body>", &script, 1))
}

fn problem_box(problems: &str) -> String {
    format!(
        "<aside style=\"position:sticky;bottom:0;max-height:45vh;overflow:auto;margin:0;padding:1rem;background:#2b1111;color:#fff;border-top:4px solid #e5484d\"><pre style=\"white-space:pre-wrap;font:14px/1.5 monospace;margin:0;color:inherit;background:none\">{}</pre></aside>",
        escape(problems)
    )
}

fn problem_page(problems: &str) -> String {
    format!(
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>danvan</title><body>{}<script src=\"{RELOAD}\" defer></script></body></html>",
        problem_box(problems)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
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
    response
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "txt" => TEXT,
        "csv" => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}
