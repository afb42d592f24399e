//! The terms of some stories, read and written in few bytes.
//!
//! A score is BM25F with usual lengths in the place of averages, in three bits.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::inventory::{Inventory, Spoken, Unit};
use super::kept::Known;
use super::term::{Place, Term, Units};
use super::{Source, document, merge, pack};
use crate::catalogue::StoryId;
use crate::diagnostic::Diagnostic;
use document::Part;

/// How many terms a story usually has.
const USUAL_TERMS: usize = 512;

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
    /// Reads stories, of which the first has the number `first`, but those that are known.
    pub(super) fn read(
        first: usize,
        stories: &[StoryId],
        known: &Known,
        source: Source<'_>,
    ) -> Result<Self, Box<Diagnostic>> {
        let first = u32::try_from(first).expect("fewer stories than 2^29");
        let found = Vec::with_capacity(USUAL_TERMS * stories.len());
        let mut reader = Reader { found, ..Reader::default() };
        reader.take(known);
        for ((id, number), is_known) in stories.iter().zip(first..).zip(&known.without) {
            if !is_known {
                reader.read(*id, number, source)?;
            }
        }
        Ok(reader.written(first))
    }

    /// Adds the keys of the terms that two runs of the same stories do not tell alike.
    pub(super) fn differing(&self, other: &Self, keys: &mut BTreeSet<String>) {
        let mut list: Vec<&Unit> = self.units.iter().chain(&other.units).collect();
        list.sort_unstable();
        list.dedup();
        let numbers = [self, other].map(|it| merge::numbers(&it.units, &list));
        let units = Units::new(list.into_iter().cloned().collect());
        let mut rest = [&self.terms[..], &other.terms];
        let mut next = |run: usize| {
            let (term, postings) = next_term(&mut rest[run])?;
            let term = term.renumbered(&numbers[run]);
            Some((units.place(term), term, postings))
        };
        let (mut one, mut two) = (next(0), next(1));
        while let Some(least) = one.iter().chain(&two).map(|it| it.0).min() {
            let own = one.filter(|it| it.0 == least);
            let others = two.filter(|it| it.0 == least);
            if own.map(|it| it.2) != others.map(|it| it.2) {
                keys.extend(own.or(others).map(|it| units.key(it.1)));
            }
            one = if own.is_some() { next(0) } else { one };
            two = if others.is_some() { next(1) } else { two };
        }
    }

    /// Adds it to bytes.
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.reserve(16 * self.units.len() + self.terms.len());
        pack::number(bytes, self.units.len());
        for unit in &self.units {
            pack::text(bytes, &unit.key);
            pack::text(bytes, &unit.form);
        }
        bytes.extend_from_slice(&self.terms);
    }

    /// Takes it out of bytes that hold it from `start` on; none of others.
    pub(super) fn unpacked(mut bytes: Vec<u8>, start: usize) -> Option<Self> {
        let mut rest = bytes.get(start..)?;
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

/// Takes a term and its postings off the bytes of [`Written::terms`].
fn next_term<'a>(bytes: &mut &'a [u8]) -> Option<(Term, &'a [u8])> {
    let numbers = (pack::take(bytes)?, pack::take(bytes)?);
    let length = pack::take(bytes)? as usize;
    let (postings, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some((Term::of(numbers)?, postings))
}

/// Reads story after story.
#[derive(Default)]
struct Reader {
    inventory: Inventory,
    /// The numbers of terms: of a syllable by its own number, of a pair by both of its syllables.
    singles: Vec<Option<u32>>,
    pairs: FxHashMap<u64, u32>,
    terms: Vec<Term>,
    /// How much each term counts in the story that is being read, plus one; zero where it does not stand.
    weights: Vec<u32>,
    /// The terms of that story.
    held: Vec<u32>,
    /// Each term of each story with its posting.
    found: Vec<(u32, u32)>,
}

impl Reader {
    /// Takes what is known of stories, without the syllables of those that are no more.
    fn take(&mut self, known: &Known) {
        let Some(Written { units, terms }) = &known.written else { return };
        let mut numbers: Vec<Option<u32>> = vec![None; units.len()];
        let mut rest = &terms[..];
        while let Some((term, bytes)) = next_term(&mut rest) {
            let mut postings = known.moved(bytes).peekable();
            if postings.peek().is_none() {
                continue;
            }
            let term = term.map(|it| {
                let inventory = &mut self.inventory;
                *numbers[it as usize].get_or_insert_with(|| inventory.take(&units[it as usize]))
            });
            let number = self.numbered(term);
            self.found.extend(postings.map(|it| (number, it)));
        }
    }

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
            let weight = std::mem::take(&mut self.weights[term as usize]) - 1;
            self.found.push((term, number << 3 | impact(weight)));
        }
        Ok(())
    }

    fn weigh(&mut self, spoken: &[Spoken], single: u32, pair: u32) {
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

    fn numbered(&mut self, term: Term) -> u32 {
        let next =
            || u32::try_from(self.terms.len()).expect("fewer terms than 2^32 in some stories");
        let number = match term {
            Term::Pair(a, b) => {
                *self.pairs.entry(u64::from(a) << 32 | u64::from(b)).or_insert_with(next)
            }
            Term::Single(a) => {
                let at = a as usize;
                if self.singles.len() <= at {
                    self.singles.resize(at + 1, None);
                }
                *self.singles[at].get_or_insert_with(next)
            }
        };
        if number as usize == self.terms.len() {
            self.terms.push(term);
            self.weights.push(0);
        }
        number
    }

    fn add(&mut self, term: Term, weight: u32) {
        let number = self.numbered(term);
        let sum = &mut self.weights[number as usize];
        if *sum == 0 {
            self.held.push(number);
            *sum = 1;
        }
        *sum = sum.saturating_add(weight);
    }

    /// Writes what was read.
    fn written(self, first: u32) -> Written {
        let (units, places) = self.inventory.in_order();
        let units = Units::new(units);
        let place = |it: u32| places[it as usize];
        let mut terms: Vec<(Place, Term, u32)> = Vec::with_capacity(self.terms.len());
        for (term, number) in self.terms.iter().zip(0..) {
            let term = term.map(place);
            terms.push((units.place(term), term, number));
        }
        terms.sort_unstable_by_key(|it| it.0);
        let mut postings = Postings::of(&self.found, terms.len());
        let (mut bytes, mut own) = (Vec::with_capacity(2 * self.found.len()), Vec::new());
        for (_, term, number) in terms {
            own.clear();
            let mut last = first;
            for posting in postings.of_term(number) {
                let (story, impact) = (*posting >> 3, *posting & 7);
                pack::number(&mut own, ((story - last) << 3 | impact) as usize);
                last = story;
            }
            let (one, two) = term.numbers();
            for number in [one as usize, two as usize, own.len()] {
                pack::number(&mut bytes, number);
            }
            bytes.extend_from_slice(&own);
        }
        Written { units: units.into_list(), terms: bytes }
    }
}

/// The postings of every term.
struct Postings {
    list: Vec<u32>,
    /// Where those of each term end.
    ends: Vec<usize>,
}

impl Postings {
    /// Brings together what was found of each of so many terms.
    fn of(found: &[(u32, u32)], terms: usize) -> Self {
        let mut ends = vec![0; terms];
        for (term, _) in found {
            ends[*term as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            // Where those of the term begin, until all of them are in their places.
            sum += std::mem::replace(end, sum);
        }
        let mut list = vec![0; found.len()];
        for (term, posting) in found {
            let end = &mut ends[*term as usize];
            list[*end] = *posting;
            *end += 1;
        }
        Self { list, ends }
    }

    /// Gives those of a term in the order of the stories.
    fn of_term(&mut self, term: u32) -> &[u32] {
        let term = term as usize;
        let start = term.checked_sub(1).map_or(0, |it| self.ends[it]);
        let own = &mut self.list[start..self.ends[term]];
        // Stories are read in order, but after those that are known.
        if !own.is_sorted() {
            own.sort_unstable();
        }
        own
    }
}

/// Gives the weight of one word of a part, in 1/256.
fn weight(part: Part, length: usize) -> u32 {
    let usual = part.usual_length();
    // b is 0,75: a word of a long text counts less.
    let weight = part.weight() * 256 * 4 * usual / (usual + 3 * length).max(1);
    u32::try_from(weight).unwrap_or(u32::MAX)
}

/// Brings a weight to three bits; k1 is 1,2.
fn impact(weight: u32) -> u32 {
    let weight = u64::from(weight);
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
        let mut packed = Vec::new();
        written.pack(&mut packed);
        let syllables = packed.len() - written.terms.len();
        for end in 0..syllables {
            assert_eq!(Written::unpacked(packed[..end].to_vec(), 0), None, "{end}");
        }
        assert_eq!(Written::unpacked(packed, 0), Some(written));
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
    fn postings_come_by_term_in_the_order_of_stories() {
        let found = [(2, 40), (0, 9), (2, 8), (0, 17), (2, 24), (3, 1)];
        let mut postings = Postings::of(&found, 4);
        let lists = (0..4).map(|it| postings.of_term(it).to_vec()).collect::<Vec<_>>();
        assert_eq!(lists, [vec![9, 17], vec![], vec![8, 24, 40], vec![1]]);
    }

    #[test]
    fn half_a_name_of_a_place_counts_less_than_the_name() {
        let mut reader = Reader::default();
        let mut spoken = Vec::new();
        reader.inventory.read("Mộ Đức", &mut spoken);
        reader.weigh(&spoken, 50, 100);
        let mut weight = |term| {
            let number = reader.numbered(term);
            reader.weights[number as usize] - 1
        };
        assert_eq!(weight(Term::Single(0)), 50);
        assert_eq!(weight(Term::Pair(0, 1)), 100);
    }
}
