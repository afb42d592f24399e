//! The files that a showcase's pages will stand in, and what keeps any of them from it.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Location, site as problem};
use crate::emit::{Collision, OutputPath, collisions};
use crate::site::page::{Page, PageKind};
use crate::site::{Showcase, address, plan};

/// Every page and its file, in one order.
#[derive(Default)]
pub(super) struct Outputs {
    pub(super) pages: Vec<Page>,
    pub(super) paths: Vec<OutputPath>,
}

/// Plans the outputs. Those that cannot be written are left out and told.
pub(super) fn outputs(showcase: &Showcase) -> (Outputs, Vec<Diagnostic>) {
    let (planned, mut problems) = plan::plan(showcase);
    let mut outputs = Outputs::default();
    for page in planned {
        match OutputPath::new(&address::file_of(&page.url)) {
            Ok(path) => {
                outputs.paths.push(path);
                outputs.pages.push(page);
            }
            Err(error) => problems.push(problem::bad_path(&page.url, &error.text())),
        }
    }
    problems.extend(clashes(showcase, &outputs));
    (outputs, problems)
}

/// Tells of pages that want one file. Two stories of one address have been told of already; and
/// what an author wrote is told once, though it clashes in every language.
fn clashes(showcase: &Showcase, outputs: &Outputs) -> Vec<Diagnostic> {
    let mut pages: BTreeMap<&OutputPath, Vec<&Page>> = BTreeMap::new();
    for (path, page) in outputs.paths.iter().zip(&outputs.pages) {
        pages.entry(path).or_default().push(page);
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
    let mut told: Vec<Diagnostic> = collisions(&outputs.paths).iter().filter_map(tell).collect();
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
