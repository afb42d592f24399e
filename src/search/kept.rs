//! What the stories of a run held in an earlier index, and which of them it still holds.

use rustc_hash::FxHashMap;

use super::pack;
use super::written::Written;

/// A run as an earlier index left it.
pub(super) struct Kept {
    /// The hash of the texts of each story, in the order of their numbers.
    pub(super) texts: Vec<blake3::Hash>,
    /// What they hold.
    pub(super) written: Written,
}

impl Kept {
    /// Gives a run in one run of bytes.
    pub(super) fn packed(texts: &[blake3::Hash], written: &Written) -> Vec<u8> {
        let mut bytes = Vec::new();
        pack::number(&mut bytes, texts.len());
        for text in texts {
            bytes.extend_from_slice(text.as_bytes());
        }
        written.pack(&mut bytes);
        bytes
    }

    /// Takes it out of such bytes; none of others.
    pub(super) fn unpacked(bytes: Vec<u8>) -> Option<Self> {
        let mut rest = &bytes[..];
        let count = pack::take(&mut rest)? as usize;
        let (texts, rest) = rest.split_at_checked(count.checked_mul(blake3::OUT_LEN)?)?;
        let texts = texts.as_chunks().0.iter().map(|it| blake3::Hash::from(*it)).collect();
        let start = bytes.len() - rest.len();
        Some(Self { texts, written: Written::unpacked(bytes, start)? })
    }

    /// Finds the stories of a run that it holds already, wherever they stood there.
    pub(super) fn of(self, first: usize, texts: &[blake3::Hash]) -> Known {
        let mut places: FxHashMap<blake3::Hash, usize> = FxHashMap::default();
        for (place, text) in self.texts.iter().enumerate() {
            places.entry(*text).or_insert(place);
        }
        let mut numbers = vec![Vec::new(); self.texts.len()];
        let mut without = vec![false; texts.len()];
        for (at, text) in texts.iter().enumerate() {
            if let Some(place) = places.get(text) {
                numbers[*place].push(number(first + at));
                without[at] = true;
            }
        }
        Known { first: number(first), numbers, without, written: Some(self.written) }
    }
}

fn number(story: usize) -> u32 {
    u32::try_from(story).expect("fewer stories than 2^29")
}

/// What is known of the stories of a run before they are read.
pub(super) struct Known {
    /// Number of the first story.
    first: u32,
    /// The numbers that each story of the earlier run has now; two that say the same have one.
    numbers: Vec<Vec<u32>>,
    /// Which stories of this run need not be read.
    pub(super) without: Vec<bool>,
    /// The earlier run.
    pub(super) written: Option<Written>,
}

impl Known {
    /// Knows nothing of so many stories.
    pub(super) fn nothing(stories: usize) -> Self {
        Self { first: 0, numbers: Vec::new(), without: vec![false; stories], written: None }
    }

    /// Gives postings of the earlier run as they are in this one.
    pub(super) fn moved<'a>(&'a self, bytes: &'a [u8]) -> impl Iterator<Item = u32> + 'a {
        pack::unfolded(bytes, self.first).flat_map(|posting| {
            let numbers = self.numbers.get(((posting >> 3) - self.first) as usize);
            numbers.into_iter().flatten().map(move |it| it << 3 | posting & 7)
        })
    }
}
