//! All text of a file of output, however it is packed.

use std::collections::BTreeMap;
use std::io::Read;

use crate::forms::archive::unpack;
use crate::site::{Site, has_extension, output};

/// Gives every source of a showcase.
pub(super) fn held(site: &Site) -> BTreeMap<String, Vec<u8>> {
    output(&site.path("content"))
}

/// Tells whether a file holds a word, in whatever case, between whatever marks.
pub(super) fn holds(path: &str, bytes: &[u8], word: &str) -> bool {
    let word = word.to_lowercase();
    let texts = [path.to_owned()].into_iter().chain(texts(path, bytes));
    texts.into_iter().any(|it| it.to_lowercase().contains(&word))
}

fn texts(path: &str, bytes: &[u8]) -> Vec<String> {
    if let Some(plain) = path.strip_suffix(".gz") {
        return texts(plain, &gunzip(bytes));
    }
    if let Some(plain) = path.strip_suffix(".br") {
        let (mut packed, mut out) = (bytes, Vec::new());
        brotli::BrotliDecompress(&mut packed, &mut out).unwrap();
        return texts(plain, &out);
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return texts(path, &gunzip(bytes));
    }
    if ["xlsx", "docx", "epub"].into_iter().any(|it| has_extension(path, it)) {
        let files = unpack(bytes);
        return files.iter().flat_map(|(name, bytes)| texts(name, bytes)).collect();
    }
    if has_extension(path, "pdf") {
        return pdf(bytes);
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    vec![without_marks(&text), percent(&text), text]
}

/// Leaves out what stands between angle brackets: words may be parted by marks.
fn without_marks(text: &str) -> String {
    let mut plain = String::new();
    let mut within = false;
    for letter in text.chars() {
        match letter {
            '<' => within = true,
            '>' => within = false,
            _ if !within => plain.push(letter),
            _ => {}
        }
    }
    plain
}

fn percent(text: &str) -> String {
    danvan::source::text::decode_percent(text)
}

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain
}

/// Gives the text of the pages, and all strings, streams and names that the file holds.
fn pdf(bytes: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let mut texts = vec![document.extract_text(&pages).unwrap()];
    for object in document.objects.values() {
        strings(object, &mut texts);
        let stream = object.as_stream().ok();
        if let Some(plain) = stream.and_then(|it| it.decompressed_content().ok()) {
            texts.extend(self::texts("", &plain));
        }
    }
    texts
}

fn strings(object: &lopdf::Object, texts: &mut Vec<String>) {
    use lopdf::Object;
    match object {
        Object::String(bytes, _) => {
            texts.push(String::from_utf8_lossy(bytes).into_owned());
            texts.extend(lopdf::decode_text_string(object));
        }
        Object::Name(bytes) => texts.push(String::from_utf8_lossy(bytes).into_owned()),
        Object::Array(items) => items.iter().for_each(|it| strings(it, texts)),
        Object::Dictionary(it) => it.iter().for_each(|(_, it)| strings(it, texts)),
        Object::Stream(it) => it.dict.iter().for_each(|(_, it)| strings(it, texts)),
        _ => {}
    }
}
