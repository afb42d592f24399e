//! What machines read: the Atom feed, the site map, and the word to robots.
//!
//! The same stories as JSON are `json_feed`'s.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

use super::Showcase;
use super::page::PageKind;
use super::plan::localized_pages;
use super::views::Builder;
use crate::config::Settings;
use crate::story::{Facts, Section};

/// How many stories the feed holds.
const FEED: usize = 50;

/// Writes the newest stories as Atom.
pub(super) fn atom(builder: &Builder<'_>, url: &str) -> String {
    let settings = &builder.config().settings;
    let base = &settings.base_url;
    let stories = newest(builder);
    let updated = stories.first().and_then(|it| it.date);
    let mut xml = Xml::new();
    let lang = builder.lang.tag();
    xml.within("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)], |xml| {
        xml.text("id", &base.full(&builder.url("/")));
        xml.text("title", &settings.name);
        if !settings.tagline.is_empty() {
            xml.text("subtitle", &settings.tagline);
        }
        xml.empty("link", &[("rel", "self"), ("href", &base.full(url))]);
        xml.empty("link", &[("href", &base.full(&builder.url("/")))]);
        xml.text("updated", &instant(updated));
        xml.within("author", &[], |xml| {
            xml.text("name", settings.publisher());
        });
        for facts in stories {
            entry(xml, builder, facts);
        }
    });
    xml.finish()
}

/// Gives the stories of a feed, the newest first.
pub(super) fn newest<'a>(builder: &Builder<'a>) -> Vec<&'a Facts> {
    let today = builder.config().today;
    let all = builder.catalogue().iter().map(|(id, _)| builder.facts(id));
    let mut stories: Vec<&Facts> = all
        .filter(|it| it.section != Section::Page && it.date.is_some() && it.is_shown(today))
        .collect();
    stories.sort_by_key(|it| std::cmp::Reverse(it.date));
    stories.truncate(FEED);
    stories
}

/// Gives who answers for a feed: the body that runs the site, or else the site.
pub(super) fn author(settings: &Settings) -> &str {
    let organ = &settings.contact.organ;
    if organ.is_empty() { &settings.name } else { organ }
}

fn entry(xml: &mut Xml, builder: &Builder<'_>, facts: &Facts) {
    let base = &builder.config().settings.base_url;
    xml.within("entry", &[], |xml| {
        // The short address never changes, so a renamed story is not new to a feed's reader.
        xml.text("id", &base.full(&format!("/m/{}/", facts.id.value)));
        xml.text("title", &facts.title.value);
        xml.empty("link", &[("href", &base.full(&builder.url(&facts.url())))]);
        xml.text("updated", &instant(facts.date));
        if !facts.summary.value.is_empty() {
            xml.text("summary", &facts.summary.value);
        }
    });
}

/// Gives the start of a day in Vietnam; the epoch where no day is known.
pub(super) fn instant(day: Option<jiff::civil::Date>) -> String {
    let day = day.map_or_else(|| "1970-01-01".to_owned(), |it| it.to_string());
    format!("{day}T00:00:00+07:00")
}

/// Lists every page that search engines should read.
pub(super) fn sitemap(showcase: &Showcase) -> String {
    let base = &showcase.config.settings.base_url;
    let mut pages = Vec::new();
    for language in &showcase.config.settings.languages {
        localized_pages(showcase, (*language).into(), &mut pages);
    }
    let mut xml = Xml::new();
    let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    xml.within("urlset", &[("xmlns", namespace)], |xml| {
        for page in &pages {
            let date = match &page.kind {
                PageKind::Home
                | PageKind::List { .. }
                | PageKind::Terms(_)
                | PageKind::Teams
                | PageKind::TeamProvince(_)
                | PageKind::Metrics
                | PageKind::Ranking { .. }
                | PageKind::Comparisons
                | PageKind::Data => None,
                PageKind::Story(id) => {
                    let facts = &showcase.catalogue.get(*id).story.facts;
                    let is_told = page.lang == showcase.config.lang()
                        || showcase.catalogue.translation(*id, page.lang).is_some();
                    if !is_told || !facts.is_shown(showcase.config.today) {
                        continue;
                    }
                    facts.date
                }
                _ => continue,
            };
            xml.within("url", &[], |xml| {
                xml.text("loc", &base.full(&page.url));
                if let Some(date) = date {
                    xml.text("lastmod", &date.to_string());
                }
            });
        }
    });
    xml.finish()
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
        let allowed: String = text.chars().filter(|it| is_xml(*it)).collect();
        self.0.write_event(Event::Start(BytesStart::new(name))).expect(MEMORY);
        self.0.write_event(Event::Text(BytesText::new(&allowed))).expect(MEMORY);
        self.0.write_event(Event::End(BytesEnd::new(name))).expect(MEMORY);
    }

    fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).expect("only text was written");
        text.push('\n');
        text
    }
}
