//! Reads one number with its scale words and its unit: `1 ngàn tỷ đồng`, `1 tỷ 200 triệu`, `419,7 ha`.

use std::ops::Range;

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::expected::{Expected, Found};
use super::lead;
use super::lex::Kind;
use super::number;
use crate::vi::unit;

/// One number as written.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// Where the number and its scale stand.
    pub(super) span: Range<usize>,
    written: String,
    scaled: Scaled,
    unit: Option<Found>,
}

/// A number and what its scale words multiply it by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scaled {
    pub(super) number: Decimal,
    pub(super) scale: Option<Decimal>,
}

impl Measure {
    /// Reads a number, its scale, and its unit if there is one.
    pub(super) fn read(cursor: &mut Cursor<'_>, expected: &Expected) -> Result<Self, ReadError> {
        let start = *cursor;
        let scaled = Scaled::read(cursor)?;
        let tokens = start.rest().len() - cursor.rest().len();
        let (span, written) = (start.span(tokens), start.written(tokens));
        expect_no_slash(*cursor, expected, scaled)?;
        let unit = expected.find(cursor, scaled.scale)?;
        Ok(Self { span, written, scaled, unit })
    }

    /// Gives the amount in the metric's unit.
    pub(super) fn complete(&self, expected: &Expected) -> Result<Decimal, ReadError> {
        match self.unit {
            None => {
                let completed = expected.after(&self.written);
                Err(self.error(ReadErrorKind::MissingUnit { completed }))
            }
            Some(found) if !found.rated => {
                Err(self.error(ReadErrorKind::MissingRate { expected: expected.unit() }))
            }
            Some(found) => self.convert(self.scaled, found),
        }
    }

    /// Gives the amount of a first number, which may leave its scale and unit to the second.
    pub(super) fn complete_like(
        &self,
        second: &Self,
        expected: &Expected,
    ) -> Result<Decimal, ReadError> {
        let Some(found) = self.unit.or(second.unit) else { return self.complete(expected) };
        let bare = self.unit.is_none() && self.scaled.scale.is_none();
        let scale = if bare { second.scaled.scale } else { self.scaled.scale };
        self.convert(Scaled { scale, ..self.scaled }, found)
    }

    /// Converts to the metric's unit.
    fn convert(&self, scaled: Scaled, found: Found) -> Result<Decimal, ReadError> {
        let amount = scaled.value().and_then(|value| unit::convert(value, found.from, found.to));
        amount.ok_or_else(|| self.error(ReadErrorKind::TooLong))
    }

    /// Makes an error about the number.
    fn error(&self, kind: ReadErrorKind) -> ReadError {
        ReadError { span: self.span.clone(), kind }
    }
}

impl Scaled {
    /// Reads a number and its scale words, and smaller ones behind: `1 tỷ 200 triệu`, `1 tỷ rưỡi`.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Self, ReadError> {
        let start = *cursor;
        let mut number = read_number(cursor)?;
        let Some(scale) = read_scales(cursor) else { return Ok(Self { number, scale: None }) };
        let mut smallest = scale;
        while let Some((part, of)) = read_smaller(cursor, smallest)? {
            let ratio = of.checked_div(scale).and_then(|ratio| ratio.checked_mul(part));
            let sum = ratio.and_then(|ratio| number.checked_add(ratio));
            number = sum.ok_or_else(|| start.error(1, ReadErrorKind::TooLong))?;
            smallest = of;
        }
        if cursor.eat(&["rưỡi"]) {
            let half = smallest.checked_mul(Decimal::new(5, 1)).and_then(|h| h.checked_div(scale));
            let sum = half.and_then(|half| number.checked_add(half));
            number = sum.ok_or_else(|| start.error(1, ReadErrorKind::TooLong))?;
        }
        Ok(Self { number, scale: Some(scale) })
    }

    /// Multiplies out.
    pub(super) fn value(self) -> Option<Decimal> {
        let value = self.number.checked_mul(self.scale.unwrap_or(Decimal::ONE));
        value.map(|value| value.normalize())
    }
}

/// Reads one number.
fn read_number(cursor: &mut Cursor<'_>) -> Result<Decimal, ReadError> {
    lead::expect_number(*cursor)?;
    let groups = spaced_groups(*cursor);
    if groups > 1 {
        let texts: Vec<&str> = (0..groups).map(|ahead| cursor.word(ahead)).collect();
        let regrouped = Some(texts.join("."));
        return Err(cursor.error(groups, ReadErrorKind::BadGrouping { regrouped }));
    }
    let number = number::decimal(cursor.word(0)).map_err(|kind| cursor.error(1, kind))?;
    cursor.advance(1);
    Ok(number)
}

/// Counts the groups of a number grouped by spaces: `70 000 000`.
fn spaced_groups(cursor: Cursor<'_>) -> usize {
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let first = cursor.word(0);
    if first.len() > 3 || !is_plain(first) {
        return 1;
    }
    let more = cursor.rest().iter().skip(1);
    let is_group = |text: &str| text.len() == 3 && is_plain(text);
    1 + more.take_while(|token| token.kind == Kind::Number && is_group(&token.text)).count()
}

/// Reads scale words, each above the last (`ngàn tỷ`), and multiplies them.
fn read_scales(cursor: &mut Cursor<'_>) -> Option<Decimal> {
    let mut last = Decimal::ZERO;
    let mut product = Decimal::ONE;
    // A word written twice (`triệu triệu`) is a slip, so each must be above the last.
    while let Some(scale) = unit::scale(cursor.word(0)).filter(|scale| *scale > last) {
        (last, product) = (scale, product.checked_mul(scale)?);
        let abbreviated = cursor.word(0) == "tr";
        cursor.advance(1);
        if abbreviated {
            cursor.eat(&["."]);
        }
    }
    (!last.is_zero()).then_some(product)
}

/// Reads a whole number of a smaller scale, which adds less than one of the scale before.
fn read_smaller(
    cursor: &mut Cursor<'_>,
    above: Decimal,
) -> Result<Option<(Decimal, Decimal)>, ReadError> {
    if cursor.kind(0) != Some(Kind::Number) {
        return Ok(None);
    }
    let mut ahead = *cursor;
    let number = read_number(&mut ahead)?;
    let adds = |scale: Decimal| number.checked_mul(scale).is_some_and(|part| part < above);
    let scale = read_scales(&mut ahead).filter(|scale| number.is_integer() && adds(*scale));
    Ok(scale.map(|scale| {
        *cursor = ahead;
        (number, scale)
    }))
}

/// Refuses `1.269/2.114` where no percentage is expected, and `ngàn/đồng`.
fn expect_no_slash(
    mut cursor: Cursor<'_>,
    expected: &Expected,
    scaled: Scaled,
) -> Result<(), ReadError> {
    if cursor.kind(0) != Some(Kind::Slash) {
        return Ok(());
    }
    let slash = cursor;
    cursor.advance(1);
    if cursor.kind(0) == Some(Kind::Number) {
        return Err(slash.error(2, ReadErrorKind::FractionOfCount));
    }
    if cursor.kind(0) == Some(Kind::Word) && expected.stands_at(cursor, scaled.scale) {
        return Err(slash.error(1, ReadErrorKind::StraySlash));
    }
    Ok(())
}
