//! The stories that a showcase has already, as far as a table can name them.

use rayon::prelude::*;

use crate::diagnostic::{FilePath, Text};
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

/// The stories that were looked at.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// Those that a table can name.
    pub(super) known: Vec<Known>,
    /// Those that cannot be told from others, and why.
    pub(super) passed_over: Vec<(FilePath, Text)>,
}

/// Looks at every story of a showcase.
pub(super) fn look(tree: &Tree) -> Looked {
    let stories: Vec<&StoryFile> = tree.stories.values().collect();
    let read: Vec<_> = stories.par_iter().map(|it| (&it.path, read(it))).collect();
    let mut looked = Looked::default();
    for (path, read) in read {
        match read {
            Ok(known) => looked.known.extend(known),
            Err(why) => looked.passed_over.push((FilePath::clone(path), why)),
        }
    }
    looked
}

/// Reads what a table can name a story by; nothing for a file that is no story.
fn read(file: &StoryFile) -> Result<Option<Known>, Text> {
    let path = &file.path;
    let folder = path.strip_prefix("content/").and_then(|it| it.split('/').next());
    let Some(section) = folder.and_then(Section::of_folder).filter(|_| path.ends_with(".md"))
    else {
        return Ok(None);
    };
    let text = file.text().map_err(|problem| problem.message)?;
    let front = split(&text).map_err(|_| broken())?.front;
    let node = yaml::parse(&text[front], 0).0.ok_or_else(broken)?;
    let word = |key: &str| node.get(key).and_then(Node::scalar).map(|it| it.text.clone());
    let id = word("id").ok_or_else(|| Text::new("bài chưa có mã (id)", "the story has no id"))?;
    let (title, values) = (word("title").unwrap_or_default(), Value::of(&node));
    Ok(Some(Known { path: FilePath::clone(path), section, id, title, values }))
}

fn broken() -> Text {
    Text::new("không đọc được phần đầu của bài", "its front matter cannot be read")
}
