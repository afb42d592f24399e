//! Which stories are worth setting side by side, and where that is done.
//!
//! Each is found when it is asked for: the page of one story asks for little, the list of all for all.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::compare::{COMPARE_URL, Row, Verdict, compare, is_offered};
use super::deferred::Deferred;
use super::similar::{Similar, similar};
use super::{Catalogue, StoryId};
use crate::config::{Definitions, Part};
use crate::story::Role;

/// How many stories a story is set beside.
const PARTNERS: usize = 2;

/// The most models of which every pair has a page of its own: of more, such pages would be more than
/// all others together, and the page that compares any choice sets out a pair as well.
const FEW: usize = 2_000;

/// How many pairs the page that tells how to choose lists; these always have pages.
const LISTED: usize = 60;

/// Two stories that are worth setting side by side, in the order of their permanent names.
pub type Pair = (StoryId, StoryId);

/// Which stories are set side by side, found as far as it is asked for.
#[derive(Debug)]
pub struct Comparisons {
    definitions: Arc<Definitions>,
    /// Of more models than this not every pair has a page.
    few: usize,
    /// Whether there are two stories at all that may be compared.
    offered: OnceLock<bool>,
    /// What each model is like, in the catalogue's order.
    models: Vec<OnceLock<Near>>,
    pages: Deferred<Vec<Pair>>,
}

/// What a model is like.
#[derive(Debug)]
struct Near {
    /// The models most like it.
    similar: Box<[Similar]>,
    /// The first of them that share a row with it which can be compared.
    partners: Box<[StoryId]>,
}

impl Comparisons {
    /// Knows nothing yet of a catalogue with so many models.
    pub(super) fn new(models: usize, definitions: Arc<Definitions>) -> Self {
        Self {
            definitions,
            few: FEW,
            offered: OnceLock::new(),
            models: std::iter::repeat_with(OnceLock::new).take(models).collect(),
            pages: Deferred::default(),
        }
    }

    /// Tells whether stories are compared on this site, and there are two at all that may be.
    pub fn offered(&self, catalogue: &Catalogue) -> bool {
        let second = || catalogue.iter().filter(|(_, it)| is_offered(&it.story.facts)).nth(1);
        let has_part = catalogue.parts.has(Part::Comparisons);
        *self.offered.get_or_init(|| has_part && second().is_some())
    }

    /// Gives the models most like a model.
    pub fn similar(&self, catalogue: &Catalogue, id: StoryId) -> &[Similar] {
        self.near(catalogue, id).map_or(&[], |it| &it.similar)
    }

    /// Gives the pairs that have a page, in their order: of few models all that are worth it, of many those
    /// of the newest.
    pub fn pages(&self, catalogue: &Catalogue) -> &[Pair] {
        if !self.offered(catalogue) {
            return &[];
        }
        self.pages.get_or_make(|| {
            let models = || (0..self.models.len()).map(StoryId::new);
            let pairs: BTreeSet<Pair> = if self.models.len() <= self.few {
                let models: Vec<StoryId> = models().collect();
                let of = |it: &StoryId| self.pairs_of(catalogue, *it).collect::<Vec<_>>();
                models.par_iter().flat_map_iter(of).collect()
            } else {
                let mut pairs = BTreeSet::new();
                for pair in models().flat_map(|it| self.pairs_of(catalogue, it)) {
                    pairs.insert(pair);
                    if pairs.len() == LISTED {
                        break;
                    }
                }
                pairs
            };
            pairs.into_iter().collect()
        })
    }

    /// Gives the pairs that readers are shown who have not chosen yet, and how many more have pages.
    pub fn listed(&self, catalogue: &Catalogue) -> (&[Pair], usize) {
        let pages = self.pages(catalogue);
        let listed = &pages[..pages.len().min(LISTED)];
        (listed, pages.len() - listed.len())
    }

    /// Gives the address where two stories are set side by side, if they are worth it.
    pub fn url(&self, catalogue: &Catalogue, one: StoryId, other: StoryId) -> Option<String> {
        let brings =
            |one, other| self.near(catalogue, one).is_some_and(|it| it.partners.contains(&other));
        let offered = self.offered(catalogue);
        (offered && (brings(one, other) || brings(other, one))).then(|| {
            let pair = ordered(catalogue, one, other);
            let is_paged =
                self.models.len() <= self.few || self.pages(catalogue).binary_search(&pair).is_ok();
            if is_paged { pair_url(catalogue, pair) } else { chosen_url(catalogue, pair) }
        })
    }

    /// Gives the pairs that a model brings.
    fn pairs_of(&self, catalogue: &Catalogue, id: StoryId) -> impl Iterator<Item = Pair> {
        let partners = self.near(catalogue, id).map_or(&[][..], |it| &it.partners);
        partners.iter().map(move |it| ordered(catalogue, id, *it))
    }

    /// Gives what a story is like; nothing of one that is no model. Models come first in the catalogue.
    fn near(&self, catalogue: &Catalogue, id: StoryId) -> Option<&Near> {
        let model = self.models.get(id.index())?;
        Some(model.get_or_init(|| {
            let similar = similar(catalogue, id);
            let shares = |it: &StoryId| shares_a_row(catalogue, (id, *it), &self.definitions);
            let partners = similar.iter().map(|it| it.story).filter(shares).take(PARTNERS);
            Near { partners: partners.collect(), similar }
        }))
    }
}

fn shares_a_row(
    catalogue: &Catalogue,
    (one, other): (StoryId, StoryId),
    definitions: &Definitions,
) -> bool {
    let stories = [one, other].map(|it| &*catalogue.get(it).story.facts);
    // What two places are like is no reason to look at both.
    let is_result =
        |row: &Row| row.cells[0].is_some_and(|it| stories[0].figures[it].role == Role::Result);
    stories.iter().all(|it| is_offered(it))
        && compare(&stories, definitions)
            .iter()
            .any(|it| it.verdict == Verdict::Comparable && is_result(it))
}

fn ordered(catalogue: &Catalogue, one: StoryId, other: StoryId) -> Pair {
    let id = |it| &catalogue.get(it).story.facts.id.value;
    if id(one) < id(other) { (one, other) } else { (other, one) }
}

/// Gives the address of every page that compares stories.
pub(super) fn pages(catalogue: &Catalogue) -> impl Iterator<Item = String> {
    let comparisons = &catalogue.comparisons;
    let own = comparisons.offered(catalogue).then(|| COMPARE_URL.to_owned());
    own.into_iter().chain(comparisons.pages(catalogue).iter().map(|it| pair_url(catalogue, *it)))
}

/// Gives the address of the page that compares a pair.
pub fn pair_url(catalogue: &Catalogue, (one, other): Pair) -> String {
    let id = |it: StoryId| &catalogue.get(it).story.facts.id.value;
    format!("{COMPARE_URL}{}-{}/", id(one), id(other))
}

/// Gives the address where the script sets out a pair that has no page.
fn chosen_url(catalogue: &Catalogue, (one, other): Pair) -> String {
    let id = |it: StoryId| &catalogue.get(it).story.facts.id.value;
    format!("{COMPARE_URL}?bai={},{}", id(one), id(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::assemble;
    use crate::config::Config;
    use crate::source::scan::Tree;
    use crate::story::Parser;

    /// Assembles models of three tags that share metrics, with names in no order.
    fn many(models: usize) -> Catalogue {
        let story = |at: usize| {
            let id = format!("{:06}", at * 7_919 % 1_000_003);
            let metrics = if at.is_multiple_of(5) { "so_ho: 5 hộ" } else { "dat_hien: 60 m2" };
            let text = format!(
                "---\nid: {id}\ntitle: x{at}\nkind: tap-the\nfield: kinh-te\ntags: [a{}]\n\
                 metrics: {{ {metrics} }}\n---\n",
                at % 3
            );
            (format!("content/mo-hinh/x{at}.md").into(), text.into())
        };
        let tree = Tree::held((0..models).map(story));
        let settings = "name: x\nbase_url: https://a.example\n";
        let config = Config::parse(settings, jiff::civil::date(2026, 11, 22)).0.unwrap();
        let parser = Parser::new(&config);
        let stories = tree.stories.values().filter_map(|it| parser.parse(it).story).collect();
        let (places, _) = assemble::registry(&tree);
        assemble::assemble(stories, places, &tree, &config).catalogue
    }

    /// Gives comparisons that nothing was asked of yet.
    fn unasked(catalogue: &Catalogue, few: usize) -> Comparisons {
        let definitions = Arc::clone(&catalogue.comparisons.definitions);
        Comparisons { few, ..Comparisons::new(catalogue.len(), definitions) }
    }

    #[test]
    fn every_pair_of_few_models_has_a_page_and_of_many_those_of_the_newest() {
        let catalogue = many(300);
        let ids: Vec<StoryId> = catalogue.iter().map(|(id, _)| id).collect();
        let (all, some) = (unasked(&catalogue, 300), unasked(&catalogue, 299));
        let (listed, more) = all.listed(&catalogue);
        assert_eq!((listed.len(), more), (LISTED, all.pages(&catalogue).len() - LISTED));
        assert!(more > 0);
        assert_eq!(some.listed(&catalogue), (some.pages(&catalogue), 0));
        assert_eq!(some.pages(&catalogue).len(), LISTED);
        let newest = |pair: &Pair| pair.0.min(pair.1).index() < LISTED;
        assert!(some.pages(&catalogue).is_sorted() && some.pages(&catalogue).iter().all(newest));
        for (one, other) in ids.iter().flat_map(|one| ids.iter().map(move |it| (*one, *it))) {
            let pair = ordered(&catalogue, one, other);
            let is_paged = |from: &Comparisons| from.pages(&catalogue).binary_search(&pair).is_ok();
            let page = is_paged(&all).then(|| pair_url(&catalogue, pair));
            assert_eq!(all.url(&catalogue, one, other), page);
            let chosen =
                page.map(|it| if is_paged(&some) { it } else { chosen_url(&catalogue, pair) });
            assert_eq!(some.url(&catalogue, one, other), chosen);
        }
    }

    #[test]
    fn a_lone_model_is_compared_with_none() {
        let catalogue = many(1);
        let lone = unasked(&catalogue, 1);
        assert!(!lone.offered(&catalogue));
        assert_eq!(lone.listed(&catalogue), (&[][..], 0));
    }
}
