//! Replaces files together: each is whole at any time, and none is new unless all could be written.

#![expect(clippy::disallowed_methods, reason = "this is where a command writes")]

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Failure, disk_failure};

/// Writes texts or bytes into the files they belong to, in order.
///
/// The new texts are whole beside the old ones before the first takes its place. Only a fall of the
/// machine between two renames leaves the earlier files new and the later ones old, so the order must
/// be one in which that harms nothing.
pub(super) fn replace<T: AsRef<[u8]>>(files: &[(&Path, T)]) -> Result<(), Failure> {
    let written = files.iter().try_for_each(|(file, text)| {
        write_beside(file, text.as_ref()).map_err(|error| disk_failure(file, &error))
    });
    let replaced = written.and_then(|()| rename_all(files));
    if replaced.is_err() {
        for (file, _) in files {
            let _gone = fs::remove_file(beside(file));
        }
    }
    replaced
}

fn write_beside(file: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut new = File::create(beside(file))?;
    new.write_all(text)?;
    new.sync_all()
}

/// Puts the new files in place; if one cannot be, those before it become again what they were.
fn rename_all<T>(files: &[(&Path, T)]) -> Result<(), Failure> {
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
                return Err(disk_failure(file, &error));
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

/// Gives where a file's new text waits. A name with a dot at its front is no file of a showcase.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".new");
    file.with_file_name(name)
}
