//! A site's own files over those of the theme.

use crate::showcase::SMALL;
use crate::site::{Site, has_extension, output};

#[test]
fn own_template_stands_in_for_the_shipped_one() {
    let site = Site::new(SMALL);
    site.build();
    site.write(
        "themes/danvan/templates/page.html",
        "<!doctype html><title>{{ page.title }}</title><p>Mẫu riêng: {{ story.title }}</p>\n",
    );
    site.build();
    let page = site.read("public/trang/gioi-thieu/index.html");
    assert_eq!(page, "<!doctype html><title>Giới thiệu</title><p>Mẫu riêng: Giới thiệu</p>\n");
    assert!(site.read("public/mo-hinh/hien-dat/index.html").contains("class=\"site-header\""));
}

#[test]
fn own_words_lie_over_the_shipped_ones() {
    let site = Site::new(SMALL);
    site.build();
    let before = site.read("public/index.html");
    site.write("themes/danvan/i18n/vi.ftl", "home = Trang nhà\n");
    site.build();
    let after = site.read("public/mo-hinh/index.html");
    assert!(after.contains(">Trang nhà</a>"), "{after}");
    assert!(after.contains("Đến thẳng nội dung"), "the other words stay as they are");
    site.remove("themes/danvan/i18n/vi.ftl");
    site.build();
    assert_eq!(site.read("public/index.html"), before);
}

#[test]
fn own_style_sheet_is_published_under_the_hash_of_its_bytes() {
    let site = Site::new(SMALL);
    site.write("themes/danvan/assets/style.css", "body { color: navy }\n");
    site.write("themes/danvan/assets/logo.png", crate::pictures::png());
    site.build();
    let files = output(&site.path("public"));
    let sheet = files.keys().find(|it| has_extension(it, "css")).unwrap();
    assert_eq!(files[sheet], b"body { color: navy }\n");
    let page = site.read("public/index.html");
    assert!(page.contains(&format!("href=\"/{sheet}\"")), "{page}");
    assert!(files.keys().any(|it| it.starts_with("assets/logo.") && has_extension(it, "png")));
}

#[test]
fn markup_in_a_title_is_shown_as_text() {
    let site = Site::new(SMALL);
    let title = "title: '</title><script>alert(1)</script> & \"hoa\"'";
    site.edit("content/mo-hinh/hien-dat.md", "title: Hiến đất mở đường", title);
    site.build();
    for (path, bytes) in output(&site.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        let is_markup = has_extension(&path, "html") || has_extension(&path, "xml");
        assert!(!is_markup || !text.contains("<script>alert"), "{path}");
    }
}
