//! The text of a DOCX, line by line, with the numbers that an office program would give.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Files, Piece, pieces};
use super::tree::plain;

/// Reads the text of a book, the footnotes after what cites them.
pub(crate) fn lines(files: &Files) -> Vec<String> {
    let numbering = Numbering::read(&files["word/numbering.xml"]);
    let mut notes = Text { numbering: numbering.clone(), ..Text::default() };
    notes.read(&files["word/footnotes.xml"]);
    let mut text = Text { numbering, notes: notes.by_note, ..Text::default() };
    text.read(&files["word/document.xml"]);
    text.lines
}

/// How lists are numbered: for each list its kind, and the first number of a level.
#[derive(Clone, Default)]
struct Numbering {
    lists: BTreeMap<String, (String, u64)>,
}

impl Numbering {
    fn read(xml: &[u8]) -> Self {
        let (mut numbering, mut list) = (Self::default(), String::new());
        for piece in pieces(xml) {
            let Piece::Start(name, attributes) = piece else { continue };
            match name.as_str() {
                "w:num" => list.clone_from(&attributes["w:numId"]),
                "w:abstractNumId" => {
                    numbering.lists.insert(list.clone(), (attributes["w:val"].clone(), 1));
                }
                "w:startOverride" => {
                    numbering.lists.get_mut(&list).unwrap().1 =
                        attributes["w:val"].parse().unwrap();
                }
                _ => {}
            }
        }
        numbering
    }

    /// Gives the mark of the next item of a list.
    fn next(&mut self, list: &str) -> String {
        let (kind, number) = self.lists.get_mut(list).unwrap();
        *number += 1;
        if kind == "0" { "•".to_owned() } else { format!("{}.", *number - 1) }
    }
}

/// A file of text under way.
#[derive(Default)]
struct Text {
    lines: Vec<String>,
    line: String,
    style: String,
    /// The list that the paragraph is an item of.
    item: Option<String>,
    numbering: Numbering,
    /// The lines of each footnote by its name.
    notes: BTreeMap<String, Vec<String>>,
    /// While footnotes are read: the name of the one that is open, and the lines of those before.
    note: String,
    by_note: BTreeMap<String, Vec<String>>,
    /// The footnotes cited since the section began.
    cited: Vec<String>,
    /// Whether letters are read, and whether they are the number of a footnote cited again.
    reads: bool,
    is_mark: bool,
}

impl Text {
    fn read(&mut self, xml: &[u8]) {
        for piece in pieces(xml) {
            match piece {
                Piece::Start(name, attributes) => self.start(&name, &attributes),
                Piece::Text(text) if self.reads && self.is_mark => {
                    self.line.extend(["[", &text, "]"]);
                }
                Piece::Text(text) if self.reads => self.line.push_str(&text),
                Piece::Text(_) => {}
                Piece::End(name) => self.end(&name),
            }
        }
    }

    fn start(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        match name {
            "w:pStyle" => self.style.clone_from(&attributes["w:val"]),
            "w:numId" => self.item = Some(attributes["w:val"].clone()),
            "w:t" => self.reads = true,
            "w:br" | "w:tab" => self.line.push(' '),
            "w:footnote" => self.note = attributes.get("w:id").cloned().unwrap_or_default(),
            "w:footnoteReference" => {
                self.cited.push(attributes["w:id"].clone());
                self.line.extend(["[", &self.cited.len().to_string(), "]"]);
            }
            "w:sectPr" => self.end_section(),
            "w:rStyle" => self.is_mark = attributes["w:val"] == "FootnoteReference",
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:t" => self.reads = false,
            "w:r" => self.is_mark = false,
            "w:p" => self.end_paragraph(),
            "w:footnote" => {
                let lines = std::mem::take(&mut self.lines);
                self.by_note.insert(std::mem::take(&mut self.note), lines);
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let line = plain(&std::mem::take(&mut self.line));
        let item = self.item.take();
        if let Some(item) = item {
            let marker = self.numbering.next(&item);
            self.lines.push(marker);
        }
        match self.style.as_str() {
            // Those are made of titles that are read below, and marks without a word.
            "TOC1" | "TOC2" | "TOC3" | "NoteMarks" => return,
            _ => {}
        }
        let line = if self.style == "Entry" { line.trim_end_matches([',', ' ']) } else { &line };
        let is_item = matches!(self.style.as_str(), "ListParagraph" | "FootnoteText");
        let (task, rest) = match line.strip_prefix(['☐', '☑']).filter(|_| is_item) {
            Some(rest) => (&line[..line.len() - rest.len()], rest.trim_start()),
            None => ("", line),
        };
        let said = [task, rest].into_iter().filter(|it| !it.is_empty()).map(str::to_owned);
        self.lines.extend(said);
    }

    /// Ends a section with the footnotes that are cited in it.
    fn end_section(&mut self) {
        for (at, note) in std::mem::take(&mut self.cited).into_iter().enumerate() {
            self.lines.push(format!("[{}]", at + 1));
            self.lines.extend(self.notes[&note].clone());
        }
    }
}

/// Holds a file to what office programs ask: each name is set once, what is referred to is there.
pub(crate) fn check(files: &Files) {
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("word/")) {
        if name.rsplit_once('.').is_some_and(|(_, it)| it == "xml") {
            references(files, name, bytes);
        }
    }
    let mut styles = BTreeSet::new();
    for piece in pieces(&files["word/styles.xml"]) {
        if let Piece::Start(name, attributes) = piece
            && name == "w:style"
        {
            assert!(styles.insert(attributes["w:styleId"].clone()));
        }
    }
    for part in ["word/document.xml", "word/footnotes.xml"] {
        for piece in pieces(&files[part]) {
            if let Piece::Start(name, attributes) = piece
                && matches!(name.as_str(), "w:pStyle" | "w:rStyle")
            {
                assert!(styles.contains(&attributes["w:val"]), "{}", attributes["w:val"]);
            }
        }
    }
}

fn references(files: &Files, part: &str, bytes: &[u8]) {
    let own = format!("word/_rels/{}.rels", part.trim_start_matches("word/"));
    let mut known = BTreeSet::new();
    for piece in files.get(&own).map_or_else(Vec::new, |it| pieces(it)) {
        if let Piece::Start(name, attributes) = piece
            && name == "Relationship"
        {
            if !attributes.contains_key("TargetMode") {
                let target = format!("word/{}", attributes["Target"]);
                assert!(files.contains_key(&target), "{target} is missing");
            }
            assert!(known.insert(attributes["Id"].clone()));
        }
    }
    let (mut names, mut ways) = (BTreeSet::new(), Vec::new());
    for piece in pieces(bytes) {
        let Piece::Start(name, attributes) = piece else { continue };
        for (key, id) in &attributes {
            assert!(!key.starts_with("r:") || known.contains(id), "{part} lacks {id}");
        }
        match name.as_str() {
            "w:bookmarkStart" => assert!(names.insert(attributes["w:name"].clone())),
            "w:hyperlink" => ways.extend(attributes.get("w:anchor").cloned()),
            _ => {}
        }
    }
    let is_text = part == "word/document.xml";
    assert!(ways.iter().all(|it| !is_text || names.contains(it)), "a link of {part} leads nowhere");
}
