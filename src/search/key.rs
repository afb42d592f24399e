//! What the index is made of, as one hash: as long as it stays, the files that were made stay too.

use std::ops::Range;

use rayon::prelude::*;

use super::{Source, card, column, document, numbered, pack};
use crate::catalogue::StoryId;

/// Raised whenever the same stories give other bytes.
const FORM: u32 = 6;

/// What an index is made of, hashed.
pub struct Keys {
    /// The hash of everything that determines its files.
    pub whole: blake3::Hash,
    /// The hash of the texts of each story, in the order of their numbers.
    texts: Vec<blake3::Hash>,
}

impl Keys {
    /// Hashes what is read of some stories, by their numbers.
    pub(super) fn of_run(&self, numbers: Range<usize>) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        // Another program may read the same texts otherwise.
        hasher.update(&FORM.to_le_bytes()).update(env!("CARGO_PKG_VERSION").as_bytes());
        for hash in &self.texts[numbers] {
            hasher.update(hash.as_bytes());
        }
        hasher.finalize()
    }
}

/// Hashes what the index is made from, not where that comes from: so nothing is missed.
pub fn keys(source: Source<'_>) -> Keys {
    let stories = numbered(source.catalogue);
    let read: Vec<(blake3::Hash, blake3::Hash)> = stories
        .par_iter()
        .map(|id| {
            let texts = texts(*id, source);
            (texts, story(texts, *id, source))
        })
        .collect();
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(&FORM.to_le_bytes())
        .update(&[source.config.profile as u8, source.config.medium as u8]);
    for (_, story) in &read {
        hasher.update(story.as_bytes());
    }
    column::note(&mut hasher, &stories, source);
    for group in source.synonyms.groups() {
        hasher.update(&(group.len() as u64).to_le_bytes());
        for word in group {
            pack::note(&mut hasher, word.as_bytes());
        }
    }
    let whole = hasher.finalize();
    Keys { whole, texts: read.into_iter().map(|(texts, _)| texts).collect() }
}

/// Hashes what the search shows of a story, after what it reads.
fn story(texts: blake3::Hash, id: StoryId, source: Source<'_>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(texts.as_bytes());
    card::note(&mut hasher, id, source);
    hasher.finalize()
}

/// Hashes what the search reads of a story.
fn texts(id: StoryId, source: Source<'_>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for (_, text) in document::of_facts(id, source) {
        pack::note(&mut hasher, text.as_bytes());
    }
    hasher.update(source.catalogue.get(id).story.body.hash.as_bytes());
    for (_, translation) in source.catalogue.translations_of(id) {
        hasher.update(translation.story.body.hash.as_bytes());
    }
    hasher.finalize()
}
