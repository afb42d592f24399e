//! What reading systems read first: what the book is, whom it serves, and which files it has.

use super::super::package::xml::Xml;
use super::plan::NAV;
use super::{Content, Writer, nameable};

pub(super) fn container() -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:container";
    xml.open("container", &[("version", "1.0"), ("xmlns", namespace)]);
    xml.open("rootfiles", &[]);
    let kind = "application/oebps-package+xml";
    xml.empty("rootfile", &[("full-path", "EPUB/package.opf"), ("media-type", kind)]);
    xml.finish()
}

pub(super) fn package(writer: &Writer<'_>) -> Vec<u8> {
    let mut xml = Xml::new();
    let lang = writer.book.lang.tag();
    let attributes = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("unique-identifier", "id"),
        ("xml:lang", lang),
    ];
    xml.open("package", &attributes);
    metadata(&mut xml, writer);
    manifest(&mut xml, writer);
    spine(&mut xml, writer);
    xml.finish()
}

fn metadata(xml: &mut Xml, writer: &Writer<'_>) {
    let cover = &writer.book.cover;
    xml.open("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
    xml.leaf("dc:identifier", &[("id", "id")], &identifier(writer));
    xml.leaf("dc:title", &[("id", "title")], &title(writer));
    xml.leaf("meta", &[("refines", "#title"), ("property", "title-type")], "main");
    xml.leaf("dc:language", &[], writer.book.lang.tag());
    if !cover.organ.trim().is_empty() {
        xml.leaf("dc:creator", &[], &cover.organ);
        xml.leaf("dc:publisher", &[], &cover.organ);
    }
    if !cover.subtitle.trim().is_empty() {
        xml.leaf("dc:description", &[], &cover.subtitle);
    }
    xml.leaf("dc:date", &[], &writer.book.date.to_string());
    property(xml, "dcterms:modified", &format!("{}T00:00:00Z", writer.modified));
    if !writer.page_list().is_empty() {
        xml.leaf("dc:source", &[("id", "pages")], &format!("{}.pdf", writer.book.name));
        xml.leaf("meta", &[("refines", "#pages"), ("property", "source-of")], "pagination");
    }
    accessibility(xml, writer);
    xml.close();
}

/// Says for whom the book can be read, as the law of many countries and most shops ask.
fn accessibility(xml: &mut Xml, writer: &Writer<'_>) {
    let has_pictures = writer.pictures.iter().next().is_some();
    property(xml, "schema:accessMode", "textual");
    if has_pictures {
        property(xml, "schema:accessMode", "visual");
    }
    property(xml, "schema:accessModeSufficient", "textual");
    let matters = &writer.book.matters;
    let features = [
        ("structuralNavigation", true),
        ("tableOfContents", true),
        ("readingOrder", true),
        ("displayTransformability", true),
        ("alternativeText", has_pictures),
        ("index", matters.iter().any(|it| matches!(it.content, Content::Index(_)))),
        ("printPageNumbers", !writer.page_list().is_empty()),
    ];
    for (feature, _) in features.into_iter().filter(|(_, has)| *has) {
        property(xml, "schema:accessibilityFeature", feature);
    }
    property(xml, "schema:accessibilityHazard", "none");
    property(xml, "schema:accessibilitySummary", &writer.book.words.accessibility);
}

fn property(xml: &mut Xml, name: &str, value: &str) {
    xml.leaf("meta", &[("property", name)], value);
}

fn title(writer: &Writer<'_>) -> String {
    let cover = &writer.book.cover;
    let title = nameable(&cover.title, &writer.book.name);
    if cover.number.is_empty() { title.to_owned() } else { format!("{title}, {}", cover.number) }
}

/// Makes an identifier of what the book is called, so that a new edition takes the old one's place.
fn identifier(writer: &Writer<'_>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [&*writer.book.name, &*writer.book.cover.organ, &title(writer)] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    let hash = hasher.finalize().to_hex();
    // The eighth form of such names is for those who make them in a way of their own.
    let (first, second, third) = (&hash[..8], &hash[8..12], &hash[13..16]);
    format!("urn:uuid:{first}-{second}-8{third}-8{}-{}", &hash[17..20], &hash[20..32])
}

fn manifest(xml: &mut Xml, writer: &Writer<'_>) {
    const PAGE: &str = "application/xhtml+xml";
    xml.open("manifest", &[]);
    let nav = [("id", "nav"), ("href", NAV), ("media-type", PAGE), ("properties", "nav")];
    xml.empty("item", &nav);
    xml.empty("item", &[("id", "style"), ("href", "style.css"), ("media-type", "text/css")]);
    for (at, file) in writer.plan.files.iter().enumerate().filter(|(_, it)| it.name != NAV) {
        let id = format!("c{}", at + 1);
        xml.empty("item", &[("id", &id), ("href", &file.name), ("media-type", PAGE)]);
    }
    for (at, picture) in writer.pictures.iter().enumerate() {
        let id = format!("anh{}", at + 1);
        let kind = picture.media_type;
        xml.empty("item", &[("id", &id), ("href", &picture.name), ("media-type", kind)]);
    }
    xml.close();
}

/// Gives the order of reading. The contents stand where the book has them, and only once.
fn spine(xml: &mut Xml, writer: &Writer<'_>) {
    xml.open("spine", &[]);
    let mut has_nav = false;
    for (at, file) in writer.plan.files.iter().enumerate() {
        let is_nav = file.name == NAV;
        if is_nav && has_nav {
            continue;
        }
        has_nav |= is_nav;
        let id = if is_nav { "nav".to_owned() } else { format!("c{}", at + 1) };
        xml.empty("itemref", &[("idref", &id)]);
    }
    if !has_nav {
        xml.empty("itemref", &[("idref", "nav"), ("linear", "no")]);
    }
    xml.close();
}
