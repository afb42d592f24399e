//! The website: its pages, what each template sees, and the theme.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub mod address;
mod cards;
pub mod feed;
mod json_feed;
mod json_ld;
pub mod page;
pub mod pictures;
pub mod plan;
#[cfg(feature = "print")]
mod prints;
pub mod render;
pub mod theme;
pub mod view;
mod views;

use cards::Cards;
pub use page::{Page, PageKind};
use pictures::Pictures;
use theme::Theme;

#[cfg(not(feature = "print"))]
use crate::catalogue::StoryId;
use crate::catalogue::{Catalogue, assemble};
#[cfg(feature = "print")]
use crate::config::Profile;
use crate::config::{self, Config};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::search::synonyms::Synonyms;
use crate::search::{self, Index};
use crate::source::scan::Tree;
use crate::story::Parser;

/// A showcase ready to be rendered. Immutable.
pub struct Showcase {
    /// Its settings.
    pub config: Config,
    /// Its stories.
    pub catalogue: Catalogue,
    /// Its theme.
    pub theme: Theme,
    /// Its pictures.
    pub pictures: Pictures,
    /// Words that mean the same to those who search.
    pub synonyms: Synonyms,
    cards: Cards,
    /// What each story is printed from, in a full build.
    #[cfg(feature = "print")]
    prints: Option<prints::Prints>,
    search_key: OnceLock<blake3::Hash>,
    index: OnceLock<Result<Index, Box<Diagnostic>>>,
}

impl Showcase {
    /// Gives the hash of all that the files that the browser searches are made of.
    pub fn search_key(&self) -> blake3::Hash {
        *self.search_key.get_or_init(|| self.searched(search::key))
    }

    /// Gives the files that the browser searches; made when they are first asked for.
    pub fn search_index(&self) -> Result<&Index, Box<Diagnostic>> {
        let key = self.search_key();
        let index = self.index.get_or_init(|| self.searched(|source| search::index(source, key)));
        index.as_ref().map_err(Clone::clone)
    }

    /// Gives the address of a story's PDF: a program without print makes none.
    #[cfg(not(feature = "print"))]
    #[expect(clippy::unused_self, reason = "as the program with print has it")]
    fn print_url(&self, _: StoryId) -> Option<String> {
        None
    }

    fn searched<T>(&self, read: impl FnOnce(search::Source<'_>) -> T) -> T {
        let say = |lang, key: &str| self.theme.say(lang, key);
        read(search::Source {
            catalogue: &self.catalogue,
            config: &self.config,
            synonyms: &self.synonyms,
            say: &say,
        })
    }
}

/// What compiling gives: everything wrong, and the showcase as far as it could be made.
pub struct Compiled {
    /// The showcase; absent when the settings or the theme cannot be read.
    pub showcase: Option<Showcase>,
    /// Every problem, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Tells whether a problem keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|it| it.severity == Severity::Error)
    }
}

/// Compiles a showcase from its files.
pub fn compile(tree: &Tree, config: Option<Config>) -> Compiled {
    let mut diagnostics = Vec::new();
    let showcase = config.and_then(|config| showcase(tree, config, &mut diagnostics));
    diagnostic::sort(&mut diagnostics);
    Compiled { showcase, diagnostics }
}

fn showcase(tree: &Tree, config: Config, found: &mut Vec<Diagnostic>) -> Option<Showcase> {
    let parser = Parser::new(&config);
    let files: Vec<_> = tree.stories.values().collect();
    let parsed: Vec<_> = files.par_iter().map(|file| parser.parse(file)).collect();
    drop(parser);
    let mut stories = Vec::with_capacity(parsed.len());
    for parsed in parsed {
        stories.extend(parsed.story);
        found.extend(parsed.diagnostics);
    }
    let (places, problems) = assemble::registry(tree);
    found.extend(problems);
    let (catalogue, problems) = assemble::assemble(stories, Arc::clone(&places), tree, &config);
    found.extend(problems);
    let (pictures, problems) = Pictures::probe(&catalogue);
    found.extend(problems);
    let (synonyms, problems) = Synonyms::read(tree);
    found.extend(problems);
    let theme = match Theme::load(tree, config.settings.base_url.path()) {
        Ok(theme) => theme,
        Err(problems) => {
            found.extend(problems);
            return None;
        }
    };
    #[cfg(feature = "print")]
    let prints = (config.profile == Profile::Full).then(|| {
        let (prints, problems) = prints::Prints::new(tree, &theme);
        found.extend(problems);
        prints
    });
    let cards = Cards::new(catalogue.len());
    let (search_key, index) = (OnceLock::new(), OnceLock::new());
    Some(Showcase {
        config,
        catalogue,
        theme,
        pictures,
        synonyms,
        cards,
        #[cfg(feature = "print")]
        prints,
        search_key,
        index,
    })
}

/// Reads the settings of a tree.
pub fn configure(tree: &Tree, today: jiff::civil::Date) -> (Option<Config>, Vec<Diagnostic>) {
    match tree.files.get(config::PATH) {
        Some(text) => Config::parse(text, today),
        None => (None, vec![diagnostic::site::no_settings()]),
    }
}
