//! What a build does grows with the number of stories, and what a body costs with its length, and no faster.
//!
//! Work is counted, not timed: the memory that a build asks for, times and bytes, which is the same on
//! every machine to a hundredth. Nearly all that a page or a list costs asks for memory; a loop over
//! pairs of stories that asks for none is not seen here, and is the benchmarks' to find. A binary of
//! its own, for the counter counts all that happens in one; its tests take turns.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test that writes stories to be built"
)]

use std::alloc::System;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use danvan::catalogue::places::{Kind, Registry};
use danvan::diagnostic::Lang;
use danvan::source::markdown::prose::Prose;
use danvan::source::markdown::render;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTER: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Held by the test whose turn it is.
static TURN: Mutex<()> = Mutex::new(());

const SETTINGS: &str = "name: Kho bài thử\nbase_url: https://danvan.example\npaginate: 24\n";

/// What a build asked of memory.
#[derive(Clone, Copy, Debug)]
struct Work {
    times: usize,
    bytes: usize,
}

/// Lists communes of today, by code and name.
fn communes() -> Vec<(String, String)> {
    let registry = Registry::vietnam();
    let is_commune = |id| {
        let unit = registry.get(id);
        unit.is_current() && unit.kind == Kind::Commune
    };
    let communes = registry.ids().filter(|id| is_commune(*id));
    communes.map(|id| (registry.get(id).code.to_owned(), registry.full_name(id))).collect()
}

/// Writes a story that shares its field, year and tags with some others, and its words with all.
fn story(number: usize, communes: &[(String, String)]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let id: String =
        (0..6).rev().map(|at| char::from(LETTERS[(number >> (5 * at)) & 31])).collect();
    let field = ["kinh-te", "van-hoa-xa-hoi", "quoc-phong-an-ninh"][number % 3];
    let (year, month, day) = (2016 + number % 10, 1 + number % 12, 1 + number % 28);
    let (tag, (code, place)) = (number % 17, &communes[number * 7 % communes.len()]);
    let mut text = format!(
        "---\nid: {id}\ntitle: Dân làng số {number} mở đường\ndate: {year}-{month:02}-{day:02}\n\
         summary: Bài số {number} kể việc mở đường.\nkind: tap-the\nfield: {field}\nperiod: {year}\n\
         tags: [mở đường, thẻ {tag}]\nplaces: [{{ code: \"{code}\", as_of: 2026-01-01, \
         as_reported: \"{place}\" }}]\nmetrics:\n  \
         dat_hien: {} m2\n  ho_tham_gia: {} hộ\n---\n\n## Cách làm\n\n",
        100 + number % 800,
        20 + number % 90,
    );
    for sentence in 0..12 {
        let word = ["ruộng", "vườn", "ngõ", "xóm", "kênh", "cầu"][(number + sentence) % 6];
        let _infallible = write!(text, "Bà con bàn bạc về {word} rồi cùng làm, việc {sentence}. ");
    }
    text + "\n"
}

/// Builds so many stories, and counts the work.
fn work(stories: usize) -> Work {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("content/mo-hinh");
    fs::create_dir_all(&folder).unwrap();
    fs::write(room.path().join("content/site.yaml"), SETTINGS).unwrap();
    let communes = communes();
    for number in 0..stories {
        fs::write(folder.join(format!("bai-{number:04}.md")), story(number, &communes)).unwrap();
    }
    counted(|| assert!(build(room.path()) == ExitCode::SUCCESS))
}

/// Counts what some work asks of memory.
fn counted(work: impl FnOnce()) -> Work {
    let region = Region::new(COUNTER);
    work();
    let change = region.change();
    Work { times: change.allocations + change.reallocations, bytes: change.bytes_allocated }
}

fn build(root: &Path) -> ExitCode {
    let arguments = ["danvan", "build", "--date", "2026-11-22", "--root"].map(Into::into);
    danvan::cli::run(arguments.into_iter().chain([root.as_os_str().to_owned()]))
}

#[test]
fn twice_the_stories_are_twice_the_work() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    // The first build also reads the tables that are read once.
    work(1);
    let works = [1_000, 2_000, 4_000, 8_000].map(work);
    for part in [|it: &Work| it.times, |it: &Work| it.bytes] {
        // What a build costs whatever the stories falls out of a difference.
        let grown: Vec<usize> = works.windows(2).map(|it| part(&it[1]) - part(&it[0])).collect();
        assert!(grown.windows(2).all(|it| it[1] <= it[0] * 23 / 10), "{works:?}");
    }
}

#[test]
fn twice_the_markdown_is_twice_the_work_whatever_it_says() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let patterns: Vec<String> = serde_json::from_str(include_str!("markdown/slow.json")).unwrap();
    for pattern in patterns {
        let [little, much] = [64, 128].map(|kilobytes| {
            let text = pattern.repeat((kilobytes << 10) / pattern.len());
            let page = counted(|| drop(render(&text, 0, "abc234", Lang::Vi)));
            let book = counted(|| drop(Prose::read(&text, 0, Lang::Vi)));
            [page.times, page.bytes, book.times, book.bytes]
        });
        // Lists that double as they grow come out a little more than twice as long.
        let allowed = little.map(|it| it * 5 / 2 + 4096);
        let holds = much.iter().zip(allowed).all(|(much, allowed)| *much <= allowed);
        assert!(holds, "{pattern}: {little:?}, {much:?}");
    }
}
