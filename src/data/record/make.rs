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

impl Maker<'_> {
    /// Makes the record of a story.
    pub(in crate::data) fn record(self, entry: &Entry) -> Record {
        let facts = &*entry.story.facts;
        let definitions = &self.config.definitions;
        Record {
            id: facts.id.value.clone(),
            section: facts.section.folder(),
            url: self.config.settings.base_url.full(&facts.url()),
            title: facts.title.value.clone(),
            summary: facts.summary.value.clone(),
            date: facts.date.map(|it| it.to_string()),
            period: facts.period.map(period),
            field: self.term(&definitions.fields, facts.field.as_deref()),
            organ: self.term(&definitions.organs, facts.organ.as_deref()),
            places: self.places(&facts.places, &entry.places),
            tags: facts.tags.iter().map(|it| it.value.clone()).collect(),
            details: self.details(entry),
            figures: facts.figures.iter().map(|it| self.figure(it, entry)).collect(),
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

    fn term(self, terms: &[Term], key: Option<&str>) -> Option<TermRecord> {
        let key = key?;
        let term = terms.iter().find(|it| it.key == key);
        let label = term.map_or(key, |it| it.label.get(self.lang()));
        Some(TermRecord { key: key.to_owned(), label: label.to_owned() })
    }

    /// Gives the permanent name of the story that a reference names, if readers see it.
    fn named(self, reference: &Reference, entry: &Entry) -> Option<String> {
        let id = entry.named.get(&reference.value)?;
        Some(self.catalogue.get(*id).story.facts.id.value.clone())
    }

    fn places(self, written: &[PlaceRef], located: &[Located]) -> Vec<PlaceRecord> {
        located.iter().map(|it| self.place(&written[it.index], it.unit)).collect()
    }

    /// Makes the record of a place.
    pub(in crate::data) fn place(self, written: &PlaceRef, unit: PlaceId) -> PlaceRecord {
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
        let today = registry.today(unit).into_iter().map(|it| UnitRecord {
            code: registry.get(it).code.to_owned(),
            name: registry.full_name(it),
        });
        PlaceRecord {
            code: place.code.to_owned(),
            as_of: written.as_of.or(last).map(|it: Date| it.to_string()),
            village: written.village.clone(),
            as_reported: written.as_reported.clone(),
            name: registry.full_name(unit),
            change,
            today: today.collect(),
        }
    }

    fn details(self, entry: &Entry) -> Details {
        match &entry.story.facts.kind {
            Kind::Model(it) => Details::Model(Box::new(self.model(it, entry))),
            Kind::Movement { scope } => Details::Movement { scope: scope.clone() },
            Kind::Conference(it) => self.conference(it, entry),
            Kind::Document(it) => document(it),
            Kind::AwardList(it) => self.award_list(it, entry),
            Kind::Page { .. } => Details::Page {},
        }
    }

    fn model(self, model: &Model, entry: &Entry) -> ModelRecord {
        let cycle = &model.lifecycle;
        ModelRecord {
            kind: model.doer.key(),
            team: model.team.as_ref().map(team),
            lifecycle: LifecycleRecord {
                registered: partial(cycle.registered),
                evaluated: partial(cycle.evaluated),
                result: cycle.result.clone(),
                stopped: partial(cycle.stopped),
            },
            recognition: model.recognition.iter().map(honour).collect(),
            replicated_at: self.places(&model.replicated_at, &entry.replicated_at),
            replication: model.replication.as_ref().map(replication),
        }
    }

    fn conference(self, conference: &Conference, entry: &Entry) -> Details {
        let papers = conference.papers.iter().map(|it| PaperRecord {
            title: it.title.clone(),
            organ: it.organ.clone(),
            story: it.story.as_ref().and_then(|it| self.named(it, entry)),
        });
        Details::Conference {
            date_held: partial(conference.date),
            venue: conference.venue.clone(),
            scope: conference.scope.clone(),
            papers: papers.collect(),
        }
    }

    fn award_list(self, list: &AwardList, entry: &Entry) -> Details {
        let awarded = list.awarded.iter().map(|it| {
            let is_group = it.kind.as_deref() == Some("tap-the");
            AwardedRecord {
                form: it.form.clone(),
                kind: it.kind.clone(),
                count: it.count.clone(),
                recipient: if is_group { it.recipient.clone() } else { String::new() },
                story: it.story.as_ref().and_then(|it| self.named(it, entry)),
            }
        });
        Details::AwardList {
            decision: list.decision.clone(),
            issued: partial(list.issued),
            issuer: list.issuer.clone(),
            level: list.level.clone(),
            awarded: awarded.collect(),
        }
    }

    fn figure(self, figure: &Figure, entry: &Entry) -> FigureRecord {
        let metric = self.config.definitions.metric(&figure.metric);
        let part = |it: &crate::story::figure::Part| PartRecord {
            label: it.label.clone(),
            wording: it.wording.clone(),
        };
        let accepted = |it: &crate::story::figure::Accepted| AcceptedRecord {
            lint: it.lint.clone(),
            reason: it.reason.clone(),
        };
        FigureRecord {
            metric: figure.metric.to_string(),
            label: metric.map(|it| it.label.get(self.lang()).to_owned()).unwrap_or_default(),
            wording: figure.wording.clone(),
            // Words of the data are those of the language it is collected in, whatever the reader's.
            qualifier: show::qualifier(figure.quantity.qualifier, Lang::Vi),
            amount: amount(&figure.quantity.amount),
            unit: metric.map(|it| it.unit.clone()).unwrap_or_default(),
            scope: figure.scope.to_owned(),
            period: figure.period.map(period),
            role: figure.role.key(),
            parts: figure.details().parts.iter().map(part).collect(),
            note: figure.details().note.clone(),
            same_as: figure.details().same_as.as_ref().and_then(|it| self.named(it, entry)),
            accepted: figure.details().accepted.iter().map(accepted).collect(),
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

fn document(document: &Document) -> Details {
    Details::Document {
        number: document.number.clone(),
        form: document.form.clone(),
        issued: partial(document.issued),
        issuer: document.issuer.clone(),
        subject: document.subject.clone(),
    }
}

fn team(team: &Team) -> TeamRecord {
    TeamRecord {
        name: team.name.value.clone(),
        founded: partial(team.founded),
        members: team.members.clone(),
    }
}

fn replication(replication: &Replication) -> ReplicationRecord {
    let row = |key: &str| {
        let found = replication.rows.iter().find(|(it, _)| *it == key);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    ReplicationRecord {
        steps: replication.steps.clone(),
        cost: row("cost"),
        people: row("people"),
        time: row("time"),
        conditions: row("conditions"),
    }
}

fn honour(honour: &Honour) -> HonourRecord {
    HonourRecord {
        form: honour.form.clone(),
        level: honour.level.clone(),
        decision: honour.decision.clone(),
        date: partial(honour.date),
        note: honour.note.clone(),
    }
}

fn source(source: &Source) -> SourceRecord {
    SourceRecord {
        title: source.title.clone(),
        url: source.url.clone(),
        date: partial(source.date),
    }
}

fn partial(date: Option<PartialDate>) -> Option<String> {
    date.map(|it| it.to_string())
}

/// Writes a period as front matter does, with a hyphen.
fn period(period: Period) -> String {
    period.to_string().replace('–', "-")
}
