//! Problems of the fields of a story: missing, unknown, or not what they should be.

use super::{Diagnostic, Location, Text};
use crate::vi::slug::slugify;

/// A label in Vietnamese and English.
type Pair = (&'static str, &'static str);

/// The name of the problem that a required field is missing.
pub const MISSING: &str = "thieu-muc";

/// A required field is missing.
pub fn missing_field(at: Location, key: &str, label: Pair, example: &str) -> Diagnostic {
    let message = Text::new(
        format!("thiếu mục `{key}` ({})", label.0),
        format!("`{key}` is missing ({})", label.1),
    );
    let example = if example.is_empty() { "…" } else { example };
    Diagnostic::error(MISSING, at, message)
        .label(format!("thêm dòng `{key}: {example}`"), format!("add `{key}: {example}`"))
}

/// A required field is missing that is one of a few words: only its author knows which is true.
pub fn missing_choice(
    at: Location,
    key: &str,
    label: Pair,
    choices: &[(&str, Pair)],
) -> Diagnostic {
    let message = Text::new(
        format!("thiếu mục `{key}` ({})", label.0),
        format!("`{key}` is missing ({})", label.1),
    );
    let list = |name: fn(Pair) -> &'static str, joint: &str| {
        let choices =
            choices.iter().map(|(word, label)| format!("`{key}: {word}` ({})", name(*label)));
        choices.collect::<Vec<_>>().join(joint)
    };
    Diagnostic::error(MISSING, at, message).label(
        format!("điều nào đúng thì thêm: {}", list(|it| it.0, " hay ")),
        format!("add which is true: {}", list(|it| it.1, " or ")),
    )
}

/// A place has neither a code nor a name.
pub fn unplaced(at: Location) -> Diagnostic {
    let message = Text::new(
        "địa bàn chưa có mã, cũng chưa có tên",
        "this place has neither a code nor a name",
    );
    Diagnostic::error("dia-ban-thieu-ten", at, message).label(
        "thêm `code: \"08443\"`, hoặc `name: Hiền Quan, Phú Thọ`",
        "add `code: \"08443\"` or `name: Hiền Quan, Phú Thọ`",
    )
}

/// A field that this kind of content does not have.
pub fn unknown_key(at: Location, key: &str, known: &[&str]) -> Diagnostic {
    let message = Text::new(format!("không có mục `{key}`"), format!("there is no field `{key}`"));
    let diagnostic = Diagnostic::error("muc-la", at, message);
    suggest(diagnostic, key, known.iter().copied())
}

/// A value that is none of the words allowed.
pub fn unknown_word(at: Location, label: Pair, word: &str, known: &[&str]) -> Diagnostic {
    let message = Text::new(
        format!("{} không có giá trị `{word}`", label.0),
        format!("{}: `{word}` is not one of its values", label.1),
    );
    let diagnostic = Diagnostic::error("gia-tri-la", at, message);
    suggest(diagnostic, word, known.iter().copied())
}

/// A word that stands twice in a list.
pub fn repeated_word(at: Location, label: Pair, word: &str) -> Diagnostic {
    let message = Text::new(
        format!("{}: `{word}` ghi hai lần", label.0),
        format!("{}: `{word}` is given twice", label.1),
    );
    Diagnostic::error("gia-tri-lap", at, message).label("giữ lại một lần", "keep one of them")
}

/// Says the nearest known word at the caret, and all of them below when they are few.
pub(super) fn suggest<'a>(
    diagnostic: Diagnostic,
    found: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let diagnostic = match nearest(found, known.clone()) {
        Some(near) => diagnostic.did_you_mean(near),
        None => diagnostic.label("xem các tên dùng được bên dưới", "see the names below"),
    };
    let list: Vec<&str> = known.collect();
    diagnostic
        .help(format!("dùng được: {}", list.join(", ")), format!("known: {}", list.join(", ")))
}

/// Finds the known word that a slip of the hand would turn into `found`.
///
/// Accents, capitals and spaces do not count: "Tập thể" is one slip from `tap-the`.
pub(crate) fn nearest<'a>(found: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = slugify(found);
    let distance = |it: &str| {
        let written = strsim::damerau_levenshtein(found, it);
        written.min(strsim::damerau_levenshtein(&plain, it))
    };
    known
        .map(|it| (distance(it), it))
        .filter(|(distance, it)| {
            let letters = it.chars().count();
            *distance <= 1 + letters / 4 && *distance < letters
        })
        .min()
        .map(|(_, it)| it)
}

/// A value of another shape than its field's.
pub fn wrong_shape(at: Location, label: Pair, expected: Pair, example: &str) -> Diagnostic {
    let message = Text::new(
        format!("{} phải là {}", label.0, expected.0),
        format!("{} must be {}", label.1, expected.1),
    );
    let diagnostic = Diagnostic::error("sai-kieu", at, message);
    if example.is_empty() {
        return diagnostic.label("viết lại mục này", "write this field anew");
    }
    // One line stands at the caret; the rest of a longer example is told by `danvan schema`.
    let example = example.trim().lines().next().unwrap_or_default();
    diagnostic.label(format!("ví dụ: {example}"), format!("for example: {example}"))
}

/// A value without fields where a few are needed.
pub fn no_fields<'a>(at: Location, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let message = Text::new(
        "phần này gồm nhiều mục dạng `tên: nội dung`",
        "this part is made of fields as `name: value`",
    );
    let known: Vec<&str> = known.collect();
    Diagnostic::error("sai-kieu", at, message)
        .label(
            format!("viết dạng {{ {}: … }}", known.first().unwrap_or(&"…")),
            format!("write {{ {}: … }}", known.first().unwrap_or(&"…")),
        )
        .help(format!("dùng được: {}", known.join(", ")), format!("known: {}", known.join(", ")))
}

/// A date that is none.
pub fn bad_date(at: Location, found: &str, partial: bool) -> Diagnostic {
    let message = Text::new(
        format!("`{found}` không phải ngày hợp lệ"),
        format!("`{found}` is not a valid date"),
    );
    let diagnostic = Diagnostic::error("sai-ngay", at, message);
    match turned(found) {
        Some(iso) => diagnostic.label(format!("viết {iso}"), format!("write {iso}")),
        None if partial => diagnostic
            .label("viết 2023-11-05, 2023-11 hoặc 2023", "write 2023-11-05, 2023-11 or 2023"),
        None => {
            diagnostic.label("viết năm-tháng-ngày: 2023-11-05", "write year-month-day: 2023-11-05")
        }
    }
}

/// Turns `22/11/2026` or `11/2026` into the order that files are written in.
fn turned(found: &str) -> Option<String> {
    let mut parts: Vec<i16> = Vec::new();
    for part in found.split(['/', '.', '-']) {
        parts.push(part.trim().parse().ok()?);
    }
    let small = |it: i16| i8::try_from(it).ok();
    match parts.as_slice() {
        [day, month, year] => jiff::civil::Date::new(*year, small(*month)?, small(*day)?)
            .ok()
            .map(|it| it.to_string()),
        [month, year] if (1..=12).contains(month) && *year > 31 => {
            Some(format!("{year}-{month:02}"))
        }
        _ => None,
    }
}

/// A story is taken down before the day, or on the day, that it would be shown from.
pub fn never_shown(at: Location, publish: jiff::civil::Date) -> Diagnostic {
    let message = Text::new(
        format!("bài gỡ trước khi đăng ({publish}), nên không ngày nào hiện"),
        format!("it expires before it is published ({publish}), so no day shows it"),
    );
    Diagnostic::error("go-truoc-khi-dang", at, message)
        .label(format!("ghi ngày sau {publish}"), format!("write a day after {publish}"))
}

/// A period that is none.
pub fn bad_period(at: Location, found: &str) -> Diagnostic {
    let message = Text::new(
        format!("`{found}` không phải khoảng thời gian hợp lệ"),
        format!("`{found}` is not a valid period"),
    );
    Diagnostic::error("sai-thoi-gian", at, message)
        .label("viết 2023, 2016-2020 hoặc 2019-", "write 2023, 2016-2020 or 2019-")
}

/// An id of another form; `free` is one of the right form that may be used instead.
pub fn bad_id(at: Location, found: &str, free: &str) -> Diagnostic {
    let message =
        Text::new(format!("mã bài `{found}` không hợp lệ"), format!("`{found}` is not a valid id"));
    Diagnostic::error("sai-ma-bai", at, message).label(
        format!("cần đúng sáu chữ thường không dấu hoặc chữ số, có ít nhất một chữ, ví dụ {free}"),
        format!("six lower-case letters or digits, at least one of them a letter, such as {free}"),
    )
}

/// A web address that is none.
pub fn bad_url(at: Location, found: &str) -> Diagnostic {
    let message = Text::new(
        format!("`{found}` không phải địa chỉ trang"),
        format!("`{found}` is not a web address"),
    );
    Diagnostic::error("sai-dia-chi", at, message)
        .label("phải bắt đầu bằng https:// hoặc http://", "must start with https:// or http://")
}

/// An old address that cannot be one.
pub fn bad_alias(at: Location, found: &str) -> Diagnostic {
    let message = Text::new(
        format!("`{found}` không phải địa chỉ trong trang"),
        format!("`{found}` is not an address of this site"),
    );
    Diagnostic::error("sai-dia-chi-cu", at, message).label(
        "viết từ gốc của trang, ví dụ /cu/duong-lang/",
        "write it from the site's root, as /old/road/",
    )
}

/// A source that says neither where nor what.
pub fn empty_source(at: Location) -> Diagnostic {
    let message = Text::new(
        "nguồn không có địa chỉ, tên hay trích dẫn",
        "the source has no address, title or citation",
    );
    Diagnostic::error("nguon-trong", at, message)
        .label("thêm url, title hoặc citation", "add url, title or citation")
}

/// A file lies where no kind of content is kept.
pub fn unknown_folder(file: &super::FilePath, folders: &[&str]) -> Diagnostic {
    let message = Text::new(
        "tệp không nằm trong thư mục nội dung nào",
        "the file is in no folder of content",
    );
    Diagnostic::error("sai-thu-muc", Location::file(file), message).label(
        format!("chuyển vào một trong các thư mục: {}", folders.join(", ")),
        format!("move it into one of: {}", folders.join(", ")),
    )
}

/// A file stands where the list of its kind of content has its page.
pub fn index_of_section(file: &super::FilePath, folder: &str) -> Diagnostic {
    let message = Text::new(
        format!("index.md đặt ngay trong {folder} thì không có tên bài để làm địa chỉ"),
        format!("index.md right in {folder} has no name to make an address of"),
    );
    Diagnostic::error("index-sai-cho", Location::file(file), message).label(
        format!("chuyển vào một thư mục riêng: content/{folder}/ten-bai/index.md"),
        format!("move it into a folder of its own: content/{folder}/its-name/index.md"),
    )
}

/// The file's name makes no good address.
pub fn bad_slug(file: &super::FilePath, slug: &str, better: &str) -> Diagnostic {
    let message = Text::new(
        format!("tên `{slug}` không dùng làm địa chỉ trang được"),
        format!("`{slug}` cannot be part of an address"),
    );
    Diagnostic::error("sai-ten-tep", Location::file(file), message)
        .label(format!("đổi thành `{better}`"), format!("rename it to `{better}`"))
}
