//! Shows diagnostics: for a terminal, and as JSON lines for other programs.
//!
//! The look is rustc's, by `annotate-snippets`; the words are ours.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Lang, Severity, Sources};

/// Whether to write terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape codes.
    Plain,
    /// Colours and weights.
    Coloured,
}

/// Sets out one diagnostic over the text it points into.
pub fn terminal(diagnostic: &Diagnostic, sources: &Sources, lang: Lang, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let level = level(diagnostic.severity, lang);
    let title = level.primary_title(diagnostic.message.get(lang)).id(diagnostic.code);
    let mut group = Group::with_title(title);
    let file = &*diagnostic.at.file;
    let text = sources.get(&diagnostic.at.file).map_or("", |text| &**text);
    group = match &diagnostic.at.span {
        Some(span) if span.end <= text.len() => {
            let mark = AnnotationKind::Primary.span(span.clone()).label(diagnostic.label.get(lang));
            group.element(Snippet::source(text).path(file).annotation(mark))
        }
        _ => group.element(annotate_snippets::Origin::path(file)),
    };
    let mut notes: Vec<&str> = diagnostic.help.iter().map(|help| help.get(lang)).collect();
    if diagnostic.at.span.is_none() && !diagnostic.label.get(lang).is_empty() {
        notes.insert(0, diagnostic.label.get(lang));
    }
    for note in notes {
        group = group.element(help(lang).message(note));
    }
    renderer.render(&[group])
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match (severity, lang) {
        (Severity::Error, Lang::Vi) => Level::ERROR.with_name("lỗi"),
        (Severity::Warning, Lang::Vi) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::En) => Level::WARNING,
    }
}

fn help(lang: Lang) -> Level<'static> {
    match lang {
        Lang::Vi => Level::HELP.with_name("cách sửa"),
        Lang::En => Level::HELP,
    }
}

/// A place in a file as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LineColumn {
    /// Line, from one.
    pub line: usize,
    /// Column in characters, from one.
    pub column: usize,
}

/// Finds the line and column of a byte offset.
pub fn line_column(text: &str, offset: usize) -> LineColumn {
    let before = &text[..text.floor_char_boundary(offset)];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    LineColumn {
        line: before.matches('\n').count() + 1,
        column: before[start..].chars().count() + 1,
    }
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    severity: &'static str,
    code: &'static str,
    file: &'a str,
    start: Option<LineColumn>,
    end: Option<LineColumn>,
    message: &'a str,
    label: &'a str,
    help: Vec<&'a str>,
}

/// Writes one diagnostic as one line of JSON.
pub fn json(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let text = sources.get(&diagnostic.at.file).map_or("", |text| &**text);
    let place = |offset: Option<usize>| offset.map(|offset| line_column(text, offset));
    let span = diagnostic.at.span.as_ref();
    let line = JsonDiagnostic {
        severity: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        code: diagnostic.code,
        file: &diagnostic.at.file,
        start: place(span.map(|span| span.start)),
        end: place(span.map(|span| span.end)),
        message: diagnostic.message.get(lang),
        label: diagnostic.label.get(lang),
        help: diagnostic.help.iter().map(|help| help.get(lang)).collect(),
    };
    serde_json::to_string(&line).expect("a struct of strings and numbers serializes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{FilePath, Location, Text};

    fn ambiguous() -> (Diagnostic, Sources) {
        let file: FilePath = "content/mo-hinh/duong-hoa/index.md".into();
        let text = "---\nmetrics:\n  dat_hien: 1.250\n---\n";
        let at = text.find("1.250").unwrap();
        let message = Text::new("`1.250` có thể là 1250 hoặc 1,25", "`1.250` may be 1250 or 1.25");
        let diagnostic = Diagnostic::error("so-mo-ho", Location::span(&file, at..at + 5), message)
            .label("viết kèm đơn vị: 1.250 m2", "write the unit: 1.250 m2");
        (diagnostic, Sources::from([(file, text.into())]))
    }

    #[test]
    fn terminal_shows_where_what_and_what_to_do() {
        let (diagnostic, sources) = ambiguous();
        let shown = terminal(&diagnostic, &sources, Lang::Vi, Style::Plain);
        snapbox::assert_data_eq!(
            shown,
            snapbox::str![[r"
lỗi[so-mo-ho]: `1.250` có thể là 1250 hoặc 1,25
 --> content/mo-hinh/duong-hoa/index.md:3:13
  |
3 |   dat_hien: 1.250
  |             ^^^^^ viết kèm đơn vị: 1.250 m2
"]]
        );
    }

    #[test]
    fn json_counts_lines_and_columns_from_one() {
        let (diagnostic, sources) = ambiguous();
        let shown = json(&diagnostic, &sources, Lang::En);
        assert_eq!(
            shown,
            r#"{"severity":"error","code":"so-mo-ho","file":"content/mo-hinh/duong-hoa/index.md","start":{"line":3,"column":13},"end":{"line":3,"column":18},"message":"`1.250` may be 1250 or 1.25","label":"write the unit: 1.250 m2","help":[]}"#
        );
    }
}
