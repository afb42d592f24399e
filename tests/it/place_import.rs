//! `danvan places import`: lists of offices brought into the tables of a showcase.

use rust_xlsxwriter::{Format, Workbook};
use snapbox::str;

use crate::site::{Run, Site, danvan, model, same};

/// Two provinces, one with three communes and one with two, since 2025.
const TABLES: &str = "\
-- content/dia-ban/don-vi.csv --
code,name,kind,parent,valid_from,valid_to
01,Bắc,tỉnh,,2025-07-01,
02,Nam,tỉnh,,2025-07-01,
00001,Một,xã,01,2025-07-01,
00002,Hai,xã,01,2025-07-01,
00003,Ba,xã,01,2025-07-01,
00004,Bốn,xã,02,2025-07-01,
00005,Năm,phường,02,2025-07-01,
-- content/dia-ban/ke-thua.csv --
old,old_valid_to,new,share,decree
";

/// A reform of the first province: 00003 is renamed, 00001 goes into the new 00006, 00002 is divided.
const REFORM: &str = "\
-- danh-muc.csv --
DANH MỤC ĐƠN VỊ HÀNH CHÍNH TỪ NGÀY 01/01/2027

Tỉnh / Thành phố,Mã TP,Phường Xã,Mã PX,Cấp,Mã cũ
Tỉnh Bắc,01,Xã Ba Mới,00003,Xã,00003; một phần 00002
Tỉnh Bắc,01,Phường Sáu,00006,Phường,\"00001, 00002 (một phần)\"
,,,,,
Tổng cộng,,,,,
";

const UNITS: &str = "content/dia-ban/don-vi.csv";
const LINKS: &str = "content/dia-ban/ke-thua.csv";

fn site(fixture: &str) -> Site {
    Site::new(&format!("{TABLES}{fixture}"))
}

/// Imports a list from the day of the reform.
fn import(site: &Site, file: &str, more: &[&str]) -> Run {
    run(site, &[&[file, "--date", "2027-01-01"], more].concat())
}

fn run(site: &Site, arguments: &[&str]) -> Run {
    danvan(&site.path(""), &[&["places", "import"], arguments].concat())
}

fn tables(site: &Site) -> String {
    format!("{}\n{}", site.read(UNITS), site.read(LINKS))
}

#[test]
fn a_reform_is_told_before_it_is_written() {
    let site = site(REFORM);
    let before = tables(&site);
    let told = import(&site, "danh-muc.csv", &["--decree", "12/2026/QH16", "--dry-run"]).well();
    assert_eq!(tables(&site), before);
    same(
        &told.text(),
        str![[r#"
danh-muc.csv, có hiệu lực từ 01/01/2027:
     1  đơn vị mới
          00006  Phường Sáu, tỉnh Bắc
     1  đơn vị đổi tên
          00003  Xã Ba, tỉnh Bắc → Xã Ba Mới, tỉnh Bắc
     2  đơn vị không còn
          00001  Xã Một, tỉnh Bắc; nay là `00006` Phường Sáu, tỉnh Bắc
          00002  Xã Hai, tỉnh Bắc; đã chia, một phần nay thuộc `00003` Xã Ba Mới, tỉnh Bắc; `00006` Phường Sáu, tỉnh Bắc
     1  đơn vị giữ nguyên

Danh mục không nhắc đến 1 tỉnh, thành phố; nơi ấy giữ nguyên.

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Chưa ghi gì. Bỏ --dry-run để ghi.

"#]],
    );
    same(
        &import(&site, "danh-muc.csv", &["--lang", "en"]).well().text(),
        str![[r#"
danh-muc.csv, from 2027-01-01:
     1  new
          00006  Phường Sáu, tỉnh Bắc
     1  renamed
          00003  Xã Ba, tỉnh Bắc → Xã Ba Mới, tỉnh Bắc
     2  ended
          00001  Xã Một, tỉnh Bắc; today `00006` Phường Sáu, tỉnh Bắc
          00002  Xã Hai, tỉnh Bắc; divided, today parts of `00003` Xã Ba Mới, tỉnh Bắc; `00006` Phường Sáu, tỉnh Bắc
     1  unchanged

The list does not speak of 1 province; it stays as it is.

Remember to say in content/dia-ban/nguon.yaml where the list comes from.

Wrote content/dia-ban/don-vi.csv and content/dia-ban/ke-thua.csv.

"#]],
    );
}

#[test]
fn a_reform_is_written_into_both_tables() {
    let site = site(REFORM);
    import(&site, "danh-muc.csv", &["--decree", "12/2026/QH16"]).well();
    same(
        &tables(&site),
        str![[r#"
code,name,kind,parent,valid_from,valid_to
00001,Một,xã,01,2025-07-01,2026-12-31
00002,Hai,xã,01,2025-07-01,2026-12-31
00003,Ba,xã,01,2025-07-01,2026-12-31
00003,Ba Mới,xã,01,2027-01-01,
00004,Bốn,xã,02,2025-07-01,
00005,Năm,phường,02,2025-07-01,
00006,Sáu,phường,01,2027-01-01,
01,Bắc,tỉnh,,2025-07-01,
02,Nam,tỉnh,,2025-07-01,

old,old_valid_to,new,share,decree
00001,2026-12-31,00006,whole,12/2026/QH16
00002,2026-12-31,00003,part,12/2026/QH16
00002,2026-12-31,00006,part,12/2026/QH16
00003,2026-12-31,00003,whole,12/2026/QH16

"#]],
    );
}

#[test]
fn the_same_list_changes_nothing_the_second_time() {
    let site = site(REFORM);
    import(&site, "danh-muc.csv", &[]).well();
    let after = tables(&site);
    same(
        &import(&site, "danh-muc.csv", &[]).well().text(),
        str![[r#"
danh-muc.csv, có hiệu lực từ 01/01/2027:
     3  đơn vị giữ nguyên

Danh mục không nhắc đến 1 tỉnh, thành phố; nơi ấy giữ nguyên.

Không có gì thay đổi; chưa ghi gì.

"#]],
    );
    assert_eq!(tables(&site), after);
}

#[test]
fn pages_tell_of_a_reform_what_is_known_and_no_more() {
    let story = model(
        "places: [{ code: \"00001\", as_of: 2026-01-01 }, { code: \"00002\", as_of: 2026-01-01 }]",
    );
    let site = site(&format!("{REFORM}{story}"));
    let notices = |site: &Site| -> String {
        let pages = ["dia-ban/00001", "dia-ban/00002"].map(|page| {
            let html = site.read(&format!("public/{page}/index.html"));
            let start = html.find("<p class=\"notice\">").unwrap();
            let end = html[start..].find("</p>").unwrap();
            format!("{page}: {}\n", &html[start + 18..start + end])
        });
        pages.concat()
    };
    import(&site, "danh-muc.csv", &[]).well();
    site.build();
    same(
        &notices(&site),
        str![[r#"
dia-ban/00001: Tên cũ. Nơi này nay là <a href="/dia-ban/00006/">Phường Sáu, tỉnh Bắc</a>.
dia-ban/00002: Đơn vị cũ, đã chia: một phần nay thuộc Xã Ba Mới; một phần nay thuộc <a href="/dia-ban/00006/">Phường Sáu, tỉnh Bắc</a>.

"#]],
    );
    site.write(LINKS, "old,old_valid_to,new,share,decree\n");
    site.build();
    same(
        &notices(&site),
        str![[r#"
dia-ban/00001: Đơn vị cũ. Chưa xác định nay thuộc nơi nào.
dia-ban/00002: Đơn vị cũ. Chưa xác định nay thuộc nơi nào.

"#]],
    );
}

#[test]
fn a_list_without_former_codes_leaves_successors_unknown() {
    let site = site(
        "\
-- danh-muc.csv --
Mã,Tên,Cấp,Mã cấp trên
01,Tỉnh Bắc,Tỉnh,
00003,Ba Mới,Xã,01
00006,Sáu,Phường,01
",
    );
    same(
        &import(&site, "danh-muc.csv", &[]).well().text(),
        str![[r#"
danh-muc.csv, có hiệu lực từ 01/01/2027:
     1  đơn vị mới
          00006  Phường Sáu, tỉnh Bắc
     1  đơn vị đổi tên
          00003  Xã Ba, tỉnh Bắc → Xã Ba Mới, tỉnh Bắc; chưa xác định đơn vị cũ nay thuộc nơi nào
     2  đơn vị không còn
          00001  Xã Một, tỉnh Bắc; chưa xác định nay thuộc nơi nào
          00002  Xã Hai, tỉnh Bắc; chưa xác định nay thuộc nơi nào
     1  đơn vị giữ nguyên

Danh mục không nhắc đến 1 tỉnh, thành phố; nơi ấy giữ nguyên.

Chú ý: Tỉnh Bắc mất 2/3 đơn vị mà không rõ nay thuộc đâu. Danh mục có đủ xã, phường của tỉnh ấy không?

3 đơn vị cũ chưa xác định nay thuộc nơi nào, và trang sẽ ghi như vậy. Khi đã rõ, thêm cột “Mã cũ” vào danh mục rồi nhập lại, hoặc ghi vào content/dia-ban/ke-thua.csv.

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Đã ghi content/dia-ban/don-vi.csv và content/dia-ban/ke-thua.csv.

"#]],
    );
    assert_eq!(site.read(LINKS), "old,old_valid_to,new,share,decree\n");
}

#[test]
fn a_province_that_only_changes_itself_keeps_its_communes() {
    let site = site(
        "\
-- danh-muc.csv --
code,name,kind,parent
01,Bắc,thành phố,
02,Nam,tỉnh,
",
    );
    same(
        &import(&site, "danh-muc.csv", &["--decree", "9/2026/QH16"]).well().text(),
        str![[r#"
danh-muc.csv, có hiệu lực từ 01/01/2027:
     1  đơn vị đổi tên
          01     Tỉnh Bắc → Thành phố Bắc
     3  đơn vị đổi cấp trên hoặc địa giới
          00001  Xã Một, tỉnh Bắc → Xã Một, thành phố Bắc
          00002  Xã Hai, tỉnh Bắc → Xã Hai, thành phố Bắc
          00003  Xã Ba, tỉnh Bắc → Xã Ba, thành phố Bắc
     1  đơn vị giữ nguyên

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Đã ghi content/dia-ban/don-vi.csv và content/dia-ban/ke-thua.csv.

"#]],
    );
    same(
        &tables(&site),
        str![[r#"
code,name,kind,parent,valid_from,valid_to
00001,Một,xã,01,2025-07-01,2026-12-31
00001,Một,xã,01,2027-01-01,
00002,Hai,xã,01,2025-07-01,2026-12-31
00002,Hai,xã,01,2027-01-01,
00003,Ba,xã,01,2025-07-01,2026-12-31
00003,Ba,xã,01,2027-01-01,
00004,Bốn,xã,02,2025-07-01,
00005,Năm,phường,02,2025-07-01,
01,Bắc,tỉnh,,2025-07-01,2026-12-31
01,Bắc,thành phố,,2027-01-01,
02,Nam,tỉnh,,2025-07-01,

old,old_valid_to,new,share,decree
00001,2026-12-31,00001,whole,9/2026/QH16
00002,2026-12-31,00002,whole,9/2026/QH16
00003,2026-12-31,00003,whole,9/2026/QH16

"#]],
    );
}

#[test]
fn a_province_that_goes_into_another_ends_with_all_its_communes() {
    let site = site(
        "\
-- danh-muc.csv --
code,name,kind,parent,sáp nhập từ
01,Tỉnh Bắc Nam,tỉnh,,
00001,Xã Một,xã,01,00001
00002,Xã Hai,xã,01,Xã Hai và xã Ba
00004,Xã Bốn,xã,01,xã Bốn; phường Năm (00005)
",
    );
    same(
        &import(&site, "danh-muc.csv", &[]).well().text(),
        str![[r#"
danh-muc.csv, có hiệu lực từ 01/01/2027:
     1  đơn vị đổi tên
          01     Tỉnh Bắc → Tỉnh Bắc Nam
     3  đơn vị đổi cấp trên hoặc địa giới
          00001  Xã Một, tỉnh Bắc → Xã Một, tỉnh Bắc Nam
          00002  Xã Hai, tỉnh Bắc → Xã Hai, tỉnh Bắc Nam
          00004  Xã Bốn, tỉnh Nam → Xã Bốn, tỉnh Bắc Nam
     3  đơn vị không còn
          00003  Xã Ba, tỉnh Bắc; nay thuộc `00002` Xã Hai, tỉnh Bắc Nam
          00005  Phường Năm, tỉnh Nam; nay thuộc `00004` Xã Bốn, tỉnh Bắc Nam
          02     Tỉnh Nam; nay thuộc `01` Tỉnh Bắc Nam
     0  đơn vị giữ nguyên

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Đã ghi content/dia-ban/don-vi.csv và content/dia-ban/ke-thua.csv.

"#]],
    );
    same(
        &tables(&site),
        str![[r#"
code,name,kind,parent,valid_from,valid_to
00001,Một,xã,01,2025-07-01,2026-12-31
00001,Một,xã,01,2027-01-01,
00002,Hai,xã,01,2025-07-01,2026-12-31
00002,Hai,xã,01,2027-01-01,
00003,Ba,xã,01,2025-07-01,2026-12-31
00004,Bốn,xã,02,2025-07-01,2026-12-31
00004,Bốn,xã,01,2027-01-01,
00005,Năm,phường,02,2025-07-01,2026-12-31
01,Bắc,tỉnh,,2025-07-01,2026-12-31
01,Bắc Nam,tỉnh,,2027-01-01,
02,Nam,tỉnh,,2025-07-01,2026-12-31

old,old_valid_to,new,share,decree
00001,2026-12-31,00001,whole,
00002,2026-12-31,00002,whole,
00003,2026-12-31,00002,whole,
00004,2026-12-31,00004,whole,
00005,2026-12-31,00004,whole,

"#]],
    );
}

#[test]
fn parts_of_a_unit_that_goes_on_divide_it() {
    let site = site(
        "\
-- danh-muc.csv --
code,name,kind,parent,mã cũ
00001,Một,xã,01,
00002,Hai,xã,01,00002; một phần 00001
00003,Ba,xã,01,
",
    );
    same(
        &import(&site, "danh-muc.csv", &[]).well().text(),
        str![[r#"
danh-muc.csv, có hiệu lực từ 01/01/2027:
     1  đơn vị đổi cấp trên hoặc địa giới
          00001  Xã Một, tỉnh Bắc; đã chia, một phần nay thuộc `00001` Xã Một, tỉnh Bắc; `00002` Xã Hai, tỉnh Bắc
     3  đơn vị giữ nguyên

Danh mục không nhắc đến 1 tỉnh, thành phố; nơi ấy giữ nguyên.

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Đã ghi content/dia-ban/don-vi.csv và content/dia-ban/ke-thua.csv.

"#]],
    );
    let after = tables(&site);
    same(
        &site.read(LINKS),
        str![[r#"
old,old_valid_to,new,share,decree
00001,2026-12-31,00001,part,
00001,2026-12-31,00002,part,

"#]],
    );
    import(&site, "danh-muc.csv", &[]).well();
    assert_eq!(tables(&site), after);
}

#[test]
fn one_part_that_is_told_leaves_the_rest_unknown() {
    let site = site(
        "\
-- danh-muc.csv --
code,name,kind,parent,mã cũ
00001,Một,xã,01,một phần 00002
00003,Ba,xã,01,
",
    );
    same(
        &import(&site, "danh-muc.csv", &[]).well().text(),
        str![[r#"
cảnh báo[danh-muc-thieu-phan]: danh mục chỉ cho biết một phần của `00002` Xã Hai nay thuộc đâu
--> danh-muc.csv
 = cách sửa: ghi đủ các phần trong ke-thua.csv; đến lúc đó trang ghi “chưa xác định”

danh-muc.csv, có hiệu lực từ 01/01/2027:
     1  đơn vị không còn
          00002  Xã Hai, tỉnh Bắc; chưa xác định nay thuộc nơi nào
     2  đơn vị giữ nguyên

Danh mục không nhắc đến 1 tỉnh, thành phố; nơi ấy giữ nguyên.

1 đơn vị cũ chưa xác định nay thuộc nơi nào, và trang sẽ ghi như vậy. Khi đã rõ, thêm cột “Mã cũ” vào danh mục rồi nhập lại, hoặc ghi vào content/dia-ban/ke-thua.csv.

Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.

Đã ghi content/dia-ban/don-vi.csv và content/dia-ban/ke-thua.csv.

"#]],
    );
}

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
