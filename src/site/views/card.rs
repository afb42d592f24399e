//! A story in a list.

use std::sync::Arc;

use super::Builder;
use crate::catalogue::StoryId;
use crate::catalogue::compare::is_offered;
use crate::catalogue::similar::{Shared, Similar};
use crate::catalogue::taxonomy::Axis;
use crate::diagnostic::Diagnostic;
use crate::site::view::{BriefView, CardView, ListedView, SimilarView};
use crate::story::Facts;
use crate::story::schema::KINDS;

/// How many figures a card shows.
const FIGURES: usize = 3;

impl Builder<'_> {
    /// Gives the cards of several stories, as `card.html` sets them out.
    pub(super) fn cards(self, ids: &[StoryId]) -> Result<Vec<Arc<str>>, Box<Diagnostic>> {
        let render = |id| {
            let view = self.listed(id);
            let html = self.showcase.theme.render("card.html", &view, self.lang)?;
            Ok(Arc::from(html.trim()))
        };
        let card = |id: &StoryId| self.showcase.cards.get(*id, self.lang, || render(*id));
        ids.iter().map(card).collect()
    }

    /// Gives a story as it stands in lists.
    pub(in crate::site) fn listed(self, id: StoryId) -> ListedView {
        ListedView { card: self.card(id) }
    }

    fn card(self, id: StoryId) -> CardView {
        let entry = self.catalogue().get(id);
        let facts = self.facts(id);
        let field = facts.field.as_deref();
        CardView {
            url: self.url(&facts.url()),
            lang: self.told_in(id).tag().to_owned(),
            section: facts.section.folder().to_owned(),
            compare: self.compared_by(facts),
            title: facts.title.value.clone(),
            summary: facts.summary.value.clone(),
            place: self.place_name(&entry.places),
            field: field.map(|it| self.term(&self.definitions().fields, it)).unwrap_or_default(),
            kind: self.doer(facts),
            period: facts.period.map(|it| it.to_string()).unwrap_or_default(),
            figures: self.lead(facts, FIGURES),
            picture: facts
                .pictures
                .first()
                .zip(entry.pictures.first())
                .and_then(|(written, asset)| self.picture(id, written, asset.as_ref())),
        }
    }

    /// Gives a story in one or two lines.
    pub(super) fn brief(self, id: StoryId) -> BriefView {
        let entry = self.catalogue().get(id);
        let facts = self.facts(id);
        BriefView {
            url: self.url(&facts.url()),
            lang: self.told_in(id).tag().to_owned(),
            title: facts.title.value.clone(),
            place: self.place_name(&entry.places),
            period: facts.period.map(|it| it.to_string()).unwrap_or_default(),
        }
    }

    /// Says whose work a model is; empty for other kinds.
    pub(super) fn doer(self, facts: &Facts) -> String {
        let key = facts.model().map(|it| it.doer.key());
        let choice = KINDS.iter().find(|it| Some(it.key) == key);
        choice.map(|it| self.pair(it.label).to_owned()).unwrap_or_default()
    }

    /// Gives the stories most like one, each with its reasons.
    pub(super) fn similar(self, id: StoryId) -> Vec<SimilarView> {
        let view = |it: &Similar| SimilarView {
            story: self.brief(it.story),
            reasons: it.shared.iter().map(|shared| self.reason(*shared)).collect(),
            comparison: self.pair_link(id, it.story),
        };
        self.catalogue().comparisons.similar(self.catalogue(), id).iter().map(view).collect()
    }

    /// Gives the name by which a story is compared with others; empty where it has nothing to compare.
    pub(super) fn compared_by(self, facts: &Facts) -> String {
        let offered = self.catalogue().comparisons.offered(self.catalogue()) && is_offered(facts);
        if offered { facts.id.value.clone() } else { String::new() }
    }

    fn reason(self, shared: Shared) -> String {
        match shared {
            Shared::Tag(at) => {
                let tag = &self.catalogue().taxonomies.lists(Axis::Tag)[at as usize].label;
                format!("{} “{tag}”", self.say("shared-tag"))
            }
            Shared::Province => self.say("shared-province"),
            Shared::Organ => self.say("shared-organ"),
            Shared::Field => self.say("shared-field"),
        }
    }
}
