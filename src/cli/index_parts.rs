//! Where the parts of the search's index wait for each other, and where they are kept for the next build.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::emit::{Cache, Key, Scratch};
use crate::search::shelf::{InMemory, Shelf};

/// The parts of an index, each kept in `.danvan/search/` beside the content under the key of the
/// stories that it was read from.
pub(super) struct IndexParts {
    cache: Cache,
    /// The keys of the parts of this index.
    asked: Mutex<BTreeSet<Key>>,
    /// Where the parts of a great site wait; those of others wait in memory.
    scratch: Option<Scratch>,
}

impl IndexParts {
    /// Takes the parts of the showcase whose folder is `root`.
    pub(super) fn new(root: &Path, scratch: Option<Scratch>) -> Self {
        let cache = Cache::new(&root.join(".danvan/search"));
        Self { cache, asked: Mutex::default(), scratch }
    }

    /// Lets go of parts of what no index has held in a long time.
    pub(super) fn trim(self) {
        let asked = self.asked.into_inner().unwrap_or_else(PoisonError::into_inner);
        self.cache.trim(|key| asked.contains(&key));
    }
}

impl Shelf for IndexParts {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        match &self.scratch {
            Some(scratch) => scratch.put(&bytes),
            None => InMemory.put(bytes),
        }
    }

    fn kept(&self, key: blake3::Hash) -> Option<Vec<u8>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(key.into());
        self.cache.get(key.into())
    }

    fn keep(&self, key: blake3::Hash, bytes: &[u8]) {
        self.cache.put(key.into(), bytes);
    }
}
