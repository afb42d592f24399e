//! Lists that leave something open, and what is refused without a trace.

use snapbox::str;

use super::{LINKS, REFORM, UNITS, import, run, site, tables};
use crate::site::{Site, same};

#[test]
fn words_on_former_units_must_mean_one() {
    let namesakes = "\
-- danh-muc.csv --
code,name,kind,parent,mã cũ
00001,Một,xã,01,Xã Một; xã Chín
00002,Hai,xã,01,00009
00003,Ba,xã,01,00004
";
    let site = site(namesakes);
    same(
        &import(&site, "danh-muc.csv", &[]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-goc-la]: dòng 2, cột “mã cũ”: không có đơn vị nào tên hoặc mã `xã Chín` ngay trước ngày ấy
 --> danh-muc.csv:2:17
  |
2 | 00001,Một,xã,01,Xã Một; xã Chín
  |                 ^^^^^^^^^^^^^^^ thay tên bằng mã; chưa rõ thì xóa chỗ ấy, trang sẽ ghi “chưa xác định”

lỗi[danh-muc-goc-la]: dòng 3, cột “mã cũ”: không có đơn vị nào tên hoặc mã `00009` ngay trước ngày ấy
 --> danh-muc.csv:3:17
  |
3 | 00002,Hai,xã,01,00009
  |                 ^^^^^ thay tên bằng mã; chưa rõ thì xóa chỗ ấy, trang sẽ ghi “chưa xác định”

2 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
    let whole = "00003,Ba,xã,01,00004";
    site.edit("danh-muc.csv", "Xã Một; xã Chín", "");
    site.edit("danh-muc.csv", "00009", "");
    site.edit(UNITS, "00004,Bốn", "00004,Ba");
    site.edit(
        "danh-muc.csv",
        whole,
        "00003,Ba,xã,01,xã Ba\n03,Tỉnh Giữa,tỉnh,,\n00008,Tám,xã,03,Ba",
    );
    same(
        &import(&site, "danh-muc.csv", &[]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-goc-la]: dòng 6, cột “mã cũ”: `Ba` là tên của 2 đơn vị ngay trước ngày ấy
 --> danh-muc.csv:6:17
  |
6 | 00008,Tám,xã,03,Ba
  |                 ^^ thay tên bằng mã; chưa rõ thì xóa chỗ ấy, trang sẽ ghi “chưa xác định”
  |
  = cách sửa: `00003` Xã Ba, tỉnh Bắc
  = cách sửa: `00004` Xã Ba, tỉnh Nam

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
}

#[test]
fn a_unit_that_stands_has_not_gone_whole() {
    let site = site("-- danh-muc.csv --\ncode,name,kind,parent,mã cũ\n00003,Ba,xã,01,00004\n");
    same(
        &import(&site, "danh-muc.csv", &[]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-goc-con]: dòng 2, cột “mã cũ”: `00004` vẫn còn sau ngày ấy, không thể đã nhập hết vào đơn vị khác
 --> danh-muc.csv:2:16
  |
2 | 00003,Ba,xã,01,00004
  |                ^^^^^ ghi “một phần” nếu chỉ một phần chuyển đi, hoặc bỏ dòng của đơn vị cũ

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
    site.edit("danh-muc.csv", "00004", "");
    site.write("lien-ket.csv", "old,new\n00003,00009\n");
    same(
        &import(&site, "lien-ket.csv", &[]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-moi-la]: dòng 2, cột “new”: không có đơn vị `00009` vào ngày 01/01/2027
 --> lien-ket.csv:2:7
  |
2 | 00003,00009
  |       ^^^^^ viết mã mới, có hiệu lực ngay sau ngày cuối của đơn vị cũ

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
}

#[test]
fn a_list_needs_a_day_that_is_not_past() {
    let site = site("-- danh-muc.csv --\ncode,name,kind,parent\n00001,Một,phường,01\n");
    same(
        &run(&site, &["danh-muc.csv"]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-thieu-ngay]: chưa biết danh mục có hiệu lực từ ngày nào
--> danh-muc.csv
 = cách sửa: thêm ngày ghi trong văn bản, ví dụ `--date 2027-01-01`

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
    same(
        &run(&site, &["danh-muc.csv", "--date", "2025-06-30"]).ends(1).text(),
        str![[r#"
lỗi[danh-muc-cu]: danh mục từ 30/06/2025 cũ hơn bảng địa bàn đang có, đã theo thay đổi ngày 01/07/2025
--> danh-muc.csv
 = cách sửa: kiểm tra lại tệp; ngày có hiệu lực phải từ 2025-07-01 trở đi

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
    );
    same(
        &run(&site, &["danh-muc.csv", "--date", "1/1/2027"]).ends(2).text(),
        str![[r#"
lỗi: `1/1/2027` không dùng được cho --date <NGÀY>; viết năm-tháng-ngày, ví dụ 2026-11-22

Xem cách dùng: danvan --help

"#]],
    );
}

#[test]
fn a_file_that_is_no_list_is_told() {
    let site = site("-- a.csv --\nx,y\n1,2\n-- b.csv --\nMã,Tên\n");
    site.write("c.xls", b"\xd0\xcf\x11\xe0");
    site.write("d.xlsx", b"PK\x03\x04");
    site.write("e.csv", b"M\xe3,T\xean\n");
    for (file, expected) in [
        (
            "a.csv",
            str![[r#"
lỗi[danh-muc-thieu-cot]: không thấy dòng tên cột của danh mục đơn vị hành chính
--> a.csv
 = cách sửa: cần một dòng như `Tỉnh/Thành phố, Mã TP, Phường/Xã, Mã PX, Cấp`, hoặc `Mã, Tên, Cấp, Mã cấp trên`
 = cách sửa: danh mục liên kết cũ – mới cần các cột `old, new, share`

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
        ),
        (
            "b.csv",
            str![[r#"
lỗi[danh-muc-trong]: danh mục không có dòng nào
--> b.csv
 = cách sửa: kiểm tra xem có lưu nhầm tệp hay trang tính không

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
        ),
        (
            "c.xls",
            str![[r#"
lỗi[danh-muc-kieu-cu]: đây là tệp .xls kiểu cũ
--> c.xls
 = cách sửa: mở bằng phần mềm bảng tính, lưu lại dạng .xlsx hoặc CSV UTF-8

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
        ),
        (
            "d.xlsx",
            str![[r#"
lỗi[danh-muc-hong]: không đọc được bảng tính này: Zip error: invalid Zip archive: Could not find EOCD
--> d.xlsx
 = cách sửa: mở bằng phần mềm bảng tính, bỏ mật khẩu nếu có, lưu lại dạng .xlsx hoặc CSV UTF-8

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
        ),
        (
            "e.csv",
            str![[r#"
lỗi[khong-phai-utf8]: dòng 1 không phải chữ UTF-8
--> e.csv
 = cách sửa: mở tệp và lưu lại với bảng mã UTF-8

1 lỗi: chưa ghi gì, bảng địa bàn còn nguyên

"#]],
        ),
    ] {
        same(&import(&site, file, &[]).ends(1).text(), expected);
    }
    same(
        &import(&site, "f.csv", &[]).ends(2).text(),
        str![[r#"
lỗi: f.csv: không có ở đó

"#]],
    );
}

#[test]
fn tables_with_problems_are_mended_first() {
    let site = site(REFORM);
    site.edit(UNITS, "00002,Hai", "2,Hai");
    same(
        &import(&site, "danh-muc.csv", &[]).ends(1).text(),
        str![[r#"
lỗi[bang-dia-ban-sai-o]: dòng 5, cột code: `2` không hợp lệ
 --> content/dia-ban/don-vi.csv:5:1
  |
5 | 2,Hai,xã,01,2025-07-01,
  | ^ cần mã 5 chữ số, kể cả số 0 đứng đầu


"#]],
    );
}

#[test]
fn successions_may_come_by_themselves() {
    let site = site(
        "-- lien-ket.csv --\nold,new,share\n00001,00006,whole\n00002,00003,part\n00002,00006,một phần\n",
    );
    import(&site, "lien-ket.csv", &[]).ends(1);
    let reform = REFORM.replace("Mã cũ", "Ghi chú");
    let reform = reform.strip_prefix("-- danh-muc.csv --\n").unwrap();
    site.write("danh-muc.csv", reform);
    import(&site, "danh-muc.csv", &[]).well();
    same(
        &import(&site, "lien-ket.csv", &["--decree", "12/2026/QH16"]).well().text(),
        str![[r#"
lien-ket.csv:
     2  đơn vị cũ nay rõ thuộc nơi nào
          00001  Xã Một, tỉnh Bắc; nay là `00006` Phường Sáu, tỉnh Bắc
          00002  Xã Hai, tỉnh Bắc; đã chia, một phần nay thuộc `00003` Xã Ba Mới, tỉnh Bắc; `00006` Phường Sáu, tỉnh Bắc

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Đã ghi content/dia-ban/don-vi.csv và content/dia-ban/ke-thua.csv.

"#]],
    );
    same(
        &site.read(LINKS),
        str![[r#"
old,old_valid_to,new,share,decree
00001,2026-12-31,00006,whole,12/2026/QH16
00002,2026-12-31,00003,part,12/2026/QH16
00002,2026-12-31,00006,part,12/2026/QH16

"#]],
    );
    same(
        &import(&site, "lien-ket.csv", &[]).well().text(),
        str![[r#"
lien-ket.csv:

Không có gì thay đổi; chưa ghi gì.

"#]],
    );
}

#[test]
fn nothing_is_written_where_not_all_can_be() {
    let site = site(REFORM);
    let before = tables(&site);
    std::fs::create_dir_all(site.path("content/dia-ban/.ke-thua.csv.new")).unwrap();
    let run = import(&site, "danh-muc.csv", &[]).ends(2);
    assert!(run.stderr.contains("ke-thua.csv: "), "{}", run.stderr);
    assert_eq!(tables(&site), before);
    assert!(!site.path("content/dia-ban/.don-vi.csv.new").exists());
}

#[test]
fn a_showcase_without_tables_gets_those_of_today() {
    let site = Site::new(
        "-- danh-muc.csv --\ncode,name,kind,parent,mã cũ\n00001,Xã Mới,xã,96,\"32244, 32248\"\n",
    );
    import(&site, "danh-muc.csv", &["--dry-run"]).well();
    assert!(!site.path(UNITS).exists());
    import(&site, "danh-muc.csv", &[]).well();
    assert!(site.read(UNITS).contains("\n32248,Đất Mũi,xã,96,2025-07-01,2026-12-31\n"));
    assert!(site.read(LINKS).contains("\n32248,2026-12-31,00001,whole,\n"));
    site.run(&["check"]).well();
}

#[test]
fn our_own_tables_are_lists_too() {
    let site = Site::new("");
    for file in ["don-vi.csv", "ke-thua.csv"] {
        let own = format!("{}/content/dia-ban/{file}", env!("CARGO_MANIFEST_DIR"));
        let run = run(&site, &[&own]).well();
        assert!(run.stdout.contains("Không có gì thay đổi"), "{}", run.stdout);
    }
}
