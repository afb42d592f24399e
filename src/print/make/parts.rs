//! The parts of a book that are text: the editor's own words, the conference's, and stories.

use super::super::book::{Division, Row};
use super::super::volume::{IMPRINT, PartKind, Volume};
use super::story::table;
use super::{Maker, Share};
use crate::catalogue::StoryId;
use crate::source::markdown::prose::{Align, Block};
use crate::story::Kind;
use crate::story::facts::Conference;

impl Maker<'_> {
    /// Makes the text of a part.
    pub(super) fn division(&mut self, share: &Share<'_>) -> Division {
        let mut division = self.opened(share.part);
        match share.part.kind {
            PartKind::Programme => division.prose.blocks.extend(self.programme()),
            PartKind::Speeches => division.prose.blocks.extend(self.speeches()),
            PartKind::Papers => {
                division.prose.blocks.extend(self.papers());
                division.children = self.by_field(&share.stories, &division.anchor);
            }
            PartKind::Models => division.children = self.by_field(&share.stories, &division.anchor),
            PartKind::Figures => self.figures_of_all(&mut division),
            _ => division.children = share.stories.iter().map(|id| self.story(*id)).collect(),
        }
        division
    }

    /// Groups stories by field, in the order of the definitions; those without one come last. One
    /// field alone needs no title of its own.
    fn by_field(&mut self, stories: &[StoryId], anchor: &str) -> Vec<Division> {
        let fields = &self.source.config.definitions.fields;
        let lang = self.source.config.lang();
        let catalogue = self.source.catalogue;
        let field = |id: &StoryId| {
            let key = catalogue.get(*id).story.facts.field.as_deref();
            fields.iter().position(|it| Some(it.key.as_str()) == key)
        };
        let named = fields.iter().enumerate().map(|(at, it)| (Some(at), it.label.get(lang)));
        let other = self.say("print-no-field");
        let mut groups = Vec::new();
        for (at, title) in named.chain([(None, other.as_str())]) {
            let own: Vec<StoryId> = stories.iter().filter(|id| field(id) == at).copied().collect();
            if own.is_empty() {
                continue;
            }
            let key = at.map_or("khac", |at| fields[at].key.as_str());
            groups.push(Division {
                anchor: format!("{anchor}-{key}"),
                title: title.to_owned(),
                children: own.into_iter().map(|id| self.story(id)).collect(),
                ..Division::default()
            });
        }
        match groups.len() {
            1 => groups.swap_remove(0).children,
            _ => groups,
        }
    }

    fn held(&self) -> Option<(&Conference, std::ops::Range<usize>)> {
        let facts = &self.source.catalogue.get(self.conference?).story.facts;
        match &facts.kind {
            Kind::Conference(it) => Some((it, facts.title.span.clone())),
            _ => None,
        }
    }

    fn programme(&self) -> Option<Block> {
        let (conference, span) = self.held()?;
        let head = vec![self.say("programme-time"), self.say("programme-item")];
        let rows = |(time, item): &(String, String)| vec![time.clone(), item.clone()];
        let rows: Vec<Vec<String>> = conference.programme.iter().map(rows).collect();
        (!rows.is_empty()).then(|| table(&[Align::Start, Align::Start], head, rows, &span))
    }

    fn speeches(&self) -> Option<Block> {
        let (conference, span) = self.held()?;
        let head = vec![self.say("print-speech"), self.say("print-speaker")];
        let rows = |(title, speaker): &(String, String)| vec![title.clone(), speaker.clone()];
        let rows: Vec<Vec<String>> = conference.speeches.iter().map(rows).collect();
        (!rows.is_empty()).then(|| table(&[Align::Start, Align::Start], head, rows, &span))
    }

    /// Lists the papers that were read, whether or not their story is in the book.
    fn papers(&self) -> Option<Block> {
        let (conference, span) = self.held()?;
        let head = vec![self.say("print-paper"), self.say("print-author")];
        let rows: Vec<Vec<String>> = conference
            .papers
            .iter()
            .map(|it| {
                let by = [&it.author, &it.organ].into_iter().filter(|it| !it.is_empty());
                vec![it.title.clone(), by.cloned().collect::<Vec<_>>().join(", ")]
            })
            .collect();
        (!rows.is_empty()).then(|| table(&[Align::Start, Align::Start], head, rows, &span))
    }

    /// Gives what the law asks to be printed, as far as the volume says it.
    pub(super) fn imprint(&self, volume: &Volume) -> Vec<Row> {
        let row = |(key, text): &(&'static str, String)| Row {
            label: self.say(&format!("print-imprint-{key}")),
            text: text.clone(),
        };
        debug_assert!(volume.imprint.iter().all(|(key, _)| IMPRINT.contains(key)));
        volume.imprint.iter().map(row).collect()
    }
}
