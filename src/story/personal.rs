//! Looks for what a story tells of people beyond what they agreed to.
//!
//! Pages are left their telephone numbers and addresses: that is where an office says how it is reached.

use super::section::Section;
use super::told::place;
use crate::diagnostic::{Diagnostic, FilePath, Location, person as problem};
use crate::source::markdown::Markdown;
use crate::source::yaml::{Node, NodeKind};
use crate::story::redact::{has_agreed, people};
use crate::vi::personal::{Kind, Sighting, names_someone, sightings};

/// Keys whose values are no words about people, and what is kept of consent and never published.
const PASSED: [&str; 7] = ["id", "file", "url", "code", "consent", "aliases", "contact"];

/// Finds what a story's front matter and body tell of people.
pub(super) fn personal(
    (node, section): (&Node, Section),
    file: &FilePath,
    text: &str,
    markdown: &Markdown,
) -> Vec<Diagnostic> {
    let people = people(node);
    let name = |it: &Node| it.get("name").and_then(Node::scalar).map(|it| it.text.clone());
    let names: Vec<String> = people.iter().filter_map(name).collect();
    let agreed = people.iter().filter(|it| has_agreed(it) && has_record(it)).filter_map(name);
    let mut looker = Looker {
        file,
        section,
        names: names.iter().map(String::as_str).filter(|it| it.contains(' ')).collect(),
        agreed: agreed.collect(),
        found: Vec::new(),
    };
    looker.consent(node);
    looker.front_matter(node);
    for sighting in sightings(&markdown.plain, &looker.names) {
        let words = &markdown.plain[sighting.range.clone()];
        let span = place(text, markdown, &sighting.range);
        looker.tell(&sighting, &markdown.plain, words, span);
    }
    looker.found
}

/// Tells whether it is written down how someone agreed.
fn has_record(person: &Node) -> bool {
    person.get("consent").is_some_and(|it| !it.is_blank())
}

struct Looker<'a> {
    file: &'a FilePath,
    section: Section,
    names: Vec<&'a str>,
    /// The names of those of whom it is told how they agreed.
    agreed: Vec<String>,
    found: Vec<Diagnostic>,
}

impl Looker<'_> {
    /// Looks whether consent is written down where it is claimed, or wanted.
    fn consent(&mut self, node: &Node) {
        for person in people(node) {
            let name = person.get("name").and_then(Node::scalar);
            let by_consent = person.get("basis").and_then(Node::scalar);
            if by_consent.is_some_and(|it| it.text == "consent") && !has_record(person) {
                let name = name.map_or("", |it| &it.text);
                let at = Location::span(self.file, person.span.clone());
                self.found.push(problem::unrecorded_consent(at, name));
            }
        }
        let Some(NodeKind::List(pictures)) = node.get("pictures").map(|it| &it.kind) else {
            return;
        };
        for picture in pictures.iter().filter(|it| !has_record(it)) {
            let text = |key| picture.get(key).and_then(Node::scalar).map_or("", |it| &it.text);
            let says = [text("alt"), text("caption")];
            let names =
                |it: &&str| names_someone(it) || self.names.iter().any(|name| it.contains(name));
            if says.iter().any(names) {
                let at = Location::span(self.file, picture.span.clone());
                self.found.push(problem::unrecorded_portrait(at));
            }
        }
    }

    fn front_matter(&mut self, node: &Node) {
        match &node.kind {
            NodeKind::Scalar(scalar) => {
                for sighting in sightings(&scalar.text, &self.names) {
                    let words = &scalar.text[sighting.range.clone()];
                    self.tell(&sighting, &scalar.text, words, Some(node.span.clone()));
                }
            }
            NodeKind::List(items) => items.iter().for_each(|it| self.front_matter(it)),
            NodeKind::Map(entries) => {
                let read = entries.iter().filter(|(key, _)| !PASSED.contains(&&*key.text));
                read.for_each(|(_, value)| self.front_matter(value));
            }
        }
    }

    fn tell(
        &mut self,
        sighting: &Sighting,
        text: &str,
        words: &str,
        span: Option<std::ops::Range<usize>>,
    ) {
        let Sighting { kind, sentence, .. } = sighting;
        let of_office = self.section == Section::Page && matches!(kind, Kind::Phone | Kind::Email);
        let sentence = &text[sentence.clone()];
        let has_agreed = self.agreed.iter().any(|it| sentence.contains(it.as_str()));
        if of_office || (has_agreed && *kind != Kind::CitizenNumber) {
            return;
        }
        let whole = || Location::file(self.file);
        let at = span.map_or_else(whole, |it| Location::span(self.file, it));
        self.found.push(problem::told(at, *kind, words));
    }
}
