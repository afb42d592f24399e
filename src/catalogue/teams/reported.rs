//! What reports say of the teams of a place, where no list tells it: "731 tổ", "100% khu dân cư".

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::home::Homes;
use crate::catalogue::places::PlaceId;
use crate::catalogue::{Entry, StoryId};
use crate::story::{Facts, Figure, Section};
use crate::vi::quantity::Amount;

/// The metric that tells how many teams there are.
const TEAMS: &str = "so_to_dan_van";
/// The metric that tells their coverage, where a report tells their number too; alone it may be that
/// of anything.
const COVERAGE: &str = "ty_le_bao_phu";

/// What a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The story that tells it.
    pub story: StoryId,
    /// Index of the number of teams in the story's figures.
    pub teams: usize,
    /// Index of their coverage in the story's figures.
    pub coverage: Option<usize>,
    /// The provinces of today that it speaks of, in order.
    pub provinces: Vec<PlaceId>,
}

/// Finds what reports say of places whose lists do not hold as many teams.
pub(super) fn find(
    entries: &[Entry],
    listed: &BTreeMap<PlaceId, usize>,
    homes: &mut Homes<'_>,
) -> Vec<Reported> {
    let mut found: Vec<(Reported, Reverse<Option<i16>>)> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let facts = &*entry.story.facts;
        if !matches!(facts.section, Section::Movement | Section::Conference) {
            continue;
        }
        let Some(teams) = position(facts, TEAMS) else { continue };
        let held: usize =
            entry.places.iter().map(|it| listed.get(&it.unit).copied().unwrap_or_default()).sum();
        if is_listed(&facts.figures[teams], held) {
            continue;
        }
        let mut provinces: Vec<PlaceId> =
            entry.places.iter().map(|it| homes.of(it.unit).province).collect();
        provinces.sort_unstable();
        provinces.dedup();
        let coverage = position(facts, COVERAGE);
        let reported = Reported { story: StoryId::new(index), teams, coverage, provinces };
        found.push((reported, Reverse(last_year(facts, teams))));
    }
    // Stable: of one year, the catalogue's order stands.
    found.sort_by_key(|(_, year)| *year);
    found.into_iter().map(|(reported, _)| reported).collect()
}

fn position(facts: &Facts, metric: &str) -> Option<usize> {
    facts.figures.iter().position(|it| *it.metric == *metric)
}

/// Tells whether lists hold as many teams as a report speaks of.
fn is_listed(figure: &Figure, held: usize) -> bool {
    let reported = match figure.quantity.amount {
        Amount::Single(count) => Some(count),
        _ => None,
    };
    held > 0 && reported.is_none_or(|it| it <= Decimal::from(held))
}

fn last_year(facts: &Facts, figure: usize) -> Option<i16> {
    let period = facts.figures[figure].period.or(facts.period)?;
    Some(period.to.unwrap_or(i16::MAX))
}
