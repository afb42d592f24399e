//! What publishing asks of a store of objects, whatever it is.

use std::collections::BTreeMap;
use std::io::Read;

use super::error::PublishError;
use crate::diagnostic::Text;

/// Names one version of an object, as the store tells it; empty where it tells none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(pub Option<String>);

/// An object as a store lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its length in bytes.
    pub length: u64,
    /// Its version.
    pub tag: Tag,
}

/// What a server says of an object beside its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headers {
    /// What it is.
    pub content_type: &'static str,
    /// How long it may be kept.
    pub cache_control: &'static str,
}

/// An object to be sent.
pub struct Object<'a> {
    /// Its name, without the prefix that all names have.
    pub name: &'a str,
    /// Its length in bytes.
    pub length: u64,
    /// What is said of it.
    pub headers: Headers,
    /// Its bytes.
    pub bytes: Box<dyn Read + Send + 'a>,
}

/// Why a store did not do as asked.
#[derive(Debug)]
pub enum RemoteError {
    /// What is there is not of the version that was expected.
    Moved,
    /// It failed.
    Failed(Text),
}

/// A store of objects by name. It is asked from several threads at once.
pub trait Remote: Sync {
    /// Lists all objects.
    fn list(&self) -> Result<BTreeMap<String, Listed>, RemoteError>;

    /// Reads an object if it is there, with the name of its version.
    fn read(&self, name: &str) -> Result<Option<(Vec<u8>, Tag)>, RemoteError>;

    /// Writes a small object at once if the one that is there is of this version, or if none is there.
    fn replace(&self, name: &str, bytes: Vec<u8>, old: Option<&Tag>) -> Result<Tag, RemoteError>;

    /// Sends an object if the one that is there is of this version, or if none is there.
    fn put(&self, object: Object<'_>, old: Option<&Tag>) -> Result<(), RemoteError>;

    /// Deletes an object; that there is none is well.
    fn delete(&self, name: &str) -> Result<(), RemoteError>;
}

impl From<RemoteError> for PublishError {
    fn from(error: RemoteError) -> Self {
        match error {
            RemoteError::Moved => Self::Overtaken,
            RemoteError::Failed(text) => Self::Failed(text),
        }
    }
}
