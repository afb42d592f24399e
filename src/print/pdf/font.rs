//! The faces that a book is set in, each held to all letters of Vietnamese.
//!
//! A character map may claim what a face does not draw: Libertinus Serif Bold Italic maps “ơ” and
//! draws nothing but its dot below. So outlines are compared: a letter with marks must be more than
//! the letter without.

use ttf_parser::{Face, OutlineBuilder, Rect};
use typst::foundations::Bytes;
use typst::text::Font;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, FilePath, Location, print as problem};
use crate::source::scan::Tree;

/// The folder of a site's own faces.
const FOLDER: &str = "fonts/";
/// The family that comes with the program.
const FAMILY: &str = "Libertinus Serif";
/// Its faces that are sound for Vietnamese.
const SOUND: [&str; 3] =
    ["LibertinusSerif-Regular", "LibertinusSerif-Bold", "LibertinusSerif-Italic"];

/// The letters of Vietnamese that carry marks, in small.
const LETTERS: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

/// The faces of a book.
#[derive(Clone, Debug)]
pub struct Faces {
    /// The family that text is set in.
    pub family: String,
    /// The faces, those of the family first.
    pub(super) fonts: Vec<Font>,
}

impl Faces {
    /// Hashes the faces.
    pub fn hash(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for font in &self.fonts {
            hasher.update(blake3::hash(font.data()).as_bytes()).update(&font.index().to_le_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

/// Finds the faces of a book: the site's own, else installed ones where they are wanted, else those
/// that come with the program.
pub fn faces(tree: &Tree, installed: &[Vec<u8>]) -> (Faces, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut own = Vec::new();
    for (path, asset) in tree.assets.iter().filter(|(path, _)| is_face(path)) {
        match asset.read() {
            Ok(bytes) => own.extend(sound(path, bytes, &mut problems)),
            Err(why) => problems.push(crate::diagnostic::disk::unreadable(path, &why)),
        }
    }
    if own.is_empty() {
        let system = installed.iter().cloned();
        own.extend(
            system.flat_map(|it| Font::iter(Bytes::new(it))).filter(|it| lost(it).is_empty()),
        );
    }
    let shipped = shipped();
    let family = own.first().map_or_else(|| FAMILY.to_owned(), |it| it.info().family.clone());
    own.extend(shipped);
    (Faces { family, fonts: own }, problems)
}

fn is_face(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    path.starts_with(FOLDER) && ["ttf", "otf", "ttc", "otc"].contains(&extension.as_str())
}

/// Gives the faces of a file that draw all letters, and tells of the others.
fn sound(path: &FilePath, bytes: Vec<u8>, problems: &mut Vec<Diagnostic>) -> Vec<Font> {
    let fonts: Vec<Font> = Font::iter(Bytes::new(bytes)).collect();
    if fonts.is_empty() {
        problems.push(problem::no_face(Location::file(path)));
    }
    let mut good = Vec::new();
    for font in fonts {
        let lost = lost(&font);
        if lost.is_empty() {
            good.push(font);
        } else {
            problems.push(problem::unsound_face(Location::file(path), &lost));
        }
    }
    good
}

/// Gives the faces that come with the program.
fn shipped() -> Vec<Font> {
    let fonts = typst_assets::fonts().flat_map(|it| Font::iter(Bytes::new(it)));
    let is_sound = |it: &Font| it.post_script_name().is_some_and(|it| SOUND.contains(&it.as_str()));
    fonts.filter(is_sound).collect()
}

/// Gives the letters of Vietnamese that a face does not draw.
pub(super) fn lost(font: &Font) -> String {
    let Ok(face) = &Face::parse(font.data(), font.index()) else { return LETTERS.to_owned() };
    let upper = LETTERS.chars().flat_map(char::to_uppercase);
    let all = LETTERS.chars().chain(upper).chain(('a'..='z').chain('A'..='Z'));
    all.filter(|it| !draws(face, *it)).chain((!drawn(face, '₫')).then_some('₫')).collect()
}

fn drawn(face: &Face<'_>, letter: char) -> bool {
    shape(face, letter).is_some()
}

/// Tells whether a face draws a letter whole: with marks, more strokes than without them, and no less
/// room than the bare letter takes.
fn draws(face: &Face<'_>, letter: char) -> bool {
    let Some((strokes, room)) = shape(face, letter) else { return false };
    let base = match letter {
        'đ' => 'd',
        'Đ' => 'D',
        letter => std::iter::once(letter).nfd().next().unwrap_or(letter),
    };
    // A mark takes the dot of an “i”, so that it is compared with the letter that never had one.
    let base = if base == 'i' { 'ı' } else { base };
    if base == letter {
        return true;
    }
    let Some((bare_strokes, bare)) = shape(face, base) else { return base == 'ı' };
    let wide = |it: Rect| i32::from(it.x_max) - i32::from(it.x_min);
    let high = |it: Rect| i32::from(it.y_max) - i32::from(it.y_min);
    strokes > bare_strokes && wide(room) * 10 >= wide(bare) * 9 && high(room) * 10 >= high(bare) * 9
}

/// Gives how many strokes a letter is drawn with, and the room it takes.
fn shape(face: &Face<'_>, letter: char) -> Option<(usize, Rect)> {
    let glyph = face.glyph_index(letter)?;
    let mut strokes = Strokes(0);
    let room = face.outline_glyph(glyph, &mut strokes)?;
    (strokes.0 > 0).then_some((strokes.0, room))
}

/// Counts the strokes of an outline.
struct Strokes(usize);

impl OutlineBuilder for Strokes {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 += 1;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded(name: &str) -> Font {
        let mut fonts = typst_assets::fonts().flat_map(|it| Font::iter(Bytes::new(it)));
        fonts.find(|it| it.post_script_name().as_deref() == Some(name)).unwrap()
    }

    #[test]
    fn all_letters_are_looked_at() {
        assert_eq!(LETTERS.chars().count() * 2, 134);
    }

    #[test]
    fn shipped_faces_draw_every_letter() {
        let fonts = shipped();
        assert_eq!(fonts.len(), SOUND.len());
        for font in &fonts {
            assert_eq!(lost(font), "", "{:?}", font.post_script_name());
        }
    }

    #[test]
    fn faces_that_only_claim_a_letter_are_found_out() {
        let slanted = lost(&embedded("LibertinusSerif-BoldItalic"));
        assert!(slanted.contains('ơ') && slanted.contains('ư'), "{slanted}");
        assert!(lost(&embedded("DejaVuSansMono")).contains('ẵ'));
    }
}
