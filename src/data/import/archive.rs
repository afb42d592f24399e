//! The parts of a Word or Excel file, unpacked within limits: what an archive says of its own size
//! is not believed.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits;
use crate::diagnostic::{Diagnostic, FilePath, import_file as problem};

/// Why a file is not read.
pub(super) type Refusal = Box<Diagnostic>;

/// A document as an archive of parts.
pub(super) struct Archive<'a> {
    file: &'a FilePath,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
}

impl<'a> Archive<'a> {
    /// Opens a document, and unpacks every part once to see how large it is.
    pub(super) fn open(file: &'a FilePath, bytes: &'a [u8]) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(file, &error))?;
        let mut archive = Self { file, zip, names: Vec::new() };
        archive.weigh()?;
        Ok(archive)
    }

    fn weigh(&mut self) -> Result<(), Refusal> {
        if self.zip.len() > limits::PARTS {
            return Err(bomb(self.file, limits::UNPACKED));
        }
        let mut left = limits::UNPACKED;
        for index in 0..self.zip.len() {
            let part = self.zip.by_index(index).map_err(|error| broken(self.file, &error))?;
            let name = part.name().map_err(|error| broken(self.file, &error))?.into_owned();
            let most = if is_text(&name) { limits::PART.min(left) } else { left };
            let size = io::copy(&mut part.take(most + 1), &mut io::sink());
            let size = size.map_err(|error| unpacked(self.file, &error))?;
            if size > most {
                return Err(bomb(self.file, most));
            }
            left -= size;
            self.names.push(name);
        }
        Ok(())
    }

    /// Lists the names of the parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Reads a part; `None` if there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(self.file, &error)),
        };
        let mut bytes = Vec::new();
        let read = part.take(limits::UNPACKED).read_to_end(&mut bytes);
        read.map_err(|error| unpacked(self.file, &error))?;
        Ok(Some(bytes))
    }
}

fn is_text(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|it| name.ends_with(it))
}

fn unpacked(file: &FilePath, error: &io::Error) -> Refusal {
    problem::broken(file, &error.to_string()).into()
}

fn broken(file: &FilePath, error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => problem::encrypted(file),
        _ => problem::broken(file, &error.to_string()),
    }
    .into()
}

fn bomb(file: &FilePath, bytes: u64) -> Refusal {
    problem::bomb(file, bytes / limits::MEGABYTE).into()
}
