//! A store in memory that dies, answers no more or is shared: what readers find there at each moment,
//! and where the next run ends.
#![expect(clippy::disallowed_methods, reason = "these tests look at what lies on disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::Path;
use std::sync::Mutex;

use super::record::NAME;
use super::remote::{Listed, Object, Remote, RemoteError, Tag};
use super::{Claim, Local, PublishError, Sent, compare, send};
use crate::diagnostic::Text;
use crate::emit::{Content, Key, OutputPath, Plan, Planned, Rank, Rendered, Store};

/// When a store stops answering.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Death {
    /// It has not done what it was asked.
    Before,
    /// It has, and nobody is told.
    After,
}

type Meanwhile = Box<dyn Fn(&Memory) + Sync>;

/// A store of objects, with the number of the change that each came of.
struct Memory {
    state: Mutex<State>,
    /// The change that it dies at, if it does.
    dies: Option<(usize, Death)>,
    /// What happens beside it right before a change.
    meanwhile: Option<(usize, Meanwhile)>,
}

#[derive(Clone, Default)]
struct State {
    objects: BTreeMap<String, (String, usize)>,
    changes: usize,
    asked: usize,
    log: Vec<String>,
    /// Files that were there before and stay: all that these point at must be there.
    staying: BTreeSet<String>,
    /// Whether a run was taken over that lives, so that its files may be left behind.
    is_torn: bool,
}

impl Memory {
    fn new(objects: BTreeMap<String, (String, usize)>) -> Self {
        let changes = objects.len();
        let state = Mutex::new(State { objects, changes, ..State::default() });
        Self { state, dies: None, meanwhile: None }
    }

    /// Gives a store that holds a site, and checks the links of all that a second one has too.
    fn from(old: &Self, new: &str) -> Self {
        let (state, new) = (old.state(), tree(new));
        let staying = state.objects.keys().filter(|it| new.contains_key(*it)).cloned().collect();
        let memory = Self::new(state.objects);
        memory.state.lock().unwrap().staying = staying;
        memory
    }

    fn state(&self) -> State {
        self.state.lock().unwrap().clone()
    }

    /// Gives what a reader can get, the record apart.
    fn shown(&self) -> BTreeMap<String, String> {
        let objects = self.state().objects.into_iter();
        objects.filter(|(name, _)| name != NAME).map(|(name, (text, _))| (name, text)).collect()
    }

    fn record(&self) -> String {
        self.state().objects[NAME].0.clone()
    }

    fn change(
        &self,
        what: String,
        change: impl FnOnce(&mut State) -> Result<(), RemoteError>,
    ) -> Result<Tag, RemoteError> {
        let number = {
            let mut state = self.state.lock().unwrap();
            state.asked += 1;
            state.asked
        };
        if let Some((at, meanwhile)) = &self.meanwhile
            && *at == number
        {
            meanwhile(self);
        }
        let dead = || RemoteError::Failed(Text::new("đã tắt", "dead"));
        let mut state = self.state.lock().unwrap();
        match self.dies {
            Some((at, death)) if number > at || (number == at && death == Death::Before) => {
                return Err(dead());
            }
            _ => {}
        }
        change(&mut state)?;
        state.changes += 1;
        state.log.push(what);
        check_moment(&state);
        if self.dies == Some((number, Death::After)) {
            return Err(dead());
        }
        Ok(Tag(Some(state.changes.to_string())))
    }

    fn write(&self, name: &str, bytes: Vec<u8>, old: Option<&Tag>) -> Result<Tag, RemoteError> {
        self.change(format!("put {name}"), |state| {
            let there = state.objects.get(name).map(|it| Tag(Some(it.1.to_string())));
            if there.as_ref() != old {
                return Err(RemoteError::Moved);
            }
            let text = String::from_utf8(bytes).unwrap();
            state.objects.insert(name.to_owned(), (text, state.changes + 1));
            Ok(())
        })
    }
}

impl Remote for Memory {
    fn list(&self) -> Result<BTreeMap<String, Listed>, RemoteError> {
        let objects = self.state().objects.into_iter();
        Ok(objects
            .map(|(name, (text, change))| {
                let tag = Tag(Some(change.to_string()));
                (name, Listed { length: text.len() as u64, tag })
            })
            .collect())
    }

    fn read(&self, name: &str) -> Result<Option<(Vec<u8>, Tag)>, RemoteError> {
        let found = self.state().objects.remove(name);
        Ok(found.map(|(text, change)| (text.into_bytes(), Tag(Some(change.to_string())))))
    }

    fn replace(&self, name: &str, bytes: Vec<u8>, old: Option<&Tag>) -> Result<Tag, RemoteError> {
        self.write(name, bytes, old)
    }

    fn put(&self, mut object: Object<'_>, old: Option<&Tag>) -> Result<(), RemoteError> {
        let mut bytes = Vec::new();
        object.bytes.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes.len() as u64, object.length);
        self.write(object.name, bytes, old).map(drop)
    }

    fn delete(&self, name: &str) -> Result<(), RemoteError> {
        self.change(format!("delete {name}"), |state| {
            state.objects.remove(name);
            Ok(())
        })
        .map(drop)
    }
}

/// Checks that what files point at is there. Pages that come or go together may point at each other.
#[track_caller]
fn check_moment(state: &State) {
    if state.is_torn {
        return;
    }
    for (name, (text, _)) in &state.objects {
        for target in text.split(' ').filter_map(|word| word.strip_prefix('@')) {
            let is_page = Path::new(target).extension().is_some_and(|it| it == "html");
            if is_page && !state.staying.contains(name) {
                continue;
            }
            assert!(state.objects.contains_key(target), "{name} points at {target}, not there");
        }
    }
}

/// Builds a site from lines of `path: content`, in which `@path` points at another file.
fn build(root: &Path, lines: &str) {
    let pairs: Vec<_> = lines.lines().filter_map(|line| line.trim().split_once(": ")).collect();
    let planned = |(path, content): &(&str, &str)| {
        let rank = match path.rsplit('.').next() {
            Some("html") => Rank::Page,
            Some("xml") => Rank::Listing,
            _ => Rank::Asset,
        };
        let key = Some(Key::of(content.as_bytes()));
        Planned { path: OutputPath::new(path).unwrap(), key, rank }
    };
    let plan = Plan::new(pairs.iter().map(planned).collect()).unwrap();
    let mut store = Store::open(root).unwrap();
    let diff = store.diff(&plan);
    let make = |index: usize| {
        let bytes = pairs[index].1.as_bytes().to_vec();
        Ok::<_, Infallible>(Rendered { key: Some(Key::of(&bytes)), content: Content::Bytes(bytes) })
    };
    store.apply(&diff, make, |_| ()).unwrap();
}

const OLD: &str = "index.html: @a.html @gone.html @assets/x.aaaaaaaaaaaa.css
    a.html: one @assets/x.aaaaaaaaaaaa.css
    gone.html: @assets/x.aaaaaaaaaaaa.css @gone/pic
    kept.html: @kept/pic @index.html
    kept/pic: pic
    assets/x.aaaaaaaaaaaa.css: red
    gone/pic: pic
    tim-kiem/meta.idx: @tim-kiem/k/a.aaaaaaaaaaaa.idx
    tim-kiem/k/a.aaaaaaaaaaaa.idx: a
    feed.xml: @gone.html @a.html";
const NEW: &str = "index.html: @a.html @fresh.html @assets/x.bbbbbbbbbbbb.css
    a.html: two @assets/x.bbbbbbbbbbbb.css @fresh.html
    fresh.html: @assets/x.bbbbbbbbbbbb.css @fresh/pic
    kept.html: @kept/pic @index.html
    kept/pic: pic
    assets/x.bbbbbbbbbbbb.css: green
    fresh/pic: pic
    tim-kiem/meta.idx: @tim-kiem/k/b.bbbbbbbbbbbb.idx
    tim-kiem/k/b.bbbbbbbbbbbb.idx: b
    feed.xml: @fresh.html @a.html";

fn tree(lines: &str) -> BTreeMap<String, String> {
    let pairs = lines.lines().filter_map(|line| line.trim().split_once(": "));
    pairs.map(|(path, content)| (path.to_owned(), content.to_owned())).collect()
}

fn room() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// A folder in which a site was built, open to be published.
struct Built {
    _room: tempfile::TempDir,
    local: Local,
}

fn built(lines: &str) -> Built {
    let room = room();
    build(room.path(), lines);
    let local = Local::open(&[room.path().to_owned()]).unwrap();
    Built { _room: room, local }
}

fn published(lines: &str) -> Memory {
    let memory = Memory::new(BTreeMap::new());
    send(&built(lines).local, &memory, Claim::Respect, || ()).unwrap();
    memory
}

#[test]
fn first_publish_sends_all_and_the_second_nothing() {
    let (site, memory) = (built(OLD), Memory::new(BTreeMap::new()));
    let sent = send(&site.local, &memory, Claim::Respect, || ()).unwrap();
    assert_eq!(sent, Sent { written: 10, deleted: 0, kept: 0 });
    assert_eq!(memory.shown(), tree(OLD));
    let asked = memory.state().asked;
    let sent = send(&site.local, &memory, Claim::Respect, || ()).unwrap();
    assert_eq!(sent, Sent { written: 0, deleted: 0, kept: 10 });
    assert_eq!(memory.state().asked, asked, "the second changed something");
}

#[test]
fn change_is_sent_in_an_order_that_shows_no_hole_and_deletes_last() {
    let memory = Memory::from(&published(OLD), NEW);
    let before = memory.state().log.len();
    send(&built(NEW).local, &memory, Claim::TakeOver, || ()).unwrap();
    assert_eq!(memory.shown(), tree(NEW));
    let log = memory.state().log.split_off(before);
    let waves: Vec<Vec<&str>> = log
        .split(|it| it == &format!("put {NAME}"))
        .map(|wave| {
            let mut wave: Vec<&str> = wave.iter().map(String::as_str).collect();
            wave.sort_unstable();
            wave
        })
        .filter(|wave| !wave.is_empty())
        .collect();
    let expected: [&[&str]; 10] = [
        &["put assets/x.bbbbbbbbbbbb.css", "put tim-kiem/k/b.bbbbbbbbbbbb.idx"],
        &["put fresh/pic"],
        &["put tim-kiem/meta.idx"],
        &["put fresh.html"],
        &["put a.html", "put index.html"],
        &["put feed.xml"],
        &["delete gone.html"],
        &["delete gone/pic"],
        &["delete assets/x.aaaaaaaaaaaa.css", "delete tim-kiem/k/a.aaaaaaaaaaaa.idx"],
        &[],
    ];
    assert_eq!(waves, expected[..9]);
}

#[test]
fn run_killed_at_each_change_is_followed_by_one_that_ends_as_a_clean_one() {
    let clean = published(NEW);
    let old = published(OLD);
    for death in [Death::Before, Death::After] {
        for start in [&Memory::new(BTreeMap::new()), &old] {
            let is_fresh = start.shown().is_empty();
            for at in 1.. {
                let site = built(NEW);
                let dying = Memory { dies: Some((at, death)), ..Memory::from(start, NEW) };
                let ended = send(&site.local, &dying, Claim::Respect, || ());
                let living = Memory::new(BTreeMap::new());
                *living.state.lock().unwrap() = State { asked: 0, ..dying.state() };
                send(&site.local, &living, Claim::Respect, || ()).unwrap();
                assert_eq!(living.shown(), tree(NEW), "after {at} changes");
                assert_eq!(living.record(), clean.record(), "after {at} changes");
                if ended.is_ok() {
                    assert!(at > if is_fresh { 15 } else { 20 }, "it has hardly done anything");
                    break;
                }
            }
        }
    }
}

#[test]
fn run_killed_at_each_change_is_followed_by_one_with_another_site() {
    let other = "index.html: other @kept/pic\n kept/pic: another";
    for at in 1.. {
        let site = built(NEW);
        let start = published(OLD).state().objects;
        let dying = Memory { dies: Some((at, Death::After)), ..Memory::new(start) };
        let ended = send(&site.local, &dying, Claim::Respect, || ());
        let living = Memory::new(dying.state().objects);
        let other_site = built(other);
        if living.record().contains("\nby\t") {
            let refused = send(&other_site.local, &living, Claim::Respect, || ());
            assert!(matches!(refused, Err(PublishError::Claimed)), "{refused:?}");
        }
        send(&other_site.local, &living, Claim::TakeOver, || ()).unwrap();
        assert_eq!(living.shown(), tree(other), "after {at} changes");
        send(&other_site.local, &living, Claim::Respect, || ()).unwrap();
        assert_eq!(living.record(), published(other).record());
        if ended.is_ok() {
            break;
        }
    }
}

#[test]
fn two_publishers_never_mix() {
    let other = "index.html: other @kept/pic\n gone.html: other\n kept/pic: another";
    let of_other = |memory: &Memory| {
        let mut shown = memory.shown();
        shown.retain(|path, _| tree(other).contains_key(path));
        shown
    };
    for at in 1.. {
        let start = published(OLD).state().objects;
        let took = std::sync::Arc::new(Mutex::new(None));
        let noted = std::sync::Arc::clone(&took);
        let meanwhile = move |memory: &Memory| {
            memory.state.lock().unwrap().is_torn = true;
            let taken = send(&built(other).local, memory, Claim::TakeOver, || ());
            *noted.lock().unwrap() = Some(taken.is_ok());
        };
        let memory = Memory { meanwhile: Some((at, Box::new(meanwhile))), ..Memory::new(start) };
        let ours = send(&built(NEW).local, &memory, Claim::Respect, || ());
        let Some(theirs) = *took.lock().unwrap() else {
            assert!(ours.is_ok());
            break;
        };
        assert!(ours.is_err() || !theirs, "both think that they have published");
        if theirs {
            // A late deletion may take a file away, but never do our bytes stand for theirs.
            let is_theirs = |(path, text): (&String, &String)| tree(other)[path] == *text;
            assert!(of_other(&memory).iter().all(is_theirs), "after {at}");
        }
        let site = built(other);
        send(&site.local, &memory, Claim::TakeOver, || ()).unwrap();
        send(&site.local, &memory, Claim::Respect, || ()).unwrap();
        assert_eq!(memory.shown(), tree(other), "after {at}");
    }
}

#[test]
fn files_of_others_are_refused_or_left_alone() {
    let theirs = |name: &str| (name.to_owned(), ("của người khác".to_owned(), 1));
    let memory = Memory::new(BTreeMap::from([theirs("anh.jpg")]));
    let refused = send(&built(OLD).local, &memory, Claim::TakeOver, || ());
    assert!(matches!(&refused, Err(PublishError::Foreign(it)) if it == "anh.jpg"), "{refused:?}");
    assert_eq!(memory.state().asked, 0);

    let mut objects = published(OLD).state().objects;
    objects.extend([theirs("google.html")]);
    let memory = Memory::new(objects.clone());
    send(&built(NEW).local, &memory, Claim::TakeOver, || ()).unwrap();
    assert_eq!(memory.shown()["google.html"], "của người khác");

    objects.extend([theirs("fresh.html")]);
    let memory = Memory::new(objects);
    let refused = send(&built(NEW).local, &memory, Claim::TakeOver, || ());
    assert!(matches!(&refused, Err(PublishError::Taken(it)) if it.as_str() == "fresh.html"));
    assert_eq!(memory.state().asked, 0);
}

#[test]
fn lost_file_is_sent_again() {
    let mut objects = published(OLD).state().objects;
    objects.remove("kept/pic");
    objects.remove("kept.html");
    let memory = Memory::new(objects);
    let site = built(OLD);
    assert_eq!(compare(&site.local, &memory).unwrap().write.len(), 2);
    send(&site.local, &memory, Claim::TakeOver, || ()).unwrap();
    assert_eq!(memory.shown(), tree(OLD));
}

#[test]
fn damaged_record_touches_nothing() {
    let mut objects = published(OLD).state().objects;
    objects.insert(NAME.to_owned(), ("hỏng".to_owned(), 1));
    let memory = Memory::new(objects);
    let refused = send(&built(NEW).local, &memory, Claim::TakeOver, || ());
    assert!(matches!(refused, Err(PublishError::Record(_))), "{refused:?}");
    assert_eq!(memory.state().asked, 0);
}

#[test]
fn file_changed_after_the_build_is_not_sent() {
    let room = room();
    build(room.path(), OLD);
    std::fs::write(room.path().join("kept/pic"), "longer than it was").unwrap();
    let local = Local::open(&[room.path().to_owned()]).unwrap();
    let refused = send(&local, &Memory::new(BTreeMap::new()), Claim::Respect, || ());
    assert!(matches!(refused, Err(PublishError::Altered(_))), "{refused:?}");
}
