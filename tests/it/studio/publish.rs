//! A story on its way: draft, ready, published, scheduled.

use super::visitor::{Visitor, field};
use super::{EDIT, FILE, SAVE, STORY, difference};
use crate::site::Site;

/// Presses a button of the form.
fn press(visitor: &Visitor, fields: &[(&str, &str)]) -> crate::server::Answer {
    let base = field(&visitor.get(EDIT).body, "base");
    visitor.post(SAVE, &[&[("base", &*base)], fields].concat())
}

#[test]
fn story_goes_from_draft_to_ready_to_published_and_back() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let state = || {
        visitor
            .get("/_studio/")
            .body
            .split("class=\"state is-")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(state(), "da-dang");
    for (step, becomes) in [("draft", "nhap"), ("ready", "cho-duyet"), ("publish", "da-dang")] {
        let answer = press(&visitor, &[("step", step)]);
        assert!(answer.head.contains(&format!("&done={step}\r\n")), "{answer:?}");
        assert_eq!(state(), becomes);
    }
}

#[test]
fn day_is_scheduled_and_shown_from_then_on() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let before = site.read(FILE);
    let past = press(&visitor, &[("step", "schedule"), ("publish_day", "2026-11-22")]);
    assert!(past.body.contains("Ngày 22/11/2026 không phải ngày sắp tới."), "{}", past.body);
    assert!(press(&visitor, &[("step", "schedule")]).body.contains("Hãy chọn ngày đăng."));
    press(&visitor, &[("step", "schedule"), ("publish_day", "2026-12-01")]);
    let changed = difference(&before, &site.read(FILE));
    assert!(
        changed.contains("+state: published\n") && changed.contains("+publish: 2026-12-01\n"),
        "{changed}"
    );
    assert!(visitor.get("/_studio/").body.contains("Hẹn ngày đăng 01/12/2026"));
    site.build();
    assert!(!site.path("public/mo-hinh/hien-dat/index.html").exists());
    site.run(&["build", "--date", "2026-12-01"]).well();
    assert!(site.path("public/mo-hinh/hien-dat/index.html").exists());
    press(&visitor, &[("step", "publish")]);
    assert!(!site.read(FILE).contains("publish: 2026"), "shown at once");
}

#[test]
fn story_with_errors_is_saved_and_not_published() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    press(&visitor, &[("step", "draft")]);
    let answer = press(&visitor, &[("step", "publish"), ("field", "khong-co")]);
    assert!(answer.body.contains("Chưa đăng được: bài còn 1 lỗi phải sửa."), "{}", answer.body);
    assert!(
        answer.body.contains("<a href=\"#f-field\">Còn 1 mục có lỗi phải sửa</a>"),
        "{}",
        answer.body
    );
    let text = site.read(FILE);
    assert!(text.contains("field: khong-co\n") && text.contains("state: draft\n"), "{text}");
}

#[test]
fn checklist_says_what_a_reader_would_miss() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    visitor.post("/_studio/new", &[("kind", "mo-hinh"), ("title", "Bài mới")]);
    let page = visitor.get("/_studio/story?file=mo-hinh%2Fbai-moi%2Findex.md").body;
    for (target, label) in [
        ("f-summary", "Có tóm tắt, khác với tiêu đề"),
        ("f-body", "Bài viết đã đủ ý, không còn câu mẫu"),
        ("f-places", "Có ghi nơi làm"),
        ("f-metrics", "Có ít nhất một con số"),
    ] {
        assert!(page.contains(&format!("<a href=\"#{target}\">{label}</a>")), "{label}: {page}");
        assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    }
    assert!(page.contains("Không còn lỗi nào phải sửa"), "{page}");
}
