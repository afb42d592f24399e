//! The sheet for those who want to do as a model did.

use super::Builder;
use super::frame::Head;
use crate::catalogue::StoryId;
use crate::catalogue::taxonomy::Axis;
use crate::site::view::{LinkView, SheetView};

/// How many figures lead the sheet.
const LEAD: usize = 4;

/// How many sources a sheet has room for.
const SOURCES: usize = 2;

impl Builder<'_> {
    /// Gives the sheet of a model.
    pub(in crate::site) fn sheet(self, id: StoryId, url: &str) -> SheetView {
        let entry = self.catalogue().get(id);
        let facts = self.facts(id);
        let story = self.story_link(id);
        let mut sources = self.sources(facts);
        sources.truncate(SOURCES);
        let mut page = self.page(url, self.sheet_head(&story));
        if let Some(here) = page.breadcrumbs.last_mut() {
            here.label = self.say("sheet");
        }
        SheetView {
            page,
            lang: self.told_in(id).tag().to_owned(),
            facts_lang: self.written_in(),
            place: self.place_name(&entry.places),
            period: facts.period.map(|it| it.to_string()).unwrap_or_default(),
            lead: self.lead(facts, LEAD),
            replication: self.replication(id).unwrap_or_default(),
            sources,
            compiled: facts.compiled,
            permalink: self.lasting_address(facts),
            story,
        }
    }

    fn sheet_head(self, story: &LinkView) -> Head {
        let models = self.list_link(Axis::Section, "mo-hinh").into_iter();
        Head {
            title: format!("{}: {}", self.say("sheet"), story.label),
            description: self.say("sheet-intro"),
            path: models.chain([story.clone()]).collect(),
            data: None,
            // The story says all of it, and more.
            indexed: false,
        }
    }
}
