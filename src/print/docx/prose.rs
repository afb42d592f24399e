//! The text of a division in DOCX, with its footnotes, which the office program numbers itself.

use super::super::book::{Destination, Division};
use super::super::package::address::address;
use super::Writer;
use super::part::{HANGING, Kind, Look, Part, Relation, STEP, Stand, value};
use super::parts::{BULLETS, LEVELS, NumberedList};
use super::picture::{Room, picture};
use crate::source::markdown::prose::{
    Block, BlockKind, Definition, Inline, InlineKind, Item, List,
};

/// The greatest number that office programs give an item.
const GREATEST: u64 = 2_147_483_000;
/// How high a picture within a line is, in twentieths of a point.
const LINE_HEIGHT: usize = 320;

/// Where blocks stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The style of their paragraphs.
    style: &'static str,
    /// How far they are moved in.
    pub(super) left: usize,
    /// How many lists are open.
    depth: usize,
    /// Whether headings are only strong lines.
    is_nested: bool,
    /// The level of the title above.
    level: usize,
}

/// What stands before the first line of blocks.
#[derive(Clone, Copy, Debug, Default)]
struct Opening {
    /// The list that they are an item of, and how deep that stands.
    list: Option<(usize, usize)>,
    task: Option<bool>,
    /// Whether they are a footnote.
    is_note: bool,
}

impl Place {
    fn within(self, style: &'static str) -> Self {
        Self { style, is_nested: true, ..self }
    }

    fn moved(self, left: usize) -> Self {
        Self { left: self.left + left, ..self }
    }
}

impl Writer<'_> {
    /// Gives the file that is written to.
    pub(super) fn part(&mut self) -> &mut Part {
        if self.is_in_note { &mut self.notes } else { &mut self.body }
    }

    /// Writes the text of a division and its footnotes.
    pub(super) fn prose(&mut self, division: &Division, level: usize) {
        self.cited.clear();
        let place = Place { style: "BodyText", left: 0, depth: 0, is_nested: false, level };
        self.blocks(division, &division.prose.blocks, place);
        self.cite_others(division);
        for (at, note) in division.prose.notes.iter().enumerate() {
            self.note(division, at, note, place);
        }
        self.noted += division.prose.notes.len();
    }

    fn blocks(&mut self, division: &Division, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(division, &block.kind, place);
        }
    }

    fn block(&mut self, division: &Division, kind: &BlockKind, place: Place) {
        match kind {
            BlockKind::Paragraph(content) => {
                self.line(division, Stand::at(place.style, place.left), content);
            }
            BlockKind::Heading { level, anchor, content } => {
                self.heading(division, (*level, anchor), content, place);
            }
            BlockKind::Quote(blocks) => {
                let place = place.within("Quote").moved(STEP);
                self.blocks(division, blocks, place);
            }
            BlockKind::Alert { title, blocks, .. } => {
                let place = place.within("Alert").moved(STEP);
                let stand = Stand { keep: true, ..Stand::at("AlertTitle", place.left) };
                self.part().paragraph(stand, title);
                self.blocks(division, blocks, place);
            }
            BlockKind::Code { text, .. } => self.code(text, place),
            BlockKind::List(list) => self.list(division, list, place),
            BlockKind::Definitions(all) => {
                for definition in all {
                    self.definition(division, definition, place);
                }
            }
            BlockKind::Table(table) => self.table(division, table, place),
            BlockKind::Figure { image, alt, caption } => {
                self.figure(division, *image, (alt, caption), place);
            }
            BlockKind::Rule => self.part().paragraph(Stand::of("Rule"), ""),
        }
    }

    fn line(&mut self, division: &Division, stand: Stand, content: &[Inline]) {
        self.part().open_paragraph(stand);
        self.inlines(division, content, Look::default());
        self.part().close();
    }

    fn heading(
        &mut self,
        division: &Division,
        (level, anchor): (u8, &str),
        content: &[Inline],
        place: Place,
    ) {
        if place.is_nested {
            let stand = Stand { keep: true, ..Stand::at(place.style, place.left) };
            self.part().open_paragraph(stand);
            self.inlines(division, content, Look::bold(true));
            return self.part().close();
        }
        let below = usize::from(level.max(2)) - 1;
        let style = ["StoryHeading1", "StoryHeading2", "StoryHeading3"][below.min(3) - 1];
        let stand = Stand { level: Some(place.level + below), ..Stand::of(style) };
        self.part().open_paragraph(stand);
        self.name(&division.heading_anchor(anchor));
        self.inlines(division, content, Look::default());
        self.part().close();
    }

    fn code(&mut self, text: &str, place: Place) {
        let part = self.part();
        part.open_paragraph(Stand::at("CodeBlock", place.left));
        for (at, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            part.open_run(Look::default());
            if at > 0 {
                part.xml.empty("w:br", &[]);
            }
            part.letters(line);
            part.close();
        }
        part.close();
    }

    fn list(&mut self, division: &Division, list: &List, place: Place) {
        let depth = place.depth.min(LEVELS - 1);
        let number = match list.start {
            Some(start) => {
                self.lists.push(NumberedList { start: start.min(GREATEST), depth });
                BULLETS + self.lists.len()
            }
            None => BULLETS,
        };
        let style = if place.style == "FootnoteText" { place.style } else { "ListParagraph" };
        let place = Place { depth: place.depth + 1, ..place.within(style).moved(STEP) };
        for Item { task, blocks } in &list.items {
            // The box of a task stands in the place of a bullet.
            let is_marked = list.start.is_some() || task.is_none();
            let list = is_marked.then_some((number, depth));
            let opening = Opening { list, task: *task, is_note: false };
            self.opened(division, opening, blocks, place);
        }
    }

    /// Writes blocks whose first line has something before it; one is made where the first block is
    /// no paragraph.
    fn opened(&mut self, division: &Division, opening: Opening, blocks: &[Block], place: Place) {
        let (first, rest) = match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => (&**content, rest),
            _ => (&[][..], blocks),
        };
        let stand = Stand { list: opening.list, ..Stand::at(place.style, place.left) };
        let part = self.part();
        part.open_paragraph(stand);
        if opening.is_note {
            part.open_run(Look::of(Kind::Note));
            part.xml.empty("w:footnoteRef", &[]);
            part.close();
            part.run(Look::default(), " ");
        }
        if let Some(done) = opening.task {
            part.run(Look::default(), if done { "☑ " } else { "☐ " });
        }
        self.inlines(division, first, Look::default());
        self.part().close();
        self.blocks(division, rest, place);
    }

    fn definition(&mut self, division: &Division, definition: &Definition, place: Place) {
        self.line(division, Stand::at("Term", place.left), &definition.term);
        for meaning in &definition.meanings {
            let place = place.within("ListParagraph").moved(STEP);
            self.blocks(division, meaning, place);
        }
    }

    fn figure(
        &mut self,
        division: &Division,
        image: usize,
        (alt, caption): (&str, &str),
        place: Place,
    ) {
        let own = division.pictures.get(image);
        let Some(shown) = self.pictures.find(own) else { return };
        let caption = self.book.caption(own, caption);
        let style = if caption.is_empty() { "PictureAlone" } else { "Picture" };
        let width = self.paper.text_width().saturating_sub(place.left);
        let room = Room { width, height: self.paper.text_height() * 11 / 20 };
        self.shown += 1;
        let part = if self.is_in_note { &mut self.notes } else { &mut self.body };
        part.open_paragraph(Stand::at(style, place.left));
        picture(part, shown, self.shown, alt, room);
        part.close();
        if !caption.is_empty() {
            let number = own.and_then(|it| it.number);
            self.caption(&caption, number, place.left);
        }
    }

    /// Writes a caption, whose number is a field: pictures that an office adds are counted too.
    fn caption(&mut self, caption: &str, number: Option<u32>, left: usize) {
        let word = self.book.words.figure.clone();
        let number = number.map(|it| it.to_string()).unwrap_or_default();
        let rest = caption.strip_prefix(&format!("{word} {number}"));
        let part = self.part();
        part.open_paragraph(Stand::at("Caption", left));
        match rest.filter(|_| !number.is_empty()) {
            Some(rest) => {
                part.run(Look::default(), &format!("{word} "));
                part.field("SEQ Hinh \\* ARABIC", Look::default(), &number);
                part.run(Look::default(), rest);
            }
            None => part.run(Look::default(), caption),
        }
        part.close();
    }

    /// Writes what stands within a line.
    pub(super) fn inlines(&mut self, division: &Division, content: &[Inline], look: Look) {
        for inline in content {
            self.inline(division, &inline.kind, look);
        }
    }

    fn inline(&mut self, division: &Division, kind: &InlineKind, look: Look) {
        match kind {
            InlineKind::Text(text) => self.part().run(look, text),
            InlineKind::Code(text) => self.part().run(Look { kind: Kind::Code, ..look }, text),
            InlineKind::Emphasis(content) => {
                self.inlines(division, content, Look { italic: true, ..look });
            }
            InlineKind::Strong(content) => {
                self.inlines(division, content, Look { bold: true, ..look });
            }
            InlineKind::Strike(content) => {
                self.inlines(division, content, Look { struck: true, ..look });
            }
            InlineKind::Link { link, content } => {
                let destination = link.and_then(|it| division.links.get(it));
                let is_open = self.open_link(destination);
                let kind = if is_open { Kind::Link } else { look.kind };
                self.inlines(division, content, Look { kind, ..look });
                if is_open {
                    self.part().close();
                }
            }
            InlineKind::Image { image, alt, .. } => self.small_picture(division, *image, alt),
            InlineKind::Note(note) => self.cite(division, *note),
            InlineKind::Break => {
                let part = self.part();
                part.open_run(look);
                part.xml.empty("w:br", &[]);
                part.close();
            }
        }
    }

    fn small_picture(&mut self, division: &Division, image: usize, alt: &str) {
        let Some(shown) = self.pictures.find(division.pictures.get(image)) else { return };
        self.shown += 1;
        let room = Room { width: self.paper.text_width(), height: LINE_HEIGHT };
        let part = if self.is_in_note { &mut self.notes } else { &mut self.body };
        picture(part, shown, self.shown, alt, room);
    }

    /// Opens a link, if it leads anywhere.
    fn open_link(&mut self, destination: Option<&Destination>) -> bool {
        match destination {
            Some(Destination::Web(written)) => self.open_web(written),
            Some(Destination::Within(anchor)) => self.open_way(anchor),
            Some(Destination::Nowhere) | None => false,
        }
    }

    /// Opens a link to an address, if it is one.
    pub(super) fn open_web(&mut self, written: &str) -> bool {
        let Some(address) = address(written) else { return false };
        let part = self.part();
        let id = part.refer(Relation::Web(address));
        part.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
        true
    }

    /// Opens a link to a name of the book, if it is one.
    pub(super) fn open_way(&mut self, anchor: &str) -> bool {
        let Some(number) = self.names.get(anchor) else { return false };
        let name = format!("_a{number}");
        self.part().xml.open("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")]);
        true
    }

    /// Gives what follows a name of the book.
    pub(super) fn name(&mut self, anchor: &str) {
        let Some(number) = self.names.get(anchor) else { return };
        let name = format!("_a{number}");
        if self.named.insert(name.clone()) {
            self.bookmark(&name);
            let id = self.marks.to_string();
            self.part().xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        }
    }

    fn bookmark(&mut self, name: &str) {
        self.marks += 1;
        let id = self.marks.to_string();
        self.part().xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
    }

    /// Writes the mark of a note; where it is cited again, or by a note, the number of that mark.
    fn cite(&mut self, division: &Division, note: usize) {
        if note >= division.prose.notes.len() {
            return;
        }
        let id = self.noted + note + 1;
        let name = format!("_n{id}");
        let look = Look::of(Kind::Note);
        if self.is_in_note || !self.cited.insert(note) {
            let number = (note + 1).to_string();
            return self.part().field(&format!("NOTEREF {name} \\f \\h"), look, &number);
        }
        self.bookmark(&name);
        let mark = self.marks.to_string();
        let part = self.part();
        part.open_run(look);
        part.xml.empty("w:footnoteReference", &[("w:id", &id.to_string())]);
        part.close();
        part.xml.empty("w:bookmarkEnd", &[("w:id", &mark)]);
    }

    /// Cites the notes that only notes cite after the text: no footnote can hold the mark of one.
    fn cite_others(&mut self, division: &Division) {
        let others: Vec<usize> =
            (0..division.prose.notes.len()).filter(|it| !self.cited.contains(it)).collect();
        if others.is_empty() {
            return;
        }
        self.part().open_paragraph(Stand::of("NoteMarks"));
        for note in others {
            self.cite(division, note);
        }
        self.part().close();
    }

    fn note(&mut self, division: &Division, at: usize, blocks: &[Block], place: Place) {
        self.is_in_note = true;
        let id = (self.noted + at + 1).to_string();
        self.part().xml.open("w:footnote", &[("w:id", &id)]);
        let opening = Opening { is_note: true, ..Opening::default() };
        self.opened(division, opening, blocks, place.within("FootnoteText"));
        self.part().close();
        self.is_in_note = false;
    }

    /// Writes the last paragraph of a section, which says how that is set.
    pub(super) fn end_section(&mut self, section: super::page::Section) {
        let paper = self.paper;
        let xml = &mut self.part().xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        value(xml, "w:pStyle", "Gap");
        let nothing =
            [("w:before", "0"), ("w:after", "0"), ("w:line", "20"), ("w:lineRule", "exact")];
        xml.empty("w:spacing", &nothing);
        super::page::section(xml, &paper, section);
        xml.close();
        xml.close();
    }
}

const _: () = assert!(HANGING < STEP, "the mark of an item stands within its indent");
