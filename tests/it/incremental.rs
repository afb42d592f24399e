//! The strongest promise: a build over an old output equals a build into an empty folder, byte for
//! byte, diagnostics included, whatever was edited in between.

use std::io::Cursor;
use std::time::Duration;

use image::{ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::showcase::SMALL;
use crate::site::{Site, output};

/// Files that edits pick from.
const STORIES: [&str; 7] = [
    "content/mo-hinh/duong-hoa/index.md",
    "content/mo-hinh/hien-dat.md",
    "content/phong-trao/nam-2024.md",
    "content/hoi-nghi/tong-ket.md",
    "content/van-ban/thong-bao-380.md",
    "content/khen-thuong/nam-2019.md",
    "content/trang/gioi-thieu.md",
];

/// How a showcase is built, and where to: all remember what they were made from in one place.
const WAYS: [(&[&str], &str); 5] = [
    (&["build"], "public"),
    (&["build", "--offline"], "public-offline"),
    (&["build", "--drafts", "--output", "nhap"], "nhap"),
    (&["build", "--date", "2027-01-05", "--output", "sau"], "sau"),
    (&["build", "--full", "--output", "day-du"], "day-du"),
];

/// Something that an editor does between two builds.
#[derive(Clone, Debug)]
enum Edit {
    Add(u8),
    Body(Index, String),
    Title(Index, String),
    Figure(u16),
    Front(Index, &'static str),
    Rename(Index),
    Delete(Index),
    Name(String),
    Languages(bool),
    Style(u8),
    Teams(u8),
    Synonym(String),
    Comment(Index, String),
    Translation(Index, String),
    Picture(u8),
    Takedown(Option<&'static str>),
    Setting(&'static str),
    Template(u8),
    /// A file of the output that is lost.
    Lost(Index),
    /// A build that is killed after so many milliseconds, or ends before.
    Killed(u64),
}

/// Settings and definitions of a site's own.
const SETTINGS: [&str; 4] = [
    "tagline: Lời dẫn",
    "paginate: 2",
    "metrics: { dat_hien: { vi: Đất đã hiến, en: Land, unit: m2, kind: flow } }",
    "fields: { kinh-te: { vi: Làm ăn, en: Work } }",
];

/// What somebody asks to be taken down.
const TAKEDOWNS: [&str; 4] = [
    "names: [Bà con]",
    "names: [Nguyễn Văn An]",
    "stories: [mo-hinh/hien-dat]",
    "pictures: [mo-hinh/duong-hoa/hoa.png]",
];

/// Lines that change what a story is; some are wrong.
const FRONTS: [&str; 16] = [
    "places: [{ code: \"08446\" }]",
    "places: [{ code: \"08443\", village: khu 2 }]",
    "pictures: [{ file: hoa.png, alt: Hoa }]",
    "people: [{ name: Nguyễn Văn An, role: bí thư, basis: public-office }]",
    "replication: { steps: [Họp dân, Góp công] }",
    "team: { name: Tổ dân vận thôn 1 }",
    "state: draft",
    "state: published",
    "tags: [đường hoa, hiến đất]",
    "tags: [Tự quản]",
    "period: 2022-2024",
    "related: [../mo-hinh/hien-dat.md]",
    "related: [abc999]",
    "aliases: [/cu/mot/]",
    "expire: 2026-11-01",
    "metrics: { dat_hien: 1.250 }",
];

fn edit() -> impl Strategy<Value = Edit> {
    let words = "[a-zđêô ]{1,12}";
    prop_oneof![
        2 => (0..4_u8).prop_map(Edit::Add),
        6 => (any::<Index>(), words).prop_map(|(file, text)| Edit::Body(file, text)),
        1 => (any::<Index>(), words).prop_map(|(file, text)| Edit::Comment(file, text)),
        1 => (any::<Index>(), words).prop_map(|(file, text)| Edit::Translation(file, text)),
        1 => (0..3_u8).prop_map(Edit::Picture),
        1 => prop::option::of(select(&TAKEDOWNS[..])).prop_map(Edit::Takedown),
        1 => select(&SETTINGS[..]).prop_map(Edit::Setting),
        1 => (0..3_u8).prop_map(Edit::Template),
        1 => any::<Index>().prop_map(Edit::Lost),
        2 => (0..400_u64).prop_map(Edit::Killed),
        2 => (any::<Index>(), words).prop_map(|(file, text)| Edit::Title(file, text)),
        1 => (20..9_000_u16).prop_map(Edit::Figure),
        3 => (any::<Index>(), select(&FRONTS[..])).prop_map(|(file, line)| Edit::Front(file, line)),
        1 => any::<Index>().prop_map(Edit::Rename),
        1 => any::<Index>().prop_map(Edit::Delete),
        1 => words.prop_map(Edit::Name),
        1 => any::<bool>().prop_map(Edit::Languages),
        1 => (0..3_u8).prop_map(Edit::Style),
        2 => (0..4_u8).prop_map(Edit::Teams),
        1 => words.prop_map(Edit::Synonym),
    ]
}

/// Does an edit, as far as its file is still there.
fn apply(site: &Site, edit: &Edit) {
    let picked = |file: &Index| {
        let there = STORIES.iter().copied().filter(|it| site.path(it).exists());
        let there: Vec<&str> = there.collect();
        (!there.is_empty()).then(|| *file.get(&there))
    };
    match edit {
        Edit::Add(number) => site.write(
            &format!("content/mo-hinh/bai-{number}.md"),
            format!("---\nid: zzzzz{number}\ntitle: Bài {number}\nsummary: Tóm tắt.\nkind: tap-the\nfield: kinh-te\ntags: [hiến đất]\nmetrics: {{ dat_hien: 1{number}0 m2 }}\n---\n\nXem [trang](../trang/gioi-thieu.md).\n"),
        ),
        Edit::Body(file, text) => with(site, picked(file), |old| format!("{old}\n{text}.\n")),
        Edit::Title(file, text) => with(site, picked(file), |old| {
            let title = old.lines().find(|line| line.starts_with("title: ")).unwrap_or_default();
            old.replacen(title, &format!("title: \"{text}x\""), 1)
        }),
        Edit::Figure(value) => with(site, Some(STORIES[1]), |old| {
            let figure = old.lines().find(|line| line.contains("dat_hien:")).unwrap_or("\0");
            old.replacen(figure, &format!("  dat_hien: hơn {value} m2"), 1)
        }),
        Edit::Front(file, line) => with(site, picked(file), |old| {
            let key = line.split(": ").next().unwrap_or_default();
            let kept = old.lines().filter(|it| !it.starts_with(&format!("{key}:")));
            kept.collect::<Vec<_>>().join("\n").replacen("---\n", &format!("---\n{line}\n"), 1)
        }),
        Edit::Rename(file) => {
            if let Some(path) = picked(file) {
                let text = site.read(path);
                site.remove(path);
                site.write(&path.replace("/index.md", ".md").replace(".md", "-moi.md"), text);
            }
        }
        Edit::Delete(file) => picked(file).into_iter().for_each(|path| site.remove(path)),
        Edit::Name(name) => with(site, Some("content/site.yaml"), |old| {
            let line = old.lines().find(|line| line.starts_with("name: ")).unwrap_or_default();
            old.replacen(line, &format!("name: \"{name}x\""), 1)
        }),
        Edit::Languages(both) => with(site, Some("content/site.yaml"), |old| {
            let plain = old.replace("languages: [vi, en]\n", "");
            if *both { format!("languages: [vi, en]\n{plain}") } else { plain }
        }),
        Edit::Style(number) => site.write(
            "themes/danvan/assets/style.css",
            format!("body {{ order: {number} }}\n"),
        ),
        Edit::Teams(count) => {
            let row = |number| format!("Tổ dân vận thôn {number},08443,thôn {number}\n");
            let rows: String = (0..*count).map(row).collect();
            site.write("content/to-dan-van/a.csv", format!("tên tổ,mã xã,thôn\n{rows}"));
        }
        Edit::Synonym(word) => {
            site.write("content/tu-dong-nghia.yaml", format!("dong_nghia: [[\"{word}x\", heo]]\n"));
        }
        Edit::Comment(file, text) => with(site, picked(file), |old| {
            old.replacen("---\n", &format!("---\n# {text}\n"), 1)
        }),
        Edit::Translation(file, text) => {
            if let Some(path) = picked(file) {
                let text = format!("---\ntitle: \"{text}x\"\nsummary: \"{text}y\"\n---\n\n{text}.\n");
                site.write(&path.replace(".md", ".en.md"), text);
            }
        }
        Edit::Picture(shade) => {
            let mut bytes = Cursor::new(Vec::new());
            let picture = RgbImage::from_pixel(40, 30, Rgb([*shade; 3]));
            picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
            site.write("content/mo-hinh/duong-hoa/hoa.png", bytes.into_inner());
        }
        Edit::Takedown(Some(what)) => site.write("content/go-bo.yaml", format!("{what}\n")),
        Edit::Takedown(None) if site.path("content/go-bo.yaml").exists() => {
            site.remove("content/go-bo.yaml");
        }
        Edit::Takedown(None) => {}
        Edit::Setting(line) => with(site, Some("content/site.yaml"), |old| {
            let key = line.split(": ").next().unwrap_or_default();
            let kept = old.lines().filter(|it| !it.starts_with(&format!("{key}:")));
            [&kept.collect::<Vec<_>>()[..], &[line, ""]].concat().join("\n")
        }),
        Edit::Template(number) => site.write(
            "themes/danvan/templates/redirect.html",
            format!("<!doctype html>\n<title>{number} {{{{ target }}}}</title>\n"),
        ),
        Edit::Lost(file) => {
            let there: Vec<String> = output(&site.path("public")).into_keys().collect();
            if !there.is_empty() {
                site.remove(&format!("public/{}", file.get(&there)));
            }
        }
        Edit::Killed(moment) => {
            site.kill(&["build"], Duration::from_millis(*moment));
        }
    }
}

fn with(site: &Site, path: Option<&str>, change: impl FnOnce(String) -> String) {
    if let Some(path) = path.filter(|it| site.path(it).exists()) {
        site.write(path, change(site.read(path)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn build_over_an_old_output_equals_a_clean_one(
        rounds in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..5)
    ) {
        let site = Site::new(SMALL);
        site.build();
        for edits in &rounds {
            for edit in edits {
                apply(&site, edit);
            }
            // Beside the content too lies what an earlier build left.
            let fresh = site.sources();
            let over = site.run(&["build"]);
            let clean = fresh.run(&["build"]);
            prop_assert_eq!(over.code, clean.code);
            prop_assert_eq!(&over.stderr, &clean.stderr);
            prop_assert!(over.code < 2, "{}", over.stderr);
            if over.code == 0 {
                prop_assert_eq!(output(&site.path("public")), output(&fresh.path("public")));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn builds_in_several_ways_do_not_mistake_what_one_another_left(
        rounds in prop::collection::vec((edit(), any::<Index>()), 4..8)
    ) {
        let site = Site::new(SMALL);
        site.build();
        for (edit, way) in &rounds {
            apply(&site, edit);
            let (arguments, folder) = *way.get(&WAYS);
            let fresh = site.sources();
            let (over, clean) = (site.run(arguments), fresh.run(arguments));
            prop_assert_eq!((over.code, &over.stderr), (clean.code, &clean.stderr));
            if over.code == 0 {
                let [over, clean] = [&site, &fresh].map(|it| output(&it.path(folder)));
                prop_assert_eq!(over, clean, "{:?}", arguments);
            }
        }
    }
}
