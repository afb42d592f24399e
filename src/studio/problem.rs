//! What is wrong with a story, in words for who fills in a form.

use serde::Serialize;

use crate::diagnostic::render::line_column;
use crate::diagnostic::{Diagnostic, Lang, Severity, Sources};

/// One problem as an editor reads it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Problem {
    /// Whether it keeps the site from being published.
    pub(super) error: bool,
    /// What is wrong.
    pub(super) message: String,
    /// What to do; may be empty.
    pub(super) advice: Vec<String>,
    /// The line of the file.
    pub(super) line: usize,
}

impl Problem {
    /// Words a diagnostic.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let text = sources.get(&diagnostic.at.file).map_or("", |it| &**it);
        let start = diagnostic.at.span.as_ref().map_or(0, |it| it.start);
        let label = Some(&diagnostic.label).filter(|it| !it.vi.is_empty());
        let advice = label.into_iter().chain(&diagnostic.help).map(|it| it.get(Lang::Vi));
        let (message, advice) = match missing(diagnostic) {
            Some(label) => (format!("chưa điền “{label}”"), Vec::new()),
            None => (diagnostic.message.vi.clone(), advice.map(worded).collect()),
        };
        let error = diagnostic.severity == Severity::Error;
        Self { error, message, advice, line: line_column(text, start).line }
    }
}

/// Gives the label of the field that a diagnostic says is missing.
fn missing(diagnostic: &Diagnostic) -> Option<&str> {
    let is_missing = diagnostic.code == "thieu-muc";
    let label = diagnostic.message.vi.split_once(" (")?.1.strip_suffix(')');
    label.filter(|_| is_missing)
}

/// Says to who fills in a form what is said to who writes YAML.
fn worded(advice: &str) -> String {
    if advice.starts_with("nếu chính nguồn ghi như vậy:") {
        return "nếu chính nguồn ghi như vậy: mở “Chi tiết” của con số, chọn điều lạ này ở “Giữ con số dù có chỗ lạ” và ghi lý do".to_owned();
    }
    if advice.starts_with("thêm vào phần số liệu (metrics)") {
        return "chọn con số này ở “Con số tìm thấy trong bài viết” để đưa vào số liệu".to_owned();
    }
    if advice.starts_with("số về hoàn cảnh:") {
        return "số về hoàn cảnh: đưa vào số liệu rồi chọn vai trò ấy ở “Chi tiết” của con số; số nói thêm: nhắc trong ghi chú của một con số; số của bài khác: đặt liên kết tới bài ấy".to_owned();
    }
    if advice.contains("danvan import --template") {
        return "“Tải bảng Excel mẫu” ở cuối trang cho một bảng có sẵn mọi tên cột".to_owned();
    }
    let commands = [
        ("; `danvan schema` liệt kê mọi chỉ tiêu", ""),
        ("phần số liệu (metrics)", "phần số liệu"),
        ("ghi chú (note)", "ghi chú"),
        ("chạy `danvan check`, sửa rồi nhập", "sửa bài ấy ở “Danh sách bài” rồi nhập"),
        (
            "chạy `danvan check`, sửa tệp ấy rồi nhập lại",
            "sửa bài ấy ở “Danh sách bài” rồi nhập lại",
        ),
    ];
    commands.iter().fold(advice.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Location, figure};

    use super::*;

    #[test]
    fn who_fills_in_a_form_reads_no_key_of_the_file() {
        let at = || Location::file(&"content/mo-hinh/x.md".into());
        let told = [
            figure::not_carried(at(), "2 km", &["km_duong"]),
            figure::text_disagrees(at(), "2 km", "3 km"),
        ];
        let worded: Vec<Problem> =
            told.iter().map(|it| Problem::new(it, &Sources::default())).collect();
        assert_eq!(worded[0].message, "bài viết có “2 km” nhưng phần số liệu không có con số này");
        assert_eq!(
            worded[0].advice,
            [
                "chọn con số này ở “Con số tìm thấy trong bài viết” để đưa vào số liệu",
                "số về hoàn cảnh: đưa vào số liệu rồi chọn vai trò ấy ở “Chi tiết” của con số; \
                 số nói thêm: nhắc trong ghi chú của một con số; số của bài khác: đặt liên kết tới bài ấy"
            ]
        );
        assert_eq!(
            worded[1].advice[1],
            "nếu là hai con số khác nhau: thêm con số này vào phần số liệu, hoặc nhắc trong ghi chú của một chỉ tiêu"
        );
    }
}
