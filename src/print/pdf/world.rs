//! All that Typst can see of the world: the files of one book, held in memory, and its faces.
//!
//! There is no disk, no network, no package and no clock in it.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The file that a book begins with.
pub(super) const MAIN: &str = "/main.typ";

/// The files of a book by their paths, each beginning with a slash.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    /// Programs of Typst.
    pub(super) sources: BTreeMap<String, String>,
    /// Pictures and what is attached.
    pub(super) data: BTreeMap<String, Bytes>,
}

/// What Typst sees. It is kept from one setting of a book to the next, so that only what changed is
/// set anew.
pub(super) struct Book {
    library: LazyHash<Library>,
    faces: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    sources: BTreeMap<String, Source>,
    data: BTreeMap<String, Bytes>,
}

impl Book {
    /// Makes a world with these faces and without a file.
    pub(super) fn new(fonts: Vec<Font>) -> Self {
        Self {
            library: LazyHash::new(Library::default()),
            faces: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: id(MAIN),
            sources: BTreeMap::new(),
            data: BTreeMap::new(),
        }
    }

    /// Takes the files of a book; those that are as they were stay read.
    pub(super) fn load(&mut self, files: Files) {
        let mut sources = BTreeMap::new();
        for (path, text) in files.sources {
            let source = match self.sources.remove(&path) {
                Some(mut known) => {
                    known.replace(&text);
                    known
                }
                None => Source::new(id(&path), text),
            };
            sources.insert(path, source);
        }
        self.sources = sources;
        self.data = files.data;
    }
}

/// Names a file. The paths are the program's own, so they are well formed.
fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of a book are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

impl World for Book {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.faces
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = id.get().vpath().get_with_slash();
        self.sources.get(path).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_with_slash();
        self.data.get(path).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
