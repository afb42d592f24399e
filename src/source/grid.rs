//! Takes CSV apart as RFC 4180 has it, strictly, and keeps where every field stands. What stands
//! between fields is the caller's to say: a spreadsheet writes `;` where the comma is a decimal one.
//!
//! The general reader of CSV gives fields without their places and lets open quotes swallow rows; a
//! diagnostic needs the one and must name the other.

use std::borrow::Cow;
use std::ops::Range;

/// The byte order mark, by which Excel knows UTF-8.
pub const BOM: &str = "\u{feff}";

/// What stands between two separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Its text, without quotes.
    pub text: Cow<'a, str>,
    /// Its bytes in the file, quotes included.
    pub span: Range<usize>,
    /// Whether its quotes stand as they should.
    pub is_well_quoted: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its number as a spreadsheet shows it, the header's being 1.
    pub number: usize,
    /// Its bytes in the file, without the end of the line.
    pub span: Range<usize>,
    /// Its fields.
    pub fields: Vec<Field<'a>>,
}

/// Takes a text apart at `separator`; rows without anything in them are passed over.
pub fn lines(text: &str, separator: char) -> Vec<Line<'_>> {
    let mut at = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let mut lines = Vec::new();
    let mut number = 0;
    while at < text.len() {
        number += 1;
        let line = line(text, at, (number, separator));
        at = line.span.end + line_end(&text[line.span.end..]);
        if !line.span.is_empty() {
            lines.push(line);
        }
    }
    lines
}

fn line(text: &str, start: usize, (number, separator): (usize, char)) -> Line<'_> {
    let mut fields = Vec::new();
    let mut at = start;
    loop {
        let field = field(text, at, separator);
        at = field.span.end;
        fields.push(field);
        if !text[at..].starts_with(separator) {
            return Line { number, span: start..at, fields };
        }
        at += separator.len_utf8();
    }
}

fn field(text: &str, start: usize, separator: char) -> Field<'_> {
    if text[start..].starts_with('"') {
        return quoted(text, start, separator);
    }
    let end = plain_end(text, start, separator);
    let inside = &text[start..end];
    Field { text: Cow::Borrowed(inside), span: start..end, is_well_quoted: !inside.contains('"') }
}

/// Reads a field that begins with a quotation mark.
fn quoted(text: &str, start: usize, separator: char) -> Field<'_> {
    let inside = start + 1;
    let mut at = inside;
    while let Some(found) = text[at..].find('"') {
        let mark = at + found;
        if text[mark + 1..].starts_with('"') {
            at = mark + 2;
            continue;
        }
        let end = plain_end(text, mark + 1, separator);
        return Field {
            text: unquoted(&text[inside..mark]),
            span: start..end,
            is_well_quoted: end == mark + 1,
        };
    }
    Field { text: Cow::Borrowed(&text[inside..]), span: start..text.len(), is_well_quoted: false }
}

fn unquoted(inside: &str) -> Cow<'_, str> {
    if inside.contains('"') { inside.replace("\"\"", "\"").into() } else { inside.into() }
}

/// Gives where a field without quotes ends: at a separator, the end of the line or of the text.
fn plain_end(text: &str, start: usize, separator: char) -> usize {
    let rest = &text[start..];
    let end = rest.find([separator, '\n']).unwrap_or(rest.len());
    let is_line_end = !rest[end..].starts_with(separator);
    let field = &rest[..end];
    start + if is_line_end { field.strip_suffix('\r').unwrap_or(field).len() } else { end }
}

/// Gives the length of what ends a line.
fn line_end(rest: &str) -> usize {
    match rest.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [] => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let fields = |line: Line<'_>| line.fields.iter().map(|it| it.text.to_string()).collect();
        lines(text, ',').into_iter().map(fields).collect()
    }

    #[test]
    fn fields_are_taken_apart() {
        assert_eq!(
            texts("\u{feff}a,b\r\n\"x, \"\"y\"\"\nz\",\r\n\r\n1,2"),
            [vec!["a", "b"], vec!["x, \"y\"\nz", ""], vec!["1", "2"]]
        );
        let numbers: Vec<usize> = lines("a\n\nb\n", ',').iter().map(|it| it.number).collect();
        assert_eq!(numbers, [1, 3]);
    }

    #[test]
    fn any_sign_may_stand_between_fields() {
        let lines = lines("a;\"b;c\"\n1,5;2\n", ';');
        let texts = |at: usize| lines[at].fields.iter().map(|it| &*it.text).collect::<Vec<_>>();
        assert_eq!(texts(0), ["a", "b;c"]);
        assert_eq!(texts(1), ["1,5", "2"]);
    }

    #[test]
    fn misplaced_quotes_are_seen() {
        for text in ["a\"b", "\"a\"b,c", "\"a", "\"a\"\""] {
            assert!(!lines(text, ',')[0].fields[0].is_well_quoted, "{text}");
        }
        assert_eq!(lines("\"a\"b,c", ',')[0].fields[0].span, 0..4);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[a,;\"\r\n đ]{0,20}", separator in "[,;đ]") {
            for line in lines(&text, separator.chars().next().unwrap_or(',')) {
                for field in line.fields {
                    prop_assert!(text.get(field.span).is_some());
                }
            }
        }
    }
}
