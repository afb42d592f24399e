//! Figures as shown: the author's words, and beside them what they say.

use std::cmp::Ordering;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rust_decimal::Decimal;

use super::Builder;
use crate::catalogue::measure::{Measure, measure};
use crate::config::{Metric, MetricKind};
use crate::site::view::{ChangeView, FigureView, PartView, RatioView};
use crate::story::figure::percent;
use crate::story::schema::SCOPES;
use crate::story::{Facts, Figure, Role};
use crate::vi::quantity::{Amount, Qualifier, Quantity};
use crate::vi::show;

/// How many figures lead a page.
const LEAD: usize = 4;

impl Builder<'_> {
    /// Gives a story's figures in the order of the definitions, and which of them lead it.
    pub(super) fn figures(self, facts: &Facts) -> (Vec<FigureView>, Vec<FigureView>) {
        let told = ordered(self, facts);
        let all: Vec<FigureView> =
            told.iter().map(|(figure, metric)| self.figure(figure, metric, facts)).collect();
        let lead = leading(&told).take(LEAD).map(|at| all[at].clone()).collect();
        (all, lead)
    }

    /// Gives the figures that lead a story.
    pub(super) fn lead(self, facts: &Facts, most: usize) -> Vec<FigureView> {
        let told = ordered(self, facts);
        let lead = leading(&told).take(most.min(LEAD)).map(|at| told[at]);
        lead.map(|(figure, metric)| self.figure(figure, metric, facts)).collect()
    }

    fn figure(self, figure: &Figure, metric: &Metric, facts: &Facts) -> FigureView {
        let (form, change, ratio) = self.shape(&figure.quantity, metric);
        FigureView {
            key: metric.key.clone(),
            ranking: self.ranking_url(&metric.key),
            label: metric.label.get(self.lang).to_owned(),
            label_lang: self.other(metric.label.lang(self.lang).tag()),
            help: metric.help.get(self.lang).to_owned(),
            help_lang: metric.help.lang(self.lang).tag().to_owned(),
            wording: show::wording(&figure.wording),
            lang: self.written_in(),
            reading: self.reading(figure, metric),
            form: form.to_owned(),
            change,
            ratio,
            scope: self.scope(figure, facts),
            period: figure.period.map(|it| it.to_string()).unwrap_or_default(),
            role: figure.role.key().to_owned(),
            note: figure.details().note.clone(),
            parts: figure
                .details()
                .parts
                .iter()
                .map(|it| PartView { label: it.label.clone(), wording: show::wording(&it.wording) })
                .collect(),
            accepted: figure.faults().map(|it| it.reason.clone()).collect(),
        }
    }

    /// Says what a figure covers; empty where that is the model itself.
    pub(super) fn scope(self, figure: &Figure, facts: &Facts) -> String {
        let own_scope = if facts.model().is_some() { "mo-hinh" } else { "" };
        let scope = SCOPES.iter().find(|it| it.key == figure.scope && it.key != own_scope);
        scope.map(|it| self.pair(it.label).to_owned()).unwrap_or_default()
    }

    /// Sets out what a figure is ranked and compared by: of a share the percentage, of a change by how
    /// much it grew. Empty where that says no more than the author's words.
    pub(super) fn measured(self, figure: &Figure, metric: &Metric) -> String {
        let reading = match (measure(figure, metric), &figure.quantity.amount) {
            (Some(it), Amount::Change { .. }) => return self.growth(it.high, it.unit),
            (Some(it), Amount::Ratio { .. }) => self.percent(it.high, metric.decimals.max(1)),
            _ => return self.reading(figure, metric),
        };
        if self.tells_no_more(figure, &reading) { String::new() } else { reading }
    }

    /// Tells whether a reading says no more than the author's words; to who reads another language it
    /// does, unless both are the same.
    fn tells_no_more(self, figure: &Figure, reading: &str) -> bool {
        let is_own = self.lang == self.config().lang();
        is_own && says_same(&figure.wording, reading) || show::wording(&figure.wording) == reading
    }

    /// Writes a share in percent, rounded to some decimals.
    pub(super) fn percent(self, share: Decimal, decimals: u32) -> String {
        format!("{}%", show::number_in(show::rounded(share, decimals), self.lang))
    }

    fn growth(self, by: Decimal, unit: &str) -> String {
        let key = match by.cmp(&Decimal::ZERO) {
            Ordering::Less => "change-down",
            Ordering::Equal => return self.say("change-none"),
            Ordering::Greater => "change-up",
        };
        format!("{} {}", self.say(key), self.amount(by.abs(), unit))
    }

    fn shape(
        self,
        quantity: &Quantity,
        metric: &Metric,
    ) -> (&'static str, Option<ChangeView>, Option<RatioView>) {
        match &quantity.amount {
            Amount::Single(_) => ("single", None, None),
            Amount::Range { .. } => ("range", None, None),
            Amount::Change { from, to } => {
                let show = |value| self.amount(value, &metric.unit);
                let change = ChangeView {
                    from: show(*from),
                    to: show(*to),
                    from_number: from.normalize().to_string(),
                    to_number: to.normalize().to_string(),
                };
                ("change", Some(change), None)
            }
            Amount::Ratio { part, whole, .. } => {
                ("ratio", None, self.ratio(*part, *whole, metric.decimals.max(1)))
            }
        }
    }

    /// Shows a part of a whole; nothing where there is no whole, or less of it.
    pub(super) fn ratio(self, part: Decimal, whole: Decimal, decimals: u32) -> Option<RatioView> {
        let share = percent(part, whole).filter(|it| *it <= Decimal::ONE_HUNDRED)?;
        let number = |value| show::number_in(value, self.lang);
        Some(RatioView {
            part: number(part),
            whole: number(whole),
            percent: self.percent(share, decimals),
            share: u8::try_from(share.round()).unwrap_or(100),
        })
    }

    /// Sets a figure out in the metric's unit, where that says more than the author's words.
    fn reading(self, figure: &Figure, metric: &Metric) -> String {
        // A rate is in the unit of its author: "đồng/tháng" is not "đồng/năm". There is nothing to set out.
        if metric.kind == MetricKind::Rate && self.lang == self.config().lang() {
            return String::new();
        }
        let Some(Measure { unit, .. }) = measure(figure, metric) else { return String::new() };
        let reading = self.quantity(&figure.quantity, unit);
        if self.tells_no_more(figure, &reading) { String::new() } else { reading }
    }

    /// Shows a quantity; money with its scale in words.
    pub(super) fn quantity(self, quantity: &Quantity, unit: &str) -> String {
        let Amount::Single(value) = quantity.amount else {
            return show::quantity(quantity, &self.unit(unit), self.lang);
        };
        let word = show::qualifier(quantity.qualifier, self.lang);
        let amount = self.amount(value, unit);
        if word.is_empty() { amount } else { format!("{word} {amount}") }
    }

    fn amount(self, value: Decimal, unit: &str) -> String {
        if unit == "đồng" {
            return show::money_short(value, self.lang);
        }
        let single = Quantity { amount: Amount::Single(value), qualifier: Qualifier::default() };
        show::quantity(&single, &self.definitions().unit_in(self.lang, unit, value), self.lang)
    }
}

fn ordered<'a>(builder: Builder<'a>, facts: &'a Facts) -> Vec<(&'a Figure, &'a Metric)> {
    let definitions = builder.definitions();
    let mut figures: Vec<&Figure> = facts.figures.iter().collect();
    figures.sort_by_cached_key(|it| (it.role, definitions.metric_rank(&it.metric)));
    figures.into_iter().filter_map(|it| Some((it, definitions.metric(&it.metric)?))).collect()
}

/// Gives where those figures stand that lead a story: results, headline metrics first.
fn leading(told: &[(&Figure, &Metric)]) -> impl Iterator<Item = usize> {
    let is_result = |at: &usize| told[*at].0.role == Role::Result;
    let mut results: Vec<usize> = (0..told.len()).filter(is_result).collect();
    results.sort_by_key(|at| told[*at].1.headline.unwrap_or(u8::MAX));
    results.into_iter()
}

/// Tells whether a reading holds no number that the wording does not hold: it would tell a reader
/// nothing new.
fn says_same(wording: &str, reading: &str) -> bool {
    let written = show::raised(wording);
    let is_written = |number| numbers(&written).any(|it| it == number);
    numbers(reading).all(is_written) && scale(wording) == scale(reading)
}

/// Gives the numbers of a text as they are written, without what cannot change their value.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let sign = |it: char| !(it.is_ascii_digit() || matches!(it, '.' | ','));
    let parts = text.split(sign).map(|it| it.trim_matches(['.', ',']).trim_start_matches('0'));
    parts.filter(|it| !it.is_empty())
}

/// Words of scale as they may be written: the letter that no rule of ASCII makes small, both ways.
const SCALES: [&str; 10] =
    ["nghìn", "nghÌn", "ngàn", "ngÀn", "triệu", "triỆu", "tỷ", "tỶ", "tỉ", "tỈ"];

static SCALE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = AhoCorasick::builder().ascii_case_insensitive(true).build(SCALES);
    words.expect("ten short words make no great automaton")
});

/// Gives the number of the first word of scale, in the order of the list, that a text holds.
fn scale(text: &str) -> Option<usize> {
    SCALE.find_overlapping_iter(text).map(|it| it.pattern().as_usize() / 2).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_stands_only_where_it_tells_more() {
        assert!(says_same("469 nhân khẩu", "469 người"));
        assert!(says_same("03 hộ dân", "3 hộ"));
        assert!(says_same("19.471m2", "19.471 m²"));
        assert!(!says_same("125.363 triệu đồng", "125,363 tỷ đồng"));
        assert!(!says_same("hơn 10.700 m", "hơn 10,7 km"));
        assert!(!says_same("193 nghìn ngày công", "193.000 ngày công"));
    }
}
