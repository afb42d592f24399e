//! The sheet for those who want to do as a model did.

use snapbox::str;

use crate::reading::main_text;
use crate::site::{Site, check, model, same};

const REPLICATION: &str = "\
places: [{ code: \"08443\", as_reported: \"xã Hiền Quan, tỉnh Phú Thọ\" }]
period: 2025
metrics: { dat_hien: gần 1.000 m2, so_ho: { value: 90 hộ, role: boi-canh } }
sources: [{ title: Báo Phú Thọ }, { title: Đài xã }, { title: Bản tin thôn }]
compiled: true
replication:
  steps: [Họp dân bàn bạc, Cắm mốc, Làm đường]
  cost: khoảng 20 triệu đồng
  conditions: Dân bàn và đồng thuận trước
  contact: UBND xã";

fn built(front: &str) -> Site {
    let site = Site::new(&model(front));
    site.build();
    site
}

#[test]
fn sheet_holds_steps_to_tick_lines_to_fill_in_and_the_way_back() {
    let site = built(REPLICATION);
    let page = site.read("public/mo-hinh/duong-hoa/ap-dung/index.html");
    same(
        &main_text(&page),
        str![[r#"
Phiếu áp dụng
Đường hoa thôn Đông
Xã Hiền Quan, tỉnh Phú Thọ · 2025
Diện tích đất hiến
gần 1.000 m²
Tại nơi tôi
Nơi áp dụng
Người phụ trách
Ngày bắt đầu
Việc cần làm
Họp dân bàn bạc
Cắm mốc
Làm đường
Cần có
Kinh phí
khoảng 20 triệu đồng
Điều kiện
Dân bàn và đồng thuận trước
Liên hệ
UBND xã
Ghi chép
Bài tổng hợp từ nguồn công khai; chưa phải báo cáo chính thức của địa phương.
Nguồn: Báo Phú Thọ
Nguồn: Đài xã
Bài đầy đủ: Đường hoa thôn Đông, https://danvan.example/m/abc234/

"#]],
    );
    assert_eq!(page.matches("type=\"checkbox\"").count(), 3);
    assert!(page.contains("name=\"robots\" content=\"noindex\""));
    assert!(!site.read("public/sitemap.xml").contains("ap-dung"));
}

#[test]
fn story_leads_to_its_sheet() {
    let site = built(REPLICATION);
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    assert_eq!(page.matches("href=\"/mo-hinh/duong-hoa/ap-dung/\"").count(), 2);
}

#[test]
fn story_that_does_not_tell_how_has_no_sheet() {
    for front in ["", "replication: {}", "replication: { steps: [] }"] {
        let site = built(front);
        assert!(!site.path("public/mo-hinh/duong-hoa/ap-dung").exists(), "{front}");
        let page = site.read("public/mo-hinh/duong-hoa/index.html");
        assert!(!page.contains("ap-dung") && !page.contains("dv-replication"), "{front}");
    }
}

#[test]
fn sheet_speaks_the_language_of_its_page() {
    let site = Site::new(&model(REPLICATION));
    site.edit("content/site.yaml", "name:", "languages: [vi, en]\nname:");
    site.build();
    let page = site.read("public/en/mo-hinh/duong-hoa/ap-dung/index.html");
    same(
        &main_text(&page),
        str![[r#"
Replication sheet
Đường hoa thôn Đông
Xã Hiền Quan, tỉnh Phú Thọ · 2025
Land given
gần 1.000 m²
Read as: nearly 1,000 m²
In my place
Place
Person in charge
Starting day
What to do
Họp dân bàn bạc
Cắm mốc
Làm đường
What it takes
Cost
khoảng 20 triệu đồng
Conditions
Dân bàn và đồng thuận trước
Contact
UBND xã
Notes
Compiled from public sources; not an official report of the place.
Source: Báo Phú Thọ
Source: Đài xã
The whole story: Đường hoa thôn Đông, https://danvan.example/m/abc234/

"#]],
    );
}

#[test]
fn address_of_a_sheet_cannot_be_a_former_address() {
    check(
        &model(&format!("{REPLICATION}\naliases: [/mo-hinh/duong-hoa/ap-dung/]")),
        str![[r#"
lỗi[dia-chi-cu-trung]: địa chỉ cũ `/mo-hinh/duong-hoa/ap-dung/` đang là địa chỉ của một trang có sẵn
  --> content/mo-hinh/duong-hoa.md:17:11
   |
17 | aliases: [/mo-hinh/duong-hoa/ap-dung/]
   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ bỏ địa chỉ này

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn stories_may_link_to_a_sheet() {
    let fixture =
        model(REPLICATION).replace("Mỗi hộ", "[Phiếu](/mo-hinh/duong-hoa/ap-dung/): mỗi hộ");
    let site = Site::new(&fixture);
    site.build();
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("<a href=\"/mo-hinh/duong-hoa/ap-dung/\">Phiếu</a>"), "{page}");
}
