//! Makes records from the catalogue.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{
    AcceptedRecord, AmountRecord, AwardedRecord, Details, FigureRecord, HonourRecord,
    LifecycleRecord, ModelRecord, PaperRecord, PartRecord, PlaceRecord, Record, ReplicationRecord,
    SourceRecord, TeamRecord, TermRecord, UnitRecord,
};
use crate::catalogue::places::{PlaceId, Successors};
use crate::catalogue::{Catalogue, Entry, Located};
use crate::config::{Config, Term};
use crate::data::cell::Number;
use crate::diagnostic::Lang;
use crate::story::facts::{
    AwardList, Conference, Document, Honour, Kind, Model, PlaceRef, Reference, Replication, Source,
    Team,
};
use crate::story::{Figure, PartialDate, Period};
use crate::vi::quantity::Amount;
use crate::vi::show;

/// Makes the records of one showcase, in the language it is written in.
#[derive(Clone, Copy)]
pub(in crate::data) struct Maker<'a> {
    pub(in crate::data) catalogue: &'a Catalogue,
    pub(in crate::data) config: &'a Config,
}

impl<'a> Maker<'a> {
    /// Makes the record of a story.
    pub(in crate::data) fn record(self, entry: &'a Entry) -> Record<'a> {
        let figures = entry.story.facts.figures.iter().map(|it| self.figure(it, entry)).collect();
        Record { figures, ..self.record_without_figures(entry) }
    }

    /// Makes the record of a story but for its figures.
    pub(in crate::data) fn record_without_figures(self, entry: &'a Entry) -> Record<'a> {
        let facts = &*entry.story.facts;
        let definitions = &self.config.definitions;
        Record {
            id: &facts.id.value,
            section: facts.section.folder(),
            url: self.config.settings.base_url.full(&facts.url()),
            title: &facts.title.value,
            summary: &facts.summary.value,
            date: facts.date.map(|it| it.to_string()),
            period: facts.period.map(period),
            field: self.term(&definitions.fields, facts.field.as_deref()),
            organ: self.term(&definitions.organs, facts.organ.as_deref()),
            places: self.places(&facts.places, &entry.places),
            tags: facts.tags.iter().map(|it| &*it.value).collect(),
            details: self.details(entry),
            figures: Vec::new(),
            awards: facts.awards.iter().map(honour).collect(),
            sources: facts.sources.iter().map(source).collect(),
            related: facts.related.iter().filter_map(|it| self.named(it, entry)).collect(),
            compiled: facts.compiled,
            labelled: facts.labelled,
        }
    }

    fn lang(self) -> Lang {
        self.config.lang()
    }

    fn term(self, terms: &'a [Term], key: Option<&'a str>) -> Option<TermRecord<'a>> {
        let key = key?;
        let term = terms.iter().find(|it| it.key == key);
        let label = term.map_or(key, |it| it.label.get(self.lang()));
        Some(TermRecord { key, label })
    }

    /// Gives the permanent name of the story that a reference names, if readers see it.
    fn named(self, reference: &Reference, entry: &Entry) -> Option<&'a str> {
        let id = entry.named.get(&reference.value)?;
        Some(&self.catalogue.get(*id).story.facts.id.value)
    }

    fn places(self, written: &'a [PlaceRef], located: &[Located]) -> Vec<PlaceRecord<'a>> {
        located.iter().map(|it| self.place(&written[it.index], it.unit)).collect()
    }

    fn place(self, written: &'a PlaceRef, unit: PlaceId) -> PlaceRecord<'a> {
        let (village, as_reported) = (&*written.village, &*written.as_reported);
        PlaceRecord { village, as_reported, ..self.unit(unit, written.as_of) }
    }

    /// Makes the record of a place of which no more is written than its unit, and when that was so named.
    pub(in crate::data) fn unit(self, unit: PlaceId, as_of: Option<Date>) -> PlaceRecord<'a> {
        let registry = &self.catalogue.places;
        let change = match registry.fate(unit) {
            Successors::Current | Successors::Same(_) => "same",
            Successors::Renamed(_) => "renamed",
            Successors::Merged(_) => "merged",
            Successors::Divided(_) => "divided",
            Successors::Gone(_) => "gone",
            Successors::Unknown => "unknown",
        };
        let place = registry.get(unit);
        // A name may mean a unit of the past whose code another bears by now.
        let last = place.valid_to.filter(|_| registry.lookup(place.code, None) != Ok(unit));
        let today = registry
            .today(unit)
            .into_iter()
            .map(|it| UnitRecord { code: registry.get(it).code, name: registry.full_name(it) });
        PlaceRecord {
            code: place.code,
            as_of: as_of.or(last).map(|it| it.to_string()),
            village: "",
            as_reported: "",
            name: registry.full_name(unit),
            change,
            today: today.collect(),
        }
    }

    fn details(self, entry: &'a Entry) -> Details<'a> {
        match &entry.story.facts.kind {
            Kind::Model(it) => Details::Model(Box::new(self.model(it, entry))),
            Kind::Movement { scope } => Details::Movement { scope },
            Kind::Conference(it) => self.conference(it, entry),
            Kind::Document(it) => document(it),
            Kind::AwardList(it) => self.award_list(it, entry),
            Kind::Page { .. } => Details::Page {},
        }
    }

    fn model(self, model: &'a Model, entry: &'a Entry) -> ModelRecord<'a> {
        let cycle = &model.lifecycle;
        ModelRecord {
            kind: model.doer.key(),
            team: model.team.as_ref().map(team),
            lifecycle: LifecycleRecord {
                registered: partial(cycle.registered),
                evaluated: partial(cycle.evaluated),
                result: cycle.result.as_deref(),
                stopped: partial(cycle.stopped),
            },
            recognition: model.recognition.iter().map(honour).collect(),
            replicated_at: self.places(&model.replicated_at, &entry.replicated_at),
            replication: model.replication.as_ref().map(replication),
        }
    }

    fn conference(self, conference: &'a Conference, entry: &'a Entry) -> Details<'a> {
        let papers = conference.papers.iter().map(|it| PaperRecord {
            title: &it.title,
            organ: &it.organ,
            story: it.story.as_ref().and_then(|it| self.named(it, entry)),
        });
        Details::Conference {
            date_held: partial(conference.date),
            venue: &conference.venue,
            scope: conference.scope.as_deref(),
            papers: papers.collect(),
        }
    }

    fn award_list(self, list: &'a AwardList, entry: &'a Entry) -> Details<'a> {
        let awarded = list.awarded.iter().map(|it| {
            let is_group = it.kind.as_deref() == Some("tap-the");
            AwardedRecord {
                form: it.form.as_deref(),
                kind: it.kind.as_deref(),
                count: &it.count,
                recipient: if is_group { &it.recipient } else { "" },
                story: it.story.as_ref().and_then(|it| self.named(it, entry)),
            }
        });
        Details::AwardList {
            decision: &list.decision,
            issued: partial(list.issued),
            issuer: &list.issuer,
            level: list.level.as_deref(),
            awarded: awarded.collect(),
        }
    }

    /// Makes the record of a figure of a story.
    pub(in crate::data) fn figure(self, figure: &'a Figure, entry: &Entry) -> FigureRecord<'a> {
        let metric = self.config.definitions.metric(&figure.metric);
        let details = figure.details();
        let (parts, accepted) = (details.parts.iter(), details.accepted.iter());
        let accepted = accepted.map(|it| AcceptedRecord { lint: &it.lint, reason: &it.reason });
        FigureRecord {
            metric: &figure.metric,
            label: metric.map_or("", |it| it.label.get(self.lang())),
            wording: &figure.wording,
            // Words of the data are those of the language it is collected in, whatever the reader's.
            qualifier: show::qualifier(figure.quantity.qualifier, Lang::Vi),
            amount: amount(&figure.quantity.amount),
            unit: metric.map_or("", |it| &it.unit),
            scope: figure.scope,
            period: figure.period.map(period),
            role: figure.role.key(),
            parts: parts.map(|it| PartRecord { label: &it.label, wording: &it.wording }).collect(),
            note: &details.note,
            same_as: details.same_as.as_ref().and_then(|it| self.named(it, entry)),
            accepted: accepted.collect(),
        }
    }
}

fn amount(amount: &Amount) -> AmountRecord {
    let some = |value: &Decimal| Some(Number(*value));
    let none = AmountRecord::default();
    match amount {
        Amount::Single(value) => AmountRecord { value: some(value), ..none },
        Amount::Range { low, high } => AmountRecord { low: some(low), high: some(high), ..none },
        Amount::Ratio { part, whole, stated_percent } => AmountRecord {
            part: some(part),
            whole: some(whole),
            stated_percent: stated_percent.map(Number),
            ..none
        },
        Amount::Change { from, to } => AmountRecord { from: some(from), to: some(to), ..none },
    }
}

fn document(document: &Document) -> Details<'_> {
    Details::Document {
        number: &document.number,
        form: &document.form,
        issued: partial(document.issued),
        issuer: &document.issuer,
        subject: &document.subject,
    }
}

fn team(team: &Team) -> TeamRecord<'_> {
    TeamRecord { name: &team.name.value, founded: partial(team.founded), members: &team.members }
}

fn replication(replication: &Replication) -> ReplicationRecord<'_> {
    let row = |key: &str| {
        let found = replication.rows.iter().find(|(it, _)| *it == key);
        found.map_or("", |(_, text)| text)
    };
    ReplicationRecord {
        steps: replication.steps.iter().map(String::as_str).collect(),
        cost: row("cost"),
        people: row("people"),
        time: row("time"),
        conditions: row("conditions"),
    }
}

fn honour(honour: &Honour) -> HonourRecord<'_> {
    HonourRecord {
        form: honour.form.as_deref(),
        level: honour.level.as_deref(),
        decision: &honour.decision,
        date: partial(honour.date),
        note: &honour.note,
    }
}

fn source(source: &Source) -> SourceRecord<'_> {
    SourceRecord { title: &source.title, url: &source.url, date: partial(source.date) }
}

fn partial(date: Option<PartialDate>) -> Option<String> {
    date.map(|it| it.to_string())
}

/// Writes a period as front matter does, with a hyphen.
fn period(period: Period) -> String {
    period.to_string().replace('–', "-")
}
