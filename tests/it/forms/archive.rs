//! Reads an archive back, as any program would.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The files of an archive by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Unpacks an archive.
pub(crate) fn unpack(bytes: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = Files::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

/// A piece of XML.
#[derive(Debug)]
pub(crate) enum Piece {
    /// An element begins; an empty one ends at once.
    Start(String, BTreeMap<String, String>),
    /// An element ends.
    End(String),
    /// Text.
    Text(String),
}

/// Reads XML, which must be well formed.
pub(crate) fn pieces(xml: &[u8]) -> Vec<Piece> {
    let text = std::str::from_utf8(xml).unwrap();
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let (mut pieces, mut depth) = (Vec::new(), 0);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}\n{text}")) {
            Event::Start(start) => {
                depth += 1;
                pieces.push(Piece::Start(start.name().as_ref().to_owned(), attributes(&start)));
            }
            Event::End(end) => {
                depth -= 1;
                pieces.push(Piece::End(end.name().as_ref().to_owned()));
            }
            Event::Text(it) => pieces.push(Piece::Text(it.into_inner().into_owned())),
            Event::GeneralRef(it) => pieces.push(Piece::Text(letter(&it))),
            Event::Eof => break,
            Event::Decl(_) | Event::DocType(_) => {}
            other => panic!("unforeseen: {other:?}"),
        }
    }
    assert_eq!(depth, 0, "{text}");
    assert!(text.chars().all(is_xml), "{text}");
    pieces
}

fn is_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

fn letter(name: &str) -> String {
    match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        other => panic!("&{other};"),
    }
    .to_owned()
}

fn attributes(start: &BytesStart<'_>) -> BTreeMap<String, String> {
    let read = |it: Attribute<'_>| {
        let value = quick_xml::escape::unescape(&it.value).unwrap();
        (it.key.as_ref().to_owned(), value.into_owned())
    };
    start.attributes().map(|it| read(it.unwrap())).collect()
}
