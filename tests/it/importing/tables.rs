//! Workbooks and CSV: what they write, and the cells that they are told of.

use snapbox::str;

use super::{STORY, import, listed, workbook};
use crate::site::{Site, same};

const MODELS: &[&str] =
    &["Mã bài", "Tiêu đề", "Tóm tắt", "Loại", "Lĩnh vực", "Thời gian", "Từ khóa"];
const FIGURES: &[&str] =
    &["Bài", "Chỉ tiêu", "Con số", "Đơn vị", "Phạm vi", "Thời gian", "Ghi chú"];

fn with(site: &str, sheets: &[(&str, &[&[&str]])]) -> Site {
    let site = Site::new(site);
    site.write("so-lieu.xlsx", workbook(sheets));
    site
}

#[test]
fn a_workbook_makes_a_story_and_updates_another() {
    let site = with(
        STORY,
        &[
            (
                "Mô hình",
                &[
                    MODELS,
                    &["abc234", "", "Cả thôn trồng hoa: 2 km.", "", "Kinh tế"],
                    &[
                        "",
                        "Hiến đất thôn Tây",
                        "Dân hiến đất.",
                        "Tập thể",
                        "Văn hóa - xã hội",
                        "#2024",
                        "hiến đất; đường",
                    ],
                ],
            ),
            (
                "Chỉ số",
                &[
                    FIGURES,
                    &["Hiến đất thôn Tây", "Diện tích đất hiến (m2)", "#1250.5"],
                    &["Hiến đất thôn Tây", "Hộ tham gia", "gần 60 hộ", "", "toàn xã", "2024"],
                    &["Đường hoa thôn Đông", "ho_tham_gia", "#60"],
                    &["abc234", "Ngày công", "130", "ngày công"],
                    &["abc234", "Diện tích đất hiến", "0,2 ha", "", "", "", "đo lại"],
                ],
            ),
            (
                "Nguồn",
                &[&["Bài", "Tên", "Ngày"], &["Hiến đất thôn Tây", "Báo cáo số 12", "9/10/2024"]],
            ),
            ("Hướng dẫn", &[&["1. Điền từng dòng."]]),
        ],
    );
    let before = site.read("content/mo-hinh/duong-hoa.md");
    let told = import(&site, &["so-lieu.xlsx", "--dry-run"]).well();
    same(
        &told.text(),
        str![[r#"
cảnh báo[so-lieu-chua-khai]: Mô hình!C2: bài viết có “2 km” nhưng phần số liệu không có con số này
 --> so-lieu.xlsx/Mô hình:2:13
  |
2 | abc234 |  | Cả thôn trồng hoa: 2 km. |  | Kinh tế
  |             ^^^^^^^^^^^^^^^^^^^^^^^^ thêm vào phần số liệu (metrics), ở chỉ tiêu đúng: chieu_dai_duong, be_rong_duong, km_muong…
  |
  = cách sửa: số về hoàn cảnh: { value: con số, role: boi-canh }; số nói thêm: nhắc trong ghi chú (note) của một chỉ tiêu; số của bài khác: liên kết tới bài ấy

content/mo-hinh/duong-hoa.md (cập nhật)
    Tóm tắt: Cả thôn trồng hoa ven đường. → Cả thôn trồng hoa: 2 km.  [Mô hình!C2]
    Hộ tham gia: 56 hộ → 60 hộ  [Chỉ số!C4]
    Ngày công: 120 ngày công → 130 ngày công  [Chỉ số!C5]
    Diện tích đất hiến: 0,2 ha  [Chỉ số!C6]
    Diện tích đất hiến, ghi chú: đo lại  [Chỉ số!G6]

content/mo-hinh/hien-dat-thon-tay/index.md (bài mới)
    Tiêu đề: Hiến đất thôn Tây  [Mô hình!B3]
    Tóm tắt: Dân hiến đất.  [Mô hình!C3]
    Loại: Tập thể  [Mô hình!D3]
    Lĩnh vực: Văn hóa - xã hội  [Mô hình!E3]
    Thời gian: 2024  [Mô hình!F3]
    Từ khóa: hiến đất; đường  [Mô hình!G3]
    Diện tích đất hiến: 1.250,5 m2  [Chỉ số!C2]
    Hộ tham gia: gần 60 hộ  [Chỉ số!C3]
    Hộ tham gia, phạm vi: toàn xã  [Chỉ số!E3]
    Hộ tham gia, thời gian: 2024  [Chỉ số!F3]
    Nguồn, tên: Báo cáo số 12  [Nguồn!B2]
    Nguồn, ngày: 2024-10-09  [Nguồn!C2]

Chưa ghi gì. Bỏ --dry-run để ghi.

"#]],
    );
    assert_eq!(site.read("content/mo-hinh/duong-hoa.md"), before);
    assert_eq!(listed(&site).len(), 2);

    import(&site, &["so-lieu.xlsx"]).well();
    same(
        &site.read("content/mo-hinh/duong-hoa.md"),
        str![[r#"
---
# Mã bài, không đổi
id: abc234
title: "Đường hoa thôn Đông" # tên gọi
summary: "Cả thôn trồng hoa: 2 km."
state: draft
kind: tap-the
field: kinh-te
metrics:
  ho_tham_gia: 60 hộ # theo báo cáo
  # còn chờ xác nhận
  ngay_cong: { value: 130 ngày công, note: sổ tay }
  dat_hien:
    value: 0,2 ha
    note: đo lại
expire:
---

## Cách làm

Mỗi hộ trồng một đoạn.

"#]],
    );
    let new = site.read("content/mo-hinh/hien-dat-thon-tay/index.md");
    let told = new.lines().filter(|it| !it.starts_with('#')).collect::<Vec<_>>().join("\n");
    same(
        &told,
        str![[r#"
---
id: 4hkixw
title: "Hiến đất thôn Tây"
summary: "Dân hiến đất."
date: 2026-11-22
period: 2024
tags: [hiến đất, đường]
state: draft
kind: tap-the
field: van-hoa-xa-hoi
metrics:
  dat_hien: 1.250,5 m2
  ho_tham_gia:
    value: gần 60 hộ
    scope: xa
    period: 2024
sources:
  - title: Báo cáo số 12
    date: 2024-10-09
---


Nơi này trước đó thế nào, vì sao phải làm.


Ai làm, làm từng bước ra sao.


Được gì, bằng những con số đã ghi ở metrics.


Điều nơi khác nên biết trước khi làm theo.
"#]],
    );
    site.run(&["check", "--drafts"]).well();
    let again = import(&site, &["so-lieu.xlsx"]).well().text();
    assert!(again.contains("Không có gì thay đổi; chưa ghi gì."), "what came in is there: {again}");
    let story = "content/mo-hinh/hien-dat-thon-tay/index.md";
    site.edit(story, "Điều nơi khác nên biết", "Điều cần biết");
    same(
        &import(&site, &["so-lieu.xlsx"]).ends(1).text(),
        str![[r#"
lỗi[nhap-bai-da-co]: Mô hình!B3: đã có bài “Hiến đất thôn Tây” ở content/mo-hinh/hien-dat-thon-tay/index.md
 --> so-lieu.xlsx/Mô hình:3:1
  |
3 | Hiến đất thôn Tây | Dân hiến đất. | Tập thể | Văn hóa - xã hội | 2024 | hiến đất; đường
  | ^^^^^^^^^^^^^^^^^ muốn cập nhật bài ấy thì ghi mã `4hkixw` vào cột “Mã bài”; bài khác thì đổi tiêu đề

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn every_wrong_cell_is_named_at_once_and_nothing_is_written() {
    let site = with(
        STORY,
        &[
            (
                "Mô hình",
                &[
                    &["Danh sách mô hình năm 2024"],
                    MODELS,
                    &["zzz999", "Bài lạ"],
                    &["", "Đường hoa thôn Đông", "Trùng.", "Tập thể", "Kinh tế"],
                    &["", "Hiến đất", "Dân hiến đất.", "Tập tể", "", "2016 đến 2020"],
                    &["", "", "Không có tiêu đề."],
                ],
            ),
            (
                "Chỉ số",
                &[
                    FIGURES,
                    &["Hiến đất", "Diện tích đất hiến", "1.250"],
                    &["Hiến đất", "Diện tích đất hiến", "1.300 m2"],
                    &["Hiến đất", "Hộ tham gia", "56 con", "", "toàn thôn"],
                    &["Hiến đất", "Số hoa"],
                    &["Đường hoa thôn Dông", "Ngày công", "12 ngày công"],
                    &["abc234", "Tỷ lệ hộ tham gia", "#0.765"],
                    &["abc234", "Ngày công", "", "", "thôn"],
                    &["abc234", "Số thôn đạt", ""],
                ],
            ),
        ],
    );
    let before = listed(&site);
    let run = import(&site, &["so-lieu.xlsx"]).ends(1);
    same(
        &run.text(),
        str![[r#"
lỗi[so-mo-ho]: Chỉ số!C2: `1.250` có thể là 1.250 m2 hoặc 1,25 m2
 --> so-lieu.xlsx/Chỉ số:2:33
  |
2 | Hiến đất | Diện tích đất hiến | 1.250
  |                                 ^^^^^ viết "1.250 m2" hoặc "1,25 m2"

lỗi[nhap-chi-tieu-lap]: Chỉ số!B3: Diện tích đất hiến của bài này đã có ở Chỉ số!B2
 --> so-lieu.xlsx/Chỉ số:3:12
  |
3 | Hiến đất | Diện tích đất hiến | 1.300 m2
  |            ^^^^^^^^^^^^^^^^^^ giữ lại một con số

lỗi[don-vi-la]: Chỉ số!C4: Hộ tham gia tính bằng hộ, không phải `con`
 --> so-lieu.xlsx/Chỉ số:4:26
  |
4 | Hiến đất | Hộ tham gia | 56 con |  | toàn thôn
  |                          ^^^^^^ viết đơn vị hộ, hoặc thêm từ này vào `also` của chỉ tiêu

lỗi[nhap-tu-la]: Chỉ số!E4: Hộ tham gia, phạm vi không có “toàn thôn”
 --> so-lieu.xlsx/Chỉ số:4:38
  |
4 | Hiến đất | Hộ tham gia | 56 con |  | toàn thôn
  |                                      ^^^^^^^^^ có phải “toàn tỉnh”?
  |
  = cách sửa: dùng được: mô hình; thôn; toàn xã; toàn huyện; toàn tỉnh; cả nước

lỗi[nhap-chi-tieu-la]: Chỉ số!B5: không có chỉ tiêu “Số hoa”
 --> so-lieu.xlsx/Chỉ số:5:12
  |
5 | Hiến đất | Số hoa
  |            ^^^^^^ chọn trong danh sách thả xuống; `danvan schema` liệt kê mọi chỉ tiêu

lỗi[nhap-phan-tram]: Chỉ số!C7: ô chứa số 0,765: không rõ là 0,765% hay 76,5%
 --> so-lieu.xlsx/Chỉ số:7:30
  |
7 | abc234 | Tỷ lệ hộ tham gia | 0.765
  |                              ^^^^^ đổi ô sang dạng Text rồi gõ 76,5%

lỗi[nhap-chi-tieu-lap]: Chỉ số!B8: Ngày công của bài này đã có ở Chỉ số!B6
 --> so-lieu.xlsx/Chỉ số:8:10
  |
8 | abc234 | Ngày công |  |  | thôn
  |          ^^^^^^^^^ giữ lại một con số

lỗi[nhap-chi-tieu-la]: Chỉ số!B9: không có chỉ tiêu “Số thôn đạt”
 --> so-lieu.xlsx/Chỉ số:9:10
  |
9 | abc234 | Số thôn đạt
  |          ^^^^^^^^^^^ chọn trong danh sách thả xuống; `danvan schema` liệt kê mọi chỉ tiêu

lỗi[nhap-ma-la]: Mô hình!A3: không có bài nào mang mã `zzz999`
 --> so-lieu.xlsx/Mô hình:3:1
  |
3 | zzz999 | Bài lạ
  | ^^^^^^ bài mới thì để trống ô này; bài đã có thì chép đúng mã của bài

lỗi[nhap-bai-da-co]: Mô hình!B4: đã có bài “Đường hoa thôn Đông” ở content/mo-hinh/duong-hoa.md
 --> so-lieu.xlsx/Mô hình:4:1
  |
4 | Đường hoa thôn Đông | Trùng. | Tập thể | Kinh tế
  | ^^^^^^^^^^^^^^^^^^^ muốn cập nhật bài ấy thì ghi mã `abc234` vào cột “Mã bài”; bài khác thì đổi tiêu đề

lỗi[nhap-thieu-o]: Mô hình!B5: bài mới chưa có “Lĩnh vực”
 --> so-lieu.xlsx/Mô hình:5:1
  |
5 | Hiến đất | Dân hiến đất. | Tập tể |  | 2016 đến 2020
  | ^^^^^^^^ điền ô “Lĩnh vực” của dòng này

lỗi[nhap-tu-la]: Mô hình!D5: Loại không có “Tập tể”
 --> so-lieu.xlsx/Mô hình:5:28
  |
5 | Hiến đất | Dân hiến đất. | Tập tể |  | 2016 đến 2020
  |                            ^^^^^^ có phải “Tập thể”?
  |
  = cách sửa: dùng được: Tập thể; Cá nhân

lỗi[sai-thoi-gian]: Mô hình!F5: `2016 đến 2020` không phải khoảng thời gian hợp lệ
 --> so-lieu.xlsx/Mô hình:5:40
  |
5 | Hiến đất | Dân hiến đất. | Tập tể |  | 2016 đến 2020
  |                                        ^^^^^^^^^^^^^ viết 2023, 2016-2020 hoặc 2019-

lỗi[nhap-thieu-tieu-de]: Mô hình!C6: dòng này chưa có tiêu đề
 --> so-lieu.xlsx/Mô hình:6:1
  |
6 | Không có tiêu đề.
  | ^^^^^^^^^^^^^^^^^ điền tiêu đề của bài

14 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    assert_eq!(listed(&site), before);
}

#[test]
fn rows_that_do_not_agree_are_told() {
    let two = STORY.replace("duong-hoa.md", "duong-hoa-2.md").replace("abc234", "abc235");
    let site = with(
        &format!("{STORY}{two}"),
        &[
            (
                "Mô hình",
                &[
                    &[
                        "Mã bài",
                        "Tiêu đề",
                        "Tóm tắt",
                        "Loại",
                        "Lĩnh vực",
                        "Tiêu đề",
                        "Ghi chú riêng",
                        "Tóm tat",
                    ],
                    &["abc234"],
                    &["abc234"],
                    &["", "Hiến đất", "Dân hiến đất.", "Tập thể", "Kinh tế"],
                    &["", "Hiến  đất!", "Lặp.", "Tập thể", "Kinh tế"],
                ],
            ),
            (
                "Chỉ số",
                &[
                    FIGURES,
                    &["Đường hoa thôn Đông", "Hộ tham gia", "5 hộ"],
                    &["Hiến đất", "Hộ tham gia"],
                    &["", "Hộ tham gia", "6 hộ"],
                    &["Hiến đất", "", "6 hộ"],
                ],
            ),
        ],
    );
    same(
        &import(&site, &["so-lieu.xlsx"]).ends(1).text(),
        str![[r#"
lỗi[nhap-nhieu-bai]: Chỉ số!A2: có 2 bài cùng tiêu đề “Đường hoa thôn Đông”
 --> so-lieu.xlsx/Chỉ số:2:1
  |
2 | Đường hoa thôn Đông | Hộ tham gia | 5 hộ
  | ^^^^^^^^^^^^^^^^^^^ ghi mã bài thay cho tiêu đề: abc234, abc235

lỗi[nhap-thieu-so]: Chỉ số!B3: Hộ tham gia chưa có con số
 --> so-lieu.xlsx/Chỉ số:3:12
  |
3 | Hiến đất | Hộ tham gia
  |            ^^^^^^^^^^^ điền con số, hoặc xóa cả dòng

lỗi[nhap-bai-la]: Chỉ số!B4: chưa ghi số liệu này của bài nào
 --> so-lieu.xlsx/Chỉ số:4:1
  |
4 | Hộ tham gia | 6 hộ
  | ^^^^^^^^^^^ chép đúng tiêu đề hoặc mã bài

lỗi[nhap-chi-tieu-la]: Chỉ số!A5: chưa chọn chỉ tiêu
 --> so-lieu.xlsx/Chỉ số:5:1
  |
5 | Hiến đất |  | 6 hộ
  | ^^^^^^^^ chọn trong danh sách thả xuống; `danvan schema` liệt kê mọi chỉ tiêu

lỗi[nhap-cot-lap]: Mô hình!F1: cột “Tiêu đề” đã có ở Mô hình!B1
 --> so-lieu.xlsx/Mô hình:1:48
  |
1 | Mã bài | Tiêu đề | Tóm tắt | Loại | Lĩnh vực | Tiêu đề | Ghi chú riêng | Tóm tat
  |                                                ^^^^^^^ giữ lại một cột

cảnh báo[nhap-cot-la]: Mô hình!G1: bỏ qua cột “Ghi chú riêng”, không rõ là mục nào
 --> so-lieu.xlsx/Mô hình:1:58
  |
1 | Mã bài | Tiêu đề | Tóm tắt | Loại | Lĩnh vực | Tiêu đề | Ghi chú riêng | Tóm tat
  |                                                          ^^^^^^^^^^^^^ bảng mẫu có đủ tên cột: danvan import --template so-lieu.xlsx

lỗi[nhap-cot-lap]: Mô hình!H1: cột “Tóm tat” đã có ở Mô hình!C1
 --> so-lieu.xlsx/Mô hình:1:74
  |
1 | Mã bài | Tiêu đề | Tóm tắt | Loại | Lĩnh vực | Tiêu đề | Ghi chú riêng | Tóm tat
  |                                                                          ^^^^^^^ giữ lại một cột

lỗi[nhap-bai-lap]: Mô hình!A3: bài này đã có ở Mô hình!A2
 --> so-lieu.xlsx/Mô hình:3:1
  |
3 | abc234
  | ^^^^^^ gộp hai dòng làm một

lỗi[nhap-bai-lap]: Mô hình!B5: bài này đã có ở Mô hình!B4
 --> so-lieu.xlsx/Mô hình:5:1
  |
5 | Hiến  đất! | Lặp. | Tập thể | Kinh tế
  | ^^^^^^^^^^ gộp hai dòng làm một

8 lỗi, 1 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn a_name_that_windows_keeps_for_itself_becomes_another() {
    let site = Site::new("");
    site.write("a.csv", "Tiêu đề,Tóm tắt,Loại,Lĩnh vực\nCon,Con đường.,Tập thể,Kinh tế\n");
    import(&site, &["a.csv"]).well();
    assert!(site.path("content/mo-hinh/bai-con/index.md").exists());
    let again = import(&site, &["a.csv"]).well().text();
    assert!(again.contains("Không có gì thay đổi"), "{again}");
}

#[test]
fn the_workbook_given_out_changes_nothing_when_it_comes_back() {
    let site = Site::new(STORY);
    site.write(
        "content/phong-trao/xa.md",
        "---\r\nid: xyz789\r\ntitle: Phong trào xã Đông\r\nsummary: Cả xã làm.\r\nscope: xa\r\nplaces:\r\n  - name: Hiền Quan, Phú Thọ\r\n    village: thôn 1\r\nmetrics:\r\n  so_mo_hinh_dang_ky: 12 mô hình\r\nsources:\r\n  - title: Báo cáo\r\n    date: 2024-06\r\n---\r\n\r\nThân.\r\n",
    );
    same(
        &import(&site, &["--template", "so-lieu.xlsx"]).well().text(),
        str![[r#"
Đã tạo so-lieu.xlsx. Điền xong, lưu lại rồi gõ: danvan import so-lieu.xlsx --dry-run

"#]],
    );
    same(
        &import(&site, &["so-lieu.xlsx"]).well().text(),
        str![[r#"
Không có gì thay đổi; chưa ghi gì.

"#]],
    );
    same(
        &import(&site, &["--template", "so-lieu.xlsx"]).ends(2).text(),
        str![[r#"
lỗi: đã có so-lieu.xlsx; đặt tên khác

"#]],
    );
}

#[test]
fn an_update_keeps_line_ends_of_windows_and_every_other_byte() {
    let site = Site::new("");
    let text = STORY.split_once("--\n").unwrap().1.replace('\n', "\r\n");
    site.write("content/mo-hinh/duong-hoa.md", &text);
    site.write("so-lieu.csv", "Mã bài;Thời gian\nabc234;2019 – 2024\n");
    import(&site, &["so-lieu.csv"]).well();
    let after = site.read("content/mo-hinh/duong-hoa.md");
    assert_eq!(after.replace("period: 2019-2024\r\n", ""), text);
    assert!(after.contains("\r\nperiod: 2019-2024\r\n"), "{after}");
}

#[test]
fn a_table_of_an_office_has_a_column_a_metric() {
    let site = Site::new("");
    site.write(
        "bang.csv",
        "\u{feff}STT,Tiêu đề,Tóm tắt,Loại,Lĩnh vực,Diện tích đất hiến (m2),Hộ tham gia,Người nhập\n\
         1,Hiến đất,Dân hiến đất.,Tập thể,Kinh tế,\"1250,5\",56,An\n",
    );
    same(
        &import(&site, &["bang.csv"]).well().text(),
        str![[r#"
cảnh báo[nhap-cot-la]: H1: bỏ qua cột “Người nhập”, không rõ là mục nào
 --> bang.csv:1:71
  |
1 | STT,Tiêu đề,Tóm tắt,Loại,Lĩnh vực,Diện tích đất hiến (m2),Hộ tham gia,Người nhập
  |                                                                       ^^^^^^^^^^ bảng mẫu có đủ tên cột: danvan import --template so-lieu.xlsx

content/mo-hinh/hien-dat/index.md (bài mới)
    Tiêu đề: Hiến đất  [B2]
    Tóm tắt: Dân hiến đất.  [C2]
    Loại: Tập thể  [D2]
    Lĩnh vực: Kinh tế  [E2]
    Diện tích đất hiến: 1250,5 m2  [F2]
    Hộ tham gia: 56 hộ  [G2]

Đã ghi: thêm 1 bài. Xem lại bằng `danvan check`, `danvan serve --drafts`.

"#]],
    );
    let text = site.read("content/mo-hinh/hien-dat/index.md");
    assert!(text.contains("\nmetrics:\n  dat_hien: 1250,5 m2\n  ho_tham_gia: 56 hộ\n"), "{text}");
}

#[test]
fn two_files_are_one_import() {
    let site = Site::new("");
    site.write(
        "a.csv",
        "Tiêu đề\tTóm tắt\tLoại\tLĩnh vực\nHiến đất\tDân hiến đất.\tTập thể\tKinh tế\n",
    );
    site.write("b.csv", "Bài;Chỉ tiêu;Con số\nHiến đất;Hộ tham gia;56 hộ\n");
    import(&site, &["a.csv", "b.csv"]).well();
    let text = site.read("content/mo-hinh/hien-dat/index.md");
    assert!(text.contains("\nmetrics:\n  ho_tham_gia: 56 hộ\n"), "{text}");
}

#[test]
fn a_story_that_cannot_be_read_is_named() {
    let site = Site::new("-- content/mo-hinh/hong.md --\n---\nid: abc234\ntitle: a: b\n---\n");
    site.write("so-lieu.csv", "Mã bài,Thời gian\nabc234,2024\n");
    same(
        &import(&site, &["so-lieu.csv"]).ends(1).text(),
        str![[r#"
lỗi[nhap-ma-la]: A2: không có bài nào mang mã `abc234`
 --> so-lieu.csv:2:1
  |
2 | abc234,2024
  | ^^^^^^ bài mới thì để trống ô này; bài đã có thì chép đúng mã của bài

cảnh báo[nhap-bo-qua-bai]: chưa so được với bài này: không đọc được phần đầu của bài
--> content/mo-hinh/hong.md
 = cách sửa: nếu tệp nhập có chính bài này thì nó thành bài thứ hai; chạy `danvan check`, sửa rồi nhập

1 lỗi, 1 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn old_encodings_are_told_and_converted() {
    let heads = [
        "Tiêu đề;Tóm tắt;Loại;Lĩnh vực",
        "Tiªu ®Ò;Tãm t¾t;Lo¹i;LÜnh vùc",
        "Tieâu ñeà;Toùm taét;Loaïi;Lónh vöïc",
    ];
    let rows = [
        "Đường hoa thôn Đông;Dân trồng hoa ven đường.;Tập thể;Kinh tế",
        "§\u{ad}êng hoa th«n §«ng;D©n trång hoa ven ®\u{ad}êng.;TËp thÓ;Kinh tÕ",
        "Ñöôøng hoa thoân Ñoâng;Daân troàng hoa ven ñöôøng.;Taäp theå;Kinh teá",
    ];
    let latin = |text: &str| text.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect();
    let text = |at: usize| format!("{}\r\n{}\r\n", heads[at], rows[at]);
    let wide = format!("\u{feff}{}", text(0)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [Vec<u8>; 3] = [wide, latin(&text(1)), latin(&text(2))];
    let mut told = String::new();
    for bytes in cases {
        let site = Site::new("");
        site.write("cu.csv", bytes);
        let run = import(&site, &["cu.csv", "--dry-run"]).well();
        told.push_str(&run.stderr);
        assert!(run.stdout.contains("Tiêu đề: Đường hoa thôn Đông  [A2]"), "{}", run.stdout);
        assert!(run.stdout.contains("Loại: Tập thể  [C2]"), "{}", run.stdout);
    }
    same(
        &told,
        str![[r#"
cu.csv: bảng mã UTF-16, đọc được là: Đường hoa thôn Đông;Dân trồng hoa ven đường.;Tập thể;Kinh tế
cu.csv: bảng mã TCVN3 (ABC), đọc được là: Đường hoa thôn Đông;Dân trồng hoa ven đường.;Tập thể;Kinh tế
  Chữ hoa có dấu (phông .VnTimeH) được lưu như chữ thường: xem lại chữ hoa.
cu.csv: bảng mã VNI, đọc được là: Đường hoa thôn Đông;Dân trồng hoa ven đường.;Tập thể;Kinh tế

"#]],
    );
}
