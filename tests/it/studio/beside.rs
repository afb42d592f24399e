//! The studio beside the preview, in one process: `danvan serve`.

use super::visitor::{Visitor, field};
use super::{EDIT, FILE, SAVE, STORY};
use crate::server::Server;
use crate::site::Site;

/// Starts a preview and comes into its studio by the address that it prints after its own.
fn enter(site: &Site) -> Visitor {
    let mut server = Server::start(site, "serve");
    let line = server.next_line();
    let url = line.strip_prefix("Phòng biên tập: ").unwrap_or_else(|| panic!("{line}")).to_owned();
    Visitor::enter_by(server, &url)
}

#[test]
fn drafts_are_seen_in_the_studio_and_not_on_the_site() {
    let site = Site::new(STORY);
    site.edit(FILE, "kind: ca-nhan", "kind: ca-nhan\nstate: draft");
    let visitor = enter(&site);
    let page = visitor.get(EDIT).body;
    assert!(page.contains("data-page=\"/_studio/site/mo-hinh/hien-dat/\""), "{page}");
    let shown = visitor.get("/_studio/site/mo-hinh/hien-dat/");
    assert_eq!(shown.status, 200);
    assert!(shown.body.contains("Bà con bàn bạc."), "{}", shown.body);
    assert!(shown.body.contains("data-events=\"/_studio/events\""), "{}", shown.body);
    let style = shown.body.split("rel=\"stylesheet\" href=\"").nth(1).unwrap();
    let style = style.split('"').next().unwrap();
    assert!(style.starts_with("/_studio/site/assets/"), "{style}");
    assert_eq!(visitor.get(style).status, 200);
    assert_eq!(visitor.server.get("/mo-hinh/hien-dat/").status, 404, "readers see no drafts");
}

#[test]
fn what_is_saved_is_shown_beside_the_form_at_once_even_with_errors() {
    let site = Site::new(STORY);
    let visitor = enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    let fields = [("base", &*base), ("body", "Bà con họp ba buổi."), ("field", "khong-co")];
    let (status, report) = visitor.post_json(SAVE, &fields);
    assert_eq!((status, &report["page"]), (200, &"/_studio/site/mo-hinh/hien-dat/".into()));
    let shown = visitor.get("/_studio/site/mo-hinh/hien-dat/").body;
    assert!(shown.contains("Bà con họp ba buổi.") && !shown.contains("lỗi["), "{shown}");
}

#[test]
fn who_has_no_key_sees_nothing_of_the_studio() {
    let site = Site::new(STORY);
    let server = Server::start(&site, "serve");
    let paths =
        ["/_studio/", "/_studio/site/", "/_studio/site/mo-hinh/hien-dat/", "/_studio/events"];
    for path in paths {
        let answer = server.get(path);
        assert_eq!(answer.status, 403, "{path}");
        assert!(answer.body.contains("danvan serve"), "{}", answer.body);
    }
    assert_eq!(server.get("/mo-hinh/hien-dat/").status, 200);
}
