//! Which face sets a text, whether it has all its letters, and how wide they are.

use ttf_parser::Face;
use typst::text::{Font, FontBook, FontStretch, FontStyle, FontVariant, FontWeight};

use super::font::Faces;

/// How a text is set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    /// Whether it is strong.
    pub(super) bold: bool,
    /// Whether it is emphasized.
    pub(super) slanted: bool,
}

impl Style {
    /// As text is.
    pub(super) const PLAIN: Self = Self { bold: false, slanted: false };
    /// Strong.
    pub(super) const BOLD: Self = Self { bold: true, slanted: false };
    /// Emphasized.
    pub(super) const SLANTED: Self = Self { bold: false, slanted: true };
}

/// The faces that set plain, bold and slanted text.
#[derive(Clone, Debug)]
pub(super) struct Styled {
    plain: Option<Font>,
    bold: Option<Font>,
    slanted: Option<Font>,
}

impl Styled {
    /// Finds them among the faces of a book.
    pub(super) fn new(faces: &Faces) -> Self {
        let book = FontBook::from_fonts(&faces.fonts);
        let family = faces.family.to_lowercase();
        let find = |style, weight| {
            let variant = FontVariant { style, weight, stretch: FontStretch::NORMAL };
            faces.fonts.get(book.select(&family, variant)?).cloned()
        };
        Self {
            plain: find(FontStyle::Normal, FontWeight::REGULAR),
            bold: find(FontStyle::Normal, FontWeight::BOLD),
            slanted: find(FontStyle::Italic, FontWeight::REGULAR),
        }
    }

    /// Gives the name of the face that sets a letter in a style, if it has no such letter.
    pub(super) fn without(&self, letter: char, style: Style) -> Option<String> {
        let info = self.face(style)?.info();
        (!info.coverage.contains(u32::from(letter))).then(|| info.family.clone())
    }

    /// Gives the width of a text in thousandths of its size.
    pub(super) fn width(&self, text: &str, style: Style) -> u32 {
        let face = self.face(style).and_then(|it| Face::parse(it.data(), it.index()).ok());
        let Some(face) = face else { return 0 };
        let units = u32::from(face.units_per_em()).max(1);
        let advance = |letter| face.glyph_hor_advance(face.glyph_index(letter)?);
        let total: u32 = text.chars().filter_map(advance).map(u32::from).sum();
        total.saturating_mul(1000) / units
    }

    fn face(&self, style: Style) -> Option<&Font> {
        match style {
            Style { bold: true, .. } => self.bold.as_ref(),
            Style { slanted: true, .. } => self.slanted.as_ref(),
            Style { .. } => self.plain.as_ref(),
        }
    }
}
