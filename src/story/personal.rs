//! Looks for what a story tells of people beyond what they agreed to.
//!
//! Pages are left their telephone numbers and addresses: that is where an office says how it is reached.

use super::section::Section;
use crate::diagnostic::{Diagnostic, FilePath, Location, person as problem};
use crate::source::markdown::Markdown;
use crate::source::personal::{Looker, Voice};
use crate::source::yaml::{Node, NodeKind};
use crate::story::redact::{has_agreed, name_of, people};
use crate::vi::personal::Known;

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
        known.add(name_of(person), has_agreed(person) && has_record(person));
    }
    let voice = if section == Section::Page { Voice::Page } else { Voice::Story };
    let mut looker = Looker::new(file, voice, known);
    consent(&mut looker, node, file);
    front_matter(&mut looker, node);
    looker.text(&markdown.plain, |range| markdown.place(text, range));
    looker.found
}

/// Tells whether it is written down how someone agreed.
fn has_record(person: &Node) -> bool {
    person.get("consent").is_some_and(|it| !it.is_blank())
}

fn text_of<'n>(node: &'n Node, key: &str) -> &'n str {
    node.get(key).and_then(Node::scalar).map_or("", |it| &it.text)
}

/// Looks whether consent is written down where it is claimed, or wanted.
fn consent(looker: &mut Looker<'_>, node: &Node, file: &FilePath) {
    for person in people(node) {
        if text_of(person, "basis") == "consent" && !has_record(person) {
            let at = Location::span(file, person.span.clone());
            looker.found.push(problem::unrecorded_consent(at, name_of(person)));
        }
    }
    let Some(NodeKind::List(pictures)) = node.get("pictures").map(|it| &it.kind) else { return };
    for picture in pictures.iter().filter(|it| !has_record(it)) {
        let says = ["alt", "caption"].map(|it| text_of(picture, it));
        if says.iter().any(|it| looker.known.names_someone(it)) {
            let at = Location::span(file, picture.span.clone());
            looker.found.push(problem::unrecorded_portrait(at));
        }
    }
}

fn front_matter(looker: &mut Looker<'_>, node: &Node) {
    let NodeKind::Map(entries) = &node.kind else { return looker.yaml(node, &PASSED) };
    for (key, value) in entries.iter().filter(|(key, _)| !PASSED.contains(&&*key.text)) {
        match (&value.kind, &*key.text) {
            (NodeKind::List(people), "people") => people.iter().for_each(|it| person(looker, it)),
            _ => looker.yaml(value, &PASSED),
        }
    }
}

/// Looks at what is told of someone in their own entry, which says the name beside it.
fn person(looker: &mut Looker<'_>, person: &Node) {
    let NodeKind::Map(entries) = &person.kind else { return looker.yaml(person, &PASSED) };
    let name = name_of(person);
    for (key, value) in entries.iter().filter(|(key, _)| !PASSED.contains(&&*key.text)) {
        match value.scalar() {
            Some(told) if key.text != "name" && !name.is_empty() => {
                looker.of_person(name, &told.text, &value.span);
            }
            _ => looker.yaml(value, &PASSED),
        }
    }
}
