//! What to say of a figure that could not be read: one sentence and one remedy for each kind.

use super::figure::Name;
use super::{Diagnostic, Location, Text};
use crate::vi::quantity::{ReadError, ReadErrorKind as Kind};

/// A figure could not be read.
pub fn unreadable(at: Location, written: &str, name: Name<'_>, error: &ReadError) -> Diagnostic {
    // These are slips of the figure as a whole, not of the word at which they are noticed.
    let whole = matches!(
        error.kind,
        Kind::OpenRange | Kind::StraySlash | Kind::TwoQualifiers | Kind::MisplacedQualifier
    );
    let part = written.get(error.span.clone()).filter(|it| !it.is_empty() && !whole);
    let bad = part.unwrap_or(written);
    let (code, message) = message(bad, name, &error.kind);
    let (vi, en) = remedy(bad, name, &error.kind);
    Diagnostic::error(code, at, message).label(vi, en)
}

#[expect(clippy::too_many_lines, reason = "a table: one row a kind")]
fn message(bad: &str, name: Name<'_>, kind: &Kind) -> (&'static str, Text) {
    let say = |code, vi: String, en: String| (code, Text::new(vi, en));
    match kind {
        Kind::Empty => say(
            "so-trong",
            format!("{} chưa có con số", name.vi),
            format!("{} has no figure", name.en),
        ),
        Kind::NotANumber => say(
            "khong-phai-so",
            format!("`{bad}` không có con số nào"),
            format!("`{bad}` holds no number"),
        ),
        Kind::Ambiguous { thousands, decimal } => say(
            "so-mo-ho",
            format!("`{bad}` có thể là {thousands} hoặc {decimal}"),
            format!("`{bad}` may mean {thousands} or {decimal}"),
        ),
        Kind::DecimalPoint { .. } => say(
            "dau-cham-thap-phan",
            format!("`{bad}`: phần thập phân viết sau dấu phẩy, không phải dấu chấm"),
            format!("`{bad}`: decimals are written after a comma, not a point"),
        ),
        Kind::BadGrouping { .. } => say(
            "nhom-chu-so",
            format!("`{bad}`: các chữ số chưa được nhóm từng ba chữ số bằng dấu chấm"),
            format!("`{bad}`: digits are not grouped in threes by points"),
        ),
        Kind::TooLong => say(
            "so-qua-dai",
            format!("`{bad}` có quá nhiều chữ số"),
            format!("`{bad}` has too many digits"),
        ),
        Kind::Negative => {
            say("so-am", format!("`{bad}` nhỏ hơn không"), format!("`{bad}` is below zero"))
        }
        Kind::MissingUnit { .. } => say(
            "thieu-don-vi",
            format!("{}: con số chưa có đơn vị", name.vi),
            format!("{}: the figure has no unit", name.en),
        ),
        Kind::UnknownUnit { found, expected } => say(
            "don-vi-la",
            format!("{} tính bằng {expected}, không phải `{found}`", name.vi),
            format!("{} is counted in {expected}, not `{found}`", name.en),
        ),
        Kind::RegionalUnit { found, .. } => say(
            "don-vi-dia-phuong",
            format!("`{found}` mỗi vùng một khác"),
            format!("the size of `{found}` differs by region"),
        ),
        Kind::MissingRate { expected } => say(
            "thieu-don-vi",
            format!("{} tính bằng {expected}", name.vi),
            format!("{} is counted in {expected}", name.en),
        ),
        Kind::UnexpectedRate { found, expected } => say(
            "don-vi-la",
            format!("{} tính bằng {expected}, không có `{found}`", name.vi),
            format!("{} is counted in {expected}, without `{found}`", name.en),
        ),
        Kind::StraySlash => say(
            "gach-cheo-thua",
            "có một dấu gạch chéo thừa".to_owned(),
            "there is a stray slash".to_owned(),
        ),
        Kind::MixedUnits => say(
            "khac-don-vi",
            format!("`{bad}`: phần và tổng không cùng đơn vị"),
            format!("`{bad}`: part and whole have different units"),
        ),
        Kind::FractionOfCount => say(
            "khong-phai-ty-le",
            format!("{} không phải tỷ lệ nên không viết dạng phần/tổng", name.vi),
            format!("{} is no share, so part/whole does not fit", name.en),
        ),
        Kind::ZeroWhole => say(
            "tong-bang-khong",
            format!("`{bad}`: tổng bằng không"),
            format!("`{bad}`: the whole is zero"),
        ),
        Kind::WordsBefore { words } => say(
            "chu-truoc-so",
            format!("không hiểu `{words}` trước con số"),
            format!("`{words}` before the number is not understood"),
        ),
        Kind::TwoQualifiers => say(
            "hai-tu-chi-muc",
            format!("`{bad}` có hai từ chỉ mức độ"),
            format!("`{bad}` has two words of exactness"),
        ),
        Kind::MisplacedQualifier => say(
            "tu-chi-muc-sai-cho",
            format!("từ chỉ mức độ trong `{bad}` đứng sai chỗ"),
            format!("the word of exactness in `{bad}` is misplaced"),
        ),
        Kind::OpenRange => say(
            "khoang-chua-dong",
            format!("`{bad}` có “từ” mà không có “đến” hay “trở lên”"),
            format!("`{bad}` has “từ” without “đến” or “trở lên”"),
        ),
        Kind::ReversedRange => say(
            "khoang-nguoc",
            format!("`{bad}`: số đầu lớn hơn số sau"),
            format!("`{bad}`: the first number is above the second"),
        ),
        Kind::SeveralAmounts { second } => say(
            "nhieu-con-so",
            format!("có thêm con số thứ hai: `{second}`"),
            format!("there is a second amount: `{second}`"),
        ),
    }
}

fn remedy(bad: &str, name: Name<'_>, kind: &Kind) -> (String, String) {
    let both = |vi: String, en: String| (vi, en);
    let write = |it: &str| both(format!("viết {it}"), format!("write {it}"));
    let unit = name.unit;
    match kind {
        Kind::Empty | Kind::NotANumber | Kind::WordsBefore { .. } => both(
            format!("viết con số rồi đơn vị: 12 {unit}"),
            format!("write the number, then its unit: 12 {unit}"),
        ),
        Kind::Ambiguous { thousands, decimal } => both(
            format!("viết \"{thousands}\" hoặc \"{decimal}\""),
            format!("write \"{thousands}\" or \"{decimal}\""),
        ),
        Kind::DecimalPoint { decimal } => write(decimal),
        Kind::BadGrouping { regrouped: Some(good) } => write(good),
        Kind::BadGrouping { regrouped: None } => write("1.234.567 hoặc 1234567"),
        Kind::TooLong => both("kiểm tra lại con số".into(), "check the number".into()),
        Kind::Negative => both("bỏ dấu trừ".into(), "drop the minus sign".into()),
        Kind::MissingUnit { completed } => write(completed),
        Kind::MissingRate { expected } => {
            let rest = expected.split_once('/').map_or("", |(_, rest)| rest);
            both(format!("viết thêm /{rest} sau đơn vị"), format!("write /{rest} after the unit"))
        }
        Kind::UnknownUnit { expected, .. } => both(
            format!("viết đơn vị {expected}, hoặc thêm từ này vào `also` của chỉ tiêu"),
            format!("write {expected}, or add the word to the metric's `also`"),
        ),
        Kind::RegionalUnit { expected, .. } => {
            both(format!("đổi ra {expected}"), format!("convert it into {expected}"))
        }
        Kind::UnexpectedRate { expected, .. } => both(
            format!("viết {expected}, hoặc dùng chỉ tiêu loại rate"),
            format!("write {expected}, or use a metric of kind rate"),
        ),
        Kind::StraySlash => both("bỏ dấu gạch chéo".into(), "drop the slash".into()),
        Kind::MixedUnits => both("ghi hai chỉ tiêu riêng".into(), "give two metrics".into()),
        Kind::FractionOfCount => both(
            format!(
                "chỉ giữ số trước dấu gạch chéo và {unit}; cần cả tổng thì dùng chỉ tiêu loại ratio"
            ),
            format!(
                "keep the number before the slash and {unit}; with its whole it wants a metric of kind ratio"
            ),
        ),
        Kind::ZeroWhole => both("ghi tổng lớn hơn không".into(), "give a whole above zero".into()),
        Kind::TwoQualifiers => both("giữ lại một từ".into(), "keep one of them".into()),
        Kind::MisplacedQualifier => {
            both(format!("đặt từ ấy lên đầu: khoảng {bad}"), format!("put it first: khoảng {bad}"))
        }
        Kind::OpenRange => both(
            "viết “từ … đến …” hoặc “từ … trở lên”".into(),
            "write “từ … đến …” or “từ … trở lên”".into(),
        ),
        Kind::ReversedRange => both(
            "đổi chỗ hai số; nếu là trước và sau: 2 m -> 4 m".into(),
            "swap them; for before and after: 2 m -> 4 m".into(),
        ),
        Kind::SeveralAmounts { .. } => both(
            "ghi tổng ở value và từng số ở parts".into(),
            "give the sum as value and each amount in parts".into(),
        ),
    }
}
