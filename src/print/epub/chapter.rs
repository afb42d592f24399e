//! The files of a book as XHTML: covers, chapters, indexes and what the law asks for.

use super::super::book::{Back, Content, Division, Entry, Letter, Matter, Row};
use super::super::package::address::address;
use super::super::package::chapters::{entry_anchor, spoken};
use super::super::package::xml::Xml;
use super::super::volume::{Header, PartKind};
use super::plan::File;
use super::prose::Prose;
use super::{Writer, nameable};

/// Starts a page; its body is the caller's.
pub(super) fn page(writer: &Writer<'_>, title: &str) -> Xml {
    let lang = writer.book.lang.tag();
    let mut xml = Xml::new();
    xml.doctype("html");
    let attributes = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", lang),
        ("xml:lang", lang),
    ];
    xml.open("html", &attributes);
    xml.open("head", &[]);
    xml.leaf("title", &[], title);
    xml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", "style.css")]);
    xml.close();
    xml
}

/// Writes the file of a chapter.
pub(super) fn chapter(writer: &Writer<'_>, file: &File<'_>) -> Vec<u8> {
    let matter = file.chapter.matter;
    let mut xml = page(writer, writer.named(file));
    xml.open("body", &[]);
    let page = Page { writer, matter };
    match &matter.content {
        Content::Text(_) => page.divisions(&mut xml, &file.chapter.divisions),
        Content::Cover => page.cover(&mut xml),
        Content::Index(letters) => page.index(&mut xml, letters),
        Content::Imprint(rows) => page.imprint(&mut xml, rows),
        Content::Back(back) => page.back(&mut xml, back),
        Content::Contents => {}
    }
    xml.finish()
}

/// A page under way.
struct Page<'a> {
    writer: &'a Writer<'a>,
    matter: &'a Matter,
}

impl Page<'_> {
    fn id(&self) -> &str {
        self.writer.plan.id(&self.matter.anchor)
    }

    fn cover(&self, xml: &mut Xml) {
        let (cover, words) = (&self.writer.book.cover, &self.writer.book.words);
        xml.open("section", &[("epub:type", "cover"), ("id", self.id()), ("class", "cover")]);
        let state: &[&str] = match cover.header {
            Header::Party => &[&words.party],
            Header::State => &[&words.state, &words.motto],
            Header::Plain => &[],
        };
        line(xml, "superior", &cover.superior);
        line(xml, "organ", &cover.organ);
        for text in state {
            line(xml, "state", text);
        }
        line(xml, "conference", &cover.conference);
        xml.leaf("h1", &[], &cover.title);
        line(xml, "subtitle", &cover.subtitle);
        line(xml, "number", &cover.number);
        line(xml, "date", &cover.imprint);
        xml.close();
    }

    /// Writes divisions, each within the one before.
    fn divisions(&self, xml: &mut Xml, divisions: &[(usize, &Division)]) {
        for (level, division) in divisions {
            let (kind, role) = kind(self.matter.kind, *level, !division.children.is_empty());
            let mut attributes = vec![("epub:type", kind)];
            attributes.extend(role.map(|it| ("role", it)));
            attributes.push(("id", self.writer.plan.id(&division.anchor)));
            xml.open("section", &attributes);
            self.page_break(xml, division);
            xml.leaf(heading(*level), &[], &division.title);
            line(xml, "by", &division.by);
            line(xml, "summary", &division.summary);
            rows(xml, &division.rows);
            Prose::new(self.writer, division, *level).write(xml);
        }
        for _ in divisions {
            xml.close();
        }
    }

    /// Marks where a page of the printed volume begins.
    fn page_break(&self, xml: &mut Xml, division: &Division) {
        let list = self.writer.page_list();
        let page = list.into_iter().find(|(_, anchor)| *anchor == division.anchor);
        if let Some((page, _)) = page {
            let (id, label) = (format!("trang--{page}"), page.to_string());
            let attributes = [
                ("epub:type", "pagebreak"),
                ("role", "doc-pagebreak"),
                ("id", &id),
                ("aria-label", &label),
            ];
            xml.open("div", &attributes);
            xml.close();
        }
    }

    fn index(&self, xml: &mut Xml, letters: &[Letter]) {
        xml.open("section", &[("epub:type", "index"), ("role", "doc-index"), ("id", self.id())]);
        xml.leaf("h1", &[], &self.matter.title);
        let places = spoken(self.matter, letters);
        let mut count = 0;
        for letter in letters {
            xml.leaf("h2", &[], &letter.letter);
            xml.open("ul", &[("class", "index")]);
            for entry in &letter.entries {
                let id = self.writer.plan.id(&entry_anchor(self.matter, count));
                xml.open("li", &[("id", id)]);
                self.entry(xml, entry, &places);
                xml.close();
                count += 1;
            }
            xml.close();
        }
        xml.close();
    }

    fn entry(
        &self,
        xml: &mut Xml,
        entry: &Entry,
        places: &std::collections::BTreeMap<String, String>,
    ) {
        let own = match entry.anchors.as_slice() {
            [anchor] if entry.detail.is_empty() => self.writer.plan.address(anchor),
            _ => None,
        };
        link(xml, own.clone(), &entry.term);
        if !entry.detail.is_empty() {
            xml.text(&format!(" ({})", entry.detail));
        }
        self.pointers(xml, entry, places);
        if own.is_none() {
            self.locators(xml, entry);
        }
    }

    /// Writes the entries to see: names of the past point to those of today.
    fn pointers(
        &self,
        xml: &mut Xml,
        entry: &Entry,
        places: &std::collections::BTreeMap<String, String>,
    ) {
        if entry.see.is_empty() {
            return;
        }
        let words = &self.writer.book.words;
        let because = if entry.because.is_empty() { &words.see } else { &entry.because };
        xml.text(&format!("; {because} "));
        for (at, see) in entry.see.iter().enumerate() {
            xml.text(if at == 0 { "" } else { "; " });
            let anchor = places.get(see);
            link(xml, anchor.and_then(|it| self.writer.plan.address(it)), see);
        }
    }

    /// Writes the ways to what speaks of an entry, by page where there are pages, else by title.
    fn locators(&self, xml: &mut Xml, entry: &Entry) {
        if entry.anchors.is_empty() {
            return;
        }
        xml.open("span", &[("class", "locators")]);
        xml.text(": ");
        for (at, anchor) in entry.anchors.iter().enumerate() {
            xml.text(if at == 0 { "" } else { "; " });
            let title = self.writer.plan.title(anchor);
            link(xml, self.writer.plan.address(anchor), nameable(title, &entry.term));
        }
        xml.close();
    }

    fn imprint(&self, xml: &mut Xml, all: &[Row]) {
        let attributes = [("epub:type", "colophon"), ("role", "doc-colophon"), ("id", self.id())];
        xml.open("section", &attributes);
        xml.leaf("h1", &[], &self.matter.title);
        rows(xml, all);
        xml.close();
    }

    fn back(&self, xml: &mut Xml, back: &Back) {
        xml.open("section", &[("id", self.id()), ("class", "back")]);
        line(xml, "online", &back.text);
        xml.open("p", &[]);
        link(xml, address(&back.url), &back.url);
        xml.close();
        xml.close();
    }
}

/// Names the kind of a division, and its role for those who have it read to them.
fn kind(part: PartKind, level: usize, has_children: bool) -> (&'static str, Option<&'static str>) {
    match (level, part) {
        (1, PartKind::Foreword) => ("foreword", Some("doc-foreword")),
        (1, PartKind::Figures) => ("appendix", Some("doc-appendix")),
        (1, _) if has_children => ("part", Some("doc-part")),
        (_, _) if has_children => ("division", None),
        _ => ("chapter", Some("doc-chapter")),
    }
}

/// Gives the element of a heading.
pub(super) fn heading(level: usize) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][level.clamp(1, 6) - 1]
}

/// Writes a line of its own; nothing where there is nothing to say.
fn line(xml: &mut Xml, class: &str, text: &str) {
    if !text.is_empty() {
        xml.leaf("p", &[("class", class)], text);
    }
}

fn link(xml: &mut Xml, address: Option<String>, text: &str) {
    match address.filter(|_| !text.trim().is_empty()) {
        Some(address) => xml.leaf("a", &[("href", &address)], text),
        None => xml.text(text),
    }
}

/// Writes labels and what they say.
fn rows(xml: &mut Xml, rows: &[Row]) {
    if rows.is_empty() {
        return;
    }
    xml.open("dl", &[("class", "rows")]);
    for row in rows {
        xml.leaf("dt", &[], &row.label);
        xml.leaf("dd", &[], &row.text);
    }
    xml.close();
}
