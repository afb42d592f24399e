//! A ZIP archive that is always the same for the same files: no clock, no machine in it.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const MEMORY: &str = "writing into memory does not fail, and no name comes twice";

/// An archive under way.
pub(in crate::print) struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    pub(in crate::print) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a file as it is: what is compressed already, or must be found without unpacking.
    pub(in crate::print) fn store(&mut self, name: &str, bytes: &[u8]) {
        self.put(name, bytes, CompressionMethod::Stored);
    }

    /// Adds a file compressed.
    pub(in crate::print) fn add(&mut self, name: &str, bytes: &[u8]) {
        self.put(name, bytes, CompressionMethod::Deflated);
    }

    fn put(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) {
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options).expect(MEMORY);
        self.0.write_all(bytes).expect(MEMORY);
    }

    pub(in crate::print) fn finish(self) -> Vec<u8> {
        self.0.finish().expect(MEMORY).into_inner()
    }
}
