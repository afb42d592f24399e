//! Problems of `content/go-bo.yaml`, the list of what was asked to be taken down.

use super::{Diagnostic, FilePath, Location, Text};

/// An entry says nothing; `key` is what it should say.
pub fn no_entry(at: Location, key: &str) -> Diagnostic {
    let message = Text::new(
        format!("dòng này chưa nói gỡ gì: thiếu `{key}`"),
        format!("this entry does not say what to take down: `{key}` is missing"),
    );
    let example = match key {
        "name" => "{ name: Họ và tên đầy đủ, date: 2026-11-20, reason: … }",
        "file" => "{ file: mo-hinh/duong-hoa/anh.jpg, date: 2026-11-20 }",
        _ => "{ story: mo-hinh/duong-hoa.md, date: 2026-11-20 }",
    };
    Diagnostic::error("go-bo-trong", at, message)
        .label(format!("viết, ví dụ: {example}"), format!("write, for example: {example}"))
}

/// A name of one word, which other words hold too.
pub fn short_name(at: Location, name: &str) -> Diagnostic {
    let message = Text::new(
        format!("`{name}` chỉ có một chữ: gỡ đi sẽ mất nhầm chữ của người khác, nơi khác"),
        format!("`{name}` is a single word: other people and places would lose theirs"),
    );
    Diagnostic::error("go-bo-ten-ngan", at, message)
        .label("viết đủ họ và tên như trong bài", "write the full name as the stories have it")
}

/// A file is named after who asked to be taken down, and so is its address.
pub fn name_in_address(at: Location, name: &str, file: &FilePath) -> Diagnostic {
    let message = Text::new(
        format!(
            "tên `{name}` đã gỡ khỏi mọi trang, nhưng còn trong tên tệp {file}, tức là trong địa chỉ"
        ),
        format!(
            "`{name}` is taken out of every page, but {file} bears it, and so does its address"
        ),
    );
    Diagnostic::warning("go-bo-dia-chi", at, message)
        .label(
            "đổi tên tệp hoặc thư mục đó, đừng thêm địa chỉ cũ vào `aliases`",
            "rename that file or folder, and do not add the old address to `aliases`",
        )
        .help(
            "địa chỉ cũ sẽ không còn; liên kết từ bài khác tới nó, danvan sẽ chỉ ra",
            "the old address will be no more; danvan tells which links led to it",
        )
}

/// A file is named after someone for whom initials stand, and so is its address.
pub fn initials_in_address(at: Location, name: &str, file: &FilePath) -> Diagnostic {
    let message = Text::new(
        format!(
            "trang chỉ ghi chữ đầu của `{name}`, nhưng tên tệp {file} còn ghi đủ tên, nên địa chỉ trang cũng còn"
        ),
        format!("initials stand for `{name}`, but {file} bears the name, and so does its address"),
    );
    Diagnostic::warning("chu-dau-dia-chi", at, message)
        .label("đổi tên tệp hoặc thư mục đó", "rename that file or folder")
}

/// A picture that is not there; perhaps it has another name and is still shown.
pub fn unknown_picture(at: Location, written: &str, near: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("không có ảnh hay tệp `{written}` trong content/"),
        format!("there is no picture or file `{written}` below content/"),
    );
    unknown(Diagnostic::warning("go-bo-khong-co-anh", at, message), near)
}

/// A story that is not there; perhaps it has another name and is still shown.
pub fn unknown_story(at: Location, written: &str, near: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("không có bài `{written}` trong content/"),
        format!("there is no story `{written}` below content/"),
    );
    unknown(Diagnostic::warning("go-bo-khong-co-bai", at, message), near)
}

fn unknown(problem: Diagnostic, near: Option<&str>) -> Diagnostic {
    match near {
        Some(near) => problem.did_you_mean(near),
        None => problem.label(
            "viết đường dẫn tính từ content/; nếu tệp đã xóa hẳn thì bỏ dòng này",
            "write the path from content/; drop this line if the file is deleted for good",
        ),
    }
}
