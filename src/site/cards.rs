//! The cards of all stories, each rendered once in each language: a story stands in many lists.

use std::sync::{Arc, OnceLock};

use crate::catalogue::StoryId;
use crate::diagnostic::{Diagnostic, Lang};

/// A card as it stands in a list, or what keeps it from being rendered.
type Card = Result<Arc<str>, Box<Diagnostic>>;

/// Cards, rendered when they are first asked for.
#[derive(Clone)]
pub(super) struct Cards {
    vietnamese: Vec<OnceLock<Card>>,
    english: Vec<OnceLock<Card>>,
}

impl Cards {
    /// Has room for the cards of some stories.
    pub(super) fn new(stories: usize) -> Self {
        let room = || std::iter::repeat_with(OnceLock::new).take(stories).collect();
        Self { vietnamese: room(), english: room() }
    }

    /// Has the cards of a story rendered anew when they are next asked for.
    pub(super) fn forget(&mut self, id: StoryId) {
        for cards in [&mut self.vietnamese, &mut self.english] {
            cards[id.index()] = OnceLock::new();
        }
    }

    /// Gives the card of a story, rendered if it has not been.
    pub(super) fn get(&self, id: StoryId, lang: Lang, render: impl FnOnce() -> Card) -> Card {
        let cards = match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        };
        cards[id.index()].get_or_init(render).clone()
    }
}
