//! What the index is made of, as one hash: as long as it stays, the files that were made stay too.

use std::ops::Range;

use rayon::prelude::*;

use super::shelf::Shelf;
use super::{Source, card, column, document, numbered, pack};
use crate::catalogue::StoryId;

/// Raised whenever the same stories give other bytes.
const FORM: u32 = 8;

/// What an index is made of, hashed.
pub struct Keys {
    /// The hash of everything that determines its files.
    pub whole: blake3::Hash,
    /// The hash of the texts of each story, in the order of their numbers.
    texts: Vec<blake3::Hash>,
    /// What hangs on no body.
    fronts: Fronts,
}

impl Keys {
    /// Gives the hashes of what is read of some stories, by their numbers.
    pub(super) fn texts(&self, numbers: Range<usize>) -> &[blake3::Hash] {
        &self.texts[numbers]
    }

    /// Hashes what results show of some stories, by their numbers.
    pub(super) fn cards(&self, numbers: Range<usize>) -> blake3::Hash {
        let mut hasher = program();
        for front in &self.fronts.stories[numbers] {
            hasher.update(&front[blake3::OUT_LEN..]);
        }
        hasher.finalize()
    }

    /// Gives the hash of all that facets and metrics are made of.
    pub(super) fn columns(&self) -> blake3::Hash {
        self.fronts.columns
    }
}

/// Starts a hash of what is kept for later indexes: another program may make something else of the same.
pub(super) fn program() -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&FORM.to_le_bytes()).update(env!("CARGO_PKG_VERSION").as_bytes());
    hasher
}

/// Hashes what the index is made from, not where that comes from: so nothing is missed. Where all but bodies
/// is known to be as it was for an earlier index, only bodies are looked at.
pub fn keys(source: Source<'_>, kept: Option<(blake3::Hash, &dyn Shelf)>) -> Keys {
    let stories = numbered(source.catalogue);
    let fronts = Fronts::kept_or_read(&stories, source, kept);
    let texts = stories.iter().zip(&fronts.stories);
    let texts: Vec<blake3::Hash> = texts.map(|(id, front)| texts_of(*id, front, source)).collect();
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(&FORM.to_le_bytes())
        .update(&[source.config.profile as u8, source.config.medium as u8]);
    for (texts, front) in texts.iter().zip(&fronts.stories) {
        hasher.update(texts.as_bytes()).update(&front[blake3::OUT_LEN..]);
    }
    hasher.update(fronts.columns.as_bytes());
    for group in source.synonyms.groups() {
        hasher.update(&(group.len() as u64).to_le_bytes());
        for word in group {
            pack::note(&mut hasher, word.as_bytes());
        }
    }
    Keys { whole: hasher.finalize(), texts, fronts }
}

/// Hashes what the search reads of a story.
fn texts_of(id: StoryId, front: &Front, source: Source<'_>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&front[..blake3::OUT_LEN]);
    hasher.update(source.catalogue.get(id).story.body.hash.as_bytes());
    for (_, translation) in source.catalogue.translations_of(id) {
        hasher.update(translation.story.body.hash.as_bytes());
    }
    hasher.finalize()
}

/// The hash of what the search reads of a story beside its body, and that of what results show of it.
type Front = [u8; 2 * blake3::OUT_LEN];

/// All that an index is made of beside bodies, hashed.
#[derive(PartialEq, Eq)]
struct Fronts {
    /// In the order of the stories' numbers.
    stories: Vec<Front>,
    columns: blake3::Hash,
}

impl Fronts {
    /// Takes those that were kept for the same facts, or else reads them, and keeps them.
    fn kept_or_read(
        stories: &[StoryId],
        source: Source<'_>,
        kept: Option<(blake3::Hash, &dyn Shelf)>,
    ) -> Self {
        let Some((of, shelf)) = kept else { return Self::read(stories, source) };
        let key = program().update(b"fronts").finalize();
        let kept = shelf.kept(key).and_then(|it| Self::unpacked(&it, of));
        kept.filter(|it| it.stories.len() == stories.len()).unwrap_or_else(|| {
            let fronts = Self::read(stories, source);
            shelf.keep(key, &fronts.packed(of));
            fronts
        })
    }

    fn read(stories: &[StoryId], source: Source<'_>) -> Self {
        let mut hasher = blake3::Hasher::new();
        column::note(&mut hasher, stories, source);
        let stories = stories.par_iter().map(|id| front(*id, source)).collect();
        Self { stories, columns: hasher.finalize() }
    }

    fn packed(&self, of: blake3::Hash) -> Vec<u8> {
        [of.as_bytes(), self.columns.as_bytes(), self.stories.as_flattened()].concat()
    }

    fn unpacked(bytes: &[u8], of: blake3::Hash) -> Option<Self> {
        let (found, rest) = bytes.split_first_chunk()?;
        let (columns, rest) = rest.split_first_chunk()?;
        let (stories, rest) = rest.as_chunks();
        let is_whole = rest.is_empty() && of == blake3::Hash::from(*found);
        is_whole.then(|| Self { stories: stories.to_vec(), columns: (*columns).into() })
    }
}

fn front(id: StoryId, source: Source<'_>) -> Front {
    let [mut texts, mut shown] = [(); 2].map(|()| blake3::Hasher::new());
    for (_, text) in document::of_facts(id, source) {
        pack::note(&mut texts, text.as_bytes());
    }
    card::note(&mut shown, id, source);
    let mut front = [0; 2 * blake3::OUT_LEN];
    for (half, hash) in front.as_chunks_mut().0.iter_mut().zip([texts, shown]) {
        *half = hash.finalize().into();
    }
    front
}

/// Hashes several hashes as one.
pub(super) fn together<'a>(hashes: impl IntoIterator<Item = &'a blake3::Hash>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for hash in hashes {
        hasher.update(hash.as_bytes());
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_and_unpacked_again_for_the_same_facts_alone() {
        let [of, other, columns] = ["a", "b", "c"].map(|it| blake3::hash(it.as_bytes()));
        let fronts = Fronts { stories: vec![[1; 64], [2; 64]], columns };
        let packed = fronts.packed(of);
        assert!(Fronts::unpacked(&packed, of).is_some_and(|it| it == fronts));
        assert!(Fronts::unpacked(&packed, other).is_none());
        assert!(Fronts::unpacked(&packed[..packed.len() - 1], of).is_none());
    }
}
