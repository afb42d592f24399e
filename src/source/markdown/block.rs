//! Writes what takes lines of its own: paragraphs, headings, quotes, alerts, lists, code.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Tag, TagEnd};

use crate::diagnostic::Lang;

use super::escape::{push_clean, push_text};
use super::writer::Writer;
use super::{FindingKind, Heading, code, finding, placeholder, words};

/// A heading under way.
pub(super) struct OpenHeading {
    /// Where its content begins in the HTML.
    start: usize,
    range: Range<usize>,
    level: u8,
    id: Option<String>,
}

/// A block of code under way.
pub(super) struct OpenCode {
    language: String,
    text: String,
}

/// A block of the author's own HTML under way.
pub(super) struct OpenRaw {
    range: Range<usize>,
    html: String,
}

impl Writer<'_> {
    /// Opens a block.
    pub(super) fn open_block(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.plain.end_line();
        match tag {
            Tag::Paragraph => self.open_paragraph(),
            Tag::Heading { level, id, classes, attrs } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.find(range.clone(), FindingKind::HeadingAttributes);
                }
                self.open_heading(level as u8, id, range);
            }
            Tag::BlockQuote(kind) => self.open_quote(kind),
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::HtmlBlock => self.raw = Some(OpenRaw { range, html: String::new() }),
            Tag::List(None) => self.open_line("<ul>\n"),
            Tag::List(Some(1)) => self.open_line("<ol>\n"),
            Tag::List(Some(start)) => self.open_line(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.open_line("<li>"),
            Tag::DefinitionList => self.open_line("<dl>\n"),
            Tag::DefinitionListTitle => self.open_line("<dt>"),
            Tag::DefinitionListDefinition => self.open_line("<dd>"),
            // Inline and table tags are the caller's, footnotes never come this far, and the rest
            // is not asked of the parser.
            _ => {}
        }
    }

    /// Closes a block.
    pub(super) fn close_block(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::BlockQuote(None) => self.close_line("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.close_line("</aside>\n"),
            TagEnd::CodeBlock => self.close_code(),
            TagEnd::HtmlBlock => self.close_raw(),
            TagEnd::List(false) => self.close_line("</ul>\n"),
            TagEnd::List(true) => self.close_line("</ol>\n"),
            TagEnd::Item => self.close_line("</li>\n"),
            TagEnd::DefinitionList => self.close_line("</dl>\n"),
            TagEnd::DefinitionListTitle => self.close_line("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.close_line("</dd>\n"),
            _ => {}
        }
    }

    /// Writes a line across the page.
    pub(super) fn write_rule(&mut self) {
        self.plain.end_line();
        self.open_line("<hr />\n");
    }

    /// Writes a task's box, which shows its state and cannot be changed.
    pub(super) fn write_task(&mut self, checked: &str, label: fn(Lang) -> &'static str) {
        let label = label(self.lang);
        let input =
            format!("<input type=\"checkbox\" disabled=\"\" {checked}aria-label=\"{label}\" /> ");
        self.html.push_str(&input);
    }

    /// Adds to the open block of code.
    pub(super) fn write_code(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            push_clean(&mut code.text, text);
        }
    }

    /// Adds to the open block of the author's own HTML.
    pub(super) fn gather_raw(&mut self, html: &str) {
        if let Some(raw) = &mut self.raw {
            raw.html.push_str(html);
        }
    }

    /// Reports HTML that is dropped, unless it is a comment.
    pub(super) fn report_raw(&mut self, html: &str, range: Range<usize>) {
        let found = finding::without_comments(html);
        if !found.trim().is_empty() {
            self.find(range, FindingKind::RawHtml(finding::excerpt(&found)));
        }
    }

    fn open_line(&mut self, tag: &str) {
        self.begin_line();
        self.html.push_str(tag);
    }

    fn close_line(&mut self, tag: &str) {
        self.plain.end_line();
        self.html.push_str(tag);
    }

    fn open_paragraph(&mut self) {
        self.begin_line();
        self.paragraph = self.html.len();
        self.html.push_str("<p>");
    }

    /// Ends a paragraph: one that holds a picture alone becomes a figure, an empty one nothing.
    fn close_paragraph(&mut self) {
        let content = &self.html[self.paragraph + "<p>".len()..];
        if content.trim().is_empty() {
            self.html.truncate(self.paragraph);
        } else if !self.images.is_empty() && content == placeholder::image(self.images.len() - 1) {
            self.write_figure();
        } else {
            self.html.push_str("</p>\n");
        }
        self.plain.end_line();
    }

    fn write_paragraph(&mut self, content: &str) {
        self.open_paragraph();
        self.html.push_str(content);
        self.close_paragraph();
    }

    fn write_figure(&mut self) {
        self.html.truncate(self.paragraph);
        let number = self.images.len() - 1;
        let image = &mut self.images[number];
        image.alone = true;
        self.html.push_str("<figure>\n");
        self.html.push_str(&placeholder::image(number));
        if !image.title.trim().is_empty() {
            self.html.push_str("\n<figcaption>");
            push_text(&mut self.html, &image.title);
            self.html.push_str("</figcaption>");
            self.plain.push(&image.title);
        }
        self.html.push_str("\n</figure>\n");
    }

    fn open_heading(&mut self, level: u8, id: Option<CowStr<'_>>, range: Range<usize>) {
        self.begin_line();
        if level == 1 {
            self.find(range.clone(), FindingKind::HeadingLevelOne);
        }
        let (start, id) = (self.html.len(), id.map(CowStr::into_string));
        self.heading = Some(OpenHeading { start, range, level: level.max(2), id });
    }

    /// Ends a heading; only now is its text known, and so its anchor.
    fn close_heading(&mut self) {
        let text = self.plain.end_line().to_owned();
        let Some(heading) = self.heading.take() else { return };
        let content = self.html.split_off(heading.start);
        if text.is_empty() {
            self.find(heading.range, FindingKind::EmptyHeading);
            return self.write_paragraph(&content);
        }
        self.check_level(heading.level, &heading.range);
        let anchor = self.anchor(&heading, &text);
        let level = heading.level;
        self.put(format_args!("<h{level} id=\""));
        push_text(&mut self.html, &anchor);
        self.html.push_str("\">");
        self.html.push_str(&content);
        self.put(format_args!("</h{level}>\n"));
        let span = self.span(&heading.range);
        self.outline.push(Heading { level, text, anchor, span });
    }

    fn check_level(&mut self, level: u8, range: &Range<usize>) {
        let from = std::mem::replace(&mut self.level, level);
        if level > from + 1 {
            self.find(range.clone(), FindingKind::HeadingSkips { from, to: level });
        }
    }

    fn anchor(&mut self, heading: &OpenHeading, text: &str) -> String {
        let Some(id) = &heading.id else { return self.anchors.of_text(text) };
        let anchor = self.anchors.of_id(id);
        if anchor != *id {
            let kind = FindingKind::AnchorChanged { from: id.clone(), to: anchor.clone() };
            self.find(heading.range.clone(), kind);
        }
        anchor
    }

    fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else { return self.open_line("<blockquote>\n") };
        let (class, title) = words::alert(kind, self.lang);
        self.open_line(&format!(
            "<aside class=\"alert alert-{class}\" role=\"note\">\n\
             <p class=\"alert-title\">{title}</p>\n"
        ));
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => code::language(info),
            CodeBlockKind::Indented => String::new(),
        };
        self.has_code = true;
        self.code = Some(OpenCode { language, text: String::new() });
    }

    fn close_code(&mut self) {
        let Some(OpenCode { language, text }) = self.code.take() else { return };
        // Code may be wider than the page, and what scrolls must be within the keyboard's reach.
        self.open_line("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            push_text(&mut self.html, &language);
            self.html.push('"');
        }
        self.html.push('>');
        match code::highlight(&language, &text) {
            Some(html) => self.html.push_str(&html),
            None => push_text(&mut self.html, &text),
        }
        self.plain.push(&text);
        self.close_line("</code></pre>\n");
    }

    fn close_raw(&mut self) {
        if let Some(OpenRaw { range, html }) = self.raw.take() {
            self.report_raw(&html, range);
        }
    }
}
