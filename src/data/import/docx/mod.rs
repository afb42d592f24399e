//! Reads a document of Word: its text with headings, lists, tables, footnotes, links and pictures.
//!
//! Of tracked changes the text as accepted is read; text boxes come behind the paragraph they hang
//! on; contents, page heads and comments are left out. What of it is a story is `report`'s work.

use std::collections::BTreeSet;

mod parts;
mod read;
pub(super) mod text;
mod xml;

use parts::{Numbering, Styles, relations};
pub(super) use read::Met;
use read::{Reader, notes};
use text::Block;
use xml::{Element, parse};

use super::archive::{Archive, Refusal};
use crate::diagnostic::{FilePath, import_file as problem};

/// What a document holds.
pub(super) struct Document {
    pub(super) blocks: Vec<Block>,
    /// The texts of its notes, in the order in which the text calls them.
    pub(super) notes: Vec<Vec<Block>>,
    /// The bytes of its pictures, in the order in which they stand; those of a missing part are none.
    pub(super) pictures: Vec<Vec<u8>>,
    pub(super) met: BTreeSet<Met>,
}

/// Reads a document.
pub(super) fn read(file: &FilePath, bytes: &[u8]) -> Result<Document, Refusal> {
    let mut archive = Archive::open(file, bytes)?;
    let main = archive.names().find(|it| is_main(it)).unwrap_or_default().to_owned();
    let mut part = |name: &str| -> Result<Option<Element>, Refusal> {
        let Some(bytes) = archive.part(name)? else { return Ok(None) };
        let read =
            parse(&bytes).map_err(|error| problem::broken(file, &format!("{name}: {error}")));
        Ok(Some(read?))
    };
    let document = part(&main)?.unwrap_or_default();
    let styles = part("word/styles.xml")?.as_ref().map(Styles::read).unwrap_or_default();
    let numbering = part("word/numbering.xml")?.as_ref().map(Numbering::read).unwrap_or_default();
    let mut reader = Reader::new(styles, numbering);
    for (name, kind) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        for (id, note) in part(name)?.as_ref().map(|it| notes(it, kind)).unwrap_or_default() {
            let blocks = reader.blocks(&note);
            reader.notes.insert((kind.to_owned(), id), blocks);
        }
    }
    // Notes have relations of their own; those of the text would lead astray there.
    let related = part(&main.replace("word/", "word/_rels/").replace(".xml", ".xml.rels"))?;
    reader.relations = related.as_ref().map(relations).unwrap_or_default();
    let blocks = document.child("body").map(|it| reader.blocks(it)).unwrap_or_default();
    let texts = |key| reader.notes.get(key).cloned().unwrap_or_default();
    let notes = reader.called.iter().map(texts).collect();
    let pictures: Result<Vec<_>, Refusal> =
        reader.pictures.iter().map(|it| Ok(archive.part(it)?.unwrap_or_default())).collect();
    Ok(Document { blocks, notes, pictures: pictures?, met: reader.met })
}

/// Tells whether a part is the text of a document: Word on the web calls it `document2.xml`.
pub(super) fn is_main(name: &str) -> bool {
    let number = name.strip_prefix("word/document").and_then(|it| it.strip_suffix(".xml"));
    number.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}
