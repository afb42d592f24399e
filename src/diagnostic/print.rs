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

/// No volume is named where there are several.
pub fn unnamed_volume(at: Location, known: &[&str]) -> Diagnostic {
    let message = Text::new("chưa chọn kỷ yếu nào", "no volume is named");
    let list = known.join(", ");
    Diagnostic::error("ky-yeu-chua-chon", at, message)
        .label("ghi tên sau lệnh: danvan print TÊN", "name it after the command: danvan print NAME")
        .help(format!("đang có: {list}"), format!("there are: {list}"))
}

/// There is no story in this file.
pub fn unknown_story(at: Location) -> Diagnostic {
    let message = Text::new("không có bài nào ở đây", "there is no story here");
    Diagnostic::error("khong-co-bai", at, message).label(
        "viết đường dẫn của bài, ví dụ content/mo-hinh/duong-hoa.md",
        "write the path of a story, for example content/mo-hinh/duong-hoa.md",
    )
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
        Some(near) => found.did_you_mean(near),
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

/// A picture has too few dots for the size that it is printed at, `width` millimetres.
pub fn coarse_picture(at: Location, file: &str, dots: u32, width: u32) -> Diagnostic {
    let message = Text::new(
        format!("ảnh `{file}` in rộng {width} mm chỉ đạt {dots} điểm trên inch, sẽ bị vỡ nét"),
        format!("picture `{file}`, {width} mm wide in print, has only {dots} dots an inch"),
    );
    Diagnostic::warning("anh-in-mo", at, message).label(
        "dùng ảnh gốc từ máy ảnh; nên có ít nhất 200 điểm trên inch",
        "use the original photograph; 200 dots an inch are needed",
    )
}

/// A file of `fonts/` holds no face.
pub fn no_face(at: Location) -> Diagnostic {
    let message = Text::new("tệp này không phải phông chữ", "this file holds no typeface");
    Diagnostic::error("phong-hong", at, message).label(
        "chép lại tệp .ttf hoặc .otf, hoặc xóa nó",
        "copy the .ttf or .otf again, or delete it",
    )
}

/// A face does not draw some letters of Vietnamese.
pub fn unsound_face(at: Location, lost: &str) -> Diagnostic {
    let shown: String = lost.chars().take(20).collect();
    let message = Text::new(
        format!("phông chữ này thiếu nét của: {shown}"),
        format!("this typeface does not draw: {shown}"),
    );
    Diagnostic::error("phong-thieu-chu", at, message).label(
        "dùng phông đủ chữ Việt, hoặc xóa tệp để in bằng phông có sẵn",
        "use a face with all Vietnamese letters, or delete the file to use the shipped one",
    )
}

/// The pages could not be set; `reason` is what the typesetter says, which is English.
pub fn unset(at: Location, reason: &str) -> Diagnostic {
    let message = Text::new(
        format!("không dàn được trang in: {reason}"),
        format!("the pages cannot be set: {reason}"),
    );
    Diagnostic::error("khong-dan-trang", at, message).label(
        "xóa tệp in riêng của trang trong themes/danvan/print để dùng bản gốc",
        "delete the site's own files in themes/danvan/print to use the shipped ones",
    )
}

/// A letter that the typeface does not have.
pub fn missing_glyph(at: Location, letter: char, face: &str) -> Diagnostic {
    let code = u32::from(letter);
    let message = Text::new(
        format!("phông chữ {face} không có chữ `{letter}` (U+{code:04X})"),
        format!("the typeface {face} has no `{letter}` (U+{code:04X})"),
    );
    Diagnostic::error("phong-khong-co-chu", at, message).label(
        "thay bằng chữ khác, hoặc đặt phông có chữ này vào thư mục fonts",
        "write another, or put a face that has it into the folder fonts",
    )
}

/// A footnote cites itself, by others or straight.
pub fn note_circle(at: Location, number: usize) -> Diagnostic {
    let message = Text::new(
        format!("chú thích {number} dẫn lại chính nó"),
        format!("footnote {number} cites itself"),
    );
    Diagnostic::error("chu-thich-vong", at, message).label("bỏ dấu chú thích này", "drop this mark")
}

/// A footnote leads to others, and those to others, deeper than can be set.
pub fn deep_notes(at: Location, depth: usize, deepest: usize) -> Diagnostic {
    let message = Text::new(
        format!("chú thích này lồng tới {depth} tầng, in được nhiều nhất {deepest}"),
        format!("this footnote is nested {depth} deep; {deepest} can be printed"),
    );
    Diagnostic::error("chu-thich-qua-sau", at, message).label(
        "gộp các chú thích dẫn tới nhau, bớt trích dẫn và danh sách lồng trong chúng",
        "make fewer footnotes of those that lead to one another, and nest less within them",
    )
}

/// A word is longer than any line.
pub fn long_word(at: Location) -> Diagnostic {
    let message = Text::new(
        "có một chuỗi chữ quá dài mà không có khoảng trắng, không in được",
        "a word without a blank is too long to be printed",
    );
    Diagnostic::error("tu-qua-dai", at, message)
        .label("thêm khoảng trắng, hoặc bỏ đoạn này", "add blanks, or leave this out")
}

/// A table is wider than its page, though it is set as small as can be read.
pub fn wide_table(at: Location, columns: usize) -> Diagnostic {
    let message = Text::new(
        format!("bảng {columns} cột này rộng hơn trang in, dù đã thu nhỏ chữ"),
        format!("this table of {columns} columns is wider than a page, even in smaller letters"),
    );
    Diagnostic::error("bang-qua-rong", at, message).label(
        "chia thành nhiều bảng, hoặc viết gọn lại chữ và địa chỉ dài trong các ô",
        "part it into several tables, or shorten the long words and addresses in its cells",
    )
}
