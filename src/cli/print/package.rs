//! Writes books as EPUB and DOCX files.

use std::path::PathBuf;

use super::{
    PrintOptions, ProfileArgument, books, concerns, is_fatal, loaded, output, refuse, tell_split,
    write,
};
use crate::cli::terminal::Terminal;
use crate::cli::{Failure, Loaded, Outcome};
use crate::diagnostic::{Text, sort};
use crate::print::{Book, docx, epub};

/// Writes the books that are asked for.
pub(super) fn run(options: &PrintOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let loaded = loaded(options)?;
    let (made, mut problems) = books(options, &loaded);
    tell_split(&made, terminal);
    let of_stories = loaded.compiled.diagnostics.iter().filter(|it| concerns(it, &made));
    problems.extend(of_stories.cloned());
    sort(&mut problems);
    terminal.report(&problems, &loaded.sources(&problems));
    if is_fatal(&problems) || made.is_empty() {
        return Ok(refuse(&problems, terminal));
    }
    let bar = terminal.progress(made.len(), &Text::new("Đang viết sách", "Writing"));
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for book in &made {
        let bytes = written(options, &loaded, book, &pages(options, &loaded, book));
        files.push((output(options, book, made.len()), bytes));
        bar.step();
    }
    bar.finish();
    let files: Vec<_> = files.iter().map(|(path, bytes)| (path.as_path(), bytes)).collect();
    write(&files)?;
    for (path, _) in files {
        terminal.print(&path.display().to_string());
    }
    Ok(Outcome::Done)
}

fn written(options: &PrintOptions, loaded: &Loaded, book: &Book, pages: &epub::Pages) -> Vec<u8> {
    let today = loaded.compiled.showcase.as_ref().map(|it| it.config.today);
    match options.profile {
        ProfileArgument::Epub => epub::write(book, pages, today.unwrap_or(book.date)),
        _ => docx::write(book, options.size.into()),
    }
}

/// Tells on which printed page each part of a book stands, so that a class can read from both.
#[cfg(feature = "print")]
fn pages(options: &PrintOptions, loaded: &Loaded, book: &Book) -> epub::Pages {
    match options.profile {
        ProfileArgument::Epub => super::pdf::pages(options, loaded, book),
        _ => epub::Pages::new(),
    }
}

#[cfg(not(feature = "print"))]
fn pages(_: &PrintOptions, _: &Loaded, _: &Book) -> epub::Pages {
    epub::Pages::new()
}
