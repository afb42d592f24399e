//! Bytes put away on the disk of an output folder for a while: gone when they are read, or the run ends.

use std::fs::File;
use std::io::{self, Read, Seek as _, Write as _};
use std::path::PathBuf;

/// Keeps bytes in files without a name, which the system frees however the run ends.
pub struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// Takes a folder that is there.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Puts bytes away, and gives what reads them.
    pub fn put(&self, bytes: &[u8]) -> io::Result<Box<dyn Read + Send>> {
        let mut file: File = tempfile::tempfile_in(&self.folder)?;
        file.write_all(bytes)?;
        file.rewind()?;
        Ok(Box::new(file))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test looks into its folder")]

    use super::*;

    #[test]
    fn what_is_put_away_is_read_back_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let scratch = Scratch::new(folder.path().to_owned());
        let mut kept = [b"mot".as_slice(), b"", b"ba"].map(|it| scratch.put(it).unwrap());
        let read = kept.each_mut().map(|it| io::read_to_string(it).unwrap());
        assert_eq!(read, ["mot", "", "ba"]);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_is_gone_holds_nothing() {
        let scratch = Scratch::new("/khong/co".into());
        assert_eq!(scratch.put(b"x").err().map(|it| it.kind()), Some(io::ErrorKind::NotFound));
    }
}
