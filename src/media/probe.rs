//! What a picture file is, from its header: kind, size, whether it moves, whether it is whole.
//!
//! No pixel is decoded here; that is `render`'s work.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, ImageResult, Limits};

use super::container;
use super::error::PictureError;

/// Pixels a picture may have: a file of few bytes can claim enough of them to fill all memory.
pub(super) const MAX_PIXELS: u64 = 120_000_000;

/// The most bytes of a file that are read: no picture of as many pixels has more.
pub(super) const HEAVIEST: u64 = 256 << 20;

/// Pixels a side may have: no JPEG can hold more.
pub(super) const MAX_SIDE: u32 = 65_535;

/// Bytes a pixel takes when decoded: four channels of sixteen bits.
const MAX_PIXEL_BYTES: u64 = 8;

/// A kind of picture that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG, also animated.
    Png,
    /// WebP, also animated.
    WebP,
    /// GIF.
    Gif,
}

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Width in pixels, once set upright.
    pub width: u32,
    /// Height in pixels, once set upright.
    pub height: u32,
    /// Kind of file, from its content; its name may say otherwise.
    pub format: Format,
    /// Whether it moves; only its first frame is published.
    pub animated: bool,
    /// Whether the header allows transparent pixels.
    pub transparent: bool,
}

/// Reads what a picture is, from its header and the skeleton of its file.
pub fn probe(bytes: &[u8]) -> Result<Probe, PictureError> {
    let format = sniff(bytes)?;
    let skeleton = container::walk(format, container::trim(format, bytes));
    let mut decoder = match open(format, bytes) {
        Ok(decoder) => decoder,
        Err(_) if !skeleton.whole => return Err(PictureError::Truncated),
        Err(error) => return Err(error.into()),
    };
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if !skeleton.whole {
        return Err(PictureError::Truncated);
    }
    let transparent = skeleton.transparent && decoder.color_type().has_alpha();
    let (width, height) =
        if lies_on_side(orientation(&mut decoder)) { (height, width) } else { (width, height) };
    Ok(Probe { width, height, format, animated: skeleton.animated, transparent })
}

/// Opens a decoder that allocates no more than the largest picture needs.
pub(super) fn open(format: Format, bytes: &[u8]) -> ImageResult<impl ImageDecoder> {
    let bytes = container::trim(format, bytes);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * MAX_PIXEL_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), image_format(format));
    reader.limits(limits);
    reader.into_decoder()
}

/// Gives how the picture must be turned; damaged metadata turns nothing.
pub(super) fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

/// Tells whether the pixels stand as they are to be shown.
pub(super) fn is_upright(format: Format, bytes: &[u8]) -> bool {
    open(format, bytes).is_ok_and(|mut it| orientation(&mut it) == Orientation::NoTransforms)
}

/// Refuses a file by its length, before a byte of it is read.
pub fn weigh(bytes: u64) -> Result<(), PictureError> {
    if bytes > HEAVIEST { Err(PictureError::TooHeavy(bytes)) } else { Ok(()) }
}

fn sniff(bytes: &[u8]) -> Result<Format, PictureError> {
    match bytes {
        [] => Err(PictureError::Truncated),
        [0xFF, 0xD8, 0xFF, ..] => Ok(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Format::WebP),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Format::Gif),
        _ if is_svg(bytes) => Err(PictureError::Svg),
        _ => Err(foreign(bytes).map_or(PictureError::NotPicture, PictureError::Foreign)),
    }
}

/// Names the kinds of picture that editors have, and browsers or this program have not.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some("TIFF"),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Some("BMP"),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.first_chunk()? {
            b"avif" | b"avis" => Some("AVIF"),
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" => Some("HEIC"),
            _ => None,
        },
        _ => None,
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    text.starts_with(b"<") && text.windows(4).any(|word| word == b"<svg")
}

fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(PictureError::Damaged(format!("{width} × {height}")));
    }
    if pixels > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}

fn lies_on_side(orientation: Orientation) -> bool {
    orientation.to_exif() >= Orientation::Rotate90FlipH.to_exif()
}

fn image_format(format: Format) -> ImageFormat {
    match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Gif => ImageFormat::Gif,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::fixture;

    fn refused(bytes: &[u8]) -> PictureError {
        probe(bytes).unwrap_err()
    }

    #[test]
    fn each_kind_is_known_by_its_content() {
        for (format, kind) in [
            (Format::Jpeg, ImageFormat::Jpeg),
            (Format::Png, ImageFormat::Png),
            (Format::WebP, ImageFormat::WebP),
            (Format::Gif, ImageFormat::Gif),
        ] {
            let bytes = fixture::quarters(64, 32, kind);
            let expected =
                Probe { width: 64, height: 32, format, animated: false, transparent: false };
            assert_eq!(probe(&bytes), Ok(expected));
        }
    }

    #[test]
    fn size_is_that_of_the_picture_set_upright() {
        let lying = fixture::quarters(64, 32, ImageFormat::Jpeg);
        for orientation in 1..=8 {
            let probe = probe(&fixture::with_exif(&lying, orientation)).unwrap();
            let upright = if orientation < 5 { (64, 32) } else { (32, 64) };
            assert_eq!((probe.width, probe.height), upright, "orientation {orientation}");
        }
    }

    #[test]
    fn a_webp_is_set_upright_too() {
        let probe = probe(&fixture::webp_with_exif()).unwrap();
        assert_eq!((probe.width, probe.height), (12, 20));
    }

    #[test]
    fn transparency_is_read_from_the_header() {
        assert!(probe(&fixture::half_transparent()).unwrap().transparent);
        assert!(probe(&fixture::gif(&[[0, 0, 0, 0]])).unwrap().transparent);
    }

    #[test]
    fn animation_is_noticed() {
        let gif = fixture::gif(&[[200, 30, 30, 255], [30, 30, 200, 255]]);
        assert!(probe(&gif).unwrap().animated);
    }

    #[test]
    fn a_claim_of_too_many_pixels_is_refused_before_decoding() {
        let bomb = fixture::png_claiming(60_000, 60_000);
        assert!(bomb.len() < 100);
        assert_eq!(refused(&bomb), PictureError::TooLarge { width: 60_000, height: 60_000 });

        let most = fixture::png_claiming(12_000, 10_000);
        assert_eq!(probe(&most).map(|probe| probe.width), Ok(12_000));

        let line = fixture::png_claiming(1, 65_536);
        assert_eq!(refused(&line), PictureError::TooLarge { width: 1, height: 65_536 });
    }

    #[test]
    fn a_file_that_is_no_picture_is_refused() {
        assert_eq!(refused(b"Bien ban hop to dan van"), PictureError::NotPicture);
        assert_eq!(refused(b"<!DOCTYPE html><title>404</title>"), PictureError::NotPicture);
        assert_eq!(refused(b"%PDF-1.7"), PictureError::NotPicture);
        assert_eq!(refused(b""), PictureError::Truncated);
    }

    #[test]
    fn svg_is_refused_by_name() {
        for svg in [
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "\u{feff}\n<?xml version='1.0'?><!-- x --><svg/>",
        ] {
            assert_eq!(refused(svg.as_bytes()), PictureError::Svg);
        }
    }

    #[test]
    fn a_foreign_kind_is_named() {
        assert_eq!(refused(b"\0\0\0\x18ftypheic\0\0\0\0"), PictureError::Foreign("HEIC"));
        assert_eq!(refused(b"\0\0\0\x18ftypavif\0\0\0\0"), PictureError::Foreign("AVIF"));
        assert_eq!(refused(b"II*\0\x08\0\0\0"), PictureError::Foreign("TIFF"));
        assert_eq!(refused(b"BM\x46\0\0\0\0\0\0\0\x36"), PictureError::Foreign("BMP"));
        assert_eq!(refused(b"\0\0\0\x18ftypmp42\0\0\0\0"), PictureError::NotPicture);
    }

    #[test]
    fn a_cut_file_is_called_truncated_whatever_its_kind() {
        for kind in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
            let bytes = fixture::quarters(64, 32, kind);
            for length in [12, bytes.len() / 3, bytes.len() / 2, bytes.len() - 30] {
                assert_eq!(refused(&bytes[..length]), PictureError::Truncated, "{kind:?} {length}");
            }
        }
    }
}
