//! What machines read of a site: feeds, the site map, data for search engines, and what programs that
//! answer questions are told.

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::Value;
use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, output, same};

/// A story with a picture, a footnote and a link, beside the small showcase; the site stands in a
/// folder of its host.
fn site() -> Site {
    let site = Site::new(SMALL);
    site.edit("content/site.yaml", "https://danvan.example", "https://danvan.example/kho");
    site.edit("content/site.yaml", "name:", "license: CC BY 4.0\nname:");
    site.edit(
        "content/mo-hinh/duong-hoa/index.md",
        "kind: tap-the",
        "kind: tap-the\npictures: [{ file: anh.png, alt: Hoa ven đường }]\nsources: [{ title: Báo A, url: \"https://a.example/1\" }]",
    );
    site.edit(
        "content/mo-hinh/duong-hoa/index.md",
        "đã nói.",
        "đã nói.[^1]\n\n[^1]: Một chú thích.",
    );
    site.write("content/mo-hinh/duong-hoa/anh.png", crate::pictures::png());
    site.edit(
        "content/hoi-nghi/tong-ket.md",
        "date_held",
        "date: 2026-01-01\nvenue: Nhà văn hóa\ndate_held",
    );
    site
}

/// Reads XML, and gives the text of every element of a name; fails where it is not well-formed.
#[track_caller]
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut within) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(it) if it.name().as_ref() == name => {
                found.push(String::new());
                within = true;
            }
            Event::End(it) if it.name().as_ref() == name => within = false,
            Event::Text(it) if within => found.last_mut().unwrap().push_str(&it),
            Event::GeneralRef(it) if within => {
                let letter = match &*it {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                };
                found.last_mut().unwrap().push(letter);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Fails where an address would be sought on the feed reader's own host.
#[track_caller]
fn addresses_are_full(html: &str) {
    let short = html.split(['\'', '"']).find(|it| it.starts_with(['/', '#']));
    assert_eq!(short, None, "no full address in {html}");
}

#[test]
fn atom_feed_holds_stories_whole() {
    let site = site();
    site.build();
    let feed = site.read("public/feed.xml");
    let entries = texts(&feed, "entry").len();
    for needed in ["id", "title", "updated"] {
        assert_eq!(texts(&feed, needed).len(), entries + 1, "{needed}");
    }
    let contents = texts(&feed, "content");
    assert_eq!((contents.len(), entries), (3, 3));
    assert_eq!(feed.matches("<entry xml:lang=\"vi\">").count(), 3, "{feed}");
    for content in &contents {
        addresses_are_full(content);
    }
    let story = contents.iter().find(|it| it.contains("Mỗi hộ trồng một đoạn")).unwrap();
    for part in [
        "<strong>Cả thôn trồng hoa ven đường.</strong>",
        "src=\"https://danvan.example/kho/anh/",
        "href=\"https://danvan.example/kho/van-ban/thong-bao-380/#noi-dung\"",
        "href=\"https://danvan.example/kho/mo-hinh/duong-hoa/#",
        "Hộ tham gia: <strong>56",
        "<a href=\"https://a.example/1\">Báo A</a>",
    ] {
        assert!(story.contains(part), "no {part} in {story}");
    }
    assert!(feed.contains("<category term=\"đường hoa\"/>"), "{feed}");
}

#[test]
fn json_feed_holds_the_same() {
    let site = site();
    site.build();
    let feed: Value = serde_json::from_str(&site.read("public/feed.json")).unwrap();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    let items = feed["items"].as_array().unwrap();
    let atom = texts(&site.read("public/feed.xml"), "content");
    let html: Vec<&str> = items.iter().map(|it| it["content_html"].as_str().unwrap()).collect();
    assert_eq!(html, atom);
    let story = items.iter().find(|it| it["title"] == "Đường hoa thôn Đông").unwrap();
    assert_eq!(story["id"], "https://danvan.example/kho/m/aaaaa2/");
    assert_eq!(story["language"], "vi");
    assert_eq!(story["date_published"], "2026-01-02T00:00:00+07:00");
    assert!(story["image"].as_str().unwrap().starts_with("https://danvan.example/kho/anh/"));
}

#[test]
fn each_page_of_a_list_is_of_the_day_of_its_newest_story() {
    let site = site();
    site.edit("content/site.yaml", "name:", "paginate: 1\nname:");
    site.build();
    let map = site.read("public/sitemap.xml");
    for (list, day) in [
        ("mo-hinh/", "2026-02-03"),
        ("mo-hinh/trang/2/", "2026-02-03"),
        ("linh-vuc/van-hoa-xa-hoi/", "2026-01-02"),
        ("linh-vuc/kinh-te/", "2026-02-03"),
    ] {
        let entry = map.split("<url>").find(|it| it.contains(&format!("/kho/{list}<"))).unwrap();
        assert_eq!(texts(&entry[..entry.find("</url>").unwrap()], "lastmod"), [day], "{entry}");
    }
}

#[test]
fn site_map_names_pictures_and_days() {
    let site = site();
    site.build();
    let map = site.read("public/sitemap.xml");
    let story = map.split("<url>").find(|it| it.contains("/kho/mo-hinh/duong-hoa/<")).unwrap();
    assert!(story.contains("<lastmod>2026-01-02</lastmod>"), "{story}");
    assert_eq!(texts(&map, "image:loc").len(), 1);
    assert!(story.contains("<image:loc>https://danvan.example/kho/anh/"), "{story}");
    let list = map.split("<url>").find(|it| it.contains("/kho/mo-hinh/<")).unwrap();
    assert!(list.contains("<lastmod>2026-02-03</lastmod>"), "{list}");
    let files = output(&site.path("public"));
    assert!(texts(&map, "loc").len() > 20, "{map}");
    let robots = site.read("public/robots.txt");
    assert!(robots.ends_with("\nSitemap: https://danvan.example/kho/sitemap.xml\n"), "{robots}");
    for url in texts(&map, "loc") {
        let path = url.strip_prefix("https://danvan.example/kho/").unwrap();
        assert!(files.contains_key(&format!("{path}index.html")), "{url}");
    }
}

/// Reads the data for search engines of a page.
fn data(site: &Site, page: &str) -> Vec<Value> {
    let html = site.read(&format!("public{page}index.html"));
    let script = html.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    let data: Value = serde_json::from_str(script.split("</script>").next().unwrap()).unwrap();
    data.as_array().unwrap().clone()
}

/// Finds what is of a type.
fn of_type<'a>(data: &'a [Value], name: &str) -> &'a Value {
    data.iter().find(|it| it["@type"] == name).unwrap_or_else(|| panic!("no {name} in {data:?}"))
}

#[test]
fn search_engines_are_told_what_a_page_is() {
    let site = site();
    site.build();
    let story = data(&site, "/mo-hinh/duong-hoa/");
    let article = of_type(&story, "Article");
    assert_eq!(article["headline"], "Đường hoa thôn Đông");
    assert_eq!(article["datePublished"], "2026-01-02");
    assert_eq!(article["citation"], serde_json::json!(["https://a.example/1"]));
    assert_eq!(article["keywords"], serde_json::json!(["đường hoa"]));
    assert_eq!(article["contentLocation"]["name"], "Xã Hiền Quan, tỉnh Phú Thọ");
    assert_eq!(article["license"], "https://creativecommons.org/licenses/by/4.0/");
    assert!(article["image"][0].as_str().unwrap().starts_with("https://danvan.example/kho/anh/"));
    let trail = of_type(&story, "BreadcrumbList");
    assert_eq!(trail["itemListElement"][1]["item"], "https://danvan.example/kho/mo-hinh/");
    let conference = data(&site, "/hoi-nghi/tong-ket/");
    let event = &of_type(&conference, "Article")["about"];
    assert_eq!((&event["@type"], &event["startDate"]), (&"Event".into(), &"2019-10-09".into()));
    assert_eq!(event["location"]["name"], "Nhà văn hóa");
    assert_eq!(event["location"].get("address"), None, "{event}");
    assert_eq!(article.get("dateModified"), None, "{article}");
    let dataset = data(&site, "/du-lieu/");
    assert!(of_type(&dataset, "Dataset")["distribution"][0]["contentUrl"].is_string());
    assert_eq!(of_type(&data(&site, "/"), "WebSite")["url"], "https://danvan.example/kho/");
}

#[test]
fn search_engines_are_told_nothing_that_is_not_known() {
    let site = site();
    site.edit("content/site.yaml", "name:", "languages: [vi, en]\nname:");
    site.edit("content/hoi-nghi/tong-ket.md", "date_held: 2019-10-09\n", "");
    // A picture that leads a story and stands in its text again is one.
    site.edit("content/mo-hinh/duong-hoa/index.md", "đã nói.", "đã nói.\n\n![Hoa](anh.png)");
    site.build();
    let conference = data(&site, "/hoi-nghi/tong-ket/");
    let article = of_type(&conference, "Article");
    assert_eq!((article.get("about"), article.get("description")), (None, None), "{article}");
    assert_eq!(of_type(&data(&site, "/"), "WebSite").get("description"), None);
    assert_eq!(texts(&site.read("public/sitemap.xml"), "image:loc").len(), 1);
    let story = data(&site, "/mo-hinh/duong-hoa/");
    assert_eq!(of_type(&story, "Article")["image"].as_array().unwrap().len(), 1);
    let untranslated = data(&site, "/en/mo-hinh/duong-hoa/");
    let page = &of_type(&untranslated, "Article")["mainEntityOfPage"];
    assert_eq!(page, "https://danvan.example/kho/mo-hinh/duong-hoa/");
    let feed = site.read("public/en/feed.xml");
    assert_eq!(feed.matches("<entry xml:lang=\"vi\">").count(), 3, "{feed}");
}

#[test]
fn head_of_a_story_serves_who_shares_and_who_cites() {
    let site = site();
    site.build();
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    for part in [
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:image\" content=\"https://danvan.example/kho/anh/",
        "<meta property=\"og:image:alt\" content=\"Hoa ven đường\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "<meta name=\"citation_title\" content=\"Đường hoa thôn Đông\">",
        "<meta name=\"citation_publication_date\" content=\"2026/01/02\">",
        "<meta name=\"citation_public_url\" content=\"https://danvan.example/kho/mo-hinh/duong-hoa/\">",
        "<svg class=\"qr\"",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(
        site.read("public/index.html").contains("<meta property=\"og:type\" content=\"website\">")
    );
}

#[cfg(feature = "print")]
#[test]
fn full_build_draws_a_picture_to_share_and_draws_it_again_only_when_it_changes() {
    let site = site();
    site.run(&["build", "--full"]).well();
    let picture = output(&site.path("public"))["mo-hinh/duong-hoa/chia-se.png"].clone();
    let drawn = image::load_from_memory(&picture).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (1200, 630));
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    let address = "content=\"https://danvan.example/kho/mo-hinh/duong-hoa/chia-se.png\"";
    assert!(page.contains(address), "{page}");
    site.edit("content/mo-hinh/duong-hoa/index.md", "Mỗi hộ", "Từng hộ");
    let told = site.run(&["build", "--full", "--explain"]).well().stdout;
    assert!(told.contains("duong-hoa/index.html:") && !told.contains("chia-se.png"), "{told}");
    site.edit("content/mo-hinh/duong-hoa/index.md", "thôn Đông", "thôn Tây");
    let told = site.run(&["build", "--full", "--explain"]).well().stdout;
    assert!(told.contains("mo-hinh/duong-hoa/chia-se.png: nội dung đổi"), "{told}");
}

#[test]
fn programs_that_answer_questions_are_told_what_the_site_is() {
    let site = site();
    site.edit("content/site.yaml", "name:", "description: Kho mô hình của xã.\nname:");
    site.edit("content/mo-hinh/hien-dat.md", "Hiến đất mở đường", "Hiến đất [mở] đường");
    site.build();
    same(
        &site.read("public/llms.txt"),
        str![[r##"
# Dân vận khéo

> Kho mô hình của xã.

Mỗi bài ghi nguồn. Con số giữ nguyên lời của nguồn ("hơn", "gần", "khoảng"); giá trị tính ra đứng bên cạnh. Không cộng số của phong trào với số của mô hình, cũng không cộng số nhiều năm với số từng năm.

## Các phần của trang

- [Mô hình](https://danvan.example/kho/mo-hinh/)
- [Phong trào](https://danvan.example/kho/phong-trao/)
- [Hội nghị](https://danvan.example/kho/hoi-nghi/)
- [Văn bản](https://danvan.example/kho/van-ban/)
- [Khen thưởng](https://danvan.example/kho/khen-thuong/)
- [Tìm kiếm](https://danvan.example/kho/tim-kiem/)

## Dữ liệu

- [du-lieu.xlsx](https://danvan.example/kho/du-lieu/du-lieu.xlsx)
- [mo-hinh.csv](https://danvan.example/kho/du-lieu/mo-hinh.csv)
- [phong-trao.csv](https://danvan.example/kho/du-lieu/phong-trao.csv)
- [so-lieu.csv](https://danvan.example/kho/du-lieu/so-lieu.csv)
- [to-dan-van.csv](https://danvan.example/kho/du-lieu/to-dan-van.csv)
- [du-lieu.json](https://danvan.example/kho/du-lieu/du-lieu.json)
- [Atom](https://danvan.example/kho/feed.xml)
- [JSON Feed](https://danvan.example/kho/feed.json)

## Bài mới

- [Hiến đất \[mở\] đường](https://danvan.example/kho/mo-hinh/hien-dat/): Ba hộ hiến đất.
- [Đường hoa thôn Đông](https://danvan.example/kho/mo-hinh/duong-hoa/): Cả thôn trồng hoa ven đường.
- [Hội nghị tổng kết](https://danvan.example/kho/hoi-nghi/tong-ket/)

"##]],
    );
}
