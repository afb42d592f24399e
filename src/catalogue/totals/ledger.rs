//! Every figure that is ever added, made ready once.
//!
//! Each list of stories asks for its own sums, and a story stands in many lists.

use std::cell::LazyCell;
use std::sync::Arc;

use rayon::prelude::*;

use super::addend::{Addend, prepare};
use super::{Item, Reason};
use crate::catalogue::ground::Ground;
use crate::catalogue::places::Registry;
use crate::catalogue::{Entry, StoryId};
use crate::config::{Definitions, MetricKind};

/// The figures of all stories, in the catalogue's order.
#[derive(Debug, Default)]
pub(in crate::catalogue) struct Ledger {
    lines: Vec<Line>,
    /// Where the lines of each story end.
    ends: Vec<usize>,
}

/// A figure of a metric that is added.
#[derive(Debug)]
pub(super) struct Line {
    /// The metric's place in the order of the definitions.
    pub(super) metric: u32,
    pub(super) item: Item,
    /// What goes into totals, or why it does not.
    pub(super) addend: Result<Addend, Reason>,
}

impl Ledger {
    /// Prepares the figures of all stories.
    pub(in crate::catalogue) fn new(
        entries: &[Entry],
        definitions: &Definitions,
        places: &Registry,
    ) -> Self {
        let lines_of = |index| lines(StoryId::new(index), entries, definitions, places);
        let by_story: Vec<Vec<Line>> = (0..entries.len()).into_par_iter().map(lines_of).collect();
        let count = by_story.iter().map(Vec::len).sum();
        let mut ledger =
            Self { lines: Vec::with_capacity(count), ends: Vec::with_capacity(entries.len()) };
        for lines in by_story {
            ledger.lines.extend(lines);
            ledger.ends.push(ledger.lines.len());
        }
        ledger
    }

    /// Gives the figures of a story.
    pub(super) fn of(&self, story: StoryId) -> &[Line] {
        let end = self.ends[story.index()];
        let start = story.index().checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.lines[start..end]
    }
}

fn lines(
    story: StoryId,
    entries: &[Entry],
    definitions: &Definitions,
    places: &Registry,
) -> Vec<Line> {
    let entry = &entries[story.index()];
    let ground = LazyCell::new(|| Arc::new(Ground::of(entry, places)));
    let figures = entry.story.facts.figures.iter().enumerate();
    let line = |(figure, key): (usize, &str)| {
        let metric = definitions.metric_rank(key);
        let kind = definitions.metrics.get(metric)?.kind;
        let is_added = !matches!(kind, MetricKind::Rate | MetricKind::Change);
        let item = Item::new(story, figure);
        is_added.then(|| Line {
            metric: u32::try_from(metric).expect("fewer metrics than 2^32"),
            item,
            addend: prepare(item, entry, kind, first_told(story, entries, key), || {
                Arc::clone(&ground)
            }),
        })
    };
    figures.map(|(index, it)| (index, &*it.metric)).filter_map(line).collect()
}

/// Follows what stories say their figure is the same as, to one story that all of them lead to.
fn first_told(story: StoryId, entries: &[Entry], metric: &str) -> StoryId {
    let mut path = vec![story];
    while let Some(next) = path.last().and_then(|it| entries[it.index()].same_as(metric)) {
        if let Some(start) = path.iter().position(|it| *it == next) {
            // Two that name each other are one, whichever is asked.
            return path[start..].iter().min().copied().unwrap_or(story);
        }
        path.push(next);
    }
    path.last().copied().unwrap_or(story)
}
