//! Makes the last part of an address out of a title.
//!
//! Two titles may share a slug (Hòa and Hoa do); telling them apart is the catalogue's work.

use crate::vi::fold::fold;

/// The most characters a slug has: long enough for a title, short enough for a file name.
const LONGEST: usize = 80;

/// Makes a slug of `a-z`, `0-9` and single hyphens: `Đường hoa – Tr’hy` becomes `duong-hoa-trhy`.
///
/// A text without letters or digits gives `muc`.
pub fn slugify(text: &str) -> String {
    // An apostrophe stands inside a syllable of a place's name (R’lấp), so it does not part words.
    let joined: String = fold(text).chars().filter(|c| !is_apostrophe(*c)).collect();
    let slug = slug::slugify(joined);
    if slug.is_empty() { "muc".to_owned() } else { cut(slug) }
}

/// Tells whether a sign is one of those typed as an apostrophe.
fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '′')
}

/// Shortens a slug at a hyphen, or in the middle of a word that is too long by itself.
fn cut(mut slug: String) -> String {
    if slug.len() > LONGEST {
        let end = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        slug.truncate(end);
    }
    slug
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_become_slugs() {
        for (text, expected) in [
            ("Hiến đất nâng cấp, mở rộng đường", "hien-dat-nang-cap-mo-rong-duong"),
            ("Ơ, Ư và Đ", "o-u-va-d"),
            ("Tr’hy, Tr'hy; Đắk R`lấp", "trhy-trhy-dak-rlap"),
            ("Tổ Tuần tra – Tự quản", "to-tuan-tra-tu-quan"),
            ("06/2021/QĐ-UBND", "06-2021-qd-ubnd"),
            ("1.000 m² (100%)", "1-000-m2-100"),
            ("  --  ", "muc"),
            ("", "muc"),
        ] {
            assert_eq!(slugify(text), expected, "{text}");
        }
    }

    #[test]
    fn decomposed_text_gives_the_same_slug() {
        assert_eq!(slugify("Đu\u{31B}o\u{31B}\u{300}ng"), "duong");
    }

    #[test]
    fn long_titles_are_cut_at_a_hyphen() {
        let slug = slugify(&"đường nông thôn ".repeat(10));
        assert_eq!(
            slug,
            "duong-nong-thon-duong-nong-thon-duong-nong-thon-duong-nong-thon-duong-nong-thon"
        );
        assert_eq!(slugify(&"a".repeat(100)), "a".repeat(80));
        let exact = format!("{} b", "a".repeat(80));
        assert_eq!(slugify(&exact), "a".repeat(80));
    }

    proptest! {
        #[test]
        fn slugs_are_plain_and_stable(text in "\\PC{0,120}") {
            let slug = slugify(&text);
            prop_assert!(!slug.is_empty() && slug.len() <= LONGEST);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
            prop_assert_eq!(slugify(&slug), slug);
        }
    }
}
