//! Parts that a site does without: neither they nor a link to them are made.

use std::collections::BTreeMap;

use snapbox::str;

use crate::pages::dead_links;
use crate::reading::main_text;
use crate::showcase::SMALL;
use crate::site::{Site, check, output, same};

/// Each part, and an address that a site has only with it.
const PARTS: [(&str, &str); 13] = [
    ("comparisons", "so-sanh/"),
    ("rankings", "so-lieu/"),
    ("data", "du-lieu/"),
    ("short_addresses", "m/"),
    ("fields", "linh-vuc/"),
    ("places", "dia-ban/"),
    ("years", "nam/"),
    ("terms", "nhiem-ky/"),
    ("levels", "cap/"),
    ("organs", "don-vi/"),
    ("tags", "the/"),
    ("awards", "khen-thuong/hinh-thuc/"),
    ("letters", "a-z/"),
];

/// A model that has something to compare, and something in every list.
const MODEL: &str = "\
---
id: thu234
title: Kênh mới
summary: Một mô hình nữa.
kind: tap-the
field: kinh-te
organ: hoi-lhpn
period: 2024
tags: [kênh]
places: [{ code: \"08443\" }]
recognition: [{ level: xa }]
awards: [{ form: giay-khen, level: xa }]
metrics: { dat_hien: 250 m2, so_bong_den: 20 bóng }
---
";

/// Two languages, since an address of each goes.
fn site(without: &str) -> Site {
    let site = Site::new(SMALL);
    let settings = format!("languages: [vi, en]\nwithout: [{without}]\nname:");
    site.edit("content/site.yaml", "name:", &settings);
    site.write("content/mo-hinh/kenh-moi.md", MODEL);
    site.build();
    site
}

#[test]
fn each_part_can_be_left_out_alone_and_nothing_leads_to_it() {
    let whole = output(&site("").path("public"));
    for (part, folder) in PARTS {
        let without = output(&site(part).path("public"));
        let own = |it: &&String| it.trim_start_matches("en/").starts_with(folder);
        assert!(whole.keys().any(|it| own(&it)), "the whole site has no {folder}");
        assert_eq!(without.keys().filter(own).collect::<Vec<_>>(), [""; 0], "{part}");
        assert_eq!(dead_links(&without), [""; 0], "{part}");
        // A story's record is a part of the data, beside its page; the search's files hold what it shows.
        let stays = |it: &&String| {
            let record = part == "data" && it.ends_with("index.json");
            !own(it) && !record && !it.starts_with("tim-kiem/") && !it.starts_with("assets/")
        };
        let paths = |files: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
            files.keys().filter(stays).cloned().collect()
        };
        assert_eq!(paths(&without), paths(&whole), "{part}");
    }
}

#[test]
fn a_site_without_all_of_them_is_its_stories_and_the_search() {
    let site = site(&PARTS.map(|it| it.0).join(", "));
    assert_eq!(dead_links(&output(&site.path("public"))), [""; 0]);
    let pages = site.outputs("public");
    let is_page = |it: &&str| !it.starts_with("assets/") && !it.starts_with("en/");
    let pages: Vec<&str> = pages.lines().filter(is_page).collect();
    same(
        &format!("{}\n", pages.join("\n")),
        str![[r#"
404.html
_headers
feed.json
feed.xml
hoi-nghi/index.html
hoi-nghi/tong-ket/index.html
index.html
khen-thuong/index.html
khen-thuong/nam-2019/index.html
llms.txt
mo-hinh/duong-hoa/index.html
mo-hinh/hien-dat/index.html
mo-hinh/index.html
mo-hinh/kenh-moi/index.html
phong-trao/index.html
phong-trao/nam-2024/index.html
robots.txt
sitemap.xml
tim-kiem/index.html
tim-kiem/k/khoa.idx
tim-kiem/loc.idx
tim-kiem/meta.idx
tim-kiem/search-data.js
tim-kiem/so/dat_hien.idx
tim-kiem/so/ho_tham_gia.idx
tim-kiem/so/so_bong_den.idx
tim-kiem/so/so_mo_hinh.idx
tim-kiem/the/0.idx
trang/gioi-thieu/index.html
van-ban/index.html
van-ban/thong-bao-380/index.html

"#]],
    );
    let page = site.read("public/mo-hinh/kenh-moi/index.html");
    let text = main_text(&page);
    for shown in ["Kinh tế", "Hội Liên hiệp Phụ nữ", "2024", "kênh", "250 m²"] {
        assert!(text.contains(shown), "{shown} is not in {text}");
    }
    assert!(!text.contains("Các bài ở"), "{text}");
    // What the square code and the citation lead to is the page itself.
    assert!(page.contains("https://danvan.example/mo-hinh/kenh-moi/"), "{page}");
    assert!(!page.contains("/m/thu234/"), "{page}");
    assert!(!text.contains("Địa chỉ ngắn"), "{text}");
    let search = main_text(&site.read("public/tim-kiem/index.html"));
    assert!(!search.contains("các lối dưới đây"), "{search}");
    let home = site.read("public/index.html");
    assert!(home.contains("Diện tích đất hiến"), "{home}");
    assert!(!home.contains("<ul class=\"terms\">"), "{home}");
}

#[test]
fn what_is_left_out_and_put_back_is_as_it_was() {
    let site = Site::new(SMALL);
    site.build();
    let before = output(&site.path("public"));
    site.edit("content/site.yaml", "name:", "without: [places, data, rankings]\nname:");
    site.build();
    assert!(!site.path("public/dia-ban/index.html").exists());
    assert!(!site.path("public/du-lieu/du-lieu.json").exists());
    site.edit("content/site.yaml", "without: [places, data, rankings]\n", "");
    site.build();
    assert_eq!(
        output(&site.path("public")).keys().collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
}

#[test]
fn nothing_is_told_of_pages_that_are_not_made() {
    let front = "kind: tap-the\nfield: kinh-te\nsummary: Một mô hình.\n";
    let story = |id: &str, more: &str| {
        format!("-- content/mo-hinh/{id}.md --\n---\nid: {id}\ntitle: {id}\n{front}{more}---\n")
    };
    let settings = "name: A\nbase_url: https://a.example\nwithout: [tags, short_addresses]\n";
    let text = format!(
        "-- content/site.yaml --\n{settings}{}{}",
        story("bai234", "tags: [C++]\n"),
        story("bai235", "tags: [\"C#\"]\naliases: [/m/bai235/]\n")
    );
    let site = Site::bare(&text);
    assert_eq!(site.run(&["check"]).well().text(), "0 lỗi, 0 cảnh báo\n");
    site.build();
    // A code that was printed once goes on leading somewhere.
    assert!(site.read("public/m/bai235/index.html").contains("url=/mo-hinh/bai235/"));
    assert!(!site.path("public/m/bai234/index.html").exists());
}

#[test]
fn name_without_a_page_says_which_language_it_is_in() {
    let own = "fields: { rieng: { vi: Lĩnh vực riêng } }";
    let text = format!(
        "-- content/site.yaml --\nname: A\nbase_url: https://a.example\nlanguages: [vi, en]\nwithout: [fields]\n{own}\n-- content/mo-hinh/a.md --\n---\nid: bai234\ntitle: A\nsummary: Một mô hình.\nkind: tap-the\nfield: rieng\n---\n"
    );
    let site = Site::bare(&text);
    site.build();
    let page = site.read("public/en/mo-hinh/a/index.html");
    assert!(page.contains("<dd><span lang=\"vi\">Lĩnh vực riêng</span></dd>"), "{page}");
}

#[test]
fn link_to_a_part_that_is_left_out_is_told() {
    check(
        "-- content/site.yaml --\nname: A\nbase_url: https://a.example\nwithout: [data, years]\n-- content/trang/a.md --\n---\nid: abc234\ntitle: A\nsummary: Một trang.\n---\n\n[Dữ liệu](/du-lieu/) và [năm 2024](/nam/2024/)\n",
        str![[r#"
lỗi[lien-ket-hong]: liên kết tới `/du-lieu/`, là phần mà trang không có
 --> content/trang/a.md:7:1
  |
7 | [Dữ liệu](/du-lieu/) và [năm 2024](/nam/2024/)
  | ^^^^^^^^^^^^^^^^^^^^ bỏ liên kết, hoặc bỏ `data` trong mục `without` của content/site.yaml

lỗi[lien-ket-hong]: liên kết tới `/nam/2024/`, là phần mà trang không có
 --> content/trang/a.md:7:25
  |
7 | [Dữ liệu](/du-lieu/) và [năm 2024](/nam/2024/)
  |                         ^^^^^^^^^^^^^^^^^^^^^^ bỏ liên kết, hoặc bỏ `years` trong mục `without` của content/site.yaml

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn part_that_is_unknown_or_named_twice_is_told() {
    check(
        "-- content/site.yaml --\nname: A\nbase_url: https://a.example\nwithout: [ranking, data, data]\n-- content/trang/a.md --\n---\nid: abc234\ntitle: A\nsummary: Một trang.\n---\n",
        str![[r#"
lỗi[gia-tri-la]: Phần bỏ bớt không có giá trị `ranking`
 --> content/site.yaml:3:11
  |
3 | without: [ranking, data, data]
  |           ^^^^^^^ có phải `rankings`?
  |
  = cách sửa: dùng được: comparisons, rankings, data, short_addresses, fields, places, years, terms, levels, organs, tags, awards, letters

lỗi[gia-tri-lap]: Phần bỏ bớt: `data` ghi hai lần
 --> content/site.yaml:3:26
  |
3 | without: [ranking, data, data]
  |                          ^^^^ giữ lại một lần

2 lỗi, 0 cảnh báo

"#]],
    );
    check(
        "-- content/site.yaml --\nname: A\nbase_url: https://a.example\nwithout: data\n-- content/trang/a.md --\n---\nid: abc234\ntitle: A\nsummary: Một trang.\n---\n",
        str![[r#"
lỗi[sai-kieu]: Phần bỏ bớt phải là danh sách trong [ ]
 --> content/site.yaml:3:10
  |
3 | without: data
  |          ^^^^ ví dụ: [comparisons, rankings]

1 lỗi, 0 cảnh báo

"#]],
    );
}
