//! Prints books as PDF files.

use std::path::PathBuf;
use std::time::Instant;

use super::{
    PrintOptions, ProfileArgument, books, concerns, is_fatal, loaded, output, refuse, tell_split,
    write,
};
use crate::cli::terminal::Terminal;
use crate::cli::{Failure, Loaded, Outcome, root};
use crate::data;
use crate::diagnostic::{Text, sort};
use crate::print::pdf::{Attachment, Profile, Setting, Typesetter, faces};
use crate::print::{Book, epub};
use crate::source::{fonts, scan::scan_folders};

/// The stories from which on the setting of a book takes more than a moment.
const MANY: usize = 50;

impl ProfileArgument {
    /// Gives what pages are printed for; nothing where there are no pages of ours.
    fn of_pages(self) -> Option<Profile> {
        match self {
            Self::ManHinh => Some(Profile::Screen),
            Self::LuuTru => Some(Profile::Archive),
            Self::NhaIn => Some(Profile::Press),
            Self::GapSach => Some(Profile::Booklet),
            Self::Epub | Self::Docx => None,
        }
    }
}

/// Prints once.
pub(super) fn run(options: &PrintOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let mut typesetter = typesetter(options, terminal)?;
    let Some(typesetter) = &mut typesetter else { return Ok(Outcome::Problems) };
    let loaded = loaded(options)?;
    print(options, &loaded, typesetter, terminal)
}

/// Tells on which page of the book for the screen each part of it begins.
pub(super) fn pages(options: &PrintOptions, loaded: &Loaded, book: &Book) -> epub::Pages {
    let Ok(root) = root(&options.site.root) else { return epub::Pages::new() };
    let (faces, _) = faces(&scan_folders(&root, &["fonts"]).0, &[]);
    let setting = setting(options, loaded, book);
    Typesetter::new(faces).pages(book, &loaded.tree, &setting)
}

/// Finds the faces, and says which.
pub(super) fn typesetter(
    options: &PrintOptions,
    terminal: Terminal,
) -> Result<Option<Typesetter>, Failure> {
    let (tree, _) = scan_folders(&root(&options.site.root)?, &["fonts"]);
    let installed = if options.system_fonts { fonts::installed() } else { Vec::new() };
    let (faces, problems) = faces(&tree, &installed);
    terminal.report(&problems, &tree.sources(&problems));
    if is_fatal(&problems) {
        refuse(&problems, terminal);
        return Ok(None);
    }
    terminal.tell(&Text::new(
        format!("Phông chữ: {}", faces.family),
        format!("Typeface: {}", faces.family),
    ));
    Ok(Some(Typesetter::new(faces)))
}

/// Makes the books, sets them and writes them.
pub(super) fn print(
    options: &PrintOptions,
    loaded: &Loaded,
    typesetter: &mut Typesetter,
    terminal: Terminal,
) -> Result<Outcome, Failure> {
    let (made, mut problems) = books(options, loaded);
    tell_split(&made, terminal);
    let of_stories = loaded.compiled.diagnostics.iter().filter(|it| concerns(it, &made));
    problems.extend(of_stories.cloned());
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut told: Vec<Text> = Vec::new();
    for book in &made {
        if is_fatal(&problems) {
            break;
        }
        announce(book, terminal);
        let since = Instant::now();
        let (printed, found) = typesetter.set(book, &loaded.tree, &setting(options, loaded, book));
        problems.extend(found);
        if made.len() > 1 {
            typesetter.forget();
        }
        let Some(printed) = printed else { continue };
        let file = output(options, book, made.len());
        told.push(result(&file, printed.pages, since));
        files.push((file, printed.bytes));
    }
    sort(&mut problems);
    terminal.report(&problems, &loaded.sources(&problems));
    if is_fatal(&problems) || made.is_empty() {
        return Ok(refuse(&problems, terminal));
    }
    let files: Vec<_> = files.iter().map(|(path, bytes)| (path.as_path(), bytes)).collect();
    write(&files)?;
    // Only now is it true.
    for text in told {
        terminal.print(text.get(terminal.lang));
    }
    Ok(Outcome::Done)
}

/// Says that a book is being set, where that takes more than a moment. How far it is, the typesetter
/// does not tell.
fn announce(book: &Book, terminal: Terminal) {
    let count = book.stories.len();
    if count >= MANY {
        terminal.tell(&Text::new(
            format!("Đang dàn trang {count} bài…"),
            format!("Setting {count} stories…"),
        ));
    }
}

fn setting(options: &PrintOptions, loaded: &Loaded, book: &Book) -> Setting {
    let showcase = loaded.compiled.showcase.as_ref();
    let theme = showcase.map(|it| it.theme.print().to_vec()).unwrap_or_default();
    let attachments = showcase.map(|it| {
        vec![Attachment {
            name: data::DataFile::Figures.name(),
            about: it.theme.say(it.config.lang(), "print-attached"),
            bytes: data::figures_of(&book.stories, &it.catalogue, &it.config),
        }]
    });
    Setting {
        profile: options.profile.of_pages().unwrap_or_default(),
        size: options.size.into(),
        theme,
        attachments: attachments.unwrap_or_default(),
    }
}

/// Says what became of a book.
fn result(file: &std::path::Path, pages: usize, since: Instant) -> Text {
    let (file, taken) = (file.display(), since.elapsed().as_secs_f32());
    Text::new(
        format!("{file}: {pages} trang, {} giây", format!("{taken:.1}").replace('.', ",")),
        format!("{file}: {pages} pages, {taken:.1} s"),
    )
}
