//! Finds stories like a story, and says why.

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
    let mut shares: Vec<Share> = Vec::with_capacity(2 * NEIGHBOURS * lists.len());
    for ((list, shared), at) in lists.iter().zip(0..) {
        let [before, after] = neighbours(list, id);
        let share = |other: &StoryId| Share::new(*other, at, *shared);
        shares.extend(before.iter().map(share));
        shares.extend(after.iter().map(share));
    }
    // Each list is sorted already, and this way of sorting makes use of that.
    shares.sort();
    let fits = |it: StoryId| {
        catalogue.get(it).story.facts.section == Section::Model && !entry.related.contains(&it)
    };
    strongest(&shares, fits).iter().map(|it| it.named(&lists)).collect()
}

/// Finds the strongest of those that fit, who share more than a field: of equals the first.
fn strongest(shares: &[Share], fits: impl Fn(StoryId) -> bool) -> Vec<Candidate<'_>> {
    let mut found: Vec<Candidate<'_>> = Vec::with_capacity(SHOWN + 1);
    let mut least = Shared::Field.weight();
    for shares in shares.chunk_by(|left, right| left.story() == right.story()) {
        // Few are stronger than those found, and who is gets looked up.
        let weight = weight(shares);
        if weight <= least || !fits(shares[0].story()) {
            continue;
        }
        let place = found.partition_point(|it| it.weight >= weight);
        found.insert(place, Candidate { weight, shares });
        found.truncate(SHOWN);
        if found.len() == SHOWN {
            least = found[SHOWN - 1].weight;
        }
    }
    found
}

/// Weighs what two stories share.
fn weight(shares: &[Share]) -> usize {
    let province = Shared::Province.weight();
    let (mut sum, mut last) = (0, 0);
    for weight in shares.iter().map(|it| it.weight()) {
        // Two provinces of one story stand side by side, and count once.
        if weight != province || last != province {
            sum += weight;
        }
        last = weight;
    }
    sum
}

/// A story beside the index of a list that it stands in, and what that weighs, as one number: those are
/// sorted fastest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Share(u64);

impl Share {
    fn new(story: StoryId, list: u32, shared: Shared) -> Self {
        Self(u64::from(story.0) << 32 | u64::from(list) << 8 | shared.weight() as u64)
    }

    fn story(self) -> StoryId {
        StoryId::new((self.0 >> 32) as usize)
    }

    fn list(self) -> usize {
        (self.0 << 32 >> 40) as usize
    }

    fn weight(self) -> usize {
        (self.0 & 0xff) as usize
    }
}

/// A story that shares something, before it is known whether it is shown.
struct Candidate<'a> {
    weight: usize,
    /// The lists that both stand in; at least one.
    shares: &'a [Share],
}

impl Candidate<'_> {
    fn named(&self, lists: &[(&List, Shared)]) -> Similar {
        let mut shared: Vec<Shared> = self.shares.iter().map(|it| lists[it.list()].1).collect();
        shared.sort();
        shared.dedup();
        Similar { story: self.shares[0].story(), shared: shared.into() }
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

/// Gives the stories nearest to `id` in a list, which is sorted: those before it and those after it.
fn neighbours(list: &List, id: StoryId) -> [&[StoryId]; 2] {
    let stories = &list.stories;
    let at = stories.partition_point(|it| *it < id);
    let after = at + usize::from(stories.get(at) == Some(&id));
    let end = (at + NEIGHBOURS + 1).min(stories.len());
    [&stories[at.saturating_sub(NEIGHBOURS)..at], &stories[after..end]]
}
