//! What is open while a tree is read, and what becomes of it when it closes.
//!
//! What is open stands on a stack of its own, so no depth of nesting can exhaust the program's.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind};

use super::{Align, Block, BlockKind, Definition, Inline, InlineKind, List, Table};

/// Something open, with what it has gathered so far.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) open: Open,
    pub(super) span: Range<usize>,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
}

/// What is open.
#[derive(Debug)]
pub(super) enum Open {
    /// The body, or a footnote.
    Root,
    /// Something within a line whose content its parent takes as its own: a link in a link, or
    /// what is nested too deep.
    Through,
    /// Something with lines of its own whose blocks its parent takes.
    Flat,
    Paragraph,
    Heading {
        level: u8,
        id: Option<String>,
    },
    Quote,
    Alert(BlockQuoteKind),
    Code {
        language: String,
        text: String,
    },
    List(List),
    Item {
        task: Option<bool>,
    },
    Definitions(Vec<Definition>),
    Term,
    Meaning,
    Table(Table),
    Row(Vec<Vec<Inline>>),
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(Option<usize>),
}

impl Frame {
    pub(super) fn new(open: Open, span: Range<usize>) -> Self {
        Self { open, span, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// Adds what stands within a line; text joins text before it.
    pub(super) fn add(&mut self, inline: Inline) {
        let last = self.inlines.last_mut();
        match (last, inline) {
            (
                Some(Inline { span, kind: InlineKind::Text(before) }),
                Inline { span: after, kind: InlineKind::Text(text) },
            ) => {
                before.push_str(&text);
                span.end = span.end.max(after.end);
            }
            (_, inline) => self.inlines.push(inline),
        }
    }

    /// Adds blocks after what stands on an open line, which is a paragraph of its own then.
    pub(super) fn add_blocks(&mut self, blocks: impl IntoIterator<Item = Block>) {
        self.end_line();
        self.blocks.extend(blocks);
    }

    /// Ends a line that stands in no paragraph, as those of short lists do.
    pub(super) fn end_line(&mut self) {
        let content = std::mem::take(&mut self.inlines);
        let span = content.first().map_or(0, |it| it.span.start)
            ..content.last().map_or(0, |it| it.span.end);
        self.blocks.extend(paragraph(content, span));
    }

    /// Gives all that was gathered as blocks.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }
}

/// Makes a paragraph: one that holds a picture alone becomes a figure, an empty one nothing.
pub(super) fn paragraph(content: Vec<Inline>, span: Range<usize>) -> Option<Block> {
    let is_blank =
        |it: &Inline| matches!(&it.kind, InlineKind::Text(text) if text.trim().is_empty());
    if content.iter().all(is_blank) {
        return None;
    }
    Some(Block { span, kind: BlockKind::Paragraph(content) })
}

/// Tells how a column is aligned.
pub(super) fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}
