//! What the template of the data page sees.

use serde::Serialize;

use super::{DateView, PageView};

/// The data that anyone may take: `data.html`.
#[derive(Clone, Debug, Serialize)]
pub struct DataView {
    /// The page.
    pub page: PageView,
    /// Up to when the data tell, if any story has a date.
    pub updated: Option<DateView>,
    /// The files.
    pub files: Vec<DataFileView>,
    /// Address where the licence is written; empty where it is not known.
    pub license_url: String,
    /// How to cite the data, in one line.
    pub citation: String,
    /// How to cite the data, as BibTeX.
    pub bibtex: String,
    /// What every column, metric and key means.
    pub dictionary: Vec<DictionaryView>,
    /// Where the tables of places come from.
    pub places: PlacesCreditView,
}

/// Where the tables of places come from.
#[derive(Clone, Debug, Serialize)]
pub struct PlacesCreditView {
    /// Name and version of the work.
    pub name: String,
    /// Licence and its holder; may be empty.
    pub license: String,
    /// Web address; may be empty.
    pub url: String,
    /// Number of the decision that gave the units their codes.
    pub decree: String,
}

/// A file of the data.
#[derive(Clone, Debug, Serialize)]
pub struct DataFileView {
    /// Its key in the theme's words: `workbook`, `models`, `movements`, `figures`, `teams` or `json`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Site-absolute address.
    pub url: String,
    /// How many rows it has; none where rows do not count.
    pub rows: Option<usize>,
}

/// A part of the data dictionary.
#[derive(Clone, Debug, Serialize)]
pub struct DictionaryView {
    /// `stories`, `figures`, `teams`, `metrics` or `keys`.
    pub key: String,
    /// Its lines.
    pub entries: Vec<DictionaryEntryView>,
}

/// One line of the data dictionary.
#[derive(Clone, Debug, Serialize)]
pub struct DictionaryEntryView {
    /// Name in the files.
    pub name: String,
    /// Name as people read it.
    pub label: String,
    /// Address of a metric's ranking, where there is one; else empty.
    pub ranking: String,
    /// Unit of a metric; else empty.
    pub unit: String,
    /// What it holds, how a metric adds up, or the columns that use a key.
    pub kind: String,
    /// Where front matter holds it; empty where it is computed.
    pub front: String,
    /// What it means; may be empty.
    pub meaning: String,
}
