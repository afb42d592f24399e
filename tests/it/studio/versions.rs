//! Versions of stories, and stories deleted and had again.

use super::visitor::{Visitor, field};
use super::{EDIT, FILE, SAVE, STORY};
use crate::showcase::SMALL;
use crate::site::Site;

const VERSIONS: &str = "/_studio/versions?file=mo-hinh%2Fhien-dat.md";

/// Saves one field.
fn save(visitor: &Visitor, name: &str, value: &str) {
    let base = field(&visitor.get(EDIT).body, "base");
    assert_eq!(visitor.post_json(SAVE, &[("base", &base), (name, value)]).0, 200);
}

/// Names the versions of the story that are not today's, newest first.
fn stamps(visitor: &Visitor) -> Vec<String> {
    let page = visitor.get(VERSIONS).body;
    let links = page.split("&amp;at=").skip(1);
    links.map(|it| it.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn every_save_keeps_a_version_and_any_of_them_comes_back() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let first = site.read(FILE);
    save(&visitor, "title", "Một");
    save(&visitor, "title", "Hai");
    save(&visitor, "title", "Hai");
    let stamps = stamps(&visitor);
    assert_eq!(stamps.len(), 2, "the first text and the first save");
    let shown =
        visitor.get(&format!("/_studio/version?file=mo-hinh%2Fhien-dat.md&at={}", stamps[1])).body;
    assert!(shown.contains("Hiến đất mở đường") && shown.contains(">Hai<"), "{shown}");
    let restored =
        visitor.post("/_studio/restore?file=mo-hinh%2Fhien-dat.md", &[("at", &stamps[1])]);
    assert_eq!(restored.status, 303, "{restored:?}");
    assert_eq!(site.read(FILE), first);
    let page = visitor.get(VERSIONS).body;
    assert_eq!(page.matches("<li class=\"story\">").count(), 4, "nothing is lost by it: {page}");
}

#[test]
fn version_of_another_name_is_none() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    for at in ["", "x", "../../../../content/site", "2026-11-22T11-59-59-900"] {
        let answer = visitor.post("/_studio/restore?file=mo-hinh%2Fhien-dat.md", &[("at", at)]);
        assert_eq!(answer.status, 404, "{at}");
    }
}

#[test]
fn deleted_story_comes_back_with_its_pictures() {
    let site = Site::new(SMALL);
    let (story, picture) =
        ("content/mo-hinh/duong-hoa/index.md", "content/mo-hinh/duong-hoa/anh.jpg");
    site.write(picture, "ảnh");
    let text = site.read(story);
    let visitor = Visitor::enter(&site);
    let gone = visitor.post("/_studio/delete?file=mo-hinh%2Fduong-hoa%2Findex.md", &[]);
    assert!(gone.head.contains("location: /_studio/deleted?just=1"), "{gone:?}");
    assert!(!site.path("content/mo-hinh/duong-hoa").exists());
    assert_eq!(visitor.get("/mo-hinh/duong-hoa/").status, 404);
    let page = visitor.get("/_studio/deleted?just=1").body;
    assert!(page.contains("Đã xóa bài.") && page.contains("Đường hoa thôn Đông"), "{page}");
    let at = field(&page, "at");
    let back = visitor.post("/_studio/undelete", &[("at", &at)]);
    assert_eq!(back.status, 303, "{back:?}");
    assert_eq!(site.read(story), text);
    assert_eq!(site.read(picture), "ảnh");
    assert_eq!(visitor.get("/mo-hinh/duong-hoa/").status, 200);
}

#[test]
fn deleted_story_never_takes_the_place_of_another() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    visitor.post("/_studio/delete?file=mo-hinh%2Fhien-dat.md", &[]);
    let at = field(&visitor.get("/_studio/deleted").body, "at");
    site.write(FILE, "---\nid: zzzzz9\ntitle: Bài khác\n---\n");
    assert!(visitor.get("/_studio/deleted").body.contains("Đã có bài khác cùng địa chỉ."));
    assert_eq!(visitor.post("/_studio/undelete", &[("at", &at)]).status, 500);
    assert!(site.read(FILE).contains("Bài khác"));
}

#[test]
fn what_is_saved_while_one_types_gets_its_version_with_the_next_save() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let before = site.read(FILE);
    let count = || {
        let page = visitor.get("/_studio/versions?file=mo-hinh%2Fhien-dat.md").body;
        page.matches("class=\"story\"").count()
    };
    let mut base = field(&visitor.get(EDIT).body, "base");
    let mut save = |summary: &str, quick: &[(&str, &str)]| {
        let fields = [&[("base", &*base), ("summary", summary)][..], quick].concat();
        let (status, report) = visitor.post_json(SAVE, &fields);
        assert_eq!(status, 200, "{report}");
        base = report["base"].as_str().unwrap().to_owned();
        assert_eq!(site.read(FILE), before.replace("Ba hộ hiến đất.", summary));
    };
    let quick = [("quick", "1")];
    save("Bốn", &quick);
    assert_eq!(count(), 1, "the text before the studio touched it");
    save("Bốn hộ", &quick);
    save("Bốn hộ hiến đất.", &quick);
    assert_eq!(count(), 1);
    save("Bốn hộ hiến đất.", &[]);
    assert_eq!(count(), 2, "the text that stayed");
    save("Bốn hộ hiến đất.", &[]);
    assert_eq!(count(), 2);
}
