//! The files that a showcase's pages will stand in, and what keeps any of them from it.

use std::collections::BTreeMap;

use crate::config::Profile;
use crate::diagnostic::{Diagnostic, Location, site as problem};
use crate::emit::{Collision, Encoding, OutputPath, PathError, collisions};
use crate::site::page::{Page, PageKind};
use crate::site::{Showcase, address, plan};

/// Every page, and the files that it is written to.
#[derive(Default)]
pub(super) struct Outputs {
    pub(super) pages: Vec<Page>,
    pub(super) files: Vec<OutputFile>,
}

/// A file of the output.
pub(super) struct OutputFile {
    pub(super) path: OutputPath,
    /// Index of the page that it holds.
    pub(super) page: usize,
    pub(super) encoding: Encoding,
}

/// Plans the outputs. Those that cannot be written are left out and told.
pub(super) fn outputs(showcase: &Showcase) -> (Outputs, Vec<Diagnostic>) {
    let (planned, mut problems) = plan::plan(showcase);
    let mut outputs = Outputs::default();
    for page in planned {
        match files(&page, outputs.pages.len(), showcase.config.profile) {
            Ok(files) => {
                outputs.files.extend(files);
                outputs.pages.push(page);
            }
            Err(error) => problems.push(problem::bad_path(&page.url, &error.text())),
        }
    }
    problems.extend(clashes(showcase, &outputs));
    (outputs, problems)
}

/// Names the files that a page is written to.
fn files(page: &Page, index: usize, profile: Profile) -> Result<Vec<OutputFile>, PathError> {
    let plain = address::file_of(&page.url);
    let copies = match profile {
        Profile::Fast => &[],
        Profile::Full => Encoding::copies(&OutputPath::new(&plain)?),
    };
    let file = |encoding: Encoding| {
        let path = OutputPath::new(&format!("{plain}{}", encoding.suffix()))?;
        Ok(OutputFile { path, page: index, encoding })
    };
    std::iter::once(&Encoding::Plain).chain(copies).copied().map(file).collect()
}

/// Tells of pages that want one file. Two stories of one address have been told of already; and
/// what an author wrote is told once, though it clashes in every language.
fn clashes(showcase: &Showcase, outputs: &Outputs) -> Vec<Diagnostic> {
    let mut pages: BTreeMap<&OutputPath, Vec<&Page>> = BTreeMap::new();
    for file in &outputs.files {
        pages.entry(&file.path).or_default().push(&outputs.pages[file.page]);
    }
    let tell = |collision: &Collision| {
        let pair = [&collision.first, &collision.second];
        let pages: Vec<&Page> = pair.iter().flat_map(|path| pages[path].iter().copied()).collect();
        if pages.iter().all(|page| matches!(page.kind, PageKind::Story(_))) {
            return None;
        }
        // An alias is easier to change than the name of a file.
        let causes: Vec<Location> = pages.iter().filter_map(|page| cause(showcase, page)).collect();
        let at = causes.iter().find(|it| it.span.is_some()).or(causes.first()).cloned();
        let at = at.unwrap_or_else(|| Location::file(&"content".into()));
        Some(problem::clash(at, &collision.text()))
    };
    let mut told: Vec<Diagnostic> =
        collisions(outputs.files.iter().map(|file| &file.path)).iter().filter_map(tell).collect();
    // The site's own language stands at the root, so its paths make the shortest message.
    told.sort_by_key(|it| (it.at.file.clone(), start(it), it.message.vi.len()));
    told.dedup_by(|next, first| next.at == first.at);
    told
}

fn start(diagnostic: &Diagnostic) -> Option<usize> {
    diagnostic.at.span.as_ref().map(|it| it.start)
}

/// Finds what an author wrote that gave a page its address.
fn cause(showcase: &Showcase, page: &Page) -> Option<Location> {
    match &page.kind {
        PageKind::Story(id) => Some(Location::file(&showcase.catalogue.get(*id).story.facts.file)),
        PageKind::Redirect(_) => showcase.catalogue.iter().find_map(|(_, entry)| {
            let facts = &entry.story.facts;
            let alias = facts.aliases.iter().find(|alias| alias.value == page.url)?;
            Some(Location::span(&facts.file, alias.span.clone()))
        }),
        _ => None,
    }
}
