//! The output folder: whose it is, and that nothing of this machine or this day is in it.

use std::io::Read;

use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, danvan, has_extension, model, output, same};

#[test]
fn folder_of_someone_else_is_refused_and_untouched() {
    let site = Site::new(SMALL);
    site.write("public/thu.doc", "Kính gửi");
    site.write("public/index.html", "của người khác");
    let before = output(&site.path("public"));
    same(
        &site.run(&["build"]).ends(2).text(),
        str![[r#"
lỗi: thư mục `public` có tệp không do danvan tạo ra, như `public/index.html`; hãy chọn một thư mục trống

"#]],
    );
    assert_eq!(output(&site.path("public")), before);
    assert!(!site.path("public/.danvan").exists());
}

#[test]
fn file_in_the_way_is_refused_and_nothing_is_written() {
    let site = Site::new(SMALL);
    site.build();
    site.write("public/mo-hinh/moi/index.html", "của người khác");
    site.write(
        "content/mo-hinh/moi.md",
        site.read("content/mo-hinh/hien-dat.md").replace("aaaaa3", "aaaaa4"),
    );
    let before = output(&site.path("public"));
    same(
        &site.run(&["build"]).ends(2).text(),
        str![[r#"
lỗi: `public/mo-hinh/moi/index.html` nằm đúng chỗ danvan cần ghi nhưng không do danvan tạo ra; hãy dời nó đi rồi chạy lại

"#]],
    );
    assert_eq!(output(&site.path("public")), before);
}

#[test]
fn ignore_file_and_strange_files_beside_ours_are_left_alone() {
    let site = Site::new(SMALL);
    site.write("public/.gitignore", "*\n!.gitignore\n");
    site.build();
    site.write("public/google123.html", "xác minh");
    site.remove("content/mo-hinh/hien-dat.md");
    site.build();
    assert_eq!(site.read("public/.gitignore"), "*\n!.gitignore\n");
    assert_eq!(site.read("public/google123.html"), "xác minh");
}

#[test]
fn broken_story_leaves_the_old_output_standing() {
    let site = Site::new(SMALL);
    site.build();
    let before = output(&site.path("public"));
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "1.250");
    site.edit("content/van-ban/thong-bao-380.md", "Về Tổ dân vận.", "Về Tổ dân vận cơ sở.");
    same(
        &site.run(&["build"]).ends(1).text(),
        str![[r#"
lỗi[so-mo-ho]: `1.250` có thể là 1.250 m2 hoặc 1,25 m2
  --> content/mo-hinh/hien-dat.md:11:13
   |
11 |   dat_hien: 1.250
   |             ^^^^^ viết "1.250 m2" hoặc "1,25 m2"

1 lỗi, 0 cảnh báo: chưa ghi gì, trang cũ còn nguyên

"#]],
    );
    assert_eq!(output(&site.path("public")), before);
}

#[test]
fn broken_story_writes_no_folder_at_all() {
    let site = Site::new(SMALL);
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "1.250");
    site.run(&["build"]).ends(1);
    assert!(!site.path("public").exists());
}

#[test]
fn warning_does_not_keep_a_site_from_being_built() {
    let site = Site::new(SMALL);
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "1 m2");
    same(
        &site.run(&["build"]).well().text(),
        str![[r#"
cảnh báo[it-gap]: Diện tích đất hiến của một mô hình thường từ 10 đến 20.000 m²
  --> content/mo-hinh/hien-dat.md:11:13
   |
11 |   dat_hien: 1 m2
   |             ^^^^ thừa hay thiếu số 0? nếu là số của xã, huyện, tỉnh: ghi scope
   |
   = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: it-gap, reason: lý do }] }

Đã dựng 92 tệp: ghi 92, xóa 0, giữ nguyên 0.

"#]],
    );
}

#[test]
fn two_builds_in_two_folders_are_equal_byte_for_byte() {
    let (one, other) = (Site::new(SMALL), Site::new(SMALL));
    one.build();
    let root = other.path("");
    danvan(
        std::path::Path::new("/"),
        &[
            "build".as_ref(),
            "--root".as_ref(),
            root.as_os_str(),
            "--date".as_ref(),
            "2027-05-06".as_ref(),
        ],
    )
    .well();
    assert_eq!(output(&one.path("public")), output(&other.path("public")));
}

#[test]
fn output_holds_no_path_of_this_machine_and_no_day_of_the_build() {
    let site = Site::new(SMALL);
    site.run(&["build", "--date", "2031-07-18"]).well();
    let root = site.path("").to_str().unwrap().trim_end_matches('/').to_owned();
    let manifest =
        (".danvan/manifest".to_owned(), site.read("public/.danvan/manifest").into_bytes());
    for (path, bytes) in output(&site.path("public")).into_iter().chain([manifest]) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in [root.as_str(), "2031-07-18", "18/07/2031"] {
            assert!(!text.contains(secret), "{path} holds {secret}");
        }
        // A hash may hold the digits of any year.
        let mut words = text.split(|it: char| !it.is_alphanumeric());
        assert!(!words.any(|it| it == "2031"), "{path} holds 2031");
    }
}

#[test]
fn full_build_adds_compressed_copies_of_texts() {
    let site = Site::new(SMALL);
    site.run(&["build", "--full"]).well();
    let files = output(&site.path("public"));
    let copied = |path: &str| files.contains_key(&format!("{path}.br"));
    for (path, bytes) in &files {
        let plain = path.strip_suffix(".gz").map(|plain| (plain, gunzip(bytes)));
        let plain = plain.or_else(|| Some((path.strip_suffix(".br")?, unbrotli(bytes))));
        let Some((plain, decoded)) = plain else {
            let is_text = !["xlsx", "png", "idx", "pdf"].iter().any(|it| has_extension(path, it));
            // A host reads that one itself.
            assert_eq!(copied(path), is_text && path != "_headers", "{path}");
            continue;
        };
        assert!(decoded == files[plain], "{path} is not {plain}");
    }
    let written = site.run(&["build", "--full"]).stdout;
    assert!(written.starts_with("Không có gì đổi"), "{written}");
    site.build();
    let stale = |it: &String| has_extension(it, "gz") || has_extension(it, "br");
    assert_eq!(output(&site.path("public")).into_keys().find(stale), None);
}

#[cfg(feature = "print")]
#[test]
fn full_build_prints_each_story_once_and_again_only_when_it_changes() {
    let site = Site::new(&crate::site::model(""));
    site.write(
        "content/mo-hinh/hoa.md",
        "---\nid: abc235\ntitle: Hoa\nsummary: Hoa.\nkind: tap-the\nfield: kinh-te\n---\n\nTrồng hoa.\n",
    );
    let full = || site.run(&["build", "--full", "--explain"]).well().stdout;
    let printed = |said: &str| -> Vec<String> {
        let files = said.lines().filter(|it| it.contains(".pdf"));
        files.map(|it| it.split(':').next().unwrap().to_owned()).collect()
    };
    let both = ["mo-hinh/duong-hoa/duong-hoa.pdf", "mo-hinh/hoa/hoa.pdf"];
    assert_eq!(printed(&full()), both);
    let before = output(&site.path("public"));
    assert!(both.iter().all(|it| before[*it].starts_with(b"%PDF-")));
    let page = String::from_utf8(before["mo-hinh/hoa/index.html"].clone()).unwrap();
    assert!(page.contains(
        "<a href=\"/mo-hinh/hoa/hoa.pdf\" type=\"application/pdf\">Tải bản in (PDF)</a>"
    ));
    site.edit("content/mo-hinh/hoa.md", "Trồng hoa.", "Trồng nhiều hoa.");
    assert_eq!(printed(&full()), ["mo-hinh/hoa/hoa.pdf"]);
    site.edit("content/mo-hinh/hoa.md", "Trồng nhiều hoa.", "Trồng hoa.");
    full();
    assert!(output(&site.path("public")) == before, "not the same bytes again");
    // A build for the desk leaves out all that publishing wants, and so does its page.
    let quick = site.run(&["build", "--explain"]).well().stdout;
    assert!(quick.contains("mo-hinh/hoa/hoa.pdf: xóa, không còn trang này"), "{quick}");
    assert!(!site.read("public/mo-hinh/hoa/index.html").contains("hoa.pdf"));
}

#[cfg(feature = "print")]
#[test]
fn a_story_that_cannot_be_printed_keeps_a_full_build_from_the_old_site() {
    let site = Site::new(&crate::site::model(""));
    site.run(&["build", "--full"]).well();
    let before = output(&site.path("public"));
    site.edit("content/mo-hinh/duong-hoa.md", "một đoạn", "một đoạn 漢");
    same(
        &site.run(&["build", "--full"]).ends(1).text(),
        str![[r#"
lỗi[phong-khong-co-chu]: phông chữ Libertinus Serif không có chữ `漢` (U+6F22)
  --> content/mo-hinh/duong-hoa.md:12:23
   |
12 | Mỗi hộ trồng một đoạn 漢.
   |                       ^^ thay bằng chữ khác, hoặc đặt phông có chữ này vào thư mục fonts

1 lỗi, 0 cảnh báo: chưa ghi gì, trang cũ còn nguyên

"#]],
    );
    assert!(output(&site.path("public")) == before);
}

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain
}

fn unbrotli(mut bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut bytes, &mut plain).unwrap();
    plain
}

#[test]
fn copy_for_a_disk_leads_from_file_to_file_beside_the_site() {
    let site =
        Site::new(&format!("{SMALL}-- content/trang/a.md --\n---\nid: ggggg2\ntitle: A\n---\n"));
    site.edit("content/site.yaml", "danvan.example", "danvan.example/kho");
    site.run(&["build", "--offline", "--full"]).well();
    let copy = output(&site.path("public-offline"));
    let page = String::from_utf8(copy["mo-hinh/duong-hoa/index.html"].clone()).unwrap();
    assert!(page.contains("href=\"../../van-ban/thong-bao-380/index.html#noi-dung\""), "{page}");
    assert!(page.contains("href=\"../../index.html\""), "{page}");
    assert!(page.contains("href=\"https://danvan.example/kho/mo-hinh/duong-hoa/\""), "{page}");
    assert!(copy.contains_key("so-sanh/aaaaa3.js") && !copy.contains_key("so-sanh/aaaaa3.json"));
    assert!(!copy.keys().any(|it| has_extension(it, "gz") || has_extension(it, "br")));
    assert!(!site.path("public").exists());
    site.run(&["build", "--offline", "--full"]).well();
    site.run(&["build", "--full", "--output", "public-offline"]).well();
    let host = output(&site.path("public-offline"));
    assert!(host.contains_key("so-sanh/aaaaa3.json") && !host.contains_key("so-sanh/aaaaa3.js"));
}

#[test]
fn what_a_host_should_say_is_written_and_printed_for_other_servers() {
    let site = Site::new(&format!(
        "{}-- content/site.yaml --\nname: Thử\nbase_url: https://a.example/kho\n",
        model("")
    ));
    site.build();
    same(
        &site.read("public/_headers"),
        str![[r#"
/kho/*
  Content-Security-Policy: default-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()
  Cross-Origin-Opener-Policy: same-origin
/kho/anh/*
  Cache-Control: public, max-age=31536000, immutable
/kho/assets/*
  Cache-Control: public, max-age=31536000, immutable

"#]],
    );
    same(
        &site.run(&["headers", "nginx"]).well().text(),
        str![[r##"
# Trong http { … }
map $uri $danvan_cache {
    default "no-cache";
    ~^/kho/anh/ "public, max-age=31536000, immutable";
    ~^/kho/assets/ "public, max-age=31536000, immutable";
}

# Trong server { … } của trang
add_header Content-Security-Policy "default-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'" always;
add_header X-Content-Type-Options "nosniff" always;
add_header Referrer-Policy "strict-origin-when-cross-origin" always;
add_header Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=()" always;
add_header Cross-Origin-Opener-Policy "same-origin" always;
add_header Cache-Control $danvan_cache;
charset utf-8;
charset_types text/css text/javascript text/plain text/csv application/xml;
autoindex off;
types {
    text/html html;
    text/css css;
    text/javascript js;
    text/plain txt;
    text/csv csv;
    application/json json;
    application/manifest+json webmanifest;
    application/xml xml;
    image/svg+xml svg;
    image/jpeg jpg jpeg;
    image/png png;
    image/avif avif;
    image/webp webp;
    image/gif gif;
    image/x-icon ico;
    font/woff2 woff2;
    audio/mpeg mp3;
    video/mp4 mp4;
    application/pdf pdf;
    application/epub+zip epub;
    application/zip zip;
    application/gzip gz;
    application/msword doc;
    application/vnd.ms-excel xls;
    application/vnd.ms-powerpoint ppt;
    application/vnd.openxmlformats-officedocument.wordprocessingml.document docx;
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx;
    application/vnd.openxmlformats-officedocument.presentationml.presentation pptx;
    application/vnd.oasis.opendocument.text odt;
    application/vnd.oasis.opendocument.spreadsheet ods;
    application/vnd.oasis.opendocument.presentation odp;
}
default_type application/octet-stream;
gzip_static on;  # các tệp .gz của `danvan build --full`

location ~ /kho/\.danvan { return 404; }
location = /kho/_headers { return 404; }
location /kho/ { try_files $uri $uri/index.html =404; }
error_page 404 /kho/404.html;

"##]],
    );
    same(
        &site.run(&["headers", "caddy"]).well().text(),
        str![[r##"
# Trong khối của trang, ví dụ: danvan.example { root * /srv/www … }
header {
    Content-Security-Policy "default-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    X-Content-Type-Options "nosniff"
    Referrer-Policy "strict-origin-when-cross-origin"
    Permissions-Policy "camera=(), geolocation=(), microphone=(), payment=()"
    Cross-Origin-Opener-Policy "same-origin"
}
@theo_noi_dung path /kho/anh/* /kho/assets/*
header @theo_noi_dung Cache-Control "public, max-age=31536000, immutable"
@con_lai not path /kho/anh/* /kho/assets/*
header @con_lai Cache-Control "no-cache"
@khong_dang path /kho/.danvan* /kho/_headers
error @khong_dang 404
file_server {
    precompressed br gzip
}
handle_errors {
    rewrite * /kho/404.html
    file_server
}

"##]],
    );
}
