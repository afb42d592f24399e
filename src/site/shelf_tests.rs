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
    let files = (0..STORIES).map(story).chain([("content/site.yaml".into(), settings.into())]);
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
    assert_eq!(["Hiến đất", "Hiến đất", "Hiến vườn", "Hiến đất"].map(&mut left), [3, 0, 1, 0]);
    for bytes in shelf.kept.lock().unwrap().values_mut() {
        bytes.truncate(3);
    }
    assert_eq!(left("Hiến đất"), 3, "what is damaged is read again");
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
