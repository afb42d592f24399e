//! Brings all stories together. Nothing is left out silently: what does not resolve is a diagnostic.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::addresses::Addresses;
use super::lint::Scene;
use super::pairing::Comparisons;
use super::places::credit::{self, Credit};
use super::places::{self, PlaceId, Registry, Table};
use super::reference::{Index, Target, references};
use super::taxonomy::Axis;
use super::{Catalogue, Entry, Located, StoryId, lint, taxonomy, teams, translation};
use crate::config::{Config, Drafts};
use crate::diagnostic::{Diagnostic, Location, link, picture, place as problem, place_table};
use crate::source::scan::{Asset, Tree};
use crate::story::facts::{PlaceRef, UnitRef};
use crate::story::{Facts, Kind, Section, Spanned, Story};
use crate::vi::collate::Collator;

/// What all stories together give.
pub struct Assembled {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// What is wrong with the words of single stories, each told at its own story.
    pub words: Vec<Diagnostic>,
    /// Everything else that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Assembles the catalogue from all stories of a showcase.
pub fn assemble(
    stories: Vec<Story>,
    places: Arc<Registry>,
    tree: &Tree,
    config: &Config,
) -> Assembled {
    let mut diagnostics = lint::unique(&stories);
    let credit = credit(tree, &mut diagnostics);
    let (shown, hidden) = part(stories, config);
    let all = shown
        .iter()
        .enumerate()
        .map(|(index, story)| (Some(StoryId::new(index)), &*story.facts))
        .chain(hidden.iter().map(|story| (None, &*story.facts)));
    let index = Index::new(all, tree);
    let mut entries = locate(&shown, &index, &places, &mut diagnostics);
    let hidden_entries = locate(&hidden, &index, &places, &mut diagnostics);
    relate(&mut entries);
    let taxonomies = taxonomy::sort(&entries, &config.definitions, &places);
    if Axis::Tag.is_paged(config.settings.parts) {
        diagnostics.extend(taxonomy::shared_addresses(&taxonomies, &entries));
    }
    let redaction = &config.hidden;
    let (teams, problems) = teams::assemble(tree, &entries, &hidden_entries, &places, redaction);
    diagnostics.extend(problems);
    let definitions = Arc::new(config.definitions.clone());
    let models = entries.iter().filter(|it| it.story.facts.section == Section::Model).count();
    let mut catalogue = Catalogue {
        parts: config.settings.parts,
        places,
        credit: Arc::new(credit),
        taxonomies: Arc::new(taxonomies),
        teams: Arc::new(teams),
        redirects: Arc::default(),
        comparisons: Arc::new(Comparisons::new(models, Arc::clone(&definitions))),
        translations: Arc::default(),
        definitions,
        ledger: Arc::default(),
        rankings: Arc::default(),
        entries,
        hidden: hidden_entries,
    };
    let addresses = Addresses::new(&catalogue);
    let redirects = addresses.redirects(&shown, &hidden, &mut diagnostics);
    let links = follow_links(&catalogue.entries, &index, &addresses, &mut diagnostics);
    // What readers do not see yet is looked at too: its day must bring no problem that was not told.
    let hidden_links = follow_links(&catalogue.hidden, &index, &addresses, &mut diagnostics);
    let addresses = &addresses;
    let originals =
        translation::Originals { shown: &shown, hidden: &hidden, index: &index, addresses };
    let translations = translation::read(tree, config, &originals, &mut diagnostics);
    catalogue.redirects = Arc::new(redirects);
    catalogue.translations = Arc::new(translations);
    let entries = catalogue.entries.iter_mut().chain(&mut catalogue.hidden);
    for (entry, links) in entries.zip(links.into_iter().chain(hidden_links)) {
        entry.links = links;
    }
    if tree.stories.is_empty() {
        diagnostics.push(link::empty_site());
    }
    let scene = Scene { catalogue: &catalogue, tree, definitions: &config.definitions };
    let words = scene.words();
    diagnostics.extend(scene.several());
    Assembled { catalogue, words, diagnostics }
}

/// Parts what readers see, in the catalogue's order, from what they do not.
fn part(stories: Vec<Story>, config: &Config) -> (Vec<Story>, Vec<Story>) {
    let is_shown = |facts: &Facts| {
        !config.takedown.hides_story(&facts.file, &facts.id.value)
            && (config.drafts == Drafts::Show || facts.is_shown(config.today))
    };
    let (mut shown, hidden): (Vec<Story>, Vec<Story>) =
        stories.into_iter().partition(|story| is_shown(&story.facts));
    let collator = Collator::new();
    shown.sort_by(|left, right| order(&left.facts, &right.facts, &collator));
    (shown, hidden)
}

/// Orders stories as the catalogue has them: models first, newest first.
pub(super) fn order(left: &Facts, right: &Facts, collator: &Collator) -> Ordering {
    (left.section, newest(right))
        .cmp(&(right.section, newest(left)))
        .then_with(|| collator.compare(&left.title.value, &right.title.value))
        .then_with(|| left.file.cmp(&right.file))
}

/// Gives what stories are ordered by: the day on the site, then the day of the newest source.
fn newest(facts: &Facts) -> (Option<Date>, Option<Date>) {
    let source = facts.sources.iter().filter_map(|it| it.date?.first_day()).max();
    let own = match &facts.kind {
        Kind::Conference(it) => it.date.and_then(crate::story::PartialDate::first_day),
        Kind::Document(it) => it.issued.and_then(crate::story::PartialDate::first_day),
        _ => None,
    };
    (facts.date, own.or(source))
}

/// Resolves what stories name, in their order.
fn locate(
    stories: &[Story],
    index: &Index<'_>,
    places: &Registry,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let read: Vec<(Entry, Vec<Diagnostic>)> = stories
        .par_iter()
        .map(|story| {
            let mut found = Vec::new();
            (entry(story, index, places, &mut found), found)
        })
        .collect();
    let mut entries = Vec::with_capacity(read.len());
    for (entry, found) in read {
        entries.push(entry);
        diagnostics.extend(found);
    }
    entries
}

/// Resolves everything a story names, links of its body apart.
fn entry(
    story: &Story,
    index: &Index<'_>,
    places: &Registry,
    found: &mut Vec<Diagnostic>,
) -> Entry {
    let facts = &*story.facts;
    let mut named = BTreeMap::new();
    for reference in references(facts) {
        if let Some(id) = index.story(facts, reference, found) {
            named.insert(reference.value.clone(), id);
        }
    }
    let replicated = facts.model().map_or(&[][..], |it| &it.replicated_at);
    Entry {
        places: located(facts, &facts.places, places, found),
        replicated_at: located(facts, replicated, places, found),
        related: Vec::new(),
        links: Vec::new(),
        images: images(facts, index, found),
        pictures: pictures(facts, index, found),
        named,
        story: story.clone(),
    }
}

fn located(
    facts: &Facts,
    written: &[PlaceRef],
    places: &Registry,
    found: &mut Vec<Diagnostic>,
) -> Vec<Located> {
    let mut located = Vec::new();
    for (index, reference) in written.iter().enumerate() {
        match unit(facts, reference, places) {
            Ok(unit) => {
                found.extend(lint::reported_name(facts, reference, unit, places));
                located.push(Located { index, unit });
            }
            Err(problem) => found.push(*problem),
        }
    }
    located
}

/// Finds the unit of a place.
fn unit(facts: &Facts, place: &PlaceRef, registry: &Registry) -> Result<PlaceId, Box<Diagnostic>> {
    let at = |written: &Spanned<String>| Location::span(&facts.file, written.span.clone());
    match &place.unit {
        UnitRef::Name(name) => registry
            .resolve(&name.value, place.as_of)
            .map_err(|why| Box::new(registry.explain_name(at(name), &name.value, &why))),
        UnitRef::Code { code, name } => {
            let as_reported = (!place.as_reported.is_empty()).then_some(&*place.as_reported);
            let asked = places::Asked { code: &code.value, as_of: place.as_of, as_reported };
            let found = registry.lookup(&code.value, place.as_of);
            let unit =
                found.map_err(|unknown| Box::new(registry.explain(at(code), asked, &unknown)))?;
            let agrees = |name: &&Spanned<String>| registry.find(&name.value).contains(&unit);
            let other = name.as_ref().filter(|name| !agrees(name)).map(|name| {
                problem::name_not_code(at(name), &name.value, &registry.describe(unit))
            });
            other.map_or(Ok(unit), |problem| Err(Box::new(problem)))
        }
    }
}

pub(super) fn images(
    facts: &Facts,
    index: &Index<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Option<Arc<Asset>>> {
    facts
        .images
        .iter()
        .map(|image| {
            let asset = index.asset(facts, &image.target);
            if asset.is_none() {
                let at = Location::span(&facts.file, image.span.clone());
                let near = index.near_asset(facts, &image.target);
                found.push(picture::missing_file(at, &image.target, near.as_deref()));
            }
            asset
        })
        .collect()
}

fn pictures(
    facts: &Facts,
    index: &Index<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Option<Arc<Asset>>> {
    facts
        .pictures
        .iter()
        .map(|picture| {
            let asset = index.asset(facts, &picture.file.value);
            if asset.is_none() {
                let at = Location::span(&facts.file, picture.file.span.clone());
                let near = index.near_asset(facts, &picture.file.value);
                found.push(picture::missing_file(at, &picture.file.value, near.as_deref()));
            }
            asset
        })
        .collect()
}

/// Makes every relation stand in both directions.
fn relate(entries: &mut [Entry]) {
    let mut pairs: Vec<(StoryId, StoryId)> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let own = StoryId::new(index);
        for other in entry.named.values().filter(|it| **it != own) {
            pairs.extend([(own, *other), (*other, own)]);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    for (own, other) in pairs {
        entries[own.index()].related.push(other);
    }
}

/// Gives where each link of each story leads.
fn follow_links(
    entries: &[Entry],
    index: &Index<'_>,
    addresses: &Addresses<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Target>> {
    let links_of = |entry: &Entry| {
        let facts = &*entry.story.facts;
        facts.links.iter().map(|it| index.link(facts, it, addresses, diagnostics)).collect()
    };
    entries.iter().map(links_of).collect()
}

/// Reads the registry that a showcase carries, or else the one that comes with the program.
pub fn registry(tree: &Tree) -> (Arc<Registry>, Vec<Diagnostic>) {
    let file = |name: &str| tree.files.get_key_value(name);
    match (file(places::UNITS), file(places::LINKS)) {
        (Some(units), Some(links)) => {
            let units = Table { file: units.0, text: units.1 };
            let links = Table { file: links.0, text: links.1 };
            let (registry, diagnostics) = Registry::parse(units, links);
            (Arc::new(registry), diagnostics)
        }
        (None, None) => (Arc::new(Registry::vietnam()), Vec::new()),
        (Some((have, _)), None) => {
            (Arc::new(Registry::vietnam()), vec![place_table::table_alone(have, places::LINKS)])
        }
        (None, Some((have, _))) => {
            (Arc::new(Registry::vietnam()), vec![place_table::table_alone(have, places::UNITS)])
        }
    }
}

/// Reads where a site's own tables of places come from, or else says it of the shipped ones.
fn credit(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Credit {
    let Some((file, text)) = tree.files.get_key_value(credit::PATH) else {
        return Credit::shipped();
    };
    Credit::parse(text).unwrap_or_else(|error| {
        let span = error.location().map(|at| at.index()..at.index());
        diagnostics.push(place_table::bad_credit(file, span, &error.to_string()));
        Credit::shipped()
    })
}
