//! The places in an output folder, ours and the site's.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};
use super::error::{DiskError, StoreError};
use super::lines::Unreadable;
use super::path::{LEFT_ALONE, OWN_FOLDER};

/// The folder where outputs wait until all are made, in our own.
const STAGE: &str = if cfg!(windows) { r".danvan\stage" } else { ".danvan/stage" };

/// An output folder on its disk.
pub(super) struct Home {
    /// The folder.
    pub(super) root: PathBuf,
    /// The disk it lies on.
    pub(super) disk: Disk,
}

impl Home {
    /// Gives the folder of our own files.
    pub(super) fn own(&self) -> PathBuf {
        self.root.join(OWN_FOLDER)
    }

    /// Gives the file that is locked as long as a run lasts.
    pub(super) fn lock(&self) -> PathBuf {
        self.own().join("lock")
    }

    /// Gives the file that remembers what is ours.
    pub(super) fn manifest(&self) -> PathBuf {
        self.own().join("manifest")
    }

    /// Gives the file that remembers what the output was made from.
    pub(super) fn inputs(&self) -> PathBuf {
        self.own().join("inputs")
    }

    /// Gives the file that remembers the same in parts.
    pub(super) fn basis(&self) -> PathBuf {
        self.own().join("basis")
    }

    /// Gives the file that says which part of a site the output is; there is none beside a whole one.
    pub(super) fn shard(&self) -> PathBuf {
        self.own().join("shard")
    }

    /// Gives the file that holds the folder's own name.
    pub(super) fn name(&self) -> PathBuf {
        self.own().join("name")
    }

    /// Gives the file that says what must still be done; it is there only once it is whole.
    pub(super) fn journal(&self) -> PathBuf {
        self.own().join("journal")
    }

    /// Gives the folder where outputs wait until all are made.
    pub(super) fn stage(&self) -> PathBuf {
        // At once, for a site has many files: each join copies what stands before.
        self.root.join(STAGE)
    }

    /// Gives where an output, or a folder on the way to one, waits until all are made.
    pub(super) fn staged(&self, path: &str) -> PathBuf {
        under(self.stage(), path)
    }

    /// Gives the place of an output, or of a folder on the way to one.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        under(self.root.clone(), path)
    }

    /// Looks what lies at the place of an output.
    pub(super) fn kind(&self, path: &str) -> Result<Kind, DiskError> {
        self.disk.kind(&self.place(path))
    }

    /// Refuses a folder that holds anything but our own files and what is always left alone.
    pub(super) fn refuse_foreign(&self) -> Result<(), StoreError> {
        let names = self.disk.names(&self.root)?;
        match names.iter().find(|name| *name != OWN_FOLDER && *name != LEFT_ALONE) {
            None => Ok(()),
            Some(name) => {
                let (folder, example) = (self.root.clone(), self.root.join(name));
                Err(StoreError::Foreign { folder, example })
            }
        }
    }

    /// Reads one of our own files, if it is there.
    pub(super) fn read_own<T>(
        &self,
        file: PathBuf,
        read: impl FnOnce(&[u8]) -> Result<T, Unreadable>,
    ) -> Result<Option<T>, StoreError> {
        let Some(bytes) = self.disk.read(&file)? else {
            return Ok(None);
        };
        read(&bytes).map(Some).map_err(|fault| StoreError::unreadable(file, fault))
    }

    /// Replaces one of our own files at once, and waits until it has reached the disk.
    pub(super) fn replace_own(
        &self,
        file: &Path,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), DiskError> {
        let new = file.with_extension("new");
        self.disk.write_through(&new, write)?;
        self.disk.rename(&new, file)?;
        self.disk.flush_folder(&self.own())
    }
}

/// Goes down a path from a folder.
fn under(mut folder: PathBuf, path: &str) -> PathBuf {
    if cfg!(windows) {
        // Part by part, as not every path there takes `/`.
        folder.extend(path.split('/'));
    } else {
        folder.push(path);
    }
    folder
}
