//! What files of an earlier index hash to, by the hash of what they pack: one that stands in the output
//! need not be packed again to be named.

use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashSet;

use super::key::program;
use super::shelf::Shelf;
use super::{SearchFile, URL, pack};
use crate::diagnostic::Diagnostic;
use crate::source::hashes::Hashes;

/// Packs the files of an index, as far as they do not stand where the last index left them.
pub(super) struct Packer<'a> {
    shelf: &'a dyn Shelf,
    /// The hash of each packed file of the last index, by that of what it packs.
    known: Hashes,
    /// The same of this index.
    packed: Mutex<Vec<(blake3::Hash, blake3::Hash)>>,
}

impl<'a> Packer<'a> {
    /// Takes what a shelf keeps of the last index.
    pub(super) fn new(shelf: &'a dyn Shelf) -> Self {
        let known = shelf.kept(key()).as_deref().and_then(Hashes::read).unwrap_or_default();
        Self { shelf, known, packed: Mutex::default() }
    }

    /// Packs a file, whose name is told from the twelve first letters of its hash, and gives it with these.
    pub(super) fn pack(
        &self,
        plain: &[u8],
        name: impl Fn(&str) -> String,
    ) -> Result<(String, SearchFile), Box<Diagnostic>> {
        let of = blake3::hash(plain);
        let file = self.standing(of, name).map_or_else(|| self.pack_anew(of, plain), Ok)?;
        Ok((letters(file.key), file))
    }

    /// Gives a file that stands in the output, by the hash of all that it is made of.
    pub(super) fn standing(
        &self,
        of: blake3::Hash,
        name: impl Fn(&str) -> String,
    ) -> Option<SearchFile> {
        let key = self.known.get(&of)?;
        let file = self.standing_as(&name(&letters(key)), key)?;
        self.note(of, key);
        Some(file)
    }

    /// Gives a file that stands in the output by its hash, with the letters that name it.
    pub(super) fn standing_by(
        &self,
        key: blake3::Hash,
        name: impl Fn(&str) -> String,
    ) -> Option<(String, SearchFile)> {
        let letters = letters(key);
        let file = self.standing_as(&name(&letters), key)?;
        Some((letters, file))
    }

    /// Gives a file that stands in the output, by its name and its hash.
    pub(super) fn standing_as(&self, name: &str, key: blake3::Hash) -> Option<SearchFile> {
        let bytes = self.shelf.standing(&format!("{URL}{name}"), key)?;
        Some(SearchFile { bytes, key })
    }

    /// Packs a file that does not stand in the output.
    pub(super) fn pack_anew(
        &self,
        of: blake3::Hash,
        plain: &[u8],
    ) -> Result<SearchFile, Box<Diagnostic>> {
        let file = SearchFile::laid(pack::gzip(plain), self.shelf)?;
        self.note(of, file.key);
        Ok(file)
    }

    /// Gives what was noted of a thing for this index.
    pub(super) fn noted(&self, of: blake3::Hash) -> Option<blake3::Hash> {
        self.known.get(&of).inspect(|it| self.note(of, *it))
    }

    /// Notes the hash of what came of a thing.
    pub(super) fn note(&self, of: blake3::Hash, hash: blake3::Hash) {
        self.packed.lock().unwrap_or_else(PoisonError::into_inner).push((of, hash));
    }

    /// Leaves what was packed for the next index, and what is known of files that stand, given by their hashes.
    pub(super) fn keep(self, files: impl Iterator<Item = blake3::Hash>) {
        let packed = self.packed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let files: FxHashSet<blake3::Hash> = files.collect();
        let known = self.known.iter().filter(|it| files.contains(&it.1));
        let packed: Hashes = packed.into_iter().chain(known).collect();
        if packed != self.known {
            self.shelf.keep(key(), &packed.bytes());
        }
    }
}

/// Gives the letters that name a file after its hash.
fn letters(key: blake3::Hash) -> String {
    key.to_hex()[..12].to_owned()
}

/// Gives what the list is kept under: another program may pack the same otherwise.
fn key() -> blake3::Hash {
    program().update(b"packed").finalize()
}
