//! Problems of the search: of its index, and of the table of synonyms, `content/tu-dong-nghia.yaml`.

use std::io;

use super::disk::reason;
use super::{Diagnostic, Location, Text};

/// What waits for the index of the search cannot be put away or read back.
pub fn no_room(why: &io::Error) -> Diagnostic {
    let why = reason(why);
    let message = Text::new(
        format!("không ghi hoặc đọc lại được tệp tạm khi làm phần tìm kiếm: {}", why.vi),
        format!("cannot write or read back parts of the search index: {}", why.en),
    );
    Diagnostic::error("het-cho-cho-chi-muc", Location::file(&"content".into()), message).label(
        "xem ổ đĩa chứa trang dựng ra còn chỗ và cho ghi không, rồi chạy lại",
        "see that the disk of the output folder has space and may be written, and run again",
    )
}

/// The abbreviations are not lines of an abbreviation and what it stands for.
pub fn no_abbreviations(at: Location) -> Diagnostic {
    let message = Text::new(
        "chữ viết tắt ghi mỗi dòng một chữ, kèm nghĩa",
        "abbreviations are lines, each with its meaning",
    );
    Diagnostic::error("sai-viet-tat", at, message)
        .label("ví dụ: NTM: nông thôn mới", "for example: NTM: nông thôn mới")
}

/// A group of synonyms is no list.
pub fn no_groups(at: Location) -> Diagnostic {
    let message = Text::new(
        "từ đồng nghĩa ghi mỗi dòng một nhóm trong [ ]",
        "synonyms are lines, each a group in [ ]",
    );
    Diagnostic::error("sai-dong-nghia", at, message)
        .label("ví dụ: - [heo, lợn]", "for example: - [heo, lợn]")
}

/// A group of synonyms has fewer than two.
pub fn lonely_word(at: Location) -> Diagnostic {
    let message = Text::new(
        "nhóm từ đồng nghĩa cần ít nhất hai từ",
        "a group of synonyms needs two words at least",
    );
    Diagnostic::error("dong-nghia-thieu-tu", at, message).label(
        "thêm một từ cùng nghĩa, hoặc bỏ dòng này",
        "add a word of this meaning, or delete the line",
    )
}

/// A word of the table has no letter or digit to search for.
pub fn no_phrase(at: Location, found: &str) -> Diagnostic {
    let message = match found {
        "" => Text::new("chỗ này không phải một từ", "this is no word"),
        _ => Text::new(
            format!("`{found}` không có chữ nào để tìm"),
            format!("`{found}` has no letters to search for"),
        ),
    };
    Diagnostic::error("dong-nghia-khong-chu", at, message)
        .label("viết một từ hoặc một cụm từ", "write a word or a phrase")
}
