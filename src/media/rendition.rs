//! Which copies of a picture are published: their sizes, names and keys.
//!
//! Making them is `render`'s work.

use super::probe::Probe;

/// Changes when the same picture would be rendered to other bytes, so that old copies are made anew.
const VERSION: u32 = 2;

/// Widths of the WebP copies, for a telephone, a column and a whole screen.
const WEBP_WIDTHS: [u32; 3] = [480, 960, 1600];

/// Widths of the AVIF copies. A wider one would take seconds to make and save few readers anything.
const AVIF_WIDTHS: [u32; 2] = [480, 960];

/// Pixels that an AVIF copy may have: the encoder takes forty bytes for each.
const MAX_AVIF_PIXELS: u64 = 2_000_000;

/// Width of the copy that everyone can show.
const FALLBACK_WIDTH: u32 = 960;

/// Pixels that a side of a WebP picture may have.
const MAX_WEBP_SIDE: u32 = 16_383;

/// Which kinds of copies are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Formats {
    /// Those that cost little to make.
    #[default]
    Quick,
    /// All, also AVIF, which makes pages lighter and takes a second for each picture.
    All,
}

/// One copy of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rendition {
    /// JPEG, or PNG when the picture may be transparent: everyone can show it.
    Fallback {
        /// Width in pixels.
        width: u32,
    },
    /// WebP.
    WebP {
        /// Width in pixels.
        width: u32,
    },
    /// AVIF.
    Avif {
        /// Width in pixels.
        width: u32,
    },
}

impl Rendition {
    /// Gives the width and height in pixels that the copy really has: never above the picture's own.
    pub fn size(self, probe: &Probe) -> (u32, u32) {
        let (width, widest, highest) = match self {
            Self::Fallback { width } | Self::Avif { width } => (width, probe.width, probe.height),
            Self::WebP { width } => (width, widest_webp(probe), MAX_WEBP_SIDE),
        };
        let width = width.min(widest).max(1);
        let height = scale(probe.height, width, probe.width);
        (width, height.min(highest).max(1))
    }

    /// Gives the extension of the copy's file name.
    pub fn extension(self, probe: &Probe) -> &'static str {
        match self {
            Self::Fallback { .. } if probe.transparent => "png",
            Self::Fallback { .. } => "jpg",
            Self::WebP { .. } => "webp",
            Self::Avif { .. } => "avif",
        }
    }
}

/// Lists the copies to publish: AVIF and WebP, narrowest first each, then the fallback.
pub fn renditions(probe: &Probe, formats: Formats) -> Vec<Rendition> {
    let avif = if formats == Formats::All { avif(probe) } else { Vec::new() };
    let widest = widest_webp(probe);
    let mut widths: Vec<u32> = WEBP_WIDTHS.into_iter().filter(|&width| width < widest).collect();
    if widths.len() < WEBP_WIDTHS.len() {
        widths.push(widest);
    }
    let fallback = Rendition::Fallback { width: probe.width.min(FALLBACK_WIDTH) };
    let webp = widths.into_iter().map(|width| Rendition::WebP { width });
    avif.into_iter().chain(webp).chain([fallback]).collect()
}

/// Gives the sizes at which a picture halts on its way to narrower ones, widest first.
pub(super) fn steps(probe: &Probe) -> [(u32, u32); 3] {
    let mut sizes = WEBP_WIDTHS.map(|width| Rendition::WebP { width }.size(probe));
    sizes.reverse();
    sizes
}

/// Lists the AVIF copies: none of a picture so tall that memory would not be bounded.
fn avif(probe: &Probe) -> Vec<Rendition> {
    let mut widths: Vec<u32> = AVIF_WIDTHS.into_iter().filter(|it| *it < probe.width).collect();
    if widths.len() < AVIF_WIDTHS.len() {
        widths.push(probe.width);
    }
    let copies = widths.into_iter().map(|width| Rendition::Avif { width });
    let pixels = |it: &Rendition| {
        let (width, height) = it.size(probe);
        u64::from(width) * u64::from(height)
    };
    copies.filter(|it| pixels(it) <= MAX_AVIF_PIXELS).collect()
}

/// Names the bytes of a rendition by what they are made from.
pub fn key(source: &blake3::Hash, rendition: &Rendition) -> blake3::Hash {
    let (kind, width) = match rendition {
        Rendition::Fallback { width } => (b'f', width),
        Rendition::WebP { width } => (b'w', width),
        Rendition::Avif { width } => (b'a', width),
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"danvan picture");
    hasher.update(&VERSION.to_le_bytes());
    hasher.update(&[kind]);
    hasher.update(&width.to_le_bytes());
    hasher.update(source.as_bytes());
    hasher.finalize()
}

/// Gives the width at which the picture, however tall, fits into a WebP file.
fn widest_webp(probe: &Probe) -> u32 {
    let by_height =
        u64::from(MAX_WEBP_SIDE) * u64::from(probe.width) / u64::from(probe.height.max(1));
    let widest = by_height.min(u64::from(probe.width)).min(u64::from(MAX_WEBP_SIDE));
    u32::try_from(widest).unwrap_or(MAX_WEBP_SIDE).max(1)
}

/// Gives `length` × `part` ÷ `whole`, rounded.
fn scale(length: u32, part: u32, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    let scaled = (u64::from(length) * u64::from(part) + whole / 2) / whole;
    u32::try_from(scaled).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::Format;

    fn picture(width: u32, height: u32) -> Probe {
        Probe { width, height, format: Format::Jpeg, animated: false, transparent: false }
    }

    fn check(width: u32, height: u32, expected: &str) {
        check_all(width, height, Formats::Quick, expected);
    }

    #[track_caller]
    fn check_all(width: u32, height: u32, formats: Formats, expected: &str) {
        let probe = picture(width, height);
        let shown: Vec<String> = renditions(&probe, formats)
            .into_iter()
            .map(|rendition| {
                let (width, height) = rendition.size(&probe);
                format!("{width}×{height}.{}", rendition.extension(&probe))
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn a_photograph_has_three_widths_and_a_fallback() {
        check(4000, 3000, "480×360.webp 960×720.webp 1600×1200.webp 960×720.jpg");
        check(1600, 1200, "480×360.webp 960×720.webp 1600×1200.webp 960×720.jpg");
    }

    #[test]
    fn a_full_build_has_two_widths_of_avif_too() {
        let check =
            |width, height, expected: &str| check_all(width, height, Formats::All, expected);
        let quick = "480×360.webp 960×720.webp 1600×1200.webp 960×720.jpg";
        check(4000, 3000, &format!("480×360.avif 960×720.avif {quick}"));
        check(600, 300, "480×240.avif 600×300.avif 480×240.webp 600×300.webp 600×300.jpg");
        check(300, 200, "300×200.avif 300×200.webp 300×200.jpg");
        // What is very tall has none that would fill the memory.
        check(480, 9000, "480×9000.webp 480×9000.jpg");
        check(960, 3000, "480×1500.avif 480×1500.webp 960×3000.webp 960×3000.jpg");
    }

    #[test]
    fn a_smaller_picture_is_never_enlarged() {
        check(1000, 500, "480×240.webp 960×480.webp 1000×500.webp 960×480.jpg");
        check(960, 480, "480×240.webp 960×480.webp 960×480.jpg");
        check(480, 480, "480×480.webp 480×480.jpg");
        check(300, 200, "300×200.webp 300×200.jpg");
        check(1, 1, "1×1.webp 1×1.jpg");
    }

    #[test]
    fn a_long_screenshot_fits_into_webp() {
        check(1080, 20_000, "480×8889.webp 884×16370.webp 960×17778.jpg");
        check(1, 65_535, "1×16383.webp 1×65535.jpg");
        check(65_535, 1, "480×1.webp 960×1.webp 1600×1.webp 960×1.jpg");
    }

    #[test]
    fn a_transparent_picture_falls_back_to_png() {
        let probe = Probe { transparent: true, ..picture(300, 200) };
        assert_eq!(Rendition::Fallback { width: 300 }.extension(&probe), "png");
        assert_eq!(Rendition::WebP { width: 300 }.extension(&probe), "webp");
    }

    #[test]
    fn a_rendition_that_was_not_offered_is_brought_into_range() {
        let probe = picture(300, 200);
        assert_eq!(Rendition::WebP { width: 0 }.size(&probe), (1, 1));
        assert_eq!(Rendition::Fallback { width: u32::MAX }.size(&probe), (300, 200));
    }

    #[test]
    fn keys_differ_by_source_kind_and_width() {
        let (a, b) = (blake3::hash(b"a"), blake3::hash(b"b"));
        let keys = [
            key(&a, &Rendition::WebP { width: 480 }),
            key(&a, &Rendition::WebP { width: 960 }),
            key(&a, &Rendition::Fallback { width: 960 }),
            key(&b, &Rendition::WebP { width: 480 }),
        ];
        for (index, one) in keys.iter().enumerate() {
            assert!(!keys[index + 1..].contains(one), "key {index} is not alone");
        }
        assert_eq!(keys[0], key(&a, &Rendition::WebP { width: 480 }));
    }
}
