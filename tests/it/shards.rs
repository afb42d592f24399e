//! One site built by many: each builds its share, and together they are the site.

use std::collections::BTreeMap;
use std::fs;

use snapbox::str;

use crate::pictures::png;
use crate::showcase::SMALL;
use crate::site::{Site, danvan, output, same};

const OF: usize = 7;

/// Names the folder of a part.
fn folder(number: usize) -> String {
    format!("phan-{number}")
}

/// The small showcase with a picture, whose copies are made together.
fn showcase() -> Site {
    let site = Site::new(SMALL);
    site.write("content/mo-hinh/anh.png", png());
    site.edit(
        "content/mo-hinh/hien-dat.md",
        "tags: [hiến đất]",
        "tags: [hiến đất]\npictures: [{ file: anh.png, alt: Đường }]",
    );
    site
}

fn build_shard(site: &Site, number: usize) -> String {
    build_shard_with(&[], site, number)
}

fn build_shard_with(arguments: &[&str], site: &Site, number: usize) -> String {
    let (shard, folder) = (format!("{number}/{OF}"), folder(number));
    let build = ["build", "--shard", &shard, "--output", &folder];
    site.run(&[&build, arguments].concat()).well().text()
}

fn build_shards(site: &Site) {
    for number in 1..=OF {
        build_shard(site, number);
    }
}

/// Gives every file of every part with the part that it lies in; no file may lie in two.
fn union(site: &Site) -> BTreeMap<String, (usize, Vec<u8>)> {
    let mut union = BTreeMap::new();
    for number in 1..=OF {
        for (path, bytes) in output(&site.path(&folder(number))) {
            let other = union.insert(path.clone(), (number, bytes));
            assert!(other.is_none(), "{path} lies in two parts");
        }
    }
    union
}

fn manifest(site: &Site, folder: &str) -> Vec<String> {
    let text = site.read(&format!("{folder}/.danvan/manifest"));
    text.lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn seven_shards_are_together_the_whole_build_byte_for_byte() {
    let site = showcase();
    site.run(&["build", "--full"]).well();
    for number in 1..=OF {
        build_shard_with(&["--full"], &site, number);
    }
    let bytes: BTreeMap<_, _> = union(&site).into_iter().map(|(k, (_, v))| (k, v)).collect();
    assert!(bytes == output(&site.path("public")), "the union differs");
    let mut lines: Vec<_> = (1..=OF).flat_map(|it| manifest(&site, &folder(it))).collect();
    lines.sort();
    let mut whole = manifest(&site, "public");
    whole.sort();
    assert_eq!(lines, whole);
    for number in 1..=OF {
        assert!(!manifest(&site, &folder(number)).is_empty(), "{number} has nothing to do");
    }
}

#[test]
fn pages_stay_in_their_shard_when_a_story_is_added() {
    let site = showcase();
    build_shards(&site);
    let before = union(&site);
    let story = site.read("content/mo-hinh/hien-dat.md").replace("aaaaa3", "aaaaa4");
    site.write("content/mo-hinh/them.md", story.replace("Hiến đất mở đường", "Thêm một bài"));
    build_shards(&site);
    let after = union(&site);
    assert!(after.contains_key("mo-hinh/them/index.html"));
    let moved = before
        .iter()
        .filter(|(path, (number, _))| after.get(*path).is_some_and(|(now, _)| now != number));
    assert_eq!(moved.map(|(path, _)| path.as_str()).collect::<Vec<_>>(), [] as [&str; 0]);
}

#[test]
fn search_and_copies_of_a_picture_are_made_in_one_place() {
    let site = showcase();
    build_shards(&site);
    let union = union(&site);
    for folder in ["tim-kiem/", "anh/"] {
        let asset = |path: &str| path.starts_with(folder) && path != "tim-kiem/index.html";
        let mut numbers: Vec<_> = union
            .iter()
            .filter(|(path, _)| asset(path) && !path.contains("index.html"))
            .map(|(_, (number, _))| *number)
            .collect();
        assert!(numbers.len() > 1, "{folder}");
        numbers.dedup();
        assert_eq!(numbers.len(), 1, "{folder} lies in several parts");
    }
}

#[test]
fn part_without_the_search_keeps_nothing_of_it() {
    let site = showcase();
    site.build();
    let kept = || output(&site.path(".danvan/search")).len();
    assert!(kept() > 0);
    let has_search = |number| {
        build_shard(&site, number);
        site.path(&folder(number)).join("tim-kiem/meta.idx").exists()
    };
    let number = (1..=OF).find(|number| !has_search(*number)).unwrap();
    assert_eq!(kept(), 0, "after part {number}");
}

#[test]
fn shard_built_again_writes_nothing() {
    let site = showcase();
    build_shards(&site);
    for number in 1..=OF {
        let said = build_shard(&site, number);
        assert!(said.starts_with("Không có gì đổi từ lần dựng trước"), "{said}");
        fs::remove_file(site.path(&format!("{}/.danvan/inputs", folder(number)))).unwrap();
        let said = build_shard(&site, number);
        assert!(said.contains("ghi 0, xóa 0"), "{said}");
    }
}

#[test]
fn folder_of_another_shard_or_of_the_whole_site_is_refused_and_untouched() {
    let site = showcase();
    site.build();
    let before = output(&site.path("public"));
    same(
        &site.run(&["build", "--shard", "2/7"]).ends(2).text(),
        str![[r#"
lỗi: thư mục `public` đang giữ cả trang, không phải phần 2/7; hãy chọn thư mục riêng cho mỗi phần

"#]],
    );
    assert_eq!(output(&site.path("public")), before);
    build_shard(&site, 1);
    same(
        &site
            .run(&["--lang", "en", "build", "--shard", "2/7", "--output", "phan-1"])
            .ends(2)
            .text(),
        str![[r#"
error: the folder `phan-1` holds shard 1/7 of the site, not shard 2/7; choose a folder of its own for each shard

"#]],
    );
}

#[test]
fn folder_of_a_shard_becomes_whole_by_a_build_of_the_whole() {
    let site = showcase();
    build_shard(&site, 1);
    site.run(&["build"]).well();
    site.run(&["build", "--output", "phan-1"]).well();
    assert!(output(&site.path("phan-1")) == output(&site.path("public")), "not whole");
    site.run(&["build", "--shard", "1/7", "--output", "phan-1"]).ends(2);
}

#[test]
fn problem_anywhere_keeps_every_shard_from_being_written() {
    let site = showcase();
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "1.250");
    for number in 1..=OF {
        let shard = format!("{number}/{OF}");
        site.run(&["build", "--shard", &shard, "--output", &folder(number)]).ends(1);
        assert!(!site.path(&folder(number)).exists());
    }
}

#[test]
fn what_is_no_shard_is_refused_in_both_languages() {
    let run = |arguments: &[&str]| danvan(".".as_ref(), arguments).ends(2).stderr;
    for wrong in ["0/3", "4/3", "x", ""] {
        let said = run(&["build", "--shard", wrong]);
        assert!(said.contains("viết I/N, với I từ 1 đến N"), "{said}");
    }
    same(
        &run(&["build", "--shard", "4/3"]),
        str![[r#"
lỗi: `4/3` không dùng được cho --shard <PHẦN>; viết I/N, với I từ 1 đến N: 3/7 là phần thứ ba trong bảy phần

Xem cách dùng: danvan --help

"#]],
    );
    same(
        &run(&["--lang", "en", "build", "--shard", "4/3"]),
        str![[r#"
error: invalid value '4/3' for '--shard <SHARD>': write I/N with I from 1 to N, as 3/7 is the third of seven

For more information, try '--help'.

"#]],
    );
}

#[test]
fn a_shard_decodes_no_picture_that_only_pages_of_others_show() {
    let site = Site::new(SMALL);
    let pictures = 8_u8;
    for at in 0..pictures {
        let grey = image::RgbImage::from_pixel(9, 9, image::Rgb([at * 30; 3]));
        let mut bytes = Vec::new();
        let mut written = std::io::Cursor::new(&mut bytes);
        grey.write_to(&mut written, image::ImageFormat::Png).unwrap();
        site.write(&format!("content/trang/a{at}.png"), bytes);
        site.write(
            &format!("content/trang/a{at}.md"),
            format!("---\nid: anhaa{at}\ntitle: Trang {at}\n---\n\n![Ảnh](a{at}.png)\n"),
        );
    }
    // A colour is kept as three bytes and their sum, and no copy of a picture is that short.
    let found = || {
        let kept = walkdir::WalkDir::new(site.path(".danvan/cache")).into_iter();
        let kept = kept.filter_map(Result::ok).filter_map(|it| it.metadata().ok());
        kept.filter(|it| it.is_file() && it.len() == 3 + 32).count()
    };
    let mut steps = Vec::new();
    for number in 1..=OF {
        build_shard_with(&["--full"], &site, number);
        steps.push(found());
    }
    assert!(steps[0] < usize::from(pictures), "{steps:?}");
    assert_eq!(steps.last(), Some(&usize::from(pictures)), "{steps:?}");
    site.run(&["build", "--full"]).well();
    let bytes: BTreeMap<_, _> = union(&site).into_iter().map(|(k, (_, v))| (k, v)).collect();
    assert!(bytes == output(&site.path("public")), "the union differs");
}
