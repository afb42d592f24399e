//! Stories told in another language: their pages, what leads to them, and what is wrong with them.

use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, check, output, same};

const ENGLISH: &str = "\
-- content/mo-hinh/duong-hoa/index.en.md --
---
title: A road of flowers in Đông village
summary: The whole village planted flowers along the road.
---

## How it was done

Each household planted a stretch, as [the notice](../../van-ban/thong-bao-380.md#noi-dung) says.
";

/// The small showcase in two languages, with one story told in both.
pub(crate) fn two() -> Site {
    let site = Site::new(&format!("{SMALL}{ENGLISH}"));
    site.edit("content/site.yaml", "name:", "languages: [vi, en]\nname:");
    site
}

#[test]
fn translated_story_is_told_wherever_it_stands() {
    let site = two();
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    for part in [
        "<article class=\"story\">",
        ">A road of flowers in Đông village</h1>",
        "href=\"/en/van-ban/thong-bao-380/#noi-dung\"",
        "This is a translation.",
        "<a href=\"/mo-hinh/duong-hoa/\" hreflang=\"vi\">",
        "<link rel=\"canonical\" href=\"https://danvan.example/en/mo-hinh/duong-hoa/\">",
        "hreflang=\"vi\" href=\"https://danvan.example/mo-hinh/duong-hoa/\"",
        "hreflang=\"x-default\" href=\"https://danvan.example/mo-hinh/duong-hoa/\"",
        "hreflang=\"en\" href=\"https://danvan.example/en/mo-hinh/duong-hoa/\"",
        "\"inLanguage\":\"en\"",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    let list = site.read("public/en/mo-hinh/index.html");
    assert!(list.contains("<h3 class=\"card-title\"><a href=\"/en/mo-hinh/duong-hoa/\">A road of"));
    let original = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(original.contains(">Đường hoa thôn Đông</h1>") && !original.contains("A road"));
    assert!(site.read("public/en/feed.xml").contains("A road of flowers"));
}

#[test]
fn story_that_is_not_translated_says_so_and_leads_machines_to_the_original() {
    let site = two();
    site.build();
    let page = site.read("public/en/mo-hinh/hien-dat/index.html");
    for part in [
        "<html lang=\"en\">",
        "<h1 lang=\"vi\">",
        "This story is told in Vietnamese only.",
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://danvan.example/mo-hinh/hien-dat/\">",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(!page.contains("<link rel=\"alternate\" hreflang"), "{page}");
    let card = "<h3 class=\"card-title\" lang=\"vi\"><a href=\"/en/mo-hinh/hien-dat/\">Hiến đất";
    assert!(site.read("public/en/mo-hinh/index.html").contains(card));
    let map = site.read("public/sitemap.xml");
    assert!(map.contains("/en/mo-hinh/duong-hoa/") && !map.contains("/en/mo-hinh/hien-dat/"));
}

#[test]
fn change_of_a_translation_changes_what_shows_it_and_nothing_in_the_other_language() {
    let site = two();
    site.build();
    site.edit("content/mo-hinh/duong-hoa/index.en.md", "Each household", "Every household");
    same(
        &site.build().text(),
        str![[r#"
en/feed.xml: nội dung đổi
en/feed.json: nội dung đổi
en/mo-hinh/duong-hoa/index.html: nội dung đổi
tim-kiem/k/khoa.041f3a9625f8.idx: mới
tim-kiem/meta.idx: nội dung đổi
tim-kiem/search-data.js: nội dung đổi
tim-kiem/k/khoa.e7abd877e3ba.idx: xóa, không còn trang này
Đã dựng 146 tệp: ghi 6, xóa 1, giữ nguyên 140.

"#]],
    );
    site.remove("content/mo-hinh/duong-hoa/index.en.md");
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("This story is told in Vietnamese only."));
}

#[test]
fn translation_is_checked() {
    let with = |text: &str| {
        let settings = SMALL.replace("name: Dân", "languages: [vi, en]\nname: Dân");
        format!("{settings}{text}")
    };
    check(
        &with(
            "-- content/mo-hinh/hien-dat.en.md --\n---\nfield: kinh-te\n---\n[x](khong-co.md) ![](anh.png)\n",
        ),
        str![[r#"
lỗi[muc-la]: không có mục `field`
 --> content/mo-hinh/hien-dat.en.md:2:1
  |
2 | field: kinh-te
  | ^^^^^ xem các tên dùng được bên dưới
  |
  = cách sửa: dùng được: title, summary, pictures, replication

lỗi[thieu-muc]: thiếu mục `title` (Tiêu đề)
 --> content/mo-hinh/hien-dat.en.md:2:1
  |
2 | field: kinh-te
  | ^^^^^ thêm dòng `title: Hiến đất mở rộng đường làng`

lỗi[lien-ket-hong]: liên kết tới `khong-co.md` không có trang nào
 --> content/mo-hinh/hien-dat.en.md:4:1
  |
4 | [x](khong-co.md) ![](anh.png)
  | ^^^^^^^^^^^^^^^^ sửa hoặc bỏ liên kết

lỗi[thieu-anh]: không thấy tệp ảnh `anh.png`
 --> content/mo-hinh/hien-dat.en.md:4:18
  |
4 | [x](khong-co.md) ![](anh.png)
  |                  ^^^^^^^^^^^^ đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng

lỗi[thieu-loi-ta-anh]: ảnh thiếu lời mô tả
 --> content/mo-hinh/hien-dat.en.md:4:18
  |
4 | [x](khong-co.md) ![](anh.png)
  |                  ^^^^^^^^^^^^ ghi trong ngoặc vuông ảnh cho thấy gì

5 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &with("-- content/mo-hinh/khac.en.md --\n---\ntitle: Other\n---\n"),
        str![[r#"
lỗi[ban-dich-mo-coi]: bản dịch này không có bài gốc `content/mo-hinh/khac.md`
--> content/mo-hinh/khac.en.md
 = cách sửa: đặt tên như bài gốc, thêm ngôn ngữ trước .md: x.md và x.en.md; x/index.md và x/index.en.md

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &format!("{SMALL}-- content/mo-hinh/hien-dat.en.md --\n---\ntitle: Land\n---\n"),
        str![[r#"
cảnh báo[ban-dich-thua]: bản dịch này chưa hiện ra: trang không có ngôn ngữ `en` ngoài ngôn ngữ chính
--> content/mo-hinh/hien-dat.en.md
 = cách sửa: thêm ngôn ngữ ấy vào `languages` trong content/site.yaml, hoặc bỏ tệp này

0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn metrics_are_explained_and_the_contact_is_told_in_the_language_of_the_page() {
    let site = two();
    site.edit(
        "content/site.yaml",
        "name:",
        "contact:\n  organ: Đảng ủy xã\n  organ_en: Party Committee of the commune\n  address: Thôn Đông\n  responsible: Trưởng ban\n  responsible_en: Head of the commission\nname:",
    );
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    for part in [
        "<dd>Households that gave land, work or money themselves",
        "<p class=\"contact-organ\">Party Committee of the commune</p>",
        "<dd lang=\"vi\">Thôn Đông</dd>",
        "<dd>Head of the commission</dd>",
        "<meta name=\"citation_author\" content=\"Party Committee of the commune\">",
        "\"publisher\":{\"@type\":\"Organization\",\"name\":\"Party Committee of the commune\"}",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    let ranking = site.read("public/en/so-lieu/ho_tham_gia/index.html");
    assert!(ranking.contains("<p class=\"summary\">Households that gave"), "{ranking}");
    assert!(site.read("public/mo-hinh/duong-hoa/index.html").contains(">Đảng ủy xã</p>"));
    // A metric of the site's own that has no English stays Vietnamese, and says so.
    site.edit(
        "content/site.yaml",
        "name:",
        "metrics:\n  ho_tham_gia: { vi: Hộ làm theo, unit: hộ, kind: headcount, help: Số hộ làm theo. }\nname:",
    );
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    for part in [
        "<dt lang=\"vi\">Hộ làm theo</dt><dd lang=\"vi\">Số hộ làm theo.</dd>",
        "<th scope=\"row\"><span lang=\"vi\">Hộ làm theo</span>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn drawings_and_lists_say_in_which_language_their_words_are() {
    let site = two();
    for at in 1..6 {
        site.write(
            &format!("content/mo-hinh/them-{at}.md"),
            format!(
                "---\nid: themm{at}\ntitle: Thêm đất {at}\nsummary: Thêm.\nkind: tap-the\nfield: kinh-te\nperiod: 202{at}\nmetrics: {{ ho_tham_gia: {at}0 hộ }}\n---\n"
            ),
        );
    }
    site.edit("content/site.yaml", "name:", "fields: { kinh-te: { vi: Kinh tế } }\nname:");
    site.build();
    let list = site.read("public/en/mo-hinh/index.html");
    for part in [
        "<a href=\"/en/mo-hinh/them-5/\" aria-label=\"Thêm đất 5: 50 households\" lang=\"vi\">",
        "<a href=\"/en/mo-hinh/duong-hoa/\" aria-label=\"A road of flowers in Đông village: 56 households\">",
    ] {
        assert!(list.contains(part), "no {part} in {list}");
    }
    let label = |html: &str, text: &str| {
        let end = html.find(&format!(">{text}</text>")).unwrap_or_else(|| panic!("{html}"));
        html[html[..end].rfind('<').unwrap()..end].contains(" lang=\"vi\"")
    };
    assert!(label(&list, "Thêm đất 5") && !label(&list, "A road of flowers in Đông village"));
    assert!(label(&site.read("public/en/nam/index.html"), "Kinh tế"));
    // So do the names that lists have, where a site has given them no English.
    let story = site.read("public/en/mo-hinh/them-5/index.html");
    let field = "<a href=\"/en/linh-vuc/kinh-te/\" lang=\"vi\">Kinh tế</a>";
    assert!(story.contains(field), "{story}");
    let home = site.read("public/en/index.html");
    assert!(home.contains("<span class=\"term-label\" lang=\"vi\">Kinh tế</span>"), "{home}");
    assert!(!label(&site.read("public/mo-hinh/index.html"), "Thêm đất 5"));
}

#[test]
fn what_was_taken_down_of_a_story_is_taken_down_of_its_translation() {
    let site = two();
    site.edit(
        "content/mo-hinh/duong-hoa/index.en.md",
        "Each household planted",
        "Mrs Nguyễn Thị Lan and each household planted",
    );
    site.edit(
        "content/mo-hinh/duong-hoa/index.en.md",
        "summary: The",
        "summary: With Nguyễn Thị Lan the",
    );
    site.write("content/go-bo.yaml", "names: [Nguyễn Thị Lan]\n");
    site.build();
    for (path, bytes) in output(&site.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Thị Lan"), "{path}");
    }
    assert!(site.read("public/en/mo-hinh/duong-hoa/index.html").contains("(tên đã gỡ)"));
    site.write("content/go-bo.yaml", "stories: [aaaaa2]\n");
    site.build();
    for (path, bytes) in output(&site.path("public")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("A road of flowers"), "{path}");
    }
}

#[test]
fn a_file_in_the_own_language_of_the_site_is_no_translation() {
    check(
        &format!("{SMALL}-- content/mo-hinh/hien-dat.vi.md --\n---\ntitle: Hiến đất\n---\n"),
        str![[r#"
cảnh báo[ban-dich-ngon-ngu-chinh]: tên tệp nói đây là bản dịch sang `vi`, nhưng `vi` là ngôn ngữ chính của trang
--> content/mo-hinh/hien-dat.vi.md
 = cách sửa: đã có content/mo-hinh/hien-dat.md: gộp hai tệp; nếu content/mo-hinh/hien-dat.md viết bằng tiếng khác thì đặt ngôn ngữ ấy lên đầu `languages` trong content/site.yaml

0 lỗi, 1 cảnh báo

"#]],
    );
    check(
        &format!("{SMALL}-- content/mo-hinh/moi.vi.md --\n---\ntitle: Mới\n---\n"),
        str![[r#"
lỗi[ban-dich-ngon-ngu-chinh]: tên tệp nói đây là bản dịch sang `vi`, nhưng `vi` là ngôn ngữ chính của trang
--> content/mo-hinh/moi.vi.md
 = cách sửa: bài viết bằng ngôn ngữ chính không mang đuôi ngôn ngữ: đổi tên thành content/mo-hinh/moi.md

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn words_of_another_language_say_so_wherever_they_stand() {
    let site = two();
    site.edit("content/site.yaml", "name:", "tagline: Kho mô hình\nname:");
    site.edit(
        "content/mo-hinh/hien-dat.md",
        "kind:",
        "sources: [{ title: Báo A, url: \"https://a.example/1\" }]\nreplication: { steps: [Họp dân] }\nkind:",
    );
    site.edit("content/mo-hinh/hien-dat.md", "metrics:", "metrics:\n  ho_tham_gia: 3 hộ");
    site.build();
    let said = |page: &str, parts: &[&str]| {
        let html = site.read(&format!("public/en/{page}index.html"));
        for part in parts {
            assert!(html.contains(part), "{page}: no {part} in {html}");
        }
    };
    let title = "lang=\"vi\">Hiến đất mở đường</a>";
    said("", &["<p class=\"tagline\" lang=\"vi\">Kho mô hình</p>", title]);
    said("so-lieu/dat_hien/", &[title, "<span class=\"wording\" lang=\"vi\">"]);
    let compared = site.read("public/en/so-sanh/aaaaa3.json");
    assert!(compared.contains("\"title\":\"Hiến đất mở đường\",\"lang\":\"vi\""), "{compared}");
    said(
        "mo-hinh/hien-dat/",
        &[
            "<span aria-current=\"page\" lang=\"vi\">Hiến đất mở đường</span>",
            "<ol class=\"steps\" lang=\"vi\">",
            "<div class=\"prose\" lang=\"vi\">",
            "<h2 id=\"dv-sources\">Sources</h2>\n<ol lang=\"vi\">",
        ],
    );
    said(
        "mo-hinh/hien-dat/ap-dung/",
        &["<h1 lang=\"vi\">", "<ol class=\"sheet-steps\" lang=\"vi\">"],
    );
    // The page of a language says nothing of it.
    for page in ["", "mo-hinh/hien-dat/", "so-sanh/"] {
        let html = site.read(&format!("public/{page}index.html"));
        assert_eq!(html.matches(" lang=\"vi\"").count(), 1, "{html}");
    }
}

#[test]
fn what_is_said_in_the_language_of_the_page_is_not_taken_for_another() {
    let site = two();
    site.write(
        "content/hoi-nghi/mot.md",
        "---\nid: aaaab7\ntitle: Hội nghị\ndate_held: 2025-12-01\nvenue: Nhà văn hóa\n---\n",
    );
    site.build();
    let page = site.read("public/en/hoi-nghi/mot/index.html");
    for part in ["<dd>1 December 2025</dd>", "<dd lang=\"vi\">Nhà văn hóa</dd>"] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn figures_are_set_out_in_the_units_of_the_page() {
    let site = two();
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("<p>Read as: 56 households</p>"), "{page}");
    let list = site.read("public/en/mo-hinh/index.html");
    for part in ["<dd class=\"total-text\">56 households</dd>", "Read as: 56 households"] {
        assert!(list.contains(part), "no {part} in {list}");
    }
    let ranking = site.read("public/en/so-lieu/ho_tham_gia/index.html");
    assert!(ranking.contains("Read as: 56 households"), "{ranking}");
    let original = site.read("public/mo-hinh/index.html");
    assert!(original.contains("<dd class=\"total-text\">56\u{a0}hộ</dd>"), "{original}");
    // A site's own unit is called what the site calls it, or by its own name.
    site.edit(
        "content/site.yaml",
        "name:",
        "units:\n  hộ: { one: family, other: families }\nname:",
    );
    site.build();
    assert!(site.read("public/en/mo-hinh/index.html").contains(" families"));
}

#[test]
fn site_says_of_itself_in_english_what_it_was_given_in_english() {
    let site = two();
    site.edit(
        "content/site.yaml",
        "name:",
        "name_en: Skilled mobilisation\ntagline: Kho mô hình\ntagline_en: A collection\ndescription: Các mô hình.\ndescription_en: Models of a commune.\nname:",
    );
    site.build();
    let page = site.read("public/en/index.html");
    for part in [
        "<title>Skilled mobilisation</title>",
        "<p class=\"tagline\">A collection</p>",
        "<meta name=\"description\" content=\"Models of a commune.\">",
        "<p class=\"lede\">Models of a commune.</p>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(site.read("public/en/feed.xml").contains("<subtitle>A collection</subtitle>"));
    assert!(site.read("public/index.html").contains("<p class=\"tagline\">Kho mô hình</p>"));
}

#[test]
fn translation_tells_pictures_and_steps_too() {
    let site = two();
    site.edit(
        "content/mo-hinh/duong-hoa/index.md",
        "kind: tap-the",
        "kind: tap-the\npictures: [{ file: anh.png, alt: Hoa ven đường, caption: Ảnh chụp năm 2024 }]\nreplication: { steps: [Họp dân], cost: Không đáng kể }",
    );
    site.write("content/mo-hinh/duong-hoa/anh.png", crate::pictures::png());
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("<figure class=\"picture\" lang=\"vi\">"), "{page}");
    assert!(page.contains("<ol class=\"steps\" lang=\"vi\">\n<li>Họp dân"), "{page}");
    site.edit(
        "content/mo-hinh/duong-hoa/index.en.md",
        "summary:",
        "pictures: [{ file: anh.png, alt: Flowers along the road, caption: Taken in 2024 }]\nreplication: { steps: [Call a meeting], cost: Next to nothing }\nsummary:",
    );
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    for part in [
        "<figure class=\"picture\"><a",
        "alt=\"Flowers along the road\"",
        "Taken in 2024",
        "<ol class=\"steps\">\n<li>Call a meeting</li>",
        "<dd>Next to nothing</dd>",
    ] {
        assert!(page.replace("\">\n<a", "\"><a").contains(part), "no {part} in {page}");
    }
    // What is not translated stays, and says so.
    site.edit("content/mo-hinh/duong-hoa/index.en.md", ", cost: Next to nothing }", " }");
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    for part in ["<li>Call a meeting", "<dd lang=\"vi\">Không đáng kể</dd>"] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    let sheet = site.read("public/en/mo-hinh/duong-hoa/ap-dung/index.html");
    assert!(sheet.contains(">A road of flowers in Đông village</h1>"), "{sheet}");
    assert!(sheet.contains("Call a meeting") && !sheet.contains("Họp dân"), "{sheet}");
    let original = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(original.contains("alt=\"Hoa ven đường\"") && original.contains("<li>Họp dân</li>"));
}

#[test]
fn translation_of_a_picture_that_is_not_there_is_told() {
    let settings = SMALL.replace("name: Dân", "languages: [vi, en]\nname: Dân");
    check(
        &format!(
            "{settings}-- content/mo-hinh/hien-dat.en.md --\n---\ntitle: Land\npictures: [{{ file: hoa.png, alt: Flowers }}]\n---\n"
        ),
        str![[r#"
lỗi[ban-dich-anh-la]: bài gốc không có ảnh `hoa.png`
 --> content/mo-hinh/hien-dat.en.md:3:20
  |
3 | pictures: [{ file: hoa.png, alt: Flowers }]
  |                    ^^^^^^^
  |
  = cách sửa: bài gốc không có ảnh nào: bỏ mục này

1 lỗi, 0 cảnh báo

"#]],
    );
}
