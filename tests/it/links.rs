//! What a story points to: other stories, headings, the web.

use snapbox::str;

use crate::site::{check, check_with};

/// A page with a heading, and a second one whose body is given.
fn pages(front: &str, body: &str) -> String {
    format!(
        "\
-- content/van-ban/thong-bao-380.md --
---
id: abc234
title: Thông báo 380
number: 380-TB/TU
---

## Nội dung chính

Về Tổ dân vận.
-- content/trang/gioi-thieu.md --
---
id: abc235
title: Giới thiệu
{front}---

{body}
"
    )
}

#[test]
fn dangling_link_suggests_nearest() {
    check(
        &pages("", "Xem [thông báo](../van-ban/thong-bao-38.md)."),
        str![[r#"
lỗi[lien-ket-hong]: liên kết tới `../van-ban/thong-bao-38.md` không có trang nào
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Xem [thông báo](../van-ban/thong-bao-38.md).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ có phải `../van-ban/thong-bao-380.md`?

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn dangling_link_in_english() {
    check_with(
        &["--lang", "en"],
        &pages("", "Xem [thông báo](../van-ban/thong-bao-38.md)."),
        str![[r#"
error[lien-ket-hong]: the link `../van-ban/thong-bao-38.md` leads to no page
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Xem [thông báo](../van-ban/thong-bao-38.md).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean `../van-ban/thong-bao-380.md`?

1 error, 0 warnings

"#]],
    );
}

#[test]
fn dangling_link_with_nothing_near_is_told() {
    check(
        &pages("", "Xem [phụ lục](phu-luc.pdf) và [trang](/khong/co/)."),
        str![[r#"
lỗi[lien-ket-hong]: liên kết tới `phu-luc.pdf` không có trang nào
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Xem [phụ lục](phu-luc.pdf) và [trang](/khong/co/).
  |     ^^^^^^^^^^^^^^^^^^^^^^ sửa hoặc bỏ liên kết

lỗi[lien-ket-hong]: liên kết tới `/khong/co/` không có trang nào
 --> content/trang/gioi-thieu.md:6:31
  |
6 | Xem [phụ lục](phu-luc.pdf) và [trang](/khong/co/).
  |                               ^^^^^^^^^^^^^^^^^^^ sửa hoặc bỏ liên kết

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn dangling_anchor_suggests_nearest() {
    check(
        &pages("", "Xem [thông báo](../van-ban/thong-bao-380.md#noi-dung-chin) và [dưới](#duoi)."),
        str![[r#"
lỗi[muc-khong-co]: trang được liên kết không có mục `#noi-dung-chin`
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Xem [thông báo](../van-ban/thong-bao-380.md#noi-dung-chin) và [dưới](#duoi).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ có phải `noi-dung-chinh`?

lỗi[muc-khong-co]: trang được liên kết không có mục `#duoi`
 --> content/trang/gioi-thieu.md:6:63
  |
6 | Xem [thông báo](../van-ban/thong-bao-380.md#noi-dung-chin) và [dưới](#duoi).
  |                                                               ^^^^^^^^^^^^^ sửa hoặc bỏ liên kết

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn dangling_relation_suggests_nearest() {
    check(
        &pages("related: [../van-ban/thong-bao-38.md, abc999]\n", ""),
        str![[r#"
lỗi[bai-khong-co]: không có bài nào là `../van-ban/thong-bao-38.md`
 --> content/trang/gioi-thieu.md:4:11
  |
4 | related: [../van-ban/thong-bao-38.md, abc999]
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^ có phải `../van-ban/thong-bao-380.md`?

lỗi[bai-khong-co]: không có bài nào là `abc999`
 --> content/trang/gioi-thieu.md:4:39
  |
4 | related: [../van-ban/thong-bao-38.md, abc999]
  |                                       ^^^^^^ sửa hoặc bỏ liên kết

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn link_to_a_hidden_story_is_a_warning() {
    let fixture = pages(
        "related: [../van-ban/thong-bao-380.md]\n",
        "Xem [thông báo](../van-ban/thong-bao-380.md).",
    );
    check(
        &fixture.replace("number: 380-TB/TU", "number: 380-TB/TU\nstate: draft"),
        str![[r#"
cảnh báo[bai-chua-dang]: `../van-ban/thong-bao-380.md` chưa được đăng hoặc đã gỡ, nên liên kết không hiện
 --> content/trang/gioi-thieu.md:4:11
  |
4 | related: [../van-ban/thong-bao-380.md]
  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ đăng bài đó, hoặc bỏ liên kết

cảnh báo[bai-chua-dang]: `../van-ban/thong-bao-380.md` chưa được đăng hoặc đã gỡ, nên liên kết không hiện
 --> content/trang/gioi-thieu.md:7:5
  |
7 | Xem [thông báo](../van-ban/thong-bao-380.md).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ đăng bài đó, hoặc bỏ liên kết

0 lỗi, 2 cảnh báo

"#]],
    );
}

#[test]
fn dangerous_address_is_an_error() {
    check(
        &pages("", "Bấm [vào đây](javascript:alert(1)) hoặc ![ảnh](data:image/png;base64,AA)."),
        str![[r#"
lỗi[dia-chi-khong-an-toan]: địa chỉ `javascript:alert(1)` không được phép dùng
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Bấm [vào đây](javascript:alert(1)) hoặc ![ảnh](data:image/png;base64,AA).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dùng https, http, mailto, tel hoặc đường dẫn trong trang

lỗi[dia-chi-khong-an-toan]: địa chỉ `data:image/png;base64,AA` không được phép dùng
 --> content/trang/gioi-thieu.md:6:41
  |
6 | Bấm [vào đây](javascript:alert(1)) hoặc ![ảnh](data:image/png;base64,AA).
  |                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dùng https, http, mailto, tel hoặc đường dẫn trong trang

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn raw_html_is_an_error() {
    check(
        &pages("", "Chữ <b>đậm</b>.\n\n<script>alert(1)</script>"),
        str![[r#"
lỗi[ma-html]: bài viết có thẻ HTML `<b>`, phần này bị bỏ
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Chữ <b>đậm</b>.
  |     ^^^ viết bằng Markdown

lỗi[ma-html]: bài viết có thẻ HTML `</b>`, phần này bị bỏ
 --> content/trang/gioi-thieu.md:6:11
  |
6 | Chữ <b>đậm</b>.
  |           ^^^^ viết bằng Markdown

lỗi[ma-html]: bài viết có thẻ HTML `<script>alert(1)</script>`, phần này bị bỏ
 --> content/trang/gioi-thieu.md:8:1
  |
8 | <script>alert(1)</script>
  | ^^^^^^^^^^^^^^^^^^^^^^^^^ viết bằng Markdown

3 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn headings_out_of_order_are_warnings() {
    check(
        &pages("", "# Một\n\n#### Bốn"),
        str![[r#"
cảnh báo[de-muc-cap-mot]: đề mục cấp một dành cho tên bài
 --> content/trang/gioi-thieu.md:6:1
  |
6 | # Một
  | ^^^^^ viết hai dấu `##`

cảnh báo[de-muc-nhay-cap]: đề mục nhảy từ cấp 2 xuống cấp 4
 --> content/trang/gioi-thieu.md:8:1
  |
8 | #### Bốn
  | ^^^^^^^^ bớt dấu `#`

0 lỗi, 2 cảnh báo

"#]],
    );
}

#[test]
fn footnotes_that_do_not_match_are_told() {
    check(
        &pages("", "Một[^a].\n\n[^b]: Hai."),
        str![[r#"
lỗi[chu-thich-thieu]: không có chú thích `a`
 --> content/trang/gioi-thieu.md:6:4
  |
6 | Một[^a].
  |    ^^^^ thêm dòng `[^nhãn]: nội dung`

cảnh báo[chu-thich-thua]: chú thích `b` không được dẫn ở đâu nên bị bỏ
 --> content/trang/gioi-thieu.md:8:1
  |
8 | [^b]: Hai.
  | ^^^^ dẫn chú thích này hoặc xóa

1 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn links_without_words_or_address_are_told() {
    check(
        &pages("", "[](https://a.example) và [b]()"),
        str![[r#"
cảnh báo[lien-ket-khong-chu]: liên kết không có chữ để đọc
 --> content/trang/gioi-thieu.md:6:1
  |
6 | [](https://a.example) và [b]()
  | ^^^^^^^^^^^^^^^^^^^^^ ghi chữ trong ngoặc vuông

lỗi[lien-ket-trong]: liên kết hoặc ảnh thiếu địa chỉ
 --> content/trang/gioi-thieu.md:6:26
  |
6 | [](https://a.example) và [b]()
  |                          ^^^^^ ghi địa chỉ trong ngoặc tròn

1 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn file_of_a_kind_that_is_not_offered_is_no_dead_link() {
    let file = "-- content/trang/so-do.svg --\n<svg/>\n";
    check(
        &(pages("", "Xem [sơ đồ](so-do.svg).") + file),
        str![[r#"
lỗi[tep-khong-cho-tai]: có tệp `so-do.svg`, nhưng trang không cho tải loại tệp này
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Xem [sơ đồ](so-do.svg).
  |     ^^^^^^^^^^^^^^^^^^ lưu thành PDF rồi liên kết tới tệp PDF
  |
  = cách sửa: cho tải được: pdf, doc, docx, xls, xlsx, ppt, pptx, odt, ods, odp, csv, txt, zip, jpg, jpeg, png, webp, mp3, mp4

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn table_the_site_is_made_with_is_no_download() {
    let file = "-- content/dia-ban/ghi-chu.csv --\na,b\n";
    check(
        &(pages("", "Xem [bảng](../dia-ban/ghi-chu.csv).") + file),
        str![[r#"
lỗi[tep-cua-trang]: `../dia-ban/ghi-chu.csv` là tệp để dựng trang, không phải tệp cho người đọc tải
 --> content/trang/gioi-thieu.md:6:5
  |
6 | Xem [bảng](../dia-ban/ghi-chu.csv).
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ liên kết tới trang dữ liệu /du-lieu/, hoặc chép tệp vào cạnh bài

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn story_related_to_itself_is_a_warning() {
    check(
        &pages("related: [gioi-thieu.md, abc235]\n", ""),
        str![[r#"
cảnh báo[bai-tro-chinh-no]: `gioi-thieu.md` chính là bài này
 --> content/trang/gioi-thieu.md:4:11
  |
4 | related: [gioi-thieu.md, abc235]
  |           ^^^^^^^^^^^^^ ghi bài khác, hoặc bỏ đi

cảnh báo[bai-tro-chinh-no]: `abc235` chính là bài này
 --> content/trang/gioi-thieu.md:4:26
  |
4 | related: [gioi-thieu.md, abc235]
  |                          ^^^^^^ ghi bài khác, hoặc bỏ đi

0 lỗi, 2 cảnh báo

"#]],
    );
}

#[test]
fn link_to_a_file_not_offered_in_english() {
    let file = "-- content/trang/so-do.svg --\n<svg/>\n-- content/dia-ban/ghi-chu.csv --\na,b\n";
    let body = "[a](so-do.svg) [b](../dia-ban/ghi-chu.csv)";
    check_with(
        &["--lang", "en"],
        &(pages("related: [abc235]\n", body) + file),
        str![[r#"
warning[bai-tro-chinh-no]: `abc235` is this story itself
 --> content/trang/gioi-thieu.md:4:11
  |
4 | related: [abc235]
  |           ^^^^^^ name another story, or drop it

error[tep-khong-cho-tai]: `so-do.svg` is there, but files of its kind are not offered
 --> content/trang/gioi-thieu.md:7:1
  |
7 | [a](so-do.svg) [b](../dia-ban/ghi-chu.csv)
  | ^^^^^^^^^^^^^^ save it as a PDF and link to that
  |
  = help: kinds that are offered: pdf, doc, docx, xls, xlsx, ppt, pptx, odt, ods, odp, csv, txt, zip, jpg, jpeg, png, webp, mp3, mp4

error[tep-cua-trang]: `../dia-ban/ghi-chu.csv` is for making the site, not for readers
 --> content/trang/gioi-thieu.md:7:16
  |
7 | [a](so-do.svg) [b](../dia-ban/ghi-chu.csv)
  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ link to the data page /du-lieu/, or put a copy beside the story

2 errors, 1 warning

"#]],
    );
}
