//! Problems of figures.

use rust_decimal::Decimal;

use super::front::suggest;
use super::{Diagnostic, Lang, Location, Text};
use crate::vi::show;

/// Names of the lints that a figure may accept.
pub const PART_ABOVE_WHOLE: &str = "phan-lon-hon-tong";
/// The parts do not add up to the figure.
pub const PARTS_DIFFER: &str = "thanh-phan-khac-tong";
/// A stated percentage is not the quotient.
pub const PERCENT_DIFFERS: &str = "ty-le-khac-phep-chia";
/// Beyond what can be.
pub const IMPOSSIBLE: &str = "khong-the-co";
/// Outside the usual range.
pub const UNLIKELY: &str = "it-gap";
/// The title says another number.
pub const TITLE_DISAGREES: &str = "tieu-de-khac-so-lieu";

/// The text tells an amount that no figure carries.
pub const NOT_CARRIED: &str = "so-lieu-chua-khai";
/// The text tells a figure with another number.
pub const TEXT_DISAGREES: &str = "bai-viet-khac-so-lieu";

/// Another story tells the same figure.
pub const REPEATED: &str = "so-lieu-lap";
/// A movement's total is below what lies inside it.
pub const BELOW_INNER: &str = "tong-nho-hon-ben-trong";

/// How many metrics a message names.
const MOST_METRICS: usize = 3;

/// What the messages say of a metric.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// Its Vietnamese name.
    pub vi: &'a str,
    /// Its English name.
    pub en: &'a str,
    /// Its unit.
    pub unit: &'a str,
}

impl Name<'_> {
    /// Shows a number of this metric with its unit.
    fn show(self, value: Decimal, lang: Lang) -> String {
        let unit = show::unit(self.unit);
        let space = if unit == "%" { "" } else { "\u{a0}" };
        format!("{}{space}{unit}", show::number_in(value, lang))
    }
}

/// A metric that is not defined.
pub fn unknown_metric(at: Location, key: &str, known: &[&str]) -> Diagnostic {
    let message =
        Text::new(format!("không có chỉ tiêu `{key}`"), format!("there is no metric `{key}`"));
    let diagnostic = Diagnostic::error("chi-tieu-la", at, message);
    match super::front::nearest(key, known.iter().copied()) {
        Some(near) => diagnostic.did_you_mean(near),
        None => diagnostic.label(
            "thêm chỉ tiêu này vào phần metrics của content/site.yaml",
            "add it to `metrics` in content/site.yaml",
        ),
    }
    .help("`danvan schema` liệt kê mọi chỉ tiêu", "`danvan schema` lists every metric")
}

/// A lint that no figure can accept.
pub fn unknown_lint(at: Location, name: &str, known: &[&str]) -> Diagnostic {
    let message =
        Text::new(format!("không có lỗi nào tên `{name}`"), format!("there is no lint `{name}`"));
    suggest(Diagnostic::error("loi-la", at, message), name, known.iter().copied())
}

fn accept(diagnostic: Diagnostic) -> Diagnostic {
    let code = diagnostic.code;
    diagnostic.help(
        format!(
            "nếu chính nguồn ghi như vậy: {{ value: con số, accept: [{{ lint: {code}, reason: lý do }}] }}"
        ),
        format!(
            "if the source itself says so: {{ value: figure, accept: [{{ lint: {code}, reason: why }}] }}"
        ),
    )
}

/// A part is greater than its whole.
pub fn part_above_whole(at: Location, part: Decimal, whole: Decimal) -> Diagnostic {
    let shown = |lang| (show::number_in(part, lang), show::number_in(whole, lang));
    let ((part_vi, whole_vi), (part_en, whole_en)) = (shown(Lang::Vi), shown(Lang::En));
    let message = Text::new(
        format!("phần ({part_vi}) lớn hơn tổng ({whole_vi})"),
        format!("the part ({part_en}) is greater than the whole ({whole_en})"),
    );
    let diagnostic = Diagnostic::error(PART_ABOVE_WHOLE, at, message).label(
        "viết phần trước, tổng sau: 148/150",
        "write the part first, then the whole: 148/150",
    );
    accept(diagnostic)
}

/// The parts do not add up.
pub fn parts_differ(at: Location, sum: Decimal, value: Decimal, name: Name<'_>) -> Diagnostic {
    let message = Text::new(
        format!(
            "các thành phần cộng lại là {}, không phải {}",
            name.show(sum, Lang::Vi),
            name.show(value, Lang::Vi)
        ),
        format!(
            "the parts add up to {}, not {}",
            name.show(sum, Lang::En),
            name.show(value, Lang::En)
        ),
    );
    let diagnostic = Diagnostic::error(PARTS_DIFFER, at, message)
        .label("sửa tổng hoặc thành phần", "mend the total or a part");
    accept(diagnostic)
}

/// A stated percentage is not the quotient.
pub fn percent_differs(at: Location, part: Decimal, whole: Decimal, stated: Decimal) -> Diagnostic {
    let computed = part
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|it| it.checked_div(whole))
        .unwrap_or_default()
        .round_dp(stated.scale());
    let message = Text::new(
        format!(
            "ghi {}% nhưng phép chia cho {}%",
            show::number_in(stated, Lang::Vi),
            show::number_in(computed, Lang::Vi)
        ),
        format!(
            "{}% is stated, but the quotient is {}%",
            show::number_in(stated, Lang::En),
            show::number_in(computed, Lang::En)
        ),
    );
    let diagnostic = Diagnostic::error(PERCENT_DIFFERS, at, message)
        .label("sửa tỷ lệ hoặc hai con số", "mend the percentage or the numbers");
    accept(diagnostic)
}

/// Beyond what can be.
pub fn impossible(at: Location, limit: Decimal, name: Name<'_>) -> Diagnostic {
    let message = Text::new(
        format!("{} không thể lớn hơn {}", name.vi, name.show(limit, Lang::Vi)),
        format!("{} cannot be above {}", name.en, name.show(limit, Lang::En)),
    );
    let diagnostic =
        Diagnostic::error(IMPOSSIBLE, at, message).label("kiểm tra lại con số", "check the number");
    accept(diagnostic)
}

/// Outside the usual range.
pub fn unlikely(at: Location, low: Decimal, high: Decimal, name: Name<'_>) -> Diagnostic {
    let message = Text::new(
        format!(
            "{} của một mô hình thường từ {} đến {}",
            name.vi,
            show::number_in(low, Lang::Vi),
            name.show(high, Lang::Vi)
        ),
        format!(
            "{}: one model usually has between {} and {}",
            name.en,
            show::number_in(low, Lang::En),
            name.show(high, Lang::En)
        ),
    );
    let diagnostic = Diagnostic::warning(UNLIKELY, at, message).label(
        "thừa hay thiếu số 0? nếu là số của xã, huyện, tỉnh: ghi scope",
        "a zero too many or too few? for a commune's or province's figure, give its scope",
    );
    accept(diagnostic)
}

/// The title rounds a number that a figure gives exactly.
pub fn title_disagrees(at: Location, title: &str, wording: &str) -> Diagnostic {
    let message = Text::new(
        format!("tiêu đề ghi “{title}” nhưng số liệu ghi “{wording}”"),
        format!("the title says “{title}”, the figure “{wording}”"),
    );
    let diagnostic = Diagnostic::warning(TITLE_DISAGREES, at, message).label(
        "dùng một cách ghi cho cả tiêu đề và số liệu",
        "use one wording for title and figure",
    );
    accept(diagnostic)
}

/// The text tells an amount that no figure carries; `metrics` are those it may belong to.
pub fn not_carried(at: Location, written: &str, metrics: &[&str]) -> Diagnostic {
    let message = Text::new(
        format!("bài viết có “{written}” nhưng phần số liệu không có con số này"),
        format!("the text says “{written}”, which no metric carries"),
    );
    let more = if metrics.len() > MOST_METRICS { "…" } else { "" };
    let metrics = metrics.iter().take(MOST_METRICS).copied().collect::<Vec<_>>().join(", ");
    Diagnostic::warning(NOT_CARRIED, at, message)
        .label(
            format!("thêm vào phần số liệu (metrics), ở chỉ tiêu đúng: {metrics}{more}"),
            format!("add it to `metrics` under the right one: {metrics}{more}"),
        )
        .help(
            "số về hoàn cảnh: { value: con số, role: boi-canh }; số nói thêm: nhắc trong ghi chú (note) của một chỉ tiêu; số của bài khác: liên kết tới bài ấy",
            "background: { value: figure, role: boi-canh }; an aside: tell it in the note of a metric; another story's figure: link to that story",
        )
}

/// The text tells a figure with another number, by a slip of the hand as it seems.
pub fn text_disagrees(at: Location, written: &str, wording: &str) -> Diagnostic {
    let message = Text::new(
        format!("bài viết ghi “{written}” nhưng số liệu ghi “{wording}”"),
        format!("the text says “{written}”, the figure “{wording}”"),
    );
    Diagnostic::warning(TEXT_DISAGREES, at, message)
        .label("sửa bên sai cho khớp", "mend the one that is wrong")
        .help(
            "nếu là hai con số khác nhau: thêm con số này vào phần số liệu (metrics), hoặc nhắc trong ghi chú (note) của một chỉ tiêu",
            "if they are two numbers: add this one to `metrics`, or tell it in the note of the metric",
        )
}

/// Another story, told of by file and line, tells the same figure of the same place and time; `path`
/// leads there from here.
pub fn repeated(at: Location, wording: &str, other: &str, path: &str) -> Diagnostic {
    let message = Text::new(
        format!("“{wording}” đã có ở {other}, cùng địa bàn, cùng thời gian"),
        format!("“{wording}” is told at {other} too, of the same place and time"),
    );
    Diagnostic::warning(REPEATED, at, message)
        .label("là một con số hay hai con số khác nhau?", "is it one figure, or are they two?")
        .help(
            format!("nếu là một: {{ value: con số, same_as: {path} }}, tổng sẽ chỉ cộng một lần"),
            format!("if one: {{ value: figure, same_as: {path} }}, and totals add it once"),
        )
        .help(
            format!(
                "nếu là hai: {{ value: con số, accept: [{{ lint: {REPEATED}, reason: lý do }}] }}"
            ),
            format!("if two: {{ value: figure, accept: [{{ lint: {REPEATED}, reason: why }}] }}"),
        )
}

/// A figure is said to be the same as that of a story which has none of its metric.
pub fn not_told_there(at: Location, other: &str, metric: &str) -> Diagnostic {
    let message = Text::new(
        format!("{other} không có chỉ tiêu `{metric}`"),
        format!("{other} has no metric `{metric}`"),
    );
    Diagnostic::warning("khong-cung-so-lieu", at, message).label(
        "ghi đúng bài có con số này, hoặc bỏ same_as",
        "name the story that tells it, or drop same_as",
    )
}

/// A movement's total is below `inner`, which stories inside its place tell in its time.
pub fn below_inner(at: Location, wording: &str, inner: &Text, others: &[String]) -> Diagnostic {
    let others = others.join(", ");
    let message = Text::new(
        format!("“{wording}” nhỏ hơn {}: {others}", inner.vi),
        format!("“{wording}” is less than {}: {others}", inner.en),
    );
    let diagnostic = Diagnostic::warning(BELOW_INNER, at, message)
        .label("xem lại hai bên: con số, scope, period", "look at both: number, scope, period");
    accept(diagnostic)
}
