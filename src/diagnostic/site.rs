//! Problems of a showcase as a whole.

use super::{Diagnostic, Location, Text};
use crate::vi::slug::slugify;

/// There is no `content/site.yaml`.
pub fn no_settings() -> Diagnostic {
    let message =
        Text::new("không có tệp content/site.yaml ở đây", "there is no content/site.yaml here");
    Diagnostic::error("thieu-thiet-lap", Location::file(&"content/site.yaml".into()), message)
        .label(
            "chạy lệnh trong thư mục của trang, hoặc chỉ ra bằng --root",
            "run the command in the site's folder, or name it with --root",
        )
        .help(
            "`danvan init THƯ-MỤC` tạo một trang mới",
            "`danvan init FOLDER` makes a new showcase",
        )
}

/// A key of the definitions that cannot stand in addresses and front matter; its words are joined
/// by `joint`.
pub fn bad_key(at: Location, key: &str, joint: char) -> Diagnostic {
    let message = Text::new(
        format!("khóa `{key}` không dùng được"),
        format!("the key `{key}` cannot be used"),
    );
    let better = slugify(key).replace('-', &joint.to_string());
    Diagnostic::error("sai-khoa", at, message).label(
        format!("viết chữ thường không dấu: {better}"),
        format!("write plain lower-case letters: {better}"),
    )
}

/// Two pages want one file, as `clash` says.
pub fn clash(at: Location, clash: &Text) -> Diagnostic {
    Diagnostic::error("tep-trung", at, clash.clone())
        .label("đổi tên tệp hoặc địa chỉ này", "rename this file or address")
}

/// A page's path cannot be written on every system.
pub fn bad_path(at: Location, url: &str, why: &Text) -> Diagnostic {
    let message = Text::new(
        format!("địa chỉ `{url}` không ghi thành tệp được: {}", why.vi),
        format!("the address `{url}` cannot be a file: {}", why.en),
    );
    Diagnostic::error("dia-chi-khong-ghi-duoc", at, message)
        .label("đổi tên tệp hoặc từ khóa gây ra địa chỉ này", "rename what makes this address")
}
