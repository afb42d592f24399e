//! What the template of the page of search results sees.

use serde::Serialize;

use super::{LinkView, PageView, TermView};

/// The page of search results, and the ways that need no script: `search.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// The page.
    pub page: PageView,
    /// Address of the script that shows results, content-hashed.
    pub script: String,
    /// How many stories are searched.
    pub count: usize,
    /// The ranked lists of figures, if there are any.
    pub rankings: Option<LinkView>,
    /// The terms of each taxonomy that has few of them, and the link to all.
    pub ways: Vec<WayView>,
}

/// The terms of a taxonomy.
#[derive(Clone, Debug, Serialize)]
pub struct WayView {
    /// `field`, `place`, `letter`, …
    pub key: String,
    /// The page of all its terms.
    pub all: LinkView,
    /// Its terms.
    pub terms: Vec<TermView>,
}
