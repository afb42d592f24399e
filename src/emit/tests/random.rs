//! Any sequence of sites, killed or not: the folder ends as a clean build's does, byte for byte.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::{Plan, Planned};
use super::kill::dying_disk;
use super::{Site, manifest, planned, room, tree};

/// Files by path and content.
type Files = Vec<(String, String)>;

/// Gives a site whose paths often meet: as file and folder, and in other cases.
fn site() -> impl Strategy<Value = Files> {
    let name = prop::sample::select(vec!["a", "b", "A", "ă", "Ă", "c.html", "d.xml"]);
    let path = prop::collection::vec(name, 1..4).prop_map(|parts| parts.join("/"));
    let content = prop::sample::select(vec!["", "1", "2", "một"]).prop_map(str::to_owned);
    prop::collection::vec((path, content), 0..10).prop_map(without_collisions)
}

fn without_collisions(files: Files) -> Files {
    let mut kept = Vec::new();
    let mut outputs: Vec<Planned> = Vec::new();
    for (path, content) in files {
        outputs.push(planned(&path, &content));
        if Plan::new(outputs.clone()).is_ok() {
            kept.push((path, content));
        } else {
            outputs.pop();
        }
    }
    kept
}

/// Builds each site, killing the run where a number of steps is given, and then the last one.
fn check(runs: Vec<(Files, Option<usize>)>, last: Files) {
    let dir = room();
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (files, kill) in runs {
        for (path, content) in &files {
            seen.entry(path.clone()).or_default().push(content.clone());
        }
        let site = Site::new(files);
        let Some(steps) = kill else {
            site.build(dir.path());
            assert_eq!(tree_of(dir.path()), site.tree());
            continue;
        };
        let (disk, _) = dying_disk(steps);
        let _ = site.build_on(disk, dir.path());
        for (path, content) in tree_of(dir.path()).iter().filter(|(path, _)| !path.ends_with('/')) {
            assert!(seen.get(path).is_some_and(|known| known.contains(content)), "{path}");
        }
    }
    let (last, clean) = (Site::new(last), room());
    last.build(dir.path());
    last.build(clean.path());
    assert_eq!(tree(dir.path()), tree(clean.path()));
    if !last.plan.outputs().is_empty() {
        assert_eq!(manifest(dir.path()), manifest(clean.path()));
    }
}

fn tree_of(root: &std::path::Path) -> super::Tree {
    let mut tree = tree(root);
    tree.remove("");
    tree
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn incremental_equals_clean(
        runs in prop::collection::vec((site(), prop::option::of(0_usize..60)), 0..5),
        last in site(),
    ) {
        check(runs, last);
    }
}
