//! A drawing with the table behind it.

use serde::Serialize;

/// A chart with the table behind it.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// Its form: `bars`, `map` or `years`.
    pub form: String,
    /// What it shows.
    pub caption: String,
    /// What was counted, and what was not; may be empty.
    pub note: String,
    /// The drawing, safe SVG with a title and a description.
    pub svg: String,
    /// Heads of the table's columns, that of the labels first.
    pub columns: Vec<String>,
    /// The same numbers as in the drawing.
    pub rows: Vec<ChartRowView>,
}

/// One row of the table behind a chart.
#[derive(Clone, Debug, Serialize)]
pub struct ChartRowView {
    /// What the numbers belong to.
    pub label: String,
    /// Tag of the language of what the numbers belong to; empty where it is the page's.
    pub lang: String,
    /// Site-absolute address; may be empty.
    pub url: String,
    /// Its numbers, one for each further column.
    pub values: Vec<String>,
}
