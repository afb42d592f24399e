//! Refuses changes that would touch what is not ours, before anything is changed.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::diff::SiteDiff;
use super::disk::Kind;
use super::error::StoreError;
use super::home::Home;
use super::leaving::Leaving;
use super::manifest::Manifest;
use super::path::OutputPath;

/// Checks that every place to be written is free or ours, and that no link stands in any way.
pub(super) fn check(
    home: &Home,
    manifest: &Manifest,
    diff: &SiteDiff<'_>,
) -> Result<(), StoreError> {
    let leaving = Leaving::new(diff.delete.iter().filter(|path| manifest.contains(path.as_str())));
    let mut guard = Guard { home, manifest, leaving, passed: FxHashMap::default() };
    for write in &diff.write {
        // Nothing lies in a folder that is not there.
        if guard.check_way(&write.output.path)? {
            guard.check_place(write.output.path.as_str())?;
        }
    }
    let mut passed = BTreeSet::new();
    for path in &diff.delete {
        let folders = path.folders().filter(|folder| passed.insert(*folder));
        for name in folders.chain([path.as_str()]) {
            refuse_link(home, name)?;
        }
    }
    Ok(())
}

/// Refuses a symbolic link at the place of an output or of a folder on the way to one.
pub(super) fn refuse_link(home: &Home, name: &str) -> Result<Kind, StoreError> {
    match home.kind(name)? {
        Kind::Link => Err(StoreError::Link(home.place(name))),
        kind => Ok(kind),
    }
}

struct Guard<'a> {
    home: &'a Home,
    manifest: &'a Manifest,
    leaving: Leaving<'a>,
    /// Folders found good, and whether each is there.
    passed: FxHashMap<&'a str, bool>,
}

impl<'a> Guard<'a> {
    /// Checks that the folders on the way to an output are there or can be made, and tells whether all
    /// are there.
    fn check_way(&mut self, path: &'a OutputPath) -> Result<bool, StoreError> {
        let mut is_there = true;
        for folder in path.folders() {
            is_there = match self.passed.get(folder) {
                Some(is_there) => *is_there,
                None => is_there && self.check_folder(folder)?,
            };
            self.passed.insert(folder, is_there);
        }
        Ok(is_there)
    }

    fn check_folder(&self, folder: &str) -> Result<bool, StoreError> {
        match refuse_link(self.home, folder)? {
            Kind::Folder => Ok(true),
            Kind::Absent => Ok(false),
            Kind::File(_) if self.is_leaving(folder)? => Ok(false),
            _ => Err(self.taken(folder)),
        }
    }

    /// Checks that what lies where an output should is ours to replace.
    fn check_place(&self, path: &str) -> Result<(), StoreError> {
        match refuse_link(self.home, path)? {
            Kind::Absent => Ok(()),
            Kind::File(_) if self.manifest.contains(path) || self.is_leaving(path)? => Ok(()),
            Kind::Folder => self.check_leaves(path),
            _ => Err(self.taken(path)),
        }
    }

    /// Checks that a folder will be gone once what leaves has left.
    fn check_leaves(&self, folder: &str) -> Result<(), StoreError> {
        if self.leaving.under(folder).next().is_none() {
            return Err(self.taken(folder));
        }
        for name in self.home.disk.names(&self.home.place(folder))? {
            let Some(name) = name.to_str() else {
                return Err(StoreError::Taken(self.home.place(folder).join(name)));
            };
            let child = format!("{folder}/{name}");
            match refuse_link(self.home, &child)? {
                Kind::Absent => {}
                Kind::File(_) if self.is_leaving(&child)? => {}
                Kind::Folder => self.check_leaves(&child)?,
                _ => return Err(self.taken(&child)),
            }
        }
        Ok(())
    }

    /// Says whether the file at a path is one about to be deleted, maybe spelled in another case.
    fn is_leaving(&self, path: &str) -> Result<bool, StoreError> {
        match self.leaving.named(path) {
            None => Ok(false),
            Some(found) if found.as_str() == path => Ok(true),
            // Where case matters these are two files, and only one of them is ours.
            Some(_) => Ok(!self.is_spelled_so(path)?),
        }
    }

    fn is_spelled_so(&self, path: &str) -> Result<bool, StoreError> {
        let mut folder = self.home.root.clone();
        for part in path.split('/') {
            if !self.home.disk.names(&folder)?.iter().any(|name| name == part) {
                return Ok(false);
            }
            folder.push(part);
        }
        Ok(true)
    }

    fn taken(&self, path: &str) -> StoreError {
        StoreError::Taken(self.home.place(path))
    }
}
