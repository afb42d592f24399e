//! Problems of front matter and of YAML files as YAML.

use super::{Diagnostic, FilePath, Location, Text};

/// A story's file does not start with front matter.
pub fn no_front_matter(file: &FilePath) -> Diagnostic {
    let message = Text::new(
        "tệp thiếu phần thông tin ở đầu, giữa hai dòng `---`",
        "the file has no front matter between two `---` lines",
    );
    Diagnostic::error("thieu-phan-dau", Location::file(file), message)
        .label("dòng đầu tiên phải là `---`", "the first line must be `---`")
        .help(
            "`danvan new mo-hinh \"Tiêu đề\"` tạo một tệp đủ các mục",
            "`danvan new mo-hinh \"Title\"` makes a file with every field",
        )
}

/// Front matter starts and never ends.
pub fn unclosed_front_matter(file: &FilePath) -> Diagnostic {
    let message =
        Text::new("phần thông tin ở đầu tệp chưa được đóng lại", "the front matter is not closed");
    Diagnostic::error("phan-dau-chua-dong", Location::span(file, 0..3), message)
        .label("thêm một dòng `---` sau mục cuối cùng", "add a line `---` after the last field")
}

/// A tab indents a line.
pub fn tab(at: Location) -> Diagnostic {
    let message =
        Text::new("dòng thụt vào bằng phím Tab", "the line is indented with a tab character");
    Diagnostic::error("phim-tab", at, message)
        .label("thay bằng hai dấu cách", "use two spaces instead")
}

/// A value holds a colon and is not quoted.
pub fn colon(at: Location, value: &str) -> Diagnostic {
    let message = Text::new(
        "nội dung có dấu hai chấm mà không đặt trong ngoặc kép",
        "the value holds a colon and is not quoted",
    );
    let fixed = format!("\"{}\"", value.replace('"', "\\\""));
    Diagnostic::error("dau-hai-cham", at, message)
        .label(format!("viết {fixed}"), format!("write {fixed}"))
}

/// One key stands twice.
pub fn repeated_key(at: Location, key: &str, first_line: usize) -> Diagnostic {
    let message = Text::new(
        format!("mục `{key}` ghi hai lần, lần đầu ở dòng {first_line}"),
        format!("`{key}` is given twice, first on line {first_line}"),
    );
    Diagnostic::error("muc-lap", at, message).label("giữ lại một lần", "keep one of them")
}

/// A number with a decimal comma would split in two inside `[…]` or `{…}`.
pub fn split_number(at: Location, written: &str) -> Diagnostic {
    let message = Text::new(
        format!("trong dấu [ ] hoặc {{ }}, dấu phẩy của `{written}` bị hiểu là ngăn cách hai mục"),
        format!("inside [ ] or {{ }} the comma of `{written}` parts two items"),
    );
    Diagnostic::error("dau-phay-thap-phan", at, message).label(
        format!("viết \"{written}\" trong ngoặc kép"),
        format!("write \"{written}\" in quotes"),
    )
}

/// Words with a comma would split in two inside `{…}`.
pub fn split_text(at: Location, written: &str) -> Diagnostic {
    let message = Text::new(
        "trong dấu { }, dấu phẩy ngăn cách hai mục nên nội dung này bị tách đôi",
        "inside { } a comma parts two fields, so this text falls in two",
    );
    let fixed = format!("\"{}\"", written.replace('"', "\\\""));
    Diagnostic::error("dau-phay-trong-ngoac", at, message)
        .label(format!("viết {fixed}"), format!("write {fixed}"))
}

/// An alias or anchor of YAML.
pub fn alias(at: Location) -> Diagnostic {
    let message = Text::new(
        "ký hiệu `&` và `*` của YAML không dùng được ở đây",
        "YAML anchors and aliases are not accepted here",
    );
    Diagnostic::error("ky-hieu-yaml", at, message).label(
        "viết thẳng nội dung, đặt trong ngoặc kép nếu bắt đầu bằng & hoặc *",
        "write the value itself, in quotes if it starts with & or *",
    )
}

/// A list or a group of fields is opened and not closed.
pub fn unclosed(at: Location, bracket: char) -> Diagnostic {
    let closing = if bracket == '[' { ']' } else { '}' };
    let message = Text::new(
        format!("dấu {bracket} mở mà chưa đóng"),
        format!("{bracket} is opened and not closed"),
    );
    Diagnostic::error("ngoac-chua-dong", at, message)
        .label(format!("thêm dấu {closing} ở cuối"), format!("add {closing} at its end"))
}

/// Front matter nested beyond any need.
pub fn deep(at: Location) -> Diagnostic {
    let message = Text::new("các mục lồng nhau quá sâu", "values are nested too deep");
    Diagnostic::error("long-qua-sau", at, message)
        .label("bỏ bớt dấu [ hoặc { thừa", "drop the surplus [ or {")
}

/// A value is wrapped in curly quotes, which YAML takes as letters.
pub fn curly_quotes(at: Location) -> Diagnostic {
    let message = Text::new(
        "dấu ngoặc kép cong “ ” là một phần của nội dung và sẽ hiện trên trang",
        "curly quotes “ ” are part of the value and will be shown",
    );
    Diagnostic::warning("ngoac-kep-cong", at, message).label(
        "dùng ngoặc kép thẳng \" nếu chỉ muốn bao nội dung",
        "use straight quotes \" if they only wrap the value",
    )
}

/// Any other slip; `parser` is what the YAML parser says of it.
pub fn syntax(at: Location, parser: &str) -> Diagnostic {
    let (message, (vi, en)) = cause(parser).map_or_else(
        || {
            let message = Text::new(
                format!("không đọc được dòng này ({parser})"),
                format!("this line cannot be read ({parser})"),
            );
            (message, FORM)
        },
        |(message, label)| (Text::new(message.0, message.1), label),
    );
    Diagnostic::error("sai-cu-phap", at, message).label(vi, en)
}

/// A sentence in Vietnamese and English.
type Pair = (&'static str, &'static str);

const FORM: Pair = (
    "mỗi mục một dòng, dạng `tên: nội dung`; các dòng con thụt vào hai dấu cách",
    "one field a line, as `name: value`; nested lines indented by two spaces",
);

/// Gives what is wrong and what to do for the slips that people make, by the parser's own words.
fn cause(parser: &str) -> Option<(Pair, Pair)> {
    const CAUSES: [(&str, Pair, Pair); 8] = [
        (
            "flow construct",
            (
                "phần trong [ ] hoặc { } xuống dòng sai chỗ",
                "[ ] or { } is broken over lines wrongly",
            ),
            ("viết cả phần này trên một dòng", "write all of it on one line"),
        ),
        (
            "misplaced bracket",
            ("dòng này thừa một dấu đóng ] hoặc }", "a closing ] or } is one too many"),
            ("bỏ dấu thừa", "drop it"),
        ),
        (
            "escape",
            (
                "trong ngoặc kép, dấu \\ có nghĩa riêng",
                "inside quotes, \\ has a meaning of its own",
            ),
            ("viết hai dấu \\\\ cho một dấu \\", "write \\\\ for one \\"),
        ),
        (
            "scanning a quoted scalar",
            ("dấu ngoặc mở mà chưa đóng", "the quote is opened and not closed"),
            ("thêm dấu ngoặc ở cuối nội dung", "add the closing quote"),
        ),
        (
            "unexpected character",
            (
                "nội dung bắt đầu bằng một ký hiệu có nghĩa riêng",
                "the value starts with a sign of YAML's own",
            ),
            ("đặt cả nội dung trong ngoặc kép", "put the whole value in quotes"),
        ),
        (
            "simple key expect",
            ("dòng này thiếu dấu hai chấm sau tên mục", "there is no colon after the field's name"),
            FORM,
        ),
        (
            "after double-quoted scalar",
            ("còn chữ sau dấu ngoặc kép đóng", "there are words after the closing quote"),
            (
                "đặt cả nội dung trong một cặp ngoặc, ví dụ '\"Đường hoa\" thôn Đông'",
                "put all of it in one pair of quotes, as '\"Flower road\" of Đông'",
            ),
        ),
        (
            "did not find expected",
            (
                "dòng này thụt vào sai chỗ, hoặc không có dạng `tên: nội dung`",
                "the line is indented wrongly, or is not `name: value`",
            ),
            FORM,
        ),
    ];
    let cause = CAUSES.iter().find(|(words, ..)| parser.contains(words));
    cause.map(|(_, message, label)| (*message, *label))
}
