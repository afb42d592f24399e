//! What is wrong with a story, in words for who fills in a form.

use serde::Serialize;

use crate::diagnostic::render::line_column;
use crate::diagnostic::{Diagnostic, Lang, Severity, Sources};

/// One problem as an editor reads it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Problem {
    /// Whether it keeps the site from being published.
    pub(super) error: bool,
    /// What is wrong.
    pub(super) message: String,
    /// What to do; may be empty.
    pub(super) advice: Vec<String>,
    /// The line of the file.
    pub(super) line: usize,
}

impl Problem {
    /// Words a diagnostic.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let text = sources.get(&diagnostic.at.file).map_or("", |it| &**it);
        let start = diagnostic.at.span.as_ref().map_or(0, |it| it.start);
        let label = Some(&diagnostic.label).filter(|it| !it.vi.is_empty());
        let advice = label.into_iter().chain(&diagnostic.help);
        Self {
            error: diagnostic.severity == Severity::Error,
            message: diagnostic.message.get(Lang::Vi).to_owned(),
            advice: advice.map(|it| it.get(Lang::Vi).to_owned()).collect(),
            line: line_column(text, start).line,
        }
    }
}
