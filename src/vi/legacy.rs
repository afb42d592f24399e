//! Vietnamese text of before Unicode: TCVN3 (ABC) and VNI, as fonts of that time showed it.
//!
//! Both put Vietnamese letters where Latin-1 has others, so text that was typed with such a font
//! reads `§\u{ad}êng hoa` or `Ñöôøng hoa` wherever the font is not known. TCVN3 has one sign a letter, and
//! no capitals with marks: its fonts with an H at the end of their name draw small letters as
//! capitals. VNI writes most marks as a second sign behind the vowel.

pub mod detect;
mod spelling;

/// The letters of TCVN3 that its fonts put in the place of others.
#[rustfmt::skip]
const TCVN3: [(char, char); 74] = [
    ('¡', 'Ă'), ('¢', 'Â'), ('£', 'Ê'), ('¤', 'Ô'), ('¥', 'Ơ'), ('¦', 'Ư'), ('§', 'Đ'),
    ('¨', 'ă'), ('©', 'â'), ('ª', 'ê'), ('«', 'ô'), ('¬', 'ơ'), ('\u{ad}', 'ư'), ('®', 'đ'),
    ('µ', 'à'), ('¶', 'ả'), ('·', 'ã'), ('¸', 'á'), ('¹', 'ạ'), ('»', 'ằ'), ('¼', 'ẳ'),
    ('½', 'ẵ'), ('¾', 'ắ'), ('Æ', 'ặ'), ('Ç', 'ầ'), ('È', 'ẩ'), ('É', 'ẫ'), ('Ê', 'ấ'),
    ('Ë', 'ậ'), ('Ì', 'è'), ('Î', 'ẻ'), ('Ï', 'ẽ'), ('Ð', 'é'), ('Ñ', 'ẹ'), ('Ò', 'ề'),
    ('Ó', 'ể'), ('Ô', 'ễ'), ('Õ', 'ế'), ('Ö', 'ệ'), ('×', 'ì'), ('Ø', 'ỉ'), ('Ü', 'ĩ'),
    ('Ý', 'í'), ('Þ', 'ị'), ('ß', 'ò'), ('á', 'ỏ'), ('â', 'õ'), ('ã', 'ó'), ('ä', 'ọ'),
    ('å', 'ồ'), ('æ', 'ổ'), ('ç', 'ỗ'), ('è', 'ố'), ('é', 'ộ'), ('ê', 'ờ'), ('ë', 'ở'),
    ('ì', 'ỡ'), ('í', 'ớ'), ('î', 'ợ'), ('ï', 'ù'), ('ñ', 'ủ'), ('ò', 'ũ'), ('ó', 'ú'),
    ('ô', 'ụ'), ('õ', 'ừ'), ('ö', 'ử'), ('÷', 'ữ'), ('ø', 'ứ'), ('ù', 'ự'), ('ú', 'ỳ'),
    ('û', 'ỷ'), ('ü', 'ỹ'), ('ý', 'ý'), ('þ', 'ỵ'),
];

/// The letters of VNI that are one sign, in small letters.
#[rustfmt::skip]
const VNI_SINGLE: [(char, char); 9] = [
    ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'),
    ('ô', 'ơ'), ('ö', 'ư'), ('î', 'ỵ'), ('ñ', 'đ'),
];

/// The vowels of VNI that a second sign marks, and what each becomes with the signs of [`TONES`].
#[rustfmt::skip]
const VNI_TONED: [(char, &str); 7] = [
    ('a', "áàảãạ"), ('e', "éèẻẽẹ"), ('o', "óòỏõọ"), ('u', "úùủũụ"),
    ('y', "ýỳỷỹ"), ('ô', "ớờởỡợ"), ('ö', "ứừửữự"),
];

/// The signs of VNI for sắc, huyền, hỏi, ngã, nặng.
const TONES: &str = "ùøûõï";

/// The vowels of VNI with a circumflex or a breve, by the signs of [`CIRCUMFLEX`] and [`BREVE`].
#[rustfmt::skip]
const VNI_MARKED: [(char, &str, &str); 4] = [
    ('a', CIRCUMFLEX, "âấầẩẫậ"), ('e', CIRCUMFLEX, "êếềểễệ"),
    ('o', CIRCUMFLEX, "ôốồổỗộ"), ('a', BREVE, "ăắằẳẵặ"),
];

const CIRCUMFLEX: &str = "âáàåãä";
const BREVE: &str = "êéèúüë";

/// A way of writing Vietnamese that its font, and nothing else, tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN3, also called ABC.
    Tcvn3,
    /// TCVN3 in a font that draws small letters as capitals.
    Tcvn3Capitals,
    /// VNI for Windows.
    Vni,
}

impl Legacy {
    /// Tells the writing by the name of a font: `.VnTime`, `.VnTimeH`, `VNI-Times`.
    pub fn of_font(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        if name.starts_with(".vn") {
            return Some(if name.ends_with('h') { Self::Tcvn3Capitals } else { Self::Tcvn3 });
        }
        name.starts_with("vni").then_some(Self::Vni)
    }

    /// Reads text of this writing, given as the letters of Latin-1 that stand for its signs.
    pub fn read(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => text.chars().map(tcvn3).collect(),
            Self::Tcvn3Capitals => text.chars().flat_map(|it| tcvn3(it).to_uppercase()).collect(),
            Self::Vni => vni(text),
        }
    }
}

fn tcvn3(sign: char) -> char {
    TCVN3.iter().find(|(it, _)| *it == sign).map_or(sign, |(_, letter)| *letter)
}

fn vni(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let pair = signs.peek().and_then(|mark| marked(sign, *mark));
        if pair.is_some() {
            signs.next();
        }
        read.push(pair.or_else(|| single(sign)).unwrap_or(sign));
    }
    read
}

/// Reads a vowel and the sign behind it; the vowel says whether the letter is a capital.
fn marked(vowel: char, mark: char) -> Option<char> {
    let (small, mark) = (lower(vowel), lower(mark));
    let nth =
        |signs: &str, letters: &str| letters.chars().nth(signs.chars().position(|it| it == mark)?);
    let mut toned = VNI_TONED.iter().filter(|(it, _)| *it == small);
    let toned = toned.find_map(|(_, letters)| nth(TONES, letters));
    let mut quality = VNI_MARKED.iter().filter(|(it, ..)| *it == small);
    let letter = toned.or_else(|| quality.find_map(|(_, signs, it)| nth(signs, it)))?;
    Some(like(vowel, letter))
}

fn single(sign: char) -> Option<char> {
    let small = lower(sign);
    let (_, letter) = VNI_SINGLE.iter().find(|(it, _)| *it == small)?;
    Some(like(sign, *letter))
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Gives a letter as a capital if its sign is one.
fn like(sign: char, letter: char) -> char {
    if sign.is_uppercase() { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 67 small letters that Vietnamese has beside those of English.
    pub(super) const LETTERS: &str =
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    /// Writes a letter in TCVN3, and tells whether only a font of capitals shows it so.
    fn in_tcvn3(letter: char) -> (char, Legacy) {
        let find = |letter| TCVN3.iter().find(|(_, it)| *it == letter).map(|(sign, _)| *sign);
        match find(letter) {
            Some(sign) => (sign, Legacy::Tcvn3),
            None => (find(lower(letter)).unwrap(), Legacy::Tcvn3Capitals),
        }
    }

    /// Writes a letter in VNI, by trying every pair of signs.
    pub(in crate::vi::legacy) fn in_vni(letter: char) -> String {
        let signs: Vec<char> = ('a'..='z').chain('A'..='Z').chain('À'..='ÿ').collect();
        let one = signs.iter().map(ToString::to_string);
        let two = signs.iter().flat_map(|a| signs.iter().map(move |b| format!("{a}{b}")));
        // Signs of one word are capitals or small together.
        let fits = |it: &String| {
            vni(it) == letter.to_string() && (it.to_uppercase() == *it) == letter.is_uppercase()
        };
        one.chain(two).find(fits).unwrap()
    }

    fn both_cases() -> impl Iterator<Item = char> {
        LETTERS.chars().flat_map(|it| [it, it.to_uppercase().next().unwrap()])
    }

    #[test]
    fn all_134_letters_go_there_and_back() {
        assert_eq!(both_cases().count(), 134);
        for letter in both_cases() {
            let (sign, font) = in_tcvn3(letter);
            assert_eq!(font.read(&sign.to_string()), letter.to_string());
            assert_eq!(Legacy::Vni.read(&in_vni(letter)), letter.to_string());
        }
    }

    #[test]
    fn signs_mean_one_letter_each() {
        for (at, (sign, letter)) in TCVN3.iter().enumerate() {
            assert!(TCVN3[..at].iter().all(|it| it.0 != *sign && it.1 != *letter), "{sign}");
        }
    }

    #[test]
    fn sentences_of_old_documents_are_read() {
        assert_eq!(
            Legacy::Tcvn3.read("§\u{ad}êng hoa th«n §«ng, hiÕn ®Êt 1.250 m2"),
            "Đường hoa thôn Đông, hiến đất 1.250 m2"
        );
        assert_eq!(
            Legacy::Tcvn3Capitals.read("céng hßa x· héi chñ nghÜa viÖt nam"),
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        );
        assert_eq!(
            Legacy::Vni.read("Ñöôøng hoa thoân Ñoâng, hieán ñaát; COÄNG HOØA, kyû yeáu, ñôïi"),
            "Đường hoa thôn Đông, hiến đất; CỘNG HÒA, kỷ yếu, đợi"
        );
    }

    #[test]
    fn fonts_tell_the_writing() {
        assert_eq!(Legacy::of_font(".VnTime"), Some(Legacy::Tcvn3));
        assert_eq!(Legacy::of_font(".VnArialH"), Some(Legacy::Tcvn3Capitals));
        assert_eq!(Legacy::of_font("VNI-Times"), Some(Legacy::Vni));
        assert_eq!(Legacy::of_font("Times New Roman"), None);
    }
}
