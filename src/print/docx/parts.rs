//! The files that hold no text: what there is, what refers to what, how lists are numbered.

use super::super::book::Book;
use super::super::package::xml::Xml;
use super::part::{HANGING, NAMESPACES, Part, Relation, STEP, value, within};
use crate::diagnostic::Lang;

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The list of bullets; numbered lists follow.
pub(super) const BULLETS: usize = 1;
/// A numbered list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumberedList {
    /// The number of its first item.
    pub(super) start: u64,
    /// How deep it stands.
    pub(super) depth: usize,
}

/// How deep lists are known to nest; deeper ones stand as deep as this.
pub(super) const LEVELS: usize = 9;

/// Gives the language as office programs name it.
pub(super) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-US",
    }
}

/// Tells the kind of every file.
pub(super) fn content_types(heads: usize) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", namespace)]);
    let kinds = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("jpg", "image/jpeg"),
        ("png", "image/png"),
    ];
    for (extension, kind) in kinds {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml".to_owned();
    let own = |kind: &str| format!("{CONTENT}{kind}+xml");
    let mut parts = vec![
        ("docProps/core.xml".to_owned(), core),
        ("word/document.xml".to_owned(), own("document.main")),
    ];
    for name in names(heads) {
        let kind = own(name.split('-').next().unwrap_or_default());
        parts.push((format!("word/{name}.xml"), kind));
    }
    for (name, kind) in parts {
        xml.empty("Override", &[("PartName", &format!("/{name}")), ("ContentType", &kind)]);
    }
    xml.finish()
}

/// Names the files that the text of any book refers to; what stands before `-` is their kind.
pub(super) fn names(heads: usize) -> Vec<String> {
    let fixed = ["styles", "numbering", "settings", "footnotes"].map(str::to_owned);
    fixed.into_iter().chain(head_names(heads)).collect()
}

fn head_names(heads: usize) -> Vec<String> {
    let fixed = ["header-none", "header-book", "footer-none", "footer-page"].map(str::to_owned);
    let own = (1..=heads).map(|it| format!("header-{it}"));
    fixed.into_iter().chain(own).collect()
}

/// Tells where the text and the properties are.
pub(super) fn relations() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", RELATIONS)]);
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relation(&mut xml, "r1", &format!("{KIND}officeDocument"), "word/document.xml");
    relation(&mut xml, "r2", core, "docProps/core.xml");
    xml.finish()
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

/// Tells what a part refers to: what the text of any book has, then its own.
pub(super) fn relations_of(names: &[String], part: &Part) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", RELATIONS)]);
    for name in names {
        let kind = name.split('-').next().unwrap_or_default();
        relation(&mut xml, name, &format!("{KIND}{kind}"), &format!("{name}.xml"));
    }
    for (id, own) in part.relations() {
        match own {
            Relation::Picture(name) => {
                relation(&mut xml, &id, &format!("{KIND}image"), &format!("media/{name}"));
            }
            Relation::Web(address) => {
                let kind = format!("{KIND}hyperlink");
                let target = [("Target", address.as_str()), ("TargetMode", "External")];
                xml.empty("Relationship", &[[("Id", &*id), ("Type", &*kind)], target].concat());
            }
        }
    }
    xml.finish()
}

/// Says what the book is. The day is its own, never that of its making.
pub(super) fn properties(book: &Book) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.open("cp:coreProperties", &namespaces);
    let instant = format!("{}T00:00:00Z", book.date);
    xml.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &instant);
    xml.leaf("dc:creator", &[], &book.cover.organ);
    xml.leaf("dc:language", &[], language(book.lang));
    xml.leaf("dc:subject", &[], &book.cover.subtitle);
    xml.leaf("dc:title", &[], &book.cover.title);
    xml.finish()
}

/// Says how the file is to be opened: fields brought up to date, pages mirrored along the spine.
pub(super) fn settings(lang: Lang) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:settings", &NAMESPACES[..1]);
    xml.empty("w:mirrorMargins", &[]);
    value(&mut xml, "w:updateFields", "true");
    value(&mut xml, "w:defaultTabStop", "567");
    xml.empty("w:evenAndOddHeaders", &[]);
    xml.open("w:footnotePr", &[]);
    xml.empty("w:footnote", &[("w:id", "-1")]);
    xml.empty("w:footnote", &[("w:id", "0")]);
    xml.close();
    xml.open("w:compat", &[]);
    // A line that its author ends is not stretched.
    xml.empty("w:doNotExpandShiftReturn", &[]);
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", "15"),
    ];
    xml.empty("w:compatSetting", &mode);
    xml.close();
    value(&mut xml, "w:themeFontLang", language(lang));
    xml.finish()
}

/// Says how lists are marked: the bullets, then each numbered list from its own first number.
pub(super) fn numbering(lists: &[NumberedList]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &NAMESPACES[..1]);
    scheme(&mut xml, "0", "bullet");
    scheme(&mut xml, "1", "decimal");
    xml.open("w:num", &[("w:numId", &BULLETS.to_string())]);
    value(&mut xml, "w:abstractNumId", "0");
    xml.close();
    for (at, list) in lists.iter().enumerate() {
        xml.open("w:num", &[("w:numId", &(BULLETS + 1 + at).to_string())]);
        value(&mut xml, "w:abstractNumId", "1");
        xml.open("w:lvlOverride", &[("w:ilvl", &list.depth.to_string())]);
        value(&mut xml, "w:startOverride", &list.start.to_string());
        xml.close();
        xml.close();
    }
    xml.finish()
}

fn scheme(xml: &mut Xml, id: &str, format: &str) {
    xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
    value(xml, "w:multiLevelType", "hybridMultilevel");
    for level in 0..LEVELS {
        xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
        value(xml, "w:start", "1");
        value(xml, "w:numFmt", format);
        let bullet = ["•", "–"][level % 2].to_owned();
        let text = if format == "bullet" { bullet } else { format!("%{}.", level + 1) };
        value(xml, "w:lvlText", &text);
        value(xml, "w:lvlJc", "left");
        let left = ((level + 1) * STEP).to_string();
        let indent = [("w:left", left.as_str()), ("w:hanging", &HANGING.to_string())];
        within(xml, "w:pPr", "w:ind", &indent);
        xml.close();
    }
    xml.close();
}
