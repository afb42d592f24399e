//! The site as its files are now, kept for `serve` and `studio` and brought up to date at the price of
//! what has changed.
//!
//! What is kept of the files is one [`Reading`]. A story whose words alone have changed is taken into
//! the site that stands; anything else assembles the site again, of stories that are not read again.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use super::gist::Gist;
use super::terminal::Terminal;
use super::{Failure, Loaded, compile, plain, summary, today};
use crate::config::{self, BaseUrl, Config, Drafts};
use crate::diagnostic::{self, Diagnostic, FilePath};
use crate::serve::watch::Changed;
use crate::serve::watching::{self, Means, Watching};
use crate::serve::{Manner, Newest, Site, State};
use crate::site::{Known, Own};
use crate::source::scan::{StoryFile, Tree, is_passed_over, path_of, scan};
use crate::story::Parser;

/// The folder of the files that only the theme is made of.
const THEMES: &str = "themes/";

/// A site kept in memory, as its files are now.
#[derive(Clone)]
pub(super) struct Preview {
    pub(super) root: PathBuf,
    /// Where it is seen in a browser of this machine.
    pub(super) address: SocketAddr,
    /// The folder of that address that it stands in.
    pub(super) folder: &'static str,
    pub(super) state: Arc<State>,
    pub(super) drafts: Drafts,
    pub(super) date: Option<Date>,
    pub(super) terminal: Terminal,
    /// The last reading, for who reads now: one at a time, so that an older reading never takes the
    /// place of a newer one.
    pub(super) last: Arc<Mutex<Option<Reading>>>,
}

/// What is kept of the files as they were last read.
pub(super) struct Reading {
    tree: Tree,
    /// What each file says; none where not all could be read.
    hashes: Option<BTreeMap<FilePath, blake3::Hash>>,
    today: Date,
    own: Own,
    /// What is wrong with several stories, or with another file.
    shared: Vec<Diagnostic>,
    /// The newest site, where an older one is shown in its place.
    broken: Option<Site>,
    /// What the terminal was told last.
    told: Vec<Diagnostic>,
}

/// Gives the path that what happens to files is told by.
pub(super) fn absolute(root: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(root).map_err(|error| plain(&error))
}

impl Preview {
    /// Gives the day that the site is seen on.
    pub(super) fn today(&self) -> Date {
        self.date.unwrap_or_else(today)
    }

    /// Reads the files that may have changed and shows them, unless they say what they said before.
    pub(super) fn rebuild(&self, changed: &Changed) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let today = self.today();
        if let Some(reading) = last.as_mut().filter(|it| it.today == today) {
            match self.reread(reading, changed) {
                Reread::Done => return,
                Reread::Rescan => {}
            }
        }
        self.rescan(&mut last, today);
    }

    /// Reads the stories that have changed, if it is known that nothing else has.
    fn reread(&self, reading: &mut Reading, changed: &Changed) -> Reread {
        let Changed::Files(disk) = changed else { return Reread::Rescan };
        let Some(files) = reading.stories(disk, &self.root) else { return Reread::Rescan };
        let mut differing = Vec::new();
        for file in files {
            let Some(hashes) = &mut reading.hashes else { return Reread::Rescan };
            let Ok(hash) = file.hash() else { return Reread::Rescan };
            if hashes.insert(Arc::clone(&file.path), hash) != Some(hash) {
                differing.push(file);
            }
        }
        if differing.is_empty() {
            return Reread::Done;
        }
        if differing.iter().all(|it| self.reword(reading, it)) {
            self.state.changed(self.newest(reading));
        } else {
            let changed = differing.iter().map(|it| Arc::clone(&it.path)).collect();
            self.assemble(reading, &changed);
        }
        Reread::Done
    }

    /// Takes a story whose words alone have changed into the site that is shown.
    fn reword(&self, reading: &mut Reading, file: &StoryFile) -> bool {
        let told_with_others = reading.shared.iter().any(|it| concerns(it, &file.path));
        let Some(site) = self.state.site().filter(|_| reading.broken.is_none()) else {
            return false;
        };
        if told_with_others {
            return false;
        }
        let parsed = Parser::new(&site.showcase().config).parse(file);
        // The site must be the only one who holds it, or it is copied to be changed.
        drop(site);
        let breaks = diagnostic::any_error(&parsed.diagnostics);
        let Some(story) = parsed.story.filter(|_| !breaks || self.state.manner() == Manner::Studio)
        else {
            return false;
        };
        let Some(words) = self.state.reword(story, &reading.tree) else { return false };
        reading.own.forget(&file.path);
        reading.own.read.extend(parsed.diagnostics);
        reading.own.words.extend(words);
        true
    }

    /// Reads all files, and those stories that say something else than before.
    fn rescan(&self, last: &mut Option<Reading>, today: Date) {
        let (tree, unreadable) = scan(&self.root);
        // With nothing to compare, each file is read once: to be compiled.
        let comparable = last.as_ref().filter(|_| unreadable.is_empty());
        let hashes = comparable.and_then(|_| tree.hashes().ok());
        let changed = last.as_ref().and_then(|it| differences(it, hashes.as_ref()?, today));
        if changed.as_ref().is_some_and(BTreeSet::is_empty) {
            return;
        }
        let fresh = Reading {
            tree,
            hashes,
            today,
            own: Own::default(),
            shared: unreadable,
            broken: None,
            told: Vec::new(),
        };
        let Some((reading, changed)) = last.as_mut().zip(changed) else {
            let reading = last.insert(fresh);
            return self.load(reading);
        };
        reading.tree = fresh.tree;
        reading.hashes = fresh.hashes;
        let only_theme = changed.iter().all(|it| it.starts_with(THEMES));
        if only_theme && reading.broken.is_none() && self.state.retheme(&reading.tree) {
            self.state.changed(self.newest(reading));
        } else if changed.contains(config::PATH) {
            reading.shared = Vec::new();
            self.load(reading);
        } else {
            self.assemble(reading, &changed);
        }
    }

    /// Compiles all, and keeps what each file said.
    fn load(&self, reading: &mut Reading) {
        let unreadable = std::mem::take(&mut reading.shared);
        let all_read = unreadable.is_empty();
        let loaded = compile(
            (std::mem::take(&mut reading.tree), unreadable),
            reading.today,
            |config| self.adjust(config),
            None,
        );
        let showcase = loaded.compiled.showcase.as_ref().filter(|_| all_read);
        reading.hashes = showcase.and_then(|it| it.hashes_as_read(&loaded.tree).ok());
        self.show(reading, loaded);
    }

    /// Compiles all, of stories as they were read before, but for those in files that have changed.
    fn assemble(&self, reading: &mut Reading, changed: &BTreeSet<FilePath>) {
        let shown = self.state.site();
        let site = reading.broken.as_ref().or(shown.as_deref());
        let known =
            site.map(|it| Known { showcase: it.showcase(), read: &reading.own.read, changed });
        let tree = std::mem::take(&mut reading.tree);
        let adjust = |config| self.adjust(config);
        let loaded = compile((tree, Vec::new()), reading.today, adjust, known);
        drop(shown);
        self.show(reading, loaded);
    }

    fn adjust(&self, mut config: Config) -> Config {
        let own = BaseUrl::try_from(format!("http://{}{}", self.address, self.folder));
        config.settings.base_url = own.expect("a socket's address makes an address of the web");
        // What a browser kept would hide what has changed.
        config.settings.installable = false;
        Config { drafts: self.drafts, ..config }
    }

    /// Shows what was compiled.
    fn show(&self, reading: &mut Reading, loaded: Loaded) {
        let Loaded { tree, compiled, outputs } = loaded;
        reading.tree = tree;
        reading.own = compiled.own;
        reading.shared = compiled.diagnostics;
        let own = [&reading.own.read, &reading.own.words];
        reading.shared.retain(|it| !own.iter().any(|own| own.contains(it)));
        let site = compiled.showcase.map(|it| Site::new(it, outputs.pages));
        if site.is_none() {
            // The stories were read for nothing that is kept.
            reading.hashes = None;
        }
        let newest = self.newest(reading);
        reading.broken = self.state.update(site, newest);
    }

    /// Gathers what is wrong, and tells it in the terminal to who writes files, once. The studio tells
    /// beside its fields what is wrong.
    fn newest(&self, reading: &mut Reading) -> Newest {
        let Own { read, words } = &reading.own;
        let mut diagnostics = [&reading.shared[..], read, words].concat();
        diagnostic::sort(&mut diagnostics);
        let sources = reading.tree.sources(&diagnostics);
        if self.state.manner() == Manner::Files && diagnostics != reading.told {
            let gist = Gist::of(&diagnostics);
            let told = self.terminal.set_out(&gist.told, &sources);
            self.terminal.show(&(told + gist.more().get(self.terminal.lang)));
            self.terminal.tell(&summary(&diagnostics));
            reading.told.clone_from(&diagnostics);
        }
        let stories = reading.tree.stories.keys().cloned().collect();
        Newest { stories, sources, diagnostics }
    }

    /// Calls `changed` after every change of a file, while the watch lives.
    pub(super) fn watch(
        &self,
        means: Means,
        changed: impl Fn(&Changed) + Send + Sync + 'static,
    ) -> Result<Watching, Failure> {
        let watching = watching::watch(&self.root, means, changed).map_err(|it| plain(&it))?;
        if let Some(why) = &watching.refused {
            self.terminal.tell(why);
        }
        Ok(watching)
    }
}

/// How far reading some files again came.
enum Reread {
    /// All that has changed is shown.
    Done,
    /// Other files may have changed too.
    Rescan,
}

impl Reading {
    /// Finds the stories that files on disk hold; gives nothing where another file may have changed.
    /// What would not be read, and what is gone and was never read, is passed over.
    fn stories(&self, disk: &BTreeSet<PathBuf>, root: &Path) -> Option<Vec<StoryFile>> {
        let mut stories = Vec::new();
        for path in disk {
            let file = path_of(root, path)?;
            match self.tree.stories.get(&file) {
                Some(story) if path.is_file() => stories.push(story.clone()),
                None if is_passed_over(&file) || (!path.exists() && !self.holds(&file)) => {}
                _ => return None,
            }
        }
        Some(stories)
    }

    /// Tells whether a file was read, or one in a folder of this name.
    fn holds(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        let Tree { files, stories, assets } = &self.tree;
        let mut names = files.keys().chain(stories.keys()).chain(assets.keys());
        names.any(|it| **it == *path || it.starts_with(&folder))
    }
}

/// Gives the files that say something else than before, those that are new and those that are gone;
/// nothing where it is another day, or not all could be read.
fn differences(
    last: &Reading,
    hashes: &BTreeMap<FilePath, blake3::Hash>,
    today: Date,
) -> Option<BTreeSet<FilePath>> {
    let old = last.hashes.as_ref().filter(|_| last.today == today)?;
    let differs = |one: &BTreeMap<FilePath, blake3::Hash>, path, hash| one.get(path) != Some(hash);
    let new = hashes.iter().filter(|(path, hash)| differs(old, *path, *hash));
    let gone = old.iter().filter(|(path, hash)| differs(hashes, *path, *hash));
    Some(new.chain(gone).map(|(path, _)| Arc::clone(path)).collect())
}

/// Tells whether a problem stands in a file, or names it.
fn concerns(problem: &Diagnostic, file: &FilePath) -> bool {
    let texts = [&problem.message, &problem.label];
    problem.at.file == *file
        || texts.into_iter().chain(&problem.help).any(|it| it.en.contains(&**file))
}

#[cfg(test)]
mod tests;
