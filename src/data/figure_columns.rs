//! The columns of `so-lieu.csv`: one row a figure.

use super::cell::{Cell, Number as Exact};
use super::column::{Column, Fill, Matter};
use super::record::make::Maker;
use super::record::{AmountRecord, FigureRecord};
use super::table::Shape::{self, Key, List, Number, Period, Prose, Text};
use crate::catalogue::Entry;

/// What the table of figures tells of.
pub(super) struct OfStory;

impl Matter for OfStory {
    type Row<'a> = FigureRow<'a>;
}

/// A figure with the story that tells it.
pub(super) struct FigureRow<'a> {
    /// Permanent name of the story.
    pub(super) story: &'a str,
    /// Kind of the story.
    pub(super) section: &'static str,
    /// The figure.
    pub(super) figure: FigureRecord<'a>,
}

/// Gives the rows of the figures of a story.
pub(super) fn rows<'a>(entry: &'a Entry, maker: Maker<'a>) -> impl Iterator<Item = FigureRow<'a>> {
    let facts = &*entry.story.facts;
    let (story, section) = (&*facts.id.value, facts.section.folder());
    let row = move |figure| FigureRow { story, section, figure: maker.figure(figure, entry) };
    facts.figures.iter().map(row)
}

/// Gives every column, in the order written.
pub(super) fn columns() -> Vec<&'static Column<OfStory>> {
    FIGURE.iter().collect()
}

const fn column(
    name: &'static str,
    shape: Shape,
    front: &'static str,
    words: [(&'static str, &'static str); 2],
    cell: Fill<OfStory>,
) -> Column<OfStory> {
    let [label, meaning] = words;
    Column { name, shape, front, label, meaning, cell }
}

fn number<'r>(row: &'r FigureRow<'_>, number: impl Fn(&AmountRecord) -> Option<Exact>) -> Cell<'r> {
    Cell::Number(number(&row.figure.amount))
}

/// Every column, in the order written.
#[rustfmt::skip]
pub(super) static FIGURE: &[Column<OfStory>] = &[
    column("story", Key, "id",
        [("Mã bài", "Story"), ("Mã của bài nêu con số.", "Permanent name of the story that tells the figure.")],
        |it| Cell::text(it.story)),
    column("section", Key, "",
        [("Loại bài", "Section"), ("mo-hinh, phong-trao hoặc hoi-nghi. Số của phong trào có thể đã gồm số của mô hình: đừng cộng chung.", "mo-hinh, phong-trao or hoi-nghi. A movement's figures may hold those of models: do not add them together.")],
        |it| Cell::text(it.section)),
    column("metric", Key, "metrics",
        [("Chỉ tiêu (khóa)", "Metric (key)"), ("Khóa chỉ tiêu; xem phần chỉ tiêu.", "Key of the metric; see the metrics.")],
        |it| Cell::text(it.figure.metric)),
    column("label", Text, "",
        [("Chỉ tiêu", "Metric"), ("Tên chỉ tiêu.", "Name of the metric.")],
        |it| Cell::text(it.figure.label)),
    column("wording", Text, "metrics.value",
        [("Nguồn ghi", "Wording"), ("Đúng lời của nguồn.", "The source's own words.")],
        |it| Cell::text(it.figure.wording)),
    column("qualifier", Key, "metrics.value",
        [("Mức chính xác", "Qualifier"), ("hơn, gần, khoảng, ít nhất, không quá; trống là đúng con số ấy.", "hơn (over), gần (nearly), khoảng (about), ít nhất (at least), không quá (at most); empty where the number stands.")],
        |it| Cell::text(it.figure.qualifier)),
    column("value", Number, "metrics.value",
        [("Giá trị", "Value"), ("Con số, khi chỉ có một.", "The number, where there is one.")],
        |it| number(it, |it| it.value)),
    column("low", Number, "metrics.value",
        [("Thấp nhất", "Low"), ("Đầu dưới của một khoảng.", "Lower end of a range.")],
        |it| number(it, |it| it.low)),
    column("high", Number, "metrics.value",
        [("Cao nhất", "High"), ("Đầu trên của một khoảng.", "Upper end of a range.")],
        |it| number(it, |it| it.high)),
    column("part", Number, "metrics.value",
        [("Phần", "Part"), ("Phần, trong một tỷ lệ.", "The part, in a ratio.")],
        |it| number(it, |it| it.part)),
    column("whole", Number, "metrics.value",
        [("Tổng", "Whole"), ("Tổng, trong một tỷ lệ.", "The whole, in a ratio.")],
        |it| number(it, |it| it.whole)),
    column("stated_percent", Number, "metrics.value",
        [("Phần trăm nguồn ghi", "Stated percent"), ("Phần trăm mà nguồn ghi cạnh tỷ lệ.", "The percentage that the source gives beside a ratio.")],
        |it| number(it, |it| it.stated_percent)),
    column("from", Number, "metrics.value",
        [("Trước", "From"), ("Mức trước, trong một thay đổi.", "The state before, in a change.")],
        |it| number(it, |it| it.from)),
    column("to", Number, "metrics.value",
        [("Sau", "To"), ("Mức sau, trong một thay đổi.", "The state after, in a change.")],
        |it| number(it, |it| it.to)),
    column("unit", Text, "",
        [("Đơn vị", "Unit"), ("Đơn vị của mọi số trong dòng, trừ part và whole.", "Unit of every number of the row but part and whole.")],
        |it| Cell::text(it.figure.unit)),
    column("scope", Key, "metrics.scope",
        [("Phạm vi", "Scope"), ("Con số của: mo-hinh, thon, xa, huyen, tinh, toan-quoc.", "What it covers: mo-hinh, thon, xa, huyen, tinh, toan-quoc.")],
        |it| Cell::text(it.figure.scope)),
    column("period", Period, "metrics.period",
        [("Thời gian", "Period"), ("Thời gian riêng của con số; trống là thời gian của bài.", "The figure's own period; empty where it is the story's.")],
        |it| Cell::maybe(it.figure.period.as_deref())),
    column("role", Key, "metrics.role",
        [("Vai trò", "Role"), ("ket-qua kết quả, boi-canh bối cảnh, truoc trước khi làm, sau sau khi làm. Chỉ cộng ket-qua.", "ket-qua (result), boi-canh (context), truoc (before), sau (after). Only ket-qua may be added up.")],
        |it| Cell::text(it.figure.role)),
    column("part_labels", List, "metrics.parts",
        [("Tên thành phần", "Labels of parts"), ("Các số hạng là của đâu.", "What each amount is of.")],
        |it| Cell::column(it.figure.parts.iter().map(|it| it.label))),
    column("parts", List, "metrics.parts",
        [("Thành phần", "Parts"), ("Các số hạng cộng lại thành con số này, đúng lời nguồn.", "The amounts that add up to it, in the source's words.")],
        |it| Cell::column(it.figure.parts.iter().map(|it| it.wording))),
    column("note", Prose, "metrics.note",
        [("Ghi chú", "Note"), ("Điều người biên tập nói thêm.", "What the editors add.")],
        |it| Cell::text(it.figure.note)),
    column("same_as", Key, "metrics.same_as",
        [("Cùng con số với", "Same as"), ("Mã của bài khác ghi chính con số này. Chỉ cộng một lần.", "Id of another story that tells this very figure. Add it once.")],
        |it| Cell::maybe(it.figure.same_as)),
    column("accepted", List, "metrics.accept.lint",
        [("Chỗ không khớp", "Accepted faults"), ("Tên lỗi mà người biên tập biết và giữ nguyên. Đừng cộng, trừ khi chỉ là so-lieu-lap.", "Faults that the editors know and keep. Do not add these up, so-lieu-lap apart.")],
        |it| Cell::column(it.figure.accepted.iter().map(|it| it.lint))),
    column("accepted_reasons", List, "metrics.accept.reason",
        [("Lý do giữ", "Reasons"), ("Vì sao vẫn giữ.", "Why it is kept.")],
        |it| Cell::column(it.figure.accepted.iter().map(|it| it.reason))),
];
