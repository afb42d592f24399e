//! What would print badly, told with its line in the Markdown before anything is set: Typst knows no
//! such place, and is silent of a letter that a face does not have.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::text::{Font, FontBook, FontStretch, FontStyle, FontVariant, FontWeight};

use super::super::book::{Book, Division};
use super::font::Faces;
use crate::diagnostic::{Diagnostic, FilePath, Location, print as problem};
use crate::source::markdown::prose::{Block, BlockKind, Inline, InlineKind};
use crate::source::scan::Tree;

/// The most columns that can be read on a page.
const MOST_COLUMNS: usize = 8;

/// How a text is set.
#[derive(Clone, Copy, Default)]
struct Style {
    bold: bool,
    slanted: bool,
}

const PLAIN: Style = Style { bold: false, slanted: false };
const BOLD: Style = Style { bold: true, slanted: false };
const SLANTED: Style = Style { bold: false, slanted: true };

/// Looks through a book.
pub(super) fn check(book: &Book, tree: &Tree, faces: &Faces) -> Vec<Diagnostic> {
    let (faces, mut found) = (&Styled::new(faces), Vec::new());
    for (_, division) in book.divisions() {
        let Some(file) = &division.file else { continue };
        let text = &*tree.text(file).unwrap_or_default();
        let mut checker = Checker { file, text, faces, told: BTreeSet::new(), found: Vec::new() };
        checker.letters(&division.title, title(text, &division.title), BOLD);
        checker.letters(&division.summary, title(text, &division.summary), SLANTED);
        checker.blocks(&division.prose.blocks);
        for note in &division.prose.notes {
            checker.blocks(note);
        }
        checker.circles(division);
        found.append(&mut checker.found);
    }
    found
}

/// Finds a field of the front matter by what it says.
fn title(text: &str, field: &str) -> Range<usize> {
    let start = text.find(field).unwrap_or(0);
    start..(start + field.len()).min(text.len())
}

struct Checker<'a> {
    file: &'a FilePath,
    text: &'a str,
    faces: &'a Styled<'a>,
    /// The letters that were told of in this file, each once.
    told: BTreeSet<char>,
    found: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(content) => self.line(content, PLAIN),
            BlockKind::Heading { content, .. } => self.line(content, BOLD),
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => self.blocks(blocks),
            BlockKind::Code { text, .. } => self.letters(text, block.span.clone(), PLAIN),
            BlockKind::List(list) => list.items.iter().for_each(|it| self.blocks(&it.blocks)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.line(&definition.term, BOLD);
                    definition.meanings.iter().for_each(|it| self.blocks(it));
                }
            }
            BlockKind::Table(table) => {
                if table.head.len() > MOST_COLUMNS {
                    let at = Location::span(self.file, block.span.clone());
                    self.found.push(problem::wide_table(at, table.head.len(), MOST_COLUMNS));
                }
                table.head.iter().for_each(|it| self.line(it, BOLD));
                table.rows.iter().flatten().for_each(|it| self.line(it, PLAIN));
            }
            BlockKind::Figure { caption, .. } => {
                self.letters(caption, block.span.clone(), SLANTED);
            }
            BlockKind::Rule => {}
        }
    }

    fn line(&mut self, content: &[Inline], style: Style) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Code(text) => {
                    self.letters(text, inline.span.clone(), style);
                }
                InlineKind::Emphasis(content) => {
                    self.line(content, Style { slanted: !style.bold, ..style });
                }
                // Strong words stand upright, whatever they stand in.
                InlineKind::Strong(content) => self.line(content, BOLD),
                InlineKind::Strike(content) | InlineKind::Link { content, .. } => {
                    self.line(content, style);
                }
                InlineKind::Image { .. } | InlineKind::Note(_) | InlineKind::Break => {}
            }
        }
    }

    /// Tells of letters that the face of a style does not have, where they stand.
    fn letters(&mut self, text: &str, span: Range<usize>, style: Style) {
        for letter in text.chars().filter(|it| !it.is_ascii() && !is_unseen(*it)) {
            if self.told.contains(&letter) {
                continue;
            }
            let Some(face) = self.faces.without(letter, style) else {
                continue;
            };
            self.told.insert(letter);
            let written = self.text.get(span.clone()).unwrap_or_default();
            let at = written
                .find(letter)
                .map_or(span.clone(), |it| span.start + it..span.start + it + letter.len_utf8());
            let at = Location::span(self.file, at);
            self.found.push(problem::missing_glyph(at, letter, &face));
        }
    }

    /// Tells of notes that cite themselves, whether or not by way of others.
    fn circles(&mut self, division: &Division) {
        let cited: Vec<Vec<(usize, Range<usize>)>> =
            division.prose.notes.iter().map(|note| marks(note)).collect();
        let mut told: Vec<usize> = Vec::new();
        for note in 0..cited.len() {
            let back = cited[note].iter().find(|(next, _)| leads_to(&cited, *next, note));
            // A circle of several is told once, at its first.
            let known = told.iter().any(|it| leads_to(&cited, note, *it));
            if let Some((_, span)) = back.filter(|_| !known) {
                told.push(note);
                let at = Location::span(self.file, span.clone());
                self.found.push(problem::note_circle(at, note + 1));
            }
        }
    }
}

/// Tells whether a note leads to another over the notes that it cites.
fn leads_to(cited: &[Vec<(usize, Range<usize>)>], from: usize, to: usize) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(note) = open.pop() {
        if note == to {
            return true;
        }
        if seen.insert(note) {
            open.extend(cited.get(note).into_iter().flatten().map(|(next, _)| *next));
        }
    }
    false
}

/// Gives the notes that blocks cite, with the place of each mark.
fn marks(blocks: &[Block]) -> Vec<(usize, Range<usize>)> {
    let mut marks = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => gather(content, &mut marks),
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => {
                marks.extend(self::marks(blocks));
            }
            BlockKind::List(list) => {
                marks.extend(list.items.iter().flat_map(|it| self::marks(&it.blocks)));
            }
            _ => {}
        }
    }
    marks
}

fn gather(content: &[Inline], marks: &mut Vec<(usize, Range<usize>)>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Note(note) => marks.push((*note, inline.span.clone())),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strike(content)
            | InlineKind::Link { content, .. } => gather(content, marks),
            _ => {}
        }
    }
}

/// Tells of blanks and joiners, which nobody sees and no face needs.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}'
        )
}

/// The faces that set plain, bold and slanted text.
struct Styled<'a> {
    plain: Option<&'a Font>,
    bold: Option<&'a Font>,
    slanted: Option<&'a Font>,
}

impl<'a> Styled<'a> {
    fn new(faces: &'a Faces) -> Self {
        let book = FontBook::from_fonts(&faces.fonts);
        let family = faces.family.to_lowercase();
        let find = |style, weight| {
            let variant = FontVariant { style, weight, stretch: FontStretch::NORMAL };
            faces.fonts.get(book.select(&family, variant)?)
        };
        Self {
            plain: find(FontStyle::Normal, FontWeight::REGULAR),
            bold: find(FontStyle::Normal, FontWeight::BOLD),
            slanted: find(FontStyle::Italic, FontWeight::REGULAR),
        }
    }

    /// Gives the face that sets a letter in a style, if it has no such letter.
    fn without(&self, letter: char, style: Style) -> Option<String> {
        let face = match style {
            Style { bold: true, .. } => self.bold,
            Style { slanted: true, .. } => self.slanted,
            Style { .. } => self.plain,
        }?;
        let info = face.info();
        (!info.coverage.contains(u32::from(letter))).then(|| info.family.clone())
    }
}
