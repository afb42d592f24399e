//! The editors' room: stories are found, written, checked and published in a browser, by people who
//! know Word and no YAML.
//!
//! It stands under `/_studio/` beside the preview of [`crate::serve`], on this machine alone, behind a
//! key that is new at each start. A request comes in through `door`, is taken apart by `request`,
//! and `routes` finds who answers. Its pages are `pages/*.html`, its script and style `assets/`;
//! they belong to the program, not to a site's theme.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use jiff::civil::Date;

use crate::config::{Config, Definitions};
use crate::diagnostic::FilePath;
use crate::serve::watch::Changed;
use crate::serve::{Newest, Site, State};
use door::Door;
use files::EditedFile;
use import::Uploads;
use pages::Pages;
use story::Opened;

mod answer;
mod assets;
mod checklist;
mod compare;
mod conflict;
mod door;
mod fault;
mod files;
mod form;
mod found;
mod history;
mod import;
mod list;
mod new;
mod pages;
mod pictures;
mod places;
mod plain;
mod problem;
mod publish;
mod reading;
mod references;
mod request;
mod routes;
mod save;
mod stories;
mod story;
mod versions;

pub use routes::router;

/// Where the studio stands.
pub const ROOT: &str = "/_studio/";

/// Where its own view of the site stands, when the site itself is another's.
pub const SITE: &str = "/_studio/site";

/// What the studio works with.
pub struct Studio {
    root: PathBuf,
    state: Arc<State>,
    rebuild: Box<dyn Fn(&Changed) + Send + Sync>,
    today: Box<dyn Fn() -> Date + Send + Sync>,
    door: Door,
    pages: Pages,
    saving: Mutex<()>,
    uploads: Uploads,
    /// Whether somebody has come in.
    woken: Once,
    /// The texts that were saved while one typed, and of which no version is kept yet, by file.
    passing: Mutex<BTreeMap<FilePath, Vec<u8>>>,
    /// Texts that forms were made from, the newest last.
    shown: Mutex<VecDeque<Vec<u8>>>,
}

/// How many texts are remembered that forms were made from: more than anyone has open.
const REMEMBERED: usize = 64;

/// What the studio is given by the command that starts it.
pub struct Setting {
    /// The folder of the showcase.
    pub root: PathBuf,
    /// The preview, which must be of the studio's manner.
    pub state: Arc<State>,
    /// Reads what may have changed again and brings the preview up to date.
    pub rebuild: Box<dyn Fn(&Changed) + Send + Sync>,
    /// Tells which day it is in Vietnam.
    pub today: Box<dyn Fn() -> Date + Send + Sync>,
    /// The port on which it is served.
    pub port: u16,
}

impl Studio {
    /// Opens a studio with a new key.
    pub fn open(setting: Setting) -> std::io::Result<Self> {
        let Setting { root, state, rebuild, today, port } = setting;
        let (door, pages) = (Door::new(port)?, Pages::load());
        Ok(Self {
            root,
            state,
            rebuild,
            today,
            door,
            pages,
            saving: Mutex::new(()),
            uploads: Uploads::default(),
            woken: Once::new(),
            passing: Mutex::default(),
            shown: Mutex::default(),
        })
    }

    /// Gives the path that lets its opener in.
    pub fn start_path(&self) -> String {
        self.door.start_path()
    }

    fn newest(&self) -> Arc<Newest> {
        self.state.newest()
    }

    fn site(&self) -> Option<Arc<Site>> {
        self.state.site()
    }

    /// Gives the day in Vietnam.
    fn today(&self) -> Date {
        (self.today)()
    }

    /// Brings the preview up to date when the first has come in.
    fn wake(&self) {
        self.woken.call_once(|| self.rebuild());
    }

    /// Brings the preview up to date after files came to be or went away.
    fn rebuild(&self) {
        (self.rebuild)(&Changed::Anything);
    }

    /// Brings the preview up to date after a file was written that was there before.
    fn rebuild_file(&self, disk: &Path) {
        (self.rebuild)(&Changed::Files([disk.to_owned()].into()));
    }

    /// Remembers a text that a form is made from.
    fn remember(&self, bytes: &[u8]) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.retain(|it| it != bytes);
        shown.push_back(bytes.to_owned());
        if shown.len() > REMEMBERED {
            shown.pop_front();
        }
    }

    /// Finds a text that a form was made from, or was saved as while one typed.
    fn remembered(&self, hash: &str) -> Option<Vec<u8>> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let passing = self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        shown.iter().chain(passing.values()).find(|it| story::hash(it) == hash).cloned()
    }

    /// Tells whether a story's text was saved while one typed, and has no version yet.
    fn is_passing(&self, opened: &Opened) -> bool {
        let passing = self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        passing.get(&opened.file.path).is_some_and(|it| *it == opened.bytes)
    }

    /// Notes a text that was saved while one typed, or that a version of it is kept now.
    fn pass(&self, file: &EditedFile, bytes: Option<&[u8]>) {
        let mut passing = self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        match bytes {
            Some(bytes) => passing.insert(FilePath::clone(&file.path), bytes.to_owned()),
            None => passing.remove(&file.path),
        };
    }

    /// Lets one request at a time change files.
    fn lock(&self) -> MutexGuard<'_, ()> {
        self.saving.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Gives the site's definitions, or the program's where the settings cannot be read.
fn definitions(site: Option<&Site>) -> Definitions {
    let config: Option<&Config> = site.map(|it| &it.showcase().config);
    config.map_or_else(Definitions::shipped, |it| it.definitions.clone())
}
