//! What a page of the preview gets beside what it is: a script that keeps it as its files are, and what
//! is wrong with them.
//!
//! Nothing of it stands in the page itself but words and addresses, so a policy that forbids scripts and
//! styles in pages does not touch it; and what is wrong is there where no script runs.

use include_dir::{Dir, include_dir};

use super::State;
use crate::diagnostic::{Severity, Text};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/assets");

/// Where the script and its style lie.
pub(super) const FOLDER: &str = "/_danvan/";

/// Gives one of the files of this room: its kind and its bytes.
pub(super) fn file(name: &str) -> Option<(&'static str, &'static [u8])> {
    let kind = match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };
    Some((kind, FILES.get_file(name)?.contents()))
}

/// Puts into a page what keeps it alive: `events` is where it listens.
pub(super) fn page(html: &str, state: &State, events: &str) -> String {
    let problems = problems(state, &state.problems());
    let mark = blake3::hash([html, &problems].concat().as_bytes()).to_hex();
    let head = format!(
        "<meta name=\"danvan-page\" content=\"{}\"><link rel=\"stylesheet\" href=\"{FOLDER}live.css\"><script src=\"{FOLDER}live.js\" data-events=\"{events}\" defer></script>",
        &mark[..16]
    );
    let html = before(html, "</head>", &head);
    before(&html, "</body>", &problems)
}

/// Makes a page of problems alone, where there is none to show them on.
pub(super) fn alone(problems: &str, state: &State, events: &str) -> String {
    let lang = state.lang();
    let title = Text::new("Chưa có trang để xem", "There is no page yet");
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>danvan</title></head><body class=\"danvan-alone\"><main><h1>{}</h1><pre tabindex=\"0\">{}</pre></main></body></html>",
        Text::new("vi", "en").get(lang),
        title.get(lang),
        escape(problems)
    );
    page(&html, state, events)
}

/// Puts a piece before the last mark of its kind, or at the end where there is none.
fn before(html: &str, mark: &str, piece: &str) -> String {
    let at = html.rfind(mark).unwrap_or(html.len());
    [&html[..at], piece, &html[at..]].concat()
}

/// Sets out what is wrong: open where something must be mended, folded where it is only to be looked
/// at. It closes without a script.
fn problems(state: &State, problems: &str) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let (lang, newest) = (state.lang(), state.newest());
    let is_error = |it: &&crate::diagnostic::Diagnostic| it.severity == Severity::Error;
    let errors = newest.diagnostics.iter().filter(is_error).count();
    let warnings = newest.diagnostics.len() - errors;
    let (open, about) = if errors > 0 {
        let stands = Text::new(
            "Trang đang thấy là bản trước đó; sửa xong, trang tự đổi.",
            "The page you see is the last good one; it changes once this is mended.",
        );
        (" open", format!("<p role=\"alert\">{}</p>", stands.get(lang)))
    } else {
        ("", String::new())
    };
    let title = Text::new(
        format!("{errors} lỗi, {warnings} cảnh báo"),
        format!("{errors} errors, {warnings} warnings"),
    );
    let hide = Text::new("Ẩn đi", "Hide");
    format!(
        "<dialog class=\"danvan-problems\" open aria-label=\"danvan\"><form method=\"dialog\"><button>{}</button></form><details{open}><summary>{}</summary>{about}<pre tabindex=\"0\">{}</pre></details></dialog>",
        hide.get(lang),
        title.get(lang),
        escape(problems)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn a_piece_stands_before_the_last_mark_or_at_the_end() {
        assert_eq!(before("<b></b></body>", "</body>", "+"), "<b></b>+</body>");
        assert_eq!(before("x</body>y</body>", "</body>", "+"), "x</body>y+</body>");
        assert_eq!(before("x", "</body>", "+"), "x+");
    }
}
