//! `content/go-bo.yaml`: what someone has asked to be taken down, and who is named by initials.
//!
//! What stands there is honoured by every output at once, whatever the stories say; the stories
//! themselves are left as they are. Why and when it was asked is kept beside it, and published nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, FilePath, Lang, Location, front, takedown as problem};
use crate::source::path::join;
use crate::source::redact::Redaction;
use crate::source::scan::{Tree, VOLUMES};
use crate::source::text::seen;
use crate::source::yaml::{self, Node, NodeKind};

/// Where the list stands, from the site's root.
pub const PATH: &str = "content/go-bo.yaml";

const LISTS: [&str; 3] = ["names", "pictures", "stories"];
/// What may be said of an entry: what it is, when it was asked for, and why.
const ENTRY: [&str; 5] = ["name", "file", "story", "date", "reason"];

/// What must not be published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Takedown {
    /// Names and files.
    pub redaction: Arc<Redaction>,
    /// Paths of stories.
    stories: BTreeSet<String>,
    /// Permanent names of stories, each with its place in the list.
    ids: BTreeMap<String, Location>,
}

impl Takedown {
    /// Reads the list of a showcase, if it has one. Names give way to words of `lang`.
    pub(super) fn read(tree: &Tree, lang: Lang) -> (Self, Vec<Diagnostic>) {
        let Some((file, text)) = tree.files.get_key_value(PATH) else {
            return (Self::default(), Vec::new());
        };
        let mut reader = Reader {
            tree,
            file,
            lang,
            redaction: Redaction::default(),
            stories: BTreeSet::new(),
            ids: BTreeMap::new(),
            found: Vec::new(),
        };
        let text = &*seen(file, text, &mut reader.found);
        let (root, slips) = yaml::parse(text, 0);
        reader.found.extend(slips.iter().map(|slip| slip.diagnostic(file, text)));
        if let Some(root) = &root {
            reader.lists(root);
        }
        let Reader { redaction, stories, ids, found, .. } = reader;
        (Self { redaction: Arc::new(redaction), stories, ids }, found)
    }

    /// Tells whether a story was taken down.
    pub fn hides_story(&self, file: &str, id: &str) -> bool {
        self.stories.contains(file) || self.ids.contains_key(id)
    }

    /// Tells of the permanent names that no story bears: what was meant by them is still shown.
    pub fn unknown<'a>(&self, known: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
        if self.ids.is_empty() {
            return Vec::new();
        }
        let known: BTreeSet<&str> = known.collect();
        let unknown = self.ids.iter().filter(|(id, _)| !known.contains(id.as_str()));
        let near = |id: &str| front::nearest(id, known.iter().copied());
        unknown.map(|(id, at)| problem::unknown_story(at.clone(), id, near(id))).collect()
    }
}

/// What is said instead of a name.
pub fn instead(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "(tên đã gỡ)",
        Lang::En => "(name removed)",
    }
}

struct Reader<'a> {
    tree: &'a Tree,
    file: &'a FilePath,
    lang: Lang,
    redaction: Redaction,
    stories: BTreeSet<String>,
    ids: BTreeMap<String, Location>,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn at(&self, node: &Node) -> Location {
        Location::span(self.file, node.span.clone())
    }

    fn lists(&mut self, root: &Node) {
        let NodeKind::Map(lists) = &root.kind else {
            self.found.push(front::no_fields(self.at(root), LISTS.into_iter()));
            return;
        };
        for (key, list) in lists {
            match key.text.as_str() {
                "names" => self.each(list, "name", Self::name),
                "pictures" => self.each(list, "file", Self::picture),
                "stories" => self.each(list, "story", Self::story),
                _ => {
                    let at = Location::span(self.file, key.span.clone());
                    self.found.push(front::unknown_key(at, &key.text, &LISTS));
                }
            }
        }
    }

    /// Takes every entry of a list: a text, or a map that has it below `key`.
    fn each(&mut self, list: &Node, key: &'static str, take: fn(&mut Self, &str, Location)) {
        let items = match &list.kind {
            NodeKind::List(items) => items.as_slice(),
            _ if list.is_empty() => &[],
            _ => std::slice::from_ref(list),
        };
        for item in items {
            let known = self.found.len();
            let value = match &item.kind {
                NodeKind::Map(entries) => {
                    for (own, _) in entries.iter().filter(|it| !ENTRY.contains(&&*it.0.text)) {
                        let at = Location::span(self.file, own.span.clone());
                        self.found.push(front::unknown_key(
                            at,
                            &own.text,
                            &[key, "date", "reason"],
                        ));
                    }
                    item.get(key)
                }
                _ => Some(item),
            };
            match value.filter(|it| !it.is_blank()).and_then(|it| Some((it, it.scalar()?))) {
                Some((node, scalar)) => {
                    let (at, text) = (self.at(node), scalar.text.trim().to_owned());
                    take(self, &text, at);
                }
                // A slip in the key has been told.
                None if self.found.len() > known => {}
                None => self.found.push(problem::no_entry(self.at(item), key)),
            }
        }
    }

    fn name(&mut self, name: &str, at: Location) {
        // One word is a part of too many other names and places.
        if name.split_whitespace().count() < 2 {
            self.found.push(problem::short_name(at, name));
            return;
        }
        self.redaction.hide_name(name, instead(self.lang));
        let bearing = self.tree.bearing(name);
        self.found
            .extend(bearing.into_iter().map(|it| problem::name_in_address(at.clone(), name, it)));
    }

    fn picture(&mut self, written: &str, at: Location) {
        let assets = &self.tree.assets;
        let Some(path) = path(written, |path| assets.contains_key(path)) else {
            let known = assets.keys().filter_map(|it| it.strip_prefix("content/"));
            self.found.push(problem::unknown_picture(at, written, front::nearest(written, known)));
            return;
        };
        for copy in copies(&path, self.tree) {
            self.redaction.hide_file(copy);
        }
        self.redaction.hide_file(path);
    }

    fn story(&mut self, written: &str, at: Location) {
        let stories = &self.tree.stories;
        let is_id = written.len() == 6 && written.bytes().all(|it| it.is_ascii_alphanumeric());
        if is_id {
            self.ids.insert(written.to_ascii_lowercase(), at);
            return;
        }
        let written = written.trim_matches('/');
        let ends = ["", ".md", "/index.md"];
        let found = ends
            .iter()
            .find_map(|end| path(&format!("{written}{end}"), |path| stories.contains_key(path)));
        if let Some(path) = found {
            self.stories.insert(path.to_string());
        } else {
            let known = stories.keys().filter_map(|it| it.strip_prefix("content/"));
            self.found.push(problem::unknown_story(at, written, front::nearest(written, known)));
        }
    }
}

/// Finds the file that an entry means: by its path from `content/`, or from the site's root.
fn path(written: &str, is_there: impl Fn(&str) -> bool) -> Option<FilePath> {
    let written = written.trim_end_matches('/');
    let paths = ["content", "", VOLUMES].into_iter().filter_map(|it| join(it, written));
    paths.into_iter().find(|it| is_there(it))
}

/// Gives the other files that hold the very same bytes: a picture taken down is gone under every name.
/// One that cannot be read is told where it is published.
fn copies(path: &FilePath, tree: &Tree) -> Vec<FilePath> {
    let Some(asset) = tree.assets.get(path) else { return Vec::new() };
    let Ok(length) = asset.length() else { return Vec::new() };
    let alike = tree.assets.values().filter(|it| {
        it.path != *path && it.path.starts_with("content/") && it.length().ok() == Some(length)
    });
    let alike: Vec<_> = alike.collect();
    let Some(bytes) = (!alike.is_empty()).then(|| asset.read().ok()).flatten() else {
        return Vec::new();
    };
    let same = alike.into_iter().filter(|it| it.read().is_ok_and(|it| it == bytes));
    same.map(|it| it.path.clone()).collect()
}
