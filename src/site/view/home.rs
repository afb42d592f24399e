//! The home page.

use std::sync::Arc;

use serde::Serialize;

use super::{ChartView, LinkView, PageView, TermView, TotalView};

/// The home page: `home.html`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The page.
    pub page: PageView,
    /// How many collective models.
    pub collective: usize,
    /// How many personal exemplars.
    pub individual: usize,
    /// How many movements' totals.
    pub movements: usize,
    /// How many provinces of today have a story.
    pub provinces: usize,
    /// Sums over the models, leading metrics first.
    pub totals: Vec<TotalView>,
    /// The newest models.
    pub newest: Vec<Arc<str>>,
    /// Address of the list of all models.
    pub models_url: String,
    /// The newest movements.
    pub movements_newest: Vec<Arc<str>>,
    /// Conferences.
    pub conferences: Vec<Arc<str>>,
    /// Fields.
    pub fields: Vec<TermView>,
    /// Provinces of today with stories.
    pub places: Vec<TermView>,
    /// Where: the provinces as tiles, by the number of stories; none where there are too few.
    pub map: Option<ChartView>,
    /// Other ways in: years, organs, levels, tags, teams.
    pub ways: Vec<LinkView>,
}
