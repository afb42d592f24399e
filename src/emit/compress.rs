//! Smaller copies of an output, made once so that a server need not make them for every reader:
//! nginx hands them out with `gzip_static` and `brotli_static`, Caddy with `precompressed`.

use std::io::{self, Write};

use super::key::Key;
use super::path::OutputPath;

/// How the bytes of an output are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As they are.
    Plain,
    /// Compressed as gzip, which every browser reads.
    Gzip,
    /// Compressed as Brotli, smaller, which browsers ask for over HTTPS.
    Brotli,
}

/// Extensions of text, which shrinks; pictures and workbooks are compressed already.
const TEXTS: [&str; 9] = ["html", "css", "js", "json", "xml", "svg", "csv", "txt", "webmanifest"];

/// Brotli's greatest: on pages as short as ours it takes a quarter longer than 9 and saves a
/// thirteenth more.
const BROTLI: i32 = 11;

impl Encoding {
    /// Lists the encodings that an output is written in beside its plain form.
    pub fn copies(path: &OutputPath) -> &'static [Self] {
        let extension = path.as_str().rsplit_once('.').map_or("", |(_, it)| it);
        if TEXTS.contains(&extension) { &[Self::Gzip, Self::Brotli] } else { &[] }
    }

    /// Gives what follows the name of the plain file.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }

    /// Gives the key of a copy from that of the plain output.
    pub fn key(self, plain: Key) -> Key {
        if self == Self::Plain {
            return plain;
        }
        Key::of(format!("{plain}{}", self.suffix()).as_bytes())
    }

    /// Encodes bytes; equal bytes give equal copies, whatever the day.
    pub fn encode(self, bytes: Vec<u8>) -> Vec<u8> {
        let coded = match self {
            Self::Plain => return bytes,
            Self::Gzip => gzip(&bytes),
            Self::Brotli => brotli(&bytes),
        };
        coded.expect("writing to memory does not fail")
    }
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // The default header holds neither a name nor a time.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let options = brotli::enc::BrotliEncoderParams {
        quality: BROTLI,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut coded = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut coded, &options)?;
    Ok(coded)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    fn decode(encoding: Encoding, coded: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        match encoding {
            Encoding::Plain => plain.extend(coded),
            Encoding::Gzip => drop(flate2::read::GzDecoder::new(coded).read_to_end(&mut plain)),
            Encoding::Brotli => brotli::BrotliDecompress(&mut &coded[..], &mut plain).unwrap(),
        }
        plain
    }

    #[test]
    fn only_text_has_copies() {
        let copies = |path| Encoding::copies(&OutputPath::new(path).unwrap()).len();
        assert_eq!(copies("mo-hinh/x/index.html"), 2);
        assert_eq!(copies("assets/style.0123456789ab.css"), 2);
        assert_eq!(copies("du-lieu/danvan.xlsx"), 0);
        assert_eq!(copies("anh.webp"), 0);
        assert_eq!(copies("CNAME"), 0);
    }

    #[test]
    fn copies_have_keys_of_their_own() {
        let plain = Key::of(b"x");
        assert_eq!(Encoding::Plain.key(plain), plain);
        assert_ne!(Encoding::Gzip.key(plain), Encoding::Brotli.key(plain));
        assert_ne!(Encoding::Gzip.key(plain), plain);
    }

    proptest! {
        #[test]
        fn decoding_gives_the_bytes_back(bytes: Vec<u8>) {
            for encoding in [Encoding::Plain, Encoding::Gzip, Encoding::Brotli] {
                let coded = encoding.encode(bytes.clone());
                prop_assert_eq!(&encoding.encode(bytes.clone()), &coded);
                prop_assert_eq!(decode(encoding, &coded), bytes.clone());
            }
        }
    }
}
