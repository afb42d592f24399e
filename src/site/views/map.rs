//! Maps of the provinces: how many stories each has, and what its models achieved.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Builder;
use crate::catalogue::places::{Kind, Place};
use crate::catalogue::taxonomy::{Axis, List};
use crate::catalogue::totals::{Total, Value};
use crate::config::Metric;
use crate::media::charts::{Head, PROVINCES, Steps, Tile, tiles};
use crate::site::view::{ChartRowView, ChartView};
use crate::vi::collate::Collator;
use crate::vi::quantity::Qualifier;
use crate::vi::show;

/// How many provinces need something to show before there is a map of it.
const PROVINCES_SHOWN: usize = 3;

/// A province and its stories.
type Province<'a> = (Place<'a>, Option<&'a List>);

/// What a map says of a province.
struct Shown<'a> {
    place: Place<'a>,
    url: String,
    /// What its colour stands for; none where there is nothing.
    value: Option<Decimal>,
    /// The value on the tile.
    number: String,
    /// The value in words.
    text: String,
}

impl<'a> Builder<'a> {
    /// Draws the provinces by the number of their stories, and by the leading metric that enough of
    /// them have a sum of.
    pub(super) fn maps(self) -> Vec<ChartView> {
        let provinces = self.provinces();
        let told = provinces.iter().filter(|(_, list)| list.is_some()).count();
        if told < PROVINCES_SHOWN {
            return Vec::new();
        }
        let stories = self.map_of_stories(&provinces);
        [stories].into_iter().chain(self.map_of_metric(&provinces)).collect()
    }

    /// Gives the provinces on the grid, as far as the registry knows them, with their stories.
    fn provinces(self) -> Vec<Province<'a>> {
        let catalogue = self.catalogue();
        let places = PROVINCES.iter().filter_map(|it| catalogue.places.lookup(it.code, None).ok());
        let known = places.map(|it| (catalogue.places.get(it), catalogue.taxonomies.place(it)));
        known.filter(|(it, _)| it.is_current() && it.kind == Kind::Province).collect()
    }

    /// Gives the address of a province's list; empty where it has no page.
    fn province_url(self, list: Option<&List>) -> String {
        list.map(|it| self.list_url(Axis::Place, it)).unwrap_or_default()
    }

    fn map_of_stories(self, provinces: &[Province<'a>]) -> ChartView {
        let shown = provinces.iter().map(|(place, list)| {
            let count = list.map_or(0, |it| it.stories.len());
            Shown {
                place: *place,
                url: self.province_url(*list),
                value: (count > 0).then(|| Decimal::from(count)),
                number: show::number_in(count.into(), self.lang),
                text: self.count("stories", count),
            }
        });
        let caption = self.say("chart-map");
        let mut map = self.map("dv-map", caption, &shown.collect::<Vec<_>>(), Decimal::ONE);
        map.columns.push(self.say("chart-stories"));
        map
    }

    fn map_of_metric(self, provinces: &[Province<'a>]) -> Option<ChartView> {
        let sums: Vec<Vec<Total>> = provinces
            .iter()
            .map(|(_, list)| self.sums(list.map_or(&[], |it| &it.stories), None))
            .collect();
        let metric = self.common_metric(&sums)?;
        let shown = provinces.iter().zip(&sums).map(|((place, list), sums)| {
            let total = sums.iter().find(|it| it.metric == metric.key);
            let rounded = total.and_then(|it| Some((it, sum(it)?)));
            let rounded = rounded.map(|(it, sum)| (it, show::rounded(sum, metric.decimals)));
            let number = |(total, sum): (&Total, Decimal)| {
                format!("{}{}", sign(total.qualifier), show::number_in(sum, self.lang))
            };
            Shown {
                place: *place,
                url: self.province_url(*list),
                value: rounded.map(|(_, sum)| sum),
                number: rounded.map(number).unwrap_or_default(),
                text: total.map(|it| self.total_text(it, metric)).unwrap_or_default(),
            }
        });
        let label = metric.label.get(self.lang);
        let caption = format!("{label} ({})", self.unit(&metric.unit));
        let smallest = Decimal::new(1, metric.decimals.min(9));
        let shown: Vec<Shown<'a>> = shown.collect();
        let mut map = self.map("dv-map-metric", caption, &shown, smallest);
        map.note = self.say("chart-map-metric-note");
        map.columns.push(label.to_owned());
        Some(map)
    }

    /// Gives the leading metric that enough provinces have a sum of.
    fn common_metric(self, sums: &[Vec<Total>]) -> Option<&'a Metric> {
        let has = |sums: &[Total], metric: &Metric| sums.iter().any(|it| it.metric == metric.key);
        let mut flows: Vec<&Metric> =
            self.definitions().metrics.iter().filter(|it| it.kind.sums()).collect();
        flows.sort_by_key(|it| it.headline.unwrap_or(u8::MAX));
        flows
            .into_iter()
            .find(|metric| sums.iter().filter(|it| has(it, metric)).count() >= PROVINCES_SHOWN)
    }

    /// Draws a map of values that differ by `smallest` at least, so that no two steps share an end.
    fn map(self, id: &str, caption: String, shown: &[Shown<'a>], smallest: Decimal) -> ChartView {
        let most = shown.iter().filter_map(|it| it.value).max().unwrap_or_default();
        let steps = Steps::up_to(most);
        let drawn = shown.iter().map(|it| (it.place.code, self.tile(it, steps)));
        let drawn: BTreeMap<&str, Tile> = drawn.collect();
        let number = |value| show::number_in(value, self.lang);
        let legend = steps.ends(most).into_iter().map(|(below, high)| {
            let low = below.saturating_add(smallest);
            if low == high { number(high) } else { format!("{}–{}", number(low), number(high)) }
        });
        let head = Head { id, title: &caption };
        let description = self.say("chart-map-description");
        ChartView {
            form: "map".to_owned(),
            svg: tiles(&head, &description, &drawn, &legend.collect::<Vec<_>>()),
            note: String::new(),
            columns: vec![self.say("chart-province")],
            caption,
            rows: map_rows(shown),
        }
    }

    fn tile(self, shown: &Shown<'a>, steps: Steps) -> Tile {
        let name = shown.place.short_name().to_owned();
        let (words, number) = match shown.value {
            Some(_) => (format!("{name}: {}", shown.text), shown.number.clone()),
            None => (name.clone(), String::new()),
        };
        let step = shown.value.map(|it| steps.step(it)).unwrap_or_default();
        Tile { name, number, words, step, url: self.written(&shown.url) }
    }
}

/// Gives the sum that a total comes to, unless it is a share.
fn sum(total: &Total) -> Option<Decimal> {
    match total.value {
        Value::Sum(sum) => Some(sum),
        Value::Share { .. } => None,
    }
}

/// Gives the sign for a word of exactness, where there is no room for the word.
fn sign(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::Over => ">",
        Qualifier::AtLeast => "≥",
        Qualifier::Under => "<",
        Qualifier::AtMost => "≤",
        Qualifier::About => "≈",
    }
}

/// Gives a row for each province with something to show, by name.
fn map_rows(shown: &[Shown<'_>]) -> Vec<ChartRowView> {
    let mut shown: Vec<&Shown<'_>> = shown.iter().filter(|it| it.value.is_some()).collect();
    Collator::new().sort_by_text(&mut shown, |it| it.place.short_name());
    let rows = shown.into_iter().map(|it| ChartRowView {
        lang: String::new(),
        label: it.place.name.to_owned(),
        url: it.url.clone(),
        values: vec![it.text.clone()],
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::places::Registry;

    #[test]
    fn every_province_of_today_has_a_tile() {
        let registry = Registry::vietnam();
        let mut today: Vec<&str> = registry
            .ids()
            .map(|it| registry.get(it))
            .filter(|it| it.kind == Kind::Province && it.is_current())
            .map(|it| it.code)
            .collect();
        today.sort_unstable();
        let mut drawn = PROVINCES.map(|it| it.code);
        drawn.sort_unstable();
        assert_eq!(drawn.as_slice(), today);
    }
}
