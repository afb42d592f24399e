//! The appendix of figures: every figure of the book by metric, each with the story that tells it
//! and the source it comes from.

use std::ops::Range;

use super::super::book::{Destination, Division};
use super::Maker;
use super::story::heading;
use crate::catalogue::StoryId;
use crate::source::markdown::prose::{Align, Block, BlockKind, Inline, InlineKind, Table};
use crate::story::facts::Facts;

impl Maker<'_> {
    /// Adds the figures of all stories of the book, metric by metric.
    pub(super) fn figures_of_all(&self, division: &mut Division) {
        let definitions = &self.source.config.definitions;
        let stories: Vec<StoryId> = self.anchors.keys().copied().collect();
        for metric in &definitions.metrics {
            let mut rows = Vec::new();
            for id in &stories {
                let facts = &*self.source.catalogue.get(*id).story.facts;
                for figure in facts.figures.iter().filter(|it| *it.metric == *metric.key) {
                    let told = self.figure(figure).unwrap_or_default();
                    rows.push(self.row_of(*id, facts, told, division));
                }
            }
            if rows.is_empty() {
                continue;
            }
            let name = metric.label.get(self.source.config.lang()).to_owned();
            let span = 0..0;
            let head = ["print-story", "figure-wording", "print-source"];
            let head = head.map(|key| vec![Inline::text(self.say(key), span.clone())]).to_vec();
            let table = Table { columns: vec![Align::Start; 3], head, rows };
            division.prose.blocks.extend([
                heading(&metric.key, name, &span),
                Block { span, kind: BlockKind::Table(table) },
            ]);
        }
    }

    /// Makes a row: the story, its words with what limits them, and where they come from.
    fn row_of(
        &self,
        id: StoryId,
        facts: &Facts,
        told: Vec<String>,
        division: &mut Division,
    ) -> Vec<Vec<Inline>> {
        let span: Range<usize> = 0..0;
        let anchor = self.anchors.get(&id).cloned().unwrap_or_default();
        let link = Some(division.links.len());
        division.links.push(Destination::Within(anchor));
        let content = vec![Inline::text(facts.title.value.clone(), span.clone())];
        let title = Inline { span: span.clone(), kind: InlineKind::Link { link, content } };
        let mut told = told.into_iter();
        let (name, wording) = (told.next().unwrap_or_default(), told.next().unwrap_or_default());
        // The name says what the heading says, but where the figure is no result.
        let role = name.rsplit_once(" (").filter(|_| name.ends_with(')'));
        let wording = match role {
            Some((_, role)) => format!("{wording}; {}", role.trim_end_matches(')')),
            None => wording,
        };
        let source = facts.sources.first().map(|it| it.title.clone()).unwrap_or_default();
        vec![
            vec![title],
            vec![Inline::text(wording, span.clone())],
            vec![Inline::text(source, span)],
        ]
    }
}
