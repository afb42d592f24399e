//! Looks through text and YAML for what the law protects, and tells each of it where it stands.

use std::ops::Range;

use super::yaml::{Node, NodeKind};
use crate::diagnostic::{Diagnostic, FilePath, Location, person as problem};
use crate::vi::personal::{Kind, Known, Sighting, sightings};

/// Who speaks in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Someone who tells of others, and can write down that they agreed.
    Story,
    /// An office, which may say how it is reached; it can write that down too.
    Page,
    /// An office, where nobody's consent has a place.
    Office,
}

/// Looks through one file.
pub struct Looker<'a> {
    file: &'a FilePath,
    voice: Voice,
    /// Those who are named, and who of them agreed.
    pub known: Known,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

impl<'a> Looker<'a> {
    /// Prepares to look through a file.
    pub fn new(file: &'a FilePath, voice: Voice, known: Known) -> Self {
        Self { file, voice, known, found: Vec::new() }
    }

    /// Looks through a text; `place` gives where a piece of it stands in the file.
    pub fn text(&mut self, text: &str, place: impl Fn(&Range<usize>) -> Option<Range<usize>>) {
        self.after(0, text, place);
    }

    /// Looks through what is told of someone whose name stands elsewhere, at `span` in the file.
    pub fn of_person(&mut self, name: &str, told: &str, span: &Range<usize>) {
        self.after(name.len(), &format!("{name}, {told}"), |_| Some(span.clone()));
    }

    /// Looks through a text whose first `known` bytes are looked at elsewhere.
    fn after(
        &mut self,
        known: usize,
        text: &str,
        place: impl Fn(&Range<usize>) -> Option<Range<usize>>,
    ) {
        let all = sightings(text, &self.known).into_iter();
        for Sighting { kind, range, has_agreed } in all.filter(|it| it.range.end > known) {
            let of_office = self.voice != Voice::Story && matches!(kind, Kind::Phone | Kind::Email);
            if of_office || (has_agreed && kind != Kind::CitizenNumber) {
                continue;
            }
            let whole = || Location::file(self.file);
            let at = place(&range).map_or_else(whole, |it| Location::span(self.file, it));
            let told = problem::told(at, kind, &text[range]);
            self.found.push(match self.voice {
                Voice::Story | Voice::Page => problem::with_consent(told, kind),
                Voice::Office => told,
            });
        }
    }

    /// Looks through every value of a tree but those below some keys.
    pub fn yaml(&mut self, node: &Node, passed: &[&str]) {
        match &node.kind {
            NodeKind::Scalar(scalar) => self.text(&scalar.text, |_| Some(node.span.clone())),
            NodeKind::List(items) => items.iter().for_each(|it| self.yaml(it, passed)),
            NodeKind::Map(entries) => {
                let read = entries.iter().filter(|(key, _)| !passed.contains(&&*key.text));
                read.for_each(|(_, value)| self.yaml(value, passed));
            }
        }
    }
}
