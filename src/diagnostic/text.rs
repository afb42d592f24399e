//! Problems of a file's letters, whatever they mean.

use super::{Diagnostic, Location, Text};

/// A character that nobody sees and that changes what others read.
pub fn unseen(at: Location, letter: char) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(letter));
    let (vi, en) = if letter.is_control() {
        ("ký tự điều khiển", "a control character")
    } else {
        ("ký tự đảo chiều chữ", "a character that turns the direction of writing")
    };
    let message = Text::new(
        format!("có {vi} {code}, mắt không thấy nhưng làm sai lạc chữ"),
        format!("{en}, {code}, stands here unseen and garbles the text"),
    );
    Diagnostic::error("ky-tu-an", at, message)
        .label(
            "đặt con trỏ ngay trước chỗ này, nhấn Delete một lần",
            "put the cursor right before this place and press Delete once",
        )
        .help(
            "không thấy đúng chỗ thì xóa cả dòng rồi gõ lại, đừng chép dán",
            "where the place cannot be found, delete the line and type it again, without pasting",
        )
}
