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

#[test]
fn two_names_that_differ_only_in_how_marks_are_composed_are_told() {
    let site = Site::new("");
    for (name, id) in [("hoa \u{111}\u{1eb9}p.md", "aaaaa2"), ("hoa \u{111}e\u{323}p.md", "aaaaa3")]
    {
        site.write(&format!("content/trang/{name}"), format!("---\nid: {id}\ntitle: Hoa\n---\n"));
    }
    same(
        &site.run(&["check"]).text(),
        str![[r#"
lỗi[sai-ten-tep]: tên `hoa đẹp` không dùng làm địa chỉ trang được
--> content/trang/hoa đẹp.md
 = cách sửa: đổi thành `hoa-dep`

lỗi[ten-tep-trung]: hai tệp trùng tên “content/trang/hoa đẹp.md”, chỉ khác cách ghép dấu (NFC và NFD)
--> content/trang/hoa đẹp.md
 = cách sửa: đổi tên hoặc xóa một trong hai tệp

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn hidden_and_temporary_files_are_passed_over() {
    let site = Site::new(&model(""));
    for name in [".duong-hoa.md.swp", "~$duong-hoa.md", ".git/x.md"] {
        site.write(&format!("content/mo-hinh/{name}"), b"\xff");
    }
    same(
        &site.run(&["check"]).text(),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[cfg(unix)]
mod unix {
    use std::fs::Permissions;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn loop_of_links_is_told() {
        let site = Site::new(&model(""));
        symlink(site.path("content"), site.path("content/mo-hinh/vong")).unwrap();
        same(
            &site.run(&["check"]).text(),
            str![[r#"
lỗi[vong-lap-lien-ket]: liên kết tượng trưng tạo thành vòng lặp
--> content/mo-hinh/vong
 = cách sửa: xóa liên kết này

1 lỗi, 0 cảnh báo

"#]],
        );
    }

    #[test]
    fn link_out_of_the_showcase_is_told() {
        let (site, other) = (Site::new(&model("")), Site::bare("-- mat.md --\nBí mật.\n"));
        symlink(other.path("mat.md"), site.path("content/mo-hinh/mat.md")).unwrap();
        symlink(other.path(""), site.path("content/trang")).unwrap();
        let run = site.run(&["check"]);
        assert!(!run.text().contains("Bí mật"));
        same(
            &run.text(),
            str![[r#"
lỗi[lien-ket-ra-ngoai]: liên kết tượng trưng dẫn ra ngoài thư mục của trang
--> content/mo-hinh/mat.md
 = cách sửa: chép tệp thật vào thay cho liên kết

lỗi[lien-ket-ra-ngoai]: liên kết tượng trưng dẫn ra ngoài thư mục của trang
--> content/trang
 = cách sửa: chép tệp thật vào thay cho liên kết

2 lỗi, 0 cảnh báo

"#]],
        );
    }

    #[test]
    fn link_within_the_showcase_is_followed() {
        let site = Site::new(&model(""));
        site.write("content/kho/gioi-thieu.txt", "");
        site.write("themes/chung.md", "---\nid: abc235\ntitle: Chung\n---\n");
        std::fs::create_dir_all(site.path("content/trang")).unwrap();
        symlink("../../themes/chung.md", site.path("content/trang/chung.md")).unwrap();
        site.run(&["build"]).well();
        assert!(site.path("public/trang/chung/index.html").exists());
    }

    #[test]
    fn link_to_nothing_is_told() {
        let site = Site::new(&model(""));
        symlink("khong-co.md", site.path("content/mo-hinh/mat.md")).unwrap();
        same(
            &site.run(&["check"]).text(),
            str![[r#"
lỗi[khong-doc-duoc]: không đọc được: không có ở đó
--> content/mo-hinh/mat.md
 = cách sửa: kiểm tra quyền đọc của tệp hoặc thư mục

1 lỗi, 0 cảnh báo

"#]],
        );
    }

    #[test]
    fn folder_without_read_rights_is_told_and_hides_no_other() {
        let site = Site::new(&model(""));
        site.write("content/trang/a.md", "---\nid: abc235\ntitle: A\n---\n");
        let folder = site.path("content/trang");
        std::fs::set_permissions(&folder, Permissions::from_mode(0o000)).unwrap();
        let told = site.run(&["check"]).text();
        let forbidden = std::fs::read_dir(&folder).is_err();
        std::fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        // A superuser reads everything; a link to nothing shows the same there.
        if forbidden {
            same(
                &told,
                str![[r#"
lỗi[khong-doc-duoc]: không đọc được: Permission denied (os error 13)
--> content/trang
 = cách sửa: kiểm tra quyền đọc của tệp hoặc thư mục

1 lỗi, 0 cảnh báo

"#]],
            );
        }
    }
}

#[test]
fn index_right_in_the_folder_of_a_kind_is_told_where_to_go() {
    let site = Site::new(&model("").replace("duong-hoa.md", "index.md"));
    let both = [site.run(&["check"]).text(), site.run(&["check", "--lang", "en"]).text()];
    same(
        &both.concat(),
        str![[r#"
lỗi[index-sai-cho]: index.md đặt ngay trong mo-hinh thì không có tên bài để làm địa chỉ
--> content/mo-hinh/index.md
 = cách sửa: chuyển vào một thư mục riêng: content/mo-hinh/ten-bai/index.md

1 lỗi, 0 cảnh báo
error[index-sai-cho]: index.md right in mo-hinh has no name to make an address of
--> content/mo-hinh/index.md
 = help: move it into a folder of its own: content/mo-hinh/its-name/index.md

1 error, 0 warnings

"#]],
    );
}

#[test]
fn address_that_cannot_be_a_file_names_what_makes_it() {
    let other = "-- content/trang/con.md --\n---\nid: abc235\ntitle: Con\n---\n";
    check(
        &(model("tags: [hoa, Con]\naliases: [/cu/nul/]") + other),
        str![[r#"
lỗi[dia-chi-khong-ghi-duoc]: địa chỉ `/the/con/` không ghi thành tệp được: `the/con/index.html` không dùng làm tên tệp được: Windows dành riêng tên này
 --> content/mo-hinh/duong-hoa.md:7:13
  |
7 | tags: [hoa, Con]
  |             ^^^ đổi tên tệp hoặc từ khóa gây ra địa chỉ này

lỗi[dia-chi-khong-ghi-duoc]: địa chỉ `/cu/nul/` không ghi thành tệp được: `cu/nul/index.html` không dùng làm tên tệp được: Windows dành riêng tên này
 --> content/mo-hinh/duong-hoa.md:8:11
  |
8 | aliases: [/cu/nul/]
  |           ^^^^^^^^ đổi tên tệp hoặc từ khóa gây ra địa chỉ này

lỗi[dia-chi-khong-ghi-duoc]: địa chỉ `/trang/con/` không ghi thành tệp được: `trang/con/index.html` không dùng làm tên tệp được: Windows dành riêng tên này
--> content/trang/con.md
 = cách sửa: đổi tên tệp hoặc từ khóa gây ra địa chỉ này

3 lỗi, 0 cảnh báo

"#]],
    );
}
