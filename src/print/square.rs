//! The square code that a telephone reads an address from.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, QrCode};

/// The dots of a picture that each module of a code takes, and the modules of white around it.
const DOTS: u32 = 8;
const QUIET: u32 = 4;

/// Gives the code of an address row by row, black as true; none for one that is too long for it.
pub(super) fn rows(url: &str) -> Vec<Vec<bool>> {
    let Ok(square) = QrCode::new(url) else { return Vec::new() };
    let row = |row: &[Color]| row.iter().map(|it| *it == Color::Dark).collect();
    square.to_colors().chunks(square.width()).map(row).collect()
}

/// Draws the code of an address as PNG, and gives its width in dots.
pub(super) fn png(url: &str) -> Option<(Vec<u8>, u32)> {
    let rows = rows(url);
    let width = (u32::try_from(rows.len()).ok().filter(|it| *it > 0)? + 2 * QUIET) * DOTS;
    let is_black = |x: u32, y: u32| -> Option<bool> {
        let at = |it: u32| Some((it / DOTS).checked_sub(QUIET)? as usize);
        rows.get(at(y)?)?.get(at(x)?).copied()
    };
    let shade = |x, y| Luma([if is_black(x, y) == Some(true) { 0 } else { 255 }]);
    let mut bytes = Cursor::new(Vec::new());
    GrayImage::from_fn(width, width, shade).write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some((bytes.into_inner(), width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_white_around_it_and_the_corner_that_telephones_look_for() {
        let (bytes, width) = png("https://danvan.example/").unwrap();
        let picture = image::load_from_memory(&bytes).unwrap().into_luma8();
        assert_eq!(picture.width(), width);
        let corner = QUIET * DOTS;
        assert_eq!(picture.get_pixel(corner - 1, corner - 1).0, [255]);
        assert_eq!(picture.get_pixel(corner, corner).0, [0]);
    }

    #[test]
    fn an_address_that_no_code_holds_has_none() {
        assert_eq!(png(&"x".repeat(9_000)), None);
    }
}
