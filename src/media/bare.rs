//! A picture for a document that others open, or for themselves to keep: upright, without metadata. Its
//! pixels are left as they are wherever that can be.

use super::container::{next_marker, next_png_chunk, next_riff_chunk, trim};
use super::error::PictureError;
use super::probe::{Format, Probe, is_upright, probe};
use super::render::render;
use super::rendition::Rendition;

/// A picture without metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bare {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its kind: JPEG or PNG.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Makes a picture bare. One that is wider than `widest` pixels, lies on its side or is of another
/// kind is rendered; any other keeps its pixels and loses its metadata.
pub fn bare(bytes: &[u8], widest: u32) -> Result<Bare, PictureError> {
    let probe = probe(bytes)?;
    let stripped = match probe.format {
        _ if probe.width > widest || !is_upright(probe.format, bytes) => None,
        Format::Jpeg => strip_jpeg(bytes),
        Format::Png => strip_png(bytes),
        Format::WebP | Format::Gif => None,
    };
    match stripped {
        Some(bytes) => {
            let Probe { format, width, height, .. } = probe;
            Ok(Bare { bytes, format, width, height })
        }
        None => rendered(bytes, &probe, widest),
    }
}

/// Gives a picture of its own kind and size without metadata, for who wants the whole of it.
pub fn stripped(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    let probe = probe(bytes)?;
    let kept = match probe.format {
        _ if !is_upright(probe.format, bytes) => None,
        Format::Jpeg => strip_jpeg(bytes),
        Format::Png => strip_png(bytes),
        Format::WebP => strip_webp(bytes),
        Format::Gif => None,
    };
    let whole = match probe.format {
        Format::WebP => Rendition::WebP { width: probe.width },
        _ => Rendition::Fallback { width: probe.width },
    };
    kept.map_or_else(|| render(bytes, &whole), Ok)
}

fn rendered(bytes: &[u8], probe: &Probe, widest: u32) -> Result<Bare, PictureError> {
    let rendition = Rendition::Fallback { width: widest };
    let (width, height) = rendition.size(probe);
    let format = if probe.transparent { Format::Png } else { Format::Jpeg };
    Ok(Bare { bytes: render(bytes, &rendition)?, format, width, height })
}

/// Copies what a decoder needs of a JPEG file; nothing where its skeleton is odd.
fn strip_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    let mut rest = bytes.get(2..)?;
    loop {
        let (marker, body) = next_marker(rest)?;
        let length = usize::from(u16::from_be_bytes(*body.first_chunk()?));
        let segment = body.get(..length)?;
        if marker == 0xDA {
            break;
        }
        if is_kept(marker, segment.get(2..)?) {
            kept.extend([0xFF, marker]);
            kept.extend(segment);
        }
        rest = body.get(length..)?;
    }
    kept.extend(rest.get(..scans(rest)?)?);
    Some(kept)
}

/// Tells whether a segment says how the picture is to be shown: JFIF's own, a colour profile, what
/// kind of colours, and all that is no application's.
fn is_kept(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xE0 => content.starts_with(b"JFIF\0"),
        0xE2 => content.starts_with(b"ICC_PROFILE\0"),
        0xEE => content.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// Measures the scans of a JPEG file up to its end: telephones hang films and other pictures on.
fn scans(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    loop {
        let (marker, body) = next_marker(rest)?;
        rest = match marker {
            0xD9 => return Some(bytes.len() - body.len()),
            0x00 | 0x01 | 0xD0..=0xD8 => body,
            _ => body.get(usize::from(u16::from_be_bytes(*body.first_chunk()?))..)?,
        };
    }
}

/// Copies what a decoder needs of a PNG file, which stands still then.
fn strip_png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 11] = [
        b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"IDAT",
        b"IEND",
    ];
    let mut kept = bytes.get(..8)?.to_vec();
    let mut rest = bytes.get(8..)?;
    loop {
        let (kind, next) = next_png_chunk(rest)?;
        if KEPT.contains(&kind) {
            kept.extend(rest.get(..rest.len() - next.len())?);
        }
        if kind == b"IEND" {
            return Some(kept);
        }
        rest = next;
    }
}

/// Copies what a decoder needs of a WebP file.
fn strip_webp(bytes: &[u8]) -> Option<Vec<u8>> {
    // What tells that EXIF and XMP follow.
    const TOLD: u8 = 0b1100;
    let bytes = trim(Format::WebP, bytes);
    let mut chunks = b"WEBP".to_vec();
    let mut rest = bytes.get(12..)?;
    while let Some((kind, length, content)) = next_riff_chunk(rest) {
        let content_end = length.min(content.len());
        if kind != b"EXIF" && kind != b"XMP " {
            let start = chunks.len() + 8;
            chunks.extend(kind);
            chunks.extend(u32::try_from(length).ok()?.to_le_bytes());
            chunks.extend(content.get(..content_end)?);
            chunks.extend(std::iter::repeat_n(0, length.next_multiple_of(2) - content_end));
            if kind == b"VP8X" {
                *chunks.get_mut(start)? &= !TOLD;
            }
        }
        rest = content.get(length.next_multiple_of(2)..).unwrap_or_default();
    }
    let length = u32::try_from(chunks.len()).ok()?;
    Some([b"RIFF", &length.to_le_bytes()[..], &chunks].concat())
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;
    use crate::media::fixture;

    #[test]
    fn an_upright_picture_loses_its_metadata_and_no_pixel() {
        let jpeg = fixture::quarters(64, 32, ImageFormat::Jpeg);
        let bare = bare(&fixture::with_exif(&jpeg, 1), 100).unwrap();
        assert_eq!((bare.format, bare.width, bare.height), (Format::Jpeg, 64, 32));
        assert_eq!(fixture::parts(&bare.bytes), fixture::parts(&jpeg));
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap();
        assert_eq!(pixels(&bare.bytes), pixels(&jpeg));
    }

    #[test]
    fn a_png_loses_its_metadata_and_no_pixel() {
        let png = fixture::quarters(64, 32, ImageFormat::Png);
        let bare = bare(&fixture::with_png_metadata(&png), 100).unwrap();
        assert_eq!((bare.format, bare.bytes), (Format::Png, png));
    }

    #[test]
    fn what_hangs_on_after_a_photograph_is_cut_off() {
        let jpeg = fixture::quarters(64, 32, ImageFormat::Jpeg);
        let long = [jpeg.as_slice(), b"film \xFF\xD9"].concat();
        assert_eq!(bare(&long, 100).unwrap().bytes, bare(&jpeg, 100).unwrap().bytes);
    }

    #[test]
    fn a_picture_is_turned_upright_scaled_and_made_a_kind_that_all_show() {
        let jpeg = fixture::quarters(64, 32, ImageFormat::Jpeg);
        let turned = bare(&fixture::with_exif(&jpeg, 6), 100).unwrap();
        assert_eq!((turned.width, turned.height), (32, 64));
        let scaled = bare(&jpeg, 32).unwrap();
        assert_eq!((scaled.width, scaled.height), (32, 16));
        let webp = bare(&fixture::quarters(64, 32, ImageFormat::WebP), 100).unwrap();
        assert_eq!(probe(&webp.bytes).unwrap().format, webp.format);
        assert_eq!(bare(&fixture::half_transparent(), 100).unwrap().format, Format::Png);
    }

    #[test]
    fn the_whole_of_a_picture_keeps_its_kind_and_loses_its_metadata() {
        let jpeg = fixture::with_exif(&fixture::quarters(64, 32, ImageFormat::Jpeg), 1);
        let png = fixture::with_png_metadata(&fixture::quarters(64, 32, ImageFormat::Png));
        let lying = fixture::with_exif(&fixture::quarters(64, 32, ImageFormat::Jpeg), 6);
        for (bytes, format, size) in [
            (jpeg, Format::Jpeg, (64, 32)),
            (png, Format::Png, (64, 32)),
            (lying, Format::Jpeg, (32, 64)),
            (fixture::webp_with_exif(), Format::WebP, (12, 20)),
            (fixture::lossy_webp(), Format::WebP, (20, 12)),
        ] {
            let whole = stripped(&bytes).unwrap();
            let probe = probe(&whole).unwrap();
            assert_eq!((probe.format, (probe.width, probe.height)), (format, size));
            for secret in ["Exif", "GPS", "21.1861", "Nguyen Van A", "eXIf", "EXIF", "xmpmeta"] {
                let found = whole.windows(secret.len()).any(|it| it == secret.as_bytes());
                assert!(!found, "{format:?} keeps {secret}");
            }
        }
    }

    #[test]
    fn a_webp_that_stands_upright_keeps_every_pixel() {
        let plain = fixture::quarters(20, 12, ImageFormat::WebP);
        let told = fixture::upright_webp_with_metadata();
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap();
        let kept = strip_webp(&told).unwrap();
        assert!(kept.len() < told.len());
        assert_eq!(pixels(&kept), pixels(&plain));
        assert!(!kept.windows(4).any(|it| it == b"EXIF" || it == b"XMP "));
    }

    #[test]
    fn a_cut_file_is_refused() {
        let bytes = fixture::quarters(64, 32, ImageFormat::Jpeg);
        for length in 0..bytes.len() - 2 {
            assert!(bare(&bytes[..length], 100).is_err(), "{length}");
        }
    }
}
