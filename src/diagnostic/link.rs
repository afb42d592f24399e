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

/// A link into a part that the settings leave out.
pub fn left_out(at: Location, target: &str, part: &str) -> Diagnostic {
    let message = Text::new(
        format!("liên kết tới `{target}`, là phần mà trang không có"),
        format!("the link `{target}` leads to a part that the site does without"),
    );
    Diagnostic::error("lien-ket-hong", at, message).label(
        format!("bỏ liên kết, hoặc bỏ `{part}` trong mục `without` của content/site.yaml"),
        format!("take the link out, or `{part}` out of `without` in content/site.yaml"),
    )
}

/// A link to a file of a kind that is not offered to readers.
pub fn not_offered(at: Location, target: &str, offered: &[&str]) -> Diagnostic {
    let message = Text::new(
        format!("có tệp `{target}`, nhưng trang không cho tải loại tệp này"),
        format!("`{target}` is there, but files of its kind are not offered"),
    );
    let offered = offered.join(", ");
    Diagnostic::error("tep-khong-cho-tai", at, message)
        .label("lưu thành PDF rồi liên kết tới tệp PDF", "save it as a PDF and link to that")
        .help(format!("cho tải được: {offered}"), format!("kinds that are offered: {offered}"))
}

/// A link to a file that the site is made with; its tables stand at `data`.
pub fn own_file(at: Location, target: &str, data: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("`{target}` là tệp để dựng trang, không phải tệp cho người đọc tải"),
        format!("`{target}` is for making the site, not for readers"),
    );
    let problem = Diagnostic::error("tep-cua-trang", at, message);
    match data {
        Some(data) => problem.label(
            format!("liên kết tới trang dữ liệu {data}, hoặc chép tệp vào cạnh bài"),
            format!("link to the data page {data}, or put a copy beside the story"),
        ),
        None => problem.label("chép tệp vào cạnh bài", "put a copy beside the story"),
    }
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

/// A story names itself where another is asked for.
pub fn own_reference(at: Location, target: &str) -> Diagnostic {
    let message = Text::new(
        format!("`{target}` chính là bài này"),
        format!("`{target}` is this story itself"),
    );
    Diagnostic::warning("bai-tro-chinh-no", at, message)
        .label("ghi bài khác, hoặc bỏ đi", "name another story, or drop it")
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
        Some(near) => diagnostic.did_you_mean(near),
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

/// Two tags are one word without their accents, so that the second stands at an address of its own.
pub fn shared_address(at: Location, tag: &str, url: &str, other: &str) -> Diagnostic {
    let message = Text::new(
        format!("từ khóa “{tag}” bỏ dấu thì trùng với “{other}”, nên trang của nó ở {url}"),
        format!("without accents the tag “{tag}” is “{other}”, so its page is {url}"),
    );
    Diagnostic::warning("tu-khoa-trung", at, message).label(
        format!("nếu cùng nghĩa, viết “{other}”; nếu khác nghĩa, dùng từ rõ hơn"),
        format!("if they mean the same, write “{other}”; if not, use a clearer word"),
    )
}

/// A former address is the address of a page today: that of the story in `owner`, or of a list.
pub fn alias_taken(at: Location, alias: &str, owner: Option<&FilePath>) -> Diagnostic {
    let (vi, en) = owner
        .map_or(("một trang có sẵn", "a page that is made anyway"), |file| (&**file, &**file));
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
