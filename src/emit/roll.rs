//! Does what the journal says, from wherever an earlier run was killed.

use std::ops::ControlFlow;
use std::path::Path;

use rustc_hash::FxHashMap;

use super::disk::Kind;
use super::error::{DiskError, StoreError};
use super::guard::refuse_link;
use super::home::Home;
use super::journal::{Journal, Step};
use super::manifest::{Entry, Manifest};
use super::path::OutputPath;

/// Where the journal comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// This run has just filled the stage.
    Fresh,
    /// An earlier run was killed, and none knows how far it came.
    Again,
}

/// Does all steps that are not done yet, and brings the manifest up to them.
pub(super) fn roll_forward(
    home: &Home,
    manifest: &mut Manifest,
    journal: Journal,
    start: Start,
) -> Result<(), StoreError> {
    let (noted, gone, folders) = (Vec::new(), Vec::new(), FxHashMap::default());
    let mut roll = Roll { home, start, old: manifest, noted, gone, folders };
    for step in journal.0 {
        if roll.take(step)?.is_break() {
            // The steps that follow would point at a hole; the next diff finds them all again.
            break;
        }
    }
    let Roll { noted, gone, .. } = roll;
    let mut new = manifest.clone();
    for path in gone {
        new.remove(path.as_str());
    }
    new.extend(noted);
    home.replace_own(&home.manifest(), |out| new.write(out))?;
    *manifest = new;
    home.disk.remove_file(&home.journal())?;
    // After the journal: as long as it stands, the stage tells what is not done yet.
    Ok(home.disk.remove_tree(&home.stage())?)
}

struct Roll<'a> {
    home: &'a Home,
    start: Start,
    /// What was ours before.
    old: &'a Manifest,
    /// What is ours besides, by the steps that are done.
    noted: Vec<(OutputPath, Entry)>,
    /// What is ours no more.
    gone: Vec<OutputPath>,
    /// Folders known to be there, and whether this run made them; none is emptied later, as a file was
    /// put in it.
    folders: FxHashMap<String, bool>,
}

impl Roll<'_> {
    fn take(&mut self, step: Step) -> Result<ControlFlow<()>, StoreError> {
        match step {
            Step::Put { stage, path, entry, clear } => {
                if self.put(&self.home.staged(stage), &path, entry, &clear)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
                self.gone.extend(clear);
                self.noted.push((path, entry));
            }
            Step::Note { path, entry } => self.noted.push((path, entry)),
            Step::Delete(path) => {
                self.delete(&path)?;
                self.gone.push(path);
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
        let lies = match self.start {
            Start::Fresh => Kind::File(entry.length),
            Start::Again => self.home.disk.kind(staged)?,
        };
        match lies {
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
        let mut is_new = false;
        for folder in path.folders() {
            is_new = match self.folders.get(folder) {
                Some(is_new) => *is_new,
                None => self.make_folder(folder, is_new)?,
            };
        }
        if is_new {
            // No two outputs share a place, so nothing can lie there yet.
            return Ok(());
        }
        match refuse_link(self.home, path.as_str())? {
            Kind::Absent => Ok(()),
            Kind::File(_) if self.old.contains(path.as_str()) => Ok(()),
            _ => Err(StoreError::Taken(self.home.place(path.as_str()))),
        }
    }

    /// Makes a folder unless it is there, which in a new one it is not, and tells whether it is new.
    fn make_folder(&mut self, folder: &str, in_new: bool) -> Result<bool, StoreError> {
        let place = self.home.place(folder);
        let lies = if in_new { Kind::Absent } else { refuse_link(self.home, folder)? };
        match lies {
            Kind::Folder => {}
            Kind::Absent => self.home.disk.create_folder(&place)?,
            _ => return Err(StoreError::Taken(place)),
        }
        let is_new = lies == Kind::Absent;
        self.folders.insert(folder.to_owned(), is_new);
        Ok(is_new)
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
