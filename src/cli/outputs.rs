//! The files that a showcase's pages will stand in, and what keeps any of them from it.

use std::collections::BTreeMap;

use super::standing::Standing;
use crate::catalogue::reference::Target;
use crate::catalogue::taxonomy::Axis;
use crate::config::{Config, Medium, Profile};
use crate::diagnostic::{Diagnostic, Location, site as problem};
use crate::emit::{Collision, Encoding, OutputPath, PathError, collisions};
use crate::site::page::{Page, PageKind};
use crate::site::{Showcase, plan};
use crate::vi::fold::spelling;

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

/// Plans the outputs but for the search's files, which only a build to disk needs at once: their
/// making costs more than all the rest. What cannot be written is left out and told.
pub(super) fn outputs(showcase: &Showcase) -> (Outputs, Vec<Diagnostic>) {
    to_files(showcase, plan::plan(showcase))
}

/// Plans only those that show a body which has changed, or anyone's. What keeps others from being written
/// would have been told when they were.
pub(super) fn outputs_of_bodies(
    showcase: &Showcase,
    standing: &Standing,
) -> (Outputs, Vec<Diagnostic>) {
    to_files(showcase, plan::of_bodies(showcase, |id| standing.has_changed(id)))
}

fn to_files(
    showcase: &Showcase,
    (planned, mut problems): (Vec<Page>, Vec<Diagnostic>),
) -> (Outputs, Vec<Diagnostic>) {
    let count = planned.len();
    let mut outputs =
        Outputs { pages: Vec::with_capacity(count), files: Vec::with_capacity(count) };
    problems.extend(outputs.add(showcase, planned));
    problems.extend(once_each(clashes(showcase, &outputs)));
    (outputs, problems)
}

impl Outputs {
    /// Adds the files that the browser searches. Nothing else may stand in their folder.
    pub(super) fn add_search(&mut self, showcase: &Showcase) -> Vec<Diagnostic> {
        match plan::search_files(showcase) {
            Ok(files) => self.add(showcase, files),
            Err(problem) => vec![*problem],
        }
    }

    /// Adds pages; tells of those that cannot be written.
    fn add(
        &mut self,
        showcase: &Showcase,
        planned: impl IntoIterator<Item = Page>,
    ) -> Vec<Diagnostic> {
        let mut unwritable = Vec::new();
        for page in planned {
            match files(&page, self.pages.len(), &showcase.config) {
                Ok(files) => {
                    self.files.extend(files);
                    self.pages.push(page);
                }
                Err(error) => {
                    let at = cause(showcase, &page).unwrap_or_else(anywhere);
                    unwritable.push(problem::bad_path(at, &page.url, &error.text()));
                }
            }
        }
        once_each(unwritable)
    }
}

/// Names the files that a page is written to.
fn files(page: &Page, index: usize, config: &Config) -> Result<Vec<OutputFile>, PathError> {
    let plain = OutputPath::rooted(page.url.file())?;
    // A disk hands a file out as it is.
    let copies = match (config.profile, config.medium) {
        (Profile::Full, Medium::Host) => Encoding::copies(&plain),
        _ => &[],
    };
    let copy = |encoding: &Encoding| {
        let path = OutputPath::new(&format!("{plain}{}", encoding.suffix()))?;
        Ok(OutputFile { path, page: index, encoding: *encoding })
    };
    let copies = copies.iter().map(copy).collect::<Result<Vec<_>, PathError>>()?;
    let plain = OutputFile { path: plain, page: index, encoding: Encoding::Plain };
    Ok(std::iter::once(plain).chain(copies).collect())
}

/// Tells what an author wrote once, though it is at fault in every language and every form.
fn once_each(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // The site's own language stands at the root, so its paths make the shortest message.
    problems.sort_by_key(|it| (it.at.file.clone(), start(it), it.message.vi.len()));
    problems.dedup_by(|next, first| next.at == first.at);
    problems
}

/// Tells of pages that want one file. Two stories of one address have been told of already.
fn clashes(showcase: &Showcase, outputs: &Outputs) -> Vec<Diagnostic> {
    let paths = outputs.files.iter().map(|file| &file.path);
    let collisions = collisions(paths);
    if collisions.is_empty() {
        return Vec::new();
    }
    let mut pages: BTreeMap<&OutputPath, Vec<&Page>> = BTreeMap::new();
    for file in &outputs.files {
        pages.entry(&file.path).or_default().push(&outputs.pages[file.page]);
    }
    let tell = |collision: &Collision| {
        let pair = [&collision.first, &collision.second];
        let pages: Vec<&Page> = pair.iter().flat_map(|path| pages[path].iter().copied()).collect();
        let is_told = |kind: &PageKind| matches!(kind, PageKind::Story(_) | PageKind::Permanent(_));
        if pages.iter().all(|page| is_told(&page.kind)) {
            return None;
        }
        // An alias is easier to change than the name of a file.
        let causes: Vec<Location> = pages.iter().filter_map(|page| cause(showcase, page)).collect();
        let at = causes.iter().find(|it| it.span.is_some()).or(causes.first()).cloned();
        Some(problem::clash(at.unwrap_or_else(anywhere), &collision.text()))
    };
    collisions.iter().filter_map(tell).collect()
}

/// Means the content as a whole, where no author's word is the cause.
fn anywhere() -> Location {
    Location::file(&"content".into())
}

fn start(diagnostic: &Diagnostic) -> Option<usize> {
    diagnostic.at.span.as_ref().map(|it| it.start)
}

/// Finds what an author wrote that gave a page its address.
fn cause(showcase: &Showcase, page: &Page) -> Option<Location> {
    let catalogue = &showcase.catalogue;
    match &page.kind {
        PageKind::Story(id) | PageKind::StoryData(id) | PageKind::Permanent(id) => {
            Some(Location::file(&catalogue.get(*id).story.facts.file))
        }
        #[cfg(feature = "print")]
        PageKind::StoryPrint(id) | PageKind::StoryShare(id) => {
            Some(Location::file(&catalogue.get(*id).story.facts.file))
        }
        PageKind::Redirect(_) => catalogue.iter().find_map(|(_, entry)| {
            let facts = &entry.story.facts;
            let alias = facts.aliases.iter().find(|alias| *alias.value == *page.url)?;
            Some(Location::span(&facts.file, alias.span.clone()))
        }),
        PageKind::List { axis: Axis::Tag, list, .. } => {
            let list = &catalogue.taxonomies.lists(Axis::Tag)[*list];
            let facts = &catalogue.get(*list.stories.first()?).story.facts;
            let tag = facts.tags.iter().find(|tag| spelling(&tag.value) == list.key)?;
            Some(Location::span(&facts.file, tag.span.clone()))
        }
        PageKind::Download(asset, _) => catalogue.iter().find_map(|(_, entry)| {
            let facts = &entry.story.facts;
            let mut links = facts.links.iter().zip(&entry.links);
            let (link, _) =
                links.find(|(_, it)| matches!(it, Target::File(file) if file == asset))?;
            Some(Location::span(&facts.file, link.span.clone()))
        }),
        _ => None,
    }
}
