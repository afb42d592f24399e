//! The files of a book as EPUB, and where each name of the book stands in them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::book::{Book, Content};
use super::super::package::chapters::Chapter;

/// The name of the table of contents, which is a file of its own in any case.
pub(super) const NAV: &str = "nav.xhtml";

/// A file of the book.
pub(super) struct File<'a> {
    pub(super) name: String,
    pub(super) chapter: Chapter<'a>,
}

/// All files of a book.
pub(super) struct Plan<'a> {
    pub(super) files: Vec<File<'a>>,
    /// The file and the `id` within it that each name of the book has.
    places: BTreeMap<String, (String, String)>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(book: &'a Book) -> Self {
        let (mut files, mut places, mut taken) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        for (at, chapter) in Chapter::of(book).into_iter().enumerate() {
            let is_nav = matches!(chapter.matter.content, Content::Contents);
            let name = if is_nav { NAV.to_owned() } else { format!("c{:03}.xhtml", at + 1) };
            for anchor in chapter.anchors() {
                let id = id(&anchor, &mut taken);
                places.entry(anchor).or_insert_with(|| (name.clone(), id));
            }
            files.push(File { name, chapter });
        }
        Self { files, places }
    }

    /// Gives the `id` of a name; where a name is given twice, both have the first one's.
    pub(super) fn id(&self, anchor: &str) -> &str {
        self.places.get(anchor).map_or("", |(_, id)| id)
    }

    /// Gives the title of the division of a name; empty where it is no division.
    pub(super) fn title(&self, anchor: &str) -> &str {
        let mut divisions = self.files.iter().flat_map(|it| &it.chapter.divisions);
        divisions.find(|(_, it)| it.anchor == anchor).map_or("", |(_, it)| &it.title)
    }

    /// Gives the address of a name, if it stands in the book.
    pub(super) fn address(&self, anchor: &str) -> Option<String> {
        self.places.get(anchor).map(|(file, id)| format!("{file}#{id}"))
    }
}

/// Makes an `id` that any reader takes, each only once.
fn id(anchor: &str, taken: &mut BTreeSet<String>) -> String {
    let is_plain = anchor.starts_with(|it: char| it.is_ascii_alphabetic())
        && anchor.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it));
    let id = if is_plain && !taken.contains(anchor) {
        anchor.to_owned()
    } else {
        format!("muc--{}", taken.len() + 1)
    };
    taken.insert(id.clone());
    id
}
