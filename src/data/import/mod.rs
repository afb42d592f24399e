//! Brings what offices have into a showcase: tables of Excel and CSV, reports of Word.
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
//! | `docx`, `structure` | the text of a Word document; its title, headings and lists |
//! | `report`, `markdown`, `propose` | the draft it becomes, its Markdown, the figures found in it |
//! | `plan` | what would be written, and what would then be wrong |

use std::cell::OnceCell;

mod archive;
mod docx;
mod form;
mod kind;
mod known;
pub mod limits;
mod markdown;
mod plan;
mod propose;
mod report;
mod rows;
mod stories;
mod structure;
mod template;
mod value;

use known::{Known, Looked};
pub use plan::{Change, Edited, Plan, Proposal, ReadAs, Written};
pub use propose::uncarried;
pub use template::template;

use super::read::sheet::{self, Book};
use crate::config::Config;
use crate::diagnostic::import::passed_over as passed_over_story;
use crate::diagnostic::{Diagnostic, FilePath, Text, import_file};
use crate::source::scan::Tree;
use crate::story::Section;
use crate::story::archetype::folder_name;
use crate::vi::legacy::detect::{Detected, Encoding, detect};
use kind::Kind;

/// The showcase that a file is brought into.
pub struct Showcase<'a> {
    tree: &'a Tree,
    config: &'a Config,
    raw: &'a dyn Fn(&FilePath) -> Option<String>,
    known: OnceCell<Looked>,
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

    /// Plans what files bring in, each on top of those before it, and tells all that would be wrong; a
    /// report becomes a draft in `section`.
    pub fn import(&self, files: &[(FilePath, Vec<u8>)], section: Section) -> Plan {
        let mut plan = Plan::default();
        for (file, bytes) in files {
            let tree = plan.applied(self.tree);
            let raw = |path: &FilePath| {
                let planned = plan.changes.iter().find(|it| it.path == *path);
                planned.map(|it| it.text.clone()).or_else(|| (self.raw)(path))
            };
            let next = import(file, bytes, section, &Showcase::new(&tree, self.config, &raw));
            plan.join(next);
        }
        let passed_over = self.looked().passed_over.iter();
        plan.diagnostics.extend(passed_over.map(|(file, why)| passed_over_story(file, why)));
        plan.check(self.tree, self.config);
        plan
    }

    fn looked(&self) -> &Looked {
        self.known.get_or_init(|| known::look(self.tree))
    }

    fn known(&self) -> &[Known] {
        &self.looked().known
    }

    fn text(&self, path: &FilePath) -> String {
        let read = || self.tree.text(path).map(|it| it.to_string());
        (self.raw)(path).or_else(read).unwrap_or_default()
    }
}

/// Gives the file of a new story.
fn path_of(section: Section, title: &str) -> FilePath {
    format!("content/{}/{}/index.md", section.folder(), folder_name(title)).into()
}

fn import(file: &FilePath, bytes: &[u8], section: Section, showcase: &Showcase<'_>) -> Plan {
    let (kind, warnings) = match kind::kind(file, bytes) {
        Ok(kind) => kind,
        Err(problem) => return refused(*problem),
    };
    let mut plan = match kind {
        Kind::Workbook => table(file, sheet::read(file, bytes), showcase),
        Kind::Text => text(file, bytes, showcase),
        Kind::Document => report::report(file, bytes, section, showcase),
    };
    match kind {
        Kind::Workbook => plan.read_as(file, Text::new("bảng Excel", "a workbook of Excel")),
        Kind::Document => plan.read_as(file, Text::new("báo cáo Word", "a report of Word")),
        // Said together with its encoding.
        Kind::Text => {}
    }
    plan.diagnostics.extend(warnings);
    plan
}

/// Plans what a table as text brings in, and says which encoding it was in if not today's.
fn text(file: &FilePath, bytes: &[u8], showcase: &Showcase<'_>) -> Plan {
    let Some(Detected { text, encoding }) = detect(bytes) else {
        return refused(import_file::unknown_encoding(file));
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let form = Text::new(
        format!("bảng CSV, bảng mã {}", encoding.name()),
        format!("a table as CSV in {}", encoding.name()),
    );
    let note = (encoding != Encoding::Utf8).then(|| converted(file, encoding, &text));
    let mut plan = table(file, sheet::csv(file, text), showcase);
    plan.read_as(file, form);
    plan.notes.extend(note);
    plan
}

/// How many letters of a text are shown for a look at its encoding.
const SAMPLE: usize = 60;

/// Says how a text was read, and shows its beginning so that its editor sees whether that is right.
fn converted(file: &FilePath, encoding: Encoding, text: &str) -> Text {
    let telling = |line: &&str| !line.is_ascii();
    // The line behind the names of the columns says more.
    let line = text.lines().filter(telling).take(2).last().unwrap_or_default();
    let sample: String = line.chars().take(SAMPLE).collect();
    let name = encoding.name();
    let capitals = if encoding == Encoding::Tcvn3 {
        (
            "\n  Chữ hoa có dấu (phông .VnTimeH) được lưu như chữ thường: xem lại chữ hoa.",
            "\n  Capitals with marks (fonts as .VnTimeH) are kept as small letters: look at them again.",
        )
    } else {
        ("", "")
    };
    Text::new(
        format!("{file}: bảng mã {name}, đọc được là: {sample}{}", capitals.0),
        format!("{file}: encoded as {name}, it reads: {sample}{}", capitals.1),
    )
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
