//! Files that are not what they should be: a clear word, and nothing written.

use snapbox::str;

use super::{archive, import, listed, workbook};
use crate::site::{Site, same};

/// Holds what is said of a file to the text that stands in the test, and that nothing was written.
#[track_caller]
fn refused(name: &str, bytes: &[u8], expected: impl snapbox::IntoData) {
    let site = Site::new("");
    site.write(name, bytes);
    let before = listed(&site);
    same(&import(&site, &[name]).ends(1).text(), expected);
    assert_eq!(listed(&site), before);
}

/// Makes the head of a file of Microsoft's old form, and the name of a stream in its directory.
fn container(stream: &str) -> Vec<u8> {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 1024], &name, &[0; 64]].concat()
}

#[test]
fn old_forms_and_passwords_say_how_to_save_anew() {
    refused(
        "bao-cao.doc",
        &container("WordDocument"),
        str![[r#"
lỗi[nhap-kieu-cu]: đây là tệp .doc kiểu cũ
--> bao-cao.doc
 = cách sửa: mở tệp, chọn “Lưu dưới dạng” (Save As), chọn loại .docx

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    refused(
        "so-lieu.xls",
        &container("Workbook"),
        str![[r#"
lỗi[nhap-kieu-cu]: đây là tệp .xls kiểu cũ
--> so-lieu.xls
 = cách sửa: mở tệp, chọn “Lưu dưới dạng” (Save As), chọn loại .xlsx

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    refused(
        "so-lieu.xlsx",
        &container("EncryptedPackage"),
        str![[r#"
lỗi[nhap-co-mat-khau]: tệp có mật khẩu nên không đọc được
--> so-lieu.xlsx
 = cách sửa: mở tệp bằng mật khẩu; Tệp › Thông tin › Bảo vệ › Mã hóa bằng mật khẩu: xóa mật khẩu, lưu lại

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn files_of_another_kind_are_named() {
    refused(
        "bao-cao.pdf",
        b"%PDF-1.7\n",
        str![[r#"
lỗi[nhap-sai-loai]: không phải tệp Word (.docx), Excel (.xlsx) hay CSV
--> bao-cao.pdf
 = cách sửa: mở bằng phần mềm đã làm ra nó, lưu thành .docx, .xlsx hoặc .csv

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    refused(
        "trong.csv",
        b"",
        str![[r#"
lỗi[nhap-tep-trong]: tệp trống
--> trong.csv
 = cách sửa: kiểm tra xem có chọn nhầm tệp không

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    let odt = archive(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    refused(
        "bao-cao.odt",
        &odt,
        str![[r#"
lỗi[nhap-sai-loai]: đây là tệp của LibreOffice (OpenDocument)
--> bao-cao.odt
 = cách sửa: mở tệp, chọn “Lưu dưới dạng” (Save As), chọn loại .docx

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    refused(
        "anh.zip",
        &archive(&[("anh.jpg", b"x")]),
        str![[r#"
lỗi[nhap-sai-loai]: không phải tệp Word (.docx), Excel (.xlsx) hay CSV
--> anh.zip
 = cách sửa: mở bằng phần mềm đã làm ra nó, lưu thành .docx, .xlsx hoặc .csv

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    refused(
        "bang.csv",
        b"d\xe9j\xe0 vu",
        str![[r#"
lỗi[nhap-bang-ma-la]: không rõ bảng mã: không đọc ra chữ Việt theo UTF-8, UTF-16, Windows-1258, TCVN3 (ABC), VNI
--> bang.csv
 = cách sửa: mở tệp bằng Excel, lưu lại dạng .xlsx hoặc “CSV UTF-8”

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    refused(
        "bang.csv",
        "Họ tên,Tuổi\nAn,5\n".as_bytes(),
        str![[r#"
lỗi[nhap-thieu-cot]: không thấy dòng tên cột: cần ít nhất cột “Tiêu đề” hoặc “Mã bài”
--> bang.csv
 = cách sửa: `danvan import --template so-lieu.xlsx` tạo bảng mẫu có sẵn tên cột

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    refused(
        "bang.csv",
        "Tiêu đề,Tóm tắt\n".as_bytes(),
        str![[r#"
lỗi[nhap-bang-trong]: bảng chưa có dòng nào
--> bang.csv
 = cách sửa: điền từ dòng dưới tên cột, rồi lưu lại

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn a_file_that_unpacks_without_end_is_not_read() {
    let zeros = vec![b' '; 65_000_000];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    refused(
        "bom.docx",
        &bomb,
        str![[r#"
lỗi[nhap-nen-qua-lon]: nội dung sau khi giải nén lớn hơn 64 MB nên không đọc
--> bom.docx
 = cách sửa: tệp có thể bị hỏng hoặc có hại; chép nội dung sang một tệp mới

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn a_file_cut_short_is_told() {
    let whole = workbook(&[("Mô hình", &[&["Tiêu đề"], &["Hiến đất"]])]);
    refused(
        "so-lieu.xlsx",
        &whole[..whole.len() / 2],
        str![[r#"
lỗi[nhap-tep-hong]: tệp hỏng hoặc chưa chép xong (invalid Zip archive: Could not find EOCD)
--> so-lieu.xlsx
 = cách sửa: chép lại từ bản gốc, mở thử rồi lưu lại

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn a_file_that_is_not_there_and_a_folder_that_is_no_showcase() {
    let site = Site::new("");
    same(
        &import(&site, &["khong-co.xlsx"]).ends(2).text(),
        str![[r#"
lỗi: khong-co.xlsx: không có ở đó

"#]],
    );
    same(
        &import(&Site::bare(""), &["khong-co.xlsx"]).ends(2).text(),
        str![[r#"
lỗi: . không phải thư mục của trang: không có content/site.yaml
  `danvan init THƯ-MỤC` tạo một trang mới; --root THƯ-MỤC chỉ ra trang đã có

"#]],
    );
    same(
        &import(&site, &[]).ends(2).text(),
        str![[r#"
lỗi: thiếu <TỆP>

Xem cách dùng: danvan --help

"#]],
    );
    same(
        &import(&site, &["a.csv", "--template", "b.xlsx"]).ends(2).text(),
        str![[r#"
lỗi: [TỆP]... không dùng cùng --template <TỆP>

Xem cách dùng: danvan --help

"#]],
    );
}

#[test]
fn stories_that_cannot_be_compared_are_named() {
    let site = Site::new(super::STORY);
    site.write("content/mo-hinh/cu.md", b"---\nid: abc235\ntitle: \xd0\xdd\xdf\n---\n");
    site.write("content/mo-hinh/hong.md", "---\nid: [\n---\n");
    site.write("content/trang/khong-ma.md", "---\ntitle: Liên hệ\n---\n");
    site.write("bang.csv", "Mã bài,Tóm tắt\nabc234,Hai thôn trồng hoa.\n");
    let run = import(&site, &["bang.csv", "--dry-run"]).well();
    same(
        &run.stderr,
        str![[r#"
cảnh báo[nhap-bo-qua-bai]: chưa so được với bài này: dòng 3 không phải chữ UTF-8
--> content/mo-hinh/cu.md
 = cách sửa: nếu tệp nhập có chính bài này thì nó thành bài thứ hai; chạy `danvan check`, sửa rồi nhập

cảnh báo[nhap-bo-qua-bai]: chưa so được với bài này: không đọc được phần đầu của bài
--> content/mo-hinh/hong.md
 = cách sửa: nếu tệp nhập có chính bài này thì nó thành bài thứ hai; chạy `danvan check`, sửa rồi nhập

cảnh báo[nhap-bo-qua-bai]: chưa so được với bài này: bài chưa có mã (id)
--> content/trang/khong-ma.md
 = cách sửa: nếu tệp nhập có chính bài này thì nó thành bài thứ hai; chạy `danvan check`, sửa rồi nhập


"#]],
    );
    assert!(run.stdout.contains("Tóm tắt: Cả thôn trồng hoa ven đường. → Hai thôn trồng hoa."));
}
