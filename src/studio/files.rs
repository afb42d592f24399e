//! The files that the studio writes: named by a browser, never outside `content/`, read whole and
//! replaced at once.

#![expect(clippy::disallowed_methods, reason = "this is where the studio touches the disk")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::stories::CONTENT;
use crate::diagnostic::FilePath;
use crate::emit::{self, OutputPath};
use crate::story::{Section, address};

/// A story's file, whether it is there or not.
#[derive(Clone, Debug)]
pub(super) struct EditedFile {
    /// Its path from the site's root.
    pub(super) path: FilePath,
    /// Its kind of content.
    pub(super) section: Section,
    /// The last part of its address.
    pub(super) slug: String,
    /// Where it lies.
    pub(super) disk: PathBuf,
}

impl EditedFile {
    /// Takes the name that a browser gives, without `content/`. Nothing for a name that is no story's,
    /// that some system cannot hold, or that a link leads out of the content.
    pub(super) fn named(root: &Path, name: &str) -> Option<Self> {
        let path = format!("{CONTENT}{name}");
        let path = OutputPath::new(&path).ok()?.as_str().to_owned();
        let (section, slug) = address(&path)?;
        let slug = slug.to_owned();
        let disk = place(root, &path);
        is_inside(&root.join("content"), &disk).then_some(Self {
            path: path.into(),
            section,
            slug,
            disk,
        })
    }

    /// Gives its name as a browser gives it.
    pub(super) fn name(&self) -> &str {
        &self.path[CONTENT.len()..]
    }

    /// Reads it, if it is there.
    pub(super) fn read(&self) -> io::Result<Option<Vec<u8>>> {
        read(&self.disk)
    }
}

/// Gives where a path of the showcase lies, with the system's own separators.
pub(super) fn place(root: &Path, path: &str) -> PathBuf {
    path.split('/').fold(root.to_owned(), |folder, part| folder.join(part))
}

/// Tells whether the nearest folder that is there lies in another, links followed.
fn is_inside(outer: &Path, disk: &Path) -> bool {
    let Ok(outer) = outer.canonicalize() else { return false };
    let found = disk.ancestors().find_map(|it| it.canonicalize().ok());
    found.is_some_and(|it| it.starts_with(&outer))
}

/// Reads a file, if it is there.
pub(super) fn read(disk: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(disk) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Lists the names in a folder, sorted; none if there is no such folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if is_absence(&error) => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string());
    }
    names.sort_unstable();
    Ok(names)
}

/// Puts bytes in a file at once: whoever looks, even after the machine fell, sees the old ones or the
/// new ones, never a part.
pub(super) fn replace(disk: &Path, bytes: &[u8]) -> io::Result<()> {
    emit::replace(&[(disk, bytes)]).map_err(|error| error.source)
}

/// Removes a file; that there is none is well.
pub(super) fn remove(disk: &Path) -> io::Result<()> {
    match fs::remove_file(disk) {
        Err(error) if !is_absence(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Moves a file or a folder, and makes the folders it needs. What stands there already is refused.
pub(super) fn relocate(from: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(from, to)
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
