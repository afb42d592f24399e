//! Lists of stories, and lists of such lists.

use serde::Serialize;

use super::{CardView, ChartView, LinkView, PageView, SiteView, TotalView};

/// A list of stories: `list.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// `section`, `field`, `place`, `year`, `tenure`, `level`, `organ`, `tag` or `award`.
    pub taxonomy: String,
    /// One sentence about the list; may be empty.
    pub intro: String,
    /// How many stories the whole list holds.
    pub count: usize,
    /// Sums over its models.
    pub totals: Vec<TotalView>,
    /// The greatest figures of its leading metric.
    pub ranking: Option<ChartView>,
    /// Narrower terms: a province's communes; may be empty.
    pub narrower: Vec<TermView>,
    /// For a place of the past: what it is today; else empty.
    pub now: Vec<LinkView>,
    /// For a place: `same`, `renamed`, `merged`, `enlarged`, `divided`, `gone` or `unknown`; else empty.
    pub change: String,
    /// For a place of today: the units it was made from that have stories; else empty.
    pub before: Vec<LinkView>,
    /// For a place: where its teams are told.
    pub teams: Option<LinkView>,
    /// The stories of this page of the list.
    pub cards: Vec<CardView>,
    /// Page numbers.
    pub pager: PagerView,
}

/// Page numbers under a list.
#[derive(Clone, Debug, Serialize)]
pub struct PagerView {
    /// This page, from one.
    pub current: usize,
    /// The last page.
    pub last: usize,
    /// Address of the page before; empty on the first.
    pub previous: String,
    /// Address of the page after; empty on the last.
    pub next: String,
    /// The first page, the last and those near this one: number as label, and address; a gap
    /// between them is a link without either.
    pub pages: Vec<LinkView>,
}

/// All terms of a taxonomy: `terms.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TermsView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// `field`, `place`, `year`, `tenure`, `level`, `organ`, `tag` or `award`.
    pub taxonomy: String,
    /// The terms in their order.
    pub terms: Vec<TermView>,
    /// Places: where teams are told, if there are any.
    pub teams: Option<LinkView>,
    /// Places: maps of the provinces; years: stories by year. The first one leads.
    pub charts: Vec<ChartView>,
}

/// A term of a taxonomy (a field, a place, a year, a tag …) with the size of its list.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// Name.
    pub label: String,
    /// Address of its list.
    pub url: String,
    /// How many stories.
    pub count: usize,
}
