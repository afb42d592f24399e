//! What rows may look like, in workbooks and in text, and how a bad one is told.

use rust_xlsxwriter::{Format, Workbook};
use snapbox::str;

use super::{UNITS, import, run, site, tables};
use crate::site::same;

/// A workbook as an office publishes it: titles, merged cells, codes kept as numbers, an empty tail.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Danh mục").unwrap();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 5, "DANH MỤC HÀNH CHÍNH", &plain).unwrap();
    for (column, label) in
        ["Tỉnh / Thành Phố", "Mã TP", "Phường Xã", "Mã PX", "Cấp", "Tên Tiếng Anh"]
            .iter()
            .enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap(), *label).unwrap();
    }
    sheet.merge_range(3, 0, 5, 0, "Tỉnh Bắc", &plain).unwrap();
    sheet.merge_range(3, 1, 5, 1, "", &plain).unwrap();
    sheet.write(3, 1, 1).unwrap();
    let rows = [("Xã Một", 1, "Xã"), ("Phường Hai", 2, "Phường"), ("Xã Ba", 3, "Xã")];
    for (row, (name, code, kind)) in (3..).zip(rows) {
        sheet.write(row, 2, name).unwrap();
        sheet.write(row, 3, code).unwrap();
        sheet.write(row, 4, kind).unwrap();
    }
    sheet.write_blank(9, 0, &plain).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_of_an_office_is_read_as_it_is() {
    let site = site("");
    site.write("danh-muc.xlsx", workbook());
    same(
        &import(&site, "danh-muc.xlsx", &[]).well().text(),
        str![[r#"
danh-muc.xlsx, có hiệu lực từ 01/01/2027:
     1  đơn vị đổi tên
          00002  Xã Hai, tỉnh Bắc → Phường Hai, tỉnh Bắc
     3  đơn vị giữ nguyên

Đã thêm lại số 0 đứng đầu cho 7 ô mã, như `1` thành `01`.

Danh mục không nhắc đến 1 tỉnh, thành phố; nơi ấy giữ nguyên.

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Đã ghi content/dia-ban/don-vi.csv và content/dia-ban/ke-thua.csv.

"#]],
    );
    same(
        &site.read(UNITS),
        str![[r#"
code,name,kind,parent,valid_from,valid_to
00001,Một,xã,01,2025-07-01,
00002,Hai,xã,01,2025-07-01,2026-12-31
00002,Hai,phường,01,2027-01-01,
00003,Ba,xã,01,2025-07-01,
00004,Bốn,xã,02,2025-07-01,
00005,Năm,phường,02,2025-07-01,
01,Bắc,tỉnh,,2025-07-01,
02,Nam,tỉnh,,2025-07-01,

"#]],
    );
}

#[test]
fn every_bad_row_of_a_workbook_is_named_by_sheet_row_and_column() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Xã").unwrap();
    let rows = [
        ["Mã", "Tên", "Cấp", "Mã cấp trên"],
        ["0000A", "Xã Một", "Xã", "01"],
        ["00002", "", "Xã", "01"],
        ["00003", "Xã Ba", "Làng", "01"],
        ["00004", "Xã Bốn", "Xã", "99"],
        ["00005", "Xã Năm", "Phường", "02"],
        ["00006", "Xã Sáu", "Xã", "01"],
        ["00006", "Xã Bảy", "Xã", "01"],
        ["00007", "Xã Tám", "Xã", "00004"],
        ["123456", "Xã Tám", "Xã", ""],
    ];
    for (at, row) in (0..).zip(rows) {
        sheet.write_row(at, 0, row).unwrap();
    }
    let site = site("");
    site.write("danh-muc.xlsx", workbook.save_to_buffer().unwrap());
    let before = tables(&site);
    same(
        &import(&site, "danh-muc.xlsx", &[]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-sai-o]: trang tính “Xã”, dòng 2, cột “Mã”: `0000A` không hợp lệ
 --> danh-muc.xlsx/Xã:2:1
  |
2 | 0000A | Xã Một | Xã | 01
  | ^^^^^ cần mã 5 chữ số, kể cả số 0 đứng đầu

lỗi[danh-muc-sai-o]: trang tính “Xã”, dòng 3, cột “Tên”: ô trống
 --> danh-muc.xlsx/Xã:3:1
  |
3 | 00002 |  | Xã | 01
  | ^^^^^ cần tên đơn vị

lỗi[danh-muc-sai-o]: trang tính “Xã”, dòng 4, cột “Cấp”: `Làng` không hợp lệ
 --> danh-muc.xlsx/Xã:4:17
  |
4 | 00003 | Xã Ba | Làng | 01
  |                 ^^^^ cần một trong: tỉnh, thành phố, quận, huyện, thị xã, xã, phường, thị trấn, đặc khu

lỗi[danh-muc-cap-tren-la]: trang tính “Xã”, dòng 5, cột “Mã cấp trên”: không có đơn vị cấp trên nào mang mã `99`
 --> danh-muc.xlsx/Xã:5:23
  |
5 | 00004 | Xã Bốn | Xã | 99
  |                       ^^ sửa mã, hoặc thêm dòng cho đơn vị cấp trên

lỗi[danh-muc-cap-trai-ten]: trang tính “Xã”, dòng 6, cột “Cấp”: cấp ghi `Phường`, tên lại ghi `Xã Năm`
 --> danh-muc.xlsx/Xã:6:18
  |
6 | 00005 | Xã Năm | Phường | 02
  |                  ^^^^^^ sửa cấp hoặc tên cho khớp văn bản

lỗi[danh-muc-trung-ma]: trang tính “Xã”, dòng 8, cột “Mã”: mã `00006` đã có ở trang tính “Xã”, dòng 7
 --> danh-muc.xlsx/Xã:8:1
  |
8 | 00006 | Xã Bảy | Xã | 01
  | ^^^^^ mỗi đơn vị một mã: sửa mã, hoặc bỏ dòng trùng

lỗi[danh-muc-sai-o]: trang tính “Xã”, dòng 9, cột “Mã cấp trên”: `00004` không hợp lệ
 --> danh-muc.xlsx/Xã:9:23
  |
9 | 00007 | Xã Tám | Xã | 00004
  |                       ^^^^^ cần mã 2 hoặc 3 chữ số, kể cả số 0 đứng đầu

lỗi[danh-muc-sai-o]: trang tính “Xã”, dòng 10, cột “Mã cấp trên”: ô trống
  --> danh-muc.xlsx/Xã:10:1
   |
10 | 123456 | Xã Tám | Xã
   | ^^^^^^ cần mã 2 hoặc 3 chữ số, kể cả số 0 đứng đầu

lỗi[danh-muc-sai-o]: trang tính “Xã”, dòng 10, cột “Mã”: `123456` không hợp lệ
  --> danh-muc.xlsx/Xã:10:1
   |
10 | 123456 | Xã Tám | Xã
   | ^^^^^^ cần mã 5 chữ số, kể cả số 0 đứng đầu

9 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
    assert_eq!(tables(&site), before);
}

#[test]
fn every_bad_row_of_a_text_is_shown() {
    let site = site(
        "\
-- danh-muc.csv --
Mã;Tên;Cấp;Mã cấp trên;Ngày hiệu lực;Mã cũ
1x;Xã Một;Xã;01;01/01/2027;
00002;Xã \"Hai;Xã;01;32/01/2027;
00003;Xã Ba;Xã;77;02/01/2027;Xã Một
",
    );
    same(
        &run(&site, &["danh-muc.csv"]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-sai-o]: dòng 2, cột “Mã”: `1x` không hợp lệ
 --> danh-muc.csv:2:1
  |
2 | 1x;Xã Một;Xã;01;01/01/2027;
  | ^^ cần mã 5 chữ số, kể cả số 0 đứng đầu

lỗi[danh-muc-sai-ngoac]: dòng 3: dấu ngoặc kép đặt sai
 --> danh-muc.csv:3:7
  |
3 | 00002;Xã "Hai;Xã;01;32/01/2027;
  |       ^^^^^^^ đặt cả ô trong một cặp `"`, và viết `""` cho một dấu ngoặc kép bên trong

lỗi[danh-muc-sai-o]: dòng 3, cột “Ngày hiệu lực”: `32/01/2027` không hợp lệ
 --> danh-muc.csv:3:21
  |
3 | 00002;Xã "Hai;Xã;01;32/01/2027;
  |                     ^^^^^^^^^^ cần ngày dạng năm-tháng-ngày, như 2025-06-30

lỗi[danh-muc-lech-ngay]: dòng 4, cột “Ngày hiệu lực”: dòng này từ 02/01/2027, dòng đầu từ 01/01/2027
 --> danh-muc.csv:4:19
  |
4 | 00003;Xã Ba;Xã;77;02/01/2027;Xã Một
  |                   ^^^^^^^^^^ nhập mỗi ngày một danh mục, sớm trước muộn sau

4 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
    same(
        &import(&site, "danh-muc.csv", &["--lang", "en"]).ends(1).text(),
        str![[r#"
error[danh-muc-sai-o]: row 2, column “Mã”: `1x` cannot be read
 --> danh-muc.csv:2:1
  |
2 | 1x;Xã Một;Xã;01;01/01/2027;
  | ^^ expected a code of 5 digits, leading zeros included

error[danh-muc-sai-ngoac]: row 3: misplaced double quote
 --> danh-muc.csv:3:7
  |
3 | 00002;Xã "Hai;Xã;01;32/01/2027;
  |       ^^^^^^^ put the whole field between one pair of `"`, and write `""` for one inside it

error[danh-muc-sai-o]: row 3, column “Ngày hiệu lực”: `32/01/2027` cannot be read
 --> danh-muc.csv:3:21
  |
3 | 00002;Xã "Hai;Xã;01;32/01/2027;
  |                     ^^^^^^^^^^ expected a day as year-month-day, like 2025-06-30

error[danh-muc-lech-ngay]: row 4, column “Ngày hiệu lực”: this row holds from 2027-01-02, the first from 2027-01-01
 --> danh-muc.csv:4:19
  |
4 | 00003;Xã Ba;Xã;77;02/01/2027;Xã Một
  |                   ^^^^^^^^^^ import one list a day, the earlier first

4 errors: nothing was written, the tables are as they were

"#]],
    );
}
