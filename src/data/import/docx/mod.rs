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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::import::{markdown, structure};

    /// Elements of a document, one in another in whatever order.
    fn elements() -> impl Strategy<Value = String> {
        const NAMES: &str = "p|r|t|tbl|tr|tc|ins|del|sdt|sdtContent|hyperlink|txbxContent|drawing|\
            pPr|rPr|b|numPr|numId|jc|style|abstractNum|lvl|AlternateContent|Choice|fldSimple";
        let leaf = prop_oneof![
            "<w:(br|tab|softHyphen|blip|footnoteReference|fldChar|vMerge|gridSpan|b)( w:(id|val|embed)=\"[0-9a-z]{1,3}\")?/>",
            "[ a-z*#0-9.:;-]{0,6}",
            "<w:r><w:t>[ A-Za-zđ*#0-9.:;)+-]{1,9}</w:t></w:r>",
        ];
        leaf.prop_recursive(6, 60, 5, |inner| {
            (NAMES, proptest::collection::vec(inner, 0..5))
                .prop_map(|(name, inner)| format!("<w:{name}>{}</w:{name}>", inner.concat()))
        })
    }

    proptest! {
        #[test]
        fn no_document_is_too_odd(parts in proptest::collection::vec(elements(), 0..8)) {
            let text = parts.concat();
            let whole = format!("<w:document><w:body>{text}</w:body></w:document>");
            let element = parse(whole.as_bytes()).map_err(TestCaseError::fail)?;
            let mut reader = Reader::new(Styles::read(&element), Numbering::read(&element));
            let blocks = element.child("body").map(|it| reader.blocks(it)).unwrap_or_default();
            let report = structure::structure(blocks, "Tên");
            markdown::write(&report.blocks, &[], &|index| Some(format!("hinh-{index}.png")));
        }

        #[test]
        fn whole_documents_are_read(texts in proptest::collection::vec("[ a-zđ*#0-9.:;)+-]{0,20}", 1..12)) {
            let line = |it: &String| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{it}</w:t></w:r><w:r><w:t>{it}</w:t></w:r></w:p>");
            let body: String = texts.iter().map(line).collect();
            let element = parse(format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes());
            let element = element.map_err(TestCaseError::fail)?;
            let mut reader = Reader::default();
            let blocks = element.child("body").map(|it| reader.blocks(it)).unwrap_or_default();
            prop_assert_eq!(blocks.len(), texts.len());
            let report = structure::structure(blocks, "Tên");
            prop_assert!(!report.title.is_empty());
        }
    }
}
