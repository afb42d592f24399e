//! A story: its facts, which other pages may see, and its body, which only its own page sees.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::body::Body;
use super::date::{PartialDate, Period};
use super::figure::Figure;
use super::likeness;
use super::section::Section;
use crate::diagnostic::FilePath;
use crate::source::markdown::{Heading, Image, Link};

/// A story as read from its file.
#[derive(Clone, Debug)]
pub struct Story {
    /// What other pages may see.
    pub facts: Arc<Facts>,
    /// What only its own page sees.
    pub body: Arc<Body>,
    /// The hash of what it says to others.
    pub likeness: blake3::Hash,
}

impl Story {
    /// Takes what was read of a file.
    pub(super) fn new(facts: Facts, body: Body) -> Self {
        let likeness = likeness::hash(&facts);
        Self { facts: Arc::new(facts), body: Arc::new(body), likeness }
    }
}

/// A value with its place in the file, so that a later stage can point at it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Byte range in the file.
    pub span: Range<usize>,
}

/// A path to another story's file, or its id, as written.
pub type Reference = Spanned<String>;

/// What other pages may see of a story.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Facts {
    /// Its file.
    pub file: FilePath,
    /// Its kind of content.
    pub section: Section,
    /// Its permanent name.
    pub id: Spanned<String>,
    /// The last part of its address.
    pub slug: String,
    /// Title.
    pub title: Spanned<String>,
    /// Summary; may be empty.
    pub summary: Spanned<String>,
    /// Day it was put on the site.
    pub date: Option<Date>,
    /// How far it is.
    pub state: State,
    /// First day it is shown.
    pub publish: Option<Date>,
    /// First day it is shown no more.
    pub expire: Option<Date>,
    /// When it happened.
    pub period: Option<Period>,
    /// Tags, as written.
    pub tags: Vec<Spanned<String>>,
    /// Former addresses.
    pub aliases: Vec<Spanned<String>>,
    /// Stories that its author relates to it.
    pub related: Vec<Reference>,
    /// Whether it is compiled from public reports.
    pub compiled: bool,
    /// Whether its source itself uses the label "Dân vận khéo".
    pub labelled: bool,
    /// Pictures.
    pub pictures: Vec<Picture>,
    /// People named.
    pub people: Vec<Person>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Key of its field.
    pub field: Option<String>,
    /// Key of the body that leads it.
    pub organ: Option<String>,
    /// Where.
    pub places: Vec<PlaceRef>,
    /// Figures, in the order written.
    pub figures: Vec<Figure>,
    /// Awards.
    pub awards: Vec<Honour>,
    /// What only its kind of content has.
    pub kind: Kind,
    /// Headings of the body: other stories may link to them.
    pub outline: Vec<Heading>,
    /// Links of the body, in order.
    pub links: Vec<Link>,
    /// Pictures of the body, in order.
    pub images: Vec<Image>,
}

impl Facts {
    /// Lets go of room that nothing fills, before the next story is read into it.
    pub(super) fn shrink_to_fit(&mut self) {
        self.tags.shrink_to_fit();
        self.places.shrink_to_fit();
        self.figures.shrink_to_fit();
        self.sources.shrink_to_fit();
        self.people.shrink_to_fit();
        self.pictures.shrink_to_fit();
        self.awards.shrink_to_fit();
        self.outline.shrink_to_fit();
        self.links.shrink_to_fit();
        self.images.shrink_to_fit();
    }

    /// Has figures hold the keys of their metrics together with those of other stories: a great showcase
    /// has a million figures, and few metrics.
    pub fn share_keys(&mut self, keys: &mut FxHashSet<Arc<str>>) {
        for Figure { metric, .. } in &mut self.figures {
            match keys.get(metric) {
                Some(key) => *metric = Arc::clone(key),
                None => drop(keys.insert(Arc::clone(metric))),
            }
        }
    }
}

/// How far a story is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// Still being written.
    Draft,
    /// Waiting to be approved.
    Ready,
    /// Approved.
    #[default]
    Published,
}

/// What only one kind of content has.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A model or an exemplar.
    Model(Box<Model>),
    /// A movement's totals, with the key of their scope.
    Movement {
        /// A key of [`super::schema::SCOPES`].
        scope: String,
    },
    /// A conference.
    Conference(Box<Conference>),
    /// A document.
    Document(Document),
    /// An award list.
    AwardList(AwardList),
    /// A plain page, with its rank in the menu.
    Page {
        /// Rank, smallest first; not in the menu without one.
        menu: Option<u32>,
    },
}

/// What a model has.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Model {
    /// Whose work it is.
    pub doer: Doer,
    /// The team.
    pub team: Option<Team>,
    /// Its life cycle.
    pub lifecycle: Lifecycle,
    /// By whom it is recognised.
    pub recognition: Vec<Honour>,
    /// Where it has been done again.
    pub replicated_at: Vec<PlaceRef>,
    /// How to do the same.
    pub replication: Option<Replication>,
}

/// Whose work a model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Doer {
    /// A group's way of working.
    Collective,
    /// One person's.
    Individual,
}

impl Doer {
    /// Gives its key in [`super::schema::KINDS`].
    pub fn key(self) -> &'static str {
        match self {
            Self::Collective => "tap-the",
            Self::Individual => "ca-nhan",
        }
    }
}

/// A team.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Team {
    /// Name.
    pub name: Spanned<String>,
    /// When it was founded.
    pub founded: Option<PartialDate>,
    /// How many members, in the author's words; may be empty.
    pub members: String,
}

/// The life cycle of a model.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize, Deserialize)]
pub struct Lifecycle {
    /// Registered.
    pub registered: Option<PartialDate>,
    /// Evaluated.
    pub evaluated: Option<PartialDate>,
    /// Key of [`super::schema::RESULTS`].
    pub result: Option<String>,
    /// Stopped.
    pub stopped: Option<PartialDate>,
}

/// A recognition or an award.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Honour {
    /// Key of the form of award; none for a recognition.
    pub form: Option<String>,
    /// Key of the level.
    pub level: Option<String>,
    /// Number of the decision; may be empty.
    pub decision: String,
    /// When.
    pub date: Option<PartialDate>,
    /// Note; may be empty.
    pub note: String,
}

/// What others need to do the same.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Replication {
    /// Steps in order.
    pub steps: Vec<String>,
    /// Keys of the schema with what was written, in the schema's order.
    #[serde(deserialize_with = "super::words::rows")]
    pub rows: Vec<(&'static str, String)>,
}

/// A place as reported.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct PlaceRef {
    /// The unit.
    pub unit: UnitRef,
    /// Day on which the code or the name held; today where absent.
    pub as_of: Option<Date>,
    /// Village; may be empty.
    pub village: String,
    /// The report's own wording; may be empty.
    pub as_reported: String,
}

/// How a place names its unit.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub enum UnitRef {
    /// By its code.
    Code {
        /// With leading zeros.
        code: Spanned<String>,
        /// A name beside it, which must be the unit's.
        name: Option<Spanned<String>>,
    },
    /// By its name, those of the units above it after commas.
    Name(Spanned<String>),
}

impl UnitRef {
    /// Gives what was written.
    pub fn written(&self) -> &Spanned<String> {
        match self {
            Self::Code { code: written, .. } | Self::Name(written) => written,
        }
    }
}

/// A picture named in the front matter.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Picture {
    /// File beside the story's.
    pub file: Spanned<String>,
    /// Text for those who do not see it.
    pub alt: String,
    /// Caption; may be empty.
    pub caption: String,
    /// Who made it; may be empty.
    pub credit: String,
}

/// A person named.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Role; may be empty.
    pub role: String,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Title or citation.
    pub title: String,
    /// Web address; may be empty.
    pub url: String,
    /// When it was published.
    pub date: Option<PartialDate>,
}

/// What a conference has.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Conference {
    /// When it was held.
    pub date: Option<PartialDate>,
    /// Where it met; may be empty.
    pub venue: String,
    /// Key of its scope.
    pub scope: Option<String>,
    /// Time and item.
    pub programme: Vec<(String, String)>,
    /// Papers.
    pub papers: Vec<Paper>,
    /// Title and speaker.
    pub speeches: Vec<(String, String)>,
    /// Documents, award lists and movements that belong to it.
    pub belongings: Vec<Reference>,
}

/// A paper read at a conference.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Paper {
    /// Title.
    pub title: String,
    /// Author; may be empty.
    pub author: String,
    /// Author's body; may be empty.
    pub organ: String,
    /// The story it tells.
    pub story: Option<Reference>,
}

/// What a document has.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Document {
    /// Number in either form.
    pub number: String,
    /// Notice, conclusion …; may be empty.
    pub form: String,
    /// When it was issued.
    pub issued: Option<PartialDate>,
    /// Who issued it; may be empty.
    pub issuer: String,
    /// What it is about; may be empty.
    pub subject: String,
}

/// What an award list has.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct AwardList {
    /// The conference it was read at.
    pub conference: Option<Reference>,
    /// Number of the decision; may be empty.
    pub decision: String,
    /// When it was issued.
    pub issued: Option<PartialDate>,
    /// Who decided; may be empty.
    pub issuer: String,
    /// Key of the level.
    pub level: Option<String>,
    /// Who was given what.
    pub awarded: Vec<Awarded>,
}

/// One row of an award list.
#[derive(Clone, Debug, PartialEq, Hash, Serialize, Deserialize)]
pub struct Awarded {
    /// Key of the form.
    pub form: Option<String>,
    /// Key of [`super::schema::KINDS`].
    pub kind: Option<String>,
    /// How many, in the author's words; may be empty.
    pub count: String,
    /// Who; may be empty.
    pub recipient: String,
    /// The story about them.
    pub story: Option<Reference>,
}

impl Facts {
    /// Gives the address of the story's page.
    pub fn url(&self) -> String {
        format!("/{}/{}/", self.section.folder(), self.slug)
    }

    /// Gives the address that leads to the story for as long as it has its id, wherever its page is.
    pub fn permanent_url(&self) -> String {
        format!("/m/{}/", self.id.value)
    }

    /// Gives the address of the sheet for those who want to do the same, if the story tells how.
    pub fn sheet_url(&self) -> Option<String> {
        self.model()?.replication.as_ref().map(|_| format!("{}ap-dung/", self.url()))
    }

    /// Gives what a model has, if it is one.
    pub fn model(&self) -> Option<&Model> {
        match &self.kind {
            Kind::Model(model) => Some(model),
            _ => None,
        }
    }

    /// Tells whether a reader sees it on `today`.
    pub fn is_shown(&self, today: Date) -> bool {
        self.state == State::Published
            && self.publish.is_none_or(|day| day <= today)
            && self.expire.is_none_or(|day| today < day)
    }
}
