//! The map of provinces: a tile for each, coloured in five steps, with its number on it, so that the
//! colour never says anything alone.

use std::collections::BTreeMap;

use super::provinces::{COLUMNS, ISLANDS, PROVINCES, ROWS};
use super::svg::{Anchor, Head, Label, Rect, Svg, WIDTH, Weight};
use super::text::{width, wrap};

/// From one tile to the next, across and down.
const PITCH: (i32, i32) = (WIDTH / COLUMNS as i32, 57);
/// A tile: at least 44 pixels high and wide on a phone.
const TILE: (i32, i32) = (PITCH.0 - 4, PITCH.1 - 4);
/// Size of text on a tile.
const FONT: i32 = 13;
/// Distance of lines on a tile.
const LINE: i32 = 15;
/// The legend's corner: the land narrows here, and the west is empty.
const LEGEND: (i32, i32) = (0, PITCH.1 * 6 + 12);

/// What a province shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tile {
    /// Its name without the word before it.
    pub name: String,
    /// The number on the tile; empty where there is none.
    pub number: String,
    /// The name and the number in words: the link's own name.
    pub words: String,
    /// The step of colour, 0 to 5.
    pub step: u8,
    /// Address that the tile leads to, ready to write; may be empty.
    pub url: String,
}

/// Draws the map. `tiles` are by code, and one without a tile is left out; `legend` names the steps in
/// use, the first one first.
pub fn tiles(
    head: &Head<'_>,
    description: &str,
    tiles: &BTreeMap<&str, Tile>,
    legend: &[String],
) -> String {
    let height = PITCH.1 * i32::from(ROWS);
    let mut svg = Svg::group(head, description, (WIDTH, height));
    for province in &PROVINCES {
        let Some(tile) = tiles.get(province.code) else { continue };
        let corner = corner(province.column, province.row);
        svg.linked(&tile.url, (&tile.words, ""), |svg| draw(svg, tile, corner));
    }
    for islands in &ISLANDS {
        if let Some(tile) = tiles.get(islands.province) {
            archipelago(&mut svg, islands.name, tile, corner(islands.column, islands.row));
        }
    }
    key(&mut svg, legend);
    svg.close()
}

fn corner(column: u8, row: u8) -> (i32, i32) {
    (i32::from(column) * PITCH.0 + 2, i32::from(row) * PITCH.1 + 2)
}

fn draw(svg: &mut Svg, tile: &Tile, (x, y): (i32, i32)) {
    let step = tile.step.min(5);
    let class = format!("chart-tile chart-step-{step}");
    svg.rect(&class, Rect { x, y, width: TILE.0, height: TILE.1 });
    let names = wrap(&tile.name, FONT, TILE.0, 2);
    let number =
        Some(&*tile.number).filter(|it| !it.is_empty() && width(it, FONT, Weight::Bold) <= TILE.0);
    let lines = i32::try_from(names.len()).unwrap_or(0) + i32::from(number.is_some());
    let class = format!("chart-on-{step}");
    let mut baseline = y + (TILE.1 - lines * LINE) / 2 + FONT - 1;
    let texts = names.iter().map(|it| (it.as_str(), Weight::Plain));
    for (text, weight) in texts.chain(number.map(|it| (it, Weight::Bold))) {
        let at = (x + TILE.0 / 2, baseline);
        svg.sized(FONT, Label { class: &class, at, anchor: Anchor::Middle, weight }, text);
        baseline += LINE;
    }
}

/// Names an archipelago and its province, beside three dots.
fn archipelago(svg: &mut Svg, name: &str, tile: &Tile, (x, y): (i32, i32)) {
    let right = x + TILE.0;
    let class = format!("chart-isle chart-step-{}", tile.step.min(5));
    for (across, down) in [(12, 6), (24, 2), (32, 10)] {
        svg.dot(&class, (x + across, y + down), 3);
    }
    for (line, text) in [(0, name.to_owned()), (1, format!("({})", tile.name))] {
        let at = (right, y + 28 + line * LINE);
        let label = Label { class: "chart-label", at, anchor: Anchor::End, weight: Weight::Plain };
        svg.sized(FONT, label, &text);
    }
}

/// Says what the steps mean.
fn key(svg: &mut Svg, legend: &[String]) {
    for (step, text) in (1..=5).zip(legend) {
        let (x, y) = (LEGEND.0 + 2, LEGEND.1 + (step - 1) * 26);
        let class = format!("chart-tile chart-step-{step}");
        svg.rect(&class, Rect { x, y, width: 26, height: 18 });
        let at = (x + 34, y + FONT + 1);
        let label =
            Label { class: "chart-label", at, anchor: Anchor::Start, weight: Weight::Plain };
        svg.sized(FONT, label, text);
    }
}
