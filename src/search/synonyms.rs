//! Words that mean the same: those that come with the program, and `content/tu-dong-nghia.yaml`.
//!
//! Only what to try in the place of what is told here; when it is tried is the browser's choice.

use crate::diagnostic::{Diagnostic, FilePath, Location, front, search as problem};
use crate::source::redact::Redaction;
use crate::source::scan::Tree;
use crate::source::text::seen;
use crate::source::yaml::{self, Key, Node, NodeKind};
use crate::vi::syllable::syllables;

/// Where a site's own table stands.
pub const PATH: &str = "content/tu-dong-nghia.yaml";

const SHIPPED: &str = include_str!("synonyms.yaml");

/// The lists of a table: abbreviations, and words that mean the same.
const LISTS: [&str; 2] = ["viet_tat", "dong_nghia"];

/// Groups of words and phrases that stand for one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonyms(Vec<Vec<String>>);

impl Synonyms {
    /// Reads the table of a site over the one that comes with the program; a group that tells what must
    /// not be published is left out.
    pub fn read(tree: &Tree, redaction: &Redaction) -> (Self, Vec<Diagnostic>) {
        let (shipped, _) = read(SHIPPED, &PATH.into());
        let Some((file, text)) = tree.files.get_key_value(PATH) else {
            return (Self(shipped), Vec::new());
        };
        let (mut own, problems) = read(text, file);
        own.retain(|group| !group.iter().any(|it| redaction.is_told_in(it)));
        // An abbreviation means what the site says it means.
        let is_own = |group: &Vec<String>| own.iter().any(|it| it[0] == group[0]);
        let kept = shipped.into_iter().filter(|it| !is_own(it)).collect::<Vec<_>>();
        (Self([own, kept].concat()), problems)
    }

    /// Gives the groups.
    pub fn groups(&self) -> &[Vec<String>] {
        &self.0
    }
}

fn read(text: &str, file: &FilePath) -> (Vec<Vec<String>>, Vec<Diagnostic>) {
    let mut reader = Reader { file, found: Vec::new(), groups: Vec::new() };
    let text = &*seen(file, text, &mut reader.found);
    let (root, slips) = yaml::parse(text, 0);
    reader.found.extend(slips.iter().map(|slip| slip.diagnostic(file, text)));
    if let Some(root) = &root {
        reader.table(root);
    }
    (reader.groups, reader.found)
}

struct Reader<'a> {
    file: &'a FilePath,
    found: Vec<Diagnostic>,
    groups: Vec<Vec<String>>,
}

impl Reader<'_> {
    fn at(&self, node: &Node) -> Location {
        Location::span(self.file, node.span.clone())
    }

    fn table(&mut self, root: &Node) {
        let NodeKind::Map(lists) = &root.kind else {
            self.found.push(front::no_fields(self.at(root), LISTS.into_iter()));
            return;
        };
        for (key, list) in lists {
            match key.text.as_str() {
                _ if list.is_empty() => {}
                "viet_tat" => self.abbreviations(list),
                "dong_nghia" => self.synonyms(list),
                _ => {
                    let at = Location::span(self.file, key.span.clone());
                    self.found.push(front::unknown_key(at, &key.text, &LISTS));
                }
            }
        }
    }

    fn abbreviations(&mut self, list: &Node) {
        let NodeKind::Map(entries) = &list.kind else {
            self.found.push(problem::no_abbreviations(self.at(list)));
            return;
        };
        for (key, value) in entries {
            let meaning = self.phrase(value);
            let short = self.abbreviation(key);
            if let (Some(short), Some(meaning)) = (short, meaning) {
                self.groups.push(vec![short, meaning]);
            }
        }
    }

    fn abbreviation(&mut self, key: &Key) -> Option<String> {
        if syllables(&key.text).is_empty() {
            let at = Location::span(self.file, key.span.clone());
            self.found.push(problem::no_phrase(at, &key.text));
            return None;
        }
        Some(key.text.clone())
    }

    fn synonyms(&mut self, list: &Node) {
        let NodeKind::List(groups) = &list.kind else {
            self.found.push(problem::no_groups(self.at(list)));
            return;
        };
        for group in groups {
            let NodeKind::List(words) = &group.kind else {
                self.found.push(problem::no_groups(self.at(group)));
                continue;
            };
            let phrases: Vec<String> = words.iter().filter_map(|it| self.phrase(it)).collect();
            if words.len() < 2 {
                self.found.push(problem::lonely_word(self.at(group)));
            } else if phrases.len() == words.len() {
                self.groups.push(phrases);
            }
        }
    }

    /// Reads a word or a phrase; it must have something to search for.
    fn phrase(&mut self, node: &Node) -> Option<String> {
        let text = node.scalar().map_or("", |it| it.text.as_str());
        if syllables(text).is_empty() {
            self.found.push(problem::no_phrase(self.at(node), text));
            return None;
        }
        Some(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_table_is_whole_and_names_each_abbreviation_once() {
        let (groups, problems) = read(SHIPPED, &"synonyms.yaml".into());
        assert_eq!(problems, []);
        assert!(groups.len() > 300);
        let mut firsts: Vec<_> =
            groups.iter().map(|it| &it[0]).filter(|it| **it == it.to_uppercase()).collect();
        let count = firsts.len();
        firsts.sort();
        firsts.dedup();
        assert_eq!(firsts.len(), count);
    }
}
