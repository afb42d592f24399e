//! A book as PDF, set by Typst within the program.
//!
//! | file | holds |
//! |---|---|
//! | `font`, `style` | the faces, whether they draw all letters, and how wide |
//! | `preflight` | what would print badly, told with its line before anything is set |
//! | `paper` | what a page leaves for text |
//! | `pictures` | pictures scaled to their printed size |
//! | `sheet` | how wide the columns of a table are |
//! | `glue` | what stays together at the end of a line |
//! | `emit`, `prose`, `syntax` | the book as a Typst program |
//! | `world` | all that Typst sees |
//! | `press` | pages with crop marks, and pages put together as a booklet |

use std::collections::BTreeMap;

use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Label, Smart};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Size;
use super::book::{Book, Content};
use crate::diagnostic::{Diagnostic, FilePath, Location, Severity, print as problem};
use crate::source::scan::Tree;
use world::Files;

mod emit;
mod font;
mod glue;
mod paper;
mod pictures;
mod preflight;
mod press;
mod prose;
mod sheet;
mod style;
mod syntax;
#[cfg(test)]
mod tests;
mod world;

pub use font::{Faces, faces};
use pictures::{Memory, Pictures};
use press::Last;
use style::Styled;

/// How a book is to be printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// To be read on a screen: accessible, and to be kept.
    #[default]
    Screen,
    /// To be archived, with its figures as data.
    Archive,
    /// For a printing house: black ink alone, bleed and crop marks.
    Press,
    /// Two pages on each side of a sheet, to be folded.
    Booklet,
}

/// The ink of text and lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    /// Black of a screen.
    Screen,
    /// Black of the fourth plate alone.
    Black,
}

impl Ink {
    fn word(self) -> &'static str {
        match self {
            Self::Screen => "luma(0%)",
            Self::Black => "cmyk(0%, 0%, 0%, 100%)",
        }
    }
}

/// A file that travels within a book.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its name.
    pub name: &'static str,
    /// What it holds, in words.
    pub about: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the writer of the program is told beside the book.
struct Options<'a> {
    size: Size,
    family: &'a str,
    styled: &'a Styled,
    ink: Ink,
    /// In millimetres.
    bleed: u32,
    attachments: &'a [Attachment],
}

/// How a book is to be set.
#[derive(Clone, Debug)]
pub struct Setting {
    /// What for.
    pub profile: Profile,
    /// On what paper.
    pub size: Size,
    /// The theme's own programs by name: `base.typ`, `own.typ` and what those import.
    pub theme: Vec<(String, String)>,
    /// Files to travel within an archived book.
    pub attachments: Vec<Attachment>,
}

/// A book made.
#[derive(Clone, Debug)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages it has; of a booklet, sides of sheets.
    pub pages: usize,
}

/// Sets books, and remembers what it has set so that a second time only what changed is done.
pub struct Typesetter {
    world: world::Book,
    faces: Faces,
    pictures: Memory,
}

impl Typesetter {
    /// Starts with some faces.
    pub fn new(faces: Faces) -> Self {
        let pictures = Memory::default();
        Self { world: world::Book::new(faces.fonts.clone()), faces, pictures }
    }

    /// Sets a book, whose texts stand in `tree`. Problems are told; a book comes of it unless one of
    /// them is an error.
    pub fn set(
        &mut self,
        book: &Book,
        tree: &Tree,
        setting: &Setting,
    ) -> (Option<Printed>, Vec<Diagnostic>) {
        let (document, mut problems) = self.document(book, tree, setting);
        let Some(document) = document else { return (None, problems) };
        let printed = typst_pdf::pdf(&document, &pdf_options(setting.profile, &book.name));
        let printed = printed.map_err(|errors| errors.iter().map(told).collect());
        let count = document.pages().len();
        let unset = |reason: String| vec![problem::unset(theme_file("base.typ"), &reason)];
        let printed = printed.and_then(|bytes| {
            press::finish(bytes, count, setting.profile, last(book)).map_err(unset)
        });
        match printed {
            Ok(printed) => (Some(printed), problems),
            Err(found) => {
                problems.extend::<Vec<_>>(found);
                (None, problems)
            }
        }
    }

    /// Forgets what was set, which is of no use to another book and takes much room.
    pub fn forget(&mut self) {
        self.world.load(Files::default());
        self.pictures = Memory::default();
        typst::comemo::evict(0);
    }

    /// Tells on which page each part and story of a book is printed, by its anchor; nothing of a
    /// book that cannot be set.
    pub fn pages(&mut self, book: &Book, tree: &Tree, setting: &Setting) -> BTreeMap<String, u32> {
        let (Some(document), _) = self.document(book, tree, setting) else {
            return BTreeMap::new();
        };
        let known = document.introspector();
        let page = |anchor: &String| {
            let label = Label::new(PicoStr::intern(anchor))?;
            let location = known.elements().query_label(label).ok()?.location()?;
            u32::try_from(known.position(location)?.page.get()).ok()
        };
        let divisions = book.divisions().into_iter().map(|(_, it)| &it.anchor);
        let anchors = book.matters.iter().map(|it| &it.anchor).chain(divisions);
        anchors.filter_map(|it| Some((it.clone(), page(it)?))).collect()
    }

    fn document(
        &mut self,
        book: &Book,
        tree: &Tree,
        setting: &Setting,
    ) -> (Option<PagedDocument>, Vec<Diagnostic>) {
        let (pictures, mut problems) = Pictures::read(book, setting.size, &mut self.pictures);
        let styled = Styled::new(&self.faces);
        problems.extend(preflight::check(book, tree, &styled, setting.size));
        if problems.iter().any(|it| it.severity == Severity::Error) {
            return (None, problems);
        }
        let files = self.files(book, &pictures, &styled, setting);
        self.world.load(files);
        let Warned { output, .. } = typst::compile::<PagedDocument>(&self.world);
        // What was of use three settings ago is kept no longer.
        typst::comemo::evict(3);
        match output {
            Ok(document) => (Some(document), problems),
            Err(errors) => {
                problems.extend(errors.iter().map(told));
                (None, problems)
            }
        }
    }

    fn files(&self, book: &Book, pictures: &Pictures, styled: &Styled, setting: &Setting) -> Files {
        let (ink, bleed) = match setting.profile {
            Profile::Press => (Ink::Black, 3),
            _ => (Ink::Screen, 0),
        };
        let attachments = match setting.profile {
            Profile::Archive => setting.attachments.as_slice(),
            _ => &[],
        };
        let (size, family) = (setting.size, self.faces.family.as_str());
        let options = Options { size, family, styled, ink, bleed, attachments };
        let mut files = emit::emit(book, pictures, &options);
        let theme = setting.theme.iter().map(|(name, text)| (format!("/{name}"), text.clone()));
        files.sources.extend(theme);
        files
    }
}

/// Tells where the last page belongs when the book is folded.
fn last(book: &Book) -> Last {
    match book.matters.last().map(|it| &it.content) {
        Some(Content::Back(_)) => Last::Outside,
        _ => Last::Follows,
    }
}

/// Gives what the file must keep to.
fn pdf_options(profile: Profile, name: &str) -> PdfOptions {
    let standards: &[PdfStandard] = match profile {
        Profile::Screen => &[PdfStandard::Ua_1, PdfStandard::A_2a],
        Profile::Archive => &[PdfStandard::Ua_1, PdfStandard::A_3a],
        Profile::Press | Profile::Booklet => &[PdfStandard::V_1_7],
    };
    let standards = PdfStandards::new(standards).expect("these standards go together");
    PdfOptions {
        ident: Smart::Custom(name.to_owned()),
        creator: Smart::Custom(Some(format!("danvan {}", env!("CARGO_PKG_VERSION")))),
        standards,
        tagged: matches!(profile, Profile::Screen | Profile::Archive),
        ..PdfOptions::default()
    }
}

fn theme_file(name: &str) -> Location {
    let file: FilePath = format!("themes/danvan/print/{name}").into();
    Location::file(&file)
}

/// Tells what Typst found. What can be wrong with a text is told before, so it is the theme's fault.
fn told(error: &SourceDiagnostic) -> Diagnostic {
    let path = error.span.id().map(|id| id.get().vpath().get_without_slash().to_owned());
    let traced = error.trace.first().and_then(|it| it.span.id());
    let traced = traced.map(|id| id.get().vpath().get_without_slash().to_owned());
    let name = path.or(traced).unwrap_or_else(|| "base.typ".to_owned());
    let mut reason = error.message.to_string();
    for hint in &error.hints {
        reason.push_str("; ");
        reason.push_str(&hint.v);
    }
    problem::unset(theme_file(&name), &reason)
}
