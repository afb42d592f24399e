//! Writes the addresses of a page in another way: relative and whole, so that a copy of the site works
//! from a disk (`/x/` seen from `/y/` is `../x/index.html`), or full, for those who read a story
//! elsewhere.
//!
//! What a script asks for by itself it finds beside its own file; see `themes/danvan/assets/`.

use std::borrow::Cow;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::address;
use crate::config::Config;

/// Attributes that hold one address of a file or page.
const ADDRESSES: [&str; 4] = ["href", "src", "action", "poster"];

/// Makes the addresses on the page of `url` lead from file to file.
pub(super) fn relative(html: &str, url: &str) -> String {
    let from = From { up: "../".repeat(address::file_of(url).matches('/').count()) };
    rewrite(html, |it| from.address(it))
}

/// Makes the addresses of what stands on the page of `url` full ones.
pub(super) fn full(html: &str, url: &str, config: &Config) -> String {
    let base = &config.settings.base_url;
    let host = base.as_str().strip_suffix(config.base_path()).unwrap_or(base.as_str());
    rewrite(html, |written| match written.as_bytes() {
        [b'#', ..] => Some(format!("{}{written}", base.full(url))),
        [b'/', b'/', ..] => None,
        [b'/', ..] => Some(format!("{host}{written}")),
        _ => None,
    })
}

/// Writes each address anew for which there is another.
fn rewrite(html: &str, readdress: impl Fn(&str) -> Option<String>) -> String {
    let change = |element: &mut Element<'_, '_>| {
        for (name, value) in attributes(element, &readdress) {
            element.set_attribute(name, &value)?;
        }
        Ok(())
    };
    let addressed = "[href], [src], [action], [poster], [srcset], meta[http-equiv=refresh]";
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(addressed, change))
        .with_strict(false);
    rewrite_str(html, settings).expect("attributes are named well, and memory is not bounded")
}

/// Gives the attributes of an element that are to change.
fn attributes(
    element: &Element<'_, '_>,
    readdress: &impl Fn(&str) -> Option<String>,
) -> Vec<(&'static str, String)> {
    let single = ADDRESSES.iter().filter_map(|name| {
        let value = element.get_attribute(name)?;
        Some((*name, readdress(&value)?))
    });
    let set = element.get_attribute("srcset").map(|it| ("srcset", set(&it, readdress)));
    let content = element.get_attribute("content");
    let refresh = content.and_then(|it| refresh(&it, readdress));
    single.chain(set).chain(refresh.map(|it| ("content", it))).collect()
}

/// Rewrites the addresses of a set of pictures, none of which holds a comma or a blank.
fn set(written: &str, readdress: &impl Fn(&str) -> Option<String>) -> String {
    let candidates = written.split(", ").map(|candidate| {
        let (address, width) = candidate.split_once(' ').unwrap_or((candidate, ""));
        let address = readdress(address).map_or(Cow::Borrowed(address), Cow::Owned);
        format!("{address} {width}").trim_end().to_owned()
    });
    candidates.collect::<Vec<_>>().join(", ")
}

/// Rewrites where a page leads on by itself: `0; url=/x/`.
fn refresh(written: &str, readdress: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let (wait, address) = written.split_once("url=")?;
    Some(format!("{wait}url={}", readdress(address)?))
}

/// Where a page stands.
struct From {
    /// The way from the page's folder to the site's.
    up: String,
}

impl From {
    /// Gives an address from the page's folder; nothing for one that is not of this site, or stays
    /// on the page.
    fn address(&self, written: &str) -> Option<String> {
        let rest = written.strip_prefix('/').filter(|it| !it.starts_with('/'))?;
        let end = rest.find(['?', '#']).unwrap_or(rest.len());
        let (path, after) = rest.split_at(end);
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        Some(format!("{}{path}{index}{after}", self.up))
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

    #[test]
    fn what_is_read_elsewhere_has_full_addresses() {
        let text = "name: A\nbase_url: https://a.vn/kho\n";
        let config = Config::parse(text, jiff::civil::date(2026, 11, 22)).0.unwrap();
        let html = "<a href=\"/kho/x/#y\">a</a><a href=\"#z\">b</a><a href=\"https://b.vn/\">c</a><img srcset=\"/kho/a.webp 1w\">";
        let expected = "<a href=\"https://a.vn/kho/x/#y\">a</a><a href=\"https://a.vn/kho/m/#z\">b</a><a href=\"https://b.vn/\">c</a><img srcset=\"https://a.vn/kho/a.webp 1w\">";
        assert_eq!(full(html, "/m/", &config), expected);
    }
}
