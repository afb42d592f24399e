//! Problems of files as files: names, encodings, links, rights.

use std::io;

use super::{Diagnostic, FilePath, Location, Text};

/// Two files have one name but for how its letters are composed.
pub fn same_name(path: &FilePath) -> Diagnostic {
    let message = Text::new(
        format!("hai tệp trùng tên “{path}”, chỉ khác cách ghép dấu (NFC và NFD)"),
        format!("two files are named “{path}”, differing only in how marks are composed"),
    );
    Diagnostic::error("ten-tep-trung", Location::file(path), message)
        .label("đổi tên hoặc xóa một trong hai tệp", "rename or delete one of the two")
}

/// A symbolic link leads out of the site.
pub fn link_leaves(path: &FilePath) -> Diagnostic {
    let message = Text::new(
        "liên kết tượng trưng dẫn ra ngoài thư mục của trang",
        "symbolic link leads out of the site's folder",
    );
    Diagnostic::error("lien-ket-ra-ngoai", Location::file(path), message)
        .label("chép tệp thật vào thay cho liên kết", "put the real file in its place")
}

/// Symbolic links go round in a circle.
pub fn loops(path: &FilePath) -> Diagnostic {
    let message =
        Text::new("liên kết tượng trưng tạo thành vòng lặp", "symbolic links form a loop");
    Diagnostic::error("vong-lap-lien-ket", Location::file(path), message)
        .label("xóa liên kết này", "delete this link")
}

/// A file or folder cannot be read.
pub fn unreadable(path: &FilePath, why: &io::Error) -> Diagnostic {
    let why = reason(why);
    let message =
        Text::new(format!("không đọc được: {}", why.vi), format!("cannot be read: {}", why.en));
    Diagnostic::error("khong-doc-duoc", Location::file(path), message)
        .label("kiểm tra quyền đọc của tệp hoặc thư mục", "check the rights of the file or folder")
}

/// A file says something else than when it was first read.
pub fn changed_meanwhile(path: &FilePath) -> Diagnostic {
    let message = Text::new(
        "tệp bị sửa trong khi đang được đọc",
        "the file was changed while it was being read",
    );
    Diagnostic::error("tep-doi-giua-chung", Location::file(path), message)
        .label("lưu xong rồi chạy lại lệnh này", "save it, then run this command again")
}

/// A text file is in another encoding.
pub fn not_utf8(path: &FilePath, line: usize) -> Diagnostic {
    let message = Text::new(
        format!("dòng {line} không phải chữ UTF-8"),
        format!("line {line} is not UTF-8 text"),
    );
    Diagnostic::error("khong-phai-utf8", Location::file(path), message)
        .label("mở tệp và lưu lại với bảng mã UTF-8", "open the file and save it again as UTF-8")
}

/// Words what the system said; what we have no words for stays as the system worded it.
pub fn reason(error: &io::Error) -> Text {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => Text::new("không có ở đó", "there is no such file or folder"),
        Kind::PermissionDenied => Text::new("không có quyền", "permission denied"),
        Kind::AlreadyExists => Text::new("đã có sẵn", "it exists already"),
        // A stick as most are takes no file of 4 GB.
        Kind::FileTooLarge => {
            Text::new("tệp dài hơn mức đĩa này nhận", "the file is longer than this disk takes")
        }
        Kind::StorageFull => Text::new("đĩa đã đầy", "the disk is full"),
        Kind::QuotaExceeded => Text::new("đã hết hạn mức đĩa", "the disk quota is used up"),
        Kind::ReadOnlyFilesystem => Text::new("đĩa chỉ cho đọc", "the disk is read-only"),
        Kind::NotADirectory => Text::new("không phải thư mục", "it is not a folder"),
        Kind::IsADirectory => Text::new("đó là một thư mục", "it is a folder"),
        Kind::ResourceBusy => {
            Text::new("chương trình khác đang dùng", "another program is using it")
        }
        _ => Text::new(error.to_string(), error.to_string()),
    }
}
