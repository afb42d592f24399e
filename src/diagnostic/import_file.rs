//! Problems of a file that is to be imported, as a file: what it is, and why it is not read.

use super::{Diagnostic, FilePath, Location, Text};

fn error(code: &'static str, file: &FilePath, vi: String, en: String) -> Diagnostic {
    Diagnostic::error(code, Location::file(file), Text::new(vi, en))
}

/// A file of a kind that is not read.
pub fn unknown_kind(file: &FilePath) -> Diagnostic {
    error(
        "nhap-sai-loai",
        file,
        "không phải tệp Word (.docx), Excel (.xlsx) hay CSV".to_owned(),
        "not a Word (.docx), Excel (.xlsx) or CSV file".to_owned(),
    )
    .label(
        "mở bằng phần mềm đã làm ra nó, lưu thành .docx, .xlsx hoặc .csv",
        "open it in the program that made it and save it as .docx, .xlsx or .csv",
    )
}

/// A file with nothing in it.
pub fn empty(file: &FilePath) -> Diagnostic {
    error("nhap-tep-trong", file, "tệp trống".to_owned(), "the file is empty".to_owned())
        .label("kiểm tra xem có chọn nhầm tệp không", "check whether it is the right file")
}

/// A file of text that reads as Vietnamese in no encoding that is known.
pub fn unknown_encoding(file: &FilePath) -> Diagnostic {
    error(
        "nhap-bang-ma-la",
        file,
        "không rõ bảng mã: không đọc ra chữ Việt theo UTF-8, UTF-16, Windows-1258, TCVN3 (ABC), VNI"
            .to_owned(),
        "unknown encoding: no Vietnamese as UTF-8, UTF-16, Windows-1258, TCVN3 (ABC) or VNI".to_owned(),
    )
    .label(
        "mở tệp bằng Excel, lưu lại dạng .xlsx hoặc “CSV UTF-8”",
        "open it in Excel and save it as .xlsx or “CSV UTF-8”",
    )
}

/// A document of the old Word or a workbook of the old Excel.
pub fn old_form(file: &FilePath, old: &str, new: &str) -> Diagnostic {
    error(
        "nhap-kieu-cu",
        file,
        format!("đây là tệp {old} kiểu cũ"),
        format!("this is a file of the old form {old}"),
    )
    .label(
        format!("mở tệp, chọn “Lưu dưới dạng” (Save As), chọn loại {new}"),
        format!("open it, choose “Save As” and the type {new}"),
    )
}

/// A document in the form of OpenDocument.
pub fn open_document(file: &FilePath, new: &str) -> Diagnostic {
    error(
        "nhap-sai-loai",
        file,
        "đây là tệp của LibreOffice (OpenDocument)".to_owned(),
        "this is a file of LibreOffice (OpenDocument)".to_owned(),
    )
    .label(
        format!("mở tệp, chọn “Lưu dưới dạng” (Save As), chọn loại {new}"),
        format!("open it, choose “Save As” and the type {new}"),
    )
}

/// A file that opens only with its password.
pub fn encrypted(file: &FilePath) -> Diagnostic {
    error(
        "nhap-co-mat-khau",
        file,
        "tệp có mật khẩu nên không đọc được".to_owned(),
        "the file has a password and cannot be read".to_owned(),
    )
    .label(
        "mở tệp bằng mật khẩu; Tệp › Thông tin › Bảo vệ › Mã hóa bằng mật khẩu: xóa mật khẩu, lưu lại",
        "open it with its password; File › Info › Protect › Encrypt with Password: clear it and save",
    )
}

/// A file larger than is read.
pub fn too_large(file: &FilePath, megabytes: u64) -> Diagnostic {
    error(
        "nhap-qua-lon",
        file,
        format!("tệp lớn hơn {megabytes} MB"),
        format!("the file is larger than {megabytes} MB"),
    )
    .label(
        "chia thành vài tệp, hoặc nén ảnh trong tệp rồi lưu lại",
        "make several files of it, or compress its pictures and save it again",
    )
}

/// A file whose parts, unpacked, are larger than any document's.
pub fn bomb(file: &FilePath, megabytes: u64) -> Diagnostic {
    error(
        "nhap-nen-qua-lon",
        file,
        format!("nội dung sau khi giải nén lớn hơn {megabytes} MB nên không đọc"),
        format!("what it holds is larger than {megabytes} MB unpacked, so it is not read"),
    )
    .label(
        "tệp có thể bị hỏng hoặc có hại; chép nội dung sang một tệp mới",
        "it may be broken or harmful; copy what you need into a new file",
    )
}

/// A file that should be an archive of parts and cannot be read as one.
pub fn broken(file: &FilePath, reason: &str) -> Diagnostic {
    error(
        "nhap-tep-hong",
        file,
        format!("tệp hỏng hoặc chưa chép xong ({reason})"),
        format!("the file is broken or was not copied whole ({reason})"),
    )
    .label("chép lại từ bản gốc, mở thử rồi lưu lại", "copy it again, open it and save it")
}

/// A document without text.
pub fn no_text(file: &FilePath) -> Diagnostic {
    error(
        "nhap-khong-co-chu",
        file,
        "trong tệp không có đoạn chữ nào".to_owned(),
        "there is no text in the file".to_owned(),
    )
    .label(
        "nếu là bản quét (ảnh chụp trang giấy), cần gõ lại hoặc dùng phần mềm nhận dạng chữ",
        "a scan has to be typed, or read by a program for that",
    )
}

/// A report whose draft there is already.
pub fn taken(file: &FilePath, title: &str, path: &str) -> Diagnostic {
    error(
        "nhap-bai-da-co",
        file,
        format!("đã có bài “{title}” ở {path}; không ghi đè"),
        format!("there is a story “{title}” at {path}, and it is not overwritten"),
    )
    .label(
        "đổi tiêu đề trong tệp Word, hoặc xóa bài cũ nếu không cần nữa",
        "change the title in the document, or delete the old story if it is not needed",
    )
}

/// A file with macros, which are never run.
pub fn macros(file: &FilePath) -> Diagnostic {
    let message = Text::new(
        "tệp có macro; danvan không chạy macro, chỉ đọc chữ",
        "the file has macros; they are never run, only its text is read",
    );
    Diagnostic::warning("nhap-co-macro", Location::file(file), message).label(
        "không cần làm gì nếu nội dung đã đủ",
        "nothing is to be done if the content is whole",
    )
}
