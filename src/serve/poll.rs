//! Changes found by looking: lengths and times of all files, again and again. The texts are not read.
//!
//! `notify` has a poller too, which compares whole seconds and no lengths, so that a second edit within a
//! second would be lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use walkdir::WalkDir;

use super::watch::FOLDERS;
use crate::source::scan::stamp;

/// How long the next look waits, at least.
const PAUSE: Duration = Duration::from_secs(1);

/// How many times longer than a look it waits, so that a slow folder is not looked at all the time.
const REST: u32 = 4;

/// How many looks long a change is told again. The clocks of some network folders tick in steps of two
/// seconds, and a file that is written twice within one step looks the same.
const AGAIN: u32 = 3;

/// Looks while it lives.
pub(super) struct Poll {
    _alive: mpsc::Sender<()>,
}

/// Tells which files under a showcase's folders have changed, until what is given back is dropped.
pub(super) fn poll(root: &Path, changed: impl Fn(BTreeSet<PathBuf>) + Send + 'static) -> Poll {
    let folders = FOLDERS.map(|name| root.join(name));
    let (alive, ended) = mpsc::channel::<()>();
    let mut seen = look(&folders);
    std::thread::spawn(move || {
        let (mut pause, mut unsure) = (PAUSE, Unsure::default());
        while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            let start = Instant::now();
            let now = look(&folders);
            pause = PAUSE.max(start.elapsed() * REST);
            let files = unsure.told(difference(&seen, &now));
            seen = now;
            if !files.is_empty() {
                changed(files);
            }
        }
    });
    Poll { _alive: alive }
}

/// The length of a file, and when it was written.
type Stamp = (u64, i128);

/// Looks at all files and folders; those that cannot be looked at are told by who reads them.
fn look(folders: &[PathBuf]) -> BTreeMap<PathBuf, Option<Stamp>> {
    let entries = folders.iter().flat_map(|it| WalkDir::new(it).follow_links(true));
    let found = entries.filter_map(Result::ok).map(|entry| {
        // The time of a folder changes with what lies in it, which is seen by itself.
        let stamp = if entry.file_type().is_file() { stamp(entry.path()).ok() } else { None };
        (entry.into_path(), stamp)
    });
    found.collect()
}

fn difference(
    old: &BTreeMap<PathBuf, Option<Stamp>>,
    now: &BTreeMap<PathBuf, Option<Stamp>>,
) -> BTreeSet<PathBuf> {
    let changed = now.iter().filter(|(path, stamp)| old.get(*path) != Some(stamp));
    let gone = old.keys().filter(|path| !now.contains_key(*path));
    changed.map(|(path, _)| path).chain(gone).cloned().collect()
}

/// Files that have changed just now, and may have changed again without looking so.
#[derive(Debug, Default)]
struct Unsure(BTreeMap<PathBuf, u32>);

impl Unsure {
    /// Takes what has changed, and gives it with what changed before.
    fn told(&mut self, changed: BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        self.0.extend(changed.into_iter().map(|path| (path, AGAIN + 1)));
        let told = self.0.keys().cloned().collect();
        self.0.retain(|_, left| {
            *left -= 1;
            *left > 0
        });
        told
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test writes what is looked at")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_new_changed_or_gone_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let [one, two, sub] = ["one", "two", "sub/three"].map(|it| folder.path().join(it));
        let look = || look(&[folder.path().to_owned()]);
        let paths = |all: &[&Path]| all.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>();
        fs::write(&one, "1").unwrap();
        fs::write(&two, "2").unwrap();
        let before = look();
        assert_eq!(difference(&before, &look()), BTreeSet::new());
        fs::write(&one, "longer").unwrap();
        fs::remove_file(&two).unwrap();
        fs::create_dir(sub.parent().unwrap()).unwrap();
        fs::write(&sub, "3").unwrap();
        let expected = paths(&[&one, &two, &sub, sub.parent().unwrap()]);
        assert_eq!(difference(&before, &look()), expected);
    }

    #[test]
    fn a_change_is_told_again_as_long_as_a_slow_clock_may_hide_another() {
        let mut unsure = Unsure::default();
        let told = |unsure: &mut Unsure, changed: &[&str]| {
            unsure.told(changed.iter().map(PathBuf::from).collect()).len()
        };
        let looks: Vec<usize> =
            [&["a"][..], &["b"], &[], &[], &[], &[]].map(|it| told(&mut unsure, it)).into();
        assert_eq!(looks, [1, 2, 2, 2, 1, 0]);
    }
}
