//! Takes out of a story's front matter what must not be published, before anything reads it.

use std::sync::Arc;

use crate::config::{Config, Naming};
use crate::source::redact::Redaction;
use crate::source::yaml::{Node, NodeKind};
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

/// Gives what must not be published of a story: what was taken down, and where initials are asked for,
/// the names of those of its people who have not agreed.
pub(super) fn redaction(node: &Node, config: &Config) -> Arc<Redaction> {
    let taken_down = &config.takedown.redaction;
    if config.naming == Naming::AsWritten {
        return Arc::clone(taken_down);
    }
    let mut redaction = (**taken_down).clone();
    for person in people(node).iter().filter(|it| !has_agreed(it)) {
        let name = person.get("name").and_then(Node::scalar).map_or("", |it| it.text.as_str());
        // A single word would be taken out of other names too.
        if name.split_whitespace().count() > 1 {
            redaction.hide_name(name, &initials(name));
        }
    }
    Arc::new(redaction)
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
