//! Before and after: two values on one scale from zero, and the line between.

use rust_decimal::Decimal;

use super::scale::length;
use super::svg::{Anchor, FONT, LINE, Label, Svg, Weight};
use super::text::{shorten, width};

/// How far the two values stand apart.
const RUN: i32 = 64;
/// How high the scale is.
const RISE: i32 = 64;
/// Space between a dot and its number.
const SPACE: i32 = 10;
/// Room of the longest text.
const ROOM: i32 = 130;
/// Half a dot.
const RADIUS: i32 = 5;

/// One of the two values.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// When: "Trước", "Sau".
    pub label: String,
    /// The value.
    pub value: Decimal,
    /// The value as shown.
    pub text: String,
}

/// Draws a change. It has no name of its own: its two numbers stand beside it as text.
pub fn slope(before: &Point, after: &Point) -> String {
    let most = before.value.max(after.value);
    let left = room(before) + SPACE;
    let right = left + RUN;
    let bottom = LINE + RADIUS + RISE;
    let size = (right + SPACE + room(after), bottom + LINE - RADIUS);
    let mut svg = Svg::silent("chart chart-small", size);
    let y = |value| bottom - length(value, most, RISE);
    let (from, to) = ((left, y(before.value)), (right, y(after.value)));
    for x in [left, right] {
        svg.line("chart-axis", (x, LINE + RADIUS), (x, bottom));
    }
    svg.line("chart-axis", (left, bottom), (right, bottom));
    svg.line("chart-line", from, to);
    svg.dot("chart-dot", from, RADIUS);
    svg.dot("chart-dot", to, RADIUS);
    words(&mut svg, before, (left - SPACE, from.1), Anchor::End);
    words(&mut svg, after, (right + SPACE, to.1), Anchor::Start);
    svg.close()
}

fn room(point: &Point) -> i32 {
    let number = width(&point.text, FONT, Weight::Bold);
    number.max(width(&point.label, FONT, Weight::Plain)).min(ROOM)
}

/// Writes when it was over how much it was, beside the dot.
fn words(svg: &mut Svg, point: &Point, (x, y): (i32, i32), anchor: Anchor) {
    let label = Label { class: "chart-label", at: (x, y - 9), anchor, weight: Weight::Plain };
    svg.text(label, &shorten(&point.label, FONT, ROOM, Weight::Plain));
    let number = Label { class: "chart-number", at: (x, y + 8), anchor, weight: Weight::Bold };
    svg.text(number, &shorten(&point.text, FONT, ROOM, Weight::Bold));
}
