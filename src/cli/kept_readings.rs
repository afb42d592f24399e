//! What was read of stories, kept for the next build.

use std::collections::BTreeSet;
use std::path::Path;

use crate::emit::{Cache, Key};
use crate::story::readings::Keeper;

/// The readings of a showcase's stories, in `.danvan/read/` beside the content: not within the output, as
/// they tell of drafts too. Nothing stays there of what is gone, nor of what was since taken down.
pub(super) struct KeptReadings(Cache);

impl KeptReadings {
    /// Takes those of the showcase whose folder is `root`.
    pub(super) fn new(root: &Path) -> Self {
        Self(Cache::new(&root.join(".danvan/read")))
    }
}

impl Keeper for KeptReadings {
    fn kept(&self, key: blake3::Hash) -> Option<Vec<u8>> {
        self.0.get(key.into())
    }

    fn keep(&self, key: blake3::Hash, bytes: &[u8]) {
        self.0.put(key.into(), bytes);
    }

    fn keep_only(&self, keys: &BTreeSet<[u8; 32]>) {
        let keys: BTreeSet<Key> = keys.iter().map(|it| blake3::Hash::from(*it).into()).collect();
        self.0.keep_only(|key| keys.contains(&key));
    }
}
