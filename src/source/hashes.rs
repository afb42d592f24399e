//! Hashes by other hashes, as they are kept between runs: what came of a thing that need not be looked at
//! again.

use std::collections::BTreeMap;

const LENGTH: usize = blake3::OUT_LEN;

/// Hashes by other hashes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Hashes(BTreeMap<[u8; LENGTH], [u8; LENGTH]>);

impl Hashes {
    /// Tells whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives the hash of what came of a thing.
    pub fn get(&self, of: &blake3::Hash) -> Option<blake3::Hash> {
        self.0.get(of.as_bytes()).map(|it| (*it).into())
    }

    /// Gives all of them.
    pub fn iter(&self) -> impl Iterator<Item = (blake3::Hash, blake3::Hash)> {
        self.0.iter().map(|(of, hash)| ((*of).into(), (*hash).into()))
    }

    /// Sets them out, one after another.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|(of, hash)| [of, hash]).flatten().copied().collect()
    }

    /// Takes what [`Self::bytes`] set out.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (pairs, rest) = bytes.as_chunks::<{ 2 * LENGTH }>();
        let pair = |pair: &[u8; 2 * LENGTH]| {
            let (of, hash) = pair.split_first_chunk()?;
            Some((*of, hash.try_into().ok()?))
        };
        pairs.iter().map(pair).collect::<Option<_>>().filter(|_| rest.is_empty()).map(Self)
    }
}

impl FromIterator<(blake3::Hash, blake3::Hash)> for Hashes {
    fn from_iter<T: IntoIterator<Item = (blake3::Hash, blake3::Hash)>>(pairs: T) -> Self {
        Self(pairs.into_iter().map(|(of, hash)| (of.into(), hash.into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_out_and_taken_again() {
        let [a, b, c] = ["a", "b", "c"].map(|it| blake3::hash(it.as_bytes()));
        let hashes: Hashes = [(b, c), (a, b)].into_iter().collect();
        let bytes = hashes.bytes();
        assert_eq!(Hashes::read(&bytes), Some(hashes));
        let read = Hashes::read(&bytes).unwrap();
        assert_eq!([a, b, c].map(|it| read.get(&it)), [Some(b), Some(c), None]);
        assert_eq!(Hashes::read(&bytes[1..]), None);
        assert_eq!(Hashes::read(b""), Some(Hashes::default()));
    }
}
