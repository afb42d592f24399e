//! A story as the data files hold it: plain values in the order they are written.
//!
//! Only what readers see is taken, and less: bodies, pictures and the names of people stay out, for a
//! name in a table travels further than a name on a page. Making records is `record::make`'s work.

use serde::Serialize;

use super::cell::Number;

pub(super) mod make;

/// A story.
#[derive(Clone, Debug, Serialize)]
pub struct Record<'a> {
    /// Permanent name.
    pub id: &'a str,
    /// Kind of content: `mo-hinh`, `phong-trao` …
    pub section: &'static str,
    /// Full address of its page.
    pub url: String,
    /// Title.
    pub title: &'a str,
    /// Summary; may be empty.
    pub summary: &'a str,
    /// Day it was put on the site.
    pub date: Option<String>,
    /// When it happened: `2023`, `2016-2020`, `2019-`.
    pub period: Option<String>,
    /// Field of work.
    pub field: Option<TermRecord<'a>>,
    /// Body that leads it.
    pub organ: Option<TermRecord<'a>>,
    /// Where.
    pub places: Vec<PlaceRecord<'a>>,
    /// Tags.
    pub tags: Vec<&'a str>,
    /// What only its kind of content has.
    #[serde(flatten)]
    pub details: Details<'a>,
    /// Figures, in the order written.
    pub figures: Vec<FigureRecord<'a>>,
    /// Awards.
    pub awards: Vec<HonourRecord<'a>>,
    /// Sources.
    pub sources: Vec<SourceRecord<'a>>,
    /// Permanent names of the stories that its author relates to it.
    pub related: Vec<&'a str>,
    /// Whether it is compiled from public reports.
    pub compiled: bool,
    /// Whether its source itself uses the label "Dân vận khéo".
    pub labelled: bool,
}

impl Record<'_> {
    /// Gives what a model has, if it is one.
    pub(super) fn model(&self) -> Option<&ModelRecord<'_>> {
        match &self.details {
            Details::Model(model) => Some(model),
            _ => None,
        }
    }

    /// Gives whose totals a movement tells, if it is one.
    pub(super) fn scope(&self) -> Option<&str> {
        match &self.details {
            Details::Movement { scope } => Some(scope),
            _ => None,
        }
    }
}

/// What only one kind of content has.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Details<'a> {
    /// A model or an exemplar.
    Model(Box<ModelRecord<'a>>),
    /// A movement.
    Movement {
        /// Whose totals it tells.
        scope: &'a str,
    },
    /// A conference.
    Conference {
        /// When it was held.
        date_held: Option<String>,
        /// Where it met; may be empty.
        venue: &'a str,
        /// Whose conference it was.
        scope: Option<&'a str>,
        /// Papers, without their authors.
        papers: Vec<PaperRecord<'a>>,
    },
    /// A document.
    Document {
        /// Number.
        number: &'a str,
        /// Notice, conclusion …; may be empty.
        form: &'a str,
        /// When it was issued.
        issued: Option<String>,
        /// Who issued it; may be empty.
        issuer: &'a str,
        /// What it is about; may be empty.
        subject: &'a str,
    },
    /// An award list.
    AwardList {
        /// Number of the decision; may be empty.
        decision: &'a str,
        /// When it was issued.
        issued: Option<String>,
        /// Who decided; may be empty.
        issuer: &'a str,
        /// Key of the level.
        level: Option<&'a str>,
        /// What was given, without the names of people.
        awarded: Vec<AwardedRecord<'a>>,
    },
    /// A page, which has nothing of its own.
    Page {},
}

/// A key and its name.
#[derive(Clone, Debug, Serialize)]
pub struct TermRecord<'a> {
    /// Key in the definitions.
    pub key: &'a str,
    /// Name.
    pub label: &'a str,
}

/// A place, then and today.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceRecord<'a> {
    /// Code of the unit, with its leading zeros.
    pub code: &'a str,
    /// Day on which the code held; today where absent.
    pub as_of: Option<String>,
    /// Village; may be empty.
    pub village: &'a str,
    /// The report's own wording; may be empty.
    pub as_reported: &'a str,
    /// Full name of the unit that the code names.
    pub name: String,
    /// `same`, `renamed`, `merged`, `divided`, `gone` or `unknown`.
    pub change: &'static str,
    /// The units of today that hold it or parts of it.
    pub today: Vec<UnitRecord<'a>>,
}

/// A unit of today.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRecord<'a> {
    /// Code.
    pub code: &'a str,
    /// Full name.
    pub name: String,
}

/// What a model has.
#[derive(Clone, Debug, Serialize)]
pub struct ModelRecord<'a> {
    /// `tap-the` or `ca-nhan`.
    pub kind: &'static str,
    /// Team.
    pub team: Option<TeamRecord<'a>>,
    /// Life cycle.
    pub lifecycle: LifecycleRecord<'a>,
    /// By whom it is recognised.
    pub recognition: Vec<HonourRecord<'a>>,
    /// Where it has been done again.
    pub replicated_at: Vec<PlaceRecord<'a>>,
    /// How to do the same.
    pub replication: Option<ReplicationRecord<'a>>,
}

/// A team.
#[derive(Clone, Debug, Serialize)]
pub struct TeamRecord<'a> {
    /// Name.
    pub name: &'a str,
    /// When it was founded.
    pub founded: Option<String>,
    /// How many members, in the author's words; may be empty.
    pub members: &'a str,
}

/// The life cycle of a model.
#[derive(Clone, Debug, Serialize)]
pub struct LifecycleRecord<'a> {
    /// Registered.
    pub registered: Option<String>,
    /// Evaluated.
    pub evaluated: Option<String>,
    /// How the evaluation ended.
    pub result: Option<&'a str>,
    /// Stopped.
    pub stopped: Option<String>,
}

/// A recognition or an award.
#[derive(Clone, Debug, Serialize)]
pub struct HonourRecord<'a> {
    /// Key of the form of award; none for a recognition.
    pub form: Option<&'a str>,
    /// Key of the level.
    pub level: Option<&'a str>,
    /// Number of the decision; may be empty.
    pub decision: &'a str,
    /// When.
    pub date: Option<String>,
    /// Note; may be empty.
    pub note: &'a str,
}

/// What others need to do the same; whom to ask is told on the page alone.
#[derive(Clone, Debug, Serialize)]
pub struct ReplicationRecord<'a> {
    /// Steps in order.
    pub steps: Vec<&'a str>,
    /// Cost; may be empty, as may all that follow.
    pub cost: &'a str,
    /// Who is needed.
    pub people: &'a str,
    /// How long it takes.
    pub time: &'a str,
    /// What must be there first.
    pub conditions: &'a str,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRecord<'a> {
    /// Title or citation.
    pub title: &'a str,
    /// Web address; may be empty.
    pub url: &'a str,
    /// When it was published.
    pub date: Option<String>,
}

/// A paper read at a conference.
#[derive(Clone, Debug, Serialize)]
pub struct PaperRecord<'a> {
    /// Title.
    pub title: &'a str,
    /// Body of its author; may be empty.
    pub organ: &'a str,
    /// Permanent name of the story it tells.
    pub story: Option<&'a str>,
}

/// One row of an award list.
#[derive(Clone, Debug, Serialize)]
pub struct AwardedRecord<'a> {
    /// Key of the form.
    pub form: Option<&'a str>,
    /// `tap-the` or `ca-nhan`.
    pub kind: Option<&'a str>,
    /// How many, in the author's words; may be empty.
    pub count: &'a str,
    /// Which group; empty for people.
    pub recipient: &'a str,
    /// Permanent name of the story about them.
    pub story: Option<&'a str>,
}

/// A figure.
#[derive(Clone, Debug, Serialize)]
pub struct FigureRecord<'a> {
    /// Key of the metric.
    pub metric: &'a str,
    /// Name of the metric.
    pub label: &'a str,
    /// The author's own words.
    pub wording: &'a str,
    /// "hơn", "gần", "khoảng", "ít nhất", "không quá", or empty where the number stands.
    pub qualifier: &'static str,
    /// How much, in `unit`.
    #[serde(flatten)]
    pub amount: AmountRecord,
    /// Unit of the metric.
    pub unit: &'a str,
    /// What it covers.
    pub scope: &'a str,
    /// Its own period, where it differs from the story's.
    pub period: Option<String>,
    /// What it tells.
    pub role: &'static str,
    /// What it is made of.
    pub parts: Vec<PartRecord<'a>>,
    /// Note; may be empty.
    pub note: &'a str,
    /// Permanent name of another story that tells this very figure.
    pub same_as: Option<&'a str>,
    /// What its author accepts.
    pub accepted: Vec<AcceptedRecord<'a>>,
}

/// How much: one number, or two of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the dictionary of columns says what each one is")]
pub struct AmountRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whole: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_percent: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Number>,
}

/// A part of a figure.
#[derive(Clone, Debug, Serialize)]
pub struct PartRecord<'a> {
    /// What it is; may be empty.
    pub label: &'a str,
    /// The author's own words.
    pub wording: &'a str,
}

/// A fault of the source that stands.
#[derive(Clone, Debug, Serialize)]
pub struct AcceptedRecord<'a> {
    /// Name of the lint.
    pub lint: &'a str,
    /// Why it stands.
    pub reason: &'a str,
}
