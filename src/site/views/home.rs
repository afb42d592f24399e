//! The home page: what this is, what was achieved together, where, and what is new.

use serde_json::json;

use super::Builder;
use super::frame::Head;
use crate::catalogue::StoryId;
use crate::catalogue::taxonomy::Axis;
use crate::diagnostic::Diagnostic;
use crate::search;
use crate::site::view::{HomeView, LinkView};
use crate::story::Section;
use crate::story::facts::Doer;

/// How many stories of a kind are shown.
const NEWEST: usize = 6;
/// How many sums are shown.
const TOTALS: usize = 6;

impl<'a> Builder<'a> {
    /// Gives the home page.
    pub(in crate::site) fn home(self, url: &str) -> Result<HomeView, Box<Diagnostic>> {
        let settings = &self.config().settings;
        let models = self.section(Section::Model);
        let doer = |doer| {
            models
                .iter()
                .filter(|it| self.facts(**it).model().is_some_and(|it| it.doer == doer))
                .count()
        };
        let movements = self.section(Section::Movement);
        let places = self.axis_terms(Axis::Place);
        let newest = |ids: &[StoryId]| self.cards(&ids[..ids.len().min(NEWEST)]);
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.name_in(self.lang),
            "url": settings.base_url.full(url),
            "inLanguage": self.lang.tag(),
            "publisher": { "@type": "Organization", "name": settings.publisher_in(self.lang) },
        });
        if !settings.description_in(self.lang).is_empty() {
            data["description"] = json!(settings.description_in(self.lang));
        }
        let head = Head {
            title: settings.name_in(self.lang).to_owned(),
            description: settings.description_in(self.lang).to_owned(),
            path: Vec::new(),
            data: Some(data),
            indexed: true,
        };
        let mut page = self.page(url, head);
        page.breadcrumbs.clear();
        "website".clone_into(&mut page.og_type);
        Ok(HomeView {
            page,
            collective: doer(Doer::Collective),
            individual: doer(Doer::Individual),
            movements: movements.len(),
            provinces: self.listed_provinces().count(),
            totals: self.totals(TOTALS),
            newest: newest(models)?,
            models_url: self
                .list_link(Axis::Section, "mo-hinh")
                .map(|it| it.url)
                .unwrap_or_default(),
            movements_newest: newest(movements)?,
            conferences: newest(self.section(Section::Conference))?,
            fields: self.axis_terms(Axis::Field),
            places,
            map: self.maps().into_iter().next(),
            ways: self.ways(),
        })
    }

    fn section(self, section: Section) -> &'a [StoryId] {
        let list = self.catalogue().taxonomies.list(Axis::Section, section.folder());
        list.map_or(&[], |it| &it.stories)
    }

    fn ways(self) -> Vec<LinkView> {
        let catalogue = self.catalogue();
        let axes = [
            Axis::Year,
            Axis::Tenure,
            Axis::Organ,
            Axis::Level,
            Axis::Award,
            Axis::Tag,
            Axis::Letter,
        ];
        let lists = axes.into_iter().filter(|axis| !catalogue.paged_lists(*axis).is_empty());
        let sections = [Section::Movement, Section::Document, Section::AwardList];
        let sections =
            sections.into_iter().filter_map(|it| self.list_link(Axis::Section, it.folder()));
        let compare =
            self.catalogue().comparisons.offered(self.catalogue()).then(|| self.compare_link());
        let lists = lists.map(|axis| self.axis_link(axis)).chain(sections);
        let search = LinkView::new(self.say("search"), self.url(search::URL));
        let ways = lists.chain(self.teams_link()).chain(self.metrics_link()).chain(compare);
        ways.chain([search]).collect()
    }
}
