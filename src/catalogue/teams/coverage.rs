//! What part of the residential areas has a team: villages of the lists over the numbers of
//! `do-phu.csv`, added only where both are known.

use std::collections::{BTreeMap, BTreeSet};

use super::home::Homes;
use super::read::{Areas, Listed};
use crate::catalogue::places::{PlaceId, Registry};
use crate::diagnostic::{Diagnostic, team as problem};
use crate::vi::fold::fold;

/// The coverage of a place: parts over wholes, and what they are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Residential areas with a listed team.
    pub part: u64,
    /// All residential areas.
    pub whole: u64,
    /// The units that were added, in order of code; none holds another.
    pub shares: Vec<Share>,
    /// How many units have a number of residential areas, but no list to set against it.
    pub without_list: usize,
}

/// What one unit adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The unit.
    pub unit: PlaceId,
    /// Residential areas with a listed team.
    pub part: u64,
    /// All residential areas.
    pub whole: u64,
    /// Where the whole is taken from; may be empty.
    pub source: String,
}

/// Villages with a team in a unit.
#[derive(Clone, Copy, Default)]
struct Villages {
    named: usize,
    /// Teams whose village is not told: how many villages they stand for is not known.
    without: usize,
}

/// Gives the coverage of every unit that has one, and of all together.
pub(super) fn coverage(
    teams: &[Listed],
    areas: &[Areas],
    homes: &mut Homes<'_>,
    found: &mut Vec<Diagnostic>,
) -> (BTreeMap<PlaceId, Coverage>, Option<Coverage>) {
    let villages = villages(teams, homes);
    let rated: Vec<(&Areas, Option<Share>)> =
        areas.iter().map(|it| (it, share(it, &villages, homes.places, found))).collect();
    let known: BTreeSet<PlaceId> =
        rated.iter().filter_map(|(_, share)| Some(share.as_ref()?.unit)).collect();
    let (mut coverage, mut whole) = (BTreeMap::<PlaceId, Coverage>::new(), Coverage::default());
    for (row, share) in rated {
        let within = &homes.of(row.unit).within;
        let wider = within.iter().filter(|it| **it != row.unit);
        // What a wider unit tells already is not added to it again, nor to what holds both.
        let held = wider.clone().any(|it| known.contains(it));
        coverage.entry(row.unit).or_default().add(share.clone());
        if !held {
            wider.for_each(|it| coverage.entry(*it).or_default().add(share.clone()));
            whole.add(share);
        }
    }
    coverage.values_mut().chain([&mut whole]).for_each(|it| it.shares.sort_by_key(|it| it.unit));
    coverage.retain(|_, it| it.whole > 0);
    (coverage, (whole.whole > 0).then_some(whole))
}

impl Coverage {
    fn add(&mut self, share: Option<Share>) {
        let Some(share) = share else {
            self.without_list += 1;
            return;
        };
        self.part += share.part;
        self.whole += share.whole;
        self.shares.push(share);
    }
}

/// Counts the villages with a team of every unit, and of all that hold it.
fn villages(teams: &[Listed], homes: &mut Homes<'_>) -> BTreeMap<PlaceId, Villages> {
    let mut own: BTreeMap<PlaceId, Villages> = BTreeMap::new();
    let mut named: BTreeSet<(PlaceId, String)> = BTreeSet::new();
    for team in teams {
        let villages = own.entry(team.unit).or_default();
        if team.village.is_empty() {
            villages.without += 1;
        } else if named.insert((team.unit, fold(&team.village))) {
            villages.named += 1;
        }
    }
    let mut all: BTreeMap<PlaceId, Villages> = BTreeMap::new();
    for (unit, villages) in own {
        for holder in &homes.of(unit).within {
            let sum = all.entry(*holder).or_default();
            sum.named += villages.named;
            sum.without += villages.without;
        }
    }
    all
}

/// Sets the villages of a unit against its residential areas, if both are known.
fn share(
    areas: &Areas,
    villages: &BTreeMap<PlaceId, Villages>,
    places: &Registry,
    found: &mut Vec<Diagnostic>,
) -> Option<Share> {
    let villages = villages.get(&areas.unit)?;
    let name = || places.full_name(areas.unit);
    if villages.without > 0 {
        found.push(problem::villages_unknown(areas.at.clone(), &name(), villages.without));
        return None;
    }
    let whole = u64::from(areas.count);
    let part = u64::try_from(villages.named).ok()?;
    if part > whole {
        found.push(problem::more_than_all(areas.at.clone(), &name(), villages.named, areas.count));
        return None;
    }
    Some(Share { unit: areas.unit, part, whole, source: areas.source.clone() })
}
