//! Does what the journal says, from wherever an earlier run was killed.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use super::disk::Kind;
use super::error::{DiskError, StoreError};
use super::guard::refuse_link;
use super::home::Home;
use super::journal::{Journal, Step};
use super::manifest::{Entry, Manifest};
use super::path::OutputPath;

/// Does all steps that are not done yet, and brings the manifest up to them.
pub(super) fn roll_forward(
    home: &Home,
    manifest: &mut Manifest,
    journal: &Journal,
) -> Result<(), StoreError> {
    let mut roll = Roll { home, old: manifest, new: manifest.clone(), made: BTreeSet::new() };
    for step in &journal.0 {
        if roll.take(step)?.is_break() {
            // The steps that follow would point at a hole; the next diff finds them all again.
            break;
        }
    }
    let new = roll.new;
    home.replace_own(&home.manifest(), &new.write())?;
    *manifest = new;
    home.disk.remove_file(&home.journal())?;
    // After the journal: as long as it stands, the stage tells what is not done yet.
    Ok(home.disk.remove_tree(&home.stage())?)
}

struct Roll<'a> {
    home: &'a Home,
    /// What was ours before.
    old: &'a Manifest,
    /// What is ours once all steps are done.
    new: Manifest,
    /// Folders known to be there; none is emptied later, as a file was put in it.
    made: BTreeSet<String>,
}

impl Roll<'_> {
    fn take(&mut self, step: &Step) -> Result<ControlFlow<()>, StoreError> {
        match step {
            Step::Put { stage, path, entry, clear } => {
                if self.put(&self.home.staged(*stage), path, *entry, clear)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                for path in clear {
                    self.new.remove(path.as_str());
                }
                self.new.insert(path.clone(), *entry);
            }
            Step::Note { path, entry } => self.new.insert(path.clone(), *entry),
            Step::Delete(path) => {
                self.delete(path)?;
                self.new.remove(path.as_str());
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Puts a staged file in place, unless a cut of power has taken its bytes.
    fn put(
        &mut self,
        staged: &Path,
        path: &OutputPath,
        entry: Entry,
        clear: &[OutputPath],
    ) -> Result<ControlFlow<()>, StoreError> {
        match self.home.disk.kind(staged)? {
            // An earlier run has put it. What was in its way is gone too, and must not be deleted
            // again: where case does not matter, that name may now be the new file's.
            Kind::Absent => return Ok(ControlFlow::Continue(())),
            Kind::File(length) if length == entry.length => {}
            _ => return Ok(ControlFlow::Break(())),
        }
        for path in clear {
            self.delete(path)?;
        }
        self.make_way(path)?;
        self.home.disk.rename(staged, &self.home.place(path.as_str()))?;
        Ok(ControlFlow::Continue(()))
    }

    /// Makes the folders on the way to an output, and sees that its place is free or ours.
    fn make_way(&mut self, path: &OutputPath) -> Result<(), StoreError> {
        for folder in path.folders() {
            if !self.made.contains(folder) {
                self.make_folder(folder)?;
                self.made.insert(folder.to_owned());
            }
        }
        match refuse_link(self.home, path.as_str())? {
            Kind::Absent => Ok(()),
            Kind::File(_) if self.old.contains(path.as_str()) => Ok(()),
            _ => Err(StoreError::Taken(self.home.place(path.as_str()))),
        }
    }

    fn make_folder(&self, folder: &str) -> Result<(), StoreError> {
        let place = self.home.place(folder);
        match refuse_link(self.home, folder)? {
            Kind::Folder => Ok(()),
            Kind::Absent => Ok(self.home.disk.create_folder(&place)?),
            _ => Err(StoreError::Taken(place)),
        }
    }

    /// Deletes a file of ours, if it is still there, and the folders that this empties.
    fn delete(&self, path: &OutputPath) -> Result<(), StoreError> {
        if !self.old.contains(path.as_str()) {
            return Ok(());
        }
        for folder in path.folders() {
            refuse_link(self.home, folder)?;
        }
        if let Kind::File(_) = refuse_link(self.home, path.as_str())? {
            self.home.disk.remove_file(&self.home.place(path.as_str()))?;
        }
        Ok(self.remove_emptied(path)?)
    }

    fn remove_emptied(&self, path: &OutputPath) -> Result<(), DiskError> {
        for folder in path.folders().rev() {
            if !self.home.disk.remove_empty_folder(&self.home.place(folder))? {
                break;
            }
        }
        Ok(())
    }
}
