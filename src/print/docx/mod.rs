//! A book as DOCX, for offices that go on editing it: named styles, fields, footnotes of its own.
//!
//! | file | holds |
//! |---|---|
//! | `parts` | what is always the same: the list of the files, the settings, the properties |
//! | `styles` | how each kind of paragraph looks |
//! | `page` | paper, margins, running heads and page numbers |
//! | `part` | a file of text under way: paragraphs, runs, fields, names |
//! | `body` | covers, contents, chapters, indexes |
//! | `prose` | the text of a division |
//! | `table` | tables |
//! | `picture` | pictures |

use std::collections::{BTreeMap, BTreeSet};

mod body;
mod page;
mod part;
mod parts;
mod picture;
mod prose;
mod square;
mod styles;
mod table;

use self::page::Paper;
use self::part::Part;
use self::parts::NumberedList;
use super::book::{Book, Content};
use super::package::archive::Archive;
use super::package::chapters::Chapter;
use super::package::pictures::{Pictures, Shown};
use super::size::Size;

/// A book under way.
struct Writer<'a> {
    book: &'a Book,
    paper: Paper,
    pictures: Pictures,
    /// The code on the back cover.
    square: Option<Shown>,
    /// The text.
    body: Part,
    /// The footnotes.
    notes: Part,
    /// The number of the bookmark of each name of the book.
    names: BTreeMap<String, usize>,
    /// How many bookmarks are set.
    marks: usize,
    /// The bookmarks of names that are set: where a name is given twice, the first has it.
    named: BTreeSet<String>,
    /// How many pictures are set: each has a number of its own.
    shown: usize,
    /// How many footnotes the divisions before have.
    noted: usize,
    /// The footnotes of the division whose mark is set.
    cited: BTreeSet<usize>,
    is_in_note: bool,
    /// The numbered lists.
    lists: Vec<NumberedList>,
    /// The files of the running heads: each holds the title of a chapter.
    heads: Vec<String>,
}

/// Writes a book as DOCX.
pub fn write(book: &Book, size: Size) -> Vec<u8> {
    let chapters = Chapter::of(book);
    let mut writer = Writer::new(book, size, &chapters);
    writer.write(&chapters);
    writer.finish()
}

/// Draws the code of the address on the back cover.
fn square(book: &Book) -> Option<Shown> {
    let back = book.matters.iter().find_map(|it| match &it.content {
        Content::Back(back) => Some(back),
        _ => None,
    })?;
    let (bytes, width) = square::png(&back.url)?;
    let name = "ma-vuong.png".to_owned();
    Some(Shown { name, media_type: "image/png", bytes, width, height: width })
}

impl<'a> Writer<'a> {
    fn new(book: &'a Book, size: Size, chapters: &[Chapter<'_>]) -> Self {
        let mut names = BTreeMap::new();
        for anchor in chapters.iter().flat_map(Chapter::anchors) {
            let next = names.len() + 1;
            names.entry(anchor).or_insert(next);
        }
        Self {
            book,
            paper: Paper::of(size, book.cover.header),
            pictures: Pictures::read(book),
            square: square(book),
            body: Part::body(),
            notes: Part::notes(),
            names,
            marks: 0,
            named: BTreeSet::new(),
            shown: 0,
            noted: 0,
            cited: BTreeSet::new(),
            is_in_note: false,
            lists: Vec::new(),
            heads: Vec::new(),
        }
    }

    /// Packs all files.
    fn finish(self) -> Vec<u8> {
        let mut archive = Archive::new();
        archive.add("[Content_Types].xml", &parts::content_types(self.heads.len()));
        archive.add("_rels/.rels", &parts::relations());
        archive.add("docProps/core.xml", &parts::properties(self.book));
        archive.add("word/styles.xml", &styles::styles(self.book.lang, &self.paper));
        archive.add("word/numbering.xml", &parts::numbering(&self.lists));
        archive.add("word/settings.xml", &parts::settings(self.book.lang));
        let names = parts::names(self.heads.len());
        archive.add("word/_rels/document.xml.rels", &parts::relations_of(&names, &self.body));
        archive.add("word/_rels/footnotes.xml.rels", &parts::relations_of(&[], &self.notes));
        let (title, paper) = (&self.book.cover.title, &self.paper);
        archive.add("word/header-none.xml", &page::head(paper, ""));
        archive.add("word/footer-none.xml", &page::no_foot());
        archive.add("word/header-book.xml", &page::head(paper, title));
        archive.add("word/footer-page.xml", &page::foot(paper));
        for (at, head) in self.heads.iter().enumerate() {
            archive.add(&format!("word/header-{}.xml", at + 1), &page::head(paper, head));
        }
        archive.add("word/document.xml", &self.body.finish());
        archive.add("word/footnotes.xml", &self.notes.finish());
        for picture in self.pictures.iter().chain(&self.square) {
            archive.store(&format!("word/media/{}", picture.name), &picture.bytes);
        }
        archive.finish()
    }
}
