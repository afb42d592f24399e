//! Pages without a view of their own beyond the site's.

use serde::Serialize;

use super::PageView;

/// A page with no view of its own beyond the site's: `404.html`, `offline.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PlainView {
    /// The page.
    pub page: PageView,
}

/// A page that only leads on: `redirect.html`.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// The page.
    pub page: PageView,
    /// Site-absolute address to go to.
    pub target: String,
}
