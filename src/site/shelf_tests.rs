//! The index of the search is the same wherever its parts wait, and whatever goes wrong there is told.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::compile;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::search::shelf::{InMemory, Laid, Shelf};
use crate::source::scan::Tree;

/// Stories of which the first and the last share words.
const STORIES: usize = 600;

/// The files of an index by address, each with its bytes and its key.
type Files = BTreeMap<String, (Vec<u8>, blake3::Hash)>;

/// Makes the index of some stories on a shelf.
fn indexed(shelf: &dyn Shelf) -> Result<Files, Box<Diagnostic>> {
    indexed_with("Hiến đất", shelf)
}

/// Makes the index of the same stories with other words in the last.
fn indexed_with(last: &str, shelf: &dyn Shelf) -> Result<Files, Box<Diagnostic>> {
    indexed_without(STORIES, last, shelf)
}

/// Makes the index of all of them but one.
fn indexed_without(gone: usize, last: &str, shelf: &dyn Shelf) -> Result<Files, Box<Diagnostic>> {
    let settings = "name: Thử\nbase_url: https://a.example\n";
    let story = |at: usize| {
        let text = format!(
            "---\nid: b{at:05}\ntitle: Đường hoa {at}\nsummary: Trồng hoa.\nkind: tap-the\n\
             field: kinh-te\n---\n\n## Cách làm\n\n{} thôn {}.\n",
            if at == STORIES - 1 { last } else { "Hiến đất" },
            at % 7
        );
        (format!("content/mo-hinh/bai-{at}.md").into(), text.into())
    };
    let files = (0..STORIES)
        .filter(|it| *it != gone)
        .map(story)
        .chain([("content/site.yaml".into(), settings.into())]);
    let tree = Tree::held(files);
    let (config, _) = Config::parse(settings, jiff::civil::date(2026, 11, 29));
    let showcase = compile(&tree, config, None).showcase.unwrap();
    let index = showcase.search_index_by(shelf)?;
    index.iter().map(|(url, file)| Ok((url.clone(), (file.bytes()?, file.key)))).collect()
}

/// A reader that gives byte after byte.
struct Slow(io::Cursor<Vec<u8>>);

impl Read for Slow {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(&mut bytes[..1])
    }
}

struct SlowShelf;

impl Shelf for SlowShelf {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Slow(io::Cursor::new(bytes))))
    }
}

/// A shelf that takes nothing.
struct Full;

impl Shelf for Full {
    fn put(&self, _: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        Err(io::ErrorKind::StorageFull.into())
    }
}

/// A shelf that loses the second half of what it takes.
struct Torn;

impl Shelf for Torn {
    fn put(&self, mut bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        bytes.truncate(bytes.len() / 2);
        InMemory.put(bytes)
    }
}

/// A shelf that keeps what it is left, and counts it.
#[derive(Default)]
struct Keeping {
    kept: Mutex<BTreeMap<String, Vec<u8>>>,
    left: AtomicUsize,
    /// The files that stand in the output.
    output: Mutex<Files>,
    /// How many files were laid on the shelf.
    laid: AtomicUsize,
}

impl Shelf for Keeping {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        InMemory.put(bytes)
    }

    fn kept(&self, key: blake3::Hash) -> Option<Vec<u8>> {
        self.kept.lock().unwrap().get(&key.to_string()).cloned()
    }

    fn keep(&self, key: blake3::Hash, bytes: &[u8]) {
        self.left.fetch_add(1, Ordering::Relaxed);
        self.kept.lock().unwrap().insert(key.to_string(), bytes.to_vec());
    }

    fn lay(&self, bytes: Vec<u8>) -> io::Result<Laid> {
        self.laid.fetch_add(1, Ordering::Relaxed);
        InMemory.lay(bytes)
    }

    fn standing(&self, url: &str, key: blake3::Hash) -> Option<Laid> {
        let output = self.output.lock().unwrap();
        let (bytes, _) = output.get(url).filter(|it| it.1 == key)?;
        Some(Laid::held(bytes.clone()))
    }
}

/// A shelf that tells of each file of an index that is read back from it.
#[derive(Default)]
struct Chest {
    read: Arc<Mutex<usize>>,
}

impl Shelf for Chest {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        InMemory.put(bytes)
    }

    fn lay(&self, bytes: Vec<u8>) -> io::Result<Laid> {
        let read = Arc::clone(&self.read);
        Ok(Laid::away(move || {
            *read.lock().unwrap() += 1;
            Ok(bytes.clone())
        }))
    }
}

/// A shelf that loses files.
struct Leaky;

impl Shelf for Leaky {
    fn put(&self, bytes: Vec<u8>) -> io::Result<Box<dyn Read + Send>> {
        InMemory.put(bytes)
    }

    fn lay(&self, _: Vec<u8>) -> io::Result<Laid> {
        Ok(Laid::away(|| Err(io::ErrorKind::UnexpectedEof.into())))
    }
}

#[test]
fn of_an_edited_story_one_part_is_read_again_and_the_index_is_that_made_anew() {
    let shelf = Keeping::default();
    let mut left = |words: &str| {
        assert_eq!(indexed_with(words, &shelf).unwrap(), indexed_with(words, &InMemory).unwrap());
        shelf.left.swap(0, Ordering::Relaxed)
    };
    assert_eq!(["Hiến đất", "Hiến đất", "Hiến vườn", "Hiến đất"].map(&mut left), [6, 0, 3, 3]);
    for bytes in shelf.kept.lock().unwrap().values_mut() {
        bytes.truncate(3);
    }
    assert_eq!(left("Hiến đất"), 6, "what is damaged is read again");
}

#[test]
fn what_is_left_of_edited_parts_is_what_would_be_left_of_parts_read_anew() {
    let kept = |shelf: &Keeping| shelf.kept.lock().unwrap().clone();
    let shelf = Keeping::default();
    for (gone, last) in
        [(STORIES, "Hiến đất"), (STORIES, "Hiến vườn nhà"), (100, "Hiến đất"), (599, "")]
    {
        let anew = Keeping::default();
        let made = indexed_without(gone, last, &anew).unwrap();
        assert_eq!(indexed_without(gone, last, &shelf).unwrap(), made, "{gone} {last}");
        for (key, bytes) in kept(&anew) {
            assert_eq!(kept(&shelf)[&key], bytes, "{gone} {last}");
        }
    }
}

#[test]
fn files_that_stand_in_the_output_are_not_packed_again_and_those_that_were_lost_are() {
    let shelf = Keeping::default();
    let laid = |words: &str| {
        let before = shelf.output.lock().unwrap().clone();
        let index = indexed_with(words, &shelf).unwrap();
        assert_eq!(index, indexed_with(words, &InMemory).unwrap());
        let new = index.iter().filter(|(url, file)| before.get(*url) != Some(file)).count();
        *shelf.output.lock().unwrap() = index;
        (shelf.laid.swap(0, Ordering::Relaxed), new)
    };
    let (first, all) = laid("Hiến đất");
    assert_eq!(first, all);
    // What names all others, and holds them for a disk, is packed whatever stands.
    assert_eq!(laid("Hiến đất"), (2, 0));
    let (edited, new) = laid("Hiến vườn");
    assert_eq!(edited, new);
    assert!(new < all / 2, "{new} of {all}");
    shelf.output.lock().unwrap().retain(|url, _| !url.contains("/the/"));
    let (lost, new) = laid("Hiến vườn");
    assert_eq!((lost, new), (STORIES / 8 + 2, STORIES / 8));
}

/// Numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    /// Gives words of made-up syllables.
    fn words(&mut self, count: u64) -> String {
        let letters = |of: &str, at: u64| of.chars().nth(usize::try_from(at).unwrap()).unwrap();
        let word = |_| {
            let (one, two) =
                (letters("bcdghklmnt", self.below(10)), letters("aàáeêioôuư", self.below(10)));
            format!("{one}{two}{}", letters("cmnptuio", self.below(8)))
        };
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn after_any_edits_chunks_that_stand_and_those_made_again_are_those_made_anew() {
    let mut dice = Dice(7);
    let mut bodies: Vec<String> = (0..300).map(|_| dice.words(40)).collect();
    let settings = "name: Thử\nbase_url: https://a.example\n";
    let (config, _) = Config::parse(settings, jiff::civil::date(2026, 11, 29));
    let indexed = |bodies: &[String], shelf: &dyn Shelf| -> Files {
        let story = |(at, body): (usize, &String)| {
            let head = format!(
                "id: b{at:05}\ntitle: Bài {at}\nsummary: x.\nkind: tap-the\nfield: kinh-te"
            );
            (
                format!("content/mo-hinh/bai-{at}.md").into(),
                format!("---\n{head}\n---\n\n{body}.\n").into(),
            )
        };
        let tree = Tree::held(bodies.iter().enumerate().map(story));
        let showcase = compile(&tree, config.clone(), None).showcase.unwrap();
        let index = showcase.search_index_by(shelf).unwrap();
        index.iter().map(|(url, file)| (url.clone(), (file.bytes().unwrap(), file.key))).collect()
    };
    let shelf = Keeping::default();
    *shelf.output.lock().unwrap() = indexed(&bodies, &shelf);
    let mut stood = 0;
    for round in 0..14 {
        let at = usize::try_from(dice.below(bodies.len() as u64)).unwrap();
        match round % 7 {
            0 | 3 => bodies[at].push_str(&dice.words(1)),
            1 => bodies[at] = dice.words(40),
            2 => bodies[at].clear(),
            // Keys before and after all others, and one that many hold.
            4 => bodies[at].push_str(" a a zzz zzzz"),
            5 => bodies.iter_mut().take(100).for_each(|it| it.push_str(" hoa")),
            _ => drop(bodies.pop()),
        }
        shelf.laid.swap(0, Ordering::Relaxed);
        let made = indexed(&bodies, &shelf);
        let anew = Keeping::default();
        assert_eq!(made, indexed(&bodies, &anew), "{round}");
        let (left, left_anew) = (shelf.kept.lock().unwrap(), anew.kept.lock().unwrap());
        let other = |(key, bytes): &(&String, &Vec<u8>)| left.get(*key) != Some(*bytes);
        let lengths =
            |(key, bytes): (&String, &Vec<u8>)| (bytes.len(), left.get(key).map(Vec::len));
        let others: Vec<_> = left_anew.iter().filter(other).map(lengths).collect();
        assert_eq!(others, [], "what is left of round {round}");
        let laid = shelf.laid.load(Ordering::Relaxed);
        stood += usize::from(laid < made.len() / 2);
        *shelf.output.lock().unwrap() = made;
    }
    assert!(stood >= 6, "{stood} times most files stood");
}

#[test]
fn an_index_is_the_same_wherever_its_parts_wait() {
    let index = indexed(&InMemory).unwrap();
    assert!(index.keys().any(|it| it.contains("/k/khoa.")));
    assert_eq!(indexed(&SlowShelf).unwrap(), index);
    let chest = Chest::default();
    assert_eq!(indexed(&chest).unwrap(), index);
    let read = *chest.read.lock().unwrap();
    assert!(read >= index.len(), "{read} of {} files were not held in memory", index.len());
}

#[test]
fn parts_that_cannot_wait_or_come_back_torn_are_told() {
    let told = |shelf: &dyn Shelf| indexed(shelf).unwrap_err().message.vi;
    assert_eq!(
        told(&Full),
        "không ghi hoặc đọc lại được tệp tạm khi làm phần tìm kiếm: đĩa đã đầy"
    );
    assert!(
        told(&Leaky).starts_with("không ghi hoặc đọc lại được tệp tạm khi làm phần tìm kiếm: ")
    );
    assert!(told(&Torn).starts_with("không ghi hoặc đọc lại được tệp tạm khi làm phần tìm kiếm: "));
}
