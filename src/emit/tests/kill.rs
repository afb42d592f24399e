//! A run killed at every step: each file is whole at every moment, nothing points at a hole, and the
//! next run ends where a clean build does.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use super::super::disk::Disk;
use super::super::{Basis, Key, Operation, Store};
use super::{Site, Tree, manifest, room, tree};

/// Counts the steps a disk has been asked to take.
pub(super) type Steps = Arc<AtomicUsize>;

/// Gives a disk that takes so many steps that change it and then, like a killed run, does nothing.
pub(super) fn dying_disk(steps: usize) -> (Disk, Steps) {
    disk_failing(move |operation, taken| {
        let looks = matches!(operation, Operation::Look | Operation::List | Operation::Read);
        let taken = if looks { taken.load(SeqCst) } else { taken.fetch_add(1, SeqCst) + 1 };
        taken > steps
    })
}

/// Gives a disk on which one step fails, be it only a look.
fn faulty_disk(step: usize) -> (Disk, Steps) {
    disk_failing(move |_, taken| taken.fetch_add(1, SeqCst) == step)
}

fn disk_failing(
    fails: impl Fn(Operation, &AtomicUsize) -> bool + Send + Sync + 'static,
) -> (Disk, Steps) {
    let taken = Steps::default();
    let counter = Arc::clone(&taken);
    let before = move |operation, path: &Path| {
        if !fails(operation, &counter) {
            return Ok(());
        }
        if operation == Operation::Write && !path.exists() {
            fs::write(path, "torn").unwrap();
        }
        Err(io::Error::other("killed"))
    };
    (Disk { before: Some(Arc::new(before)) }, taken)
}

/// A change of every kind, in which pages point at what comes and goes.
fn old_and_new() -> (Site, Site) {
    let old = "index.html: @a.html @gone.html @1.css
        a.html: one @1.css
        gone.html: @1.css @gone/pic
        kept/page.html: @kept/pic @index.html
        kept/pic: pic
        1.css: red
        gone/pic: pic
        same.txt: same
        feed.xml: @gone.html @a.html
        file: file
        folder/x: x
        folder/y/z: z
        Case/x: x";
    let new = "index.html: @a.html @fresh/page.html @2.css
        a.html: two @2.css @fresh/page.html
        fresh/page.html: @2.css @fresh/pic
        kept/page.html: @kept/pic @index.html
        kept/pic: pic
        2.css: green
        fresh/pic: pic
        same.txt: same
        feed.xml: @fresh/page.html @a.html
        file/x: x
        file/y: y
        folder: folder
        case/x: x";
    (Site::read(old), Site::read(new))
}

/// A change with all kinds of steps, but few of each.
fn small_old_and_new() -> (Site, Site) {
    let old = Site::read("i.html: @1\n1: 1\na: 1\nb/c: 1\nsame: 1");
    let new = Site::read("i.html: @2\n2: 2\na/b: 2\nb: 2\nsame: 1");
    (old, new)
}

/// Checks that each file is the old or the new one, and that what pages point at is there.
#[track_caller]
fn check_moment(now: &Tree, old: &Tree, new: &Tree) {
    for (path, content) in now.iter().filter(|(path, _)| !path.ends_with('/')) {
        let known = old.get(path) == Some(content) || new.get(path) == Some(content);
        assert!(known, "{path} holds `{content}`");
        for target in content.split(' ').filter_map(|word| word.strip_prefix('@')) {
            assert!(now.contains_key(target), "{path} points at {target}, not there");
        }
    }
    for path in old.keys().filter(|path| new.contains_key(*path)) {
        assert!(now.contains_key(path), "{path} is gone");
    }
}

/// Builds `old` if there is one, then `new` on a disk that dies after so many steps; says whether
/// it died.
fn build_and_die(root: &Path, old: Option<&Site>, new: &Site, steps: usize) -> bool {
    if let Some(old) = old {
        old.build(root);
    }
    let (disk, taken) = dying_disk(steps);
    let result = new.build_on(disk, root);
    let died = taken.load(SeqCst) > steps;
    assert_eq!(result.is_err(), died, "{result:?}");
    died
}

/// Kills a build after each number of steps, and gives how many steps it takes.
fn check_each_kill(old: Option<&Site>, new: &Site) -> usize {
    let clean = room();
    new.build(clean.path());
    let before = old.map_or_else(|| Tree::from([(String::new(), String::new())]), Site::tree);
    for steps in 0.. {
        let dir = room();
        let died = build_and_die(dir.path(), old, new, steps);
        check_moment(&tree(dir.path()), &before, &new.tree());
        new.build(dir.path());
        assert_eq!(tree(dir.path()), new.tree(), "after {steps} steps");
        assert_eq!(manifest(dir.path()), manifest(clean.path()), "after {steps} steps");
        if !died {
            return steps;
        }
    }
    unreachable!("a build has an end")
}

#[test]
fn a_fresh_build_killed_at_each_step() {
    let new = "index.html: @a/1.css @pic
        a/page.html: @a/1.css
        a/1.css: red
        pic: pic
        feed.xml: @a/page.html @index.html";
    assert!(check_each_kill(None, &Site::read(new)) > 20);
}

/// Builds a site on a disk that refuses to rename some paths, and gives those below `folder` that it was asked
/// to rename.
fn renamed(site: &Site, folder: &str, refused: &[&str]) -> Vec<String> {
    let dir = room();
    let (top, asked) = (dir.path().to_owned(), Arc::new(Mutex::new(Vec::new())));
    let (noted, refused) = (Arc::clone(&asked), refused.iter().map(|it| top.join(it)).collect());
    let before = move |operation, path: &Path| {
        let refused: &Vec<_> = &refused;
        if operation == Operation::Rename {
            noted.lock().unwrap().push(path.to_owned());
        }
        let is_refused = operation == Operation::Rename && refused.iter().any(|it| it == path);
        if is_refused { Err(io::Error::other("looked into")) } else { Ok(()) }
    };
    site.build_on(Disk { before: Some(Arc::new(before)) }, dir.path()).unwrap();
    assert_eq!(tree(dir.path()), site.tree());
    let asked = asked.lock().unwrap().clone().into_iter();
    let names = asked.filter_map(|it| Some(it.strip_prefix(&top).ok()?.to_str()?.to_owned()));
    names.filter(|it| it.starts_with(folder)).collect()
}

#[test]
fn a_new_site_is_put_in_place_by_its_top_folders() {
    let site = Site::read("index.html: @a/1.css\na/b/page.html: @a/1.css\na/1.css: red\na/c: c");
    assert_eq!(renamed(&site, "a", &[]), ["a"]);
    assert_eq!(renamed(&site, "a", &["a"]), ["a", "a/1.css", "a/c", "a/b"]);
    assert_eq!(renamed(&site, "a/b", &["a", "a/b"]), ["a/b", "a/b/page.html"]);
}

#[test]
fn a_rebuild_killed_at_each_step() {
    let (old, new) = old_and_new();
    assert!(check_each_kill(Some(&old), &new) > 40);
    assert!(check_each_kill(Some(&new), &old) > 40);
}

/// Gives the inputs and what a folder was made from that holds a site of this name.
fn made_from(name: &str) -> (Key, Basis) {
    let of = |part: &str| Key::of(format!("{name} {part}").as_bytes());
    (of("inputs"), Basis { common: of("common"), own: vec![of("own")] })
}

/// Builds a site and remembers what it was made from.
fn build_and_remember(disk: Disk, root: &Path, site: &Site, name: &str) -> bool {
    let (inputs, basis) = made_from(name);
    let Ok(mut store) = Store::open_on(disk, root) else { return false };
    site.apply(&mut store).is_ok() && store.remember(inputs, &basis).is_ok()
}

#[test]
fn a_run_killed_at_each_step_never_takes_a_folder_for_made_from_something_else() {
    let (old, new) = small_old_and_new();
    for steps in 0.. {
        let dir = room();
        assert!(build_and_remember(Disk::default(), dir.path(), &old, "old"));
        let (disk, _) = dying_disk(steps);
        let lived = build_and_remember(disk, dir.path(), &new, "new");
        let store = Store::open(dir.path()).unwrap();
        let sites = [(&old, "old"), (&new, "new")];
        let (_, name) =
            sites.into_iter().find(|(site, _)| site.tree() == tree(dir.path())).unwrap();
        let basis = store.basis();
        assert!(basis.is_none_or(|it| it == made_from(name).1), "after {steps} steps");
        if lived {
            assert_eq!(store.basis(), Some(made_from("new").1));
            break;
        }
    }
}

/// Kills a build after each number of steps and then the one that finishes it, with `between` in between.
fn check_two_kills(old: Option<&Site>, new: &Site, between: impl Fn(&Path)) {
    let before = old.map_or_else(|| Tree::from([(String::new(), String::new())]), Site::tree);
    for first in 0.. {
        let mut died = true;
        for second in 0.. {
            let dir = room();
            died = build_and_die(dir.path(), old, new, first);
            between(dir.path());
            let died_again = build_and_die(dir.path(), None, new, second);
            check_moment(&tree(dir.path()), &before, &new.tree());
            new.build(dir.path());
            assert_eq!(tree(dir.path()), new.tree(), "after {first} and {second} steps");
            if !died_again {
                break;
            }
        }
        if !died {
            break;
        }
    }
}

/// A site whose folders hold what is put in place first and what last, with files between.
fn fresh() -> Site {
    Site::read("a/1.css: red\na/page.html: @a/1.css\nz.png: pic\nindex.html: @z.png\nb/i.html: i")
}

#[test]
fn the_run_that_finishes_a_killed_one_may_be_killed_too() {
    let (old, new) = small_old_and_new();
    check_two_kills(Some(&old), &new, |_| ());
    check_two_kills(None, &fresh(), |_| ());
}

#[test]
fn a_killed_run_is_finished_even_if_the_next_plan_is_another() {
    let (old, new) = old_and_new();
    let other = Site::read("other.html: other\nfile: file again\nCASE/x: x");
    for steps in 0.. {
        let dir = room();
        let died = build_and_die(dir.path(), Some(&old), &new, steps);
        other.build(dir.path());
        assert_eq!(tree(dir.path()), other.tree(), "after {steps} steps");
        if !died {
            break;
        }
    }
}

#[test]
fn a_store_goes_on_after_a_single_failure_of_the_disk() {
    let (old, new) = small_old_and_new();
    for failing in 0.. {
        let dir = room();
        old.build(dir.path());
        let (disk, taken) = faulty_disk(failing);
        let Ok(mut store) = Store::open_on(disk, dir.path()) else {
            continue;
        };
        if new.apply(&mut store).is_err() {
            check_moment(&tree(dir.path()), &old.tree(), &new.tree());
            new.apply(&mut store).unwrap();
        }
        assert_eq!(tree(dir.path()), new.tree(), "{failing}");
        if taken.load(SeqCst) <= failing {
            break;
        }
    }
}

#[test]
fn staged_bytes_that_a_cut_of_power_took_are_made_again() {
    let (old, new) = small_old_and_new();
    check_two_kills(Some(&old), &new, empty_stage);
    check_two_kills(None, &fresh(), empty_stage);
}

fn empty_stage(root: &Path) {
    for staged in walkdir::WalkDir::new(root.join(".danvan/stage")).into_iter().flatten() {
        if staged.file_type().is_file() {
            fs::write(staged.path(), "").unwrap();
        }
    }
}
