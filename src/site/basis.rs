//! What the outputs of a site are made from, parted so that a build knows what an edited body leaves
//! alone: what any of them may show, and what only those show that show a body.

use super::Showcase;
use super::page::PageKind;
use crate::catalogue::StoryId;
use crate::diagnostic::Diagnostic;
use crate::source::scan::Tree;

/// Whose body an output shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bodies {
    /// Nobody's.
    None,
    /// A story's own, in some language.
    Of(StoryId),
    /// Those of the newest stories.
    Newest,
    /// Anyone's.
    Any,
}

/// Tells whose body an output shows.
pub fn bodies(kind: &PageKind) -> Bodies {
    match kind {
        PageKind::Story(id) => Bodies::Of(*id),
        #[cfg(feature = "print")]
        PageKind::StoryPrint(id) => Bodies::Of(*id),
        PageKind::Feed | PageKind::JsonFeed => Bodies::Newest,
        PageKind::SearchFile => Bodies::Any,
        // What is copied shows none. But the hash of its bytes is known already, and tells more than
        // when they were written.
        PageKind::ThemeAsset(_) | PageKind::Picture { .. } | PageKind::Download(..) => Bodies::Any,
        #[cfg(feature = "print")]
        PageKind::StoryShare(_) => Bodies::None,
        PageKind::Home
        | PageKind::Sheet(_)
        | PageKind::List { .. }
        | PageKind::Terms(_)
        | PageKind::Teams
        | PageKind::TeamProvince(_)
        | PageKind::NotFound
        | PageKind::Redirect(_)
        | PageKind::Permanent(_)
        | PageKind::Metrics
        | PageKind::Ranking { .. }
        | PageKind::Comparisons
        | PageKind::Comparison(..)
        | PageKind::ComparedFile(_)
        | PageKind::Data
        | PageKind::Search
        | PageKind::DataFile(_)
        | PageKind::StoryData(_)
        | PageKind::Sitemap
        | PageKind::SitemapPart(_)
        | PageKind::Robots
        | PageKind::Llms
        | PageKind::Worker
        | PageKind::Manifest
        | PageKind::Unconnected
        | PageKind::Headers => Bodies::None,
    }
}

impl Showcase {
    /// Hashes all that outputs are made from but bodies, and but what a command says of the build: the
    /// facts of all stories in their order, and every other file of the tree that they were read from.
    pub fn common(&self, tree: &Tree) -> Result<blake3::Hash, Box<Diagnostic>> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(tree.hash(&tree.hashes_of_others()?).as_bytes());
        // Pages name what is copied by its bytes, of which the tree tells only length and time.
        hasher.update(self.theme.key().as_bytes());
        for picture in self.pictures.iter() {
            hasher.update(picture.asset.path.as_bytes()).update(picture.hash.as_bytes());
        }
        // Who agreed to be named is kept by no facts, and names are taken out of those of others.
        hasher.update(format!("{:?}", self.config.by_initials).as_bytes());
        hasher.update(&self.catalogue.len().to_le_bytes());
        let translations = self.catalogue.translations();
        for (id, lang) in translations.keys() {
            hasher.update(&id.index().to_le_bytes()).update(&[*lang as u8]);
        }
        let stories = self.catalogue.all().map(|it| &it.story);
        for story in stories.chain(translations.values().map(|it| &it.story)) {
            hasher.update(story.likeness.as_bytes());
        }
        Ok(hasher.finalize())
    }

    /// Gives the hash of the file that each story was read from, in their order. One that stays says
    /// that the body does, its translations' apart, which are of the other files.
    pub fn own(&self) -> impl Iterator<Item = blake3::Hash> {
        self.catalogue.iter().map(|(_, entry)| entry.story.body.read)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::Profile;
    use crate::site::page::Page;
    use crate::site::{compile, configure, feed, plan};
    use crate::source::scan::scan;

    #[test]
    fn outputs_of_changed_bodies_are_those_of_all_that_show_them() {
        let (tree, _) = scan(Path::new(env!("CARGO_MANIFEST_DIR")));
        for profile in [Profile::Fast, Profile::Full] {
            let (config, _) = configure(&tree, jiff::civil::date(2026, 11, 22));
            let config = config.map(|it| crate::config::Config { profile, ..it });
            let showcase = compile(&tree, config, None).showcase.unwrap();
            for is_of_newest in [true, false] {
                let newest = feed::newest(&showcase);
                let has_changed = |id: StoryId| {
                    id.index().is_multiple_of(3) && (is_of_newest || !newest.contains(&id))
                };
                let shows = |page: &Page| match bodies(&page.kind) {
                    Bodies::None => false,
                    Bodies::Of(id) => has_changed(id),
                    Bodies::Newest => is_of_newest,
                    Bodies::Any => true,
                };
                let all = plan::plan(&showcase).0;
                let shown: Vec<String> =
                    all.iter().filter(|it| shows(it)).map(|it| format!("{it:?}")).collect();
                let found = plan::of_bodies(&showcase, has_changed).0;
                assert_eq!(found.iter().map(|it| format!("{it:?}")).collect::<Vec<_>>(), shown);
                assert!(
                    (5..all.len() / 2).contains(&shown.len()),
                    "{} of {}",
                    shown.len(),
                    all.len()
                );
            }
        }
    }
}
