//! A body as a tree of blocks, for those who do not write HTML: the printed volume in all its forms.
//!
//! The tree is made of the very events that the HTML is made of, so both hold the same text, and
//! links, pictures and footnotes bear the same numbers in both; a property test holds that.

use std::ops::Range;

pub use self::plain::{line, lines};

use self::read::Reader;
use super::redact::{self, Hidden};

mod close;
mod open;
mod plain;
mod read;

use crate::diagnostic::Lang;

/// A body, read as a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its footnotes in the order of their numbers, which begin at one. A note may cite any other,
    /// and itself.
    pub notes: Vec<Vec<Block>>,
}

/// What takes lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the file.
    pub span: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph; never empty.
    Paragraph(Vec<Inline>),
    /// A heading of a story.
    Heading {
        /// Its level, 2 to 6, as the site has it.
        level: u8,
        /// Its anchor, unique in the body.
        anchor: String,
        /// Its words; never empty.
        content: Vec<Inline>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A note, a tip or a warning, set apart.
    Alert {
        /// Its class: `note`, `tip`, `important`, `warning` or `caution`.
        class: &'static str,
        /// Its title in the language of the site.
        title: &'static str,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// Code.
    Code {
        /// Its language; empty where none is named.
        language: String,
        /// The code, each line with its end.
        text: String,
    },
    /// A list.
    List(List),
    /// Words and what they mean.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Table),
    /// A picture alone in its paragraph.
    Figure {
        /// The number of the picture, from zero, as in [`super::Markdown::images`].
        image: usize,
        /// What it shows, for those who cannot see it.
        alt: String,
        /// Its caption; may be empty.
        caption: String,
    },
    /// A line across the page.
    Rule,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; none where items are not numbered.
    pub start: Option<u64>,
    /// Whether its items are short, with no space between them.
    pub tight: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whether it is done, where it is a task.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Words and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// The words.
    pub term: Vec<Inline>,
    /// What they mean, each meaning apart.
    pub meanings: Vec<Vec<Block>>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// How each column is aligned.
    pub columns: Vec<Align>,
    /// The cells of its head.
    pub head: Vec<Vec<Inline>>,
    /// The cells of its rows; each row has as many as the head.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As text is.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// As numbers are.
    End,
}

/// What stands within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Where it stands in the file.
    pub span: Range<usize>,
    /// What it is.
    pub kind: InlineKind,
}

/// What stands within a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Text; no control character in it.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// A link.
    Link {
        /// The number of the link, from zero, as in [`super::Markdown::links`]; none where its
        /// address may not be followed.
        link: Option<usize>,
        /// What is read; no link is within.
        content: Vec<Inline>,
    },
    /// A picture within a line.
    Image {
        /// The number of the picture, from zero, as in [`super::Markdown::images`].
        image: usize,
        /// What it shows, for those who cannot see it.
        alt: String,
        /// Its title; may be empty.
        title: String,
    },
    /// The mark of a footnote: its index, from zero.
    Note(usize),
    /// The end of a line that its author wants.
    Break,
}

/// How deep blocks and emphasis may nest, quotations counted twice; what is nested deeper is set as if it
/// were not.
pub const DEEPEST: usize = 24;

impl Inline {
    /// Makes text that stands at a place of the file.
    pub fn text(text: impl Into<String>, span: Range<usize>) -> Self {
        Self { span, kind: InlineKind::Text(text.into()) }
    }
}

impl Block {
    /// Makes a paragraph of plain text.
    pub fn paragraph(text: impl Into<String>, span: Range<usize>) -> Self {
        let content = vec![Inline::text(text, span.clone())];
        Self { span, kind: BlockKind::Paragraph(content) }
    }
}

impl Prose {
    /// Reads `text`, which begins `base` bytes into its file.
    pub fn read(text: &str, base: usize, lang: Lang) -> Self {
        Self::read_without(text, base, lang, None)
    }

    /// Reads `text` as [`Prose::read`] does, without what is hidden.
    pub fn read_without(text: &str, base: usize, lang: Lang, hidden: Option<Hidden<'_>>) -> Self {
        let mut reader = Reader::new(text, base, lang);
        redact::read(text, hidden, |event, range| reader.read(event, range));
        reader.finish()
    }

    /// Gives the text without its markup, as [`super::Markdown::plain`] has it.
    pub fn plain(&self) -> String {
        let mut all = lines(&self.blocks);
        all.extend(self.notes.iter().flat_map(|note| lines(note)));
        all.join("\n")
    }
}

#[cfg(test)]
mod tests;
