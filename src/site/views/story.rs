//! The page of one story.

use serde_json::json;

use super::Builder;
use super::frame::Head;
use crate::catalogue::reference::{Target, download_url};
use crate::catalogue::taxonomy::Axis;
use crate::catalogue::{Entry, StoryId};
use crate::config::Term;
use crate::data;
use crate::diagnostic::{Diagnostic, Lang};
use crate::media::SHARE_SIZE;
use crate::site::view::{
    AwardedView, HeadingView, HonourView, LinkView, PageImageView, PageView, PaperView, PersonView,
    ReplicationView, RowView, StoryPart, StoryView,
};
use crate::story::facts::{
    AwardList, Conference, Document, Facts, Honour, Kind, Model, Reference, State,
};
use crate::story::schema::{KINDS, RESULTS};
use crate::story::{PartialDate, Section};

impl<'a> Builder<'a> {
    /// Gives the page of a story.
    pub(in crate::site) fn story(
        self,
        id: StoryId,
        url: &str,
    ) -> Result<StoryView, Box<Diagnostic>> {
        let entry = self.catalogue().get(id);
        let facts = self.facts(id);
        let head = self.story_head(id, url);
        let mut story = self.part(id, entry, url)?;
        match &facts.kind {
            Kind::Model(model) => self.model(&mut story, model, id),
            Kind::Conference(it) => self.conference(&mut story, it, entry),
            Kind::Document(it) => self.document(&mut story, it),
            Kind::AwardList(it) => self.award_list(&mut story, it, entry),
            Kind::Movement { .. } => story.funnel = self.funnel(facts),
            Kind::Page { .. } => {}
        }
        if facts.section == Section::Model {
            story.similar = self.similar(id);
        }
        let mut page = self.page(url, head);
        if let Some(here) = page.breadcrumbs.last_mut() {
            self.told_in(id).tag().clone_into(&mut here.lang);
        }
        self.languages_of(id, &mut page);
        page.image = self.page_image(id, &story);
        Ok(StoryView { page, story })
    }

    /// Gives the picture that stands for a story: the one drawn for it, or else its first.
    fn page_image(self, id: StoryId, story: &StoryPart) -> Option<PageImageView> {
        let base = &self.config().settings.base_url;
        if let Some(url) = self.showcase.share_url(id, self.lang) {
            let (width, height) = SHARE_SIZE;
            let url = base.full(&self.url(&url));
            return Some(PageImageView { url, width, height, alt: story.title.clone() });
        }
        let first = story.pictures.first()?;
        Some(PageImageView {
            url: base.full(&first.src),
            width: first.width,
            height: first.height,
            alt: first.alt.clone(),
        })
    }

    /// Says in which languages a story is told: a page that tells it in another is not its own, and
    /// search engines are led to the one that is.
    fn languages_of(self, id: StoryId, page: &mut PageView) {
        let is_told = |tag: &str| {
            let lang = [Lang::Vi, Lang::En].into_iter().find(|it| it.tag() == tag);
            lang.is_some_and(|it| self.showcase.is_told(id, it))
        };
        page.hreflang.retain(|it| is_told(&it.lang));
        if page.hreflang.len() < 2 {
            page.hreflang.clear();
        }
        if self.told_in(id) != self.lang {
            let own = self.own_page(id, &page.url);
            page.canonical = self.config().settings.base_url.full(&own);
            page.indexed = false;
            page.hreflang.clear();
        }
    }

    /// Gives the page that a story is told on: this one, or where this tells it in another language
    /// than its own, that of the story's language.
    fn own_page(self, id: StoryId, url: &str) -> String {
        if self.told_in(id) == self.lang {
            return url.to_owned();
        }
        self.catalogue().get(id).story.facts.url()
    }

    fn story_head(self, id: StoryId, url: &str) -> Head {
        let facts = self.facts(id);
        let base = &self.config().settings.base_url;
        let mut path = Vec::new();
        if facts.section != Section::Page {
            path.extend(self.list_link(Axis::Section, facts.section.folder()));
        }
        let mut data = json!({
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": facts.title.value,
            "inLanguage": self.told_in(id).tag(),
            "mainEntityOfPage": base.full(&self.own_page(id, url)),
            "author": { "@type": "Organization", "name": self.config().settings.publisher_in(self.lang) },
            "publisher": { "@type": "Organization", "name": self.config().settings.publisher_in(self.lang) },
        });
        if let Some(date) = facts.date {
            data["datePublished"] = json!(date.to_string());
        }
        if !facts.summary.value.is_empty() {
            data["description"] = json!(facts.summary.value);
        }
        self.add_to(&mut data, id);
        Head {
            title: facts.title.value.clone(),
            description: facts.summary.value.clone(),
            path,
            data: Some(data),
            indexed: facts.is_shown(self.config().today),
        }
    }

    /// Adds what search engines may be told of a story where it is known.
    fn add_to(self, data: &mut serde_json::Value, id: StoryId) {
        let (facts, entry) = (self.facts(id), self.catalogue().get(id));
        let settings = &self.config().settings;
        let pictures = self.picture_urls(id);
        if !pictures.is_empty() {
            let full = pictures.iter().map(|it| settings.base_url.full(it));
            data["image"] = json!(full.collect::<Vec<_>>());
        }
        if !facts.tags.is_empty() {
            data["keywords"] = json!(facts.tags.iter().map(|it| &it.value).collect::<Vec<_>>());
        }
        let place = self.place_name(&entry.places);
        if !place.is_empty() {
            data["contentLocation"] = json!({ "@type": "Place", "name": place });
        }
        let sources =
            facts.sources.iter().map(|it| if it.url.is_empty() { &it.title } else { &it.url });
        if !facts.sources.is_empty() {
            data["citation"] = json!(sources.collect::<Vec<_>>());
        }
        if let Some(license) = crate::data::citation::license_url(&settings.license) {
            data["license"] = json!(license);
        }
        if let Kind::Conference(conference) = &facts.kind
            && let Some(event) = event(facts, conference, &place)
        {
            data["about"] = event;
        }
    }

    /// Gives what every kind of content has.
    fn part(self, id: StoryId, entry: &Entry, url: &str) -> Result<StoryPart, Box<Diagnostic>> {
        let facts = self.facts(id);
        let written = facts.pictures.iter().zip(&entry.pictures);
        let (figures, lead) = self.figures(facts);
        Ok(StoryPart {
            id: facts.id.value.clone(),
            lang: self.told_in(id).tag().to_owned(),
            facts_lang: self.written_in(),
            original: self.original(id),
            section: facts.section.folder().to_owned(),
            compare: self.compared_by(facts),
            title: facts.title.value.clone(),
            hidden: self.hidden(facts),
            summary: facts.summary.value.clone(),
            kind: self.doer(facts),
            field: facts.field.as_deref().and_then(|it| self.list_link(Axis::Field, it)),
            organ: facts.organ.as_deref().and_then(|it| self.list_link(Axis::Organ, it)),
            period: facts.period.map(|it| it.to_string()).unwrap_or_default(),
            years: self.years(facts),
            date: facts.date.map(|it| self.date(it.into())),
            places: self.places(&facts.places, &entry.places),
            lead,
            figures,
            tags: self.tags(facts),
            outline: outline(facts),
            body: self.body(id)?,
            pictures: written
                .filter_map(|(it, asset)| self.picture(id, it, asset.as_ref()))
                .collect(),
            people: people(facts),
            team_name: self.team_name(id, facts),
            awards: facts.awards.iter().map(|it| self.honour(it)).collect(),
            sources: self.sources(facts),
            compiled: facts.compiled,
            labelled: facts.labelled,
            related: entry.related.iter().map(|it| self.brief(*it)).collect(),
            citation: self.citation(id, url),
            data: data::story_url(self.catalogue(), facts).unwrap_or_default(),
            pdf: self.showcase.print_url(id).unwrap_or_default(),
            address: self.lasting_address(facts),
            permalink: self.permalink(facts),
            ..StoryPart::default()
        })
    }

    /// Says why readers do not see a story; empty where they do.
    fn hidden(self, facts: &Facts) -> String {
        let today = self.config().today;
        let key = match facts.state {
            State::Draft => "hidden-draft",
            State::Ready => "hidden-ready",
            State::Published if facts.is_shown(today) => return String::new(),
            State::Published if facts.publish.is_some_and(|day| today < day) => "hidden-scheduled",
            State::Published => "hidden-expired",
        };
        self.say(key)
    }

    fn years(self, facts: &Facts) -> Vec<LinkView> {
        let years = facts.period.iter().flat_map(|it| it.years());
        let links = years.filter_map(|year| self.list_link(Axis::Year, &year.to_string()));
        links.filter(|it| !it.url.is_empty()).collect()
    }

    /// Links the tags in the story's own wording.
    fn tags(self, facts: &Facts) -> Vec<LinkView> {
        let link = |tag: &str| {
            let list = self.catalogue().taxonomies.tag(tag)?;
            Some(LinkView::new(tag.to_owned(), self.list_url(Axis::Tag, list)))
        };
        facts.tags.iter().filter_map(|tag| link(&tag.value)).collect()
    }

    /// Writes the body with the addresses of its links and pictures.
    fn body(self, id: StoryId) -> Result<String, Box<Diagnostic>> {
        let entry = self.catalogue().get(id);
        let translation = self.catalogue().translation(id, self.lang);
        let (story, links, images) = match translation {
            Some(it) => (&it.story, &it.links, &it.images),
            None => (&entry.story, &entry.links, &entry.images),
        };
        let facts = &*story.facts;
        let base = self.config().base_path();
        let address = |url: &str| format!("{base}{url}");
        let resolved = story.body.markdown()?.resolve(
            |link| match &links[link] {
                Target::Written(written) => written.clone(),
                Target::Story(id, anchor) => {
                    let anchor =
                        if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
                    address(&format!("{}{anchor}", self.url(&self.facts(*id).url())))
                }
                Target::Page(page) => address(&self.url(page)),
                Target::File(asset) => address(&link_to(&download_url(asset))),
                Target::Nowhere => String::new(),
            },
            |image| self.body_picture(&facts.images[image], images[image].as_ref()),
        );
        Ok(resolved)
    }

    fn honour(self, honour: &Honour) -> HonourView {
        let definitions = self.definitions();
        let term = |terms: &'a [Term], key: &Option<String>| {
            key.as_deref().map(|it| self.term(terms, it)).unwrap_or_default()
        };
        let form = term(&definitions.awards, &honour.form);
        HonourView {
            label: if form.is_empty() { self.say("recognised") } else { form },
            level: term(&definitions.levels, &honour.level),
            decision: honour.decision.clone(),
            date: honour.date.map(|it| self.date(it)),
            note: honour.note.clone(),
        }
    }

    fn model(self, story: &mut StoryPart, model: &Model, id: StoryId) {
        let entry = self.catalogue().get(id);
        let row =
            |key: &str, text: String| RowView { label: self.say(key), text, lang: String::new() };
        let dated =
            |key: &str, date: Option<PartialDate>| date.map(|it| row(key, self.date(it).text));
        if let Some(team) = &model.team {
            story.team.extend(dated("team-founded", team.founded));
            if !team.members.is_empty() {
                let lang = self.written_in();
                story.team.push(RowView { lang, ..row("team-members", team.members.clone()) });
            }
        }
        let cycle = &model.lifecycle;
        story.lifecycle.extend(dated("lifecycle-registered", cycle.registered));
        story.lifecycle.extend(dated("lifecycle-evaluated", cycle.evaluated));
        let result = RESULTS.iter().find(|it| Some(it.key) == cycle.result.as_deref());
        story
            .lifecycle
            .extend(result.map(|it| row("lifecycle-result", self.pair(it.label).to_owned())));
        story.lifecycle.extend(dated("lifecycle-stopped", cycle.stopped));
        story.recognition = model.recognition.iter().map(|it| self.honour(it)).collect();
        story.replicated_at = self.places(&model.replicated_at, &entry.replicated_at);
        story.replication = self.replication(id);
        let sheet = entry.story.facts.sheet_url();
        story.sheet = sheet.map(|it| self.url(&it)).unwrap_or_default();
    }

    /// Gives how to do as a model did, in the language that it is told in.
    pub(super) fn replication(self, id: StoryId) -> Option<ReplicationView> {
        let replication = self.facts(id).model()?.replication.as_ref()?;
        let own = &self.catalogue().get(id).story.facts;
        let own = own.model().and_then(|it| it.replication.as_ref());
        // What is not translated stands as the story has it.
        let lang = |is_own: bool| {
            let lang = if is_own { self.config().lang() } else { self.lang };
            lang.tag().to_owned()
        };
        let rows = replication.rows.iter().map(|row| RowView {
            label: self.say(&format!("replication-{}", row.0)),
            text: row.1.clone(),
            lang: lang(own.is_some_and(|it| it.rows.contains(row))),
        });
        Some(ReplicationView {
            lang: lang(own.is_some_and(|it| it.steps == replication.steps)),
            steps: replication.steps.clone(),
            rows: rows.collect(),
        })
    }

    fn conference(self, story: &mut StoryPart, conference: &Conference, entry: &Entry) {
        let pairs = |rows: &[(String, String)]| {
            rows.iter()
                .map(|(label, text)| RowView {
                    label: label.clone(),
                    text: text.clone(),
                    lang: self.written_in(),
                })
                .collect()
        };
        story.facts = self.rows([
            ("held-on", self.dated(conference.date)),
            ("venue", self.in_own_words(&conference.venue)),
        ]);
        story.programme = pairs(&conference.programme);
        story.speeches = pairs(&conference.speeches);
        story.papers = conference
            .papers
            .iter()
            .map(|paper| PaperView {
                title: paper.title.clone(),
                by: [paper.author.as_str(), paper.organ.as_str()]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                url: self.named_url(paper.story.as_ref(), entry),
            })
            .collect();
    }

    fn document(self, story: &mut StoryPart, document: &Document) {
        story.facts = self.rows([
            ("document-number", self.in_own_words(&document.number)),
            ("document-form", self.in_own_words(&document.form)),
            ("issued", self.dated(document.issued)),
            ("issuer", self.in_own_words(&document.issuer)),
            ("document-subject", self.in_own_words(&document.subject)),
        ]);
    }

    fn award_list(self, story: &mut StoryPart, list: &AwardList, entry: &Entry) {
        let definitions = self.definitions();
        let level = list.level.as_deref().map(|it| self.term(&definitions.levels, it));
        story.facts = self.rows([
            ("decision", self.in_own_words(&list.decision)),
            ("issued", self.dated(list.issued)),
            ("issuer", self.in_own_words(&list.issuer)),
            ("level", (level.unwrap_or_default(), String::new())),
        ]);
        story.awarded = list
            .awarded
            .iter()
            .map(|row| AwardedView {
                form: row
                    .form
                    .as_deref()
                    .map(|it| self.term(&definitions.awards, it))
                    .unwrap_or_default(),
                kind: KINDS
                    .iter()
                    .find(|it| Some(it.key) == row.kind.as_deref())
                    .map(|it| self.pair(it.label).to_owned())
                    .unwrap_or_default(),
                count: row.count.clone(),
                recipient: row.recipient.clone(),
                url: self.named_url(row.story.as_ref(), entry),
            })
            .collect();
    }

    /// Gives rows of facts, each a text and its language, leaving out what is not known.
    fn rows<const N: usize>(self, rows: [(&str, (String, String)); N]) -> Vec<RowView> {
        let known = rows.into_iter().filter(|(_, (text, _))| !text.is_empty());
        known.map(|(key, (text, lang))| RowView { label: self.say(key), text, lang }).collect()
    }

    /// Gives an author's own words with their language.
    fn in_own_words(self, text: &str) -> (String, String) {
        (text.to_owned(), self.written_in())
    }

    /// Gives a day, if it is known, in the language of the page.
    fn dated(self, date: Option<PartialDate>) -> (String, String) {
        (date.map(|it| self.date(it).text).unwrap_or_default(), String::new())
    }

    fn named_url(self, reference: Option<&Reference>, entry: &Entry) -> String {
        let id = reference.and_then(|it| entry.named.get(&it.value));
        id.map(|it| self.url(&self.facts(*it).url())).unwrap_or_default()
    }
}

/// Writes the address of a file so that its name's own signs are not taken for an address's.
fn link_to(url: &str) -> String {
    url.replace('%', "%25").replace('#', "%23").replace('?', "%3F")
}

fn outline(facts: &Facts) -> Vec<HeadingView> {
    let view = |it: &crate::source::markdown::Heading| HeadingView {
        level: it.level,
        text: it.text.clone(),
        anchor: it.anchor.clone(),
    };
    facts.outline.iter().map(view).collect()
}

fn people(facts: &Facts) -> Vec<PersonView> {
    let view = |it: &crate::story::facts::Person| PersonView {
        name: it.name.clone(),
        role: it.role.clone(),
    };
    facts.people.iter().map(view).collect()
}

/// Describes a conference for search engines of events, which want to know of when it is.
fn event(facts: &Facts, conference: &Conference, place: &str) -> Option<serde_json::Value> {
    let mut event = json!({
        "@type": "Event",
        "name": facts.title.value,
        "startDate": conference.date?.to_string(),
    });
    let venue = if conference.venue.is_empty() { place } else { &conference.venue };
    if !venue.is_empty() {
        event["location"] = json!({ "@type": "Place", "name": venue });
    }
    if !place.is_empty() {
        event["location"]["address"] = json!(place);
    }
    Some(event)
}
