//! Publishing to a folder: another place on this machine, or one that the system mounts.

use std::io::{self, Read};
use std::path::Path;

use super::bucket::Sent;
use super::error::PublishError;
use super::local::Local;
use crate::emit::{Content, Rendered, SiteDiff, Store, diff, look};

/// Files longer than this are not held in memory.
const LONG: u64 = 16 << 20;

/// Tells what publishing to a folder would change, and touches nothing.
pub fn would_change<'a>(local: &'a Local, target: &Path) -> Result<SiteDiff<'a>, PublishError> {
    local.refuse_itself(target)?;
    let manifest = look(target)?;
    // What was lost there will be seen when it is written.
    Ok(diff(&manifest, local.plan(), |path| manifest.get(path.as_str()).map(|it| it.length)))
}

/// Brings a folder to what was built; `progress` is told each file that was made ready.
pub fn to_folder(
    local: &Local,
    target: &Path,
    progress: impl Fn(usize) + Sync,
) -> Result<Sent, PublishError> {
    local.refuse_itself(target)?;
    let mut store = Store::open(target)?;
    let diff = store.diff(local.plan());
    let applied = store.apply(&diff, |index| copied(local, index), progress)?;
    let kept = diff.keep + applied.same;
    Ok(Sent { written: applied.written, deleted: applied.deleted, kept })
}

fn copied(local: &Local, index: usize) -> Result<Rendered<'_>, PublishError> {
    let entry = local.entry(index);
    let mut file = local.read(index)?;
    let content = if entry.length > LONG {
        Content::Stream(Box::new(move |out| io::copy(&mut file, out).map(drop)))
    } else {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| local.unreadable(index, &error))?;
        Content::Bytes(bytes)
    };
    Ok(Rendered { key: Some(entry.key), content })
}
