//! Small columns by year: a panel for each series, all on one scale, so that they can be compared.

use super::scale::length;
use super::svg::{Anchor, FONT, Head, LINE, Label, Rect, Svg, WIDTH, Weight};
use super::text::wrap;

/// How many panels stand side by side.
const ACROSS: i32 = 2;
/// Space between panels.
const GAP: i32 = 20;
/// Width of a panel.
const PANEL: i32 = (WIDTH - GAP) / ACROSS;
/// Height of the columns.
const RISE: i32 = 60;
/// Height of a panel under its name: number over a column, columns, years, and the space below.
const HEIGHT: i32 = LINE + RISE + LINE + 14;
/// Room of a name: bold letters are wider than what is measured.
const NAME: i32 = PANEL - PANEL / 10;
/// How many lines a name may take.
const LINES: usize = 2;

/// A series: what it is, and its count in each year.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// Tag of the language of that name; empty where it is the page's.
    pub lang: String,
    /// One count for each year, in the order of the years.
    pub counts: Vec<u32>,
}

/// What all panels share.
struct Frame<'a> {
    years: &'a [&'a str],
    /// Height of the names above the columns.
    names: i32,
    /// The greatest count.
    most: u32,
}

/// Draws a panel for each series; `years` name the columns, the earliest first.
pub fn years(head: &Head<'_>, years: &[&str], series: &[Series]) -> String {
    let names: Vec<Vec<String>> =
        series.iter().map(|it| wrap(&it.label, FONT, NAME, LINES)).collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(0);
    let most = series.iter().flat_map(|it| &it.counts).max().copied().unwrap_or(0);
    let frame = Frame { years, names: LINE * i32::try_from(lines).unwrap_or(0), most };
    let panels = i32::try_from(series.len()).unwrap_or(0);
    let pitch = frame.names + HEIGHT;
    let height = (panels + ACROSS - 1) / ACROSS * pitch;
    let mut svg = Svg::picture(head, &description(years, series), (WIDTH, height.max(1)));
    for (index, (series, name)) in (0..panels).zip(series.iter().zip(&names)) {
        let corner = (index % ACROSS * (PANEL + GAP), index / ACROSS * pitch);
        title(&mut svg, (&series.lang, name), corner);
        columns(&mut svg, series, corner, &frame);
        span(&mut svg, corner, &frame);
    }
    svg.close()
}

/// Says all counts in one text, for those who do not see the chart.
fn description(years: &[&str], series: &[Series]) -> String {
    let said = series.iter().map(|series| {
        let counts = years.iter().zip(&series.counts).filter(|(_, count)| **count > 0);
        let counts: Vec<String> = counts.map(|(year, count)| format!("{year} {count}")).collect();
        format!("{}: {}", series.label, counts.join(", "))
    });
    said.collect::<Vec<_>>().join("; ")
}

fn title(svg: &mut Svg, (lang, name): (&str, &[String]), (x, y): (i32, i32)) {
    let mut baseline = y + FONT + 1;
    for line in name {
        svg.text_in(lang, label((x, baseline), Anchor::Start, Weight::Bold), line);
        baseline += LINE;
    }
}

/// Draws a column for each year, with its number over the first of the highest.
fn columns(svg: &mut Svg, series: &Series, (x, y): (i32, i32), frame: &Frame<'_>) {
    let bottom = y + frame.bottom();
    let peak = series.counts.iter().position(|it| Some(it) == series.counts.iter().max());
    for (index, count) in series.counts.iter().enumerate().take(frame.years.len()) {
        if *count == 0 {
            continue;
        }
        let (from, to) = (x + frame.across(index), x + frame.across(index + 1));
        let height = length((*count).into(), frame.most.into(), RISE);
        let width = (to - from - 2).max(1);
        svg.rect("chart-bar", Rect { x: from, y: bottom - height, width, height });
        if peak == Some(index) {
            let at = (from + width / 2, bottom - height - 5);
            let number = Label { class: "chart-number", ..label(at, Anchor::Middle, Weight::Bold) };
            svg.text(number, &count.to_string());
        }
    }
}

/// Draws the line under the columns, and names its first and its last year.
fn span(svg: &mut Svg, (x, y): (i32, i32), frame: &Frame<'_>) {
    let bottom = y + frame.bottom();
    svg.line("chart-axis", (x, bottom), (x + PANEL, bottom));
    let below = bottom + FONT + 3;
    if let Some(first) = frame.years.first() {
        svg.text(label((x, below), Anchor::Start, Weight::Plain), first);
    }
    if let Some(last) = frame.years.last().filter(|_| frame.years.len() > 1) {
        svg.text(label((x + PANEL, below), Anchor::End, Weight::Plain), last);
    }
}

fn label(at: (i32, i32), anchor: Anchor, weight: Weight) -> Label<'static> {
    Label { class: "chart-label", at, anchor, weight }
}

impl Frame<'_> {
    /// How far below its corner a panel's columns stand.
    fn bottom(&self) -> i32 {
        self.names + LINE + RISE
    }

    /// How far from its corner the column of a year begins.
    fn across(&self, index: usize) -> i32 {
        let width = usize::try_from(PANEL).unwrap_or(0);
        i32::try_from(width * index / self.years.len().max(1)).unwrap_or(PANEL)
    }
}
