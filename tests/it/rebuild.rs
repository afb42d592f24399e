//! A second build: what is written again, and what stays.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, has_extension, output, same, without_hash};

/// Builds, changes the showcase, and shows what the next build writes and why.
fn rebuilt(change: impl Fn(&Site)) -> String {
    let site = Site::new(SMALL);
    site.build();
    change(&site);
    without_hash(&site.build().stdout)
}

fn times(site: &Site) -> BTreeMap<String, SystemTime> {
    let files = output(&site.path("public")).into_keys();
    let time = |path: &str| fs::metadata(site.path("public").join(path)).unwrap().modified();
    files.map(|path| (path.clone(), time(&path).unwrap())).collect()
}

#[test]
fn second_build_writes_nothing() {
    let site = Site::new(SMALL);
    site.build();
    let before = times(&site);
    same(
        &without_hash(&site.build().stdout),
        str![[r#"
Không có gì đổi từ lần dựng trước: giữ nguyên 92 tệp.

"#]],
    );
    assert_eq!(times(&site), before);
}

#[test]
fn build_looks_again_at_all_that_it_depends_on() {
    let site = Site::new(SMALL);
    let said = |arguments: &[&str]| {
        let day = ["build", "--date", "2026-01-15"];
        site.run(&[&day[..], arguments].concat()).well().text()
    };
    let is_passed_over = |arguments: &[&str]| said(arguments).starts_with("Không có gì đổi");
    said(&[]);
    assert!(is_passed_over(&[]));
    assert!(!is_passed_over(&["--base-url", "https://khac.example/"]), "another address");
    assert!(!is_passed_over(&[]), "the address of the settings again");
    assert!(!is_passed_over(&["--full"]), "compressed copies");
    assert!(!is_passed_over(&[]), "no copies again");
    assert!(is_passed_over(&[]));
    site.run(&["build", "--date", "2026-01-16"]).well();
    assert!(!is_passed_over(&[]), "another day");
    site.write("content/mo-hinh/moi.pdf", b"%PDF-1.4");
    assert!(!is_passed_over(&[]), "a new file");
    site.write("content/mo-hinh/moi.pdf", b"%PDF-1.7 ");
    assert!(!is_passed_over(&[]), "another file");
    site.write("themes/danvan/assets/moi.css", "p { color: red }");
    assert!(!is_passed_over(&[]), "the theme");
    fs::remove_file(site.path("public/index.html")).unwrap();
    assert!(!is_passed_over(&[]), "a lost page");
    assert!(site.path("public/index.html").exists());
    assert!(is_passed_over(&[]));
}

#[test]
fn warning_is_told_by_every_build() {
    let site = Site::new(SMALL);
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "gần 1.000.000.000 m2");
    let first = site.build();
    assert!(first.stderr.contains("cảnh báo["), "{}", first.stderr);
    let second = site.build();
    assert_eq!(second.stderr, first.stderr);
    assert!(second.stdout.starts_with("Không có gì đổi"), "{}", second.stdout);
    for (path, bytes) in output(&site.path("public/.danvan")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("cảnh báo"), "{path} would be brought to a host with the output");
    }
    fs::remove_dir_all(site.path(".danvan/told")).unwrap();
    let third = site.build();
    assert_eq!(third.stderr, first.stderr);
    assert!(third.stdout.starts_with("Đã dựng"), "{}", third.stdout);
    let english = site.run(&["--lang", "en", "build"]).well();
    assert!(english.stderr.contains("warning["), "{}", english.stderr);
    assert!(english.stdout.starts_with("Built "), "told in another language: {}", english.stdout);
}

#[test]
fn changed_body_renders_its_page_alone() {
    let change = |site: &Site| {
        site.edit("content/mo-hinh/hien-dat.md", "Bà con bàn bạc.", "Bà con bàn bạc nhiều buổi.");
    };
    same(
        &rebuilt(change),
        str![[r#"
feed.xml: nội dung đổi
feed.json: nội dung đổi
mo-hinh/hien-dat/index.html: nội dung đổi
tim-kiem/k/khoa.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/k/khoa.idx: xóa, không còn trang này
Đã dựng 92 tệp: ghi 6, xóa 1, giữ nguyên 86.

"#]],
    );
}

/// Gives a page another key than that of what it shows, as only a fault would.
fn mistake(site: &Site, page: &str) {
    let manifest = site.read("public/.danvan/manifest");
    let line = manifest.lines().find(|it| it.starts_with(&format!("{page}\t"))).unwrap();
    let key = line.split('\t').nth(1).unwrap();
    site.edit("public/.danvan/manifest", line, &line.replace(key, &"0".repeat(64)));
}

#[test]
fn changed_body_has_no_page_looked_at_that_does_not_show_it() {
    let site = Site::new(SMALL);
    site.build();
    for page in ["mo-hinh/index.html", "mo-hinh/duong-hoa/index.html", "du-lieu/du-lieu.json"] {
        mistake(&site, page);
    }
    site.edit("content/mo-hinh/hien-dat.md", "Bà con bàn bạc.", "Bà con bàn bạc nhiều buổi.");
    let written = |told: &str| {
        let lines = told.lines().filter(|it| it.ends_with("nội dung đổi"));
        let paths = lines.filter_map(|it| it.split_once(':').map(|(path, _)| path.to_owned()));
        paths.filter(|it| !it.starts_with("tim-kiem/")).collect::<Vec<_>>()
    };
    let told = site.build().stdout;
    assert_eq!(written(&told), ["feed.xml", "feed.json", "mo-hinh/hien-dat/index.html"], "{told}");
    site.edit("content/mo-hinh/hien-dat.md", "nhiều buổi.", "nhiều buổi liền.");
    site.edit("content/trang/gioi-thieu.md", "Trang này", "# Về trang\n\nTrang này");
    let told = site.build().stdout;
    for page in ["mo-hinh/index.html", "mo-hinh/duong-hoa/index.html", "du-lieu/du-lieu.json"] {
        assert!(written(&told).contains(&page.to_owned()), "a heading is for all to see: {told}");
    }
}

#[test]
fn changed_title_renders_the_pages_that_show_it() {
    let change = |site: &Site| {
        site.edit("content/mo-hinh/hien-dat.md", "Hiến đất mở đường", "Hiến đất mở rộng đường");
    };
    same(
        &rebuilt(change),
        str![[r#"
index.html: nội dung đổi
feed.xml: nội dung đổi
feed.json: nội dung đổi
mo-hinh/hien-dat/index.html: nội dung đổi
so-lieu/dat_hien/index.html: nội dung đổi
so-sanh/aaaaa3.json: nội dung đổi
linh-vuc/kinh-te/index.html: nội dung đổi
nam/2024/index.html: nội dung đổi
nhiem-ky/2022-2026/index.html: nội dung đổi
nhiem-ky/2021-2025/index.html: nội dung đổi
the/hien-dat/index.html: nội dung đổi
a-z/h/index.html: nội dung đổi
mo-hinh/index.html: nội dung đổi
du-lieu/du-lieu.xlsx: nội dung đổi
du-lieu/mo-hinh.csv: nội dung đổi
du-lieu/du-lieu.json: nội dung đổi
mo-hinh/hien-dat/index.json: nội dung đổi
llms.txt: nội dung đổi
tim-kiem/k/khoa.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/the/0.idx: nội dung đổi
tim-kiem/k/khoa.idx: xóa, không còn trang này
Đã dựng 92 tệp: ghi 22, xóa 1, giữ nguyên 70.

"#]],
    );
}

#[test]
fn changed_title_renders_the_pages_of_related_stories() {
    let change = |site: &Site| {
        site.edit("content/van-ban/thong-bao-380.md", "Thông báo 380", "Thông báo số 380");
    };
    same(
        &rebuilt(change),
        str![[r#"
mo-hinh/duong-hoa/index.html: nội dung đổi
hoi-nghi/tong-ket/index.html: nội dung đổi
van-ban/thong-bao-380/index.html: nội dung đổi
a-z/t/index.html: nội dung đổi
van-ban/index.html: nội dung đổi
du-lieu/du-lieu.json: nội dung đổi
van-ban/thong-bao-380/index.json: nội dung đổi
tim-kiem/k/khoa.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/the/0.idx: nội dung đổi
tim-kiem/k/khoa.idx: xóa, không còn trang này
Đã dựng 92 tệp: ghi 11, xóa 1, giữ nguyên 81.

"#]],
    );
}

#[test]
fn changed_figure_renders_the_pages_that_count_it() {
    let change = |site: &Site| {
        site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "gần 1.200 m2");
    };
    same(
        &rebuilt(change),
        str![[r#"
index.html: nội dung đổi
feed.xml: nội dung đổi
feed.json: nội dung đổi
mo-hinh/hien-dat/index.html: nội dung đổi
so-lieu/index.html: nội dung đổi
so-lieu/dat_hien/index.html: nội dung đổi
so-sanh/aaaaa3.json: nội dung đổi
linh-vuc/kinh-te/index.html: nội dung đổi
nam/2024/index.html: nội dung đổi
nhiem-ky/2022-2026/index.html: nội dung đổi
nhiem-ky/2021-2025/index.html: nội dung đổi
the/hien-dat/index.html: nội dung đổi
a-z/h/index.html: nội dung đổi
mo-hinh/index.html: nội dung đổi
du-lieu/du-lieu.xlsx: nội dung đổi
du-lieu/so-lieu.csv: nội dung đổi
du-lieu/du-lieu.json: nội dung đổi
mo-hinh/hien-dat/index.json: nội dung đổi
tim-kiem/k/khoa.idx: mới
tim-kiem/loc.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/so/dat_hien.idx: mới
tim-kiem/the/0.idx: nội dung đổi
tim-kiem/k/khoa.idx: xóa, không còn trang này
tim-kiem/loc.idx: xóa, không còn trang này
tim-kiem/so/dat_hien.idx: xóa, không còn trang này
Đã dựng 92 tệp: ghi 24, xóa 3, giữ nguyên 68.

"#]],
    );
}

#[test]
fn changed_figure_renders_the_rankings_comparisons_and_sheet_that_show_it() {
    let model = |letter: &str, tag: &str, metrics: &str| {
        format!(
            "-- content/mo-hinh/{letter}.md --\n---\nid: bai{letter}23\ntitle: Bài {letter}\nsummary: Một mô hình.\nkind: tap-the\nfield: kinh-te\ntags: [{tag}]\nreplication: {{ steps: [Họp dân] }}\nmetrics: {{ {metrics} }}\n---\n"
        )
    };
    let site = Site::new(
        &[
            model("a", "đường", "dat_hien: 60 m2, ho_tham_gia: 3 hộ"),
            model("b", "đường", "dat_hien: 90 m2"),
            model("c", "rừng", "ngay_cong: 8 ngày công"),
            model("d", "rừng", "ngay_cong: 9 ngày công"),
        ]
        .concat(),
    );
    site.build();
    site.edit("content/mo-hinh/b.md", "90 m2", "95 m2");
    same(
        &without_hash(&site.build().stdout),
        str![[r#"
index.html: nội dung đổi
mo-hinh/b/index.html: nội dung đổi
mo-hinh/b/ap-dung/index.html: nội dung đổi
so-lieu/index.html: nội dung đổi
so-lieu/dat_hien/index.html: nội dung đổi
so-sanh/baia23-baib23/index.html: nội dung đổi
so-sanh/baib23.json: nội dung đổi
linh-vuc/kinh-te/index.html: nội dung đổi
the/duong/index.html: nội dung đổi
a-z/b/index.html: nội dung đổi
mo-hinh/index.html: nội dung đổi
du-lieu/du-lieu.xlsx: nội dung đổi
du-lieu/so-lieu.csv: nội dung đổi
du-lieu/du-lieu.json: nội dung đổi
mo-hinh/b/index.json: nội dung đổi
tim-kiem/k/khoa.idx: mới
tim-kiem/loc.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/so/dat_hien.idx: mới
tim-kiem/the/0.idx: nội dung đổi
tim-kiem/k/khoa.idx: xóa, không còn trang này
tim-kiem/loc.idx: xóa, không còn trang này
tim-kiem/so/dat_hien.idx: xóa, không còn trang này
Đã dựng 66 tệp: ghi 21, xóa 3, giữ nguyên 45.

"#]],
    );
}

#[test]
fn changed_heading_renders_its_page_alone() {
    let change =
        |site: &Site| site.edit("content/mo-hinh/hien-dat.md", "## Cách làm", "## Đã làm gì");
    same(
        &rebuilt(change),
        str![[r#"
feed.xml: nội dung đổi
feed.json: nội dung đổi
mo-hinh/hien-dat/index.html: nội dung đổi
tim-kiem/k/khoa.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/k/khoa.idx: xóa, không còn trang này
Đã dựng 92 tệp: ghi 6, xóa 1, giữ nguyên 86.

"#]],
    );
}

#[test]
fn deleted_story_takes_its_pages_with_it() {
    let site = Site::new(SMALL);
    site.build();
    site.remove("content/mo-hinh/hien-dat.md");
    same(
        &without_hash(&site.build().stdout),
        str![[r#"
index.html: nội dung đổi
feed.xml: nội dung đổi
feed.json: nội dung đổi
du-lieu/index.html: nội dung đổi
tim-kiem/index.html: nội dung đổi
so-lieu/index.html: nội dung đổi
linh-vuc/index.html: nội dung đổi
nam/index.html: nội dung đổi
nam/2024/index.html: nội dung đổi
nhiem-ky/index.html: nội dung đổi
nhiem-ky/2022-2026/index.html: nội dung đổi
nhiem-ky/2021-2025/index.html: nội dung đổi
the/index.html: nội dung đổi
a-z/index.html: nội dung đổi
a-z/h/index.html: nội dung đổi
mo-hinh/index.html: nội dung đổi
du-lieu/du-lieu.xlsx: nội dung đổi
du-lieu/mo-hinh.csv: nội dung đổi
du-lieu/so-lieu.csv: nội dung đổi
du-lieu/du-lieu.json: nội dung đổi
llms.txt: nội dung đổi
sitemap.xml: nội dung đổi
tim-kiem/k/khoa.idx: mới
tim-kiem/loc.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/the/0.idx: nội dung đổi
linh-vuc/kinh-te/index.html: xóa, không còn trang này
m/aaaaa3/index.html: xóa, không còn trang này
mo-hinh/hien-dat/index.html: xóa, không còn trang này
mo-hinh/hien-dat/index.json: xóa, không còn trang này
so-lieu/dat_hien/index.html: xóa, không còn trang này
so-sanh/aaaaa3.json: xóa, không còn trang này
the/hien-dat/index.html: xóa, không còn trang này
tim-kiem/k/khoa.idx: xóa, không còn trang này
tim-kiem/loc.idx: xóa, không còn trang này
tim-kiem/so/dat_hien.idx: xóa, không còn trang này
Đã dựng 84 tệp: ghi 27, xóa 10, giữ nguyên 57.

"#]],
    );
    assert!(!site.path("public/mo-hinh/hien-dat").exists());
}

#[test]
fn renamed_story_moves() {
    let change = |site: &Site| {
        let text = site.read("content/trang/gioi-thieu.md").replace("menu: 1\n", "");
        site.remove("content/trang/gioi-thieu.md");
        site.write("content/trang/ve-trang-nay.md", text);
    };
    let site = Site::new(SMALL);
    site.edit("content/trang/gioi-thieu.md", "menu: 1\n", "");
    site.build();
    change(&site);
    same(
        &without_hash(&site.build().stdout),
        str![[r#"
trang/ve-trang-nay/index.html: mới
a-z/g/index.html: nội dung đổi
m/fffff2/index.html: nội dung đổi
sitemap.xml: nội dung đổi
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/the/0.idx: nội dung đổi
trang/gioi-thieu/index.html: xóa, không còn trang này
Đã dựng 92 tệp: ghi 7, xóa 1, giữ nguyên 85.

"#]],
    );
}

#[test]
fn missing_or_damaged_output_is_written_again() {
    let change = |site: &Site| {
        site.remove("public/mo-hinh/hien-dat/index.html");
        site.write("public/robots.txt", "");
    };
    same(
        &rebuilt(change),
        str![[r#"
mo-hinh/hien-dat/index.html: tệp đã mất hoặc khác độ dài
robots.txt: tệp đã mất hoặc khác độ dài
Đã dựng 92 tệp: ghi 2, xóa 0, giữ nguyên 90.

"#]],
    );
}

#[test]
fn changed_style_sheet_changes_its_address_and_so_every_page() {
    let site = Site::new(SMALL);
    site.build();
    site.write("themes/danvan/assets/style.css", "body { color: black }");
    let told = site.build().stdout;
    let rendered = told.lines().filter(|line| line.contains(".html: ")).count();
    let pages =
        output(&site.path("public")).into_keys().filter(|it| has_extension(it, "html")).count();
    assert_eq!(rendered, pages, "{told}");
    let sheets = site.outputs("public/assets");
    assert_eq!(sheets.matches("style.css").count(), 1, "{sheets}");
}

#[test]
fn what_was_lost_is_made_again_after_another_page_was_edited() {
    let change = |site: &Site| {
        site.edit("content/mo-hinh/hien-dat.md", "Bà con", "Dân làng");
        site.remove("public/mo-hinh/duong-hoa/index.html");
        site.remove("public/tim-kiem/the/0.idx");
    };
    let told = without_hash(&rebuilt(change));
    let told: Vec<&str> = told.lines().filter(|it| it.contains("tệp đã mất")).collect();
    assert_eq!(
        told,
        [
            "mo-hinh/duong-hoa/index.html: tệp đã mất hoặc khác độ dài",
            "tim-kiem/the/0.idx: tệp đã mất hoặc khác độ dài"
        ]
    );
}

/// What was read of a file is known again by when it was changed, not by when it says so.
#[test]
fn edit_that_leaves_length_and_time_of_a_file_as_they_were_is_seen() {
    let site = Site::new(SMALL);
    site.build();
    site.build();
    let path = site.path("content/mo-hinh/hien-dat.md");
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    site.edit("content/mo-hinh/hien-dat.md", "Bà con", "Ba con");
    let longer = site.read("content/mo-hinh/hien-dat.md").replace("Ba con", "Bá con");
    site.write("content/mo-hinh/hien-dat.md", longer);
    fs::File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
    assert!(site.build().stdout.contains("mo-hinh/hien-dat/index.html: nội dung đổi"));
}

#[test]
fn lost_file_of_the_search_is_made_again() {
    let site = Site::new(SMALL);
    site.build();
    let before = output(&site.path("public"));
    site.remove("public/tim-kiem/the/0.idx");
    same(
        &site.build().stdout,
        str![[r#"
tim-kiem/the/0.idx: tệp đã mất hoặc khác độ dài
Đã dựng 92 tệp: ghi 1, xóa 0, giữ nguyên 91.

"#]],
    );
    assert_eq!(output(&site.path("public")), before);
}

#[test]
fn explanations_are_told_in_english_too() {
    let site = Site::new(SMALL);
    site.build();
    site.edit("content/mo-hinh/hien-dat.md", "Bà con", "Dân làng");
    same(
        &without_hash(&site.run(&["build", "--explain", "--lang", "en"]).well().stdout),
        str![[r#"
feed.xml: changed
feed.json: changed
mo-hinh/hien-dat/index.html: changed
tim-kiem/k/khoa.idx: new
tim-kiem/meta.idx: changed
tim-kiem/search-data.js: changed
tim-kiem/k/khoa.idx: deleted, the page is no more
Built 92 files: 6 written, 1 deleted, 86 kept.

"#]],
    );
}
