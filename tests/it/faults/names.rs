//! Names and sizes that nobody foresaw, and folders that are not what they should be.

use std::fs::{self, File};

use super::{clean, small};
use crate::site::{Site, model, output};

#[test]
fn an_output_within_the_content_or_around_it_is_refused() {
    let site = small();
    let sources = output(&site.path("content"));
    for folder in ["content", "content/public", "content/mo-hinh", "themes/x", "."] {
        let run = site.run(&["build", "--output", folder]).ends(2);
        assert!(run.stderr.contains("lỗi: "), "{folder}: {}", run.stderr);
        assert_eq!(output(&site.path("content")), sources, "{folder}");
    }
    site.run(&["build"]).well();
}

#[test]
fn names_that_differ_only_in_case_are_told() {
    let site = small();
    site.write(
        "content/mo-hinh/Duong-hoa.md",
        site.read("content/mo-hinh/duong-hoa.md").replace("abc234", "abc235"),
    );
    let run = site.run(&["build"]).ends(1);
    assert!(run.text().contains("Duong-hoa"), "{}", run.text());
    assert!(!site.path("public").exists());
}

#[test]
fn the_longest_name_that_a_disk_holds_is_published_or_refused_with_its_reason() {
    let site = small();
    let slug = "a".repeat(252);
    let story = site
        .read("content/mo-hinh/duong-hoa.md")
        .replace("abc234", "abc235")
        .replace("Đường hoa", "Đường dài");
    site.write(&format!("content/mo-hinh/{slug}.md"), story);
    let run = site.run(&["build"]);
    if run.code == 0 {
        assert!(site.path(&format!("public/mo-hinh/{slug}/index.html")).exists());
    } else {
        assert!(run.text().contains("lỗi[") && run.text().contains("đổi"), "{}", run.text());
        assert!(!site.path("public").exists());
    }
    site.remove(&format!("content/mo-hinh/{slug}.md"));
    site.run(&["build"]).well();
}

#[test]
fn a_path_of_four_thousand_bytes_is_told_and_hides_nothing_else() {
    let site = small();
    // Deeper than one call may name: made step by step.
    let part = "thu-muc-sau-".repeat(15);
    let deep = "import os,sys\nos.chdir(sys.argv[1])\nfor _ in range(24):\n    os.mkdir(sys.argv[2]); os.chdir(sys.argv[2])\nopen('a.md','w').write('x')\n";
    let made = std::process::Command::new("python3")
        .args(["-c", deep])
        .arg(site.path("content/mo-hinh"))
        .arg(&part)
        .status()
        .unwrap();
    assert!(made.success());
    let run = site.run(&["build"]).ends(1);
    assert!(run.text().contains("lỗi["), "{}", run.text());
    assert!(!run.text().contains("panicked"), "{}", run.text());
    let gone = std::process::Command::new("rm")
        .arg("-rf")
        .arg(site.path("content/mo-hinh").join(&part))
        .status();
    assert!(gone.unwrap().success());
    site.run(&["build"]).well();
}

#[test]
fn a_file_of_a_million_lines_is_read() {
    let site = small();
    let lines = "Một dòng.\n".repeat(1_000_000);
    site.edit("content/trang/gioi-thieu.md", "Lời giới thiệu.", &lines);
    site.run(&["build"]).well();
    assert!(site.read("public/trang/gioi-thieu/index.html").len() > lines.len() / 2);
}

#[test]
fn a_picture_of_two_gigabytes_is_refused_before_it_is_read() {
    let front = "pictures: [{ file: anh.jpg, alt: Đường hoa }]";
    let site = Site::new(&model(front).replace("Mỗi hộ", "[Ảnh lớn](to.jpg). Mỗi hộ"));
    for name in ["anh.jpg", "to.jpg"] {
        // Only its length is there: the disk holds none of it.
        File::create(site.path(&format!("content/mo-hinh/{name}")))
            .unwrap()
            .set_len(2 << 30)
            .unwrap();
    }
    let run = site.run(&["build"]).ends(1);
    assert_eq!(run.text().matches("lỗi[anh-qua-lon]").count(), 2, "{}", run.text());
    assert!(run.text().contains("tệp 2048 MB, nhiều nhất là 256 MB"), "{}", run.text());
    assert!(!site.path("public").exists());
    for name in ["anh.jpg", "to.jpg"] {
        fs::write(site.path(&format!("content/mo-hinh/{name}")), crate::pictures::png()).unwrap();
    }
    site.run(&["build"]).well();
}

#[test]
fn a_file_in_the_way_of_a_page_is_never_overwritten() {
    let site = small();
    site.run(&["build"]).well();
    site.write("public/mo-hinh/duong-hoa/cua-toi.txt", "của tôi");
    site.write("public/trang/moi/index.html", "của tôi");
    site.write("content/trang/moi.md", "---\nid: aaaaa5\ntitle: Mới\n---\n\nMới.\n");
    let run = site.run(&["build"]).ends(2);
    assert!(run.stderr.contains("public/trang/moi"), "{}", run.stderr);
    assert_eq!(site.read("public/trang/moi/index.html"), "của tôi");
    fs::remove_dir_all(site.path("public/trang/moi")).unwrap();
    let new = clean(&site);
    site.run(&["build"]).well();
    let built = output(&site.path("public"));
    assert!(new.iter().all(|(path, bytes)| built[path] == *bytes));
    assert_eq!(site.read("public/mo-hinh/duong-hoa/cua-toi.txt"), "của tôi");
}
