//! Tells in which encoding the bytes of an old file are, by what reads as Vietnamese.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::Legacy;
use super::spelling::is_syllable;

/// How text is kept in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, what every program of today writes.
    Utf8,
    /// UTF-16, Excel's “Unicode Text”.
    Utf16,
    /// Windows-1258.
    Windows1258,
    /// TCVN3 (ABC).
    Tcvn3,
    /// VNI.
    Vni,
}

impl Encoding {
    /// Gives its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1258 => "Windows-1258",
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }
}

/// Text, and the encoding it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The text, without a byte order mark, composed.
    pub text: String,
    /// The encoding.
    pub encoding: Encoding,
}

/// Reads bytes in the encoding they are most likely in; `None` where no reading makes Vietnamese.
pub fn detect(bytes: &[u8]) -> Option<Detected> {
    let told = |text: &str, encoding| Detected { text: text.nfc().collect(), encoding };
    if let Some(text) = utf16(bytes) {
        return Some(told(&text, Encoding::Utf16));
    }
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bare) {
        return Some(told(text, Encoding::Utf8));
    }
    let latin = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let windows: String = WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect();
    let readings = [
        (Encoding::Windows1258, windows),
        (Encoding::Tcvn3, Legacy::Tcvn3.read(&latin)),
        (Encoding::Vni, Legacy::Vni.read(&latin)),
    ];
    let scored = readings.into_iter().map(|(encoding, text)| (score(&text), encoding, text));
    // Of equal readings the first stays.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best.0 > 0).then_some(Detected { text: best.2, encoding: best.1 })
}

/// Reads UTF-16, told by its mark, or by the many zeros of text that is mostly English letters.
fn utf16(bytes: &[u8]) -> Option<String> {
    let decoded = match bytes {
        [0xff, 0xfe, ..] => UTF_16LE.decode(bytes),
        [0xfe, 0xff, ..] => UTF_16BE.decode(bytes),
        _ if is_wide(bytes) => UTF_16LE.decode(bytes),
        _ => return None,
    };
    Some(decoded.0.into_owned())
}

/// Tells whether bytes are UTF-16.
pub fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || is_wide(bytes)
}

fn is_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2000)];
    let zeros = head.chunks_exact(2).filter(|it| it[1] == 0 && it[0] != 0).count();
    zeros * 4 >= head.len() && zeros > 0
}

/// Counts the words with Vietnamese letters that are syllables, less those that are none.
fn score(text: &str) -> i64 {
    let words =
        text.split(|it: char| it.is_ascii() && !it.is_ascii_alphabetic() || it.is_whitespace());
    let telling = words.filter(|it| !it.is_ascii());
    telling.map(|it| if is_syllable(it) { 1 } else { -1 }).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::vi::legacy::TCVN3;
    use crate::vi::legacy::tests::in_vni;

    const TEXTS: [&str; 4] = [
        "Tiêu đề;Tóm tắt\nHiến đất mở đường thôn Đông;Nhân dân hiến 1.647 m2 đất",
        "Phụ nữ xã Hiền Quan chung tay giữ gìn vệ sinh môi trường, trồng hoa ven đường",
        "Tổ dân vận khu phố vận động người dân góp tiền, góp công làm đường bê tông",
        "Cựu chiến binh tự nguyện tháo dỡ tường rào để mở rộng ngõ xóm",
    ];

    fn as_latin(text: &str) -> Vec<u8> {
        text.chars().map(|it| u8::try_from(u32::from(it)).unwrap()).collect()
    }

    fn tcvn3(text: &str) -> Vec<u8> {
        let sign = |letter| TCVN3.iter().find(|(_, it)| *it == letter).map_or(letter, |it| it.0);
        as_latin(&text.chars().map(sign).collect::<String>())
    }

    fn vni(text: &str) -> Vec<u8> {
        let sign = |it: char| if it.is_ascii() { it.to_string() } else { in_vni(it) };
        as_latin(&text.chars().map(sign).collect::<String>())
    }

    /// Writes Windows-1258, where a tone is a sign behind its vowel.
    fn windows(text: &str) -> Vec<u8> {
        let mut parted = String::new();
        for letter in text.chars() {
            let tones: String = letter.nfd().filter(|it| crate::vi::fold::is_tone(*it)).collect();
            let base: String = letter.nfd().filter(|it| !tones.contains(*it)).nfc().collect();
            parted.push_str(&base);
            parted.push_str(&tones);
        }
        let (bytes, _, failed) = WINDOWS_1258.encode(&parted);
        assert!(!failed);
        bytes.into_owned()
    }

    fn wide(text: &str) -> Vec<u8> {
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn each_encoding_is_known_by_its_text() {
        for text in TEXTS {
            for (bytes, encoding) in [
                (text.as_bytes().to_vec(), Encoding::Utf8),
                (format!("\u{feff}{text}").into_bytes(), Encoding::Utf8),
                (wide(text), Encoding::Utf16),
                (wide(text)[2..].to_vec(), Encoding::Utf16),
                (windows(text), Encoding::Windows1258),
                (tcvn3(text), Encoding::Tcvn3),
                (vni(text), Encoding::Vni),
            ] {
                let expected = Detected { text: text.to_owned(), encoding };
                assert_eq!(detect(&bytes), Some(expected), "{encoding:?}: {text}");
            }
        }
    }

    #[test]
    fn what_is_not_vietnamese_in_any_reading_is_refused() {
        assert_eq!(detect(b"\xe9t\xe9 fran\xe7ais d\xe9j\xe0 vu \x80\x81"), None);
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            detect(&bytes);
        }
    }
}
