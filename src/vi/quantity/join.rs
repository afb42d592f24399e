//! Finds what joins the first number to a second, or closes it: `-`, `đến`, `lên`, `trở lên`.

use super::Qualifier;
use super::cursor::Cursor;
use super::lead;
use super::lex::Kind;

/// What stands between two numbers, or behind one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// The upper end of a range follows.
    To,
    /// The state after a change follows.
    Change,
    /// Nothing follows: the number is the least or the most.
    Open(Qualifier),
}

/// Joins; of two that begin alike the longer stands first.
const JOINS: &[(&[&str], Join)] = &[
    (&["-"], Join::To),
    (&["→"], Join::Change),
    (&["trở", "lên"], Join::Open(Qualifier::AtLeast)),
    (&["trở", "xuống"], Join::Open(Qualifier::AtMost)),
    (&["đến"], Join::To),
    (&["tới"], Join::To),
    (&["lên", "đến"], Join::Change),
    (&["lên", "tới"], Join::Change),
    (&["lên", "thành"], Join::Change),
    (&["lên"], Join::Change),
    (&["xuống", "còn"], Join::Change),
    (&["xuống"], Join::Change),
    (&["còn"], Join::Change),
    (&["thành"], Join::Change),
];

/// Goes on behind the next join, over words that tell more of the unit; stays when there is none.
pub(super) fn find(cursor: &mut Cursor<'_>) -> Option<Join> {
    let mut ahead = *cursor;
    loop {
        if let Some((words, join)) = here(ahead) {
            ahead.advance(words);
            *cursor = ahead;
            return Some(join);
        }
        if ahead.kind(0) != Some(Kind::Word) {
            return None;
        }
        ahead.advance(1);
    }
}

/// Finds the join that stands here, and counts its words.
pub(super) fn here(cursor: Cursor<'_>) -> Option<(usize, Join)> {
    let stands = |phrase: &[&str], join: Join| {
        let mut ahead = cursor;
        ahead.eat(phrase) && (matches!(join, Join::Open(_)) || number_follows(ahead))
    };
    let (phrase, join) = JOINS.iter().find(|(phrase, join)| stands(phrase, *join))?;
    Some((phrase.len(), *join))
}

/// Tells whether a number follows, perhaps behind a word of exactness, and not a day (`đến 30/6`).
fn number_follows(mut cursor: Cursor<'_>) -> bool {
    lead::qualifier(&mut cursor);
    let is_day = [cursor.kind(1), cursor.kind(2)] == [Some(Kind::Slash), Some(Kind::Number)];
    cursor.kind(0) == Some(Kind::Number) && !is_day
}
