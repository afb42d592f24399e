//! The stories that a showcase has already, as far as a table can name them.

use rayon::prelude::*;

use crate::diagnostic::FilePath;
use crate::source::front::split;
use crate::source::scan::{StoryFile, Tree};
use crate::source::yaml::{self, Node, Value};
use crate::story::Section;
use crate::vi::slug::slugify;

/// A story of the showcase.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) path: FilePath,
    pub(super) section: Section,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) values: Value,
}

impl Known {
    /// Tells whether a title is this story's, accents, case and signs aside.
    pub(super) fn is_called(&self, title: &str) -> bool {
        !self.title.is_empty() && slugify(&self.title) == slugify(title)
    }
}

/// Lists the stories whose front matter can be read.
pub(super) fn known(tree: &Tree) -> Vec<Known> {
    let stories: Vec<&StoryFile> = tree.stories.values().collect();
    stories.par_iter().filter_map(|it| read(&it.path, &it.text().ok()?)).collect()
}

fn read(path: &FilePath, text: &str) -> Option<Known> {
    let folder = path.strip_prefix("content/")?.split('/').next()?;
    let section = Section::of_folder(folder).filter(|_| path.ends_with(".md"))?;
    let (node, _) = yaml::parse(&text[split(text).ok()?.front], 0);
    let node = node?;
    let word = |key: &str| node.get(key).and_then(Node::scalar).map(|it| it.text.clone());
    let (id, title) = (word("id")?, word("title").unwrap_or_default());
    Some(Known { path: FilePath::clone(path), section, id, title, values: Value::of(&node) })
}
