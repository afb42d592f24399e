//! Makes views: everything a template shows, ready in the page's language.

mod card;
mod chart;
mod cite;
mod compare;
mod data;
mod figure;
mod frame;
mod home;
mod list;
mod map;
mod picture;
mod place;
mod ranking;
mod search;
mod sheet;
mod story;
mod team;
mod total;
mod village;

use rust_decimal::Decimal;

use crate::catalogue::taxonomy::{Axis, List};
use crate::catalogue::{Catalogue, StoryId};
use crate::config::{Config, Definitions, Term};
use crate::diagnostic::Lang;
use crate::site::view::{DateView, LinkView, TermView};
use crate::site::{Showcase, address};
use crate::story::{Facts, PartialDate, Section};
use crate::vi::show;

/// Makes the views of one language.
#[derive(Clone, Copy)]
pub(super) struct Builder<'a> {
    pub(super) showcase: &'a Showcase,
    pub(super) lang: Lang,
}

impl<'a> Builder<'a> {
    pub(super) fn new(showcase: &'a Showcase, lang: Lang) -> Self {
        Self { showcase, lang }
    }

    pub(super) fn config(self) -> &'a Config {
        &self.showcase.config
    }

    pub(super) fn catalogue(self) -> &'a Catalogue {
        &self.showcase.catalogue
    }

    fn definitions(self) -> &'a Definitions {
        &self.showcase.config.definitions
    }

    /// Gives the address of a page in this language.
    pub(super) fn url(self, url: &str) -> String {
        address::localized(url, self.lang, self.config())
    }

    /// Says a message of the theme.
    pub(super) fn say(self, key: &str) -> String {
        self.showcase.theme.say(self.lang, key)
    }

    /// Says a message of the theme that counts something.
    fn count(self, key: &str, count: usize) -> String {
        self.showcase.theme.count(self.lang, key, count)
    }

    /// Gives the address of the list of a kind of content; none where there is no content of it.
    pub(super) fn section_url(self, section: Section) -> Option<String> {
        Some(self.list_link(Axis::Section, section.folder())?.url)
    }

    /// Gives the facts of a story in the words of this language, or else in its own.
    pub(super) fn facts(self, id: StoryId) -> &'a Facts {
        match self.catalogue().translation(id, self.lang) {
            Some(translation) => &translation.story.facts,
            None => &self.catalogue().get(id).story.facts,
        }
    }

    /// Gives the language that a story is told in here.
    pub(super) fn told_in(self, id: StoryId) -> Lang {
        if self.showcase.is_told(id, self.lang) { self.lang } else { self.config().lang() }
    }

    /// Links to a story by its title.
    fn story_link(self, id: StoryId) -> LinkView {
        let facts = self.facts(id);
        LinkView {
            label: facts.title.value.clone(),
            url: self.url(&facts.url()),
            lang: self.told_in(id).tag().to_owned(),
        }
    }

    /// Gives the tag of the language that facts are written in: figures, places, sources.
    fn written_in(self) -> String {
        self.config().lang().tag().to_owned()
    }

    /// Names a unit by itself, as after a heading.
    fn unit(self, unit: &str) -> String {
        show::unit(&self.definitions().unit_in(self.lang, unit, Decimal::TWO))
    }

    fn pair(self, pair: (&'static str, &'static str)) -> &'static str {
        match self.lang {
            Lang::Vi => pair.0,
            Lang::En => pair.1,
        }
    }

    /// Gives the name of a term, or its key where it is not defined.
    fn term(self, terms: &'a [Term], key: &str) -> String {
        let term = terms.iter().find(|it| it.key == key);
        term.map_or_else(|| key.to_owned(), |it| it.label.get(self.lang).to_owned())
    }

    pub(super) fn date(self, date: PartialDate) -> DateView {
        DateView { iso: date.to_string(), text: date.shown(self.lang) }
    }

    /// Gives the name that a list is shown by.
    fn list_name(self, axis: Axis, list: &'a List) -> String {
        let definitions = self.definitions();
        match axis {
            Axis::Section => self.say(&format!("sections-{}", list.key)),
            Axis::Field => self.term(&definitions.fields, &list.key),
            Axis::Organ => self.term(&definitions.organs, &list.key),
            Axis::Level => self.term(&definitions.levels, &list.key),
            Axis::Award => self.term(&definitions.awards, &list.key),
            Axis::Tenure => self.term(&definitions.terms, &list.key),
            Axis::Year => list.key.clone(),
            Axis::Tag | Axis::Place | Axis::Letter => list.label.clone(),
        }
    }

    /// Gives the address of a list; empty where it has no page.
    fn list_url(self, axis: Axis, list: &List) -> String {
        let is_paged = axis.is_paged(self.catalogue().parts);
        if is_paged { self.url(&list.url) } else { String::new() }
    }

    /// Names a list, if it exists, and links to it, if it has a page.
    fn list_link(self, axis: Axis, key: &str) -> Option<LinkView> {
        let list = self.catalogue().taxonomies.list(axis, key)?;
        let label = self.list_name(axis, list);
        let url = self.list_url(axis, list);
        Some(LinkView { label, url, lang: self.list_lang(axis, list) })
    }

    /// Gives the tag of the language of a list's name; nothing where it is the page's, or a place's.
    fn list_lang(self, axis: Axis, list: &List) -> String {
        let definitions = self.definitions();
        let terms = match axis {
            Axis::Field => &definitions.fields,
            Axis::Organ => &definitions.organs,
            Axis::Level => &definitions.levels,
            Axis::Award => &definitions.awards,
            Axis::Tenure => &definitions.terms,
            Axis::Tag => return self.other(&self.written_in()),
            Axis::Section | Axis::Year | Axis::Place | Axis::Letter => return String::new(),
        };
        let term = terms.iter().find(|it| it.key == list.key);
        term.map(|it| self.other(it.label.lang(self.lang).tag())).unwrap_or_default()
    }

    /// Gives the tag of a language that is not the page's; nothing where it is.
    fn other(self, lang: &str) -> String {
        if lang == self.lang.tag() { String::new() } else { lang.to_owned() }
    }

    fn term_view(self, axis: Axis, list: &'a List) -> TermView {
        TermView {
            label: self.list_name(axis, list),
            lang: self.list_lang(axis, list),
            url: self.url(&list.url),
            count: list.stories.len(),
        }
    }
}
