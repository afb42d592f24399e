//! Pictures for the tests, made byte by byte where no encoder writes what a test needs.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgba, RgbaImage};

const RED: [u8; 4] = [230, 20, 20, 255];
const GREEN: [u8; 4] = [20, 230, 20, 255];
const BLUE: [u8; 4] = [20, 20, 230, 255];
const WHITE: [u8; 4] = [250, 250, 250, 255];

/// How many kinds of [`sample`] there are.
pub(super) const SAMPLES: usize = 9;

/// Gives a small picture of each kind, by number.
pub(super) fn sample(number: usize) -> Vec<u8> {
    match number {
        0 => with_exif(&quarters(20, 12, ImageFormat::Jpeg), 6),
        1 => quarters(20, 12, ImageFormat::Png),
        2 => with_png_metadata(&half_transparent()),
        3 => quarters(20, 12, ImageFormat::WebP),
        4 => gif(&[RED, BLUE]),
        5 => cmyk_jpeg([255, 1, 1, 255]),
        6 => webp_with_exif(),
        7 => lossy_webp(),
        _ => quarters(20, 12, ImageFormat::Gif),
    }
}

/// Encodes a picture.
pub(super) fn encode(picture: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, kind).unwrap();
    bytes.into_inner()
}

/// Makes a picture of four quarters: red and green above blue and white.
pub(super) fn quarters(width: u32, height: u32, kind: ImageFormat) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, y| {
        Rgba(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    });
    encode(&DynamicImage::ImageRgba8(picture).into_rgb8().into(), kind)
}

/// Reads the corners' colours, clockwise from the top left: `RGWB` for [`quarters`] as made.
pub(super) fn corners(picture: &DynamicImage) -> String {
    let picture = picture.to_rgba8();
    let (right, bottom) = (picture.width() - 4, picture.height() - 4);
    [(3, 3), (right, 3), (right, bottom), (3, bottom)]
        .into_iter()
        .map(|(x, y)| match picture.get_pixel(x, y).0.map(|channel| channel > 128) {
            [true, false, false, true] => 'R',
            [false, true, false, true] => 'G',
            [false, false, true, true] => 'B',
            [true, true, true, true] => 'W',
            _ => '?',
        })
        .collect()
}

/// Makes a PNG whose left half is opaque white and whose right half hides red under transparency.
pub(super) fn half_transparent() -> Vec<u8> {
    let picture = RgbaImage::from_fn(100, 40, |x, _| {
        if x < 50 { Rgba([255, 255, 255, 255]) } else { Rgba([255, 0, 0, 0]) }
    });
    encode(&picture.into(), ImageFormat::Png)
}

/// Makes a GIF of 8 × 8 pixels, each frame of one colour.
pub(super) fn gif(frames: &[[u8; 4]]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let frames = frames.iter().map(|&colour| Frame::new(RgbaImage::from_pixel(8, 8, Rgba(colour))));
    GifEncoder::new(&mut bytes).encode_frames(frames).unwrap();
    bytes
}

/// Adds to a JPEG an EXIF segment with orientation, a place and a name, XMP, and a comment.
pub(super) fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>21.1861</x:xmpmeta>";
    [
        &jpeg[..2],
        &segment(0xE1, &exif),
        &segment(0xE1, xmp),
        &segment(0xFE, b"Nguyen Van A"),
        &jpeg[2..],
    ]
    .concat()
}

/// Adds to a PNG an EXIF chunk and a text chunk.
pub(super) fn with_png_metadata(png: &[u8]) -> Vec<u8> {
    let exif = png_chunk(*b"eXIf", &exif(1));
    let text = png_chunk(*b"tEXt", b"Author\0Nguyen Van A, Exif 21.1861");
    [&png[..33], &exif, &text, &png[33..]].concat()
}

/// Makes a PNG of few bytes whose header claims any size.
pub(super) fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let [width, height] = [width.to_be_bytes(), height.to_be_bytes()];
    let header = [width.as_slice(), &height, &[8, 2, 0, 0, 0]].concat();
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    let data = png_chunk(*b"IDAT", &[0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]);
    [signature, png_chunk(*b"IHDR", &header), data, png_chunk(*b"IEND", b"")].concat()
}

/// Makes a PNG chunk.
pub(super) fn png_chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let body = [kind.as_slice(), data].concat();
    let sum = crc32(&body).to_be_bytes();
    [length.as_slice(), &body, &sum].concat()
}

/// Makes a JPEG of 16 × 8 pixels in one colour of four inks, inverted as Adobe writes them.
pub(super) fn cmyk_jpeg(inks: [u8; 4]) -> Vec<u8> {
    let adobe = [b"Adobe".as_slice(), &[0, 100, 0, 0, 0, 0, 0]].concat();
    // Quantisation by 8: a block's first coefficient counts whole levels.
    let quantisation = [[0].as_slice(), &[8; 64]].concat();
    let frame = [8, 0, 8, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
    let scan = [4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0];
    [
        vec![0xFF, 0xD8],
        segment(0xEE, &adobe),
        segment(0xDB, &quantisation),
        segment(0xC0, &frame),
        // First coefficient: `0` says "as before", `10` says "seven bits follow".
        segment(0xC4, &huffman(0x00, &[0, 7])),
        // All others: `0` says "none".
        segment(0xC4, &huffman(0x10, &[0])),
        segment(0xDA, &scan),
        stuffed(&two_blocks(inks)),
        vec![0xFF, 0xD9],
    ]
    .concat()
}

/// Makes a WebP of 20 × 12 pixels that stands upright, with EXIF and XMP.
pub(super) fn upright_webp_with_metadata() -> Vec<u8> {
    let plain = quarters(20, 12, ImageFormat::WebP);
    let extended = riff_chunk(*b"VP8X", &[0b1100, 0, 0, 0, 19, 0, 0, 11, 0, 0]);
    let xmp = riff_chunk(*b"XMP ", b"<x:xmpmeta>21.1861</x:xmpmeta>");
    let exif = riff_chunk(*b"EXIF", &exif(1));
    riff_chunk(*b"RIFF", &[b"WEBP", extended.as_slice(), &plain[12..], &exif, &xmp].concat())
}

/// Makes a WebP of 20 × 12 pixels with an EXIF chunk that turns it by a quarter.
pub(super) fn webp_with_exif() -> Vec<u8> {
    let plain = quarters(20, 12, ImageFormat::WebP);
    let extended = riff_chunk(*b"VP8X", &[0b1000, 0, 0, 0, 19, 0, 0, 11, 0, 0]);
    let body =
        [b"WEBP", extended.as_slice(), &plain[12..], &riff_chunk(*b"EXIF", &exif(6))].concat();
    riff_chunk(*b"RIFF", &body)
}

/// Makes a lossy WebP with transparency, as most WebP pictures in the wild are.
pub(super) fn lossy_webp() -> Vec<u8> {
    let pixels =
        RgbaImage::from_fn(20, 12, |x, _| Rgba([200, 30, 30, if x < 10 { 255 } else { 0 }]));
    webp::Encoder::from_rgba(&pixels, 20, 12).encode(80.0).to_vec()
}

fn riff_chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_le_bytes();
    let padding = vec![0; data.len() % 2];
    [kind.as_slice(), &length, data, &padding].concat()
}

/// Names the segments of a JPEG, or the chunks of a PNG or WebP, in order.
pub(super) fn parts(bytes: &[u8]) -> String {
    match bytes[0] {
        0xFF => jpeg_parts(&bytes[2..]),
        b'R' => chunk_names(&bytes[12..], |b| u32::from_le_bytes(b[4..8].try_into().unwrap()), 0),
        _ => chunk_names(&bytes[8..], |b| u32::from_be_bytes(b[..4].try_into().unwrap()), 4),
    }
}

/// Tells whether `bytes` hold `text` anywhere.
pub(super) fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Names a JPEG's segments up to its pixels.
fn jpeg_parts(mut rest: &[u8]) -> String {
    let mut names = Vec::new();
    loop {
        names.push(format!("{:02X}{:02X}", rest[0], rest[1]));
        if rest[1] == 0xDA {
            return names.join(" ");
        }
        rest = &rest[2 + usize::from(u16::from_be_bytes([rest[2], rest[3]]))..];
    }
}

fn chunk_names(mut rest: &[u8], length: fn(&[u8]) -> u32, name_at: usize) -> String {
    let mut names: Vec<&str> = Vec::new();
    while !rest.is_empty() {
        names.push(std::str::from_utf8(&rest[name_at..name_at + 4]).unwrap());
        let length = usize::try_from(length(rest)).unwrap();
        // PNG closes a chunk with a checksum, RIFF pads it to an even length.
        let after = if name_at == 4 { length + 4 } else { length.next_multiple_of(2) };
        rest = &rest[8 + after..];
    }
    names.dedup();
    names.join(" ")
}

/// Makes little-endian EXIF data: orientation, artist, and a GPS directory with a datum.
fn exif(orientation: u8) -> Vec<u8> {
    let (artist, datum) = (b"Nguyen Van A\0", b"GPS 21.1861\0");
    let (ifd, gps) = (8, 8 + 2 + 3 * 12 + 4);
    let text_at = gps + 2 + 12 + 4;
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let [tag, kind] = [tag.to_le_bytes(), kind.to_le_bytes()];
        [tag.as_slice(), &kind, &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    [
        b"II*\0".to_vec(),
        u32::to_le_bytes(ifd).to_vec(),
        vec![3, 0],
        entry(0x0112, 3, 1, u32::from(orientation)),
        entry(0x013B, 2, 13, text_at),
        entry(0x8825, 4, 1, gps),
        vec![0; 4],
        vec![1, 0],
        entry(0x0012, 2, 12, text_at + 13),
        vec![0; 4],
        artist.to_vec(),
        datum.to_vec(),
    ]
    .concat()
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [[0xFF, marker].as_slice(), &length, data].concat()
}

/// Makes a Huffman table whose nth symbol has a code of n bits.
fn huffman(class: u8, symbols: &[u8]) -> Vec<u8> {
    let counts: Vec<u8> = (0..16).map(|length| u8::from(length < symbols.len())).collect();
    [[class].as_slice(), &counts, symbols].concat()
}

/// Writes the bits of two blocks of each ink, the second as the first.
fn two_blocks(inks: [u8; 4]) -> String {
    let first: String = inks.into_iter().map(first_block).collect();
    // "As before", then "none", for each ink.
    first + &"00".repeat(inks.len())
}

/// Writes a first coefficient, then "none"; seven bits hold an ink of 1 to 64 or 192 to 255.
fn first_block(ink: u8) -> String {
    let level = i32::from(ink) - 128;
    let bits = if level < 0 { level + 127 } else { level };
    format!("10{bits:07b}0")
}

fn stuffed(bits: &str) -> Vec<u8> {
    let padded = format!("{bits}{}", "1".repeat((8 - bits.len() % 8) % 8));
    padded
        .as_bytes()
        .chunks(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .flat_map(|byte| if byte == 0xFF { vec![0xFF, 0] } else { vec![byte] })
        .collect()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            if sum & 1 == 0 { sum >> 1 } else { sum >> 1 ^ 0xEDB8_8320 }
        })
    })
}
