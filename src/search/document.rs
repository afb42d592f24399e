//! What is searched of a story: its texts, and how much a word in each counts.

use std::collections::BTreeSet;

use super::Source;
use crate::catalogue::places::PlaceId;
use crate::catalogue::{Entry, StoryId};
use crate::config::Term;
use crate::diagnostic::Diagnostic;
use crate::story::facts::{PlaceRef, UnitRef};
use crate::story::{Facts, Kind};

/// A part of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its title.
    Title,
    /// Its summary and tags.
    Lead,
    /// Where it happened, in the names of then and of today.
    Place,
    /// Everything else.
    Body,
}

impl Part {
    /// How much a word in it counts.
    pub(super) fn weight(self) -> usize {
        match self {
            Self::Title => 4,
            Self::Lead | Self::Place => 2,
            Self::Body => 1,
        }
    }

    /// How many syllables it usually has. A constant, so that no story's score hangs on the others.
    pub(super) fn usual_length(self) -> usize {
        match self {
            Self::Title => 10,
            Self::Lead | Self::Place => 30,
            Self::Body => 300,
        }
    }
}

/// Gives the texts of a story by part. Fails where its file can no longer be read.
pub(super) fn texts(
    id: StoryId,
    source: Source<'_>,
) -> Result<Vec<(Part, String)>, Box<Diagnostic>> {
    let mut texts = of_facts(id, source);
    let own = source.catalogue.get(id).story.body.markdown()?.plain.clone();
    let mut bodies = vec![own];
    for (_, translation) in source.catalogue.translations_of(id) {
        bodies.push(translation.story.body.markdown()?.plain.clone());
    }
    for (_, text) in texts.iter_mut().filter(|(part, _)| *part == Part::Body) {
        bodies.push(std::mem::take(text));
        *text = bodies.join("\n");
    }
    Ok(texts)
}

/// Gives what is searched of a story's front matter.
pub(super) fn of_facts(id: StoryId, source: Source<'_>) -> Vec<(Part, String)> {
    let entry = source.catalogue.get(id);
    let facts = &entry.story.facts;
    let tags = facts.tags.iter().map(|it| it.value.as_str());
    // In which language a reader looks for it, nobody can know.
    let translated = source.catalogue.translations_of(id).flat_map(|(_, it)| {
        [it.story.facts.title.value.as_str(), it.story.facts.summary.value.as_str()]
    });
    let lead: Vec<&str> =
        [facts.summary.value.as_str()].into_iter().chain(tags).chain(translated).collect();
    let (near, far) = places(entry, source);
    let body = [further(facts, source), far];
    vec![
        (Part::Title, facts.title.value.clone()),
        (Part::Lead, lead.join("\n")),
        (Part::Place, near),
        (Part::Body, body.join("\n")),
    ]
}

/// Gives what the front matter says beside title, summary, tags and places.
fn further(facts: &Facts, source: Source<'_>) -> String {
    let definitions = &source.config.definitions;
    let mut lines: Vec<&str> = facts.figures.iter().map(|it| it.wording.as_str()).collect();
    lines.extend(
        facts
            .figures
            .iter()
            .filter_map(|it| definitions.metric(&it.metric).map(|metric| metric.label.vi.as_str())),
    );
    lines.extend(named(&definitions.fields, facts.field.as_deref()));
    lines.extend(named(&definitions.organs, facts.organ.as_deref()));
    for honour in facts.awards.iter().chain(facts.model().map_or(&[][..], |it| &it.recognition)) {
        lines.extend(named(&definitions.awards, honour.form.as_deref()));
        lines.push(&honour.decision);
    }
    match &facts.kind {
        Kind::Model(model) => {
            lines.extend(model.team.iter().map(|it| it.name.value.as_str()));
            let steps = model.replication.iter().flat_map(|it| &it.steps);
            lines.extend(steps.map(String::as_str));
        }
        Kind::Document(it) => lines.extend([&*it.number, &*it.form, &*it.issuer, &*it.subject]),
        Kind::Conference(it) => lines.extend(it.papers.iter().map(|it| it.title.as_str())),
        _ => {}
    }
    lines.join("\n")
}

/// Gives the name and the abbreviation of a term.
fn named<'a>(terms: &'a [Term], key: Option<&str>) -> impl Iterator<Item = &'a str> {
    let term = terms.iter().find(|it| Some(it.key.as_str()) == key);
    term.into_iter().flat_map(|it| [it.label.vi.as_str(), it.short.as_str()])
}

/// Gives where a story happened: as it was told and as the units are named, then and today; and
/// apart, the names that people may still call the place by.
fn places(entry: &Entry, source: Source<'_>) -> (String, String) {
    let registry = &source.catalogue.places;
    let (mut near, mut far) = (BTreeSet::new(), BTreeSet::new());
    for located in &entry.places {
        near.insert(registry.full_name(located.unit));
        near.extend(
            registry.today(located.unit).into_iter().take(1).map(|it| registry.full_name(it)),
        );
        far.extend(registry.today(located.unit).into_iter().skip(1).map(|it| name(it, source)));
        for (origin, _) in registry.origins(located.unit) {
            far.insert(name(origin, source));
            far.extend(registry.ancestors(origin).map(|it| name(it, source)));
        }
    }
    let facts = &entry.story.facts;
    near.extend(facts.places.iter().flat_map(written));
    let lines = |set: BTreeSet<String>| set.into_iter().collect::<Vec<_>>().join("\n");
    (lines(near), lines(far))
}

fn name(unit: PlaceId, source: Source<'_>) -> String {
    source.catalogue.places.get(unit).name.to_owned()
}

fn written(place: &PlaceRef) -> Vec<String> {
    let unit = match &place.unit {
        UnitRef::Name(name) => name.value.clone(),
        UnitRef::Code { .. } => String::new(),
    };
    vec![place.village.clone(), place.as_reported.clone(), unit]
}
