//! Problems of stories told in another language.

use super::{Diagnostic, FilePath, Location, Text};

/// A translation stands beside no story.
pub fn without_original(file: &FilePath, original: &str) -> Diagnostic {
    let message = Text::new(
        format!("bản dịch này không có bài gốc `{original}`"),
        format!("this translation has no story `{original}`"),
    );
    Diagnostic::error("ban-dich-mo-coi", Location::file(file), message).help(
        "đặt tên như bài gốc, thêm ngôn ngữ trước .md: x.md và x.en.md; x/index.md và x/index.en.md",
        "name it as the story, with the language before .md: x.md and x.en.md; x/index.md and x/index.en.md",
    )
}

/// A translation is in a language that the site is not in.
pub fn unwanted(file: &FilePath, lang: &str) -> Diagnostic {
    let message = Text::new(
        format!("bản dịch này chưa hiện ra: trang không có ngôn ngữ `{lang}` ngoài ngôn ngữ chính"),
        format!(
            "this translation is not shown: `{lang}` is no language of the site beside its own"
        ),
    );
    Diagnostic::warning("ban-dich-thua", Location::file(file), message).help(
        "thêm ngôn ngữ ấy vào `languages` trong content/site.yaml, hoặc bỏ tệp này",
        "add the language to `languages` in content/site.yaml, or remove this file",
    )
}
