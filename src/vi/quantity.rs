//! Reads figures as Vietnamese write them: `gần 1.000 m2`, `75-80 triệu đồng/ha/vụ`, `148/148 thôn`.
//!
//! A reading is exact or it is an error that says how to write it; nothing is guessed. Whether a value
//! is likely, and what may be added to what, is the catalogue's work; showing one is `show`'s.
//!
//! The text becomes tokens (`lex`), the metric's unit becomes what is `expected`, and [`read`] takes
//! the text apart from left to right: lead (`hơn`, `từ`), first `measure`, join (`-`, `lên`), second.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use self::cursor::Cursor;
use self::join::Join;
use self::lead::Lead;
use self::measure::Measure;

mod cursor;
mod error;
mod expected;
mod join;
mod lead;
mod lex;
mod measure;
mod number;
mod phrase;
mod ratio;
mod tail;
#[cfg(test)]
mod tests;

pub use self::error::{ReadError, ReadErrorKind};
pub use self::expected::Expected;

/// A figure as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// How much, in the metric's unit.
    pub amount: Amount,
    /// What the author says of its exactness; in a change, of where it came to.
    pub qualifier: Qualifier,
}

/// The shape of a figure; every number is in the metric's unit and none is negative.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Amount {
    /// One number.
    Single(Decimal),
    /// Somewhere between two numbers: `60 - 70%`.
    Range {
        /// The lower end, never above `high`.
        low: Decimal,
        /// The upper end.
        high: Decimal,
    },
    /// A part of a whole, only for a metric in `%`: `148/148 thôn`.
    Ratio {
        /// How many there are of `whole`; a misprint may put it above.
        part: Decimal,
        /// How many there could be, never zero.
        whole: Decimal,
        /// The percentage that the author wrote beside it, which may disagree.
        stated_percent: Option<Decimal>,
    },
    /// Before and after: `từ 2,1 m lên 4 m`.
    Change {
        /// The state before.
        from: Decimal,
        /// The state after.
        to: Decimal,
    },
}

/// What an author says of a figure's exactness.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Qualifier {
    /// Nothing: the number stands.
    #[default]
    Exact,
    /// Somewhat more: hơn, trên.
    Over,
    /// Somewhat less: gần.
    Under,
    /// More or less: khoảng, chừng.
    About,
    /// This or more: ít nhất, tối thiểu, từ … trở lên.
    AtLeast,
    /// This or less: dưới, không quá, tối đa, từ … trở xuống.
    AtMost,
}

/// Reads a figure in the unit of its metric.
///
/// `quoted` tells that the author put the text in quotation marks, so that YAML did not take it for a
/// number: a quoted number without a unit is in the metric's unit.
pub fn read(text: &str, expected: &Expected, quoted: bool) -> Result<Quantity, ReadError> {
    let tokens = lex::lex(text);
    let mut cursor = Cursor::new(text, &tokens);
    if let Some(number) = cursor.only_number() {
        let read = if quoted { number::quoted } else { number::bare };
        let number = read(number, expected).map_err(|kind| cursor.error(1, kind))?;
        return Ok(Quantity::single(number, Qualifier::Exact));
    }
    let lead = lead::read(&mut cursor)?;
    if let Some(ratio) = ratio::read(cursor, expected)? {
        lead.expect_closed()?;
        return Ok(Quantity { amount: ratio, qualifier: lead.qualifier });
    }
    let first = Measure::read(&mut cursor, expected)?;
    match join::find(&mut cursor) {
        None => single(cursor, expected, &lead, &first),
        Some(Join::Open(qualifier)) => open(cursor, expected, &lead, &first, qualifier),
        Some(Join::To) if !lead.moving => range(cursor, expected, &lead, &first),
        Some(Join::To | Join::Change) => change(cursor, expected, &lead, &first),
    }
}

/// Ends a reading that holds one number.
fn single(
    cursor: Cursor<'_>,
    expected: &Expected,
    lead: &Lead,
    first: &Measure,
) -> Result<Quantity, ReadError> {
    lead.expect_closed()?;
    let number = first.complete(expected)?;
    if lead.qualifier == Qualifier::Exact
        && let Some(ratio) = ratio::read_after_percent(cursor, expected, number)?
    {
        return Ok(Quantity { amount: ratio, qualifier: Qualifier::Exact });
    }
    tail::check(cursor, expected)?;
    Ok(Quantity::single(number, lead.qualifier))
}

/// Ends a reading like `từ 5 m trở lên`.
fn open(
    cursor: Cursor<'_>,
    expected: &Expected,
    lead: &Lead,
    first: &Measure,
    qualifier: Qualifier,
) -> Result<Quantity, ReadError> {
    lead.expect_unqualified(ReadErrorKind::TwoQualifiers)?;
    let number = first.complete(expected)?;
    tail::check(cursor, expected)?;
    Ok(Quantity::single(number, qualifier))
}

/// Ends a reading like `75-80 triệu đồng`, whose first number lends unit and scale from the second.
fn range(
    mut cursor: Cursor<'_>,
    expected: &Expected,
    lead: &Lead,
    first: &Measure,
) -> Result<Quantity, ReadError> {
    let qualified = cursor;
    if lead::qualifier(&mut cursor).is_some() {
        return Err(qualified.error(1, ReadErrorKind::MisplacedQualifier));
    }
    let second = Measure::read(&mut cursor, expected)?;
    tail::check(cursor, expected)?;
    let high = second.complete(expected)?;
    let low = first.complete_like(&second, expected)?;
    if low > high {
        let span = first.span.start..second.span.end;
        return Err(ReadError { span, kind: ReadErrorKind::ReversedRange });
    }
    Ok(Quantity { amount: Amount::Range { low, high }, qualifier: lead.qualifier })
}

/// Ends a reading like `từ 2,1 m lên hơn 4 m`.
fn change(
    mut cursor: Cursor<'_>,
    expected: &Expected,
    lead: &Lead,
    first: &Measure,
) -> Result<Quantity, ReadError> {
    lead.expect_unqualified(ReadErrorKind::MisplacedQualifier)?;
    let qualifier = lead::qualifier(&mut cursor).unwrap_or_default();
    let second = Measure::read(&mut cursor, expected)?;
    tail::check(cursor, expected)?;
    let to = second.complete(expected)?;
    let from = first.complete_like(&second, expected)?;
    Ok(Quantity { amount: Amount::Change { from, to }, qualifier })
}

impl Quantity {
    /// Makes a figure of one number.
    pub fn single(number: Decimal, qualifier: Qualifier) -> Self {
        Self { amount: Amount::Single(number), qualifier }
    }
}
