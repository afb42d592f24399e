//! A file of text under way: its paragraphs, its runs of letters, its fields, and what it refers to.

use super::super::package::xml::{Attributes, Xml};

/// The names of the languages that elements and attributes are of.
pub(super) const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// What a file refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// A picture, by the name of its file.
    Picture(String),
    /// An address on the web.
    Web(String),
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) struck: bool,
    pub(super) kind: Kind,
}

/// What letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Plain,
    Code,
    Link,
    /// The mark of a footnote.
    Note,
}

impl Look {
    pub(super) fn of(kind: Kind) -> Self {
        Self { kind, ..Self::default() }
    }

    pub(super) fn bold(bold: bool) -> Self {
        Self { bold, ..Self::default() }
    }
}

/// How a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) style: &'static str,
    /// How far it is moved in, in twentieths of a point.
    pub(super) left: usize,
    /// The space above it in twentieths of a point, where its style says otherwise.
    pub(super) above: usize,
    /// The list that it is an item of, and how deep that stands.
    pub(super) list: Option<(usize, usize)>,
    /// Its level in the outline, from one, where its style has none.
    pub(super) level: Option<usize>,
    /// How it is aligned where its style says otherwise.
    pub(super) align: Option<&'static str>,
    /// Whether it must stand on one page with the next.
    pub(super) keep: bool,
}

impl Stand {
    pub(super) fn of(style: &'static str) -> Self {
        Self { style, left: 0, above: 0, list: None, level: None, align: None, keep: false }
    }

    pub(super) fn at(style: &'static str, left: usize) -> Self {
        Self { left, ..Self::of(style) }
    }
}

/// A file of text.
pub(super) struct Part {
    pub(super) xml: Xml,
    relations: Vec<Relation>,
}

impl Part {
    /// Starts the text of the book.
    pub(super) fn body() -> Self {
        let mut xml = Xml::new();
        xml.open("w:document", &NAMESPACES);
        xml.open("w:body", &[]);
        Self { xml, relations: Vec::new() }
    }

    /// Starts the footnotes, with the lines that part them from the text.
    pub(super) fn notes() -> Self {
        let mut xml = Xml::new();
        xml.open("w:footnotes", &NAMESPACES);
        let lines = [
            ("-1", "separator", "w:separator"),
            ("0", "continuationSeparator", "w:continuationSeparator"),
        ];
        for (id, kind, element) in lines {
            xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            xml.open("w:p", &[]);
            xml.open("w:r", &[]);
            xml.empty(element, &[]);
            xml.close();
            xml.close();
            xml.close();
        }
        Self { xml, relations: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.xml.finish()
    }

    /// Refers to something, and gives the name of the relation.
    pub(super) fn refer(&mut self, relation: Relation) -> String {
        let known = self.relations.iter().position(|it| *it == relation);
        let at = known.unwrap_or_else(|| {
            self.relations.push(relation);
            self.relations.len() - 1
        });
        format!("r{}", at + 1)
    }

    /// Gives all that it refers to, each by its name.
    pub(super) fn relations(&self) -> impl Iterator<Item = (String, &Relation)> {
        self.relations.iter().enumerate().map(|(at, it)| (format!("r{}", at + 1), it))
    }

    /// Opens a paragraph.
    pub(super) fn open_paragraph(&mut self, stand: Stand) {
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        value(xml, "w:pStyle", stand.style);
        if stand.keep {
            xml.empty("w:keepNext", &[]);
        }
        if let Some((list, depth)) = stand.list {
            xml.open("w:numPr", &[]);
            value(xml, "w:ilvl", &depth.to_string());
            value(xml, "w:numId", &list.to_string());
            xml.close();
        }
        if stand.above > 0 {
            xml.empty("w:spacing", &[("w:before", &stand.above.to_string())]);
        }
        if stand.left > 0 {
            let left = stand.left.to_string();
            let own = if stand.list.is_some() { "w:hanging" } else { "w:firstLine" };
            let first = if stand.list.is_some() { HANGING.to_string() } else { "0".to_owned() };
            xml.empty("w:ind", &[("w:left", &left), (own, &first)]);
        }
        if let Some(align) = stand.align {
            value(xml, "w:jc", align);
        }
        if let Some(level) = stand.level {
            value(xml, "w:outlineLvl", &(level.clamp(1, 9) - 1).to_string());
        }
        xml.close();
    }

    /// Closes the innermost open element.
    pub(super) fn close(&mut self) {
        self.xml.close();
    }

    /// Writes a paragraph of plain text.
    pub(super) fn paragraph(&mut self, stand: Stand, text: &str) {
        self.open_paragraph(stand);
        self.run(Look::default(), text);
        self.close();
    }

    /// Writes letters of one look.
    pub(super) fn run(&mut self, look: Look, text: &str) {
        if text.is_empty() {
            return;
        }
        self.open_run(look);
        self.letters(text);
        self.close();
    }

    pub(super) fn open_run(&mut self, look: Look) {
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        if look == Look::default() {
            return;
        }
        xml.open("w:rPr", &[]);
        match look.kind {
            Kind::Plain => {}
            Kind::Code => value(xml, "w:rStyle", "Code"),
            Kind::Link => value(xml, "w:rStyle", "Hyperlink"),
            Kind::Note => value(xml, "w:rStyle", "FootnoteReference"),
        }
        let looks = [("w:b", look.bold), ("w:i", look.italic), ("w:strike", look.struck)];
        for (name, _) in looks.into_iter().filter(|(_, has)| *has) {
            xml.empty(name, &[]);
        }
        xml.close();
    }

    /// Writes letters within a run; a tab stays one.
    pub(super) fn letters(&mut self, text: &str) {
        for (at, piece) in text.split('\t').enumerate() {
            if at > 0 {
                self.xml.empty("w:tab", &[]);
            }
            self.xml.leaf("w:t", &[("xml:space", "preserve")], piece);
        }
    }

    /// Writes a field with the text that it has until it is brought up to date.
    pub(super) fn field(&mut self, code: &str, look: Look, text: &str) {
        self.field_mark("begin");
        self.field_code(code);
        self.field_mark("separate");
        self.run(look, text);
        self.field_mark("end");
    }

    pub(super) fn field_mark(&mut self, kind: &str) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.xml.close();
    }

    pub(super) fn field_code(&mut self, code: &str) {
        self.xml.open("w:r", &[]);
        self.xml.leaf("w:instrText", &[("xml:space", "preserve")], &format!(" {code} "));
        self.xml.close();
    }
}

/// How far what stands within something else is moved in, in twentieths of a point.
pub(super) const STEP: usize = 397;
/// How far the mark of an item hangs out, in twentieths of a point.
pub(super) const HANGING: usize = 340;

/// Writes an element that is a value.
pub(super) fn value(xml: &mut Xml, name: &'static str, value: &str) {
    xml.empty(name, &[("w:val", value)]);
}

/// Writes an element with attributes within another alone.
pub(super) fn within(
    xml: &mut Xml,
    outer: &'static str,
    inner: &'static str,
    attributes: Attributes<'_>,
) {
    xml.open(outer, &[]);
    xml.empty(inner, attributes);
    xml.close();
}
