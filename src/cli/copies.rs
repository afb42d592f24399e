//! Copies of pictures, each made once for all builds of a showcase.
//!
//! All copies of a picture are made when the first of them is asked for, as decoding costs as much as
//! making one; they are kept in `.danvan/cache/` beside the content.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use crate::diagnostic::{self, Diagnostic, FilePath, Location};
use crate::emit::{Cache, Key};
use crate::media::{self, Rendition};
use crate::site::Showcase;
use crate::site::page::{Page, PageKind};
use crate::site::pictures::Picture;

/// Bytes that pictures may take in memory while copies are made of them, though one picture may take
/// more: ten photographs of twelve megapixels, whatever the number of processors.
const MEMORY: u64 = 768 << 20;

/// Bytes that a pixel takes at most at one time: decoded, and set upright or scaled from there.
const PIXEL: u64 = 6;

/// Bytes that a pixel of an AVIF copy takes while it is written.
const AVIF_PIXEL: u64 = 48;

/// The copies of a showcase's pictures.
pub(super) struct Copies<'a> {
    showcase: &'a Showcase,
    cache: Cache,
    /// One lock a picture, so that what several ask for at once is made once.
    making: Mutex<BTreeMap<FilePath, Arc<Mutex<()>>>>,
    memory: Arc<Memory>,
}

impl<'a> Copies<'a> {
    /// Takes the pictures of a showcase whose folder is `root`.
    pub(super) fn new(showcase: &'a Showcase, root: &Path, memory: Arc<Memory>) -> Self {
        let cache = Cache::new(&root.join(".danvan/cache"));
        Self { showcase, cache, making: Mutex::default(), memory }
    }

    /// Gives the key and the bytes of a page that is the copy of a picture; none of any other page.
    pub(super) fn make(&self, page: &Page) -> Option<Result<Copy, Box<Diagnostic>>> {
        let PageKind::Picture { file, rendition } = &page.kind else { return None };
        let picture = self.showcase.pictures.get(file)?;
        let key = Key::from(media::key(&picture.hash, rendition));
        if let Some(bytes) = self.cache.get(key) {
            return Some(Ok(Copy { key, bytes }));
        }
        Some(self.make_all(file, picture, key).map(|bytes| Copy { key, bytes }))
    }

    /// Lets go of copies that nothing has asked for in a long time.
    pub(super) fn trim(&self) {
        let keys = self.showcase.pictures.iter().flat_map(|picture| {
            let keys = picture.renditions();
            let copies = keys.into_iter().map(|it| media::key(&picture.hash, &it));
            copies.chain([media::tint_key(&picture.hash)]).map(Key::from)
        });
        let keys: BTreeSet<Key> = keys.collect();
        self.cache.trim(|key| keys.contains(&key));
    }

    /// Makes and keeps all copies of a picture, and gives the one of a key.
    fn make_all(
        &self,
        file: &FilePath,
        picture: &Picture,
        key: Key,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let lock = Arc::clone(locked(&self.making).entry(Arc::clone(file)).or_default());
        let _made_once = locked(&lock);
        if let Some(bytes) = self.cache.get(key) {
            return Ok(bytes);
        }
        let _room = self.memory.take(room(picture));
        let source = picture.asset.read().map_err(|error| picture.asset.unreadable(&error))?;
        // Under the key of what it was, nothing must be kept of what it is.
        if blake3::hash(&source) != picture.hash {
            return Err(Box::new(diagnostic::disk::changed_meanwhile(file)));
        }
        let renditions = picture.renditions();
        let at = || Location::file(file);
        let copies = media::render_all(&source, &renditions)
            .map_err(|error| Box::new(error.diagnostic(at(), file)))?;
        let mut wanted = None;
        for (rendition, bytes) in renditions.iter().zip(copies) {
            let made = Key::from(media::key(&picture.hash, rendition));
            self.cache.put(made, &bytes);
            if made == key {
                wanted = Some(bytes);
            }
        }
        Ok(wanted.expect("a copy that is planned is one of its picture's"))
    }
}

/// A copy of a picture.
pub(super) struct Copy {
    /// What its bytes are made from.
    pub(super) key: Key,
    pub(super) bytes: Vec<u8>,
}

/// Tells how much memory the copies of a picture take, one after the other.
pub(super) fn room(picture: &Picture) -> u64 {
    let area = |(width, height)| u64::from(width) * u64::from(height);
    let probe = &picture.probe;
    let avif = picture.renditions().into_iter().filter(|it| matches!(it, Rendition::Avif { .. }));
    let largest = avif.map(|it| area(it.size(probe))).max().unwrap_or_default();
    area((probe.width, probe.height)) * PIXEL + largest * AVIF_PIXEL
}

/// Room in memory, which who wants more of it than is left waits for.
#[derive(Default)]
pub(super) struct Memory {
    taken: Mutex<u64>,
    given_back: Condvar,
}

/// Room that is given back when the value is dropped.
pub(super) struct Room<'a> {
    memory: &'a Memory,
    bytes: u64,
}

impl Memory {
    /// Takes the room that a picture needs; one that is too large for all of it waits to be alone.
    pub(super) fn take(&self, bytes: u64) -> Room<'_> {
        let has_no_room = |taken: &mut u64| *taken > 0 && *taken + bytes > MEMORY;
        let waited = self.given_back.wait_while(locked(&self.taken), has_no_room);
        *waited.unwrap_or_else(PoisonError::into_inner) += bytes;
        Room { memory: self, bytes }
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        *locked(&self.memory.taken) -= self.bytes;
        self.memory.given_back.notify_all();
    }
}

/// Locks what stays true whatever a thread that panicked was about to do.
fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    /// The room of a square picture.
    fn picture(side: u64) -> u64 {
        side * side * PIXEL
    }

    #[test]
    fn pictures_at_work_never_take_more_than_their_room() {
        let memory = Memory::default();
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    for side in [4000, 8000, 1000] {
                        let bytes = picture(side);
                        let _room = memory.take(bytes);
                        let taken = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
                        most.fetch_max(taken, Ordering::SeqCst);
                        std::thread::yield_now();
                        now.fetch_sub(bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.into_inner() <= MEMORY);
        assert_eq!(*memory.taken.lock().unwrap(), 0);
    }

    #[test]
    fn picture_larger_than_all_room_is_made_alone() {
        let memory = Memory::default();
        let giant = memory.take(picture(12_000));
        assert!(*memory.taken.lock().unwrap() > MEMORY);
        drop(giant);
        drop((memory.take(picture(4000)), memory.take(picture(4000))));
        assert_eq!(*memory.taken.lock().unwrap(), 0);
    }
}
