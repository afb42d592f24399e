//! Schema.org data for search engines.

use serde::Serialize;
use serde_json::Value;

use super::view::LinkView;
use crate::config::BaseUrl;
use crate::vi::glance;

/// What a script element holds: a page's own data, and the way to it.
#[derive(Serialize)]
#[serde(untagged)]
enum Told<'a> {
    Own(&'a Value),
    Way(Way<'a>),
}

/// `BreadcrumbList`: every page that is listed has one, so none is made of maps.
#[derive(Serialize)]
struct Way<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "itemListElement")]
    steps: Vec<Step<'a>>,
}

/// `ListItem`.
#[derive(Serialize)]
struct Step<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item: String,
    name: &'a str,
    position: usize,
}

/// Writes a page's own data and the way from home to it for a script element: no `<` can end it early.
pub(super) fn script(own: Option<&Value>, way: &[LinkView], base: &BaseUrl) -> String {
    let steps = way.iter().enumerate().map(|(index, link)| Step {
        kind: "ListItem",
        item: base.full(&link.url),
        name: &link.label,
        position: index + 1,
    });
    let steps = steps.collect();
    let way = Way { context: "https://schema.org", kind: "BreadcrumbList", steps };
    let all: Vec<Told<'_>> = own.map(Told::Own).into_iter().chain([Told::Way(way)]).collect();
    let text = serde_json::to_string(&all).expect("values serialize");
    let ends =
        |one, two, three| matches!((one, two, three), (b'<', ..) | (0xe2, 0x80, 0xa8 | 0xa9));
    if !glance::any(&text, ends) {
        return text;
    }
    text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_script() {
        let title = "</script><script>alert(1)</script>";
        let data = serde_json::json!({ "name": title });
        let way = [LinkView::new(title.to_owned(), "/x/".to_owned())];
        let script = script(Some(&data), &way, &BaseUrl::default());
        assert!(!script.contains('<'), "{script}");
    }

    #[test]
    fn a_line_that_a_script_may_not_hold_is_written_otherwise() {
        let way =
            ["a\u{2028}b", "c\u{2029}d"].map(|it| LinkView::new(it.to_owned(), "/".to_owned()));
        for link in way {
            let script = script(None, std::slice::from_ref(&link), &BaseUrl::default());
            assert!(!script.contains(['\u{2028}', '\u{2029}']), "{script}");
            assert!(script.contains("\\u202"), "{script}");
        }
    }
}
