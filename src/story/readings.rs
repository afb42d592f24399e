//! Readings of stories that are kept for the next run. A file that says the same, read with the same
//! settings by the same program, reads the same.
//!
//! What was read of a file with problems is not kept: they must be told again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::body::Body;
use super::told::Told;
use super::{Facts, Parsed, Parser, Story};
use crate::config::Config;
use crate::diagnostic::FilePath;
use crate::source::scan::{Stamps, StoryFile};

/// About how many stories are kept together.
const SHELF: usize = 256;

/// Keeps bytes between runs. What it has lost is made again.
pub trait Keeper: Sync {
    /// Gives what was kept last under a key, if it is there, whole.
    fn kept(&self, key: blake3::Hash) -> Option<Vec<u8>>;

    /// Keeps bytes in the place of those under the key.
    fn keep(&self, key: blake3::Hash, bytes: &[u8]);

    /// Lets go of what is under any other key.
    fn keep_only(&self, keys: &BTreeSet<[u8; 32]>);
}

/// The readings of an earlier run.
#[derive(Clone, Copy)]
pub struct Readings<'a> {
    /// Where they are kept.
    pub keeper: &'a dyn Keeper,
    /// The hash of what each file says now; one that is not among them is read.
    pub hashes: &'a BTreeMap<FilePath, blake3::Hash>,
    /// What tells that those that are read have not changed since.
    pub stamps: &'a Stamps,
    /// Stands for the program that reads.
    pub program: &'a str,
}

/// What is kept of a story.
#[derive(Serialize, Deserialize)]
struct Reading {
    read: [u8; 32],
    source: [u8; 32],
    hash: [u8; 32],
    likeness: [u8; 32],
    namespace: String,
    facts: Arc<Facts>,
    uncarried: Vec<Told>,
}

impl Reading {
    /// Takes what was read of a file, if that can be kept.
    fn of(parsed: &Parsed, config: &Config) -> Option<Self> {
        let Story { facts, body, likeness } = parsed.story.as_ref()?;
        Self::can_be_kept(parsed, config).then(|| Self {
            read: *body.read.as_bytes(),
            source: *body.source.as_bytes(),
            hash: *body.hash.as_bytes(),
            likeness: *likeness.as_bytes(),
            namespace: body.namespace.clone(),
            facts: Arc::clone(facts),
            uncarried: body.uncarried.clone(),
        })
    }

    /// Tells whether what was read of a file can be kept.
    fn can_be_kept(parsed: &Parsed, config: &Config) -> bool {
        // Of what was taken down nothing stays, here neither.
        let is_common = |it: &Story| {
            Arc::ptr_eq(it.body.redaction(), &config.hidden)
                && !config.takedown.hides_story(&it.facts.file, &it.facts.id.value)
        };
        parsed.diagnostics.is_empty() && parsed.story.as_ref().is_some_and(is_common)
    }

    fn parsed(self, file: &StoryFile, config: &Config) -> Parsed {
        let Self { read, source, hash, likeness, namespace, facts, uncarried } = self;
        let hashes = (read.into(), source.into(), hash.into());
        let words = (namespace, config.lang());
        let body = Body::kept(file, hashes, words, uncarried, &config.hidden);
        let likeness = likeness.into();
        let story = Some(Story { facts, body: Arc::new(body), likeness });
        Parsed { story, diagnostics: Vec::new() }
    }
}

impl Readings<'_> {
    /// Reads stories as [`Parser::parse`] does, but those that were read before. In the order of the files.
    pub fn parse(self, parser: &Parser<'_>, config: &Config, files: &[&StoryFile]) -> Vec<Parsed> {
        let shelves = files.len().div_ceil(SHELF).next_power_of_two();
        let mut parted: Vec<Vec<usize>> = vec![Vec::new(); shelves];
        for (index, file) in files.iter().enumerate() {
            parted[shelf_of(&file.path, shelves)].push(index);
        }
        let context = self.context(config);
        let read = parted.par_iter().enumerate().flat_map(|(shelf, indices)| {
            let shelf = Shelf { key: key(shelf, shelves), context, readings: self, config };
            let files: Vec<&StoryFile> = indices.iter().map(|it| files[*it]).collect();
            indices.clone().into_par_iter().zip(shelf.parse(parser, &files))
        });
        let mut read: Vec<(usize, Parsed)> = read.collect();
        // With more stories or fewer they stand on other shelves. What was on those must not stay either.
        let keys = (0..shelves).map(|shelf| *key(shelf, shelves).as_bytes());
        self.keeper.keep_only(&keys.collect());
        read.sort_unstable_by_key(|(index, _)| *index);
        read.into_iter().map(|(_, parsed)| parsed).collect()
    }

    /// Hashes all that a reading depends on beside the file.
    fn context(self, config: &Config) -> blake3::Hash {
        let Config { definitions, takedown, hidden, by_initials, naming, .. } = config;
        let lang = config.lang();
        let said = (self.program, definitions, takedown, hidden, by_initials, naming, lang);
        blake3::hash(format!("{said:?}").as_bytes())
    }
}

/// Tells which of the shelves a story stands on. It hangs on its name alone, so that a new story moves
/// no other.
fn shelf_of(path: &str, shelves: usize) -> usize {
    let hash = blake3::hash(path.as_bytes());
    let (head, _) = hash.as_bytes().split_first_chunk().expect("a hash has 32 bytes");
    u32::from_le_bytes(*head) as usize % shelves
}

fn key(shelf: usize, shelves: usize) -> blake3::Hash {
    blake3::hash(format!("readings {shelf} of {shelves}").as_bytes())
}

/// Stories that are kept together.
struct Shelf<'a> {
    key: blake3::Hash,
    context: blake3::Hash,
    readings: Readings<'a>,
    config: &'a Config,
}

impl Shelf<'_> {
    fn parse(&self, parser: &Parser<'_>, files: &[&StoryFile]) -> Vec<Parsed> {
        let kept = self.kept();
        // What was read with other settings, before a name was taken down perhaps, does not stay.
        let is_other = kept.is_none();
        let mut kept = kept.unwrap_or_default();
        let count = kept.len();
        let last: Vec<Option<Reading>> = files.iter().map(|it| kept.remove(&it.path)).collect();
        let reused = AtomicUsize::new(0);
        let parse = |(file, last): (&&StoryFile, Option<Reading>)| {
            let (parsed, is_same) = self.read(parser, file, last);
            reused.fetch_add(usize::from(is_same), Ordering::Relaxed);
            parsed
        };
        let parsed: Vec<Parsed> = files.par_iter().zip(last).map(parse).collect();
        let reused = reused.into_inner();
        let new = parsed.iter().filter(|it| Reading::can_be_kept(it, self.config)).count();
        if is_other || reused < count || reused < new {
            let new = parsed.iter().filter_map(|it| Reading::of(it, self.config));
            self.keep(&new.collect::<Vec<_>>());
        }
        parsed
    }

    /// Takes the last reading of a file that says what it said then, or else reads it. Tells which.
    fn read(&self, parser: &Parser<'_>, file: &StoryFile, last: Option<Reading>) -> (Parsed, bool) {
        let same = |now: &blake3::Hash| last.filter(|it| it.read == *now.as_bytes());
        if let Some(now) = self.readings.hashes.get(&file.path) {
            return match same(now) {
                Some(last) => (last.parsed(file, self.config), true),
                None => (parser.parse(file), false),
            };
        }
        let (text, now) = match self.readings.stamps.read(file) {
            Ok(read) => read,
            Err(problem) => {
                return (Parsed { story: None, diagnostics: vec![*problem] }, false);
            }
        };
        match same(&now) {
            Some(last) => (last.parsed(file, self.config), true),
            None => (parser.parse_as(file, &text, now), false),
        }
    }

    fn kept(&self) -> Option<FxHashMap<FilePath, Reading>> {
        let bytes = self.readings.keeper.kept(self.key)?;
        let bytes = bytes.strip_prefix(self.context.as_bytes())?;
        let readings: Vec<Reading> = postcard::from_bytes(bytes).ok()?;
        Some(readings.into_iter().map(|it| (Arc::clone(&it.facts.file), it)).collect())
    }

    fn keep(&self, readings: &[Reading]) {
        let bytes = self.context.as_bytes().to_vec();
        // What cannot be written down is read again.
        if let Ok(bytes) = postcard::to_extend(readings, bytes) {
            self.readings.keeper.keep(self.key, &bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use jiff::Timestamp;

    use super::*;
    use crate::source::hashes::Hashes;

    const SETTINGS: &str = "name: x\nbase_url: https://a.example\n";

    /// Stories of all kinds, with all that they may hold; the last has a problem.
    const STORIES: [(&str, &str); 8] = [
        (
            "content/mo-hinh/x.md",
            "id: abc234\ntitle: Đường hoa\nsummary: Trồng 1,2 km hoa.\ndate: 2026-01-02\nstate: ready\n\
             publish: 2026-02-03\nexpire: 2027-02-03\nkind: tap-the\nfield: kinh-te\norgan: mttq\nperiod: 2022-2024\n\
             tags: [hoa, lá]\naliases: [/cu/x/]\nrelated: [y.md]\ncompiled: true\nlabelled: false\n\
             pictures: [{ file: hoa.png, alt: Hoa, caption: Hoa nở, credit: Tác giả }]\n\
             sources: [{ title: Báo cáo, url: \"https://b.example\", date: 2024-05 }]\n\
             places: [{ code: \"08443\", name: x, village: khu 2, as_of: 2024-01-01 }, { name: xã A }]\n\
             team: { name: Tổ 1, founded: 2020, members: 5 người }\nlifecycle: { registered: 2021, evaluated: 2022-03 }\n\
             recognition: [{ level: xa, decision: 12-QĐ/ĐU, date: 2025-01-02, note: x }]\n\
             replication: { steps: [Họp dân], cost: 5 triệu đồng, contact: Ban }\n\
             metrics: { ho_tham_gia: { value: từ 5 đến 7 hộ, note: x, role: boi-canh, scope: thon, \
             parts: [3 hộ, 2 hộ], same_as: y.md }, dat_hien: \"15,50 m2\" }",
        ),
        (
            "content/mo-hinh/y.md",
            "id: abc235\ntitle: Một\nsummary: Hai.\nkind: ca-nhan\nfield: kinh-te",
        ),
        (
            "content/phong-trao/a.md",
            "id: abc236\ntitle: Một\nsummary: Hai.\nscope: tinh\nperiod: 2024",
        ),
        (
            "content/hoi-nghi/a.md",
            "id: abc237\ntitle: Một\ndate_held: 2019-10-09\nvenue: nhà văn hóa\n\
             programme: [{ time: 8 giờ, item: Khai mạc }]\npapers: [{ title: T, author: A, story: ../mo-hinh/x.md }]\n\
             documents: [../van-ban/a.md]",
        ),
        ("content/van-ban/a.md", "id: abc238\ntitle: Một\nnumber: 380-TB/TU\nissued: 2020-01-02"),
        (
            "content/khen-thuong/a.md",
            "id: abc239\ntitle: Một\nconference: ../hoi-nghi/a.md\n\
             awarded: [{ form: bang-khen, kind: tap-the, count: 2 tập thể, story: ../mo-hinh/x.md }]",
        ),
        ("content/trang/a.md", "id: abc242\ntitle: Một\nmenu: 1"),
        ("content/mo-hinh/z.md", "id: abc243\ntitle: Một\nkind: không có"),
    ];

    const BODY: &str = "## Cách làm\n\nXem [bài kia](y.md), ![hoa](hoa.png \"Hoa\"). Có 75 hộ.[^1]\n\n[^1]: Chú thích.\n";

    /// Keeps bytes in memory, and counts how often.
    #[derive(Default)]
    struct Memory {
        kept: Mutex<BTreeMap<String, Vec<u8>>>,
        times: AtomicUsize,
    }

    impl Keeper for Memory {
        fn kept(&self, key: blake3::Hash) -> Option<Vec<u8>> {
            self.kept.lock().unwrap().get(&key.to_string()).cloned()
        }

        fn keep(&self, key: blake3::Hash, bytes: &[u8]) {
            self.times.fetch_add(1, Ordering::Relaxed);
            self.kept.lock().unwrap().insert(key.to_string(), bytes.to_vec());
        }

        fn keep_only(&self, keys: &BTreeSet<[u8; 32]>) {
            let keys: BTreeSet<String> =
                keys.iter().map(|it| blake3::Hash::from(*it).to_string()).collect();
            self.kept.lock().unwrap().retain(|key, _| keys.contains(key));
        }
    }

    impl Memory {
        fn times(&self) -> usize {
            self.times.swap(0, Ordering::Relaxed)
        }
    }

    fn files(edit: impl Fn(String) -> String) -> Vec<StoryFile> {
        let file = |(path, front): (&str, &str)| {
            let text = edit(format!("---\n{front}\n---\n\n{BODY}"));
            StoryFile::held(path.into(), text.into())
        };
        STORIES.into_iter().map(file).collect()
    }

    fn config(settings: &str) -> Config {
        Config::parse(settings, jiff::civil::date(2026, 11, 22)).0.unwrap()
    }

    /// Shows all that was read.
    fn shown(parsed: &[Parsed]) -> Vec<String> {
        let show = |it: &Parsed| {
            let body = it.story.as_ref().map(|it| {
                let Body { uncarried, hash, read, source, namespace, .. } = &*it.body;
                format!("{uncarried:?} {hash} {read} {source} {namespace} {:?}", it.body.markdown())
            });
            let facts = it.story.as_ref().map(|it| (&it.facts, it.likeness));
            format!("{facts:?} {body:?} {:?}", it.diagnostics)
        };
        parsed.iter().map(show).collect()
    }

    /// Reads files through a memory and alone, and tells whether the memory was given something new.
    #[track_caller]
    fn check(memory: &Memory, files: &[StoryFile], config: &Config, program: &str) -> bool {
        let parser = Parser::new(config);
        let hashes: BTreeMap<FilePath, blake3::Hash> =
            files.iter().map(|it| (Arc::clone(&it.path), it.hash().unwrap())).collect();
        let files: Vec<&StoryFile> = files.iter().collect();
        let stamps = &Stamps::new(Hashes::default(), Timestamp::UNIX_EPOCH);
        let readings = Readings { keeper: memory, hashes: &hashes, stamps, program };
        let alone: Vec<Parsed> = files.iter().map(|it| parser.parse(it)).collect();
        assert_eq!(shown(&readings.parse(&parser, config, &files)), shown(&alone));
        let is_new = memory.times() > 0;
        let unlooked = Readings { hashes: &BTreeMap::new(), ..readings };
        assert_eq!(shown(&unlooked.parse(&parser, config, &files)), shown(&alone));
        assert_eq!(memory.times(), 0, "what was just kept is known by what the file says");
        is_new
    }

    #[test]
    fn what_was_kept_is_what_is_read() {
        let (memory, config) = (Memory::default(), config(SETTINGS));
        let files = |edit: fn(String) -> String| files(edit);
        let check = |files: &[StoryFile]| check(&memory, files, &config, "");
        assert!(check(&files(|it| it)));
        assert!(!check(&files(|it| it)));
        assert!(check(&files(|it| it.replace("Có 75 hộ", "Có 80 hộ"))));
        assert!(check(&files(|it| it)));
        assert!(check(&files(|it| it)[1..]), "what is gone is let go of");
        assert!(!check(&files(|it| it)[1..]));
        assert!(check(&files(|it| it)));
    }

    #[test]
    fn with_other_numbers_of_stories_nothing_stays_of_those_that_are_gone() {
        let (memory, config) = (Memory::default(), config(SETTINGS));
        let story = |at: usize| {
            let front = format!("id: abc{at:03}\ntitle: Bài {at}\nkind: ca-nhan\nfield: kinh-te");
            let text = format!("---\n{front}\nsummary: Hai.\n---\n");
            StoryFile::held(format!("content/mo-hinh/b{at}.md").into(), text.into())
        };
        let all: Vec<StoryFile> = (0..600).map(story).collect();
        for (stories, shelves) in [(600, 4), (300, 2), (100, 1), (600, 4)] {
            check(&memory, &all[..stories], &config, "");
            let kept = memory.kept.lock().unwrap();
            assert_eq!(kept.len(), shelves, "{stories}");
            let text = kept.values().map(|it| String::from_utf8_lossy(it)).collect::<String>();
            assert_eq!((text.contains("Bài 99"), text.contains("Bài 599")), (true, stories == 600));
        }
    }

    #[test]
    fn of_a_file_that_says_the_same_nothing_is_read() {
        let (memory, config) = (Memory::default(), config(SETTINGS));
        let whole = files(|it| it);
        check(&memory, &whole, &config, "");
        let hashes = whole.iter().map(|it| (Arc::clone(&it.path), it.hash().unwrap())).collect();
        let other: Vec<StoryFile> = files(|_| "nothing of what was there".to_owned());
        let stamps = &Stamps::new(Hashes::default(), Timestamp::UNIX_EPOCH);
        let readings = Readings { keeper: &memory, hashes: &hashes, stamps, program: "" };
        let parser = Parser::new(&config);
        let parsed = readings.parse(&parser, &config, &other.iter().collect::<Vec<_>>());
        let titles = parsed.iter().map(|it| it.story.as_ref().map(|it| &*it.facts.title.value));
        let titles: Vec<Option<&str>> = titles.collect();
        assert_eq!(titles[..2], [Some("Đường hoa"), Some("Một")]);
        assert_eq!(titles[7], None, "one with problems is read again, as they are told again");
    }

    #[test]
    fn other_settings_another_program_and_damage_let_all_be_read_again() {
        let memory = Memory::default();
        let (plain, own) =
            (config(SETTINGS), format!("{SETTINGS}fields: {{ kinh-te: {{ vi: X, en: Y }} }}\n"));
        let files = files(|it| it);
        assert!(check(&memory, &files, &plain, ""));
        assert!(check(&memory, &files, &config(&own), ""));
        assert!(check(&memory, &files, &plain, ""));
        assert!(check(&memory, &files, &plain, "other"));
        let holds = |part: &str| {
            let kept = memory.kept.lock().unwrap();
            kept.values().any(|it| it.windows(part.len()).any(|it| it == part.as_bytes()))
        };
        assert!(holds("Đường hoa"));
        assert!(check(&memory, &files[7..], &config(&own), "other"));
        assert!(!holds("Đường hoa"), "nothing stays of what was read with other settings");
        for length in [0, 32, 40, 200] {
            memory.kept.lock().unwrap().values_mut().for_each(|it| it.truncate(length));
            assert!(check(&memory, &files, &plain, "other"), "{length}");
        }
    }
}
