//! Finds figures in the sentences of a report, and the metrics that they may belong to.
//!
//! What an amount counts is told by the words round it: of the metrics with its unit, the one whose
//! name they share. Where none is shared and several could be meant, nothing is proposed.

use std::collections::BTreeSet;

use super::plan::Proposal;
use crate::config::{Definitions, Metric};
use crate::diagnostic::Lang;
use crate::source::markdown::prose::Prose;
use crate::story::Facts;
use crate::story::carried::{Carried, Vocabulary};
use crate::vi::amount::Found;
use crate::vi::quantity;
use crate::vi::syllable::syllables;

/// How many letters before and behind an amount tell what it counts.
const NEAR: usize = 60;

/// The longest sentence that is shown, in letters.
const SENTENCE: usize = 180;

/// Words of names of metrics that say nothing of them.
const IDLE: &str = "so dien tich tong cac cua va la do duoc luot gia tri muc theo cho tu";

/// Proposes a figure for each metric that the lines of a text tell, in the order of the definitions.
pub(super) fn propose(lines: &[String], definitions: &Definitions) -> Vec<Proposal> {
    let vocabulary = Vocabulary::new(definitions);
    let mut best: Vec<(usize, Proposal)> = Vec::new();
    for line in lines {
        for found in vocabulary.amounts(line) {
            let Some((score, proposal)) = proposal(line, &found, &vocabulary, definitions) else {
                continue;
            };
            match best.iter_mut().find(|(_, it)| it.metric == proposal.metric) {
                Some(old) if score > old.0 => *old = (score, proposal),
                Some(_) => {}
                None => best.push((score, proposal)),
            }
        }
    }
    best.sort_by_key(|(_, it)| definitions.metric_rank(&it.metric));
    best.into_iter().map(|(_, it)| it).collect()
}

/// Proposes figures that the body of a story tells and no figure of its front matter carries.
pub fn uncarried(body: &str, facts: &Facts, definitions: &Definitions) -> Vec<Proposal> {
    let lines: Vec<String> =
        Prose::read(body, 0, Lang::Vi).plain().lines().map(str::to_owned).collect();
    let vocabulary = Vocabulary::new(definitions);
    let mut carried = Carried::default();
    carried.add(facts, &vocabulary);
    let is_carried = |it: &Proposal| {
        let amounts = vocabulary.amounts(&it.wording);
        facts.figures.iter().any(|figure| *figure.metric == *it.metric)
            || amounts.iter().all(|amount| carried.holds(amount))
    };
    let mut proposals = propose(&lines, definitions);
    proposals.retain(|it| !is_carried(it));
    proposals
}

fn proposal(
    line: &str,
    found: &Found,
    vocabulary: &Vocabulary<'_>,
    definitions: &Definitions,
) -> Option<(usize, Proposal)> {
    let near = words(around(line, found));
    let candidates = vocabulary.metrics(&found.measured).into_iter();
    let metrics = candidates.filter_map(|key| definitions.metric(key));
    let mut scored: Vec<(usize, &Metric)> =
        metrics.map(|it| (shared(it, &near), it)).filter(|(_, it)| fits(it, line, found)).collect();
    // Of those that share as much, the first of the definitions stays before the others.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (score, metric) = *scored.first()?;
    if score == 0 && scored.len() > 1 {
        return None;
    }
    let others = scored[1..].iter().filter(|(it, _)| *it > 0).map(|(_, it)| it.key.clone());
    let proposal = Proposal {
        metric: metric.key.clone(),
        wording: wording(line, found).to_owned(),
        sentence: sentence(line, found),
        others: others.collect(),
    };
    Some((score, proposal))
}

/// Tells whether the words of a text read as a figure of a metric.
fn fits(metric: &Metric, line: &str, found: &Found) -> bool {
    quantity::read(wording(line, found), &metric.expected, false).is_ok()
}

fn wording<'a>(line: &'a str, found: &Found) -> &'a str {
    &line[found.start..found.range.end]
}

fn around<'a>(line: &'a str, found: &Found) -> &'a str {
    let start = line.floor_char_boundary(found.start.saturating_sub(NEAR));
    let end = line.ceil_char_boundary((found.range.end + NEAR).min(line.len()));
    &line[start..end]
}

/// Gives the words of a text, as the search compares them.
fn words(text: &str) -> BTreeSet<String> {
    syllables(text).into_iter().map(|it| it.form).collect()
}

/// Counts the words that a metric's name and a text share.
fn shared(metric: &Metric, near: &BTreeSet<String>) -> usize {
    let idle: BTreeSet<&str> = IDLE.split(' ').collect();
    let units = words(&metric.unit);
    let names = syllables(&metric.label.vi).into_iter();
    let telling = names.filter(|it| !idle.contains(it.key.as_str()) && !units.contains(&it.form));
    telling.filter(|it| near.contains(&it.form)).count()
}

/// Gives the sentence that an amount stands in.
fn sentence(line: &str, found: &Found) -> String {
    let is_end = |at: usize| {
        let rest = &line[at..];
        rest.starts_with(['.', ';', '!', '?']) && rest[1..].starts_with(' ')
    };
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).filter(|it| is_end(*it)).collect();
    let start = ends.iter().rev().find(|it| **it < found.start).map_or(0, |it| it + 1);
    let end = ends.iter().find(|it| **it >= found.range.end).map_or(line.len(), |it| it + 1);
    let whole = line[start..end].trim();
    if whole.chars().count() <= SENTENCE {
        return whole.to_owned();
    }
    format!("…{}…", around(line, found).trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(text: &str) -> Vec<(String, String)> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let all = propose(&lines, &Definitions::shipped());
        all.into_iter().map(|it| (it.metric, it.wording)).collect()
    }

    #[test]
    fn figures_go_to_the_metric_whose_name_stands_by() {
        let text = "Nhân dân đã hiến 1.647 m² đất, góp trên 260 ngày công và đóng góp 125 triệu đồng tiền mặt.\n\
                    Có 56 hộ tham gia; tổng kinh phí thực hiện 1,2 tỷ đồng.";
        let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
        assert_eq!(
            proposed(text),
            [
                pair("dat_hien", "1.647 m²"),
                pair("tien_dong_gop", "125 triệu đồng"),
                pair("ngay_cong", "trên 260 ngày công"),
                pair("ho_tham_gia", "56 hộ"),
                pair("kinh_phi", "1,2 tỷ đồng"),
            ]
        );
    }

    #[test]
    fn what_may_count_anything_is_left_to_the_editor() {
        assert_eq!(proposed("Được 35 triệu đồng. Ngày 16/1/2026, số 12."), []);
    }
}
