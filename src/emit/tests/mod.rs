//! What all tests on a real folder share: a site written as lines, built, and read back.
#![expect(clippy::disallowed_methods, reason = "these tests look at what lies on disk")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use super::disk::Disk;
use super::{Applied, ApplyError, Content, Key, OutputPath, Plan, Planned, Rank, Rendered, Store};

mod behaviour;
mod kill;
mod random;
mod refusal;

/// A site, with the bytes of each output.
pub(super) struct Site {
    pub(super) plan: Plan,
    bytes: Vec<String>,
}

/// Files by path; a folder that holds nothing is there with a `/` at its end.
pub(super) type Tree = BTreeMap<String, String>;

impl Site {
    /// Reads lines of `path: content`; in a page or a listing, `@path` points at another output.
    pub(super) fn read(lines: &str) -> Self {
        let pairs = lines.lines().filter_map(|line| line.trim().split_once(": "));
        Self::new(pairs.map(|(path, content)| (path.to_owned(), content.to_owned())))
    }

    pub(super) fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let (outputs, bytes) =
            files.into_iter().map(|(path, content)| (planned(&path, &content), content)).unzip();
        Self { plan: Plan::new(outputs).unwrap(), bytes }
    }

    pub(super) fn tree(&self) -> Tree {
        let paths = self.plan.outputs().iter().map(|output| output.path.to_string());
        paths.zip(self.bytes.iter().cloned()).collect()
    }

    /// Builds the site, and gives what was rendered beside the result.
    pub(super) fn build(&self, root: &Path) -> (Applied, Vec<String>) {
        let mut store = Store::open(root).unwrap();
        let diff = store.diff(&self.plan);
        let rendered =
            diff.write.iter().map(|w| format!("{:?} {}", w.why, w.output.path)).collect();
        let applied = self.apply(&mut store).unwrap();
        (applied, rendered)
    }

    pub(super) fn build_on(&self, disk: Disk, root: &Path) -> Result<(), ApplyError<Infallible>> {
        let mut store = Store::open_on(disk, root)?;
        self.apply(&mut store).map(drop)
    }

    pub(super) fn apply(&self, store: &mut Store) -> Result<Applied, ApplyError<Infallible>> {
        let diff = store.diff(&self.plan);
        store.apply(&diff, |index| Ok(rendered(&self.bytes[index])), |_| ())
    }
}

/// Gives a folder for thousands of small builds: in memory, where the system has such a place.
pub(super) fn room() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Renders a content, which is its own key.
pub(super) fn rendered(content: &str) -> Rendered<'static> {
    let bytes = content.as_bytes().to_vec();
    Rendered { key: Some(Key::of(&bytes)), content: Content::Bytes(bytes) }
}

pub(super) fn planned(path: &str, content: &str) -> Planned {
    let rank = match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        Some("html") => Rank::Page,
        Some("xml") => Rank::Listing,
        _ => Rank::Asset,
    };
    Planned { path: OutputPath::new(path).unwrap(), key: Some(Key::of(content.as_bytes())), rank }
}

/// Reads what a visitor of the folder can see.
pub(super) fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    collect(root, "", &mut tree);
    tree
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) {
    let mut is_empty = true;
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        is_empty = false;
        if name == ".danvan" {
            continue;
        }
        let kind = entry.file_type().unwrap();
        if kind.is_symlink() {
            tree.insert(name, format!("-> {}", fs::read_link(entry.path()).unwrap().display()));
        } else if kind.is_dir() {
            collect(&entry.path(), &format!("{name}/"), tree);
        } else {
            tree.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
    if is_empty {
        tree.insert(prefix.to_owned(), String::new());
    }
}

pub(super) fn manifest(root: &Path) -> String {
    fs::read_to_string(root.join(".danvan/manifest")).unwrap()
}

pub(super) fn write(root: &Path, path: &str, content: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, content).unwrap();
}
