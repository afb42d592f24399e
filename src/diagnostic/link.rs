//! Problems between stories, and of what a body points to.

use super::{Diagnostic, FilePath, Location, Text};

/// A link to a file that is not there.
pub fn dead_link(at: Location, target: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("liên kết tới `{target}` không có trang nào"),
        format!("the link `{target}` leads to no page"),
    );
    near(Diagnostic::error("lien-ket-hong", at, message), nearest)
}

/// A link to a heading that is not there.
pub fn dead_anchor(at: Location, anchor: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("trang được liên kết không có mục `#{anchor}`"),
        format!("the page linked to has no heading `#{anchor}`"),
    );
    near(Diagnostic::error("muc-khong-co", at, message), nearest)
}

/// A reference in the front matter to a story that is not there.
pub fn unknown_reference(at: Location, target: &str, nearest: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("không có bài nào là `{target}`"),
        format!("there is no story `{target}`"),
    );
    near(Diagnostic::error("bai-khong-co", at, message), nearest)
}

/// A link leads to a story that readers do not see yet.
pub fn hidden_target(at: Location, target: &str) -> Diagnostic {
    let message = Text::new(
        format!("`{target}` chưa được đăng hoặc đã gỡ, nên liên kết không hiện"),
        format!("`{target}` is not published, so the link is not shown"),
    );
    Diagnostic::warning("bai-chua-dang", at, message)
        .label("đăng bài đó, hoặc bỏ liên kết", "publish that story or drop the link")
}

fn near(diagnostic: Diagnostic, nearest: Option<&str>) -> Diagnostic {
    match nearest {
        Some(near) => {
            diagnostic.label(format!("có phải `{near}`?"), format!("did you mean `{near}`?"))
        }
        None => diagnostic.label("sửa hoặc bỏ liên kết", "mend or drop the link"),
    }
}

/// Two stories have one id.
pub fn repeated_id(at: Location, id: &str, first: &FilePath, free: &str) -> Diagnostic {
    let message = Text::new(
        format!("mã bài `{id}` đã dùng ở {first}"),
        format!("the id `{id}` is taken by {first}"),
    );
    Diagnostic::error("ma-bai-trung", at, message)
        .label(format!("đổi thành mã khác, ví dụ {free}"), format!("use another, such as {free}"))
}

/// Two stories have one address.
pub fn repeated_url(at: Location, url: &str, first: &FilePath) -> Diagnostic {
    let message = Text::new(
        format!("địa chỉ `{url}` đã dùng ở {first}"),
        format!("the address `{url}` is taken by {first}"),
    );
    Diagnostic::error("dia-chi-trung", at, message)
        .label("đổi tên tệp hoặc thư mục này", "rename this file or folder")
}

/// A former address is the address of a page today: that of the story in `owner`, or of a list.
pub fn alias_taken(at: Location, alias: &str, owner: Option<&FilePath>) -> Diagnostic {
    let (vi, en) = owner.map_or(("một trang danh sách", "a list"), |file| (&**file, &**file));
    let message = Text::new(
        format!("địa chỉ cũ `{alias}` đang là địa chỉ của {vi}"),
        format!("the former address `{alias}` belongs to {en}"),
    );
    Diagnostic::error("dia-chi-cu-trung", at, message).label("bỏ địa chỉ này", "drop this address")
}

/// The showcase holds nothing.
pub fn empty_site() -> Diagnostic {
    let message = Text::new("trang chưa có bài nào", "the showcase holds no story yet");
    Diagnostic::warning("trang-trong", Location::file(&"content".into()), message).label(
        "`danvan new mo-hinh \"Tiêu đề\"` tạo bài đầu tiên",
        "`danvan new mo-hinh \"Title\"` makes the first one",
    )
}
