//! Schema.org data for search engines.

use serde_json::{Value, json};

use super::view::LinkView;
use crate::config::BaseUrl;

/// Gives the way from home to a page.
pub(super) fn breadcrumbs(links: &[LinkView], base: &BaseUrl) -> Value {
    let items: Vec<Value> = links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            json!({
                "@type": "ListItem",
                "position": index + 1,
                "name": link.label,
                "item": base.full(&link.url),
            })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}

/// Writes data for a script element: no `<` can end it early.
pub(super) fn script<'a>(data: impl Iterator<Item = &'a Value>) -> String {
    let all: Vec<&Value> = data.collect();
    let text = serde_json::to_string(&all).expect("values serialize");
    text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_script() {
        let data = json!({ "name": "</script><script>alert(1)</script>" });
        assert!(!script([&data].into_iter()).contains('<'));
    }
}
