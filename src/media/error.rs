//! Why a picture cannot be published.
//!
//! Where it is named, and what an editor is told to do, is `diagnostic::picture`'s work.

use std::{error, fmt, io};

use image::ImageError;

use super::probe::{HEAVIEST, MAX_PIXELS, MAX_SIDE};
use crate::diagnostic::{Diagnostic, Lang, Location, Text, picture};

/// Why a picture cannot be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The file ends before the picture does.
    Truncated,
    /// The file is no picture, whatever its name says.
    NotPicture,
    /// The file is an SVG drawing, which may hold scripts.
    Svg,
    /// The file is a picture of a kind that is not read, named here.
    Foreign(&'static str),
    /// The picture has more pixels than are decoded.
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The file has more bytes than are read, which are told.
    TooHeavy(u64),
    /// The decoder gave up; its own words.
    Damaged(String),
    /// The encoder gave up; its own words.
    Unwritable(String),
}

impl PictureError {
    /// Gives the reason in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::Truncated => {
                Text::new("tệp bị cụt, thiếu phần cuối", "the file is cut off before its end")
            }
            Self::NotPicture => Text::new("tệp không phải là ảnh", "the file is not a picture"),
            Self::Svg => Text::new("không nhận ảnh SVG", "SVG pictures are not accepted"),
            Self::Foreign(kind) => {
                Text::new(format!("không đọc được ảnh {kind}"), format!("cannot read {kind}"))
            }
            Self::TooLarge { width, height } => too_large(*width, *height),
            Self::TooHeavy(bytes) => too_heavy(*bytes),
            Self::Damaged(words) => {
                Text::new(format!("tệp ảnh bị hỏng ({words})"), format!("damaged file ({words})"))
            }
            Self::Unwritable(words) => Text::new(
                format!("không ghi được bản thu nhỏ ({words})"),
                format!("cannot write a scaled copy ({words})"),
            ),
        }
    }

    /// Says at `at`, where picture `file` is named, that it cannot be published.
    pub fn diagnostic(&self, at: Location, file: &str) -> Diagnostic {
        match self {
            Self::Svg => picture::svg_refused(at, file),
            Self::Foreign(kind) => picture::foreign(at, file, kind),
            Self::TooLarge { .. } | Self::TooHeavy(_) => picture::too_large(at, file, &self.text()),
            _ => picture::unreadable(at, file, &self.text()),
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::default()))
    }
}

impl error::Error for PictureError {}

impl From<ImageError> for PictureError {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::IoError(e) if e.kind() == io::ErrorKind::UnexpectedEof => Self::Truncated,
            // A decoder's words may run over several lines; a message has one.
            other => Self::Damaged(other.to_string().lines().next().unwrap_or_default().into()),
        }
    }
}

fn too_large(width: u32, height: u32) -> Text {
    let million = MAX_PIXELS / 1_000_000;
    Text::new(
        format!(
            "{width} × {height} điểm ảnh, nhiều nhất là {million} triệu và mỗi cạnh {MAX_SIDE}"
        ),
        format!("{width} × {height} pixels, at most {million} million and {MAX_SIDE} a side"),
    )
}

fn too_heavy(bytes: u64) -> Text {
    let (size, most) = (bytes >> 20, HEAVIEST >> 20);
    Text::new(
        format!("tệp {size} MB, nhiều nhất là {most} MB"),
        format!("a file of {size} MB, at most {most} MB"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FilePath;

    fn check(error: &PictureError, code: &str, vi: &str, en: &str) {
        assert_eq!(error.to_string(), vi);
        assert_eq!(error.text(), Text::new(vi, en));
        let at = Location::file(&FilePath::from("content/mo-hinh/x/index.md"));
        assert_eq!(error.diagnostic(at, "anh.jpg").code, code);
    }

    #[test]
    fn every_reason_is_told_in_both_languages() {
        check(
            &PictureError::Truncated,
            "anh-hong",
            "tệp bị cụt, thiếu phần cuối",
            "the file is cut off before its end",
        );
        check(
            &PictureError::NotPicture,
            "anh-hong",
            "tệp không phải là ảnh",
            "the file is not a picture",
        );
        check(&PictureError::Svg, "anh-svg", "không nhận ảnh SVG", "SVG pictures are not accepted");
        check(
            &PictureError::Foreign("HEIC"),
            "anh-khac-dang",
            "không đọc được ảnh HEIC",
            "cannot read HEIC",
        );
        check(
            &PictureError::TooLarge { width: 60_000, height: 60_000 },
            "anh-qua-lon",
            "60000 × 60000 điểm ảnh, nhiều nhất là 120 triệu và mỗi cạnh 65535",
            "60000 × 60000 pixels, at most 120 million and 65535 a side",
        );
        check(
            &PictureError::TooHeavy(2 << 30),
            "anh-qua-lon",
            "tệp 2048 MB, nhiều nhất là 256 MB",
            "a file of 2048 MB, at most 256 MB",
        );
        check(
            &PictureError::Damaged("bad CRC".to_owned()),
            "anh-hong",
            "tệp ảnh bị hỏng (bad CRC)",
            "damaged file (bad CRC)",
        );
        check(
            &PictureError::Unwritable("out of memory".to_owned()),
            "anh-hong",
            "không ghi được bản thu nhỏ (out of memory)",
            "cannot write a scaled copy (out of memory)",
        );
    }
}
