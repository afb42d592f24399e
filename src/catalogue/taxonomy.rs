//! The lists that stories are sorted into: fields, places, years, terms of office, levels, organs,
//! tags, awards, first letters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::places::{PlaceId, Registry, Successors};
use super::{Entry, StoryId};
use crate::config::{Definitions, Part, Parts, Term};
use crate::diagnostic::{Diagnostic, Location, link};
use crate::story::{Facts, Period, Section, Spanned};
use crate::vi::collate::Collator;
use crate::vi::fold::{fold, spelling};
use crate::vi::slug::slugify;

/// What a list gathers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// A kind of content.
    Section,
    /// A field of work.
    Field,
    /// A place, of today or of the past.
    Place,
    /// A year.
    Year,
    /// A term of office.
    Tenure,
    /// A level of recognition or award.
    Level,
    /// A body that leads.
    Organ,
    /// A tag.
    Tag,
    /// A form of award.
    Award,
    /// The letter that a title begins with.
    Letter,
}

impl Axis {
    /// Every axis with an index page of its own.
    pub const INDEXED: [Self; 9] = [
        Self::Field,
        Self::Place,
        Self::Year,
        Self::Tenure,
        Self::Level,
        Self::Organ,
        Self::Tag,
        Self::Award,
        Self::Letter,
    ];

    /// Gives the address its lists stand under.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Section => "",
            Self::Field => "linh-vuc",
            Self::Place => "dia-ban",
            Self::Year => "nam",
            Self::Tenure => "nhiem-ky",
            Self::Level => "cap",
            Self::Organ => "don-vi",
            Self::Tag => "the",
            Self::Award => "khen-thuong/hinh-thuc",
            Self::Letter => "a-z",
        }
    }

    /// Gives its name in views and in the theme's words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Field => "field",
            Self::Place => "place",
            Self::Year => "year",
            Self::Tenure => "tenure",
            Self::Level => "level",
            Self::Organ => "organ",
            Self::Tag => "tag",
            Self::Award => "award",
            Self::Letter => "letter",
        }
    }

    /// Gives the part of a site that its lists are; none for the kinds of content, which no site does without.
    pub fn part(self) -> Option<Part> {
        Some(match self {
            Self::Section => return None,
            Self::Field => Part::Fields,
            Self::Place => Part::Places,
            Self::Year => Part::Years,
            Self::Tenure => Part::Terms,
            Self::Level => Part::Levels,
            Self::Organ => Part::Organs,
            Self::Tag => Part::Tags,
            Self::Award => Part::Awards,
            Self::Letter => Part::Letters,
        })
    }

    /// Tells whether its lists have pages on a site that has these parts.
    pub fn is_paged(self, parts: Parts) -> bool {
        self.part().is_none_or(|it| parts.has(it))
    }

    /// Gives the address of the page that lists its terms.
    pub fn url(self) -> String {
        format!("/{}/", self.folder())
    }
}

/// One list.
#[derive(Clone, Debug)]
pub struct List {
    /// What names it: a key of the definitions, a year, a tag, or empty for a place.
    pub key: String,
    /// The unit, for a place.
    pub place: Option<PlaceId>,
    /// The time that it gathers, for a year and a term of office: its sums hold what lies in it.
    pub period: Option<Period>,
    /// The name as its stories write it, where the definitions do not give one.
    pub label: String,
    /// Its address.
    pub url: String,
    /// Its stories: under a letter by title, else in the catalogue's order.
    pub stories: Vec<StoryId>,
}

/// All lists by axis, each in the order it is shown.
#[derive(Clone, Debug, Default)]
pub struct Taxonomies {
    lists: BTreeMap<Axis, Vec<List>>,
    /// Where the list of a key stands among those of its axis.
    index: BTreeMap<(Axis, String), usize>,
}

impl Taxonomies {
    /// Gives the lists of an axis.
    pub fn lists(&self, axis: Axis) -> &[List] {
        self.lists.get(&axis).map_or(&[], Vec::as_slice)
    }

    /// Finds the list of a key.
    pub fn list(&self, axis: Axis, key: &str) -> Option<&List> {
        self.index.get(&(axis, key.to_owned())).map(|at| &self.lists(axis)[*at])
    }

    /// Finds the list of a tag as its story writes it.
    pub fn tag(&self, tag: &str) -> Option<&List> {
        self.lists(Axis::Tag).get(self.tag_index(tag)?)
    }

    /// Finds the index of a tag's list among those of all tags.
    pub fn tag_index(&self, tag: &str) -> Option<usize> {
        self.index.get(&(Axis::Tag, spelling(tag))).copied()
    }

    /// Puts a story whose title has changed where it belongs among those of its letter.
    pub(super) fn retitle(&mut self, id: StoryId, entries: &[Entry]) {
        let letter = letter(&entries[id.index()].story.facts);
        let at = self.index.get(&(Axis::Letter, letter)).copied();
        let lists = self.lists.get_mut(&Axis::Letter);
        let Some(list) = lists.zip(at).and_then(|(lists, at)| lists.get_mut(at)) else { return };
        let collator = Collator::new();
        let title = |id: StoryId| entries[id.index()].story.facts.title.value.as_str();
        list.stories.retain(|it| *it != id);
        let at = list.stories.partition_point(|it| {
            collator.compare(title(*it), title(id)).then(it.cmp(&id)).is_lt()
        });
        list.stories.insert(at, id);
    }

    /// Finds the list of a unit.
    pub fn place(&self, unit: PlaceId) -> Option<&List> {
        let lists = self.lists(Axis::Place);
        lists.binary_search_by_key(&Some(unit), |it| it.place).ok().map(|at| &lists[at])
    }
}

/// Sorts stories into lists.
pub(super) fn sort(entries: &[Entry], definitions: &Definitions, places: &Registry) -> Taxonomies {
    let mut gathered: BTreeMap<(Axis, String), Vec<StoryId>> = BTreeMap::new();
    let mut units: BTreeMap<PlaceId, Vec<StoryId>> = BTreeMap::new();
    let mut tags = Tags::default();
    for (index, entry) in entries.iter().enumerate() {
        let id = StoryId::new(index);
        for (axis, key) in keys(entry, definitions) {
            push(gathered.entry((axis, key)).or_default(), id);
        }
        push(gathered.entry((Axis::Letter, letter(&entry.story.facts))).or_default(), id);
        for Spanned { value: tag, .. } in &entry.story.facts.tags {
            tags.add(tag, id);
        }
        for unit in entry.places.iter().flat_map(|it| pages(it.unit, places)) {
            push(units.entry(unit).or_default(), id);
        }
    }
    let mut lists: BTreeMap<Axis, Vec<List>> = BTreeMap::new();
    for ((axis, key), stories) in gathered {
        let (label, period) = (key.clone(), period(axis, &key, definitions));
        lists.entry(axis).or_default().push(List { period, ..list(axis, key, label, stories) });
    }
    part_tags(lists.entry(Axis::Tag).insert_entry(tags.into_lists()).into_mut());
    for (axis, lists) in &mut lists {
        order(*axis, lists, definitions);
    }
    for list in lists.get_mut(&Axis::Letter).into_iter().flatten() {
        name_letter(list, entries);
    }
    let places = units.into_iter().map(|(unit, stories)| place_list(unit, stories, places));
    lists.insert(Axis::Place, places.collect());
    let index = lists.iter().filter(|(axis, _)| **axis != Axis::Place).flat_map(|(axis, lists)| {
        lists.iter().enumerate().map(|(at, list)| ((*axis, list.key.clone()), at))
    });
    Taxonomies { index: index.collect(), lists }
}

/// The stories of each tag. How one is spelled is told once, though it stands in many stories.
#[derive(Default)]
struct Tags<'a> {
    /// Where the list of each tag stands, as it is written.
    written: FxHashMap<&'a str, usize>,
    /// The same as it is spelled.
    spelled: BTreeMap<String, usize>,
    /// Each list with the tag as it was written first.
    lists: Vec<(&'a str, Vec<StoryId>)>,
}

impl<'a> Tags<'a> {
    fn add(&mut self, tag: &'a str, id: StoryId) {
        let Self { written, spelled, lists } = self;
        let at = *written.entry(tag).or_insert_with(|| {
            *spelled.entry(spelling(tag)).or_insert_with(|| {
                lists.push((tag, Vec::new()));
                lists.len() - 1
            })
        });
        push(&mut lists[at].1, id);
    }

    fn into_lists(mut self) -> Vec<List> {
        let list = |(key, at): (String, usize)| {
            let (label, stories) = &mut self.lists[at];
            list(Axis::Tag, key, (*label).to_owned(), std::mem::take(stories))
        };
        self.spelled.into_iter().map(list).collect()
    }
}

/// Gives the letter under which a dictionary has a story: a key in plain letters, Đ being `dd`.
pub(super) fn letter(facts: &Facts) -> String {
    let title = &facts.title.value;
    let first = title.chars().find(|it| it.is_alphanumeric()).unwrap_or('0').to_lowercase().next();
    match first.map(|it| fold(&it.to_string())).and_then(|it| it.chars().next()) {
        Some('d') if first == Some('đ') => "dd".to_owned(),
        Some(plain) if plain.is_ascii_lowercase() => plain.to_string(),
        _ => "0".to_owned(),
    }
}

/// Names the list of a letter, and sorts it as a dictionary does.
fn name_letter(list: &mut List, entries: &[Entry]) {
    list.label = match list.key.as_str() {
        "0" => "0–9".to_owned(),
        "dd" => "Đ".to_owned(),
        key => key.to_uppercase(),
    };
    let title = |id: StoryId| (entries[id.index()].story.facts.title.value.as_str(), id);
    let mut titles: Vec<(&str, StoryId)> = list.stories.drain(..).map(title).collect();
    Collator::new().sort_by_text(&mut titles, |it| it.0);
    list.stories.extend(titles.into_iter().map(|it| it.1));
}

fn push(stories: &mut Vec<StoryId>, id: StoryId) {
    if stories.last() != Some(&id) {
        stories.push(id);
    }
}

/// Gives the keys of the lists that a story belongs to, tags and places apart.
fn keys(entry: &Entry, definitions: &Definitions) -> Vec<(Axis, String)> {
    let facts = &entry.story.facts;
    let mut keys = Vec::new();
    if facts.section != Section::Page {
        keys.push((Axis::Section, facts.section.folder().to_owned()));
    }
    keys.extend(facts.field.clone().map(|key| (Axis::Field, key)));
    keys.extend(facts.organ.clone().map(|key| (Axis::Organ, key)));
    let years = || facts.period.iter().flat_map(|it| it.years());
    keys.extend(years().map(|it| (Axis::Year, it.to_string())));
    let touches = |term: &&Term| {
        tenure(term).is_some_and(|term| years().any(|year| Period::of_year(year).lies_in(term)))
    };
    keys.extend(definitions.terms.iter().filter(touches).map(|it| (Axis::Tenure, it.key.clone())));
    let recognition = facts.model().map_or(&[][..], |it| &it.recognition);
    for honour in facts.awards.iter().chain(recognition) {
        keys.extend(honour.level.clone().map(|key| (Axis::Level, key)));
        keys.extend(honour.form.clone().map(|key| (Axis::Award, key)));
    }
    if let crate::story::Kind::AwardList(list) = &facts.kind {
        keys.extend(list.level.clone().map(|key| (Axis::Level, key)));
        keys.extend(list.awarded.iter().filter_map(|it| Some((Axis::Award, it.form.clone()?))));
    }
    keys
}

/// Gives the years of a term of office, if its definition names them.
fn tenure(term: &Term) -> Option<Period> {
    Some(Period { from: term.from?, to: term.to })
}

/// Gives every unit whose page lists a story at `unit`: itself, the wider ones then, and those since
/// as far as there is exactly one. A divided unit is never moved into one of its parts.
fn pages(unit: PlaceId, places: &Registry) -> Vec<PlaceId> {
    let mut pages = Vec::new();
    let mut next = vec![unit];
    while let Some(now) = next.pop() {
        pages.push(now);
        pages.extend(places.ancestors(now));
        match places.successors(now) {
            Successors::Same(later) | Successors::Renamed(later) | Successors::Merged(later) => {
                next.push(later);
            }
            Successors::Divided(_) | Successors::Gone(_) => match places.fate(now) {
                Successors::Merged(again) => next.push(again),
                Successors::Divided(parts) | Successors::Gone(parts) => {
                    pages.extend(places.common_province(&parts));
                }
                _ => {}
            },
            Successors::Current | Successors::Unknown => {}
        }
    }
    pages
}

/// Gives the time that a list gathers, if it gathers one.
fn period(axis: Axis, key: &str, definitions: &Definitions) -> Option<Period> {
    match axis {
        Axis::Year => Period::parse(key),
        Axis::Tenure => definitions.terms.iter().find(|it| it.key == key).and_then(tenure),
        _ => None,
    }
}

fn list(axis: Axis, key: String, label: String, stories: Vec<StoryId>) -> List {
    let url = match axis {
        Axis::Section => format!("/{key}/"),
        _ => format!("/{}/{key}/", axis.folder()),
    };
    List { key, place: None, period: None, label, url, stories }
}

/// Gives each tag an address of its own: "hoa" and "hóa" are two words with one plain spelling.
fn part_tags(tags: &mut [List]) {
    let plain = |slug: &str| format!("/{}/{slug}/", Axis::Tag.folder());
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for tag in tags {
        let slug = slugify(&tag.label);
        let numbered = (2..).map(|number| plain(&format!("{slug}-{number}")));
        let mut free = std::iter::once(plain(&slug)).chain(numbered);
        tag.url = free.find(|it| !taken.contains(it)).expect("numbers never end");
        taken.insert(tag.url.clone());
    }
}

/// Tells of tags whose plain spelling is another's, at the first story that writes them.
pub(super) fn shared_addresses(taxonomies: &Taxonomies, entries: &[Entry]) -> Vec<Diagnostic> {
    let tags = taxonomies.lists(Axis::Tag);
    let first: BTreeMap<&str, &List> = tags.iter().map(|it| (it.url.as_str(), it)).collect();
    let tell = |tag: &List| {
        let plain = format!("/{}/{}/", Axis::Tag.folder(), slugify(&tag.label));
        let other = first.get(plain.as_str()).filter(|_| plain != tag.url)?;
        let facts = &entries[tag.stories.first()?.index()].story.facts;
        let written = facts.tags.iter().find(|it| spelling(&it.value) == tag.key)?;
        let at = Location::span(&facts.file, written.span.clone());
        Some(link::shared_address(at, &tag.label, &tag.url, &other.label))
    };
    tags.iter().filter_map(tell).collect()
}

fn place_list(unit: PlaceId, stories: Vec<StoryId>, places: &Registry) -> List {
    let (label, url) = (places.full_name(unit), place_url(unit, places));
    List { key: String::new(), place: Some(unit), period: None, label, url, stories }
}

/// Gives the address of a unit's page. A code that stands for another unit today carries the day
/// on which it stopped meaning this one.
pub fn place_url(unit: PlaceId, places: &Registry) -> String {
    let place = places.get(unit);
    let reused =
        !place.is_current() && places.lookup(place.code, None).is_ok_and(|now| now != unit);
    match place.valid_to.filter(|_| reused) {
        Some(day) => format!("/dia-ban/{}-den-{day}/", place.code),
        None => format!("/dia-ban/{}/", place.code),
    }
}

fn order(axis: Axis, lists: &mut [List], definitions: &Definitions) {
    let rank = |terms: &[Term], key: &str| terms.iter().position(|it| it.key == key);
    match axis {
        Axis::Section => lists.sort_by_key(|it| Section::of_folder(&it.key)),
        Axis::Field => lists.sort_by_key(|it| rank(&definitions.fields, &it.key)),
        Axis::Organ => lists.sort_by_key(|it| rank(&definitions.organs, &it.key)),
        Axis::Level => lists.sort_by_key(|it| rank(&definitions.levels, &it.key)),
        Axis::Award => lists.sort_by_key(|it| rank(&definitions.awards, &it.key)),
        Axis::Year => lists.reverse(),
        Axis::Tenure => lists.sort_by_key(|it| Reverse(rank(&definitions.terms, &it.key))),
        Axis::Tag => Collator::new().sort_by_text(lists, |it| it.label.as_str()),
        Axis::Letter => {
            Collator::new().sort_by_text(lists, |it| if it.key == "dd" { "đ" } else { &it.key });
        }
        Axis::Place => {}
    }
}
