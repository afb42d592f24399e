//! What a page of the theme leaves for text: `measures` in its `base.typ` says the same.

use super::Size;

/// Gives the width of a line in tenths of a millimetre.
pub(super) fn width(size: Size) -> u32 {
    match size {
        Size::A4 => 1600,
        Size::A5 => 1130,
    }
}

/// Gives the highest that a picture may be, in tenths of a millimetre.
pub(super) fn height(size: Size) -> u32 {
    match size {
        Size::A4 => 1500,
        Size::A5 => 1050,
    }
}

/// Gives the size of text in thousandths of a millimetre.
pub(super) fn letters(size: Size) -> u32 {
    match size {
        Size::A4 => 4586,
        Size::A5 => 3704,
    }
}
