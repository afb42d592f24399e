//! A story as the data files hold it: plain values in the order they are written.
//!
//! Only what readers see is taken, and less: bodies, pictures and the names of people stay out, for a
//! name in a table travels further than a name on a page. Making records is `record::make`'s work.

use serde::Serialize;

use super::cell::Number;

pub(super) mod make;

/// A story.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// Permanent name.
    pub id: String,
    /// Kind of content: `mo-hinh`, `phong-trao` …
    pub section: &'static str,
    /// Full address of its page.
    pub url: String,
    /// Title.
    pub title: String,
    /// Summary; may be empty.
    pub summary: String,
    /// Day it was put on the site.
    pub date: Option<String>,
    /// When it happened: `2023`, `2016-2020`, `2019-`.
    pub period: Option<String>,
    /// Field of work.
    pub field: Option<TermRecord>,
    /// Body that leads it.
    pub organ: Option<TermRecord>,
    /// Where.
    pub places: Vec<PlaceRecord>,
    /// Tags.
    pub tags: Vec<String>,
    /// What only its kind of content has.
    #[serde(flatten)]
    pub details: Details,
    /// Figures, in the order written.
    pub figures: Vec<FigureRecord>,
    /// Awards.
    pub awards: Vec<HonourRecord>,
    /// Sources.
    pub sources: Vec<SourceRecord>,
    /// Permanent names of the stories that its author relates to it.
    pub related: Vec<String>,
    /// Whether it is compiled from public reports.
    pub compiled: bool,
    /// Whether its source itself uses the label "Dân vận khéo".
    pub labelled: bool,
}

impl Record {
    /// Gives what a model has, if it is one.
    pub(super) fn model(&self) -> Option<&ModelRecord> {
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
pub enum Details {
    /// A model or an exemplar.
    Model(Box<ModelRecord>),
    /// A movement.
    Movement {
        /// Whose totals it tells.
        scope: String,
    },
    /// A conference.
    Conference {
        /// When it was held.
        date_held: Option<String>,
        /// Where it met; may be empty.
        venue: String,
        /// Whose conference it was.
        scope: Option<String>,
        /// Papers, without their authors.
        papers: Vec<PaperRecord>,
    },
    /// A document.
    Document {
        /// Number.
        number: String,
        /// Notice, conclusion …; may be empty.
        form: String,
        /// When it was issued.
        issued: Option<String>,
        /// Who issued it; may be empty.
        issuer: String,
        /// What it is about; may be empty.
        subject: String,
    },
    /// An award list.
    AwardList {
        /// Number of the decision; may be empty.
        decision: String,
        /// When it was issued.
        issued: Option<String>,
        /// Who decided; may be empty.
        issuer: String,
        /// Key of the level.
        level: Option<String>,
        /// What was given, without the names of people.
        awarded: Vec<AwardedRecord>,
    },
    /// A page, which has nothing of its own.
    Page {},
}

/// A key and its name.
#[derive(Clone, Debug, Serialize)]
pub struct TermRecord {
    /// Key in the definitions.
    pub key: String,
    /// Name.
    pub label: String,
}

/// A place, then and today.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceRecord {
    /// Code of the unit, with its leading zeros.
    pub code: String,
    /// Day on which the code held; today where absent.
    pub as_of: Option<String>,
    /// Village; may be empty.
    pub village: String,
    /// The report's own wording; may be empty.
    pub as_reported: String,
    /// Full name of the unit that the code names.
    pub name: String,
    /// `same`, `renamed`, `merged`, `divided`, `gone` or `unknown`.
    pub change: &'static str,
    /// The units of today that hold it or parts of it.
    pub today: Vec<UnitRecord>,
}

/// A unit of today.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRecord {
    /// Code.
    pub code: String,
    /// Full name.
    pub name: String,
}

/// What a model has.
#[derive(Clone, Debug, Serialize)]
pub struct ModelRecord {
    /// `tap-the` or `ca-nhan`.
    pub kind: &'static str,
    /// Team.
    pub team: Option<TeamRecord>,
    /// Life cycle.
    pub lifecycle: LifecycleRecord,
    /// By whom it is recognised.
    pub recognition: Vec<HonourRecord>,
    /// Where it has been done again.
    pub replicated_at: Vec<PlaceRecord>,
    /// How to do the same.
    pub replication: Option<ReplicationRecord>,
}

/// A team.
#[derive(Clone, Debug, Serialize)]
pub struct TeamRecord {
    /// Name.
    pub name: String,
    /// When it was founded.
    pub founded: Option<String>,
    /// How many members, in the author's words; may be empty.
    pub members: String,
}

/// The life cycle of a model.
#[derive(Clone, Debug, Serialize)]
pub struct LifecycleRecord {
    /// Registered.
    pub registered: Option<String>,
    /// Evaluated.
    pub evaluated: Option<String>,
    /// How the evaluation ended.
    pub result: Option<String>,
    /// Stopped.
    pub stopped: Option<String>,
}

/// A recognition or an award.
#[derive(Clone, Debug, Serialize)]
pub struct HonourRecord {
    /// Key of the form of award; none for a recognition.
    pub form: Option<String>,
    /// Key of the level.
    pub level: Option<String>,
    /// Number of the decision; may be empty.
    pub decision: String,
    /// When.
    pub date: Option<String>,
    /// Note; may be empty.
    pub note: String,
}

/// What others need to do the same; whom to ask is told on the page alone.
#[derive(Clone, Debug, Serialize)]
pub struct ReplicationRecord {
    /// Steps in order.
    pub steps: Vec<String>,
    /// Cost; may be empty, as may all that follow.
    pub cost: String,
    /// Who is needed.
    pub people: String,
    /// How long it takes.
    pub time: String,
    /// What must be there first.
    pub conditions: String,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceRecord {
    /// Title or citation.
    pub title: String,
    /// Web address; may be empty.
    pub url: String,
    /// When it was published.
    pub date: Option<String>,
}

/// A paper read at a conference.
#[derive(Clone, Debug, Serialize)]
pub struct PaperRecord {
    /// Title.
    pub title: String,
    /// Body of its author; may be empty.
    pub organ: String,
    /// Permanent name of the story it tells.
    pub story: Option<String>,
}

/// One row of an award list.
#[derive(Clone, Debug, Serialize)]
pub struct AwardedRecord {
    /// Key of the form.
    pub form: Option<String>,
    /// `tap-the` or `ca-nhan`.
    pub kind: Option<String>,
    /// How many, in the author's words; may be empty.
    pub count: String,
    /// Which group; empty for people.
    pub recipient: String,
    /// Permanent name of the story about them.
    pub story: Option<String>,
}

/// A figure.
#[derive(Clone, Debug, Serialize)]
pub struct FigureRecord {
    /// Key of the metric.
    pub metric: String,
    /// Name of the metric.
    pub label: String,
    /// The author's own words.
    pub wording: String,
    /// "hơn", "gần", "khoảng", "ít nhất", "không quá", or empty where the number stands.
    pub qualifier: &'static str,
    /// How much, in `unit`.
    #[serde(flatten)]
    pub amount: AmountRecord,
    /// Unit of the metric.
    pub unit: String,
    /// What it covers.
    pub scope: String,
    /// Its own period, where it differs from the story's.
    pub period: Option<String>,
    /// What it tells.
    pub role: &'static str,
    /// What it is made of.
    pub parts: Vec<PartRecord>,
    /// Note; may be empty.
    pub note: String,
    /// Permanent name of another story that tells this very figure.
    pub same_as: Option<String>,
    /// What its author accepts.
    pub accepted: Vec<AcceptedRecord>,
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
pub struct PartRecord {
    /// What it is; may be empty.
    pub label: String,
    /// The author's own words.
    pub wording: String,
}

/// A fault of the source that stands.
#[derive(Clone, Debug, Serialize)]
pub struct AcceptedRecord {
    /// Name of the lint.
    pub lint: String,
    /// Why it stands.
    pub reason: String,
}
