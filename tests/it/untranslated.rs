//! What is left to translate, as `danvan status` lists it.

use snapbox::str;

use crate::site::same;
use crate::translations::two;

#[test]
fn what_is_not_translated_is_listed() {
    same(
        &two().run(&["status"]).well().text(),
        str![[r#"
Chưa có bản tiếng Anh (6/7)
  content/mo-hinh/hien-dat.md  Hiến đất mở đường
  content/phong-trao/nam-2024.md  Phong trào năm 2024
  content/hoi-nghi/tong-ket.md  Hội nghị tổng kết
  content/van-ban/thong-bao-380.md  Thông báo 380
  content/khen-thuong/nam-2019.md  Khen thưởng năm 2019
  content/trang/gioi-thieu.md  Giới thiệu
Chưa dịch trong content/site.yaml (1)
  name_en
7/7 bài đang hiện; 0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn what_is_translated_in_part_is_listed_with_what_is_left() {
    let site = two();
    site.edit(
        "content/mo-hinh/duong-hoa/index.md",
        "kind: tap-the",
        "kind: tap-the\npictures: [{ file: anh.png, alt: Hoa ven đường }]\nreplication: { steps: [Họp dân], cost: Ít, time: Hai tháng }",
    );
    site.write("content/mo-hinh/duong-hoa/anh.png", crate::pictures::png());
    let english = "content/mo-hinh/duong-hoa/index.en.md";
    site.edit(
        english,
        "summary: The whole village planted flowers along the road.",
        "replication: { cost: Little }",
    );
    site.edit(
        "content/site.yaml",
        "name:",
        "name_en: Skilled mobilisation\ntagline: Kho mô hình\ncontact: { organ: Đảng ủy xã, phone: 024 3333 3333, permit: Số 12, permit_en: No. 12 }\nfields:\n  nong-thon: { vi: Nông thôn }\nmetrics:\n  nha: { vi: Nhà văn hóa, unit: nhà văn hóa, kind: flow, help: Nhà làm mới. }\n  gieng: { vi: Giếng, en: Wells, unit: giếng/km2, kind: rate, help: Giếng., help_en: Wells. }\nunits: { giếng: { one: well, other: wells } }\nname:",
    );
    let told = site.run(&["status", "--lang", "en"]).well().text();
    let from = told.find("Told in part").unwrap();
    same(
        &told[from..],
        str![[r#"
Told in part (1)
  content/mo-hinh/duong-hoa/index.en.md  summary, pictures, replication.steps, replication.time
Not translated in content/site.yaml (6)
  tagline_en
  contact.organ_en
  fields.nong-thon.en
  metrics.nha.en
  metrics.nha.help_en
  units.nhà văn hóa
7/7 stories shown; 0 errors, 0 warnings

"#]],
    );
}
