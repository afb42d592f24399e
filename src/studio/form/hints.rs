//! What to write in a field, where the schema's own help speaks to who writes YAML.

use crate::story::schema::{Field, Shape};

/// Help by the path of a field, rows left out: `places.village`.
const HINTS: &[(&str, &str)] = &[
    ("summary", "Một hoặc hai câu, để người đọc biết việc gì đã làm và được gì."),
    ("kind", "Việc của một tập thể, hay của một người."),
    ("field", "Việc này thuộc lĩnh vực nào."),
    ("organ", "Đơn vị đứng ra chủ trì."),
    ("tags", "Mỗi dòng một từ khóa."),
    ("period", "Năm hoặc khoảng năm: 2023, 2016-2020, hoặc 2019- nếu còn tiếp tục."),
    ("scope", "Số liệu, hội nghị của cấp nào."),
    ("places", "Nơi đã làm. Gõ tên xã, phường; tên cũ cũng được."),
    ("replicated_at", "Những nơi khác đã làm theo."),
    (
        "metrics",
        "Chọn chỉ tiêu, rồi gõ con số như vẫn viết trong báo cáo, có đơn vị: gần 1.000 m2, 56 hộ, 1,2 tỷ đồng.",
    ),
    ("pictures", "Ảnh được thu nhỏ và xóa thông tin về nơi chụp, máy chụp trước khi cất."),
    (
        "people",
        "Ai được nêu tên trong bài. Chỉ nêu tên khi người ấy đồng ý, hoặc nêu theo chức vụ.",
    ),
    ("sources", "Bài báo, báo cáo đã dùng để viết."),
    ("compiled", "Chọn “Có” nếu bài viết lại từ báo chí; trang sẽ nói rõ điều đó."),
    ("labelled", "Chọn “Không” nếu nguồn không gọi việc này là “Dân vận khéo”."),
    ("related", "Bài khác nên đọc cùng."),
    ("aliases", "Mỗi dòng một địa chỉ, bắt đầu bằng dấu gạch chéo."),
    ("documents", "Văn bản của hội nghị."),
    ("award_lists", "Danh sách khen thưởng tại hội nghị."),
    ("movements", "Số liệu phong trào công bố tại hội nghị."),
    ("conference", "Danh sách này được công bố ở hội nghị nào."),
    ("level", "Cấp khen thưởng."),
    ("awarded", "Ai được khen, hình thức gì."),
    ("awards", "Bằng khen, giấy khen đã nhận."),
    ("recognition", "Cấp nào đã công nhận mô hình."),
    ("replication.steps", "Mỗi dòng một việc, theo thứ tự."),
    ("lifecycle.result", ""),
    ("places.name", "Gõ tên xã, phường, huyện cũ hoặc tỉnh rồi chọn trong danh sách hiện ra."),
    ("places.code", "Mã của đơn vị hành chính; chọn theo tên thì máy tự điền."),
    ("places.as_of", "Ngày mà tên hoặc mã còn dùng; bỏ trống là hôm nay."),
    ("people.basis", ""),
    ("awards.form", ""),
    ("awards.level", ""),
    ("awarded.form", ""),
    ("awarded.kind", ""),
    ("awarded.story", "Bài viết về người, tập thể ấy."),
    ("recognition.level", ""),
    ("papers.story", "Bài viết về mô hình được trình bày."),
    ("date", "Ngày đưa bài lên trang."),
    ("pictures.file", ""),
    (
        "metrics.accept",
        "Khi máy báo con số có chỗ lạ mà nguồn ghi đúng như vậy: chọn điều lạ ấy và ghi lý do.",
    ),
    ("metrics.accept.lint", ""),
    ("metrics.accept.reason", ""),
    ("metrics.scope", "Con số là của riêng mô hình, hay của cả thôn, cả xã…"),
    ("metrics.role", "Chỉ kết quả mới được cộng vào tổng."),
];

/// Gives the help of the field at a path.
pub(super) fn hint(path: &str, field: &Field) -> String {
    let plain: Vec<&str> =
        path.split('.').filter(|it| it.parse::<usize>().is_err() && *it != "__").collect();
    let plain = plain.join(".");
    // Places are written alike wherever they stand.
    let plain = plain.replace("replicated_at.", "places.");
    let own = HINTS.iter().find(|(path, _)| *path == plain).map(|(_, hint)| *hint);
    let date = match field.shape {
        Shape::PartialDate => " Ví dụ: 26/10/2025, 10/2025 hoặc 2025.",
        _ => "",
    };
    let hint = own.unwrap_or(match field.shape {
        Shape::PartialDate if field.help.0.starts_with("Ngày, tháng") => "",
        _ => field.help.0,
    });
    format!("{hint}{date}").trim().to_owned()
}
