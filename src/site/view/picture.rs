//! Published pictures.

use serde::Serialize;

/// A published picture.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// Address of the JPEG or PNG everyone can show.
    pub src: String,
    /// `srcset` of the AVIF files: address and width, smallest first; empty but in a full build.
    pub avif: Vec<SourceView>,
    /// `srcset` of the WebP files: address and width, smallest first.
    pub webp: Vec<SourceView>,
    /// Address of the largest copy, to be looked at by itself.
    pub full: String,
    /// Width in pixels of `src`.
    pub width: u32,
    /// Height in pixels of `src`.
    pub height: u32,
    /// Classes of the colour that stands in for it until it has come; empty but in a full build.
    pub tint: String,
    /// Tag of the language of its words.
    pub lang: String,
    /// Text for those who do not see it.
    pub alt: String,
    /// Caption; may be empty.
    pub caption: String,
    /// Who made it; may be empty.
    pub credit: String,
}

/// One file of a picture.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// Site-absolute address.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
}
