//! The teams that do the work, "Tổ dân vận": those of the lists of `content/to-dan-van/` and those
//! that stories name, by province and commune of today, and what part of the residential areas has one.
//!
//! A team is one where its folded name and its commune are one. What a report says of a whole province
//! ("731 tổ ở 100% khu dân cư") is told as reported, and never added to a list.
//!
//! | file | holds |
//! |---|---|
//! | `column`, `cell`, `row`, `read` | the lists as offices write them |
//! | `home` | where a unit lies on today's map |
//! | `gather` | rows and stories to teams |
//! | `coverage` | residential areas with a team, over all there are |
//! | `reported` | what reports say of the teams of a place |

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

mod cell;
mod column;
mod coverage;
mod gather;
mod home;
mod read;
mod reported;
mod row;

#[cfg(test)]
mod tests;

pub use coverage::{Coverage, Share};
pub(super) use gather::assemble;
pub use reported::Reported;

use super::StoryId;
use super::places::{PlaceId, Registry};
use super::taxonomy::place_url;
use crate::story::PartialDate;

/// Address of the page of all teams.
pub const URL: &str = "/to-dan-van/";

/// A team of [`Teams`]; in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TeamId(u32);

/// What a team is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamKind {
    /// A Tổ dân vận: every team of a list, and those that a story calls so.
    Mobilisation,
    /// Another group that a story names: a women's team, a patrol.
    Other,
}

impl TeamKind {
    /// Gives its key in views and data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mobilisation => "to-dan-van",
            Self::Other => "khac",
        }
    }
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its name, as the list or else the first story writes it.
    pub name: String,
    /// What it is.
    pub kind: TeamKind,
    /// The unit it is written under.
    pub unit: PlaceId,
    /// Day on which the code of the unit held; today where absent.
    pub as_of: Option<Date>,
    /// Its village; may be empty.
    pub village: String,
    /// How many members the list says it has.
    pub members: Option<u32>,
    /// How many members a story says it has, in the author's words; may be empty.
    pub members_wording: String,
    /// When it was founded.
    pub founded: Option<PartialDate>,
    /// Where the list has it from; may be empty.
    pub source: String,
    /// Whether it stands in a list.
    pub is_listed: bool,
    /// Its name on the page of its province.
    pub anchor: String,
    /// The stories whose team it is, in the catalogue's order.
    pub stories: Vec<StoryId>,
}

/// A unit with teams: a commune of today, or one of the past that no single one of today holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commune {
    /// The unit.
    pub unit: PlaceId,
    teams: Range<usize>,
}

/// A province with teams, or with a report of its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// The unit.
    pub unit: PlaceId,
    communes: Range<usize>,
}

/// How many teams there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that are Tổ dân vận.
    pub mobilisation: usize,
    /// The other groups.
    pub other: usize,
}

/// All teams.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Teams {
    /// Provinces in the order of their names.
    provinces: Vec<Province>,
    /// Communes of each province in the order of their names.
    communes: Vec<Commune>,
    /// Teams of each commune in the order of their names.
    all: Vec<Team>,
    of_story: BTreeMap<StoryId, TeamId>,
    /// Where on the site each unit's teams are told.
    urls: BTreeMap<PlaceId, String>,
    coverage: BTreeMap<PlaceId, Coverage>,
    /// The coverage of all units together.
    pub whole: Option<Coverage>,
    /// What reports say, the newest first.
    pub reported: Vec<Reported>,
}

impl Teams {
    /// Tells whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.provinces.is_empty()
    }

    /// Gives every province in order.
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// Finds a province.
    pub fn province(&self, unit: PlaceId) -> Option<&Province> {
        self.provinces.iter().find(|it| it.unit == unit)
    }

    /// Gives the communes of a province in order.
    pub fn communes(&self, province: &Province) -> &[Commune] {
        &self.communes[province.communes.clone()]
    }

    /// Gives the teams of a commune in order.
    pub fn of_commune(&self, commune: &Commune) -> &[Team] {
        &self.all[commune.teams.clone()]
    }

    /// Gives the teams of a province in order.
    pub fn of_province(&self, province: &Province) -> &[Team] {
        let communes = self.communes(province);
        match (communes.first(), communes.last()) {
            (Some(first), Some(last)) => &self.all[first.teams.start..last.teams.end],
            _ => &[],
        }
    }

    /// Gives every team, by province and commune.
    pub fn all(&self) -> &[Team] {
        &self.all
    }

    /// Finds the team of a story.
    pub fn of_story(&self, story: StoryId) -> Option<&Team> {
        self.of_story.get(&story).map(|id| &self.all[id.0 as usize])
    }

    /// Gives where the teams of a unit are told, if it has any.
    pub fn url(&self, unit: PlaceId) -> Option<&str> {
        self.urls.get(&unit).map(String::as_str)
    }

    /// Gives the coverage of a province or a commune, as far as it is known.
    pub fn coverage(&self, unit: PlaceId) -> Option<&Coverage> {
        self.coverage.get(&unit)
    }

    /// Gives the address of every page about teams.
    pub(super) fn pages<'a>(&'a self, places: &'a Registry) -> impl Iterator<Item = String> + 'a {
        let provinces = self.provinces.iter().map(|it| province_url(it.unit, places));
        let index = (!self.is_empty()).then(|| URL.to_owned());
        index.into_iter().chain(provinces)
    }
}

impl Count {
    /// Counts teams.
    pub fn of(teams: &[Team]) -> Self {
        let mobilisation = teams.iter().filter(|it| it.kind == TeamKind::Mobilisation).count();
        Self { mobilisation, other: teams.len() - mobilisation }
    }
}

/// Gives the address of the page of a province's teams.
pub fn province_url(province: PlaceId, places: &Registry) -> String {
    format!("{URL}{}/", segment(province, places))
}

/// Gives the name of a unit in addresses, by which no two units are one.
pub fn segment(unit: PlaceId, places: &Registry) -> String {
    let url = place_url(unit, places);
    url.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned()
}

/// Gives the name of a commune on the page of its province.
pub fn commune_anchor(unit: PlaceId, places: &Registry) -> String {
    format!("xa-{}", segment(unit, places))
}
