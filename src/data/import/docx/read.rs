//! Walks the body of a document and gathers its text.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{Look, Numbering, Style, Styles, Target, centred, list, outline};
use super::text::{Block, Paragraph, Role, Span, SpanKind};
use super::xml::Element;
use crate::vi::legacy::Legacy;

/// What was met on the way that the editor should know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::data::import) enum Met {
    /// Tracked changes.
    Changes,
    Comments,
    /// Text boxes.
    Boxes,
    /// Text in a writing of before Unicode.
    Legacy,
}

/// Reads text; the parts beside it say what it means.
#[derive(Default)]
pub(super) struct Reader {
    styles: Styles,
    numbering: Numbering,
    pub(super) relations: BTreeMap<String, Target>,
    /// The texts of footnotes and endnotes by kind and id.
    pub(super) notes: BTreeMap<(String, String), Vec<Block>>,
    /// The notes in the order in which the text calls them.
    pub(super) called: Vec<(String, String)>,
    /// The parts of pictures in the order in which they stand.
    pub(super) pictures: Vec<String>,
    pub(super) met: BTreeSet<Met>,
    /// The text of boxes met in the paragraph at hand.
    boxes: Vec<Block>,
    field: Field,
}

/// A field of the text: a link or a number that Word computes.
#[derive(Debug, Default)]
struct Field {
    depth: usize,
    /// What it computes; its result is read as text.
    code: String,
    in_code: bool,
    link: Option<String>,
}

/// What the runs of a paragraph are read with.
#[derive(Clone, Copy)]
struct Around<'a> {
    style: &'a Style,
    link: Option<&'a str>,
}

/// Text of one look, not yet converted.
struct Raw {
    span: Span,
    legacy: Option<Legacy>,
}

impl Reader {
    /// Begins to read a document of some styles and lists.
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self { styles, numbering, ..Self::default() }
    }

    /// Reads blocks: paragraphs and tables, whatever they are wrapped in.
    pub(super) fn blocks(&mut self, element: &Element) -> Vec<Block> {
        let mut blocks = Vec::new();
        for child in element.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child, &mut blocks),
                "tbl" => {
                    let rows = self.table(child);
                    blocks.push(Block::Table(rows));
                }
                "sdt" if is_contents(child) => {}
                "del" | "moveFrom" => self.meet(Met::Changes),
                "ins" | "moveTo" => {
                    self.meet(Met::Changes);
                    blocks.extend(self.blocks(child));
                }
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "txbxContent" => {
                    blocks.extend(self.blocks(child));
                }
                _ => {}
            }
        }
        blocks
    }

    fn meet(&mut self, met: Met) {
        self.met.insert(met);
    }

    fn paragraph(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let properties = element.child("pPr");
        let id = properties.and_then(|it| it.child("pStyle")).and_then(Element::value);
        let style = self.styles.get(id).cloned().unwrap_or_default();
        if style.name.starts_with("toc ") {
            return;
        }
        let look = style.look.clone().over(&self.styles.plain.look);
        let style = Style { look, ..style };
        let mut raw = Vec::new();
        self.runs(element, Around { style: &style, link: None }, &mut raw);
        let role = self.role(properties, &style);
        let is_centred = properties.and_then(centred).or(style.centred).unwrap_or(false);
        let spans = self.joined(raw);
        blocks.push(Block::Paragraph(Paragraph { spans, role, is_centred }));
        blocks.append(&mut self.boxes);
    }

    fn role(&self, properties: Option<&Element>, style: &Style) -> Role {
        if style.name == "title" {
            return Role::Title;
        }
        if let Some(level) = properties.and_then(outline).or(style.outline) {
            return Role::Heading(level);
        }
        let listed = properties.and_then(list).or_else(|| style.list.clone());
        match listed.filter(|(list, _)| list != "0") {
            Some((list, depth)) => {
                Role::Item { depth, is_numbered: self.numbering.is_numbered(&list, depth) }
            }
            None => Role::Plain,
        }
    }

    /// Reads the runs of a paragraph, whatever they are wrapped in.
    fn runs(&mut self, element: &Element, around: Around<'_>, raw: &mut Vec<Raw>) {
        for child in element.elements() {
            match child.name.as_str() {
                "r" => self.run(child, around, raw),
                "hyperlink" => {
                    let link = child.attribute("id").and_then(|it| self.relations.get(it));
                    let link = match link {
                        Some(Target::Address(address)) => Some(address.clone()),
                        _ => None,
                    };
                    let link = link.as_deref().or(around.link);
                    self.runs(child, Around { link, ..around }, raw);
                }
                "del" | "moveFrom" => self.meet(Met::Changes),
                "ins" | "moveTo" => {
                    self.meet(Met::Changes);
                    self.runs(child, around, raw);
                }
                "fldSimple" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "dir" | "bdo" => {
                    self.runs(child, around, raw);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, element: &Element, around: Around<'_>, raw: &mut Vec<Raw>) {
        let properties = element.child("rPr");
        let named = properties.and_then(|it| it.child("rStyle")).and_then(Element::value);
        let named = self.styles.get(named).map(|it| it.look.clone()).unwrap_or_default();
        let look = Look::of(properties).over(&named).over(&around.style.look);
        if look.hidden == Some(true) {
            return;
        }
        for child in element.elements() {
            self.piece(child, &look, around, raw);
        }
    }

    fn piece(&mut self, child: &Element, look: &Look, around: Around<'_>, raw: &mut Vec<Raw>) {
        let text = |text: &str| Some(SpanKind::Text(text.to_owned()));
        let legacy = look.font.as_deref().and_then(Legacy::of_font);
        let kind = match child.name.as_str() {
            "t" if !self.field.in_code => {
                let written = child.text();
                text(&if look.raised == Some(true) { raised(&written) } else { written })
            }
            "tab" | "ptab" => text(" "),
            "br" if child.attribute("type").is_none_or(|it| it == "textWrapping") => {
                Some(SpanKind::Break)
            }
            "cr" => Some(SpanKind::Break),
            "noBreakHyphen" => text("-"),
            // In TCVN3 the sign of ư is where others have the soft hyphen.
            "softHyphen" if legacy.is_some() => text("\u{ad}"),
            "footnoteReference" => self.note("footnote", child),
            "endnoteReference" => self.note("endnote", child),
            "commentReference" => {
                self.meet(Met::Comments);
                None
            }
            "fldChar" | "instrText" => {
                self.field(child);
                None
            }
            "drawing" | "pict" | "object" | "AlternateContent" => {
                self.drawing(child, raw);
                None
            }
            _ => None,
        };
        let Some(kind) = kind else { return };
        let link = around.link.map(str::to_owned).or_else(|| self.field.link.clone());
        let (is_bold, is_italic) = (look.bold == Some(true), look.italic == Some(true));
        raw.push(Raw { span: Span { kind, is_bold, is_italic, link }, legacy });
    }

    /// Follows a field through its code to its result.
    fn field(&mut self, child: &Element) {
        match child.attribute("fldCharType") {
            Some("begin") => {
                self.field.depth += 1;
                self.field.in_code = true;
                self.field.code.clear();
            }
            Some("separate") => {
                self.field.in_code = false;
                self.field.link = hyperlink(&self.field.code).or(self.field.link.take());
            }
            Some("end") => {
                self.field.in_code = false;
                self.field.depth = self.field.depth.saturating_sub(1);
                if self.field.depth == 0 {
                    self.field.link = None;
                }
            }
            _ if child.name == "instrText" => self.field.code.push_str(&child.text()),
            _ => {}
        }
    }

    fn note(&mut self, kind: &str, child: &Element) -> Option<SpanKind> {
        let key = (kind.to_owned(), child.attribute("id")?.to_owned());
        self.notes.contains_key(&key).then_some(())?;
        let known = self.called.iter().position(|it| *it == key);
        let at = known.unwrap_or_else(|| {
            self.called.push(key);
            self.called.len() - 1
        });
        Some(SpanKind::Note(at))
    }

    /// Takes the pictures of a drawing, and the text of the boxes in it.
    fn drawing(&mut self, element: &Element, raw: &mut Vec<Raw>) {
        // A drawing is often there twice, for new programs and for old ones.
        let fresh = element.child("Choice");
        let element = fresh.unwrap_or(element);
        let words = element.all("docPr").into_iter().find_map(|it| it.attribute("descr"));
        let words = words.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let attribute = |it: &Element, names: [&str; 2]| {
            names.iter().find_map(|name| it.attribute(name)).map(str::to_owned)
        };
        let new = element.all("blip").into_iter().filter_map(|it| attribute(it, ["embed", "link"]));
        let old =
            element.all("imagedata").into_iter().filter_map(|it| attribute(it, ["id", "href"]));
        for id in new.chain(old) {
            // A picture that is only linked to lies on its author's machine.
            let part = match self.relations.get(&id) {
                Some(Target::Part(part)) => part.clone(),
                _ => String::new(),
            };
            self.pictures.push(part);
            let kind = SpanKind::Picture(self.pictures.len() - 1, words.clone());
            let span = Span { kind, is_bold: false, is_italic: false, link: None };
            raw.push(Raw { span, legacy: None });
        }
        let boxes: Vec<&Element> = element.all("txbxContent");
        for content in outermost(&boxes) {
            self.meet(Met::Boxes);
            // A box may hold boxes: what they leave behind goes before its own text.
            let blocks = self.blocks(content);
            self.boxes.extend(blocks);
        }
    }

    /// Joins neighbours of one look and converts what a font of old times shows.
    fn joined(&mut self, raw: Vec<Raw>) -> Vec<Span> {
        let mut joined: Vec<Raw> = Vec::new();
        for next in raw {
            match joined.last_mut() {
                Some(last) if last.takes(&next) => last.push(&next),
                _ => joined.push(next),
            }
        }
        let convert = |raw: Raw| {
            let Raw { mut span, legacy } = raw;
            if let (SpanKind::Text(text), Some(legacy)) = (&mut span.kind, legacy)
                && is_legacy(text)
            {
                *text = legacy.read(text);
                self.meet(Met::Legacy);
            }
            span
        };
        joined.into_iter().map(convert).collect()
    }

    fn table(&mut self, element: &Element) -> Vec<Vec<Vec<Paragraph>>> {
        let mut rows = Vec::new();
        for row in element.elements() {
            match row.name.as_str() {
                "tr" if row.path(&["trPr", "del"]).is_some() => self.meet(Met::Changes),
                "tr" => rows.push(self.row(row)),
                "sdt" | "sdtContent" | "ins" => rows.extend(self.table(row)),
                _ => {}
            }
        }
        rows
    }

    fn row(&mut self, row: &Element) -> Vec<Vec<Paragraph>> {
        let mut cells = Vec::new();
        for cell in row.elements() {
            match cell.name.as_str() {
                "tc" => {
                    let properties = cell.child("tcPr");
                    let property = |name: &str| properties.and_then(|it| it.child(name));
                    let goes_on =
                        property("vMerge").is_some_and(|it| it.value() != Some("restart"));
                    let blocks = if goes_on { Vec::new() } else { self.blocks(cell) };
                    cells.push(flat(blocks));
                    let span = property("gridSpan").and_then(Element::value);
                    let span = span.and_then(|it| it.parse().ok()).unwrap_or(1_usize);
                    cells.extend(vec![Vec::new(); span.clamp(1, COLUMNS) - 1]);
                }
                "sdt" | "sdtContent" => cells.extend(self.row(cell)),
                _ => {}
            }
        }
        cells
    }
}

/// The most columns that a cell may reach over.
const COLUMNS: usize = 60;

impl Raw {
    fn takes(&self, next: &Self) -> bool {
        let (one, other) = (&self.span, &next.span);
        let texts = matches!((&one.kind, &other.kind), (SpanKind::Text(_), SpanKind::Text(_)));
        texts
            && self.legacy == next.legacy
            && one.is_bold == other.is_bold
            && one.is_italic == other.is_italic
            && one.link == other.link
    }

    fn push(&mut self, next: &Self) {
        if let (SpanKind::Text(text), SpanKind::Text(more)) = (&mut self.span.kind, &next.span.kind)
        {
            text.push_str(more);
        }
    }
}

/// Tells whether text is written as its old font wants it, and not in Unicode all the same.
fn is_legacy(text: &str) -> bool {
    !text.is_ascii() && text.chars().all(|it| u32::from(it) < 0x100 || !it.is_alphabetic())
}

/// Takes the paragraphs of a cell, those of tables within it too.
fn flat(blocks: Vec<Block>) -> Vec<Paragraph> {
    let each = |block| match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(rows) => rows.into_iter().flatten().flatten().collect(),
    };
    blocks.into_iter().flat_map(each).filter(|it| !it.is_empty()).collect()
}

/// Keeps the elements that stand in none of the others.
fn outermost<'a>(elements: &[&'a Element]) -> Vec<&'a Element> {
    let inner: Vec<*const Element> =
        elements.iter().flat_map(|it| it.all("txbxContent")).map(std::ptr::from_ref).collect();
    elements.iter().copied().filter(|it| !inner.contains(&std::ptr::from_ref(*it))).collect()
}

/// Tells whether a wrapped part is the table of contents, which the page makes itself.
fn is_contents(element: &Element) -> bool {
    let gallery = element.path(&["sdtPr", "docPartObj", "docPartGallery"]);
    gallery.and_then(Element::value) == Some("Table of Contents")
}

/// Writes small raised digits as the letters that are so: m².
fn raised(text: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let letter = |it: char| it.to_digit(10).and_then(|it| DIGITS.get(it as usize)).copied();
    text.chars().map(|it| letter(it).unwrap_or(it)).collect()
}

/// Reads the address of a field `HYPERLINK "https://…"`.
fn hyperlink(code: &str) -> Option<String> {
    let rest = code.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = rest.strip_prefix('"')?.split('"').next()?;
    Some(address.to_owned())
}

/// Lists the notes of a part, by their ids.
pub(super) fn notes(part: &Element, kind: &str) -> Vec<(String, Element)> {
    let is_text = |it: &&Element| it.name == kind && it.attribute("type").is_none();
    let notes = part.elements().filter(is_text);
    notes.filter_map(|it| Some((it.attribute("id")?.to_owned(), it.clone()))).collect()
}
