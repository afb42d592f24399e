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
    let whole = start == Start::Fresh && manifest.is_empty();
    let mut roll = Roll { home, start, whole, old: manifest, noted, gone, folders };
    let mut steps = journal.0.into_iter();
    while let Some(step) = steps.next() {
        if roll.take(step)?.is_break() {
            // The steps that follow would point at a hole; the next diff finds them all again.
            roll.note_whole(steps)?;
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
    /// Whether a folder of the stage is put in place with all it holds: nothing was ours before, so no page that
    /// a reader has points at a hole meanwhile. What others point at comes first all the same.
    whole: bool,
    /// What was ours before.
    old: &'a Manifest,
    /// What is ours besides, by the steps that are done.
    noted: Vec<(OutputPath, Entry)>,
    /// What is ours no more.
    gone: Vec<OutputPath>,
    /// Folders known to be there; none is emptied later, as a file was put in it.
    folders: FxHashMap<String, Folder>,
}

/// A folder that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folder {
    /// It was there before.
    Old,
    /// This run made it.
    New,
    /// It was put in place with all that was staged for it.
    Whole,
}

impl Roll<'_> {
    fn take(&mut self, step: Step) -> Result<ControlFlow<()>, StoreError> {
        match step {
            Step::Put { path, entry, clear } => {
                if self.put(&path, entry, &clear)?.is_break() {
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

    /// Notes what came in a folder that was put in place whole, though its steps are not to be done.
    fn note_whole(&mut self, steps: impl Iterator<Item = Step>) -> Result<(), StoreError> {
        for step in steps.filter(|_| self.old.is_empty()) {
            if let Step::Put { path, entry, .. } = step
                && self.home.disk.kind(&self.home.staged(path.as_str()))? == Kind::Absent
            {
                self.noted.push((path, entry));
            }
        }
        Ok(())
    }

    /// Puts a staged file in place, unless a cut of power has taken its bytes.
    fn put(
        &mut self,
        path: &OutputPath,
        entry: Entry,
        clear: &[OutputPath],
    ) -> Result<ControlFlow<()>, StoreError> {
        let lies = match self.start {
            Start::Fresh => Kind::File(entry.length),
            Start::Again => self.home.disk.kind(&self.home.staged(path.as_str()))?,
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
        if self.make_way(path)? != Folder::Whole {
            let place = self.home.place(path.as_str());
            self.home.disk.rename(&self.home.staged(path.as_str()), &place)?;
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Makes the folders on the way to an output, and sees that its place is free or ours. Tells what the
    /// folder is that it lies in.
    fn make_way(&mut self, path: &OutputPath) -> Result<Folder, StoreError> {
        let mut last = Folder::Old;
        for folder in path.folders() {
            last = match self.folders.get(folder) {
                Some(known) => *known,
                None => self.make_folder(folder, last)?,
            };
            if last == Folder::Whole {
                return Ok(last);
            }
        }
        if last == Folder::New {
            // No two outputs share a place, so nothing can lie there yet.
            return Ok(last);
        }
        match refuse_link(self.home, path.as_str())? {
            Kind::Absent => Ok(last),
            Kind::File(_) if self.old.contains(path.as_str()) => Ok(last),
            _ => Err(StoreError::Taken(self.home.place(path.as_str()))),
        }
    }

    /// Makes a folder unless it is there, which in a new one it is not, and tells what it is.
    fn make_folder(&mut self, folder: &str, above: Folder) -> Result<Folder, StoreError> {
        let place = self.home.place(folder);
        let lies =
            if above == Folder::New { Kind::Absent } else { refuse_link(self.home, folder)? };
        let made = match lies {
            Kind::Folder => Folder::Old,
            Kind::Absent => self.new_folder(folder, &place)?,
            _ => return Err(StoreError::Taken(place)),
        };
        self.folders.insert(folder.to_owned(), made);
        Ok(made)
    }

    /// Puts a staged folder in place, or makes an empty one.
    fn new_folder(&self, folder: &str, place: &Path) -> Result<Folder, StoreError> {
        // Windows does not while another program looks into a file of it; then each file goes by itself.
        if self.whole && self.home.disk.rename(&self.home.staged(folder), place).is_ok() {
            return Ok(Folder::Whole);
        }
        self.home.disk.create_folder(place)?;
        Ok(Folder::New)
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
