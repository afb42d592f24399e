//! The built site brought to another folder; what is refused on the way there and to a bucket.

use std::fs;

use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Run, Site, danvan, output, same};

fn built() -> Site {
    let site = Site::new(SMALL);
    site.build();
    site
}

/// Publishes from the showcase's folder, where no setting of a store is known but those given.
fn publish(site: &Site, arguments: &[&str]) -> Run {
    danvan(&site.path(""), &[&["publish"], arguments].concat())
}

#[test]
fn folder_becomes_what_was_built_and_then_only_what_changed_is_written() {
    let site = built();
    same(
        &publish(&site, &["www"]).well().text(),
        str![[r#"
Đã đưa lên www: ghi 92, xóa 0, giữ nguyên 0 tệp.

"#]],
    );
    assert!(output(&site.path("www")) == output(&site.path("public")));
    site.edit("content/mo-hinh/hien-dat.md", "Bà con bàn bạc.", "Bà con bàn bạc nhiều buổi.");
    site.build();
    let target = format!("file://{}", site.path("www").display());
    let said = publish(&site, &["--lang", "en", &target]).well().text();
    assert!(said.ends_with(": 6 files written, 1 deleted, 86 kept.\n"), "{said}");
    assert!(output(&site.path("www")) == output(&site.path("public")));
    let said = publish(&site, &["www"]).well().text();
    assert_eq!(said, "Đã đưa lên www: ghi 0, xóa 0, giữ nguyên 92 tệp.\n");
}

#[test]
fn dry_run_tells_what_would_change_and_touches_nothing() {
    let site = built();
    let said = publish(&site, &["www", "--dry-run"]).well().text();
    assert!(said.contains("mo-hinh/hien-dat/index.html: mới\n"), "{said}");
    assert!(said.ends_with("Sẽ đưa lên www: ghi 92, xóa 0, giữ nguyên 0 tệp; chưa đổi gì.\n"));
    assert!(!site.path("www").exists());
    publish(&site, &["www"]).well();
    site.edit("content/van-ban/thong-bao-380.md", "Về Tổ dân vận.", "Về Tổ dân vận cơ sở.");
    site.remove("content/trang/gioi-thieu.md");
    site.build();
    let before = output(&site.path("www"));
    let said = publish(&site, &["www", "--dry-run"]).well().text();
    assert!(said.contains("van-ban/thong-bao-380/index.html: nội dung đổi\n"), "{said}");
    assert!(said.contains("gioi-thieu/index.html: xóa, không còn trang này\n"), "{said}");
    assert!(output(&site.path("www")) == before);
}

#[test]
fn shards_are_published_together_and_equal_the_whole() {
    let site = built();
    let mut arguments = vec!["www".to_owned()];
    for number in 1..=3 {
        let (shard, folder) = (format!("{number}/3"), format!("phan-{number}"));
        site.run(&["build", "--shard", &shard, "--output", &folder]).well();
        arguments.extend(["--output".to_owned(), folder]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    same(
        &publish(&site, &arguments[..5]).ends(2).text(),
        str![[r#"
lỗi: thiếu phần 3/3 của trang, nên chưa đưa gì lên; hãy kể đủ các thư mục: --output THƯ-MỤC cho mỗi phần

"#]],
    );
    assert!(!site.path("www").exists());
    publish(&site, &arguments).well();
    assert!(output(&site.path("www")) == output(&site.path("public")));
    let said = publish(&site, &["www"]).well().text();
    assert_eq!(said, "Đã đưa lên www: ghi 0, xóa 0, giữ nguyên 92 tệp.\n");
}

#[test]
fn shards_that_are_not_of_one_site_are_refused() {
    let site = built();
    let shard = |shard: &str, folder: &str, day: &str| {
        let date = ["--date", day];
        site.run(&[&["build", "--shard", shard, "--output", folder], &date[..]].concat()).well();
    };
    let refused = |folders: &[&str]| {
        let outputs = folders.iter().flat_map(|it| ["--output", it]);
        let arguments: Vec<&str> = ["www"].into_iter().chain(outputs).collect();
        publish(&site, &arguments).ends(2).text()
    };
    shard("1/2", "mot", "2026-11-22");
    shard("2/2", "hai", "2026-11-23");
    same(
        &refused(&["mot", "hai"]),
        str![[r#"
lỗi: `mot` và `hai` được dựng từ nội dung khác nhau, hoặc vào hai ngày khác nhau; hãy dựng mọi phần từ cùng một bản nội dung, với cùng --date

"#]],
    );
    site.edit("content/van-ban/thong-bao-380.md", "Về Tổ dân vận.", "Về Tổ dân vận cơ sở.");
    shard("2/2", "hai", "2026-11-22");
    assert!(refused(&["mot", "hai"]).contains("được dựng từ nội dung khác nhau"));
    shard("2/3", "ba", "2026-11-22");
    let other_division = refused(&["mot", "ba"]);
    same(
        &other_division,
        str![[r#"
lỗi: `ba` không cùng một lần chia phần với các thư mục kia; chỉ gộp được các phần 1/N … N/N, mỗi phần một lần

"#]],
    );
    assert!(refused(&["mot", "public"]).contains("`public` không cùng một lần chia phần"));
    assert!(!site.path("www").exists());
}

#[test]
fn site_that_was_not_built_is_told() {
    let site = Site::new(SMALL);
    same(
        &publish(&site, &["www"]).ends(2).text(),
        str![[r#"
lỗi: `public` chưa có trang nào được dựng; hãy chạy `danvan build` trước

"#]],
    );
    same(
        &publish(&site, &["--lang", "en", "www"]).ends(2).text(),
        str![[r#"
error: no site was built in `public`; run `danvan build` first

"#]],
    );
    assert!(!site.path("public").exists() && !site.path("www").exists());
}

#[test]
fn folder_of_someone_else_is_refused_and_untouched() {
    let site = built();
    site.write("www/thu.doc", "Kính gửi");
    for arguments in [&["www"][..], &["www", "--dry-run"]] {
        same(
            &publish(&site, arguments).ends(2).text(),
            str![[r#"
lỗi: thư mục `www` có tệp không do danvan tạo ra, như `www/thu.doc`; hãy chọn một thư mục trống

"#]],
        );
    }
    assert_eq!(output(&site.path("www")).len(), 1);
}

#[test]
fn site_is_not_published_into_itself() {
    let site = built();
    for target in ["public", "public/moi/nua", "./content/../public"] {
        let said = publish(&site, &[target]).ends(2).text();
        assert!(said.contains("nằm trong, thư mục kết quả; hãy chọn đích khác"), "{said}");
    }
    assert!(!site.path("public/moi").exists());
}

#[test]
fn file_changed_after_the_build_is_told_and_nothing_is_published() {
    let site = built();
    fs::write(site.path("public/index.html"), "đã sửa tay").unwrap();
    same(
        &publish(&site, &["www"]).ends(2).text(),
        str![[r#"
lỗi: `public/index.html` đã bị sửa hoặc mất sau khi dựng; hãy chạy `danvan build` lại

"#]],
    );
    assert!(output(&site.path("www")).is_empty());
}

#[test]
fn what_is_no_target_is_refused_in_both_languages() {
    let site = built();
    same(
        &publish(&site, &["https://danvan.example"]).ends(2).text(),
        str![[r#"
lỗi: `https://danvan.example` không dùng được cho <ĐÍCH>; viết một thư mục, file:///đường/dẫn, hoặc s3://bucket/thư-mục

Xem cách dùng: danvan --help

"#]],
    );
    same(
        &publish(&site, &["--lang", "en", "s3://Danvan"]).ends(2).text(),
        str![[r#"
error: invalid value 's3://Danvan' for '<TARGET>': write a folder, file:///path/of/folder, or s3://bucket/folder

For more information, try '--help'.

"#]],
    );
}

#[cfg(feature = "s3")]
mod bucket {
    use std::process::Command;

    use super::*;

    /// Publishes to a bucket with these settings of a store and no others.
    fn to_bucket(site: &Site, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danvan"));
        command.current_dir(site.path("")).arg("publish").arg("s3://danvan/trang").args(arguments);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("AWS_") {
                command.env_remove(name);
            }
        }
        command.envs(environment.iter().copied()).output().unwrap().into()
    }

    #[test]
    fn keys_that_are_missing_are_told() {
        let site = built();
        same(
            &to_bucket(&site, &[], &[]).ends(2).text(),
            str![[r#"
lỗi: không thấy khóa của kho S3; hãy đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY trong môi trường
  kho không phải của Amazon: thêm AWS_ENDPOINT_URL, ví dụ https://s3.tinh.gov.vn

"#]],
        );
    }

    #[test]
    fn store_out_of_reach_is_told_without_the_keys() {
        let site = built();
        // Nothing listens there.
        let environment = [
            ("AWS_ACCESS_KEY_ID", "khoa-cong-khai"),
            ("AWS_SECRET_ACCESS_KEY", "khoa-bi-mat"),
            ("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
            ("AWS_MAX_ATTEMPTS", "1"),
        ];
        same(
            &to_bucket(&site, &[], &environment).ends(2).text(),
            str![[r#"
lỗi: không nối được với kho S3; hãy kiểm tra mạng và AWS_ENDPOINT_URL, rồi chạy lại: trang sẽ được đưa lên tiếp từ chỗ dừng

"#]],
        );
        let said = to_bucket(&site, &["--lang", "en", "--dry-run"], &environment).ends(2).text();
        assert!(said.starts_with("error: the S3 store cannot be reached"), "{said}");
        assert!(!said.contains("khoa"), "{said}");
    }
}
