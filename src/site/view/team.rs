//! Teams: all of them by province, and those of one province by commune.

use serde::Serialize;

use super::{CitationView, DateView, LinkView, PageView, RatioView, StoryPlaceView};

/// All teams by province: `teams.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TeamsView {
    /// The page.
    pub page: PageView,
    /// How many there are.
    pub count: TeamCountView,
    /// Residential areas with a listed team, as far as known.
    pub coverage: Option<CoverageView>,
    /// The provinces of today with teams.
    pub provinces: Vec<TeamTermView>,
    /// What reports say where no list tells it, the newest first.
    pub reported: Vec<ReportedView>,
}

/// The teams of one province: `team-province.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TeamProvinceView {
    /// The page.
    pub page: PageView,
    /// How many there are.
    pub count: TeamCountView,
    /// Residential areas with a listed team, as far as known.
    pub coverage: Option<CoverageView>,
    /// Its communes with teams.
    pub communes: Vec<TeamCommuneView>,
    /// What reports say where no list tells it, the newest first.
    pub reported: Vec<ReportedView>,
    /// The list of the province's stories; none where it has no story.
    pub stories: Option<LinkView>,
}

/// How many teams there are.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct TeamCountView {
    /// Those that are Tổ dân vận.
    pub teams: usize,
    /// Other groups that stories name.
    pub groups: usize,
}

/// A province in the list of all.
#[derive(Clone, Debug, Serialize)]
pub struct TeamTermView {
    /// Its name.
    pub label: String,
    /// Address of the page of its teams.
    pub url: String,
    /// How many there are.
    pub count: TeamCountView,
    /// Residential areas with a listed team, as far as known.
    pub coverage: Option<RatioView>,
}

/// Residential areas with a team, over all there are.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// Part, whole and share.
    pub ratio: RatioView,
    /// What was added, each with its source.
    pub shares: Vec<CoverageShareView>,
    /// How many places have a number of residential areas but no list.
    pub without_list: usize,
}

/// What one place adds to a coverage.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageShareView {
    /// The place.
    pub label: String,
    /// Part, whole and share.
    pub ratio: RatioView,
    /// Where the number of residential areas is taken from; may be empty.
    pub source: String,
}

/// A commune and its teams.
#[derive(Clone, Debug, Serialize)]
pub struct TeamCommuneView {
    /// Its name on the page.
    pub id: String,
    /// Its name; in full where it is a unit of the past.
    pub label: String,
    /// Address of the list of its stories; empty where it has none.
    pub url: String,
    /// For a unit of the past: what it is today; else empty.
    pub now: Vec<LinkView>,
    /// `same`, `renamed`, `merged`, `enlarged`, `divided`, `gone` or `unknown`.
    pub change: String,
    /// How many teams there are.
    pub count: TeamCountView,
    /// Residential areas with a listed team, as far as known.
    pub coverage: Option<RatioView>,
    /// Where the list is taken from, each once.
    pub sources: Vec<String>,
    /// Its teams, the Tổ dân vận first.
    pub teams: Vec<TeamView>,
}

/// A team.
#[derive(Clone, Debug, Serialize)]
pub struct TeamView {
    /// Its name on the page.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `to-dan-van` or `khac`.
    pub kind: String,
    /// Its village; may be empty.
    pub village: String,
    /// The commune it is written under, in full, where that is not the one it is shown under.
    pub then: String,
    /// When it was founded.
    pub founded: Option<DateView>,
    /// How many members, "12 thành viên"; may be empty.
    pub members: String,
    /// The stories whose team it is.
    pub stories: Vec<LinkView>,
}

/// What a report says of the teams of a place.
#[derive(Clone, Debug, Serialize)]
pub struct ReportedView {
    /// The story that tells it.
    pub story: LinkView,
    /// How many teams, in the report's words.
    pub teams: String,
    /// Their coverage, in the report's words; may be empty.
    pub coverage: String,
    /// When; may be empty.
    pub period: String,
    /// Where.
    pub places: Vec<StoryPlaceView>,
    /// The story's sources.
    pub sources: Vec<CitationView>,
}
