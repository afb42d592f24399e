//! What an output folder says of itself to those who join it with others or send it elsewhere.

use std::fs::File;
use std::io;
use std::path::Path;

use super::disk::{Disk, Kind};
use super::error::StoreError;
use super::home::Home;
use super::key::Key;
use super::lines::{self, Form, Lines};
use super::manifest::{Entry, Manifest};
use super::path::OutputPath;
use super::shard::Shard;
use super::store::Store;

/// The part of a site that a folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub shard: Shard,
    /// Names the site, the same for all its parts; none where the last build did not come to its end.
    pub site: Option<Key>,
}

const FORM: Form = Form { name: "shard", version: 1 };

impl Store {
    /// Opens an output folder that a build has written; none where there is no such folder.
    pub fn open_built(root: &Path) -> Result<Option<Self>, StoreError> {
        let home = Home { root: root.to_owned(), disk: Disk::default() };
        for file in [home.manifest(), home.journal(), home.shard()] {
            if home.disk.kind(&file)? != Kind::Absent {
                return Self::open(root).map(Some);
            }
        }
        Ok(None)
    }

    /// Gives the part of a site that the folder holds; none where it holds the whole.
    pub fn part(&self) -> Result<Option<Part>, StoreError> {
        let file = self.home.shard();
        let read = |bytes: &[u8]| lines::read(bytes, FORM, parse);
        Ok(self.home.read_own(file, read)?.and_then(|parts| parts.first().copied()))
    }

    /// Makes the folder that of one part, before anything is written; one that holds something else
    /// is refused, for most of it would be deleted.
    pub fn hold_part(&self, shard: Shard) -> Result<(), StoreError> {
        let held = self.part()?.map(|it| it.shard);
        if held != Some(shard) && !self.manifest.is_empty() {
            return Err(StoreError::OtherShard { folder: self.home.root.clone(), held, shard });
        }
        self.tell_part(Part { shard, site: None })
    }

    /// Says which part the folder holds now.
    pub fn tell_part(&self, part: Part) -> Result<(), StoreError> {
        let site = part.site.map_or_else(|| "-".to_owned(), |it| it.to_string());
        let line = |out: &mut dyn io::Write| {
            Lines::begin(out, FORM, 1)?.push(format_args!("{}\t{site}", part.shard))
        };
        Ok(self.home.replace_own(&self.home.shard(), line)?)
    }

    /// Makes the folder that of the whole site, once all of it is there.
    pub fn hold_all(&self) -> Result<(), StoreError> {
        let mark = self.home.shard();
        if self.home.disk.kind(&mark)? != Kind::Absent {
            self.home.disk.remove_file(&mark)?;
        }
        Ok(())
    }

    /// Opens an output of ours to be read; none where it is not as the manifest says.
    pub fn read(&self, path: &OutputPath, entry: Entry) -> Result<Option<File>, StoreError> {
        if self.home.kind(path.as_str())? != Kind::File(entry.length) {
            return Ok(None);
        }
        Ok(Some(self.home.disk.open(&self.home.place(path.as_str()))?))
    }

    /// Gives the name by which others know this folder: made at random when it is first asked for.
    pub fn name(&self) -> Result<String, StoreError> {
        let file = self.home.name();
        let known = self.home.disk.read(&file)?.and_then(|it| String::from_utf8(it).ok());
        if let Some(name) = known.as_deref().and_then(|it| it.strip_suffix('\n')) {
            return Ok(name.to_owned());
        }
        let name = self.home.disk.random(&file)?;
        self.home.replace_own(&file, |out| writeln!(out, "{name}"))?;
        Ok(name)
    }
}

/// Gives our files in a folder without touching it; none where there is no such folder or it is empty.
pub fn look(root: &Path) -> Result<Manifest, StoreError> {
    let home = Home { root: root.to_owned(), disk: Disk::default() };
    let manifest = home.read_own(home.manifest(), Manifest::read)?;
    manifest.map_or_else(|| home.refuse_foreign().map(|()| Manifest::default()), Ok)
}

fn parse(line: &str) -> Option<Part> {
    let (shard, site) = line.split_once('\t')?;
    let site = if site == "-" { None } else { Some(Key::parse(site)?) };
    Some(Part { shard: shard.parse().ok()?, site })
}
