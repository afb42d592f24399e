//! Bars, and dots with ranges: one row for each value, its label on the left, its number at the end.
//!
//! Where the labels are short they stand beside their rows; long ones stand above, so that a row
//! keeps its length on a phone.

use rust_decimal::Decimal;

use super::scale::length;
use super::svg::{Anchor, FONT, Head, LINE, Label, Rect, Svg, WIDTH, Weight};
use super::text::{shorten, width, wrap};

/// Height of a bar.
const BAR: i32 = 18;
/// Space under a row.
const GAP: i32 = 12;
/// Space between a mark and its number.
const SPACE: i32 = 6;
/// Room of labels that stand beside their rows.
const LABELS: i32 = 140;
/// The shortest room worth drawing a scale in.
const PLOT: i32 = 110;
/// Room of the longest number.
const NUMBERS: i32 = WIDTH - PLOT - SPACE;
/// How many lines a label may take.
const LINES: usize = 2;

/// A value with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it belongs to.
    pub label: String,
    /// Tag of the language of that; empty where it is the page's.
    pub lang: String,
    /// The lower end of the value.
    pub low: Decimal,
    /// The upper end; the same where the value is one number.
    pub high: Decimal,
    /// The value as shown, with its word of exactness and its unit.
    pub text: String,
    /// Address that the row leads to, ready to write; may be empty.
    pub url: String,
}

/// Draws bars from zero, each as long as its value's upper end.
pub fn bars(head: &Head<'_>, rows: &[Row]) -> String {
    draw(head, rows, bar)
}

/// Draws a dot for each value, and two dots with a line between for a range.
pub fn dots(head: &Head<'_>, rows: &[Row]) -> String {
    draw(head, rows, range)
}

/// Where the parts of rows stand.
struct Layout {
    labels: Vec<Vec<String>>,
    numbers: Vec<String>,
    /// Whether labels stand beside their rows.
    beside: bool,
    /// Where the scale begins.
    left: i32,
    /// How long the scale is.
    room: i32,
    /// The greatest value.
    most: Decimal,
}

/// The place of one row's marks.
struct Place {
    left: i32,
    /// The line through the middle of the marks.
    middle: i32,
    room: i32,
    most: Decimal,
}

fn draw(head: &Head<'_>, rows: &[Row], mark: fn(&mut Svg, &Row, &Place) -> i32) -> String {
    let layout = layout(rows);
    let heights: Vec<i32> = layout.labels.iter().map(|it| layout.height(it)).collect();
    let height = heights.iter().sum::<i32>();
    let open = if rows.iter().any(|it| !it.url.is_empty()) { Svg::group } else { Svg::picture };
    let mut svg = open(head, &description(rows), (WIDTH, height.max(1)));
    let mut top = 0;
    for ((index, row), height) in rows.iter().enumerate().zip(heights) {
        let name = format!("{}: {}", row.label, row.text);
        svg.linked(&row.url, (&name, &row.lang), |svg| {
            if !row.url.is_empty() {
                svg.touch(Rect { x: 0, y: top, width: WIDTH, height });
            }
            layout.row(svg, (index, row), top, |svg, place| mark(svg, row, place));
        });
        top += height;
    }
    if layout.room > 0 && !rows.is_empty() && layout.beside {
        svg.line("chart-axis", (layout.left, 0), (layout.left, height - GAP));
    }
    svg.close()
}

/// Says all values in one text, for those who do not see the chart.
fn description(rows: &[Row]) -> String {
    let said: Vec<String> = rows.iter().map(|it| format!("{}: {}", it.label, it.text)).collect();
    said.join("; ")
}

fn layout(rows: &[Row]) -> Layout {
    let numbers: Vec<String> =
        rows.iter().map(|it| shorten(&it.text, FONT, NUMBERS, Weight::Bold)).collect();
    let widest = numbers.iter().map(|it| width(it, FONT, Weight::Bold)).max().unwrap_or(0);
    let fits = |row: &Row| {
        let lines = wrap(&row.label, FONT, LABELS, LINES);
        lines.iter().all(|it| !it.ends_with('…'))
    };
    let room = WIDTH - widest - SPACE;
    let beside = room - LABELS - 2 * SPACE >= PLOT && rows.iter().all(fits);
    let (left, lines) = if beside { (LABELS + 2 * SPACE, LABELS) } else { (0, WIDTH) };
    Layout {
        labels: rows.iter().map(|it| wrap(&it.label, FONT, lines, LINES)).collect(),
        numbers,
        beside,
        left,
        room: room - left,
        most: rows.iter().map(|it| it.high).max().unwrap_or_default(),
    }
}

impl Layout {
    fn height(&self, label: &[String]) -> i32 {
        let lines = i32::try_from(label.len()).unwrap_or(0) * LINE;
        if self.beside { lines.max(BAR) + GAP } else { lines + BAR + GAP + SPACE }
    }

    fn row(
        &self,
        svg: &mut Svg,
        (index, row): (usize, &Row),
        top: i32,
        mark: impl Fn(&mut Svg, &Place) -> i32,
    ) {
        let label = &self.labels[index];
        let height = self.height(label);
        let lines = i32::try_from(label.len()).unwrap_or(0) * LINE;
        let middle = if self.beside { top + (height - GAP) / 2 } else { top + lines + BAR / 2 + 2 };
        let first = if self.beside { top + (height - GAP - lines) / 2 } else { top };
        let (x, anchor) =
            if self.beside { (LABELS + SPACE, Anchor::End) } else { (0, Anchor::Start) };
        let mut baseline = first + FONT + 1;
        for line in label {
            let at = (x, baseline);
            let label = Label { class: "chart-label", at, anchor, weight: Weight::Plain };
            svg.text_in(&row.lang, label, line);
            baseline += LINE;
        }
        let place = Place { left: self.left, middle, room: self.room, most: self.most };
        let end = mark(svg, &place);
        let number = Label {
            class: "chart-number",
            at: (end + SPACE, middle + FONT / 2 - 2),
            anchor: Anchor::Start,
            weight: Weight::Bold,
        };
        svg.text(number, &self.numbers[index]);
    }
}

/// Draws a bar and gives where it ends.
fn bar(svg: &mut Svg, row: &Row, place: &Place) -> i32 {
    let width = length(row.high, place.most, place.room);
    let (x, y) = (place.left, place.middle - BAR / 2);
    svg.rect("chart-bar", Rect { x, y, width, height: BAR });
    x + width
}

/// Draws a value's dots on the line of the scale and gives where the scale ends.
fn range(svg: &mut Svg, row: &Row, place: &Place) -> i32 {
    let radius = 6;
    let at = |value| {
        let x = place.left + length(value, place.most, place.room);
        (x.clamp(place.left + radius, place.left + place.room - radius), place.middle)
    };
    let (from, to) = (place.left, place.left + place.room);
    svg.line("chart-axis", (from, place.middle), (to, place.middle));
    let (low, high) = (at(row.low), at(row.high));
    if row.low != row.high {
        svg.line("chart-range", low, high);
        svg.dot("chart-dot", low, radius);
    }
    svg.dot("chart-dot", high, radius);
    to
}
