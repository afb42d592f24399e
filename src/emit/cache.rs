//! A folder of bytes that cost much to make, each under the key of what it is made from.
//!
//! It belongs to no output: several may share it, at once. It may be deleted at any time, and whoever
//! finds nothing there, or something damaged, makes it again; so nothing here ever fails a build.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::SystemTime;

use super::disk::{Disk, Kind};
use super::key::Key;

/// Bytes that are kept though nothing asked for them: an earlier version of the site, another site.
const SPARE: u64 = 1 << 30;

/// How many files this run has begun: one count for all caches, as several may share a folder.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// A folder of made bytes.
pub struct Cache {
    folder: PathBuf,
    disk: Disk,
    /// Sets this run's half-written files apart from those of runs beside it.
    run: u64,
    has_grown: AtomicBool,
}

impl Cache {
    /// Takes a folder, which is made when something is first put there.
    pub fn new(folder: &Path) -> Self {
        let run = u64::from(std::process::id());
        let has_grown = AtomicBool::default();
        Self { folder: folder.to_owned(), disk: Disk::default(), run, has_grown }
    }

    /// Gives what was made of a key, if it is there, whole.
    pub fn get(&self, key: Key) -> Option<Vec<u8>> {
        let mut bytes = self.disk.read(&self.place(key)).ok()??;
        let sum = bytes.split_off(bytes.len().checked_sub(blake3::OUT_LEN)?);
        (blake3::hash(&bytes).as_bytes()[..] == sum).then_some(bytes)
    }

    /// Keeps what was made of a key. That it cannot be kept is no fault: it will be made again.
    pub fn put(&self, key: Key, bytes: &[u8]) {
        let place = self.place(key);
        let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let new = self.folder.join(format!("{}-{number}.new", self.run));
        let whole = [bytes, blake3::hash(bytes).as_bytes()].concat();
        let folder = place.parent().unwrap_or(&self.folder);
        let kept = self.disk.create_folders(folder).and_then(|()| {
            // One that a killed run of the same number left is in the way.
            let _gone = self.disk.remove_file(&new);
            self.disk.write_new(&new, &whole)?;
            self.disk.rename(&new, &place)
        });
        if kept.is_err() {
            // What lay there before may be what must not stay.
            let _gone = [&new, &place].map(|it| self.disk.remove_file(it));
        }
        self.has_grown.store(true, Ordering::Relaxed);
    }

    /// Deletes what is too much of that which no key asks for, the oldest first. Without something
    /// new there is nothing to look for.
    pub fn trim(&self, in_use: impl Fn(Key) -> bool) {
        if self.has_grown.load(Ordering::Relaxed) {
            self.trim_to(SPARE, in_use);
        }
    }

    /// Deletes all that no key asks for.
    pub fn keep_only(&self, in_use: impl Fn(Key) -> bool) {
        self.trim_to(0, in_use);
    }

    fn trim_to(&self, most: u64, in_use: impl Fn(Key) -> bool) {
        let mut spare = self.spare(in_use);
        spare.sort_unstable();
        let mut left = spare.iter().map(|(_, _, length)| length).sum::<u64>();
        for (_, place, length) in spare {
            if left <= most {
                return;
            }
            // Another run may have been quicker.
            let _gone = self.disk.remove_file(&place);
            left -= length;
        }
    }

    /// Lists the files that no key asks for: when each was written, where, how long.
    fn spare(&self, in_use: impl Fn(Key) -> bool) -> Vec<(SystemTime, PathBuf, u64)> {
        let mut spare = Vec::new();
        for folder in self.disk.names(&self.folder).unwrap_or_default() {
            let folder = self.folder.join(folder);
            if self.disk.kind(&folder).ok() != Some(Kind::Folder) {
                continue;
            }
            for name in self.disk.names(&folder).unwrap_or_default() {
                let key = name.to_str().and_then(Key::parse);
                let place = folder.join(name);
                let (Some(key), Ok((length, written))) = (key, self.disk.stamp(&place)) else {
                    continue;
                };
                if !in_use(key) {
                    spare.push((written, place, length));
                }
            }
        }
        spare
    }

    /// Gives where a key's bytes lie: no folder holds more than a few hundredths of all.
    fn place(&self, key: Key) -> PathBuf {
        let name = key.to_string();
        self.folder.join(&name[..2]).join(name)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "these tests damage what lies on disk")]

    use std::fs;

    use super::*;

    fn files(folder: &Path) -> usize {
        let count = |it: fs::DirEntry| fs::read_dir(it.path()).map_or(1, Iterator::count);
        fs::read_dir(folder).unwrap().map(|it| count(it.unwrap())).sum()
    }

    #[test]
    fn what_was_put_is_found_by_another_run() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("cache");
        let (a, b) = (Key::of(b"a"), Key::of(b"b"));
        assert_eq!(Cache::new(&folder).get(a), None);
        Cache::new(&folder).put(a, b"made of a");
        Cache::new(&folder).put(b, b"");
        let other = Cache::new(&folder);
        assert_eq!(other.get(a).as_deref(), Some(&b"made of a"[..]));
        assert_eq!(other.get(b).as_deref(), Some(&b""[..]));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(other.get(a), None);
        other.put(a, b"again");
        assert_eq!(other.get(a).as_deref(), Some(&b"again"[..]));
    }

    #[test]
    fn damaged_bytes_are_not_there() {
        let room = tempfile::tempdir().unwrap();
        let (cache, key) = (Cache::new(room.path()), Key::of(b"a"));
        cache.put(key, b"made of a");
        let whole = fs::read(cache.place(key)).unwrap();
        for end in 0..whole.len() {
            fs::write(cache.place(key), &whole[..end]).unwrap();
            assert_eq!(cache.get(key), None, "{end}");
        }
        let mut other = whole.clone();
        other[0] ^= 1;
        fs::write(cache.place(key), other).unwrap();
        assert_eq!(cache.get(key), None);
        cache.put(key, b"made of a");
        assert!(cache.get(key).is_some());
    }

    #[test]
    fn place_that_cannot_be_written_is_no_fault() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("file");
        fs::write(&file, "").unwrap();
        let cache = Cache::new(&file);
        cache.put(Key::of(b"a"), b"made of a");
        assert_eq!(cache.get(Key::of(b"a")), None);
        cache.trim(|_| false);
    }

    #[test]
    fn several_runs_at_once_do_not_hurt_each_other() {
        let room = tempfile::tempdir().unwrap();
        let keys: Vec<Key> = (0..50_u8).map(|it| Key::of(&[it])).collect();
        std::thread::scope(|scope| {
            for run in 0..4 {
                let (keys, room) = (&keys, room.path());
                scope.spawn(move || {
                    let cache = Cache { run, ..Cache::new(room) };
                    for key in keys {
                        cache.put(*key, key.to_string().as_bytes());
                        assert_eq!(cache.get(*key), Some(key.to_string().into_bytes()));
                    }
                });
            }
        });
        assert_eq!(files(room.path()), keys.len());
    }

    #[test]
    fn too_much_that_nobody_asks_for_is_deleted() {
        let room = tempfile::tempdir().unwrap();
        let cache = Cache::new(room.path());
        let keys: Vec<Key> = (0..10_u8).map(|it| Key::of(&[it])).collect();
        for key in &keys {
            cache.put(*key, &[0; 68]);
        }
        let in_use = |key| keys[..3].contains(&key);
        cache.trim(in_use);
        assert_eq!(files(room.path()), 10, "there is room for all");
        cache.trim_to(250, in_use);
        assert_eq!(files(room.path()), 5);
        assert!(keys[..3].iter().all(|key| cache.get(*key).is_some()));
    }
}
