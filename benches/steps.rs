//! What single steps of a build cost, on our own content: `cargo bench --bench steps`.
//!
//! Compare what one run tells of each before and after a change; a whole site is measured by `compare`.

#![expect(clippy::expect_used, reason = "a program that measures what is known to be sound")]

use std::path::Path;
use std::sync::LazyLock;

use danvan::catalogue::StoryId;
use danvan::catalogue::totals::totals;
use danvan::config::Config;
use danvan::diagnostic::Lang;
use danvan::site::{self, Page, PageKind, Showcase, plan, render};
use danvan::source::scan::{Tree, scan};
use danvan::source::{front, markdown, yaml};
use danvan::story::Section;
use danvan::vi::quantity::{self, Expected};
use divan::Bencher;
use jiff::civil::date;

fn main() {
    divan::main();
}

/// Our content as it lies on the disk.
static TREE: LazyLock<Tree> = LazyLock::new(|| scan(Path::new(env!("CARGO_MANIFEST_DIR"))).0);

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let config = site::configure(&TREE, date(2026, 11, 22)).0;
    config.expect("our settings can be read")
});

fn compiled() -> Showcase {
    let showcase = site::compile(&TREE, Some(CONFIG.clone()), None).showcase;
    showcase.expect("our content can be read")
}

static SHOWCASE: LazyLock<Showcase> = LazyLock::new(compiled);

/// The longest story, and the pages of all.
static LONGEST: LazyLock<String> = LazyLock::new(|| {
    let texts = TREE.stories.values().map(|it| it.text().expect("our stories can be read"));
    texts.max_by_key(|it| it.len()).expect("there are stories").to_string()
});

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| plan::plan(&SHOWCASE).0);

/// Gives the page of the first story.
fn story_page() -> &'static Page {
    let page = PAGES.iter().find(|it| matches!(it.kind, PageKind::Story(_)));
    page.expect("there are stories")
}

#[divan::bench(args = [
    ("469 người", "người"),
    ("gần 1.000 m2", "m2"),
    ("75-80 triệu đồng/ha/vụ", "đồng/ha/vụ"),
    ("từ 2,1 m lên 4 m", "m"),
])]
fn quantity(bencher: Bencher<'_, '_>, (wording, unit): (&str, &str)) {
    let expected = Expected::only(unit);
    bencher.bench(|| quantity::read(divan::black_box(wording), &expected, true));
}

#[divan::bench]
fn front_matter(bencher: Bencher<'_, '_>) {
    let halves = front::split(&LONGEST).expect("it has front matter");
    bencher.bench(|| yaml::parse(divan::black_box(&LONGEST[halves.front.clone()]), 0));
}

#[divan::bench]
fn body(bencher: Bencher<'_, '_>) {
    let halves = front::split(&LONGEST).expect("it has front matter");
    let body = &LONGEST[halves.body.clone()];
    bencher.bench(|| markdown::render(divan::black_box(body), 0, "abc234", Lang::Vi));
}

/// All that a story's page is made from, and its hash.
#[divan::bench]
fn view(bencher: Bencher<'_, '_>) {
    bencher.bench(|| render::key(&SHOWCASE, divan::black_box(story_page())));
}

/// The same, and the page.
#[divan::bench]
fn page(bencher: Bencher<'_, '_>) {
    bencher.bench(|| render::make(&SHOWCASE, divan::black_box(story_page())));
}

#[divan::bench(sample_count = 20)]
fn search_index(bencher: Bencher<'_, '_>) {
    // It is made once for a showcase.
    bencher
        .with_inputs(compiled)
        .bench_values(|showcase| showcase.search_index().expect("our stories can be read").len());
}

#[divan::bench]
fn sums(bencher: Bencher<'_, '_>) {
    let stories: Vec<StoryId> = SHOWCASE.catalogue.section(Section::Model).map(|it| it.0).collect();
    let definitions = &SHOWCASE.config.definitions;
    bencher.bench(|| totals(&SHOWCASE.catalogue, divan::black_box(&stories), None, definitions));
}
