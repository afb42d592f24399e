//! Teams as shown: by province and commune of today, with what part of the residential areas they
//! cover, and apart from that what reports say.

use rust_decimal::Decimal;

use super::Builder;
use super::frame::Head;
use super::place::Change;
use crate::catalogue::StoryId;
use crate::catalogue::places::PlaceId;
use crate::catalogue::teams::{
    self, Commune, Count, Coverage, Province, Reported, Share, Team, Teams, commune_anchor,
};
use crate::site::view::{
    CoverageShareView, CoverageView, LinkView, RatioView, ReportedView, TeamCommuneView,
    TeamCountView, TeamProvinceView, TeamTermView, TeamView, TeamsView,
};
use crate::story::Facts;
use crate::vi::show;

/// Digits after the comma of a share.
const DECIMALS: u32 = 1;

impl<'a> Builder<'a> {
    /// Gives the page of all teams.
    pub(in crate::site) fn teams(self, url: &str) -> TeamsView {
        let teams = self.all_teams();
        let head = Head {
            title: self.say("teams"),
            description: self.say("teams-intro"),
            path: Vec::new(),
            data: None,
            indexed: true,
        };
        TeamsView {
            page: self.page(url, head),
            count: count(teams.all()),
            coverage: teams.whole.as_ref().and_then(|it| self.coverage(it)),
            provinces: teams.provinces().iter().map(|it| self.team_term(it)).collect(),
            reported: teams.reported.iter().map(|it| self.reported(it)).collect(),
        }
    }

    /// Gives the page of a province's teams.
    pub(in crate::site) fn team_province(self, province: &Province, url: &str) -> TeamProvinceView {
        let teams = self.all_teams();
        let place = self.catalogue().places.get(province.unit);
        let name = format!("{} {}", place.kind_label, place.short_name());
        let head = Head {
            title: format!("{} {name}", self.say("teams-of")),
            description: self.say("teams-intro"),
            path: self.teams_link().into_iter().collect(),
            data: None,
            indexed: true,
        };
        let speaks = |it: &&Reported| it.provinces.contains(&province.unit);
        TeamProvinceView {
            page: self.page(url, head),
            count: count(teams.of_province(province)),
            coverage: teams.coverage(province.unit).and_then(|it| self.coverage(it)),
            communes: teams.communes(province).iter().map(|it| self.team_commune(it)).collect(),
            reported: teams.reported.iter().filter(speaks).map(|it| self.reported(it)).collect(),
            stories: Some(self.unit_link(province.unit)).filter(|it| !it.url.is_empty()),
        }
    }

    fn all_teams(self) -> &'a Teams {
        &self.catalogue().teams
    }

    /// Links to the page of all teams, if there is one.
    pub(super) fn teams_link(self) -> Option<LinkView> {
        let link = || LinkView::new(self.say("teams"), self.url(teams::URL));
        (!self.all_teams().is_empty()).then(link)
    }

    /// Links to the teams of a unit, if it has any.
    pub(super) fn unit_teams(self, unit: PlaceId) -> Option<LinkView> {
        let url = self.url(self.all_teams().url(unit)?);
        Some(LinkView::new(self.say("teams-here"), url))
    }

    /// Names a story's team, with where it stands among those of its commune.
    pub(super) fn team_name(self, id: StoryId, facts: &Facts) -> Option<LinkView> {
        let written = &facts.model()?.team.as_ref()?.name.value;
        let team = self.all_teams().of_story(id);
        let url = team.and_then(|it| self.team_url(it)).unwrap_or_default();
        Some(LinkView::new(written.clone(), url))
    }

    fn team_url(self, team: &Team) -> Option<String> {
        let url = self.all_teams().url(team.unit)?;
        let page = url.split('#').next()?;
        Some(self.url(&format!("{page}#{}", team.anchor)))
    }

    fn team_term(self, province: &Province) -> TeamTermView {
        let teams = self.all_teams();
        let places = &self.catalogue().places;
        let coverage = teams.coverage(province.unit);
        TeamTermView {
            label: places.get(province.unit).name.to_owned(),
            url: self.url(&teams::province_url(province.unit, places)),
            count: count(teams.of_province(province)),
            coverage: coverage.and_then(|it| self.team_ratio(it.part, it.whole)),
        }
    }

    fn team_commune(self, commune: &Commune) -> TeamCommuneView {
        let teams = self.all_teams();
        let registry = &self.catalogue().places;
        let place = registry.get(commune.unit);
        let found = teams.of_commune(commune);
        let Change { word, now } = self.change(commune.unit);
        let mut sources: Vec<String> = Vec::new();
        for team in found.iter().filter(|it| !it.source.is_empty()) {
            if !sources.contains(&team.source) {
                sources.push(team.source.clone());
            }
        }
        let coverage = teams.coverage(commune.unit);
        TeamCommuneView {
            id: commune_anchor(commune.unit, registry),
            label: if place.is_current() {
                place.name.to_owned()
            } else {
                registry.full_name(commune.unit)
            },
            url: self.unit_link(commune.unit).url,
            now,
            change: word.to_owned(),
            count: count(found),
            coverage: coverage.and_then(|it| self.team_ratio(it.part, it.whole)),
            sources,
            teams: found.iter().map(|it| self.team(it, commune.unit)).collect(),
        }
    }

    fn team(self, team: &Team, commune: PlaceId) -> TeamView {
        let registry = &self.catalogue().places;
        let then = (team.unit != commune).then(|| registry.full_name(team.unit));
        let counted = |it: u32| show::wording(&self.count("team-count-members", it as usize));
        TeamView {
            id: team.anchor.clone(),
            name: team.name.clone(),
            kind: team.kind.key().to_owned(),
            village: team.village.clone(),
            then: then.unwrap_or_default(),
            founded: team.founded.map(|it| self.date(it)),
            members: match team.members.filter(|_| team.members_wording.is_empty()) {
                Some(members) => counted(members),
                None => show::wording(&team.members_wording),
            },
            stories: team.stories.iter().map(|it| self.story_link(*it)).collect(),
        }
    }

    fn coverage(self, coverage: &Coverage) -> Option<CoverageView> {
        let registry = &self.catalogue().places;
        let share = |it: &Share| {
            Some(CoverageShareView {
                label: registry.full_name(it.unit),
                ratio: self.team_ratio(it.part, it.whole)?,
                source: it.source.clone(),
            })
        };
        Some(CoverageView {
            ratio: self.team_ratio(coverage.part, coverage.whole)?,
            shares: coverage.shares.iter().filter_map(share).collect(),
            without_list: coverage.without_list,
        })
    }

    fn team_ratio(self, part: u64, whole: u64) -> Option<RatioView> {
        self.ratio(Decimal::from(part), Decimal::from(whole), DECIMALS)
    }

    fn reported(self, reported: &Reported) -> ReportedView {
        let entry = self.catalogue().get(reported.story);
        let facts = self.facts(reported.story);
        let wording = |at: usize| show::wording(&facts.figures[at].wording);
        let period = facts.figures[reported.teams].period.or(facts.period);
        let mut places = self.places(&facts.places, &entry.places);
        // The story beside it leads to their lists.
        for place in &mut places {
            place.units.clear();
        }
        ReportedView {
            story: self.story_link(reported.story),
            teams: wording(reported.teams),
            coverage: reported.coverage.map(wording).unwrap_or_default(),
            period: period.map(|it| it.to_string()).unwrap_or_default(),
            places,
            sources: self.sources(facts),
        }
    }
}

fn count(teams: &[Team]) -> TeamCountView {
    let Count { mobilisation, other } = Count::of(teams);
    TeamCountView { teams: mobilisation, groups: other }
}
