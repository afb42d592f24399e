//! Finds stories like a story, and says why.

use std::collections::BTreeMap;

use super::taxonomy::{Axis, List};
use super::{Catalogue, StoryId};
use crate::story::{Facts, Section};

/// A story like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The story.
    pub story: StoryId,
    /// What they share, strongest first.
    pub shared: Vec<Shared>,
}

/// What two stories share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// A tag, as written.
    Tag(String),
    /// The province of today.
    Province,
    /// The body that leads.
    Organ,
    /// The field.
    Field,
}

impl Shared {
    fn weight(&self) -> usize {
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
pub fn similar(catalogue: &Catalogue, id: StoryId) -> Vec<Similar> {
    let entry = catalogue.get(id);
    let facts = &*entry.story.facts;
    let mut shared: BTreeMap<StoryId, Vec<Shared>> = BTreeMap::new();
    for (list, what) in lists(catalogue, id, facts) {
        for other in neighbours(list, id) {
            let is_model = catalogue.get(other).story.facts.section == Section::Model;
            if is_model && !entry.related.contains(&other) {
                shared.entry(other).or_default().push(what.clone());
            }
        }
    }
    let mut found: Vec<Similar> = shared
        .into_iter()
        .map(|(story, mut shared)| {
            shared.sort();
            shared.dedup();
            Similar { story, shared }
        })
        .filter(|it| it.shared != [Shared::Field])
        .collect();
    let weight = |it: &Similar| it.shared.iter().map(Shared::weight).sum::<usize>();
    found.sort_by_key(|it| (std::cmp::Reverse(weight(it)), it.story));
    found.truncate(SHOWN);
    found
}

fn lists<'a>(catalogue: &'a Catalogue, id: StoryId, facts: &Facts) -> Vec<(&'a List, Shared)> {
    let taxonomies = &catalogue.taxonomies;
    let mut lists = Vec::new();
    for tag in &facts.tags {
        let list = taxonomies.tag(&tag.value);
        lists.extend(list.map(|it| (it, Shared::Tag(it.label.clone()))));
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
