//! The words a showcase is sorted by, and the metrics it counts in.

use rust_decimal::Decimal;

use crate::diagnostic::figure::Name;
use crate::diagnostic::{Lang, Text};
use crate::source::redact::Redaction;
use crate::vi::quantity::Expected;

/// All definitions, each list in the order it is shown.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    /// Fields of work.
    pub fields: Vec<Term>,
    /// Levels of recognition.
    pub levels: Vec<Term>,
    /// Bodies that lead models.
    pub organs: Vec<Term>,
    /// Terms of office.
    pub terms: Vec<Term>,
    /// Forms of award.
    pub awards: Vec<Term>,
    /// Metrics.
    pub metrics: Vec<Metric>,
    /// What units are called in English.
    pub units: Vec<UnitName>,
}

/// What a unit is called in English.
#[derive(Clone, Debug)]
pub struct UnitName {
    /// The unit as metrics name it, or one of the parts between its strokes.
    pub unit: String,
    /// One of it.
    pub one: String,
    /// Several.
    pub other: String,
}

/// A name or a sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Vietnamese.
    pub vi: String,
    /// English; the Vietnamese stands in where it is empty.
    pub en: String,
}

impl Label {
    /// Gives it in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            _ => &self.vi,
        }
    }

    /// Gives the language that it is in where `lang` is asked for.
    pub fn lang(&self, lang: Lang) -> Lang {
        if self.en.is_empty() { Lang::Vi } else { lang }
    }
}

impl From<&Label> for Text {
    fn from(label: &Label) -> Self {
        Self::new(label.get(Lang::Vi), label.get(Lang::En))
    }
}

/// One word that stories are sorted by.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its key in front matter and in addresses.
    pub key: String,
    /// Its name.
    pub label: Label,
    /// Its usual abbreviation.
    pub short: String,
    /// First year, for a term of office.
    pub from: Option<i16>,
    /// Last year, for a term of office.
    pub to: Option<i16>,
}

/// How figures of a metric add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MetricKind {
    /// Adds up: land given, days worked.
    Flow,
    /// People or households, each to be counted once: adds up over places that do not overlap.
    Headcount,
    /// A level at a time: households, members. The latest counts.
    Stock,
    /// A share: parts and wholes add up apart.
    Ratio,
    /// An amount for each of something: never adds up.
    Rate,
    /// Before and after: a pair.
    Change,
}

impl MetricKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Flow, Self::Headcount, Self::Stock, Self::Ratio, Self::Rate, Self::Change];

    /// Tells whether figures of several models make one sum.
    pub fn sums(self) -> bool {
        matches!(self, Self::Flow | Self::Headcount)
    }

    /// Gives the word that definitions use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Headcount => "headcount",
            Self::Stock => "stock",
            Self::Ratio => "ratio",
            Self::Rate => "rate",
            Self::Change => "change",
        }
    }
}

/// Something that is counted.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Its key in front matter.
    pub key: String,
    /// Its name.
    pub label: Label,
    /// The unit that figures are kept in: `m2`, `km`, `đồng`, `%` or a counting word.
    pub unit: String,
    /// Further words accepted as the unit.
    pub also: Vec<String>,
    /// Both, as figures are read by them.
    pub expected: Expected,
    /// How figures add up.
    pub kind: MetricKind,
    /// Usual range for one model, in `unit`.
    pub likely: Option<(Decimal, Decimal)>,
    /// Impossible above, in `unit`.
    pub max: Option<Decimal>,
    /// Digits shown after the comma when computed.
    pub decimals: u32,
    /// What it means, in one sentence.
    pub help: Label,
    /// Rank among the figures that lead a page, from one.
    pub headline: Option<u8>,
}

impl<'a> From<&'a Metric> for Name<'a> {
    fn from(metric: &'a Metric) -> Self {
        Self { vi: &metric.label.vi, en: metric.label.get(Lang::En), unit: &metric.unit }
    }
}

impl Definitions {
    /// Gives the definitions that come with the program.
    pub fn shipped() -> Self {
        let (read, _) = super::read::read(super::DEFAULTS, &super::PATH.into());
        read.expect("the program's own definitions are YAML").1
    }

    /// Puts a site's own definitions over these.
    pub(super) fn overlay(&mut self, own: Self) {
        overlay(&mut self.fields, own.fields);
        overlay(&mut self.levels, own.levels);
        overlay(&mut self.organs, own.organs);
        overlay(&mut self.terms, own.terms);
        overlay(&mut self.awards, own.awards);
        overlay(&mut self.metrics, own.metrics);
        // The first name of a unit is the one that is found.
        self.units.splice(0..0, own.units);
    }

    /// Takes names out of what the definitions show.
    pub(super) fn redact(&mut self, redaction: &Redaction) {
        let Self { fields, levels, organs, terms, awards, metrics, units } = self;
        for term in [fields, levels, organs, terms, awards].into_iter().flatten() {
            for text in [&mut term.label.vi, &mut term.label.en, &mut term.short] {
                redaction.mend(text);
            }
        }
        for metric in metrics {
            for Label { vi, en } in [&mut metric.label, &mut metric.help] {
                redaction.mend(vi);
                redaction.mend(en);
            }
        }
        for name in units {
            redaction.mend(&mut name.one);
            redaction.mend(&mut name.other);
        }
    }

    /// Finds a metric.
    pub fn metric(&self, key: &str) -> Option<&Metric> {
        self.metrics.iter().find(|it| it.key == key)
    }

    /// Says a unit behind an amount in a language: "households", "VND/household/month". What has no
    /// English name keeps its own.
    pub fn unit_in(&self, lang: Lang, unit: &str, amount: Decimal) -> String {
        if lang == Lang::Vi {
            return unit.to_owned();
        }
        let name = |part: &str, amount: Decimal| {
            let name = self.units.iter().find(|it| it.unit == part)?;
            Some(if amount == Decimal::ONE { &name.one } else { &name.other }.clone())
        };
        let part = |(index, part): (usize, &str)| {
            let amount = if index == 0 { amount } else { Decimal::ONE };
            name(part, amount).unwrap_or_else(|| part.to_owned())
        };
        let parts = || unit.split('/').enumerate().map(part).collect::<Vec<_>>().join("/");
        name(unit, amount).unwrap_or_else(parts)
    }

    /// Gives a metric's place in the order of the definitions.
    pub fn metric_rank(&self, key: &str) -> usize {
        self.metrics.iter().position(|it| it.key == key).unwrap_or(usize::MAX)
    }
}

/// A definition with a key of its own.
pub(super) trait Defined {
    fn key(&self) -> &str;
    fn set_key(&mut self, key: String);
}

impl Defined for Term {
    fn key(&self) -> &str {
        &self.key
    }

    fn set_key(&mut self, key: String) {
        self.key = key;
    }
}

impl Defined for Metric {
    fn key(&self) -> &str {
        &self.key
    }

    fn set_key(&mut self, key: String) {
        self.key = key;
    }
}

fn overlay<T: Defined>(base: &mut Vec<T>, own: Vec<T>) {
    for term in own {
        match base.iter_mut().find(|it| it.key() == term.key()) {
            Some(old) => *old = term,
            None => base.push(term),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_definitions_are_whole_in_both_languages() {
        let text = format!("name: x\nbase_url: https://a.example\n{}", super::super::DEFAULTS);
        let (_, problems) = super::super::read::read(&text, &"defaults.yaml".into());
        assert_eq!(problems, []);
        let all = Definitions::shipped();
        for metric in &all.metrics {
            assert!(!metric.label.en.is_empty(), "{}: no English name", metric.key);
            assert!(!metric.help.vi.is_empty(), "{}: no help", metric.key);
            assert!(!metric.help.en.is_empty(), "{}: no English help", metric.key);
        }
        assert_eq!(all.fields.len(), 4);
    }

    #[test]
    fn every_shipped_unit_has_an_english_name() {
        let all = Definitions::shipped();
        let of_rates = all.metrics.iter().filter(|it| it.kind == MetricKind::Rate);
        let units = all.metrics.iter().map(|it| &it.unit).chain(of_rates.flat_map(|it| &it.also));
        let say = |unit: &str| all.unit_in(Lang::En, unit, Decimal::TWO);
        let left: Vec<&String> = units.filter(|it| !say(it).is_ascii()).collect();
        assert_eq!(left, Vec::<&String>::new());
        assert_eq!(all.unit_in(Lang::En, "hộ", Decimal::ONE), "household");
        assert_eq!(say("đồng/hộ/tháng"), "VND/household/month");
        assert_eq!((say("vụ"), say("đồng/ha/vụ")), ("cases".to_owned(), "VND/ha/crop".to_owned()));
        assert_eq!(all.unit_in(Lang::Vi, "hộ", Decimal::TWO), "hộ");
    }
}
