//! Publishing to a store of objects: what to send, in which order, and what is remembered meanwhile.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::error::PublishError;
use super::header;
use super::local::Local;
use super::record::{NAME, OWN_FOLDER, Record};
use super::remote::{Listed, Object, Remote, Tag};
use crate::emit::{OutputPath, SiteDiff, Why, Write, diff, lines};

/// How many objects are sent at once: a store answers slowly, and many at a time.
const AT_ONCE: usize = 16;

/// The record is written again after so many changes at least, and a sixteenth of all, so that who
/// goes on after a kill sends little twice, and a great record is not written too often.
const STEP: usize = 512;

/// What is done with a place that another run has claimed and not left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is left to the other.
    Respect,
    /// It is taken, as the other runs no more.
    TakeOver,
}

/// What was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Files sent.
    pub written: usize,
    /// Files deleted.
    pub deleted: usize,
    /// Files left as they were.
    pub kept: usize,
}

/// Tells what publishing to a store would change, and touches nothing.
pub fn compare<'a>(local: &'a Local, remote: &impl Remote) -> Result<SiteDiff<'a>, PublishError> {
    Ok(look(local, remote)?.0)
}

/// A place as it was found.
struct Found {
    record: Record,
    tag: Option<Tag>,
    objects: BTreeMap<String, Listed>,
}

/// Looks what is in a place, and what of a site is to be changed there.
fn look<'a>(local: &'a Local, remote: &impl Remote) -> Result<(SiteDiff<'a>, Found), PublishError> {
    let (record, tag) = match remote.read(NAME)? {
        Some((bytes, tag)) => {
            let read = Record::read(&bytes);
            (read.map_err(|_| PublishError::Record(NAME.to_owned()))?, Some(tag))
        }
        None => (Record::default(), None),
    };
    let mut objects = remote.list()?;
    objects.retain(|name, _| !name.starts_with(OWN_FOLDER));
    let mut foreign = objects.keys().filter(|name| !record.files.contains(name));
    if let (None, Some(example)) = (&tag, foreign.next()) {
        return Err(PublishError::Foreign(example.clone()));
    }
    let length = |path: &OutputPath| objects.get(path.as_str()).map(|it| it.length);
    let diff = diff(&record.files, local.plan(), length);
    let is_taken =
        |write: &&Write<'_>| write.why == Why::New && length(&write.output.path).is_some();
    if let Some(write) = diff.write.iter().find(is_taken) {
        return Err(PublishError::Taken(write.output.path.clone()));
    }
    Ok((diff, Found { record, tag, objects }))
}

/// Sends what has changed and deletes what is no more; `progress` is told each file that was sent.
pub fn send(
    local: &Local,
    remote: &impl Remote,
    claim: Claim,
    progress: impl Fn() + Sync,
) -> Result<Sent, PublishError> {
    let (diff, found) = look(local, remote)?;
    let name = local.name()?;
    let is_of_another = found.record.by.as_ref().is_some_and(|by| *by != name);
    if is_of_another && claim == Claim::Respect {
        return Err(PublishError::Claimed);
    }
    let sent = Sent { written: diff.write.len(), deleted: diff.delete.len(), kept: diff.keep };
    if diff.is_empty() && found.record.by.is_none() {
        return Ok(sent);
    }
    let Found { record, tag, objects } = found;
    let took_over = is_of_another;
    let mut publisher = Publisher { local, remote, record, tag, objects, took_over };
    let deletions = deletions(&publisher.record, &diff);
    publisher.record.by = Some(name);
    publisher.record.doubt(&diff);
    publisher.remember()?;
    let step = STEP.max(diff.write.len() / 16);
    for wave in waves(&diff) {
        for batch in wave.chunks(step) {
            publisher.send(batch, &progress)?;
            publisher.remember()?;
        }
    }
    for wave in deletions {
        for batch in wave.chunks(step) {
            publisher.delete(batch)?;
            publisher.remember()?;
        }
    }
    publisher.record.by = None;
    publisher.remember()?;
    Ok(sent)
}

/// One run that publishes.
struct Publisher<'a, R> {
    local: &'a Local,
    remote: &'a R,
    record: Record,
    tag: Option<Tag>,
    /// What was there at the beginning. Nothing else is overwritten, not even by a run that lost its
    /// claim and does not know it yet.
    objects: BTreeMap<String, Listed>,
    /// Whether the record was claimed by a run that may live after all.
    took_over: bool,
}

impl<R: Remote> Publisher<'_, R> {
    /// Writes the record, unless another has changed it since.
    fn remember(&mut self) -> Result<(), PublishError> {
        let bytes = lines::bytes(|out| self.record.write(out));
        self.tag = Some(self.remote.replace(NAME, bytes, self.tag.as_ref())?);
        Ok(())
    }

    fn send(
        &mut self,
        batch: &[&Write<'_>],
        progress: impl Fn() + Sync,
    ) -> Result<(), PublishError> {
        let (local, remote, objects) = (self.local, self.remote, &self.objects);
        at_once(batch, |write| {
            let path = &write.output.path;
            let object = Object {
                name: path.as_str(),
                length: local.entry(write.index).length,
                headers: header::headers(path),
                bytes: Box::new(local.read(write.index)?),
            };
            remote.put(object, objects.get(path.as_str()).map(|it| &it.tag))?;
            progress();
            Ok(())
        })?;
        for write in batch {
            self.record.files.insert(write.output.path.clone(), local.entry(write.index));
        }
        Ok(())
    }

    fn delete(&mut self, batch: &[OutputPath]) -> Result<(), PublishError> {
        let remote = self.remote;
        at_once(batch, |path| Ok(remote.delete(path.as_str())?))?;
        // What such a run may still send stays ours, and the next run looks for it again.
        for path in batch.iter().filter(|_| !self.took_over) {
            self.record.files.remove(path.as_str());
        }
        Ok(())
    }
}

/// Groups what is written: all of a group may go at once, the groups one after the other.
fn waves<'a>(diff: &'a SiteDiff<'a>) -> Vec<Vec<&'a Write<'a>>> {
    let mut waves: BTreeMap<_, Vec<&Write<'_>>> = BTreeMap::new();
    for write in &diff.write {
        let output = write.output;
        // A new page may be pointed at by a changed one, and never the other way round; so may an
        // asset that is named by its bytes.
        let is_late = !header::is_named_by_bytes(&output.path);
        waves.entry((output.rank, is_late, write.why == Why::Changed)).or_default().push(write);
    }
    waves.into_values().collect()
}

/// Groups what is deleted, the other way round.
fn deletions(record: &Record, diff: &SiteDiff<'_>) -> Vec<Vec<OutputPath>> {
    let mut waves: BTreeMap<_, Vec<OutputPath>> = BTreeMap::new();
    for path in &diff.delete {
        let rank = record.files.get(path.as_str()).map(|it| it.rank);
        let is_late = !header::is_named_by_bytes(path);
        waves.entry(Reverse((rank, is_late))).or_default().push(path.clone());
    }
    waves.into_values().collect()
}

/// Does something with each item, several at once, and stops at the first that fails.
fn at_once<T: Sync>(
    items: &[T],
    work: impl Fn(&T) -> Result<(), PublishError> + Sync,
) -> Result<(), PublishError> {
    let next = AtomicUsize::new(0);
    let failure = Mutex::new(None);
    let run = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(error) = work(item) {
                next.store(items.len(), Ordering::Relaxed);
                failure.lock().expect("no thread panics holding it").get_or_insert(error);
                return;
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..AT_ONCE.min(items.len()) {
            scope.spawn(run);
        }
        run();
    });
    failure.into_inner().expect("no thread panics holding it").map_or(Ok(()), Err)
}
