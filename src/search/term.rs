//! What is searched for, as numbers: a syllable, or two side by side; and the order of all of them.
//!
//! Two syllables side by side mostly are a Vietnamese word, so that no dictionary is needed to find
//! words.

use super::inventory::Unit;

/// A syllable or a pair of syllables, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Term {
    /// Two side by side.
    Pair(u32, u32),
    /// One.
    Single(u32),
}

impl Term {
    /// Gives the numbers that a term is written as.
    pub(super) fn numbers(self) -> (u32, u32) {
        match self {
            Self::Pair(a, b) => (a + 1, b + 1),
            Self::Single(a) => (a + 1, 0),
        }
    }

    /// Puts other numbers in the place of those of its syllables.
    pub(super) fn map(self, mut number: impl FnMut(u32) -> u32) -> Self {
        match self {
            Self::Pair(a, b) => Self::Pair(number(a), number(b)),
            Self::Single(a) => Self::Single(number(a)),
        }
    }

    /// Gives the same term where its syllables have the numbers of a list.
    pub(super) fn renumbered(self, numbers: &[u32]) -> Self {
        self.map(|it| numbers[it as usize])
    }

    /// Reads such numbers.
    pub(super) fn of((one, two): (u32, u32)) -> Option<Self> {
        let one = one.checked_sub(1)?;
        Some(two.checked_sub(1).map_or(Self::Single(one), |it| Self::Pair(one, it)))
    }
}

/// The place of a term among all: pairs before syllables, both by their keys, then by their forms.
///
/// It holds the numbers of the keys, and in its lower half those of the syllables, so that two terms
/// of one key agree in the upper half; a number takes thirty bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u128);

impl Place {
    /// Tells whether two terms have one key.
    pub(super) fn has_key_of(self, other: Self) -> bool {
        self.0 >> 64 == other.0 >> 64
    }
}

/// Syllables in order.
pub(super) struct Units {
    list: Vec<Unit>,
    /// For each, how many keys come before its own.
    keys: Vec<u32>,
}

impl Units {
    /// Takes syllables that are in order.
    pub(super) fn new(list: Vec<Unit>) -> Self {
        let starts = list.windows(2).map(|it| u32::from(it[0].key != it[1].key));
        let mut keys: Vec<u32> = std::iter::once(0).chain(starts).collect();
        for at in 1..keys.len() {
            keys[at] += keys[at - 1];
        }
        Self { list, keys }
    }

    /// Gives the syllables in order.
    pub(super) fn into_list(self) -> Vec<Unit> {
        self.list
    }

    /// Gives the place of a term.
    pub(super) fn place(&self, term: Term) -> Place {
        let key = |it: u32| u128::from(self.keys[it as usize]);
        let bare = |it: u32| self.list[it as usize].is_bare();
        Place(match term {
            Term::Pair(a, b) => {
                let marked = u128::from(!(bare(a) && bare(b)));
                key(a) << 94 | key(b) << 64 | marked << 60 | u128::from(a) << 30 | u128::from(b)
            }
            Term::Single(a) => {
                1 << 127 | key(a) << 94 | u128::from(!bare(a)) << 60 | u128::from(a) << 30
            }
        })
    }

    /// Gives the place at which a key stands, or would.
    pub(super) fn bound(&self, key: &str) -> Place {
        // How many keys come before one, and whether it is there itself.
        let rank = |key: &str| {
            let at = self.list.partition_point(|it| *it.key < *key);
            let unit = self.list.get(at);
            let rank = self.keys.get(at).copied();
            let beyond = || self.keys.last().map_or(0, |it| it + 1);
            (u128::from(rank.unwrap_or_else(beyond)), unit.is_some_and(|it| it.key == key))
        };
        Place(match key.strip_prefix(' ').and_then(|it| it.split_once(' ')) {
            Some((one, other)) => match rank(one) {
                (one, true) => one << 94 | rank(other).0 << 64,
                (one, false) => one << 94,
            },
            None if key.is_empty() => 0,
            None => 1 << 127 | rank(key).0 << 94,
        })
    }

    /// Gives the key of a term as text; that of a pair starts with a blank.
    pub(super) fn key(&self, term: Term) -> String {
        let key = |it: u32| &*self.list[it as usize].key;
        match term {
            Term::Pair(a, b) => format!(" {} {}", key(a), key(b)),
            Term::Single(a) => key(a).to_owned(),
        }
    }

    /// Gives the form of a term as text; empty where it is the key itself.
    pub(super) fn form(&self, term: Term) -> String {
        let unit = |it: u32| &self.list[it as usize];
        match term {
            Term::Pair(a, b) if unit(a).is_bare() && unit(b).is_bare() => String::new(),
            Term::Pair(a, b) => format!("{} {}", unit(a).form, unit(b).form),
            Term::Single(a) if unit(a).is_bare() => String::new(),
            Term::Single(a) => unit(a).form.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn units(texts: &[(String, String)]) -> Units {
        let mut list: Vec<Unit> =
            texts.iter().map(|(key, form)| Unit { key: key.clone(), form: form.clone() }).collect();
        list.sort();
        list.dedup();
        Units::new(list)
    }

    proptest! {
        #[test]
        fn places_are_in_the_order_of_the_texts(
            texts in prop::collection::vec(("[ab]{1,2}", "[abâ]{1,2}[12]?"), 1..6),
        ) {
            let units = units(&texts);
            let all = 0..u32::try_from(units.list.len()).unwrap();
            let pairs = all.clone().flat_map(|a| all.clone().map(move |b| Term::Pair(a, b)));
            let mut terms: Vec<Term> = pairs.chain(all.clone().map(Term::Single)).collect();
            terms.sort_by_key(|it| units.place(*it));
            for (term, key) in terms.iter().flat_map(|it| terms.iter().map(|key| (*it, units.key(*key)))) {
                prop_assert_eq!(units.place(term) < units.bound(&key), units.key(term) < key);
            }
            for key in ["", " ", "a", "aaa", " a a", " aa ab", " b", " c a", " a c", "zz"] {
                // Half a pair is no key.
                if key.matches(' ').count() != 1 {
                    for term in &terms {
                        let is_before = units.place(*term) < units.bound(key);
                        prop_assert_eq!(is_before, *units.key(*term) < *key, "{:?} {:?}", term, key);
                    }
                }
            }
            let text = |it: &Term| format!("{}\0{}", units.key(*it), units.form(*it));
            let texts: Vec<String> = terms.iter().map(text).collect();
            prop_assert!(texts.is_sorted(), "{:?}", texts);
            for pair in terms.windows(2) {
                let same = units.place(pair[0]).has_key_of(units.place(pair[1]));
                prop_assert_eq!(same, units.key(pair[0]) == units.key(pair[1]));
            }
        }
    }
}
