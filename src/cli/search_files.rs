//! The files that the browser searches, as a build has them: kept from the last one, or made.

use super::build::{GREAT, Target, Unwritten, of_page};
use super::index_parts::{self, IndexParts};
use super::outputs::Outputs;
use super::share::Share;
use crate::diagnostic;
use crate::emit::{Entry, Key, OutputPath, Planned, Rank, Store};
use crate::search;
use crate::site::{Showcase, address, render};

/// Tells whether a file of the output is one of those that the browser searches.
pub(super) fn is_of_search(path: &OutputPath, entry: &Entry) -> bool {
    // The only other file that may stand there is the page of results, which is no asset.
    entry.rank == Rank::Asset && path.is_under(search::URL.trim_matches('/'))
}

/// Plans the files of the search, kept or made; none of them where another part of the site holds them.
/// `facts` is the hash of all that the site is made of but bodies.
pub(super) fn planned(
    share: Share<'_>,
    outputs: &mut Outputs,
    (store, target): (&Store, &Target<'_>),
    facts: Option<Key>,
) -> Result<Vec<Planned>, Unwritten> {
    if !share.has_search() {
        // Who makes no index cannot tell whether its parts are still of what is there.
        index_parts::let_go(target.root);
        return Ok(Vec::new());
    }
    let is_great = share.showcase.catalogue.len() > GREAT;
    let parts = IndexParts::new(target.root, store, is_great.then(|| store.scratch()));
    let parts = parts.map_err(|it| Unwritten::Content(vec![diagnostic::search::no_room(&it)]))?;
    let key = match facts {
        Some(facts) => share.showcase.search_key_by(facts.into(), &parts),
        None => share.showcase.search_key(),
    };
    match kept(store, key.into()) {
        Some(kept) => {
            parts.trim_unless_of(key.into());
            Ok(kept)
        }
        None => make(share.showcase, outputs, (parts, key.into())),
    }
}

/// Gives the files of the search as they were written, if they were made of what is there now and all
/// are in place.
fn kept(store: &Store, key: Key) -> Option<Vec<Planned>> {
    let meta = store.manifest().get(&address::file_of(&search::meta_url()))?;
    if meta.key != key {
        return None;
    }
    let files = store.manifest().iter().filter(|(path, it)| is_of_search(path, it));
    let kept = files.map(|(path, it)| {
        let planned = Planned { path: path.clone(), key: Some(it.key), rank: it.rank };
        store.is_in_place(path, *it).then_some(planned)
    });
    kept.collect()
}

/// Makes the search's files, and adds them to the outputs.
fn make(
    showcase: &Showcase,
    outputs: &mut Outputs,
    (parts, key): (IndexParts<'_>, Key),
) -> Result<Vec<Planned>, Unwritten> {
    let made = showcase.search_index_by(&parts);
    made.map_err(|problem| Unwritten::Content(vec![*problem]))?;
    parts.trim(key);
    let own = outputs.files.len();
    let problems = outputs.add_search(showcase);
    if !problems.is_empty() {
        return Err(Unwritten::Content(problems));
    }
    let planned = outputs.files[own..].iter().map(|file| {
        let page = &outputs.pages[file.page];
        of_page(file, page, Some(render::key(showcase, page).into()))
    });
    Ok(planned.collect())
}
