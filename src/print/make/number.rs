//! Numbers what is numbered over the whole book, and keeps headings from skipping a level.

use super::super::book::{Division, Picture};
use crate::source::markdown::prose::{Block, BlockKind};

/// Numbers the pictures that stand alone, and mends the levels of headings.
pub(in crate::print) fn number<'a>(divisions: impl Iterator<Item = &'a mut Division>) {
    let mut count = 0;
    for division in divisions {
        walk(division, &mut count);
    }
}

fn walk(division: &mut Division, count: &mut u32) {
    let Division { prose, pictures, children, .. } = division;
    number_figures(&prose.blocks, pictures, count);
    for note in &prose.notes {
        number_figures(note, pictures, count);
    }
    mend_levels(&mut prose.blocks);
    for child in children {
        walk(child, count);
    }
}

fn number_figures(blocks: &[Block], pictures: &mut [Picture], count: &mut u32) {
    for block in blocks {
        match &block.kind {
            BlockKind::Figure { image, .. } => {
                let shown = pictures.get_mut(*image).filter(|it| it.asset.is_some());
                if let Some(picture) = shown {
                    *count += 1;
                    picture.number = Some(*count);
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => {
                number_figures(blocks, pictures, count);
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    number_figures(&item.blocks, pictures, count);
                }
            }
            _ => {}
        }
    }
}

/// Brings a heading that skips a level up to the one below the heading before: a book whose outline
/// has holes is refused by those who read it aloud. The slip itself is told when the story is read.
fn mend_levels(blocks: &mut [Block]) {
    let mut before = 1;
    for block in blocks {
        if let BlockKind::Heading { level, .. } = &mut block.kind {
            *level = (*level).min(before + 1);
            before = *level;
        }
    }
}
