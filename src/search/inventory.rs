//! The syllables of some stories under numbers, so that words and pairs of them are compared as numbers.
//!
//! Vietnamese has some seven thousand syllables: a word is taken apart when it is met first, and
//! known ever after.

use rustc_hash::FxHashMap;

use crate::vi::syllable::{parts, words};

/// A syllable: its key, and its form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Unit {
    /// Its letters without marks.
    pub(super) key: String,
    /// Its letters with marks.
    pub(super) form: String,
}

impl Unit {
    /// Tells whether it has no marks.
    pub(super) fn is_bare(&self) -> bool {
        self.key == self.form
    }

    /// Tells whether the browser, which compares halves of letters beyond U+FFFF, orders it as we do.
    fn is_ordered(&self) -> bool {
        self.key.chars().chain(self.form.chars()).all(|it| it <= '\u{D7FF}')
    }
}

/// A syllable as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Its number; none for what cannot be searched.
    pub(super) number: Option<u32>,
    /// Whether a phrase starts with it.
    pub(super) starts: bool,
}

/// Syllables by number, in the order they were met.
#[derive(Default)]
pub(super) struct Inventory {
    units: Vec<Unit>,
    numbers: FxHashMap<Unit, u32>,
    /// Each word that was met, with the part of `parts` that its syllables are.
    words: FxHashMap<Short, (u32, u32)>,
    long_words: FxHashMap<Box<str>, (u32, u32)>,
    parts: Vec<Option<u32>>,
}

/// A word of up to sixteen bytes, as most are: their number, and the first and the last as numbers, which are
/// compared and hashed without a look elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Short {
    length: u8,
    first: u64,
    last: u64,
}

impl Short {
    fn of(word: &str) -> Option<Self> {
        let word = word.as_bytes();
        let length = u8::try_from(word.len()).ok().filter(|it| *it <= 16)?;
        let (first, last) = if let (Some(first), Some(last)) =
            (word.first_chunk::<8>(), word.last_chunk::<8>())
        {
            (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
        } else if let (Some(first), Some(last)) = (word.first_chunk::<4>(), word.last_chunk::<4>())
        {
            (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into())
        } else {
            let byte = |at: usize| u64::from(word.get(at).copied().unwrap_or_default());
            (byte(0) | byte(1) << 8 | byte(2) << 16, 0)
        };
        Some(Self { length, first, last })
    }
}

impl Inventory {
    /// Reads the syllables of a text.
    pub(super) fn read(&mut self, text: &str, found: &mut Vec<Spoken>) {
        words(text, |word, mut starts| {
            let (start, end) = self.known(word).unwrap_or_else(|| self.meet(word));
            for number in &self.parts[start as usize..end as usize] {
                found.push(Spoken { number: *number, starts: std::mem::take(&mut starts) });
            }
            start < end
        });
    }

    /// Gives the part of `parts` that a word is which was met before.
    fn known(&self, word: &str) -> Option<(u32, u32)> {
        match Short::of(word) {
            Some(short) => self.words.get(&short).copied(),
            None => self.long_words.get(word).copied(),
        }
    }

    /// Takes a word apart that was not met before.
    fn meet(&mut self, word: &str) -> (u32, u32) {
        let at = |parts: &Vec<_>| u32::try_from(parts.len()).expect("fewer syllables than 2^32");
        let start = at(&self.parts);
        for part in parts(word) {
            let number = self.number(part);
            self.parts.push(number);
        }
        let place = (start, at(&self.parts));
        match Short::of(word) {
            Some(short) => self.words.insert(short, place),
            None => self.long_words.insert(word.into(), place),
        };
        place
    }

    fn number(&mut self, (key, form): (String, String)) -> Option<u32> {
        let unit = Unit { key, form };
        unit.is_ordered().then(|| self.take(&unit))
    }

    /// Gives the number of a syllable that can be searched.
    pub(super) fn take(&mut self, unit: &Unit) -> u32 {
        if let Some(number) = self.numbers.get(unit) {
            return *number;
        }
        let number = u32::try_from(self.units.len()).expect("fewer syllables than 2^32");
        self.units.push(unit.clone());
        self.numbers.insert(unit.clone(), number);
        number
    }

    /// Gives the syllables in order, and the place there of each number.
    pub(super) fn in_order(self) -> (Vec<Unit>, Vec<u32>) {
        let mut met: Vec<(Unit, u32)> = self.units.into_iter().zip(0..).collect();
        met.sort_unstable();
        let mut places = vec![0; met.len()];
        for ((_, number), place) in met.iter().zip(0..) {
            places[*number as usize] = place;
        }
        (met.into_iter().map(|it| it.0).collect(), places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_syllable_has_one_number_wherever_it_stands() {
        let mut inventory = Inventory::default();
        let mut found = Vec::new();
        inventory.read("Hòa hoà. Hoa 🄰", &mut found);
        let numbers: Vec<_> = found.iter().map(|it| (it.number, it.starts)).collect();
        let expected = [(Some(0), true), (Some(0), false), (Some(1), true), (Some(2), false)];
        assert_eq!(numbers, expected);
        let (units, places) = inventory.in_order();
        assert_eq!(units.iter().map(|it| &*it.form).collect::<Vec<_>>(), ["a", "hoa", "hoa1"]);
        assert_eq!(places, [2, 1, 0]);
    }

    #[test]
    fn short_words_are_told_apart_by_all_their_bytes() {
        let words: Vec<String> = (1..=17)
            .flat_map(|length| {
                let other = (0..length).map(move |at| {
                    let letter = |it| if it == at { 'b' } else { 'a' };
                    (0..length).map(letter).collect()
                });
                other.chain(["a".repeat(length)])
            })
            .collect();
        let mut short: Vec<Short> = words.iter().filter_map(|it| Short::of(it)).collect();
        assert_eq!(short.len(), words.len() - 18, "those of seventeen bytes are long");
        let count = short.len();
        short.sort_by_key(|it| (it.length, it.first, it.last));
        short.dedup();
        assert_eq!(short.len(), count);
    }

    #[test]
    fn letters_beyond_the_first_plane_are_counted_but_not_searched() {
        let mut found = Vec::new();
        Inventory::default().read("𠀀 a", &mut found);
        assert_eq!(found.iter().map(|it| it.number).collect::<Vec<_>>(), [None, Some(0)]);
    }
}
