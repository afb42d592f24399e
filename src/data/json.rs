//! Writes stories as JSON. Keys stand in the order of the records, numbers with all their digits.

use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use super::Data;
use super::record::{Record, TermRecord};
use super::team_columns;
use crate::config::{Metric, Term};
use crate::diagnostic::Lang;
use crate::story::Section;

/// How many bytes are gathered before they are written.
const GATHERED: usize = 16 << 10;

/// The whole catalogue.
#[derive(Serialize)]
struct Whole<'a> {
    name: &'a str,
    description: &'a str,
    url: String,
    license: &'a str,
    publisher: &'a str,
    updated: Option<String>,
    models: Stories<'a>,
    movements: Stories<'a>,
    conferences: Stories<'a>,
    documents: Stories<'a>,
    award_lists: Stories<'a>,
    teams: Teams<'a>,
    definitions: Definitions<'a>,
}

/// The stories of one kind, made while they are written: memory may not hold them all.
struct Stories<'a>(Data<'a>, Section);

impl Serialize for Stories<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.records(self.1))
    }
}

/// All teams.
struct Teams<'a>(Data<'a>);

impl Serialize for Teams<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(team_columns::rows(self.0.maker()))
    }
}

/// The words and metrics that the stories are told in.
#[derive(Serialize)]
struct Definitions<'a> {
    fields: Vec<TermRecord<'a>>,
    organs: Vec<TermRecord<'a>>,
    levels: Vec<TermRecord<'a>>,
    awards: Vec<TermRecord<'a>>,
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
pub(super) fn story(record: &Record<'_>, out: impl Write) -> io::Result<()> {
    pretty(record, out)
}

/// Writes the whole catalogue.
pub(super) fn catalogue(data: Data<'_>, out: impl Write) -> io::Result<()> {
    let settings = &data.config.settings;
    let stories = |section| Stories(data, section);
    let whole = Whole {
        name: &settings.name,
        description: &settings.description,
        url: settings.base_url.full(super::URL),
        license: &settings.license,
        publisher: &settings.contact.organ,
        updated: data.newest().map(|it| it.to_string()),
        models: stories(Section::Model),
        movements: stories(Section::Movement),
        conferences: stories(Section::Conference),
        documents: stories(Section::Document),
        award_lists: stories(Section::AwardList),
        teams: Teams(data),
        definitions: definitions(data),
    };
    // Words and signs are written one by one: gathered here, where that costs least.
    let mut out = BufWriter::with_capacity(GATHERED, out);
    pretty(&whole, &mut out)?;
    out.flush()
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

fn terms(terms: &[Term], lang: Lang) -> Vec<TermRecord<'_>> {
    terms.iter().map(|it| TermRecord { key: &it.key, label: it.label.get(lang) }).collect()
}

fn metric(metric: &Metric, lang: Lang) -> MetricRecord<'_> {
    MetricRecord {
        key: &metric.key,
        label: metric.label.get(lang),
        unit: &metric.unit,
        kind: metric.kind.word(),
        meaning: metric.help.get(lang),
    }
}

fn pretty(value: &impl Serialize, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, value)?;
    out.write_all(b"\n")
}
