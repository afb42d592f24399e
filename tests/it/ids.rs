//! Ids and addresses: each story's own, for ever.

use snapbox::str;

use crate::site::{check, model};

#[test]
fn id_of_another_form_is_told() {
    check(
        &model("").replace("abc234", "ABC-1"),
        str![[r#"
lỗi[sai-ma-bai]: mã bài `ABC-1` không hợp lệ
 --> content/mo-hinh/duong-hoa.md:2:5
  |
2 | id: ABC-1
  |     ^^^^^ cần đúng sáu chữ thường không dấu hoặc chữ số, có ít nhất một chữ, ví dụ ephx83

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &model("").replace("abc234", "123456"),
        str![[r#"
lỗi[sai-ma-bai]: mã bài `123456` không hợp lệ
 --> content/mo-hinh/duong-hoa.md:2:5
  |
2 | id: 123456
  |     ^^^^^^ cần đúng sáu chữ thường không dấu hoặc chữ số, có ít nhất một chữ, ví dụ ephx83

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn missing_id_offers_a_free_one() {
    check(
        &model("").replace("id: abc234\n", ""),
        str![[r#"
lỗi[thieu-muc]: thiếu mục `id` (Mã bài)
 --> content/mo-hinh/duong-hoa.md:2:1
  |
2 | title: Đường hoa thôn Đông
  | ^^^^^ thêm dòng `id: ephx83`

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn repeated_id_names_the_first_file_and_a_free_id() {
    check(
        "\
-- content/trang/a.md --
---
id: abc234
title: A
---
-- content/trang/b.md --
---
id: abc234
title: B
---
",
        str![[r#"
lỗi[ma-bai-trung]: mã bài `abc234` đã dùng ở content/trang/a.md
 --> content/trang/b.md:2:5
  |
2 | id: abc234
  |     ^^^^^^ đổi thành mã khác, ví dụ yd8b8x

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn two_stories_with_one_slug_are_told() {
    check(
        "\
-- content/trang/a.md --
---
id: abc234
title: A
---
-- content/trang/a/index.md --
---
id: abc235
title: A khác
---
",
        str![[r#"
lỗi[dia-chi-trung]: địa chỉ `/trang/a/` đã dùng ở content/trang/a.md
--> content/trang/a/index.md
 = cách sửa: đổi tên tệp hoặc thư mục này

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn former_address_that_is_taken_names_its_owner() {
    check(
        "\
-- content/trang/a.md --
---
id: abc234
title: A
aliases: [/trang/b/, /cu/]
---
-- content/trang/b.md --
---
id: abc235
title: B
aliases: [/cu/]
---
",
        str![[r#"
lỗi[dia-chi-cu-trung]: địa chỉ cũ `/trang/b/` đang là địa chỉ của content/trang/b.md
 --> content/trang/a.md:4:11
  |
4 | aliases: [/trang/b/, /cu/]
  |           ^^^^^^^^^ bỏ địa chỉ này

lỗi[dia-chi-cu-trung]: địa chỉ cũ `/cu/` đang là địa chỉ của content/trang/a.md
 --> content/trang/b.md:4:11
  |
4 | aliases: [/cu/]
  |           ^^^^ bỏ địa chỉ này

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn former_address_among_the_files_of_the_search_is_told() {
    check(
        &model("aliases: [/tim-kiem/meta.idx]"),
        str![[r#"
lỗi[dia-chi-cu-trung]: địa chỉ cũ `/tim-kiem/meta.idx/` đang là địa chỉ của một trang có sẵn
 --> content/mo-hinh/duong-hoa.md:7:11
  |
7 | aliases: [/tim-kiem/meta.idx]
  |           ^^^^^^^^^^^^^^^^^^ bỏ địa chỉ này

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn former_address_of_a_list_or_a_short_address_is_told() {
    check(
        &model("aliases: [/mo-hinh/, /m/abc234/]"),
        str![[r#"
lỗi[dia-chi-cu-trung]: địa chỉ cũ `/mo-hinh/` đang là địa chỉ của một trang có sẵn
 --> content/mo-hinh/duong-hoa.md:7:11
  |
7 | aliases: [/mo-hinh/, /m/abc234/]
  |           ^^^^^^^^^ bỏ địa chỉ này

lỗi[dia-chi-cu-trung]: địa chỉ cũ `/m/abc234/` đang là địa chỉ của content/mo-hinh/duong-hoa.md
 --> content/mo-hinh/duong-hoa.md:7:22
  |
7 | aliases: [/mo-hinh/, /m/abc234/]
  |                      ^^^^^^^^^^ bỏ địa chỉ này

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn former_address_in_the_way_of_a_file_is_told() {
    check(
        &model("aliases: [/feed.xml/, /mo-hinh/duong-hoa/index.html/]"),
        str![[r#"
lỗi[tep-trung]: `feed.xml` và `feed.xml/index.html` trùng nhau trên máy không phân biệt chữ hoa, chữ thường, hoặc một bên là thư mục của bên kia; hãy đổi tên một bên
 --> content/mo-hinh/duong-hoa.md:7:11
  |
7 | aliases: [/feed.xml/, /mo-hinh/duong-hoa/index.html/]
  |           ^^^^^^^^^^ đổi tên tệp hoặc địa chỉ này

lỗi[tep-trung]: `mo-hinh/duong-hoa/index.html` và `mo-hinh/duong-hoa/index.html/index.html` trùng nhau trên máy không phân biệt chữ hoa, chữ thường, hoặc một bên là thư mục của bên kia; hãy đổi tên một bên
 --> content/mo-hinh/duong-hoa.md:7:23
  |
7 | aliases: [/feed.xml/, /mo-hinh/duong-hoa/index.html/]
  |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ đổi tên tệp hoặc địa chỉ này

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn story_in_the_way_of_a_list_is_told_once_in_two_languages() {
    check(
        "\
-- content/site.yaml --
name: A
base_url: https://a.example
languages: [vi, en]
-- content/khen-thuong/hinh-thuc.md --
---
id: abc234
title: Hình thức khen
awarded: [{ form: bang-khen }]
---
",
        str![[r#"
lỗi[tep-trung]: hai nội dung cùng muốn ghi ra `khen-thuong/hinh-thuc/index.html`; hãy đổi tên một bên
--> content/khen-thuong/hinh-thuc.md
 = cách sửa: đổi tên tệp hoặc địa chỉ này

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn former_address_in_the_way_of_another_language_is_told() {
    check(
        "\
-- content/site.yaml --
name: A
base_url: https://a.example
languages: [vi, en]
-- content/trang/a.md --
---
id: abc234
title: A
aliases: [/en/trang/a/]
---
",
        str![[r#"
lỗi[tep-trung]: hai nội dung cùng muốn ghi ra `en/trang/a/index.html`; hãy đổi tên một bên
 --> content/trang/a.md:4:11
  |
4 | aliases: [/en/trang/a/]
  |           ^^^^^^^^^^^^ đổi tên tệp hoặc địa chỉ này

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn file_name_that_makes_no_address_offers_a_better_one() {
    check(
        "-- content/trang/Giới thiệu.md --\n---\nid: abc234\ntitle: Giới thiệu\n---\n",
        str![[r#"
lỗi[sai-ten-tep]: tên `Giới thiệu` không dùng làm địa chỉ trang được
--> content/trang/Giới thiệu.md
 = cách sửa: đổi thành `gioi-thieu`

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn tags_that_differ_by_accents_only_are_a_warning() {
    let other =
        model("tags: [Hòa, hoá]").replace("abc234", "abc235").replace("duong-hoa.md", "mo.md");
    check(
        &(model("tags: [hoa, hoà]") + &other),
        str![[r#"
cảnh báo[tu-khoa-trung]: từ khóa “hoà” bỏ dấu thì trùng với “hoa”, nên trang của nó ở /the/hoa-2/
 --> content/mo-hinh/duong-hoa.md:7:13
  |
7 | tags: [hoa, hoà]
  |             ^^^ nếu cùng nghĩa, viết “hoa”; nếu khác nghĩa, dùng từ rõ hơn

cảnh báo[tu-khoa-trung]: từ khóa “hoá” bỏ dấu thì trùng với “hoa”, nên trang của nó ở /the/hoa-3/
 --> content/mo-hinh/mo.md:7:13
  |
7 | tags: [Hòa, hoá]
  |             ^^^ nếu cùng nghĩa, viết “hoa”; nếu khác nghĩa, dùng từ rõ hơn

0 lỗi, 2 cảnh báo

"#]],
    );
}
