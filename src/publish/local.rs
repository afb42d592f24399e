//! The built site that is to be published: one output folder, or all shards of one site.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::error::PublishError;
use crate::diagnostic::Text;
use crate::diagnostic::disk::reason;
use crate::emit::{Entry, Part, Plan, Planned, Store};

/// A built site, which no build may change as long as the value lives.
pub struct Local {
    folders: Vec<(PathBuf, Store)>,
    plan: Plan,
    /// For each planned output the number of its folder, and what the folder says of it.
    files: Vec<(usize, Entry)>,
}

impl Local {
    /// Opens the folder of a whole site, or those of all its parts, in whatever order.
    pub fn open(folders: &[PathBuf]) -> Result<Self, PublishError> {
        let mut opened = Vec::new();
        for folder in folders {
            let store = Store::open_built(folder)?;
            opened.push((
                folder.clone(),
                store.ok_or_else(|| PublishError::NotBuilt(folder.clone()))?,
            ));
        }
        check_parts(&opened)?;
        let (mut outputs, mut files) = (Vec::new(), Vec::new());
        for (number, (_, store)) in opened.iter().enumerate() {
            for (path, entry) in store.manifest().iter() {
                outputs.push(Planned {
                    path: path.clone(),
                    key: Some(entry.key),
                    rank: entry.rank,
                });
                files.push((number, *entry));
            }
        }
        let plan = Plan::new(outputs).map_err(|mut it| PublishError::Twice(it.swap_remove(0)))?;
        Ok(Self { folders: opened, plan, files })
    }

    /// Gives all files of the site.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Gives what the build says of a file, by its number in the plan.
    pub(super) fn entry(&self, index: usize) -> Entry {
        self.files[index].1
    }

    /// Opens a file, by its number in the plan.
    pub(super) fn read(&self, index: usize) -> Result<File, PublishError> {
        let (number, entry) = self.files[index];
        let (folder, store) = &self.folders[number];
        let path = &self.plan.outputs()[index].path;
        store.read(path, entry)?.ok_or_else(|| PublishError::Altered(folder.join(path.as_str())))
    }

    /// Says that a file cannot be read.
    pub(super) fn unreadable(&self, index: usize, error: &io::Error) -> PublishError {
        let folder = &self.folders[self.files[index].0].0;
        let file = folder.join(self.plan.outputs()[index].path.as_str());
        let (file, why) = (file.display(), reason(error));
        PublishError::Failed(Text::new(
            format!("không đọc được `{file}`: {}", why.vi),
            format!("could not read `{file}`: {}", why.en),
        ))
    }

    /// Gives the name that others know this site's first folder by.
    pub(super) fn name(&self) -> Result<String, PublishError> {
        Ok(self.folders[0].1.name()?)
    }

    /// Refuses to be published into one of its own folders.
    pub(super) fn refuse_itself(&self, target: &Path) -> Result<(), PublishError> {
        let is_within = self.folders.iter().any(|(folder, _)| is_under(target, folder));
        if is_within { Err(PublishError::Itself(target.to_owned())) } else { Ok(()) }
    }
}

/// Says whether a folder that need not exist is another or lies in it.
fn is_under(target: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let Ok(target) = std::path::absolute(target) else { return false };
    target.ancestors().any(|it| it.canonicalize().is_ok_and(|it| it == folder))
}

/// Holds folders to be one whole site, or all parts of one.
fn check_parts(folders: &[(PathBuf, Store)]) -> Result<(), PublishError> {
    let mut parts: Vec<(&Path, Part)> = Vec::new();
    for (folder, store) in folders {
        match store.part()? {
            Some(part) => parts.push((folder, part)),
            None if folders.len() == 1 => {}
            None => return Err(PublishError::NotOneSite(folder.clone())),
        }
    }
    let Some(&(first_folder, first)) = parts.first() else { return Ok(()) };
    parts.sort_by_key(|(_, part)| part.shard);
    if let Some(twice) = parts.windows(2).find(|it| it[0].1.shard == it[1].1.shard) {
        return Err(PublishError::NotOneSite(twice[1].0.to_owned()));
    }
    for (folder, part) in &parts {
        if part.shard.of() != first.shard.of() {
            return Err(PublishError::NotOneSite((*folder).to_owned()));
        }
        if part.site.is_none() {
            return Err(PublishError::Unfinished((*folder).to_owned()));
        }
        if part.site != first.site {
            return Err(PublishError::Different(first_folder.to_owned(), (*folder).to_owned()));
        }
    }
    let is_there = |shard| parts.iter().any(|(_, part)| part.shard == shard);
    let missing: Vec<_> = first.shard.all().filter(|shard| !is_there(*shard)).collect();
    if missing.is_empty() { Ok(()) } else { Err(PublishError::Incomplete(missing)) }
}
