//! Makes the addresses of a page relative and whole, so that a copy of the site works from a disk:
//! `/x/` seen from `/y/` is `../x/index.html`.
//!
//! What a script asks for by itself it finds beside its own file; see `themes/danvan/assets/`.

use std::borrow::Cow;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::address;

/// Attributes that hold one address of a file or page.
const ADDRESSES: [&str; 4] = ["href", "src", "action", "poster"];

/// Rewrites the addresses on the page of `url`.
pub(super) fn relative(html: &str, url: &str) -> String {
    let from = From { up: "../".repeat(address::file_of(url).matches('/').count()) };
    let rewrite = |element: &mut Element<'_, '_>| {
        for (name, value) in from.attributes(element) {
            element.set_attribute(name, &value)?;
        }
        Ok(())
    };
    let addressed = "[href], [src], [action], [poster], [srcset], meta[http-equiv=refresh]";
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(addressed, rewrite))
        .with_strict(false);
    rewrite_str(html, settings).expect("attributes are named well, and memory is not bounded")
}

/// Where a page stands.
struct From {
    /// The way from the page's folder to the site's.
    up: String,
}

impl From {
    /// Gives the attributes of an element that are to change.
    fn attributes(&self, element: &Element<'_, '_>) -> Vec<(&'static str, String)> {
        let single = ADDRESSES.iter().filter_map(|name| {
            let value = element.get_attribute(name)?;
            Some((*name, self.address(&value)?))
        });
        let set = element.get_attribute("srcset").map(|it| ("srcset", self.set(&it)));
        let refresh = element.get_attribute("content").and_then(|it| self.refresh(&it));
        single.chain(set).chain(refresh.map(|it| ("content", it))).collect()
    }

    /// Gives an address from the page's folder; nothing for one that is not of this site, or stays
    /// on the page.
    fn address(&self, written: &str) -> Option<String> {
        let rest = written.strip_prefix('/').filter(|it| !it.starts_with('/'))?;
        let end = rest.find(['?', '#']).unwrap_or(rest.len());
        let (path, after) = rest.split_at(end);
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        Some(format!("{}{path}{index}{after}", self.up))
    }

    /// Rewrites the addresses of a set of pictures, none of which holds a comma or a blank.
    fn set(&self, written: &str) -> String {
        let candidates = written.split(", ").map(|candidate| {
            let (address, width) = candidate.split_once(' ').unwrap_or((candidate, ""));
            let address = self.address(address).map_or(Cow::Borrowed(address), Cow::Owned);
            format!("{address} {width}").trim_end().to_owned()
        });
        candidates.collect::<Vec<_>>().join(", ")
    }

    /// Rewrites where a page leads on by itself: `0; url=/x/`.
    fn refresh(&self, written: &str) -> Option<String> {
        let (wait, address) = written.split_once("url=")?;
        Some(format!("{wait}url={}", self.address(address)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, url: &str, expected: &str) {
        assert_eq!(relative(html, url), expected);
    }

    #[test]
    fn links_lead_to_files() {
        check("<a href=\"/\">a</a>", "/", "<a href=\"index.html\">a</a>");
        check("<a href='/x/?q=1#y'>a</a>", "/", "<a href=\"x/index.html?q=1#y\">a</a>");
        check("<a href=\"/x/\">a</a>", "/y/z/", "<a href=\"../../x/index.html\">a</a>");
        check("<img src=\"/a.jpg\">", "/404.html", "<img src=\"a.jpg\">");
    }

    #[test]
    fn what_is_not_of_the_site_stays() {
        for html in [
            "<a href=\"https://a.vn/\">a</a>",
            "<a href=\"//a.vn\">a</a>",
            "<a href=\"#y\">a</a>",
            "<a href=\"mailto:a@b.vn\">a</a>",
            "<p title=\"/x/\">/x/ <!-- <a href=\"/\"> --></p>",
        ] {
            check(html, "/y/", html);
        }
    }

    #[test]
    fn sets_drawings_and_old_addresses_are_rewritten_too() {
        check(
            "<source srcset=\"/a.webp 320w, /b.webp 640w\">",
            "/y/",
            "<source srcset=\"../a.webp 320w, ../b.webp 640w\">",
        );
        check(
            "<svg><a href=\"/x/\"><rect/></a></svg>",
            "/y/",
            "<svg><a href=\"../x/index.html\"><rect/></a></svg>",
        );
        check(
            "<meta http-equiv=\"refresh\" content=\"0; url=/x/\">",
            "/m/a/",
            "<meta http-equiv=\"refresh\" content=\"0; url=../../x/index.html\">",
        );
    }
}
