//! `danvan init` and `danvan new`: a showcase and its stories begin without an error.

use std::collections::BTreeSet;

use snapbox::str;

use crate::site::{Site, danvan, same};

const KINDS: [&str; 6] = ["mo-hinh", "phong-trao", "hoi-nghi", "van-ban", "khen-thuong", "trang"];

/// Makes a showcase with `danvan init` in the folder `xa-dong`.
fn begun() -> Site {
    let site = Site::bare("");
    danvan(&site.path(""), &["init", "xa-dong"]).well();
    site
}

#[test]
fn new_showcase_says_what_to_do_next() {
    let site = Site::bare("");
    same(
        &danvan(&site.path(""), &["init", "xa-dong"]).well().text(),
        str![[r#"
Đã tạo trang ở xa-dong. Tiếp theo:

  cd xa-dong
  danvan new mo-hinh "Tiêu đề bài đầu tiên"
  danvan serve --drafts --open

"#]],
    );
}

#[test]
fn new_showcase_says_what_to_do_next_in_english() {
    let site = Site::bare("");
    same(
        &danvan(&site.path(""), &["init", "xa-dong", "--lang", "en"]).well().text(),
        str![[r#"
Made a showcase in xa-dong. Next:

  cd xa-dong
  danvan new mo-hinh "Title of the first story"
  danvan serve --drafts --open

"#]],
    );
}

#[test]
fn new_showcase_builds_at_once() {
    let site = begun();
    let folder = site.path("xa-dong");
    same(
        &danvan(&folder, &["check", "--deny-warnings"]).well().text(),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
    danvan(&folder, &["build"]).well();
    same(
        &site.outputs("xa-dong/public"),
        str![[r#"
404.html
_headers
a-z/g/index.html
a-z/index.html
assets/compare.js
assets/icon.svg
assets/script.js
assets/search-more.js
assets/search-page.js
assets/search.js
assets/style.css
du-lieu/du-lieu.json
du-lieu/du-lieu.xlsx
du-lieu/index.html
du-lieu/mo-hinh.csv
du-lieu/phong-trao.csv
du-lieu/so-lieu.csv
du-lieu/to-dan-van.csv
feed.json
feed.xml
index.html
llms.txt
m/gtabcd/index.html
robots.txt
sitemap.xml
tim-kiem/index.html
tim-kiem/k/khoa.idx
tim-kiem/loc.idx
tim-kiem/meta.idx
tim-kiem/search-data.js
tim-kiem/the/0.idx
trang/gioi-thieu/index.html

"#]],
    );
}

#[test]
fn empty_folder_may_become_a_showcase() {
    let site = Site::bare("");
    danvan(&site.path(""), &["init", "."]).well();
    site.run(&["build"]).well();
}

#[test]
fn folder_with_files_is_refused() {
    let site = Site::bare("-- thu.txt --\nKính gửi\n");
    same(
        &danvan(&site.path(""), &["init", "."]).ends(2).text(),
        str![[r#"
lỗi: thư mục . đã có tệp; chọn một thư mục mới hoặc trống

"#]],
    );
    assert!(!site.path("content").exists());
    let again = begun();
    danvan(&again.path(""), &["init", "xa-dong"]).ends(2);
}

#[test]
fn names_that_windows_keeps_or_changes_are_refused() {
    let site = Site::new("");
    for (name, why) in [
        ("con", "Windows dành riêng tên này"),
        ("AUX.txt", "Windows dành riêng tên này"),
        ("trang.", "kết thúc bằng dấu chấm hoặc dấu cách"),
        ("trang ", "kết thúc bằng dấu chấm hoặc dấu cách"),
        ("a:b", "không được có ký tự `:`"),
    ] {
        let refused = [&["init", name][..], &["import", "--template", name]];
        for arguments in refused {
            let run = danvan(&site.path(""), arguments).ends(2);
            assert!(run.stderr.contains(why), "{arguments:?}: {}", run.stderr);
        }
        assert!(!site.path(name).exists(), "{name}");
    }
}

#[test]
fn new_story_of_every_kind_has_no_error() {
    let site = Site::new("");
    for kind in KINDS {
        site.run(&["new", kind, "Đường hoa \"thôn Đông\": cách làm #1"]).well();
    }
    for arguments in [&["check"][..], &["check", "--drafts"]] {
        same(
            &site.run(arguments).well().text(),
            str![[r#"
0 lỗi, 0 cảnh báo

"#]],
        );
    }
    site.run(&["build", "--drafts"]).well();
    for kind in KINDS {
        let page = site.read(&format!("public/{kind}/duong-hoa-thon-dong-cach-lam-1/index.html"));
        assert!(page.contains("<h1>Đường hoa &quot;thôn Đông&quot;: cách làm #1</h1>"), "{page}");
    }
}

#[test]
fn new_story_in_english_has_no_error() {
    let site = Site::new("");
    for kind in KINDS {
        site.run(&["new", kind, "Flower road", "--lang", "en"]).well();
    }
    site.run(&["check", "--drafts", "--deny-warnings"]).well();
}

#[test]
fn new_story_is_a_draft_that_explains_its_fields() {
    let site = Site::new("");
    same(
        &site.run(&["new", "trang", "Giới thiệu"]).well().text(),
        str![[r#"
Bài đang là bản nháp. Điền các mục, rồi đổi `state: draft` thành `state: published`.
content/trang/gioi-thieu/index.md

"#]],
    );
    same(
        &site.read("content/trang/gioi-thieu/index.md"),
        str![[r#"
---
# Mã bài. Sáu chữ thường hoặc chữ số, do `danvan new` đặt, không bao giờ đổi.
id: kd8iaa
# Tiêu đề. Tên gọi ngắn, rõ việc đã làm.
title: "Giới thiệu"
# Tóm tắt. Một hoặc hai câu, đủ để người đọc quyết định đọc tiếp.
# summary:
# Ngày đăng. Ngày đưa lên trang, dạng năm-tháng-ngày.
date: 2026-11-22
# Thời gian. Năm hoặc khoảng năm: 2023, 2016-2020, hoặc 2019- nếu còn tiếp tục.
# period: 2021-2025
# Từ khóa. Vài từ khóa, cách nhau bằng dấu phẩy trong [ ].
# tags: [hiến đất, đường nông thôn]
# Trạng thái. draft: bản nháp; ready: chờ duyệt; published: đã đăng.
state: draft
# Thứ tự trong trình đơn. Có số thì trang nằm trong trình đơn.
# menu: 1
# Nguồn. Bài báo, báo cáo đã dùng: title, url hoặc citation, date.
# sources: [{ title: "Báo cáo số 12", date: 2025-06 }]
# Ảnh. Ảnh đặt cùng thư mục; mỗi ảnh phải có alt (lời tả).
# pictures: [{ file: anh.jpg, alt: "Đường làng sau khi mở rộng" }]
# Người được nêu tên. Tên, vai trò và căn cứ nêu tên: consent (người đó đồng ý) hay public-office (theo chức vụ công).
# people: [{ name: …, role: …, basis: … }]
# Bài liên quan. Đường dẫn tới tệp của bài khác, hoặc mã của bài đó.
# related: [../../van-ban/thong-bao.md]
# Tổng hợp từ nguồn công khai. true nếu bài viết lại từ báo chí; trang sẽ nói rõ.
# compiled: true
# Nguồn có gọi là Dân vận khéo. false nếu nguồn không tự gọi việc này là Dân vận khéo.
# labelled: false
# Đăng từ ngày. Không hiện trước ngày này.
# publish: 2026-12-01
# Gỡ từ ngày. Không hiện từ ngày này trở đi.
# expire: 2027-12-01
# Địa chỉ cũ. Địa chỉ cũ của trang, để ai mở vẫn tới đúng bài.
# aliases: [/cu/duong-lang/]
---

## Nội dung

Viết ở đây.

"#]],
    );
    site.run(&["build"]).well();
    assert!(!site.path("public/trang/gioi-thieu").exists());
}

#[test]
fn commented_fields_of_a_new_story_can_be_used_as_they_are() {
    for kind in KINDS {
        let site = Site::new("");
        site.run(&["new", kind, "Đường hoa"]).well();
        let path = format!("content/{kind}/duong-hoa/index.md");
        let text = site.read(&path);
        let (front, body) = text.split_once("\n---\n\n").unwrap();
        let used = |line: &str| uncommented(line).unwrap_or_else(|| line.to_owned());
        let front: Vec<String> = front.lines().map(used).collect();
        site.write(&path, format!("{}\n---\n\n{body}", front.join("\n")));
        let told = site.run(&["check", "--drafts"]).stderr;
        let unexpected = told.lines().find(|line| {
            let known = ["[bai-khong-co]", "[thieu-anh]", "[bai-chua-dang]"];
            line.starts_with(['l', 'c']) && !known.iter().any(|code| line.contains(code))
        });
        assert_eq!(unexpected, None, "{kind}: {told}");
    }
}

/// Takes the mark off a field that is given as an example: `# period: 2021-2025`.
fn uncommented(line: &str) -> Option<String> {
    let field = line.strip_prefix("# ")?;
    let (key, value) = field.split_once(':')?;
    let is_key = key.trim_start().bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
    (is_key && !value.contains('…')).then(|| field.to_owned())
}

#[test]
fn story_of_the_same_title_is_refused() {
    let site = Site::new("");
    site.run(&["new", "trang", "Giới thiệu"]).well();
    site.edit("content/trang/gioi-thieu/index.md", "Viết ở đây.", "Đã viết.");
    same(
        &site.run(&["new", "trang", "Gioi thieu"]).ends(2).text(),
        str![[r#"
lỗi: đã có bài content/trang/gioi-thieu/index.md; đặt tiêu đề khác

"#]],
    );
    assert!(site.read("content/trang/gioi-thieu/index.md").contains("Đã viết."));
    site.write("content/trang/lien-he.md", "---\nid: abc234\ntitle: Liên hệ\n---\n");
    site.run(&["new", "trang", "Liên hệ"]).ends(2);
}

#[test]
fn ids_of_new_stories_differ() {
    let site = Site::new("");
    let mut ids = BTreeSet::new();
    for number in 0..20 {
        let title = format!("Bài {number}");
        let path = site.run(&["new", "trang", &title]).well().stdout;
        let text = site.read(path.trim());
        ids.insert(text.lines().find(|line| line.starts_with("id: ")).unwrap().to_owned());
    }
    assert_eq!(ids.len(), 20);
}

#[test]
fn empty_title_is_refused() {
    let site = Site::new("");
    same(
        &site.run(&["new", "trang", "  "]).ends(2).text(),
        str![[r#"
lỗi: tiêu đề đang trống

"#]],
    );
}

#[test]
fn story_outside_a_showcase_is_refused() {
    let site = Site::bare("");
    same(
        &site.run(&["new", "trang", "Giới thiệu"]).ends(2).text(),
        str![[r#"
lỗi: . không phải thư mục của trang: không có content/site.yaml
  `danvan init THƯ-MỤC` tạo một trang mới; --root THƯ-MỤC chỉ ra trang đã có

"#]],
    );
    assert!(!site.path("content").exists());
}
