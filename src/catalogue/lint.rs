//! What only several stories, or a story as a whole, can get wrong.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

mod below;
mod repeated;
mod text;
mod title;

use super::places::{Place, PlaceId, Registry};
use super::{Catalogue, Entry, StoryId};
use crate::config::Definitions;
use crate::diagnostic::render::line_column;
use crate::diagnostic::{Diagnostic, FilePath, Location, link, place};
use crate::source::scan::Tree;
use crate::story::carried::Vocabulary;
use crate::story::facts::PlaceRef;
use crate::story::id::free_id;
use crate::story::{Facts, Figure, Story};
use crate::vi::slug::slugify;

/// All that a lint of several stories looks at.
pub(super) struct Scene<'a> {
    /// All stories.
    pub(super) catalogue: &'a Catalogue,
    /// Their texts.
    pub(super) tree: &'a Tree,
    /// The metrics.
    pub(super) definitions: &'a Definitions,
}

impl<'a> Scene<'a> {
    /// Looks for what the words of each story get wrong; each is told at its own story.
    pub(super) fn words(&self) -> Vec<Diagnostic> {
        let vocabulary = Vocabulary::new(self.definitions);
        let all: Vec<&Entry> = self.entries().collect();
        all.par_iter().flat_map_iter(|entry| self.words_of(entry, &vocabulary)).collect()
    }

    /// Looks for what the words of one story get wrong.
    pub(super) fn words_of(&self, entry: &Entry, vocabulary: &Vocabulary<'_>) -> Vec<Diagnostic> {
        let mut found = title::title(&entry.story.facts);
        found.extend(text::text(entry, self, vocabulary));
        found.extend(repeated::unmatched(entry, self));
        found
    }

    /// Looks for what several stories get wrong in their figures.
    pub(super) fn several(&self) -> Vec<Diagnostic> {
        let mut found = repeated::repeated(self);
        found.extend(below::below(self));
        found
    }

    fn entries(&self) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.catalogue.all()
    }

    fn facts(&self, id: StoryId) -> &'a Facts {
        &self.catalogue.get(id).story.facts
    }

    /// Says where a figure stands: `content/mo-hinh/x.md:12`; only the file where that has changed
    /// since.
    fn line(&self, facts: &Facts, figure: &Figure) -> String {
        let text = self.tree.stories.get(&facts.file).and_then(|it| it.text().ok());
        let line = text.map(|it| line_column(&it, figure.span.start).line);
        line.map_or_else(|| facts.file.to_string(), |line| format!("{}:{line}", facts.file))
    }
}

/// Looks for ids and addresses that two stories share. The first file in order keeps them.
pub(super) fn unique(stories: &[Story]) -> Vec<Diagnostic> {
    let mut ids: FxHashMap<&str, &FilePath> = FxHashMap::default();
    let mut urls: FxHashMap<String, &FilePath> = FxHashMap::default();
    let mut found = Vec::new();
    let mut facts: Vec<&Facts> = stories.iter().map(|it| &*it.facts).collect();
    facts.sort_by(|left, right| left.file.cmp(&right.file));
    let taken: Vec<&str> = facts.iter().map(|it| it.id.value.as_str()).collect();
    for facts in &facts {
        let id = facts.id.value.as_str();
        if let Some(first) = ids.get(id).filter(|_| !id.is_empty()) {
            let at = Location::span(&facts.file, facts.id.span.clone());
            found.push(link::repeated_id(at, id, first, &free_id(&facts.file, &taken)));
        } else {
            ids.insert(id, &facts.file);
        }
        let url = facts.url();
        if let Some(first) = urls.get(&url) {
            found.push(link::repeated_url(Location::file(&facts.file), &url, first));
        } else {
            urls.insert(url, &facts.file);
        }
    }
    found
}

/// Tells whether a short text holds a name as it is written, between words: as it mostly does, which spares a
/// look at how both are spelled.
fn names_plainly(text: &str, name: &str) -> bool {
    let is_edge = |it: Option<char>| it.is_none_or(|it| matches!(it, ' ' | ',' | ';' | '(' | ')'));
    let stands = |(at, _): (usize, &str)| {
        let (before, after) =
            (text[..at].chars().next_back(), text[at + name.len()..].chars().next());
        is_edge(before) && is_edge(after)
    };
    !name.is_empty() && text.len() <= 80 && text.match_indices(name).any(stands)
}

/// Looks whether the report's wording names the unit that the code means: codes are reused, so a
/// code without its day may mean a unit of another name today.
pub(super) fn reported_name(
    facts: &Facts,
    reference: &PlaceRef,
    unit: PlaceId,
    places: &Registry,
) -> Option<Diagnostic> {
    if names_plainly(&reference.as_reported, places.get(unit).short_name()) {
        return None;
    }
    let words = |text: &str| format!(" {} ", slugify(text).replace('-', " "));
    let reported = words(&reference.as_reported);
    let meant = places.get(unit);
    let names = |place: &Place<'_>| {
        reported.contains(&words(place.short_name())) || reported.contains(&initials(place.name))
    };
    if reference.as_reported.is_empty() || names(&meant) {
        return None;
    }
    let named = |place: &Place<'_>| place.code == meant.code && names(place);
    let then = places.ids().map(|id| places.get(id)).find(named).and_then(|it| it.valid_to);
    let at = Location::span(&facts.file, reference.unit.written().span.clone());
    let full = places.full_name(unit);
    Some(place::other_name(at, meant.code, &full, then))
}

/// Gives the initials that a name is abbreviated to: "TPHCM".
fn initials(name: &str) -> String {
    let slug = slugify(name);
    let letters: String = slug.split('-').filter_map(|it| it.chars().next()).collect();
    format!(" {letters} ")
}
