//! Makes a showcase of any size to measure with: `cargo run --release --example corpus -- -n 10000
//! --output DIR`, then `danvan build --root DIR`.
//!
//! Everything in it is made up of common words by a fixed sequence of numbers, so that the same
//! arguments give the same bytes on every machine. It tells of no person and of no real model.
//! `--other` tells of what no query of `tests/search/sets/` asks for: stories among which
//! the judged ones must be found. `--photographs` puts a picture of twelve megapixels into each.

#![expect(clippy::disallowed_methods, clippy::print_stderr, reason = "a program that makes files")]

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use danvan::catalogue::places::{Kind, Registry};

use photographs::Photographs;
use subjects::{OTHER, Subjects, USUAL};

mod photographs;
mod subjects;

const USAGE: &str = "corpus [-n STORIES] [--other] [--photographs] --output FOLDER";

const SITE: &str = "\
name: Kho bài thử
tagline: Bài do máy ghép, chỉ để đo tốc độ
base_url: https://danvan.example
paginate: 24
";

/// A fixed sequence of numbers that look random (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[usize::try_from(self.next() % from.len() as u64).expect("an index of a slice fits")]
    }
}

/// A commune of today, as stories name it.
struct Commune {
    code: String,
    name: String,
}

fn communes(subjects: &Subjects) -> Vec<Commune> {
    let registry = Registry::vietnam();
    let is_told = |id| {
        let provinces = subjects.provinces;
        let mut above = registry.ancestors(id).map(|it| registry.get(it).code);
        provinces.is_empty() || above.any(|it| provinces.contains(&it))
    };
    registry
        .ids()
        .filter(|id| registry.get(*id).is_current() && registry.get(*id).kind == Kind::Commune)
        .filter(|id| is_told(*id))
        .map(|id| Commune { code: registry.get(id).code.to_owned(), name: registry.full_name(id) })
        .collect()
}

/// Gives six letters and digits of their own for each number below 32⁶.
fn id(number: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    (0..6).rev().map(|place| char::from(LETTERS[(number >> (5 * place)) & 31])).collect()
}

/// Writes an amount with dots between its thousands, as Vietnamese do.
fn grouped(amount: u64) -> String {
    let digits = amount.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

fn story(number: usize, subjects: &Subjects, communes: &[Commune]) -> String {
    let numbers = &mut Numbers(number as u64);
    let among = communes.len().min(3_000) as u64;
    let commune = &communes[usize::try_from(numbers.next() % among).expect("an index fits")];
    let year = numbers.between(2016, 2025);
    let work = numbers.pick(subjects.works);
    let mut text = format!("---\nid: {}\ntitle: {work} ở thôn {}\n", id(number), number % 40 + 1);
    let place = &commune.name;
    let _infallible = write!(
        text,
        "date: {year}-{:02}-{:02}\nsummary: {work} ở {place}, bài ghép số {number} để đo tốc độ.\n\
         kind: tap-the\nfield: {}\norgan: {}\nperiod: {year}\ntags: [{}, {}]\n\
         places: [{{ code: \"{}\", as_of: 2026-01-01, as_reported: \"{place}\" }}]\nmetrics:\n",
        numbers.between(1, 12),
        numbers.between(1, 28),
        numbers.pick(subjects.fields),
        numbers.pick(subjects.organs),
        numbers.pick(subjects.tags),
        numbers.pick(subjects.tags),
        commune.code,
    );
    metrics(&mut text, subjects, numbers);
    text.push_str("---\n");
    for heading in ["Bối cảnh", "Cách làm", "Kết quả", "Bài học"] {
        let _infallible = write!(text, "\n## {heading}\n");
        for _ in 0..numbers.between(1, 2) {
            paragraph(&mut text, subjects, numbers);
        }
    }
    text
}

fn metrics(text: &mut String, subjects: &Subjects, numbers: &mut Numbers) {
    let qualifier = numbers.pick(&["", "", "", "hơn ", "gần "]);
    let figures = [
        ("dat_hien", format!("{qualifier}{} m2", grouped(numbers.between(60, 6_000)))),
        ("ngay_cong", format!("{} ngày công", grouped(numbers.between(50, 9_000)))),
        ("tien_dong_gop", format!("{} triệu đồng", numbers.between(10, 900))),
        ("ho_tham_gia", format!("{} hộ", numbers.between(20, 400))),
        ("be_rong_duong", format!("2,{} m -> 4 m", numbers.between(0, 9))),
    ];
    for (metric, wording) in figures.iter().filter(|it| subjects.metrics.contains(&it.0)) {
        let _infallible = writeln!(text, "  {metric}: {wording}");
    }
}

fn paragraph(text: &mut String, subjects: &Subjects, numbers: &mut Numbers) {
    text.push('\n');
    for sentence in 0..numbers.between(3, 5) {
        let link = if sentence == 0 { "Lúc đầu," } else { numbers.pick(subjects.links) };
        let (who, did, more) =
            (numbers.pick(subjects.who), numbers.pick(subjects.did), numbers.pick(subjects.did));
        let why = numbers.pick(subjects.why);
        let _infallible = write!(text, "{link} {who} {did}, {more} {why}. ");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}

/// What is asked for.
struct Wanted {
    stories: usize,
    subjects: &'static Subjects,
    /// Whether each has a photograph.
    has_photographs: bool,
    /// Where to.
    folder: PathBuf,
}

fn write(wanted: &Wanted) -> io::Result<()> {
    let Wanted { stories: count, subjects, has_photographs, folder } = wanted;
    let drawn = has_photographs.then(|| Photographs::draw(*count));
    let photographs = drawn.transpose().map_err(io::Error::other)?;
    let stories = folder.join("content/mo-hinh");
    std::fs::create_dir_all(&stories)?;
    std::fs::write(folder.join("content/site.yaml"), SITE)?;
    let communes = communes(subjects);
    for number in 0..*count {
        let name = format!("bai-{number:07}");
        let mut text = story(number, subjects, &communes);
        if let Some(photographs) = &photographs {
            let line =
                format!("pictures: [{{ file: {name}.jpg, alt: Hình vẽ để đo tốc độ }}]\nmetrics:");
            text = text.replacen("metrics:", &line, 1);
            std::fs::write(stories.join(format!("{name}.jpg")), photographs.of(number))?;
        }
        std::fs::write(stories.join(format!("{name}.md")), text)?;
    }
    Ok(())
}

fn arguments() -> Option<Wanted> {
    let (mut stories, mut subjects, mut output, mut has_photographs) = (1_000, &USUAL, None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-n" => stories = arguments.next()?.parse().ok()?,
            "--other" => subjects = &OTHER,
            "--photographs" => has_photographs = true,
            "--output" => output = Some(arguments.next()?.into()),
            _ => return None,
        }
    }
    Some(Wanted { stories, subjects, has_photographs, folder: output? })
}

fn main() -> ExitCode {
    let Some(wanted) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match write(&wanted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", wanted.folder.display());
            ExitCode::from(2)
        }
    }
}
