//! The numbers that a story tells in its summary and body.

use std::ops::Range;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::carried::{Carried, Vocabulary};
use super::{Facts, Section};
use crate::source::markdown::Markdown;
use crate::vi::amount::{Found, Measured};
use crate::vi::unit::Dimension;

/// A count below this is told in passing: “hai trong 3 thôn”.
const FEW: u32 = 10;

/// An amount that a text tells.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Told {
    /// Its words.
    pub written: String,
    /// Where they stand in the file, if they can be found there.
    pub span: Option<Range<usize>>,
    /// What they say.
    pub found: Found,
}

/// Finds the amounts that no figure of the story itself carries: those of the summary, then those of
/// the body. What no figure could carry, for its kind of content has none, is not looked for.
pub(super) fn uncarried(
    facts: &Facts,
    markdown: &Markdown,
    text: &str,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Told> {
    if !has_figures(facts.section) {
        return Vec::new();
    }
    let mut told = told(facts, markdown, text, vocabulary);
    if !told.is_empty() {
        let mut carried = Carried::default();
        carried.add(facts, vocabulary);
        told.retain(|it| !carried.holds(&it.found));
    }
    told
}

fn told(facts: &Facts, markdown: &Markdown, text: &str, vocabulary: &Vocabulary<'_>) -> Vec<Told> {
    let summary = &facts.summary;
    let of_summary = amounts(&summary.value, vocabulary).into_iter().map(|(range, found)| {
        let written = &summary.value[range];
        let source = text.get(summary.span.clone());
        let start = source.and_then(|it| it.find(written)).map(|it| summary.span.start + it);
        let exact = start.map(|it| it..it + written.len());
        let span = Some(exact.unwrap_or_else(|| summary.span.clone()));
        Told { written: written.to_owned(), span, found }
    });
    let of_body = amounts(&markdown.plain, vocabulary).into_iter().map(|(range, found)| Told {
        written: markdown.plain[range.clone()].to_owned(),
        span: markdown.place(text, &range),
        found,
    });
    of_summary.chain(of_body).collect()
}

/// Tells whether the front matter of a kind of content has figures.
fn has_figures(section: Section) -> bool {
    matches!(section, Section::Model | Section::Movement | Section::Conference)
}

/// Finds the amounts of a text, by their place in it.
fn amounts(text: &str, vocabulary: &Vocabulary<'_>) -> Vec<(Range<usize>, Found)> {
    let mut told = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let found = vocabulary.amounts(line).into_iter().filter(is_weighty);
        told.extend(found.map(|it| (start + it.range.start..start + it.range.end, it)));
        start += line.len() + 1;
    }
    told
}

/// Tells an amount worth a figure from a few of something and from “100%”, which says “all”.
fn is_weighty(found: &Found) -> bool {
    let above = |limit: u32| found.values.iter().any(|it| *it >= Decimal::from(limit));
    match found.measured {
        Measured::Counted(_) => above(FEW),
        Measured::Physical(Dimension::Percent) => {
            found.values.iter().any(|it| *it != Decimal::ONE_HUNDRED)
        }
        Measured::Physical(_) => true,
    }
}
