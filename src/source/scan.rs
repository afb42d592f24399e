//! Reads a showcase's files from disk. The one place where content is read.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads the disk")]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::text::{decode, nfc};
use crate::diagnostic::{self, Diagnostic, FilePath, Sources};

/// A text file of the showcase: a story, settings, a table of places, a template or words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the site's root.
    pub path: FilePath,
    /// Text, made plain by [`decode`].
    pub text: Arc<str>,
}

/// Any other file of the showcase, not read until it is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Path from the site's root.
    pub path: FilePath,
    /// Where it lies.
    pub disk: PathBuf,
}

impl Asset {
    /// Reads the file's bytes.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        std::fs::read(&self.disk)
    }

    /// Gives what tells, without a look inside, that the file has changed: its length, and when it
    /// was written, in nanoseconds since 1970.
    fn stamp(&self) -> io::Result<(u64, i128)> {
        stamp(&self.disk)
    }
}

/// All files of a showcase.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Text files by path.
    pub files: BTreeMap<FilePath, Arc<str>>,
    /// Other files by path.
    pub assets: BTreeMap<FilePath, Asset>,
}

impl Tree {
    /// Gives the texts that diagnostics point into.
    pub fn sources(&self) -> Sources {
        self.files.clone()
    }

    /// Hashes every file: text by what it says, another by its stamp. Equal hashes mean that nothing
    /// has changed.
    pub fn hash(&self) -> io::Result<blake3::Hash> {
        let files: Vec<_> = self.files.iter().collect();
        let texts = files.par_iter().map(|(path, text)| (*path, blake3::hash(text.as_bytes())));
        let mut hasher = blake3::Hasher::new();
        for (path, hash) in texts.collect::<Vec<_>>() {
            hasher.update(blake3::hash(path.as_bytes()).as_bytes()).update(hash.as_bytes());
        }
        for (path, asset) in &self.assets {
            let (length, written) = asset.stamp()?;
            hasher.update(blake3::hash(path.as_bytes()).as_bytes());
            hasher.update(&length.to_le_bytes()).update(&written.to_le_bytes());
        }
        hasher.update(&self.files.len().to_le_bytes());
        Ok(hasher.finalize())
    }

    /// Gives the text files under a folder, in order of path.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = SourceFile> + 'a {
        self.files
            .range::<str, _>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(folder))
            .map(|(path, text)| SourceFile { path: Arc::clone(path), text: Arc::clone(text) })
    }
}

/// Gives the length of a file, and when it was written, in nanoseconds since 1970.
pub fn stamp(file: &Path) -> io::Result<(u64, i128)> {
    let about = std::fs::metadata(file)?;
    let nanoseconds = |it: Duration| i128::try_from(it.as_nanos()).unwrap_or(i128::MAX);
    let written = match about.modified()?.duration_since(UNIX_EPOCH) {
        Ok(after) => nanoseconds(after),
        Err(before) => -nanoseconds(before.duration()),
    };
    Ok((about.len(), written))
}

/// Tells whether a file is read as text. What is only published, such as a table offered for
/// download, is not.
fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    match extension.as_str() {
        "md" | "yaml" | "yml" => true,
        "csv" => ["content/dia-ban/", "content/to-dan-van/"].iter().any(|it| path.starts_with(it)),
        "html" | "ftl" => path.starts_with("themes/"),
        _ => false,
    }
}

/// Reads every file under `content/` and `themes/` of the site's root.
pub fn scan(root: &Path) -> (Tree, Vec<Diagnostic>) {
    scan_folders(root, &["content", "themes"])
}

/// Reads every file under some folders of the site's root, with `/` between the parts of a name.
pub fn scan_folders(root: &Path, folders: &[&str]) -> (Tree, Vec<Diagnostic>) {
    let (mut found, mut diagnostics) = (Vec::new(), Vec::new());
    for folder in folders {
        walk(root, folder, &mut found, &mut diagnostics);
    }
    let read: Vec<_> = found.into_par_iter().map(|(path, disk)| read(path, disk)).collect();
    let mut tree = Tree::default();
    for file in read {
        match file {
            Ok(Read::Text(path, text)) => keep(&mut tree.files, path, text, &mut diagnostics),
            Ok(Read::Asset(asset)) => {
                keep(&mut tree.assets, Arc::clone(&asset.path), asset, &mut diagnostics);
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    (tree, diagnostics)
}

enum Read {
    Text(FilePath, Arc<str>),
    Asset(Asset),
}

/// Keeps the first of two files whose names differ only in how their letters are composed.
fn keep<T>(
    map: &mut BTreeMap<FilePath, T>,
    path: FilePath,
    value: T,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if map.contains_key(&path) {
        diagnostics.push(diagnostic::disk::same_name(&path));
        return;
    }
    map.insert(path, value);
}

fn walk(
    root: &Path,
    folder: &str,
    found: &mut Vec<(FilePath, PathBuf)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let start = root.join(folder);
    if !start.exists() {
        return;
    }
    let walker = WalkDir::new(&start).follow_links(true).sort_by_file_name();
    let mut walker =
        walker.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    while let Some(entry) = walker.next() {
        match entry {
            Ok(entry) if entry.path_is_symlink() && leaves(root, entry.path()) => {
                diagnostics.push(diagnostic::disk::link_leaves(&relative(root, entry.path())));
                if entry.file_type().is_dir() {
                    walker.skip_current_dir();
                }
            }
            Ok(entry) if entry.file_type().is_file() => {
                found.push((relative(root, entry.path()), entry.into_path()));
            }
            Ok(_) => {}
            Err(error) => diagnostics.push(unreadable(root, &error)),
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with(['.', '~'])
}

/// Tells whether a link leads out of the site: nothing from elsewhere may be published by accident.
fn leaves(root: &Path, link: &Path) -> bool {
    match (root.canonicalize(), link.canonicalize()) {
        (Ok(root), Ok(target)) => !target.starts_with(root),
        _ => true,
    }
}

fn unreadable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = relative(root, error.path().unwrap_or(root));
    match error.io_error() {
        Some(why) => diagnostic::disk::unreadable(&path, why),
        None => diagnostic::disk::loops(&path),
    }
}

fn relative(root: &Path, path: &Path) -> FilePath {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.components().map(|it| it.as_os_str().to_string_lossy()).collect();
    nfc(parts.join("/")).into()
}

fn read(path: FilePath, disk: PathBuf) -> Result<Read, Box<Diagnostic>> {
    if !is_text(&path) {
        return Ok(Read::Asset(Asset { path, disk }));
    }
    let bytes = std::fs::read(&disk)
        .map_err(|error| Box::new(diagnostic::disk::unreadable(&path, &error)))?;
    match decode(&bytes) {
        Ok(text) => Ok(Read::Text(path, text.into())),
        Err(error) => Err(Box::new(diagnostic::disk::not_utf8(&path, error.line))),
    }
}
