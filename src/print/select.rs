//! The stories that a part of a volume asks for.

use std::collections::BTreeSet;

use super::volume::{Condition, Part, PartKind};
use crate::catalogue::taxonomy::Axis;
use crate::catalogue::{Catalogue, StoryId};
use crate::config::{Config, Term};
use crate::diagnostic::front::nearest;
use crate::diagnostic::{Diagnostic, FilePath, Location, front, link, print as problem};
use crate::source::scan::VOLUMES;
use crate::story::{Kind, Period, Section, Spanned};

/// What stories are chosen from.
pub(super) struct Choice<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) config: &'a Config,
    /// The volume's file.
    pub(super) file: &'a FilePath,
    /// The conference that the volume is the record of.
    pub(super) conference: Option<StoryId>,
}

impl Choice<'_> {
    /// Finds a story by its path from the volumes' folder, or by its id.
    pub(super) fn story(
        &self,
        written: &Spanned<String>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<StoryId> {
        let id = self.catalogue.find(VOLUMES.trim_end_matches('/'), &written.value);
        if id.is_none() {
            let name = written.value.rsplit('/').next().unwrap_or_default();
            let slugs = self.catalogue.iter().map(|(_, it)| it.story.facts.slug.as_str());
            let slug = nearest(name.trim_end_matches(".md"), slugs);
            let file = |slug| self.catalogue.iter().find(|(_, it)| it.story.facts.slug == slug);
            let near = slug.and_then(file).map(|(_, it)| {
                format!("../{}", it.story.facts.file.trim_start_matches("content/"))
            });
            let at = Location::span(self.file, written.span.clone());
            found.push(link::unknown_reference(at, &written.value, near.as_deref()));
        }
        id
    }

    /// Gives the stories of a part in their order.
    pub(super) fn stories(&self, part: &Part, found: &mut Vec<Diagnostic>) -> Vec<StoryId> {
        let named: Vec<StoryId> =
            part.stories.iter().filter_map(|it| self.story(it, found)).collect();
        let chosen = match (named.is_empty(), part.query.is_empty()) {
            (false, true) => named,
            (true, true) if part.stories.is_empty() => self.usual(part.kind),
            _ => {
                let queried = self.queried(part, found);
                named.into_iter().chain(queried).collect()
            }
        };
        if chosen.is_empty() && (!part.query.is_empty() || !part.stories.is_empty()) {
            let at = Location::span(self.file, part.span.clone());
            found.push(problem::empty_part(at, part.kind.word()));
        }
        chosen
    }

    /// Gives the stories of a part whose editor does not choose any.
    fn usual(&self, kind: PartKind) -> Vec<StoryId> {
        match kind {
            PartKind::Report => {
                self.conference.into_iter().chain(self.belonging(Section::Movement)).collect()
            }
            PartKind::Papers => self.papers(),
            PartKind::Documents | PartKind::Awards if self.conference.is_some() => {
                section(kind).map_or_else(Vec::new, |it| self.belonging(it))
            }
            kind => section(kind).map_or_else(Vec::new, |it| self.all(it)),
        }
    }

    fn all(&self, section: Section) -> Vec<StoryId> {
        self.catalogue.section(section).map(|(id, _)| id).collect()
    }

    /// Gives the stories of a kind that belong to the conference.
    fn belonging(&self, section: Section) -> Vec<StoryId> {
        let Some(entry) = self.conference.map(|id| self.catalogue.get(id)) else {
            return Vec::new();
        };
        let Kind::Conference(conference) = &entry.story.facts.kind else { return Vec::new() };
        let ids = conference.belongings.iter().filter_map(|it| entry.named.get(&it.value).copied());
        ids.filter(|id| self.catalogue.get(*id).story.facts.section == section).collect()
    }

    /// Gives the stories of the papers that were read at the conference.
    fn papers(&self) -> Vec<StoryId> {
        let Some(entry) = self.conference.map(|id| self.catalogue.get(id)) else {
            return Vec::new();
        };
        let Kind::Conference(conference) = &entry.story.facts.kind else { return Vec::new() };
        let stories = conference.papers.iter().filter_map(|it| it.story.as_ref());
        stories.filter_map(|it| entry.named.get(&it.value).copied()).collect()
    }

    /// Gives the stories that every condition of a part lets through.
    fn queried(&self, part: &Part, found: &mut Vec<Diagnostic>) -> Vec<StoryId> {
        let mut stories = match section(part.kind) {
            Some(section) => self.all(section),
            None => self.catalogue.iter().map(|(id, _)| id).collect(),
        };
        for condition in &part.query {
            let through: BTreeSet<StoryId> =
                condition.words.iter().flat_map(|it| self.under(condition, it, found)).collect();
            stories.retain(|id| through.contains(id));
        }
        stories
    }

    /// Gives the stories that are sorted under a word.
    fn under(
        &self,
        condition: &Condition,
        word: &Spanned<String>,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<StoryId> {
        let taxonomies = &self.catalogue.taxonomies;
        let at = Location::span(self.file, word.span.clone());
        match condition.axis {
            Axis::Place => {
                let units = self.catalogue.places.find_any(&word.value);
                if units.is_empty() {
                    found.push(problem::unknown_place(at, &word.value));
                }
                let lists = units.into_iter().filter_map(|it| taxonomies.place(it));
                lists.flat_map(|it| it.stories.clone()).collect()
            }
            Axis::Year => {
                let Some(period) = Period::parse(&word.value) else {
                    found.push(front::bad_period(at, &word.value));
                    return Vec::new();
                };
                let lists =
                    period.years().filter_map(|it| taxonomies.list(Axis::Year, &it.to_string()));
                lists.flat_map(|it| it.stories.clone()).collect()
            }
            axis => {
                let (label, terms) = self.terms(axis);
                if !terms.iter().any(|it| it.key == word.value) {
                    let known: Vec<&str> = terms.iter().map(|it| it.key.as_str()).collect();
                    found.push(front::unknown_word(at, label, &word.value, &known));
                }
                taxonomies.list(axis, &word.value).map_or_else(Vec::new, |it| it.stories.clone())
            }
        }
    }

    fn terms(&self, axis: Axis) -> ((&'static str, &'static str), &[Term]) {
        let definitions = &self.config.definitions;
        match axis {
            Axis::Level => (("Cấp", "Level"), &definitions.levels),
            Axis::Award => (("Hình thức khen", "Award"), &definitions.awards),
            Axis::Organ => (("Đơn vị", "Organ"), &definitions.organs),
            _ => (("Lĩnh vực", "Field"), &definitions.fields),
        }
    }
}

/// Gives the kind of content that a part is made of, if it is made of one.
fn section(kind: PartKind) -> Option<Section> {
    match kind {
        PartKind::Models => Some(Section::Model),
        PartKind::Movements => Some(Section::Movement),
        PartKind::Documents => Some(Section::Document),
        PartKind::Awards => Some(Section::AwardList),
        _ => None,
    }
}
