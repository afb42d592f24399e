//! The sheet for those who want to do as a model did.

use serde::Serialize;

use super::{CitationView, FigureView, LinkView, PageView, ReplicationView};

/// What another place needs to do the same, on one printed sheet: `sheet.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SheetView {
    /// The page.
    pub page: PageView,
    /// The story, by its title.
    pub story: LinkView,
    /// Tag of the language of its title.
    pub lang: String,
    /// Tag of the language of its sources.
    pub facts_lang: String,
    /// Where, as today's reader would say it; may be empty.
    pub place: String,
    /// When it happened; may be empty.
    pub period: String,
    /// Up to four figures that lead the story.
    pub lead: Vec<FigureView>,
    /// Steps, cost, people, time, conditions, contact, as far as given.
    pub replication: ReplicationView,
    /// The story's first sources.
    pub sources: Vec<CitationView>,
    /// Whether the story is compiled from public reports.
    pub compiled: bool,
    /// The permanent short address of the story, full; on a site without such that of its page in the site's own language.
    pub permalink: String,
}
