//! An output folder, opened and locked.

use std::fs::File;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::diff::{SiteDiff, diff};
use super::disk::{Disk, Kind};
use super::error::{ApplyError, StoreError};
use super::home::Home;
use super::journal::{Journal, Step};
use super::key::Key;
use super::manifest::{Entry, Manifest};
use super::path::OutputPath;
use super::plan::Plan;
use super::roll::{Start, roll_forward};
use super::scratch::Scratch;
use super::stage::{Made, Rendered};
use super::{guard, order, stage};

/// An output folder that this run alone may change, until the value is dropped.
pub struct Store {
    pub(super) home: Home,
    pub(super) manifest: Manifest,
    /// Held, never read: the system frees the lock when it is closed, however the run ends.
    _lock: File,
}

/// What was made and decided, none of which is seen yet.
#[derive(Default)]
pub struct Staged {
    made: Vec<Made>,
    delete: Vec<OutputPath>,
}

/// What was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Files put in place.
    pub written: usize,
    /// Files made again whose bytes turned out the same, and left alone.
    pub same: usize,
    /// Files deleted.
    pub deleted: usize,
}

impl Store {
    /// Opens an output folder, made if need be, and finishes what a killed run left there.
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        Self::open_on(Disk::default(), root)
    }

    /// Opens an output folder that remembers what it was made from; none where it does not.
    pub fn reopen(root: &Path) -> Result<Option<Self>, StoreError> {
        let home = Home { root: root.to_owned(), disk: Disk::default() };
        let remembers = home.disk.kind(&home.inputs())? != Kind::Absent;
        remembers.then(|| Self::open(root)).transpose()
    }

    pub(super) fn open_on(disk: Disk, root: &Path) -> Result<Self, StoreError> {
        let home = Home { root: root.to_owned(), disk };
        home.disk.create_folders(root)?;
        let lock = lock(&home)?;
        let manifest = match home.read_own(home.manifest(), Manifest::read)? {
            Some(manifest) => manifest,
            None if home.disk.kind(&home.journal())? == Kind::Absent => {
                home.refuse_foreign()?;
                Manifest::default()
            }
            None => Manifest::default(),
        };
        let mut store = Self { home, manifest, _lock: lock };
        store.settle()?;
        Ok(store)
    }

    /// Gives our files in the folder.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Tells whether the folder holds what was made from some inputs, whole.
    pub fn holds(&self, inputs: Key) -> bool {
        self.was_made_from(inputs) && self.stands(|_, _| false)
    }

    /// Tells whether the folder remembers that it was made from some inputs.
    pub(super) fn was_made_from(&self, inputs: Key) -> bool {
        // A file that cannot be read only saves no work.
        let remembered = self.home.disk.read(&self.home.inputs());
        let line = format!("{inputs}\n");
        remembered.is_ok_and(|it| it.is_some_and(|it| it == line.as_bytes()))
    }

    /// Tells whether a file of ours is there, as long as it was written.
    pub fn is_in_place(&self, path: &OutputPath, entry: Entry) -> bool {
        self.length(path) == Some(entry.length)
    }

    /// Gives what reads a file of ours, if it is in place and was made from what has a key.
    pub fn standing(
        &self,
        path: &str,
        key: Key,
    ) -> Option<impl Fn() -> io::Result<Vec<u8>> + Send + Sync + use<>> {
        let (path, entry) = self.manifest.entry(path).filter(|(_, it)| it.key == key)?;
        let (disk, place) = (self.home.disk.clone(), self.home.place(path.as_str()));
        self.is_in_place(path, *entry).then_some(move || {
            let read = disk.read(&place).map_err(|it| it.source)?;
            read.ok_or_else(|| io::ErrorKind::NotFound.into())
        })
    }

    /// Forgets what the folder was made from.
    fn forget(&self) -> Result<(), StoreError> {
        for file in [self.home.inputs(), self.home.basis()] {
            if self.home.disk.kind(&file)? != Kind::Absent {
                self.home.disk.remove_file(&file)?;
            }
        }
        Ok(())
    }

    /// Gives a place for bytes that wait until something is made of them.
    pub fn scratch(&self) -> Scratch {
        Scratch::new(self.home.own())
    }

    /// Compares what is planned with what is in the folder.
    pub fn diff<'a>(&self, plan: &'a Plan) -> SiteDiff<'a> {
        diff(&self.manifest, plan, |path| self.length(path))
    }

    /// Gives the length of a file. One that cannot be looked at counts as missing: writing it will name the
    /// trouble.
    fn length(&self, path: &OutputPath) -> Option<u64> {
        match self.home.kind(path.as_str()) {
            Ok(Kind::File(length)) => Some(length),
            _ => None,
        }
    }

    /// Tells whether our files are in place but for those that are looked at otherwise.
    pub fn stands(&self, but: impl Fn(&OutputPath, &Entry) -> bool + Sync) -> bool {
        let entries: Vec<_> = self.manifest.iter().filter(|(path, it)| !but(path, it)).collect();
        entries.par_iter().all(|(path, entry)| self.is_in_place(path, **entry))
    }

    /// Compares what is planned with those files in the folder that it may take the place of; all others
    /// stay as they are.
    pub fn diff_within<'a>(
        &self,
        plan: &'a Plan,
        within: impl Fn(&OutputPath, &Entry) -> bool,
    ) -> SiteDiff<'a> {
        let ours = self.manifest.iter().filter(|(path, it)| within(path, it));
        let ours: Manifest = ours.map(|(path, entry)| (path.clone(), *entry)).collect();
        let others = self.manifest.len() - ours.len();
        let diff = diff(&ours, plan, |path| self.length(path));
        SiteDiff { keep: diff.keep + others, ..diff }
    }

    /// Makes the output as planned, as [`Self::stage`] and [`Self::put`] do.
    pub fn apply<'a, E: Send>(
        &mut self,
        diff: &'a SiteDiff<'a>,
        render: impl Fn(usize) -> Result<Rendered<'a>, E> + Sync,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Applied, ApplyError<E>> {
        let staged = self.stage(diff, render, progress)?;
        Ok(self.put(staged)?)
    }

    /// Makes the outputs to write where nobody sees them: all of them, or none if one cannot be made.
    ///
    /// `render` gives the key and the bytes of a planned output by its index, on any thread; `progress` is told
    /// the index of each output made.
    pub fn stage<'a, E: Send>(
        &mut self,
        diff: &'a SiteDiff<'a>,
        render: impl Fn(usize) -> Result<Rendered<'a>, E> + Sync,
        progress: impl Fn(usize) + Sync,
    ) -> Result<Staged, ApplyError<E>> {
        self.settle()?;
        if diff.is_empty() {
            return Ok(Staged::default());
        }
        guard::check(&self.home, &self.manifest, diff)?;
        let made = stage::make_all(&self.home, diff, &render, &progress);
        // An error tells more than that the stage could not be removed: the next run removes it.
        let made = made.inspect_err(|_| drop(self.home.disk.remove_tree(&self.home.stage())))?;
        Ok(Staged { made, delete: diff.delete.clone() })
    }

    /// Puts in place what was staged, and deletes what must go. Should the disk fail after the journal
    /// stands, the next `stage` or `open` finishes the work.
    pub fn put(&mut self, Staged { made, delete }: Staged) -> Result<Applied, StoreError> {
        let journal = order::arrange(&self.manifest, made, &delete);
        let applied = count(&journal);
        if journal.0.is_empty() {
            return Ok(applied);
        }
        self.forget()?;
        self.home.replace_own(&self.home.journal(), |out| journal.write(out))?;
        roll_forward(&self.home, &mut self.manifest, journal, Start::Fresh)?;
        Ok(applied)
    }

    /// Finishes what an earlier run had decided, and throws away what it had not.
    fn settle(&mut self) -> Result<(), StoreError> {
        match self.home.read_own(self.home.journal(), Journal::read)? {
            Some(journal) => roll_forward(&self.home, &mut self.manifest, journal, Start::Again),
            None => Ok(self.home.disk.remove_tree(&self.home.stage())?),
        }
    }
}

/// Makes our own folder, unless the output folder is not ours, and locks it.
fn lock(home: &Home) -> Result<File, StoreError> {
    let own = home.own();
    match home.disk.kind(&own)? {
        Kind::Folder => refuse_own_links(home)?,
        Kind::Absent => {
            home.refuse_foreign()?;
            // Two runs may start at once; the lock tells them apart.
            home.disk.create_folders(&own)?;
        }
        Kind::Link => return Err(StoreError::Link(own)),
        Kind::File(_) | Kind::Other => return Err(StoreError::Taken(own)),
    }
    home.disk.lock(&home.lock())?.ok_or_else(|| StoreError::Busy(home.root.clone()))
}

fn refuse_own_links(home: &Home) -> Result<(), StoreError> {
    for name in home.disk.names(&home.own())? {
        let path = home.own().join(name);
        if home.disk.kind(&path)? == Kind::Link {
            return Err(StoreError::Link(path));
        }
    }
    Ok(())
}

fn count(journal: &Journal) -> Applied {
    journal.0.iter().fold(Applied::default(), |mut applied, step| {
        match step {
            Step::Put { clear, .. } => {
                applied.written += 1;
                applied.deleted += clear.len();
            }
            Step::Note { .. } => applied.same += 1,
            Step::Delete(_) => applied.deleted += 1,
        }
        applied
    })
}
