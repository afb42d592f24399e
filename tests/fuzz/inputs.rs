//! What is held of hostile input, one function a reader. The normal suite replays the kept corpora and
//! random inputs through them (`tests/it/hostile.rs`); `cargo fuzz` goes on from there.
//!
//! Each takes any bytes, and panics where something is not as it must be.

use std::io::{Cursor, Read};
use std::sync::{Arc, LazyLock};
#[cfg(feature = "print")]
use std::sync::{Mutex, PoisonError};

use danvan::config::Config;
use danvan::data::import::Showcase as Importing;
#[cfg(feature = "print")]
use danvan::diagnostic::Severity;
use danvan::diagnostic::render::{Style, terminal};
use danvan::diagnostic::{Diagnostic, Lang};
use danvan::print::book::Book;
#[cfg(feature = "print")]
use danvan::print::pdf::{Profile, Setting, Typesetter, faces};
use danvan::print::{Size, Source, circles, docx, epub, make};
use danvan::site::Showcase;
use danvan::site::address::file_of;
use danvan::site::{compile, configure};
use danvan::source::markdown::prose::Prose;
use danvan::source::markdown::{link_kind, render};
use danvan::source::scan::{StoryFile, Tree};
use danvan::source::text::{decode, decode_percent};
use danvan::story::{Parser, Section};
use danvan::vi::quantity::{Expected, read};
use danvan::vi::syllable::syllables;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

const SETTINGS: &str = "name: Thử\nbase_url: https://danvan.example\n";
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 22);

static CONFIG: LazyLock<Config> =
    LazyLock::new(|| Config::parse(SETTINGS, TODAY).0.expect("these settings are well"));

fn text(bytes: &[u8]) -> Option<String> {
    decode(bytes).ok()
}

/// A story's file: whatever it says, it is read, and what is wrong with it can be shown.
pub(crate) fn front_matter(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let file = StoryFile::held("content/mo-hinh/x.md".into(), text.as_str().into());
    let parsed = Parser::new(&CONFIG).parse(&file);
    let tree = Tree::held([("content/mo-hinh/x.md".into(), Arc::from(text))]);
    shown(&parsed.diagnostics, &tree);
}

fn shown(diagnostics: &[Diagnostic], tree: &Tree) {
    let sources = tree.sources(diagnostics);
    for diagnostic in diagnostics {
        for lang in [Lang::Vi, Lang::En] {
            assert!(!terminal(diagnostic, &sources, lang, Style::Plain).is_empty());
        }
    }
}

/// A figure: it reads as a number, or is refused with its reason.
pub(crate) fn quantity(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    for unit in ["m2", "hộ", "đồng", "km"] {
        let _either = read(text.trim(), &Expected::only(unit), text.len() % 2 == 0);
    }
}

/// Markdown: the page holds nothing that a browser would run, and the book says the same.
pub(crate) fn markdown(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let (read, _) = render(&text, 0, "abc234", Lang::Vi);
    let html = read.html.to_ascii_lowercase();
    for mark in ["<script", "<iframe", "<style", "<svg", "<object", " style=", "javascript:\""] {
        assert!(!html.contains(mark), "{mark}: {html}");
    }
    assert!(!html.contains(" on") || !attributes(&html).any(|it| it.starts_with("on")), "{html}");
    assert!(read.links.iter().all(|it| link_kind(&it.target) == Some(it.kind)));
    assert_eq!(Prose::read(&text, 0, Lang::Vi).plain(), read.plain);
}

/// Gives the names of all attributes.
fn attributes(html: &str) -> impl Iterator<Item = &str> {
    let tags = html.split('<').skip(1).filter_map(|it| it.split('>').next());
    tags.flat_map(|tag| tag.split("=\"").filter_map(|it| it.rsplit(' ').next()))
}

/// A story as an EPUB: the package is written whatever the story says, and all its XML can be read.
pub(crate) fn epub(bytes: &[u8]) {
    with_book(bytes, |book, _, _| each_well_formed(&epub::write(book, &epub::Pages::new(), TODAY)));
}

/// A story as a DOCX: the same.
pub(crate) fn docx_book(bytes: &[u8]) {
    with_book(bytes, |book, _, _| each_well_formed(&docx::write(book, Size::A4)));
}

/// A story as a Typst program: it can be set whatever the story says, or the story is refused with its
/// reason before anything is set.
#[cfg(feature = "print")]
pub(crate) fn typst(bytes: &[u8]) {
    static TYPESETTER: LazyLock<Mutex<Typesetter>> =
        LazyLock::new(|| Mutex::new(Typesetter::new(faces(&Tree::default(), &[]).0)));
    with_book(bytes, |book, tree, showcase| {
        let theme = showcase.theme.print().to_vec();
        let (profile, size) = (Profile::Screen, Size::A4);
        let setting = Setting { profile, size, theme, attachments: Vec::new() };
        // One that a fault was found with is as good as new.
        let mut typesetter = TYPESETTER.lock().unwrap_or_else(PoisonError::into_inner);
        let (printed, problems) = typesetter.set(book, tree, &setting);
        assert!(problems.iter().all(|it| it.code != "khong-dan-trang"), "{problems:?}");
        shown(&problems, tree);
        let is_refused = problems.iter().any(|it| it.severity == Severity::Error);
        assert_eq!(printed.is_none(), is_refused);
        assert!(printed.is_none_or(|it| it.bytes.starts_with(b"%PDF")));
    });
}

/// Gives a story's book to `write`, unless it goes round in a circle.
fn with_book(bytes: &[u8], write: impl FnOnce(&Book, &Tree, &Showcase)) {
    let Some(text) = text(bytes) else { return };
    let story = format!(
        "---\nid: abc234\ntitle: X\nsummary: X\nkind: tap-the\nfield: kinh-te\n---\n\n{text}"
    );
    let tree = Tree::held([
        ("content/site.yaml".into(), Arc::from(SETTINGS)),
        ("content/mo-hinh/x.md".into(), Arc::from(story)),
    ]);
    let (config, _) = configure(&tree, TODAY);
    let compiled = compile(&tree, config, None);
    shown(&compiled.diagnostics, &tree);
    let Some(showcase) = compiled.showcase else { return };
    let Some(id) = showcase.catalogue.find("", "abc234") else { return };
    let say = |key: &str| showcase.theme.say(Lang::Vi, key);
    let (catalogue, config) = (&showcase.catalogue, &showcase.config);
    let (book, _) = make::make_story(id, Source { catalogue, config, tree: &tree, say: &say });
    if circles(&book).is_empty() {
        write(&book, &tree, &showcase);
    }
}

/// Reads every file of XML in a package to its end.
fn each_well_formed(package: &[u8]) {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package is an archive");
    let mut read = 0;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("every file of a package can be opened");
        let name = file.name().expect("every file of a package has a name").into_owned();
        if [".xml", ".xhtml", ".opf", ".rels", ".ncx"].iter().any(|it| name.ends_with(it)) {
            let mut xml = String::new();
            file.read_to_string(&mut xml).expect("XML is written as UTF-8");
            well_formed(&name, &xml);
            read += 1;
        }
    }
    assert!(read > 2, "a package holds XML");
}

fn well_formed(name: &str, xml: &str) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                for attribute in start.attributes() {
                    assert!(attribute.is_ok(), "{name}: {attribute:?}\n{xml}");
                }
            }
            Ok(Event::End(_)) => depth -= 1,
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}\n{xml}"),
        }
    }
    assert_eq!(depth, 0, "{name}\n{xml}");
    let is_xml = |it: char| matches!(it, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(xml.chars().all(is_xml), "{name}\n{xml}");
}

/// A file to import: it becomes stories, or is refused with its reason.
fn import(name: &str, bytes: &[u8]) {
    let tree = Tree::held([("content/site.yaml".into(), Arc::from(SETTINGS))]);
    let raw = |_: &Arc<str>| None;
    let showcase = Importing::new(&tree, &CONFIG, &raw);
    let plan = showcase.import(&[(name.into(), bytes.to_vec())], Section::Model);
    shown(&plan.diagnostics, &tree);
    if !plan.has_errors() {
        for change in &plan.changes {
            assert!(change.path.starts_with("content/") && !change.path.contains(".."));
        }
    }
}

/// A report of Word.
pub(crate) fn report(bytes: &[u8]) {
    import("bao-cao.docx", bytes);
}

/// A table as text.
pub(crate) fn table(bytes: &[u8]) {
    import("bang.csv", bytes);
}

/// What someone types into the search.
pub(crate) fn search(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    for syllable in syllables(&text) {
        assert!(!syllable.key.is_empty() && !syllable.key.contains(char::is_whitespace));
    }
}

/// A path that someone asks the server for: none names a file above the site.
pub(crate) fn address(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let file = file_of(&decode_percent(&text));
    let _planned_or_not = danvan::emit::OutputPath::new(&file).map(|path| {
        assert!(!path.as_str().split('/').any(|it| it == ".." || it.is_empty()), "{text}");
    });
}
