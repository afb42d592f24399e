//! Finds stories like a story, and says why.

use std::cmp::Reverse;

use super::taxonomy::{Axis, List};
use super::{Catalogue, StoryId};
use crate::story::{Facts, Section};

/// A story like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The story.
    pub story: StoryId,
    /// What they share, strongest first.
    pub shared: Box<[Shared]>,
}

/// What two stories share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// A tag, by the index of its list among those of all tags.
    Tag(u32),
    /// The province of today.
    Province,
    /// The body that leads.
    Organ,
    /// The field.
    Field,
}

impl Shared {
    fn weight(self) -> usize {
        match self {
            Self::Tag(_) => 4,
            Self::Province => 3,
            Self::Organ => 2,
            Self::Field => 1,
        }
    }
}

/// How many neighbours in each list are looked at: the work for a story stays the same however
/// large the catalogue grows.
const NEIGHBOURS: usize = 50;

/// How many are shown.
const SHOWN: usize = 3;

/// Finds the models most like a model.
pub fn similar(catalogue: &Catalogue, id: StoryId) -> Box<[Similar]> {
    let entry = catalogue.get(id);
    let lists = lists(catalogue, id, &entry.story.facts);
    let mut shares: Vec<(StoryId, usize)> = Vec::new();
    for (at, (list, _)) in lists.iter().enumerate() {
        shares.extend(neighbours(list, id).map(|other| (other, at)));
    }
    // Each list is sorted already, and this way of sorting makes use of that.
    shares.sort();
    let mut candidates: Vec<Candidate<'_>> = shares
        .chunk_by(|left, right| left.0 == right.0)
        .map(|shares| Candidate::of(shares, &lists))
        .filter(|it| it.weight > Shared::Field.weight())
        .collect();
    candidates.sort_unstable_by_key(|it| (Reverse(it.weight), it.story));
    let is_model =
        |it: &Candidate<'_>| catalogue.get(it.story).story.facts.section == Section::Model;
    let found = candidates.iter().filter(|it| is_model(it) && !entry.related.contains(&it.story));
    found.take(SHOWN).map(|it| it.named(&lists)).collect()
}

/// A story that shares something, before it is known whether it is shown.
struct Candidate<'a> {
    story: StoryId,
    weight: usize,
    /// The story beside the index of each list that both stand in.
    shares: &'a [(StoryId, usize)],
}

impl<'a> Candidate<'a> {
    fn of(shares: &'a [(StoryId, usize)], lists: &[(&List, Shared)]) -> Self {
        let mut weight = 0;
        let mut last = None;
        for (_, at) in shares {
            // Two provinces of one story stand side by side, and count once.
            let shared = &lists[*at].1;
            if last != Some(shared) {
                weight += shared.weight();
            }
            last = Some(shared);
        }
        Self { story: shares[0].0, weight, shares }
    }

    fn named(&self, lists: &[(&List, Shared)]) -> Similar {
        let mut shared: Vec<Shared> = self.shares.iter().map(|(_, at)| lists[*at].1).collect();
        shared.sort();
        shared.dedup();
        Similar { story: self.story, shared: shared.into() }
    }
}

/// Lists what a story stands in, beside what two stories share that stand in it; no list twice.
fn lists<'a>(catalogue: &'a Catalogue, id: StoryId, facts: &Facts) -> Vec<(&'a List, Shared)> {
    let taxonomies = &catalogue.taxonomies;
    let mut lists = Vec::new();
    for tag in facts.tags.iter().filter_map(|tag| taxonomies.tag_index(&tag.value)) {
        let shared = Shared::Tag(u32::try_from(tag).expect("fewer tags than 2^32"));
        if !lists.iter().any(|(_, it)| *it == shared) {
            lists.push((&taxonomies.lists(Axis::Tag)[tag], shared));
        }
    }
    let organ = facts.organ.as_deref().and_then(|it| taxonomies.list(Axis::Organ, it));
    lists.extend(organ.map(|it| (it, Shared::Organ)));
    let field = facts.field.as_deref().and_then(|it| taxonomies.list(Axis::Field, it));
    lists.extend(field.map(|it| (it, Shared::Field)));
    for province in provinces(catalogue, id) {
        lists.push((province, Shared::Province));
    }
    lists
}

fn provinces(catalogue: &Catalogue, id: StoryId) -> Vec<&List> {
    let places = &catalogue.places;
    let mut provinces: Vec<_> = catalogue
        .get(id)
        .places
        .iter()
        .flat_map(|it| places.today(it.unit))
        .map(|unit| places.ancestors(unit).last().unwrap_or(unit))
        .collect();
    provinces.sort();
    provinces.dedup();
    provinces.into_iter().filter_map(|unit| catalogue.taxonomies.place(unit)).collect()
}

/// Gives the stories nearest to `id` in a list, which is sorted.
fn neighbours(list: &List, id: StoryId) -> impl Iterator<Item = StoryId> {
    let at = list.stories.partition_point(|it| *it < id);
    let window = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(list.stories.len());
    list.stories[window].iter().copied().filter(move |it| *it != id)
}
