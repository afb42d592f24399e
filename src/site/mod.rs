//! The website: its pages, what each template sees, and the theme.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

pub mod address;
pub mod basis;
mod cards;
pub mod feed;
mod frame;
pub mod headers;
mod json_feed;
mod json_ld;
mod llms;
pub mod page;
pub mod pictures;
pub mod plan;
#[cfg(feature = "print")]
mod prints;
mod readdress;
pub mod render;
#[cfg(feature = "print")]
mod shares;
#[cfg(test)]
mod shelf_tests;
mod sitemap;
mod sums;
pub mod theme;
pub mod view;
mod views;
mod worker;
mod xml;

pub use cards::Attic;
use cards::Cards;
use frame::Frames;
pub use page::{Page, PageKind};
use pictures::Pictures;
use sums::Sums;
use theme::Theme;

use crate::catalogue::{Catalogue, StoryId, assemble};
use crate::config::{self, Config, Profile};
use crate::diagnostic::{self, Diagnostic, FilePath, Lang};
use crate::media::Formats;
use crate::search::shelf::{InMemory, Shelf};
use crate::search::synonyms::Synonyms;
use crate::search::{self, Index};
use crate::source::scan::{StoryFile, Tree};
use crate::story::readings::Readings;
use crate::story::{Parsed, Parser, Story, anonymise};

/// A showcase ready to be rendered.
///
/// A copy shares all that is not of single stories.
pub struct Showcase {
    /// Its settings.
    pub config: Config,
    /// Its stories.
    pub catalogue: Catalogue,
    /// Its theme.
    pub theme: Arc<Theme>,
    /// Its pictures.
    pub pictures: Arc<Pictures>,
    /// Words that mean the same to those who search.
    pub synonyms: Arc<Synonyms>,
    cards: Cards,
    frames: Arc<Frames>,
    sums: Arc<Sums>,
    /// What each story is printed from, in a full build.
    #[cfg(feature = "print")]
    prints: Option<Arc<prints::Prints>>,
    search: Searched,
}

impl Clone for Showcase {
    fn clone(&self) -> Self {
        Self {
            config: self.config.clone(),
            catalogue: self.catalogue.clone(),
            theme: Arc::clone(&self.theme),
            pictures: Arc::clone(&self.pictures),
            synonyms: Arc::clone(&self.synonyms),
            cards: self.cards.clone(),
            frames: Arc::clone(&self.frames),
            sums: Arc::clone(&self.sums),
            #[cfg(feature = "print")]
            prints: self.prints.clone(),
            search: Searched::default(),
        }
    }
}

/// What is made for the search, when it is first asked for.
#[derive(Default)]
struct Searched {
    keys: OnceLock<search::Keys>,
    index: OnceLock<Result<Index, Box<Diagnostic>>>,
}

impl Showcase {
    /// Tells whether a story is told in a language: its own, or one that it was translated into.
    pub(in crate::site) fn is_told(&self, id: StoryId, lang: Lang) -> bool {
        lang == self.config.lang() || self.catalogue.translation(id, lang).is_some()
    }

    /// Gives the hash of all that the files that the browser searches are made of.
    pub fn search_key(&self) -> blake3::Hash {
        self.search_keys().whole
    }

    fn search_keys(&self) -> &search::Keys {
        self.search_keys_by(None)
    }

    /// Gives the same hash as [`Self::search_key`], for less where all but bodies, as one hash, is as it was
    /// when a shelf was left what is known of it.
    pub fn search_key_by(&self, facts: blake3::Hash, shelf: &dyn Shelf) -> blake3::Hash {
        self.search_keys_by(Some((facts, shelf))).whole
    }

    fn search_keys_by(&self, kept: Option<(blake3::Hash, &dyn Shelf)>) -> &search::Keys {
        let make = || self.searched(|source| search::keys(source, kept));
        self.search.keys.get_or_init(make)
    }

    /// Gives the files that the browser searches; made when they are first asked for.
    pub fn search_index(&self) -> Result<&Index, Box<Diagnostic>> {
        self.search_index_by(&InMemory)
    }

    /// Gives the same, whose parts wait on a shelf where they are not made yet.
    pub fn search_index_by(&self, shelf: &dyn Shelf) -> Result<&Index, Box<Diagnostic>> {
        let keys = self.search_keys();
        let make = || self.searched(|source| search::index(source, keys, shelf));
        let index = self.search.index.get_or_init(make);
        index.as_ref().map_err(Clone::clone)
    }

    /// Has the cards of stories wait outside of memory from now on.
    pub fn put_cards_away(&self, attic: Arc<dyn Attic>) {
        self.cards.put_away(attic);
    }

    /// Gives the address of a story's PDF: a program without print makes none.
    #[cfg(not(feature = "print"))]
    #[expect(clippy::unused_self, reason = "as the program with print has it")]
    fn print_url(&self, _: StoryId) -> Option<String> {
        None
    }

    /// Gives the address of a story's picture for sharing: a program without print draws none.
    #[cfg(not(feature = "print"))]
    #[expect(clippy::unused_self, reason = "as the program with print has it")]
    fn share_url(&self, _: StoryId, _: crate::diagnostic::Lang) -> Option<String> {
        None
    }

    /// Hashes the files of the tree that the showcase was compiled from, each story as it was read: what
    /// was written since has another hash. Stories that are in no list, as they were taken down or
    /// cannot be read, are left out.
    pub fn hashes_as_read(
        &self,
        tree: &Tree,
    ) -> Result<BTreeMap<FilePath, blake3::Hash>, Box<Diagnostic>> {
        let mut hashes = tree.hashes_of_others()?;
        let stories = self.catalogue.all().map(|it| &it.story);
        hashes.extend(stories.map(|it| (Arc::clone(&it.facts.file), it.body.read)));
        Ok(hashes)
    }

    /// Takes another reading of a story whose words have changed, and gives what is wrong with them.
    /// Gives nothing, and changes nothing, where more may change than what the story itself shows.
    pub fn reword(&mut self, story: Story, tree: &Tree) -> Option<Vec<Diagnostic>> {
        let reworded = self.catalogue.reword(story, tree, &self.config.definitions)?;
        if let Some(id) = reworded.id {
            self.cards.forget(id);
            // The menu tells titles.
            self.frames = Arc::default();
            self.search = Searched::default();
        }
        Some(reworded.words)
    }

    /// Takes the theme as its files are now, unless something is wrong with them.
    pub fn retheme(&mut self, tree: &Tree) -> bool {
        let Ok(theme) = Theme::load(tree, &self.config.settings.theme, self.config.base_path())
        else {
            return false;
        };
        self.theme = Arc::new(theme);
        self.cards = Cards::new(self.catalogue.len());
        self.frames = Arc::default();
        self.search = Searched::default();
        true
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

/// Says which copies of pictures are made: those that take long, once what is built is published.
fn formats(profile: Profile) -> Formats {
    match profile {
        Profile::Full if cfg!(feature = "avif") => Formats::All,
        _ => Formats::Quick,
    }
}

/// What compiling gives: everything wrong, and the showcase as far as it could be made.
pub struct Compiled {
    /// The showcase; absent when the settings or the theme cannot be read.
    pub showcase: Option<Showcase>,
    /// Every problem, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// Those of them that are of single stories.
    pub own: Own,
}

/// Problems of single stories, each told at its own story.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// Of files read alone.
    pub read: Vec<Diagnostic>,
    /// Of words held against the figures.
    pub words: Vec<Diagnostic>,
}

impl Own {
    /// Forgets the problems of a story.
    pub fn forget(&mut self, file: &FilePath) {
        self.read.retain(|it| it.at.file != *file);
        self.words.retain(|it| it.at.file != *file);
    }
}

impl Compiled {
    /// Tells whether a problem keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        diagnostic::any_error(&self.diagnostics)
    }
}

/// Stories that were read before and have not changed since.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The showcase that they were read for, with the same settings and on the same day.
    pub showcase: &'a Showcase,
    /// What was wrong with each of them.
    pub read: &'a [Diagnostic],
    /// The files that may have changed.
    pub changed: &'a BTreeSet<FilePath>,
}

/// Compiles a showcase from its files.
pub fn compile(tree: &Tree, config: Option<Config>, known: Option<Known<'_>>) -> Compiled {
    compile_from(tree, config, |config| read(tree, config, known))
}

/// Compiles a showcase of stories that an earlier run has read, as far as they have not changed since.
pub fn compile_kept(tree: &Tree, config: Option<Config>, readings: Readings<'_>) -> Compiled {
    compile_from(tree, config, |config| {
        let files: Vec<&StoryFile> = tree.stories.values().collect();
        let parser = Parser::of_many(config, files.len());
        parted(readings.parse(&parser, config, &files))
    })
}

fn compile_from(
    tree: &Tree,
    config: Option<Config>,
    read: impl FnOnce(&Config) -> (Vec<Story>, Vec<Diagnostic>),
) -> Compiled {
    let (mut diagnostics, mut own) = (Vec::new(), Own::default());
    let showcase =
        config.and_then(|config| showcase(tree, config, read, (&mut own, &mut diagnostics)));
    diagnostics.extend(own.read.iter().chain(&own.words).cloned());
    diagnostic::sort(&mut diagnostics);
    Compiled { showcase, diagnostics, own }
}

fn showcase(
    tree: &Tree,
    mut config: Config,
    read: impl FnOnce(&Config) -> (Vec<Story>, Vec<Diagnostic>),
    (own, found): (&mut Own, &mut Vec<Diagnostic>),
) -> Option<Showcase> {
    found.extend(anonymise(tree, &mut config));
    let (stories, problems) = read(&config);
    own.read = problems;
    let ids = stories.iter().map(|it| it.facts.id.value.as_str());
    found.extend(config.takedown.unknown(ids));
    let (places, problems) = assemble::registry(tree);
    found.extend(problems);
    let assembled = assemble::assemble(stories, Arc::clone(&places), tree, &config);
    let catalogue = assembled.catalogue;
    found.extend(assembled.diagnostics);
    own.words = assembled.words;
    let (pictures, problems) = Pictures::probe(&catalogue, formats(config.profile));
    found.extend(problems);
    let (synonyms, problems) = Synonyms::read(tree, &config.hidden);
    found.extend(problems);
    let theme = match Theme::load(tree, &config.settings.theme, config.base_path()) {
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
        Arc::new(prints)
    });
    Some(Showcase {
        cards: Cards::new(catalogue.len()),
        frames: Arc::default(),
        sums: Arc::default(),
        config,
        catalogue,
        theme: Arc::new(theme),
        pictures: Arc::new(pictures),
        synonyms: Arc::new(synonyms),
        #[cfg(feature = "print")]
        prints,
        search: Searched::default(),
    })
}

/// Reads every story, or takes it as it was read, with what is wrong with each.
fn read(tree: &Tree, config: &Config, known: Option<Known<'_>>) -> (Vec<Story>, Vec<Diagnostic>) {
    let mut kept: FxHashMap<&FilePath, &Story> = FxHashMap::default();
    // What is read otherwise now is read again.
    let same = |it: &Known<'_>| {
        let before = &it.showcase.config;
        before.takedown == config.takedown && before.hidden == config.hidden
    };
    let known = known.filter(same);
    if let Some(Known { showcase, changed, .. }) = known {
        let stories = showcase.catalogue.all().map(|it| (&it.story.facts.file, &it.story));
        kept.extend(stories.filter(|(file, _)| !changed.contains(*file)));
    }
    let files: Vec<&StoryFile> = tree.stories.values().collect();
    let parser = Parser::of_many(config, files.len());
    let parsed = files.par_iter().map(|file| match kept.get(&file.path) {
        Some(story) => Parsed { story: Some((*story).clone()), diagnostics: Vec::new() },
        None => parser.parse(file),
    });
    let (stories, mut found) = parted(parsed.collect());
    let told = known.map_or(&[][..], |it| it.read).iter();
    found.extend(told.filter(|it| kept.contains_key(&it.at.file)).cloned());
    (stories, found)
}

/// Parts stories from what is wrong with them.
fn parted(parsed: Vec<Parsed>) -> (Vec<Story>, Vec<Diagnostic>) {
    let (mut stories, mut found) = (Vec::with_capacity(parsed.len()), Vec::new());
    let mut keys = FxHashSet::default();
    for mut parsed in parsed {
        if let Some(facts) = parsed.story.as_mut().and_then(|it| Arc::get_mut(&mut it.facts)) {
            facts.share_keys(&mut keys);
        }
        stories.extend(parsed.story);
        found.extend(parsed.diagnostics);
    }
    (stories, found)
}

/// Reads the settings of a tree.
pub fn configure(tree: &Tree, today: jiff::civil::Date) -> (Option<Config>, Vec<Diagnostic>) {
    match tree.files.get(config::PATH) {
        Some(text) => {
            let (mut config, mut problems) = Config::parse(text, today);
            problems.extend(config.iter_mut().flat_map(|it| it.take_down(tree)));
            (config, problems)
        }
        None => (None, vec![diagnostic::site::no_settings()]),
    }
}
