//! The search as it is written: the files of the index, the table of synonyms, the ways without a
//! script. What the browser does with them is tested in `tests/browser/` and `tests/search/`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::Read;

use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, check, has_extension, model, output, same};

const TABLE: &str = "-- content/tu-dong-nghia.yaml --\n";

/// Reads a file of the index.
fn unpacked(site: &Site, name: &str) -> String {
    let bytes = &output(&site.path("public"))[&format!("tim-kiem/{name}")];
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
    text
}

#[test]
fn table_of_synonyms_is_checked() {
    let table = "\
viet_tat:
  NTM: nông thôn mới
  '!!': gì đó
  DVK: [dân, vận]
dong_nghia:
  - [heo, lợn]
  - [bắp]
  - heo, lợn
  - [ngô, '…']
tu_la:
  - [a, b]
";
    check(
        &format!("{}{TABLE}{table}", model("")),
        str![[r#"
lỗi[dong-nghia-khong-chu]: `!!` không có chữ nào để tìm
 --> content/tu-dong-nghia.yaml:3:3
  |
3 |   '!!': gì đó
  |   ^^^^ viết một từ hoặc một cụm từ

lỗi[dong-nghia-khong-chu]: chỗ này không phải một từ
 --> content/tu-dong-nghia.yaml:4:8
  |
4 |   DVK: [dân, vận]
  |        ^^^^^^^^^^ viết một từ hoặc một cụm từ

lỗi[dong-nghia-thieu-tu]: nhóm từ đồng nghĩa cần ít nhất hai từ
 --> content/tu-dong-nghia.yaml:7:5
  |
7 |   - [bắp]
  |     ^^^^^ thêm một từ cùng nghĩa, hoặc bỏ dòng này

lỗi[sai-dong-nghia]: từ đồng nghĩa ghi mỗi dòng một nhóm trong [ ]
 --> content/tu-dong-nghia.yaml:8:5
  |
8 |   - heo, lợn
  |     ^^^^^^^^ ví dụ: - [heo, lợn]

lỗi[dong-nghia-khong-chu]: `…` không có chữ nào để tìm
 --> content/tu-dong-nghia.yaml:9:11
  |
9 |   - [ngô, '…']
  |           ^^^ viết một từ hoặc một cụm từ

lỗi[muc-la]: không có mục `tu_la`
  --> content/tu-dong-nghia.yaml:10:1
   |
10 | tu_la:
   | ^^^^^ xem các tên dùng được bên dưới
   |
   = cách sửa: dùng được: viet_tat, dong_nghia

6 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn table_of_another_shape_is_told() {
    let table = "viet_tat: [NTM]\ndong_nghia: heo = lợn\n";
    check(
        &format!("{}{TABLE}{table}", model("")),
        str![[r#"
lỗi[sai-viet-tat]: chữ viết tắt ghi mỗi dòng một chữ, kèm nghĩa
 --> content/tu-dong-nghia.yaml:1:11
  |
1 | viet_tat: [NTM]
  |           ^^^^^ ví dụ: NTM: nông thôn mới

lỗi[sai-dong-nghia]: từ đồng nghĩa ghi mỗi dòng một nhóm trong [ ]
 --> content/tu-dong-nghia.yaml:2:13
  |
2 | dong_nghia: heo = lợn
  |             ^^^^^^^^^ ví dụ: - [heo, lợn]

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn own_synonyms_come_before_those_of_the_program() {
    let table = "viet_tat:\n  TDP: tổ dân phố số\ndong_nghia:\n  - [na, mãng cầu]\n";
    let site = Site::new(&format!("{}{TABLE}{table}", model("")));
    site.build();
    let meta = unpacked(&site, "meta.idx");
    assert!(meta.contains(r#""synonyms":[["TDP","tổ dân phố số"],["na","mãng cầu"],"#), "{meta}");
    assert!(!meta.contains(r#"["TDP","tổ dân phố"]"#), "{meta}");
}

#[test]
fn index_holds_what_a_result_shows() {
    let site = Site::new(SMALL);
    site.build();
    let cards = unpacked(&site, "the/0.idx");
    let start = cards.find(r#"{"title":"Đường hoa"#).unwrap();
    let end = start + cards[start..].find('}').unwrap();
    same(
        &cards[start..=end],
        str![[
            r#"{"title":"Đường hoa thôn Đông","url":"/mo-hinh/duong-hoa/","summary":"Cả thôn trồng hoa ven đường.","where":"Xã Hiền Quan, tỉnh Phú Thọ","figures":[["Hộ tham gia","56 hộ"]]}"#
        ]],
    );
    assert!(unpacked(&site, "meta.idx").contains(r#""docs":7,"#));
}

#[test]
fn site_of_two_languages_has_one_index() {
    let site = Site::new(&SMALL.replacen(
        "base_url: https://danvan.example\n",
        "base_url: https://danvan.example/kho\nlanguages: [vi, en]\n",
        1,
    ));
    site.build();
    let english = site.read("public/en/tim-kiem/index.html");
    assert!(english.contains(r#"action="/kho/en/tim-kiem/""#), "{english}");
    assert!(english.contains(r#"data-home="/en/""#), "{english}");
    let mut files = output(&site.path("public")).into_keys();
    assert_eq!(files.find(|it| it.starts_with("en/") && has_extension(it, "idx")), None);
}

/// A story of words that few other stories have.
fn story(number: usize) -> String {
    let mut body = String::new();
    for word in 0..240 {
        let seed = number * 7_919 + word * word * 104_729 + word;
        let letter = |place: usize| char::from(b'a' + u8::try_from(seed / place % 26).unwrap());
        write!(body, "{}{}{} ", letter(1), letter(26), letter(676)).unwrap();
    }
    format!(
        "-- content/mo-hinh/bai-{number}.md --\n---\nid: bai{number:03}\ntitle: Bài {number}\nsummary: Bài thử.\nkind: tap-the\nfield: kinh-te\n---\n\n{body}\n"
    )
}

#[test]
fn edited_body_changes_few_chunks() {
    let site = Site::new(&(0..160).map(story).collect::<String>());
    site.build();
    let chunks = |site: &Site| -> BTreeSet<String> {
        let files = output(&site.path("public")).into_keys();
        files.filter(|it| it.starts_with("tim-kiem/k/")).collect()
    };
    let before = chunks(&site);
    let text = site.read("content/mo-hinh/bai-80.md");
    site.write("content/mo-hinh/bai-80.md", format!("{text}\n\nHiến đất.\n"));
    site.build();
    let after = chunks(&site);
    assert!(before.len() > 20, "{}", before.len());
    // A longer body may count less, so that its words move; else only "hiến", "đất" and their pair.
    let new = after.difference(&before).count();
    assert!(new <= 6, "{new} of {}", after.len());
}

#[test]
fn ways_without_a_script_lead_to_every_story() {
    let site = Site::new(SMALL);
    site.build();
    let page = site.read("public/a-z/dd/index.html");
    let shown: Vec<&str> = page.lines().filter(|it| it.contains("card-title")).collect();
    same(
        &shown.join("\n"),
        str![[
            r#"<h3 class="card-title"><a href="/mo-hinh/duong-hoa/">Đường hoa thôn Đông</a></h3>"#
        ]],
    );
}

#[test]
fn translated_story_is_found_and_shown_in_both_languages() {
    let site = Site::new(&format!(
        "{SMALL}-- content/mo-hinh/duong-hoa/index.en.md --\n---\ntitle: A road of flowers\nsummary: All planted marigolds.\n---\n\nEach household watered a stretch.\n"
    ));
    site.edit("content/site.yaml", "name:", "languages: [vi, en]\nname:");
    site.build();
    let files = output(&site.path("public"));
    let chunks = files.keys().filter_map(|it| it.strip_prefix("tim-kiem/k/khoa."));
    let words: String = chunks.map(|it| unpacked(&site, &format!("k/khoa.{it}"))).collect();
    for word in ["marigold", "water", "flower", "trong"] {
        assert!(words.contains(word), "no {word}");
    }
    let cards = unpacked(&site, "the/0.idx");
    let told = r#""en":{"title":"A road of flowers","summary":"All planted marigolds.","lang":"en","figures":[["Households taking part","56 hộ"]]}"#;
    assert!(cards.contains(told), "{cards}");
    assert!(cards.contains(r#""en":{"figures":[["Land given","gần 1.000 m2"]]}"#), "{cards}");
    // A change of the translation alone is a change of the index.
    site.edit("content/mo-hinh/duong-hoa/index.en.md", "watered", "weeded");
    let told = site.build().text();
    assert!(told.contains("tim-kiem/meta.idx: nội dung đổi"), "{told}");
}
