//! What is said when the disk refuses: nothing is lost silently.

use std::io;

use axum::http::StatusCode;
use serde_json::json;

use super::Studio;
use super::answer::{self, Answer};
use super::request::Request;
use crate::diagnostic::disk::reason;

/// Says why a file cannot be read or written.
pub(super) fn disk(studio: &Studio, request: &Request, error: &io::Error) -> Answer {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let why = format!("Không đọc hoặc không ghi được tệp: {}.", reason(error).vi);
    if request.by_script {
        return answer::json(status, &json!({ "fault": why }));
    }
    let view = json!({ "title": "Chưa lưu được", "why": why });
    studio.pages.show(status, "fault.html", &view)
}
