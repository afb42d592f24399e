//! Writes what stands within a line: text, code, links and pictures.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use super::escape::{push_clean, push_text};
use super::writer::Writer;
use super::{FindingKind, Image, Link, LinkKind, link_kind, placeholder};

/// A link under way.
pub(super) struct OpenLink {
    range: Range<usize>,
    /// Whether there is something to read in it.
    named: bool,
    /// How many links are open within it: an address in angle brackets may stand in a link's text.
    inner: usize,
}

/// A picture under way, while its description is gathered.
pub(super) struct OpenImage {
    target: String,
    title: String,
    range: Range<usize>,
    alt: String,
    /// How many elements are open within the description.
    depth: usize,
}

/// Gives the address of a link; Markdown leaves the scheme of `<mailbox@host>` unsaid.
pub(super) fn target(link_type: LinkType, address: &str) -> String {
    match link_type {
        LinkType::Email => format!("mailto:{address}"),
        _ => address.to_owned(),
    }
}

impl Writer<'_> {
    /// Writes text.
    pub(super) fn write_text(&mut self, text: &str, range: Range<usize>) {
        self.check_citation(&range);
        self.name_link(text);
        push_text(&mut self.html, text);
        let place = self.span(&range).start;
        self.plain.push_from(text, place);
    }

    /// Writes code within a line.
    pub(super) fn write_code_span(&mut self, text: &str) {
        self.name_link(text);
        self.html.push_str("<code>");
        push_text(&mut self.html, text);
        self.html.push_str("</code>");
        self.plain.push(text);
    }

    /// Writes the end of a line.
    pub(super) fn write_break(&mut self, html: &str) {
        self.html.push_str(html);
        self.plain.push(" ");
    }

    /// Opens a link; without an address that may be followed it stays an `<a>` that leads nowhere,
    /// and within another link, as HTML has none, it is only its text.
    pub(super) fn open_link(&mut self, target: String, title: &str, range: Range<usize>) {
        if let Some(outer) = &mut self.link {
            outer.inner += 1;
            return;
        }
        self.html.push_str("<a");
        if let Some(kind) = self.check_target(&target, &range) {
            self.write_href(target, kind, &range);
        }
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            push_text(&mut self.html, title);
            self.html.push('"');
        }
        self.html.push('>');
        self.link = Some(OpenLink { range, named: false, inner: 0 });
    }

    /// Closes a link.
    pub(super) fn close_link(&mut self) {
        match self.link.take() {
            Some(link) if link.inner > 0 => {
                self.link = Some(OpenLink { inner: link.inner - 1, ..link });
            }
            Some(link) => {
                self.html.push_str("</a>");
                if !link.named {
                    self.find(link.range, FindingKind::UnnamedLink);
                }
            }
            None => {}
        }
    }

    /// Opens a picture: until it closes, all that comes is its description.
    pub(super) fn open_image(&mut self, target: &str, title: &str, range: Range<usize>) {
        let (target, title) = (target.to_owned(), title.to_owned());
        self.image = Some(OpenImage { target, title, range, alt: String::new(), depth: 0 });
    }

    /// Takes an event within a picture as part of its description, which is text alone.
    pub(super) fn describe_image(&mut self, event: &Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth == 0 => self.close_image(),
            Event::End(_) => image.depth -= 1,
            Event::Text(text) | Event::Code(text) => push_clean(&mut image.alt, text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn write_href(&mut self, target: String, kind: LinkKind, range: &Range<usize>) {
        self.html.push_str(&placeholder::link(self.links.len()));
        if kind == LinkKind::External {
            self.html.push_str(" rel=\"noopener\"");
        }
        let span = self.span(range);
        self.links.push(Link { target, span, kind });
    }

    fn close_image(&mut self) {
        let Some(OpenImage { target, title, range, alt, .. }) = self.image.take() else { return };
        let alt = alt.trim().to_owned();
        if alt.is_empty() {
            self.find(range.clone(), FindingKind::MissingAlt);
        }
        self.name_link(&alt);
        if self.check_target(&target, &range).is_none() {
            push_text(&mut self.html, &alt);
            return self.plain.push(&alt);
        }
        self.html.push_str(&placeholder::image(self.images.len()));
        let span = self.span(&range);
        let linked = self.link.is_some();
        self.images.push(Image { target, alt, title, span, alone: false, linked });
    }

    /// Tells where an address leads, and reports one that may not be followed.
    fn check_target(&mut self, target: &str, range: &Range<usize>) -> Option<LinkKind> {
        if target.trim().is_empty() {
            self.find(range.clone(), FindingKind::EmptyLink);
            return None;
        }
        let kind = link_kind(target);
        if kind.is_none() {
            self.find(range.clone(), FindingKind::UnsafeScheme(target.to_owned()));
        }
        kind
    }

    fn name_link(&mut self, text: &str) {
        if let Some(link) = &mut self.link {
            link.named |= !text.trim().is_empty();
        }
    }
}
