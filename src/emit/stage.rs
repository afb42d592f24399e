//! Makes the changed outputs and lays them in the stage, where nobody sees them.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::diff::{SiteDiff, Why, Write};
use super::disk::Kind;
use super::error::{ApplyError, DiskError};
use super::home::Home;
use super::key::Key;
use super::manifest::Entry;
use super::path::OutputPath;
use super::plan::{Planned, Rank};

/// How many outputs are made before errors are looked at; the first in planned order is reported.
///
/// Memory does not depend on it: a thread writes an output before it makes the next.
const BATCH: usize = 1024;

/// An output as it was rendered.
pub struct Rendered<'a> {
    /// What determines its bytes; none where nothing but the bytes tells.
    pub key: Option<Key>,
    /// Its bytes.
    pub content: Content<'a>,
}

/// The bytes of an output.
pub enum Content<'a> {
    /// They are there.
    Bytes(Vec<u8>),
    /// They are made while they are written, for memory may not hold them all.
    Stream(Stream<'a>),
}

/// Writes bytes; it fails only where the writer does.
pub type Stream<'a> = Box<dyn FnOnce(&mut dyn io::Write) -> io::Result<()> + 'a>;

/// An output that was made. A great site has a million: so the fields lie close together.
pub(super) struct Made {
    /// Its place.
    pub(super) path: OutputPath,
    /// What determines its bytes.
    pub(super) key: Key,
    /// How many they are.
    pub(super) length: u64,
    /// Where it stands in the order of paths.
    pub(super) place: u32,
    /// When it is put in place.
    pub(super) rank: Rank,
    /// Why it was made.
    pub(super) why: Why,
    /// Whether it lies in the stage; otherwise the bytes on disk are right already.
    pub(super) is_staged: bool,
}

impl Made {
    /// Gives what the manifest will say of it.
    pub(super) fn entry(&self) -> Entry {
        Entry { key: self.key, length: self.length, rank: self.rank }
    }
}

/// Makes all outputs to write, in parallel, or stops at an output that cannot be made.
pub(super) fn make_all<'a, E: Send>(
    home: &Home,
    diff: &'a SiteDiff<'a>,
    render: &(impl Fn(usize) -> Result<Rendered<'a>, E> + Sync),
    progress: &(impl Fn(usize) + Sync),
) -> Result<Vec<Made>, ApplyError<E>> {
    home.disk.remove_tree(&home.stage())?;
    home.disk.create_folder(&home.stage())?;
    let mut made = Vec::with_capacity(diff.write.len());
    for batch in diff.write.chunks(BATCH) {
        let results: Vec<_> = batch
            .par_iter()
            .map(|write| make(home, write, render).inspect(|_| progress(write.index)))
            .collect();
        for result in results {
            made.push(result?);
        }
    }
    Ok(made)
}

fn make<'a, E>(
    home: &Home,
    write: &'a Write<'a>,
    render: impl Fn(usize) -> Result<Rendered<'a>, E>,
) -> Result<Made, ApplyError<E>> {
    let output = write.output;
    let Rendered { key, content } = render(write.index)
        .map_err(|error| ApplyError::Render { path: output.path.clone(), error })?;
    let staged = home.staged(output.path.as_str());
    let (key, length, is_staged) = match content {
        Content::Stream(stream) => {
            make_way(home, output, &staged)?;
            let (hash, length) = home.disk.stream_new(&staged, stream)?;
            (key.unwrap_or(hash.into()), length, true)
        }
        Content::Bytes(bytes) => {
            let is_staged = !is_on_disk(home, write, &bytes)?;
            if is_staged {
                make_way(home, output, &staged)?;
                home.disk.write_new(&staged, &bytes)?;
            }
            let key = key.unwrap_or_else(|| Key::of(&bytes));
            (key, bytes.len() as u64, is_staged)
        }
    };
    let (path, rank, why, place) = (output.path.clone(), output.rank, write.why, write.place);
    Ok(Made { path, key, length, place, rank, why, is_staged })
}

/// Makes the folder of the stage that an output waits in, as most have one of their own.
fn make_way(home: &Home, output: &Planned, staged: &Path) -> Result<(), DiskError> {
    match staged.parent().filter(|_| output.path.as_str().contains('/')) {
        Some(folder) => home.disk.create_folders(folder),
        None => Ok(()),
    }
}

/// Says whether an output's bytes are on disk already.
fn is_on_disk(home: &Home, write: &Write<'_>, bytes: &[u8]) -> Result<bool, DiskError> {
    // A new output's place may hold a file of another case, about to be deleted.
    if write.why != Why::Changed {
        return Ok(false);
    }
    let path = write.output.path.as_str();
    if home.kind(path)? != Kind::File(bytes.len() as u64) {
        return Ok(false);
    }
    Ok(home.disk.read(&home.place(path))?.is_some_and(|old| old == bytes))
}
