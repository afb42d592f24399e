//! Figures that cannot be read, cannot be, or do not agree.

use snapbox::str;

use crate::site::{check, check_with, model};

#[test]
fn ambiguous_number_offers_both_readings() {
    check(
        &model("metrics:\n  dat_hien: 1.250"),
        str![[r#"
lỗi[so-mo-ho]: `1.250` có thể là 1.250 m2 hoặc 1,25 m2
 --> content/mo-hinh/duong-hoa.md:8:13
  |
8 |   dat_hien: 1.250
  |             ^^^^^ viết "1.250 m2" hoặc "1,25 m2"

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn ambiguous_number_in_english() {
    check_with(
        &["--lang", "en"],
        &model("metrics:\n  dat_hien: 1.250"),
        str![[r#"
error[so-mo-ho]: `1.250` may mean 1.250 m2 or 1,25 m2
 --> content/mo-hinh/duong-hoa.md:8:13
  |
8 |   dat_hien: 1.250
  |             ^^^^^ write "1.250 m2" or "1,25 m2"

1 error, 0 warnings

"#]],
    );
}

#[test]
fn quotes_or_a_unit_settle_an_ambiguous_number() {
    check(
        &model("metrics:\n  dat_hien: 1.250 m2\n  ngay_cong: \"1.250 ngày công\""),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn decimal_point_is_rewritten_with_a_comma() {
    check(
        &model("metrics:\n  chieu_dai_duong: 1.25 km"),
        str![[r#"
lỗi[dau-cham-thap-phan]: `1.25`: phần thập phân viết sau dấu phẩy, không phải dấu chấm
 --> content/mo-hinh/duong-hoa.md:8:20
  |
8 |   chieu_dai_duong: 1.25 km
  |                    ^^^^ viết 1,25

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_unit_names_the_metric_s_own() {
    check(
        &model("metrics:\n  dat_hien: 1.000 hộ\n  ho_tham_gia: 56"),
        str![[r#"
lỗi[don-vi-la]: Diện tích đất hiến tính bằng m2, không phải `hộ`
 --> content/mo-hinh/duong-hoa.md:8:19
  |
8 |   dat_hien: 1.000 hộ
  |                   ^^ viết đơn vị m2, hoặc thêm từ này vào `also` của chỉ tiêu

lỗi[thieu-don-vi]: Hộ tham gia: con số chưa có đơn vị
 --> content/mo-hinh/duong-hoa.md:9:16
  |
9 |   ho_tham_gia: 56
  |                ^^ viết 56 hộ

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unit_that_differs_by_region_asks_for_metres() {
    check(
        &model("metrics:\n  dat_hien: 3 sào"),
        str![[r#"
lỗi[don-vi-dia-phuong]: `sào` mỗi vùng một khác
 --> content/mo-hinh/duong-hoa.md:8:15
  |
8 |   dat_hien: 3 sào
  |               ^^^ đổi ra m2

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn figure_without_a_number_is_told() {
    check(
        &model(
            "metrics:\n  dat_hien: nhiều lắm\n  ngay_cong: âm 5 ngày công\n  ho_tham_gia: -3 hộ",
        ),
        str![[r#"
lỗi[khong-phai-so]: `nhiều lắm` không có con số nào
 --> content/mo-hinh/duong-hoa.md:8:13
  |
8 |   dat_hien: nhiều lắm
  |             ^^^^^^^^^ viết con số rồi đơn vị: 12 m2

lỗi[chu-truoc-so]: không hiểu `âm` trước con số
 --> content/mo-hinh/duong-hoa.md:9:14
  |
9 |   ngay_cong: âm 5 ngày công
  |              ^^ viết con số rồi đơn vị: 12 ngày công

lỗi[so-am]: `-3` nhỏ hơn không
  --> content/mo-hinh/duong-hoa.md:10:16
   |
10 |   ho_tham_gia: -3 hộ
   |                ^^ bỏ dấu trừ

3 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn misprinted_rate_is_told() {
    check(
        &model("metrics:\n  don_gia: 300-500 ngàn/đồng"),
        str![[r#"
lỗi[gach-cheo-thua]: có một dấu gạch chéo thừa
 --> content/mo-hinh/duong-hoa.md:8:24
  |
8 |   don_gia: 300-500 ngàn/đồng
  |                        ^ bỏ dấu gạch chéo

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn impossible_value_is_an_error() {
    check(
        &model("metrics:\n  ty_le_bao_phu: 120%"),
        str![[r#"
lỗi[khong-the-co]: Tỷ lệ bao phủ không thể lớn hơn 100%
 --> content/mo-hinh/duong-hoa.md:8:18
  |
8 |   ty_le_bao_phu: 120%
  |                  ^^^^ kiểm tra lại con số
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: khong-the-co, reason: lý do }] }

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unlikely_value_is_a_warning() {
    check(
        &model("metrics:\n  dat_hien: 600.000 m2"),
        str![[r#"
cảnh báo[it-gap]: Diện tích đất hiến của một mô hình thường từ 10 đến 20.000 m²
 --> content/mo-hinh/duong-hoa.md:8:13
  |
8 |   dat_hien: 600.000 m2
  |             ^^^^^^^^^^ thừa hay thiếu số 0? nếu là số của xã, huyện, tỉnh: ghi scope
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: it-gap, reason: lý do }] }

0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn unlikely_value_of_a_wider_scope_is_well() {
    check(
        &model("metrics:\n  dat_hien: { value: 600.000 m2, scope: xa }"),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn part_above_its_whole_is_an_error() {
    check(
        &model("metrics:\n  ty_le_bao_phu: 150/148 thôn"),
        str![[r#"
lỗi[phan-lon-hon-tong]: phần (150) lớn hơn tổng (148)
 --> content/mo-hinh/duong-hoa.md:8:18
  |
8 |   ty_le_bao_phu: 150/148 thôn
  |                  ^^^^^^^^^^^^ viết phần trước, tổng sau: 148/150
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: phan-lon-hon-tong, reason: lý do }] }

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn parts_that_do_not_add_up_are_an_error() {
    check(
        &model(
            "metrics:\n  tien_dong_gop: { value: 70 triệu đồng, parts: [15 triệu đồng, 13 triệu đồng, 17 triệu đồng, 13 triệu đồng] }",
        ),
        str![[r#"
lỗi[thanh-phan-khac-tong]: các thành phần cộng lại là 58.000.000 đồng, không phải 70.000.000 đồng
 --> content/mo-hinh/duong-hoa.md:8:27
  |
8 |   tien_dong_gop: { value: 70 triệu đồng, parts: [15 triệu đồng, 13 triệu đồng, 17 triệu đồng, 13 triệu đồng] }
  |                           ^^^^^^^^^^^^^ sửa tổng hoặc thành phần
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: thanh-phan-khac-tong, reason: lý do }] }

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn parts_that_add_up_are_well() {
    check(
        &model(
            "metrics:\n  tien_dong_gop: { value: 70 triệu đồng, parts: [15 triệu đồng, 13 triệu đồng, 17 triệu đồng, 13 triệu đồng, 12 triệu đồng] }",
        ),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn percentage_that_is_not_the_quotient_is_an_error() {
    check(
        &model("metrics:\n  ty_le_bao_phu: 3.479/4.533 thôn (86,7%)"),
        str![[r#"
lỗi[ty-le-khac-phep-chia]: ghi 86,7% nhưng phép chia cho 76,7%
 --> content/mo-hinh/duong-hoa.md:8:18
  |
8 |   ty_le_bao_phu: 3.479/4.533 thôn (86,7%)
  |                  ^^^^^^^^^^^^^^^^^^^^^^^^ sửa tỷ lệ hoặc hai con số
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: ty-le-khac-phep-chia, reason: lý do }] }

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn title_that_rounds_a_figure_is_a_warning() {
    let fixture = model("metrics:\n  ho_tham_gia: 266 hộ")
        .replace("Đường hoa thôn Đông", "Đường hoa của trên 260 hộ");
    check(
        &fixture,
        str![[r#"
cảnh báo[tieu-de-khac-so-lieu]: tiêu đề ghi “trên 260” nhưng số liệu ghi “266 hộ”
 --> content/mo-hinh/duong-hoa.md:3:22
  |
3 | title: Đường hoa của trên 260 hộ
  |                      ^^^^^^^^ dùng một cách ghi cho cả tiêu đề và số liệu
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: tieu-de-khac-so-lieu, reason: lý do }] }

0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn decimal_comma_in_brackets_is_an_error() {
    check(
        &model(
            "metrics:\n  tien_dong_gop: { value: \"1,3 tỷ đồng\", parts: [1,2 tỷ đồng, 100 triệu đồng] }",
        ),
        str![[r#"
lỗi[dau-phay-thap-phan]: trong dấu [ ] hoặc { }, dấu phẩy của `1,2 tỷ đồng` bị hiểu là ngăn cách hai mục
 --> content/mo-hinh/duong-hoa.md:8:50
  |
8 |   tien_dong_gop: { value: "1,3 tỷ đồng", parts: [1,2 tỷ đồng, 100 triệu đồng] }
  |                                                  ^^^^^^^^^^^ viết "1,2 tỷ đồng" trong ngoặc kép

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn decimal_comma_in_braces_is_an_error() {
    check(
        &model("metrics:\n  tien_dong_gop: { value: 1,2 tỷ đồng, scope: xa }"),
        str![[r#"
lỗi[dau-phay-thap-phan]: trong dấu [ ] hoặc { }, dấu phẩy của `1,2 tỷ đồng` bị hiểu là ngăn cách hai mục
 --> content/mo-hinh/duong-hoa.md:8:27
  |
8 |   tien_dong_gop: { value: 1,2 tỷ đồng, scope: xa }
  |                           ^^^^^^^^^^^ viết "1,2 tỷ đồng" trong ngoặc kép

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_metric_suggests_nearest() {
    check(
        &model("metrics:\n  dat_hein: 100 m2\n  so_voi_rong: 3 con"),
        str![[r#"
lỗi[chi-tieu-la]: không có chỉ tiêu `dat_hein`
 --> content/mo-hinh/duong-hoa.md:8:3
  |
8 |   dat_hein: 100 m2
  |   ^^^^^^^^ có phải `dat_hien`?
  |
  = cách sửa: `danvan schema` liệt kê mọi chỉ tiêu

lỗi[chi-tieu-la]: không có chỉ tiêu `so_voi_rong`
 --> content/mo-hinh/duong-hoa.md:9:3
  |
9 |   so_voi_rong: 3 con
  |   ^^^^^^^^^^^ có phải `so_cay_trong`?
  |
  = cách sửa: `danvan schema` liệt kê mọi chỉ tiêu

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_lint_in_accept_lists_those_there_are() {
    check(
        &model(
            "metrics:\n  dat_hien: { value: 20 m2, accept: [{ lint: it_gap, reason: Nguồn ghi vậy }] }",
        ),
        str![[r#"
lỗi[loi-la]: không có lỗi nào tên `it_gap`
 --> content/mo-hinh/duong-hoa.md:8:46
  |
8 |   dat_hien: { value: 20 m2, accept: [{ lint: it_gap, reason: Nguồn ghi vậy }] }
  |                                              ^^^^^^ có phải `it-gap`?
  |
  = cách sửa: dùng được: phan-lon-hon-tong, thanh-phan-khac-tong, ty-le-khac-phep-chia, khong-the-co, it-gap, tieu-de-khac-so-lieu, so-lieu-lap, tong-nho-hon-ben-trong

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn accepted_fault_of_the_source_is_well() {
    check(
        &model(
            "metrics:\n  dat_hien: { value: 20 m2, accept: [{ lint: it-gap, reason: Nguồn ghi vậy }] }",
        ),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}
