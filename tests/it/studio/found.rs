//! Figures that the body tells, proposed beside the list of figures.

use super::visitor::Visitor;
use super::{EDIT, FILE, SAVE, STORY};
use crate::site::Site;

#[test]
fn figures_of_the_body_are_proposed_with_their_sentence_until_they_are_held() {
    let site = Site::new(STORY);
    site.edit(
        FILE,
        "Bà con bàn bạc.",
        "Bà con góp 260 ngày công.  Hiến gần 1.000 m2 đất; có 56 hộ tham gia.",
    );
    let visitor = Visitor::enter(&site);
    let page = visitor.get(EDIT).body;
    let found: Vec<&str> = page.split("data-found=\"").skip(1).collect();
    assert_eq!(found.len(), 1, "what is held already is not proposed: {page}");
    assert!(found[0].starts_with("ngay_cong\" data-wording=\"260 ngày công\""), "{}", found[0]);
    assert!(found[0].contains("“Bà con góp 260 ngày công.”"), "{}", found[0]);
    let base = super::visitor::field(&page, "base");
    let taken = [
        ("base", &*base),
        ("metrics", ""),
        ("metrics.0.was", "dat_hien"),
        ("metrics.0.key", "dat_hien"),
        ("metrics.0.value", "gần 1.000 m2"),
        ("metrics.1.was", "ho_tham_gia"),
        ("metrics.1.key", "ho_tham_gia"),
        ("metrics.1.value", "56 hộ"),
        ("metrics.2.key", "ngay_cong"),
        ("metrics.2.value", "260 ngày công"),
    ];
    let (status, report) = visitor.post_json(SAVE, &taken);
    assert_eq!(status, 200, "{report}");
    assert!(site.read(FILE).contains("  ngay_cong: 260 ngày công\n"), "{}", site.read(FILE));
    assert!(!report["found"].as_str().unwrap().contains("data-found"), "{report}");
}
