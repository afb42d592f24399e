//! Looks over what follows a figure, so that a second figure is not lost unseen.

use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::expected::Expected;
use super::lex::Kind;
use super::measure::Scaled;

/// Words after which further amounts tell more about the first one.
const DETAILS: &[&[&str]] =
    &[&["trong", "đó"], &["gồm"], &["bao", "gồm"], &["so", "với"], &["tăng"], &["giảm"]];

/// Refuses a second amount in the metric's unit: `2,4 km và 2,2 km`.
pub(super) fn check(mut cursor: Cursor<'_>, expected: &Expected) -> Result<(), ReadError> {
    while !is_detail(cursor) {
        let mut ahead = cursor;
        if cursor.kind(0) == Some(Kind::Number)
            && let Ok(scaled) = Scaled::read(&mut ahead)
            && expected.stands_at(ahead, scaled.scale)
        {
            return Err(several(cursor, cursor.rest().len() - ahead.rest().len() + 1));
        }
        cursor.advance(1);
    }
    Ok(())
}

/// Refuses a second fraction: `3/5 thôn, 4/7 bản`.
pub(super) fn check_fractions(mut cursor: Cursor<'_>) -> Result<(), ReadError> {
    while !is_detail(cursor) {
        let kinds = [cursor.kind(0), cursor.kind(1), cursor.kind(2)];
        if kinds == [Some(Kind::Number), Some(Kind::Slash), Some(Kind::Number)] {
            if !is_date(cursor) {
                return Err(several(cursor, 3));
            }
            cursor.advance(4);
        }
        cursor.advance(1);
    }
    Ok(())
}

/// Tells whether nothing that follows is another figure.
fn is_detail(cursor: Cursor<'_>) -> bool {
    matches!(cursor.kind(0), None | Some(Kind::Open))
        || DETAILS.iter().any(|phrase| { cursor }.eat(phrase))
}

/// Tells whether numbers with slashes are a day or a month: `01/7/2025`, `7/2025`.
fn is_date(cursor: Cursor<'_>) -> bool {
    let year = cursor.word(2);
    cursor.kind(3) == Some(Kind::Slash)
        || year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// Makes the error about a second amount.
fn several(cursor: Cursor<'_>, tokens: usize) -> ReadError {
    let second = cursor.written(tokens);
    cursor.error(tokens, ReadErrorKind::SeveralAmounts { second })
}
