//! What a metric's unit allows to stand behind a number.
//!
//! A physical unit allows every unit of its dimension and converts; a counting word allows itself and
//! its synonyms, with further words behind (`56 hộ dân`). The parts of a rate (`/ha/vụ`) may stand in
//! any order, but none may be missing or added.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::error::{ReadError, ReadErrorKind};
use super::join;
use super::lex::{self, Kind, Token};
use super::phrase;
use crate::vi::unit::{self, Dimension, Unit};

/// A metric's unit and the words that mean the same, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Expected {
    unit: String,
    /// The unit itself, then its synonyms.
    ways: Vec<Way>,
}

/// One way to write the unit.
#[derive(Clone, Debug)]
struct Way {
    /// The scale that the unit itself names, as in `triệu đồng`.
    scale: Decimal,
    head: Head,
    /// What a rate is counted by: `ha` and `vụ`.
    per: Vec<Vec<Token>>,
}

/// What stands before the slashes of a unit.
#[derive(Clone, Debug)]
enum Head {
    Physical(Unit),
    Words(Vec<Token>),
}

/// A unit found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The factor of the unit written.
    pub(super) from: Decimal,
    /// The factor of the metric's unit.
    pub(super) to: Decimal,
    /// Whether all parts of the rate are there.
    pub(super) rated: bool,
}

impl Expected {
    /// Takes the unit that amounts are converted into, `m2`, `hộ`, `đồng/ha/vụ`, and further words that mean it.
    pub fn new(unit: &str, also: &[String]) -> Self {
        let texts = std::iter::once(unit).chain(also.iter().map(String::as_str));
        Self { unit: unit.to_owned(), ways: texts.filter_map(Way::new).collect() }
    }

    /// Takes a unit that no other word means.
    pub fn only(unit: &str) -> Self {
        Self::new(unit, &[])
    }

    /// Tells whether the metric is a plain percentage.
    pub(super) fn is_percent(&self) -> bool {
        self.ways
            .first()
            .is_some_and(|way| way.per.is_empty() && way.dimension() == Some(Dimension::Percent))
    }

    /// Writes a number with the metric's unit.
    pub(super) fn after(&self, number: &str) -> String {
        let space = if self.is_percent() { "" } else { " " };
        format!("{number}{space}{}", self.unit)
    }

    /// Writes the metric's unit.
    pub(super) fn unit(&self) -> String {
        self.unit.clone()
    }

    /// Reads the unit behind a number of this scale; `None` when no unit stands there.
    pub(super) fn find(
        &self,
        cursor: &mut Cursor<'_>,
        scale: Option<Decimal>,
    ) -> Result<Option<Found>, ReadError> {
        let readings = self.ways.iter().filter_map(|way| way.read(*cursor, scale, &self.unit));
        let rank = |reading: &Result<(Cursor<'_>, Found), ReadError>| match reading {
            Ok((_, found)) if found.rated => 0,
            Ok(_) => 1,
            Err(_) => 2,
        };
        match readings.min_by_key(rank) {
            Some(Ok((behind, found))) => {
                *cursor = behind;
                Ok(Some(found))
            }
            Some(Err(error)) => Err(error),
            None if is_absent(*cursor) => Ok(None),
            None => Err(self.unknown(*cursor)),
        }
    }

    /// Tells whether the unit stands here, whatever rate follows.
    pub(super) fn stands_at(&self, cursor: Cursor<'_>, scale: Option<Decimal>) -> bool {
        self.ways.iter().any(|way| way.head_here(cursor, scale).is_some())
    }

    /// Makes the error about words that are not the unit.
    fn unknown(&self, cursor: Cursor<'_>) -> ReadError {
        let words = cursor.unit_ahead();
        let (found, expected) = (cursor.written(words), self.unit());
        let area = self.ways.first().is_some_and(|way| way.dimension() == Some(Dimension::Area));
        if area && unit::is_regional(cursor.word(0)) {
            return cursor
                .error(1, ReadErrorKind::RegionalUnit { found: cursor.written(1), expected });
        }
        cursor.error(words, ReadErrorKind::UnknownUnit { found, expected })
    }
}

impl Way {
    /// Takes a unit's text apart; `None` when there is nothing in it.
    fn new(text: &str) -> Option<Self> {
        let tokens = lex::lex(text);
        let mut parts = tokens.split(|token| token.kind == Kind::Slash);
        let mut head = parts.next().filter(|head| !head.is_empty())?;
        let mut scale = Decimal::ONE;
        while let [first, rest @ ..] = head
            && !rest.is_empty()
            && let Some(product) = unit::scale(&first.text).and_then(|word| scale.checked_mul(word))
        {
            (head, scale) = (rest, product);
        }
        let head = match phrase::physical(head) {
            Some((unit, length)) if length == head.len() => Head::Physical(unit),
            _ => Head::Words(head.to_vec()),
        };
        let per = parts.filter(|part| !part.is_empty()).map(<[Token]>::to_vec).collect();
        Some(Self { scale, head, per })
    }

    /// Gives what the unit measures, if it is physical.
    fn dimension(&self) -> Option<Dimension> {
        match &self.head {
            Head::Physical(unit) => Some(unit.dimension),
            Head::Words(_) => None,
        }
    }

    /// Reads the unit and its rate; `None` when other words stand here.
    fn read<'t>(
        &self,
        mut cursor: Cursor<'t>,
        scale: Option<Decimal>,
        unit: &str,
    ) -> Option<Result<(Cursor<'t>, Found), ReadError>> {
        let (from, length) = self.head_here(cursor, scale)?;
        cursor.advance(length);
        let to = match &self.head {
            Head::Physical(unit) => self.scale.checked_mul(unit.factor)?,
            Head::Words(_) => self.scale,
        };
        let rated = self.read_rate(&mut cursor, unit);
        Some(rated.map(|rated| (cursor, Found { from, to, rated })))
    }

    /// Finds the unit without its rate; gives the factor written and the number of tokens.
    fn head_here(&self, cursor: Cursor<'_>, scale: Option<Decimal>) -> Option<(Decimal, usize)> {
        let tokens = cursor.rest();
        match &self.head {
            Head::Words(words) => {
                phrase::starts_with(tokens, words).then_some((Decimal::ONE, words.len()))
            }
            Head::Physical(Unit { dimension, .. }) => {
                if let Some((unit, length)) = phrase::measured(tokens, *dimension) {
                    return (unit.dimension == *dimension).then_some((unit.factor, length));
                }
                let money = *dimension == Dimension::Money && implies_money(cursor, scale);
                money.then_some((Decimal::ONE, 0))
            }
        }
    }

    /// Reads `/ha/vụ`: true when it is whole, false when there is none of it.
    fn read_rate(&self, cursor: &mut Cursor<'_>, unit: &str) -> Result<bool, ReadError> {
        let mut missing: Vec<&Vec<Token>> = self.per.iter().collect();
        while let Some(mut ahead) = behind_slash(*cursor) {
            if ahead.kind(0) == Some(Kind::Number) && self.per.is_empty() && !is_one(ahead) {
                return Err(ahead.error(1, ReadErrorKind::FractionOfCount));
            }
            let slash = ahead;
            ahead.advance(usize::from(is_one(ahead)));
            let here = |per: &&Vec<Token>| phrase::same_unit(ahead.rest(), per);
            let Some(at) = missing.iter().position(|per| here(per).is_some()) else {
                return Err(unexpected_rate(slash, unit));
            };
            ahead.advance(here(&missing.remove(at)).unwrap_or_default());
            *cursor = ahead;
        }
        if !missing.is_empty() && missing.len() < self.per.len() {
            let kind = ReadErrorKind::MissingRate { expected: unit.to_owned() };
            return Err(cursor.error(0, kind));
        }
        Ok(missing.is_empty())
    }
}

/// Goes behind the slash that follows, perhaps after further words (`56 hộ dân/năm`).
fn behind_slash(mut cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let words = cursor.words_ahead();
    (cursor.kind(words) == Some(Kind::Slash)).then(|| {
        cursor.advance(words + 1);
        cursor
    })
}

/// Tells whether a one stands here, as in `đồng/01 hộ`.
fn is_one(cursor: Cursor<'_>) -> bool {
    cursor.kind(0) == Some(Kind::Number) && cursor.word(0).trim_start_matches('0') == "1"
}

/// Makes the error about what stands behind a slash.
fn unexpected_rate(cursor: Cursor<'_>, unit: &str) -> ReadError {
    let tokens = cursor.rest().iter().take_while(|t| matches!(t.kind, Kind::Number | Kind::Word));
    let tokens = tokens.count().clamp(1, 4);
    let found = format!("/{}", cursor.written(tokens));
    let kind = ReadErrorKind::UnexpectedRate { found, expected: unit.to_owned() };
    cursor.error(tokens, kind)
}

/// Tells whether no unit stands here.
fn is_absent(cursor: Cursor<'_>) -> bool {
    match cursor.kind(0) {
        Some(Kind::Word) => join::here(cursor).is_some(),
        Some(Kind::Percent) => false,
        _ => true,
    }
}

/// Tells whether a number is money without saying so: `15 triệu`.
fn implies_money(cursor: Cursor<'_>, scale: Option<Decimal>) -> bool {
    let million = Decimal::from(1_000_000);
    scale.is_some_and(|scale| scale >= million) && is_absent(cursor)
}
