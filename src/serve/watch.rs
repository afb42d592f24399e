//! Tells at once when source files change, and which.
//!
//! What happens while someone hears of a change is gathered and told together afterwards. A file that
//! is being written is told when its writer closes it, or when nothing more happens: half a file says
//! nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak, mpsc};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

/// How long nothing has to happen until a file counts as written, where no one tells that it is closed.
const QUIET: Duration = Duration::from_millis(30);

/// The folders that a site is made of.
pub(super) const FOLDERS: [&str; 2] = ["content", "themes"];

type Shared = Mutex<RecommendedWatcher>;
type Told = notify::Result<Event>;

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Any file.
    Anything,
    /// These files or folders, and no others.
    Files(BTreeSet<PathBuf>),
}

/// Watches while it lives.
pub struct Watch {
    _watcher: Arc<Shared>,
}

/// Calls `changed` after every change under the site's sources. Events that only read are passed
/// over; after an overflow anything may have changed.
pub fn watch(root: &Path, changed: impl Fn(&Changed) + Send + 'static) -> notify::Result<Watch> {
    let (events, received) = mpsc::channel();
    let watcher = Arc::new(Mutex::new(recommended_watcher(events)?));
    // Events name absolute paths.
    let root = std::path::absolute(root).map_err(notify::Error::io)?;
    let folders = FOLDERS.map(|name| root.join(name));
    // The root tells when one of the folders is made later, or made anew by a `git checkout`.
    lock(&watcher).watch(&root, RecursiveMode::NonRecursive)?;
    for folder in folders.iter().filter(|it| it.exists()) {
        lock(&watcher).watch(folder, RecursiveMode::Recursive)?;
    }
    let weak = Arc::downgrade(&watcher);
    std::thread::spawn(move || follow(&received, &weak, &folders, changed));
    Ok(Watch { _watcher: watcher })
}

/// Reacts to events until the watch is dropped, which closes the channel.
fn follow(
    received: &mpsc::Receiver<Told>,
    watcher: &Weak<Shared>,
    folders: &[PathBuf],
    changed: impl Fn(&Changed),
) {
    let mut gathered = Gathered::default();
    loop {
        match gathered.next(received) {
            Next::Event(event) => gathered.take(event, folders),
            Next::Quiet => gathered.settle(),
            Next::Gone => return,
        }
        for event in received.try_iter() {
            gathered.take(event, folders);
        }
        rewatch(&gathered.settled, watcher, folders);
        if let Some(told) = gathered.told() {
            changed(&told);
        }
    }
}

/// What comes next.
enum Next {
    Event(Told),
    Quiet,
    Gone,
}

/// What has happened and is not told yet.
#[derive(Debug, Default)]
struct Gathered {
    anything: bool,
    /// What is being written.
    open: BTreeSet<PathBuf>,
    settled: BTreeSet<PathBuf>,
}

impl Gathered {
    fn next(&self, received: &mpsc::Receiver<Told>) -> Next {
        if self.open.is_empty() {
            return received.recv().map_or(Next::Gone, Next::Event);
        }
        match received.recv_timeout(QUIET) {
            Ok(event) => Next::Event(event),
            Err(mpsc::RecvTimeoutError::Timeout) => Next::Quiet,
            Err(mpsc::RecvTimeoutError::Disconnected) => Next::Gone,
        }
    }

    /// Takes an event, as far as it tells of the folders that a site is made of.
    fn take(&mut self, event: Told, folders: &[PathBuf]) {
        let Ok(event) = event else {
            self.anything = true;
            return;
        };
        self.anything |= event.need_rescan();
        let is_inside = |path: &PathBuf| folders.iter().any(|folder| path.starts_with(folder));
        for path in event.paths.into_iter().filter(is_inside) {
            match event.kind {
                EventKind::Access(AccessKind::Close(AccessMode::Write)) => {
                    self.settled.extend(self.open.take(&path));
                }
                EventKind::Access(_) => {}
                EventKind::Create(_)
                | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any)
                | EventKind::Any => {
                    self.open.insert(path);
                }
                _ => {
                    self.open.remove(&path);
                    self.settled.insert(path);
                }
            }
        }
    }

    /// Takes what was being written for written.
    fn settle(&mut self) {
        self.settled.append(&mut self.open);
    }

    /// Gives what can be told, if anything can, and forgets it.
    fn told(&mut self) -> Option<Changed> {
        let files = std::mem::take(&mut self.settled);
        if std::mem::take(&mut self.anything) {
            return Some(Changed::Anything);
        }
        (!files.is_empty()).then_some(Changed::Files(files))
    }
}

/// Watches a folder that has come to be: a watch stays with a folder that is gone.
fn rewatch(changed: &BTreeSet<PathBuf>, watcher: &Weak<Shared>, folders: &[PathBuf]) {
    let Some(watcher) = watcher.upgrade() else { return };
    for folder in folders.iter().filter(|it| changed.contains(*it) && it.exists()) {
        // A folder that went away again in the meantime will tell of itself when it comes back.
        let _gone = lock(&watcher).watch(folder, RecursiveMode::Recursive);
    }
}

fn lock(watcher: &Shared) -> MutexGuard<'_, RecommendedWatcher> {
    watcher.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, Flag, RemoveKind, RenameMode};

    use super::*;

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));

    /// Gives what is told after events, and after quiet.
    fn told(events: &[(EventKind, &str)]) -> (Option<Changed>, Option<Changed>) {
        let folders = ["/s/content".into(), "/s/themes".into()];
        let mut gathered = Gathered::default();
        for (kind, path) in events {
            gathered.take(Ok(Event::new(*kind).add_path(path.into())), &folders);
        }
        let at_once = gathered.told();
        gathered.settle();
        (at_once, gathered.told())
    }

    fn files(paths: &[&str]) -> Changed {
        Changed::Files(paths.iter().map(PathBuf::from).collect())
    }

    #[test]
    fn a_file_is_told_when_its_writer_closes_it() {
        let x = "/s/content/x.md";
        assert_eq!(told(&[(WRITTEN, x), (WRITTEN, x), (CLOSED, x)]), (Some(files(&[x])), None));
        assert_eq!(told(&[(WRITTEN, x), (WRITTEN, x)]), (None, Some(files(&[x]))));
        assert_eq!(told(&[(CLOSED, x)]), (None, None));
    }

    #[test]
    fn a_file_that_takes_the_place_of_another_is_told_at_once() {
        let (new, old) = ("/s/content/.x.tmp", "/s/content/x.md");
        let moved = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        let events = [
            (EventKind::Create(CreateKind::File), new),
            (WRITTEN, new),
            (CLOSED, new),
            (moved, old),
            (EventKind::Remove(RemoveKind::File), "/s/content/y.md"),
        ];
        assert_eq!(told(&events), (Some(files(&[new, old, "/s/content/y.md"])), None));
    }

    #[test]
    fn what_is_only_read_or_lies_elsewhere_is_passed_over() {
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Read));
        assert_eq!(told(&[(opened, "/s/content/x.md"), (WRITTEN, "/s/public/x")]), (None, None));
    }

    #[test]
    fn after_an_overflow_anything_may_have_changed() {
        let mut gathered = Gathered::default();
        gathered.take(Ok(Event::new(EventKind::Other).set_flag(Flag::Rescan)), &[]);
        assert_eq!(gathered.told(), Some(Changed::Anything));
        assert_eq!(gathered.told(), None);
    }
}
