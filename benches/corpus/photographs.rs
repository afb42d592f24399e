//! Photographs as a telephone takes them, in size and in what they cost to read: twelve megapixels of shapes and
//! grain, of nobody and of no place.

use image::codecs::jpeg::JpegEncoder;
use image::{ImageResult, Rgb, RgbImage};

use crate::Numbers;

const SIZE: (u32, u32) = (4_000, 3_000);

/// How many are drawn; others differ in a remark alone, so that their bytes and not their pixels are others.
const DRAWN: usize = 20;

/// How many shapes stand in one.
const SHAPES: usize = 900;

const QUALITY: u8 = 85;

/// Photographs that are drawn already.
pub(crate) struct Photographs(Vec<Vec<u8>>);

impl Photographs {
    /// Draws as many as some stories need.
    pub(crate) fn draw(stories: usize) -> ImageResult<Self> {
        let drawn = (0..stories.min(DRAWN)).map(|number| encode(&draw(number as u64)));
        drawn.collect::<ImageResult<_>>().map(Self)
    }

    /// Gives the photograph of a story.
    pub(crate) fn of(&self, number: usize) -> Vec<u8> {
        let remark = format!("{number:08}");
        let [_, length] = (u16::try_from(remark.len()).expect("a short remark") + 2).to_be_bytes();
        // Behind the two bytes that begin the file.
        let (start, rest) = self.0[number % self.0.len()].split_at(2);
        [start, &[0xff, 0xfe, 0, length], remark.as_bytes(), rest].concat()
    }
}

fn draw(number: u64) -> RgbImage {
    let numbers = &mut Numbers(number);
    let (width, height) = SIZE;
    let mut picture = RgbImage::from_fn(width, height, |_, y| {
        let down = u8::try_from(120 * y / height).expect("less than 256");
        Rgb([120 + down / 2, 170 - down / 6, 220 - down])
    });
    for _ in 0..SHAPES {
        shape(&mut picture, numbers);
    }
    for pixel in picture.pixels_mut() {
        let grain = numbers.next();
        // Four small numbers added lie around their middle, as grain does.
        let sum: u64 = (0..4).map(|it| grain >> (4 * it) & 15).sum();
        let grain = i16::try_from(sum).expect("less than 64") - 30;
        pixel.0 =
            pixel.0.map(|it| u8::try_from((i16::from(it) + grain).clamp(0, 255)).unwrap_or(0));
    }
    picture
}

fn shape(picture: &mut RgbImage, numbers: &mut Numbers) {
    let mut below = |most: u32| {
        let number = numbers.between(0, u64::from(most) - 1);
        u32::try_from(number).expect("below a small number")
    };
    let (left, top) = (below(SIZE.0), SIZE.1 / 3 + below(SIZE.1 * 2 / 3));
    let (wide, high) = (10 + below(250), 10 + below(250));
    let colour = Rgb([0; 3].map(|_| u8::try_from(30 + below(190)).expect("below 220")));
    for y in top..(top + high).min(SIZE.1) {
        for x in left..(left + wide).min(SIZE.0) {
            picture.put_pixel(x, y, colour);
        }
    }
}

fn encode(picture: &RgbImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture)?;
    Ok(bytes)
}
