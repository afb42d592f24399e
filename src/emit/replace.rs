//! Replaces single files of a showcase: each is whole at any time, and of several none is new unless
//! all could be written.
//!
//! A folder that is made anew from sources is the work of `store`; here are sources themselves, which
//! somebody wrote, so each new text is flushed to the disk before it takes the place of the old one.

#![expect(clippy::disallowed_methods, reason = "emit is one of the rooms that touch the disk")]

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::{DiskError, Operation};

/// The longest name, in bytes, that leaves room for more: no system has names above 255.
const LONGEST: usize = 250;

/// Writes texts or bytes into the files they belong to, in order.
///
/// The new texts are whole beside the old ones before the first takes its place. Only a fall of the
/// machine between two renames leaves the earlier files new and the later ones old, so the order must
/// be one in which that harms nothing.
pub fn replace<T: AsRef<[u8]>>(files: &[(&Path, T)]) -> Result<(), DiskError> {
    let written = files.iter().try_for_each(|(file, text)| write_beside(file, text.as_ref()));
    let replaced = written.and_then(|()| rename_all(files));
    if replaced.is_err() {
        for (file, _) in files {
            let _gone = fs::remove_file(beside(file));
        }
    }
    replaced
}

/// A file to be written, and what its writer knows to lie there.
#[derive(Clone, Debug)]
pub struct Replacement<'a> {
    /// The file.
    pub file: PathBuf,
    /// Its new bytes.
    pub bytes: &'a [u8],
    /// The bytes that are there; `None` where no file is.
    pub before: Option<&'a [u8]>,
}

/// Why files are not replaced.
#[derive(Debug)]
pub enum NotReplaced {
    /// A file lies where none was known to be.
    Taken(PathBuf),
    /// A file says something else than was known.
    Changed(PathBuf),
    /// The disk failed.
    Disk(DiskError),
}

/// Replaces files together, unless one of them is no longer what its writer took it for.
pub fn replace_known(files: &[Replacement<'_>]) -> Result<(), NotReplaced> {
    for it in files {
        let now = former_text(&it.file);
        let now =
            now.map_err(|error| NotReplaced::Disk(failed(Operation::Read, &it.file)(error)))?;
        match (now, it.before) {
            (None, None) => {}
            (Some(now), Some(before)) if now == before => {}
            (Some(_), None) => return Err(NotReplaced::Taken(it.file.clone())),
            (_, Some(_)) => return Err(NotReplaced::Changed(it.file.clone())),
        }
    }
    let files: Vec<(&Path, &[u8])> = files.iter().map(|it| (it.file.as_path(), it.bytes)).collect();
    replace(&files).map_err(NotReplaced::Disk)
}

fn write_beside(file: &Path, text: &[u8]) -> Result<(), DiskError> {
    let failed = |operation| failed(operation, file);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed(Operation::CreateFolder))?;
    }
    let mut new = File::create(beside(file)).map_err(failed(Operation::Write))?;
    new.write_all(text).map_err(failed(Operation::Write))?;
    new.sync_all().map_err(failed(Operation::Flush))
}

/// Puts the new files in place; if one cannot be, those before it become again what they were.
fn rename_all<T>(files: &[(&Path, T)]) -> Result<(), DiskError> {
    let mut former: Vec<(&Path, Option<Vec<u8>>)> = Vec::new();
    for (file, _) in files {
        let replaced = former_text(file).and_then(|old| {
            fs::rename(beside(file), file)?;
            Ok(old)
        });
        match replaced {
            Ok(old) => former.push((file, old)),
            Err(error) => {
                for (file, old) in former {
                    put_back(file, old);
                }
                return Err(failed(Operation::Rename, file)(error));
            }
        }
    }
    Ok(())
}

/// Reads what a file holds before it is replaced, if there is one.
fn former_text(file: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(file) {
        Ok(old) => Ok(Some(old)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn put_back(file: &Path, old: Option<Vec<u8>>) {
    let _best_effort = match old {
        Some(old) => fs::write(file, old),
        None => fs::remove_file(file),
    };
}

fn failed(operation: Operation, file: &Path) -> impl Fn(io::Error) -> DiskError {
    move |source| DiskError { operation, path: file.to_owned(), source }
}

/// Gives where a file's new text waits. A name with a dot at its front is no file of a showcase.
fn beside(file: &Path) -> PathBuf {
    let whole = file.file_name().unwrap_or_default();
    let mut name = OsString::from(".");
    if whole.len() > LONGEST {
        name.push(&blake3::hash(whole.as_encoded_bytes()).to_hex()[..16]);
    } else {
        name.push(whole);
    }
    name.push(".new");
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_changed_meanwhile_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        let write = |before: Option<&[u8]>, bytes: &[u8]| {
            replace_known(&[Replacement { file: file.clone(), bytes, before }])
        };
        assert!(matches!(write(Some(b"0"), b"1"), Err(NotReplaced::Changed(_))), "it is gone");
        write(None, b"1").unwrap();
        assert!(matches!(write(None, b"2"), Err(NotReplaced::Taken(_))));
        assert!(matches!(write(Some(b"0"), b"2"), Err(NotReplaced::Changed(_))));
        write(Some(b"1"), b"2").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"2");
    }

    #[test]
    fn the_longest_name_that_a_system_holds_is_replaced_too() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a".repeat(255));
        replace(&[(&*file, "1")]).unwrap();
        replace(&[(&*file, "2")]).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"2");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn files_are_new_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("sub/one"), folder.path().join("two"));
        replace(&[(&*one, "1"), (&*two, "1")]).unwrap();
        fs::remove_file(&two).unwrap();
        fs::create_dir_all(two.join("in the way")).unwrap();
        let error = replace(&[(&*one, "2"), (&*two, "2")]).unwrap_err();
        assert_eq!((error.operation, &error.path), (Operation::Rename, &two));
        assert_eq!(fs::read(&one).unwrap(), b"1", "what was replaced is put back");
        let left = |folder: &Path| fs::read_dir(folder).unwrap().count();
        assert_eq!((left(&folder.path().join("sub")), left(folder.path())), (1, 2));
    }
}
