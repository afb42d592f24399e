//! How wide the columns of a table are set, and whether it fits a page at all.
//!
//! Each column is at least as wide as its longest word. A table that would still be wider than its
//! page is set smaller, down to what can be read.

use std::collections::BTreeMap;

use super::style::{Style, Styled};
use super::{Size, paper};
use crate::source::markdown::prose::{Block, BlockKind, Inline, Table, line};

/// The sizes that a table is set in, in percent of the text around it.
const SCALES: [u32; 3] = [90, 80, 70];
/// The blank beside the words of a column, in thousandths of their size.
const GAP: u32 = 1_100;
/// What a quotation, a list or a note takes of the width of what is in it, in tenths of a millimetre.
const NESTED: u32 = 120;
/// A table of no more rows and letters stays on one page.
const SMALL: (usize, usize) = (9, 1_000);

/// How a table is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The width of each column in tenths of a millimetre.
    pub(super) widths: Vec<u32>,
    /// The size of its words in percent of the text around it.
    pub(super) scale: u32,
}

/// What a column wants, in thousandths of the size of its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Wish {
    /// Its longest word.
    least: u32,
    /// Its longest cell.
    most: u32,
    /// All its cells together.
    sum: u64,
}

impl Wish {
    fn with(self, other: Self) -> Self {
        Self {
            least: self.least.max(other.least),
            most: self.most.max(other.most),
            sum: self.sum.saturating_add(other.sum),
        }
    }
}

/// What the columns of tables want, by their heads: tables of one head have the same columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Kin(BTreeMap<Vec<String>, Vec<Wish>>);

impl Kin {
    /// Gathers what the tables of a text want.
    pub(super) fn of(blocks: &[Block], faces: &Styled) -> Self {
        let mut kin: BTreeMap<Vec<String>, Vec<Wish>> = BTreeMap::new();
        for block in blocks {
            let BlockKind::Table(table) = &block.kind else { continue };
            let wishes = wishes(table, faces);
            let known = kin.entry(head(table)).or_insert_with(|| wishes.clone());
            for (known, own) in known.iter_mut().zip(wishes) {
                *known = known.with(own);
            }
        }
        Self(kin)
    }

    /// Tells how a table of the text is set.
    pub(super) fn sheet(&self, table: &Table, faces: &Styled, size: Size) -> Option<Sheet> {
        let shared = self.0.get(&head(table)).and_then(|it| set(it, size, 0));
        shared.or_else(|| sheet(table, faces, size, 0))
    }
}

fn head(table: &Table) -> Vec<String> {
    table.head.iter().map(|it| line(it)).collect()
}

/// Tells how a table is set that stands in `depth` quotations, lists or notes; nothing where it is
/// wider than its page.
pub(super) fn sheet(table: &Table, faces: &Styled, size: Size, depth: usize) -> Option<Sheet> {
    set(&wishes(table, faces), size, depth)
}

/// Gives all columns of a table the same width: it holds a word that is wider than a page.
pub(super) fn even(table: &Table, size: Size) -> Sheet {
    let count = table.head.len().max(1);
    let width = paper::width(size) / u32::try_from(count).unwrap_or(u32::MAX);
    Sheet { widths: vec![width; count], scale: SCALES[0] }
}

/// Tells whether a table is so small that it stays on one page.
pub(super) fn is_small(table: &Table) -> bool {
    let letters = table.rows.iter().flatten().map(|it| line(it).chars().count()).sum::<usize>();
    table.rows.len() <= SMALL.0 && letters <= SMALL.1
}

fn wishes(table: &Table, faces: &Styled) -> Vec<Wish> {
    let wish = |column: usize| {
        let cell = |row: &[Vec<Inline>], style| {
            let text = row.get(column).map(|it| line(it)).unwrap_or_default();
            let words = pieces(&text).map(|it| faces.width(it, style));
            let most = faces.width(&text, style);
            Wish { least: words.max().unwrap_or(0), most, sum: most.into() }
        };
        let head = cell(&table.head, Style::BOLD);
        table.rows.iter().map(|it| cell(it, Style::PLAIN)).fold(head, Wish::with)
    };
    (0..table.head.len()).map(wish).collect()
}

/// Parts a text where a line may end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let blank = |it: char| it.is_whitespace() && it != '\u{a0}';
    text.split(blank).flat_map(|it| it.split_inclusive(['/', '–']))
}

fn set(wishes: &[Wish], size: Size, depth: usize) -> Option<Sheet> {
    let nested = NESTED.saturating_mul(u32::try_from(depth).unwrap_or(u32::MAX));
    let room = paper::width(size).saturating_sub(nested);
    SCALES.into_iter().find_map(|scale| {
        let unit = paper::letters(size) * scale / 100;
        let widths = share(wishes, room.saturating_mul(100_000) / unit)?;
        let widths = widths.into_iter().map(|it| it.saturating_mul(unit) / 100_000).collect();
        Some(Sheet { widths, scale })
    })
}

/// Shares room out to columns: to each its longest word, and the rest by how much its cells hold, but
/// to none more than its longest cell.
fn share(wishes: &[Wish], room: u32) -> Option<Vec<u32>> {
    let gaps = GAP.saturating_mul(u32::try_from(wishes.len()).unwrap_or(u32::MAX));
    let least = wishes.iter().map(|it| it.least).fold(0, u32::saturating_add);
    let mut rest = room.checked_sub(least.saturating_add(gaps))?;
    let mut widths: Vec<u32> = wishes.iter().map(|it| it.least).collect();
    // A column that has all it wants leaves its share to the others.
    for _ in 0..=wishes.len() {
        let wants = |at: usize| widths[at] < wishes[at].most;
        let open: Vec<usize> = (0..wishes.len()).filter(|at| wants(*at)).collect();
        let all: u64 = open.iter().map(|at| wishes[*at].sum).fold(0, u64::saturating_add);
        let before = rest;
        for at in open {
            let part = u128::from(before) * u128::from(wishes[at].sum) / u128::from(all.max(1));
            let part = u32::try_from(part).unwrap_or(0).min(wishes[at].most - widths[at]);
            widths[at] += part;
            rest -= part;
        }
    }
    Some(widths.into_iter().map(|it| it + GAP).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(least: u32, most: u32, sum: u64) -> Wish {
        Wish { least, most, sum }
    }

    #[test]
    fn short_columns_take_what_they_need_and_long_ones_share_the_rest() {
        let short = [wish(2_000, 4_000, 9_000), wish(1_000, 1_000, 3_000)];
        assert_eq!(share(&short, 30_000), Some(vec![5_100, 2_100]));
        let mixed = [wish(2_000, 4_000, 9_000), wish(3_000, 90_000, 500_000)];
        assert_eq!(share(&mixed, 20_000), Some(vec![3_326, 16_673]));
        assert_eq!(share(&[wish(9_000, 9_000, 1), wish(9_000, 9_000, 1)], 20_000), None);
    }

    #[test]
    fn lines_end_at_blanks_and_strokes() {
        let text = "a\u{a0}b 75-80 https://x/y";
        assert_eq!(
            pieces(text).collect::<Vec<_>>(),
            ["a\u{a0}b", "75-80", "https:/", "/", "x/", "y"]
        );
    }
}
