//! The addresses of the site's pages, as links and former addresses are held against them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::taxonomy::Axis;
use super::{Catalogue, DATA_URL, SEARCH_URL, compare, pairing, ranking};
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
            if !facts.id.value.is_empty() {
                owners.insert(facts.permanent_url(), &facts.file);
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
    let Catalogue { taxonomies, teams, places, .. } = catalogue;
    let axes = Axis::INDEXED.into_iter().chain([Axis::Section]);
    let lists = axes.flat_map(|axis| taxonomies.lists(axis)).map(|list| list.url.clone());
    let filled = |axis: &Axis| !taxonomies.lists(*axis).is_empty();
    let indexes = Axis::INDEXED.into_iter().filter(filled).map(Axis::url);
    let facts = || catalogue.iter().map(|(_, it)| &it.story.facts);
    let sheets = facts().filter_map(|it| it.sheet_url());
    let metrics: BTreeSet<&str> =
        facts().flat_map(|it| &it.figures).map(|it| &*it.metric).collect();
    let rankings = metrics.iter().map(|it| ranking::url(it));
    let index = (!metrics.is_empty()).then(|| ranking::METRICS_URL.to_owned());
    let data = [DATA_URL, SEARCH_URL].map(str::to_owned);
    let all = lists.chain(indexes).chain(data).chain(sheets).chain(index).chain(rankings);
    all.chain(teams.pages(places)).collect()
}
