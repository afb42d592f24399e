//! Files as files: encodings, names, links, rights, folders.

use snapbox::str;

use crate::site::{Site, check, model, same};

#[test]
fn file_in_another_encoding_names_its_line() {
    let site = Site::new(&model(""));
    site.write("content/trang/a.md", b"---\nid: abc235\ntitle: Gi\xf3i thi\xd6u\n---\n");
    same(
        &site.run(&["check"]).text(),
        str![[r#"
lỗi[khong-phai-utf8]: dòng 3 không phải chữ UTF-8
--> content/trang/a.md
 = cách sửa: mở tệp và lưu lại với bảng mã UTF-8

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn byte_order_mark_and_crlf_are_read() {
    let site = Site::new("");
    let text = "\u{feff}---\nid: abc235\ntitle: Giới thiệu\n---\n\n## Mục\n\nMột\nhai.\n";
    site.write("content/trang/a.md", text.replace('\n', "\r\n"));
    site.run(&["build"]).well();
    let crlf = site.read("public/trang/a/index.html");
    site.write("content/trang/a.md", text);
    site.run(&["build", "--output", "plain"]).well();
    assert_eq!(crlf, site.read("plain/trang/a/index.html"));
}

#[test]
fn file_in_an_unknown_folder_names_those_there_are() {
    check(
        "\
-- content/mo-hin/x.md --
---
id: abc234
title: A
---
-- content/ghi-chu.md --
Ghi chú.
-- content/mo-hinh/a/b/index.md --
---
id: abc235
title: B
---
",
        str![[r#"
lỗi[sai-thu-muc]: tệp không nằm trong thư mục nội dung nào
--> content/ghi-chu.md
 = cách sửa: chuyển vào một trong các thư mục: mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang

lỗi[sai-thu-muc]: tệp không nằm trong thư mục nội dung nào
--> content/mo-hin/x.md
 = cách sửa: chuyển vào một trong các thư mục: mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang

lỗi[sai-thu-muc]: tệp không nằm trong thư mục nội dung nào
--> content/mo-hinh/a/b/index.md
 = cách sửa: chuyển vào một trong các thư mục: mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang

3 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn empty_site_is_a_warning() {
    check(
        "",
        str![[r#"
cảnh báo[trang-trong]: trang chưa có bài nào
--> content
 = cách sửa: `danvan new mo-hinh "Tiêu đề"` tạo bài đầu tiên

0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn folder_that_is_not_there_could_not_run() {
    let site = Site::new("");
    let run = site.run(&["check", "--root", "khong-co"]).ends(2);
    same(
        &run.text(),
        str![[r#"
lỗi: không có thư mục khong-co

"#]],
    );
}
