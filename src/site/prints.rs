//! Each story as a PDF of its own, for those who want it on paper.
//!
//! How a story is set is the work of `print`; whether it has changed since it was set is told here.

use std::sync::{Mutex, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::catalogue::StoryId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::print::pdf::{Faces, Printed, Profile, Setting, Typesetter, faces};
use crate::print::{self, Book, Size, Source};
use crate::source::scan::Tree;
use crate::story::Section;

use super::Showcase;
use super::theme::Theme;

/// The stack of each thread that sets a story: what authors nest, Typst walks down.
const STACK: usize = 64 << 20;

/// What stories are printed from, beside the catalogue.
pub(super) struct Prints {
    tree: Tree,
    setting: Setting,
    press: Press,
    /// The hash of what all stories are set with.
    key: blake3::Hash,
}

impl Prints {
    /// Finds the faces, and tells of those that cannot be used.
    pub(super) fn new(tree: &Tree, theme: &Theme) -> (Self, Vec<Diagnostic>) {
        let (faces, problems) = faces(tree, &[]);
        let setting = Setting {
            profile: Profile::Screen,
            size: Size::A4,
            theme: theme.print().to_vec(),
            attachments: Vec::new(),
        };
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes()).update(&faces.hash());
        for (name, text) in &setting.theme {
            hasher.update(blake3::hash(name.as_bytes()).as_bytes());
            hasher.update(blake3::hash(text.as_bytes()).as_bytes());
        }
        let (tree, key) = (tree.clone(), hasher.finalize());
        (Self { tree, setting, press: Press::new(faces), key }, problems)
    }
}

/// The one typesetter, and threads of its own.
///
/// Invariant: nothing is set on the threads that make the site's files. Those take up another file
/// while they wait for a part of one, and would set a story within the setting of a story, until no
/// stack holds it.
struct Press {
    typesetter: Mutex<Typesetter>,
    threads: Option<ThreadPool>,
}

impl Press {
    fn new(faces: Faces) -> Self {
        let threads = ThreadPoolBuilder::new().stack_size(STACK).build();
        Self { typesetter: Mutex::new(Typesetter::new(faces)), threads: threads.ok() }
    }

    fn set(&self, book: &Book, prints: &Prints) -> (Option<Printed>, Vec<Diagnostic>) {
        let mut guard = self.typesetter.lock().unwrap_or_else(PoisonError::into_inner);
        let typesetter: &mut Typesetter = &mut guard;
        let mut set = move || typesetter.set(book, &prints.tree, &prints.setting);
        thread::scope(|scope| {
            // The thread waits for its helpers without taking up anything else.
            let set = || match &self.threads {
                Some(threads) => threads.install(set),
                None => set(),
            };
            scope.spawn(set).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }
}

impl Showcase {
    /// Gives the address of a story's PDF, if it has one: in a full build, all but pages have.
    pub(in crate::site) fn print_url(&self, id: StoryId) -> Option<String> {
        let facts = &*self.catalogue.get(id).story.facts;
        let has_one = self.prints.is_some() && facts.section != Section::Page;
        has_one.then(|| format!("{}{}.pdf", facts.url(), facts.slug))
    }

    /// Gives the hash of all that a story's PDF is made from.
    pub(super) fn print_key(&self, id: StoryId) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        if let Some(prints) = &self.prints {
            hasher.update(prints.key.as_bytes());
            hash(&self.book(id, prints).0, self, &mut hasher);
        }
        hasher.finalize()
    }

    /// Sets a story, or tells what keeps it from being set.
    pub(super) fn printed(&self, id: StoryId) -> Result<Vec<u8>, Box<Diagnostic>> {
        let prints = self.prints.as_ref().expect("only full builds print stories");
        let (book, mut problems) = self.book(id, prints);
        problems.extend(print::circles(&book));
        let (printed, found) = prints.press.set(&book, prints);
        problems.extend(found);
        match problems.into_iter().find(|it| it.severity == Severity::Error) {
            Some(problem) => Err(Box::new(problem)),
            None => Ok(printed.expect("what has no error is printed").bytes),
        }
    }

    fn book(&self, id: StoryId, prints: &Prints) -> (Book, Vec<Diagnostic>) {
        let say = |key: &str| self.theme.say(self.config.lang(), key);
        let (catalogue, config, tree) = (&self.catalogue, &self.config, &prints.tree);
        print::make::make_story(id, Source { catalogue, config, tree, say: &say })
    }
}

/// Hashes all that a book says: its text as it prints itself for programmers, its pictures by what
/// they show and not by where they lie.
fn hash(book: &Book, showcase: &Showcase, hasher: &mut blake3::Hasher) {
    let mut add = |text: &str| {
        hasher.update(blake3::hash(text.as_bytes()).as_bytes());
    };
    add(&format!("{:?}", (&book.name, book.lang, book.date, &book.cover, &book.words)));
    for (level, it) in book.divisions() {
        add(&format!("{:?}", (level, &it.anchor, &it.title, &it.by, &it.summary, &it.rows)));
        add(&format!("{:?}", (&it.prose, &it.links)));
        for picture in &it.pictures {
            let file = picture.asset.as_ref().and_then(|it| showcase.pictures.get(&it.path));
            let hash = file.map(|it| it.hash.to_hex());
            add(&format!("{:?}", (hash, &picture.credit, picture.number)));
        }
    }
}
