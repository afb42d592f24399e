//! `danvan places import`: lists of offices brought into the tables of a showcase.

mod refusals;
mod rows;

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
