//! Problems of the printed volume: what it is to hold, and what cannot be printed well.

use super::front::suggest;
use super::{Diagnostic, Location, Text};

/// There is no volume of this name; `known` are those there are.
pub fn unknown_volume(at: Location, name: &str, known: &[&str]) -> Diagnostic {
    let message =
        Text::new(format!("không có kỷ yếu `{name}`"), format!("there is no volume `{name}`"));
    let found = Diagnostic::error("ky-yeu-la", at, message);
    if known.is_empty() {
        return found.label(
            format!("viết tệp content/ky-yeu/{name}.yaml"),
            format!("write the file content/ky-yeu/{name}.yaml"),
        );
    }
    suggest(found, name, known.iter().copied())
}

/// The conditions of a part let no story through.
pub fn empty_part(at: Location, kind: &str) -> Diagnostic {
    let message = Text::new(
        format!("phần `{kind}` không chọn được bài nào"),
        format!("the part `{kind}` chooses no story"),
    );
    Diagnostic::error("ky-yeu-phan-trong", at, message)
        .label("bớt điều kiện, hoặc bỏ phần này", "ask for less, or drop this part")
}

/// A volume holds no story at all.
pub fn empty_volume(at: Location) -> Diagnostic {
    let message = Text::new("kỷ yếu này không có bài nào", "this volume holds no story");
    Diagnostic::error("ky-yeu-trong", at, message).label(
        "thêm phần `mo-hinh`, hoặc thêm bài vào trang",
        "add the part `mo-hinh`, or write stories first",
    )
}

/// A part is asked for of which nothing is known, so it is left out.
pub fn unfilled_part(at: Location, kind: &str) -> Diagnostic {
    let message = Text::new(
        format!("chưa có nội dung cho phần `{kind}`, nên phần này bị bỏ qua"),
        format!("nothing is known for the part `{kind}`, so it is left out"),
    );
    Diagnostic::warning("ky-yeu-thieu-noi-dung", at, message)
        .label("xóa dòng này, hoặc bổ sung nội dung", "delete this line, or fill it in")
}

/// A place that stories are chosen by is not known.
pub fn unknown_place(at: Location, name: &str) -> Diagnostic {
    let message = Text::new(
        format!("không có địa bàn nào tên hoặc mã `{name}`"),
        format!("no place has the name or code `{name}`"),
    );
    Diagnostic::error("ky-yeu-dia-ban-la", at, message).label(
        "tra tên đúng bằng `danvan places find`",
        "look its name up with `danvan places find`",
    )
}

/// The file of text of a part is not there; `near` is the one that may be meant.
pub fn no_text(at: Location, file: &str, near: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("không có tệp content/ky-yeu/{file}"),
        format!("there is no file content/ky-yeu/{file}"),
    );
    let found = Diagnostic::error("ky-yeu-thieu-tep", at, message);
    match near {
        Some(near) => found.label(format!("có phải `{near}`?"), format!("did you mean `{near}`?")),
        None => found.label(
            "viết tệp Markdown ấy, không cần phần thông tin đầu bài",
            "write that file in Markdown; it needs no front matter",
        ),
    }
}

/// A link in a volume's own text leads to no story.
pub fn dead_link(at: Location, target: &str) -> Diagnostic {
    let message = Text::new(
        format!("liên kết `{target}` không dẫn đến bài nào"),
        format!("the link `{target}` leads to no story"),
    );
    Diagnostic::error("ky-yeu-lien-ket-hong", at, message).label(
        "viết đường dẫn từ thư mục của tệp này, ví dụ ../mo-hinh/duong-hoa.md",
        "write the path from the folder of this file, for example ../mo-hinh/duong-hoa.md",
    )
}

/// A picture in a volume's own text is not there.
pub fn no_picture(at: Location, target: &str) -> Diagnostic {
    super::picture::missing_file(at, target, None)
}
