//! Reads what stands before the number: words of exactness, `từ`, and words that change nothing.

use std::ops::Range;

use super::Qualifier;
use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::lex::Kind;

/// Words of exactness; of two that begin alike the longer stands first.
const QUALIFIERS: &[(&[&str], Qualifier)] = &[
    (&["trên", "dưới"], Qualifier::About),
    (&["khoảng", "chừng"], Qualifier::About),
    (&["khoảng"], Qualifier::About),
    (&["chừng"], Qualifier::About),
    (&["xấp", "xỉ"], Qualifier::About),
    (&["ước", "khoảng"], Qualifier::About),
    (&["ước", "tính"], Qualifier::About),
    (&["ước", "đạt"], Qualifier::About),
    (&["ước"], Qualifier::About),
    (&["~"], Qualifier::About),
    (&["≈"], Qualifier::About),
    (&["hơn"], Qualifier::Over),
    (&["trên"], Qualifier::Over),
    (&[">"], Qualifier::Over),
    (&["gần"], Qualifier::Under),
    (&["ngót"], Qualifier::Under),
    (&["ít", "nhất", "là"], Qualifier::AtLeast),
    (&["ít", "nhất"], Qualifier::AtLeast),
    (&["tối", "thiểu"], Qualifier::AtLeast),
    (&["không", "dưới"], Qualifier::AtLeast),
    (&["≥"], Qualifier::AtLeast),
    (&["dưới"], Qualifier::AtMost),
    (&["không", "quá"], Qualifier::AtMost),
    (&["tối", "đa"], Qualifier::AtMost),
    (&["nhiều", "nhất"], Qualifier::AtMost),
    (&["chưa", "đến"], Qualifier::AtMost),
    (&["chưa", "tới"], Qualifier::AtMost),
    (&["≤"], Qualifier::AtMost),
    (&["<"], Qualifier::AtMost),
];

/// Words that introduce a figure without changing it: `dài 1,8km`.
const INTRODUCTIONS: &[&[&str]] = &[
    &["dài"],
    &["rộng"],
    &["cao"],
    &["sâu"],
    &["có"],
    &["đạt"],
    &["được"],
    &["tổng", "số"],
    &["tổng", "cộng"],
    &["tổng"],
    &["tỷ", "lệ"],
    &["tỉ", "lệ"],
];

/// Words that make `từ … đến …` a change: `tăng từ 20 đến 35 triệu`.
const MOVES: &[&[&str]] = &[&["mở", "rộng"], &["tăng"], &["giảm"], &["nâng"]];

/// What stands before the first number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// The word of exactness.
    pub(super) qualifier: Qualifier,
    /// Where `từ` stands.
    pub(super) from: Option<Range<usize>>,
    /// Whether a word such as `tăng` makes it a change.
    pub(super) moving: bool,
    /// Where the word of exactness stands.
    qualified: Range<usize>,
}

impl Lead {
    /// Refuses a word of exactness before the first number, for the reason given.
    pub(super) fn expect_unqualified(&self, reason: ReadErrorKind) -> Result<(), ReadError> {
        match self.qualifier {
            Qualifier::Exact => Ok(()),
            _ => Err(ReadError { span: self.qualified.clone(), kind: reason }),
        }
    }

    /// Refuses `từ` where nothing closes what it opens.
    pub(super) fn expect_closed(&self) -> Result<(), ReadError> {
        match &self.from {
            None => Ok(()),
            Some(from) => Err(ReadError { span: from.clone(), kind: ReadErrorKind::OpenRange }),
        }
    }
}

/// Reads all that stands before the first number.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Lead, ReadError> {
    if cursor.rest().is_empty() {
        return Err(cursor.error(0, ReadErrorKind::Empty));
    }
    let mut lead = Lead::default();
    // All that may stand before a number is words and signs.
    if cursor.kind(0) == Some(Kind::Number) {
        return Ok(lead);
    }
    while INTRODUCTIONS.iter().any(|phrase| cursor.eat(phrase)) {}
    lead.moving = eat_move(cursor);
    lead.read_qualifier(cursor)?;
    if cursor.word(0) == "từ" {
        lead.from = Some(cursor.span(1));
        cursor.advance(1);
    }
    lead.read_qualifier(cursor)?;
    expect_number(*cursor)?;
    Ok(lead)
}

impl Lead {
    /// Reads a word of exactness if one stands here and none was read before.
    fn read_qualifier(&mut self, cursor: &mut Cursor<'_>) -> Result<(), ReadError> {
        let start = cursor.span(1).start;
        while let Some((words, qualifier)) = qualifier_here(*cursor) {
            if self.qualifier != Qualifier::Exact {
                return Err(cursor.error(words, ReadErrorKind::TwoQualifiers));
            }
            self.qualifier = qualifier;
            self.qualified = start..cursor.span(words).end;
            cursor.advance(words);
        }
        Ok(())
    }
}

/// Reads a word of exactness, if one stands here.
pub(super) fn qualifier(cursor: &mut Cursor<'_>) -> Option<Qualifier> {
    let (words, qualifier) = qualifier_here(*cursor)?;
    cursor.advance(words);
    Some(qualifier)
}

/// Finds the word of exactness that stands here, and counts its words.
fn qualifier_here(cursor: Cursor<'_>) -> Option<(usize, Qualifier)> {
    let (phrase, qualifier) = QUALIFIERS.iter().find(|(phrase, _)| { cursor }.eat(phrase))?;
    Some((phrase.len(), *qualifier))
}

/// Reads a word such as `tăng` if `từ` follows it.
fn eat_move(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    let moving = MOVES.iter().any(|phrase| ahead.eat(phrase)) && ahead.word(0) == "từ";
    if moving {
        *cursor = ahead;
    }
    moving
}

/// Refuses anything but a number.
pub(super) fn expect_number(cursor: Cursor<'_>) -> Result<(), ReadError> {
    match (cursor.kind(0), cursor.kind(1)) {
        (Some(Kind::Number), _) => return Ok(()),
        (Some(Kind::Dash), Some(Kind::Number)) => {
            return Err(cursor.error(2, ReadErrorKind::Negative));
        }
        _ => {}
    }
    let words = cursor.rest().iter().take_while(|token| token.kind != Kind::Number).count();
    if words == cursor.rest().len() {
        return Err(cursor.error(words, ReadErrorKind::NotANumber));
    }
    Err(cursor.error(words, ReadErrorKind::WordsBefore { words: cursor.written(words) }))
}
