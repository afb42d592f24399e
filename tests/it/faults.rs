//! Faults that an office's machine really has, brought about for real: the program killed, the disk full,
//! rights missing, files that change under its hands, names and sizes that nobody foresaw.
//!
//! After each: what is published is whole, sources are as they were, the next run succeeds, and what was
//! said tells what happened and what to do. `docs/trust.md` lists them all.

use std::collections::BTreeMap;

use crate::site::{Site, model, output};

#[cfg(unix)]
mod disk;
#[cfg(unix)]
mod kill;
mod names;
mod world;

type Files = BTreeMap<String, Vec<u8>>;

/// A showcase of a few pages, with settings that build in a moment.
fn small() -> Site {
    Site::new(
        &(model("metrics: { ho_tham_gia: 56 hộ }")
            + "-- content/trang/gioi-thieu.md --\n---\nid: aaaaa4\ntitle: Giới thiệu\nmenu: 1\n---\n\nLời giới thiệu.\n"),
    )
}

/// Gives the site that a clean build makes of what the sources say now.
fn clean(site: &Site) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let public = folder.path().join("public");
    site.run(&["build", "--output", public.to_str().unwrap()]).well();
    output(&public)
}

/// Holds every published file to the old or the new site, whole.
#[track_caller]
fn each_whole(files: &Files, old: &Files, new: &Files) {
    for (path, bytes) in files {
        let known = [old, new].iter().any(|it| it.get(path) == Some(bytes));
        assert!(known, "{path} is of neither site");
    }
}

/// Names every file of a showcase but the output, so that nothing left behind is overlooked.
fn lying(site: &Site) -> Vec<String> {
    let ours = |it: &String| !["public/", "www/", ".danvan/"].iter().any(|own| it.starts_with(own));
    output(&site.path("")).into_keys().filter(ours).collect()
}
