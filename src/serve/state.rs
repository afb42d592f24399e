//! What the server remembers: the site to be shown, the newest files, and what is wrong with them.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use tokio::sync::broadcast;

use crate::diagnostic::render::{Style, terminal};
use crate::diagnostic::{self, Diagnostic, FilePath, Lang, Sources};
use crate::site::page::{Page, PageKind};
use crate::site::{Showcase, address, plan, render};
use crate::source::scan::Tree;
use crate::story::Story;

/// Where the files of the search lie.
const SEARCH: &str = "tim-kiem/";

/// A compiled site, ready to render any of its pages.
#[derive(Clone)]
pub struct Site {
    showcase: Showcase,
    /// The pages by the file that each stands in; those of the search apart.
    pages: Arc<BTreeMap<String, Page>>,
}

impl Site {
    /// Takes a showcase and its pages.
    pub fn new(showcase: Showcase, pages: Vec<Page>) -> Self {
        let pages = Arc::new(pages.into_iter().map(seated).collect());
        Self { showcase, pages }
    }

    /// Takes the theme as its files are now, as [`Showcase::retheme`] does.
    fn retheme(&mut self, tree: &Tree) -> bool {
        let taken = self.showcase.retheme(tree);
        if taken {
            let pages = Arc::make_mut(&mut self.pages);
            pages.retain(|_, page| !matches!(page.kind, PageKind::ThemeAsset(_)));
            pages.extend(plan::theme_files(&self.showcase).map(seated));
        }
        taken
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

    /// Gives every file that a page stands in.
    #[cfg(test)]
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
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

/// Gives a page beside the file that it stands in.
fn seated(page: Page) -> (String, Page) {
    (address::file_of(&page.url), page)
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
    pub stories: Arc<[FilePath]>,
    /// The texts that problems point into.
    pub sources: Sources,
    /// Every problem, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the server shows.
pub struct State {
    lang: Lang,
    manner: Manner,
    now: RwLock<Now>,
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
        Self { lang, manner, now: RwLock::new(Now::default()), changes: broadcast::channel(16).0 }
    }

    /// Gives the language of messages.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Tells for whom pages are shown.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// Takes a newly compiled site with what is wrong, and tells every open page. A broken one leaves
    /// the last good site to who writes files, and is given back.
    pub fn update(&self, site: Option<Site>, newest: Newest) -> Option<Site> {
        let has_errors = diagnostic::any_error(&newest.diagnostics);
        let mut now = self.write();
        let keep = has_errors && now.site.is_some() && self.manner == Manner::Files;
        let (shown, broken) = if keep { (None, site) } else { (site, None) };
        if let Some(site) = shown {
            now.site = Some(Arc::new(site));
        }
        self.tell(now, newest);
        broken
    }

    /// Has the site shown take another reading of a story, as [`Showcase::reword`] does.
    pub fn reword(&self, story: Story, tree: &Tree) -> Option<Vec<Diagnostic>> {
        let mut now = self.write();
        Arc::make_mut(now.site.as_mut()?).showcase.reword(story, tree)
    }

    /// Has the site shown take the theme as its files are now, unless something is wrong with them.
    pub fn retheme(&self, tree: &Tree) -> bool {
        let mut now = self.write();
        now.site.as_mut().is_some_and(|it| Arc::make_mut(it).retheme(tree))
    }

    /// Takes what is wrong after the site shown has changed, and tells every open page.
    pub fn changed(&self, newest: Newest) {
        self.tell(self.write(), newest);
    }

    fn tell(&self, mut now: RwLockWriteGuard<'_, Now>, newest: Newest) {
        let told_elsewhere = self.manner == Manner::Studio && now.site.is_some();
        let shown = |it: &Diagnostic| terminal(it, &newest.sources, self.lang, Style::Plain);
        let problems: Vec<String> = newest.diagnostics.iter().map(shown).collect();
        now.problems = if told_elsewhere { "".into() } else { problems.join("\n\n").into() };
        now.newest = Arc::new(newest);
        drop(now);
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

    fn write(&self) -> RwLockWriteGuard<'_, Now> {
        self.now.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self) -> Now {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
