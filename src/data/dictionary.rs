//! The data dictionary: every column, every metric and every key, with what it means.

use super::cell::Cell;
use super::column::{Column, Matter, pick};
use super::table::{Heading, Shape, Table, Take};
use super::{figure_columns, story_columns, team_columns};
use crate::config::{Definitions, Label, Metric, MetricKind, Term};
use crate::diagnostic::Lang;

/// One line of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name in the files.
    pub name: String,
    /// Name as people read it.
    pub label: String,
    /// Unit, for a metric; else empty.
    pub unit: String,
    /// What it holds, or how figures of the metric add up.
    pub kind: String,
    /// Where front matter holds it; empty where it is computed.
    pub front: String,
    /// What it means.
    pub meaning: String,
}

/// A part of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub subject: Subject,
    /// Its lines.
    pub entries: Vec<Entry>,
}

/// What a part of the dictionary is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The columns of `mo-hinh.csv` and `phong-trao.csv`.
    Stories,
    /// The columns of `so-lieu.csv`.
    Figures,
    /// The columns of `to-dan-van.csv`.
    Teams,
    /// The metrics.
    Metrics,
    /// The keys of fields, organs, levels and awards.
    Keys,
}

impl Subject {
    /// Gives its key in the theme's words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stories => "stories",
            Self::Figures => "figures",
            Self::Teams => "teams",
            Self::Metrics => "metrics",
            Self::Keys => "keys",
        }
    }

    fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::Stories => ("cột của mo-hinh, phong-trao", "column of mo-hinh, phong-trao"),
            Self::Figures => ("cột của so-lieu", "column of so-lieu"),
            Self::Teams => ("cột của to-dan-van", "column of to-dan-van"),
            Self::Metrics => ("chỉ tiêu", "metric"),
            Self::Keys => ("khóa", "key"),
        }
    }
}

/// Gives the dictionary of a site.
pub fn dictionary(definitions: &Definitions, lang: Lang) -> Vec<Part> {
    let stories = story_columns::STORY.iter().map(|it| column(&it.column, lang));
    let figures = figure_columns::FIGURE.iter().map(|it| column(it, lang));
    let teams = team_columns::TEAM.iter().map(|it| column(it, lang));
    let metrics = definitions.metrics.iter().map(|it| metric(it, lang));
    vec![
        Part { subject: Subject::Stories, entries: stories.collect() },
        Part { subject: Subject::Figures, entries: figures.collect() },
        Part { subject: Subject::Teams, entries: teams.collect() },
        Part { subject: Subject::Metrics, entries: metrics.collect() },
        Part { subject: Subject::Keys, entries: keys(definitions, lang) },
    ]
}

fn column<M: Matter>(column: &Column<M>, lang: Lang) -> Entry {
    Entry {
        name: column.name.to_owned(),
        label: pick(column.label, lang).to_owned(),
        unit: String::new(),
        kind: pick(column.shape.label(), lang).to_owned(),
        front: column.front.to_owned(),
        meaning: pick(column.meaning, lang).to_owned(),
    }
}

fn metric(metric: &Metric, lang: Lang) -> Entry {
    Entry {
        name: metric.key.clone(),
        label: metric.label.get(lang).to_owned(),
        unit: metric.unit.clone(),
        kind: pick(metric_kind(metric.kind), lang).to_owned(),
        front: format!("metrics.{}", metric.key),
        meaning: metric.help.get(lang).to_owned(),
    }
}

fn metric_kind(kind: MetricKind) -> (&'static str, &'static str) {
    match kind {
        MetricKind::Flow => ("cộng được", "adds up"),
        MetricKind::Headcount => ("cộng nơi không trùng nhau", "adds up over separate places"),
        MetricKind::Stock => ("lấy số mới nhất", "the latest counts"),
        MetricKind::Ratio => ("tỷ lệ", "a share"),
        MetricKind::Rate => ("mức, không cộng", "a rate, never added"),
        MetricKind::Change => ("trước và sau", "before and after"),
    }
}

fn keys(definitions: &Definitions, lang: Lang) -> Vec<Entry> {
    let lists: [(&[Term], &str); 4] = [
        (&definitions.fields, "field"),
        (&definitions.organs, "organ"),
        (&definitions.levels, "recognition_levels, award_levels"),
        (&definitions.awards, "award_forms"),
    ];
    let entry = |term: &Term, columns: &str| Entry {
        name: term.key.clone(),
        label: Label::get(&term.label, lang).to_owned(),
        unit: String::new(),
        kind: columns.to_owned(),
        front: String::new(),
        meaning: term.short.clone(),
    };
    let list = |(terms, columns): (&[Term], &str)| -> Vec<Entry> {
        terms.iter().map(|it| entry(it, columns)).collect()
    };
    lists.into_iter().flat_map(list).collect()
}

/// Gives the dictionary as a table for a sheet.
pub(super) fn table(definitions: &Definitions, lang: Lang) -> Table<'static> {
    let heading = |name: &str, label, shape| Heading {
        name: name.to_owned(),
        label: pick(label, lang).to_owned(),
        shape,
    };
    let parts = dictionary(definitions, lang);
    let rows = move |take: &mut Take<'_>| {
        parts.iter().flat_map(|part| part.entries.iter().map(|it| (part.subject, it))).try_for_each(
            |(subject, it)| {
                take(&[
                    Cell::text(pick(subject.label(), lang)),
                    Cell::text(&it.name),
                    Cell::text(&it.label),
                    Cell::text(&it.unit),
                    Cell::text(&it.kind),
                    Cell::text(&it.front),
                    Cell::text(&it.meaning),
                ])
            },
        )
    };
    Table {
        columns: vec![
            heading("subject", ("Phần", "Part"), Shape::Text),
            heading("name", ("Tên", "Name"), Shape::Text),
            heading("label", ("Nghĩa ngắn", "Label"), Shape::Text),
            heading("unit", ("Đơn vị", "Unit"), Shape::Key),
            heading("kind", ("Loại", "Kind"), Shape::Text),
            heading("front", ("Mục trong bài", "Front matter"), Shape::Text),
            heading("meaning", ("Giải thích", "Meaning"), Shape::Prose),
        ],
        rows: Box::new(rows),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_name_a_label_and_a_kind() {
        for lang in [Lang::Vi, Lang::En] {
            for part in dictionary(&Definitions::shipped(), lang) {
                for entry in part.entries {
                    assert!(!entry.name.is_empty() && !entry.label.is_empty(), "{entry:?}");
                    assert!(!entry.kind.is_empty(), "{entry:?}");
                    assert!(
                        part.subject == Subject::Keys || !entry.meaning.is_empty(),
                        "{entry:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_column_stands_twice() {
        for part in dictionary(&Definitions::shipped(), Lang::Vi) {
            let mut names: Vec<_> = part.entries.iter().map(|it| (&it.name, &it.kind)).collect();
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{:?}", part.subject);
        }
    }
}
