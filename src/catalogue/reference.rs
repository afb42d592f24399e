//! Finds what a story points to: other stories, headings, files.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::addresses::Addresses;
use super::{DATA_URL, StoryId, stem};
use crate::diagnostic::front::nearest;
use crate::diagnostic::{Diagnostic, Location, link as problem};
use crate::source::markdown::{Link, LinkKind};
use crate::source::path::{folder, join};
use crate::source::scan::{Asset, Tree};
use crate::source::text::decode_percent;
use crate::story::{Facts, Reference, Spanned};

/// Where a link leads.
#[derive(Clone, Debug)]
pub enum Target {
    /// An address as written: outside the site, a mail address, or a heading of the same page.
    Written(String),
    /// A story, and a heading in it; the heading is empty when the story itself is meant.
    Story(StoryId, String),
    /// A page of the site that is no story.
    Page(String),
    /// A file that is published beside the page.
    File(Arc<Asset>),
    /// Nothing a reader can see: the link is shown as plain text.
    Nowhere,
}

/// Kinds of files that a story may offer for download. Nothing that a browser would run.
pub const DOWNLOADS: [&str; 19] = [
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "txt", "zip",
    "jpg", "jpeg", "png", "webp", "mp3", "mp4",
];

/// Those of them that are pictures, which are published without what a camera writes into them.
const PICTURES: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// Tells whether a file that a story offers is a picture.
pub fn is_picture(asset: &Asset) -> bool {
    PICTURES.contains(&extension(&asset.path).as_str())
}

/// Gives the address of a file that a story offers.
pub fn download_url(asset: &Asset) -> String {
    format!("/{}", asset.path.strip_prefix("content/").unwrap_or(&asset.path))
}

/// Every story by the names that others may call it.
pub(super) struct Index<'a> {
    by_stem: FxHashMap<&'a str, Found<'a>>,
    by_id: FxHashMap<&'a str, Found<'a>>,
    /// Most name another by its file or its id.
    by_url: OnceLock<BTreeMap<String, Found<'a>>>,
    stories: Vec<Found<'a>>,
    tree: &'a Tree,
}

#[derive(Clone, Copy)]
struct Found<'a> {
    facts: &'a Facts,
    /// None where readers do not see it.
    id: Option<StoryId>,
}

impl<'a> Index<'a> {
    /// Indexes stories; those without an id are hidden from readers.
    pub(super) fn new(
        stories: impl Iterator<Item = (Option<StoryId>, &'a Facts)>,
        tree: &'a Tree,
    ) -> Self {
        let (mut by_stem, mut by_id) = (FxHashMap::default(), FxHashMap::default());
        let stories: Vec<Found<'_>> = stories.map(|(id, facts)| Found { facts, id }).collect();
        for found in &stories {
            by_stem.insert(stem(&found.facts.file), *found);
            by_id.entry(found.facts.id.value.as_str()).or_insert(*found);
        }
        Self { by_stem, by_id, by_url: OnceLock::new(), stories, tree }
    }

    /// Gives every story by its addresses, those that it had last.
    fn by_url(&self) -> &BTreeMap<String, Found<'a>> {
        self.by_url.get_or_init(|| {
            let mut by_url = BTreeMap::new();
            for found in &self.stories {
                by_url.entry(found.facts.url()).or_insert(*found);
                by_url.entry(found.facts.permanent_url()).or_insert(*found);
            }
            for found in &self.stories {
                for alias in &found.facts.aliases {
                    by_url.entry(alias.value.clone()).or_insert(*found);
                }
            }
            by_url
        })
    }

    /// Resolves a reference of the front matter. A story that readers do not see gives `None` too.
    pub(super) fn story(
        &self,
        from: &Facts,
        reference: &Reference,
        found: &mut Vec<Diagnostic>,
    ) -> Option<StoryId> {
        let at = || Location::span(&from.file, reference.span.clone());
        let written = reference.value.as_str();
        let path = join(folder(&from.file), written);
        let story = self
            .by_id
            .get(written)
            .or_else(|| self.by_stem.get(stem(path.as_deref()?)))
            .or_else(|| self.by_url().get(written));
        match story {
            Some(Found { facts, .. }) if facts.file == from.file => {
                found.push(problem::own_reference(at(), written));
                None
            }
            Some(Found { id: Some(id), .. }) => Some(*id),
            Some(_) => {
                found.push(problem::hidden_target(at(), written));
                None
            }
            None => {
                if !self.is_unreadable(from, written) {
                    let near = self.near(from, written);
                    found.push(problem::unknown_reference(at(), written, near.as_deref()));
                }
                None
            }
        }
    }

    /// Resolves a link of the body of `from`.
    pub(super) fn link(
        &self,
        from: &Facts,
        written: &Link,
        addresses: &Addresses<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Target {
        let at = || Location::span(&from.file, written.span.clone());
        match written.kind {
            LinkKind::External | LinkKind::Mail => Target::Written(written.target.clone()),
            LinkKind::Anchor => {
                let anchor = written.target.trim_start_matches('#');
                check_anchor(from, anchor, at, found);
                Target::Written(format!("#{anchor}"))
            }
            LinkKind::Internal => self.internal(from, written, addresses, found),
        }
    }

    fn internal(
        &self,
        from: &Facts,
        link: &Link,
        addresses: &Addresses<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Target {
        let at = || Location::span(&from.file, link.span.clone());
        let written = link.target.as_str();
        let (path, anchor) = written.split_once('#').unwrap_or((written, ""));
        let decoded = decode_percent(path);
        let story = if decoded.starts_with('/') {
            self.by_url().get(&format!("/{}/", decoded.trim_matches('/')))
        } else {
            join(folder(&from.file), &decoded).and_then(|it| self.by_stem.get(stem(&it)))
        };
        if let Some(Found { facts, id }) = story {
            check_anchor(facts, anchor, at, found);
            return id.map_or_else(
                || {
                    found.push(problem::hidden_target(at(), written));
                    Target::Nowhere
                },
                |id| Target::Story(id, anchor.to_owned()),
            );
        }
        let page = format!("/{}/", decoded.trim_matches('/'));
        if decoded == "/" || (decoded.starts_with('/') && addresses.contains(&page)) {
            return Target::Page(if decoded == "/" { decoded } else { page });
        }
        match self.asset(from, &decoded) {
            Some(asset) if is_download(&asset.path) => return Target::File(asset),
            Some(_) => found.push(problem::not_offered(at(), written, &DOWNLOADS)),
            None if self.is_unreadable(from, &decoded) => {}
            None if self.is_own_file(from, &decoded) => {
                let data = addresses.contains(DATA_URL).then_some(DATA_URL);
                found.push(problem::own_file(at(), written, data));
            }
            None => {
                found.push(match addresses.left_out(&page) {
                    Some(part) => problem::left_out(at(), written, part.word()),
                    None => problem::dead_link(at(), written, self.near(from, &decoded).as_deref()),
                });
            }
        }
        Target::Nowhere
    }

    /// Tells whether a path leads to a file that the site is made with: a table of places, settings.
    fn is_own_file(&self, from: &Facts, written: &str) -> bool {
        let path = join(folder(&from.file), written);
        path.is_some_and(|path| self.tree.is_file(&path))
    }

    /// Tells whether a path leads to a story that is there but cannot be read, which is told of the
    /// story itself and need not be told of everything that points to it.
    fn is_unreadable(&self, from: &Facts, written: &str) -> bool {
        let path = join(folder(&from.file), written);
        path.is_some_and(|path| {
            let stem = stem(&path);
            let files = [format!("{stem}.md"), format!("{stem}/index.md")];
            files.iter().any(|file| self.tree.is_file(file))
        })
    }

    /// Finds a file beside a story.
    pub(super) fn asset(&self, from: &Facts, written: &str) -> Option<Arc<Asset>> {
        let path = join(folder(&from.file), &decode_percent(written))?;
        self.tree.assets.get(&path).cloned().map(Arc::new)
    }

    /// Finds the name of the file beside a story that is nearest to what was written.
    pub(super) fn near_asset(&self, from: &Facts, written: &str) -> Option<String> {
        let beside = format!("{}/", folder(&from.file));
        let names = self.tree.assets.keys().filter_map(|it| it.strip_prefix(beside.as_str()));
        let lower = written.to_lowercase();
        let same = names.clone().find(|it| it.to_lowercase() == lower);
        same.or_else(|| nearest(written, names)).map(str::to_owned)
    }

    /// Finds the story whose path is nearest, and writes it as it would stand in `from`.
    fn near(&self, from: &Facts, written: &str) -> Option<String> {
        let name = stem(written).trim_end_matches('/').rsplit('/').next()?;
        let mut others: Vec<&Found<'_>> =
            self.stories.iter().filter(|it| it.facts.file != from.file).collect();
        others.sort_by_key(|it| stem(&it.facts.file));
        let slugs = others.iter().map(|it| it.facts.slug.as_str());
        let slug = nearest(name, slugs)?;
        let facts = others.iter().find(|it| it.facts.slug == slug)?.facts;
        Some(path_from(from, facts))
    }
}

/// Writes the path of a story as it would stand in another.
pub(super) fn path_from(from: &Facts, to: &Facts) -> String {
    let up = "../".repeat(from.file.matches('/').count().saturating_sub(1));
    format!("{up}{}", to.file.strip_prefix("content/").unwrap_or(&to.file))
}

fn check_anchor(
    facts: &Facts,
    anchor: &str,
    at: impl Fn() -> Location,
    found: &mut Vec<Diagnostic>,
) {
    let known = || facts.outline.iter().map(|it| it.anchor.as_str());
    if !anchor.is_empty() && !known().any(|it| it == decode_percent(anchor)) {
        found.push(problem::dead_anchor(at(), anchor, nearest(anchor, known())));
    }
}

fn is_download(path: &str) -> bool {
    DOWNLOADS.contains(&extension(path).as_str())
}

fn extension(path: &str) -> String {
    path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase()
}

/// Gives every reference in a story's front matter.
pub(super) fn references(facts: &Facts) -> Vec<&Spanned<String>> {
    use crate::story::Kind;

    let mut all: Vec<&Spanned<String>> = facts.related.iter().collect();
    all.extend(facts.figures.iter().filter_map(|it| it.details().same_as.as_ref()));
    match &facts.kind {
        Kind::Conference(it) => {
            all.extend(&it.belongings);
            all.extend(it.papers.iter().filter_map(|paper| paper.story.as_ref()));
        }
        Kind::AwardList(it) => {
            all.extend(&it.conference);
            all.extend(it.awarded.iter().filter_map(|row| row.story.as_ref()));
        }
        _ => {}
    }
    all
}
