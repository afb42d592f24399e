//! What machines read: the Atom feed, the site map, and the word to robots.
//!
//! The same stories as JSON are `json_feed`'s.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

use super::page::{Page, PageKind};
use super::plan::localized_pages;
use super::views::Builder;
use super::{Showcase, readdress};
use crate::catalogue::StoryId;
use crate::data;
use crate::diagnostic::Diagnostic;
use crate::story::Section;

/// How many stories the feed holds.
const FEED: usize = 50;

/// Writes the newest stories as Atom.
pub(super) fn atom(builder: &Builder<'_>, url: &str) -> Result<String, Box<Diagnostic>> {
    let settings = &builder.config().settings;
    let base = &settings.base_url;
    let stories = newest(builder);
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
            xml.text("name", settings.publisher());
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
    let html = builder.showcase.theme.render("feed.html", &view, builder.lang)?;
    Ok(readdress::full(html.trim(), &url, builder.config()))
}

/// Gives the stories of a feed, the newest first.
pub(super) fn newest(builder: &Builder<'_>) -> Vec<StoryId> {
    let today = builder.config().today;
    let all = builder.catalogue().iter().map(|(id, entry)| (id, &entry.story.facts));
    let mut stories: Vec<_> = all
        .filter(|(_, it)| it.section != Section::Page && it.date.is_some() && it.is_shown(today))
        .collect();
    stories.sort_by_key(|(_, it)| std::cmp::Reverse(it.date));
    stories.into_iter().take(FEED).map(|(id, _)| id).collect()
}

fn entry(xml: &mut Xml, builder: &Builder<'_>, id: StoryId, told: &str) {
    let facts = builder.facts(id);
    let base = &builder.config().settings.base_url;
    xml.within("entry", &[], |xml| {
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
        let lang = builder.told_in(id).tag();
        xml.marked("content", &[("type", "html"), ("xml:lang", lang)], told);
    });
}

/// Gives the start of a day in Vietnam; the epoch where no day is known.
pub(super) fn instant(day: Option<jiff::civil::Date>) -> String {
    let day = day.map_or_else(|| "1970-01-01".to_owned(), |it| it.to_string());
    format!("{day}T00:00:00+07:00")
}

/// Lists every page that search engines should read, with its pictures and the day it was put on the site.
pub(super) fn sitemap(showcase: &Showcase) -> String {
    let mut pages = Vec::new();
    for language in &showcase.config.settings.languages {
        localized_pages(showcase, (*language).into(), &mut pages);
    }
    let mut xml = Xml::new();
    let names = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"),
    ];
    xml.within("urlset", &names, |xml| {
        for page in pages.iter().filter(|it| is_listed(showcase, it)) {
            listed(xml, showcase, page);
        }
    });
    xml.finish()
}

/// Tells whether search engines should read a page.
fn is_listed(showcase: &Showcase, page: &Page) -> bool {
    match &page.kind {
        PageKind::Home
        | PageKind::List { .. }
        | PageKind::Terms(_)
        | PageKind::Teams
        | PageKind::TeamProvince(_)
        | PageKind::Metrics
        | PageKind::Ranking { .. }
        | PageKind::Comparisons
        | PageKind::Data => true,
        PageKind::Story(id) => {
            let facts = &showcase.catalogue.get(*id).story.facts;
            showcase.is_told(*id, page.lang) && facts.is_shown(showcase.config.today)
        }
        _ => false,
    }
}

fn listed(xml: &mut Xml, showcase: &Showcase, page: &Page) {
    let base = &showcase.config.settings.base_url;
    let catalogue = &showcase.catalogue;
    let day = |id: &StoryId| catalogue.get(*id).story.facts.date;
    let date = match &page.kind {
        PageKind::Story(id) => day(id),
        // A list is as new as the newest story in it.
        PageKind::List { axis, list, .. } => {
            catalogue.taxonomies.lists(*axis)[*list].stories.iter().filter_map(day).max()
        }
        PageKind::Home | PageKind::Data => data::newest(catalogue),
        _ => None,
    };
    xml.within("url", &[], |xml| {
        xml.text("loc", &base.full(&page.url));
        if let Some(date) = date {
            xml.text("lastmod", &date.to_string());
        }
        let PageKind::Story(id) = page.kind else { return };
        for url in Builder::new(showcase, page.lang).picture_urls(id) {
            xml.within("image:image", &[], |xml| xml.text("image:loc", &base.full(&url)));
        }
    });
}

/// Lets robots read everything and tells them where the site map is.
pub(super) fn robots(showcase: &Showcase) -> String {
    let sitemap = showcase.config.settings.base_url.full("/sitemap.xml");
    format!("User-agent: *\nAllow: /\nSitemap: {sitemap}\n")
}

/// Tells whether XML 1.0 can hold a letter at all.
fn is_xml(letter: char) -> bool {
    (!letter.is_control() || letter == '\n') && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// Writes XML into memory, where writing cannot fail.
struct Xml(Writer<Vec<u8>>);

const MEMORY: &str = "writing into memory does not fail";

impl Xml {
    fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None))).expect(MEMORY);
        Self(writer)
    }

    fn within(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start)).expect(MEMORY);
        inside(self);
        self.0.write_event(Event::End(BytesEnd::new(name))).expect(MEMORY);
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Empty(start)).expect(MEMORY);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.marked(name, &[], text);
    }

    fn marked(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        let allowed: String = text.chars().filter(|it| is_xml(*it)).collect();
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start)).expect(MEMORY);
        self.0.write_event(Event::Text(BytesText::new(&allowed))).expect(MEMORY);
        self.0.write_event(Event::End(BytesEnd::new(name))).expect(MEMORY);
    }

    fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).expect("only text was written");
        text.push('\n');
        text
    }
}
