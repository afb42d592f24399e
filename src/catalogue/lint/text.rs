//! Compares the numbers of a summary and a body with what figures carry.
//!
//! A number that only the text holds is in no total and no table, and one that differs from its
//! figure by a slip of the hand is found here. A number of another story may be quoted where that
//! story is linked or related.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Scene;
use super::carried::{Carried, Vocabulary, numbers};
use crate::catalogue::reference::Target;
use crate::catalogue::{Entry, StoryId};
use crate::diagnostic::{Diagnostic, Location, figure};
use crate::source::markdown::Markdown;
use crate::story::{Facts, Figure, Section};
use crate::vi::amount::{Found, Measured};
use crate::vi::unit::Dimension;

/// A count below this is told in passing: “hai trong 3 thôn”.
const FEW: u32 = 10;

/// Looks for amounts of a text that no figure of the story, or of one it links, carries.
pub(super) fn text(
    entry: &Entry,
    scene: &Scene<'_>,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Diagnostic> {
    let facts = &*entry.story.facts;
    let told = told(facts, &entry.story.body.markdown, scene.text(facts), vocabulary);
    if told.is_empty() || !has_figures(facts.section) {
        return Vec::new();
    }
    let mut carried = Carried::default();
    carried.add(facts, vocabulary);
    for story in linked(entry) {
        carried.add(scene.facts(story), vocabulary);
    }
    let missing = told.into_iter().filter(|it| !carried.holds(&it.found));
    let tell = |Told { written, span, found }: Told<'_>| {
        let at =
            span.map_or_else(|| Location::file(&facts.file), |it| Location::span(&facts.file, it));
        match slip(facts, &found, vocabulary) {
            Some(figure) => figure::text_disagrees(at, written, &figure.wording),
            None => figure::not_carried(at, written, &vocabulary.metrics(&found.measured)),
        }
    };
    missing.map(tell).collect()
}

/// An amount that a text tells.
struct Told<'a> {
    /// Its words.
    written: &'a str,
    /// Where they stand in the file, if they can be found there.
    span: Option<Range<usize>>,
    found: Found,
}

/// Finds the amounts of the summary, then those of the body.
fn told<'a>(
    facts: &'a Facts,
    markdown: &'a Markdown,
    text: &str,
    vocabulary: &Vocabulary<'_>,
) -> Vec<Told<'a>> {
    let summary = &facts.summary;
    let of_summary = amounts(&summary.value, vocabulary).into_iter().map(|(range, found)| {
        let written = &summary.value[range];
        let source = text.get(summary.span.clone());
        let start = source.and_then(|it| it.find(written)).map(|it| summary.span.start + it);
        let exact = start.map(|it| it..it + written.len());
        Told { written, span: Some(exact.unwrap_or_else(|| summary.span.clone())), found }
    });
    let of_body = amounts(&markdown.plain, vocabulary).into_iter().map(|(range, found)| Told {
        written: &markdown.plain[range.clone()],
        span: place(text, markdown, &range),
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

/// Gives the stories that an entry links, names or is named by.
fn linked(entry: &Entry) -> Vec<StoryId> {
    let links = entry.links.iter().filter_map(|it| match it {
        Target::Story(story, _) => Some(*story),
        _ => None,
    });
    links.chain(entry.related.iter().copied()).chain(entry.named.values().copied()).collect()
}

/// Finds the figure that an amount was meant to tell: a digit is another, or two changed places.
fn slip<'a>(facts: &'a Facts, found: &Found, vocabulary: &Vocabulary<'_>) -> Option<&'a Figure> {
    let told: Vec<String> = found.values.iter().map(digits).collect();
    let is_slip = |figure: &&Figure| {
        let numbers = numbers(&figure.quantity.amount);
        numbers.iter().map(digits).any(|it| told.iter().any(|told| one_slip(told, &it)))
    };
    let mut figures = facts.figures.iter();
    figures.find(|it| vocabulary.measures(it, &found.measured) && is_slip(it))
}

fn one_slip(told: &str, carried: &str) -> bool {
    let long = told.len() >= 3 && carried.len() >= 3;
    long && strsim::damerau_levenshtein(told, carried) <= 1
}

/// Gives the digits of a number, whatever power of ten it is counted in.
fn digits(number: &Decimal) -> String {
    number.mantissa().to_string().trim_end_matches('0').to_owned()
}

/// Finds the place in the file of a piece of the plain text; only its beginning where a line ends
/// within it.
fn place(text: &str, markdown: &Markdown, range: &Range<usize>) -> Option<Range<usize>> {
    let next = markdown.origins.partition_point(|it| it.plain <= range.start);
    let origin = markdown.origins[..next].last()?;
    let exact = origin.file + (range.start - origin.plain);
    let written = &markdown.plain[range.clone()];
    let first = written.split_whitespace().next().unwrap_or(written);
    [written, first].into_iter().find_map(|it| {
        let here = text.get(exact..).is_some_and(|rest| rest.starts_with(it));
        let at = if here { exact } else { origin.file + text.get(origin.file..)?.find(it)? };
        Some(at..at + it.len())
    })
}
