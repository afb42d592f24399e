//! What the words of a story say beside its figures.

use snapbox::str;

use crate::site::{Site, check, check_with, model};

/// A model with figures and a text.
fn story(metrics: &str, text: &str) -> String {
    let front = if metrics.is_empty() { String::new() } else { format!("metrics:\n{metrics}") };
    model(&front).replace("Mỗi hộ trồng một đoạn.", text)
}

/// Holds a story to having nothing wrong.
#[track_caller]
fn is_well(metrics: &str, text: &str) {
    let run = Site::new(&story(metrics, text)).run(&["check"]);
    assert_eq!(run.text(), "0 lỗi, 0 cảnh báo\n");
}

#[test]
fn number_that_only_the_text_holds_is_a_warning() {
    let text = "Dân góp **1,2 tỷ đồng** và hơn 8.000\nngày công.\n\n- Hơn 65% số hộ tham gia.";
    check(
        &story("  dat_hien: 300 m2", text),
        str![[r#"
cảnh báo[so-lieu-chua-khai]: bài viết có “1,2 tỷ đồng” nhưng phần số liệu không có con số này
  --> content/mo-hinh/duong-hoa.md:13:11
   |
13 | Dân góp **1,2 tỷ đồng** và hơn 8.000
   |           ^^^^^^^^^^^ thêm vào phần số liệu (metrics), ở chỉ tiêu đúng: tien_dong_gop, gia_tri_quy_doi, kinh_phi…
   |
   = cách sửa: số về hoàn cảnh: { value: con số, role: boi-canh }; số nói thêm: nhắc trong ghi chú (note) của một chỉ tiêu; số của bài khác: liên kết tới bài ấy

cảnh báo[so-lieu-chua-khai]: bài viết có “8.000 ngày công” nhưng phần số liệu không có con số này
  --> content/mo-hinh/duong-hoa.md:13:32
   |
13 | Dân góp **1,2 tỷ đồng** và hơn 8.000
   |                                ^^^^^ thêm vào phần số liệu (metrics), ở chỉ tiêu đúng: ngay_cong
   |
   = cách sửa: số về hoàn cảnh: { value: con số, role: boi-canh }; số nói thêm: nhắc trong ghi chú (note) của một chỉ tiêu; số của bài khác: liên kết tới bài ấy

cảnh báo[so-lieu-chua-khai]: bài viết có “65%” nhưng phần số liệu không có con số này
  --> content/mo-hinh/duong-hoa.md:16:7
   |
16 | - Hơn 65% số hộ tham gia.
   |       ^^^ thêm vào phần số liệu (metrics), ở chỉ tiêu đúng: ty_le_duong_thap_sang, ty_le_duong_be_tong, ty_le_hieu_qua…
   |
   = cách sửa: số về hoàn cảnh: { value: con số, role: boi-canh }; số nói thêm: nhắc trong ghi chú (note) của một chỉ tiêu; số của bài khác: liên kết tới bài ấy

0 lỗi, 3 cảnh báo

"#]],
    );
}

#[test]
fn number_that_only_the_summary_holds_is_a_warning() {
    let told = "summary: \"Dân hiến 320 m² đất, góp\\u00a01,2 tỷ đồng.\"";
    let fixture = story("  dat_hien: 302 m2", "Xong.");
    let fixture = fixture.replace("summary: Cả thôn trồng hoa ven đường.", told);
    check(
        &fixture,
        str![[r#"
cảnh báo[so-lieu-chua-khai]: bài viết có “320 m²” nhưng phần số liệu không có con số này
 --> content/mo-hinh/duong-hoa.md:4:20
  |
4 | summary: "Dân hiến 320 m² đất, góp\u00a01,2 tỷ đồng."
  |                    ^^^^^^ thêm vào phần số liệu (metrics), ở chỉ tiêu đúng: dat_hien, dien_tich_thu_hoi, dien_tich_san_xuat
  |
  = cách sửa: số về hoàn cảnh: { value: con số, role: boi-canh }; số nói thêm: nhắc trong ghi chú (note) của một chỉ tiêu; số của bài khác: liên kết tới bài ấy

cảnh báo[so-lieu-chua-khai]: bài viết có “1,2 tỷ đồng” nhưng phần số liệu không có con số này
 --> content/mo-hinh/duong-hoa.md:4:41
  |
4 | summary: "Dân hiến 320 m² đất, góp\u00a01,2 tỷ đồng."
  |                                         ^^^^^^^^^^^ thêm vào phần số liệu (metrics), ở chỉ tiêu đúng: tien_dong_gop, gia_tri_quy_doi, kinh_phi…
  |
  = cách sửa: số về hoàn cảnh: { value: con số, role: boi-canh }; số nói thêm: nhắc trong ghi chú (note) của một chỉ tiêu; số của bài khác: liên kết tới bài ấy

0 lỗi, 2 cảnh báo

"#]],
    );
}

#[test]
fn number_that_only_the_text_holds_in_english() {
    check_with(
        &["--lang", "en"],
        &story("", "Dân hiến 320 m² đất."),
        str![[r#"
warning[so-lieu-chua-khai]: the text says “320 m²”, which no metric carries
  --> content/mo-hinh/duong-hoa.md:12:10
   |
12 | Dân hiến 320 m² đất.
   |          ^^^^^^ add it to `metrics` under the right one: dat_hien, dien_tich_thu_hoi, dien_tich_san_xuat
   |
   = help: background: { value: figure, role: boi-canh }; an aside: tell it in the note of a metric; another story's figure: link to that story

0 errors, 1 warning

"#]],
    );
}

#[test]
fn number_that_differs_from_its_figure_by_a_slip_is_a_warning() {
    let text = "Dân hiến 1.674 m² đất, làm 18,75 km đường.";
    check(
        &story("  dat_hien: hơn 1.647 m2\n  chieu_dai_duong: 1,875 km", text),
        str![[r#"
cảnh báo[bai-viet-khac-so-lieu]: bài viết ghi “1.674 m²” nhưng số liệu ghi “hơn 1.647 m2”
  --> content/mo-hinh/duong-hoa.md:14:10
   |
14 | Dân hiến 1.674 m² đất, làm 18,75 km đường.
   |          ^^^^^^^^ sửa bên sai cho khớp
   |
   = cách sửa: nếu là hai con số khác nhau: thêm con số này vào phần số liệu (metrics), hoặc nhắc trong ghi chú (note) của một chỉ tiêu

cảnh báo[bai-viet-khac-so-lieu]: bài viết ghi “18,75 km” nhưng số liệu ghi “1,875 km”
  --> content/mo-hinh/duong-hoa.md:14:28
   |
14 | Dân hiến 1.674 m² đất, làm 18,75 km đường.
   |                            ^^^^^^^^ sửa bên sai cho khớp
   |
   = cách sửa: nếu là hai con số khác nhau: thêm con số này vào phần số liệu (metrics), hoặc nhắc trong ghi chú (note) của một chỉ tiêu

0 lỗi, 2 cảnh báo

"#]],
    );
}

#[test]
fn number_that_differs_by_a_slip_in_english() {
    let fixture = story("  dat_hien: 1.647 m2", "Dân hiến 1.674 m² đất.");
    check_with(
        &["--lang", "en"],
        &fixture,
        str![[r#"
warning[bai-viet-khac-so-lieu]: the text says “1.674 m²”, the figure “1.647 m2”
  --> content/mo-hinh/duong-hoa.md:13:10
   |
13 | Dân hiến 1.674 m² đất.
   |          ^^^^^^^^ mend the one that is wrong
   |
   = help: if they are two numbers: add this one to `metrics`, or tell it in the note of the metric

0 errors, 1 warning

"#]],
    );
}

#[test]
fn number_that_a_figure_holds_is_well() {
    is_well(
        "  dat_hien: { value: 1.250 m2, parts: [850 m2, 400 m2] }",
        "Hiến 1.250 m², thôn Đông 850 m², thôn Tây 0,04 ha; gần 1.300m² cả thảy.",
    );
    is_well("  thu_nhap_tren_ha: 75-80 triệu đồng/ha/vụ", "Thu 75 – 80 triệu đồng mỗi héc-ta.");
    is_well("  be_rong_duong: từ 2,1 m lên 4 m", "Đường từ 2,1m nay rộng 4 mét.");
    is_well("  ty_le_bao_phu: 132/148 thôn (89,2%)", "Có 132/148 thôn, tức 89,2%, gần 90%.");
    is_well("  so_ho: 275 hộ\n  ho_tham_gia: 167 hộ", "Được 167 hộ, bằng 60,7% số hộ.");
    is_well(
        "  dat_hien: { value: 600 m2, note: Năm trước đã hiến 150 m2. }",
        "Hiến 600 m² đất; năm trước 150 m².",
    );
}

#[test]
fn number_that_is_no_figure_is_well() {
    is_well(
        "",
        "1. Ngày 05/11/2023, năm 2023 hộ nào cũng đến.\n\
         2. Theo Quyết định 12-QĐ/ĐU, Thông báo 380-TB/TU và điều 15.\n\
         3. Số 25 đường Hoa, gọi 912 345 678.\n\
         4. Giai đoạn 2016-2020, ở 2 thôn, 100% số hộ đồng ý, sau 10 năm.\n\
         5. Ấp 12 xã Đông, đường ĐT185, tổ dân phố số 18.",
    );
}

#[test]
fn number_of_a_story_that_is_linked_is_well() {
    let other = "-- content/phong-trao/xa.md --\n---\nid: abc235\ntitle: Cả xã\nsummary: Cả xã.\n\
        scope: xa\nmetrics: { dat_hien: 2.345 m2 }\n---\n";
    let text = "Trong [2.345 m² của cả xã](../phong-trao/xa.md), thôn không có số riêng.";
    let run = Site::new(&(story("", text) + other)).run(&["check"]);
    assert_eq!(run.text(), "0 lỗi, 0 cảnh báo\n");
}
