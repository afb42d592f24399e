//! Front matter that is not YAML, or does not fit its schema.

use snapbox::str;

use crate::site::{check, check_with, model};

#[test]
fn unquoted_colon_is_shown_with_quotes() {
    check(
        &model("organ: Hội Phụ nữ: xã Đông"),
        str![[r#"
lỗi[dau-hai-cham]: nội dung có dấu hai chấm mà không đặt trong ngoặc kép
 --> content/mo-hinh/duong-hoa.md:7:8
  |
7 | organ: Hội Phụ nữ: xã Đông
  |        ^^^^^^^^^^^^^^^^^^^ viết "Hội Phụ nữ: xã Đông"

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unquoted_colon_in_english() {
    check_with(
        &["--lang", "en"],
        &model("organ: Hội Phụ nữ: xã Đông"),
        str![[r#"
error[dau-hai-cham]: the value holds a colon and is not quoted
 --> content/mo-hinh/duong-hoa.md:7:8
  |
7 | organ: Hội Phụ nữ: xã Đông
  |        ^^^^^^^^^^^^^^^^^^^ write "Hội Phụ nữ: xã Đông"

1 error, 0 warnings

"#]],
    );
}

#[test]
fn unquoted_colon_at_the_end_is_found_too() {
    check(
        &model("tags: [a]\norgan: Hội Phụ nữ:"),
        str![[r#"
lỗi[dau-hai-cham]: nội dung có dấu hai chấm mà không đặt trong ngoặc kép
 --> content/mo-hinh/duong-hoa.md:8:8
  |
8 | organ: Hội Phụ nữ:
  |        ^^^^^^^^^^^ viết "Hội Phụ nữ:"

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn tab_is_an_error() {
    check(
        &model("team:\n\tname: Tổ dân vận"),
        str![[r#"
lỗi[phim-tab]: dòng thụt vào bằng phím Tab
 --> content/mo-hinh/duong-hoa.md:8:1
  |
8 |     name: Tổ dân vận
  | ^^^^ thay bằng hai dấu cách

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn curly_quotes_are_a_warning() {
    check(
        &model("team: { name: “Tổ dân vận” }"),
        str![[r#"
cảnh báo[ngoac-kep-cong]: dấu ngoặc kép cong “ ” là một phần của nội dung và sẽ hiện trên trang
 --> content/mo-hinh/duong-hoa.md:7:15
  |
7 | team: { name: “Tổ dân vận” }
  |               ^^^^^^^^^^^^ dùng ngoặc kép thẳng " nếu chỉ muốn bao nội dung

0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn repeated_key_names_its_first_line() {
    check(
        &model("title: Đường hoa khác"),
        str![[r#"
lỗi[muc-lap]: mục `title` ghi hai lần, lần đầu ở dòng 3
 --> content/mo-hinh/duong-hoa.md:7:1
  |
7 | title: Đường hoa khác
  | ^^^^^ giữ lại một lần

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn missing_fields_are_all_told() {
    check(
        "\
-- content/mo-hinh/x.md --
---
id: abc234
title: Đường hoa
---
",
        str![[r#"
lỗi[thieu-muc]: thiếu mục `field` (Lĩnh vực)
 --> content/mo-hinh/x.md:2:1
  |
2 | id: abc234
  | ^^ thêm dòng `field: kinh-te`

lỗi[thieu-muc]: thiếu mục `kind` (Loại)
 --> content/mo-hinh/x.md:2:1
  |
2 | id: abc234
  | ^^ điều nào đúng thì thêm: `kind: tap-the` (Tập thể) hay `kind: ca-nhan` (Cá nhân)

lỗi[thieu-muc]: thiếu mục `summary` (Tóm tắt)
 --> content/mo-hinh/x.md:2:1
  |
2 | id: abc234
  | ^^ thêm dòng `summary: …`

3 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn missing_fields_inside_a_record_are_told() {
    check(
        &model("recognition:\n  - decision: 12-QĐ/ĐU\npeople: [{ name: Nguyễn Văn A }]"),
        str![[r#"
lỗi[thieu-muc]: thiếu mục `level` (Cấp)
 --> content/mo-hinh/duong-hoa.md:8:5
  |
8 |   - decision: 12-QĐ/ĐU
  |     ^^^^^^^^ thêm dòng `level: xa`

lỗi[thieu-muc]: thiếu mục `basis` (Căn cứ)
 --> content/mo-hinh/duong-hoa.md:9:12
  |
9 | people: [{ name: Nguyễn Văn A }]
  |            ^^^^ điều nào đúng thì thêm: `basis: consent` (có sự đồng ý) hay `basis: public-office` (theo chức vụ công)

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn empty_front_matter_misses_everything() {
    check(
        "-- content/trang/x.md --\n---\n---\n",
        str![[r#"
lỗi[thieu-muc]: thiếu mục `id` (Mã bài)
 --> content/trang/x.md:1:1
  |
1 | ---
  | ^^^ thêm dòng `id: nxi3y3`

lỗi[thieu-muc]: thiếu mục `title` (Tiêu đề)
 --> content/trang/x.md:1:1
  |
1 | ---
  | ^^^ thêm dòng `title: Hiến đất mở rộng đường làng`

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_key_suggests_nearest() {
    check(
        &model("metricss:\n  dat_hien: 100 m2"),
        str![[r#"
lỗi[muc-la]: không có mục `metricss`
 --> content/mo-hinh/duong-hoa.md:7:1
  |
7 | metricss:
  | ^^^^^^^^ có phải `metrics`?
  |
  = cách sửa: dùng được: id, title, summary, date, period, tags, state, kind, team, lifecycle, recognition, replicated_at, replication, field, organ, places, metrics, awards, sources, pictures, people, related, compiled, labelled, publish, expire, aliases

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_key_of_another_kind_lists_what_there_is() {
    check(
        "-- content/trang/x.md --\n---\nid: abc234\ntitle: Giới thiệu\nthu_tu: 1\n---\n",
        str![[r#"
lỗi[muc-la]: không có mục `thu_tu`
 --> content/trang/x.md:4:1
  |
4 | thu_tu: 1
  | ^^^^^^ xem các tên dùng được bên dưới
  |
  = cách sửa: dùng được: id, title, summary, date, period, tags, state, menu, sources, pictures, people, related, compiled, labelled, publish, expire, aliases

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_field_level_organ_and_award_suggest_nearest() {
    let fixture = model(
        "\
organ: hoi-phu-nu
recognition: [{ level: xaa }]
awards: [{ form: bang-khn, level: tinhh }]",
    );
    check(
        &fixture.replace("field: kinh-te", "field: kinh-tee"),
        str![[r#"
lỗi[gia-tri-la]: Lĩnh vực không có giá trị `kinh-tee`
 --> content/mo-hinh/duong-hoa.md:6:8
  |
6 | field: kinh-tee
  |        ^^^^^^^^ có phải `kinh-te`?
  |
  = cách sửa: dùng được: kinh-te, van-hoa-xa-hoi, quoc-phong-an-ninh, xay-dung-he-thong-chinh-tri

lỗi[gia-tri-la]: Đơn vị chủ trì không có giá trị `hoi-phu-nu`
 --> content/mo-hinh/duong-hoa.md:7:8
  |
7 | organ: hoi-phu-nu
  |        ^^^^^^^^^^ xem các tên dùng được bên dưới
  |
  = cách sửa: dùng được: cap-uy, ban-dan-van, ban-tuyen-giao-dan-van, khoi-dan-van, chi-bo-thon, to-dan-van, chinh-quyen, thon-to-dan-pho, mttq, hoi-lhpn, hoi-nong-dan, hoi-ccb, doan-tn, cong-doan, cong-an, quan-su, bien-phong, to-chuc-ton-giao

lỗi[gia-tri-la]: Cấp không có giá trị `xaa`
 --> content/mo-hinh/duong-hoa.md:8:24
  |
8 | recognition: [{ level: xaa }]
  |                        ^^^ có phải `xa`?
  |
  = cách sửa: dùng được: thon, xa, huyen, tinh, trung-uong

lỗi[gia-tri-la]: Hình thức không có giá trị `bang-khn`
 --> content/mo-hinh/duong-hoa.md:9:18
  |
9 | awards: [{ form: bang-khn, level: tinhh }]
  |                  ^^^^^^^^ có phải `bang-khen`?
  |
  = cách sửa: dùng được: bang-khen, giay-khen, ky-niem-chuong, giay-chung-nhan, bieu-duong

lỗi[gia-tri-la]: Cấp không có giá trị `tinhh`
 --> content/mo-hinh/duong-hoa.md:9:35
  |
9 | awards: [{ form: bang-khn, level: tinhh }]
  |                                   ^^^^^ có phải `tinh`?
  |
  = cách sửa: dùng được: thon, xa, huyen, tinh, trung-uong

5 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn wrong_shapes_are_shown_an_example() {
    check(
        &model(
            "\
tags: hiến đất
team: Tổ dân vận
date: [2026]
metrics: 100 m2",
        ),
        str![[r#"
lỗi[sai-kieu]: Từ khóa phải là danh sách trong [ ]
 --> content/mo-hinh/duong-hoa.md:7:7
  |
7 | tags: hiến đất
  |       ^^^^^^^^ ví dụ: [hiến đất, đường nông thôn]

lỗi[sai-kieu]: phần này gồm nhiều mục dạng `tên: nội dung`
 --> content/mo-hinh/duong-hoa.md:8:7
  |
8 | team: Tổ dân vận
  |       ^^^^^^^^^^ viết dạng { name: … }
  |
  = cách sửa: dùng được: name, founded, members

lỗi[sai-kieu]: Ngày đăng phải là một dòng chữ
 --> content/mo-hinh/duong-hoa.md:9:7
  |
9 | date: [2026]
  |       ^^^^^^ ví dụ: 2026-11-22

lỗi[sai-kieu]: Số liệu phải là các dòng `chỉ tiêu: con số`
  --> content/mo-hinh/duong-hoa.md:10:10
   |
10 | metrics: 100 m2
   |          ^^^^^^ ví dụ: dat_hien: gần 1.000 m2

4 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn wrong_dates_and_periods_are_told() {
    check(
        &model(
            "\
date: 22/11/2026
publish: 2026-02-30
period: 2020-2016
lifecycle: { registered: năm 2021 }",
        ),
        str![[r#"
lỗi[sai-ngay]: `22/11/2026` không phải ngày hợp lệ
 --> content/mo-hinh/duong-hoa.md:7:7
  |
7 | date: 22/11/2026
  |       ^^^^^^^^^^ viết 2026-11-22

lỗi[sai-ngay]: `2026-02-30` không phải ngày hợp lệ
 --> content/mo-hinh/duong-hoa.md:8:10
  |
8 | publish: 2026-02-30
  |          ^^^^^^^^^^ viết năm-tháng-ngày: 2023-11-05

lỗi[sai-thoi-gian]: `2020-2016` không phải khoảng thời gian hợp lệ
 --> content/mo-hinh/duong-hoa.md:9:9
  |
9 | period: 2020-2016
  |         ^^^^^^^^^ viết 2023, 2016-2020 hoặc 2019-

lỗi[sai-ngay]: `năm 2021` không phải ngày hợp lệ
  --> content/mo-hinh/duong-hoa.md:10:26
   |
10 | lifecycle: { registered: năm 2021 }
   |                          ^^^^^^^^ viết 2023-11-05, 2023-11 hoặc 2023

4 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn source_without_a_web_address_is_told() {
    check(
        &model("sources:\n  - { title: Báo Đông, url: www.bao.vn }\n  - { date: 2023 }"),
        str![[r#"
lỗi[sai-dia-chi]: `www.bao.vn` không phải địa chỉ trang
 --> content/mo-hinh/duong-hoa.md:8:29
  |
8 |   - { title: Báo Đông, url: www.bao.vn }
  |                             ^^^^^^^^^^ phải bắt đầu bằng https:// hoặc http://

lỗi[nguon-trong]: nguồn không có địa chỉ, tên hay trích dẫn
 --> content/mo-hinh/duong-hoa.md:9:5
  |
9 |   - { date: 2023 }
  |     ^^^^^^^^^^^^^^ thêm url, title hoặc citation

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn anchors_of_yaml_are_an_error() {
    check(
        &model("tags: &x [hiến đất]\naliases: *x"),
        str![[r#"
lỗi[ky-hieu-yaml]: ký hiệu `&` và `*` của YAML không dùng được ở đây
 --> content/mo-hinh/duong-hoa.md:7:7
  |
7 | tags: &x [hiến đất]
  |       ^^^^ viết thẳng nội dung, đặt trong ngoặc kép nếu bắt đầu bằng & hoặc *

lỗi[ky-hieu-yaml]: ký hiệu `&` và `*` của YAML không dùng được ở đây
 --> content/mo-hinh/duong-hoa.md:8:10
  |
8 | aliases: *x
  |          ^^ viết thẳng nội dung, đặt trong ngoặc kép nếu bắt đầu bằng & hoặc *

2 lỗi, 0 cảnh báo

"#]],
    );
}

/// A page for each slip, so that one run tells all.
fn slips(slips: &[&str]) -> String {
    let page = |(number, slip): (usize, &&str)| {
        format!(
            "-- content/trang/bai-{number:02}.md --\n---\nid: abc2{number:02}\ntitle: Bài\n{slip}\n---\n"
        )
    };
    slips.iter().enumerate().map(page).collect()
}

#[test]
fn unreadable_line_is_told_in_words_an_editor_knows() {
    check(
        &slips(&[
            "tags: [hiến đất",
            "tags: [hiến đất\nperiod: 2023",
            "sources: [{ title: Báo Đông",
            "pictures: [{ file: a.jpg }}]",
            "- hiến đất",
            "summary",
            "sources:\n  - title: Báo\n   date: 2015",
            "summary: \"Cả thôn",
            "summary: \"Cả thôn\" trồng hoa",
            "summary: @thôn Đông",
            "summary: \"D:\\ảnh\"",
            "sources: [{ title: Báo Đông: tin mới }]",
            "tags: [a,\nb]",
            "pictures: [{ file: a.jpg, alt: Hoa, đẹp lắm }]",
            "summary:Cả thôn",
        ]),
        str![[r#"
lỗi[ngoac-chua-dong]: dấu [ mở mà chưa đóng
 --> content/trang/bai-00.md:4:7
  |
4 | tags: [hiến đất
  |       ^^^^^^^^^ thêm dấu ] ở cuối

lỗi[ngoac-chua-dong]: dấu [ mở mà chưa đóng
 --> content/trang/bai-01.md:4:7
  |
4 | tags: [hiến đất
  |       ^^^^^^^^^ thêm dấu ] ở cuối

lỗi[ngoac-chua-dong]: dấu { mở mà chưa đóng
 --> content/trang/bai-02.md:4:11
  |
4 | sources: [{ title: Báo Đông
  |           ^^^^^^^^^^^^^^^^^ thêm dấu } ở cuối

lỗi[ngoac-chua-dong]: dấu [ mở mà chưa đóng
 --> content/trang/bai-03.md:4:11
  |
4 | pictures: [{ file: a.jpg }}]
  |           ^^^^^^^^^^^^^^^^^^ thêm dấu ] ở cuối

lỗi[sai-cu-phap]: dòng này thụt vào sai chỗ, hoặc không có dạng `tên: nội dung`
 --> content/trang/bai-04.md:4:1
  |
4 | - hiến đất
  | ^^^^^^^^^^ mỗi mục một dòng, dạng `tên: nội dung`; các dòng con thụt vào hai dấu cách

lỗi[sai-cu-phap]: dòng này thiếu dấu hai chấm sau tên mục
 --> content/trang/bai-05.md:4:1
  |
4 | summary
  | ^^^^^^^ mỗi mục một dòng, dạng `tên: nội dung`; các dòng con thụt vào hai dấu cách

lỗi[sai-cu-phap]: dòng này thụt vào sai chỗ, hoặc không có dạng `tên: nội dung`
 --> content/trang/bai-06.md:6:4
  |
6 |    date: 2015
  |    ^^^^^^^^^^ mỗi mục một dòng, dạng `tên: nội dung`; các dòng con thụt vào hai dấu cách

lỗi[sai-cu-phap]: dấu ngoặc mở mà chưa đóng
 --> content/trang/bai-07.md:4:1
  |
4 | summary: "Cả thôn
  | ^^^^^^^^^^^^^^^^^ thêm dấu ngoặc ở cuối nội dung

lỗi[sai-cu-phap]: còn chữ sau dấu ngoặc kép đóng
 --> content/trang/bai-08.md:4:1
  |
4 | summary: "Cả thôn" trồng hoa
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ đặt cả nội dung trong một cặp ngoặc, ví dụ '"Đường hoa" thôn Đông'

lỗi[sai-cu-phap]: nội dung bắt đầu bằng một ký hiệu có nghĩa riêng
 --> content/trang/bai-09.md:4:1
  |
4 | summary: @thôn Đông
  | ^^^^^^^^^^^^^^^^^^^ đặt cả nội dung trong ngoặc kép

lỗi[sai-cu-phap]: trong ngoặc kép, dấu \ có nghĩa riêng
 --> content/trang/bai-10.md:4:1
  |
4 | summary: "D:\ảnh"
  | ^^^^^^^^^^^^^^^^^ viết hai dấu \\ cho một dấu \

lỗi[dau-hai-cham]: nội dung có dấu hai chấm mà không đặt trong ngoặc kép
 --> content/trang/bai-11.md:4:20
  |
4 | sources: [{ title: Báo Đông: tin mới }]
  |                    ^^^^^^^^^^^^^^^^^ viết "Báo Đông: tin mới"

lỗi[sai-cu-phap]: phần trong [ ] hoặc { } xuống dòng sai chỗ
 --> content/trang/bai-12.md:5:1
  |
5 | b]
  | ^^ viết cả phần này trên một dòng

lỗi[thieu-anh]: không thấy tệp ảnh `a.jpg`
 --> content/trang/bai-13.md:4:20
  |
4 | pictures: [{ file: a.jpg, alt: Hoa, đẹp lắm }]
  |                    ^^^^^ đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng

lỗi[dau-phay-trong-ngoac]: trong dấu { }, dấu phẩy ngăn cách hai mục nên nội dung này bị tách đôi
 --> content/trang/bai-13.md:4:32
  |
4 | pictures: [{ file: a.jpg, alt: Hoa, đẹp lắm }]
  |                                ^^^^^^^^^^^^ viết "Hoa, đẹp lắm"

lỗi[sai-cu-phap]: dòng này thiếu dấu hai chấm sau tên mục
 --> content/trang/bai-14.md:4:1
  |
4 | summary:Cả thôn
  | ^^^^^^^^^^^^^^^ mỗi mục một dòng, dạng `tên: nội dung`; các dòng con thụt vào hai dấu cách

16 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn front_matter_that_is_absent_is_asked_for() {
    check(
        "-- content/mo-hinh/x.md --\n# Đường hoa\n\nMỗi hộ trồng một đoạn.\n",
        str![[r#"
lỗi[thieu-phan-dau]: tệp thiếu phần thông tin ở đầu, giữa hai dòng `---`
--> content/mo-hinh/x.md
 = cách sửa: dòng đầu tiên phải là `---`
 = cách sửa: `danvan new mo-hinh "Tiêu đề"` tạo một tệp đủ các mục

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn front_matter_that_is_not_closed_is_told() {
    check(
        "-- content/mo-hinh/x.md --\n---\nid: abc234\ntitle: Đường hoa\n",
        str![[r#"
lỗi[phan-dau-chua-dong]: phần thông tin ở đầu tệp chưa được đóng lại
 --> content/mo-hinh/x.md:1:1
  |
1 | ---
  | ^^^ thêm một dòng `---` sau mục cuối cùng

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn address_that_is_no_address_of_the_site_is_told() {
    check(
        &model("aliases: [cu/duong, /cu/../x/, \"/cu/ đường/\"]"),
        str![[r#"
lỗi[sai-dia-chi-cu]: `cu/duong` không phải địa chỉ trong trang
 --> content/mo-hinh/duong-hoa.md:7:11
  |
7 | aliases: [cu/duong, /cu/../x/, "/cu/ đường/"]
  |           ^^^^^^^^ viết từ gốc của trang, ví dụ /cu/duong-lang/

lỗi[sai-dia-chi-cu]: `/cu/../x/` không phải địa chỉ trong trang
 --> content/mo-hinh/duong-hoa.md:7:21
  |
7 | aliases: [cu/duong, /cu/../x/, "/cu/ đường/"]
  |                     ^^^^^^^^^ viết từ gốc của trang, ví dụ /cu/duong-lang/

lỗi[sai-dia-chi-cu]: `/cu/ đường/` không phải địa chỉ trong trang
 --> content/mo-hinh/duong-hoa.md:7:32
  |
7 | aliases: [cu/duong, /cu/../x/, "/cu/ đường/"]
  |                                ^^^^^^^^^^^^^ viết từ gốc của trang, ví dụ /cu/duong-lang/

3 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn story_taken_down_before_it_is_shown_is_an_error() {
    check(
        &model("publish: 2026-12-01\nexpire: 2026-12-01"),
        str![[r#"
lỗi[go-truoc-khi-dang]: bài gỡ trước khi đăng (2026-12-01), nên không ngày nào hiện
 --> content/mo-hinh/duong-hoa.md:8:9
  |
8 | expire: 2026-12-01
  |         ^^^^^^^^^^ ghi ngày sau 2026-12-01

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn missing_word_of_a_choice_asks_which_is_true() {
    check_with(
        &["--lang", "en"],
        &model("people: [{ name: Nguyễn Văn A }]"),
        str![[r#"
error[thieu-muc]: `basis` is missing (Basis)
 --> content/mo-hinh/duong-hoa.md:7:12
  |
7 | people: [{ name: Nguyễn Văn A }]
  |            ^^^^ add which is true: `basis: consent` (by consent) or `basis: public-office` (by public office)

1 error, 0 warnings

"#]],
    );
}

#[test]
fn unseen_characters_are_errors_that_name_them() {
    let fixture = model("organ: \u{202e}mttq").replace("Mỗi hộ", "Mỗi\u{7} hộ");
    check(
        &fixture,
        str![[r#"
lỗi[ky-tu-an]: có ký tự đảo chiều chữ U+202E, mắt không thấy nhưng làm sai lạc chữ
 --> content/mo-hinh/duong-hoa.md:7:8
  |
7 | organ: �mttq
  |        ^ đặt con trỏ ngay trước chỗ này, nhấn Delete một lần
  |
  = cách sửa: không thấy đúng chỗ thì xóa cả dòng rồi gõ lại, đừng chép dán

lỗi[ky-tu-an]: có ký tự điều khiển U+0007, mắt không thấy nhưng làm sai lạc chữ
  --> content/mo-hinh/duong-hoa.md:12:4
   |
12 | Mỗi␇ hộ trồng một đoạn.
   |    ^ đặt con trỏ ngay trước chỗ này, nhấn Delete một lần
   |
   = cách sửa: không thấy đúng chỗ thì xóa cả dòng rồi gõ lại, đừng chép dán

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unseen_characters_in_english() {
    let fixture = model("tags: [hoa\u{2066}]").replace("Mỗi hộ", "Mỗi\u{1b} hộ");
    check_with(
        &["--lang", "en"],
        &fixture,
        str![[r#"
error[ky-tu-an]: a character that turns the direction of writing, U+2066, stands here unseen and garbles the text
 --> content/mo-hinh/duong-hoa.md:7:11
  |
7 | tags: [hoa�]
  |           ^ put the cursor right before this place and press Delete once
  |
  = help: where the place cannot be found, delete the line and type it again, without pasting

error[ky-tu-an]: a control character, U+001B, stands here unseen and garbles the text
  --> content/mo-hinh/duong-hoa.md:12:4
   |
12 | Mỗi␛ hộ trồng một đoạn.
   |    ^ put the cursor right before this place and press Delete once
   |
   = help: where the place cannot be found, delete the line and type it again, without pasting

2 errors, 0 warnings

"#]],
    );
}

#[test]
fn byte_order_mark_and_no_break_space_are_well() {
    let fixture = model("metrics:\n  dat_hien: 300\u{a0}m2");
    let fixture = fixture.replace("---\nid", "\u{feff}---\nid").replace("Mỗi hộ", "Mỗi\u{a0}hộ");
    check(
        &fixture,
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}
