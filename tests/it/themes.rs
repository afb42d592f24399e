//! A site's own files over those of the theme.

use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, has_extension, model, output, same};

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
fn own_template_draws_a_change_and_a_share() {
    let site = Site::new(&model(
        "metrics:\n  be_rong_duong: từ 2,1 m lên 4 m\n  ty_le_duong_be_tong: 3/4 tuyến",
    ));
    let template = "themes/danvan/templates/story.html";
    site.write(
        template,
        "{% for figure in story.figures %}{% if figure.change %}{{ figure.change | slope }}{% endif %}\
         {% if figure.ratio %}{{ figure.ratio.share | meter }}{% endif %}{% endfor %}",
    );
    site.build();
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    for part in [">Trước</text>", ">2,1\u{a0}m</text>", ">Sau</text>", ">4\u{a0}m</text>"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains("class=\"meter-part\" width=\"75\""), "{page}");
    site.write(template, "{{ story | slope }}");
    let told = site.run(&["build", "--lang", "en"]).ends(1).text();
    assert!(told.contains("`slope` draws the `change` of a figure"), "{told}");
    assert!(told.contains("themes/danvan/templates/story.html:1"), "{told}");
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

#[test]
fn new_theme_is_small_used_by_name_and_never_written_over() {
    let site = Site::new(SMALL);
    same(
        &site.run(&["theme", "new", "xa-dong", "templates/404.html"]).well().stdout,
        str![[r#"
Đã tạo giao diện xa-dong:
  themes/xa-dong/assets/own.css
  themes/xa-dong/i18n/vi.ftl
  themes/xa-dong/templates/404.html
Ghi `theme: xa-dong` vào content/site.yaml để dùng, rồi `danvan serve --open` để xem.

"#]],
    );
    let sheet = site.read("themes/xa-dong/assets/own.css");
    assert!(sheet.contains("--accent: #8a1c1c;") && !sheet.contains(".site-header"), "{sheet}");
    site.edit("themes/xa-dong/assets/own.css", "--accent: #8a1c1c;", "--accent: #1d4f3a;");
    site.write("themes/xa-dong/i18n/vi.ftl", "home = Trang nhà\n");
    site.write("themes/danvan/i18n/vi.ftl", "home = Trang khác\n");
    site.edit("content/site.yaml", "name:", "theme: xa-dong\nname:");
    site.build();
    assert!(site.read("public/mo-hinh/index.html").contains(">Trang nhà</a>"));
    let files = output(&site.path("public"));
    let sheets: Vec<&String> = files.keys().filter(|it| has_extension(it, "css")).collect();
    let [sheet] = sheets[..] else { panic!("{sheets:?}") };
    let sheet = String::from_utf8(files[sheet].clone()).unwrap();
    assert!(sheet.contains(".site-header") && sheet.ends_with("}\n"));
    assert!(sheet.rfind("--accent: #1d4f3a;") > sheet.rfind("--accent: #8a1c1c;"));
    same(
        &site.run(&["theme", "new", "xa-dong"]).ends(2).text(),
        str![[r#"
lỗi: đã có themes/xa-dong/assets/own.css, nên chưa ghi gì: đặt tên giao diện khác, kể tệp gốc khác, hoặc dời tệp ấy đi

"#]],
    );
}

#[test]
fn file_is_added_to_a_theme_that_is_there() {
    let site = Site::new(SMALL);
    site.run(&["theme", "new", "xa-dong"]).well();
    site.edit("themes/xa-dong/assets/own.css", "--accent: #8a1c1c;", "--accent: #1d4f3a;");
    same(
        &site.run(&["theme", "new", "xa-dong", "templates/404.html"]).well().stdout,
        str![[r#"
Đã thêm vào giao diện xa-dong:
  themes/xa-dong/templates/404.html

"#]],
    );
    assert!(site.read("themes/xa-dong/assets/own.css").contains("--accent: #1d4f3a;"));
    assert!(site.read("themes/xa-dong/templates/404.html").contains("{% extends"));
    // Nothing is written over, and the others named with it are not written either.
    let named = ["theme", "new", "xa-dong", "templates/list.html", "templates/404.html"];
    let told = site.run(&named).ends(2).text();
    assert!(told.contains("đã có themes/xa-dong/templates/404.html"), "{told}");
    assert!(!site.path("themes/xa-dong/templates/list.html").exists());
    // What the file of words says to do does what it says.
    let words = site.read("themes/xa-dong/i18n/vi.ftl");
    let advised = words.split('`').nth(1).unwrap();
    let arguments: Vec<&str> = advised.strip_prefix("danvan ").unwrap().split(' ').collect();
    site.run(&arguments).well();
    assert!(site.read("themes/ban-goc/i18n/vi.ftl").contains("\nskip = "));
}

#[test]
fn themes_and_files_that_are_not_there_are_told() {
    let site = Site::new(SMALL);
    same(
        &site.run(&["theme", "new", "Xã Đông"]).ends(2).text(),
        str![[r#"
lỗi: `Xã Đông` không đặt tên giao diện được: viết thường không dấu, như xa-dong

"#]],
    );
    same(
        &site.run(&["theme", "new", "xa", "bse.html", "base.html"]).ends(2).text(),
        str![[r#"
lỗi: giao diện gốc không có tệp `bse.html`
  có: app.json, assets/compare.js, assets/icon.svg, assets/script.js, assets/search-more/1-typing.js, assets/search-more/2-spelling.js, assets/search-more/3-meaning.js, assets/search-more/4-phrases.js, assets/search-more/5-highlight.js, assets/search-more/6-disk.js, assets/search-page/1-sift.js, assets/search-page/2-narrow.js, assets/search-page/3-passages.js, assets/search-page/4-page.js, assets/search/1-words.js, assets/search/2-forms.js, assets/search/3-index.js, assets/search/4-query.js, assets/search/5-hits.js, assets/search/6-search.js, assets/search/7-host.js, assets/search/8-box.js, assets/search/9-start.js, assets/style.css, i18n/en.ftl, i18n/vi.ftl, print/base.typ, print/own.typ, templates/404.html, templates/article.html, templates/awards.html, templates/base.html, templates/card.html, templates/compare.html, templates/components.html, templates/conference.html, templates/data.html, templates/document.html, templates/feed.html, templates/frame-colophon.html, templates/frame-contact.html, templates/frame-header.html, templates/frame-links.html, templates/frame-tray.html, templates/head.html, templates/home.html, templates/list.html, templates/metrics.html, templates/offline.html, templates/page.html, templates/ranking.html, templates/redirect.html, templates/search.html, templates/sheet.html, templates/story.html, templates/team-province.html, templates/teams.html, templates/terms.html, worker.js

"#]],
    );
    same(
        &site.run(&["theme", "new", "xa", "base.html"]).ends(2).text(),
        str![[r#"
lỗi: giao diện gốc không có tệp `base.html`
  có: templates/base.html

"#]],
    );
    assert!(!site.path("themes").exists());
    site.edit("content/site.yaml", "name:", "theme: xa-tay\nname:");
    same(
        &site.run(&["check"]).ends(1).text(),
        str![[r#"
lỗi[khong-co-giao-dien]: không có giao diện `xa-tay`: thư mục themes/xa-tay trống hoặc không có
--> content/site.yaml
 = cách sửa: dùng được: danvan; `danvan theme new xa-tay` tạo giao diện ấy

1 lỗi, 0 cảnh báo

"#]],
    );
}
