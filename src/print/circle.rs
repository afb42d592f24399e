//! Finds footnotes that cite themselves: no reader comes to an end of them, in any form of the book.

use std::collections::BTreeSet;
use std::ops::Range;

use super::book::{Book, Division};
use crate::diagnostic::{Diagnostic, FilePath, Location, print as problem};
use crate::source::markdown::prose::{Block, BlockKind, Inline, InlineKind};

/// The notes that a note cites, each with the place of its mark.
type Marks = Vec<(usize, Range<usize>)>;

/// Tells of notes that cite themselves, whether or not by way of others.
pub fn circles(book: &Book) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, division) in book.divisions() {
        if let Some(file) = &division.file {
            found.extend(within(division, file));
        }
    }
    found
}

fn within(division: &Division, file: &FilePath) -> Vec<Diagnostic> {
    let cited: Vec<Marks> = division.prose.notes.iter().map(|note| marks(note)).collect();
    let (mut told, mut found) = (Vec::new(), Vec::new());
    for note in 0..cited.len() {
        let back = cited[note].iter().find(|(next, _)| leads_to(&cited, *next, note));
        // A circle of several is told once, at its first.
        let known = told.iter().any(|it| leads_to(&cited, note, *it));
        if let Some((_, span)) = back.filter(|_| !known) {
            told.push(note);
            found.push(problem::note_circle(Location::span(file, span.clone()), note + 1));
        }
    }
    found
}

/// Tells whether a note leads to another over the notes that it cites.
fn leads_to(cited: &[Marks], from: usize, to: usize) -> bool {
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

fn marks(blocks: &[Block]) -> Marks {
    let mut marks = Marks::new();
    for block in blocks {
        of_block(&block.kind, &mut marks);
    }
    marks
}

fn of_block(kind: &BlockKind, marks: &mut Marks) {
    let mut within = |blocks: &[Block]| blocks.iter().for_each(|it| of_block(&it.kind, marks));
    match kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
            of_line(content, marks);
        }
        BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => within(blocks),
        BlockKind::List(list) => list.items.iter().for_each(|it| within(&it.blocks)),
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                of_line(&definition.term, marks);
                definition.meanings.iter().flatten().for_each(|it| of_block(&it.kind, marks));
            }
        }
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            rows.flatten().for_each(|it| of_line(it, marks));
        }
        BlockKind::Code { .. } | BlockKind::Figure { .. } | BlockKind::Rule => {}
    }
}

fn of_line(content: &[Inline], marks: &mut Marks) {
    for inline in content {
        match &inline.kind {
            InlineKind::Note(note) => marks.push((*note, inline.span.clone())),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strike(content)
            | InlineKind::Link { content, .. } => of_line(content, marks),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Image { .. }
            | InlineKind::Break => {}
        }
    }
}
