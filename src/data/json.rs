//! Writes stories as JSON. Keys stand in the order of the records, numbers with all their digits.

use serde::Serialize;

use super::Data;
use super::record::{Record, TermRecord};
use super::team_columns::{self, TeamRow};
use crate::config::{Metric, Term};
use crate::diagnostic::Lang;
use crate::story::Section;

const MEMORY: &str = "records serialize, and writing into memory does not fail";

/// The whole catalogue.
#[derive(Serialize)]
struct Whole<'a> {
    name: &'a str,
    description: &'a str,
    url: String,
    license: &'a str,
    publisher: &'a str,
    updated: Option<String>,
    models: Vec<Record>,
    movements: Vec<Record>,
    conferences: Vec<Record>,
    documents: Vec<Record>,
    award_lists: Vec<Record>,
    teams: Vec<TeamRow>,
    definitions: Definitions<'a>,
}

/// The words and metrics that the stories are told in.
#[derive(Serialize)]
struct Definitions<'a> {
    fields: Vec<TermRecord>,
    organs: Vec<TermRecord>,
    levels: Vec<TermRecord>,
    awards: Vec<TermRecord>,
    metrics: Vec<MetricRecord<'a>>,
}

#[derive(Serialize)]
struct MetricRecord<'a> {
    key: &'a str,
    label: &'a str,
    unit: &'a str,
    kind: &'static str,
    meaning: &'a str,
}

/// Writes one story.
pub(super) fn story(record: &Record) -> Vec<u8> {
    pretty(record)
}

/// Writes the whole catalogue.
pub(super) fn catalogue(data: Data<'_>) -> Vec<u8> {
    let settings = &data.config.settings;
    pretty(&Whole {
        name: &settings.name,
        description: &settings.description,
        url: settings.base_url.full(super::URL),
        license: &settings.license,
        publisher: &settings.contact.organ,
        updated: data.newest().map(|it| it.to_string()),
        models: data.records(Section::Model),
        movements: data.records(Section::Movement),
        conferences: data.records(Section::Conference),
        documents: data.records(Section::Document),
        award_lists: data.records(Section::AwardList),
        teams: team_columns::rows(data.maker()),
        definitions: definitions(data),
    })
}

fn definitions(data: Data<'_>) -> Definitions<'_> {
    let lang = data.config.lang();
    let definitions = &data.config.definitions;
    Definitions {
        fields: terms(&definitions.fields, lang),
        organs: terms(&definitions.organs, lang),
        levels: terms(&definitions.levels, lang),
        awards: terms(&definitions.awards, lang),
        metrics: definitions.metrics.iter().map(|it| metric(it, lang)).collect(),
    }
}

fn terms(terms: &[Term], lang: Lang) -> Vec<TermRecord> {
    let record =
        |it: &Term| TermRecord { key: it.key.clone(), label: it.label.get(lang).to_owned() };
    terms.iter().map(record).collect()
}

fn metric(metric: &Metric, lang: Lang) -> MetricRecord<'_> {
    MetricRecord {
        key: &metric.key,
        label: metric.label.get(lang),
        unit: &metric.unit,
        kind: metric.kind.word(),
        meaning: &metric.help,
    }
}

fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect(MEMORY);
    bytes.push(b'\n');
    bytes
}
