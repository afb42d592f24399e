//! Shows diagnostics: for a terminal, and as JSON lines for other programs.
//!
//! The look is rustc's, by `annotate-snippets`; the words are ours.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
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
    let span = diagnostic.at.span.as_ref().filter(|it| it.end <= text.len());
    let lines = span.map(|it| (it, lines(text, it)));
    let shown = lines.clone().filter(|(_, lines)| lines.len() <= LONGEST);
    let is_shown = shown.is_some();
    group = match (shown, lines) {
        // No more of the text than is shown: there may be many problems in a long one.
        (Some((span, lines)), _) => {
            let own = span.start - lines.start..span.end - lines.start;
            let mark = AnnotationKind::Primary.span(own).label(diagnostic.label.get(lang));
            let number = line_column(text, lines.start).line;
            let snippet = Snippet::source(&text[lines]).line_start(number).path(file);
            group.element(snippet.annotation(mark))
        }
        (None, Some((span, _))) => {
            let LineColumn { line, column } = line_column(text, span.start);
            group.element(Origin::path(file).line(line).char_column(column))
        }
        (None, None) => group.element(Origin::path(file)),
    };
    let mut notes: Vec<&str> = diagnostic.help.iter().map(|help| help.get(lang)).collect();
    if !is_shown && !diagnostic.label.get(lang).is_empty() {
        notes.insert(0, diagnostic.label.get(lang));
    }
    for note in notes {
        group = group.element(help(lang).message(note));
    }
    renderer.render(&[group])
}

/// The most bytes of a text that are shown: what is longer no terminal shows well.
const LONGEST: usize = 4000;

/// Gives the whole lines that a span stands in.
fn lines(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text[..text.floor_char_boundary(span.start)].rfind('\n').map_or(0, |it| it + 1);
    let after = &text[text.floor_char_boundary(span.end)..];
    let end = after.find('\n').map_or(text.len(), |it| text.len() - after.len() + it);
    start..end
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
    fn a_line_that_no_terminal_shows_is_told_by_its_place() {
        let (mut diagnostic, _) = ambiguous();
        let text = format!("---\n{}1.250\n", "đ".repeat(3000));
        let at = text.find("1.250").unwrap();
        diagnostic.at.span = Some(at..at + 5);
        let sources = Sources::from([(diagnostic.at.file.clone(), text.into())]);
        let shown = terminal(&diagnostic, &sources, Lang::Vi, Style::Plain);
        assert_eq!(
            shown,
            "lỗi[so-mo-ho]: `1.250` có thể là 1250 hoặc 1,25\n--> content/mo-hinh/duong-hoa/index.md:2:3001\n = cách sửa: viết kèm đơn vị: 1.250 m2"
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
