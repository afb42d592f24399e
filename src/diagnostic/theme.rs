//! Problems of the theme's files.

use super::{Diagnostic, Location, Text};

/// Where a theme is chosen.
const SETTINGS: &str = "content/site.yaml";

/// A template cannot be compiled or rendered; `report` is what the engine says, which is English.
pub fn template(at: Location, report: &str) -> Diagnostic {
    let message = Text::new(
        format!("mẫu giao diện có lỗi: {report}"),
        format!("the template is at fault: {report}"),
    );
    Diagnostic::error("loi-giao-dien", at, message).label(
        "sửa chỗ này, hoặc xóa tệp của trang để dùng bản gốc",
        "mend it, or delete the site's own file to use the shipped one",
    )
}

/// A file of words is not Fluent.
pub fn words(at: Location, report: &str) -> Diagnostic {
    let message = Text::new(
        format!("dòng này của tệp chữ không đọc được ({report})"),
        format!("this line of the words cannot be read ({report})"),
    );
    Diagnostic::error("loi-chu-giao-dien", at, message)
        .label("mỗi dòng dạng `khoa = chữ hiện ra`", "each line as `key = words`")
}

/// The file that says how an installed site looks is not JSON.
pub fn app(at: Location, report: &str) -> Diagnostic {
    let message = Text::new(
        format!("tệp này không phải JSON ({report})"),
        format!("this file is not JSON ({report})"),
    );
    Diagnostic::error("loi-app-json", at, message).label(
        "viết các mục của web app manifest trong { }",
        "write members of a web app manifest in { }",
    )
}

/// The settings name a theme that is not there; `names` are those that are.
pub fn unknown(name: &str, names: &[&str]) -> Diagnostic {
    let message = Text::new(
        format!("không có giao diện `{name}`: thư mục themes/{name} trống hoặc không có"),
        format!("there is no theme `{name}`: the folder themes/{name} is empty or missing"),
    );
    let names = names.join(", ");
    Diagnostic::error("khong-co-giao-dien", Location::file(&SETTINGS.into()), message).help(
        format!("dùng được: {names}; `danvan theme new {name}` tạo giao diện ấy"),
        format!("known: {names}; `danvan theme new {name}` makes that one"),
    )
}
