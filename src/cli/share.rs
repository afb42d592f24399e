//! What of a site one run of several builds.

use std::borrow::Cow;

use super::outputs::Outputs;
use crate::emit::{Key, Part, Shard};
use crate::search;
use crate::site::Showcase;
use crate::site::page::{Page, PageKind};

/// The part of a showcase that is built; all of it where there is no shard.
#[derive(Clone, Copy)]
pub(super) struct Share<'a> {
    pub(super) showcase: &'a Showcase,
    pub(super) shard: Option<Shard>,
}

impl Share<'_> {
    /// Leaves those files that are built elsewhere out, and tells what part the rest is; none where
    /// it is the whole.
    pub(super) fn keep(self, outputs: &mut Outputs) -> Option<Part> {
        let shard = self.shard?;
        let site = Some(self.site(outputs));
        let Outputs { pages, files } = outputs;
        files.retain(|file| shard.holds(&name(self.showcase, &pages[file.page])));
        Some(Part { shard, site })
    }

    /// Names the site that this is a part of, the same on every machine that builds another part of
    /// it: by the day, the settings that a command may change, the theme, the words of all stories and
    /// the names of all files, in which the bytes of pictures are told.
    fn site(self, outputs: &Outputs) -> Key {
        let Showcase { config, theme, .. } = self.showcase;
        let (day, address) = (config.today, &config.settings.base_url);
        let manner = (config.drafts, config.profile, config.naming);
        let said = format!("{day} {address:?} {manner:?}");
        let mut hasher = blake3::Hasher::new();
        hasher.update(said.as_bytes()).update(theme.key().as_bytes());
        hasher.update(self.showcase.search_key().as_bytes());
        for file in &outputs.files {
            hasher.update(file.path.as_str().as_bytes()).update(b"\n");
        }
        hasher.finalize().into()
    }

    /// Says whether the files that the browser searches fall to this part.
    pub(super) fn has_search(self) -> bool {
        self.shard.is_none_or(|shard| shard.holds(search::URL))
    }
}

/// Gives the name that decides who builds a page: its address, but one name for what is made
/// together. The files of the search come of one index, the copies of a picture of one decoding.
fn name<'a>(showcase: &Showcase, page: &'a Page) -> Cow<'a, str> {
    match &page.kind {
        PageKind::SearchFile => search::URL.into(),
        PageKind::Picture { file, .. } => {
            let picture = showcase.pictures.get(file).expect("only probed pictures are planned");
            picture.hash.to_hex().to_string().into()
        }
        _ => (&*page.url).into(),
    }
}
