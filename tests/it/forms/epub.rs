//! The text of an EPUB, line by line, as a reader meets it.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Files, Piece, pieces};
use super::tree::plain;

/// Reads the text of a book in the order of its spine.
pub(crate) fn lines(files: &Files) -> Vec<String> {
    let mut lines = Vec::new();
    for name in spine(&files["EPUB/package.opf"]) {
        let mut page = Page::default();
        page.read(&files[&format!("EPUB/{name}")]);
        lines.extend(page.lines);
    }
    lines
}

/// Gives the files of the spine that are read one after another.
fn spine(package: &[u8]) -> Vec<String> {
    let (mut items, mut spine) = (BTreeMap::new(), Vec::new());
    for piece in pieces(package) {
        let Piece::Start(name, mut attributes) = piece else { continue };
        match name.as_str() {
            "item" => {
                items.insert(attributes.remove("id").unwrap(), attributes.remove("href").unwrap());
            }
            "itemref" if !attributes.contains_key("linear") => {
                spine.push(items[&attributes["idref"]].clone());
            }
            _ => {}
        }
    }
    spine
}

/// A page under way.
#[derive(Default)]
struct Page {
    lines: Vec<String>,
    line: String,
    /// The number of the next item of each open list; none where items are not numbered.
    lists: Vec<Option<u64>>,
    /// How each open element is read.
    open: Vec<Way>,
}

/// How an element is read.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// As a line of its own.
    Line,
    /// Within its line.
    Within,
    /// As the mark of a footnote.
    Mark,
    /// As the number of a footnote.
    Number,
    /// Not at all.
    Skip,
}

impl Page {
    fn read(&mut self, xml: &[u8]) {
        for piece in pieces(xml) {
            match piece {
                Piece::Start(name, attributes) => self.start(&name, &attributes),
                Piece::End(name) => self.end(&name),
                Piece::Text(text) if !self.open.contains(&Way::Skip) => self.line.push_str(&text),
                Piece::Text(_) => {}
            }
        }
    }

    fn start(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        let way = way(name, attributes);
        if way == Way::Line {
            self.end_line();
        }
        match name {
            "ul" | "ol" => self.lists.push(
                (name == "ol").then(|| attributes.get("start").map_or(1, |it| it.parse().unwrap())),
            ),
            "li" if !attributes.contains_key("id") => {
                let is_task = attributes.get("class").is_some_and(|it| it == "task");
                if !is_task || matches!(self.lists.last(), Some(Some(_))) {
                    self.item();
                }
            }
            "br" => self.line.push(' '),
            _ => {}
        }
        if way == Way::Mark {
            self.line.push('[');
        }
        self.open.push(way);
    }

    fn item(&mut self) {
        if self.open.contains(&Way::Skip) {
            return;
        }
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}.", *number - 1)
            }
            _ => "•".to_owned(),
        };
        self.lines.push(marker);
    }

    fn end(&mut self, name: &str) {
        match self.open.pop().unwrap() {
            Way::Line => self.end_line(),
            Way::Mark => self.line.push(']'),
            Way::Number => {
                let number = format!("[{}]", self.line.trim().trim_end_matches('.'));
                self.line.clear();
                self.lines.push(number);
            }
            Way::Within | Way::Skip => {}
        }
        if matches!(name, "ul" | "ol") {
            self.lists.pop();
        }
    }

    fn end_line(&mut self) {
        let line = plain(&std::mem::take(&mut self.line));
        if !line.is_empty() {
            self.lines.push(line);
        }
    }
}

fn way(name: &str, attributes: &BTreeMap<String, String>) -> Way {
    let class = attributes.get("class").map(String::as_str);
    let is_contents =
        attributes.get("epub:type").is_some_and(|it| it == "landmarks" || it == "page-list");
    match name {
        "head" => Way::Skip,
        "nav" if is_contents => Way::Skip,
        // The contents are made of titles that are read below.
        "ol" if class.is_none() => Way::Skip,
        "a" if attributes.get("role").is_some_and(|it| it == "doc-noteref") => Way::Mark,
        "a" | "span" if class == Some("number") => Way::Number,
        "span" if class == Some("locators") => Way::Skip,
        "span" if class == Some("box") => Way::Line,
        "a" | "span" | "em" | "strong" | "del" | "code" | "sup" | "img" | "br" => Way::Within,
        _ => Way::Line,
    }
}

/// Holds a book to what reading systems ask: every file is listed, every link leads somewhere.
pub(crate) fn check(files: &Files) {
    let mut targets = BTreeSet::new();
    let mut links = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_page(name)) {
        let name = name.trim_start_matches("EPUB/");
        targets.insert(name.to_owned());
        for piece in pieces(bytes) {
            let Piece::Start(_, attributes) = piece else { continue };
            if let Some(id) = attributes.get("id") {
                assert!(targets.insert(format!("{name}#{id}")), "{name} has {id} twice");
            }
            if let Some(href) = attributes.get("href").filter(|it| !it.contains(':')) {
                let own = if href.starts_with('#') { name } else { "" };
                links.push(format!("{own}{href}"));
            }
        }
    }
    targets.insert("style.css".to_owned());
    for link in links {
        assert!(targets.contains(&link), "{link} leads nowhere");
    }
    let listed = pieces(&files["EPUB/package.opf"]).into_iter().filter_map(|it| match it {
        Piece::Start(name, mut attributes) if name == "item" => attributes.remove("href"),
        _ => None,
    });
    let listed: BTreeSet<String> = listed.map(|it| format!("EPUB/{it}")).collect();
    let held = files.keys().filter(|it| it.starts_with("EPUB/") && *it != "EPUB/package.opf");
    assert_eq!(listed, held.cloned().collect());
}

fn is_page(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, it)| it == "xhtml")
}
