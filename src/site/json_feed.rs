//! The newest stories as JSON Feed 1.1, the same that the Atom feed holds.

use serde_json::{Value, json};

use super::feed::{author, instant, newest};
use super::views::Builder;
use crate::story::Facts;

/// Writes the newest stories as a JSON Feed.
pub(super) fn json(builder: &Builder<'_>, url: &str) -> String {
    let settings = &builder.config().settings;
    let base = &settings.base_url;
    let items: Vec<Value> = newest(builder).into_iter().map(|it| item(builder, it)).collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.name,
        "home_page_url": base.full(&builder.url("/")),
        "feed_url": base.full(url),
        "description": settings.description,
        "language": builder.config().lang().tag(),
        "authors": [{ "name": author(settings), "url": base.full("/") }],
        "items": items,
    });
    format!("{feed:#}\n")
}

fn item(builder: &Builder<'_>, facts: &Facts) -> Value {
    let base = &builder.config().settings.base_url;
    json!({
        // The short address never changes, so a renamed story is not new to a feed's reader.
        "id": base.full(&format!("/m/{}/", facts.id.value)),
        "url": base.full(&builder.url(&facts.url())),
        "title": facts.title.value,
        "summary": facts.summary.value,
        "content_text": facts.summary.value,
        "date_published": instant(facts.date),
        "tags": facts.tags.iter().map(|it| &it.value).collect::<Vec<_>>(),
    })
}
