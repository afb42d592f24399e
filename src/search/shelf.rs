//! Where parts of an index wait for the others: in memory, or for a great site on a disk, which only
//! another room may touch.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

/// Keeps bytes until they are read back once, from the first to the last.
pub trait Shelf: Sync {
    /// Puts bytes away, and gives what reads them.
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>>;

    /// Puts bytes away that are read back as often as is wished.
    fn lay(&self, bytes: Vec<u8>) -> io::Result<Laid> {
        Ok(Laid::held(bytes))
    }

    /// Gives the bytes that an earlier index left under a key, if they are there, whole.
    fn kept(&self, _key: blake3::Hash) -> Option<Vec<u8>> {
        None
    }

    /// Gives the file at an address of the output, if it stands there as an earlier index made it, with the
    /// key that it had.
    fn standing(&self, _url: &str, _key: blake3::Hash) -> Option<Laid> {
        None
    }

    /// Leaves bytes for later indexes, which can do without them.
    fn keep(&self, _key: blake3::Hash, _bytes: &[u8]) {}
}

/// Bytes that wait, in memory or elsewhere, until they are asked for.
#[derive(Clone)]
pub struct Laid(Arc<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync>);

impl Laid {
    /// Holds bytes in memory.
    pub fn held(bytes: Vec<u8>) -> Self {
        Self::away(move || Ok(bytes.clone()))
    }

    /// Takes what reads the bytes where they are.
    pub fn away(read: impl Fn() -> io::Result<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// Reads the bytes.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        (self.0)()
    }
}

/// Keeps bytes in memory.
pub struct InMemory;

impl Shelf for InMemory {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(bytes)))
    }
}
