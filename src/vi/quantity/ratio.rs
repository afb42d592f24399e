//! Reads a part of a whole for a metric in `%`: `3.479/4.533 mô hình (76,7%)`, `76,7% (3.479/4.533)`.

use rust_decimal::Decimal;

use super::Amount;
use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::expected::Expected;
use super::lead;
use super::lex::{Kind, Token};
use super::measure::Scaled;
use super::number;
use super::tail;

/// Reads a fraction, and the percentage beside it, if the metric is a percentage and one stands here.
pub(super) fn read(
    mut cursor: Cursor<'_>,
    expected: &Expected,
) -> Result<Option<Amount>, ReadError> {
    if !expected.is_percent() {
        return Ok(None);
    }
    let Some((part, whole)) = fraction(&mut cursor)? else { return Ok(None) };
    tail::check_fractions(cursor)?;
    let stated_percent = stated_percent(cursor)?;
    Ok(Some(Amount::Ratio { part, whole, stated_percent }))
}

/// Reads the fraction in brackets behind a percentage.
pub(super) fn read_after_percent(
    mut cursor: Cursor<'_>,
    expected: &Expected,
    percent: Decimal,
) -> Result<Option<Amount>, ReadError> {
    if !expected.is_percent() || cursor.kind(0) != Some(Kind::Open) {
        return Ok(None);
    }
    cursor.advance(1);
    if cursor.kind(0) != Some(Kind::Number) {
        return Ok(None);
    }
    let fraction = fraction(&mut cursor)?;
    Ok(fraction.map(|(part, whole)| Amount::Ratio { part, whole, stated_percent: Some(percent) }))
}

/// Reads part and whole; what is counted may stand behind both or behind the whole.
fn fraction(cursor: &mut Cursor<'_>) -> Result<Option<(Decimal, Decimal)>, ReadError> {
    let start = *cursor;
    let mut part = Scaled::read(cursor)?;
    let counted = words(cursor);
    if (cursor.kind(0), cursor.kind(1)) != (Some(Kind::Slash), Some(Kind::Number)) {
        return Ok(None);
    }
    cursor.advance(1);
    let whole = Scaled::read(cursor)?;
    let tokens = start.rest().len() - cursor.rest().len();
    let same = counted.iter().zip(words(cursor)).filter(|(a, b)| a.same(b)).count();
    if same < counted.len() || matches!(cursor.kind(0), Some(Kind::Percent | Kind::Slash)) {
        return Err(start.error(tokens + 1, ReadErrorKind::MixedUnits));
    }
    if counted.is_empty() && part.scale.is_none() {
        part.scale = whole.scale;
    }
    let too_long = || start.error(tokens, ReadErrorKind::TooLong);
    let [part, whole] = [part, whole].map(|scaled| scaled.value().ok_or_else(too_long));
    let (part, whole) = (part?, whole?);
    if whole.is_zero() {
        return Err(start.error(tokens, ReadErrorKind::ZeroWhole));
    }
    Ok(Some((part, whole)))
}

/// Reads the words that stand here.
fn words<'t>(cursor: &mut Cursor<'t>) -> &'t [Token] {
    let count = cursor.words_ahead();
    let words = cursor.rest().get(..count).unwrap_or_default();
    cursor.advance(count);
    words
}

/// Finds the percentage that an author put beside a fraction; one with a word of exactness (`hơn 76%`)
/// states nothing that could be compared.
fn stated_percent(mut cursor: Cursor<'_>) -> Result<Option<Decimal>, ReadError> {
    while !cursor.rest().is_empty() {
        let qualified = lead::qualifier(&mut cursor).is_some();
        if (cursor.kind(0), cursor.kind(1)) == (Some(Kind::Number), Some(Kind::Percent)) {
            let percent = number::decimal(cursor.word(0)).map_err(|kind| cursor.error(1, kind))?;
            return Ok((!qualified).then_some(percent));
        }
        cursor.advance(1);
    }
    Ok(None)
}
