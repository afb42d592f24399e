//! The few words that the HTML itself says, in the language of the site.

use pulldown_cmark::BlockQuoteKind;

use crate::diagnostic::Lang;

/// Gives an alert's class and title.
pub(super) fn alert(kind: BlockQuoteKind, lang: Lang) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", pick(lang, "Lưu ý", "Note")),
        BlockQuoteKind::Tip => ("tip", pick(lang, "Mẹo", "Tip")),
        BlockQuoteKind::Important => ("important", pick(lang, "Quan trọng", "Important")),
        BlockQuoteKind::Warning => ("warning", pick(lang, "Cảnh báo", "Warning")),
        BlockQuoteKind::Caution => ("caution", pick(lang, "Thận trọng", "Caution")),
    }
}

/// Names a table's scrolling region; two regions on one page may not share a name.
pub(super) fn table(number: usize, lang: Lang) -> String {
    let name = pick(lang, "Bảng", "Table");
    if number == 1 { name.to_owned() } else { format!("{name} {number}") }
}

/// Says that a task is done.
pub(super) fn done(lang: Lang) -> &'static str {
    pick(lang, "Đã làm", "Done")
}

/// Says that a task is not done.
pub(super) fn to_do(lang: Lang) -> &'static str {
    pick(lang, "Chưa làm", "To do")
}

/// Names the footnotes' section.
pub(super) fn footnotes(lang: Lang) -> &'static str {
    pick(lang, "Chú thích", "Footnotes")
}

/// Names a footnote where it is cited.
pub(super) fn footnote(number: usize, lang: Lang) -> String {
    format!("{} {number}", pick(lang, "Chú thích", "Footnote"))
}

/// Names the way back from a footnote to where it is cited for the `time`-th time.
pub(super) fn back(number: usize, time: usize, lang: Lang) -> String {
    let name = pick(lang, "Trở lại nơi đánh dấu chú thích", "Back to the mark of footnote");
    if time == 1 { format!("{name} {number}") } else { format!("{name} {number} ({time})") }
}

fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}
