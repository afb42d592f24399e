//! Which field of the form a place in the file belongs to, so that a problem stands beside it.

use std::collections::BTreeMap;

use super::{KEPT_OF_FIGURE, KEY};
use crate::diagnostic::{Diagnostic, Sources};
use crate::source::front::split;
use crate::source::yaml::{Node, NodeKind, parse};
use crate::studio::problem::Problem;

/// The path of the story's own text.
const BODY: &str = "body";

/// A story's file with the place of every field.
pub(in crate::studio) struct Places {
    tree: Option<Node>,
    body: usize,
}

impl Places {
    /// Reads where the fields of a text stand.
    pub(in crate::studio) fn of(text: &str) -> Self {
        let Ok(halves) = split(text) else { return Self { tree: None, body: usize::MAX } };
        let (tree, _) = parse(&text[halves.front.clone()], halves.front.start);
        Self { tree, body: halves.body.start }
    }

    /// Sorts problems of a story by the path of the field they are of; what is of none stands under
    /// an empty path.
    pub(in crate::studio) fn sort<'a>(
        &self,
        diagnostics: impl Iterator<Item = &'a Diagnostic>,
        sources: &Sources,
    ) -> BTreeMap<String, Vec<Problem>> {
        let mut sorted: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
        for it in diagnostics {
            sorted.entry(self.path(it)).or_default().push(Problem::new(it, sources));
        }
        sorted
    }

    fn path(&self, diagnostic: &Diagnostic) -> String {
        let Some(span) = &diagnostic.at.span else { return String::new() };
        if span.start >= self.body {
            return BODY.to_owned();
        }
        let mut path = Vec::new();
        if let Some(tree) = &self.tree {
            descend(tree, span.start, &mut path);
        }
        if let Some(key) = missing(diagnostic) {
            // Told at the first line of what lacks it.
            path.pop();
            path.push(key.to_owned());
        }
        path.join(".")
    }
}

/// Gives the key that a diagnostic says is missing.
fn missing(diagnostic: &Diagnostic) -> Option<&str> {
    let is_missing = diagnostic.code == "thieu-muc";
    diagnostic.message.vi.split('`').nth(1).filter(|_| is_missing)
}

/// Walks to the innermost value at a place of the file.
fn descend(node: &Node, at: usize, path: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Scalar(_) => {}
        NodeKind::List(items) => {
            let found = items.iter().position(|it| it.span.contains(&at));
            if let Some(index) = found {
                path.push(index.to_string());
                descend(&items[index], at, path);
            }
        }
        NodeKind::Map(entries) => {
            let of_entry = |(key, value): &(crate::source::yaml::Key, Node)| {
                (key.span.start..value.span.end.max(key.span.end)).contains(&at)
            };
            let Some(index) = entries.iter().position(of_entry) else { return };
            let (key, value) = &entries[index];
            if path.first().is_some_and(|it| it == "metrics") && path.len() == 1 {
                path.push(index.to_string());
                let in_key = key.span.contains(&at) && key.span != value.span;
                match &value.kind {
                    _ if in_key => path.push(KEY.to_owned()),
                    NodeKind::Scalar(_) => path.push("value".to_owned()),
                    _ => descend(value, at, path),
                }
                // What the form does not show of a figure is told beside its wording.
                if path.get(2).is_some_and(|it| KEPT_OF_FIGURE.contains(&it.as_str())) {
                    path.truncate(2);
                    path.push("value".to_owned());
                }
                return;
            }
            path.push(key.text.clone());
            descend(value, at, path);
        }
    }
}
