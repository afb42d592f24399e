//! Every figure that is ever added, made ready once.
//!
//! Each list of stories asks for its own sums, and a story stands in many lists.

use rayon::prelude::*;

use super::addend::{Addend, prepare};
use super::{Item, Reason};
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
    pub(super) metric: usize,
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
        let mut ledger = Self::default();
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
    let figures = entry.story.facts.figures.iter().enumerate();
    let line = |(figure, key): (usize, &str)| {
        let metric = definitions.metric_rank(key);
        let kind = definitions.metrics.get(metric)?.kind;
        let is_added = !matches!(kind, MetricKind::Rate | MetricKind::Change);
        let item = Item { story, figure };
        is_added.then(|| Line {
            metric,
            item,
            addend: prepare(item, entry, kind, first_told(story, entries, key), places),
        })
    };
    figures.map(|(index, it)| (index, it.metric.as_str())).filter_map(line).collect()
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
