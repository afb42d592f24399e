//! What an import would do, as its editor reads it before anything is written.

use axum::http::StatusCode;
use serde::Serialize;

use super::{Read, Upload, hash};
use crate::config::Config;
use crate::data::import::{Change, Edited, Plan};
use crate::diagnostic::{Diagnostic, Lang, Severity, Sources};
use crate::source::yaml::Value;
use crate::source::yaml::edit::Edit;
use crate::story::{Section, address};
use crate::studio::Studio;
use crate::studio::answer::Answer;
use crate::studio::problem::Problem;
use crate::studio::stories::{CONTENT, kind_label};

/// Stories that are shown one by one.
const SHOWN: usize = 200;

#[derive(Serialize)]
struct View<'a> {
    title: &'static str,
    sign: &'a str,
    fault: &'a str,
    most: usize,
    shown: Option<&'a Shown>,
}

/// What files would do.
#[derive(Debug, Default, Serialize)]
pub(super) struct Shown {
    upload: String,
    plan: String,
    /// Kinds of content that a report may become; none where there is no report.
    kinds: Vec<Kind>,
    files: Vec<File>,
    notes: Vec<String>,
    problems: Vec<Told>,
    errors: usize,
    new: usize,
    updated: usize,
    stories: Vec<Story>,
    /// How many more stories there are than are shown.
    more: usize,
}

#[derive(Debug, Serialize)]
struct Kind {
    key: &'static str,
    label: &'static str,
    chosen: bool,
}

#[derive(Debug, Serialize)]
struct File {
    name: String,
    form: String,
}

/// A problem, with the file it is in.
#[derive(Debug, Serialize)]
struct Told {
    file: String,
    #[serde(flatten)]
    problem: Problem,
}

#[derive(Debug, Serialize)]
struct Story {
    title: String,
    kind: &'static str,
    new: bool,
    edits: Vec<EditView>,
    pictures: usize,
    figures: Vec<Figure>,
}

#[derive(Debug, Serialize)]
struct EditView {
    label: String,
    before: Option<String>,
    after: String,
    cell: String,
}

/// A figure that was found in the text of a report.
#[derive(Debug, Serialize)]
struct Figure {
    label: String,
    wording: String,
    sentence: String,
}

/// Shows the way in, and what files would do if there are some.
pub(super) fn page(
    studio: &Studio,
    status: StatusCode,
    shown: Option<&Shown>,
    fault: &str,
) -> Answer {
    let title = if shown.is_some() { "Xem trước khi nhập" } else { "Nhập từ Word, Excel" };
    let (sign, most) = (studio.door.sign(), super::LONGEST / 1024 / 1024);
    let view = View { title, sign, fault, most, shown };
    studio.pages.show(status, "import.html", &view)
}

impl Shown {
    /// Shows a plan.
    pub(super) fn new(upload: &Upload, section: Section, plan: &Plan, config: &Config) -> Self {
        let new = plan.changes.iter().filter(|it| it.before.is_none()).count();
        let has_report = plan.changes.iter().any(|it| it.before.is_none() && it.edits.is_empty());
        let shown = plan.changes.iter().take(SHOWN);
        Self {
            upload: upload.key.clone(),
            plan: hash(plan),
            kinds: if has_report { kinds(section) } else { Vec::new() },
            files: plan.files.iter().map(|it| File::new(&it.file, it.form.get(Lang::Vi))).collect(),
            notes: plan.notes.iter().map(|it| it.get(Lang::Vi).to_owned()).collect(),
            errors: plan.diagnostics.iter().filter(|it| it.severity == Severity::Error).count(),
            problems: told(&plan.diagnostics, &plan.sources),
            new,
            updated: plan.changes.len() - new,
            stories: shown.map(|it| story(it, config)).collect(),
            more: plan.changes.len().saturating_sub(SHOWN),
        }
    }

    /// Shows what is wrong with the settings, without which nothing can be planned.
    pub(super) fn broken(read: &Read) -> Self {
        let all = [&read.unreadable[..], &read.wrong].concat();
        let problems = told(&all, &read.tree.sources(&all));
        Self { errors: problems.len().max(1), problems, ..Self::default() }
    }
}

impl File {
    fn new(name: &str, form: &str) -> Self {
        Self { name: name.to_owned(), form: form.to_owned() }
    }
}

fn kinds(section: Section) -> Vec<Kind> {
    let kind =
        |it: Section| Kind { key: it.folder(), label: kind_label(it), chosen: it == section };
    Section::ALL.map(kind).into()
}

fn told(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Told> {
    let told = |it: &Diagnostic| Told {
        file: it.at.file.trim_start_matches(CONTENT).to_owned(),
        problem: Problem::new(it, sources),
    };
    diagnostics.iter().map(told).collect()
}

fn story(change: &Change, config: &Config) -> Story {
    let values = Edit::new(&change.text).and_then(|it| it.values());
    let title = match values.as_ref().map(|it| it.get("title")) {
        Ok(Some(Value::Text(title))) => title.clone(),
        _ => change.path.to_string(),
    };
    let section = address(&change.path).map_or(Section::Model, |(section, _)| section);
    let metric =
        |key: &str| config.definitions.metric(key).map_or(key.to_owned(), |it| it.label.vi.clone());
    let figures = change.proposals.iter().map(|it| Figure {
        label: metric(&it.metric),
        wording: it.wording.clone(),
        sentence: it.sentence.clone(),
    });
    Story {
        title,
        kind: kind_label(section),
        new: change.before.is_none(),
        edits: change.edits.iter().map(edit).collect(),
        pictures: change.beside.len(),
        figures: figures.collect(),
    }
}

fn edit(edited: &Edited) -> EditView {
    EditView {
        label: edited.label.get(Lang::Vi).to_owned(),
        before: edited.before.clone(),
        after: edited.after.clone(),
        cell: edited.cell.name.to_string(),
    }
}
