//! A book cut into chapters: what begins on a page of its own, and where each name stands in it.

use std::collections::BTreeMap;

use crate::print::book::{Book, Content, Division, Entry, Letter, Matter};
use crate::source::markdown::prose::BlockKind;

/// A piece of a book that begins on a page of its own.
pub(in crate::print) struct Chapter<'a> {
    /// The part that it belongs to.
    pub(in crate::print) matter: &'a Matter,
    /// Its divisions with their levels, each within the one before; none where the part is no text.
    pub(in crate::print) divisions: Vec<(usize, &'a Division)>,
}

impl<'a> Chapter<'a> {
    /// Cuts a book into chapters. A title without text stands above the first of those below it.
    pub(in crate::print) fn of(book: &'a Book) -> Vec<Self> {
        let mut chapters = Vec::new();
        for matter in &book.matters {
            match &matter.content {
                Content::Text(division) => cut(matter, division, 1, Vec::new(), &mut chapters),
                _ => chapters.push(Self { matter, divisions: Vec::new() }),
            }
        }
        chapters
    }

    /// Gives the title that its pages bear.
    pub(in crate::print) fn title(&self) -> &'a str {
        self.divisions.last().map_or(&self.matter.title, |(_, it)| &it.title)
    }

    /// Gives every name that can be pointed to in it, in order.
    pub(in crate::print) fn anchors(&self) -> Vec<String> {
        let mut anchors = Vec::new();
        if self.divisions.is_empty() {
            anchors.push(self.matter.anchor.clone());
        }
        for (_, division) in &self.divisions {
            anchors.push(division.anchor.clone());
            for block in &division.prose.blocks {
                if let BlockKind::Heading { anchor, .. } = &block.kind {
                    anchors.push(division.heading_anchor(anchor));
                }
            }
        }
        if let Content::Index(letters) = &self.matter.content {
            let count = letters.iter().map(|it| it.entries.len()).sum();
            anchors.extend((0..count).map(|it| entry_anchor(self.matter, it)));
        }
        anchors
    }
}

fn cut<'a>(
    matter: &'a Matter,
    division: &'a Division,
    level: usize,
    mut above: Vec<(usize, &'a Division)>,
    chapters: &mut Vec<Chapter<'a>>,
) {
    above.push((level, division));
    if !is_bare(division) || division.children.is_empty() {
        let divisions = std::mem::take(&mut above);
        chapters.push(Chapter { matter, divisions });
    }
    for child in &division.children {
        cut(matter, child, level + 1, std::mem::take(&mut above), chapters);
    }
}

/// Tells whether a division is nothing but its title.
fn is_bare(division: &Division) -> bool {
    let is_silent = division.by.is_empty() && division.summary.is_empty();
    is_silent && division.rows.is_empty() && division.prose.blocks.is_empty()
}

/// Names an entry of an index by its place among them all.
pub(in crate::print) fn entry_anchor(matter: &Matter, at: usize) -> String {
    format!("{}-{}", matter.anchor, at + 1)
}

/// Finds where each entry of an index stands, by the name that others see it under: “xã Ngọc Chúc,
/// tỉnh An Giang” stands under “Ngọc Chúc”.
pub(in crate::print) fn spoken(matter: &Matter, letters: &[Letter]) -> BTreeMap<String, String> {
    let entries = letters.iter().flat_map(|it| &it.entries).enumerate();
    entries.map(|(at, it)| (spoken_name(it), entry_anchor(matter, at))).collect()
}

fn spoken_name(entry: &Entry) -> String {
    let (kind, above) = entry.detail.split_once(", ").unwrap_or((&entry.detail, ""));
    let comma = if above.is_empty() { "" } else { ", " };
    format!("{kind} {}{comma}{above}", entry.term)
}
