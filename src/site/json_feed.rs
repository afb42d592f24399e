//! The newest stories as JSON Feed 1.1, the same that the Atom feed holds.

use serde_json::{Value, json};

use super::feed::{instant, newest, told};
use super::views::Builder;
use crate::catalogue::StoryId;
use crate::diagnostic::Diagnostic;

/// Writes the newest stories as a JSON Feed.
pub(super) fn json(builder: &Builder<'_>, url: &str) -> Result<String, Box<Diagnostic>> {
    let settings = &builder.config().settings;
    let base = &settings.base_url;
    let items = newest(builder.showcase).into_iter().map(|it| item(builder, it));
    let items = items.collect::<Result<Vec<Value>, _>>()?;
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.name_in(builder.lang),
        "home_page_url": base.full(&builder.url("/")),
        "feed_url": base.full(url),
        "description": settings.description_in(builder.lang),
        "language": builder.lang.tag(),
        "authors": [{ "name": settings.publisher_in(builder.lang), "url": base.full("/") }],
        "items": items,
    });
    Ok(format!("{feed:#}\n"))
}

fn item(builder: &Builder<'_>, id: StoryId) -> Result<Value, Box<Diagnostic>> {
    let facts = builder.facts(id);
    let base = &builder.config().settings.base_url;
    let mut item = json!({
        // The short address never changes, so a renamed story is not new to a feed's reader.
        "id": base.full(&facts.permanent_url()),
        "url": base.full(&builder.url(&facts.url())),
        "title": facts.title.value,
        "summary": facts.summary.value,
        "content_html": told(builder, id)?,
        "date_published": instant(facts.date),
        "language": builder.told_in(id).tag(),
        "tags": facts.tags.iter().map(|it| &it.value).collect::<Vec<_>>(),
    });
    if let Some(url) = builder.picture_urls(id).first() {
        item["image"] = json!(base.full(url));
    }
    Ok(item)
}
