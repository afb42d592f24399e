//! Writes the text of a document as Markdown in which every letter of its author means itself.

use std::fmt::Write as _;

use super::docx::text::{Block, Paragraph, Role, Span, SpanKind};

/// Writes blocks, and the notes that they call behind them.
pub(super) fn write(
    blocks: &[Block],
    notes: &[Vec<Block>],
    picture: &dyn Fn(usize) -> Option<String>,
) -> String {
    let writer = Writer { picture };
    let mut parts: Vec<String> = Vec::new();
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|it| is_item(it)).count();
        let (part, after) = if length > 0 {
            (writer.list(&rest[..length]), &rest[length..])
        } else {
            (writer.block(first), &rest[1..])
        };
        parts.push(part);
        rest = after;
    }
    for (index, note) in notes.iter().enumerate() {
        let texts: Vec<String> = note.iter().map(|it| writer.block(it)).collect();
        let text = texts.join("\n\n").trim().replace('\n', "\n    ").replace("    \n", "\n");
        parts.push(format!("[^{}]: {text}", index + 1));
    }
    parts.retain(|it| !it.trim().is_empty());
    parts.join("\n\n") + "\n"
}

fn is_item(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { role: Role::Item { .. }, .. }))
}

struct Writer<'a> {
    /// Gives the file of a picture, if it is kept.
    picture: &'a dyn Fn(usize) -> Option<String>,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(paragraph) => match paragraph.role {
                // The page's title is the first level; the text begins below it.
                Role::Heading(level) => {
                    let text = self.one_line(&unmarked(paragraph).spans);
                    let ends = text.trim_end_matches('#');
                    let text = format!("{ends}{}", "\\#".repeat(text.len() - ends.len()));
                    format!("{} {text}", "#".repeat((level + 2).min(6)))
                }
                _ => self.lines(&paragraph.spans),
            },
            Block::Table(rows) => self.table(rows),
        }
    }

    /// Writes neighbouring items as lists, each depth moved in as far as the one above begins.
    fn list(&self, blocks: &[Block]) -> String {
        let mut lines = Vec::new();
        let mut above: Vec<usize> = Vec::new();
        // How many items of what kind the list of each depth has.
        let mut counts: Vec<(bool, usize)> = Vec::new();
        for block in blocks {
            let Block::Paragraph(paragraph) = block else { continue };
            let Role::Item { depth, is_numbered } = paragraph.role else { continue };
            let depth = depth.min(above.len());
            above.truncate(depth);
            counts.resize(depth + 1, (is_numbered, 0));
            let before = if counts[depth].0 == is_numbered { counts[depth].1 } else { 0 };
            counts[depth] = (is_numbered, before + 1);
            let mark = if is_numbered { format!("{}. ", before + 1) } else { "- ".to_owned() };
            let indent = " ".repeat(above.iter().sum());
            let text = self.lines(&paragraph.spans);
            let inner = format!("\n{indent}{}", " ".repeat(mark.len()));
            lines.push(format!("{indent}{mark}{}", text.replace('\n', &inner)));
            above.push(mark.len());
        }
        lines.join("\n")
    }

    fn table(&self, rows: &[Vec<Vec<Paragraph>>]) -> String {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |cell: &Vec<Paragraph>, is_head: bool| {
            let texts = cell.iter().map(|it| if is_head { unmarked(it) } else { it.clone() });
            let texts = texts.map(|it| self.one_line(&it.spans));
            texts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let filled = rows
            .iter()
            .enumerate()
            .map(|(at, row)| row.iter().map(|it| cell(it, at == 0)).collect::<Vec<_>>());
        let filled: Vec<Vec<String>> =
            filled.filter(|row| row.iter().any(|it| !it.is_empty())).collect();
        if width < 2 || filled.len() < 2 {
            let paragraphs = rows.iter().flatten().flatten().map(|it| self.lines(&it.spans));
            return paragraphs.collect::<Vec<_>>().join("\n\n");
        }
        let line = |row: &Vec<String>| {
            let mut cells = row.clone();
            cells.resize(width, String::new());
            format!("| {} |", cells.join(" | "))
        };
        let mut lines: Vec<String> = filled.iter().map(line).collect();
        lines.insert(1, format!("|{}", " --- |".repeat(width)));
        lines.join("\n")
    }

    fn one_line(&self, spans: &[Span]) -> String {
        let text = self.spans(spans).replace("\\\n", " ");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Writes a paragraph, whose lines begin with nothing that would be a mark.
    fn lines(&self, spans: &[Span]) -> String {
        let text = self.spans(spans);
        let lines = text.split("\\\n").map(|it| plain_start(it.trim()));
        let lines: Vec<String> = lines.filter(|it| !it.is_empty()).collect();
        lines.join("\\\n")
    }

    fn spans(&self, spans: &[Span]) -> String {
        let spans = joined(spans);
        let mut written = String::new();
        for (index, span) in spans.iter().enumerate() {
            match &span.kind {
                SpanKind::Text(text) => {
                    let before = edge(spans[..index].last(), End::Last);
                    let after = edge(spans.get(index + 1), End::First);
                    let mut part = marked(text, span, before, after);
                    // Marks that touch are read as one.
                    if written.ends_with('*') && part.starts_with('*') {
                        part = escape(text);
                    }
                    written.push_str(&linked(&part, span.link.as_deref()));
                }
                SpanKind::Break => written.push_str("\\\n"),
                SpanKind::Note(index) => {
                    let _infallible = write!(written, "[^{}]", index + 1);
                }
                SpanKind::Picture(index, words) => {
                    if let Some(file) = (self.picture)(*index) {
                        let _infallible = write!(written, "![{}]({file})", escape(words));
                    }
                }
            }
        }
        written
    }
}

/// Joins neighbours of one look.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        let look = (span.is_bold, span.is_italic, &span.link);
        match joined.last_mut() {
            Some(Span { kind: SpanKind::Text(text), is_bold, is_italic, link })
                if look == (*is_bold, *is_italic, link) =>
            {
                match &span.kind {
                    SpanKind::Text(more) => text.push_str(more),
                    _ => joined.push(span.clone()),
                }
            }
            _ => joined.push(span.clone()),
        }
    }
    joined
}

/// Takes the bold off a heading of a text or a table, which is bold by itself.
fn unmarked(paragraph: &Paragraph) -> Paragraph {
    let mut paragraph = paragraph.clone();
    for span in &mut paragraph.spans {
        (span.is_bold, span.is_italic) = (false, false);
    }
    paragraph
}

/// Which end of the text beside a span.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// Gives the letter that stands right beside a span.
fn edge(span: Option<&Span>, end: End) -> Option<char> {
    match &span?.kind {
        SpanKind::Text(text) if end == End::First => text.chars().next(),
        SpanKind::Text(text) => text.chars().next_back(),
        SpanKind::Break => Some(' '),
        SpanKind::Note(_) | SpanKind::Picture(..) => Some('['),
    }
}

/// Writes text between marks of its look. Blanks stay outside, and so do signs at an end where a
/// letter follows: there the mark would not be taken for one.
fn marked(text: &str, span: &Span, before: Option<char>, after: Option<char>) -> String {
    let mark = match (span.is_bold, span.is_italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => return escape(text),
    };
    let is_sign = |it: char| !it.is_alphanumeric() && !it.is_whitespace();
    let is_letter =
        |it: Option<char>| it.is_some_and(|it| !it.is_whitespace() && !it.is_ascii_punctuation());
    let mut core = text.trim();
    if is_letter(before) && text.starts_with(is_sign) {
        core = core.trim_start_matches(|it| is_sign(it) || it.is_whitespace());
    }
    if is_letter(after) && text.ends_with(is_sign) {
        core = core.trim_end_matches(|it| is_sign(it) || it.is_whitespace());
    }
    if core.is_empty() {
        return escape(text);
    }
    let start = core.as_ptr() as usize - text.as_ptr() as usize;
    let (lead, rest) = text.split_at(start);
    let trail = &rest[core.len()..];
    format!("{}{mark}{}{mark}{}", escape(lead), escape(core), escape(trail))
}

fn linked(text: &str, link: Option<&str>) -> String {
    let is_web =
        |it: &&str| ["http://", "https://", "mailto:"].iter().any(|scheme| it.starts_with(scheme));
    match link.filter(is_web) {
        Some(link) if !text.trim().is_empty() => {
            let link =
                link.replace('<', "%3C").replace('>', "%3E").replace(char::is_whitespace, "%20");
            let blank = text.len() - text.trim_end().len();
            format!("[{}]({link}){}", text.trim_end(), " ".repeat(blank.min(1)))
        }
        _ => text.to_owned(),
    }
}

/// Puts a backslash before every letter that Markdown would take for a mark.
pub(super) fn escape(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let letters: Vec<char> = text.chars().collect();
    for (index, letter) in letters.iter().enumerate() {
        let next = letters.get(index + 1);
        let is_mark = match letter {
            '\\' | '*' | '_' | '[' | ']' | '`' | '~' | '|' | '{' | '}' => true,
            '<' => next.is_some_and(|it| it.is_alphabetic() || matches!(it, '/' | '!' | '?')),
            '&' => next.is_some_and(|it| it.is_ascii_alphanumeric() || *it == '#'),
            _ => false,
        };
        if is_mark {
            written.push('\\');
        }
        written.push(if letter.is_control() { ' ' } else { *letter });
    }
    written
}

/// Puts a backslash before what would make a line a heading, a quote, an item or a rule.
fn plain_start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let behind = &line[digits..];
    let is_number = digits > 0 && behind.starts_with(['.', ')']);
    if is_number {
        return format!("{}\\{behind}", &line[..digits]);
    }
    if line.starts_with(['#', '>', '+', '-', '=', ':']) {
        return format!("\\{line}");
    }
    match line.split_once("]:") {
        Some((mark, rest)) if line.starts_with("[^") && !mark.contains(' ') => {
            format!("{mark}]\\:{rest}")
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Lang;
    use crate::source::markdown;

    fn span(text: &str, is_bold: bool, is_italic: bool) -> Span {
        Span { kind: SpanKind::Text(text.to_owned()), is_bold, is_italic, link: None }
    }

    fn paragraph(spans: Vec<Span>) -> Block {
        Block::Paragraph(Paragraph { spans, ..Paragraph::default() })
    }

    fn written(blocks: &[Block]) -> String {
        write(blocks, &[], &|_| None)
    }

    /// Gives the text as a reader of the page sees it, letters apart from blanks and typography.
    fn seen(markdown: &str) -> String {
        let (rendered, _) = markdown::render(markdown, 0, "abc234", Lang::Vi);
        let plain = rendered.plain.lines().collect::<Vec<_>>().join(" ");
        letters(&plain)
    }

    fn letters(text: &str) -> String {
        let straight = |it: char| match it {
            '“' | '”' | '"' | '‘' | '’' | '\'' => None,
            // Between cells stands a dot.
            '–' | '—' | '-' | '…' | '.' | '·' => None,
            it if it.is_whitespace() || it.is_control() => None,
            it => Some(it),
        };
        text.chars().filter_map(straight).collect()
    }

    proptest! {
        #[test]
        fn every_letter_means_itself(
            texts in proptest::collection::vec(("[ a-zđ0-9*_\\[\\]()<>#|~`\\\\{}&;!:+=.,^$\"'-]{1,12}|\\PC{1,8}", any::<bool>(), any::<bool>()), 1..5),
        ) {
            let said: String = texts.iter().map(|it| it.0.as_str()).collect();
            let spans = texts.iter().map(|(text, bold, italic)| span(text, *bold, *italic)).collect();
            let markdown = written(&[paragraph(spans)]);
            prop_assert_eq!(seen(&markdown), letters(&said), "{}", markdown);
        }

        #[test]
        fn cells_and_items_and_headings_hold_any_text(text in "[ a-z*_\\[\\]()<>#|~`\\\\{}&;!:+=0-9.)-]{1,14}") {
            let one = |role| Block::Paragraph(Paragraph { spans: vec![span(&text, false, false)], role, is_centred: false });
            let cell = vec![Paragraph { spans: vec![span(&text, false, false)], ..Paragraph::default() }];
            let item = Role::Item { depth: 0, is_numbered: true };
            let table = Block::Table(vec![vec![cell.clone(), cell.clone()], vec![cell.clone(), cell]]);
            for (block, times) in [(one(Role::Heading(0)), 1), (one(item), 1), (table, 4)] {
                let markdown = written(&[block]);
                prop_assert_eq!(seen(&markdown), letters(&text).repeat(times), "{}", markdown);
            }
        }
    }

    #[test]
    fn looks_are_marked_where_markdown_takes_them() {
        let text = written(&[paragraph(vec![
            span("Kết quả:", true, false),
            span("Dân ", false, false),
            span(" hiến ", false, true),
            span("đất", true, true),
        ])]);
        assert_eq!(text, "**Kết quả**:Dân  *hiến* ***đất***\n");
    }

    #[test]
    fn items_nest_by_their_depth() {
        let item = |depth, is_numbered, text: &str| {
            Block::Paragraph(Paragraph {
                spans: vec![span(text, false, false)],
                role: Role::Item { depth, is_numbered },
                is_centred: false,
            })
        };
        let list =
            [item(0, true, "Một"), item(1, false, "a"), item(1, false, "b"), item(0, true, "Hai")];
        assert_eq!(written(&list), "1. Một\n   - a\n   - b\n2. Hai\n");
    }
}
