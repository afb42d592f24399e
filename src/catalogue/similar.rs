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
    for (list, at) in lists.iter().map(|(list, _)| list).zip(0..) {
        shares.extend(neighbours(list, id).map(|other| Share::new(other, at)));
    }
    // Each list is sorted already, and this way of sorting makes use of that.
    shares.sort();
    let fits = |it: &Candidate<'_>| {
        let is_model = catalogue.get(it.story).story.facts.section == Section::Model;
        is_model && !entry.related.contains(&it.story)
    };
    let candidates = shares.chunk_by(|left, right| left.story() == right.story());
    let candidates = candidates.map(|shares| Candidate::of(shares, &lists));
    let found = strongest(candidates.filter(|it| it.weight > Shared::Field.weight()), fits);
    found.iter().map(|it| it.named(&lists)).collect()
}

/// Finds the strongest of the candidates that fit, which come in the order of stories: of equals the first.
fn strongest<'a>(
    candidates: impl Iterator<Item = Candidate<'a>>,
    fits: impl Fn(&Candidate<'a>) -> bool,
) -> Vec<Candidate<'a>> {
    let mut found: Vec<Candidate<'_>> = Vec::with_capacity(SHOWN + 1);
    for candidate in candidates {
        let place = found.partition_point(|it| it.weight >= candidate.weight);
        // Few come so far, and who does is looked up.
        if place < SHOWN && fits(&candidate) {
            found.insert(place, candidate);
            found.truncate(SHOWN);
        }
    }
    found
}

/// A story beside the index of a list that it stands in, as one number: those are sorted fastest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Share(u64);

impl Share {
    fn new(story: StoryId, list: u32) -> Self {
        Self(u64::from(story.0) << 32 | u64::from(list))
    }

    fn story(self) -> StoryId {
        StoryId::new((self.0 >> 32) as usize)
    }

    fn list(self) -> usize {
        (self.0 << 32 >> 32) as usize
    }
}

/// A story that shares something, before it is known whether it is shown.
struct Candidate<'a> {
    story: StoryId,
    weight: usize,
    /// The lists that both stand in.
    shares: &'a [Share],
}

impl<'a> Candidate<'a> {
    fn of(shares: &'a [Share], lists: &[(&List, Shared)]) -> Self {
        let mut weight = 0;
        let mut last = None;
        for share in shares {
            // Two provinces of one story stand side by side, and count once.
            let shared = &lists[share.list()].1;
            if last != Some(shared) {
                weight += shared.weight();
            }
            last = Some(shared);
        }
        Self { story: shares[0].story(), weight, shares }
    }

    fn named(&self, lists: &[(&List, Shared)]) -> Similar {
        let mut shared: Vec<Shared> = self.shares.iter().map(|it| lists[it.list()].1).collect();
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
