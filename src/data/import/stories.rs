//! Rows of tables into stories: which story each row is about, and what it sets there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::form::{self, Column, Role, Table, label};
use super::known::Known;
use super::plan::{Change, Edited, Plan, steps};
use super::rows::{Cell, Row};
use super::value::{Wording, shown, value, wording};
use super::{Showcase, path_of};
use crate::config::{Definitions, Label, Metric};
use crate::diagnostic::import::{self as problem, CellName};
use crate::diagnostic::{Diagnostic, FilePath, Lang, Text};
use crate::source::yaml::Value;
use crate::source::yaml::edit::{Edit, Refused};
use crate::story::Section;
use crate::story::archetype::{Given, archetype};
use crate::story::id::free_id;
use crate::story::schema::Shape;
use crate::vi::slug::slugify;

const TITLE: Role = Role::Value("title");
const ID: Role = Role::Value("id");

/// Plans what the rows of a file do to a showcase.
pub(super) fn stories(rows: &[Row], showcase: &Showcase<'_>) -> Plan {
    let mut targets = Targets::new(showcase);
    for row in rows {
        if let Table::Stories(section) = row.table {
            targets.story(row, section);
        }
    }
    for row in rows {
        match row.table {
            Table::Stories(_) => {}
            Table::Figures => targets.figure(row),
            Table::Sources => targets.source(row),
        }
    }
    targets.finish()
}

/// A story that rows are about.
struct Target<'a> {
    known: Option<&'a Known>,
    /// A story that stands where this new one would: it may be this very one, brought in before.
    before: Option<&'a Known>,
    section: Section,
    title: String,
    path: FilePath,
    id: String,
    origin: CellName,
    sets: Vec<Set>,
}

/// A value that a cell sets.
struct Set {
    path: Vec<String>,
    value: Value,
    shape: Shape,
    label: Text,
    cell: CellName,
}

/// All stories that rows are about, and what is wrong so far.
struct Targets<'a> {
    showcase: &'a Showcase<'a>,
    known: &'a [Known],
    ids: Vec<String>,
    all: Vec<Target<'a>>,
    /// The cell that each figure comes from.
    figures: BTreeMap<(usize, String), CellName>,
    found: Vec<Diagnostic>,
}

impl<'a> Targets<'a> {
    fn new(showcase: &'a Showcase<'a>) -> Self {
        let known = showcase.known();
        let ids = known.iter().map(|it| it.id.clone()).collect();
        let (all, figures, found) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self { showcase, known, ids, all, figures, found }
    }

    /// Takes a row of a table of stories.
    fn story(&mut self, row: &Row, section: Section) {
        let id = row.text(&ID);
        let target = if id.is_empty() { self.fresh(row, section) } else { self.existing(row, id) };
        match target {
            Ok(target) => {
                if let Some(first) = self.all.iter().find(|it| it.path == target.path) {
                    let place = row.place(if id.is_empty() { &TITLE } else { &ID });
                    self.found.push(problem::repeated_story(place, &first.origin));
                    return;
                }
                self.all.push(target);
                self.values(self.all.len() - 1, row);
            }
            Err(problem) => self.found.push(*problem),
        }
    }

    fn existing(&self, row: &Row, id: &str) -> Result<Target<'a>, Box<Diagnostic>> {
        let known = self.known.iter().find(|it| it.id == id);
        let known = known.ok_or_else(|| problem::unknown_id(row.place(&ID), id))?;
        Ok(Self::target(known, row.place(&ID)))
    }

    fn target(known: &'a Known, origin: &CellName) -> Target<'a> {
        Target {
            known: Some(known),
            before: None,
            section: known.section,
            title: known.title.clone(),
            path: Arc::clone(&known.path),
            id: known.id.clone(),
            origin: origin.clone(),
            sets: Vec::new(),
        }
    }

    fn fresh(&mut self, row: &Row, section: Section) -> Result<Target<'a>, Box<Diagnostic>> {
        let (title, place) = (row.text(&TITLE), row.place(&TITLE));
        if title.is_empty() {
            return Err(problem::no_title(place).into());
        }
        let path = path_of(section, title);
        let stem = format!("content/{}/{}", section.folder(), slugify(title));
        let flat = format!("{stem}.md");
        let is_taken = |it: &&Known| {
            it.path == path || *it.path == *flat || it.section == section && it.is_called(title)
        };
        let before = self.known.iter().find(is_taken);
        if let Some(known) = before.filter(|it| it.path != path) {
            return Err(problem::known_title(place, title, &known.path, &known.id).into());
        }
        let taken: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        let id = before.map_or_else(
            || free_id(&format!("{}/{}", section.folder(), slugify(title)), &taken),
            |it| it.id.clone(),
        );
        self.ids.push(id.clone());
        let (title, origin, sets) = (title.to_owned(), place.clone(), Vec::new());
        Ok(Target { known: None, before, section, title, path, id, origin, sets })
    }

    /// Takes the cells of a row of a table of stories.
    fn values(&mut self, target: usize, row: &Row) {
        if self.all[target].known.is_none() {
            self.look_for_required(row);
        }
        for (column, cell) in &row.cells {
            match &column.role {
                Role::Value("id") => {}
                Role::Value(path) => {
                    let path = path.split('.').map(str::to_owned).collect();
                    self.set(target, path, (column, cell), Text::from(&column.label));
                }
                Role::Figure(key) => self.figure_column(target, key, cell),
                Role::Story | Role::Metric | Role::Unit => {}
            }
        }
    }

    /// Tells of every column that a new story must have and its row leaves empty.
    fn look_for_required(&mut self, row: &Row) {
        let columns = row.table.columns();
        let missing = columns.iter().filter(|it| it.is_required && row.get(&it.role).is_none());
        let place = row.place(&TITLE);
        self.found.extend(missing.map(|it| problem::missing(place, &Text::from(&it.label))));
    }

    /// Takes a figure that has a column of its own.
    fn figure_column(&mut self, target: usize, key: &str, cell: &Cell) {
        let Some(metric) = self.showcase.config.definitions.metric(key) else { return };
        if !self.claim(target, metric, &cell.name) {
            return;
        }
        if let Some(said) = self.said(cell, "", metric) {
            let path = self.figure_path(target, vec!["metrics".to_owned(), key.to_owned()]);
            let (value, shape) = (said.into(), Shape::Text);
            let (label, cell) = (Text::from(&metric.label), cell.name.clone());
            self.all[target].sets.push(Set { path, value, shape, label, cell });
        }
    }

    /// Sets a value, unless it should be a word of a list and is none.
    fn set(&mut self, target: usize, path: Vec<String>, from: (&Column, &Cell), label: Text) {
        let (column, cell) = from;
        let definitions = &self.showcase.config.definitions;
        let words = form::words(column.shape, definitions);
        if !words.is_empty() && form::key_of(&cell.text, &words).is_none() {
            let names: Vec<&str> = words.iter().map(|it| it.names[0].as_str()).collect();
            self.found.push(problem::unknown_word(&cell.name, &label, &cell.text, &names));
            return;
        }
        let value = value(&cell.text, column.shape, definitions);
        let (shape, cell) = (column.shape, cell.name.clone());
        self.all[target].sets.push(Set { path, value, shape, label, cell });
    }

    /// Takes a row of a table of figures.
    fn figure(&mut self, row: &Row) {
        let metric = self.metric(row);
        let (Some(target), Some(metric)) = (self.named(row), metric) else { return };
        let place = row.place(&Role::Metric);
        if !self.claim(target, metric, place) {
            return;
        }
        let base = vec!["metrics".to_owned(), metric.key.clone()];
        let value = row.get(&Role::Value("value"));
        if value.is_none() && self.at(target, &base).is_none() {
            self.found.push(problem::no_figure(place, &Text::from(&metric.label)));
            return;
        }
        let more: Vec<&(Column, Cell)> = row.cells.iter().filter(|(it, _)| is_more(it)).collect();
        if let Some(cell) = value
            && let Some(said) = self.said(cell, row.text(&Role::Unit), metric)
        {
            let mut path = self.figure_path(target, base.clone());
            if !more.is_empty() && path.len() == base.len() {
                path.push("value".to_owned());
            }
            let (label, shape) = (Text::from(&metric.label), Shape::Text);
            let (value, cell) = (said.into(), cell.name.clone());
            self.all[target].sets.push(Set { path, value, shape, label, cell });
        }
        for (column, cell) in more {
            let Role::Value(key) = column.role else { continue };
            let path = [base.clone(), vec![key.to_owned()]].concat();
            self.set(target, path, (column, cell), beside(&metric.label, &column.label));
        }
    }

    /// Finds the metric of a row.
    fn metric(&mut self, row: &Row) -> Option<&'a Metric> {
        let definitions = &self.showcase.config.definitions;
        let name = row.text(&Role::Metric);
        let metric = form::metric(name, definitions);
        if metric.is_none() {
            let labels: Vec<&str> = definitions.metrics.iter().map(|it| &*it.label.vi).collect();
            self.found.push(problem::unknown_metric(row.place(&Role::Metric), name, &labels));
        }
        metric
    }

    /// Gives where the words of a figure stand: by themselves, or among its fields.
    fn figure_path(&self, target: usize, base: Vec<String>) -> Vec<String> {
        match self.at(target, &base) {
            Some(Value::Map(_)) => [base, vec!["value".to_owned()]].concat(),
            _ => base,
        }
    }

    /// Words the figure of a cell.
    fn said(&mut self, cell: &Cell, unit: &str, metric: &Metric) -> Option<String> {
        match wording(&cell.text, cell.is_number, unit, metric) {
            Wording::Said(text) => Some(text),
            Wording::Doubtful(number, percent) => {
                self.found.push(problem::percent(&cell.name, &number, &percent));
                None
            }
        }
    }

    /// Notes that a figure of a story is told, once.
    fn claim(&mut self, target: usize, metric: &Metric, cell: &CellName) -> bool {
        let key = (target, metric.key.clone());
        if let Some(first) = self.figures.get(&key) {
            self.found.push(problem::repeated_figure(cell, &Text::from(&metric.label), first));
            return false;
        }
        self.figures.insert(key, cell.clone());
        true
    }

    /// Takes a row of a table of sources: one that the story has by address or name, or a new one.
    fn source(&mut self, row: &Row) {
        let Some(target) = self.named(row) else { return };
        let sources = Section::Model.fields().find(|it| it.key == "sources");
        let outer = sources.map_or_else(Label::default, |it| label(it.label));
        let cells: Vec<&(Column, Cell)> =
            row.cells.iter().filter(|(it, _)| it.role != Role::Story).collect();
        let at = self.source_at(target, row).to_string();
        for (column, cell) in cells {
            let Role::Value(key) = column.role else { continue };
            let path = vec!["sources".to_owned(), at.clone(), key.to_owned()];
            self.set(target, path, (column, cell), beside(&outer, &column.label));
        }
    }

    /// Gives the place of a source among those of its story.
    fn source_at(&self, target: usize, row: &Row) -> usize {
        let old = match self.at(target, &["sources".to_owned()]) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        let same = |it: &Value| {
            ["url", "title", "citation"].iter().any(|key| {
                let text = row.text(&Role::Value(key));
                !text.is_empty() && it.get(key) == Some(&Value::from(text))
            })
        };
        let new = self.all[target].sets.iter().filter(|it| it.path[0] == "sources");
        let new = new.filter_map(|it| it.path[1].parse::<usize>().ok()).max();
        let next = old.len().max(new.map_or(0, |it| it + 1));
        old.iter().position(same).unwrap_or(next)
    }

    /// Finds the story that a row names, by its id or its title.
    fn named(&mut self, row: &Row) -> Option<usize> {
        let (name, place) = (row.text(&Role::Story), row.place(&Role::Story));
        let is = |target: &Target<'_>| {
            !name.is_empty() && (target.id == name || slugify(&target.title) == slugify(name))
        };
        let rows: Vec<usize> = (0..self.all.len()).filter(|index| is(&self.all[*index])).collect();
        let listed = |it: &Known| self.all.iter().any(|target| target.path == it.path);
        let others: Vec<&'a Known> = self
            .known
            .iter()
            .filter(|it| !name.is_empty() && !listed(it) && (it.id == name || it.is_called(name)))
            .collect();
        match (&rows[..], &others[..]) {
            ([one], []) => Some(*one),
            ([], [one]) => {
                self.all.push(Self::target(one, place));
                Some(self.all.len() - 1)
            }
            ([], []) => {
                let titles = self.all.iter().map(|it| it.title.as_str());
                let known = self.known.iter().map(|it| it.title.as_str());
                let titles: Vec<&str> = titles.chain(known).filter(|it| !it.is_empty()).collect();
                self.found.push(problem::unknown_story(place, name, &titles));
                None
            }
            _ => {
                let ids = rows.iter().map(|it| self.all[*it].id.as_str());
                let ids: Vec<&str> = ids.chain(others.iter().map(|it| it.id.as_str())).collect();
                self.found.push(problem::several_stories(place, name, &ids));
                None
            }
        }
    }

    /// Gives what stands at a path of a story that there is.
    fn at(&self, target: usize, path: &[String]) -> Option<&'a Value> {
        let known = self.all[target].known?;
        path.iter().try_fold(&known.values, |value, step| match value {
            Value::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => value.get(step),
        })
    }

    fn finish(mut self) -> Plan {
        let mut changes = Vec::new();
        for target in std::mem::take(&mut self.all) {
            match self.change(target) {
                Ok(change) => changes.extend(change),
                Err(problem) => self.found.push(*problem),
            }
        }
        Plan { changes, diagnostics: self.found, ..Plan::default() }
    }

    /// Sets the values of a story; nothing comes of it where all stand there already.
    fn change(&self, target: Target<'_>) -> Result<Option<Change>, Box<Diagnostic>> {
        let before = target.known.map(|it| self.showcase.text(&it.path));
        let new = before.is_none().then(|| self.begun(&target));
        let text = before.as_deref().or(new.as_deref()).unwrap_or_default();
        let keys: Vec<&str> = target.section.fields().map(|it| it.key).collect();
        let edit =
            Edit::new(text).map_err(|_| problem::broken_story(&target.origin, &target.path))?;
        let mut edit = edit.in_order(&keys);
        let mut edits = Vec::new();
        for set in target.sets {
            let path = steps(&set.path);
            let old = edit.get(&path);
            if before.is_some() && old.as_ref() == Some(&set.value) {
                continue;
            }
            place(&mut edit, &set.path, set.value.clone())
                .map_err(|_| problem::entangled(&set.cell, &target.path))?;
            let said = |it: &Value| said(it, set.shape, &self.showcase.config.definitions);
            edits.push(Edited {
                label: set.label,
                before: old.filter(|_| before.is_some()).map(|it| said(&it)),
                after: said(&set.value),
                cell: set.cell,
                path: set.path,
            });
        }
        let is_same = before.as_deref() == Some(edit.text());
        let text = edit.text().to_owned();
        if let Some(known) = target.before {
            // An import that was stopped half-way is gone on with; any other story of that name stays.
            let is_there = self.showcase.text(&known.path) == text;
            let taken = || {
                let (title, path) = (&target.title, &known.path);
                Box::new(problem::known_title(&target.origin, title, path, &known.id))
            };
            return if is_there { Ok(None) } else { Err(taken()) };
        }
        let (path, origin) = (target.path, Some(target.origin));
        let (beside, proposals) = (Vec::new(), Vec::new());
        Ok((!is_same).then_some(Change { path, before, text, edits, beside, proposals, origin }))
    }

    /// Begins a new story: what its row must say is not filled in by example.
    fn begun(&self, target: &Target<'_>) -> String {
        let given = Given {
            id: &target.id,
            title: &target.title,
            date: &self.showcase.config.today.to_string(),
            definitions: &self.showcase.config.definitions,
            offers: &[],
        };
        let text = archetype(target.section, &given, self.showcase.config.lang());
        let Ok(mut edit) = Edit::new(&text) else { return text };
        let own = |key: &str| target.sets.iter().any(|it| it.path[0] == key);
        for field in target.section.fields() {
            let is_given = matches!(field.key, "id" | "title" | "date" | "state");
            if !is_given && !own(field.key) {
                let _was_there = edit.remove(&[field.key.into()]);
            }
        }
        edit.text().to_owned()
    }
}

/// Sets a value; lists on the way grow by the item that is to hold it, and the words of a figure
/// become its value where it gets fields.
fn place(edit: &mut Edit<'_>, path: &[String], value: Value) -> Result<(), Refused> {
    for (index, step) in path.iter().enumerate().skip(1) {
        let above = &path[..index];
        let now = edit.get(&steps(above));
        match (step.parse::<usize>(), now) {
            (Ok(at), now) => {
                let length = match now {
                    Some(Value::List(items)) => items.len(),
                    _ => 0,
                };
                if at >= length {
                    let inner = nested(&path[index + 1..], value);
                    return match edit.get(&steps(above)) {
                        None => edit.set(&steps(above), &Value::List(vec![inner])),
                        Some(_) => edit.push(&steps(above), inner),
                    };
                }
            }
            (Err(_), Some(Value::Text(words))) => {
                edit.set(&steps(above), &Value::Map(vec![("value".to_owned(), words.into())]))?;
            }
            _ => {}
        }
    }
    edit.set(&steps(path), &value)
}

fn nested(path: &[String], value: Value) -> Value {
    path.iter().rev().fold(value, |inner, key| Value::Map(vec![(key.clone(), inner)]))
}

/// Tells whether a column of a figure is none of those that say how much it is.
fn is_more(column: &Column) -> bool {
    matches!(column.role, Role::Value(key) if key != "value")
}

/// Names a field of a figure or of a source.
fn beside(outer: &Label, inner: &Label) -> Text {
    let name = |lang| format!("{}, {}", outer.get(lang), inner.get(lang).to_lowercase());
    Text::new(name(Lang::Vi), name(Lang::En))
}

/// Shows a value on one line.
fn said(value: &Value, shape: Shape, definitions: &Definitions) -> String {
    match value {
        Value::Map(entries) => {
            let texts = entries.iter().map(|(_, it)| said(it, Shape::Text, definitions));
            texts.collect::<Vec<_>>().join(", ")
        }
        _ => shown(value, shape, definitions).replace('\n', " "),
    }
}
