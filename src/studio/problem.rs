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
    if advice.contains("danvan import --template") {
        return "“Tải bảng Excel mẫu” ở cuối trang cho một bảng có sẵn mọi tên cột".to_owned();
    }
    let commands = [
        ("; `danvan schema` liệt kê mọi chỉ tiêu", ""),
        ("chạy `danvan check`, sửa rồi nhập", "sửa bài ấy ở “Danh sách bài” rồi nhập"),
        (
            "chạy `danvan check`, sửa tệp ấy rồi nhập lại",
            "sửa bài ấy ở “Danh sách bài” rồi nhập lại",
        ),
    ];
    commands.iter().fold(advice.to_owned(), |text, (from, to)| text.replace(from, to))
}
