//! Where parts of an index wait for the others: in memory, or for a great site on a disk, which only
//! another room may touch.

use std::io::{self, Cursor, Read};

/// Keeps bytes until they are read back once, from the first to the last.
pub trait Shelf: Sync {
    /// Puts bytes away, and gives what reads them.
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>>;

    /// Gives the bytes that an earlier index left under a key, if they are there, whole.
    fn kept(&self, _key: blake3::Hash) -> Option<Vec<u8>> {
        None
    }

    /// Leaves bytes for later indexes, which can do without them.
    fn keep(&self, _key: blake3::Hash, _bytes: &[u8]) {}
}

/// Keeps bytes in memory.
pub struct InMemory;

impl Shelf for InMemory {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(bytes)))
    }
}
