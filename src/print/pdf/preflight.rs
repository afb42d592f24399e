//! What would print badly, told with its line in the Markdown before anything is set: Typst knows no
//! such place, and is silent of a letter that a face does not have.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::book::Book;
use super::Size;
use super::sheet;
use super::style::{Style, Styled};
use crate::diagnostic::{Diagnostic, FilePath, Location, print as problem};
use crate::source::markdown::prose::{Block, BlockKind, Inline, InlineKind};
use crate::source::scan::Tree;

/// The longest word that is set, in bytes: a line of PDF holds no more than thrice this.
const LONGEST: usize = 10_000;

/// Looks through a book.
pub(super) fn check(book: &Book, tree: &Tree, faces: &Styled, size: Size) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, division) in book.divisions() {
        let Some(file) = &division.file else { continue };
        let text = &*tree.text(file).unwrap_or_default();
        let (told, found_here) = (BTreeSet::new(), Vec::new());
        let mut checker = Checker { file, text, faces, size, depth: 0, told, found: found_here };
        checker.letters(&division.title, title(text, &division.title), Style::BOLD);
        checker.letters(&division.summary, title(text, &division.summary), Style::SLANTED);
        checker.blocks(&division.prose.blocks);
        for note in &division.prose.notes {
            checker.within(note);
        }
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
    faces: &'a Styled,
    size: Size,
    /// How many quotations, lists and notes are open.
    depth: usize,
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

    fn within(&mut self, blocks: &[Block]) {
        self.depth += 1;
        self.blocks(blocks);
        self.depth -= 1;
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(content) => self.line(content, Style::PLAIN),
            BlockKind::Heading { content, .. } => self.line(content, Style::BOLD),
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => self.within(blocks),
            BlockKind::Code { text, .. } => self.letters(text, block.span.clone(), Style::PLAIN),
            BlockKind::List(list) => list.items.iter().for_each(|it| self.within(&it.blocks)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.line(&definition.term, Style::BOLD);
                    definition.meanings.iter().for_each(|it| self.within(it));
                }
            }
            BlockKind::Table(table) => {
                if sheet::sheet(table, self.faces, self.size, self.depth).is_none() {
                    let at = Location::span(self.file, self.first_line(&block.span));
                    self.found.push(problem::wide_table(at, table.head.len()));
                }
                table.head.iter().for_each(|it| self.line(it, Style::BOLD));
                table.rows.iter().flatten().for_each(|it| self.line(it, Style::PLAIN));
            }
            BlockKind::Figure { caption, .. } => {
                self.letters(caption, block.span.clone(), Style::SLANTED);
            }
            BlockKind::Rule => {}
        }
    }

    /// Gives the first line of a place: more of a table would only be told again.
    fn first_line(&self, span: &Range<usize>) -> Range<usize> {
        let written = self.text.get(span.clone()).unwrap_or_default();
        span.start..span.start + written.lines().next().unwrap_or_default().len()
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
                InlineKind::Strong(content) => self.line(content, Style::BOLD),
                InlineKind::Strike(content) | InlineKind::Link { content, .. } => {
                    self.line(content, style);
                }
                InlineKind::Image { .. } | InlineKind::Note(_) | InlineKind::Break => {}
            }
        }
    }

    /// Tells of letters that the face of a style does not have, where they stand, and of words without end.
    fn letters(&mut self, text: &str, span: Range<usize>, style: Style) {
        if text.len() > LONGEST && text.split_whitespace().any(|it| it.len() > LONGEST) {
            let at = Location::span(self.file, self.first_line(&(span.start..span.start)));
            self.found.push(problem::long_word(at));
            return;
        }
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
}

/// Tells of blanks and joiners, which nobody sees and no face needs.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}'
        )
}
