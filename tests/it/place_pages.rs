//! Pages of places: on today's map, pointing on from the past, down to the village.

use snapbox::str;

use crate::site::{Site, same};

/// A story at some places, with land given and households.
fn story(slug: &str, id: &str, places: &str, land: &str) -> String {
    format!(
        "\
-- content/mo-hinh/{slug}.md --
---
id: {id}
title: Bài {slug}
summary: Cả thôn cùng làm.
kind: tap-the
field: kinh-te
places: [{places}]
metrics: {{ dat_hien: {land} }}
---

## Cách làm

Mỗi hộ góp một phần.
"
    )
}

fn built(stories: &[String]) -> Site {
    let site = Site::new(&stories.concat());
    site.build();
    site
}

/// Reads a page of a place without what every page has: its path, its heading, what became of the
/// place, its narrower places and its villages, a line each.
fn page(site: &Site, code: &str) -> String {
    let html = site.read(&format!("public/dia-ban/{code}/index.html"));
    let parts = [
        ("<nav class=\"breadcrumbs\"", "</nav>"),
        ("<h1", "</header>"),
        ("<nav class=\"narrower\"", "</nav>"),
        ("<section class=\"villages\"", "<section aria-labelledby=\"dv-stories\""),
    ];
    let part = |(start, end): (&str, &str)| {
        let start = html.find(start)?;
        let length = html[start..].find(end)?;
        Some(words(&html[start..start + length]))
    };
    parts.into_iter().filter_map(part).collect::<Vec<_>>().join("\n") + "\n"
}

/// Takes the tags off, those within a line without a trace.
fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        let (tag, rest) = piece.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if !matches!(name, "a" | "span") {
            text.push('\n');
        }
        text.push_str(rest);
    }
    let text = text.replace("&nbsp;", " ");
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_commune_lists_its_villages_with_their_stories_and_sums() {
    let site = built(&[
        story("mot", "aaaaa2", "{ code: \"08443\", village: thôn Đông }", "100 m2"),
        story("hai", "aaaaa3", "{ code: \"08443\", village: Thôn  đông }", "gần 250 m2"),
        story("ba", "aaaaa4", "{ code: \"08443\", village: thôn Ấp }", "\"1,5 ha\""),
        story("bon", "aaaaa5", "{ code: \"08443\" }", "30 m2"),
        story(
            "nam",
            "aaaaa6",
            "{ code: \"08440\", as_of: 2020-01-01, village: thôn Đông }, { code: \"08443\", village: thôn Ấp }",
            "5 m2",
        ),
    ]);
    same(
        &page(&site, "08443"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Phú Thọ
Xã Hiền Quan, tỉnh Phú Thọ
Xã Hiền Quan, tỉnh Phú Thọ
Gồm các đơn vị cũ có bài: Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ.
5 bài
Theo thôn, khu dân cư
Thôn Ấp
2 bài
Diện tích đất hiến
15.000 m²
Bài ba
Bài nam
Thôn đông
2 bài
Diện tích đất hiến
gần 350 m²
Bài hai
Bài mot
Thôn Đông (Xã Hiền Quan, đến 30/06/2025)
1 bài
Bài nam
Không ghi thôn, khu dân cư
1 bài
Diện tích đất hiến
30 m²
Bài bon

"#]],
    );
    same(
        &page(&site, "25"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Phú Thọ
Tỉnh Phú Thọ
Gồm các đơn vị cũ có bài: Tỉnh Phú Thọ.
5 bài
Chọn nơi cụ thể hơn
Xã Hiền Quan 5(5 bài)

"#]],
    );
}

#[test]
fn a_commune_without_villages_has_no_such_heading() {
    let site = built(&[story("mot", "aaaaa2", "{ code: \"08443\" }", "100 m2")]);
    same(
        &page(&site, "08443"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Phú Thọ
Xã Hiền Quan, tỉnh Phú Thọ
Xã Hiền Quan, tỉnh Phú Thọ
1 bài

"#]],
    );
}

#[test]
fn villages_stand_on_the_first_page_alone() {
    let site = Site::new(
        &(1..=3)
            .map(|at| {
                let slug = format!("bai-{at}");
                story(
                    &slug,
                    &format!("aaaaa{}", at + 1),
                    "{ code: \"08443\", village: thôn Đông }",
                    "9 m2",
                )
            })
            .collect::<String>(),
    );
    site.write(
        "content/site.yaml",
        "name: Dân vận khéo\nbase_url: https://danvan.example\npaginate: 2\n",
    );
    site.build();
    assert!(page(&site, "08443").contains("Theo thôn"));
    assert!(!page(&site, "08443/trang/2").contains("Theo thôn"));
}

#[test]
fn a_divided_commune_is_never_moved_and_says_where_its_parts_are() {
    let site = built(&[
        story("cu", "aaaaa2", "{ code: \"00007\", as_of: 2020-01-01 }", "100 m2"),
        story("moi", "aaaaa3", "{ code: \"00008\" }", "50 m2"),
    ]);
    same(
        &page(&site, "00007"),
        str![[r#"
Trang chủ
Địa bàn
Thành phố Hà Nội
Phường Cống Vị, quận Ba Đình, thành phố Hà Nội (đến 30/06/2025)
Phường Cống Vị, quận Ba Đình, thành phố Hà Nội (đến 30/06/2025)
Đơn vị cũ, đã chia: một phần nay thuộc Phường Ngọc Hà; một phần nay thuộc Phường Giảng Võ, thành phố Hà Nội.
1 bài

"#]],
    );
    same(
        &page(&site, "00008"),
        str![[r#"
Trang chủ
Địa bàn
Thành phố Hà Nội
Phường Ngọc Hà, thành phố Hà Nội
Phường Ngọc Hà, thành phố Hà Nội
Có một phần của đơn vị cũ đã chia, nên các bài ở đó không tính vào đây: Phường Cống Vị, quận Ba Đình, thành phố Hà Nội.
1 bài

"#]],
    );
    assert!(!site.path("public/dia-ban/00025/index.html").exists());
    let html = site.read("public/mo-hinh/cu/index.html");
    let start = html.find("<span class=\"place-now\">").unwrap();
    let end = html[start..].find("</span>").unwrap();
    same(
        &words(&html[start..start + end]),
        str![
            "một phần nay thuộc Phường Ngọc Hà; một phần nay thuộc Phường Giảng Võ, thành phố Hà Nội"
        ],
    );
}

#[test]
fn an_old_district_keeps_a_page_that_points_on() {
    let site = built(&[story("mot", "aaaaa2", "{ code: \"08440\", as_of: 2020-01-01 }", "100 m2")]);
    same(
        &page(&site, "236"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Phú Thọ
Huyện Tam Nông, tỉnh Phú Thọ (đến 30/06/2025)
Huyện Tam Nông, tỉnh Phú Thọ (đến 30/06/2025)
Đơn vị cũ. Địa bàn nay thuộc Xã Tam Nông; Xã Hiền Quan; Xã Vạn Xuân; Xã Thọ Văn, tỉnh Phú Thọ.
1 bài
Chọn nơi cụ thể hơn
Xã Hiền Quan 1(1 bài)

"#]],
    );
}

#[test]
fn former_units_are_found_on_the_map_of_today() {
    let site = built(&[
        story("mot", "aaaaa2", "{ code: \"14533\", as_of: 2020-01-01 }", "100 m2"),
        story("hai", "aaaaa3", "{ code: \"07357\", as_of: 2020-01-01 }", "100 m2"),
    ]);
    same(
        &page(&site, "14533-den-2025-06-30"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Ninh Bình
Phường Tây Hoa Lư
Xã Trường Yên, thành phố Hoa Lư, tỉnh Ninh Bình (đến 30/06/2025)
Xã Trường Yên, thành phố Hoa Lư, tỉnh Ninh Bình (đến 30/06/2025)
Đơn vị cũ. Nơi này nay thuộc Phường Tây Hoa Lư, tỉnh Ninh Bình.
1 bài

"#]],
    );
    same(
        &page(&site, "14533"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Ninh Bình
Phường Tây Hoa Lư, tỉnh Ninh Bình
Phường Tây Hoa Lư, tỉnh Ninh Bình
Gồm các đơn vị cũ có bài: Xã Trường Yên, thành phố Hoa Lư, tỉnh Ninh Bình.
1 bài

"#]],
    );
    same(
        &page(&site, "07357"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Bắc Ninh
Xã Phúc Hòa
Xã Liên Chung, huyện Tân Yên, tỉnh Bắc Giang (đến 30/06/2025)
Xã Liên Chung, huyện Tân Yên, tỉnh Bắc Giang (đến 30/06/2025)
Đơn vị cũ. Nơi này nay thuộc Xã Phúc Hòa, tỉnh Bắc Ninh.
1 bài

"#]],
    );
    same(
        &page(&site, "24-den-2025-06-30"),
        str![[r#"
Trang chủ
Địa bàn
Tỉnh Bắc Ninh
Tỉnh Bắc Giang (đến 30/06/2025)
Tỉnh Bắc Giang (đến 30/06/2025)
Đơn vị cũ. Nơi này nay thuộc Tỉnh Bắc Ninh.
1 bài
Chọn nơi cụ thể hơn
Huyện Tân Yên 1(1 bài)

"#]],
    );
}

#[test]
fn an_unknown_successor_is_said_to_be_unknown() {
    let tables = "\
-- content/dia-ban/don-vi.csv --
code,name,kind,parent,valid_from,valid_to
01,Bắc,tỉnh,,,2026-12-31
02,Nam,tỉnh,,,
001,Giữa,huyện,01,,2026-12-31
00001,Một,xã,001,,2026-12-31
00002,Hai,xã,02,,
-- content/dia-ban/ke-thua.csv --
old,old_valid_to,new,share,decree
";
    let story = story("mot", "aaaaa2", "{ code: \"00001\", as_of: 2026-01-01 }", "100 m2");
    let site = built(&[tables.to_owned(), story]);
    for code in ["00001", "001", "01"] {
        let page = page(&site, code);
        assert!(page.contains("Đơn vị cũ. Chưa xác định nay thuộc nơi nào."), "{page}");
    }
    let html = site.read("public/mo-hinh/mot/index.html");
    assert!(html.contains("chưa xác định nay thuộc nơi nào"));
}

#[test]
fn a_place_that_is_only_a_code_is_named_once() {
    let place = "{ code: \"25\", as_of: 2026-01-05 }";
    let site = built(&[story("ma", "aaaaa1", place, "10 m2")]);
    let html = site.read("public/mo-hinh/ma/index.html");
    let facts = &html[html.find("<dd class=\"place\">").unwrap()..];
    let facts = &facts[..facts.find("</dd>").unwrap()];
    assert_eq!(words(facts).matches("Tỉnh Phú Thọ").count(), 1, "{facts}");
}
