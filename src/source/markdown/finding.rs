//! What can be wrong with a story's Markdown, and how it is said.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, FilePath, Location, Text};

/// The longest part, in characters, of the author's text that a message repeats.
const LONGEST_EXCERPT: usize = 60;

/// A problem of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is in the file.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FindingKind,
}

/// What a problem of the text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// HTML of the author's own, which is dropped; holds its beginning.
    RawHtml(String),
    /// A link or picture whose address has a scheme that is not allowed; holds the address.
    UnsafeScheme(String),
    /// A link or picture without an address.
    EmptyLink,
    /// A link without anything to read in it.
    UnnamedLink,
    /// A picture without a description.
    MissingAlt,
    /// A heading of level one, which is the title's.
    HeadingLevelOne,
    /// A heading more than one level below the one before.
    HeadingSkips {
        /// The level of the heading before; 1 is the title's.
        from: u8,
        /// Its own level.
        to: u8,
    },
    /// A heading without text; what else it holds, a picture say, becomes a paragraph.
    EmptyHeading,
    /// A heading with more in its braces than an id, all of which is dropped.
    HeadingAttributes,
    /// A heading whose id is taken or not usable.
    AnchorChanged {
        /// The id as written.
        from: String,
        /// The id it gets.
        to: String,
    },
    /// A second footnote with the same label, which is dropped; holds the label.
    DuplicateFootnote(String),
    /// A citation of a footnote that is not there; holds the label.
    UndefinedFootnote(String),
    /// A footnote that nothing cites, which is dropped; holds the label.
    UnusedFootnote(String),
}

impl Finding {
    /// Says the problem for the editor of `file`.
    pub fn diagnostic(&self, file: &FilePath) -> Diagnostic {
        let at = Location::span(file, self.span.clone());
        let (code, message) = self.kind.message();
        let (vi, en) = self.kind.advice();
        let diagnostic = match self.kind {
            FindingKind::RawHtml(_)
            | FindingKind::UnsafeScheme(_)
            | FindingKind::EmptyLink
            | FindingKind::MissingAlt
            | FindingKind::DuplicateFootnote(_)
            | FindingKind::UndefinedFootnote(_) => Diagnostic::error(code, at, message),
            _ => Diagnostic::warning(code, at, message),
        };
        diagnostic.label(vi, en)
    }
}

impl FindingKind {
    fn message(&self) -> (&'static str, Text) {
        match self {
            Self::RawHtml(found) => text(
                "ma-html",
                format!("bài viết có thẻ HTML `{found}`, phần này bị bỏ"),
                format!("the text holds HTML, `{found}`, which is dropped"),
            ),
            Self::UnsafeScheme(target) => text(
                "dia-chi-khong-an-toan",
                format!("địa chỉ `{}` không được phép dùng", excerpt(target)),
                format!("the address `{}` is not allowed", excerpt(target)),
            ),
            Self::EmptyLink => text(
                "lien-ket-trong",
                "liên kết hoặc ảnh thiếu địa chỉ",
                "a link or picture has no address",
            ),
            Self::UnnamedLink => text(
                "lien-ket-khong-chu",
                "liên kết không có chữ để đọc",
                "a link has nothing to read in it",
            ),
            Self::MissingAlt => {
                text("thieu-loi-ta-anh", "ảnh thiếu lời mô tả", "a picture has no description")
            }
            Self::HeadingLevelOne => text(
                "de-muc-cap-mot",
                "đề mục cấp một dành cho tên bài",
                "a heading of level one is the title's",
            ),
            Self::HeadingSkips { from, to } => text(
                "de-muc-nhay-cap",
                format!("đề mục nhảy từ cấp {from} xuống cấp {to}"),
                format!("the headings skip from level {from} to level {to}"),
            ),
            Self::EmptyHeading => {
                text("de-muc-trong", "đề mục không có chữ", "a heading has no text")
            }
            Self::HeadingAttributes => text(
                "de-muc-ngoac-nhon",
                "chữ trong ngoặc nhọn ở cuối đề mục bị bỏ",
                "the words in braces at the end of a heading are dropped",
            ),
            Self::AnchorChanged { from, to } => text(
                "ma-de-muc-doi",
                format!("mã đề mục `{from}` đã có hoặc không dùng được, đổi thành `{to}`"),
                format!("the heading's id `{from}` is taken or not usable and becomes `{to}`"),
            ),
            Self::DuplicateFootnote(label) => text(
                "chu-thich-lap",
                format!("chú thích `{label}` được viết hai lần"),
                format!("the footnote `{label}` is written twice"),
            ),
            Self::UndefinedFootnote(label) => text(
                "chu-thich-thieu",
                format!("không có chú thích `{label}`"),
                format!("there is no footnote `{label}`"),
            ),
            Self::UnusedFootnote(label) => text(
                "chu-thich-thua",
                format!("chú thích `{label}` không được dẫn ở đâu nên bị bỏ"),
                format!("nothing cites the footnote `{label}`, so it is dropped"),
            ),
        }
    }

    /// Says what to do, in Vietnamese and English.
    fn advice(&self) -> (&'static str, &'static str) {
        match self {
            Self::RawHtml(_) => ("viết bằng Markdown", "write it in Markdown"),
            Self::UnsafeScheme(_) => (
                "dùng https, http, mailto, tel hoặc đường dẫn trong trang",
                "use https, http, mailto, tel or a path within the site",
            ),
            Self::EmptyLink => {
                ("ghi địa chỉ trong ngoặc tròn", "write the address in the parentheses")
            }
            Self::UnnamedLink => ("ghi chữ trong ngoặc vuông", "write its words in the brackets"),
            Self::MissingAlt => (
                "ghi trong ngoặc vuông ảnh cho thấy gì",
                "write in the brackets what the picture shows",
            ),
            Self::HeadingLevelOne => ("viết hai dấu `##`", "write `##`"),
            Self::HeadingSkips { .. } => ("bớt dấu `#`", "use fewer `#`"),
            Self::EmptyHeading => {
                ("ghi tên đề mục hoặc xóa dòng này", "write its text or drop the line")
            }
            Self::HeadingAttributes => (
                "chỉ dùng `{#ma-de-muc}`; chữ thường thì viết ngoặc tròn",
                "only `{#id}` goes there; put words in parentheses",
            ),
            Self::AnchorChanged { .. } => ("chọn mã khác", "choose another id"),
            Self::DuplicateFootnote(_) => ("đổi nhãn hoặc xóa", "change its label or drop it"),
            Self::UndefinedFootnote(_) => {
                ("thêm dòng `[^nhãn]: nội dung`", "add a line `[^label]: text`")
            }
            Self::UnusedFootnote(_) => ("dẫn chú thích này hoặc xóa", "cite it or drop it"),
        }
    }
}

fn text(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> (&'static str, Text) {
    (code, Text::new(vi, en))
}

/// Gives the beginning of the first line of `text`.
pub(super) fn excerpt(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST_EXCERPT) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

/// Gives HTML without its comments.
pub(super) fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_short_and_of_one_line() {
        assert_eq!(excerpt(" <div>\n<p>x"), "<div>");
        assert_eq!(excerpt(&"đ".repeat(61)), format!("{}…", "đ".repeat(60)));
        assert_eq!(excerpt(""), "");
    }

    #[test]
    fn comments_are_cut_out_even_unclosed() {
        assert_eq!(without_comments("<!-- a -->b<!---->c<!-- d"), "bc");
    }

    fn said(kind: FindingKind) -> String {
        let finding = Finding { span: 3..5, kind };
        let diagnostic = finding.diagnostic(&"content/mo-hinh/x.md".into());
        assert_eq!(diagnostic.at.span, Some(3..5));
        let (message, label) = (diagnostic.message, diagnostic.label);
        format!(
            "{:?}[{}]\n{}: {}\n{}: {}",
            diagnostic.severity, diagnostic.code, message.vi, label.vi, message.en, label.en
        )
    }

    #[test]
    fn what_breaks_the_page_is_an_error() {
        let said = [
            said(FindingKind::RawHtml("<div>".into())),
            said(FindingKind::UnsafeScheme("data:x".into())),
            said(FindingKind::EmptyLink),
            said(FindingKind::MissingAlt),
            said(FindingKind::DuplicateFootnote("1".into())),
            said(FindingKind::UndefinedFootnote("1".into())),
        ];
        let expected = [
            "Error[ma-html]\n\
             bài viết có thẻ HTML `<div>`, phần này bị bỏ: viết bằng Markdown\n\
             the text holds HTML, `<div>`, which is dropped: write it in Markdown",
            "Error[dia-chi-khong-an-toan]\n\
             địa chỉ `data:x` không được phép dùng: \
             dùng https, http, mailto, tel hoặc đường dẫn trong trang\n\
             the address `data:x` is not allowed: \
             use https, http, mailto, tel or a path within the site",
            "Error[lien-ket-trong]\n\
             liên kết hoặc ảnh thiếu địa chỉ: ghi địa chỉ trong ngoặc tròn\n\
             a link or picture has no address: write the address in the parentheses",
            "Error[thieu-loi-ta-anh]\n\
             ảnh thiếu lời mô tả: ghi trong ngoặc vuông ảnh cho thấy gì\n\
             a picture has no description: write in the brackets what the picture shows",
            "Error[chu-thich-lap]\n\
             chú thích `1` được viết hai lần: đổi nhãn hoặc xóa\n\
             the footnote `1` is written twice: change its label or drop it",
            "Error[chu-thich-thieu]\n\
             không có chú thích `1`: thêm dòng `[^nhãn]: nội dung`\n\
             there is no footnote `1`: add a line `[^label]: text`",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn what_is_likely_a_slip_is_a_warning() {
        let (from, to) = ("x".to_owned(), "x-2".to_owned());
        let said = [
            said(FindingKind::UnnamedLink),
            said(FindingKind::HeadingLevelOne),
            said(FindingKind::HeadingSkips { from: 2, to: 4 }),
            said(FindingKind::EmptyHeading),
            said(FindingKind::HeadingAttributes),
            said(FindingKind::AnchorChanged { from, to }),
            said(FindingKind::UnusedFootnote("1".into())),
        ];
        let expected = [
            "Warning[lien-ket-khong-chu]\n\
             liên kết không có chữ để đọc: ghi chữ trong ngoặc vuông\n\
             a link has nothing to read in it: write its words in the brackets",
            "Warning[de-muc-cap-mot]\n\
             đề mục cấp một dành cho tên bài: viết hai dấu `##`\n\
             a heading of level one is the title's: write `##`",
            "Warning[de-muc-nhay-cap]\n\
             đề mục nhảy từ cấp 2 xuống cấp 4: bớt dấu `#`\n\
             the headings skip from level 2 to level 4: use fewer `#`",
            "Warning[de-muc-trong]\n\
             đề mục không có chữ: ghi tên đề mục hoặc xóa dòng này\n\
             a heading has no text: write its text or drop the line",
            "Warning[de-muc-ngoac-nhon]\n\
             chữ trong ngoặc nhọn ở cuối đề mục bị bỏ: \
             chỉ dùng `{#ma-de-muc}`; chữ thường thì viết ngoặc tròn\n\
             the words in braces at the end of a heading are dropped: \
             only `{#id}` goes there; put words in parentheses",
            "Warning[ma-de-muc-doi]\n\
             mã đề mục `x` đã có hoặc không dùng được, đổi thành `x-2`: chọn mã khác\n\
             the heading's id `x` is taken or not usable and becomes `x-2`: choose another id",
            "Warning[chu-thich-thua]\n\
             chú thích `1` không được dẫn ở đâu nên bị bỏ: dẫn chú thích này hoặc xóa\n\
             nothing cites the footnote `1`, so it is dropped: cite it or drop it",
        ];
        assert_eq!(said, expected);
    }
}
