//! Gathers the footnotes, and writes those that are cited after the body, in the order of their
//! first citation.
//!
//! A footnote's events are kept until its turn comes, and each is written once: notes that cite
//! themselves or each other only gain marks to go back to.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::FindingKind;
use super::words;
use super::writer::Writer;

/// The footnotes of a body.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// What is defined and not yet written, by folded label.
    defined: BTreeMap<String, Definition<'a>>,
    /// The definitions under way, the innermost last.
    open: Vec<Definition<'a>>,
    /// What is cited, in the order of the numbers, which begin at one.
    cited: Vec<Cited>,
    /// The index in `cited`, by folded label.
    index: BTreeMap<String, usize>,
}

struct Definition<'a> {
    label: String,
    range: Range<usize>,
    events: Vec<(Event<'a>, Range<usize>)>,
}

struct Cited {
    label: String,
    /// Where it is first cited.
    range: Range<usize>,
    /// How many of its citations can be gone back to.
    marks: usize,
}

impl Notes<'_> {
    /// Gives the index of a note, a new one at its first citation.
    fn cite(&mut self, label: &str, range: Range<usize>) -> usize {
        let next = self.cited.len();
        let index = *self.index.entry(fold(label)).or_insert(next);
        if index == next {
            self.cited.push(Cited { label: label.to_owned(), range, marks: 0 });
        }
        index
    }
}

impl<'a> Writer<'a> {
    /// Keeps an event that belongs to a footnote, and gives any other back.
    pub(super) fn keep_note(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
    ) -> Option<(Event<'a>, Range<usize>)> {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let label = label.into_string();
                self.notes.open.push(Definition { label, range, events: Vec::new() });
            }
            Event::End(TagEnd::FootnoteDefinition) => self.close_definition(),
            event => match self.notes.open.last_mut() {
                Some(definition) => definition.events.push((event, range)),
                None => return Some((event, range)),
            },
        }
        None
    }

    /// Writes the mark that cites a footnote.
    pub(super) fn cite(&mut self, label: &str, range: Range<usize>) {
        let index = self.notes.cite(label, range);
        let number = index + 1;
        let note = &mut self.notes.cited[index];
        note.marks += 1;
        let mark = self.mark_id(number, self.notes.cited[index].marks);
        let note = self.note_id(number);
        let name = words::footnote(number, self.lang);
        self.put(format_args!(
            "<sup class=\"footnote-ref\"><a id=\"{mark}\" href=\"#{note}\" role=\"doc-noteref\" \
             aria-label=\"{name}\">{number}</a></sup>"
        ));
    }

    /// Reports text that looks like a citation; the parser leaves it text if nothing defines it.
    pub(super) fn check_citation(&mut self, range: &Range<usize>) {
        let rest = self.text.get(range.start..).unwrap_or_default();
        if range.len() != 1 || !rest.starts_with("[^") {
            return;
        }
        let Some(end) = rest[2..].find(['[', ']', '\n']).filter(|end| *end > 0) else { return };
        if rest[2 + end..].starts_with(']') {
            let label = rest[2..2 + end].to_owned();
            let range = range.start..range.start + end + 3;
            self.find(range, FindingKind::UndefinedFootnote(label));
        }
    }

    /// Writes the section of footnotes, and reports those that nothing cites.
    pub(super) fn write_notes(&mut self) {
        let bodies = self.write_bodies();
        if !bodies.is_empty() {
            self.begin_line();
            self.put(format_args!(
                "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>\n",
                words::footnotes(self.lang)
            ));
            for (index, body) in bodies.iter().enumerate() {
                self.write_note(index, body);
            }
            self.html.push_str("</ol>\n</section>\n");
        }
        for (_, definition) in std::mem::take(&mut self.notes.defined) {
            let range = self.label_range(&definition.range);
            self.find(range, FindingKind::UnusedFootnote(definition.label));
        }
    }

    fn close_definition(&mut self) {
        let Some(definition) = self.notes.open.pop() else { return };
        match self.notes.defined.entry(fold(&definition.label)) {
            Entry::Vacant(free) => {
                free.insert(definition);
            }
            Entry::Occupied(_) => {
                let range = self.label_range(&definition.range);
                self.find(range, FindingKind::DuplicateFootnote(definition.label));
            }
        }
    }

    /// Writes the cited notes, among them those that only notes cite, each on its own.
    fn write_bodies(&mut self) -> Vec<String> {
        let page = std::mem::take(&mut self.html);
        let mut bodies = Vec::new();
        while let Some(cited) = self.notes.cited.get(bodies.len()) {
            let (label, range) = (cited.label.clone(), cited.range.clone());
            match self.notes.defined.remove(&fold(&label)) {
                Some(definition) => {
                    for (event, range) in definition.events {
                        self.write(event, range);
                    }
                }
                // The parser may fold letters that we do not.
                None => self.find(range, FindingKind::UndefinedFootnote(label)),
            }
            self.plain.end_line();
            bodies.push(std::mem::take(&mut self.html));
        }
        self.html = page;
        bodies
    }

    /// Writes a note with its ways back, at the end of its last paragraph if it ends in one.
    fn write_note(&mut self, index: usize, body: &str) {
        let back = self.ways_back(index);
        self.put(format_args!("<li id=\"{}\">\n", self.note_id(index + 1)));
        if let Some(body) = body.strip_suffix("</p>\n") {
            self.put(format_args!("{body}{back}</p>\n"));
        } else {
            self.html.push_str(body);
            self.begin_line();
            self.put(format_args!("<p>{}</p>\n", back.trim_start()));
        }
        self.html.push_str("</li>\n");
    }

    fn ways_back(&self, index: usize) -> String {
        let number = index + 1;
        let way = |time| {
            let (mark, name) = (self.mark_id(number, time), words::back(number, time, self.lang));
            format!(
                " <a class=\"footnote-back\" href=\"#{mark}\" role=\"doc-backlink\" \
                 aria-label=\"{name}\">↩\u{FE0E}</a>"
            )
        };
        (1..=self.notes.cited[index].marks).map(way).collect()
    }

    fn note_id(&self, number: usize) -> String {
        format!("fn-{}-{number}", self.namespace)
    }

    fn mark_id(&self, number: usize, time: usize) -> String {
        match time {
            1 => format!("fnref-{}-{number}", self.namespace),
            _ => format!("fnref-{}-{number}-{time}", self.namespace),
        }
    }

    /// Gives the range of `[^label]` at the start of a definition.
    fn label_range(&self, definition: &Range<usize>) -> Range<usize> {
        let text = self.text.get(definition.clone()).unwrap_or_default();
        definition.start..definition.start + text.find(']').map_or(text.len(), |end| end + 1)
    }
}

/// Makes labels equal that Markdown takes for equal.
pub(super) fn fold(label: &str) -> String {
    label.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::{Markdown, checker, render};
    use super::*;
    use crate::diagnostic::Lang;

    fn read(text: &str) -> (Markdown, Vec<(FindingKind, &str)>) {
        let (markdown, findings) = render(text, 0, "a1b2c3", Lang::Vi);
        checker::check(&markdown.html).unwrap();
        let findings = findings.into_iter().map(|f| (f.kind, &text[f.span])).collect();
        (markdown, findings)
    }

    /// Gives the marks and the lines of the notes, bare of what is the same for all.
    fn outline(html: &str) -> String {
        let name = |text: &str| text.replace("-a1b2c3", "");
        let elements = checker::check(html).unwrap();
        let attributes = elements.iter().flat_map(|element| &element.attributes);
        let ids = attributes.filter_map(|(key, value)| match key.as_str() {
            "id" => Some(name(value)),
            "href" => Some(name(value).replace('#', "→")),
            _ => None,
        });
        ids.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn notes_stand_at_the_end_with_ways_back() {
        let (markdown, findings) = read("a[^x]\n\n[^x]: Theo *báo cáo*.\n\nb[^x]\n");
        assert_eq!(
            markdown.html,
            "<p>a<sup class=\"footnote-ref\"><a id=\"fnref-a1b2c3-1\" href=\"#fn-a1b2c3-1\" \
             role=\"doc-noteref\" aria-label=\"Chú thích 1\">1</a></sup></p>\n\
             <p>b<sup class=\"footnote-ref\"><a id=\"fnref-a1b2c3-1-2\" href=\"#fn-a1b2c3-1\" \
             role=\"doc-noteref\" aria-label=\"Chú thích 1\">1</a></sup></p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Chú thích\">\n<ol>\n\
             <li id=\"fn-a1b2c3-1\">\n<p>Theo <em>báo cáo</em>. \
             <a class=\"footnote-back\" href=\"#fnref-a1b2c3-1\" role=\"doc-backlink\" \
             aria-label=\"Trở lại nơi đánh dấu chú thích 1\">↩\u{FE0E}</a> \
             <a class=\"footnote-back\" href=\"#fnref-a1b2c3-1-2\" role=\"doc-backlink\" \
             aria-label=\"Trở lại nơi đánh dấu chú thích 1 (2)\">↩\u{FE0E}</a></p>\n</li>\n\
             </ol>\n</section>\n"
        );
        assert_eq!(findings, []);
    }

    #[test]
    fn labels_speak_english_on_an_english_site() {
        let (markdown, _) = render("a[^x]\n\n[^x]: b\n", 0, "\"a>-1", Lang::En);
        let elements = checker::check(&markdown.html).unwrap();
        let attributes = elements.iter().flat_map(|element| &element.attributes);
        let labels: Vec<_> =
            attributes.filter(|(key, _)| key == "aria-label").map(|(_, label)| label).collect();
        assert_eq!(labels, ["Footnote 1", "Footnotes", "Back to the mark of footnote 1"]);
    }

    #[test]
    fn numbers_follow_the_first_citation() {
        let (markdown, findings) = read("a[^B] b[^a] c[^b]\n\n[^a]: A.\n[^b]: B.\n");
        assert_eq!(
            outline(&markdown.html),
            "fnref-1 →fn-1 fnref-2 →fn-2 fnref-1-2 →fn-1 fn-1 →fnref-1 →fnref-1-2 fn-2 →fnref-2"
        );
        assert_eq!(markdown.plain, "a b c\nB.\nA.");
        assert_eq!(findings, []);
    }

    #[test]
    fn a_note_may_cite_itself_and_others() {
        let (markdown, findings) = read("a[^1]\n\n[^1]: A[^1] B[^2]\n[^2]: C[^1]\n");
        assert_eq!(
            outline(&markdown.html),
            "fnref-1 →fn-1 fn-1 fnref-1-2 →fn-1 fnref-2 →fn-2 →fnref-1 →fnref-1-2 →fnref-1-3 \
             fn-2 fnref-1-3 →fn-1 →fnref-2"
        );
        assert_eq!(findings, []);
    }

    #[test]
    fn notes_that_only_each_other_cite_are_not_shown() {
        let (markdown, findings) = read("a\n\n[^1]: A[^2]\n[^2]: B[^1] c[^no]\n");
        assert_eq!(markdown.html, "<p>a</p>\n");
        assert_eq!(
            findings,
            [
                (FindingKind::UnusedFootnote("1".into()), "[^1]"),
                (FindingKind::UnusedFootnote("2".into()), "[^2]"),
            ]
        );
    }

    #[test]
    fn a_note_may_hold_blocks_and_links() {
        let (markdown, _) = read("a[^1]\n\n[^1]: B\n\n    - [c](d)\n\n    ![e](f)\n");
        assert_eq!((markdown.links.len(), markdown.images.len()), (1, 1));
        let (_, note) = markdown.html.split_once("<li id=\"fn-a1b2c3-1\">\n").unwrap();
        let (note, _) = note.split_once(" class=\"footnote-back\"").unwrap();
        assert_eq!(
            note,
            "<p>B</p>\n<ul>\n<li><a href=\"danvan:link:0\">c</a></li>\n</ul>\n\
             <figure>\n<img src=\"danvan:image:0\" />\n</figure>\n<p><a"
        );
    }

    #[test]
    fn the_first_of_two_notes_counts() {
        let (markdown, findings) = read("a[^1]\n\n[^1]: B\n\n> [^1]: C\n");
        assert_eq!(markdown.plain, "a\nB");
        assert_eq!(findings, [(FindingKind::DuplicateFootnote("1".into()), "[^1]")]);
    }

    #[test]
    fn a_citation_of_nothing_stays_text_and_is_found() {
        let (markdown, findings) = read("a[^x y] \\[^b] `[^c]` [^] [^d [e]\n\n    [^f]\n");
        assert_eq!(markdown.plain, "a[^x y] [^b] [^c] [^] [^d [e]\n[^f]");
        assert_eq!(findings, [(FindingKind::UndefinedFootnote("x y".into()), "[^x y]")]);
    }

    #[test]
    fn a_citation_within_a_link_or_picture_breaks_neither() {
        let (markdown, _) = read("[a[^1]](b) ![c[^1]](d) ## e[^1]\n\n[^1]: f\n");
        assert_eq!((markdown.links, markdown.images), (vec![], vec![]));
        assert_eq!(markdown.plain, "[a](b) ![c](d) ## e\nf");
    }
}
