//! What an import would write, and what would then be wrong: told in the words of the file that is
//! imported, before anything is written.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::catalogue::assemble;
use crate::config::Config;
use crate::diagnostic::import::{self as problem, CellName};
use crate::diagnostic::{self, Diagnostic, FilePath, Severity, Sources, Text, figure, front};
use crate::source::front::split;
use crate::source::scan::{Asset, StoryFile, Tree};
use crate::source::text::nfc;
use crate::source::yaml::edit::Step;
use crate::source::yaml::{self, Node, NodeKind};
use crate::story::Parser;

/// What an import would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// What each file was read as.
    pub files: Vec<ReadAs>,
    /// The stories to be written, in the order of the file.
    pub changes: Vec<Change>,
    /// What was found out on the way, for the editor to know.
    pub notes: Vec<Text>,
    /// Everything wrong; with an error among it, nothing may be written.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that its problems point into.
    pub sources: Sources,
}

/// A file that is brought in, and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAs {
    /// The file.
    pub file: FilePath,
    /// What it is: a report, a workbook, or a table as text, with its encoding.
    pub form: Text,
}

/// A story to be written.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its file.
    pub path: FilePath,
    /// The file's text before; `None` for a new story.
    pub before: Option<String>,
    /// The file's text after.
    pub text: String,
    /// The values that come from the import.
    pub edits: Vec<Edited>,
    /// Files to be written beside it: pictures.
    pub beside: Vec<(FilePath, Vec<u8>)>,
    /// Figures found in its text, for the editor to accept.
    pub proposals: Vec<Proposal>,
    /// The cell that stands for it, if it comes from a table.
    pub(super) origin: Option<CellName>,
}

/// A file to be written.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// Its path.
    pub path: &'a FilePath,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The bytes that were there when the import was planned; `None` where no file was.
    pub before: Option<&'a [u8]>,
}

/// A value that comes from the import.
#[derive(Clone, Debug)]
pub struct Edited {
    /// What readers call it.
    pub label: Text,
    /// What was there before; `None` where nothing was.
    pub before: Option<String>,
    /// What is there now.
    pub after: String,
    /// The cell that it comes from.
    pub cell: CellName,
    /// Where it stands in the front matter, as keys and numbers of items.
    pub path: Vec<String>,
}

/// A figure found in the text of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Key of the metric it may belong to.
    pub metric: String,
    /// The words of the text, ready to stand as a figure.
    pub wording: String,
    /// The sentence that it stands in.
    pub sentence: String,
    /// Other metrics that are counted alike, likeliest first.
    pub others: Vec<String>,
}

impl Plan {
    /// Notes what a file was read as.
    pub(super) fn read_as(&mut self, file: &FilePath, form: Text) {
        self.files.push(ReadAs { file: FilePath::clone(file), form });
    }

    /// Tells whether a problem keeps the import from being written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|it| it.severity == Severity::Error)
    }

    /// Takes another plan behind this one, which was made for the showcase as this one leaves it.
    pub fn join(&mut self, other: Self) {
        for change in other.changes {
            match self.changes.iter_mut().find(|it| it.path == change.path) {
                Some(first) => {
                    first.text = change.text;
                    first.edits.extend(change.edits);
                }
                None => self.changes.push(change),
            }
        }
        self.files.extend(other.files);
        self.notes.extend(other.notes);
        self.diagnostics.extend(other.diagnostics);
        self.sources.extend(other.sources);
    }

    /// Gives the files to be written, pictures before the stories that show them.
    pub fn written(&self) -> impl Iterator<Item = Written<'_>> {
        self.changes.iter().flat_map(|change| {
            let new = |path, bytes| Written { path, bytes, before: None };
            let beside = change.beside.iter().map(move |(path, bytes)| new(path, bytes.as_slice()));
            let (path, bytes) = (&change.path, change.text.as_bytes());
            let before = change.before.as_ref().map(String::as_bytes);
            beside.chain([Written { path, bytes, before }])
        })
    }

    /// Gives the showcase as it would be, for problems and for the next file of an import.
    pub fn applied(&self, tree: &Tree) -> Tree {
        let mut tree = tree.clone();
        for change in &self.changes {
            let path = Arc::clone(&change.path);
            let file = StoryFile::held(Arc::clone(&path), plain(&change.text).into());
            tree.stories.insert(path, file);
            for (path, _) in &change.beside {
                // It lies nowhere yet; that it will is all that is asked of it.
                let asset = Asset { path: Arc::clone(path), disk: PathBuf::new() };
                tree.assets.insert(Arc::clone(path), asset);
            }
        }
        tree
    }

    /// Looks for what would be wrong with the stories once they are written, and adds that; what is
    /// wrong with them today is left to `check`.
    pub fn check(&mut self, tree: &Tree, config: &Config) {
        if self.changes.is_empty() {
            return;
        }
        let is_update = self.changes.iter().any(|it| it.before.is_some());
        let before = if is_update { problems(tree, config) } else { Vec::new() };
        let after = self.applied(tree);
        for problem in problems(&after, config) {
            let Some(change) = self.changes.iter().find(|it| it.path == problem.at.file) else {
                continue;
            };
            match change.cell(&problem) {
                // What a row must say is told by its columns, or was wrongly said and told.
                _ if problem.code == front::MISSING && change.is_new_row() => {}
                Some(cell) => self.diagnostics.push(problem::in_cell(problem, cell)),
                None if change.had(&before, &problem) => {}
                // A report's figures are proposed, and told with their sentences.
                None if problem.code == figure::NOT_CARRIED && change.origin.is_none() => {}
                None => match &change.origin {
                    Some(cell) => self.diagnostics.push(problem::in_cell(problem, cell)),
                    None => self.diagnostics.push(problem),
                },
            }
        }
        for change in self.changes.iter().filter(|it| it.origin.is_none()) {
            self.sources.insert(Arc::clone(&change.path), plain(&change.text).into());
        }
        diagnostic::sort(&mut self.diagnostics);
    }
}

impl Change {
    fn is_new_row(&self) -> bool {
        self.before.is_none() && self.origin.is_some()
    }

    /// Finds the cell whose value a problem is about.
    fn cell(&self, problem: &Diagnostic) -> Option<&CellName> {
        let at = problem.at.span.as_ref()?;
        let text = plain(&self.text);
        let front = split(&text).ok()?.front;
        let (node, _) = yaml::parse(&text[front.clone()], front.start);
        let node = node?;
        let spans = self.edits.iter().filter_map(|it| Some((span(&node, &it.path)?, &it.cell)));
        let holding = spans.filter(|(span, _)| span.start <= at.start && at.start <= span.end);
        holding.min_by_key(|(span, _)| span.len()).map(|(_, cell)| cell)
    }

    /// Tells whether a problem was there before the import.
    fn had(&self, before: &[Diagnostic], problem: &Diagnostic) -> bool {
        let same = |it: &&Diagnostic| it.code == problem.code && it.message == problem.message;
        before.iter().filter(|it| it.at.file == self.path).any(|it| same(&it))
    }
}

/// Finds the bytes of a key and its value.
fn span(node: &Node, path: &[String]) -> Option<Range<usize>> {
    let Some((step, rest)) = path.split_first() else { return Some(node.span.clone()) };
    match &node.kind {
        NodeKind::Map(entries) => {
            let (key, value) = entries.iter().find(|(key, _)| key.text == *step)?;
            let inner = span(value, rest)?;
            let start = if rest.is_empty() { key.span.start } else { inner.start };
            Some(start..inner.end)
        }
        NodeKind::List(items) => span(items.get(step.parse::<usize>().ok()?)?, rest),
        NodeKind::Scalar(_) => None,
    }
}

/// Gives a path as the steps of an edit.
pub(super) fn steps(path: &[String]) -> Vec<Step<'_>> {
    fn step(text: &str) -> Step<'_> {
        text.parse().map_or(Step::Key(text), Step::Item)
    }
    path.iter().map(|it| step(it)).collect()
}

/// Gives a file's text as the program reads it.
fn plain(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    nfc(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Lists everything wrong with the stories of a showcase, alone and together.
fn problems(tree: &Tree, config: &Config) -> Vec<Diagnostic> {
    let parser = Parser::new(config);
    let files: Vec<&StoryFile> = tree.stories.values().collect();
    let parsed: Vec<_> = files.par_iter().map(|file| parser.parse(file)).collect();
    let (mut stories, mut found) = (Vec::new(), Vec::new());
    for it in parsed {
        stories.extend(it.story);
        found.extend(it.diagnostics);
    }
    let (places, _) = assemble::registry(tree);
    let assembled = assemble::assemble(stories, places, tree, config);
    found.extend(assembled.words);
    found.extend(assembled.diagnostics);
    found
}
