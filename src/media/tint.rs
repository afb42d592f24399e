//! The one colour that stands in for a picture until it has come: the mean of its pixels, in few steps, so
//! that a style sheet can name every one of them.

use image::DynamicImage;

use super::error::PictureError;
use super::probe::probe;
use super::render::{decode, scale};

/// Changes when the same picture would have another colour.
const VERSION: u32 = 1;

/// The steps of red, green and blue.
const STEPS: u8 = 8;

/// A colour: the step of each of red, green and blue, from 0 to 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tint([u8; 3]);

/// Names the colour of a picture by what it is made from.
pub fn tint_key(source: &blake3::Hash) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"danvan tint").update(&VERSION.to_le_bytes()).update(source.as_bytes());
    hasher.finalize()
}

/// Finds the colour of a picture; none where something may shine through it.
pub fn tint(bytes: &[u8]) -> Result<Option<Tint>, PictureError> {
    let probe = probe(bytes)?;
    if probe.transparent {
        return Ok(None);
    }
    let picture = decode(bytes, &probe)?;
    let mean: DynamicImage = scale(&picture, (1, 1))?.into_owned();
    let [red, green, blue] = mean.into_rgb8().get_pixel(0, 0).0;
    Ok(Some(Tint([red, green, blue].map(|it| it / (u8::MAX / STEPS + 1)))))
}

impl Tint {
    /// Reads a colour as it was kept.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let steps: [u8; 3] = bytes.try_into().ok()?;
        steps.iter().all(|it| *it < STEPS).then_some(Self(steps))
    }

    /// Writes a colour to be kept.
    pub fn bytes(self) -> [u8; 3] {
        self.0
    }

    /// Gives the classes by which a style sheet knows the colour, and whether it is a dark one.
    pub fn classes(self) -> String {
        let [red, green, blue] = self.0;
        let dark = if self.is_dark() { " tint-dark" } else { "" };
        format!("tint tint-r{red} tint-g{green} tint-b{blue}{dark}")
    }

    /// Tells whether white can be read on it better than black: below a luminance of 0.18, as WCAG reckons it.
    fn is_dark(self) -> bool {
        let linear = |step: u8| {
            let value = (f64::from(step) * 32.0 + 16.0) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18
    }
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage};

    use super::*;
    use crate::media::fixture;

    fn of(color: [u8; 3]) -> String {
        let picture = DynamicImage::ImageRgb8(RgbImage::from_pixel(40, 30, Rgb(color)));
        let bytes = fixture::encode(&picture, ImageFormat::Png);
        tint(&bytes).unwrap().unwrap().classes()
    }

    #[test]
    fn a_picture_has_the_mean_of_its_colours() {
        assert_eq!(of([0, 0, 0]), "tint tint-r0 tint-g0 tint-b0 tint-dark");
        assert_eq!(of([255, 255, 255]), "tint tint-r7 tint-g7 tint-b7");
        assert_eq!(of([200, 100, 31]), "tint tint-r6 tint-g3 tint-b0");
        // Red, green, blue and white in equal parts.
        let quarters = fixture::quarters(64, 32, ImageFormat::Png);
        assert_eq!(tint(&quarters).unwrap().unwrap().classes(), "tint tint-r4 tint-g4 tint-b4");
    }

    #[test]
    fn what_may_be_seen_through_has_none_and_what_is_damaged_is_told() {
        assert_eq!(tint(&fixture::half_transparent()), Ok(None));
        assert!(tint(b"no picture").is_err());
    }

    #[test]
    fn a_colour_is_read_as_it_was_kept() {
        let tint = Tint([7, 0, 3]);
        assert_eq!(Tint::of_bytes(&tint.bytes()), Some(tint));
        assert_eq!((Tint::of_bytes(&[8, 0, 0]), Tint::of_bytes(&[1, 2])), (None, None));
    }
}
