//! The file that names all others, and what every query needs.

use serde::Serialize;

use super::card::Blocks;
use super::chunk::Chunk;
use super::synonyms::Synonyms;

/// What the file is made of.
pub(super) struct Parts<'a> {
    pub(super) stories: usize,
    pub(super) chunks: &'a [Chunk],
    pub(super) words: &'a [(String, u32)],
    pub(super) cards: &'a Blocks,
    pub(super) facets: &'a str,
    pub(super) synonyms: &'a Synonyms,
}

#[derive(Serialize)]
struct Meta<'a> {
    docs: usize,
    facets: &'a str,
    /// The first key of each chunk.
    chunks: Vec<&'a str>,
    /// Their names, twelve letters each.
    names: String,
    /// Syllables, each with the logarithm of its frequency as a digit of base 36.
    words: String,
    /// Stories of a block of cards.
    size: usize,
    /// Sums of the blocks, four letters each.
    sums: String,
    synonyms: &'a [Vec<String>],
}

/// Writes the file.
pub(super) fn meta(parts: &Parts<'_>) -> Vec<u8> {
    let word = |(key, bits): &(String, u32)| {
        format!("{key}{}", char::from_digit(*bits, 36).unwrap_or('z'))
    };
    let meta = Meta {
        docs: parts.stories,
        facets: parts.facets,
        chunks: parts.chunks.iter().map(|it| it.first.as_str()).collect(),
        names: parts.chunks.iter().map(|it| it.name.as_str()).collect(),
        words: parts.words.iter().map(word).collect::<Vec<_>>().join(" "),
        size: parts.cards.size,
        sums: parts.cards.blocks.iter().map(|it| it.sum.as_str()).collect(),
        synonyms: parts.synonyms.groups(),
    };
    serde_json::to_vec(&meta).expect("the file is plain text")
}
