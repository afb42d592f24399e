//! Where the parts of the search's index wait for each other, and where they are kept for the next build.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::emit::{Cache, Key, Pile, Scratch, Store};
use crate::search::shelf::{InMemory, Laid, Shelf};
use crate::site::address;

/// The parts of an index, each kept in `.danvan/search/` beside the content under the key of the
/// stories that it was read from.
pub(super) struct IndexParts<'a> {
    store: &'a Store,
    cache: Cache,
    /// The keys of the parts of this index.
    asked: Mutex<BTreeSet<Key>>,
    /// Where the parts and the files of a great site's index wait; those of others wait in memory.
    away: Option<(Scratch, Arc<Pile>)>,
}

impl<'a> IndexParts<'a> {
    /// Takes the parts of the showcase whose folder is `root`, for an output. Those of a great one wait in a
    /// scratch, which may be full.
    pub(super) fn new(root: &Path, store: &'a Store, scratch: Option<Scratch>) -> io::Result<Self> {
        let cache = cache(root);
        let away = scratch.map(|it| it.pile().map(|pile| (it, Arc::new(pile)))).transpose()?;
        Ok(Self { store, cache, asked: Mutex::default(), away })
    }

    /// Lets go of parts that this index does not hold: they may tell of what was since taken down.
    pub(super) fn trim(self, index: Key) {
        let asked = self.asked.into_inner().unwrap_or_else(PoisonError::into_inner);
        let whose = whose();
        self.cache.keep_only(|key| asked.contains(&key) || key == whose);
        self.cache.put(whose, blake3::Hash::from(index).as_bytes());
    }

    /// Lets go of all parts unless they are those of an index: an earlier build may have been of more
    /// stories, for another output.
    pub(super) fn trim_unless_of(self, index: Key) {
        let known = self.cache.get(whose());
        if known.as_deref() != Some(blake3::Hash::from(index).as_bytes()) {
            self.cache.keep_only(|_| false);
        }
    }
}

/// Lets go of the parts that are kept of a showcase.
pub(super) fn let_go(root: &Path) {
    cache(root).keep_only(|_| false);
}

fn cache(root: &Path) -> Cache {
    Cache::new(&root.join(".danvan/search"))
}

/// The key under which stands whose parts are kept.
fn whose() -> Key {
    Key::of(b"the index of these parts")
}

impl Shelf for IndexParts<'_> {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        match &self.away {
            Some((scratch, _)) => scratch.put(&bytes),
            None => InMemory.put(bytes),
        }
    }

    fn lay(&self, bytes: Vec<u8>) -> io::Result<Laid> {
        let Some((_, pile)) = &self.away else { return InMemory.lay(bytes) };
        let (place, pile) = (pile.put(&bytes)?, Arc::clone(pile));
        Ok(Laid::away(move || pile.get(place)))
    }

    fn kept(&self, key: blake3::Hash) -> Option<Vec<u8>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(key.into());
        self.cache.get(key.into())
    }

    fn standing(&self, url: &str, key: blake3::Hash) -> Option<Laid> {
        self.store.standing(&address::file_of(url), key.into()).map(Laid::away)
    }

    fn keep(&self, key: blake3::Hash, bytes: &[u8]) {
        self.cache.put(key.into(), bytes);
    }
}
