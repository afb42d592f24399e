//! Looks for what a story tells of people beyond what they agreed to.
//!
//! Pages are left their telephone numbers and addresses: that is where an office says how it is reached.

use std::ops::Range;

use super::section::Section;
use super::told::place;
use crate::diagnostic::{Diagnostic, FilePath, Location, person as problem};
use crate::source::markdown::Markdown;
use crate::source::yaml::{Node, NodeKind};
use crate::story::redact::{has_agreed, people};
use crate::vi::personal::{Kind, Known, Sighting, sightings};

/// Keys whose values are no words about people, and what is kept of consent and never published.
const PASSED: [&str; 7] = ["id", "file", "url", "code", "consent", "aliases", "contact"];

/// Finds what a story's front matter and body tell of people.
pub(super) fn personal(
    (node, section): (&Node, Section),
    file: &FilePath,
    text: &str,
    markdown: &Markdown,
) -> Vec<Diagnostic> {
    let mut known = Known::default();
    for person in people(node) {
        known.add(text_of(person, "name"), has_agreed(person) && has_record(person));
    }
    let mut looker = Looker { file, section, known, found: Vec::new() };
    looker.consent(node);
    looker.front_matter(node);
    looker.look(&markdown.plain, |range| place(text, markdown, range));
    looker.found
}

/// Tells whether it is written down how someone agreed.
fn has_record(person: &Node) -> bool {
    person.get("consent").is_some_and(|it| !it.is_blank())
}

fn text_of<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::scalar).map_or("", |it| &it.text)
}

struct Looker<'a> {
    file: &'a FilePath,
    section: Section,
    known: Known,
    found: Vec<Diagnostic>,
}

impl Looker<'_> {
    /// Looks whether consent is written down where it is claimed, or wanted.
    fn consent(&mut self, node: &Node) {
        for person in people(node) {
            if text_of(person, "basis") == "consent" && !has_record(person) {
                let at = Location::span(self.file, person.span.clone());
                self.found.push(problem::unrecorded_consent(at, text_of(person, "name")));
            }
        }
        let Some(NodeKind::List(pictures)) = node.get("pictures").map(|it| &it.kind) else {
            return;
        };
        for picture in pictures.iter().filter(|it| !has_record(it)) {
            let says = ["alt", "caption"].map(|it| text_of(picture, it));
            if says.iter().any(|it| self.known.names_someone(it)) {
                let at = Location::span(self.file, picture.span.clone());
                self.found.push(problem::unrecorded_portrait(at));
            }
        }
    }

    fn front_matter(&mut self, node: &Node) {
        match &node.kind {
            NodeKind::Scalar(scalar) => self.look(&scalar.text, |_| Some(node.span.clone())),
            NodeKind::List(items) => items.iter().for_each(|it| self.front_matter(it)),
            NodeKind::Map(entries) => {
                let read = entries.iter().filter(|(key, _)| !PASSED.contains(&&*key.text));
                for (key, value) in read {
                    match (&value.kind, &*key.text) {
                        (NodeKind::List(people), "people") => {
                            people.iter().for_each(|it| self.person(it));
                        }
                        _ => self.front_matter(value),
                    }
                }
            }
        }
    }

    /// Looks at what is told of someone in their own entry, which says the name beside it.
    fn person(&mut self, person: &Node) {
        let NodeKind::Map(entries) = &person.kind else { return self.front_matter(person) };
        let name = text_of(person, "name");
        for (key, value) in entries.iter().filter(|(key, _)| !PASSED.contains(&&*key.text)) {
            match value.scalar() {
                Some(told) if key.text != "name" && !name.is_empty() => {
                    self.look(&format!("{name}, {}", told.text), |_| Some(value.span.clone()));
                }
                _ => self.front_matter(value),
            }
        }
    }

    /// Tells what a text holds; `place` gives where it stands in the file.
    fn look(&mut self, text: &str, place: impl Fn(&Range<usize>) -> Option<Range<usize>>) {
        for Sighting { kind, range, has_agreed } in sightings(text, &self.known) {
            let of_office =
                self.section == Section::Page && matches!(kind, Kind::Phone | Kind::Email);
            if of_office || (has_agreed && kind != Kind::CitizenNumber) {
                continue;
            }
            let whole = || Location::file(self.file);
            let at = place(&range).map_or_else(whole, |it| Location::span(self.file, it));
            self.found.push(problem::told(at, kind, &text[range]));
        }
    }
}
