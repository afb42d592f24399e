//! A story changed elsewhere while it is being written.

use super::visitor::{Visitor, encoded, field};
use super::{EDIT, FILE, SAVE, STORY};
use crate::site::Site;

#[test]
fn file_changed_meanwhile_is_never_written_over() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    site.edit(FILE, "Ba hộ hiến đất.", "Bốn hộ hiến đất.");
    let theirs = site.read(FILE);
    let fields = [("base", &*base), ("summary", "Năm hộ hiến đất."), ("body", "Tôi viết.")];
    let (status, report) = visitor.post_json(SAVE, &fields);
    assert_eq!((status, &report["conflict"]), (409, &true.into()), "{report}");
    assert_eq!(site.read(FILE), theirs);
    let page = visitor.post(SAVE, &fields);
    assert_eq!(page.status, 409);
    assert_eq!(site.read(FILE), theirs);
    for text in ["Năm hộ hiến đất.", "Bốn hộ hiến đất.", "Tôi viết.", "Bà con bàn bạc."]
    {
        assert!(page.body.contains(text), "{text}: {}", page.body);
    }
    assert!(!page.body.contains("<legend>Tiêu đề"), "what is equal is not asked");
    assert!(!page.body.contains("value=\"theirs\" checked"), "all that differs was changed here");
}

#[test]
fn field_that_only_the_other_changed_is_offered_as_the_other_has_it() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    site.edit(FILE, "Bà con bàn bạc.", "Bà con họp ba buổi.");
    let page = visitor.post(SAVE, &[("base", &base), ("summary", "Năm hộ hiến đất.")]).body;
    assert!(page.contains("name=\"pick.summary\" value=\"mine\" checked"), "{page}");
    assert!(page.contains("name=\"pick.body\" value=\"theirs\" checked"), "{page}");
}

#[test]
fn editor_takes_what_she_wants_of_each_text() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    site.edit(FILE, "Ba hộ hiến đất.", "Bốn hộ hiến đất.");
    site.edit(FILE, "title: Hiến đất mở đường", "title: Hiến đất");
    let fields = [
        ("base", &*base),
        ("title", "Mở đường"),
        ("summary", "Năm hộ hiến đất."),
        ("body", "Tôi viết."),
    ];
    let page = visitor.post(SAVE, &fields).body;
    let (base, mine) = (field(&page, "base"), field(&page, "mine"));
    let picks = [
        ("base", &*base),
        ("mine", &*mine),
        ("pick.title", "theirs"),
        ("pick.summary", "mine"),
        ("pick.body", "both"),
    ];
    let merged = visitor.post("/_studio/merge?file=mo-hinh%2Fhien-dat.md", &picks);
    assert_eq!(merged.status, 303, "{merged:?}");
    let text = site.read(FILE);
    assert!(text.contains("title: Hiến đất # tên gọi\n"), "{text}");
    assert!(text.contains("summary: Năm hộ hiến đất.\n"), "{text}");
    assert!(text.ends_with("---\n\nTôi viết.\n\n## Cách làm\n\nBà con bàn bạc.\n"), "{text}");
    let versions = visitor.get("/_studio/versions?file=mo-hinh%2Fhien-dat.md").body;
    assert_eq!(
        versions.matches("<li class=\"story\">").count(),
        3,
        "mine, theirs and merged: {versions}"
    );
}

#[test]
fn text_changed_again_before_the_choice_is_shown_again() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    site.edit(FILE, "Ba hộ", "Bốn hộ");
    let page = visitor.post(SAVE, &[("base", &base), ("summary", "Năm hộ.")]).body;
    let (base, mine) = (field(&page, "base"), field(&page, "mine"));
    site.edit(FILE, "Bốn hộ", "Sáu hộ");
    let fields = [("base", &*base), ("mine", &*mine), ("pick.summary", "mine")];
    let again = visitor.post("/_studio/merge?file=mo-hinh%2Fhien-dat.md", &fields);
    assert_eq!(again.status, 409);
    assert!(again.body.contains("Sáu hộ") && again.body.contains("Năm hộ."), "{}", again.body);
    assert!(site.read(FILE).contains("Sáu hộ"));
}

#[test]
fn an_answer_that_was_lost_makes_no_conflict() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    let save = |summary: &str, flying: &str| {
        let fields = [("base", &*base), ("summary", summary), ("flying", flying)];
        visitor.post_json(SAVE, &fields).0
    };
    assert_eq!(save("Bốn", ""), 200, "written, but say that the answer never came");
    assert_eq!(save("Bốn hộ", ""), 409, "who does not say what was sent may be another");
    let sent = |summary: &str| format!("base={base}&summary={}", encoded(summary));
    assert_eq!(save("Bốn hộ", &format!("{}\n{}", sent("Bốn"), sent("Bốn h"))), 200);
    site.edit(FILE, "summary: Bốn hộ", "summary: Năm hộ");
    assert_eq!(save("Bốn hộ hiến đất.", &sent("Bốn hộ")), 409, "someone else was here");
    assert!(site.read(FILE).contains("summary: Năm hộ\n"));
}
