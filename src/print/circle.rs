//! Finds footnotes that no form of the book can set: those that cite themselves, of which no reader comes
//! to an end, and those that lead from one to the next deeper than a page can show.

use std::ops::Range;

use super::book::{Book, Division};
use crate::diagnostic::{Diagnostic, FilePath, Location, print as problem};
use crate::source::markdown::prose::{Block, BlockKind, Inline, InlineKind};

/// How deep notes, and what is nested within them, may lead: what a typesetter sets, by trial, with room.
const DEEPEST: usize = 32;

/// The mark of a note.
struct Mark {
    note: usize,
    span: Range<usize>,
    /// How many quotations, lists and meanings it stands in.
    depth: usize,
}

/// Tells of notes that cite themselves, whether or not by way of others, and of those that lead too deep.
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
    let notes = Notes::read(&division.prose.notes);
    let at = |mark: &Mark| Location::span(file, mark.span.clone());
    let circles = notes
        .circles
        .iter()
        .map(|(note, mark)| problem::note_circle(at(&notes.cited[*note][*mark]), note + 1));
    let depth = |mark: &Mark| mark.depth + 1 + notes.depths.get(mark.note).copied().unwrap_or(0);
    let marks = marks(&division.prose.blocks);
    let deep = marks.iter().find(|it| depth(it) > DEEPEST);
    let deep = deep.map(|it| problem::deep_notes(at(it), depth(it), DEEPEST));
    circles.chain(deep).collect()
}

/// The notes of a text: what each cites, and how deep it leads.
struct Notes {
    cited: Vec<Vec<Mark>>,
    depths: Vec<usize>,
    /// Of each circle its first note, and the mark in it that leads on.
    circles: Vec<(usize, usize)>,
}

/// How far the look at a note has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Ahead,
    UnderWay,
    Done,
}

impl Notes {
    fn read(notes: &[Vec<Block>]) -> Self {
        let cited: Vec<Vec<Mark>> = notes.iter().map(|it| marks(it)).collect();
        let depths = notes.iter().map(|it| depth(it)).collect();
        let mut read = Self { cited, depths, circles: Vec::new() };
        let mut looks = vec![Look::Ahead; notes.len()];
        for note in 0..notes.len() {
            read.look(note, &mut looks);
        }
        read
    }

    /// Looks at a note and all that it leads to, each once. The way stands in a list, as it may be longer
    /// than the program's own stack.
    fn look(&mut self, note: usize, looks: &mut [Look]) {
        // Notes under way, each with the number of its marks that were followed.
        let mut way = vec![(note, 0)];
        while let Some((note, followed)) = way.last_mut() {
            let note = *note;
            looks[note] = match looks[note] {
                Look::Done => {
                    way.pop();
                    continue;
                }
                _ => Look::UnderWay,
            };
            let Some(mark) = self.cited[note].get(*followed) else {
                looks[note] = Look::Done;
                way.pop();
                continue;
            };
            let (next, depth) = (mark.note, mark.depth);
            match looks.get(next) {
                Some(Look::Ahead) => way.push((next, 0)),
                Some(Look::UnderWay) => {
                    self.circle(next, &way);
                    way.last_mut().expect("the note is under way").1 += 1;
                }
                Some(Look::Done) => {
                    self.depths[note] = self.depths[note].max(depth + 1 + self.depths[next]);
                    *followed += 1;
                }
                None => *followed += 1,
            }
        }
    }

    /// Notes a circle, at its first note; one that meets another is told with that.
    fn circle(&mut self, back: usize, way: &[(usize, usize)]) {
        let start = way.iter().position(|it| it.0 == back).expect("the note is under way");
        let circle = &way[start..];
        let first = circle.iter().min_by_key(|it| it.0).expect("a circle has a note");
        if !circle.iter().any(|it| self.circles.iter().any(|told| told.0 == it.0)) {
            self.circles.push(*first);
        }
    }
}

/// Tells how deep blocks are nested.
fn depth(blocks: &[Block]) -> usize {
    let within = |blocks: &[Block]| 1 + depth(blocks);
    let of_block = |block: &Block| match &block.kind {
        BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => within(blocks),
        BlockKind::List(list) => list.items.iter().map(|it| within(&it.blocks)).max().unwrap_or(0),
        BlockKind::Definitions(definitions) => {
            let meanings = definitions.iter().flat_map(|it| &it.meanings);
            meanings.map(|it| within(it)).max().unwrap_or(0)
        }
        _ => 0,
    };
    blocks.iter().map(of_block).max().unwrap_or(0)
}

fn marks(blocks: &[Block]) -> Vec<Mark> {
    let mut marks = Vec::new();
    of_blocks(blocks, 0, &mut marks);
    marks
}

fn of_blocks(blocks: &[Block], depth: usize, marks: &mut Vec<Mark>) {
    for block in blocks {
        of_block(&block.kind, depth, marks);
    }
}

fn of_block(kind: &BlockKind, depth: usize, marks: &mut Vec<Mark>) {
    match kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
            of_line(content, depth, marks);
        }
        BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => {
            of_blocks(blocks, depth + 1, marks);
        }
        BlockKind::List(list) => {
            list.items.iter().for_each(|it| of_blocks(&it.blocks, depth + 1, marks));
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                of_line(&definition.term, depth, marks);
                definition.meanings.iter().for_each(|it| of_blocks(it, depth + 1, marks));
            }
        }
        BlockKind::Table(table) => {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            rows.flatten().for_each(|it| of_line(it, depth, marks));
        }
        BlockKind::Code { .. } | BlockKind::Figure { .. } | BlockKind::Rule => {}
    }
}

fn of_line(content: &[Inline], depth: usize, marks: &mut Vec<Mark>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Note(note) => {
                marks.push(Mark { note: *note, span: inline.span.clone(), depth });
            }
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strike(content)
            | InlineKind::Link { content, .. } => of_line(content, depth, marks),
            InlineKind::Text(_)
            | InlineKind::Code(_)
            | InlineKind::Image { .. }
            | InlineKind::Break => {}
        }
    }
}
