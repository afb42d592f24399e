//! The catalogue as open data: CSV, JSON and a workbook; and what offices have, read into it.
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
//! | `import` | tables and reports of offices, brought into a showcase |

use std::io::{self, BufWriter, Write};

pub mod cell;
pub mod citation;
mod column;
mod csv;
pub mod dictionary;
mod figure_columns;
pub mod import;
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

use crate::catalogue::{Catalogue, Entry, StoryId};
use crate::config::{Config, Part};
use crate::diagnostic::{self, Diagnostic};
use crate::story::{Facts, Section};
use record::Record;
use record::make::Maker;
use story_columns::Kinds;
use table::Table;
use workbook::Written;

/// How many bytes of JSON most stories take.
const STORY: usize = 8 << 10;

/// The most stories whose workbook is made in memory.
const FEW: usize = 2_000;

const MEMORY: &str = "records serialize, and writing into memory does not fail";

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
    if file == DataFile::Workbook {
        return workbook::key(data.sheets());
    }
    let mut hasher = blake3::Hasher::new();
    data.write(file, &mut BufWriter::new(&mut hasher)).expect("hashing does not fail");
    hasher.finalize()
}

/// Writes a file.
pub fn render(
    file: DataFile,
    catalogue: &Catalogue,
    config: &Config,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut bytes = Vec::new();
    (stream(file, catalogue, config)?.stream)(&mut bytes).expect(MEMORY);
    Ok(bytes)
}

/// Tells why there is no workbook.
fn refused(why: &workbook::Refusal) -> Box<Diagnostic> {
    Box::new(diagnostic::data::workbook(DataFile::Workbook.name(), why.as_str()))
}

/// What writes a file.
pub struct Streamed<'a> {
    /// Its [`key`]; none where that is the hash of its bytes.
    pub key: Option<blake3::Hash>,
    /// Writes its bytes.
    pub stream: Stream<'a>,
}

/// Gives what writes a file while it is made; the workbook is made as a whole, that of many stories beside
/// memory.
pub fn stream<'a>(
    file: DataFile,
    catalogue: &'a Catalogue,
    config: &'a Config,
) -> Result<Streamed<'a>, Box<Diagnostic>> {
    let data = Data { catalogue, config };
    if file != DataFile::Workbook {
        return Ok(Streamed { key: None, stream: Box::new(move |out| data.write(file, out)) });
    }
    let (sheets, day, lang) = (data.sheets(), data.newest(), config.lang());
    if catalogue.len() <= FEW {
        let Written { key, book } =
            workbook::write(sheets, day, lang).map_err(|it| refused(&it))?;
        return Ok(Streamed { key: Some(key), stream: Box::new(move |out| out.write_all(&book)) });
    }
    let written = workbook::write_beside(sheets, day, lang).map_err(|it| refused(&it))?;
    let Written { key, mut book } = written;
    let stream: Stream<'_> = Box::new(move |out| io::copy(&mut book, out).map(drop));
    Ok(Streamed { key: Some(key), stream })
}

/// Writes bytes; it fails only where the writer does.
pub type Stream<'a> = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()> + 'a>;

/// Writes the figures of some stories as CSV, as `so-lieu.csv` holds them.
pub fn figures_of(stories: &[StoryId], catalogue: &Catalogue, config: &Config) -> Vec<u8> {
    let maker = Maker { catalogue, config };
    let rows = stories.iter().flat_map(|id| figure_columns::rows(catalogue.get(*id), maker));
    let mut bytes = Vec::new();
    csv::write(column::fill(figure_columns::columns(), rows, config.lang()), &mut bytes)
        .expect(MEMORY);
    bytes
}

/// Writes one story as JSON.
pub fn story_json(id: StoryId, catalogue: &Catalogue, config: &Config) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(STORY);
    json::story(&Maker { catalogue, config }.record(catalogue.get(id)), &mut bytes).expect(MEMORY);
    bytes
}

/// Gives the address of a story's JSON; plain pages have none, nor has a site without open data.
pub fn story_url(catalogue: &Catalogue, facts: &Facts) -> Option<String> {
    let has_any = catalogue.parts.has(Part::Data) && facts.section != Section::Page;
    has_any.then(|| format!("{}index.json", facts.url()))
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
    /// Writes a file that is text.
    fn write(self, file: DataFile, out: &mut dyn Write) -> io::Result<()> {
        match file {
            DataFile::Models => csv::write(self.stories(Section::Model), out),
            DataFile::Movements => csv::write(self.stories(Section::Movement), out),
            DataFile::Figures => csv::write(self.figures(), out),
            DataFile::Teams => csv::write(self.teams(), out),
            DataFile::Json => json::catalogue(self, out),
            DataFile::Workbook => unreachable!("a workbook is no text"),
        }
    }

    fn sheets(self) -> [Table<'a>; 5] {
        [
            self.stories(Section::Model),
            self.stories(Section::Movement),
            self.figures(),
            self.teams(),
            dictionary::table(&self.config.definitions, self.config.lang()),
        ]
    }

    fn entries(self, section: Section) -> impl Iterator<Item = &'a Entry> {
        self.catalogue.section(section).map(|(_, it)| it)
    }

    /// Gives the records of the stories of a kind, each made when its turn comes.
    fn records(self, section: Section) -> impl Iterator<Item = Record<'a>> {
        self.entries(section).map(move |it| self.maker().record(it))
    }

    fn stories(self, section: Section) -> Table<'a> {
        let kinds = if section == Section::Model { Kinds::Models } else { Kinds::Movements };
        let columns = story_columns::columns(kinds);
        // Its figures have a table of their own.
        let records = self.entries(section).map(move |it| self.maker().record_without_figures(it));
        column::fill(columns, records, self.config.lang())
    }

    fn figures(self) -> Table<'a> {
        let sections = [Section::Model, Section::Movement, Section::Conference];
        let entries = sections.into_iter().flat_map(move |it| self.entries(it));
        let rows = entries.flat_map(move |it| figure_columns::rows(it, self.maker()));
        column::fill(figure_columns::columns(), rows, self.config.lang())
    }

    fn teams(self) -> Table<'a> {
        let rows = team_columns::rows(self.maker());
        column::fill(team_columns::columns(), rows, self.config.lang())
    }

    fn maker(self) -> Maker<'a> {
        Maker { catalogue: self.catalogue, config: self.config }
    }

    fn newest(self) -> Option<jiff::civil::Date> {
        newest(self.catalogue)
    }
}
