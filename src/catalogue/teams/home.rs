//! Where a unit lies on today's map: a team written under an old commune is shown under today's.

use std::collections::BTreeMap;

use crate::catalogue::places::{PlaceId, Registry};

/// Where a unit lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Home {
    /// The unit of today, or the unit itself where no single one holds it.
    pub(super) unit: PlaceId,
    /// The province of today; the province then, where its communes went to several.
    pub(super) province: PlaceId,
    /// Every unit that holds it, itself included, in order.
    pub(super) within: Vec<PlaceId>,
}

/// The homes of the units asked for so far: many teams share a commune.
pub(super) struct Homes<'a> {
    pub(super) places: &'a Registry,
    known: BTreeMap<PlaceId, Home>,
}

impl<'a> Homes<'a> {
    pub(super) fn new(places: &'a Registry) -> Self {
        Self { places, known: BTreeMap::new() }
    }

    /// Gives where a unit lies.
    pub(super) fn of(&mut self, unit: PlaceId) -> &Home {
        let places = self.places;
        self.known.entry(unit).or_insert_with(|| home(unit, places))
    }
}

fn home(unit: PlaceId, places: &Registry) -> Home {
    let today = places.today(unit);
    let own = if let [now] = today[..] { now } else { unit };
    let top = |it: PlaceId| places.ancestors(it).last().unwrap_or(it);
    let mut provinces: Vec<PlaceId> = today.into_iter().map(top).collect();
    provinces.sort_unstable();
    provinces.dedup();
    let province = if let [only] = provinces[..] { only } else { top(unit) };
    let mut within: Vec<PlaceId> = [unit, own, province].to_vec();
    within.extend(places.ancestors(unit).chain(places.ancestors(own)));
    within.sort_unstable();
    within.dedup();
    Home { unit: own, province, within }
}
