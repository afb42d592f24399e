//! The addresses of the site's pages, as links and former addresses are held against them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::taxonomy::Axis;
use super::{Catalogue, DATA_URL, SEARCH_URL, compare, pairing, ranking};
use crate::config::Part;
use crate::diagnostic::{Diagnostic, FilePath, Location, link};
use crate::story::Story;

/// The addresses of all pages that are no stories.
pub(super) struct Addresses<'a> {
    catalogue: &'a Catalogue,
    /// Those of pages that do not compare stories, set out when one is first asked for: most links lead to
    /// stories.
    plain: OnceCell<BTreeSet<String>>,
}

impl<'a> Addresses<'a> {
    /// Takes those of a catalogue.
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, plain: OnceCell::new() }
    }

    /// Tells whether a page stands at an address.
    pub(super) fn contains(&self, url: &str) -> bool {
        let is_compared = || pairing::pages(self.catalogue).any(|it| it == url);
        self.plain.get_or_init(|| plain(self.catalogue)).contains(url)
            || (url.starts_with(compare::COMPARE_URL) && is_compared())
    }

    /// Gives the part that the page of an address would be of, if the site does without that.
    pub(super) fn left_out(&self, url: &str) -> Option<Part> {
        let pages = [
            (compare::COMPARE_URL, Part::Comparisons),
            (ranking::METRICS_URL, Part::Rankings),
            (DATA_URL, Part::Data),
        ];
        let pages = pages.map(|(folder, part)| (folder.to_owned(), part));
        let lists = Axis::INDEXED.into_iter().filter_map(|it| Some((it.url(), it.part()?)));
        let mut all = pages.into_iter().chain(lists);
        let is_of = |folder: &str, part| url.starts_with(folder) && !self.catalogue.parts.has(part);
        all.find(|(folder, part)| is_of(folder, *part)).map(|it| it.1)
    }

    /// Collects former addresses and the permanent short ones, refusing what another page owns.
    pub(super) fn redirects(
        &self,
        shown: &[Story],
        hidden: &[Story],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<String, String> {
        let mut redirects = BTreeMap::new();
        let all = || shown.iter().map(|it| (it, true)).chain(hidden.iter().map(|it| (it, false)));
        if all().all(|(it, _)| it.facts.aliases.is_empty()) {
            return redirects;
        }
        let mut owners: BTreeMap<String, &FilePath> = BTreeMap::new();
        for (Story { facts, .. }, _) in all() {
            owners.insert(facts.url(), &facts.file);
            if let Some(url) = self.catalogue.short_url(facts) {
                owners.insert(url, &facts.file);
            }
        }
        for (Story { facts, .. }, is_shown) in all() {
            for alias in &facts.aliases {
                let owner = owners.get(&alias.value).copied();
                // Below the page of the search lie its files, which are not planned yet.
                let is_taken =
                    || alias.value.starts_with(SEARCH_URL) || self.contains(&alias.value);
                if owner.is_some() || is_taken() {
                    let at = Location::span(&facts.file, alias.span.clone());
                    diagnostics.push(link::alias_taken(at, &alias.value, owner));
                } else {
                    owners.insert(alias.value.clone(), &facts.file);
                    if is_shown {
                        redirects.insert(alias.value.clone(), facts.url());
                    }
                }
            }
        }
        redirects
    }
}

/// Gives every address of a page that neither is a story nor compares stories.
fn plain(catalogue: &Catalogue) -> BTreeSet<String> {
    let Catalogue { parts, teams, places, .. } = catalogue;
    let axes = Axis::INDEXED.into_iter().chain([Axis::Section]);
    let lists = axes.flat_map(|axis| catalogue.paged_lists(axis)).map(|list| list.url.clone());
    let filled = |axis: &Axis| !catalogue.paged_lists(*axis).is_empty();
    let indexes = Axis::INDEXED.into_iter().filter(filled).map(Axis::url);
    let facts = || catalogue.iter().map(|(_, it)| &it.story.facts);
    let sheets = facts().filter_map(|it| it.sheet_url());
    let ranked = facts().filter(|_| parts.has(Part::Rankings));
    let metrics: BTreeSet<&str> = ranked.flat_map(|it| &it.figures).map(|it| &*it.metric).collect();
    let rankings = metrics.iter().map(|it| ranking::url(it));
    let index = (!metrics.is_empty()).then(|| ranking::METRICS_URL.to_owned());
    let data = parts.has(Part::Data).then_some(DATA_URL);
    let fixed = data.into_iter().chain([SEARCH_URL]).map(str::to_owned);
    let all = lists.chain(indexes).chain(fixed).chain(sheets).chain(index).chain(rankings);
    all.chain(teams.pages(places)).collect()
}
