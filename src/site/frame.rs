//! What pages share: all of a language that lie under one item of the menu have the same site around them.
//!
//! It is made and rendered once, not for each page: most of a short page is its frame.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::view::{LinkView, SiteView};
use crate::diagnostic::{Diagnostic, Lang};

/// The site as the templates of some pages are given it.
pub struct Frame {
    /// What they know of the site.
    pub site: SiteView,
    /// What was rendered of that alone, by name: `frame-header.html` makes `header`.
    pub parts: BTreeMap<String, String>,
    /// Both, as templates take them.
    pub(super) values: [(&'static str, tera::Value); 2],
    /// Hash of all that determines it, but for the theme.
    pub key: blake3::Hash,
}

impl Frame {
    /// Makes a frame of a site and what a theme renders of it.
    pub fn new(site: SiteView, parts: BTreeMap<String, String>) -> Self {
        let written = serde_json::to_vec(&site).expect("views serialize, and memory takes them");
        let safe = parts.iter().map(|(name, html)| {
            (tera::value::Key::from(name.clone()), tera::Value::safe_string(html))
        });
        let safe: tera::Map = safe.collect();
        let values =
            [("site", tera::Value::from_serializable(&site)), ("frame", tera::Value::from(safe))];
        Self { site, parts, values, key: blake3::hash(&written) }
    }
}

/// A frame, or what keeps it from being rendered.
type Made = Result<Arc<Frame>, Box<Diagnostic>>;

/// The frames of a site, made when they are first asked for.
#[derive(Default)]
pub(super) struct Frames {
    vietnamese: OnceLock<Framed>,
    english: OnceLock<Framed>,
}

/// The frames of a language.
struct Framed {
    /// The main menu.
    menu: Vec<LinkView>,
    /// That of the home page, of pages under no item, and of those under each.
    frames: Vec<OnceLock<Made>>,
}

/// Where a page lies, as its frame shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The page is the home page.
    Home,
    /// The page lies under no item of the menu.
    Elsewhere,
    /// The page lies under this item of the menu.
    Under(usize),
}

impl Frames {
    /// Gives the frame of the page of an address.
    pub(super) fn get(
        &self,
        lang: Lang,
        (home, url): (&str, &str),
        menu: impl FnOnce() -> Vec<LinkView>,
        make: impl FnOnce(&[LinkView], Place) -> Result<Frame, Box<Diagnostic>>,
    ) -> Made {
        let framed = match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        };
        let Framed { menu, frames } = framed.get_or_init(|| Framed::of(menu()));
        let place = if url == home { Place::Home } else { under(menu, url) };
        let at = match place {
            Place::Home => 0,
            Place::Elsewhere => 1,
            Place::Under(item) => 2 + item,
        };
        frames[at].get_or_init(|| make(menu, place).map(Arc::new)).clone()
    }
}

impl Framed {
    fn of(menu: Vec<LinkView>) -> Self {
        let frames = std::iter::repeat_with(OnceLock::new).take(menu.len() + 2).collect();
        Self { menu, frames }
    }
}

/// Finds the item of the menu that a page lies under, the nearest of several.
fn under(menu: &[LinkView], url: &str) -> Place {
    let items = menu.iter().enumerate().filter(|(_, it)| url.starts_with(&it.url));
    let nearest = items.max_by_key(|(_, it)| it.url.len());
    nearest.map_or(Place::Elsewhere, |(at, _)| Place::Under(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_lies_under_the_nearest_item() {
        let menu = ["/mo-hinh/", "/trang/a/", "/trang/a/b/"]
            .map(|url| LinkView::new(String::new(), url.to_owned()));
        for (url, place) in [
            ("/mo-hinh/", Place::Under(0)),
            ("/mo-hinh/x/", Place::Under(0)),
            ("/trang/a/", Place::Under(1)),
            ("/trang/a/b/c/", Place::Under(2)),
            ("/tim-kiem/", Place::Elsewhere),
        ] {
            assert_eq!(under(&menu, url), place, "{url}");
        }
    }
}
