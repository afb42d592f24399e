//! `content/site.yaml` and the theme, where they are at fault.

use snapbox::str;

use crate::site::{Site, check, check_with, same};

fn settings(text: &str) -> String {
    format!(
        "-- content/site.yaml --\n{text}\n-- content/trang/a.md --\n---\nid: abc234\ntitle: A\n---\n"
    )
}

#[test]
fn folder_without_settings_says_how_to_begin() {
    let site = Site::bare("-- content/trang/a.md --\n---\nid: abc234\ntitle: A\n---\n");
    same(
        &site.run(&["check"]).ends(1).text(),
        str![[r#"
lỗi[thieu-thiet-lap]: không có tệp content/site.yaml ở đây
--> content/site.yaml
 = cách sửa: chạy lệnh trong thư mục của trang, hoặc chỉ ra bằng --root
 = cách sửa: `danvan init THƯ-MỤC` tạo một trang mới

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_setting_is_told() {
    check(
        &settings("name: A\nbase_url: https://a.example\npagination: 10"),
        str![[r#"
lỗi[muc-la]: không có mục `pagination`
 --> content/site.yaml:3:1
  |
3 | pagination: 10
  | ^^^^^^^^^^ có phải `paginate`?
  |
  = cách sửa: dùng được: name, tagline, description, name_en, tagline_en, description_en, base_url, languages, contact, license, paginate, theme, installable, without, fields, levels, organs, terms, awards, metrics, units

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_setting_in_english() {
    check_with(
        &["--lang", "en"],
        &settings("name: A\nbase_url: https://a.example\npagination: 10"),
        str![[r#"
error[muc-la]: there is no field `pagination`
 --> content/site.yaml:3:1
  |
3 | pagination: 10
  | ^^^^^^^^^^ did you mean `paginate`?
  |
  = help: known: name, tagline, description, name_en, tagline_en, description_en, base_url, languages, contact, license, paginate, theme, installable, without, fields, levels, organs, terms, awards, metrics, units

1 error, 0 warnings

"#]],
    );
}

#[test]
fn missing_setting_is_told() {
    check(
        &settings("name: A"),
        str![[r#"
lỗi[thieu-muc]: thiếu mục `base_url` (Địa chỉ trang)
 --> content/site.yaml:1:1
  |
1 | name: A
  | ^^^^ thêm dòng `base_url: https://danvan.example`

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn wrong_settings_are_told() {
    check(
        &settings("name: A\nbase_url: a.example"),
        str![[r#"
lỗi[sai-kieu]: Địa chỉ trang phải là địa chỉ đủ, có https://
 --> content/site.yaml:2:11
  |
2 | base_url: a.example
  |           ^^^^^^^^^ ví dụ: https://danvan.example

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("name: A\nbase_url: https://a.example\npaginate: 0"),
        str![[r#"
lỗi[sai-kieu]: Số bài trên một trang phải là một số từ 1 đến 500
 --> content/site.yaml:3:11
  |
3 | paginate: 0
  |           ^ ví dụ: 24

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("name: A\nbase_url: https://a.example\npaginate: nhiều"),
        str![[r#"
lỗi[sai-kieu]: Số bài trên một trang phải là một số từ 1 đến 500
 --> content/site.yaml:3:11
  |
3 | paginate: nhiều
  |           ^^^^^ ví dụ: 24

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("name: A\nbase_url: https://a.example\nlanguages: [vi, fr]"),
        str![[r#"
lỗi[gia-tri-la]: Ngôn ngữ không có giá trị `fr`
 --> content/site.yaml:3:17
  |
3 | languages: [vi, fr]
  |                 ^^ xem các tên dùng được bên dưới
  |
  = cách sửa: dùng được: vi, en

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("name: A\nbase_url: https://a.example\nlanguages: vi"),
        str![[r#"
lỗi[sai-kieu]: Ngôn ngữ phải là danh sách trong [ ]
 --> content/site.yaml:3:12
  |
3 | languages: vi
  |            ^^ ví dụ: [vi, en]

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("name: A\nbase_url: https://a.example\ncontact: { tel: 1 }"),
        str![[r#"
lỗi[muc-la]: không có mục `tel`
 --> content/site.yaml:3:12
  |
3 | contact: { tel: 1 }
  |            ^^^ xem các tên dùng được bên dưới
  |
  = cách sửa: dùng được: organ, address, phone, email, responsible, permit, organ_en, address_en, responsible_en, permit_en

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("name: A: B\nbase_url: https://a.example"),
        str![[r#"
lỗi[dau-hai-cham]: nội dung có dấu hai chấm mà không đặt trong ngoặc kép
 --> content/site.yaml:1:7
  |
1 | name: A: B
  |       ^^^^ viết "A: B"

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("name: A\nname: B\nbase_url: https://a.example"),
        str![[r#"
lỗi[muc-lap]: mục `name` ghi hai lần, lần đầu ở dòng 1
 --> content/site.yaml:2:1
  |
2 | name: B
  | ^^^^ giữ lại một lần

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings("chỉ có chữ"),
        str![[r#"
lỗi[sai-kieu]: phần này gồm nhiều mục dạng `tên: nội dung`
 --> content/site.yaml:1:1
  |
1 | chỉ có chữ
  | ^^^^^^^^^^ viết dạng { name: … }
  |
  = cách sửa: dùng được: name, tagline, description, name_en, tagline_en, description_en, base_url, languages, contact, license, paginate, theme, installable, without, fields, levels, organs, terms, awards, metrics, units

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &settings(""),
        str![[r#"
lỗi[thieu-muc]: thiếu mục `base_url` (Địa chỉ trang)
--> content/site.yaml
 = cách sửa: thêm dòng `base_url: https://danvan.example`

lỗi[thieu-muc]: thiếu mục `name` (Tên trang)
--> content/site.yaml
 = cách sửa: thêm dòng `name: Dân vận khéo xã Đông`

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn wrong_definitions_are_told() {
    let with = |text: &str| settings(&format!("name: A\nbase_url: https://a.example\n{text}"));
    check(
        &with("fields:\n  Nông thôn: { vi: Nông thôn }"),
        str![[r#"
lỗi[sai-khoa]: khóa `Nông thôn` không dùng được
 --> content/site.yaml:4:3
  |
4 |   Nông thôn: { vi: Nông thôn }
  |   ^^^^^^^^^ viết chữ thường không dấu: nong-thon

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &with("fields: [nong-thon]"),
        str![[r#"
lỗi[sai-kieu]: Lĩnh vực phải là các dòng `khóa: { vi: … }`
 --> content/site.yaml:3:9
  |
3 | fields: [nong-thon]
  |         ^^^^^^^^^^^ ví dụ: kinh-te: { vi: Kinh tế, en: Economy }

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &with("metrics:\n  nha: { vi: Nhà, unit: nhà, kind: tong }"),
        str![[r#"
lỗi[gia-tri-la]: Loại chỉ tiêu không có giá trị `tong`
 --> content/site.yaml:4:36
  |
4 |   nha: { vi: Nhà, unit: nhà, kind: tong }
  |                                    ^^^^ xem các tên dùng được bên dưới
  |
  = cách sửa: dùng được: flow, headcount, stock, ratio, rate, change

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &with("metrics:\n  nha: { vi: Nhà, kind: flow }"),
        str![[r#"
lỗi[thieu-muc]: thiếu mục `unit` (Đơn vị tính)
 --> content/site.yaml:4:10
  |
4 |   nha: { vi: Nhà, kind: flow }
  |          ^^ thêm dòng `unit: nhà`

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &with("metrics:\n  nha: { vi: Nhà, unit: nhà, kind: flow, likely: [ít, nhiều] }"),
        str![[r#"
lỗi[sai-kieu]: Khoảng thường gặp phải là hai số, số nhỏ trước
 --> content/site.yaml:4:50
  |
4 |   nha: { vi: Nhà, unit: nhà, kind: flow, likely: [ít, nhiều] }
  |                                                  ^^^^^^^^^^^ ví dụ: [1, 20]

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &with("metrics:\n  nha: { vi: Nhà, unit: nhà, kind: flow, likley: [1, 2] }"),
        str![[r#"
lỗi[muc-la]: không có mục `likley`
 --> content/site.yaml:4:42
  |
4 |   nha: { vi: Nhà, unit: nhà, kind: flow, likley: [1, 2] }
  |                                          ^^^^^^ có phải `likely`?
  |
  = cách sửa: dùng được: vi, en, unit, also, kind, likely, max, decimals, help, help_en, headline

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn broken_template_is_told_with_its_place() {
    let fixture = settings("name: A\nbase_url: https://a.example")
        + "-- themes/danvan/templates/page.html --\n<p>{{ story.title }</p>\n";
    check(
        &fixture,
        str![[r#"
lỗi[loi-giao-dien]: mẫu giao diện có lỗi: Found `}` but expected }}.
 --> themes/danvan/templates/page.html:1:19
  |
1 | <p>{{ story.title }</p>
  |                   ^ sửa chỗ này, hoặc xóa tệp của trang để dùng bản gốc

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn template_that_asks_for_what_is_not_there_is_told() {
    let fixture = settings("name: A\nbase_url: https://a.example")
        + "-- themes/danvan/templates/page.html --\n<p>{{ story.tilte }}</p>\n";
    let site = Site::new(&fixture);
    for command in ["check", "build"] {
        let told = site.run(&[command]).ends(1).stderr;
        assert!(told.contains("Field `tilte` is not defined"), "{told}");
        assert!(told.contains("--> themes/danvan/templates/page.html:1:13"), "{told}");
    }
    assert!(!site.path("public").join("index.html").exists());
}

#[test]
fn broken_words_are_told() {
    let fixture = settings("name: A\nbase_url: https://a.example")
        + "-- themes/danvan/i18n/vi.ftl --\nhome Trang chủ\n";
    check(
        &fixture,
        str![[r#"
lỗi[loi-chu-giao-dien]: dòng này của tệp chữ không đọc được (Expected a token starting with "=")
 --> themes/danvan/i18n/vi.ftl:1:6
  |
1 | home Trang chủ
  |      ^ mỗi dòng dạng `khoa = chữ hiện ra`

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn language_given_twice_is_told() {
    check(
        &settings("name: A\nbase_url: https://a.example\nlanguages: [vi, en, vi]\n"),
        str![[r#"
lỗi[gia-tri-lap]: Ngôn ngữ: `vi` ghi hai lần
 --> content/site.yaml:3:21
  |
3 | languages: [vi, en, vi]
  |                     ^^ giữ lại một lần

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn switch_that_is_neither_on_nor_off_and_a_manifest_that_is_no_json_are_told() {
    check(
        &settings("name: A\nbase_url: https://a.example\ninstallable: có"),
        str![[r#"
lỗi[sai-kieu]: Cài được và đọc được khi mất mạng phải là true (có) hoặc false (không)
 --> content/site.yaml:3:14
  |
3 | installable: có
  |              ^^ ví dụ: true

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        "-- content/site.yaml --\nname: A\nbase_url: https://a.example\n-- themes/danvan/app.json --\n{\n  \"display\": minimal\n}\n",
        str![[r#"
cảnh báo[trang-trong]: trang chưa có bài nào
--> content
 = cách sửa: `danvan new mo-hinh "Tiêu đề"` tạo bài đầu tiên

lỗi[loi-app-json]: tệp này không phải JSON (expected value at line 2 column 14)
 --> themes/danvan/app.json:2:14
  |
2 |   "display": minimal
  |              ^ viết các mục của web app manifest trong { }

1 lỗi, 1 cảnh báo

"#]],
    );
}
