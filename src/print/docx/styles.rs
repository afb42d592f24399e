//! How each kind of paragraph looks. An office changes a style once and the whole book follows.

use super::super::package::xml::Xml;
use super::page::Paper;
use super::part::{NAMESPACES, value, within};
use super::parts::language;
use crate::diagnostic::Lang;

/// A style of paragraphs.
struct Style {
    id: &'static str,
    /// Its name as office programs know it; they show it in their own language.
    name: &'static str,
    base: &'static str,
    /// The size of letters, in hundredths of that of the text.
    size: usize,
    bold: bool,
    italic: bool,
    /// The space above and below, in twentieths of a point.
    space: (usize, usize),
    align: &'static str,
    /// Its level in the outline, from one; zero where it is no heading.
    level: usize,
    special: Special,
}

/// What only a few styles have.
#[derive(Clone, Copy, PartialEq)]
enum Special {
    None,
    /// The first line is moved in.
    FirstLine,
    /// Stands with the next paragraph.
    Keep,
    /// A line along the left edge.
    Bar,
    /// Lines all around.
    Box,
    /// A line below.
    Below,
    /// Leaders to a number at the right edge, moved in by some steps.
    Leaders(usize),
    /// Hangs out on the left.
    Hanging,
    /// In capital letters.
    Capitals,
}

const BASE: Style = Style {
    id: "",
    name: "",
    base: "Normal",
    size: 100,
    bold: false,
    italic: false,
    space: (0, 120),
    align: "left",
    level: 0,
    special: Special::None,
};

/// Every style of paragraphs.
const STYLES: [Style; 36] = [
    Style { id: "BodyText", name: "Body Text", align: "both", special: Special::FirstLine, ..BASE },
    heading("Heading1", "heading 1", 140, 1),
    heading("Heading2", "heading 2", 120, 2),
    heading("Heading3", "heading 3", 110, 3),
    // Headings within a story are none of the contents', which lists what is “heading 1” to 3.
    inner("StoryHeading1", "Story Heading 1", 105, false),
    inner("StoryHeading2", "Story Heading 2", 100, true),
    inner("StoryHeading3", "Story Heading 3", 100, true),
    Style { id: "Byline", name: "Byline", italic: true, align: "right", ..BASE },
    Style { id: "Summary", name: "Summary", italic: true, align: "both", ..BASE },
    Style { id: "ListParagraph", name: "List Paragraph", space: (0, 60), ..BASE },
    Style { id: "Quote", name: "Quote", align: "both", special: Special::Bar, ..BASE },
    Style { id: "Alert", name: "Alert", align: "both", special: Special::Bar, ..BASE },
    Style {
        id: "AlertTitle",
        name: "Alert Title",
        base: "Alert",
        bold: true,
        special: Special::Keep,
        ..BASE
    },
    Style { id: "Term", name: "Term", bold: true, space: (0, 20), special: Special::Keep, ..BASE },
    Style { id: "CodeBlock", name: "Code Block", size: 85, special: Special::Box, ..BASE },
    Style {
        id: "Picture",
        name: "Picture",
        align: "center",
        space: (160, 60),
        special: Special::Keep,
        ..BASE
    },
    Style { id: "PictureAlone", name: "Picture Alone", align: "center", space: (160, 160), ..BASE },
    Style {
        id: "Caption",
        name: "caption",
        italic: true,
        size: 90,
        align: "center",
        space: (0, 200),
        ..BASE
    },
    Style { id: "Cell", name: "Cell", size: 92, space: (30, 30), ..BASE },
    Style { id: "Gap", name: "Gap", size: 40, space: (0, 0), ..BASE },
    Style { id: "NoteMarks", name: "Note Marks", space: (0, 60), align: "right", ..BASE },
    Style { id: "Rule", name: "Rule", size: 40, space: (0, 160), special: Special::Below, ..BASE },
    Style {
        id: "FootnoteText",
        name: "footnote text",
        size: 80,
        align: "both",
        space: (0, 20),
        ..BASE
    },
    Style {
        id: "Header",
        name: "header",
        italic: true,
        size: 80,
        align: "center",
        space: (0, 0),
        ..BASE
    },
    Style { id: "Footer", name: "footer", size: 85, align: "center", space: (0, 0), ..BASE },
    Style {
        id: "TOCHeading",
        name: "TOC Heading",
        bold: true,
        size: 140,
        align: "center",
        space: (0, 240),
        ..BASE
    },
    contents("TOC1", "toc 1", true, 0),
    contents("TOC2", "toc 2", false, 1),
    contents("TOC3", "toc 3", false, 2),
    Style {
        id: "Letter",
        name: "Letter",
        bold: true,
        space: (160, 40),
        special: Special::Keep,
        ..BASE
    },
    Style {
        id: "Entry",
        name: "Entry",
        size: 90,
        space: (0, 30),
        special: Special::Hanging,
        ..BASE
    },
    Style {
        id: "Organ",
        name: "Organ",
        size: 88,
        align: "center",
        space: (0, 20),
        special: Special::Capitals,
        ..BASE
    },
    Style {
        id: "State",
        name: "State",
        size: 88,
        bold: true,
        align: "center",
        space: (0, 20),
        ..BASE
    },
    Style { id: "CoverLine", name: "Cover Line", align: "center", ..BASE },
    Style {
        id: "Title",
        name: "Title",
        bold: true,
        size: 200,
        align: "center",
        space: (240, 200),
        ..BASE
    },
    Style { id: "Subtitle", name: "Subtitle", size: 120, align: "center", ..BASE },
];

const fn heading(id: &'static str, name: &'static str, size: usize, level: usize) -> Style {
    let (align, space) = if level == 1 { ("center", (0, 280)) } else { ("left", (240, 140)) };
    Style { id, name, size, bold: true, align, space, level, special: Special::Keep, ..BASE }
}

const fn inner(id: &'static str, name: &'static str, size: usize, italic: bool) -> Style {
    let (space, special) = ((200, 100), Special::Keep);
    Style { id, name, size, bold: true, italic, space, special, ..BASE }
}

const fn contents(id: &'static str, name: &'static str, bold: bool, steps: usize) -> Style {
    let space = if bold { (120, 40) } else { (0, 40) };
    Style { id, name, bold, space, special: Special::Leaders(steps), ..BASE }
}

/// Writes all styles.
pub(super) fn styles(lang: Lang, paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:styles", &NAMESPACES[..1]);
    defaults(&mut xml, lang, paper);
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    value(&mut xml, "w:name", "Normal");
    xml.empty("w:qFormat", &[]);
    xml.close();
    for style in &STYLES {
        paragraph(&mut xml, style, paper);
    }
    letters(&mut xml);
    xml.finish()
}

fn defaults(xml: &mut Xml, lang: Lang, paper: &Paper) {
    const FACE: &str = "Times New Roman";
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let faces = [("w:ascii", FACE), ("w:hAnsi", FACE), ("w:eastAsia", FACE), ("w:cs", FACE)];
    xml.empty("w:rFonts", &faces);
    size(xml, paper.letters);
    let lang = language(lang);
    xml.empty("w:lang", &[("w:val", lang), ("w:eastAsia", lang)]);
    xml.close();
    xml.close();
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:widowControl", &[]);
    xml.empty("w:spacing", &[("w:line", "288"), ("w:lineRule", "auto")]);
    xml.close();
    xml.close();
    xml.close();
}

fn size(xml: &mut Xml, half_points: usize) {
    let size = half_points.to_string();
    value(xml, "w:sz", &size);
    value(xml, "w:szCs", &size);
}

fn paragraph(xml: &mut Xml, style: &Style, paper: &Paper) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)]);
    value(xml, "w:name", style.name);
    value(xml, "w:basedOn", style.base);
    if style.level > 0 {
        value(xml, "w:next", "BodyText");
    }
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    properties(xml, style, paper);
    xml.close();
    xml.open("w:rPr", &[]);
    if style.id == "CodeBlock" {
        mono(xml);
    }
    let looks = [
        ("w:b", style.bold),
        ("w:i", style.italic),
        ("w:caps", style.special == Special::Capitals),
    ];
    for (name, _) in looks.into_iter().filter(|(_, has)| *has) {
        xml.empty(name, &[]);
    }
    size(xml, (paper.letters * style.size + 50) / 100);
    xml.close();
    xml.close();
}

/// Writes how a paragraph stands, in the order that the format asks for.
fn properties(xml: &mut Xml, style: &Style, paper: &Paper) {
    if style.special == Special::Keep {
        xml.empty("w:keepNext", &[]);
        xml.empty("w:keepLines", &[]);
    }
    border(xml, style.special);
    if let Special::Leaders(_) = style.special {
        let at = paper.text_width().to_string();
        let tab = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", at.as_str())];
        within(xml, "w:tabs", "w:tab", &tab);
    }
    let (above, below) = (style.space.0.to_string(), style.space.1.to_string());
    xml.empty("w:spacing", &[("w:before", &above), ("w:after", &below)]);
    indent(xml, style.special);
    value(xml, "w:jc", style.align);
    if style.level > 0 {
        value(xml, "w:outlineLvl", &(style.level - 1).to_string());
    }
}

fn border(xml: &mut Xml, special: Special) {
    let sides: &[&'static str] = match special {
        Special::Bar => &["w:left"],
        Special::Box => &["w:top", "w:left", "w:bottom", "w:right"],
        Special::Below => &["w:bottom"],
        _ => return,
    };
    let width = if special == Special::Bar { "18" } else { "4" };
    xml.open("w:pBdr", &[]);
    for side in sides {
        let line = [("w:val", "single"), ("w:sz", width), ("w:space", "6"), ("w:color", "808080")];
        xml.empty(side, &line);
    }
    xml.close();
}

fn indent(xml: &mut Xml, special: Special) {
    let indent = match special {
        Special::FirstLine => [("w:firstLine", 567), ("w:left", 0)],
        Special::Leaders(steps) => [("w:left", steps * 283), ("w:right", 567)],
        Special::Bar => [("w:left", 227), ("w:right", 0)],
        Special::Box => [("w:left", 113), ("w:right", 113)],
        Special::Hanging => [("w:left", 283), ("w:hanging", 283)],
        Special::Below => [("w:left", 2800), ("w:right", 2800)],
        Special::None | Special::Keep | Special::Capitals => return,
    };
    let indent = indent.map(|(name, length)| (name, length.to_string()));
    let indent = [(indent[0].0, indent[0].1.as_str()), (indent[1].0, indent[1].1.as_str())];
    xml.empty("w:ind", &indent);
}

/// Writes the styles of letters: links, marks of footnotes, code.
fn letters(xml: &mut Xml) {
    character(xml, "Hyperlink", "Hyperlink", |xml| {
        value(xml, "w:color", "1F4E79");
        value(xml, "w:u", "single");
    });
    character(xml, "FootnoteReference", "footnote reference", |xml| {
        value(xml, "w:vertAlign", "superscript");
    });
    character(xml, "Code", "Code", mono);
}

fn character(xml: &mut Xml, id: &str, name: &str, look: impl FnOnce(&mut Xml)) {
    xml.open("w:style", &[("w:type", "character"), ("w:styleId", id)]);
    value(xml, "w:name", name);
    xml.open("w:rPr", &[]);
    look(xml);
    xml.close();
    xml.close();
}

fn mono(xml: &mut Xml) {
    const FACE: &str = "Courier New";
    xml.empty("w:rFonts", &[("w:ascii", FACE), ("w:hAnsi", FACE), ("w:cs", FACE)]);
}
