//! Stories side by side.

use serde::Serialize;

use super::{LinkView, PageView};
use crate::data::cell::Number;

/// Two stories side by side, or how to choose some: `compare.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonView {
    /// The page.
    pub page: PageView,
    /// The stories, a column each; none where the page tells how to choose.
    pub stories: Vec<ComparedStoryView>,
    /// Metrics that both stories tell of; those that can be compared come first.
    pub rows: Vec<ComparisonRowView>,
    /// Metrics that one story alone tells of.
    pub alone: Vec<ComparisonRowView>,
    /// Where the page tells how to choose: the first of the pairs that have a page.
    pub pairs: Vec<PairView>,
    /// How many more pairs have a page.
    pub more_pairs: usize,
}

/// A story in a comparison, as the head of its column.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedStoryView {
    /// Title.
    pub title: String,
    /// Tag of the language of the title.
    pub lang: String,
    /// Address, ready to write.
    pub url: String,
    /// What it is, where and when, a line each.
    pub about: Vec<String>,
}

/// A metric over the compared stories.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonRowView {
    /// Name of the metric.
    pub label: String,
    /// Unit; empty where the row is not compared.
    pub unit: String,
    /// Why it is not compared; empty where it is.
    pub reason: String,
    /// A cell for each story; none where it does not tell.
    pub cells: Vec<Option<ComparedCellView>>,
}

/// A figure in a comparison.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedCellView {
    /// The author's own words.
    pub wording: String,
    /// Tag of the language of the author's words.
    pub lang: String,
    /// What it is compared by, set out; empty when it adds nothing to the wording.
    pub reading: String,
    /// Whose figure it is, and of when; may be empty.
    pub covers: String,
    /// The figure on the scale of its row, safe SVG without a name of its own; empty where the row is
    /// not compared.
    pub bar: String,
}

/// Two stories with a page that compares them.
#[derive(Clone, Debug, Serialize)]
pub struct PairView {
    /// The one, by its title.
    pub one: LinkView,
    /// The other, by its title.
    pub other: LinkView,
    /// Address of the page.
    pub url: String,
    /// Names of the metrics that can be compared.
    pub metrics: Vec<String>,
}

/// All that a story brings to a comparison, as the script reads it: `/so-sanh/<id>.json`.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedFileView {
    /// The head of its column.
    #[serde(flatten)]
    pub story: ComparedStoryView,
    /// Its figures.
    pub figures: Vec<ComparedFigureView>,
}

/// A figure as the script sets it beside others. Nothing is left for it to decide.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedFigureView {
    /// Key of the metric; a row holds the figures of one.
    pub metric: String,
    /// Place of the metric among the others.
    pub order: usize,
    /// Name of the metric.
    pub label: String,
    /// Figures of one metric and one class can be compared; empty where none can.
    pub class: String,
    /// The sides in which it may differ from others, each with its name: what classes are made of.
    pub aspects: Vec<[String; 2]>,
    /// Unit.
    pub unit: String,
    /// Lower end on the scale of its metric.
    pub low: Number,
    /// Upper end.
    pub high: Number,
    /// The figure as its cell shows it.
    #[serde(flatten)]
    pub cell: ComparedCellView,
}
