//! The book as a tree, in the order of reading. Writers set it; none of them adds words to it.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::StoryId;
use crate::diagnostic::{FilePath, Lang};
use crate::source::markdown::prose::{Block, Prose};
use crate::source::scan::Asset;

use super::volume::{Header, PartKind};

/// A book.
#[derive(Clone, Debug)]
pub struct Book {
    /// Its name, fit to be part of a file's name.
    pub name: String,
    /// Its language.
    pub lang: Lang,
    /// The day that it bears, which is never that of its making.
    pub date: Date,
    /// What its covers and its running heads say.
    pub cover: Cover,
    /// Its parts, in order.
    pub matters: Vec<Matter>,
    /// Its stories, in the order of the catalogue.
    pub stories: Vec<StoryId>,
    /// The words that writers need beside those of the tree.
    pub words: Words,
}

/// What a cover says; what is not known is empty.
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// What stands at its head.
    pub header: Header,
    /// The body above the one that publishes.
    pub superior: String,
    /// The body that publishes.
    pub organ: String,
    /// Title of the book.
    pub title: String,
    /// Line below the title.
    pub subtitle: String,
    /// “Tập 1”, where the book is one of several.
    pub number: String,
    /// Title of the conference that it is the record of.
    pub conference: String,
    /// Place and date.
    pub imprint: String,
}

/// Words of a writer's own furniture.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The name of the state.
    pub state: String,
    /// The motto of the state.
    pub motto: String,
    /// The Party, as it stands at the head of its documents.
    pub party: String,
    /// Before the number of a picture.
    pub figure: String,
    /// Before who made a picture.
    pub credit: String,
    /// Before the name that an index points to.
    pub see: String,
    /// Names the footnotes, where they do not stand at the foot.
    pub notes: String,
    /// The title of a table of contents that no part asks for.
    pub contents: String,
    /// Names the places that a reader jumps to.
    pub landmarks: String,
    /// Names the list of printed pages.
    pub pages: String,
    /// Before the number of a footnote whose mark is gone back to.
    pub back: String,
    /// Says for whom an electronic book can be read.
    pub accessibility: String,
}

/// A part of a book.
#[derive(Clone, Debug)]
pub struct Matter {
    /// Its anchor, unique in the book.
    pub anchor: String,
    /// Its title; a cover shows another.
    pub title: String,
    /// What it is.
    pub kind: PartKind,
    /// What it holds.
    pub content: Content,
}

/// What a part of a book holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// The front cover, which is [`Book::cover`].
    Cover,
    /// The table of contents, which the writer makes of the titles below.
    Contents,
    /// Text. The division bears the part's own anchor and title.
    Text(Box<Division>),
    /// An index.
    Index(Vec<Letter>),
    /// What the law asks to be printed.
    Imprint(Vec<Row>),
    /// The back cover.
    Back(Back),
}

/// A titled piece of text with others below it. A part is the first level, a story the second, or
/// the third where stories are grouped.
#[derive(Clone, Debug, Default)]
pub struct Division {
    /// Its anchor, unique in the book.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Who speaks or writes; may be empty.
    pub by: String,
    /// What it says in short; may be empty.
    pub summary: String,
    /// What is to be known first: where, when, who.
    pub rows: Vec<Row>,
    /// Its text. A heading stands as many levels below the title as its own level is above 1.
    pub prose: Prose,
    /// Where each link leads, by its number in the text.
    pub links: Vec<Destination>,
    /// Each picture, by its number in the text.
    pub pictures: Vec<Picture>,
    /// The file that the spans of the text are of.
    pub file: Option<FilePath>,
    /// What stands below it.
    pub children: Vec<Division>,
}

/// A label and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Label.
    pub label: String,
    /// Text.
    pub text: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To an address on the web, a mailbox or a telephone.
    Web(String),
    /// To an anchor of the book.
    Within(String),
    /// Nowhere: the link is only its text.
    Nowhere,
}

/// A picture of the text.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its file, if it is there.
    pub asset: Option<Arc<Asset>>,
    /// Where the text names it.
    pub span: Range<usize>,
    /// Who made it; may be empty.
    pub credit: String,
    /// Its number in the book, from one, if it stands alone in its paragraph.
    pub number: Option<u32>,
}

/// The entries of an index below one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// The entries, in order.
    pub entries: Vec<Entry>,
}

/// An entry of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is looked up.
    pub term: String,
    /// What tells it from others of its name; may be empty.
    pub detail: String,
    /// The entries to see instead, or too.
    pub see: Vec<String>,
    /// How those entries are to be read: “nay là”, “một phần nay thuộc”.
    pub because: String,
    /// The anchors of the divisions that speak of it, in the order of the book.
    pub anchors: Vec<String>,
}

/// What a back cover says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The address that its square code leads to.
    pub url: String,
    /// Says what is found there.
    pub text: String,
}

impl Book {
    /// Gives every division with its level, from one, in the order of reading.
    pub fn divisions(&self) -> Vec<(usize, &Division)> {
        let mut all = Vec::new();
        for matter in &self.matters {
            if let Content::Text(division) = &matter.content {
                division.gather(1, &mut all);
            }
        }
        all
    }
}

impl Book {
    /// Words what stands below a picture: its number, its caption and who made it.
    pub fn caption(&self, picture: Option<&Picture>, caption: &str) -> String {
        let mut text = caption.trim().to_owned();
        let credit = picture.map_or("", |it| it.credit.as_str());
        if !credit.is_empty() {
            let parted = if text.is_empty() || text.ends_with('.') { "" } else { "." };
            text = format!("{text}{parted} {} {credit}", self.words.credit);
        }
        let number = picture.and_then(|it| it.number);
        let number = number.map(|it| format!("{} {it}", self.words.figure)).unwrap_or_default();
        match (number.as_str(), text.trim()) {
            ("", text) => text.to_owned(),
            (number, "") => number.to_owned(),
            (number, text) => format!("{number}. {text}"),
        }
    }
}

impl Entry {
    /// Words the entries to see: “nay thuộc xã Ngọc Chúc, tỉnh An Giang”.
    pub fn pointer(&self, words: &Words) -> String {
        let because = if self.because.is_empty() { &words.see } else { &self.because };
        if self.see.is_empty() {
            String::new()
        } else {
            format!("{because} {}", self.see.join("; "))
        }
    }
}

impl Division {
    /// Gives the division, whose level is one, and all below it with their levels.
    pub fn with_children(&self) -> Vec<(usize, &Self)> {
        let mut all = Vec::new();
        self.gather(1, &mut all);
        all
    }

    fn gather<'a>(&'a self, level: usize, all: &mut Vec<(usize, &'a Self)>) {
        all.push((level, self));
        for child in &self.children {
            child.gather(level + 1, all);
        }
    }

    /// Gives the anchor of a heading of the text.
    pub fn heading_anchor(&self, heading: &str) -> String {
        format!("{}-{heading}", self.anchor)
    }

    /// Gives the anchor of a footnote by its index.
    pub fn note_anchor(&self, note: usize) -> String {
        format!("{}-fn-{}", self.anchor, note + 1)
    }

    /// Gives every block that stands in the text itself, footnotes last.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.prose.blocks.iter().chain(self.prose.notes.iter().flatten())
    }
}
