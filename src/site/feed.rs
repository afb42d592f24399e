//! The newest stories as an Atom feed.
//!
//! The same stories as JSON are `json_feed`'s.

use super::views::Builder;
use super::xml::Xml;
use super::{Showcase, readdress};
use crate::catalogue::StoryId;
use crate::diagnostic::Diagnostic;
use crate::story::Section;

/// How many stories the feed holds.
const FEED: usize = 50;

/// Writes the newest stories as Atom.
pub(super) fn atom(builder: &Builder<'_>, url: &str) -> Result<String, Box<Diagnostic>> {
    let settings = &builder.config().settings;
    let base = &settings.base_url;
    let stories = newest(builder.showcase);
    let told = stories.iter().map(|id| told(builder, *id)).collect::<Result<Vec<_>, _>>()?;
    let updated = stories.first().and_then(|it| builder.facts(*it).date);
    let mut xml = Xml::new();
    let lang = builder.lang.tag();
    xml.within("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)], |xml| {
        xml.text("id", &base.full(&builder.url("/")));
        xml.text("title", settings.name_in(builder.lang));
        let tagline = settings.tagline_in(builder.lang);
        if !tagline.is_empty() {
            xml.text("subtitle", tagline);
        }
        xml.empty("link", &[("rel", "self"), ("href", &base.full(url))]);
        xml.empty("link", &[("href", &base.full(&builder.url("/")))]);
        xml.text("updated", &instant(updated));
        xml.within("author", &[], |xml| {
            xml.text("name", settings.publisher_in(builder.lang));
        });
        for (id, told) in stories.into_iter().zip(&told) {
            entry(xml, builder, id, told);
        }
    });
    Ok(xml.finish())
}

/// Tells a story whole, for those who read it elsewhere.
pub(super) fn told(builder: &Builder<'_>, id: StoryId) -> Result<String, Box<Diagnostic>> {
    let url = builder.url(&builder.facts(id).url());
    let view = builder.story(id, &url)?;
    let frame = builder.frame(&url)?;
    let html = builder.showcase.theme.render_in(&frame, "feed.html", &view, builder.lang)?;
    let html = str::from_utf8(&html).expect("pages are text");
    Ok(readdress::full(html.trim(), &url, builder.config()))
}

/// Gives the stories of a feed, the newest first.
pub fn newest(showcase: &Showcase) -> Vec<StoryId> {
    let today = showcase.config.today;
    let all = showcase.catalogue.iter().map(|(id, entry)| (id, &entry.story.facts));
    let mut stories: Vec<_> = all
        .filter(|(_, it)| it.section != Section::Page && it.date.is_some() && it.is_shown(today))
        .collect();
    stories.sort_by_key(|(_, it)| std::cmp::Reverse(it.date));
    stories.into_iter().take(FEED).map(|(id, _)| id).collect()
}

fn entry(xml: &mut Xml, builder: &Builder<'_>, id: StoryId, told: &str) {
    let facts = builder.facts(id);
    let base = &builder.config().settings.base_url;
    // Title, summary and text are in the language that the story is told in, which may be another than the feed's.
    let lang = builder.told_in(id).tag();
    xml.within("entry", &[("xml:lang", lang)], |xml| {
        // The short address never changes, so a renamed story is not new to a feed's reader.
        xml.text("id", &base.full(&facts.permanent_url()));
        xml.text("title", &facts.title.value);
        xml.empty("link", &[("href", &base.full(&builder.url(&facts.url())))]);
        xml.text("updated", &instant(facts.date));
        if !facts.summary.value.is_empty() {
            xml.text("summary", &facts.summary.value);
        }
        for tag in &facts.tags {
            xml.empty("category", &[("term", tag.value.as_str())]);
        }
        xml.marked("content", &[("type", "html")], told);
    });
}

/// Gives the start of a day in Vietnam; the epoch where no day is known.
pub(super) fn instant(day: Option<jiff::civil::Date>) -> String {
    let day = day.map_or_else(|| "1970-01-01".to_owned(), |it| it.to_string());
    format!("{day}T00:00:00+07:00")
}
