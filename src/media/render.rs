//! Renders the copies of a picture: decoded once, set upright, scaled, written anew.
//!
//! Only pixels pass from the source to a copy; EXIF, GPS, XMP, comments and colour profiles stay
//! behind. Which copies there are is `rendition`'s work.

use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use fast_image_resize::{FilterType as ScaleFilter, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use webp::PixelLayout;

use super::error::PictureError;
use super::probe::{Probe, open, orientation, probe};
use super::rendition::{Rendition, steps};

const JPEG_QUALITY: u8 = 82;

const WEBP_QUALITY: f32 = 80.0;

/// Renders one copy of a picture.
pub fn render(bytes: &[u8], rendition: &Rendition) -> Result<Vec<u8>, PictureError> {
    Ok(render_all(bytes, &[*rendition])?.remove(0))
}

/// Renders several copies of a picture, in the order asked for, and decodes it only once.
pub fn render_all(bytes: &[u8], renditions: &[Rendition]) -> Result<Vec<Vec<u8>>, PictureError> {
    let probe = probe(bytes)?;
    let picture = decode(bytes, &probe)?;
    let wanted = renditions.iter().map(|it| it.size(&probe)).collect();
    let scaled = scale_all(&picture, &wanted, steps(&probe))?;
    renditions.iter().map(|it| write(&scaled[&it.size(&probe)], &probe, *it)).collect()
}

/// Scales a picture to several sizes: to those that are steps from the step before, which has fewer pixels than
/// the picture and all that the next shows; to others from the picture.
fn scale_all<'a>(
    picture: &'a DynamicImage,
    wanted: &BTreeSet<(u32, u32)>,
    steps: [(u32, u32); 3],
) -> Result<BTreeMap<(u32, u32), Cow<'a, DynamicImage>>, PictureError> {
    let is_whole = |size| size == (picture.width(), picture.height());
    let mut scaled: BTreeMap<(u32, u32), Cow<'a, DynamicImage>> = BTreeMap::new();
    let mut last = None;
    // As far as the last that is wanted, each is taken: a copy has the same bytes whatever others are made.
    let taken = steps.iter().rposition(|it| wanted.contains(it)).map_or(0, |last| last + 1);
    for size in steps.into_iter().take(taken) {
        if !is_whole(size) && !scaled.contains_key(&size) {
            let from = last.and_then(|it| scaled.get(&it)).map_or(picture, |it| &**it);
            let copy = scale(from, size)?.into_owned();
            scaled.insert(size, Cow::Owned(copy));
            last = Some(size);
        }
    }
    for size in wanted {
        if let Entry::Vacant(place) = scaled.entry(*size) {
            place.insert(scale(picture, *size)?);
        }
    }
    Ok(scaled)
}

/// Decodes the (first) picture, upright, as RGBA where it may be transparent and RGB elsewhere.
pub(super) fn decode(bytes: &[u8], probe: &Probe) -> Result<DynamicImage, PictureError> {
    let mut decoder = open(probe.format, bytes)?;
    let orientation = orientation(&mut decoder);
    let decoded = DynamicImage::from_decoder(decoder)?;
    let mut picture = if probe.transparent {
        DynamicImage::ImageRgba8(decoded.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(decoded.into_rgb8())
    };
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Writes a picture that has the size of a copy.
fn write(
    scaled: &DynamicImage,
    probe: &Probe,
    rendition: Rendition,
) -> Result<Vec<u8>, PictureError> {
    match rendition {
        Rendition::WebP { .. } => encode_webp(scaled),
        Rendition::Avif { .. } => encode_avif(scaled),
        Rendition::Fallback { .. } if probe.transparent => encode_png(scaled),
        Rendition::Fallback { .. } => encode_jpeg(scaled),
    }
}

/// Scales with colours weighed by their opacity, so that what lies unseen under a transparent pixel
/// does not bleed into its neighbours.
pub(super) fn scale(
    picture: &DynamicImage,
    (width, height): (u32, u32),
) -> Result<Cow<'_, DynamicImage>, PictureError> {
    if (picture.width(), picture.height()) == (width, height) {
        return Ok(Cow::Borrowed(picture));
    }
    let mut scaled = DynamicImage::new(width, height, picture.color());
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(ScaleFilter::Lanczos3))
        .use_alpha(true);
    Resizer::new().resize(picture, &mut scaled, &options).map_err(|error| unwritable(&error))?;
    Ok(Cow::Owned(scaled))
}

fn encode_jpeg(picture: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
    picture.write_with_encoder(encoder).map_err(|error| unwritable(&error))?;
    Ok(bytes)
}

fn encode_png(picture: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let (compression, filter) = (CompressionType::Default, FilterType::Adaptive);
    let encoder = PngEncoder::new_with_quality(&mut bytes, compression, filter);
    picture.write_with_encoder(encoder).map_err(|error| unwritable(&error))?;
    Ok(bytes)
}

fn encode_webp(picture: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let layout = if picture.color().has_alpha() { PixelLayout::Rgba } else { PixelLayout::Rgb };
    let (width, height) = (picture.width(), picture.height());
    let encoder = webp::Encoder::new(picture.as_bytes(), layout, width, height);
    let lossless = false;
    let encoded = encoder
        .encode_simple(lossless, WEBP_QUALITY)
        .map_err(|error| PictureError::Unwritable(format!("{error:?}")))?;
    Ok(encoded.to_vec())
}

/// How good a picture is, and how little time it takes, from 1 to 10: at 8 a copy of 960 pixels takes a second and is
/// nearly as small as at 4, which takes five.
#[cfg(feature = "avif")]
const AVIF: (f32, u8) = (60.0, 8);

/// Writes AVIF, on this thread alone: so the same pixels give the same bytes on every machine.
#[cfg(feature = "avif")]
fn encode_avif(picture: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    let (quality, speed) = AVIF;
    let encoder =
        ravif::Encoder::new().with_quality(quality).with_speed(speed).with_num_threads(Some(1));
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let encoded = if picture.color().has_alpha() {
        let pixels: Vec<_> = picture.as_bytes().chunks_exact(4).map(rgba).collect();
        encoder.encode_rgba(ravif::Img::new(&pixels[..], width, height))
    } else {
        let pixels: Vec<_> = picture.as_bytes().chunks_exact(3).map(rgb).collect();
        encoder.encode_rgb(ravif::Img::new(&pixels[..], width, height))
    };
    Ok(encoded.map_err(|error| unwritable(&error))?.avif_file)
}

#[cfg(feature = "avif")]
fn rgba(pixel: &[u8]) -> ravif::RGBA8 {
    ravif::RGBA8::new(pixel[0], pixel[1], pixel[2], pixel[3])
}

#[cfg(feature = "avif")]
fn rgb(pixel: &[u8]) -> ravif::RGB8 {
    ravif::RGB8::new(pixel[0], pixel[1], pixel[2])
}

/// No AVIF is planned by a program that cannot write it.
#[cfg(not(feature = "avif"))]
fn encode_avif(_: &DynamicImage) -> Result<Vec<u8>, PictureError> {
    Err(PictureError::Unwritable("AVIF".to_owned()))
}

fn unwritable(error: &impl ToString) -> PictureError {
    PictureError::Unwritable(error.to_string())
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, ImageBuffer, ImageFormat, Luma, Rgb, Rgba, RgbaImage};
    use proptest::prelude::*;

    use super::*;
    use crate::media::fixture::{self, corners};
    use crate::media::{Format, Formats, renditions};

    const FALLBACK: Rendition = Rendition::Fallback { width: 960 };

    fn decoded(bytes: &[u8]) -> DynamicImage {
        image::load_from_memory(bytes).unwrap()
    }

    fn assert_near(pixel: Rgba<u8>, expected: [u8; 4], tolerance: u8) {
        let near = pixel.0.iter().zip(expected).all(|(&a, b)| a.abs_diff(b) <= tolerance);
        assert!(near, "{:?} is not near {expected:?}", pixel.0);
    }

    #[test]
    fn every_orientation_is_set_upright() {
        // The stored corners, clockwise from the top left, are red, green, white, blue.
        let stored = fixture::quarters(64, 32, ImageFormat::Jpeg);
        let expected = ["RGWB", "GRBW", "WBRG", "BWGR", "RBWG", "BRGW", "WGRB", "GWBR"];
        for (orientation, expected) in (1..).zip(expected) {
            let source = fixture::with_exif(&stored, orientation);
            for rendition in [FALLBACK, Rendition::WebP { width: 1600 }] {
                let upright = decoded(&render(&source, &rendition).unwrap());
                let size = if orientation < 5 { (64, 32) } else { (32, 64) };
                assert_eq!((upright.width(), upright.height()), size, "orientation {orientation}");
                assert_eq!(corners(&upright), expected, "orientation {orientation}");
            }
        }
    }

    #[test]
    fn no_metadata_survives() {
        let jpeg = fixture::with_exif(&fixture::quarters(64, 32, ImageFormat::Jpeg), 6);
        let png = fixture::with_png_metadata(&fixture::half_transparent());
        for (source, kinds) in [
            (jpeg, ["VP8 ", "FFE0 FFC0 FFDB FFDB FFC4 FFC4 FFC4 FFC4 FFDA"]),
            (png, ["VP8X ALPH VP8 ", "IHDR IDAT IEND"]),
        ] {
            for secret in ["Exif", "GPS", "21.1861", "Nguyen Van A"] {
                assert!(fixture::contains(&source, secret), "the source holds {secret}");
            }
            let copies = render_all(&source, &[Rendition::WebP { width: 480 }, FALLBACK]).unwrap();
            for (copy, kinds) in copies.iter().zip(kinds) {
                assert_eq!(fixture::parts(copy), kinds);
                for secret in ["Exif", "GPS", "21.1861", "Nguyen Van A", "eXIf", "EXIF"] {
                    assert!(!fixture::contains(copy, secret), "{secret} survived");
                }
            }
        }
    }

    #[test]
    fn copies_have_the_sizes_and_kinds_that_were_announced() {
        let source = fixture::quarters(2000, 1000, ImageFormat::Jpeg);
        let probe = probe(&source).unwrap();
        let wanted = renditions(&probe, Formats::Quick);
        let copies = render_all(&source, &wanted).unwrap();
        assert_eq!(copies.len(), 4);
        for (rendition, copy) in wanted.into_iter().zip(&copies) {
            let copy = super::probe(copy).unwrap();
            assert_eq!((copy.width, copy.height), rendition.size(&probe));
            let webp = matches!(rendition, Rendition::WebP { .. });
            assert_eq!(copy.format, if webp { Format::WebP } else { Format::Jpeg });
        }
    }

    #[test]
    fn a_copy_alone_equals_a_copy_among_others_and_itself_again() {
        for width in [1100, 2000] {
            let source = fixture::quarters(width, 300, ImageFormat::Png);
            let wanted = renditions(&probe(&source).unwrap(), Formats::Quick);
            let copies = render_all(&source, &wanted).unwrap();
            for (rendition, copy) in wanted.iter().zip(&copies) {
                assert!(render(&source, rendition).unwrap() == *copy, "{rendition:?} differs");
            }
        }
    }

    #[test]
    fn a_picture_scaled_step_by_step_looks_as_one_scaled_at_once() {
        let source = fixture::quarters(2000, 1000, ImageFormat::Png);
        let probe = probe(&source).unwrap();
        let picture = decode(&source, &probe).unwrap();
        let sizes = steps(&probe);
        assert_eq!(sizes, [(1600, 800), (960, 480), (480, 240)]);
        let scaled = scale_all(&picture, &sizes.into(), sizes).unwrap();
        let other = scale_all(&picture, &[(800, 400)].into(), sizes).unwrap();
        assert_eq!(other.len(), 1, "no step is taken for a size that is none");
        for size in sizes {
            let at_once = scale(&picture, size).unwrap();
            let (one, other) = (scaled[&size].as_bytes(), at_once.as_bytes());
            let apart: u64 = one.iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
            assert!(apart * 10 < one.len() as u64, "{size:?}: {apart} of {}", one.len());
        }
    }

    #[cfg(feature = "avif")]
    #[test]
    fn an_avif_copy_is_the_same_each_time_and_carries_nothing_but_pixels() {
        let jpeg = fixture::with_exif(&fixture::quarters(64, 32, ImageFormat::Jpeg), 6);
        for (source, transparent) in [(jpeg, false), (fixture::half_transparent(), true)] {
            let copy = render(&source, &Rendition::Avif { width: 30 }).unwrap();
            assert!(copy == render(&source, &Rendition::Avif { width: 30 }).unwrap());
            assert_eq!(&copy[4..12], b"ftypavif");
            assert_eq!(fixture::contains(&copy, "auxC"), transparent, "a picture of its opacity");
            let size = Rendition::Avif { width: 30 }.size(&probe(&source).unwrap());
            // The box of the size: its name, a version, width and height.
            let at = copy.windows(4).position(|it| it == b"ispe").unwrap() + 8;
            let number = |at: usize| u32::from_be_bytes(copy[at..at + 4].try_into().unwrap());
            assert_eq!((number(at), number(at + 4)), size);
            for secret in ["Exif", "GPS", "21.1861", "Nguyen Van A"] {
                assert!(!fixture::contains(&copy, secret), "{secret} survived");
            }
        }
    }

    #[test]
    fn transparency_is_kept_and_hidden_colours_do_not_bleed() {
        // Left half opaque white, right half transparent with red hidden under it.
        let source = fixture::half_transparent();
        for rendition in [Rendition::Fallback { width: 37 }, Rendition::WebP { width: 37 }] {
            let copy = decoded(&render(&source, &rendition).unwrap()).into_rgba8();
            assert_near(*copy.get_pixel(2, 5), [255, 255, 255, 255], 3);
            assert_eq!(copy.get_pixel(35, 5).0[3], 0);
        }
        let png = decoded(&render(&source, &Rendition::Fallback { width: 37 }).unwrap());
        let seen =
            png.to_rgba8().pixels().filter(|pixel| pixel.0[3] > 0).copied().collect::<Vec<_>>();
        assert!(seen.iter().any(|pixel| pixel.0[3] < 255), "the edge is soft");
        for pixel in seen {
            assert_near(pixel, [255, 255, 255, pixel.0[3]], 2);
        }
    }

    #[test]
    fn sixteen_bits_become_eight() {
        let deep = ImageBuffer::<Rgb<u16>, _>::from_pixel(30, 20, Rgb([0xFFFF, 0x8080, 0]));
        let source = fixture::encode(&DynamicImage::ImageRgb16(deep), ImageFormat::Png);
        let copy = decoded(&render(&source, &FALLBACK).unwrap());
        assert_eq!(copy.color(), image::ColorType::Rgb8);
        assert_near(*copy.to_rgba8().get_pixel(10, 10), [255, 128, 0, 255], 4);

        let deep = ImageBuffer::<Rgba<u16>, _>::from_pixel(30, 20, Rgba([0xFFFF, 0, 0, 0x8080]));
        let source = fixture::encode(&DynamicImage::ImageRgba16(deep), ImageFormat::Png);
        let copy = decoded(&render(&source, &FALLBACK).unwrap());
        assert_near(*copy.to_rgba8().get_pixel(10, 10), [255, 0, 0, 128], 0);
    }

    #[test]
    fn grey_stays_grey() {
        let grey = DynamicImage::ImageLuma8(GrayImage::from_pixel(30, 20, Luma([90])));
        for kind in [ImageFormat::Jpeg, ImageFormat::Png] {
            let source = fixture::encode(&grey, kind);
            for rendition in renditions(&probe(&source).unwrap(), Formats::Quick) {
                let copy = decoded(&render(&source, &rendition).unwrap());
                assert_near(*copy.to_rgba8().get_pixel(10, 10), [90, 90, 90, 255], 3);
            }
        }
    }

    #[test]
    fn a_printers_cmyk_jpeg_becomes_rgb() {
        // Adobe writes inks inverted: 255 is no ink. Full magenta and yellow print red.
        let source = fixture::cmyk_jpeg([255, 1, 1, 255]);
        let copy = decoded(&render(&source, &FALLBACK).unwrap());
        assert_eq!((copy.width(), copy.height()), (16, 8));
        assert_near(*copy.to_rgba8().get_pixel(8, 4), [255, 0, 0, 255], 4);
    }

    #[test]
    fn an_animated_gif_gives_its_first_frame() {
        let source = fixture::gif(&[[200, 30, 30, 255], [30, 30, 200, 255]]);
        let copy = render(&source, &FALLBACK).unwrap();
        assert_eq!(probe(&copy).unwrap().format, Format::Jpeg);
        assert_near(*decoded(&copy).to_rgba8().get_pixel(4, 4), [200, 30, 30, 255], 4);
    }

    #[test]
    fn a_long_screenshot_is_rendered_in_every_kind() {
        let tall = RgbaImage::from_pixel(20, 20_000, Rgba([10, 120, 10, 255]));
        let source = fixture::encode(&DynamicImage::ImageRgba8(tall), ImageFormat::Png);
        let sizes: Vec<_> =
            render_all(&source, &renditions(&probe(&source).unwrap(), Formats::Quick))
                .unwrap()
                .iter()
                .map(|copy| probe(copy).map(|copy| (copy.width, copy.height)).unwrap())
                .collect();
        assert_eq!(sizes, [(16, 16_000), (20, 20_000)]);
    }

    #[test]
    fn each_kind_of_source_is_rendered() {
        for number in 0..fixture::SAMPLES {
            let source = fixture::sample(number);
            let wanted = renditions(&probe(&source).unwrap(), Formats::Quick);
            assert_eq!(render_all(&source, &wanted).map(|copies| copies.len()), Ok(wanted.len()));
        }
    }

    #[test]
    fn a_cut_picture_is_not_rendered() {
        for kind in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
            let bytes = fixture::quarters(64, 32, kind);
            let cut = &bytes[..bytes.len() / 2];
            assert_eq!(render(cut, &FALLBACK), Err(PictureError::Truncated), "{kind:?}");
        }
    }

    #[test]
    fn a_picture_with_broken_content_is_called_damaged() {
        let bytes = fixture::png_claiming(40, 40);
        assert!(matches!(render(&bytes, &FALLBACK), Err(PictureError::Damaged(_))));
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = render(&bytes, &FALLBACK);
        }

        #[test]
        fn a_picture_with_changed_bytes_never_panics(
            which in 0..fixture::SAMPLES,
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
            cut in prop::option::of(any::<prop::sample::Index>()),
        ) {
            let mut bytes = fixture::sample(which);
            for (index, byte) in changes {
                let index = index.index(bytes.len());
                bytes[index] = byte;
            }
            bytes.truncate(cut.map_or(bytes.len(), |cut| cut.index(bytes.len())));
            // A changed header may claim a picture too large to decode a thousand times.
            if probe(&bytes).is_ok_and(|probe| probe.width * probe.height < 1_000_000) {
                let _ = render_all(&bytes, &[FALLBACK, Rendition::WebP { width: 9 }]);
            }
        }
    }
}
