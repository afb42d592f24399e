//! All that `emit` asks of the disk, each operation naming its path when it fails.
//!
//! Nothing here follows a symbolic link in the last part of a path; that none stands further up is
//! the work of `guard` and `roll`.
#![expect(clippy::disallowed_methods, reason = "emit is one of the rooms that touch the disk")]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Seek as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::error::{DiskError, Operation};
use super::stage::Stream;

/// How many bytes of a stream are hashed and written at once.
const HASHED_AT_ONCE: usize = 64 << 10;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Absent,
    /// A file of this length.
    File(u64),
    /// A folder.
    Folder,
    /// A symbolic link, or what stands for one on Windows.
    Link,
    /// A pipe, a device or the like.
    Other,
}

/// Is asked before each operation, and can make it fail.
pub(super) type Hook = Arc<dyn Fn(Operation, &Path) -> io::Result<()> + Send + Sync>;

/// The disk; a test can put a hook before it, to kill a run at any step.
#[derive(Clone, Default)]
pub(super) struct Disk {
    pub(super) before: Option<Hook>,
}

impl Disk {
    fn act<T>(
        &self,
        operation: Operation,
        path: &Path,
        work: impl FnOnce() -> io::Result<T>,
    ) -> Result<T, DiskError> {
        let allowed = self.before.as_ref().map_or(Ok(()), |hook| hook(operation, path));
        allowed.and_then(|()| work()).map_err(|source| DiskError {
            operation,
            path: path.to_owned(),
            source,
        })
    }

    /// Looks what lies at a path.
    pub(super) fn kind(&self, path: &Path) -> Result<Kind, DiskError> {
        self.act(Operation::Look, path, || match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => Ok(Kind::Link),
            Ok(found) if found.is_dir() => Ok(Kind::Folder),
            Ok(found) if found.is_file() => Ok(Kind::File(found.len())),
            Ok(_) => Ok(Kind::Other),
            Err(error) if is_absence(&error) => Ok(Kind::Absent),
            Err(error) => Err(error),
        })
    }

    /// Lists the names in a folder, sorted; none if there is no such folder.
    pub(super) fn names(&self, folder: &Path) -> Result<Vec<OsString>, DiskError> {
        self.act(Operation::List, folder, || {
            let entries = match fs::read_dir(folder) {
                Err(error) if is_absence(&error) => return Ok(Vec::new()),
                entries => entries?,
            };
            let mut names: Vec<_> =
                entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>()?;
            names.sort_unstable();
            Ok(names)
        })
    }

    /// Reads a file, if there is one.
    pub(super) fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
        self.act(Operation::Read, path, || match fs::read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(error),
        })
    }

    /// Gives the length of a file, and when it was written.
    pub(super) fn stamp(&self, path: &Path) -> Result<(u64, SystemTime), DiskError> {
        self.act(Operation::Look, path, || {
            let about = fs::symlink_metadata(path)?;
            Ok((about.len(), about.modified()?))
        })
    }

    /// Opens a file to be read.
    pub(super) fn open(&self, path: &Path) -> Result<File, DiskError> {
        self.act(Operation::Read, path, || File::open(path))
    }

    /// Gives a name of 32 digits that nothing else has, for a file that will hold it.
    pub(super) fn random(&self, path: &Path) -> Result<String, DiskError> {
        self.act(Operation::Write, path, || {
            let mut bytes = [0; 16];
            getrandom::fill(&mut bytes).map_err(io::Error::other)?;
            Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
        })
    }

    /// Creates a folder and the folders above it, as far as they are not there.
    pub(super) fn create_folders(&self, path: &Path) -> Result<(), DiskError> {
        self.act(Operation::CreateFolder, path, || fs::create_dir_all(path))
    }

    /// Creates a folder.
    pub(super) fn create_folder(&self, path: &Path) -> Result<(), DiskError> {
        self.act(Operation::CreateFolder, path, || fs::create_dir(path))
    }

    /// Writes a file that was not there before.
    pub(super) fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.act(Operation::Write, path, || File::create_new(path)?.write_all(bytes))
    }

    /// Writes a file that was not there before as its bytes are made; gives their hash and length.
    pub(super) fn stream_new(
        &self,
        path: &Path,
        stream: Stream<'_>,
    ) -> Result<(blake3::Hash, u64), DiskError> {
        self.act(Operation::Write, path, || {
            let file = Hashed { file: File::create_new(path)?, hasher: blake3::Hasher::new() };
            let mut file = BufWriter::with_capacity(HASHED_AT_ONCE, file);
            stream(&mut file)?;
            let mut written = file.into_inner()?;
            Ok((written.hasher.finalize(), written.file.stream_position()?))
        })
    }

    /// Writes a file and waits until it has reached the disk.
    pub(super) fn write_through(
        &self,
        path: &Path,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), DiskError> {
        self.act(Operation::Write, path, || {
            let mut file = BufWriter::new(File::create(path)?);
            write(&mut file)?;
            flush(&file.into_inner()?)
        })
    }

    /// Waits until the names in a folder have reached the disk.
    pub(super) fn flush_folder(&self, folder: &Path) -> Result<(), DiskError> {
        self.act(Operation::Flush, folder, || {
            // Only there can a folder be opened as a file; elsewhere the system sees to it.
            #[cfg(unix)]
            flush(&File::open(folder)?)?;
            Ok(())
        })
    }

    /// Renames a file, which replaces a file of the new name at once, or a folder.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), DiskError> {
        self.act(Operation::Rename, to, || fs::rename(from, to))
    }

    /// Removes a file.
    pub(super) fn remove_file(&self, path: &Path) -> Result<(), DiskError> {
        self.act(Operation::Remove, path, || fs::remove_file(path))
    }

    /// Removes a folder if it is empty, and says whether it is gone.
    pub(super) fn remove_empty_folder(&self, path: &Path) -> Result<bool, DiskError> {
        // A folder that cannot go, as it holds something or a program stands in it, may well stay.
        self.act(Operation::Remove, path, || {
            Ok(fs::remove_dir(path).map_or_else(|error| is_absence(&error), |()| true))
        })
    }

    /// Removes a folder with all it holds; that there is none is well.
    pub(super) fn remove_tree(&self, path: &Path) -> Result<(), DiskError> {
        self.act(Operation::Remove, path, || match fs::remove_dir_all(path) {
            Err(error) if is_absence(&error) => Ok(()),
            result => result,
        })
    }

    /// Locks a file, made if need be, until it is dropped; `None` if another holds the lock.
    pub(super) fn lock(&self, path: &Path) -> Result<Option<File>, DiskError> {
        self.act(Operation::Lock, path, || {
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
            match file.try_lock() {
                Ok(()) => Ok(Some(file)),
                Err(fs::TryLockError::WouldBlock) => Ok(None),
                Err(fs::TryLockError::Error(error)) => Err(error),
            }
        })
    }
}

/// A file whose bytes are hashed on their way to it.
struct Hashed {
    file: File,
    hasher: blake3::Hasher,
}

impl io::Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.file.write(bytes)?;
        self.hasher.update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn flush(file: &File) -> io::Result<()> {
    // No cut of power is tested, and waiting for the disk would take most of the tests' time.
    if cfg!(test) { Ok(()) } else { file.sync_all() }
}

/// Says whether an error means that nothing is there: a file cannot hold a file either.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
