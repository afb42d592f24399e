//! The text of a division as XHTML, with its footnotes, which pop up where the reader can do that.

use std::collections::BTreeSet;

use super::super::book::{Destination, Division};
use super::super::package::address::address;
use super::super::package::xml::Xml;
use super::Writer;
use super::chapter::heading;
use crate::source::markdown::prose::{
    Align, Block, BlockKind, Definition, Inline, InlineKind, Item, List, Table, line,
};

/// The text of a division under way.
pub(super) struct Prose<'a> {
    writer: &'a Writer<'a>,
    division: &'a Division,
    level: usize,
    /// How many quotations, lists or notes are open, in which headings are only strong lines.
    nested: usize,
    /// The notes whose first mark is written.
    marked: BTreeSet<usize>,
    /// Whether a link is open: no other can stand in it.
    is_in_link: bool,
}

impl<'a> Prose<'a> {
    pub(super) fn new(writer: &'a Writer<'a>, division: &'a Division, level: usize) -> Self {
        Self { writer, division, level, nested: 0, marked: BTreeSet::new(), is_in_link: false }
    }

    /// Writes the text and then its notes.
    pub(super) fn write(mut self, xml: &mut Xml) {
        self.blocks(xml, &self.division.prose.blocks);
        self.notes(xml);
    }

    fn blocks(&mut self, xml: &mut Xml, blocks: &[Block]) {
        for block in blocks {
            self.block(xml, &block.kind);
        }
    }

    fn block(&mut self, xml: &mut Xml, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph(content) => self.paragraph(xml, &[], content),
            BlockKind::Heading { level, anchor, content } => {
                self.heading(xml, *level, anchor, content);
            }
            BlockKind::Quote(blocks) => self.nest(xml, "blockquote", &[], blocks),
            BlockKind::Alert { class, title, blocks } => {
                xml.open("aside", &[("class", &format!("alert {class}"))]);
                xml.leaf("p", &[("class", "alert-title")], title);
                self.nested(|it| it.blocks(xml, blocks));
                xml.close();
            }
            BlockKind::Code { text, .. } => {
                xml.open("pre", &[]);
                xml.leaf("code", &[], text.trim_end_matches('\n'));
                xml.close();
            }
            BlockKind::List(list) => self.list(xml, list),
            BlockKind::Definitions(definitions) => self.definitions(xml, definitions),
            BlockKind::Table(table) => self.table(xml, table),
            BlockKind::Figure { image, alt, caption } => self.figure(xml, *image, alt, caption),
            BlockKind::Rule => xml.empty("hr", &[]),
        }
    }

    fn nested(&mut self, write: impl FnOnce(&mut Self)) {
        self.nested += 1;
        write(self);
        self.nested -= 1;
    }

    fn nest(
        &mut self,
        xml: &mut Xml,
        name: &'static str,
        class: &[(&str, &str)],
        blocks: &[Block],
    ) {
        xml.open(name, class);
        self.nested(|it| it.blocks(xml, blocks));
        xml.close();
    }

    fn paragraph(&mut self, xml: &mut Xml, class: &[(&str, &str)], content: &[Inline]) {
        xml.open("p", class);
        self.inlines(xml, content);
        xml.close();
    }

    fn heading(&mut self, xml: &mut Xml, level: u8, anchor: &str, content: &[Inline]) {
        if self.nested > 0 {
            return self.paragraph(xml, &[("class", "heading")], content);
        }
        let id = self.writer.plan.id(&self.division.heading_anchor(anchor)).to_owned();
        xml.open(heading(self.level + usize::from(level.max(2)) - 1), &[("id", &id)]);
        self.inlines(xml, content);
        xml.close();
    }

    fn list(&mut self, xml: &mut Xml, list: &List) {
        let class = if list.tight { "tight" } else { "loose" };
        let start = list.start.map(|it| it.to_string());
        match &start {
            Some(start) => xml.open("ol", &[("class", class), ("start", start)]),
            None => xml.open("ul", &[("class", class)]),
        }
        list.items.iter().for_each(|it| self.item(xml, it));
        xml.close();
    }

    fn item(&mut self, xml: &mut Xml, item: &Item) {
        let Some(done) = item.task else { return self.nest(xml, "li", &[], &item.blocks) };
        xml.open("li", &[("class", "task")]);
        xml.leaf("span", &[("class", "box")], if done { "☑ " } else { "☐ " });
        self.nested(|it| it.blocks(xml, &item.blocks));
        xml.close();
    }

    fn definitions(&mut self, xml: &mut Xml, definitions: &[Definition]) {
        if definitions.is_empty() {
            return;
        }
        xml.open("dl", &[]);
        for definition in definitions {
            xml.open("dt", &[]);
            self.inlines(xml, &definition.term);
            xml.close();
            if definition.meanings.is_empty() {
                xml.leaf("dd", &[], "");
            }
            for meaning in &definition.meanings {
                self.nest(xml, "dd", &[], meaning);
            }
        }
        xml.close();
    }

    fn table(&mut self, xml: &mut Xml, table: &Table) {
        if table.head.is_empty() {
            return;
        }
        xml.open("table", &[]);
        xml.open("thead", &[]);
        self.row(xml, table, &table.head, "th");
        xml.close();
        if !table.rows.is_empty() {
            xml.open("tbody", &[]);
            table.rows.iter().for_each(|row| self.row(xml, table, row, "td"));
            xml.close();
        }
        xml.close();
    }

    fn row(&mut self, xml: &mut Xml, table: &Table, row: &[Vec<Inline>], cell: &'static str) {
        xml.open("tr", &[]);
        for (at, content) in row.iter().enumerate() {
            let mut attributes = Vec::new();
            match table.columns.get(at) {
                Some(Align::Center) => attributes.push(("class", "center")),
                Some(Align::End) => attributes.push(("class", "end")),
                Some(Align::Start) | None => {}
            }
            if cell == "th" {
                attributes.push(("scope", "col"));
            }
            xml.open(cell, &attributes);
            self.inlines(xml, content);
            xml.close();
        }
        xml.close();
    }

    fn figure(&mut self, xml: &mut Xml, image: usize, alt: &str, caption: &str) {
        let picture = self.division.pictures.get(image);
        let Some(shown) = self.writer.pictures.find(picture) else { return };
        xml.open("figure", &[]);
        xml.empty("img", &[("src", &shown.name), ("alt", alt)]);
        let caption = self.writer.book.caption(picture, caption);
        if !caption.is_empty() {
            xml.leaf("figcaption", &[], &caption);
        }
        xml.close();
    }

    fn inlines(&mut self, xml: &mut Xml, content: &[Inline]) {
        for inline in content {
            self.inline(xml, &inline.kind);
        }
    }

    fn inline(&mut self, xml: &mut Xml, kind: &InlineKind) {
        match kind {
            InlineKind::Text(text) => xml.text(text),
            InlineKind::Code(text) => xml.leaf("code", &[], text),
            InlineKind::Emphasis(content) => self.styled(xml, "em", content),
            InlineKind::Strong(content) => self.styled(xml, "strong", content),
            InlineKind::Strike(content) => self.styled(xml, "del", content),
            InlineKind::Link { link, content } => self.link(xml, *link, content),
            InlineKind::Image { image, alt, .. } => {
                let picture = self.division.pictures.get(*image);
                if let Some(shown) = self.writer.pictures.find(picture) {
                    xml.empty("img", &[("src", &shown.name), ("alt", alt), ("class", "inline")]);
                }
            }
            InlineKind::Note(note) => self.mark(xml, *note),
            InlineKind::Break => xml.empty("br", &[]),
        }
    }

    fn styled(&mut self, xml: &mut Xml, name: &'static str, content: &[Inline]) {
        xml.open(name, &[]);
        self.inlines(xml, content);
        xml.close();
    }

    fn link(&mut self, xml: &mut Xml, link: Option<usize>, content: &[Inline]) {
        let address = match link.and_then(|it| self.division.links.get(it)) {
            Some(Destination::Web(written)) => address(written),
            Some(Destination::Within(anchor)) => self.writer.plan.address(anchor),
            Some(Destination::Nowhere) | None => None,
        };
        let Some(address) = address else { return self.inlines(xml, content) };
        // A link without a word to click has no place to stand in.
        if line(content).trim().is_empty() {
            return self.inlines(xml, content);
        }
        xml.open("a", &[("href", &address)]);
        self.is_in_link = true;
        self.inlines(xml, content);
        self.is_in_link = false;
        xml.close();
    }

    /// Writes the mark of a note; the first one can be gone back to.
    fn mark(&mut self, xml: &mut Xml, note: usize) {
        if note >= self.division.prose.notes.len() {
            return;
        }
        let (id, number) = (self.note_id(note), (note + 1).to_string());
        if self.is_in_link {
            return xml.leaf("sup", &[], &number);
        }
        let (back, address) = (format!("{id}-ref"), format!("#{id}"));
        let mut attributes =
            vec![("epub:type", "noteref"), ("role", "doc-noteref"), ("href", address.as_str())];
        if self.marked.insert(note) {
            attributes.push(("id", &back));
        }
        xml.open("sup", &[]);
        xml.leaf("a", &attributes, &number);
        xml.close();
    }

    fn note_id(&self, note: usize) -> String {
        format!("{}--{}", self.writer.plan.id(&self.division.anchor), note + 1)
    }

    fn notes(&mut self, xml: &mut Xml) {
        let notes = &self.division.prose.notes;
        if notes.is_empty() {
            return;
        }
        let label = &self.writer.book.words.notes;
        let attributes =
            [("epub:type", "footnotes"), ("class", "footnotes"), ("aria-label", label.as_str())];
        xml.open("section", &attributes);
        for (at, note) in notes.iter().enumerate() {
            self.note(xml, at, note);
        }
        xml.close();
    }

    fn note(&mut self, xml: &mut Xml, at: usize, blocks: &[Block]) {
        let id = self.note_id(at);
        let attributes = [("epub:type", "footnote"), ("role", "doc-footnote"), ("id", id.as_str())];
        xml.open("aside", &attributes);
        self.nested += 1;
        let (first, rest) = match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => (&**content, rest),
            _ => (&[][..], blocks),
        };
        xml.open("p", &[]);
        self.way_back(xml, at);
        self.inlines(xml, first);
        xml.close();
        self.blocks(xml, rest);
        self.nested -= 1;
        xml.close();
    }

    /// Writes the number of a note, which leads back to its mark.
    fn way_back(&self, xml: &mut Xml, at: usize) {
        let number = format!("{}.", at + 1);
        if self.marked.contains(&at) {
            let address = format!("#{}-ref", self.note_id(at));
            let label = format!("{} {}", self.writer.book.words.back, at + 1);
            let attributes = [
                ("class", "number"),
                ("role", "doc-backlink"),
                ("href", address.as_str()),
                ("aria-label", label.as_str()),
            ];
            xml.leaf("a", &attributes, &number);
        } else {
            xml.leaf("span", &[("class", "number")], &number);
        }
        xml.text(" ");
    }
}
