//! The skeleton of a picture file: its segments and chunks, walked without decoding a pixel.
//!
//! Decoders forgive a file that stops half-way and paint the rest grey; an editor should hear of
//! it. Sizes and colours are read by the decoders themselves, in `probe`.

use super::probe::Format;

/// What a file's skeleton tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Skeleton {
    /// Whether the file goes on to the end of its (first) picture.
    pub(super) whole: bool,
    /// Whether there is more than one picture to show.
    pub(super) animated: bool,
    /// Whether a pixel may be transparent, as far as the skeleton tells.
    pub(super) transparent: bool,
}

/// Walks the file; `bytes` are trimmed.
pub(super) fn walk(format: Format, bytes: &[u8]) -> Skeleton {
    match format {
        Format::Jpeg => walk_jpeg(bytes),
        Format::Png => walk_png(bytes),
        Format::WebP => walk_webp(bytes),
        Format::Gif => walk_gif(bytes),
    }
}

/// Cuts off what trails a WebP file's own length: its decoder would believe chunks found there.
pub(super) fn trim(format: Format, bytes: &[u8]) -> &[u8] {
    match (format, riff_length(bytes)) {
        (Format::WebP, Some(length)) => bytes.get(..length).unwrap_or(bytes),
        _ => bytes,
    }
}

fn walk_jpeg(bytes: &[u8]) -> Skeleton {
    // Nearly every file ends in the marker, which spares the walk.
    let whole = bytes.ends_with(&[0xFF, 0xD9]) || reach_end_of_jpeg(bytes).is_some();
    Skeleton { whole, animated: false, transparent: false }
}

fn reach_end_of_jpeg(bytes: &[u8]) -> Option<()> {
    let mut rest = bytes;
    loop {
        let marker;
        (marker, rest) = next_marker(rest)?;
        match marker {
            0xD9 => return Some(()),
            // Stuffed byte, TEM, restarts, start of image: nothing follows them.
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            _ => {
                let length = u16::from_be_bytes(*rest.first_chunk()?);
                rest = rest.get(usize::from(length)..)?;
            }
        }
    }
}

/// Gives the next marker and what follows it.
pub(super) fn next_marker(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let start = bytes.iter().position(|&byte| byte == 0xFF)?;
    let rest = bytes.get(start..)?;
    let fill = rest.iter().position(|&byte| byte != 0xFF)?;
    rest.get(fill..)?.split_first().map(|(&marker, rest)| (marker, rest))
}

fn walk_png(bytes: &[u8]) -> Skeleton {
    let mut skeleton = Skeleton { whole: false, animated: false, transparent: true };
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some((kind, next)) = next_png_chunk(rest) {
        skeleton.animated |= kind == b"acTL";
        skeleton.whole |= kind == b"IEND";
        rest = next;
    }
    skeleton
}

/// Gives the kind of the next chunk and what follows the whole of it.
pub(super) fn next_png_chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (kind, rest) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let rest = rest.get(length.checked_add(4)?..)?;
    Some((kind, rest))
}

fn walk_webp(bytes: &[u8]) -> Skeleton {
    // The last chunk's padding byte is often left out.
    let whole = riff_length(bytes).is_some_and(|length| length <= bytes.len() + 1);
    let mut skeleton = Skeleton { whole, animated: false, transparent: true };
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let Some((kind, length, content)) = next_riff_chunk(rest) {
        let flags = content.first().copied().unwrap_or_default();
        skeleton.animated |= kind == b"VP8X" && flags & 0b10 != 0;
        skeleton.whole &= length <= content.len();
        rest = content.get(length.next_multiple_of(2)..).unwrap_or_default();
    }
    skeleton
}

/// Gives the kind and the length of the next chunk, and what follows its head.
pub(super) fn next_riff_chunk(bytes: &[u8]) -> Option<(&[u8; 4], usize, &[u8])> {
    let (kind, rest) = bytes.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    Some((kind, length, rest))
}

fn riff_length(bytes: &[u8]) -> Option<usize> {
    let (_, length, _) = next_riff_chunk(bytes)?;
    length.checked_add(8)
}

fn walk_gif(bytes: &[u8]) -> Skeleton {
    let mut gif = Gif::default();
    let mut rest = gif.read_screen(bytes);
    while let Some(bytes) = rest.filter(|_| gif.frames < 2) {
        rest = gif.read_block(bytes);
    }
    Skeleton { whole: gif.whole, animated: gif.frames > 1, transparent: gif.transparent }
}

/// What the walk through a GIF has seen so far.
#[derive(Default)]
struct Gif {
    screen: [u8; 4],
    frames: u32,
    whole: bool,
    transparent: bool,
}

impl Gif {
    fn read_screen<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        self.screen = *bytes.get(6..)?.first_chunk()?;
        skip_palette(*bytes.get(10)?, bytes.get(13..)?)
    }

    fn read_block<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        match bytes.split_first()? {
            (0x21, rest) => self.read_extension(rest),
            (0x2C, rest) => self.read_frame(rest),
            _ => None,
        }
    }

    fn read_extension<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        // A graphic control extension: one block of four bytes, the first holds the flags.
        if let [0xF9, 4, flags, ..] = bytes {
            self.transparent |= self.frames == 0 && flags & 1 != 0;
        }
        skip_blocks(bytes.get(1..)?)
    }

    fn read_frame<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        self.frames += 1;
        let (place, rest) = bytes.split_first_chunk::<4>()?;
        let (size, rest) = rest.split_first_chunk::<4>()?;
        if self.frames == 1 {
            // What the first frame does not cover shows the page behind.
            self.transparent |= *place != [0; 4] || *size != self.screen;
        }
        let data = skip_palette(*rest.first()?, rest.get(1..)?)?;
        let rest = skip_blocks(data.get(1..)?)?;
        self.whole = true;
        Some(rest)
    }
}

fn skip_palette(flags: u8, bytes: &[u8]) -> Option<&[u8]> {
    let length = if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0b111) + 1) };
    bytes.get(length..)
}

fn skip_blocks(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    loop {
        let (&length, content) = rest.split_first()?;
        rest = content.get(usize::from(length)..)?;
        if length == 0 {
            return Some(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;
    use crate::media::fixture;

    fn whole(format: Format, bytes: &[u8]) -> bool {
        walk(format, trim(format, bytes)).whole
    }

    #[test]
    fn every_cut_of_a_jpeg_is_noticed() {
        let jpeg = fixture::with_exif(&fixture::quarters(16, 8, ImageFormat::Jpeg), 6);
        assert!(whole(Format::Jpeg, &jpeg));
        for length in 0..jpeg.len() {
            // The cut at 0xFF 0xD9 is the whole file; no other place holds the marker.
            assert!(!whole(Format::Jpeg, &jpeg[..length]), "{length} of {}", jpeg.len());
        }
    }

    #[test]
    fn what_trails_a_jpeg_does_not_hide_its_end() {
        let mut jpeg = fixture::quarters(16, 8, ImageFormat::Jpeg);
        jpeg.extend(b"a phone's trailer");
        assert!(whole(Format::Jpeg, &jpeg));
    }

    #[test]
    fn every_cut_of_a_png_and_a_webp_is_noticed() {
        for (format, kind) in [(Format::Png, ImageFormat::Png), (Format::WebP, ImageFormat::WebP)] {
            let bytes = fixture::quarters(16, 8, kind);
            assert!(whole(format, &bytes));
            // One byte may be missing: the padding of WebP's last chunk.
            for length in 0..bytes.len() - 1 {
                assert!(!whole(format, &bytes[..length]), "{format:?} {length}");
            }
        }
    }

    #[test]
    fn what_trails_a_webp_is_cut_off() {
        let webp = fixture::quarters(16, 8, ImageFormat::WebP);
        let trailed = [webp.as_slice(), b"EXIF\xFF\xFF\xFF\xFF"].concat();
        assert_eq!(trim(Format::WebP, &trailed), webp);
        assert!(whole(Format::WebP, &trailed));
    }

    #[test]
    fn a_gif_is_whole_with_its_first_frame_and_animated_with_its_second() {
        let gif = fixture::gif(&[[200, 30, 30, 255], [30, 30, 200, 255]]);
        let moving = Skeleton { whole: true, animated: true, transparent: false };
        assert_eq!(walk(Format::Gif, &gif), moving);
        assert!(!whole(Format::Gif, &gif[..40]));

        let still = fixture::gif(&[[200, 30, 30, 255]]);
        assert!(!walk(Format::Gif, &still).animated);
    }

    #[test]
    fn a_gif_with_a_transparent_colour_is_transparent() {
        assert!(walk(Format::Gif, &fixture::gif(&[[0, 0, 0, 0]])).transparent);
    }

    #[test]
    fn an_animated_png_is_told_by_its_control_chunk() {
        let png = fixture::quarters(16, 8, ImageFormat::Png);
        assert!(!walk(Format::Png, &png).animated);
        let control = fixture::png_chunk(*b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
        let animated = [&png[..33], &control, &png[33..]].concat();
        assert!(walk(Format::Png, &animated).animated);
    }
}
