//! Bytes put away on the disk of an output folder for a while: gone when they are read, or the run ends.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

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

    /// Gives a pile for many pieces.
    pub fn pile(&self) -> io::Result<Pile> {
        Ok(Pile(Mutex::new((tempfile::tempfile_in(&self.folder)?, 0))))
    }
}

/// Pieces of bytes put away one after another, each read back as often as is wished.
///
/// A file without a name, and where it ends.
pub struct Pile(Mutex<(File, u64)>);

impl Pile {
    /// Puts a piece on the pile, and gives what it is found by.
    pub fn put(&self, bytes: &[u8]) -> io::Result<u64> {
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        let mut pile = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, end) = &mut *pile;
        let place = *end;
        file.seek(SeekFrom::Start(place))?;
        file.write_all(&[&length.to_le_bytes(), bytes].concat())?;
        // What was written in part is written over.
        *end = place + 4 + u64::from(length);
        Ok(place)
    }

    /// Gives a piece back.
    pub fn get(&self, place: u64) -> io::Result<Vec<u8>> {
        let mut pile = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let file = &mut pile.0;
        let mut length = [0; 4];
        file.seek(SeekFrom::Start(place))?;
        file.read_exact(&mut length)?;
        let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
        file.read_exact(&mut bytes)?;
        Ok(bytes)
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
    fn pieces_of_a_pile_are_read_in_any_order_while_it_grows() {
        let folder = tempfile::tempdir().unwrap();
        let pile = Scratch::new(folder.path().to_owned()).pile().unwrap();
        let first = pile.put("một".as_bytes()).unwrap();
        let second = pile.put(b"").unwrap();
        assert_eq!(pile.get(first).unwrap(), "một".as_bytes());
        let third = pile.put(b"ba").unwrap();
        let read = [third, second, first, third].map(|it| pile.get(it).unwrap());
        assert_eq!(read, [b"ba".to_vec(), Vec::new(), "một".as_bytes().to_vec(), b"ba".to_vec()]);
        assert!(pile.get(third + 6).is_err(), "nothing lies there");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_is_gone_holds_nothing() {
        let scratch = Scratch::new("/khong/co".into());
        assert_eq!(scratch.put(b"x").err().map(|it| it.kind()), Some(io::ErrorKind::NotFound));
    }
}
