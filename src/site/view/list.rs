//! Lists of stories, and lists of such lists.

use std::sync::Arc;

use serde::Serialize;

use super::{ChartView, LinkView, PageView, TotalView};

/// A list of stories: `list.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
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
    /// For a place of today: the units that went into it whole and have stories; else empty.
    pub before: Vec<LinkView>,
    /// For a place: where its teams are told.
    pub teams: Option<LinkView>,
    /// For a place of today: the divided units that parts of it come from and that have stories, whose
    /// stories are not among these; else empty.
    pub parts_before: Vec<LinkView>,
    /// For a commune, on its first page: its villages, if any is named.
    pub villages: Vec<VillageView>,
    /// The stories of this page of the list.
    pub cards: Vec<Arc<str>>,
    /// Page numbers.
    pub pager: PagerView,
}

/// The stories of a commune that happened in one village.
#[derive(Clone, Debug, Serialize)]
pub struct VillageView {
    /// Name; empty for the stories that name no village.
    pub name: String,
    /// The former commune it lay in, and until when, where that is another than the page's; may be
    /// empty.
    pub former: String,
    /// How many stories it has.
    pub count: usize,
    /// The first sums over its models; those that several places share are left out.
    pub totals: Vec<VillageTotalView>,
    /// Its stories.
    pub stories: Vec<LinkView>,
}

/// A sum over the models of a village.
#[derive(Clone, Debug, Serialize)]
pub struct VillageTotalView {
    /// Name of the metric.
    pub label: String,
    /// The sum with its unit.
    pub text: String,
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
    /// Tag of the language of the name; empty where it is the page's.
    pub lang: String,
    /// Address of its list.
    pub url: String,
    /// How many stories.
    pub count: usize,
}
