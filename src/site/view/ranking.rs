//! Metrics, and the figures of each, ranked.

use serde::Serialize;

use super::{PageView, PagerView};

/// All metrics that stories tell of: `metrics.html`.
#[derive(Clone, Debug, Serialize)]
pub struct MetricsView {
    /// The page.
    pub page: PageView,
    /// The metrics, in the order of the definitions.
    pub metrics: Vec<MetricRowView>,
}

/// A metric among the others.
#[derive(Clone, Debug, Serialize)]
pub struct MetricRowView {
    /// Name.
    pub label: String,
    /// Address of its ranking.
    pub url: String,
    /// Unit.
    pub unit: String,
    /// How many stories tell a figure of it.
    pub stories: usize,
    /// What the figures add up to; empty where they do not.
    pub total: String,
}

/// One page of a metric's figures, ranked: `ranking.html`.
#[derive(Clone, Debug, Serialize)]
pub struct RankingView {
    /// The page.
    pub page: PageView,
    /// Name of the metric.
    pub label: String,
    /// What it means, in one sentence; may be empty.
    pub help: String,
    /// Tag of the language of that sentence.
    pub help_lang: String,
    /// Unit.
    pub unit: String,
    /// How many stories tell a figure of it.
    pub count: usize,
    /// What the figures add up to, on the first page; empty where they do not.
    pub total: String,
    /// How many figures went into that.
    pub total_count: usize,
    /// The ranked figures of this page, greatest first.
    pub ranked: Vec<RankedView>,
    /// The figures of this page that cannot be ranked, each with its reason.
    pub apart: Vec<RankedView>,
    /// How many figures cannot be ranked.
    pub apart_count: usize,
    /// Page numbers.
    pub pager: PagerView,
}

/// A figure among those of other stories.
#[derive(Clone, Debug, Serialize)]
pub struct RankedView {
    /// Its rank, from one; none where it has none.
    pub rank: Option<usize>,
    /// Story's title.
    pub title: String,
    /// Tag of the language of the title.
    pub lang: String,
    /// Story's address.
    pub url: String,
    /// Where, as today's reader would say it; may be empty.
    pub place: String,
    /// When; may be empty.
    pub period: String,
    /// What it covers, where that is not the model itself; may be empty.
    pub scope: String,
    /// The author's own words.
    pub wording: String,
    /// Tag of the language of the author's words.
    pub facts_lang: String,
    /// What it is ranked by, set out; empty when it adds nothing to the wording.
    pub reading: String,
    /// The figure on the scale of the metric, safe SVG without a name of its own; may be empty.
    pub bar: String,
    /// Why it has no rank; empty where it has one.
    pub reason: String,
}
