//! Figures that the body of a story tells and no field holds yet: proposed with their sentence, for an
//! editor to take one by one or to pass over.

use serde::Serialize;

use super::story::{Around, Opened};
use crate::config::Definitions;
use crate::data::import::{Proposal, uncarried};
use crate::story::Section;

/// The most figures that are proposed at once.
const MOST: usize = 12;

/// A figure as it is proposed.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    wording: String,
    sentence: String,
    /// The metrics that it may belong to, likeliest first.
    metrics: Vec<Metric>,
}

#[derive(Debug, Serialize)]
struct Metric {
    key: String,
    label: String,
}

/// Finds the figures of a story that can be read and has a field for them.
pub(super) fn found(opened: &Opened, around: &Around, definitions: &Definitions) -> Vec<Found> {
    let has_figures = matches!(opened.file.section, Section::Model | Section::Movement);
    let Some(facts) = around.facts().filter(|_| has_figures) else { return Vec::new() };
    let proposals = uncarried(&opened.body(), facts, definitions);
    proposals.into_iter().take(MOST).map(|it| Found::new(it, definitions)).collect()
}

impl Found {
    fn new(proposal: Proposal, definitions: &Definitions) -> Self {
        let keys = std::iter::once(proposal.metric).chain(proposal.others);
        let metrics = keys.filter_map(|key| {
            let label = definitions.metric(&key)?.label.vi.clone();
            Some(Metric { key, label })
        });
        Self { metrics: metrics.collect(), wording: proposal.wording, sentence: proposal.sentence }
    }
}
