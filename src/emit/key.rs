//! The key of an output: equal keys mean equal bytes.

use std::fmt;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The hash of all that determines an output's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// Stands for bytes that are not known; no output has it.
    pub const UNKNOWN: Self = Self([0; 32]);

    /// Hashes bytes that stand for all an output depends on.
    pub fn of(bytes: &[u8]) -> Self {
        Self::from(blake3::hash(bytes))
    }

    /// Reads the 64 hexadecimal digits that [`fmt::Display`] writes.
    pub(super) fn parse(hex: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
        let pairs: &[[u8; 2]; 32] = pairs.try_into().ok().filter(|_| rest.is_empty())?;
        let mut key = [0; 32];
        for (byte, pair) in key.iter_mut().zip(pairs) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(key))
    }
}

impl From<blake3::Hash> for Key {
    fn from(hash: blake3::Hash) -> Self {
        Self(*hash.as_bytes())
    }
}

impl From<Key> for blake3::Hash {
    fn from(key: Key) -> Self {
        key.0.into()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hex = [0; 64];
        for (pair, byte) in hex.as_chunks_mut::<2>().0.iter_mut().zip(self.0) {
            *pair = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 0xf)]];
        }
        f.write_str(str::from_utf8(&hex).expect("digits are ASCII"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_again() {
        let key = Key::of(b"x");
        assert_eq!(Key::parse(&key.to_string()), Some(key));
    }

    #[test]
    fn other_spellings_are_not_keys() {
        let hex = Key::of(b"x").to_string();
        let other = |it: &str| hex.replacen(['a', 'b', 'c', 'd', 'e', 'f'], it, 1);
        for text in
            ["", &hex[1..], &format!("{hex}0"), &hex.to_uppercase(), &other("g"), &other(":")]
        {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }
}
