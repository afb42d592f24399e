//! Stories told in another language: `x.en.md` beside `x.md`, `x/index.en.md` beside `x/index.md`.
//!
//! A translation says the title, the summary and the text anew. All else stays the story's own: no
//! figure is written twice.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::addresses::Addresses;
use super::assemble::images;
use super::reference::{Index, Target};
use super::{StoryId, stem};
use crate::config::Config;
use crate::diagnostic::translation::{self as problem, Original};
use crate::diagnostic::{Diagnostic, FilePath, Lang};
use crate::source::scan::{Asset, Tree, VOLUMES};
use crate::story::facts::Picture;
use crate::story::{Facts, Parser, Story};

/// A story in another language.
#[derive(Clone, Debug)]
pub struct Translation {
    /// The story's facts with the words of the translation, and its text.
    pub story: Story,
    /// Where each link of the text leads.
    pub links: Vec<Target>,
    /// The file of each picture of the text.
    pub images: Vec<Option<Arc<Asset>>>,
}

impl Translation {
    /// Gives the keys of its file that are left to write: what readers see in the original's words.
    pub fn untold(&self, original: &Facts) -> Vec<String> {
        let own = &*self.story.facts;
        let mut keys = Vec::new();
        if own.summary.value.is_empty() && !original.summary.value.is_empty() {
            keys.push("summary".to_owned());
        }
        let is_original = |(own, original): (&Picture, &Picture)| own.alt == original.alt;
        if own.pictures.iter().zip(&original.pictures).any(is_original) {
            keys.push("pictures".to_owned());
        }
        let replication = |it: &Facts| it.model().and_then(|it| it.replication.clone());
        if let (Some(own), Some(original)) = (replication(own), replication(original)) {
            if own.steps == original.steps && !own.steps.is_empty() {
                keys.push("replication.steps".to_owned());
            }
            let rows = own.rows.iter().filter(|it| original.rows.contains(it));
            keys.extend(rows.map(|(key, _)| format!("replication.{key}")));
        }
        keys
    }
}

/// Every translation.
pub type Translations = BTreeMap<(StoryId, Lang), Translation>;

/// What translations are read beside.
pub(super) struct Originals<'a> {
    /// What readers see.
    pub(super) shown: &'a [Story],
    /// What they do not see yet, whose translations wait with them.
    pub(super) hidden: &'a [Story],
    pub(super) index: &'a Index<'a>,
    pub(super) addresses: &'a Addresses<'a>,
}

/// Reads the translations of a showcase.
pub(super) fn read(
    tree: &Tree,
    config: &Config,
    originals: &Originals<'_>,
    found: &mut Vec<Diagnostic>,
) -> Translations {
    let parser = Parser::new(config);
    let mut translations = Translations::new();
    let mut by_stem: Option<BTreeMap<&str, (Option<StoryId>, &Story)>> = None;
    let files = LazyCell::new(|| tree.stories.keys().map(|it| stem(it)).collect::<BTreeSet<_>>());
    for (path, text) in &tree.files {
        let Some((of, lang)) = translated(path) else { continue };
        if lang == config.lang() {
            let is_there = files.contains(stem(&of));
            let there = if is_there { Original::There } else { Original::Absent };
            found.push(problem::own_language(path, &of, lang.tag(), there));
            continue;
        }
        // Most showcases have no translation, and need no list.
        let by_stem = by_stem.get_or_insert_with(|| stems(originals));
        let Some((id, original)) = by_stem.get(stem(&of)).copied() else {
            // A story that cannot be read has been told of already.
            if !files.contains(stem(&of)) {
                found.push(problem::without_original(path, &of));
            }
            continue;
        };
        if !is_wanted(lang, config) {
            found.push(problem::unwanted(path, lang.tag()));
        }
        let (story, problems) = parser.translation(path, text, original, lang);
        found.extend(problems);
        let Some(story) = story else { continue };
        let own = &*story.facts;
        let images = images(own, originals.index, found);
        let links = own.links.iter();
        let links =
            links.map(|it| originals.index.link(own, it, originals.addresses, found)).collect();
        if let Some(id) = id.filter(|_| is_wanted(lang, config)) {
            translations.insert((id, lang), Translation { story, links, images });
        }
    }
    translations
}

/// Tells whether a site is in a language beside its own.
fn is_wanted(lang: Lang, config: &Config) -> bool {
    let mut languages = config.settings.languages.iter().map(|it| Lang::from(*it));
    lang != config.lang() && languages.any(|it| it == lang)
}

fn stems<'a>(originals: &Originals<'a>) -> BTreeMap<&'a str, (Option<StoryId>, &'a Story)> {
    let shown = originals.shown.iter().enumerate();
    let shown = shown.map(|(at, it)| (Some(StoryId::new(at)), it));
    let hidden = originals.hidden.iter().map(|it| (None, it));
    shown.chain(hidden).map(|(id, it)| (stem(&it.facts.file), (id, it))).collect()
}

/// Gives the path of the story that a file translates, and the language that it is in.
fn translated(path: &FilePath) -> Option<(String, Lang)> {
    if path.starts_with(VOLUMES) {
        return None;
    }
    let name = path.strip_prefix("content/")?.strip_suffix(".md")?;
    let (of, tag) = name.rsplit_once('.')?;
    let lang = [Lang::Vi, Lang::En].into_iter().find(|it| it.tag() == tag)?;
    Some((format!("content/{of}.md"), lang))
}
