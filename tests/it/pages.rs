//! The pages of a site: their addresses, what is shown of what is not finished, where links lead.

use std::collections::BTreeMap;

use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, has_extension, output, same};

#[test]
fn every_kind_stands_at_its_address() {
    let site = Site::new(SMALL);
    site.build();
    same(
        &site.outputs("public"),
        str![[r#"
404.html
_headers
a-z/dd/index.html
a-z/g/index.html
a-z/h/index.html
a-z/index.html
a-z/k/index.html
a-z/p/index.html
a-z/t/index.html
assets/compare.js
assets/icon.svg
assets/script.js
assets/search-more.js
assets/search-page.js
assets/search.js
assets/style.css
cap/index.html
cap/xa/index.html
dia-ban/08443/index.html
dia-ban/25/index.html
dia-ban/index.html
don-vi/hoi-lhpn/index.html
don-vi/index.html
du-lieu/du-lieu.json
du-lieu/du-lieu.xlsx
du-lieu/index.html
du-lieu/mo-hinh.csv
du-lieu/phong-trao.csv
du-lieu/so-lieu.csv
du-lieu/to-dan-van.csv
feed.json
feed.xml
hoi-nghi/index.html
hoi-nghi/tong-ket/index.html
hoi-nghi/tong-ket/index.json
index.html
khen-thuong/hinh-thuc/bang-khen/index.html
khen-thuong/hinh-thuc/index.html
khen-thuong/index.html
khen-thuong/nam-2019/index.html
khen-thuong/nam-2019/index.json
linh-vuc/index.html
linh-vuc/kinh-te/index.html
linh-vuc/van-hoa-xa-hoi/index.html
llms.txt
m/aaaaa2/index.html
m/aaaaa3/index.html
m/bbbbb2/index.html
m/ccccc2/index.html
m/ddddd2/index.html
m/eeeee2/index.html
m/fffff2/index.html
mo-hinh/duong-hoa/index.html
mo-hinh/duong-hoa/index.json
mo-hinh/hien-dat/index.html
mo-hinh/hien-dat/index.json
mo-hinh/index.html
nam/2023/index.html
nam/2024/index.html
nam/index.html
nhiem-ky/2021-2025/index.html
nhiem-ky/2022-2026/index.html
nhiem-ky/index.html
phong-trao/index.html
phong-trao/nam-2024/index.html
phong-trao/nam-2024/index.json
robots.txt
sitemap.xml
so-lieu/dat_hien/index.html
so-lieu/ho_tham_gia/index.html
so-lieu/index.html
so-lieu/so_mo_hinh/index.html
so-sanh/aaaaa2.json
so-sanh/aaaaa3.json
so-sanh/bbbbb2.json
so-sanh/index.html
the/duong-hoa/index.html
the/hien-dat/index.html
the/index.html
tim-kiem/index.html
tim-kiem/k/khoa.idx
tim-kiem/loc.idx
tim-kiem/meta.idx
tim-kiem/search-data.js
tim-kiem/so/dat_hien.idx
tim-kiem/so/ho_tham_gia.idx
tim-kiem/so/so_mo_hinh.idx
tim-kiem/the/0.idx
trang/gioi-thieu/index.html
van-ban/index.html
van-ban/thong-bao-380/index.html
van-ban/thong-bao-380/index.json

"#]],
    );
}

#[test]
fn second_language_stands_in_its_folder() {
    let site = Site::new(SMALL);
    site.edit("content/site.yaml", "name:", "languages: [vi, en]\nname:");
    site.build();
    let (english, vietnamese): (Vec<_>, Vec<_>) =
        output(&site.path("public")).into_keys().partition(|path| path.starts_with("en/"));
    for path in vietnamese.iter().filter(|it| it.ends_with("index.html") && !it.starts_with("m/")) {
        assert!(english.contains(&format!("en/{path}")), "{path}");
    }
    let page = site.read("public/en/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("<html lang=\"en\">"));
    let list = site.read("public/en/mo-hinh/index.html");
    assert!(list.contains("hreflang=\"vi\" href=\"https://danvan.example/mo-hinh/\""), "{list}");
    assert!(page.contains("href=\"/en/van-ban/thong-bao-380/#noi-dung\""), "{page}");
}

#[test]
fn lists_are_paged() {
    let site = Site::new(SMALL);
    site.edit("content/site.yaml", "name:", "paginate: 1\nname:");
    site.build();
    let first = site.read("public/mo-hinh/index.html");
    let second = site.read("public/mo-hinh/trang/2/index.html");
    let cards = |page: &str| {
        let cards = page.split("class=\"card-title\"").skip(1);
        cards.map(|it| it.split(['<', '>']).nth(3).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(cards(&first), ["Hiến đất mở đường"]);
    assert_eq!(cards(&second), ["Đường hoa thôn Đông"]);
    assert!(first.contains("href=\"/mo-hinh/trang/2/\""));
    assert!(second.contains("href=\"/mo-hinh/\""));
    assert!(!site.path("public/mo-hinh/trang/1").exists());
    assert!(!site.path("public/mo-hinh/trang/3").exists());
}

/// Builds on a day with the model `hien-dat` in a state, and tells whether it is shown.
fn is_shown(front: &str, arguments: &[&str]) -> bool {
    let site = Site::new(SMALL);
    site.edit("content/mo-hinh/hien-dat.md", "kind: ca-nhan", &format!("kind: ca-nhan\n{front}"));
    site.run(&[&["build"], arguments].concat()).well();
    let page = site.path("public/mo-hinh/hien-dat/index.html").exists();
    let holds = |list: &str| site.read(&format!("public/{list}")).contains("hien-dat/");
    for list in ["index.html", "mo-hinh/index.html", "sitemap.xml"] {
        assert_eq!(holds(list), page, "{list}");
    }
    // A feed's readers are told once, so what is only previewed is never in it.
    assert_eq!(holds("feed.xml"), page && !arguments.contains(&"--drafts"));
    assert_eq!(site.path("public/m/aaaaa3/index.html").exists(), page);
    page
}

#[test]
fn unfinished_stories_are_hidden() {
    assert!(!is_shown("state: draft", &[]));
    assert!(!is_shown("state: ready", &[]));
    assert!(is_shown("state: draft", &["--drafts"]));
    assert!(is_shown("state: published", &[]));
}

#[test]
fn scheduled_story_appears_on_its_day() {
    assert!(!is_shown("publish: 2026-11-23", &["--date", "2026-11-22"]));
    assert!(is_shown("publish: 2026-11-23", &["--date", "2026-11-23"]));
    assert!(is_shown("publish: 2026-11-23", &["--date", "2026-11-22", "--drafts"]));
}

#[test]
fn expired_story_is_gone_from_its_day_on() {
    assert!(is_shown("expire: 2026-11-23", &["--date", "2026-11-22"]));
    assert!(!is_shown("expire: 2026-11-23", &["--date", "2026-11-23"]));
}

#[test]
fn site_in_a_folder_of_its_host_keeps_every_link_in_it() {
    let site = Site::new(SMALL);
    site.run(&["build", "--base-url", "https://tinh.example/dan-van/"]).well();
    for (path, bytes) in output(&site.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        for attribute in ["href=\"", "src=\"", "url="] {
            for (at, _) in text.match_indices(attribute).filter(|_| has_extension(&path, "html")) {
                let address = text[at + attribute.len()..].split(['"', ' ']).next().unwrap();
                let astray = address.starts_with('/') && !address.starts_with("/dan-van/");
                assert!(!astray, "{path}: {address}");
            }
        }
        assert!(!text.contains("danvan.example"), "{path}");
    }
    let feed = site.read("public/feed.xml");
    assert!(feed.contains("<id>https://tinh.example/dan-van/m/aaaaa2/</id>"), "{feed}");
}

#[test]
fn every_link_within_the_site_leads_to_a_file() {
    let site = Site::new(SMALL);
    site.edit("content/site.yaml", "name:", "languages: [vi, en]\npaginate: 1\nname:");
    site.build();
    assert_eq!(dead_links(&output(&site.path("public"))), [""; 0]);
}

/// Gives every link of a page to a file that is not among those of the site.
pub(crate) fn dead_links(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut dead = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| has_extension(path, "html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        dead.extend(text.contains("href=\"\"").then(|| format!("{path}: nowhere")));
        let links = text.match_indices("href=\"").map(|(at, found)| &text[at + found.len()..]);
        for link in links.map(|rest| rest.split(['"', '#', '?']).next().unwrap()) {
            // Those of other sites are not looked at.
            let Some(file) = link.strip_prefix('/') else { continue };
            let is_folder = file.is_empty() || file.ends_with('/');
            let file = if is_folder { format!("{file}index.html") } else { file.to_owned() };
            if !files.contains_key(&file) {
                dead.push(format!("{path}: {link}"));
            }
        }
    }
    dead
}

#[test]
fn former_and_short_addresses_lead_to_the_story() {
    let site = Site::new(SMALL);
    site.edit(
        "content/mo-hinh/duong-hoa/index.md",
        "kind: tap-the",
        "kind: tap-the\naliases: [/cu/duong-hoa/, /tin/123]",
    );
    site.build();
    for old in ["cu/duong-hoa", "tin/123", "m/aaaaa2"] {
        let page = site.read(&format!("public/{old}/index.html"));
        assert!(page.contains("content=\"0; url=/mo-hinh/duong-hoa/\""), "{page}");
        let canonical = "rel=\"canonical\" href=\"https://danvan.example/mo-hinh/duong-hoa/\"";
        assert!(page.contains(canonical), "{page}");
    }
}

#[test]
fn relation_stands_in_both_directions() {
    let site = Site::new(SMALL);
    site.build();
    let shows = |page: &str, link: &str| {
        let text = site.read(&format!("public{page}index.html"));
        let onward = text.split("class=\"onward\"").nth(1).unwrap_or_default();
        assert!(onward.contains(&format!("href=\"{link}\"")), "{page} has no {link}");
    };
    let related = [
        ("/mo-hinh/duong-hoa/", "/van-ban/thong-bao-380/"),
        ("/hoi-nghi/tong-ket/", "/van-ban/thong-bao-380/"),
        ("/hoi-nghi/tong-ket/", "/khen-thuong/nam-2019/"),
        ("/hoi-nghi/tong-ket/", "/phong-trao/nam-2024/"),
        ("/khen-thuong/nam-2019/", "/mo-hinh/duong-hoa/"),
    ];
    for (one, other) in related {
        shows(one, other);
        shows(other, one);
    }
}

#[test]
fn decomposed_file_name_gives_the_same_page() {
    let text = "---\nid: abc234\ntitle: Đường hoa\nnumber: 1-TB/TU\n---\n\n![Hoa](hoa đẹp.png)\n";
    let picture = crate::pictures::png();
    let build = |folder: &str, name: &str| {
        let site = Site::new("");
        site.write(&format!("content/van-ban/{folder}/index.md"), text);
        site.write(&format!("content/van-ban/{folder}/{name}"), &picture);
        site.build();
        output(&site.path("public"))
    };
    let composed = build("x", "hoa \u{111}\u{1eb9}p.png");
    assert_eq!(composed, build("x", "hoa \u{111}e\u{323}p.png"));
}
