//! Tells when a source file changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak, mpsc};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer,
};

/// How long changes are gathered: an editor that saves by rename makes several at once.
const GATHER: Duration = Duration::from_millis(50);

/// The folders that a site is made of.
pub(super) const FOLDERS: [&str; 2] = ["content", "themes"];

type Shared = Mutex<Debouncer<RecommendedWatcher, RecommendedCache>>;

/// Watches while it lives.
pub struct Watch {
    _debouncer: Arc<Shared>,
}

/// Calls `changed` after every change under the site's sources. Events that only read are passed
/// over; an overflow counts as a change, since the rebuild reads everything again.
pub fn watch(root: &Path, changed: impl Fn() + Send + 'static) -> notify::Result<Watch> {
    let (events, received) = mpsc::channel();
    let debouncer = Arc::new(Mutex::new(new_debouncer(GATHER, None, events)?));
    // Events name absolute paths.
    let root = std::path::absolute(root).map_err(notify::Error::io)?;
    let folders = FOLDERS.map(|name| root.join(name));
    // The root tells when one of the folders is made later, or made anew by a `git checkout`.
    lock(&debouncer).watch(&root, RecursiveMode::NonRecursive)?;
    for folder in folders.iter().filter(|it| it.exists()) {
        lock(&debouncer).watch(folder, RecursiveMode::Recursive)?;
    }
    let weak = Arc::downgrade(&debouncer);
    std::thread::spawn(move || follow(&received, &weak, &folders, changed));
    Ok(Watch { _debouncer: debouncer })
}

/// Reacts to events until the watch is dropped, which closes the channel.
fn follow(
    received: &mpsc::Receiver<DebounceEventResult>,
    debouncer: &Weak<Shared>,
    folders: &[PathBuf],
    changed: impl Fn(),
) {
    for result in received {
        let is_change = match result {
            Ok(events) => {
                rewatch(&events, debouncer, folders);
                events.iter().any(|event| touches(event, folders))
            }
            Err(_) => true,
        };
        if is_change {
            changed();
        }
    }
}

fn touches(event: &DebouncedEvent, folders: &[PathBuf]) -> bool {
    let is_inside = |path: &PathBuf| folders.iter().any(|folder| path.starts_with(folder));
    !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(is_inside))
}

/// Watches a folder that has come to be: a watch stays with a folder that is gone.
fn rewatch(events: &[DebouncedEvent], debouncer: &Weak<Shared>, folders: &[PathBuf]) {
    let is_new = |folder: &&PathBuf| {
        let names = |event: &DebouncedEvent| event.paths.contains(folder);
        folder.exists() && events.iter().any(|event| !event.kind.is_access() && names(event))
    };
    let Some(debouncer) = debouncer.upgrade() else { return };
    for folder in folders.iter().filter(is_new) {
        // A folder that went away again in the meantime will tell of itself when it comes back.
        let _gone = lock(&debouncer).watch(folder, RecursiveMode::Recursive);
    }
}

fn lock(debouncer: &Shared) -> MutexGuard<'_, Debouncer<RecommendedWatcher, RecommendedCache>> {
    debouncer.lock().unwrap_or_else(PoisonError::into_inner)
}
