//! What the system tells of a story's file that changes with what the file says, so that one that was read
//! before need not be read again.
//!
//! The time at which a file was changed is set by the system alone, whatever a program does to the time at
//! which it says that it wrote; on disks that do not keep it (FAT, some of those in a network) that is the time
//! of writing, and only what has the length, the time and the place of what was there before is taken for it.
//! A file that was changed a moment ago is read all the same: it could be changed
//! once more within what the clock calls one moment.

use std::fs::Metadata;

use jiff::Timestamp;

/// How long a clock that counts parts of seconds may stand still, and one that counts seconds.
const TICK: i128 = 100_000_000;
const SECONDS: i128 = 2_000_000_000;

/// All that is told of a file as it is.
#[cfg_attr(not(unix), allow(dead_code, reason = "no other system tells when a file was changed"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// When it was changed, in nanoseconds since 1970.
    changed: i128,
    /// The hash of its path and of all that is told.
    pub(super) hash: blake3::Hash,
}

impl Stamp {
    /// Takes what is told of a file; none where the system does not tell when it was changed.
    #[cfg(unix)]
    #[expect(clippy::unnecessary_wraps, reason = "other systems tell nothing")]
    pub(super) fn of(path: &str, it: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;

        let told = [it.ctime(), it.ctime_nsec(), it.mtime(), it.mtime_nsec()].map(i64::to_le_bytes);
        let own = [it.dev(), it.ino(), it.size()].map(u64::to_le_bytes);
        let mut hasher = blake3::Hasher::new();
        hasher.update(told.as_flattened()).update(own.as_flattened()).update(path.as_bytes());
        let changed = i128::from(it.ctime()) * 1_000_000_000 + i128::from(it.ctime_nsec());
        Some(Self { changed, hash: hasher.finalize() })
    }

    /// Takes what is told of a file; none where the system does not tell when it was changed.
    #[cfg(not(unix))]
    pub(super) fn of(_: &str, _: &Metadata) -> Option<Self> {
        None
    }

    /// Tells whether a change after some time would be seen from another stamp.
    pub(super) fn is_settled(&self, now: Timestamp) -> bool {
        let tick = if self.changed % 1_000_000_000 == 0 { SECONDS } else { TICK };
        self.changed + tick < now.as_nanosecond()
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test writes what is read")]

    use std::fs;
    use std::os::unix::fs::MetadataExt as _;

    use super::*;
    use crate::source::hashes::Hashes;
    use crate::source::scan::{Stamps, scan};

    #[test]
    fn a_story_is_read_again_only_where_its_stamp_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("content/mo-hinh/a.md");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let own = "content/mo-hinh/a.md";
        let look = |known: &[u8], now, all| {
            let stamps = Stamps::new(Hashes::read(known).unwrap(), now);
            let hashes = scan(folder.path()).0.hashes_by(&stamps, all).unwrap();
            (hashes.get(own).copied(), stamps.changed().map(|it| it.bytes()))
        };
        let read = |known: &[u8], now| look(known, now, true);
        let [first, other, same_length] =
            ["first", "other", "third"].map(|it| blake3::hash(it.as_bytes()));
        fs::write(&path, "first").unwrap();
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        assert_eq!(read(b"", Timestamp::UNIX_EPOCH), (Some(first), None));
        let mut known = read(b"", Timestamp::MAX).1.unwrap();
        assert_eq!(read(&known, Timestamp::MAX), (Some(first), None));
        known[blake3::OUT_LEN..].copy_from_slice(other.as_bytes());
        assert_eq!(read(&known, Timestamp::MAX).0, Some(other), "it is not looked into");
        assert_eq!(look(&known, Timestamp::MAX, false).0, Some(other));
        assert_eq!(look(b"", Timestamp::MAX, false), (None, None));
        let file = fs::File::options().write(true).open(&path).unwrap();
        let changed = |path| fs::metadata(path).map(|it| (it.ctime(), it.ctime_nsec())).unwrap();
        let before = changed(&path);
        // Until the clock of the file system has moved on.
        while changed(&path) == before {
            fs::write(&path, "third").unwrap();
            file.set_modified(written).unwrap();
        }
        assert_eq!(read(&known, Timestamp::MAX).0, Some(same_length));
    }

    #[test]
    fn what_stood_in_the_place_of_a_file_for_a_while_is_not_taken_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let [content, other] = ["content", "other"].map(|it| folder.path().join(it));
        for (root, text) in [(&content, "first"), (&other, "other")] {
            fs::create_dir_all(root.join("mo-hinh")).unwrap();
            fs::write(root.join("mo-hinh/a.md"), text).unwrap();
        }
        let swap = || {
            let aside = folder.path().join("aside");
            fs::rename(&content, &aside).unwrap();
            fs::rename(&other, &content).unwrap();
            fs::rename(&aside, &other).unwrap();
        };
        let stamps = Stamps::new(Hashes::default(), Timestamp::MAX);
        let tree = scan(folder.path()).0;
        tree.hashes_by(&stamps, false).unwrap();
        swap();
        let (text, _) = stamps.read(&tree.stories["content/mo-hinh/a.md"]).unwrap();
        assert_eq!(&*text, "other");
        swap();
        let next = Stamps::new(stamps.changed().unwrap(), Timestamp::MAX);
        assert_eq!(tree.hashes_by(&next, false).unwrap().get("content/mo-hinh/a.md"), None);
    }
}
