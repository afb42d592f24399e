//! What is wrong with the content, as data: where, what was found, what was expected, what to do.
//!
//! A stage returns diagnostics beside its value and never stops at the first one. Each problem has
//! one constructor, in the file of its subject; [`render`] shows them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

pub mod data;
pub mod disk;
pub mod figure;
pub mod front;
pub mod import;
pub mod import_file;
pub mod link;
pub mod person;
pub mod picture;
pub mod place;
pub mod place_list;
pub mod place_table;
pub mod print;
pub mod render;
pub mod search;
pub mod site;
pub mod takedown;
pub mod team;
pub mod text;
pub mod theme;
pub mod translation;
pub mod unreadable;
pub mod yaml;

pub use crate::vi::lang::Lang;

/// A message in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Makes a message from its two wordings.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// Gives the wording in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published so.
    Error,
    /// Likely a slip; the site can be published.
    Warning,
}

/// A file's path from the site's root, with `/` between its parts, in NFC.
pub type FilePath = Arc<str>;

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: FilePath,
    /// Byte range in the file's text; `None` when the whole file is meant.
    pub span: Option<Range<usize>>,
}

impl Location {
    /// Means a whole file.
    pub fn file(file: &FilePath) -> Self {
        Self { file: Arc::clone(file), span: None }
    }

    /// Means a byte range of a file.
    pub fn span(file: &FilePath, span: Range<usize>) -> Self {
        Self { file: Arc::clone(file), span: Some(span) }
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is.
    pub at: Location,
    /// How bad it is.
    pub severity: Severity,
    /// Its name, kebab-case, never changed once released.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub message: Text,
    /// What to do, shown at the caret.
    pub label: Text,
    /// Further lines of help, each shown on its own.
    pub help: Vec<Text>,
}

impl Diagnostic {
    /// Starts an error.
    pub fn error(code: &'static str, at: Location, message: Text) -> Self {
        let (severity, label, help) = (Severity::Error, Text::default(), Vec::new());
        Self { at, severity, code, message, label, help }
    }

    /// Starts a warning.
    pub fn warning(code: &'static str, at: Location, message: Text) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, at, message) }
    }

    /// Says at the caret what to do.
    #[must_use]
    pub fn label(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.label = Text::new(vi, en);
        self
    }

    /// Asks at the caret whether another name was meant.
    #[must_use]
    pub fn did_you_mean(self, near: &str) -> Self {
        self.label(format!("có phải `{near}`?"), format!("did you mean `{near}`?"))
    }

    /// Adds a line of help.
    #[must_use]
    pub fn help(mut self, vi: impl Into<String>, en: impl Into<String>) -> Self {
        self.help.push(Text::new(vi, en));
        self
    }

    /// Orders diagnostics by file, place, severity and code.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        let start = |d: &Self| d.at.span.as_ref().map_or((0, 0), |s| (s.start, s.end));
        (&self.at.file, start(self), self.severity, self.code, &self.message).cmp(&(
            &other.at.file,
            start(other),
            other.severity,
            other.code,
            &other.message,
        ))
    }
}

/// The texts that diagnostics point into, by path.
pub type Sources = BTreeMap<FilePath, Arc<str>>;

/// The most problems of one kind that are told of a file.
const MOST: usize = 100;

/// Keeps the first problems of each kind of a file, and has the last of them tell how many more there
/// are. Nobody reads thousands, and a file made to have millions must not fill the memory.
pub fn bound(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() <= MOST {
        return;
    }
    sort(diagnostics);
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        *counts.entry(diagnostic.code).or_default() += 1;
    }
    let mut told: BTreeMap<&'static str, usize> = BTreeMap::new();
    diagnostics.retain_mut(|diagnostic| {
        let number = told.entry(diagnostic.code).or_default();
        *number += 1;
        let more = counts[diagnostic.code].saturating_sub(MOST);
        if *number == MOST && more > 0 {
            diagnostic.help.push(Text::new(
                format!("còn {more} chỗ nữa như vậy trong tệp này"),
                format!("there are {more} more of them in this file"),
            ));
        }
        *number <= MOST
    });
}

/// Tells whether one of several problems is an error.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|it| it.severity == Severity::Error)
}

/// Sorts diagnostics as they are reported, and drops repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(Diagnostic::order);
    diagnostics.dedup();
}
