//! Codes of places through time.

use snapbox::str;

use crate::site::{check, check_with, model};

const WRONG: &str = "places: [{ code: \"08449\", as_reported: \"xã Hiền Quan, tỉnh Phú Thọ\" }]";

#[test]
fn unknown_code_offers_the_unit_of_the_name() {
    check(
        &model(WRONG),
        str![[r#"
lỗi[ma-dia-ban-la]: không có đơn vị hành chính nào mang mã `08449`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ code: "08449", as_reported: "xã Hiền Quan, tỉnh Phú Thọ" }]
  |                  ^^^^^^^ có phải `08443` Xã Hiền Quan, tỉnh Phú Thọ?
  |
  = cách sửa: theo tên: `08443` Xã Hiền Quan, tỉnh Phú Thọ
  = cách sửa: mã gần giống: `04849` Xã Tân Pheo, tỉnh Phú Thọ; `08494` Xã Lâm Thao, tỉnh Phú Thọ
  = cách sửa: mã có 2 chữ số (tỉnh), 3 chữ số (huyện, trước 01/07/2025) hoặc 5 chữ số (xã), kể cả số 0 đứng đầu

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn unknown_code_in_english() {
    check_with(
        &["--lang", "en"],
        &model(WRONG),
        str![[r#"
error[ma-dia-ban-la]: no administrative unit has the code `08449`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ code: "08449", as_reported: "xã Hiền Quan, tỉnh Phú Thọ" }]
  |                  ^^^^^^^ did you mean `08443` Xã Hiền Quan, tỉnh Phú Thọ?
  |
  = help: by name: `08443` Xã Hiền Quan, tỉnh Phú Thọ
  = help: similar codes: `04849` Xã Tân Pheo, tỉnh Phú Thọ; `08494` Xã Lâm Thao, tỉnh Phú Thọ
  = help: a code has 2 digits (province), 3 (district, before 2025-07-01) or 5 (commune), leading zeros included

1 error, 0 warnings

"#]],
    );
}

#[test]
fn unknown_code_offers_similar_ones() {
    check(
        &model("places: [{ code: \"0721\" }]"),
        str![[r#"
lỗi[ma-dia-ban-la]: không có đơn vị hành chính nào mang mã `0721`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ code: "0721" }]
  |                  ^^^^^^ có phải `00721` Xã Đồng Văn, tỉnh Tuyên Quang?
  |
  = cách sửa: mã gần giống: `00721` Xã Đồng Văn, tỉnh Tuyên Quang; `03721` Xã Thuận Châu, tỉnh Sơn La; `07621` Xã Vân Sơn, tỉnh Bắc Ninh
  = cách sửa: mã có 2 chữ số (tỉnh), 3 chữ số (huyện, trước 01/07/2025) hoặc 5 chữ số (xã), kể cả số 0 đứng đầu

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn code_without_its_leading_zero_is_found() {
    check(
        &model("places: [{ code: 8443 }]"),
        str![[r#"
lỗi[ma-dia-ban-la]: không có đơn vị hành chính nào mang mã `8443`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ code: 8443 }]
  |                  ^^^^ có phải `08443` Xã Hiền Quan, tỉnh Phú Thọ?
  |
  = cách sửa: mã gần giống: `08443` Xã Hiền Quan, tỉnh Phú Thọ; `08443` Xã Bắc Sơn, huyện Tam Nông, tỉnh Phú Thọ; `443` Huyện Can Lộc, tỉnh Hà Tĩnh
  = cách sửa: mã có 2 chữ số (tỉnh), 3 chữ số (huyện, trước 01/07/2025) hoặc 5 chữ số (xã), kể cả số 0 đứng đầu

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn code_of_a_unit_that_is_gone_says_what_it_is_now() {
    check(
        &model("places: [{ code: \"498\" }]"),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn code_of_a_unit_still_to_come_says_what_it_was() {
    check(
        &model("places: [{ code: \"20333\", as_of: 2020-10-09 }]"),
        str![[r#"
lỗi[ma-dia-ban-sai-ngay]: mã `20333` không dùng vào ngày 09/10/2020
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ code: "20333", as_of: 2020-10-09 }]
  |                  ^^^^^^^ `20333` Đặc khu Hoàng Sa, thành phố Đà Nẵng chỉ có từ 01/07/2025
  |
  = cách sửa: khi ấy là: `498` Huyện Hoàng Sa, thành phố Đà Nẵng
  = cách sửa: viết mã dùng khi ấy, hoặc `as_of` từ 2025-07-01 trở đi

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn place_table_without_its_other_half_is_told() {
    let fixture = model("") + "-- content/dia-ban/don-vi.csv --\nma,ten\n";
    check(
        &fixture,
        str![[r#"
lỗi[bang-dia-ban-thieu]: có content/dia-ban/don-vi.csv mà không có content/dia-ban/ke-thua.csv
--> content/dia-ban/don-vi.csv
 = cách sửa: thêm tệp còn thiếu, hoặc xóa tệp này để dùng bảng có sẵn

1 lỗi, 0 cảnh báo

"#]],
    );
}
