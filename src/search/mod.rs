//! The index that the browser searches, as files: chunks of postings, cards, columns of facets and
//! metrics, and the file that names them all.
//!
//! Nothing here depends on the corpus as a whole but counts: an edited body changes the chunks that
//! hold its words, those after them up to one that begins as before, and the files that name all chunks. Reading a query is the work of `themes/danvan/assets/search/`.
//!
//! | file under `/tim-kiem/` | holds |
//! |---|---|
//! | `meta.idx` | the first key of each chunk, the syllables, sums of the cards, synonyms |
//! | `k/khoa.HASH.idx` | a chunk: keys in order, front-coded, each with its forms and their postings |
//! | `k/duoi.HASH.idx` | the tails of a chunk's long lists |
//! | `the/N.idx` | what a result shows of the stories N × size and on |
//! | `loc.HASH.idx` | the names of facets and metrics, and the values of every facet for every story |
//! | `loc/FACET.HASH.idx` | on a great site, those of one facet |
//! | `so/METRIC.HASH.idx` | the value of a metric for each story that has it |
//! | `search-data.js` | all of these in one script, for a copy opened from a disk |
//!
//! [`keys`] tells, without making any of them, whether they would be the same as before.
//!
//! All but the script are gzip inside, undone by the browser: a host need not know of it.

//!
//! # The form of a chunk
//!
//! A *number* is written seven bits a byte, the lowest first, with the eighth bit set on all bytes but
//! the last. A *text* is the number of its bytes, and the bytes in UTF-8.
//!
//! ```text
//! chunk := number of tail files, the name of each in twelve letters, key*
//! key   := bytes shared with the key before, bytes of its own, those bytes, number of forms, form*
//! form  := text (empty where it is the key itself), number of stories that hold it,
//!          bytes of the postings here × 2 + (1 where there is a tail), postings,
//!          and where there is a tail: number of its file, its first byte there, its bytes
//! postings := (distance from the story before × 8 + how much it counts, 0 to 7)*
//! ```
//!
//! A list of more than 4,096 stories keeps 2,048 in the chunk: those in which the word counts most,
//! and of equals the newest. The others are its tail. Both are in the order of the stories, and the
//! first distance of each is from story 0. A tail file, undone, is tails one after another.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::catalogue::{Catalogue, StoryId};
use crate::config::{Config, Medium};
use crate::diagnostic::{Diagnostic, Lang, search as problem};

mod card;
mod chunk;
mod chunks;
mod column;
mod disk;
mod document;
mod inventory;
mod kept;
mod key;
mod merge;
mod meta;
mod pack;
mod packed;
mod run;
pub mod shelf;
pub mod synonyms;
mod tail;
mod term;
mod word;
mod written;

pub use key::{Keys, keys};
use packed::Packer;
use run::Run;
use shelf::{Laid, Shelf};
use synonyms::Synonyms;
use written::Written;

/// Address of the page of results; the files of the index lie below it.
pub use crate::catalogue::SEARCH_URL as URL;

/// Name of the file that names all others.
const META: &str = "meta.idx";

/// The most stories that are searched in a copy opened from a disk which was made for a host.
const ON_DISK: usize = 2_000;

/// The fewest stories of a run, and the most runs where there are no more stories than that.
const RUN: usize = 256;
const RUNS: usize = 64;

/// Says a message of the theme in a language.
pub type Say<'a> = &'a (dyn Fn(Lang, &str) -> String + Sync);

/// A file of the index.
#[derive(Clone)]
pub struct SearchFile {
    bytes: Laid,
    /// The hash of what determines its bytes: of all that the index is made of for the file that names
    /// all others, of the bytes themselves for those.
    pub key: blake3::Hash,
}

impl SearchFile {
    /// Lays bytes on a shelf, which may hold no more.
    fn laid(bytes: Vec<u8>, shelf: &dyn Shelf) -> Result<Self, Box<Diagnostic>> {
        let key = blake3::hash(&bytes);
        let bytes = shelf.lay(bytes).map_err(|error| Box::new(problem::no_room(&error)))?;
        Ok(Self { bytes, key })
    }

    /// Gives its bytes, or why they cannot be read back.
    pub fn bytes(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.bytes.read().map_err(|error| Box::new(problem::no_room(&error)))
    }
}

/// The files of the index by address.
pub type Index = BTreeMap<String, SearchFile>;

/// What the index is made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The stories.
    pub catalogue: &'a Catalogue,
    /// Definitions and languages.
    pub config: &'a Config,
    /// Words that mean the same.
    pub synonyms: &'a Synonyms,
    /// The theme's words.
    pub say: Say<'a>,
}

/// Gives the address of the file that names all others.
pub fn meta_url() -> String {
    format!("{URL}{META}")
}

/// Makes the index; `keys` are those of its source. Fails where a story can no longer be read, or the
/// shelf holds no more.
pub fn index(source: Source<'_>, keys: &Keys, shelf: &dyn Shelf) -> Result<Index, Box<Diagnostic>> {
    let stories = numbered(source.catalogue);
    let packer = Packer::new(shelf);
    let chunks = chunks::chunks(runs(&stories, source, keys, shelf)?, &packer, shelf)?;
    let cards = card::blocks(&stories, source, keys, &packer)?;
    let columns = column::columns(&stories, source, keys, (&packer, shelf))?;
    let meta = meta::meta(&meta::Parts {
        stories: stories.len(),
        chunks: &chunks,
        words: &word::ranked(&chunks),
        cards: &cards,
        facets: &columns.name,
        synonyms: source.synonyms,
    });
    let meta = SearchFile { key: keys.whole, ..SearchFile::laid(pack::gzip(&meta), shelf)? };
    let mut files = vec![(META.to_owned(), meta)];
    for chunk in chunks {
        files.push((chunk::file(&chunk.name), chunk.file));
        let tails = chunk.tails.into_iter();
        files.extend(tails.map(|(name, file)| (tail::file(&name), file)));
    }
    let numbered = cards.blocks.into_iter().enumerate();
    files.extend(numbered.map(|(at, it)| (card::file(at), it.file)));
    files.extend(columns.files);
    packer.keep(files.iter().map(|(_, it)| it.key));
    if stories.len() <= ON_DISK || source.config.medium == Medium::Disk {
        let script = disk::script(&files)?;
        files.push(("search-data.js".to_owned(), SearchFile::laid(script, shelf)?));
    }
    Ok(files.into_iter().map(|(name, file)| (format!("{URL}{name}"), file)).collect())
}

/// Reads the stories, some at a time: on a great site more, so that there are not too many runs.
fn runs(
    stories: &[StoryId],
    source: Source<'_>,
    keys: &Keys,
    shelf: &dyn Shelf,
) -> Result<Vec<Run>, Box<Diagnostic>> {
    let size = stories.len().div_ceil(RUNS).max(RUN);
    let parts = stories.par_chunks(size).enumerate();
    let run = |(at, stories): (usize, &[StoryId])| {
        let first = at * size;
        let texts = keys.texts(first..first + stories.len());
        Run::make((first, size), texts, shelf, |kept| Written::read(first, stories, kept, source))
    };
    parts.map(run).collect()
}

/// Numbers the stories, the newest last: a new one does not move the others.
fn numbered(catalogue: &Catalogue) -> Vec<StoryId> {
    let mut stories: Vec<StoryId> = catalogue.iter().map(|(id, _)| id).collect();
    stories.sort_by_cached_key(|id| {
        let facts = &catalogue.get(*id).story.facts;
        (facts.date, facts.id.value.clone(), *id)
    });
    stories
}
