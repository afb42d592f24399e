//! The terms of some stories, read and written in few bytes.
//!
//! A score is BM25F with usual lengths in the place of averages, in three bits.

use rustc_hash::FxHashMap;

use super::inventory::{Inventory, Spoken, Unit};
use super::term::{Term, Units};
use super::{Source, document, pack};
use crate::catalogue::StoryId;
use crate::diagnostic::Diagnostic;
use document::Part;

/// What some stories hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The syllables of the terms.
    pub(super) units: Vec<Unit>,
    /// The terms in order, each as the numbers of its syllables plus one, the second zero where there
    /// is none; the bytes of its postings; and these: each as its distance from the one before, the
    /// first of a term from the first story.
    pub(super) terms: Vec<u8>,
}

impl Written {
    /// Reads stories, of which the first has the number `first`.
    pub(super) fn read(
        first: usize,
        stories: &[StoryId],
        source: Source<'_>,
    ) -> Result<Self, Box<Diagnostic>> {
        let first = u32::try_from(first).expect("fewer stories than 2^29");
        let mut reader = Reader::default();
        for (id, number) in stories.iter().zip(first..) {
            reader.read(*id, number, source)?;
        }
        Ok(reader.written(first))
    }

    /// Gives it in one run of bytes.
    pub(super) fn packed(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16 * self.units.len() + self.terms.len());
        pack::number(&mut bytes, self.units.len());
        for unit in &self.units {
            pack::text(&mut bytes, &unit.key);
            pack::text(&mut bytes, &unit.form);
        }
        bytes.extend_from_slice(&self.terms);
        bytes
    }

    /// Takes it out of such bytes; none of others.
    pub(super) fn unpacked(mut bytes: Vec<u8>) -> Option<Self> {
        let mut rest = &bytes[..];
        let count = pack::take(&mut rest)?;
        let unit = |_| Some(Unit { key: text(&mut rest)?, form: text(&mut rest)? });
        let units = (0..count).map(unit).collect::<Option<Vec<Unit>>>()?;
        let terms = bytes.len() - rest.len();
        Some(Self { units, terms: bytes.split_off(terms) })
    }
}

/// Takes a text off the bytes that [`pack::text`] wrote.
fn text(bytes: &mut &[u8]) -> Option<String> {
    let length = pack::take(bytes)? as usize;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    String::from_utf8(text.to_vec()).ok()
}

/// Reads story after story.
#[derive(Default)]
struct Reader {
    inventory: Inventory,
    numbers: FxHashMap<Term, u32>,
    terms: Vec<Term>,
    /// How much each term counts in the story that is being read; none where it does not stand.
    weights: Vec<Option<usize>>,
    /// The terms of that story.
    held: Vec<u32>,
    /// Each term of each story with its posting.
    found: Vec<(u32, u32)>,
}

impl Reader {
    fn read(
        &mut self,
        id: StoryId,
        number: u32,
        source: Source<'_>,
    ) -> Result<(), Box<Diagnostic>> {
        let mut spoken = Vec::new();
        for (part, text) in document::texts(id, source)? {
            spoken.clear();
            self.inventory.read(&text, &mut spoken);
            let weight = weight(part, spoken.len());
            // Who seeks a place names it in full: half a name is another word as often.
            let single = if part == Part::Place { weight / 2 } else { weight };
            self.weigh(&spoken, single, weight);
        }
        for term in self.held.drain(..) {
            let weight = self.weights[term as usize].take();
            self.found.push((term, number << 3 | impact(weight.unwrap_or(0))));
        }
        Ok(())
    }

    fn weigh(&mut self, spoken: &[Spoken], single: usize, pair: usize) {
        let mut before = None;
        for syllable in spoken {
            if let Some(number) = syllable.number {
                self.add(Term::Single(number), single);
                if let Some(before) = before.filter(|_| !syllable.starts) {
                    self.add(Term::Pair(before, number), pair);
                }
            }
            before = syllable.number;
        }
    }

    fn add(&mut self, term: Term, weight: usize) {
        let number = *self.numbers.entry(term).or_insert_with(|| {
            self.terms.push(term);
            self.weights.push(None);
            u32::try_from(self.terms.len() - 1).expect("fewer terms than 2^32 in some stories")
        });
        let sum = &mut self.weights[number as usize];
        if sum.is_none() {
            self.held.push(number);
        }
        *sum.get_or_insert(0) += weight;
    }

    /// Writes what was read.
    fn written(self, first: u32) -> Written {
        let (units, places) = self.inventory.in_order();
        let units = Units::new(units);
        let place = |it: u32| places[it as usize];
        let in_order = |it: &Term| match *it {
            Term::Pair(a, b) => Term::Pair(place(a), place(b)),
            Term::Single(a) => Term::Single(place(a)),
        };
        let mut terms: Vec<(Term, u32)> = self.terms.iter().map(in_order).zip(0..).collect();
        terms.sort_unstable_by_key(|it| units.place(it.0));
        let sorted = sorted(self.found, &terms);
        let (mut bytes, mut own) = (Vec::with_capacity(2 * sorted.len()), Vec::new());
        // Every term stands somewhere, so that the terms and their postings go in step.
        for ((term, _), postings) in terms.iter().zip(sorted.chunk_by(|a, b| a.0 == b.0)) {
            own.clear();
            let mut last = first;
            for (_, posting) in postings {
                let (story, impact) = (posting >> 3, posting & 7);
                pack::number(&mut own, ((story - last) << 3 | impact) as usize);
                last = story;
            }
            let (one, two) = match *term {
                Term::Pair(a, b) => (a + 1, b + 1),
                Term::Single(a) => (a + 1, 0),
            };
            for number in [one as usize, two as usize, own.len()] {
                pack::number(&mut bytes, number);
            }
            bytes.extend_from_slice(&own);
        }
        Written { units: units.into_list(), terms: bytes }
    }
}

/// Sorts postings by the order of their terms; those of one stay in the order of the stories.
fn sorted(found: Vec<(u32, u32)>, terms: &[(Term, u32)]) -> Vec<(u32, u32)> {
    let mut ranks = vec![0_u32; terms.len()];
    for ((_, number), rank) in terms.iter().zip(0..) {
        ranks[*number as usize] = rank;
    }
    let mut ranked: Vec<(u32, u32)> =
        found.into_iter().map(|(term, posting)| (ranks[term as usize], posting)).collect();
    ranked.sort_unstable();
    ranked
}

/// Gives the weight of one word of a part, in 1/256.
fn weight(part: Part, length: usize) -> usize {
    let usual = part.usual_length();
    // b is 0,75: a word of a long text counts less.
    part.weight() * 256 * 4 * usual / (usual + 3 * length).max(1)
}

/// Brings a weight to three bits; k1 is 1,2.
fn impact(weight: usize) -> u32 {
    u32::try_from(8 * weight / (weight + 307)).map_or(7, |it| it.min(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_and_unpacked_again() {
        let unit = |key: &str, form: &str| Unit { key: key.to_owned(), form: form.to_owned() };
        let units = vec![unit("duong", "đường"), unit("hoa", "hoa")];
        let written = Written { units, terms: vec![1, 0, 2, 200, 1] };
        let packed = written.packed();
        let syllables = packed.len() - written.terms.len();
        for end in 0..syllables {
            assert_eq!(Written::unpacked(packed[..end].to_vec()), None, "{end}");
        }
        assert_eq!(Written::unpacked(packed), Some(written));
    }

    #[test]
    fn a_word_of_a_title_counts_more_than_one_of_a_body() {
        let impact = |part, length, times| impact(weight(part, length) * times);
        assert_eq!(impact(Part::Title, 10, 1), 6);
        assert_eq!(impact(Part::Lead, 30, 1), 5);
        assert_eq!(impact(Part::Body, 300, 1), 3);
        assert_eq!(impact(Part::Body, 300, 4), 6);
        assert_eq!(impact(Part::Body, 3_000, 1), 0);
        assert_eq!(impact(Part::Title, 1, 1_000), 7);
    }

    #[test]
    fn half_a_name_of_a_place_counts_less_than_the_name() {
        let mut reader = Reader::default();
        let mut spoken = Vec::new();
        reader.inventory.read("Mộ Đức", &mut spoken);
        reader.weigh(&spoken, 50, 100);
        let weight = |term| reader.weights[reader.numbers[&term] as usize];
        assert_eq!(weight(Term::Single(0)), Some(50));
        assert_eq!(weight(Term::Pair(0, 1)), Some(100));
    }
}
