//! Reads a file whole, in as few looks at it as will do.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads the disk")]

use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

/// Reads a file, and gives what was told of it right before. That spares most files a second look and a read at
/// their end, which a great showcase has a million of.
pub(super) fn read(disk: &Path) -> io::Result<(Vec<u8>, Metadata)> {
    let mut file = File::open(disk)?;
    let about = file.metadata()?;
    let length = usize::try_from(about.len()).unwrap_or(usize::MAX);
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length.saturating_add(1))?;
    bytes.resize(length + 1, 0);
    let mut filled = 0;
    while filled != length || filled == 0 {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    if filled > length {
        // It has grown meanwhile, or its length is not told.
        file.read_to_end(&mut bytes)?;
    }
    Ok((bytes, about))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_of_any_length_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        for length in [0, 1, 2, 4_096, 100_001] {
            let file = folder.path().join(length.to_string());
            fs::write(&file, "a".repeat(length)).unwrap();
            let (bytes, about) = read(&file).unwrap();
            assert_eq!((bytes.len(), about.len()), (length, length as u64));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_whose_length_is_not_told_is_read_whole() {
        let file = Path::new("/proc/version");
        let (bytes, about) = read(file).unwrap();
        assert_eq!((&bytes[..], about.len()), (&fs::read(file).unwrap()[..], 0));
    }
}
