//! What of a figure can be set beside another one: its unit, its form, its place on a scale.
//!
//! Which figures may be set side by side at all is for `ranking` and `compare` to say.

use std::iter::once;

use rust_decimal::Decimal;

use crate::config::{Metric, MetricKind};
use crate::story::Figure;
use crate::story::figure::percent;
use crate::vi::quantity::{self, Amount, Expected};

/// The form that a figure is told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// One number.
    Number,
    /// Two numbers, somewhere between which it lies.
    Range,
    /// A share of a whole, in percent.
    Share,
    /// Before and after.
    Change,
}

/// A figure on the scale of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure<'a> {
    /// The unit; of a rate, the one that its author wrote, for "đồng/tháng" is not "đồng/năm".
    pub unit: &'a str,
    /// Its form.
    pub form: Form,
    /// Its lower end: of a share its percent, of a change by how much it grew.
    pub low: Decimal,
    /// Its upper end; the same where it is one number.
    pub high: Decimal,
}

/// Measures a figure; nothing where its part exceeds its whole, or it cannot be held exactly.
pub fn measure<'a>(figure: &Figure, metric: &'a Metric) -> Option<Measure<'a>> {
    let one = |form, value| (form, value, value);
    let (form, low, high) = match figure.quantity.amount {
        Amount::Single(value) if metric.kind == MetricKind::Ratio => one(Form::Share, value),
        Amount::Single(value) => one(Form::Number, value),
        Amount::Range { low, high } => (Form::Range, low, high),
        Amount::Ratio { part, whole, .. } if part > whole => return None,
        Amount::Ratio { part, whole, .. } => one(Form::Share, percent(part, whole)?),
        Amount::Change { from, to } => one(Form::Change, to.checked_sub(from)?),
    };
    Some(Measure { unit: unit(figure, metric), form, low, high })
}

/// Finds the unit that a figure is in. Only the units of rates are not converted into one.
fn unit<'a>(figure: &Figure, metric: &'a Metric) -> &'a str {
    if metric.kind != MetricKind::Rate {
        return &metric.unit;
    }
    let reads = |unit: &&str| quantity::read(&figure.wording, &Expected::only(unit), true).is_ok();
    let mut units = once(metric.unit.as_str()).chain(metric.also.iter().map(String::as_str));
    units.find(reads).unwrap_or(&metric.unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Definitions;
    use crate::story::Role;

    fn figure(metric: &Metric, wording: &str) -> Figure {
        Figure {
            metric: metric.key.as_str().into(),
            span: 0..0,
            wording: wording.to_owned(),
            quantity: quantity::read(wording, &metric.expected, false).unwrap(),
            scope: "mo-hinh",
            period: None,
            role: Role::Result,
            details: None,
        }
    }

    #[track_caller]
    fn check(key: &str, wording: &str, expected: Option<(&str, Form, &str, &str)>) {
        let definitions = Definitions::shipped();
        let metric = definitions.metric(key).unwrap();
        let found = measure(&figure(metric, wording), metric);
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        let expected = expected.map(|(unit, form, low, high)| Measure {
            unit,
            form,
            low: number(low),
            high: number(high),
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn figures_stand_on_the_scale_of_their_unit() {
        use Form::{Change, Number, Range, Share};
        check("dat_hien", "gần 0,1 ha", Some(("m2", Number, "1000", "1000")));
        check("dat_hien", "300-500 m2", Some(("m2", Range, "300", "500")));
        check("ty_le_bao_phu", "3/4 thôn", Some(("%", Share, "75", "75")));
        check("ty_le_bao_phu", "hơn 90%", Some(("%", Share, "90", "90")));
        check("be_rong_duong", "từ 2,1 m lên 4 m", Some(("m", Change, "1.9", "1.9")));
    }

    #[test]
    fn a_part_above_its_whole_has_no_place() {
        check("ty_le_bao_phu", "5/4 thôn", None);
    }

    #[test]
    fn rates_keep_the_unit_that_was_written() {
        let rate = |wording, unit, value| {
            check("doanh_thu", wording, Some((unit, Form::Number, value, value)));
        };
        rate("1,2 tỷ đồng/năm", "đồng/năm", "1200000000");
        rate("3 triệu đồng/tháng", "đồng/tháng", "3000000");
    }
}
