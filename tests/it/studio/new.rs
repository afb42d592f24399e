//! New stories, made in the studio.

use crate::showcase::SMALL;
use crate::site::Site;

use super::visitor::Visitor;

#[test]
fn story_made_in_the_studio_is_the_one_that_the_command_makes() {
    let (site, other) = (Site::new(SMALL), Site::new(SMALL));
    let visitor = Visitor::enter(&site);
    let made =
        visitor.post("/_studio/new", &[("kind", "mo-hinh"), ("title", "Tổ liên gia: \"an toàn\"")]);
    assert_eq!(made.status, 303, "{made:?}");
    let file = "mo-hinh%2Fto-lien-gia-an-toan%2Findex.md";
    assert!(
        made.head.contains(&format!("location: /_studio/story?file={}\r\n", file.to_lowercase())),
        "{made:?}"
    );
    other.run(&["new", "mo-hinh", "Tổ liên gia: \"an toàn\""]).well();
    let path = "content/mo-hinh/to-lien-gia-an-toan/index.md";
    assert_eq!(site.read(path), other.read(path));
    let list = visitor.get("/_studio/?state=nhap").body;
    assert!(list.contains("Tổ liên gia: &quot;an toàn&quot;"), "the list knows it at once: {list}");
}

#[test]
fn what_cannot_be_made_is_said_and_what_was_typed_stays() {
    let site = Site::new(SMALL);
    let visitor = Visitor::enter(&site);
    let make =
        |kind: &str, title: &str| visitor.post("/_studio/new", &[("kind", kind), ("title", title)]);
    let empty = make("mo-hinh", "  ");
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("Chưa có tiêu đề."), "{}", empty.body);
    let taken = make("mo-hinh", "Hiến  đất");
    assert!(taken.body.contains("Đã có một bài mang tiêu đề này."), "{}", taken.body);
    assert!(taken.body.contains("file=mo-hinh%2Fhien-dat.md"), "{}", taken.body);
    assert!(taken.body.contains("value=\"Hiến  đất\""), "{}", taken.body);
    for (title, name) in [("Con", "bai-con"), ("AUX", "bai-aux"), ("com1", "bai-com1")] {
        assert_eq!(make("mo-hinh", title).status, 303, "{title}");
        assert!(site.path(&format!("content/mo-hinh/{name}/index.md")).exists(), "{name}");
    }
    assert!(make("../../x", "Bài").body.contains("Chưa chọn loại bài."));
}
