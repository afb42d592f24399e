//! The catalogue as open data: CSV, JSON and a workbook, and CSV read back.
//!
//! Every file is a function of the catalogue and the settings. Stories become [`record::Record`]s, the
//! records fill tables by the columns of `story_columns`, `figure_columns` and `team_columns`, and `csv`
//! and `workbook` write the tables; `dictionary` tells readers what the columns mean. Pages that show all this are
//! `site`'s work.
//!
//! | file | holds |
//! |---|---|
//! | `record` | stories as plain values |
//! | `cell`, `table`, `column` | what the files share |
//! | `story_columns`, `figure_columns`, `team_columns` | the columns of the tables |
//! | `csv`, `json`, `workbook` | the writers |
//! | `dictionary` | what columns, metrics and keys mean |
//! | `citation` | how to cite the data, and under which licence they may be used |
//! | `read` | CSV read back into facts |

use rayon::prelude::*;

pub mod cell;
pub mod citation;
mod column;
mod csv;
pub mod dictionary;
mod figure_columns;
mod json;
pub mod read;

pub mod record;
mod story_columns;
pub mod table;
mod team_columns;
mod workbook;

#[cfg(test)]
mod tests;

pub use read::{Source, Tables, read_csv};

use crate::catalogue::{Catalogue, StoryId};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic};
use crate::story::Section;
use record::Record;
use record::make::Maker;
use story_columns::Kinds;
use table::Table;

/// Address of the page that offers the files.
pub use crate::catalogue::DATA_URL as URL;

/// A file of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFile {
    /// One row a model, as CSV.
    Models,
    /// One row a movement, as CSV.
    Movements,
    /// One row a figure, as CSV.
    Figures,
    /// One row a team, as CSV.
    Teams,
    /// The whole catalogue, as JSON.
    Json,
    /// The tables and the dictionary, as an Excel workbook.
    Workbook,
}

impl DataFile {
    /// Every file, the one most readers want first.
    pub const ALL: [Self; 6] =
        [Self::Workbook, Self::Models, Self::Movements, Self::Figures, Self::Teams, Self::Json];

    /// Gives its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Models => "mo-hinh.csv",
            Self::Movements => "phong-trao.csv",
            Self::Figures => "so-lieu.csv",
            Self::Teams => "to-dan-van.csv",
            Self::Json => "du-lieu.json",
            Self::Workbook => "du-lieu.xlsx",
        }
    }

    /// Gives its address.
    pub fn url(self) -> String {
        format!("{URL}{}", self.name())
    }

    /// Gives its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Models | Self::Movements | Self::Figures | Self::Teams => "text/csv",
            Self::Json => "application/json",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// Gives the hash of everything that determines a file's bytes.
pub fn key(file: DataFile, catalogue: &Catalogue, config: &Config) -> blake3::Hash {
    let data = Data { catalogue, config };
    let Some(bytes) = data.text(file) else { return workbook::key(&data.sheets()) };
    blake3::hash(&bytes)
}

/// Writes a file.
pub fn render(
    file: DataFile,
    catalogue: &Catalogue,
    config: &Config,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let data = Data { catalogue, config };
    if let Some(bytes) = data.text(file) {
        return Ok(bytes);
    }
    let told = |error: &workbook::Refusal| diagnostic::data::workbook(file.name(), error.as_str());
    workbook::write(&data.sheets(), data.newest(), config.lang())
        .map_err(|error| Box::new(told(&error)))
}

/// Writes the figures of some stories as CSV, as `so-lieu.csv` holds them.
pub fn figures_of(stories: &[StoryId], catalogue: &Catalogue, config: &Config) -> Vec<u8> {
    let maker = Maker { catalogue, config };
    let records: Vec<Record> = stories.iter().map(|id| maker.record(catalogue.get(*id))).collect();
    let rows = figure_columns::rows(&records);
    csv::write(&column::fill(&figure_columns::columns(), rows.iter(), config.lang()))
}

/// Writes one story as JSON.
pub fn story_json(id: StoryId, catalogue: &Catalogue, config: &Config) -> Vec<u8> {
    json::story(&Maker { catalogue, config }.record(catalogue.get(id)))
}

/// Gives the address of a story's JSON; plain pages have none.
pub fn story_url(section: Section, url: &str) -> Option<String> {
    (section != Section::Page).then(|| format!("{url}index.json"))
}

/// Gives the day of the newest story: up to when the data tell.
pub fn newest(catalogue: &Catalogue) -> Option<jiff::civil::Date> {
    catalogue.iter().filter_map(|(_, entry)| entry.story.facts.date).max()
}

/// Counts the figures of all stories.
pub fn count_figures(catalogue: &Catalogue) -> usize {
    catalogue.iter().map(|(_, entry)| entry.story.facts.figures.len()).sum()
}

/// A showcase about to be written.
#[derive(Clone, Copy)]
struct Data<'a> {
    catalogue: &'a Catalogue,
    config: &'a Config,
}

impl<'a> Data<'a> {
    /// Writes a file that is text; `None` for the workbook.
    fn text(self, file: DataFile) -> Option<Vec<u8>> {
        match file {
            DataFile::Models => Some(csv::write(&self.stories(Section::Model))),
            DataFile::Movements => Some(csv::write(&self.stories(Section::Movement))),
            DataFile::Figures => Some(csv::write(&self.figures())),
            DataFile::Teams => Some(csv::write(&self.teams())),
            DataFile::Json => Some(json::catalogue(self)),
            DataFile::Workbook => None,
        }
    }

    fn sheets(self) -> [Table; 5] {
        [
            self.stories(Section::Model),
            self.stories(Section::Movement),
            self.figures(),
            self.teams(),
            dictionary::table(&self.config.definitions, self.config.lang()),
        ]
    }

    fn records(self, section: Section) -> Vec<Record> {
        let maker = self.maker();
        let entries: Vec<_> = self.catalogue.section(section).map(|(_, entry)| entry).collect();
        entries.into_par_iter().map(|it| maker.record(it)).collect()
    }

    fn stories(self, section: Section) -> Table {
        let kinds = if section == Section::Model { Kinds::Models } else { Kinds::Movements };
        let columns = story_columns::columns(kinds);
        column::fill(&columns, self.records(section).iter(), self.config.lang())
    }

    fn figures(self) -> Table {
        let sections = [Section::Model, Section::Movement, Section::Conference];
        let records: Vec<Record> = sections.into_iter().flat_map(|it| self.records(it)).collect();
        let rows = figure_columns::rows(&records);
        column::fill(&figure_columns::columns(), rows.iter(), self.config.lang())
    }

    fn teams(self) -> Table {
        let rows = team_columns::rows(self.maker());
        column::fill(&team_columns::columns(), rows.iter(), self.config.lang())
    }

    fn maker(self) -> Maker<'a> {
        Maker { catalogue: self.catalogue, config: self.config }
    }

    fn newest(self) -> Option<jiff::civil::Date> {
        newest(self.catalogue)
    }
}
