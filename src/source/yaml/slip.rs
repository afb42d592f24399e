//! What goes wrong in YAML written by hand, and how to tell one slip from another.

use std::ops::Range;

use super::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, FilePath, Location, render, yaml as problem};

/// What can be wrong with the text itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Slip {
    /// A tab where only spaces may indent.
    Tab,
    /// A value that holds `: ` and is not quoted.
    Colon,
    /// A key that stands twice in one map; the span of the first.
    Repeated(String, Range<usize>),
    /// `1,2 tỷ` inside `[…]` or `{…}`, which splits at its comma.
    SplitNumber(String),
    /// `Thôn, tổ dân phố` inside `{…}`, which splits at its comma.
    SplitText(String),
    /// An alias or anchor, which this format does not have.
    Alias,
    /// A bracket, `[` or `{`, that is not closed.
    Unclosed(char),
    /// Deeper than any story needs.
    Deep,
    /// A value wrapped in curly quotes, which YAML takes as letters.
    CurlyQuotes,
    /// Anything else, in the parser's words.
    Other(String),
}

/// A slip and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Byte range.
    pub span: Range<usize>,
    /// What is wrong.
    pub slip: Slip,
}

impl Found {
    /// Says the slip for the editor of `file`.
    pub fn diagnostic(&self, file: &FilePath, text: &str) -> Diagnostic {
        let at = Location::span(file, self.span.clone());
        match &self.slip {
            Slip::Tab => problem::tab(at),
            Slip::Colon => problem::colon(at, text.get(self.span.clone()).unwrap_or_default()),
            Slip::Repeated(key, first) => {
                problem::repeated_key(at, key, render::line_column(text, first.start).line)
            }
            Slip::SplitNumber(written) => problem::split_number(at, written),
            Slip::SplitText(written) => problem::split_text(at, written),
            Slip::Alias => problem::alias(at),
            Slip::Unclosed(bracket) => problem::unclosed(at, *bracket),
            Slip::Deep => problem::deep(at),
            Slip::CurlyQuotes => problem::curly_quotes(at),
            Slip::Other(parser) => problem::syntax(at, parser),
        }
    }
}

/// Finds the line around a byte, without its indent and trailing blanks.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let end = text[start..].find('\n').map_or(text.len(), |it| start + it);
    let indent = text[start..end].len() - text[start..end].trim_start().len();
    start + indent..start + text[start..end].trim_end().len().max(indent)
}

/// Looks for the usual slips on the line of an error and on the line before it.
pub(super) fn explain(text: &str, at: usize) -> Option<(Range<usize>, Slip)> {
    let line = line_at(text, at.min(text.len()));
    let start = text[..line.start].rfind('\n').map_or(0, |it| it + 1);
    let before = line_at(text, start.saturating_sub(1));
    [line, before]
        .into_iter()
        .find_map(|line| slip_on(text, line.clone()).or_else(|| colon_in_brackets(text, line)))
}

/// Finds a bare value with a colon among the items in brackets: `{ title: Báo Đông: tin mới }`.
fn colon_in_brackets(text: &str, line: Range<usize>) -> Option<(Range<usize>, Slip)> {
    let mut end = line.start;
    for item in text[line].split_inclusive([',', '[', ']', '{', '}']) {
        end += item.len();
        let Some((_, value)) = item.split_once(": ") else { continue };
        let start = end - value.trim_start().len();
        let value = value.trim_end_matches([',', '[', ']', '{', '}']).trim();
        if !value.starts_with(['"', '\'']) && value.contains(": ") {
            return Some((start..start + value.len(), Slip::Colon));
        }
    }
    None
}

fn slip_on(text: &str, line: Range<usize>) -> Option<(Range<usize>, Slip)> {
    let start = text[..line.start].rfind('\n').map_or(0, |it| it + 1);
    if let Some(tab) = text[start..line.start].find('\t') {
        return Some((start + tab..start + tab + 1, Slip::Tab));
    }
    let written = &text[line.clone()];
    let (_, value) = written.trim_start_matches("- ").split_once(": ")?;
    let value = value.trim();
    let bare = !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*']);
    if bare && (value.contains(": ") || value.ends_with(':')) {
        let from = line.end - value.len();
        return Some((from..line.end, Slip::Colon));
    }
    None
}

/// Finds values wrapped in curly quotes.
pub(super) fn curly_quotes(node: &Node, found: &mut Vec<Found>) {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            let wrapped = scalar.text.starts_with(['“', '”']) && scalar.text.ends_with(['”', '“']);
            if wrapped && !scalar.quoted {
                found.push(Found { span: node.span.clone(), slip: Slip::CurlyQuotes });
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| curly_quotes(item, found)),
        NodeKind::Map(entries) => entries.iter().for_each(|(_, value)| curly_quotes(value, found)),
    }
}
