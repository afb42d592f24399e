//! Brings the terms of all runs together: key after key, each with its forms and their postings.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::inventory::Unit;
use super::run::Run;
use super::term::{Place, Term, Units};

/// A form of a key, and the stories that hold it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// The form; empty where it is the key itself.
    pub(super) text: String,
    /// Number of the story and, in the lowest three bits, how much it counts there; in order.
    pub(super) postings: Vec<u32>,
}

/// A key: a syllable, or after a blank a pair.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: String,
    /// Its forms in order.
    pub(super) forms: Vec<Form>,
}

/// The runs, and how far each has been read.
pub(super) struct Merged<'a> {
    runs: &'a [Run],
    units: Units,
    /// For each run, the number here of each of its syllables.
    numbers: Vec<Vec<u32>>,
    /// The next term of each run; of one term, that of the earlier stories first.
    next: BinaryHeap<Reverse<(Place, usize, usize)>>,
}

impl<'a> Merged<'a> {
    /// Starts before the first key.
    pub(super) fn new(runs: &'a [Run]) -> Self {
        let mut list: Vec<&Unit> = runs.iter().flat_map(|it| it.units.list()).collect();
        list.sort_unstable();
        list.dedup();
        let numbers = runs.iter().map(|run| numbers(run.units.list(), &list)).collect();
        let units = Units::new(list.into_iter().cloned().collect());
        let mut merged = Self { runs, units, numbers, next: BinaryHeap::new() };
        for run in 0..runs.len() {
            merged.wait(run, 0);
        }
        merged
    }

    /// Puts the term of a run in line.
    fn wait(&mut self, run: usize, at: usize) {
        if at < self.runs[run].terms.len() {
            let place = self.units.place(self.term(run, at));
            self.next.push(Reverse((place, run, at)));
        }
    }

    fn term(&self, run: usize, at: usize) -> Term {
        let number = |it: u32| self.numbers[run][it as usize];
        match self.runs[run].terms[at] {
            Term::Pair(a, b) => Term::Pair(number(a), number(b)),
            Term::Single(a) => Term::Single(number(a)),
        }
    }

    /// Takes the next form, where its place is as `fits` wants.
    fn form(&mut self, fits: impl Fn(Place) -> bool) -> Option<(Place, Term, Form)> {
        let Reverse((place, first, start)) = *self.next.peek().filter(|it| fits(it.0.0))?;
        let term = self.term(first, start);
        let mut postings = Vec::new();
        while let Some(Reverse((_, run, at))) =
            self.next.peek().copied().filter(|it| it.0.0 == place)
        {
            self.next.pop();
            self.runs[run].postings(at, &mut postings);
            self.wait(run, at + 1);
        }
        Some((place, term, Form { text: self.units.form(term), postings }))
    }
}

impl Iterator for Merged<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let (place, term, form) = self.form(|_| true)?;
        let mut forms = vec![form];
        while let Some((_, _, form)) = self.form(|it| it.has_key_of(place)) {
            forms.push(form);
        }
        Some(Entry { key: self.units.key(term), forms })
    }
}

/// Gives the number of each syllable of a run among all; both are in order.
fn numbers(own: &[Unit], all: &[&Unit]) -> Vec<u32> {
    let mut all = all.iter().zip(0..);
    let number = |unit: &Unit| all.find(|(it, _)| **it == unit).map_or(0, |it| it.1);
    own.iter().map(number).collect()
}
