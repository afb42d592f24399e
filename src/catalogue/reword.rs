//! Takes another reading of one story whose words have changed and nothing that others are made of.
//!
//! Whoever keeps a catalogue while stories are written need not assemble it again for a body, a
//! summary or a title. What comes out is equal to a catalogue assembled anew; where that is not sure,
//! nothing is taken.

use std::sync::Arc;

use super::assemble::order;
use super::lint::Scene;
use super::taxonomy::letter;
use super::{Catalogue, StoryId};
use crate::config::Definitions;
use crate::diagnostic::{Diagnostic, FilePath};
use crate::source::scan::Tree;
use crate::story::carried::Vocabulary;
use crate::story::likeness::are_alike;
use crate::story::{Facts, Story};
use crate::vi::collate::Collator;

/// Which story was taken, and what is wrong with its words.
pub struct Reworded {
    /// The story, if readers see it.
    pub id: Option<StoryId>,
    /// What is wrong with its words.
    pub words: Vec<Diagnostic>,
}

/// Where the entry of a story stands.
#[derive(Clone, Copy)]
enum Seat {
    Shown(StoryId),
    Hidden(usize),
}

impl Catalogue {
    /// Takes another reading of a story. Gives nothing, and changes nothing, where more may change
    /// than what the story itself shows.
    pub fn reword(
        &mut self,
        story: Story,
        tree: &Tree,
        definitions: &Definitions,
    ) -> Option<Reworded> {
        let seat = self.seat(&story.facts.file)?;
        let (old, new) = (self.facts_at(seat), &*story.facts);
        let is_retitled = old.title.value != new.title.value;
        let stays = || matches!(seat, Seat::Hidden(_)) || self.keeps_its_place(seat, new);
        if !are_alike(old, new) || (is_retitled && !stays()) {
            return None;
        }
        match seat {
            Seat::Shown(id) => self.entries[id.index()].story = story,
            Seat::Hidden(index) => self.hidden[index].story = story,
        }
        let id = match seat {
            Seat::Shown(id) => Some(id),
            Seat::Hidden(_) => None,
        };
        if let Some(id) = id.filter(|_| is_retitled) {
            Arc::make_mut(&mut self.taxonomies).retitle(id, &self.entries);
        }
        Some(Reworded { id, words: self.words(seat, tree, definitions) })
    }

    fn seat(&self, file: &FilePath) -> Option<Seat> {
        let of = |entry: &super::Entry| entry.story.facts.file == *file;
        let shown = self.entries.iter().position(of).map(|it| Seat::Shown(StoryId::new(it)));
        shown.or_else(|| self.hidden.iter().position(of).map(Seat::Hidden))
    }

    fn entry_at(&self, seat: Seat) -> &super::Entry {
        match seat {
            Seat::Shown(id) => self.get(id),
            Seat::Hidden(index) => &self.hidden[index],
        }
    }

    fn facts_at(&self, seat: Seat) -> &Facts {
        &self.entry_at(seat).story.facts
    }

    /// Tells whether a story stays between its neighbours, and under its letter, with another title.
    fn keeps_its_place(&self, seat: Seat, new: &Facts) -> bool {
        let Seat::Shown(id) = seat else { return true };
        let collator = Collator::new();
        let facts = |index: usize| self.entries.get(index).map(|it| &*it.story.facts);
        let before = id.index().checked_sub(1).and_then(facts);
        let after = facts(id.index() + 1);
        before.is_none_or(|it| order(it, new, &collator).is_lt())
            && after.is_none_or(|it| order(new, it, &collator).is_lt())
            && letter(self.facts_at(seat)) == letter(new)
    }

    fn words(&self, seat: Seat, tree: &Tree, definitions: &Definitions) -> Vec<Diagnostic> {
        let scene = Scene { catalogue: self, tree, definitions };
        scene.words_of(self.entry_at(seat), &Vocabulary::new(definitions))
    }
}
