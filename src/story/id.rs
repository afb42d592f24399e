//! Ids of stories: six letters that stay whatever becomes of title and file.

/// Makes an id from a seed that none of `taken` is: the same seed gives the same id.
pub fn free_id(seed: &str, taken: &[&str]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    (0..u32::MAX)
        .map(|salt| {
            let hash = blake3::hash(format!("{salt} {seed}").as_bytes());
            let id =
                hash.as_bytes()[..6].iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
            id.collect::<String>()
        })
        .find(|id| id.contains(|it: char| it.is_ascii_lowercase()) && !taken.contains(&id.as_str()))
        .expect("a free id among a thousand million")
}

/// Tells whether a text has the form of an id.
pub fn is_id(text: &str) -> bool {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
    text.len() == 6 && text.bytes().all(plain) && text.bytes().any(|it| it.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_id_is_always_the_same_and_never_taken() {
        let first = free_id("mo-hinh/x", &[]);
        assert!(is_id(&first));
        assert_eq!(free_id("mo-hinh/x", &[]), first);
        assert_ne!(free_id("mo-hinh/x", &[&first]), first);
    }

    #[test]
    fn ids_are_six_letters_or_digits_with_a_letter() {
        assert!(is_id("abc234") && is_id("00000a"));
        for text in ["", "abc23", "abc2345", "ABC234", "123456", "đường", "abc-23"] {
            assert!(!is_id(text), "{text}");
        }
    }
}
