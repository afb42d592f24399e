//! How a story is cited, and what it cites itself: its lasting address, its original, its sources.

use super::Builder;
use crate::catalogue::StoryId;
use crate::site::view::CitationView;
use crate::story::Facts;

impl Builder<'_> {
    /// Gives the full short address of a story, which lasts; empty on a site without such.
    pub(super) fn permalink(self, facts: &Facts) -> String {
        let full = |url: String| self.config().settings.base_url.full(&url);
        self.catalogue().short_url(facts).map(full).unwrap_or_default()
    }

    /// Gives the full address to print for a story: the short one, or on a site without such that of its
    /// page in the site's own language.
    pub(super) fn lasting_address(self, facts: &Facts) -> String {
        let url = self.catalogue().short_url(facts).unwrap_or_else(|| facts.url());
        self.config().settings.base_url.full(&url)
    }

    /// Gives the address of a translated story in its own language; empty for one that is not.
    pub(super) fn original(self, id: StoryId) -> String {
        let facts = &self.catalogue().get(id).story.facts;
        let is_translated = self.catalogue().translation(id, self.lang).is_some();
        if is_translated { facts.url() } else { String::new() }
    }

    /// Gives what a story is drawn from.
    pub(super) fn sources(self, facts: &Facts) -> Vec<CitationView> {
        let view = |it: &crate::story::facts::Source| CitationView {
            title: it.title.clone(),
            url: it.url.clone(),
            date: it.date.map(|date| self.date(date)),
        };
        facts.sources.iter().map(view).collect()
    }

    /// Says how the page of a story is cited.
    pub(super) fn citation(self, id: StoryId, url: &str) -> String {
        let facts = self.facts(id);
        let settings = &self.config().settings;
        let date = facts.date.map(|it| format!(" {}.", self.date(it.into()).text));
        format!(
            "“{}”. {}.{} {}",
            // Quotes within quotes.
            facts.title.value.replace('“', "‘").replace('”', "’"),
            settings.name_in(self.lang),
            date.unwrap_or_default(),
            settings.base_url.full(url)
        )
    }
}
