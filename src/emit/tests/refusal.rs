//! What a build refuses to touch, and that it then touches nothing.

use std::fs;
use std::path::Path;

use super::super::{ApplyError, Store, StoreError};
use super::{Site, tree, write};

#[track_caller]
fn check_open(root: &Path, expected: &str) {
    let before = tree(root);
    let error = Store::open(root).err().expect("the folder is refused");
    assert_eq!(error.text().en.replace(root.to_str().unwrap(), "public"), expected);
    assert_eq!(tree(root), before);
}

/// Builds `old`, lets `disturb` change the folder, and expects `new` to be refused.
#[track_caller]
fn check_apply(old: &str, disturb: impl FnOnce(&Path), new: &str, refused: &str) {
    let dir = tempfile::tempdir().unwrap();
    Site::read(old).build(dir.path());
    disturb(dir.path());
    let before = tree(dir.path());
    let mut store = Store::open(dir.path()).unwrap();
    let error = Site::read(new).apply(&mut store).unwrap_err();
    let ApplyError::Store(StoreError::Taken(path) | StoreError::Link(path)) = &error else {
        panic!("{error}");
    };
    assert_eq!(path, &dir.path().join(refused));
    assert_eq!(tree(dir.path()), before);
    assert!(!dir.path().join(".danvan/stage").exists());
}

#[test]
fn a_foreign_folder() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "thư.doc", "");
    write(dir.path(), "z.doc", "");
    check_open(
        dir.path(),
        "the folder `public` holds files that danvan did not make, such as `public/thư.doc`; \
         choose an empty folder",
    );
    assert!(!dir.path().join(".danvan").exists());
}

#[test]
fn a_foreign_folder_beside_an_empty_folder_of_ours() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), ".danvan/lock", "");
    write(dir.path(), "thư.doc", "");
    let error = Store::open(dir.path()).err().unwrap();
    assert!(matches!(error, StoreError::Foreign { .. }), "{error}");
}

#[test]
fn a_folder_in_use() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    check_open(dir.path(), "another run of danvan is writing into `public`; wait until it is done");
    drop(store);
    Store::open(dir.path()).unwrap();
}

#[test]
fn a_damaged_manifest() {
    let dir = tempfile::tempdir().unwrap();
    Site::read("a: 1\nb: 1").build(dir.path());
    let manifest = super::manifest(dir.path());
    write(dir.path(), ".danvan/manifest", &manifest[..manifest.len() - 3]);
    check_open(
        dir.path(),
        "`public/.danvan/manifest` is damaged in line 3, so it is not known which files danvan \
         made; nothing was deleted: move the whole output folder away and build afresh",
    );
    write(dir.path(), ".danvan/manifest", &manifest.replace("manifest 1", "manifest 9"));
    check_open(
        dir.path(),
        "`public/.danvan/manifest` was written by another version of danvan; use that version, \
         or move the whole output folder away and build afresh",
    );
}

#[test]
fn a_damaged_journal() {
    let dir = tempfile::tempdir().unwrap();
    Site::read("a: 1").build(dir.path());
    write(dir.path(), ".danvan/journal", "danvan journal 2\t1\ndelete\t../a\n");
    check_open(
        dir.path(),
        "`public/.danvan/journal` is damaged in line 2, so it is not known which files danvan \
         made; nothing was deleted: move the whole output folder away and build afresh",
    );
}

#[test]
fn a_file_where_the_folder_should_be() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "public", "");
    let error = Store::open(&dir.path().join("public")).err().unwrap();
    assert!(error.text().en.starts_with("could not create the folder `"), "{error}");
}

#[test]
fn a_file_that_is_not_ours() {
    check_apply("a: 1", |root| write(root, "b", "mine"), "a: 2\nb: 2", "b");
    check_apply("a: 1", |root| write(root, "b", "mine"), "a: 2\nb/c: 2", "b");
    check_apply("a: 1", |root| write(root, "B", "mine"), "A: 1\nB: 2", "B");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_differs_only_in_case_from_one_of_ours() {
    check_apply("A: 1", |root| write(root, "a", "mine"), "a: 2", "a");
    check_apply("A/x: 1", |root| write(root, "a/x", "mine"), "a/x: 2", "a/x");
}

#[test]
fn a_folder_that_is_not_ours_or_not_ours_alone() {
    check_apply("a: 1", |root| write(root, "b/mine", "mine"), "a: 1\nb: 2", "b");
    check_apply("b/x: 1", |root| write(root, "b/mine", "mine"), "b: 2", "b/mine");
    let empty = |root: &Path| fs::create_dir(root.join("b/empty")).unwrap();
    check_apply("b/x: 1", empty, "b: 2", "b/empty");
    let replaced = |root: &Path| {
        fs::remove_file(root.join("a")).unwrap();
        fs::create_dir(root.join("a")).unwrap();
    };
    check_apply("a: 1", replaced, "a: 2", "a");
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    /// Puts a link to a folder outside in place of what is at `path`.
    fn link(path: &str) -> impl FnOnce(&Path) {
        move |root| {
            let outside = root.join(".danvan/outside");
            write(&outside, "x", "mine");
            let place = root.join(path);
            let _ = fs::remove_dir_all(&place);
            let _ = fs::remove_file(&place);
            symlink(outside, place).unwrap();
        }
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        check_apply("b: 1", link("a"), "a/x: 2\nb: 1", "a");
        check_apply("b: 1", link("a"), "a: 2\nb: 1", "a");
        check_apply("a/x: 1", link("a"), "a/x: 2", "a");
    }

    #[test]
    fn nothing_is_deleted_through_a_link() {
        check_apply("a/x: 1\nb: 1", link("a"), "b: 1", "a");
        check_apply("a: 1\nb: 1", link("a"), "b: 1", "a");
        check_apply("a/x: 1\na/y: 1\nb: 1", link("a/y"), "a: 2", "a/y");
    }

    #[test]
    fn our_own_folder_is_no_link() {
        let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        symlink(other.path(), dir.path().join(".danvan")).unwrap();
        let error = Store::open(dir.path()).err().unwrap();
        assert!(matches!(error, StoreError::Link(_)), "{error}");
    }

    #[test]
    fn our_own_files_are_no_links() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "mine", "mine");
        fs::create_dir(dir.path().join(".danvan")).unwrap();
        symlink(dir.path().join("mine"), dir.path().join(".danvan/manifest.new")).unwrap();
        let error = Store::open(dir.path()).err().unwrap();
        assert!(matches!(error, StoreError::Link(_)), "{error}");
    }

    #[test]
    fn the_folder_itself_may_be_reached_by_a_link() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("real")).unwrap();
        symlink(dir.path().join("real"), dir.path().join("public")).unwrap();
        let site = Site::read("a/b: 1");
        site.build(&dir.path().join("public"));
        assert_eq!(tree(&dir.path().join("real")), site.tree());
    }
}
