//! The order in which outputs are put in place and deleted, so that nothing points at a hole.

use std::cmp::Reverse;

use super::diff::Why;
use super::journal::{Journal, Step};
use super::leaving::Leaving;
use super::manifest::{Entry, Manifest};
use super::path::OutputPath;
use super::stage::Made;

/// Arranges the steps: what is pointed at before what points at it, deletions the other way round.
pub(super) fn arrange(manifest: &Manifest, made: Vec<Made>, delete: &[OutputPath]) -> Journal {
    let ours = delete.iter().filter(|path| manifest.contains(path.as_str()));
    let mut leaving = Leaving::new(ours);
    let mut steps: Vec<_> =
        in_order(made).into_iter().map(|made| step(made, &mut leaving)).collect();
    steps.extend(deletions(manifest, leaving));
    Journal(steps)
}

/// Within a rank the new comes first: a changed page may point at a new one, an old one never does.
fn in_order(mut made: Vec<Made>) -> Vec<Made> {
    made.sort_unstable_by_key(|it| (it.rank, it.why == Why::Changed, it.place));
    made
}

fn step(made: Made, leaving: &mut Leaving<'_>) -> Step {
    let (entry, is_staged) = (made.entry(), made.is_staged);
    let path = made.path;
    if is_staged {
        let clear = leaving.take_in_the_way_of(&path);
        Step::Put { path, entry, clear }
    } else {
        Step::Note { path, entry }
    }
}

fn deletions(manifest: &Manifest, leaving: Leaving<'_>) -> Vec<Step> {
    let rank = |path: &OutputPath| manifest.get(path.as_str()).map(|entry: &Entry| entry.rank);
    let mut paths: Vec<_> = leaving.into_rest().cloned().collect();
    paths.sort_by_cached_key(|path| (Reverse(rank(path)), path.clone()));
    paths.into_iter().map(Step::Delete).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::{Key, Rank};

    const KEY: &[u8] = b"";

    fn show(step: &Step) -> String {
        match step {
            Step::Put { path, clear, .. } if clear.is_empty() => format!("put {path}"),
            Step::Put { path, clear, .. } => {
                let clear: Vec<_> = clear.iter().map(OutputPath::as_str).collect();
                format!("clear {}, put {path}", clear.join(" "))
            }
            Step::Note { path, .. } => format!("note {path}"),
            Step::Delete(path) => format!("delete {path}"),
        }
    }

    #[track_caller]
    fn check(old: &[(&str, Rank)], new: &[(&str, Rank, Why)], expected: &[&str]) {
        let entry = |rank| Entry { key: Key::of(KEY), length: 0, rank };
        let old: Vec<_> =
            old.iter().map(|(path, rank)| (OutputPath::new(path).unwrap(), entry(*rank))).collect();
        let place = |path| new.iter().filter(|it| it.0 < path).count().try_into().unwrap();
        let made = new.iter().map(|(path, rank, why)| Made {
            path: OutputPath::new(path).unwrap(),
            key: Key::of(KEY),
            length: 0,
            place: place(*path),
            rank: *rank,
            why: *why,
            is_staged: true,
        });
        let delete: Vec<_> = old.iter().map(|(path, _)| path.clone()).collect();
        let journal = arrange(&old.into_iter().collect(), made.collect(), &delete);
        assert_eq!(journal.0.iter().map(show).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn assets_then_new_pages_then_changed_pages_then_listings() {
        check(
            &[("old.css", Rank::Asset), ("old.html", Rank::Page), ("old.xml", Rank::Listing)],
            &[
                ("sitemap.xml", Rank::Listing, Why::Changed),
                ("index.html", Rank::Page, Why::Changed),
                ("lost.html", Rank::Page, Why::Missing),
                ("fresh.html", Rank::Page, Why::New),
                ("z.css", Rank::Asset, Why::New),
                ("a.css", Rank::Asset, Why::Changed),
            ],
            &[
                "put z.css",
                "put a.css",
                "put fresh.html",
                "put lost.html",
                "put index.html",
                "put sitemap.xml",
                "delete old.xml",
                "delete old.html",
                "delete old.css",
            ],
        );
    }

    #[test]
    fn what_is_in_the_way_goes_right_before() {
        check(
            &[("a", Rank::Page), ("b/x", Rank::Asset), ("b/y", Rank::Page), ("C", Rank::Page)],
            &[
                ("a/1", Rank::Page, Why::New),
                ("a/2", Rank::Page, Why::New),
                ("b", Rank::Page, Why::New),
                ("c", Rank::Page, Why::New),
            ],
            &["clear a, put a/1", "put a/2", "clear b/x b/y, put b", "clear C, put c"],
        );
    }
}
