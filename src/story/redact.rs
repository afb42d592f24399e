//! Takes out of a story's front matter what must not be published, before anything reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, Naming};
use crate::diagnostic::{Diagnostic, Location, takedown};
use crate::source::front::split;
use crate::source::redact::Redaction;
use crate::source::scan::{StoryFile, Tree};
use crate::source::text::without_unseen;
use crate::source::yaml::{self, Node, NodeKind};
use crate::vi::fold::spelling;
use crate::vi::names::initials;

/// Keys whose values name files, places and words of the program, not people.
const KEPT: [&str; 10] = [
    "id",
    "file",
    "code",
    "story",
    "related",
    "conference",
    "documents",
    "award_lists",
    "movements",
    "same_as",
];

/// Takes the names of those who have not agreed, in any story, out of everything, where initials are
/// asked for. Tells of files that are named after one.
pub fn anonymise(tree: &Tree, config: &mut Config) -> Vec<Diagnostic> {
    if config.naming == Naming::AsWritten {
        return Vec::new();
    }
    let files: Vec<&StoryFile> = tree.stories.values().collect();
    let told: Vec<_> = files.par_iter().flat_map_iter(|it| not_agreed(it)).collect();
    let mut found = Vec::new();
    let mut redaction = (*config.takedown.redaction).clone();
    let mut names = BTreeMap::new();
    for (name, at) in told {
        if names.insert(spelling(&name), name.clone()).is_none() {
            redaction.hide_name(&name, &initials(&name));
            let bearing = tree.bearing(&name).into_iter();
            found.extend(bearing.map(|it| takedown::initials_in_address(at.clone(), &name, it)));
        }
    }
    config.by_initials = names.into_values().collect();
    config.hide(Arc::new(redaction));
    found
}

/// Gives the names that a story bears without consent, and where. What is wrong with the story is told
/// when it is read.
fn not_agreed(file: &StoryFile) -> Vec<(String, Location)> {
    let Ok(text) = file.text() else { return Vec::new() };
    let text = without_unseen(&text);
    let node =
        split(&text).ok().and_then(|it| yaml::parse(&text[it.front.clone()], it.front.start).0);
    let Some(node) = node else { return Vec::new() };
    let silent = people(&node).iter().filter(|it| !has_agreed(it));
    let named = silent.map(|it| (name_of(it), Location::span(&file.path, it.span.clone())));
    // A single word would be taken out of other names too.
    let whole = named.filter(|(name, _)| name.split_whitespace().count() > 1);
    whole.map(|(name, at)| (name.to_owned(), at)).collect()
}

/// Gives what must not be published of a story: what was taken down, and where initials are asked for,
/// the names of all who have not agreed, but for those who agreed in this very story.
pub(super) fn redaction(node: &Node, config: &Config) -> Arc<Redaction> {
    let named = |has: bool| {
        let people = people(node).iter().filter(move |it| has_agreed(it) == has);
        people.map(|it| spelling(name_of(it))).collect::<BTreeSet<String>>()
    };
    let shown: BTreeSet<String> = named(true).difference(&named(false)).cloned().collect();
    let is_hidden = |name: &&String| !shown.contains(&spelling(name));
    if shown.is_empty() || config.by_initials.iter().all(|it| is_hidden(&it)) {
        return Arc::clone(&config.hidden);
    }
    let mut redaction = (*config.takedown.redaction).clone();
    for name in config.by_initials.iter().filter(is_hidden) {
        redaction.hide_name(name, &initials(name));
    }
    Arc::new(redaction)
}

/// Gives the name of a person; nothing where none is written.
pub(super) fn name_of(person: &Node) -> &str {
    person.get("name").and_then(Node::scalar).map_or("", |it| it.text.trim())
}

/// Tells whether a person may be named: for a public office, or because it is told how they agreed.
pub(super) fn has_agreed(person: &Node) -> bool {
    let text = |key| person.get(key).and_then(Node::scalar).map_or("", |it| it.text.trim());
    text("basis") == "public-office" || (text("basis") == "consent" && !text("consent").is_empty())
}

/// Gives the entries of the people named.
pub(super) fn people(node: &Node) -> &[Node] {
    match node.get("people").map(|it| &it.kind) {
        Some(NodeKind::List(items)) => items,
        _ => &[],
    }
}

/// Takes everything hidden out of a front matter: pictures and people who were taken down, with all
/// that is said of them, and names wherever they stand.
pub(super) fn redact(node: &mut Node, redaction: &Redaction, taken_down: &Redaction, folder: &str) {
    if redaction.is_empty() {
        return;
    }
    let NodeKind::Map(entries) = &mut node.kind else { return };
    for (key, value) in entries {
        if let NodeKind::List(items) = &mut value.kind {
            let text = |item: &Node, key| Some(item.get(key)?.scalar()?.text.clone());
            match key.text.as_str() {
                "pictures" => items.retain(|item| {
                    text(item, "file").is_none_or(|file| !redaction.hides(folder, &file))
                }),
                // A former address would go on telling the name.
                "aliases" => items.retain(|item| {
                    let address = item.scalar().map_or("", |it| it.text.as_str());
                    address.split('/').all(|part| redaction.slug(part).is_none())
                }),
                "people" => items.retain(|item| {
                    text(item, "name").is_none_or(|name| !taken_down.is_told_in(&name))
                }),
                _ => {}
            }
        }
        let kept =
            if matches!(&*key.text, "places" | "replicated_at") { &["name"][..] } else { &[] };
        if !KEPT.contains(&&*key.text) {
            mend(value, redaction, kept);
        }
    }
}

/// Takes names out of a value and all within it, but for what stands below some keys.
fn mend(node: &mut Node, redaction: &Redaction, kept: &[&str]) {
    match &mut node.kind {
        NodeKind::Scalar(scalar) => redaction.mend(&mut scalar.text),
        NodeKind::List(items) => items.iter_mut().for_each(|it| mend(it, redaction, kept)),
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                redaction.mend(&mut key.text);
                match (&mut value.kind, &*key.text) {
                    (_, key) if KEPT.contains(&key) || kept.contains(&key) => {}
                    (NodeKind::Scalar(scalar), "url") => {
                        if let Some(address) = redaction.address(&scalar.text) {
                            scalar.text = address;
                        }
                    }
                    _ => mend(value, redaction, kept),
                }
            }
        }
    }
}
