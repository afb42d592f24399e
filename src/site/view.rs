//! Everything a template can see, page by page. A view is plain data: no function, no look-up. The site
//! itself ([`SiteView`]) is given to all of them beside their view.
//!
//! Addresses are site-absolute (`/mo-hinh/x/`); templates write them through the filter `href`.
//! Numbers, dates and labels are ready to show in the page's language. The theme's own words come
//! from its Fluent files through the function `t`.

mod card;
mod chart;
mod compare;
mod data;
mod figure;
mod frame;
mod home;
mod list;
mod picture;
mod plain;
mod ranking;
mod search;
mod sheet;
mod story;
mod team;
mod total;

use serde::Serialize;

pub use card::{BriefView, CardView, ListedView};
pub use chart::{ChartRowView, ChartView};
pub use compare::{
    ComparedCellView, ComparedFigureView, ComparedFileView, ComparedStoryView, ComparisonRowView,
    ComparisonView, PairView,
};
pub use data::{DataFileView, DataView, DictionaryEntryView, DictionaryView, PlacesCreditView};
pub use figure::{ChangeView, FigureView, PartView, RatioView};
pub use frame::{AlternateView, ContactView, MenuItemView, PageImageView, PageView, SiteView};
pub use home::HomeView;
pub use list::{ListView, PagerView, TermView, TermsView, VillageTotalView, VillageView};
pub use picture::{PictureView, SourceView};
pub use plain::{PlainView, RedirectView};
pub use ranking::{MetricRowView, MetricsView, RankedView, RankingView};
pub use search::{SearchView, WayView};
pub use sheet::SheetView;
pub use story::{
    AwardedView, CitationView, HeadingView, HonourView, PaperView, PersonView, ReplicationView,
    SimilarView, StoryPart, StoryPlaceView, StoryView,
};
pub use team::{
    CoverageShareView, CoverageView, ReportedView, TeamCommuneView, TeamCountView,
    TeamProvinceView, TeamTermView, TeamView, TeamsView,
};
pub use total::{TotalRowView, TotalView};

/// A label that leads somewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkView {
    /// What is shown.
    pub label: String,
    /// Site-absolute address.
    pub url: String,
    /// Tag of the language of what is shown; empty where it is the page's.
    pub lang: String,
}

impl LinkView {
    /// Makes a link that is shown in the language of the page.
    pub fn new(label: String, url: String) -> Self {
        Self { label, url, lang: String::new() }
    }
}

/// A day, month or year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateView {
    /// `2019-10-09`, `2019-10` or `2019`.
    pub iso: String,
    /// `09/10/2019`, `10/2019` or `2019`.
    pub text: String,
}

/// A label and its text, for lists of facts.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// What it is.
    pub label: String,
    /// What it says.
    pub text: String,
    /// Tag of the language of an author's own words; empty for what is said in that of the page.
    pub lang: String,
}
