//! The index of the search is the same wherever its parts wait, and whatever goes wrong there is told.

use std::io::{self, Read};

use super::compile;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::search::Index;
use crate::search::shelf::{InMemory, Shelf};
use crate::source::scan::Tree;

/// Stories of which the first and the last share words.
const STORIES: usize = 600;

/// Makes the index of some stories on a shelf.
fn indexed(shelf: &dyn Shelf) -> Result<Index, Box<Diagnostic>> {
    let settings = "name: Thử\nbase_url: https://a.example\n";
    let story = |at: usize| {
        let text = format!(
            "---\nid: b{at:05}\ntitle: Đường hoa {at}\nsummary: Trồng hoa.\nkind: tap-the\n\
             field: kinh-te\n---\n\n## Cách làm\n\nHiến đất thôn {}.\n",
            at % 7
        );
        (format!("content/mo-hinh/bai-{at}.md").into(), text.into())
    };
    let files = (0..STORIES).map(story).chain([("content/site.yaml".into(), settings.into())]);
    let tree = Tree::held(files);
    let (config, _) = Config::parse(settings, jiff::civil::date(2026, 11, 29));
    let showcase = compile(&tree, config, None).showcase.unwrap();
    showcase.search_index_by(shelf).cloned()
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

#[test]
fn an_index_is_the_same_wherever_its_parts_wait() {
    let index = indexed(&InMemory).unwrap();
    assert!(index.keys().any(|it| it.contains("/k/khoa.")));
    assert_eq!(indexed(&SlowShelf).unwrap(), index);
}

#[test]
fn parts_that_cannot_wait_or_come_back_torn_are_told() {
    let told = |shelf: &dyn Shelf| indexed(shelf).unwrap_err().message.vi;
    assert_eq!(
        told(&Full),
        "không ghi hoặc đọc lại được tệp tạm khi làm phần tìm kiếm: đĩa đã đầy"
    );
    assert!(told(&Torn).starts_with("không ghi hoặc đọc lại được tệp tạm khi làm phần tìm kiếm: "));
}
