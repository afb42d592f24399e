//! Charts of figures: the greatest ones of a list, a movement's funnel, stories by year.

use rust_decimal::Decimal;

use super::Builder;
use crate::catalogue::StoryId;
use crate::catalogue::measure::measure;
use crate::catalogue::taxonomy::Axis;
use crate::catalogue::totals::{Item, Reason, Total};
use crate::config::Metric;
use crate::media::charts::{Head, Row, Series, bars, dots, years};
use crate::site::view::{ChartRowView, ChartView};
use crate::story::figure::percent;
use crate::story::{Facts, Figure, Role, Section};
use crate::vi::quantity::{Amount, Qualifier, Quantity};
use crate::vi::show;

/// How many models a list needs before they are ranked.
const MODELS: usize = 5;
/// How many figures a metric needs before they are ranked.
const FIGURES: usize = 3;
/// How many figures a ranking shows.
const RANKED: usize = 10;
/// How many years a chart shows at most, the latest ones.
const YEARS: usize = 30;

/// What a movement tells of its models, from many to few.
const FUNNEL: [&str; 6] = [
    "so_mo_hinh_dang_ky",
    "so_mo_hinh_hieu_qua",
    "cong_nhan_cap_xa",
    "cong_nhan_cap_huyen",
    "de_nghi_khen_cap_huyen",
    "de_nghi_khen_cap_tinh",
];

impl Builder<'_> {
    /// Writes an address for use inside a drawing; nothing for none.
    pub(super) fn written(self, url: &str) -> String {
        match url {
            "" => String::new(),
            url => format!("{}{url}", self.config().base_path()),
        }
    }

    /// Draws the greatest figures of the leading metric that enough models tell of.
    pub(super) fn ranking(self, stories: &[StoryId], sums: &[Total]) -> Option<ChartView> {
        let models = stories.iter().filter(|it| self.facts(**it).section == Section::Model);
        if models.count() < MODELS {
            return None;
        }
        let flow = |it: &Total| {
            let metric = self.definitions().metric(&it.metric);
            metric.filter(|it| it.kind.sums())
        };
        let (metric, mut items) = sums
            .iter()
            .filter_map(|it| Some((flow(it)?, self.rankable(it))))
            .find(|(_, it)| it.len() >= FIGURES)?;
        let several = items.len() > RANKED;
        items.sort_by_cached_key(|it| std::cmp::Reverse(self.ends(*it, metric).1));
        items.truncate(RANKED);
        let rows: Vec<ChartRowView> = items.iter().map(|it| self.ranked(*it, metric)).collect();
        let marks: Vec<Row> =
            items.iter().zip(&rows).map(|(it, row)| self.mark(*it, metric, row)).collect();
        let what = if several { "chart-greatest" } else { "chart-each" };
        let caption = format!("{}: {}", metric.label.get(self.lang), self.say(what));
        let head = Head { id: "dv-ranking", title: &caption };
        let draw = if marks.iter().all(|it| it.low == it.high) { bars } else { dots };
        Some(ChartView {
            form: "bars".to_owned(),
            svg: draw(&head, &marks),
            note: self.say("chart-ranking-note"),
            columns: vec![self.say("chart-story"), metric.label.get(self.lang).to_owned()],
            caption,
            rows,
        })
    }

    /// Gives the figures of a sum that can be compared: those added, and ranges beside them.
    fn rankable(self, total: &Total) -> Vec<Item> {
        let is_range = |it: Item| matches!(self.item(it).quantity.amount, Amount::Range { .. });
        let ranges =
            total.excluded.iter().filter(|(it, why)| *why == Reason::NotSingle && is_range(*it));
        total.included.iter().copied().chain(ranges.map(|(it, _)| *it)).collect()
    }

    fn item<'a>(self, item: Item) -> &'a Figure
    where
        Self: 'a,
    {
        &self.facts(item.story).figures[item.figure()]
    }

    fn ranked(self, item: Item, metric: &Metric) -> ChartRowView {
        let facts = self.facts(item.story);
        ChartRowView {
            label: facts.title.value.clone(),
            lang: self.told_in(item.story).tag().to_owned(),
            url: self.url(&facts.url()),
            values: vec![self.quantity(&self.item(item).quantity, &metric.unit)],
        }
    }

    /// Gives the two ends of a figure; both are the same for one number.
    pub(super) fn ends(self, item: Item, metric: &Metric) -> (Decimal, Decimal) {
        measure(self.item(item), metric).map(|it| (it.low, it.high)).unwrap_or_default()
    }

    fn mark(self, item: Item, metric: &Metric, row: &ChartRowView) -> Row {
        let (low, high) = self.ends(item, metric);
        Row {
            label: row.label.clone(),
            lang: self.other(&row.lang),
            low,
            high,
            text: row.values.concat(),
            url: self.written(&row.url),
        }
    }

    /// Draws how many models were registered, and what became of them, where each number is part of
    /// the one before.
    pub(super) fn funnel(self, facts: &Facts) -> Option<ChartView> {
        let stages: Vec<(&Figure, &Metric, Decimal)> =
            FUNNEL.iter().filter_map(|key| self.stage(facts, key)).collect();
        let (first, _, whole) = *stages.first().filter(|(it, ..)| *it.metric == *FUNNEL[0])?;
        let one_set = |it: &Figure| it.scope == first.scope && it.period == first.period;
        let narrows = stages.windows(2).all(|pair| pair[0].2 >= pair[1].2);
        if stages.len() < 2 || !narrows || !stages.iter().all(|(it, ..)| one_set(it)) {
            return None;
        }
        let unit = self.unit(&self.definitions().metric(&first.metric)?.unit);
        let caption = format!("{} ({unit})", self.say("chart-funnel"));
        let rows = stages.iter().map(|(figure, metric, _)| ChartRowView {
            label: metric.label.get(self.lang).to_owned(),
            lang: metric.label.lang(self.lang).tag().to_owned(),
            url: String::new(),
            values: vec![self.quantity(&figure.quantity, ""), self.share(figure, first)],
        });
        let rows: Vec<ChartRowView> = rows.collect();
        let marks = stages.iter().zip(&rows).map(|((.., value), row)| Row {
            label: row.label.clone(),
            lang: self.other(&row.lang),
            low: *value,
            high: *value,
            text: match (&*row.values[0], &*row.values[1]) {
                (count, "") => count.to_owned(),
                (count, _) if *value == whole => count.to_owned(),
                (count, share) => format!("{count} ({share})"),
            },
            url: String::new(),
        });
        let head = Head { id: "dv-funnel", title: &caption };
        Some(ChartView {
            form: "bars".to_owned(),
            svg: bars(&head, &marks.collect::<Vec<_>>()),
            note: String::new(),
            columns: ["chart-stage", "chart-count", "chart-of-first"].map(|it| self.say(it)).into(),
            caption,
            rows,
        })
    }

    fn stage<'a>(self, facts: &'a Facts, key: &str) -> Option<(&'a Figure, &'a Metric, Decimal)>
    where
        Self: 'a,
    {
        let sound = |it: &&Figure| it.role == Role::Result && !it.is_faulty();
        let figure = facts.figures.iter().filter(sound).find(|it| *it.metric == *key)?;
        let Amount::Single(value) = figure.quantity.amount else { return None };
        Some((figure, self.definitions().metric(key)?, value))
    }

    /// Gives the share of one number in another; nothing where either is not exact.
    fn share(self, part: &Figure, whole: &Figure) -> String {
        let exact = |it: &Figure| match it.quantity {
            Quantity { amount: Amount::Single(value), qualifier: Qualifier::Exact } => Some(value),
            _ => None,
        };
        let share = exact(part).zip(exact(whole)).and_then(|(part, whole)| percent(part, whole));
        let share = share.map(|it| show::number_in(show::rounded(it, 1), self.lang));
        share.map(|it| format!("{it}%")).unwrap_or_default()
    }

    /// Draws how many stories each field has in each year.
    pub(super) fn by_year(self) -> Option<ChartView> {
        let lists = self.catalogue().taxonomies.lists(Axis::Year);
        let known = lists.iter().filter_map(|it| it.key.parse::<i16>().ok());
        let (first, last) = (known.clone().min()?, known.max()?);
        let spread: Vec<String> =
            (first..=last).rev().take(YEARS).map(|it| it.to_string()).collect();
        if spread.len() < 3 {
            return None;
        }
        let spread: Vec<&str> = spread.iter().rev().map(String::as_str).collect();
        let fields = self.definitions().fields.iter();
        let series = fields.map(|field| Series {
            label: field.label.get(self.lang).to_owned(),
            lang: self.other(field.label.lang(self.lang).tag()),
            counts: spread.iter().map(|year| self.stories_of(year, &field.key)).collect(),
        });
        let series: Vec<Series> =
            series.filter(|it| it.counts.iter().any(|count| *count > 0)).collect();
        if series.is_empty() {
            return None;
        }
        let caption = self.say("chart-years");
        let head = Head { id: "dv-years", title: &caption };
        let columns = [self.say("year")].into_iter();
        Some(ChartView {
            form: "years".to_owned(),
            svg: years(&head, &spread, &series),
            note: self.say("chart-years-note"),
            columns: columns.chain(series.iter().map(|it| it.label.clone())).collect(),
            caption,
            rows: self.year_rows(&spread, &series),
        })
    }

    fn stories_of(self, year: &str, field: &str) -> u32 {
        let list = self.catalogue().taxonomies.list(Axis::Year, year);
        let stories = list.map_or(&[][..], |it| &it.stories);
        let count = stories.iter().filter(|it| self.facts(**it).field.as_deref() == Some(field));
        u32::try_from(count.count()).unwrap_or(u32::MAX)
    }

    /// Gives a row for each year that has a story, the latest first.
    fn year_rows(self, years: &[&str], series: &[Series]) -> Vec<ChartRowView> {
        let rows = years.iter().enumerate().rev().map(|(index, year)| ChartRowView {
            label: (*year).to_owned(),
            lang: String::new(),
            url: self.list_link(Axis::Year, year).map(|it| it.url).unwrap_or_default(),
            values: series.iter().map(|it| it.counts[index].to_string()).collect(),
        });
        rows.filter(|it| !it.url.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::diagnostic::Lang;
    use crate::site::{Showcase, compile};
    use crate::source::scan::Tree;

    fn showcase(files: &[(&str, String)]) -> Showcase {
        let files = files.iter().map(|(path, text)| (Arc::from(*path), Arc::from(text.as_str())));
        let tree = Tree::held(files);
        let site = "name: Dân vận khéo\nbase_url: https://dan.example/goc\n";
        let (config, _) = Config::parse(site, jiff::civil::date(2026, 11, 22));
        let mut compiled = compile(&tree, config, None);
        compiled.showcase.take().unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
    }

    fn movement(metrics: &str) -> String {
        format!(
            "---\nid: ptr001\ntitle: Phong trào\nsummary: Một phong trào.\ndate: 2024-01-01\nscope: huyen\nperiod: 2024\nmetrics:\n{metrics}---\n"
        )
    }

    fn funnel(metrics: &str) -> Option<Vec<(String, Vec<String>)>> {
        let showcase = showcase(&[("content/phong-trao/a.md", movement(metrics))]);
        let builder = Builder::new(&showcase, Lang::Vi);
        let (id, _) = builder.catalogue().iter().next().unwrap();
        let rows = builder.funnel(builder.facts(id))?.rows;
        Some(rows.into_iter().map(|it| (it.label, it.values)).collect())
    }

    fn row(label: &str, values: [&str; 2]) -> (String, Vec<String>) {
        (label.to_owned(), values.map(str::to_owned).into())
    }

    #[test]
    fn a_funnel_gives_shares_of_what_was_registered() {
        let metrics = "  so_mo_hinh_dang_ky: 275 mô hình\n  so_mo_hinh_hieu_qua: 167 mô hình\n";
        let rows =
            [row("Mô hình đăng ký", ["275", "100%"]), row("Mô hình hiệu quả", ["167", "60,7%"])];
        assert_eq!(funnel(metrics).unwrap(), rows);
    }

    #[test]
    fn what_is_not_exact_has_no_share() {
        let metrics = "  so_mo_hinh_dang_ky: hơn 300 mô hình\n  so_mo_hinh_hieu_qua: 200 mô hình\n";
        let rows = [row("Mô hình đăng ký", ["hơn 300", ""]), row("Mô hình hiệu quả", ["200", ""])];
        assert_eq!(funnel(metrics).unwrap(), rows);
    }

    #[test]
    fn what_does_not_narrow_is_no_funnel() {
        assert_eq!(funnel("  so_mo_hinh_dang_ky: 20 mô hình\n"), None);
        let wider = "  so_mo_hinh_dang_ky: 20 mô hình\n  so_mo_hinh_hieu_qua: 30 mô hình\n";
        assert_eq!(funnel(wider), None);
        let other_year = "  so_mo_hinh_dang_ky: 20 mô hình\n  so_mo_hinh_hieu_qua: { value: 10 mô hình, period: 2020 }\n";
        assert_eq!(funnel(other_year), None);
    }

    #[test]
    fn a_ranking_holds_models_only_and_links_to_them() {
        let model = |number: usize, land: &str| {
            format!(
                "---\nid: moh00{number}\ntitle: Mô hình {number}\nsummary: Một mô hình.\ndate: 2024-01-01\nkind: tap-the\nfield: kinh-te\nmetrics:\n  dat_hien: {land}\n---\n"
            )
        };
        let land =
            ["60 m2", "gần 1.000 m2", "200-300 m2", "{ value: 9.000 m2, scope: tinh }", "70 m2"];
        let paths: Vec<String> =
            (0..land.len()).map(|it| format!("content/mo-hinh/a{it}.md")).collect();
        let texts = land.iter().enumerate().map(|(it, land)| model(it, land));
        let files: Vec<(&str, String)> = paths.iter().map(String::as_str).zip(texts).collect();
        let showcase = showcase(&files);
        let builder = Builder::new(&showcase, Lang::Vi);
        let stories: Vec<StoryId> = builder.catalogue().iter().map(|(id, _)| id).collect();
        let chart = builder.ranking(&stories, &builder.sums(&stories, None)).unwrap();
        let values: Vec<String> = chart.rows.iter().map(|it| it.values.concat()).collect();
        let expected = ["gần 1.000 m²", "200–300 m²", "70 m²", "60 m²"];
        assert_eq!(values, expected.map(|it| it.replacen(" m²", "\u{a0}m²", 1)));
        assert!(chart.svg.contains("<a href=\"/goc/mo-hinh/a1/\""));
        assert!(chart.svg.contains("chart-range"));
    }
}
