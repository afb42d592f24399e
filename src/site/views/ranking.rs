//! Metrics, and the figures of each, ranked.

use rust_decimal::Decimal;

use super::Builder;
use super::frame::Head;
use super::total::reason_key;
use crate::catalogue::ranking::{self, Apart, METRICS_URL, Ranked, Ranking};
use crate::catalogue::totals::Item;
use crate::config::{Metric, Part};
use crate::media::charts::bar;
use crate::site::view::{LinkView, MetricRowView, MetricsView, RankedView, RankingView};
use crate::vi::show;

impl<'a> Builder<'a> {
    /// Gives the address of a metric's ranking; empty where the site has none.
    pub(super) fn ranking_url(self, metric: &str) -> String {
        let has_part = self.catalogue().parts.has(Part::Rankings);
        if has_part { self.url(&ranking::url(metric)) } else { String::new() }
    }

    /// Links to the page that lists all metrics, if there is one.
    pub(super) fn metrics_link(self) -> Option<LinkView> {
        let has_any = !self.catalogue().paged_rankings().is_empty();
        has_any.then(|| LinkView::new(self.say("metrics"), self.url(METRICS_URL)))
    }

    /// Gives the page that lists all metrics.
    pub(in crate::site) fn metrics(self, url: &str) -> MetricsView {
        let head = Head {
            title: self.say("metrics"),
            description: self.say("metrics-intro"),
            path: Vec::new(),
            data: None,
            indexed: true,
        };
        let rankings = self.catalogue().rankings().iter();
        MetricsView {
            page: self.page(url, head),
            metrics: rankings.filter_map(|it| self.metric_row(it)).collect(),
        }
    }

    fn metric_row(self, ranking: &Ranking) -> Option<MetricRowView> {
        let metric = self.definitions().metric(&ranking.metric)?;
        Some(MetricRowView {
            label: metric.label.get(self.lang).to_owned(),
            url: self.ranking_url(&metric.key),
            unit: self.unit(&metric.unit),
            stories: ranking.len(),
            total: self.ranking_total(ranking, metric),
        })
    }

    fn ranking_total(self, ranking: &Ranking, metric: &Metric) -> String {
        ranking.total.as_ref().map(|it| self.total_text(it, metric)).unwrap_or_default()
    }

    /// Gives one page of a metric's figures.
    pub(in crate::site) fn metric_ranking(
        self,
        ranking: &'a Ranking,
        number: usize,
        url: &str,
    ) -> RankingView {
        let metric = self.definitions().metric(&ranking.metric);
        let metric = metric.expect("only metrics that are defined are ranked");
        let size = self.config().settings.paginate.get();
        let from = (number - 1) * size;
        let of_total = ranking.total.as_ref().filter(|_| number == 1);
        let most =
            ranking.ranked.first().map(|it| self.ends(it.item, metric).1).unwrap_or_default();
        let ranked = ranking.ranked.iter().skip(from).take(size);
        let ranked: Vec<RankedView> = ranked.map(|it| self.placed(it, metric, most)).collect();
        let apart = ranking.apart.iter().skip(from.saturating_sub(ranking.ranked.len()));
        let apart = apart.take(size - ranked.len());
        RankingView {
            page: self.page(url, self.ranking_head(metric, number)),
            label: metric.label.get(self.lang).to_owned(),
            help: metric.help.get(self.lang).to_owned(),
            help_lang: metric.help.lang(self.lang).tag().to_owned(),
            unit: self.unit(&metric.unit),
            count: ranking.len(),
            total: of_total.map(|it| self.total_text(it, metric)).unwrap_or_default(),
            total_count: of_total.map_or(0, |it| it.included.len()),
            apart: apart.map(|(it, why)| self.apart(*it, why, metric)).collect(),
            apart_count: ranking.apart.len(),
            ranked,
            pager: self.pager(&ranking::url(&metric.key), number, ranking.len().div_ceil(size)),
        }
    }

    fn ranking_head(self, metric: &Metric, number: usize) -> Head {
        let label = metric.label.get(self.lang);
        let page =
            if number > 1 { format!(" ({} {number})", self.say("page")) } else { String::new() };
        let metrics = LinkView::new(self.say("metrics"), self.url(METRICS_URL));
        Head {
            title: format!("{label}: {}{page}", self.say("ranking")),
            description: metric.help.get(self.lang).to_owned(),
            path: vec![metrics],
            data: None,
            indexed: true,
        }
    }

    fn placed(self, ranked: &Ranked, metric: &Metric, most: Decimal) -> RankedView {
        let (low, high) = self.ends(ranked.item, metric);
        RankedView {
            rank: Some(ranked.rank as usize),
            bar: bar(low, high, most),
            ..self.ranked_figure(ranked.item, metric)
        }
    }

    fn apart(self, item: Item, why: &Apart, metric: &Metric) -> RankedView {
        RankedView { reason: self.apart_reason(why), ..self.ranked_figure(item, metric) }
    }

    fn apart_reason(self, why: &Apart) -> String {
        match why {
            Apart::Left(reason) => self.say(reason_key(*reason)),
            Apart::OtherForm => self.say("reason-other-form"),
            Apart::OtherUnit(unit) => {
                format!("{} {}", self.say("reason-other-unit"), self.unit(unit))
            }
        }
    }

    fn ranked_figure(self, item: Item, metric: &Metric) -> RankedView {
        let entry = self.catalogue().get(item.story);
        let facts = self.facts(item.story);
        let figure = &facts.figures[item.figure()];
        let period = figure.period.or(facts.period);
        RankedView {
            rank: None,
            title: facts.title.value.clone(),
            lang: self.told_in(item.story).tag().to_owned(),
            url: self.url(&facts.url()),
            place: self.place_name(&entry.places),
            period: period.map(|it| it.to_string()).unwrap_or_default(),
            scope: self.scope(figure, facts),
            wording: show::wording(&figure.wording),
            facts_lang: self.written_in(),
            reading: self.measured(figure, metric),
            bar: String::new(),
            reason: String::new(),
        }
    }
}
