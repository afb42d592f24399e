//! How large a file may be that is imported. What is larger is told, and nothing of it is read.

/// The bytes of a file. A report of 500 pages with its photographs has a tenth of this.
pub const FILE: u64 = 200 * MEGABYTE;

/// The bytes of one part of a document, unpacked, that is held as text.
pub const PART: u64 = 64 * MEGABYTE;

/// The bytes of all parts of a document, unpacked.
pub const UNPACKED: u64 = 600 * MEGABYTE;

/// The parts of a document.
pub const PARTS: usize = 20_000;

/// How deep the marks of a document may be nested; Word itself stays below a hundred.
pub const DEPTH: usize = 400;

/// A million bytes.
pub const MEGABYTE: u64 = 1_000_000;
