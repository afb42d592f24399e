//! Paper, margins, running heads and page numbers.
//!
//! The margins are those that Nghị định 30/2020/NĐ-CP asks of documents: 20–25 mm above and below,
//! 30–35 mm on the side of the spine, 15–20 mm on the other. A state document bears its page number
//! above the text, any other below it.

use super::super::package::xml::Xml;
use super::super::size::Size;
use super::super::volume::Header;
use super::part::{NAMESPACES, value};

/// Twentieths of a point in a tenth of a millimetre, times a hundred.
const SCALE: usize = 567;

/// A sheet of paper; lengths in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paper {
    pub(super) width: usize,
    pub(super) height: usize,
    /// The margin above and below.
    pub(super) top: usize,
    /// The margin on the side of the spine.
    pub(super) inside: usize,
    /// The margin on the other side.
    pub(super) outside: usize,
    /// The size of letters in half points.
    pub(super) letters: usize,
    pub(super) header: Header,
}

impl Paper {
    pub(super) fn of(size: Size, header: Header) -> Self {
        let [width, height, top, inside, outside, letters] = match size {
            Size::A4 => [2100, 2970, 220, 300, 200, 26],
            Size::A5 => [1480, 2100, 200, 200, 150, 22],
        };
        let [width, height, top, inside, outside] =
            [width, height, top, inside, outside].map(|tenths: usize| tenths * SCALE / 100);
        Self { width, height, top, inside, outside, letters, header }
    }

    /// Gives the width of text.
    pub(super) fn text_width(&self) -> usize {
        self.width - self.inside - self.outside
    }

    /// Gives the height of text.
    pub(super) fn text_height(&self) -> usize {
        self.height - 2 * self.top
    }
}

/// What stands above and below the text of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// Nothing: a cover.
    None,
    /// The running heads and page numbers; the head by its number.
    Head(usize),
    /// Those of the section before.
    Same,
}

/// How a section is set. The last one does not count its footnotes anew: LibreOffice takes what it
/// says for the whole, and counts wrongly where that is to begin anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) furniture: Furniture,
    /// Whether it goes on on the page of the section before.
    pub(super) continues: bool,
    pub(super) columns: usize,
    /// Whether its footnotes are counted from one.
    pub(super) counts_anew: bool,
}

impl Default for Section {
    fn default() -> Self {
        Self { furniture: Furniture::None, continues: false, columns: 1, counts_anew: true }
    }
}

/// Writes how the section that ends here is set.
pub(super) fn section(xml: &mut Xml, paper: &Paper, section: Section) {
    xml.open("w:sectPr", &[]);
    let references = match section.furniture {
        Furniture::None => vec![("default", "none"), ("even", "none"), ("first", "none")],
        Furniture::Head(_) => vec![("default", ""), ("even", "book"), ("first", "none")],
        Furniture::Same => Vec::new(),
    };
    for (kind, name) in &references {
        let id = match section.furniture {
            Furniture::Head(number) if name.is_empty() => format!("header-{number}"),
            _ => format!("header-{name}"),
        };
        xml.empty("w:headerReference", &[("w:type", kind), ("r:id", &id)]);
    }
    let foot = if section.furniture == Furniture::None { "footer-none" } else { "footer-page" };
    for (kind, _) in &references {
        xml.empty("w:footerReference", &[("w:type", kind), ("r:id", foot)]);
    }
    xml.open("w:footnotePr", &[]);
    value(xml, "w:numRestart", if section.counts_anew { "eachSect" } else { "continuous" });
    xml.close();
    value(xml, "w:type", if section.continues { "continuous" } else { "nextPage" });
    measures(xml, paper);
    let columns = section.columns.to_string();
    xml.empty("w:cols", &[("w:num", &columns), ("w:space", "454")]);
    if !section.continues {
        xml.empty("w:titlePg", &[]);
    }
    xml.close();
}

fn measures(xml: &mut Xml, paper: &Paper) {
    let [width, height, top, inside, outside, edge] =
        [paper.width, paper.height, paper.top, paper.inside, paper.outside, paper.top / 2]
            .map(|it| it.to_string());
    xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
    let margins = [
        ("w:top", top.as_str()),
        ("w:right", &outside),
        ("w:bottom", &top),
        ("w:left", &inside),
        ("w:header", &edge),
        ("w:footer", &edge),
        ("w:gutter", "0"),
    ];
    xml.empty("w:pgMar", &margins);
}

/// Writes what stands above the text: the title of the book or of a chapter, and the page number
/// of a state document.
pub(super) fn head(paper: &Paper, title: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:hdr", &NAMESPACES);
    if paper.header == Header::State && !title.is_empty() {
        page_number(&mut xml);
    }
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    value(&mut xml, "w:pStyle", "Header");
    xml.close();
    if !title.is_empty() {
        xml.open("w:r", &[]);
        xml.leaf("w:t", &[("xml:space", "preserve")], title);
    }
    xml.finish()
}

/// Writes what stands below the text: the page number, but of a state document.
pub(super) fn foot(paper: &Paper) -> Vec<u8> {
    if paper.header == Header::State {
        return no_foot();
    }
    let mut xml = Xml::new();
    xml.open("w:ftr", &NAMESPACES);
    page_number(&mut xml);
    xml.finish()
}

/// Writes that nothing stands below the text.
pub(super) fn no_foot() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:ftr", &NAMESPACES);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    value(&mut xml, "w:pStyle", "Footer");
    xml.finish()
}

fn page_number(xml: &mut Xml) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    value(xml, "w:pStyle", "Footer");
    xml.close();
    xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
    xml.open("w:r", &[]);
    xml.leaf("w:t", &[], "1");
    xml.close();
    xml.close();
    xml.close();
}
