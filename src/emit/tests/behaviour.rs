//! What a build writes, keeps and deletes.

use std::fs::{self, File};
use std::sync::Mutex;
use std::time::SystemTime;

use super::super::{ApplyError, Basis, Content, Key, Rendered, Store};
use super::{Site, manifest, rendered, tree, write};

#[test]
fn a_fresh_build_writes_all_and_leaves_only_lock_and_manifest() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("a/public");
    let site = Site::read("index.html: @a.css\na.css: red\nmo-hinh/x/index.html: @a.css");
    let (applied, rendered) = site.build(&root);
    assert_eq!((applied.written, applied.same, applied.deleted), (3, 0, 0));
    assert_eq!(rendered, ["New index.html", "New a.css", "New mo-hinh/x/index.html"]);
    assert_eq!(tree(&root), site.tree());
    let mut own: Vec<_> = fs::read_dir(root.join(".danvan"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    own.sort();
    assert_eq!(own, ["lock", "manifest"]);
}

#[test]
fn a_second_build_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::read("index.html: hello\na/b.css: red");
    site.build(dir.path());
    let paths = ["index.html", "a/b.css", ".danvan/manifest"].map(|path| dir.path().join(path));
    for path in &paths {
        File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(SystemTime::UNIX_EPOCH)
            .unwrap();
    }
    let (applied, rendered) = site.build(dir.path());
    assert_eq!((applied.written, rendered.len()), (0, 0));
    for path in &paths {
        assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), SystemTime::UNIX_EPOCH);
    }
}

#[test]
fn a_change_writes_one_and_deletes_one() {
    let dir = tempfile::tempdir().unwrap();
    Site::read("index.html: old\nkept.html: kept\na/b/gone.html: gone\na/x: x").build(dir.path());
    let site = Site::read("index.html: new\nkept.html: kept\na/x: x");
    let (applied, rendered) = site.build(dir.path());
    assert_eq!((applied.written, applied.deleted), (1, 1));
    assert_eq!(rendered, ["Changed index.html"]);
    assert_eq!(tree(dir.path()), site.tree());
    assert!(!dir.path().join("a/b").exists());
}

#[test]
fn a_key_that_changes_without_the_bytes_only_tells_the_manifest() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::read("index.html: same");
    site.build(dir.path());
    let file = File::options().write(true).open(dir.path().join("index.html")).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    let other = Site::read("index.html: other");
    let mut store = Store::open(dir.path()).unwrap();
    let diff = store.diff(&other.plan);
    let applied = store
        .apply(
            &diff,
            |_| Ok::<_, String>(Rendered { key: rendered("other").key, ..rendered("same") }),
            |_| (),
        )
        .unwrap();
    assert_eq!((applied.written, applied.same), (0, 1));
    assert_eq!(file.metadata().unwrap().modified().unwrap(), SystemTime::UNIX_EPOCH);
    assert!(store.diff(&other.plan).is_empty());
}

#[test]
fn what_is_made_while_it_is_written_is_an_output_like_any() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::read("a.txt: one two");
    let mut store = Store::open(dir.path()).unwrap();
    let words = |out: &mut dyn std::io::Write| {
        ["one", " ", "two"].into_iter().try_for_each(|it| out.write_all(it.as_bytes()))
    };
    let stream = || Content::Stream(Box::new(words));
    let diff = store.diff(&site.plan);
    let applied = store
        .apply(
            &diff,
            |_| Ok::<_, String>(Rendered { content: stream(), ..rendered("one two") }),
            |_| (),
        )
        .unwrap();
    assert_eq!(applied.written, 1);
    assert_eq!(fs::read_to_string(dir.path().join("a.txt")).unwrap(), "one two");
    assert!(store.diff(&site.plan).is_empty());
}

#[test]
fn a_file_lost_or_shortened_is_restored() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::read("a/lost.html: lost\ncut.html: whole\nkept.html: kept");
    site.build(dir.path());
    fs::remove_dir_all(dir.path().join("a")).unwrap();
    write(dir.path(), "cut.html", "wh");
    let (_, rendered) = site.build(dir.path());
    assert_eq!(rendered, ["Missing a/lost.html", "Missing cut.html"]);
    assert_eq!(tree(dir.path()), site.tree());
}

#[test]
fn a_folder_takes_the_place_of_a_file_and_back() {
    let dir = tempfile::tempdir().unwrap();
    let flat = Site::read("a: file\nb: b\nindex.html: 1");
    let deep = Site::read("a/b/c: one\na/b/d: two\na/e: three\nb: b\nindex.html: 1");
    for site in [&flat, &deep, &flat, &deep] {
        site.build(dir.path());
        assert_eq!(tree(dir.path()), site.tree());
    }
}

#[test]
fn a_name_may_change_its_case() {
    let dir = tempfile::tempdir().unwrap();
    for lines in ["Anh/Đường.jpg: 1\nA.html: 1", "anh/đường.jpg: 1\na.html: 1"] {
        let site = Site::read(lines);
        site.build(dir.path());
        assert_eq!(tree(dir.path()), site.tree());
    }
}

#[test]
fn an_empty_site_deletes_only_what_is_ours() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), ".gitignore", "*");
    Site::read("index.html: 1\na/b/c: 2\na/d/e: 3").build(dir.path());
    write(dir.path(), "CNAME", "danvan.example");
    write(dir.path(), "a/b/note.txt", "mine");
    fs::create_dir(dir.path().join("a/mine")).unwrap();
    let (applied, _) = Site::read("").build(dir.path());
    assert_eq!(applied.deleted, 3);
    let expected = ".gitignore: *\nCNAME: danvan.example\na/b/note.txt: mine";
    let mut expected: super::Tree = expected
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(path, content)| (path.to_owned(), content.to_owned()))
        .collect();
    expected.insert("a/mine/".to_owned(), String::new());
    assert_eq!(tree(dir.path()), expected);
}

#[test]
fn a_file_of_ours_that_became_a_folder_is_not_deleted() {
    let dir = tempfile::tempdir().unwrap();
    Site::read("a: 1\nb: 1").build(dir.path());
    fs::remove_file(dir.path().join("a")).unwrap();
    write(dir.path(), "a/mine", "mine");
    Site::read("b: 1").build(dir.path());
    assert_eq!(fs::read_to_string(dir.path().join("a/mine")).unwrap(), "mine");
}

#[test]
fn if_one_output_cannot_be_made_nothing_changes() {
    let dir = tempfile::tempdir().unwrap();
    let old = Site::read("a.html: 1\nb.html: 1\nc.html: 1");
    old.build(dir.path());
    let before = manifest(dir.path());
    let new = Site::read("a.html: 2\nb.html: 2\nd.html: 2");
    let mut store = Store::open(dir.path()).unwrap();
    let diff = store.diff(&new.plan);
    let render = |index| if index == 0 { Ok(rendered("")) } else { Err(format!("no {index}")) };
    let error = store.apply(&diff, render, |_| ()).unwrap_err();
    assert!(matches!(&error, ApplyError::Render { path, .. } if path.as_str() == "b.html"));
    assert_eq!(error.text().en, "could not make `b.html`: no 1");
    assert_eq!(error.to_string(), "không tạo được `b.html`: no 1");
    assert_eq!((tree(dir.path()), manifest(dir.path())), (old.tree(), before));
    assert!(!dir.path().join(".danvan/stage").exists());
    new.apply(&mut store).unwrap();
    assert_eq!(tree(dir.path()), new.tree());
}

#[test]
fn progress_hears_of_each_output_once() {
    let dir = tempfile::tempdir().unwrap();
    let site = Site::read("a: 1\nb: 1\nc: 1");
    let heard = Mutex::new(Vec::new());
    let mut store = Store::open(dir.path()).unwrap();
    let diff = store.diff(&site.plan);
    let render = |_| Ok::<_, String>(rendered(""));
    store.apply(&diff, render, |index| heard.lock().unwrap().push(index)).unwrap();
    let mut heard = heard.into_inner().unwrap();
    heard.sort_unstable();
    assert_eq!(heard, [0, 1, 2]);
}

#[test]
fn what_a_folder_was_made_from_is_remembered_until_it_changes() {
    let dir = tempfile::tempdir().unwrap();
    let (old, new) = (Site::read("a: 1\nb: 2"), Site::read("a: 1\nb: 3"));
    let basis = Basis { common: Key::of(b"common"), own: vec![Key::of(b"own")] };
    let inputs = Key::of(b"inputs");
    let basis_of = || Store::open(dir.path()).unwrap().basis();
    old.build(dir.path());
    assert_eq!(basis_of(), None);
    Store::open(dir.path()).unwrap().remember(inputs, &basis).unwrap();
    old.build(dir.path());
    assert_eq!(basis_of().as_ref(), Some(&basis), "nothing was put in place");
    new.build(dir.path());
    assert_eq!(basis_of(), None);
    Store::open(dir.path()).unwrap().remember(inputs, &basis).unwrap();
    let other = Key::of(b"another program of ours");
    write(dir.path(), ".danvan/inputs", &format!("{other}\n"));
    assert_eq!(basis_of(), None, "it is of other inputs");
    write(dir.path(), ".danvan/inputs", &format!("{inputs}\n"));
    assert_eq!(basis_of(), Some(basis));
    write(dir.path(), ".danvan/basis", "torn");
    assert_eq!(basis_of(), None);
}
