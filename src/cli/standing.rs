//! Finds the pages that stand as they are after bodies were edited, without a look at what they show.

use jiff::civil::Date;

use super::arguments::BuildOptions;
use super::unchanging::said;
use crate::catalogue::StoryId;
use crate::emit::{Basis, Store};
use crate::site::basis::{Bodies, bodies};
use crate::site::feed::newest;
use crate::site::{Page, Showcase};
use crate::source::scan::Tree;

/// Gives what a showcase is made from. None where something cannot be read, which the build will tell.
pub(super) fn basis(
    tree: &Tree,
    showcase: &Showcase,
    today: Date,
    options: &BuildOptions,
) -> Option<Basis> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(showcase.common(tree).ok()?.as_bytes());
    hasher.update(said(today, options)?.as_bytes());
    Some(Basis { common: hasher.finalize().into(), own: showcase.own().map(Into::into).collect() })
}

/// The pages of a site whose keys are those in its folder.
pub(super) struct Standing {
    /// Whether each story's file says something else than when the folder was made.
    changed: Vec<bool>,
    /// Whether one of the newest stories' does.
    is_newest_changed: bool,
}

impl Standing {
    /// Compares what a site is made from with what a folder was made from. None where they differ in more
    /// than bodies: then any page may have another key.
    pub(super) fn new(store: &Store, basis: &Basis, showcase: &Showcase) -> Option<Self> {
        let before = store.basis()?;
        let is_same = before.common == basis.common && before.own.len() == basis.own.len();
        let changed = before.own.iter().zip(&basis.own).map(|(old, new)| old != new);
        is_same.then(|| {
            let changed: Vec<bool> = changed.collect();
            let is_newest_changed = newest(showcase).into_iter().any(|it| changed[it.index()]);
            Self { changed, is_newest_changed }
        })
    }

    /// Tells whether a story's file says something else.
    pub(super) fn has_changed(&self, id: StoryId) -> bool {
        self.changed[id.index()]
    }

    /// Tells whether a page shows no body that has changed.
    pub(super) fn has(&self, page: &Page) -> bool {
        match bodies(&page.kind) {
            Bodies::None => true,
            Bodies::Of(id) => !self.has_changed(id),
            Bodies::Newest => !self.is_newest_changed,
            Bodies::Any => false,
        }
    }
}
