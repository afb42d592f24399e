//! Versions of stories: each save is kept in `.danvan/versions/`, and a deleted story waits there too.
//!
//! | age | kept |
//! |---|---|
//! | ten minutes | every version |
//! | a day | the last of every five minutes |
//! | thirty days | the last of every hour |
//! | older | the last of every day |
//!
//! The first version, the text before the studio touched it, always stays.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use jiff::civil::DateTime;

use super::Studio;
use super::files::{self, EditedFile, place};
use crate::source::clock::now;

/// The folder of the versions of every story.
const FOLDER: &str = ".danvan/versions";
/// The folder of deleted stories, each in one of its own.
const DELETED: &str = ".danvan/versions/deleted";
/// How the time of a version is written in its name, which Windows must be able to hold.
const STAMP: &str = "%Y-%m-%dT%H-%M-%S-%3f";

/// One version of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    /// Its name, which tells its time.
    pub(super) stamp: String,
    /// When it was kept, in Vietnam.
    pub(super) time: DateTime,
}

/// A story that was deleted.
pub(super) struct Deleted {
    /// The name of its folder, which tells when.
    pub(super) stamp: String,
    /// When it was deleted, in Vietnam.
    pub(super) time: DateTime,
    /// Its file, without `content/`.
    pub(super) file: String,
    /// Its text.
    pub(super) text: String,
}

/// Keeps a text as a version of a story, unless it is the newest one already, and gives its name.
pub(super) fn keep(studio: &Studio, file: &EditedFile, bytes: &[u8]) -> io::Result<String> {
    let kept = list(studio, file)?;
    if let Some(newest) = kept.first()
        && read(studio, file, &newest.stamp)?.as_deref() == Some(bytes)
    {
        return Ok(newest.stamp.clone());
    }
    let stamp = free_stamp(&kept);
    files::replace(&disk(studio, file, &stamp), bytes)?;
    for old in surplus(&kept, now().datetime()) {
        files::remove(&disk(studio, file, &old.stamp))?;
    }
    Ok(stamp)
}

/// Lists the versions of a story, newest first.
pub(super) fn list(studio: &Studio, file: &EditedFile) -> io::Result<Vec<Version>> {
    let names = files::names(&folder(studio, file))?;
    let versions = names.iter().filter_map(|name| version(name.strip_suffix(".md")?));
    let mut versions: Vec<Version> = versions.collect();
    versions.reverse();
    Ok(versions)
}

/// Reads a version; nothing for a name that is no version's.
pub(super) fn read(studio: &Studio, file: &EditedFile, stamp: &str) -> io::Result<Option<Vec<u8>>> {
    match version(stamp) {
        Some(_) => files::read(&disk(studio, file, stamp)),
        None => Ok(None),
    }
}

/// Finds the text of a story that has a hash: one that was shown, or a version.
pub(super) fn find(studio: &Studio, file: &EditedFile, hash: &str) -> io::Result<Option<Vec<u8>>> {
    if let Some(bytes) = studio.remembered(hash) {
        return Ok(Some(bytes));
    }
    for version in list(studio, file)? {
        let bytes = read(studio, file, &version.stamp)?;
        if let Some(bytes) = bytes.filter(|it| super::story::hash(it) == hash) {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// Moves a story and the folder of its own, if it has one, to where deleted ones wait.
pub(super) fn delete(studio: &Studio, file: &EditedFile) -> io::Result<()> {
    let taken: Vec<Version> = deleted_stamps(studio)?;
    let target = place(&studio.root, &format!("{DELETED}/{}", free_stamp(&taken)));
    let moved = moved_path(&file.path);
    files::relocate(&place(&studio.root, moved), &place(&target, moved))
}

/// Puts a deleted story back, if its place is free.
pub(super) fn undelete(studio: &Studio, stamp: &str) -> io::Result<Option<EditedFile>> {
    let Some(found) = deleted(studio)?.into_iter().find(|it| it.stamp == stamp) else {
        return Ok(None);
    };
    let Some(file) = EditedFile::named(&studio.root, &found.file) else { return Ok(None) };
    let from = place(&studio.root, &format!("{DELETED}/{stamp}"));
    let moved = moved_path(&file.path).to_owned();
    files::relocate(&place(&from, &moved), &place(&studio.root, &moved))?;
    Ok(Some(file))
}

/// Lists deleted stories, the last first.
pub(super) fn deleted(studio: &Studio) -> io::Result<Vec<Deleted>> {
    let mut found = Vec::new();
    for Version { stamp, time } in deleted_stamps(studio)?.into_iter().rev() {
        let home = place(&studio.root, &format!("{DELETED}/{stamp}"));
        if let Some((file, text)) = story_in(&home)? {
            found.push(Deleted { stamp, time, file, text });
        }
    }
    Ok(found)
}

fn deleted_stamps(studio: &Studio) -> io::Result<Vec<Version>> {
    let names = files::names(&place(&studio.root, DELETED))?;
    Ok(names.iter().filter_map(|it| version(it)).collect())
}

/// Finds the story that a folder of a deleted one holds.
fn story_in(home: &std::path::Path) -> io::Result<Option<(String, String)>> {
    let content = home.join("content");
    for kind in files::names(&content)? {
        for name in files::names(&content.join(&kind))? {
            let flat = format!("{kind}/{name}");
            for file in [format!("{flat}/index.md"), flat] {
                let bytes = files::read(&place(&content, &file));
                if let Ok(Some(bytes)) = bytes {
                    return Ok(Some((file, String::from_utf8_lossy(&bytes).into_owned())));
                }
            }
        }
    }
    Ok(None)
}

/// Gives what is moved when a story is deleted: a folder of its own with its pictures, or its file.
fn moved_path(path: &str) -> &str {
    path.strip_suffix("/index.md").unwrap_or(path)
}

fn folder(studio: &Studio, file: &EditedFile) -> PathBuf {
    place(&studio.root, &format!("{FOLDER}/{}", file.path))
}

fn disk(studio: &Studio, file: &EditedFile, stamp: &str) -> PathBuf {
    folder(studio, file).join(format!("{stamp}.md"))
}

fn version(stamp: &str) -> Option<Version> {
    // The format writes milliseconds as whole digits, which no civil time is read from.
    let (seconds, _) = stamp.rsplit_once('-').filter(|(_, it)| it.len() == 3)?;
    let time = DateTime::strptime("%Y-%m-%dT%H-%M-%S", seconds).ok()?;
    let plain = stamp.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'-' | b'T'));
    plain.then(|| Version { stamp: stamp.to_owned(), time })
}

/// Gives the name of a version of now, later than those there are.
fn free_stamp(taken: &[Version]) -> String {
    let mut time = now();
    loop {
        let stamp = time.strftime(STAMP).to_string();
        if !taken.iter().any(|it| it.stamp == stamp) {
            return stamp;
        }
        time = time.saturating_add(jiff::SignedDuration::from_millis(1));
    }
}

/// Finds the versions that are let go, of those given newest first.
fn surplus(versions: &[Version], now: DateTime) -> Vec<&Version> {
    let mut seen = BTreeSet::new();
    let oldest = versions.len().saturating_sub(1);
    let old = |(at, it): &(usize, &Version)| !seen.insert(span(it, now)) && *at != oldest;
    versions.iter().enumerate().filter(old).map(|(_, it)| it).collect()
}

/// Names the span of time of which only the last version stays.
fn span(version: &Version, now: DateTime) -> String {
    const DAY: i64 = 24 * 60;
    let time = version.time;
    match now.duration_since(time).as_mins() {
        ..=9 => version.stamp.clone(),
        10..DAY => format!("{} {}:{}", time.date(), time.hour(), time.minute() / 5),
        DAY..43_200 => format!("{} {}", time.date(), time.hour()),
        _ => time.date().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime = jiff::civil::datetime(2026, 11, 22, 12, 0, 0, 0);

    fn kept(stamps: &[&str]) -> Vec<String> {
        let versions: Vec<Version> = stamps.iter().map(|it| version(it).unwrap()).collect();
        let surplus = surplus(&versions, NOW);
        versions.iter().filter(|it| !surplus.contains(it)).map(|it| it.stamp.clone()).collect()
    }

    #[test]
    fn old_versions_thin_out_and_the_first_stays() {
        let all = [
            "2026-11-22T11-59-59-900",
            "2026-11-22T11-59-59-100",
            "2026-11-22T11-04-30-000",
            "2026-11-22T11-03-30-000",
            "2026-11-22T11-00-30-000",
            "2026-11-10T08-50-00-000",
            "2026-11-10T08-10-00-000",
            "2026-01-05T20-00-00-000",
            "2026-01-05T09-00-00-000",
            "2026-01-05T08-00-00-000",
        ];
        let gone = [3, 4, 6, 8];
        let stay = (0..all.len()).filter(|it| !gone.contains(it)).map(|it| all[it]);
        assert_eq!(kept(&all), stay.collect::<Vec<_>>());
        assert_eq!(kept(&[]), [""; 0]);
    }

    #[test]
    fn only_a_time_is_a_version() {
        assert!(version("2026-11-22T11-59-59-900").is_some());
        for name in [
            "",
            "x",
            "../x",
            "2026-11-22T11-59-59",
            "2026-13-22T11-59-59-900",
            "2026-11-22T11-59-59-9/0",
        ] {
            assert!(version(name).is_none(), "{name}");
        }
    }
}
