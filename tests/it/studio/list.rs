//! The list of stories.

use crate::showcase::SMALL;
use crate::site::Site;

use super::visitor::Visitor;

/// Names the stories of a page in order, each with its state.
fn stories(html: &str) -> Vec<String> {
    let rows = html.split("<li class=\"story\">").skip(1);
    let between = |row: &str, from: &str, to: &str| {
        row.split(from).nth(1).unwrap().split(to).next().unwrap().to_owned()
    };
    rows.map(|row| {
        let title = between(row, "<h2><a href=\"", "</a>");
        let title = title.split('>').nth(1).unwrap().to_owned();
        let state = between(row, "<span class=\"state is-", "</span>");
        format!("{title}: {}", state.split('>').nth(1).unwrap())
    })
    .collect()
}

#[test]
fn every_story_stands_in_the_list_unfinished_ones_first() {
    let site = Site::new(SMALL);
    site.write("content/trang/hong.md", "---\nid: [\n---\n");
    site.edit("content/mo-hinh/hien-dat.md", "period: 2024", "period: 2024\nstate: draft");
    site.edit("content/phong-trao/nam-2024.md", "period: 2024", "period: 2024\nstate: ready");
    site.edit("content/mo-hinh/duong-hoa/index.md", "period: 2023", "publish: 2027-01-01");
    let visitor = Visitor::enter(&site);
    let found = stories(&visitor.get("/_studio/").body);
    assert_eq!(
        found[..4],
        [
            "hong: Chưa đọc được",
            "Hiến đất mở đường: Bản nháp",
            "Phong trào năm 2024: Chờ duyệt",
            "Đường hoa thôn Đông: Hẹn ngày đăng 01/01/2027",
        ]
    );
    assert!(found[4..].iter().all(|it| it.ends_with("Đã đăng")), "{found:?}");
}

#[test]
fn stories_are_found_without_marks_and_narrowed() {
    let site = Site::new(SMALL);
    site.edit("content/mo-hinh/hien-dat.md", "period: 2024", "period: 2024\nstate: draft");
    let visitor = Visitor::enter(&site);
    let found = |query: &str| stories(&visitor.get(&format!("/_studio/?{query}")).body);
    assert_eq!(found("q=hien+dat"), ["Hiến đất mở đường: Bản nháp"]);
    assert_eq!(found("q=dat+HIEN"), ["Hiến đất mở đường: Bản nháp"]);
    assert_eq!(found("q=hien+quan"), ["Đường hoa thôn Đông: Đã đăng"], "by place");
    assert_eq!(found("state=nhap"), ["Hiến đất mở đường: Bản nháp"]);
    assert_eq!(found("kind=phong-trao"), ["Phong trào năm 2024: Đã đăng"]);
    assert_eq!(found("kind=phong-trao&state=nhap"), [""; 0]);
    let nothing = visitor.get("/_studio/?q=khong+co").body;
    assert!(nothing.contains("Không có bài nào như vậy."), "{nothing}");
}

#[test]
fn problems_of_a_story_stand_beside_it_in_words() {
    let site = Site::new(SMALL);
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "1.250");
    let visitor = Visitor::enter(&site);
    let page = visitor.get("/_studio/?problem=loi").body;
    assert_eq!(stories(&page), ["Hiến đất mở đường: Đã đăng"]);
    assert!(page.contains("1 lỗi phải sửa"), "{page}");
    assert!(page.contains("có thể là"), "{page}");
}

#[test]
fn what_a_title_holds_stays_text() {
    let site = Site::new(SMALL);
    site.edit("content/mo-hinh/hien-dat.md", "Hiến đất mở đường", "A <b>&</b> \"B\"");
    let page = Visitor::enter(&site).get("/_studio/?q=%22%3Cscript%3E").body;
    assert!(page.contains("value=\"&quot;&lt;script&gt;\""), "{page}");
    let page = Visitor::enter(&site).get("/_studio/").body;
    assert!(page.contains("A &lt;b&gt;&amp;&lt;"), "{page}");
}
