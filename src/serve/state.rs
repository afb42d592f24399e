//! What the server remembers: the site to be shown, the newest files, and what is wrong with them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use tokio::sync::broadcast;

use crate::diagnostic::render::{Style, terminal};
use crate::diagnostic::{Diagnostic, FilePath, Lang, Sources};
use crate::site::page::Page;
use crate::site::{Compiled, Showcase, address, plan, render};
use crate::source::scan::Tree;

/// Where the files of the search lie.
const SEARCH: &str = "tim-kiem/";

/// A compiled site, ready to render any of its pages.
pub struct Site {
    showcase: Showcase,
    pages: BTreeMap<String, Page>,
}

impl Site {
    fn new(showcase: Showcase) -> Self {
        let (pages, _) = plan::plan(&showcase);
        let pages = pages.into_iter().map(|page| (address::file_of(&page.url), page)).collect();
        Self { showcase, pages }
    }

    /// Renders the output that stands in a file; `None` where there is none.
    pub fn render(&self, file: &str) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        match self.page(file) {
            Ok(page) => Some(render::render(&self.showcase, &page?)),
            Err(problem) => Some(Err(problem)),
        }
    }

    fn page(&self, file: &str) -> Result<Option<Page>, Box<Diagnostic>> {
        if let Some(page) = self.pages.get(file) {
            return Ok(Some(page.clone()));
        }
        // The index is made when someone searches, not at every change of a file.
        if !file.starts_with(SEARCH) {
            return Ok(None);
        }
        let files = plan::search_files(&self.showcase)?;
        Ok(files.into_iter().find(|it| address::file_of(&it.url) == file))
    }

    /// Tells whether an output stands in a file.
    pub fn has(&self, file: &str) -> bool {
        self.pages.contains_key(file)
    }

    /// Gives all that the pages are made of.
    pub fn showcase(&self) -> &Showcase {
        &self.showcase
    }

    /// Gives the folder that the site stands in on its host.
    pub fn base_path(&self) -> &str {
        self.showcase.config.settings.base_url.path()
    }
}

/// For whom pages are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// For who writes files: over the last good page stands what is wrong.
    Files,
    /// For who writes in the studio, which says itself what is wrong: always the newest page.
    Studio,
}

/// The newest files and everything wrong with them.
#[derive(Debug, Default)]
pub struct Newest {
    /// The files of all stories.
    pub stories: Vec<FilePath>,
    /// The texts that problems point into.
    pub sources: Sources,
    /// Every problem, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the server remembers between rebuilds.
pub struct State {
    lang: Lang,
    manner: Manner,
    now: RwLock<Now>,
    /// The hash of the files as they were last read.
    last_read: Mutex<Option<blake3::Hash>>,
    changes: broadcast::Sender<()>,
}

#[derive(Clone, Default)]
struct Now {
    site: Option<Arc<Site>>,
    /// The newest diagnostics, set out as text; empty when nothing is wrong.
    problems: Arc<str>,
    newest: Arc<Newest>,
}

impl State {
    /// Starts with nothing compiled.
    pub fn new(lang: Lang, manner: Manner) -> Self {
        let (now, last_read) = (RwLock::new(Now::default()), Mutex::new(None));
        Self { lang, manner, now, last_read, changes: broadcast::channel(16).0 }
    }

    /// Gives the language of messages.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Tells for whom pages are shown.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// Gives the hash of the files as they were last read, to who reads them now: one at a time, so that
    /// an older reading never takes the place of a newer one.
    pub fn last_read(&self) -> MutexGuard<'_, Option<blake3::Hash>> {
        self.last_read.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a new compilation and tells every open page. A broken one leaves the last good site to
    /// who writes files.
    pub fn update(&self, compiled: Compiled, tree: &Tree) {
        let sources = tree.sources(&compiled.diagnostics);
        let shown = |it: &Diagnostic| terminal(it, &sources, self.lang, Style::Plain);
        let has_errors = compiled.has_errors();
        let problems: Vec<String> = compiled.diagnostics.iter().map(shown).collect();
        let stories = tree.stories.keys().cloned().collect();
        let site = compiled.showcase.map(|showcase| Arc::new(Site::new(showcase)));
        {
            let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
            let keep = has_errors && now.site.is_some() && self.manner == Manner::Files;
            if let Some(site) = site.filter(|_| !keep) {
                now.site = Some(site);
            }
            let told_elsewhere = self.manner == Manner::Studio && now.site.is_some();
            now.problems = if told_elsewhere { "".into() } else { problems.join("\n\n").into() };
            now.newest = Arc::new(Newest { stories, sources, diagnostics: compiled.diagnostics });
        }
        // No one may be listening yet.
        let _listeners = self.changes.send(());
    }

    /// Gives the last good site, or what could be made of the first one.
    pub fn site(&self) -> Option<Arc<Site>> {
        self.read().site
    }

    /// Gives what is wrong with the newest files; empty when nothing is.
    pub fn problems(&self) -> Arc<str> {
        self.read().problems
    }

    /// Gives the newest files and what is wrong with them.
    pub fn newest(&self) -> Arc<Newest> {
        self.read().newest
    }

    /// Sets out a problem that rendering met.
    pub fn show(&self, problem: &Diagnostic) -> String {
        terminal(problem, &Sources::new(), self.lang, Style::Plain)
    }

    /// Listens for changes.
    pub fn changes(&self) -> broadcast::Receiver<()> {
        self.changes.subscribe()
    }

    fn read(&self) -> Now {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
