//! Reads the tables of `csv` back into facts: all of them, or none and every reason why.
//!
//! What the tables do not hold (bodies, pictures, people, former addresses, whom to ask) is empty in
//! what is read. Computed columns are not read and may be left out.

use std::collections::BTreeMap;

mod figure;
pub mod places;
mod row;
pub(super) mod sheet;
mod story;

use crate::config::Definitions;
use crate::diagnostic::{Diagnostic, FilePath, data as problem};
use crate::source::grid;
use crate::story::{Facts, Section};
use row::{Header, Row};

use super::column::{Column, Matter};
use super::figure_columns;
use super::story_columns::{self, Kinds};

/// A table as it stands on the disk.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its file, as diagnostics name it.
    pub file: &'a FilePath,
    /// Its text.
    pub text: &'a str,
}

/// The tables that are read together.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// `mo-hinh.csv`.
    pub models: Option<Source<'a>>,
    /// `phong-trao.csv`.
    pub movements: Option<Source<'a>>,
    /// `so-lieu.csv`; figures of other kinds of stories than those given are left out.
    pub figures: Source<'a>,
}

/// Reads tables into the facts of their stories, in the order of the rows.
pub fn read_csv(
    tables: Tables<'_>,
    definitions: &Definitions,
) -> Result<Vec<Facts>, Vec<Diagnostic>> {
    let mut reading = Reading {
        definitions,
        sections: Vec::new(),
        stories: Vec::new(),
        index: BTreeMap::new(),
        found: Vec::new(),
    };
    for (source, section) in
        [(tables.models, Section::Model), (tables.movements, Section::Movement)]
    {
        if let Some(source) = source {
            reading.take_stories(source, section);
        }
    }
    reading.take_figures(tables.figures);
    if reading.found.is_empty() { Ok(reading.stories) } else { Err(reading.found) }
}

/// What has been read so far.
struct Reading<'a> {
    definitions: &'a Definitions,
    /// The kinds of stories whose tables are given.
    sections: Vec<Section>,
    stories: Vec<Facts>,
    /// Where the story of each name stands, and the row it was read from.
    index: BTreeMap<String, (usize, usize)>,
    found: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn take_stories(&mut self, source: Source<'_>, section: Section) {
        let kinds = if section == Section::Model { Kinds::Models } else { Kinds::Movements };
        self.sections.push(section);
        let definitions = self.definitions;
        self.rows(source, &names(&story_columns::columns(kinds)), |reading, row| {
            let facts = story::read(row, section, definitions);
            reading.keep(facts, row);
        });
    }

    fn keep(&mut self, facts: Facts, row: &mut Row<'_>) {
        let id = facts.id.value.clone();
        if let Some((_, first)) = self.index.get(&id) {
            let fault = problem::repeated(&row.cell("id"), &id, *first);
            row.faults.push(fault);
            return;
        }
        self.index.insert(id, (self.stories.len(), row.number));
        self.stories.push(facts);
    }

    fn take_figures(&mut self, source: Source<'_>) {
        self.rows(source, &names(&figure_columns::columns()), |reading, row| {
            let section = Section::of_folder(&row.text("section"));
            if section.is_some_and(|it| !reading.sections.contains(&it)) {
                return;
            }
            let figure = figure::read(row, reading.definitions);
            let story = row.text("story");
            let Some((at, _)) = reading.index.get(&story) else {
                let fault = problem::unknown_story(&row.cell("story"), &story);
                row.faults.push(fault);
                return;
            };
            reading.stories[*at].figures.extend(figure);
        });
    }

    /// Goes through the rows of a table; `take` reads one and notes what is wrong with it.
    fn rows(
        &mut self,
        source: Source<'_>,
        columns: &[Name],
        mut take: impl FnMut(&mut Self, &mut Row<'_>),
    ) {
        let mut lines = grid::lines(source.text, ',').into_iter();
        let header = match Header::read(source, lines.next(), columns) {
            Ok(header) => header,
            Err(fault) => return self.found.push(*fault),
        };
        for line in lines {
            match Row::new(source, &header, line) {
                Ok(mut row) => {
                    take(self, &mut row);
                    self.found.append(&mut row.faults);
                }
                Err(fault) => self.found.push(*fault),
            }
        }
    }
}

/// The name of a column, and whether it must be there.
#[derive(Clone, Copy)]
struct Name {
    text: &'static str,
    needed: bool,
}

/// Columns that front matter does not hold, and reading needs: the address names the file.
const NEEDED: [&str; 2] = ["url", "section"];

fn names<M: Matter>(columns: &[&Column<M>]) -> Vec<Name> {
    let name = |it: &&Column<M>| Name {
        text: it.name,
        needed: !it.front.is_empty() || NEEDED.contains(&it.name),
    };
    columns.iter().map(name).collect()
}
