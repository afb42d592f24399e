//! Brings what offices have into a showcase: tables of Excel and CSV.
//!
//! A file becomes a [`Plan`]: the stories it would write, each as the whole text of its file, and all
//! that is wrong, told by sheet and cell. Nothing is written here; whoever asks writes the plan, whole
//! or not at all. A story that there is changes by the values given, and in no other byte.
//!
//! | file | holds |
//! |---|---|
//! | `limits`, `kind`, `archive` | what a file is, and how large it may be |
//! | `form`, `value` | the tables and their columns; what people write in a cell |
//! | `template` | the workbook that is given out to be filled in |
//! | `rows`, `known`, `stories` | tables found on sheets, the stories there are, and what rows set |
//! | `plan` | what would be written, and what would then be wrong |

use std::cell::OnceCell;

mod archive;
mod form;
mod kind;
mod known;
pub mod limits;
mod plan;
mod rows;
mod stories;
mod template;
mod value;

use known::Known;
pub use plan::{Change, Edited, Plan, Proposal};
pub use template::template;

use super::read::sheet::{self, Book};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, FilePath, disk};
use crate::source::scan::Tree;
use crate::source::text::decode;
use crate::story::Section;
use crate::vi::slug::slugify;
use kind::Kind;

/// The showcase that a file is brought into.
pub struct Showcase<'a> {
    tree: &'a Tree,
    config: &'a Config,
    raw: &'a dyn Fn(&FilePath) -> Option<String>,
    known: OnceCell<Vec<Known>>,
}

impl<'a> Showcase<'a> {
    /// Takes the files and settings of a showcase; `raw` gives the text of a story's file as it lies
    /// on the disk, so that what is not edited keeps its line ends.
    pub fn new(
        tree: &'a Tree,
        config: &'a Config,
        raw: &'a dyn Fn(&FilePath) -> Option<String>,
    ) -> Self {
        Self { tree, config, raw, known: OnceCell::new() }
    }

    fn known(&self) -> &[Known] {
        self.known.get_or_init(|| stories::list(self))
    }

    fn text(&self, path: &FilePath) -> String {
        let read = || self.tree.text(path).map(|it| it.to_string());
        (self.raw)(path).or_else(read).unwrap_or_default()
    }
}

/// Gives the file of a new story.
fn path_of(section: Section, title: &str) -> FilePath {
    format!("content/{}/{}/index.md", section.folder(), slugify(title)).into()
}

/// Plans what a file brings into a showcase.
pub fn import(file: &FilePath, bytes: &[u8], showcase: &Showcase<'_>) -> Plan {
    let (kind, warnings) = match kind::kind(file, bytes) {
        Ok(kind) => kind,
        Err(problem) => return refused(*problem),
    };
    let mut plan = match kind {
        Kind::Workbook => table(file, sheet::read(file, bytes), showcase),
        Kind::Text => match decode(bytes) {
            Ok(text) => table(file, sheet::csv(file, text), showcase),
            Err(error) => refused(disk::not_utf8(file, error.line)),
        },
        Kind::Document => refused(crate::diagnostic::import_file::unknown_kind(file)),
    };
    plan.diagnostics.extend(warnings);
    plan
}

fn refused(problem: Diagnostic) -> Plan {
    Plan { diagnostics: vec![problem], ..Plan::default() }
}

fn table(file: &FilePath, book: Book, showcase: &Showcase<'_>) -> Plan {
    if !book.diagnostics.is_empty() {
        let (diagnostics, sources) = (book.diagnostics, book.sources);
        return Plan { diagnostics, sources, ..Plan::default() };
    }
    let (rows, problems) = rows::rows(file, &book, &showcase.config.definitions);
    let mut plan = stories::stories(&rows, showcase);
    plan.diagnostics.extend(problems);
    plan.sources = book.sources;
    plan
}
