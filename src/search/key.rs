//! What the index is made of, as one hash: as long as it stays, the files that were made stay too.

use rayon::prelude::*;

use super::{Source, card, column, document, numbered, pack};
use crate::catalogue::StoryId;

/// Raised whenever the same stories give other bytes.
const FORM: u32 = 5;

/// Gives the hash of everything that determines the files of the index.
///
/// What is hashed is what the index is made from, not where that comes from: so nothing is missed.
pub fn key(source: Source<'_>) -> blake3::Hash {
    let stories = numbered(source.catalogue);
    let read: Vec<blake3::Hash> = stories.par_iter().map(|id| story(*id, source)).collect();
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(&FORM.to_le_bytes())
        .update(&[source.config.profile as u8, source.config.medium as u8]);
    for hash in read {
        hasher.update(hash.as_bytes());
    }
    column::note(&mut hasher, &stories, source);
    for group in source.synonyms.groups() {
        hasher.update(&(group.len() as u64).to_le_bytes());
        for word in group {
            pack::note(&mut hasher, word.as_bytes());
        }
    }
    hasher.finalize()
}

/// Hashes what the search reads and shows of a story.
fn story(id: StoryId, source: Source<'_>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for (_, text) in document::of_facts(id, source) {
        pack::note(&mut hasher, text.as_bytes());
    }
    hasher.update(source.catalogue.get(id).story.body.hash.as_bytes());
    for (_, translation) in source.catalogue.translations_of(id) {
        hasher.update(translation.story.body.hash.as_bytes());
    }
    card::note(&mut hasher, id, source);
    hasher.finalize()
}
