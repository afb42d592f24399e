//! What a result shows of a story, in small blocks: ten results need ten blocks at most.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::key::Keys;
use super::packed::Packer;
use super::{SearchFile, Source, pack};
use crate::catalogue::{Entry, StoryId};
use crate::diagnostic::{Diagnostic, Lang};
use crate::story::{Facts, Role};

/// Stories of a block; more of them on a great site, so that a host need not keep as many files.
const SIZE: usize = 8;
const SIZE_GREAT: usize = 32;
const GREAT: usize = 40_000;

/// The most letters of a summary, and figures of a story, that a result shows.
const LETTERS: usize = 240;
const FIGURES: usize = 2;

/// A story as a result shows it.
#[derive(Debug, Serialize)]
struct Card {
    title: String,
    url: String,
    summary: String,
    #[serde(rename = "where")]
    place: String,
    /// Names of metrics, each with the author's words.
    figures: Vec<(String, String)>,
    /// What is said otherwise in the other languages of the site.
    #[serde(flatten)]
    told: BTreeMap<&'static str, Told>,
}

/// What a result says in another language than the site's own.
#[derive(Debug, Serialize)]
struct Told {
    /// Title and summary of a translation.
    #[serde(flatten)]
    words: Option<Translated>,
    figures: Vec<(String, String)>,
}

#[derive(Debug, Serialize)]
struct Translated {
    title: String,
    summary: String,
    lang: &'static str,
}

/// Some stories that follow each other.
pub(super) struct Block {
    /// What tells it from one of another build.
    pub(super) sum: String,
    /// Its bytes, compressed.
    pub(super) file: SearchFile,
}

/// All blocks.
pub(super) struct Blocks {
    /// Stories of each.
    pub(super) size: usize,
    /// The blocks in order.
    pub(super) blocks: Vec<Block>,
}

/// Makes the blocks of all stories.
pub(super) fn blocks(
    stories: &[StoryId],
    source: Source<'_>,
    keys: &Keys,
    packer: &Packer<'_>,
) -> Result<Blocks, Box<Diagnostic>> {
    let size = if stories.len() > GREAT { SIZE_GREAT } else { SIZE };
    let blocks = stories.par_chunks(size).enumerate();
    let blocks = blocks.map(|(at, it)| {
        let of = keys.cards(at * size..at * size + it.len());
        standing(at, of, packer).map_or_else(|| block(it, source, of, packer), Ok)
    });
    Ok(Blocks { size, blocks: blocks.collect::<Result<_, _>>()? })
}

/// Gives the name of the file of a block.
pub(super) fn file(at: usize) -> String {
    format!("the/{at}.idx")
}

/// Adds what a result shows of a story to a hash.
pub(super) fn note(hasher: &mut blake3::Hasher, id: StoryId, source: Source<'_>) {
    let card = serde_json::to_vec(&card(id, source)).expect("cards are plain text");
    pack::note(hasher, &card);
}

/// Gives a block that stands in the output, by the hash of what its stories show.
fn standing(at: usize, of: blake3::Hash, packer: &Packer<'_>) -> Option<Block> {
    let cards = packer.noted(summed(of))?;
    let file = packer.standing(of, |_| file(at))?;
    Some(Block { sum: sum(cards), file })
}

/// Gives the hash that the cards of a block are noted under.
fn summed(of: blake3::Hash) -> blake3::Hash {
    blake3::keyed_hash(of.as_bytes(), b"sum")
}

fn sum(cards: blake3::Hash) -> String {
    cards.to_hex()[..4].to_owned()
}

fn block(
    stories: &[StoryId],
    source: Source<'_>,
    of: blake3::Hash,
    packer: &Packer<'_>,
) -> Result<Block, Box<Diagnostic>> {
    let cards: Vec<Card> = stories.iter().map(|id| card(*id, source)).collect();
    let cards = serde_json::to_string(&cards).expect("cards are plain text");
    let hash = blake3::hash(cards.as_bytes());
    packer.note(summed(of), hash);
    let sum = sum(hash);
    let plain = format!("{{\"sum\":\"{sum}\",\"cards\":{cards}}}");
    let file = packer.pack_anew(of, plain.as_bytes())?;
    Ok(Block { sum, file })
}

fn card(id: StoryId, source: Source<'_>) -> Card {
    let entry = source.catalogue.get(id);
    let facts = &entry.story.facts;
    Card {
        title: facts.title.value.clone(),
        url: facts.url(),
        summary: shorten(&facts.summary.value),
        place: place(entry, source),
        figures: figures(facts, source, source.config.lang()),
        told: told(id, source),
    }
}

/// Gives what is said of a story in the other languages of the site.
fn told(id: StoryId, source: Source<'_>) -> BTreeMap<&'static str, Told> {
    let languages = source.config.settings.languages.iter().map(|it| Lang::from(*it));
    let others = languages.filter(|it| *it != source.config.lang());
    let told = others.map(|lang| {
        let translation = source.catalogue.translation(id, lang);
        let words = translation.map(|it| Translated {
            title: it.story.facts.title.value.clone(),
            summary: shorten(&it.story.facts.summary.value),
            lang: lang.tag(),
        });
        let facts = &source.catalogue.get(id).story.facts;
        (lang.tag(), Told { words, figures: figures(facts, source, lang) })
    });
    told.collect()
}

/// Cuts a long summary at a word.
fn shorten(summary: &str) -> String {
    let Some((end, _)) = summary.char_indices().nth(LETTERS) else { return summary.to_owned() };
    let end = summary[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &summary[..end])
}

/// Says where a story happened, on today's map where that is one place.
fn place(entry: &Entry, source: Source<'_>) -> String {
    let units = entry.places.iter().map(|it| it.unit);
    let mut names = source.catalogue.places.current_names(units);
    names.truncate(2);
    names.join("; ")
}

/// Gives the results that lead a story, in the author's words.
fn figures(facts: &Facts, source: Source<'_>, lang: Lang) -> Vec<(String, String)> {
    let definitions = &source.config.definitions;
    let mut results: Vec<_> = facts
        .figures
        .iter()
        .filter(|it| it.role == Role::Result)
        .filter_map(|it| Some((definitions.metric(&it.metric)?, it)))
        .collect();
    results.sort_by_key(|(metric, _)| {
        (metric.headline.unwrap_or(u8::MAX), definitions.metric_rank(&metric.key))
    });
    let shown = results.into_iter().take(FIGURES);
    shown.map(|(metric, it)| (metric.label.get(lang).to_owned(), it.wording.clone())).collect()
}
