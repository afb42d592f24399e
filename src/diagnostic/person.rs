//! Warnings of what the law protects: they ask someone to look, and never keep a site from being built.

use super::{Diagnostic, Location, Text};
use crate::vi::personal::Kind;

/// Something told of a person, or a number that reaches one; `words` are those found.
pub fn told(at: Location, kind: Kind, words: &str) -> Diagnostic {
    let (code, vi, en) = match kind {
        Kind::Phone => ("so-dien-thoai", "số điện thoại", "a telephone number"),
        Kind::CitizenNumber => ("so-can-cuoc", "số căn cước", "a citizen's number"),
        Kind::Email => ("thu-dien-tu", "địa chỉ thư điện tử", "an e-mail address"),
        Kind::Birth => {
            ("ngay-sinh", "ngày hoặc năm sinh của người được nêu tên", "the birth of someone named")
        }
        Kind::Sensitive => (
            "du-lieu-nhay-cam",
            "dân tộc, tôn giáo hoặc sức khỏe của người được nêu tên",
            "the people, religion or health of someone named",
        ),
        Kind::Child => ("tre-em", "tên hoặc tuổi của trẻ em", "the name or age of a child"),
    };
    let message = Text::new(
        format!("`{words}` có thể là {vi}, sẽ hiện cho mọi người đọc"),
        format!("`{words}` may be {en}, for everyone to read"),
    );
    let problem = Diagnostic::warning(code, at, message);
    match kind {
        Kind::CitizenNumber => problem.label(
            "bỏ số này đi: không bài viết nào cần nó",
            "leave this number out: no story needs it",
        ),
        Kind::Phone | Kind::Email => problem.label(
            "bỏ đi; cách liên hệ của cơ quan thì ghi ở `contact` hoặc trang liên hệ",
            "leave it out; where an office is reached belongs to `contact` or a page",
        ),
        _ => problem.label("bỏ chi tiết này, hoặc bỏ tên", "leave out this detail, or the name"),
    }
}

/// Says of something told of a person how it may stay, where a story can say that they agreed.
pub fn with_consent(told: Diagnostic, kind: Kind) -> Diagnostic {
    match kind {
        Kind::Phone | Kind::Email | Kind::CitizenNumber => told,
        Kind::Birth | Kind::Sensitive | Kind::Child => told.help(
            "người đó (trẻ em thì cả cha mẹ) đồng ý cho nêu thì ghi tên vào `people`, đồng ý thế nào, ngày nào vào `consent` (Luật 91/2025/QH15)",
            "where they, and a child's parents, agreed to it, write the name into `people` and how and when they agreed into `consent` (Law 91/2025/QH15)",
        ),
    }
}

/// A person is named by consent, and how and when they agreed is not told.
pub fn unrecorded_consent(at: Location, name: &str) -> Diagnostic {
    let message = Text::new(
        format!("chưa ghi `{name}` đồng ý thế nào, ngày nào"),
        format!("how and when `{name}` agreed is not told"),
    );
    Diagnostic::warning("thieu-dong-y", at, message)
        .label(
            "thêm, ví dụ: `consent: nói miệng ngày 20/10/2026, anh Ba ghi`",
            "add, for example: `consent: by word of mouth, 2026-10-20`",
        )
        .help(
            "chưa hỏi được thì dựng với --anonymise: trang chỉ ghi chữ đầu của tên",
            "as long as nobody could ask, build with --anonymise: initials stand for the name",
        )
}

/// A picture says whom it shows, and not that they agreed.
pub fn unrecorded_portrait(at: Location) -> Diagnostic {
    let message = Text::new(
        "ảnh có người được nêu tên, chưa ghi người đó đồng ý",
        "the picture shows someone by name, and does not tell that they agreed",
    );
    Diagnostic::warning("anh-thieu-dong-y", at, message).label(
        "thêm `consent` cho ảnh: ai đồng ý, ngày nào",
        "add `consent` to the picture: who agreed, and when",
    )
}
