//! What a volume is to hold, as its editor writes it in `content/ky-yeu/<name>.yaml`.

use std::ops::Range;

use crate::catalogue::taxonomy::Axis;
use crate::diagnostic::{Diagnostic, FilePath};
use crate::source::redact::Redaction;
use crate::source::scan::VOLUMES as FOLDER;
use crate::source::scan::{SourceFile, Tree};
use crate::story::{PartialDate, Spanned};

mod read;

/// A volume as its editor wants it.
#[derive(Clone, Debug, Default)]
pub struct Volume {
    /// The name of its file, without folder and ending.
    pub name: String,
    /// Its file.
    pub file: Option<FilePath>,
    /// Title.
    pub title: String,
    /// Line below the title; may be empty.
    pub subtitle: String,
    /// The body above the one that publishes; may be empty.
    pub superior: String,
    /// The body that publishes; may be empty.
    pub organ: String,
    /// Place named on the cover; may be empty.
    pub place: String,
    /// Day, month or year named on the cover.
    pub date: Option<PartialDate>,
    /// The conference that it is the record of.
    pub conference: Option<Spanned<String>>,
    /// What stands at the head of its cover.
    pub header: Header,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// What the law asks to be printed, by the keys of [`IMPRINT`].
    pub imprint: Vec<(&'static str, String)>,
}

/// What stands at the head of a cover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Header {
    /// The head of a Party document, without the name of the state.
    Party,
    /// The head of a state document, with its name and motto.
    State,
    /// The body alone.
    #[default]
    Plain,
}

impl Header {
    /// Every header.
    pub const ALL: [Self; 3] = [Self::Party, Self::State, Self::Plain];

    /// Gives the word that volumes use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Party => "dang",
            Self::State => "nha-nuoc",
            Self::Plain => "khong",
        }
    }
}

/// The keys of an imprint, in the order printed.
pub const IMPRINT: [&str; 8] =
    ["responsible", "content", "editors", "design", "permit", "printer", "copies", "deposit"];

/// A part of a volume.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it is asked for.
    pub span: Range<usize>,
    /// Its title; empty for the usual one.
    pub title: String,
    /// A file of Markdown that it begins with, from the folder of the volumes.
    pub text: Option<Spanned<String>>,
    /// Stories by name, in this order.
    pub stories: Vec<Spanned<String>>,
    /// What stories must be sorted under.
    pub query: Vec<Condition>,
}

/// Something that stories must be sorted under: one of some words.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The lists that are meant.
    pub axis: Axis,
    /// Words that name one of them each.
    pub words: Vec<Spanned<String>>,
}

/// What a part of a volume is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// The front cover.
    Cover,
    /// The foreword.
    Foreword,
    /// The table of contents.
    Contents,
    /// The programme of the conference.
    Programme,
    /// The speeches at the conference.
    Speeches,
    /// The report: the conference and the movements that it summed up.
    Report,
    /// The papers read at the conference.
    Papers,
    /// Models by field.
    Models,
    /// Movements.
    Movements,
    /// Documents.
    Documents,
    /// Lists of awards.
    Awards,
    /// All figures of the book, each with its source.
    Figures,
    /// The index of places.
    Places,
    /// The index of models.
    Names,
    /// What the law asks to be printed.
    Imprint,
    /// The back cover.
    Back,
}

impl PartKind {
    /// Every kind, in the usual order of a volume.
    pub const ALL: [Self; 16] = [
        Self::Cover,
        Self::Foreword,
        Self::Contents,
        Self::Programme,
        Self::Speeches,
        Self::Report,
        Self::Papers,
        Self::Models,
        Self::Movements,
        Self::Documents,
        Self::Awards,
        Self::Figures,
        Self::Places,
        Self::Names,
        Self::Imprint,
        Self::Back,
    ];

    /// Gives the word that volumes use, which names its usual title too.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cover => "bia",
            Self::Foreword => "loi-noi-dau",
            Self::Contents => "muc-luc",
            Self::Programme => "chuong-trinh",
            Self::Speeches => "phat-bieu",
            Self::Report => "bao-cao",
            Self::Papers => "tham-luan",
            Self::Models => "mo-hinh",
            Self::Movements => "phong-trao",
            Self::Documents => "van-ban",
            Self::Awards => "khen-thuong",
            Self::Figures => "phu-luc-so-lieu",
            Self::Places => "tra-cuu-dia-danh",
            Self::Names => "tra-cuu-ten",
            Self::Imprint => "thong-tin-xuat-ban",
            Self::Back => "bia-sau",
        }
    }

    /// Tells whether stories are asked for in it.
    pub fn has_stories(self) -> bool {
        matches!(
            self,
            Self::Report
                | Self::Papers
                | Self::Models
                | Self::Movements
                | Self::Documents
                | Self::Awards
        )
    }
}

impl Part {
    /// Tells whether its editor leaves to the program what it holds.
    pub fn is_plain(&self) -> bool {
        self.text.is_none() && self.stories.is_empty() && self.query.is_empty()
    }
}

impl Volume {
    /// Reads every volume of a showcase, in order of name.
    pub fn read_all(tree: &Tree, redaction: &Redaction) -> (Vec<Self>, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let volumes = tree.under(FOLDER).filter_map(|file| {
            let name = name(&file.path)?.to_owned();
            let (volume, found) = Self::read(&file, &name, redaction);
            problems.extend(found);
            volume
        });
        (volumes.collect(), problems)
    }

    /// Reads a volume without the names that must not be published; nothing where it is no YAML at all.
    pub fn read(
        file: &SourceFile,
        name: &str,
        redaction: &Redaction,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        read::read(file, name, redaction)
    }
}

/// Gives the name of a volume by its file; nothing for another file.
fn name(path: &str) -> Option<&str> {
    let name = path.strip_prefix(FOLDER)?;
    let name = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))?;
    (!name.contains('/')).then_some(name)
}
