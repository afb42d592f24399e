//! A book as EPUB 3: a file for each chapter, footnotes that pop up, and a way to every part.
//!
//! | file | holds |
//! |---|---|
//! | `plan` | the files of the book, and where each name stands in them |
//! | `package` | what reading systems read first: what the book is and which files it has |
//! | `nav` | the table of contents, the landmarks and the numbers of the printed pages |
//! | `chapter` | the chapters |
//! | `prose` | the text of a division |

mod chapter;
mod nav;
mod package;
mod plan;
mod prose;

use std::collections::BTreeMap;

use jiff::civil::Date;

use self::plan::{File, Plan};
use super::book::{Book, Content};
use super::package::archive::Archive;
use super::package::pictures::Pictures;

/// The printed page on which each division begins, by its anchor; empty where nothing is printed.
pub type Pages = BTreeMap<String, u32>;

/// A book under way.
struct Writer<'a> {
    book: &'a Book,
    plan: Plan<'a>,
    pictures: Pictures,
    pages: &'a Pages,
    modified: Date,
}

/// Writes a book as EPUB. The day is the one on which the file is made.
pub fn write(book: &Book, pages: &Pages, modified: Date) -> Vec<u8> {
    let (plan, pictures) = (Plan::of(book), Pictures::read(book));
    let writer = Writer { book, plan, pictures, pages, modified };
    let mut archive = Archive::new();
    archive.store("mimetype", b"application/epub+zip");
    archive.add("META-INF/container.xml", &package::container());
    archive.add("EPUB/package.opf", &package::package(&writer));
    archive.add("EPUB/style.css", include_bytes!("style.css"));
    archive.add("EPUB/nav.xhtml", &nav::nav(&writer));
    for file in &writer.plan.files {
        if !matches!(file.chapter.matter.content, Content::Contents) {
            archive.add(&format!("EPUB/{}", file.name), &chapter::chapter(&writer, file));
        }
    }
    for picture in writer.pictures.iter() {
        archive.store(&format!("EPUB/{}", picture.name), &picture.bytes);
    }
    archive.finish()
}

impl Writer<'_> {
    /// Gives the printed pages that can be pointed to, each with where it begins.
    fn page_list(&self) -> BTreeMap<u32, String> {
        let mut list = BTreeMap::new();
        for file in &self.plan.files {
            let divisions = file.chapter.divisions.iter().map(|(_, it)| &it.anchor);
            for anchor in divisions {
                if let Some(page) = self.pages.get(anchor) {
                    list.entry(*page).or_insert_with(|| anchor.clone());
                }
            }
        }
        list
    }

    /// Names the file of a chapter in the table of contents.
    fn named<'b>(&'b self, file: &'b File<'_>) -> &'b str {
        nameable(file.chapter.title(), &self.book.cover.title)
    }
}

/// Gives a title, or another where it is blank: what can be followed must have a name.
fn nameable<'a>(title: &'a str, other: &'a str) -> &'a str {
    [title, other].into_iter().find(|it| !it.trim().is_empty()).unwrap_or("–")
}
