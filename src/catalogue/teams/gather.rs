//! Makes teams of the rows of the lists and of what stories say: each once, linked to its stories, in
//! the order in which they are shown.

use std::collections::BTreeMap;

use super::home::{Home, Homes};
use super::read::{self, Listed};
use super::{
    Commune, Province, Team, TeamId, TeamKind, Teams, cell, commune_anchor, coverage, province_url,
    reported, segment,
};
use crate::catalogue::places::{Kind as Level, PlaceId, Registry};
use crate::catalogue::{Entry, Located, StoryId};
use crate::diagnostic::{Diagnostic, Location, front, team as problem};
use crate::source::redact::Redaction;
use crate::source::scan::Tree;
use crate::story::facts::{self, Facts, PlaceRef};
use crate::vi::collate::Collator;
use crate::vi::fold::fold;
use crate::vi::slug::slugify;

/// Gathers the teams of a showcase. What readers do not see yet adds none, but is looked at too.
pub(in crate::catalogue) fn assemble(
    tree: &Tree,
    entries: &[Entry],
    hidden: &[Entry],
    places: &Registry,
    redaction: &Redaction,
) -> (Teams, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut lists = read::lists(tree, places, &mut found);
    lists.redact(redaction);
    let mut homes = Homes::new(places);
    let (coverage, whole) = coverage::coverage(&lists.teams, &lists.areas, &mut homes, &mut found);
    let listed = count(&lists.teams, &mut homes);
    let reported = reported::find(entries, &listed, &mut homes);
    let mut pool = Pool::new(lists.teams, homes);
    for (index, entry) in entries.iter().enumerate() {
        pool.add(StoryId::new(index), entry, &mut found);
    }
    for entry in hidden {
        if let Some(named) = Named::of(entry) {
            pool.find(&named, &mut found);
        }
    }
    let mut teams = Teams { coverage, whole, reported, ..Teams::default() };
    arrange(&mut teams, pool);
    (teams, found)
}

/// Counts the listed teams of every unit, and of all that hold it.
fn count(teams: &[Listed], homes: &mut Homes<'_>) -> BTreeMap<PlaceId, usize> {
    let mut own: BTreeMap<PlaceId, usize> = BTreeMap::new();
    for team in teams {
        *own.entry(team.unit).or_default() += 1;
    }
    let mut all = BTreeMap::new();
    for (unit, count) in own {
        for holder in &homes.of(unit).within {
            *all.entry(*holder).or_default() += count;
        }
    }
    all
}

/// A team as a story names it.
struct Named<'a> {
    facts: &'a Facts,
    team: &'a facts::Team,
    place: &'a PlaceRef,
    unit: PlaceId,
}

impl<'a> Named<'a> {
    /// Takes the team of a story with the first of its places; a team without a place is in no list.
    fn of(entry: &'a Entry) -> Option<Self> {
        let facts = &*entry.story.facts;
        let team = facts.model()?.team.as_ref().filter(|it| !it.name.value.is_empty())?;
        let Located { index, unit } = entry.places.first()?;
        Some(Self { facts, team, place: &facts.places[*index], unit: *unit })
    }

    fn at(&self) -> Location {
        Location::span(&self.facts.file, self.team.name.span.clone())
    }

    fn kind(&self) -> TeamKind {
        let name = key(&self.team.name.value);
        let is_own = name.contains("to dan van");
        if is_own { TeamKind::Mobilisation } else { TeamKind::Other }
    }
}

/// The teams found so far.
struct Pool<'a> {
    homes: Homes<'a>,
    teams: Vec<Team>,
    /// Those of a name in a commune of today.
    by_name: BTreeMap<(PlaceId, String), Vec<usize>>,
    /// The listed ones of each commune of today.
    listed: BTreeMap<PlaceId, Vec<usize>>,
}

impl<'a> Pool<'a> {
    fn new(listed: Vec<Listed>, homes: Homes<'a>) -> Self {
        let mut pool =
            Self { homes, teams: Vec::new(), by_name: BTreeMap::new(), listed: BTreeMap::new() };
        for row in listed {
            let home = pool.homes.of(row.unit).unit;
            pool.listed.entry(home).or_default().push(pool.teams.len());
            pool.put(home, of_row(row));
        }
        pool
    }

    fn put(&mut self, home: PlaceId, team: Team) {
        let own = (home, key(&team.name));
        self.by_name.entry(own).or_default().push(self.teams.len());
        self.teams.push(team);
    }

    /// Links a story to its team, which it may be the first to name.
    fn add(&mut self, story: StoryId, entry: &Entry, found: &mut Vec<Diagnostic>) {
        let Some(named) = Named::of(entry) else { return };
        match self.find(&named, found) {
            Found::One(at) => {
                let team = &mut self.teams[at];
                team.stories.push(story);
                team.founded = team.founded.or(named.team.founded);
                if team.members.is_none() && team.members_wording.is_empty() {
                    team.members_wording.clone_from(&named.team.members);
                }
            }
            Found::None => {
                let home = self.homes.of(named.unit).unit;
                self.put(home, of_story(&named, story));
            }
            Found::Several => {}
        }
    }

    /// Finds the team that a story means, and tells where it cannot.
    fn find(&mut self, named: &Named<'_>, found: &mut Vec<Diagnostic>) -> Found {
        let home = self.homes.of(named.unit).unit;
        let name = &named.team.name.value;
        let same = self.by_name.get(&(home, key(name))).map_or(&[][..], Vec::as_slice);
        let village = fold(&named.place.village);
        let there = same.iter().find(|it| fold(&self.teams[**it].village) == village);
        match (same, there) {
            ([], _) => {
                self.tell_missing(named, home, found);
                Found::None
            }
            ([only], _) | (_, Some(only)) => Found::One(*only),
            _ => {
                let commune = self.homes.places.full_name(home);
                found.push(problem::ambiguous(named.at(), name, &commune, same.len()));
                Found::Several
            }
        }
    }

    /// Tells of a team that the list of its commune does not have. A group of another kind belongs in
    /// no list, unless it only looks like one.
    fn tell_missing(&self, named: &Named<'_>, home: PlaceId, found: &mut Vec<Diagnostic>) {
        let Some(listed) = self.listed.get(&home) else { return };
        let names = listed.iter().map(|it| self.teams[*it].name.as_str());
        let name = &named.team.name.value;
        let near = front::nearest(name, names);
        if near.is_some() || named.kind() == TeamKind::Mobilisation {
            let commune = self.homes.places.full_name(home);
            found.push(problem::not_listed(named.at(), name, &commune, near));
        }
    }
}

/// What a story's team is among those known.
enum Found {
    One(usize),
    None,
    Several,
}

/// Folds a name to what makes it the same: no accents, single blanks.
fn key(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_row(row: Listed) -> Team {
    Team {
        name: row.name,
        kind: TeamKind::Mobilisation,
        unit: row.unit,
        as_of: row.as_of,
        village: row.village,
        members: row.members,
        members_wording: String::new(),
        founded: row.founded,
        source: row.source,
        is_listed: true,
        anchor: String::new(),
        stories: Vec::new(),
    }
}

fn of_story(named: &Named<'_>, story: StoryId) -> Team {
    Team {
        name: named.team.name.value.clone(),
        kind: named.kind(),
        unit: named.unit,
        as_of: named.place.as_of,
        village: named.place.village.clone(),
        members: cell::members(&named.team.members),
        members_wording: named.team.members.clone(),
        founded: named.team.founded,
        source: String::new(),
        is_listed: false,
        anchor: String::new(),
        stories: vec![story],
    }
}

/// Puts the teams in order, by province, commune and name, and gives each its address.
fn arrange(teams: &mut Teams, pool: Pool<'_>) {
    let Pool { mut homes, teams: found, .. } = pool;
    let mut provinces: BTreeMap<PlaceId, BTreeMap<PlaceId, Vec<Team>>> = BTreeMap::new();
    for team in found {
        let Home { unit, province, .. } = *homes.of(team.unit);
        provinces.entry(province).or_default().entry(unit).or_default().push(team);
    }
    for province in teams.reported.iter().flat_map(|it| &it.provinces) {
        provinces.entry(*province).or_default();
    }
    let collator = Collator::new();
    for (unit, communes) in by_name(provinces, homes.places, &collator) {
        let start = teams.communes.len();
        let first = teams.all.len();
        for (unit, mut found) in by_name(communes, homes.places, &collator) {
            sort(&mut found, &collator);
            let range = teams.all.len()..teams.all.len() + found.len();
            teams.all.append(&mut found);
            teams.communes.push(Commune { unit, teams: range });
        }
        name(&mut teams.all[first..], &mut homes);
        teams.provinces.push(Province { unit, communes: start..teams.communes.len() });
    }
    address(teams, &mut homes);
}

/// Gives units in the order of their names proper, a province itself before its communes.
fn by_name<T>(
    units: BTreeMap<PlaceId, T>,
    places: &Registry,
    collator: &Collator,
) -> Vec<(PlaceId, T)> {
    let mut units: Vec<(PlaceId, T)> = units.into_iter().collect();
    units.sort_by(|(left, _), (right, _)| {
        let (left, right) = (places.get(*left), places.get(*right));
        let is_below = |kind| kind != Level::Province;
        (is_below(left.kind).cmp(&is_below(right.kind)))
            .then_with(|| collator.compare(left.short_name(), right.short_name()))
    });
    units
}

fn sort(teams: &mut [Team], collator: &Collator) {
    teams.sort_by(|left, right| {
        (left.kind.cmp(&right.kind))
            .then_with(|| collator.compare(&left.name, &right.name))
            .then_with(|| collator.compare(&left.village, &right.village))
            .then_with(|| left.unit.cmp(&right.unit))
    });
}

/// Gives each team of a province a name of its own on its page.
fn name(teams: &mut [Team], homes: &mut Homes<'_>) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for team in teams {
        let commune = segment(homes.of(team.unit).unit, homes.places);
        let own = format!("to-{commune}-{}", slugify(&team.name));
        let count = taken.entry(own.clone()).and_modify(|it| *it += 1).or_insert(1);
        // A slug ends in no blank, so that two signs part a repeated name from one that ends in a number.
        team.anchor = if *count == 1 { own } else { format!("{own}--{count}") };
    }
}

/// Remembers the team of each story, and where each unit's teams are told.
fn address(teams: &mut Teams, homes: &mut Homes<'_>) {
    let places = homes.places;
    for (index, team) in teams.all.iter().enumerate() {
        let id = TeamId(u32::try_from(index).expect("fewer teams than 2^32"));
        teams.of_story.extend(team.stories.iter().map(|it| (*it, id)));
    }
    for province in &teams.provinces {
        let url = province_url(province.unit, places);
        for commune in &teams.communes[province.communes.clone()] {
            let anchor = commune_anchor(commune.unit, places);
            teams.urls.insert(commune.unit, format!("{url}#{anchor}"));
        }
        teams.urls.insert(province.unit, url);
    }
    for team in &teams.all {
        // A page of an old commune leads to where its teams are told today.
        let home = homes.of(team.unit).unit;
        if let Some(url) = teams.urls.get(&home).cloned() {
            teams.urls.entry(team.unit).or_insert(url);
        }
    }
}
