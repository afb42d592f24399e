//! Reads a showcase's files from disk. The one place where content is read.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use jiff::Timestamp;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::bytes;
use super::hashes::Hashes;
use super::stamp::Stamp;
use super::text::{decode, nfc};
use crate::diagnostic::{self, Diagnostic, FilePath, Lang, Sources};
use crate::vi::slug::slugify;

/// The folder of the printed volumes, whose Markdown is no story.
pub const VOLUMES: &str = "content/ky-yeu/";

/// A text file that is held: settings, a table, a template, words, or what a volume says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the site's root.
    pub path: FilePath,
    /// Text, made plain by [`decode`].
    pub text: Arc<str>,
}

/// A story's file, read when its text is asked for: a great showcase has more text than memory holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFile {
    /// Path from the site's root.
    pub path: FilePath,
    text: StoryText,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum StoryText {
    Held(Arc<str>),
    OnDisk(Arc<Path>),
}

impl StoryFile {
    /// Gives a file whose text is known already.
    pub fn held(path: FilePath, text: Arc<str>) -> Self {
        Self { path, text: StoryText::Held(text) }
    }

    /// Gives its text, made plain by [`decode`], or what keeps it from being read.
    pub fn text(&self) -> Result<Arc<str>, Box<Diagnostic>> {
        Ok(self.read()?.0)
    }

    /// Hashes its text, or gives what keeps it from being read.
    pub fn hash(&self) -> Result<blake3::Hash, Box<Diagnostic>> {
        Ok(blake3::hash(self.text()?.as_bytes()))
    }
}

impl StoryFile {
    /// Gives its text with its [`Self::stamp`], which is looked at first: what is written while it is read
    /// makes another.
    fn read(&self) -> Result<(Arc<str>, Option<Stamp>), Box<Diagnostic>> {
        match &self.text {
            StoryText::Held(text) => Ok((Arc::clone(text), None)),
            StoryText::OnDisk(disk) => {
                let (text, about) = read_text(&self.path, disk)?;
                Ok((text, Stamp::of(&self.path, &about)))
            }
        }
    }

    /// Gives what tells without a look inside that its text is as it was, where there is such a thing.
    fn stamp(&self) -> Result<Option<Stamp>, Box<Diagnostic>> {
        let StoryText::OnDisk(disk) = &self.text else { return Ok(None) };
        let unreadable = |error| Box::new(diagnostic::disk::unreadable(&self.path, &error));
        Ok(Stamp::of(&self.path, &std::fs::metadata(disk).map_err(unreadable)?))
    }
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

    /// Hashes the file's bytes, which may be more than memory holds.
    pub fn hash(&self) -> io::Result<blake3::Hash> {
        let mut hasher = blake3::Hasher::new();
        Ok(hasher.update_reader(self.open()?)?.finalize())
    }

    /// Opens the file, to be read piece by piece.
    pub fn open(&self) -> io::Result<std::fs::File> {
        std::fs::File::open(&self.disk)
    }

    /// Gives how many bytes it has.
    pub fn length(&self) -> io::Result<u64> {
        Ok(self.stamp()?.0)
    }

    /// Says what keeps it from being read.
    pub fn unreadable(&self, error: &io::Error) -> Box<Diagnostic> {
        Box::new(diagnostic::disk::unreadable(&self.path, error))
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
    /// Settings, tables of places, templates, words and what volumes say, by path: text, made plain
    /// by [`decode`].
    pub files: BTreeMap<FilePath, Arc<str>>,
    /// Stories by path.
    pub stories: BTreeMap<FilePath, StoryFile>,
    /// Other files by path.
    pub assets: BTreeMap<FilePath, Asset>,
}

impl Tree {
    /// Gives a tree of texts that are known already.
    pub fn held(texts: impl IntoIterator<Item = (FilePath, Arc<str>)>) -> Self {
        let mut tree = Self::default();
        for (path, text) in texts {
            if is_story(&path) {
                tree.stories.insert(Arc::clone(&path), StoryFile::held(path, text));
            } else {
                tree.files.insert(path, text);
            }
        }
        tree
    }

    /// Gives the files of the content that are named after someone.
    pub fn bearing(&self, name: &str) -> Vec<&FilePath> {
        let slug = format!("-{}-", slugify(name));
        let bears = |path: &&FilePath| {
            path.split('/').any(|part| {
                let part = part.rsplit_once('.').map_or(part, |(name, _)| name);
                format!("-{}-", slugify(part)).contains(&slug)
            })
        };
        let assets = self.assets.keys().filter(|it| it.starts_with("content/"));
        self.stories.keys().chain(assets).filter(bears).collect()
    }

    /// Gives the texts that some diagnostics point into; what can no longer be read is left out.
    pub fn sources(&self, diagnostics: &[Diagnostic]) -> Sources {
        let told: BTreeSet<&FilePath> = diagnostics.iter().map(|it| &it.at.file).collect();
        let text = |path: &FilePath| self.text(path).map(|text| (Arc::clone(path), text));
        told.into_iter().filter_map(text).collect()
    }

    /// Gives the text of a file, if there is one and it can be read.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let held = self.files.get(path).cloned();
        held.or_else(|| self.stories.get(path)?.text().ok())
    }

    /// Tells whether a path leads to a text file.
    pub fn is_file(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.stories.contains_key(path)
    }

    /// Hashes every file: text by what it says, another by its stamp. Equal hashes mean that nothing
    /// has changed.
    pub fn hashes(&self) -> Result<BTreeMap<FilePath, blake3::Hash>, Box<Diagnostic>> {
        let hash = |it: &StoryFile| Ok((Arc::clone(&it.path), it.hash()?));
        let read: Result<Vec<_>, Box<Diagnostic>> =
            self.stories.par_iter().map(|(_, it)| hash(it)).collect();
        let mut hashes = self.hashes_of_others()?;
        hashes.extend(read?);
        Ok(hashes)
    }

    /// Hashes every file but the stories, and of the stories those that are known by their stamps; where
    /// `all` are wanted, the others are read.
    pub fn hashes_by(
        &self,
        stamps: &Stamps,
        all: bool,
    ) -> Result<BTreeMap<FilePath, blake3::Hash>, Box<Diagnostic>> {
        let hash = |(_, file): (&FilePath, &StoryFile)| {
            let known = stamps.known(file)?;
            let hash = if known.is_none() && all { Some(stamps.read(file)?.1) } else { known };
            Ok(hash.map(|it| (Arc::clone(&file.path), it)))
        };
        let seen =
            self.stories.par_iter().map(hash).collect::<Result<Vec<_>, Box<Diagnostic>>>()?;
        let mut hashes = self.hashes_of_others()?;
        hashes.extend(seen.into_iter().flatten());
        Ok(hashes)
    }

    /// Hashes every file but the stories.
    pub fn hashes_of_others(&self) -> Result<BTreeMap<FilePath, blake3::Hash>, Box<Diagnostic>> {
        let held = self.files.iter();
        let held = held.map(|(path, text)| (Arc::clone(path), blake3::hash(text.as_bytes())));
        let mut hashes: BTreeMap<FilePath, blake3::Hash> = held.collect();
        for asset in self.assets.values() {
            let (length, written) = asset.stamp().map_err(|error| asset.unreadable(&error))?;
            let stamp = [&length.to_le_bytes()[..], &written.to_le_bytes()].concat();
            hashes.insert(Arc::clone(&asset.path), blake3::hash(&stamp));
        }
        Ok(hashes)
    }

    /// Hashes all files together, of which each has its hash.
    pub fn hash(&self, hashes: &BTreeMap<FilePath, blake3::Hash>) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (path, hash) in hashes {
            hasher.update(blake3::hash(path.as_bytes()).as_bytes()).update(hash.as_bytes());
        }
        let (files, stories) = (self.files.len(), self.stories.len());
        hasher.update(&files.to_le_bytes()).update(&stories.to_le_bytes());
        hasher.finalize()
    }

    /// Gives the text files under a folder that are held, in order of path.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = SourceFile> + 'a {
        self.files
            .range::<str, _>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded))
            .take_while(move |(path, _)| path.starts_with(folder))
            .map(|(path, text)| SourceFile { path: Arc::clone(path), text: Arc::clone(text) })
    }
}

/// The hashes of stories by what tells that they have not changed: those of an earlier run, and those of this.
pub struct Stamps {
    last: Hashes,
    now: Timestamp,
    own: Mutex<Vec<(blake3::Hash, blake3::Hash)>>,
}

impl Stamps {
    /// Takes those of an earlier run for one that begins at `now`.
    pub fn new(last: Hashes, now: Timestamp) -> Self {
        Self { last, now, own: Mutex::default() }
    }

    /// Gives the hash of a story that was read before and has not changed.
    fn known(&self, file: &StoryFile) -> Result<Option<blake3::Hash>, Box<Diagnostic>> {
        if self.last.is_empty() {
            return Ok(None);
        }
        let Some(stamp) = file.stamp()? else { return Ok(None) };
        let hash = self.last.get(&stamp.hash);
        if let Some(hash) = hash {
            self.note(stamp, hash);
        }
        Ok(hash)
    }

    /// Reads a story, and gives its text and the hash of that.
    pub fn read(&self, file: &StoryFile) -> Result<(Arc<str>, blake3::Hash), Box<Diagnostic>> {
        let (text, stamp) = file.read()?;
        let hash = blake3::hash(text.as_bytes());
        if let Some(stamp) = stamp {
            self.note(stamp, hash);
        }
        Ok((text, hash))
    }

    fn note(&self, stamp: Stamp, hash: blake3::Hash) {
        if stamp.is_settled(self.now) {
            let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
            own.push((stamp.hash, hash));
        }
    }

    /// Gives those of this run, if they are others than those of the run before.
    pub fn changed(&self) -> Option<Hashes> {
        let own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let own: Hashes = own.iter().copied().collect();
        (own != self.last).then_some(own)
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

/// Tells whether a file is a story.
fn is_story(path: &str) -> bool {
    let is_markdown = path.rsplit_once('.').is_some_and(|(_, it)| it.eq_ignore_ascii_case("md"));
    is_markdown
        && path.starts_with("content/")
        && !path.starts_with(VOLUMES)
        && !is_translation(path)
}

/// Tells whether a file tells a story in another language: `x.en.md` beside `x.md`.
fn is_translation(path: &str) -> bool {
    [Lang::Vi, Lang::En].iter().any(|it| path.ends_with(&format!(".{}.md", it.tag())))
}

/// Tells whether a file is read as text. What is only published, such as a table offered for
/// download, is not.
fn is_text(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    match extension.as_str() {
        "md" | "yaml" | "yml" => true,
        "csv" => ["content/dia-ban/", "content/to-dan-van/"].iter().any(|it| path.starts_with(it)),
        "html" | "ftl" | "json" => path.starts_with("themes/"),
        _ => false,
    }
}

/// Reads every file under `content/`, `themes/` and `fonts/` of the site's root.
pub fn scan(root: &Path) -> (Tree, Vec<Diagnostic>) {
    scan_folders(root, &["content", "themes", "fonts"])
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
            Ok(Read::Story(file)) => {
                keep(&mut tree.stories, Arc::clone(&file.path), file, &mut diagnostics);
            }
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
    Story(StoryFile),
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
    is_hidden_name(&entry.file_name().to_string_lossy())
}

fn is_hidden_name(name: &str) -> bool {
    name.starts_with(['.', '~'])
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

/// Gives the path from the site's root of a file on disk; none where it lies elsewhere.
pub fn path_of(root: &Path, disk: &Path) -> Option<FilePath> {
    disk.starts_with(root).then(|| relative(root, disk))
}

/// Tells whether a path from the site's root is passed over, for a part of it is a name that programs
/// give to what only they need.
pub fn is_passed_over(path: &str) -> bool {
    path.split('/').any(is_hidden_name)
}

fn relative(root: &Path, path: &Path) -> FilePath {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.components().map(|it| it.as_os_str().to_string_lossy()).collect();
    nfc(parts.join("/")).into()
}

fn read(path: FilePath, disk: PathBuf) -> Result<Read, Box<Diagnostic>> {
    if is_story(&path) {
        return Ok(Read::Story(StoryFile { path, text: StoryText::OnDisk(disk.into()) }));
    }
    if !is_text(&path) {
        return Ok(Read::Asset(Asset { path, disk }));
    }
    let (text, _) = read_text(&path, &disk)?;
    Ok(Read::Text(path, text))
}

/// Reads a file as text, and gives what was told of it right before.
fn read_text(path: &FilePath, disk: &Path) -> Result<(Arc<str>, Metadata), Box<Diagnostic>> {
    let unreadable = |error| Box::new(diagnostic::disk::unreadable(path, &error));
    let (bytes, about) = bytes::read(disk).map_err(unreadable)?;
    match decode(&bytes) {
        Ok(text) => Ok((text.into(), about)),
        Err(error) => Err(Box::new(diagnostic::disk::not_utf8(path, error.line))),
    }
}
