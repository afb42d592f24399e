//! What is done to pages once they are set: crop marks around them, or two of them on each side of a
//! sheet, so that a pile of sheets folds into a booklet.

use std::fmt::Write;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{Printed, Profile};

/// Points in a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;
/// How long a crop mark is, in millimetres.
const MARK: f32 = 5.0;
/// Why writing into a text cannot fail.
const WRITES: &str = "a String takes all that is written to it";
/// Pages on a sheet, two on each side.
const ON_SHEET: usize = 4;

/// Where the last page of a book belongs in a booklet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// Right after the one before.
    Follows,
    /// On the outside: it is the back cover, and white pages stand before it.
    Outside,
}

/// Finishes the pages of a book as its profile wants them.
pub(super) fn finish(
    bytes: Vec<u8>,
    pages: usize,
    profile: Profile,
    last: Last,
) -> Result<Printed, String> {
    let done = match profile {
        Profile::Screen | Profile::Archive => Ok(Printed { bytes, pages }),
        Profile::Press => marked(&bytes).map(|bytes| Printed { bytes, pages }),
        Profile::Booklet => folded(&bytes, last),
    };
    done.map_err(|error| error.to_string())
}

/// Puts crop marks around every page.
fn marked(bytes: &[u8]) -> lopdf::Result<Vec<u8>> {
    let mut document = Document::load_mem(bytes)?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        mark(&mut document, page)?;
    }
    save(document)
}

fn mark(document: &mut Document, page: ObjectId) -> lopdf::Result<()> {
    let media = frame(document, page, b"MediaBox")?;
    let trim = frame(document, page, b"TrimBox").unwrap_or(media);
    let room = MARK * MILLIMETRE;
    let sheet = [media[0] - room, media[1] - room, media[2] + room, media[3] + room];
    // What the page leaves of its own way of drawing must not reach the marks.
    let before = document.add_object(Stream::new(Dictionary::new(), b"q\n".to_vec()));
    let mut after = b"\nQ\n".to_vec();
    after.extend(marks(trim, media, sheet).encode()?);
    let after = document.add_object(Stream::new(Dictionary::new(), after));
    let own = document.get_page_contents(page).into_iter();
    let contents: Vec<Object> =
        [before].into_iter().chain(own).chain([after]).map(Object::from).collect();
    let page = document.get_dictionary_mut(page)?;
    page.set("Contents", contents);
    page.set("BleedBox", numbers(media));
    page.set("MediaBox", numbers(sheet));
    page.set("CropBox", numbers(sheet));
    Ok(())
}

/// Draws two marks at each corner of the trimmed page, beyond the bleed, on all four plates.
fn marks(trim: [f32; 4], media: [f32; 4], sheet: [f32; 4]) -> Content {
    let mut operations = vec![
        Operation::new("K", vec![1.into(), 1.into(), 1.into(), 1.into()]),
        Operation::new("w", vec![Object::Real(0.25)]),
    ];
    let mut line = |x1: f32, y1: f32, x2: f32, y2: f32| {
        operations.push(Operation::new("m", vec![x1.into(), y1.into()]));
        operations.push(Operation::new("l", vec![x2.into(), y2.into()]));
        operations.push(Operation::new("S", vec![]));
    };
    for x in [trim[0], trim[2]] {
        line(x, sheet[1], x, media[1]);
        line(x, media[3], x, sheet[3]);
    }
    for y in [trim[1], trim[3]] {
        line(sheet[0], y, media[0], y);
        line(media[2], y, sheet[2], y);
    }
    Content { operations }
}

/// Puts two pages on each side of a sheet, in the order that folding wants.
fn folded(bytes: &[u8], last: Last) -> lopdf::Result<Printed> {
    let mut document = Document::load_mem(bytes)?;
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let Some(first) = pages.first() else {
        return Ok(Printed { bytes: bytes.to_vec(), pages: 0 });
    };
    let size = frame(&document, *first, b"MediaBox")?;
    let mut forms = Vec::with_capacity(pages.len());
    for page in &pages {
        forms.push(Some(form(&mut document, *page)?));
    }
    let all = forms.len().div_ceil(ON_SHEET) * ON_SHEET;
    let back = if last == Last::Outside { forms.pop() } else { None };
    forms.resize(all - usize::from(back.is_some()), None);
    forms.extend(back);
    let tree = document.new_object_id();
    let mut sides = Vec::new();
    for (left, right) in sides_of(all) {
        let pair = [forms[left], forms[right]];
        sides.push(Object::from(side(&mut document, tree, size, pair)));
    }
    let count = sides.len();
    let pages = dictionary! { "Type" => "Pages", "Count" => i64::try_from(count).unwrap_or(i64::MAX), "Kids" => sides };
    document.objects.insert(tree, pages.into());
    let catalog = document.catalog_mut()?;
    // Bookmarks and names lead to pages that are pages no more.
    for gone in
        ["Outlines", "Names", "Dests", "StructTreeRoot", "MarkInfo", "PageLabels", "OpenAction"]
    {
        catalog.remove(gone.as_bytes());
    }
    catalog.set("Pages", tree);
    document.prune_objects();
    Ok(Printed { bytes: save(document)?, pages: count })
}

/// Gives the pages of each side, left and right, by their places from zero, of as many as fill sheets.
fn sides_of(all: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..all / ON_SHEET).flat_map(move |sheet| {
        let (low, high) = (2 * sheet, all - 1 - 2 * sheet);
        [(high, low), (low + 1, high - 1)]
    })
}

/// Makes a page something that can be drawn on another.
fn form(document: &mut Document, page: ObjectId) -> lopdf::Result<ObjectId> {
    let size = frame(document, page, b"MediaBox")?;
    let (own, inherited) = document.get_page_resources(page)?;
    let resources = match (own, inherited.first()) {
        (Some(own), _) => Object::from(own.clone()),
        (None, Some(id)) => Object::from(*id),
        (None, None) => Object::from(Dictionary::new()),
    };
    let content = document.get_page_content(page);
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => numbers(size),
        "Resources" => resources,
    };
    let mut stream = Stream::new(form, content);
    stream.compress()?;
    Ok(document.add_object(stream))
}

fn side(
    document: &mut Document,
    tree: ObjectId,
    size: [f32; 4],
    pages: [Option<ObjectId>; 2],
) -> ObjectId {
    let (width, height) = (size[2] - size[0], size[3] - size[1]);
    let (mut drawn, mut names) = (String::new(), Dictionary::new());
    for (place, form) in pages.into_iter().enumerate() {
        let Some(form) = form else { continue };
        let across = if place == 0 { 0.0 } else { width };
        writeln!(drawn, "q 1 0 0 1 {across} 0 cm /P{place} Do Q").expect(WRITES);
        names.set(format!("P{place}"), form);
    }
    let contents = document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()));
    document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "MediaBox" => numbers([0.0, 0.0, 2.0 * width, height]),
        "Contents" => contents,
        "Resources" => dictionary! { "XObject" => names },
    })
}

/// Reads a frame of a page.
fn frame(document: &Document, page: ObjectId, name: &[u8]) -> lopdf::Result<[f32; 4]> {
    let frame = document.get_dictionary(page)?.get(name)?;
    let (_, frame) = document.dereference(frame)?;
    let mut sides = [0.0; 4];
    for (side, number) in sides.iter_mut().zip(frame.as_array()?) {
        *side = number.as_float()?;
    }
    Ok(sides)
}

fn numbers(frame: [f32; 4]) -> Object {
    Object::Array(frame.map(Object::Real).to_vec())
}

fn save(mut document: Document) -> lopdf::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_booklet_reads_in_order_when_folded() {
        let sides: Vec<_> = sides_of(8).collect();
        assert_eq!(sides, [(7, 0), (1, 6), (5, 2), (3, 4)]);
        assert_eq!(sides_of(4).collect::<Vec<_>>(), [(3, 0), (1, 2)]);
    }
}
