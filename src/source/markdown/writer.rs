//! Writes the parser's events out, one after another, and keeps what is open meanwhile.
//!
//! Blocks are written in `block`, tables in `table`, what stands within a line in `inline`, and
//! footnotes, which wait until their first citation is known, in `footnote`. Nothing here recurses,
//! so no depth of nesting can exhaust the stack.

use std::fmt::{self, Write};
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::Lang;

use super::anchor::Anchors;
use super::block::{OpenCode, OpenHeading, OpenRaw};
use super::footnote::Notes;
use super::inline::{OpenImage, OpenLink};
use super::plain::Plain;
use super::table::Table;
use super::{Finding, FindingKind, Heading, Image, Link, Markdown};

/// A body under way.
pub(super) struct Writer<'a> {
    pub(super) text: &'a str,
    base: usize,
    /// The story's id, fit to be part of an `id`.
    pub(super) namespace: String,
    pub(super) lang: Lang,

    pub(super) html: String,
    pub(super) plain: Plain,
    pub(super) outline: Vec<Heading>,
    pub(super) links: Vec<Link>,
    pub(super) images: Vec<Image>,
    pub(super) has_code: bool,
    pub(super) findings: Vec<Finding>,

    pub(super) notes: Notes<'a>,
    pub(super) anchors: Anchors,
    /// Where the open paragraph begins in `html`.
    pub(super) paragraph: usize,
    pub(super) heading: Option<OpenHeading>,
    /// The level of the heading before; the title of the story is the first.
    pub(super) level: u8,
    pub(super) table: Table,
    pub(super) code: Option<OpenCode>,
    pub(super) raw: Option<OpenRaw>,
    pub(super) link: Option<OpenLink>,
    pub(super) image: Option<OpenImage>,
}

impl<'a> Writer<'a> {
    /// Starts a body; for the parameters see [`super::render`].
    pub(super) fn new(text: &'a str, base: usize, namespace: &str, lang: Lang) -> Self {
        Self {
            text,
            base,
            namespace: namespace.chars().filter(char::is_ascii_alphanumeric).collect(),
            lang,
            html: String::with_capacity(text.len() + text.len() / 4),
            plain: Plain::default(),
            outline: Vec::new(),
            links: Vec::new(),
            images: Vec::new(),
            has_code: false,
            findings: Vec::new(),
            notes: Notes::default(),
            anchors: Anchors::default(),
            paragraph: 0,
            heading: None,
            level: 1,
            table: Table::default(),
            code: None,
            raw: None,
            link: None,
            image: None,
        }
    }

    /// Takes one event of the parser: writes it, or keeps it if it belongs to a footnote.
    pub(super) fn read(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Some((event, range)) = self.keep_note(event, range) {
            self.write(event, range);
        }
    }

    /// Writes the footnotes and gives all that was read.
    pub(super) fn finish(mut self) -> (Markdown, Vec<Finding>) {
        self.write_notes();
        self.findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        let (plain, words, origins) = self.plain.finish();
        let markdown = Markdown {
            html: self.html,
            outline: self.outline,
            plain,
            origins,
            links: self.links,
            images: self.images,
            has_code: self.has_code,
            words,
        };
        (markdown, self.findings)
    }

    /// Writes one event.
    pub(super) fn write(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.image.is_some() {
            return self.describe_image(&event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code.is_some() => self.write_code(&text),
            Event::Text(text) => self.write_text(&text, range),
            Event::Code(text) => self.write_code_span(&text),
            Event::Html(html) => self.gather_raw(&html),
            Event::InlineHtml(html) => self.report_raw(&html, range),
            Event::FootnoteReference(label) => self.cite(&label, range),
            Event::SoftBreak => self.write_break("\n"),
            Event::HardBreak => self.write_break("<br />\n"),
            Event::Rule => self.write_rule(),
            Event::TaskListMarker(true) => self.write_task("checked=\"\" ", super::words::done),
            Event::TaskListMarker(false) => self.write_task("", super::words::to_do),
            // Formulas are not asked of the parser, so none come.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write_text(&text, range),
        }
    }

    /// Reports a problem at a range of the body.
    pub(super) fn find(&mut self, range: Range<usize>, kind: FindingKind) {
        let span = self.span(&range);
        self.findings.push(Finding { span, kind });
    }

    /// Gives the span in the file of a range of the body, without blanks at its end.
    pub(super) fn span(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let start = self.base + range.start;
        start..start + text.trim_end().len()
    }

    /// Adds to the HTML.
    pub(super) fn put(&mut self, html: fmt::Arguments<'_>) {
        self.html.write_fmt(html).expect("a String takes all that is written to it");
    }

    /// Begins a line of HTML, so that blocks stand on lines of their own.
    pub(super) fn begin_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.open_link(super::inline::target(link_type, &dest_url), &title, range);
            }
            Tag::Image { dest_url, title, .. } => self.open_image(&dest_url, &title, range),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => self.open_head(),
            Tag::TableRow => self.open_row(),
            Tag::TableCell => self.open_cell(),
            block => self.open_block(block, range),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => self.close_link(),
            TagEnd::Table => self.close_table(),
            TagEnd::TableHead => self.close_head(),
            TagEnd::TableRow => self.close_row(),
            TagEnd::TableCell => self.close_cell(),
            block => self.close_block(block),
        }
    }
}
