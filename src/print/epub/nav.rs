//! The ways into a book: the table of contents, the landmarks, and the pages of the printed volume.

use super::super::book::{Content, Division};
use super::super::package::xml::Xml;
use super::super::volume::PartKind;
use super::chapter::page;
use super::plan::NAV;
use super::{Writer, nameable};

/// How many levels the table of contents shows: part, field and story.
const LEVELS: usize = 3;

/// Writes the file of contents, which is a page of the book too.
pub(super) fn nav(writer: &Writer<'_>) -> Vec<u8> {
    let file = writer.plan.files.iter().find(|it| it.name == NAV);
    let title = file.map_or(writer.book.words.contents.as_str(), |it| it.chapter.title());
    let title = nameable(title, &writer.book.words.contents);
    let mut xml = page(writer, title);
    xml.open("body", &[]);
    let id = file.map_or("toc", |it| writer.plan.id(&it.chapter.matter.anchor));
    xml.open("nav", &[("epub:type", "toc"), ("role", "doc-toc"), ("id", id)]);
    xml.leaf("h1", &[], title);
    contents(&mut xml, writer);
    xml.close();
    landmarks(&mut xml, writer);
    pages(&mut xml, writer);
    xml.finish()
}

fn contents(xml: &mut Xml, writer: &Writer<'_>) {
    xml.open("ol", &[]);
    for matter in &writer.book.matters {
        match &matter.content {
            Content::Cover | Content::Back(_) | Content::Contents => {}
            Content::Text(division) => branch(xml, writer, division, 1),
            _ => {
                xml.open("li", &[]);
                way(xml, writer, &matter.anchor, &matter.title, None);
                xml.close();
            }
        }
    }
    let is_titled = |content: &Content| {
        !matches!(content, Content::Cover | Content::Back(_) | Content::Contents)
    };
    if !writer.book.matters.iter().any(|it| is_titled(&it.content)) {
        xml.open("li", &[]);
        xml.leaf("a", &[("href", NAV)], nameable("", &writer.book.words.contents));
        xml.close();
    }
    xml.close();
}

fn branch(xml: &mut Xml, writer: &Writer<'_>, division: &Division, level: usize) {
    xml.open("li", &[]);
    way(xml, writer, &division.anchor, &division.title, None);
    if level < LEVELS && !division.children.is_empty() {
        xml.open("ol", &[]);
        for child in &division.children {
            branch(xml, writer, child, level + 1);
        }
        xml.close();
    }
    xml.close();
}

/// Writes a link to a name of the book.
fn way(xml: &mut Xml, writer: &Writer<'_>, anchor: &str, title: &str, kind: Option<&str>) {
    let address = writer.plan.address(anchor).unwrap_or_else(|| NAV.to_owned());
    let mut attributes = vec![("href", address.as_str())];
    attributes.extend(kind.map(|it| ("epub:type", it)));
    xml.leaf("a", &attributes, nameable(title, &writer.book.cover.title));
}

fn landmarks(xml: &mut Xml, writer: &Writer<'_>) {
    let words = &writer.book.words;
    xml.open("nav", &[("epub:type", "landmarks"), ("hidden", "hidden")]);
    xml.leaf("h2", &[], nameable(&words.landmarks, &words.contents));
    xml.open("ol", &[]);
    xml.open("li", &[]);
    let contents = nameable(&words.contents, "");
    xml.leaf("a", &[("href", NAV), ("epub:type", "toc")], contents);
    xml.close();
    let mut has_body = false;
    for matter in &writer.book.matters {
        let Some(kind) = landmark(matter.kind).filter(|it| *it != "bodymatter" || !has_body) else {
            continue;
        };
        has_body |= kind == "bodymatter";
        xml.open("li", &[]);
        way(xml, writer, &matter.anchor, &matter.title, Some(kind));
        xml.close();
    }
    xml.close();
    xml.close();
}

/// Names what readers jump to.
fn landmark(kind: PartKind) -> Option<&'static str> {
    match kind {
        PartKind::Cover => Some("cover"),
        PartKind::Foreword => Some("foreword"),
        PartKind::Figures => Some("appendix"),
        PartKind::Places | PartKind::Names => Some("index"),
        PartKind::Imprint => Some("colophon"),
        PartKind::Contents | PartKind::Back => None,
        _ => Some("bodymatter"),
    }
}

/// Lists the pages of the printed volume, for a class that reads from both.
fn pages(xml: &mut Xml, writer: &Writer<'_>) {
    let pages = writer.page_list();
    if pages.is_empty() {
        return;
    }
    let words = &writer.book.words;
    let attributes = [("epub:type", "page-list"), ("role", "doc-pagelist"), ("hidden", "hidden")];
    xml.open("nav", &attributes);
    xml.leaf("h2", &[], nameable(&words.pages, &words.contents));
    xml.open("ol", &[]);
    for (page, anchor) in pages {
        let address = writer.plan.address(&anchor).unwrap_or_default();
        let file = address.split('#').next().unwrap_or_default();
        xml.open("li", &[]);
        xml.leaf("a", &[("href", &format!("{file}#trang--{page}"))], &page.to_string());
        xml.close();
    }
    xml.close();
    xml.close();
}
