//! The square code that a telephone reads an address from, as a picture.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};

use crate::media::qr::{QUIET, rows};

/// The dots of a picture that each module of a code takes.
const DOTS: usize = 8;

/// Draws the code of an address as PNG, and gives its width in dots.
pub(super) fn png(url: &str) -> Option<(Vec<u8>, u32)> {
    let rows = rows(url);
    let modules = rows.len() + 2 * QUIET;
    let width = u32::try_from(modules * DOTS).ok().filter(|_| !rows.is_empty())?;
    let is_black = |x: u32, y: u32| -> Option<bool> {
        let at = |it: u32| (it as usize / DOTS).checked_sub(QUIET);
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
        let corner = u32::try_from(QUIET * DOTS).unwrap();
        assert_eq!(picture.get_pixel(corner - 1, corner - 1).0, [255]);
        assert_eq!(picture.get_pixel(corner, corner).0, [0]);
    }

    #[test]
    fn an_address_that_no_code_holds_has_none() {
        assert_eq!(png(&"x".repeat(9_000)), None);
    }
}
