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

/// A file is marked as a translation into the very language that the site is written in.
pub fn own_language(file: &FilePath, story: &str, lang: &str, there: Original) -> Diagnostic {
    let message = Text::new(
        format!(
            "tên tệp nói đây là bản dịch sang `{lang}`, nhưng `{lang}` là ngôn ngữ chính của trang"
        ),
        format!(
            "the name says that this is a translation into `{lang}`, which is the site's own language"
        ),
    );
    let (code, at) = ("ban-dich-ngon-ngu-chinh", Location::file(file));
    match there {
        Original::Absent => Diagnostic::error(code, at, message).help(
            format!("bài viết bằng ngôn ngữ chính không mang đuôi ngôn ngữ: đổi tên thành {story}"),
            format!("a story in the site's own language has no language in its name: rename it to {story}"),
        ),
        Original::There => Diagnostic::warning(code, at, message).help(
            format!("đã có {story}: gộp hai tệp; nếu {story} viết bằng tiếng khác thì đặt ngôn ngữ ấy lên đầu `languages` trong content/site.yaml"),
            format!("{story} is there: make one file of both; or, if that is in another language, name it first in `languages` of content/site.yaml"),
        ),
    }
}

/// Whether the story of a translation is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Original {
    /// It is.
    There,
    /// It is not.
    Absent,
}

/// A translation has words for a picture that its story does not have.
pub fn unknown_picture<'a>(
    at: Location,
    written: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let message = Text::new(
        format!("bài gốc không có ảnh `{written}`"),
        format!("the story has no picture `{written}`"),
    );
    let problem = Diagnostic::error("ban-dich-anh-la", at, message);
    if known.is_empty() {
        return problem.help(
            "bài gốc không có ảnh nào: bỏ mục này",
            "the story has no pictures: remove this",
        );
    }
    let list = known.join(", ");
    problem.help(format!("bài gốc có: {list}"), format!("the story has: {list}"))
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
