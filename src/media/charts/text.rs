//! How wide a text is at most, and where it breaks.
//!
//! The reader's font is not known, so each letter counts as wide as in the widest of the common ones;
//! a mark above or below a letter adds nothing to its width.

use unicode_normalization::UnicodeNormalization;

use super::svg::Weight;

/// What stands for the part of a text that was left out.
const CUT: char = '…';

/// Replaces what XML cannot hold, and line ends, by spaces.
pub(in crate::media) fn clean(text: &str) -> String {
    let is_unsafe = |it: char| it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|it| if is_unsafe(it) { ' ' } else { it }).collect()
}

/// Gives the width that a text takes at most, in the unit of its size.
pub(super) fn width(text: &str, size: i32, weight: Weight) -> i32 {
    let thousandths = text.nfd().fold(0_i64, |sum, it| sum.saturating_add(thousandths(it)));
    let thousandths = match weight {
        Weight::Plain => thousandths,
        Weight::Bold => thousandths.saturating_mul(108) / 100,
    };
    let width = thousandths.saturating_mul(i64::from(size)).saturating_add(999) / 1000;
    i32::try_from(width).unwrap_or(i32::MAX)
}

/// Gives the width of a letter in thousandths of the font's size.
fn thousandths(letter: char) -> i64 {
    match letter {
        '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 330,
        ' ' | '\u{a0}' | 'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' => 410,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' | '→' => 1000,
        'C' | 'D' | 'G' | 'H' | 'N' | 'O' | 'Q' | 'R' | 'U' | 'Đ' => 790,
        letter if letter.is_ascii_uppercase() => 710,
        letter if letter.is_ascii() => 640,
        'đ' | '–' | '²' | '³' | '“' | '”' | '·' => 640,
        _ => 1100,
    }
}

/// Breaks a text between words into lines that fit; what is too much is cut off, and seen to be.
pub(in crate::media) fn wrap(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in clean(text).split(' ').filter(|it| !it.is_empty()) {
        let fits = |last: &str| width(&format!("{last} {word}"), size, Weight::Plain) <= room;
        match lines.last_mut().filter(|it| fits(it)) {
            Some(last) => {
                last.push(' ');
                last.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|it| shorten(it, size, room, Weight::Plain)).collect()
}

/// Cuts a text where it does not fit.
pub(super) fn shorten(text: &str, size: i32, room: i32, weight: Weight) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if width(&format!("{kept}{CUT}"), size, weight) > room {
            kept.pop();
            break;
        }
    }
    format!("{}{CUT}", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_add_no_width() {
        let width = |text| width(text, 14, Weight::Plain);
        assert_eq!(width("Ẫẫ ệ ự"), width("Aa e u"));
        assert_eq!(width("đ"), width("d"));
        assert!(width("mm") > width("ii"));
    }

    #[test]
    fn text_breaks_between_words_and_is_cut_visibly() {
        assert_eq!(wrap("Hồ Chí Minh", 12, 52, 2), ["Hồ Chí", "Minh"]);
        assert_eq!(wrap("Huế", 12, 52, 2), ["Huế"]);
        assert_eq!(wrap("một hai ba bốn năm", 14, 60, 2), ["một hai", "ba bố…"]);
        assert_eq!(wrap("   ", 14, 60, 2), Vec::<String>::new());
        assert_eq!(wrap("nghiêngnghiêng", 14, 60, 2), ["nghiê…"]);
    }
}
