//! The cards of all stories, each rendered once in each language: a story stands in many lists.

use std::sync::{Arc, OnceLock};

use crate::catalogue::StoryId;
use crate::diagnostic::{Diagnostic, Lang};

/// A card as it stands in a list, or what keeps it from being rendered.
type Card = Result<Arc<str>, Box<Diagnostic>>;

/// Where the cards of a great site wait outside of memory, which only another room may touch.
///
/// It may lose what it was given: a card is then rendered again.
pub trait Attic: Send + Sync {
    /// Puts a text away, and gives what it is found by; nothing where there is no room for it.
    fn put(&self, text: &str) -> Option<u64>;

    /// Gives a text back, as often as it is asked for.
    fn get(&self, place: u64) -> Option<String>;
}

/// Where a rendered card is.
#[derive(Clone)]
enum Kept {
    Here(Card),
    /// In the attic.
    Away(u64),
}

/// Cards, rendered when they are first asked for.
#[derive(Clone)]
pub(super) struct Cards {
    vietnamese: Vec<OnceLock<Kept>>,
    english: Vec<OnceLock<Kept>>,
    attic: OnceLock<Arc<dyn Attic>>,
}

impl Cards {
    /// Has room for the cards of some stories.
    pub(super) fn new(stories: usize) -> Self {
        let room = || std::iter::repeat_with(OnceLock::new).take(stories).collect();
        Self { vietnamese: room(), english: room(), attic: OnceLock::new() }
    }

    /// Has cards that are rendered from now on wait in an attic, the first that is named.
    pub(super) fn put_away(&self, attic: Arc<dyn Attic>) {
        self.attic.get_or_init(|| attic);
    }

    /// Has the cards of a story rendered anew when they are next asked for.
    pub(super) fn forget(&mut self, id: StoryId) {
        for cards in [&mut self.vietnamese, &mut self.english] {
            cards[id.index()] = OnceLock::new();
        }
    }

    /// Gives the card of a story, rendered if it has not been.
    pub(super) fn get(&self, id: StoryId, lang: Lang, render: impl Fn() -> Card) -> Card {
        let cards = match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        };
        let mut rendered = None;
        let kept = cards[id.index()].get_or_init(|| {
            let card = rendered.insert(render()).clone();
            let away = self.attic.get().zip(card.as_ref().ok()).and_then(|(it, card)| it.put(card));
            away.map_or(Kept::Here(card), Kept::Away)
        });
        match (rendered, kept) {
            (Some(card), _) => card,
            (None, Kept::Here(card)) => card.clone(),
            (None, Kept::Away(place)) => {
                let found = self.attic.get().and_then(|it| it.get(*place));
                found.map_or_else(render, |it| Ok(it.into()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Keeps texts until it is emptied; has room for so many.
    struct Small(usize, Mutex<Vec<String>>);

    impl Attic for Small {
        fn put(&self, text: &str) -> Option<u64> {
            let mut kept = self.1.lock().unwrap();
            let place = (kept.len() < self.0).then_some(kept.len() as u64)?;
            kept.push(text.to_owned());
            Some(place)
        }

        fn get(&self, place: u64) -> Option<String> {
            self.1.lock().unwrap().get(usize::try_from(place).ok()?).cloned()
        }
    }

    #[test]
    fn cards_come_back_from_the_attic_and_are_rendered_again_only_where_it_lost_them() {
        let ids: Vec<StoryId> = (0..3).map(StoryId::new).collect();
        let attic = Arc::new(Small(2, Mutex::default()));
        let cards = Cards::new(ids.len());
        cards.put_away(Arc::clone(&attic) as Arc<dyn Attic>);
        let rendered = AtomicUsize::new(0);
        let get = |id: StoryId| {
            let render = || {
                rendered.fetch_add(1, Ordering::Relaxed);
                Ok(format!("thẻ {}", id.index()).into())
            };
            cards.get(id, Lang::Vi, render).unwrap().to_string()
        };
        let all = || ids.iter().map(|id| get(*id)).collect::<Vec<_>>();
        for _ in 0..3 {
            assert_eq!(all(), ["thẻ 0", "thẻ 1", "thẻ 2"]);
        }
        assert_eq!(rendered.load(Ordering::Relaxed), 3);
        attic.1.lock().unwrap().clear();
        assert_eq!(all(), ["thẻ 0", "thẻ 1", "thẻ 2"]);
        assert_eq!(rendered.load(Ordering::Relaxed), 5, "the third never was in the attic");
    }
}
