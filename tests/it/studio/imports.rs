//! Files brought in through the studio: looked at first, written only at a word, whole or not at all.

use super::visitor::{Visitor, field};
use crate::importing::reports::report;
use crate::importing::{STORY, import, listed, workbook};
use crate::server::Answer;
use crate::site::{Site, output};

const IMPORT: &str = "/_studio/import";

/// Sends files and gives the page that says what they would do.
fn look(visitor: &Visitor, files: &[(&str, &[u8])]) -> String {
    visitor.get(&send(visitor, files)).body
}

/// Sends files and gives the address of what they would do.
fn send(visitor: &Visitor, files: &[(&str, &[u8])]) -> String {
    let sent = visitor.send_files(IMPORT, files);
    assert_eq!(sent.status, 303, "{sent:?}");
    let address = sent.head.split("location: ").nth(1).unwrap().split("\r\n").next().unwrap();
    address.to_owned()
}

/// Says the word for what a page shows.
fn accept(visitor: &Visitor, page: &str) -> Answer {
    let fields = ["upload", "plan"].map(|name| (name, field(page, name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, &**it)).collect();
    visitor.post("/_studio/accept", &fields)
}

/// A table that updates a story there is and makes a new one.
fn table() -> Vec<u8> {
    workbook(&[
        (
            "Mô hình",
            &[
                &["Mã bài", "Tiêu đề", "Tóm tắt", "Loại", "Lĩnh vực"],
                &["abc234", "", "Hai thôn trồng hoa.", "", ""],
                &["", "Hiến đất", "Ba hộ hiến đất.", "Tập thể", "Kinh tế"],
            ],
        ),
        ("Chỉ số", &[&["Bài", "Chỉ tiêu", "Con số"], &["abc234", "Hộ tham gia", "58 hộ"]]),
    ])
}

#[test]
fn what_a_table_would_do_is_shown_and_then_written_as_the_command_writes_it() {
    let (site, other) = (Site::new(STORY), Site::new(STORY));
    let before = output(&site.path("content"));
    let visitor = Visitor::enter(&site);
    let page = look(&visitor, &[("số liệu.xlsx", &table())]);
    for text in [
        "<strong>số liệu.xlsx</strong>: bảng Excel",
        "thêm 1 bài nháp, cập nhật 1 bài đã có",
        "<th scope=\"row\">Hộ tham gia</th><td>56 hộ</td><td>58 hộ</td><td>Chỉ số!C2</td>",
        "<td>Ba hộ hiến đất.</td><td>Mô hình!C3</td>",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert_eq!(output(&site.path("content")), before, "nothing is written before the word");
    let done = accept(&visitor, &page);
    assert!(done.head.contains("location: /_studio/?done=import&new=1&updated=1"), "{done:?}");
    other.write("so-lieu.xlsx", table());
    import(&other, &["so-lieu.xlsx"]).well();
    assert_eq!(output(&site.path("content")), output(&other.path("content")));
    let list = visitor.get("/_studio/?done=import&new=1&updated=1").body;
    assert!(list.contains("Đã nhập: thêm 1 bài, cập nhật 1 bài."), "{list}");
    let versions = visitor.get("/_studio/versions?file=mo-hinh%2Fduong-hoa.md").body;
    assert_eq!(versions.matches("class=\"story\"").count(), 2, "before and after: {versions}");
    assert_eq!(accept(&visitor, &page).status, 410, "once written it waits no more");
}

#[test]
fn report_becomes_a_draft_of_the_kind_that_is_chosen() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let page = look(&visitor, &[("C:\\Tệp\\báo cáo.docx", &report())]);
    for text in [
        "<strong>báo cáo.docx</strong>: báo cáo Word",
        "<h3>Kết quả mô hình “Hiến đất mở đường” của thôn Đông</h3>",
        "<strong>Diện tích đất hiến: 1.647 m²</strong>",
        "<option value=\"mo-hinh\" selected>",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let upload = field(&page, "upload");
    let page = visitor.get(&format!("{IMPORT}?upload={upload}&kind=phong-trao")).body;
    assert!(page.contains("<option value=\"phong-trao\" selected>"), "{page}");
    let (plan, kind) = (field(&page, "plan"), "phong-trao");
    let fields = [("upload", &*upload), ("plan", &plan), ("kind", kind)];
    let done = visitor.post("/_studio/accept", &fields);
    let name = "ket-qua-mo-hinh-hien-dat-mo-duong-cua-thon-dong";
    let edit = format!("location: /_studio/story?file=phong-trao%2f{name}%2findex.md&done=import");
    assert!(done.head.contains(&edit), "{done:?}");
    assert!(site.read(&format!("content/phong-trao/{name}/index.md")).contains("state: draft"));
}

#[test]
fn wrong_cells_are_named_and_nothing_can_be_written() {
    let site = Site::new(STORY);
    let before = listed(&site);
    let visitor = Visitor::enter(&site);
    let rows: &[&[&str]] = &[
        &["Bài", "Chỉ tiêu", "Con số"],
        &["abc234", "Diện tích đất hiến", "1.250"],
        &["abc", "Ngày công", "5 công"],
    ];
    let address = send(&visitor, &[("so-lieu.xlsx", &workbook(&[("Chỉ số", rows)]))]);
    let page = visitor.get(&address).body;
    for text in ["Chưa nhập được: có ", "Chỉ số!C2: ", "Chỉ số!A3: không có bài “abc”"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("/_studio/accept"), "{page}");
    let fields = [("upload", address.split_once("upload=").unwrap().1), ("plan", "")];
    let refused = visitor.post("/_studio/accept", &fields);
    assert!(refused.body.contains("Chưa nhập được"), "{refused:?}");
    assert_eq!(listed(&site), before);
}

#[test]
fn old_encoding_is_told_with_a_line_of_the_file() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let text =
        "Tiêu đề;Tóm tắt;Loại;Lĩnh vực\nĐường sạch thôn Bắc;Dân quét đường.;Tập thể;Kinh tế\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide = [b"\xff\xfe".as_slice(), &utf16].concat();
    let page = look(&visitor, &[("cu.csv", &wide)]);
    assert!(page.contains("<strong>cu.csv</strong>: bảng CSV, bảng mã UTF-16"), "{page}");
    assert!(page.contains("đọc được là: Đường sạch thôn Bắc"), "{page}");
    let page = look(&visitor, &[("moi.csv", text.as_bytes())]);
    assert!(page.contains("<strong>moi.csv</strong>: bảng CSV, bảng mã UTF-8"), "{page}");
}

#[test]
fn what_is_no_table_and_no_report_is_refused_in_words() {
    let site = Site::new(STORY);
    let before = listed(&site);
    let visitor = Visitor::enter(&site);
    for (name, bytes, why) in [
        (
            "anh.png",
            &b"\x89PNG\r\n\x1a\n\0\0"[..],
            "không phải tệp Word (.docx), Excel (.xlsx) hay CSV",
        ),
        ("trong.csv", b"", "tệp trống"),
        ("hong.docx", b"PK\x03\x04", "tệp hỏng hoặc chưa chép xong"),
        ("CON.xlsx", b"%PDF-1.7", "không phải tệp Word"),
    ] {
        let page = look(&visitor, &[(name, bytes)]);
        assert!(page.contains(why) && !page.contains("/_studio/accept"), "{name}: {page}");
    }
    let none = visitor.send_files(IMPORT, &[]);
    assert!(none.status == 422 && none.body.contains("Chưa chọn tệp nào."), "{none:?}");
    let large = visitor.send_files(IMPORT, &[("to.docx", &vec![b'x'; 65 << 20])]);
    assert!(large.status == 413 && large.body.contains("không quá 64 MB"), "{large:?}");
    assert_eq!(listed(&site), before);
}

#[test]
fn what_changed_meanwhile_is_looked_at_again() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let page = look(&visitor, &[("so-lieu.xlsx", &table())]);
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ trồng một đoạn.", "Mỗi hộ một đoạn.");
    let before = listed(&site);
    let again = accept(&visitor, &page);
    assert!(again.body.contains("nội dung trang đã được sửa ở chỗ khác"), "{again:?}");
    assert_eq!(listed(&site), before);
    assert_eq!(accept(&visitor, &again.body).status, 303);
    assert!(site.read("content/mo-hinh/duong-hoa.md").contains("Mỗi hộ một đoạn."));
    assert!(site.read("content/mo-hinh/duong-hoa.md").contains("Hai thôn trồng hoa."));
}

#[test]
fn workbook_to_fill_in_is_the_one_that_the_command_gives_out() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let given = visitor.get("/_studio/template");
    assert!(given.head.contains("attachment; filename=\"so-lieu.xlsx\""), "{}", given.head);
    assert!(given.body.starts_with("PK"));
}

#[test]
fn files_come_in_only_from_the_studios_own_page() {
    let site = Site::new(STORY);
    let mut visitor = Visitor::enter(&site);
    visitor.sign = "0".repeat(64);
    assert_eq!(visitor.send_files(IMPORT, &[("so-lieu.xlsx", &table())]).status, 403);
    assert_eq!(visitor.post("/_studio/accept", &[("upload", "x")]).status, 403);
}
