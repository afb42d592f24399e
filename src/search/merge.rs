//! Brings the terms of all runs together: key after key, each with its forms and their postings.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::inventory::Unit;
use super::run::Run;
use super::term::{Place, Term, Units};
use crate::diagnostic::Diagnostic;

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
pub(super) struct Merged {
    runs: Vec<Run>,
    units: Units,
    /// For each run, the number here of each of its syllables.
    numbers: Vec<Vec<u32>>,
    /// The next term of each run; of one term, that of the earlier stories first.
    next: BinaryHeap<Reverse<(Place, usize, Term)>>,
    /// Why a run could not be read to its end.
    trouble: Option<Box<Diagnostic>>,
}

impl Merged {
    /// Starts before the first key.
    pub(super) fn new(mut runs: Vec<Run>) -> Self {
        let mut list: Vec<&Unit> = runs.iter().flat_map(|it| &it.units).collect();
        list.sort_unstable();
        list.dedup();
        let numbers = runs.iter().map(|run| numbers(&run.units, &list)).collect();
        let units = Units::new(list.into_iter().cloned().collect());
        let count = runs.len();
        for run in &mut runs {
            run.units = Vec::new();
        }
        let mut merged = Self { runs, units, numbers, next: BinaryHeap::new(), trouble: None };
        for run in 0..count {
            merged.wait(run);
        }
        merged
    }

    /// Tells whether all runs could be read to their ends.
    pub(super) fn finish(self) -> Result<(), Box<Diagnostic>> {
        self.trouble.map_or(Ok(()), Err)
    }

    /// Puts the next term of a run in line.
    fn wait(&mut self, run: usize) {
        self.wait_from(run, None);
    }

    /// Puts the next term of a run in line that is not before a place.
    fn wait_from(&mut self, run: usize, bound: Option<Place>) {
        loop {
            match self.runs[run].next() {
                Ok(Some(term)) => {
                    let term = term.renumbered(&self.numbers[run]);
                    let place = self.units.place(term);
                    if bound.is_none_or(|it| place >= it) {
                        return self.next.push(Reverse((place, run, term)));
                    }
                }
                Ok(None) => return,
                Err(problem) => return self.trouble = Some(problem),
            }
        }
    }

    /// Passes over all keys before one.
    pub(super) fn seek(&mut self, key: &str) {
        let bound = self.units.bound(key);
        while let Some(Reverse((_, run, _))) = self.next.peek().copied().filter(|it| it.0.0 < bound)
        {
            self.next.pop();
            self.wait_from(run, Some(bound));
        }
    }

    /// Gives the next key without going on to it.
    pub(super) fn peek(&self) -> Option<String> {
        self.next.peek().map(|it| self.units.key(it.0.2))
    }

    /// Takes the next form, where its place is as `fits` wants.
    fn form(&mut self, fits: impl Fn(Place) -> bool) -> Option<(Place, Term, Form)> {
        let Reverse((place, _, term)) = *self.next.peek().filter(|it| fits(it.0.0))?;
        let mut postings = Vec::new();
        while let Some(Reverse((_, run, _))) =
            self.next.peek().copied().filter(|it| it.0.0 == place)
        {
            self.next.pop();
            self.runs[run].postings(&mut postings);
            self.wait(run);
        }
        Some((place, term, Form { text: self.units.form(term), postings }))
    }
}

impl Iterator for Merged {
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
pub(super) fn numbers(own: &[Unit], all: &[&Unit]) -> Vec<u32> {
    let mut all = all.iter().zip(0..);
    let number = |unit: &Unit| all.find(|(it, _)| **it == unit).map_or(0, |it| it.1);
    own.iter().map(number).collect()
}
