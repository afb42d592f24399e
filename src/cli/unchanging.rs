//! Passes over a build of what was built already, before anything is made of the files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::arguments::BuildOptions;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, FilePath, Text};
use crate::emit::{Cache, Key, Store};
use crate::site::Showcase;
use crate::source::clock;
use crate::source::hashes::Hashes;
use crate::source::scan::{Stamps, Tree, stamp};

/// What a build saw of its files before it read them.
pub(super) struct Seen {
    hashes: BTreeMap<FilePath, blake3::Hash>,
    /// The hash of all that the build depends on; none where not all stories were looked into.
    inputs: Option<Key>,
    kept: KeptStamps,
}

impl Seen {
    /// Looks at the files of a build: the stories too where its output remembers what it was made from, to
    /// tell whether they have changed. Else they are only looked into when they are read. None where
    /// something cannot be looked at, which the build will tell.
    pub(super) fn new(
        (tree, unreadable): &(Tree, Vec<Diagnostic>),
        today: Date,
        (options, remembers): (&BuildOptions, bool),
        terminal: Terminal,
    ) -> Option<Self> {
        if !unreadable.is_empty() {
            return None;
        }
        let kept = KeptStamps::new(&options.site.root)?;
        let hashes = tree.hashes_by(&kept.stamps, remembers).ok()?;
        let mut inputs = None;
        if remembers {
            kept.keep();
            inputs = Some(inputs_of(tree, &hashes, today, options, terminal)?);
        }
        Some(Self { hashes, inputs, kept })
    }

    /// Gives the hash of all that the build depends on: the files, the day, the options, the program
    /// itself, and how its problems are set out. None where not all stories were looked into.
    pub(super) fn inputs(&self) -> Option<Key> {
        self.inputs
    }

    /// Gives the hash of each file, but of stories that were not looked into.
    pub(super) fn hashes(&self) -> &BTreeMap<FilePath, blake3::Hash> {
        &self.hashes
    }

    /// Gives what those are read by.
    pub(super) fn stamps(&self) -> &Stamps {
        &self.kept.stamps
    }

    /// Lets go of what is told by the hash of all inputs.
    pub(super) fn shrink(&mut self) {
        if self.inputs.is_some() {
            self.hashes = BTreeMap::new();
        }
    }

    /// Hashes the same with the stories as they were read for a showcase. None where a file was edited
    /// since it was first looked at.
    pub(super) fn inputs_as_read(
        &self,
        tree: &Tree,
        showcase: &Showcase,
        (today, options): (Date, &BuildOptions),
        terminal: Terminal,
    ) -> Option<Key> {
        let mut hashes = showcase.hashes_as_read(tree).ok()?;
        for (path, file) in &tree.stories {
            if !hashes.contains_key(path) {
                hashes.insert(Arc::clone(path), file.hash().ok()?);
            }
        }
        let as_read = inputs_of(tree, &hashes, today, options, terminal)?;
        if let Some(inputs) = self.inputs {
            return (inputs == as_read).then_some(as_read);
        }
        self.kept.keep();
        let stands = |(path, hash)| hashes.get(path) == Some(hash);
        self.hashes.iter().all(stands).then_some(as_read)
    }
}

/// What tells that stories have not changed, in `.danvan/stamps/` beside the content.
struct KeptStamps {
    cache: Cache,
    /// Another program may read the same bytes as another text.
    program: blake3::Hash,
    stamps: Stamps,
}

impl KeptStamps {
    /// Takes those of the showcase in `root`. None where the program cannot look at itself.
    fn new(root: &Path) -> Option<Self> {
        let cache = Cache::new(&root.join(".danvan/stamps"));
        let program = blake3::hash(program()?.as_bytes());
        let kept = cache.get(Self::key());
        let last = kept.as_deref().and_then(|it| it.strip_prefix(program.as_bytes()));
        let last = last.and_then(Hashes::read).unwrap_or_default();
        Some(Self { cache, program, stamps: Stamps::new(last, clock::now().timestamp()) })
    }

    fn key() -> Key {
        Key::of(b"stamps 2")
    }

    /// Keeps those of this build for the next.
    fn keep(&self) {
        if let Some(stamps) = self.stamps.changed() {
            let bytes = [&self.program.as_bytes()[..], &stamps.bytes()].concat();
            self.cache.put(Self::key(), &bytes);
        }
    }
}

fn inputs_of(
    tree: &Tree,
    hashes: &BTreeMap<FilePath, blake3::Hash>,
    today: Date,
    options: &BuildOptions,
    terminal: Terminal,
) -> Option<Key> {
    let said = format!("{} {:?}", said(today, options)?, terminal.manner());
    let mut hasher = blake3::Hasher::new();
    hasher.update(tree.hash(hashes).as_bytes()).update(said.as_bytes());
    Some(hasher.finalize().into())
}

/// Gives what tells this program from another. None where it cannot look at itself.
pub(super) fn program() -> Option<String> {
    Some(format!("{:?}", stamp(&std::env::current_exe().ok()?).ok()?))
}

/// Sets out all that a build depends on beside the files and how its problems are set out. None where
/// the program cannot look at itself.
pub(super) fn said(today: Date, options: &BuildOptions) -> Option<String> {
    let program = program()?;
    let BuildOptions { base_url, full, offline, unfinished, shard, naming, .. } = options;
    let (drafts, naming) = (unfinished.wanted(), naming.naming());
    Some(format!("{program} {today} {base_url:?} {full} {offline} {shard:?} {naming:?} {drafts:?}"))
}

/// What a folder holds already.
pub(super) struct Kept {
    /// What was told when it was made, as it was set out.
    pub(super) told: String,
    /// That nothing has changed.
    pub(super) counted: Text,
}

/// Opens a folder that remembers what it was made from. One that cannot be opened is left to the build,
/// which tells why.
pub(super) fn reopened(output: &Path) -> Option<Store> {
    Store::reopen(output).ok()?
}

/// Says that nothing has changed, if a folder holds what was made from the same inputs.
pub(super) fn kept(root: &Path, output: &Path, store: &Store, inputs: Key) -> Option<Kept> {
    let told = Told::new(root, output).of(inputs).filter(|_| store.holds(inputs))?;
    let files = store.manifest().len();
    let counted = Text::new(
        format!("Không có gì đổi từ lần dựng trước: giữ nguyên {files} tệp."),
        format!("Nothing has changed since the last build: {files} files kept."),
    );
    Some(Kept { told, counted })
}

/// What was told when an output was made, to be told again when nothing has changed.
///
/// It quotes the sources, and what a warning of personal data quotes must not be published: so it lies in
/// `.danvan/told/` beside the content, and not within the output, which may be brought to a host as it is.
pub(super) struct Told {
    cache: Cache,
    /// Stands for the output among others of the showcase.
    output: Key,
}

impl Told {
    /// Takes what was told of an output of the showcase in `root`.
    pub(super) fn new(root: &Path, output: &Path) -> Self {
        let output = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
        let output = blake3::hash(output.as_os_str().as_encoded_bytes()).into();
        Self { cache: Cache::new(&root.join(".danvan/told")), output }
    }

    /// Gives what was told when the output was made from some inputs.
    fn of(&self, inputs: Key) -> Option<String> {
        let kept = String::from_utf8(self.cache.get(self.output)?).ok()?;
        kept.strip_prefix(&format!("{inputs}\n")).map(str::to_owned)
    }

    /// Keeps what was told. Where it cannot be kept, the next build looks at everything again.
    pub(super) fn keep(&self, inputs: Key, told: &str) {
        self.cache.put(self.output, format!("{inputs}\n{told}").as_bytes());
    }
}
