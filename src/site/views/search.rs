//! The page of search results, and the ways to stories that need no script.

use super::Builder;
use super::frame::Head;
use crate::catalogue::taxonomy::Axis;
use crate::site::view::{SearchView, WayView};

/// The taxonomies that lead to stories without a search.
const WAYS: [Axis; 6] =
    [Axis::Letter, Axis::Field, Axis::Place, Axis::Year, Axis::Organ, Axis::Level];

impl Builder<'_> {
    /// Gives the page of search results.
    pub(in crate::site) fn search(self, url: &str) -> SearchView {
        let ways = WAYS.into_iter().map(|axis| WayView {
            key: axis.key().to_owned(),
            all: self.axis_link(axis),
            terms: self.axis_terms(axis),
        });
        let ways: Vec<WayView> = ways.filter(|it| !it.terms.is_empty()).collect();
        let head = Head {
            title: self.say("search"),
            description: self.say(if ways.is_empty() {
                "search-intro-only"
            } else {
                "search-intro"
            }),
            path: Vec::new(),
            data: None,
            indexed: false,
        };
        SearchView {
            page: self.page(url, head),
            script: self.showcase.theme.asset_url("search-page.js"),
            count: self.catalogue().len(),
            rankings: self.metrics_link(),
            ways,
        }
    }
}
