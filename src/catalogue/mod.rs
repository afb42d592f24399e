//! All stories together: what they are sorted by, where they happened, how they relate.
//!
//! Built once from the facts of all stories and never changed. Every id resolves, a relation stands
//! in both directions, and orders are total.

use std::collections::BTreeMap;
use std::sync::Arc;

mod addresses;
pub mod assemble;
pub mod compare;
mod deferred;
mod ground;
pub mod lint;
pub mod measure;
pub mod pairing;
pub mod places;
pub mod ranking;
pub mod reference;
mod reword;
pub mod similar;
pub mod taxonomy;
pub mod teams;
pub mod totals;
pub mod translation;

use crate::config::{Definitions, Part, Parts};
use crate::diagnostic::Lang;
use crate::source::path::join;
use crate::source::scan::Asset;
use crate::story::{Facts, Figure, Section, Story};
use deferred::Deferred;
use pairing::Comparisons;
use places::credit::Credit;
use places::{PlaceId, Registry};
use ranking::Ranking;
use reference::Target;
use taxonomy::{Axis, List, Taxonomies};
use teams::Teams;
use totals::Item;
use totals::ledger::Ledger;
use translation::{Translation, Translations};

/// Address of the page that offers the catalogue as data.
pub const DATA_URL: &str = "/du-lieu/";

/// Address of the page of search results.
pub const SEARCH_URL: &str = "/tim-kiem/";

/// A story's place in the catalogue: models first, newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(u32);

impl StoryId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer stories than 2^32"))
    }

    /// Gives its place, from zero.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A story and all that other files say of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The story.
    pub story: Story,
    /// The unit of each of its places, in their order; those with an unknown code are left out.
    pub places: Vec<Located>,
    /// The unit of each place it was replicated at.
    pub replicated_at: Vec<Located>,
    /// Stories related to it, by either's word, in order.
    pub related: Vec<StoryId>,
    /// Where each link of the body leads.
    pub links: Vec<Target>,
    /// The file of each picture of the body, if it is there.
    pub images: Vec<Option<Arc<Asset>>>,
    /// The file of each picture of the front matter, if it is there.
    pub pictures: Vec<Option<Arc<Asset>>>,
    /// Stories that the front matter names, by the reference as written.
    pub named: BTreeMap<String, StoryId>,
}

impl Entry {
    /// Finds the story that tells the same figure of a metric, if its author says so.
    fn same_as(&self, metric: &str) -> Option<StoryId> {
        // Hardly any story names another, and sums ask this of every figure.
        let mut figures = self.story.facts.figures.iter().filter(|_| !self.named.is_empty());
        let figure = figures.find(|it| *it.metric == *metric)?;
        self.named.get(&figure.details().same_as.as_ref()?.value).copied()
    }
}

/// A place of a story and the unit it names.
#[derive(Clone, Debug)]
pub struct Located {
    /// Index in the story's list of places.
    pub index: usize,
    /// The unit.
    pub unit: PlaceId,
}

/// All stories that readers see.
///
/// A copy shares what all stories together give; only the entries are copied.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Which parts the site has.
    pub parts: Parts,
    /// The registry of places.
    pub places: Arc<Registry>,
    /// Where the registry's tables come from.
    pub credit: Arc<Credit>,
    /// The lists that stories are sorted into.
    pub taxonomies: Arc<Taxonomies>,
    /// The teams of the lists and of the stories.
    pub teams: Arc<Teams>,
    /// Former addresses and the address each leads to.
    pub redirects: Arc<BTreeMap<String, String>>,
    /// Which stories have pages that compare them.
    pub comparisons: Arc<Comparisons>,
    /// Stories told in another language.
    translations: Arc<Translations>,
    /// What figures are read by.
    definitions: Arc<Definitions>,
    /// The figures that totals are made of.
    ledger: Arc<Deferred<Ledger>>,
    rankings: Arc<Deferred<Vec<Ranking>>>,
    entries: Vec<Entry>,
    /// Stories that readers do not see yet, for what is wrong with them. Nothing is published of them.
    hidden: Vec<Entry>,
}

impl Catalogue {
    /// Gives a story.
    pub fn get(&self, id: StoryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// Gives a story in a language other than the site's own, if it has been translated.
    pub fn translation(&self, id: StoryId, lang: Lang) -> Option<&Translation> {
        self.translations.get(&(id, lang))
    }

    /// Gives a story in every language that it was translated into, in the order of languages.
    pub fn translations_of(&self, id: StoryId) -> impl Iterator<Item = (Lang, &Translation)> {
        [Lang::Vi, Lang::En].into_iter().filter_map(move |it| Some((it, self.translation(id, it)?)))
    }

    /// Gives every translation, by the story and its language.
    pub fn translations(&self) -> &Translations {
        &self.translations
    }

    /// Gives the lists of an axis that have pages.
    pub fn paged_lists(&self, axis: Axis) -> &[List] {
        if axis.is_paged(self.parts) { self.taxonomies.lists(axis) } else { &[] }
    }

    /// Gives the list of a unit, if it has a page.
    pub fn paged_place(&self, unit: PlaceId) -> Option<&List> {
        self.taxonomies.place(unit).filter(|_| Axis::Place.is_paged(self.parts))
    }

    /// Gives the short address that leads to a story; none on a site without such.
    pub fn short_url(&self, facts: &Facts) -> Option<String> {
        let has_any = self.parts.has(Part::ShortAddresses) && !facts.id.value.is_empty();
        has_any.then(|| facts.permanent_url())
    }

    /// Gives the rankings that have pages.
    pub fn paged_rankings(&self) -> &[Ranking] {
        if self.parts.has(Part::Rankings) { self.rankings() } else { &[] }
    }

    /// Gives the figures of every metric that a story tells of, ranked.
    pub fn rankings(&self) -> &[Ranking] {
        self.rankings.get_or_make(|| ranking::rank(self, &self.definitions))
    }

    /// Gives the figures that totals are made of.
    fn ledger(&self) -> &Ledger {
        let make = || Ledger::new(&self.entries, &self.definitions, &self.places);
        self.ledger.get_or_make(make)
    }

    /// Gives a figure of a story.
    fn figure(&self, item: Item) -> &Figure {
        &self.get(item.story).story.facts.figures[item.figure()]
    }

    /// Gives every story in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (StoryId, &Entry)> {
        self.entries.iter().enumerate().map(|(index, entry)| (StoryId::new(index), entry))
    }

    /// Finds a story by its path from a folder, or by its id, as its editor would name it.
    pub fn find(&self, folder: &str, written: &str) -> Option<StoryId> {
        let path = join(folder, written);
        let is_meant = |entry: &Entry| {
            let facts = &entry.story.facts;
            facts.id.value == written
                || path.as_deref().is_some_and(|it| stem(it) == stem(&facts.file))
        };
        self.iter().find(|(_, entry)| is_meant(entry)).map(|(id, _)| id)
    }

    /// Gives what readers do not see yet: drafts, and what waits for its day.
    pub fn hidden(&self) -> &[Entry] {
        &self.hidden
    }

    /// Gives every story, whether readers see it or not.
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().chain(&self.hidden)
    }

    /// Gives the stories of one kind in order. The catalogue is ordered by kind first.
    pub fn section(&self, section: Section) -> impl Iterator<Item = (StoryId, &Entry)> {
        let kind = |entry: &Entry| entry.story.facts.section;
        let start = self.entries.partition_point(|it| kind(it) < section);
        let end = self.entries.partition_point(|it| kind(it) <= section);
        (start..end).map(|index| (StoryId::new(index), &self.entries[index]))
    }

    /// Counts the stories.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether there is no story.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The path of a story's file without what all of them share: `content/mo-hinh/x`.
fn stem(path: &str) -> &str {
    let path = path.strip_suffix(".md").unwrap_or(path);
    path.strip_suffix("/index").unwrap_or(path)
}
