//! Sums as shown, each with what it is made of.

use super::Builder;
use crate::catalogue::StoryId;
use crate::catalogue::totals::{Item, Reason, Total, Value, totals};
use crate::config::Metric;
use crate::site::view::{TotalRowView, TotalView};
use crate::story::Period;
use crate::story::figure::percent;
use crate::vi::quantity::{Amount, Quantity};
use crate::vi::show;

/// How many figures of a total a page lists; all of them stand in the open data.
const ROWS: usize = 40;

impl Builder<'_> {
    /// Gives the first sums of all stories, headline metrics first.
    pub(super) fn totals(self, most: usize) -> Vec<TotalView> {
        let all = self.catalogue().rankings().iter().filter_map(|it| it.total.as_ref());
        let mut totals: Vec<&Total> = all.collect();
        totals.sort_by_key(|it| self.total_rank(it));
        totals.into_iter().take(most).map(|it| self.total(it)).collect()
    }

    /// Gives the sums of some stories, headline metrics first; only of what lies in a time, where
    /// one is given.
    pub(super) fn sums(self, stories: &[StoryId], within: Option<Period>) -> Vec<Total> {
        let mut totals = totals(self.catalogue(), stories, within, self.definitions());
        totals.sort_by_key(|it| self.total_rank(it));
        totals
    }

    /// Gives what sums are ordered by: their rank among the headlines, then that of their metric.
    fn total_rank(self, total: &Total) -> (u8, usize) {
        let definitions = self.definitions();
        let headline = definitions.metric(&total.metric).and_then(|it| it.headline);
        (headline.unwrap_or(u8::MAX), definitions.metric_rank(&total.metric))
    }

    /// Shows a sum.
    pub(super) fn total(self, total: &Total) -> TotalView {
        let metric = self.definitions().metric(&total.metric);
        let text = metric.map(|it| self.total_text(total, it)).unwrap_or_default();
        let mut stories: Vec<StoryId> = total.included.iter().map(|it| it.story).collect();
        stories.dedup();
        TotalView {
            key: total.metric.clone(),
            ranking: self.ranking_url(&total.metric),
            label: metric.map(|it| it.label.get(self.lang).to_owned()).unwrap_or_default(),
            label_lang: metric
                .map(|it| self.other(it.label.lang(self.lang).tag()))
                .unwrap_or_default(),
            text,
            stories: stories.len(),
            included: total.included.iter().take(ROWS).map(|it| self.row(*it, None)).collect(),
            included_count: total.included.len(),
            excluded: total
                .excluded
                .iter()
                .take(ROWS)
                .map(|(it, why)| self.row(*it, Some(*why)))
                .collect(),
            excluded_count: total.excluded.len(),
        }
    }

    /// Sets a total out: "hơn 6.034 m²", "97,5% (156/160)".
    pub(super) fn total_text(self, total: &Total, metric: &Metric) -> String {
        match total.value {
            Value::Sum(sum) => {
                let quantity = Quantity { amount: Amount::Single(sum), qualifier: total.qualifier };
                self.quantity(&quantity, &metric.unit)
            }
            Value::Share { part, whole } => {
                let number = |value| show::number_in(value, self.lang);
                let share = percent(part, whole).unwrap_or_default();
                let share = self.percent(share, metric.decimals.max(1));
                let word = show::qualifier(total.qualifier, self.lang);
                let space = if word.is_empty() { "" } else { " " };
                let of_whole = format!("({}/{})", number(part), number(whole));
                format!("{word}{space}{}", show::held(&share, &of_whole))
            }
        }
    }

    fn row(self, item: Item, reason: Option<Reason>) -> TotalRowView {
        let facts = self.facts(item.story);
        TotalRowView {
            title: facts.title.value.clone(),
            lang: self.told_in(item.story).tag().to_owned(),
            url: self.url(&facts.url()),
            facts_lang: self.written_in(),
            wording: facts.figures[item.figure()].wording.clone(),
            reason: reason.map(|it| self.say(reason_key(it))).unwrap_or_default(),
        }
    }
}

/// Gives the message that says why a figure does not count.
pub(super) fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Movement => "reason-movement",
        Reason::WiderScope => "reason-wider-scope",
        Reason::NotResult => "reason-not-result",
        Reason::Faulty => "reason-faulty",
        Reason::NotSingle => "reason-not-single",
        Reason::NoFraction => "reason-no-fraction",
        Reason::Told => "reason-told",
        Reason::Superseded => "reason-superseded",
        Reason::OtherTime => "reason-other-time",
        Reason::Overlaps => "reason-overlaps",
    }
}
