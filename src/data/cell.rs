//! What stands in one cell of a table, and how it is written as text that can be read back.
//!
//! | written | why | read back |
//! |---|---|---|
//! | items joined by ` \| `; in an item `\` is `\\`, `\|` is `\\|`, a line's end `\n` | a list in one cell | split and unescaped |
//! | `'` before a cell that begins with `=`, `+`, `-`, `@`, `'`, a tab or a return | a spreadsheet would run it as a formula | one `'` at the start is dropped |
//!
//! Both can be undone exactly. Numbers are not text and stand as they are; none is below zero.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// What stands between the items of a list.
const SEPARATOR: &str = " | ";

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text; may be empty.
    Text(Cow<'a, str>),
    /// Several texts.
    List(Vec<Cow<'a, str>>),
    /// A number, or none.
    Number(Option<Number>),
}

impl<'a> Cell<'a> {
    /// Makes a cell of text.
    pub(super) fn text(text: &'a str) -> Self {
        Self::Text(text.into())
    }

    /// Makes a cell of text that may be absent.
    pub(super) fn maybe(text: Option<&'a str>) -> Self {
        Self::text(text.unwrap_or_default())
    }

    /// Makes a cell of several texts.
    pub(super) fn list(texts: &[&'a str]) -> Self {
        Self::List(texts.iter().map(|it| Cow::Borrowed(*it)).collect())
    }

    /// Makes a cell of a yes or a no.
    pub(super) fn flag(flag: bool) -> Self {
        Self::text(if flag { "true" } else { "false" })
    }

    /// Makes a cell of one text for each of several things; empty where none says anything.
    pub(super) fn column<T: Into<Cow<'a, str>>>(texts: impl Iterator<Item = T>) -> Self {
        let texts: Vec<Cow<'a, str>> = texts.map(Into::into).collect();
        let silent = texts.iter().all(|it| it.is_empty());
        Self::List(if silent { Vec::new() } else { texts })
    }

    /// Writes the cell without a guard, as people read it.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => (&**text).into(),
            Self::List(items) => join(items),
            Self::Number(number) => number.map(|it| it.to_string()).unwrap_or_default().into(),
        }
    }

    /// Writes the cell as CSV holds it: text guarded, numbers bare.
    pub fn guarded(&self) -> Cow<'_, str> {
        match self {
            Self::Number(_) => self.plain(),
            _ => guard(self.plain()),
        }
    }
}

/// A number, written exactly, with a decimal point and without grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(formatter)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.scale() == 0
            && self.0.is_sign_positive()
            && let Ok(whole) = u64::try_from(self.0)
        {
            return serializer.serialize_u64(whole);
        }
        // Raw, because a detour through floating point would lose digits.
        RawValue::from_string(self.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// Puts an apostrophe before text that a spreadsheet would take for a formula.
fn guard(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(is_dangerous) { format!("'{text}").into() } else { text }
}

/// Takes off the apostrophe that [`guard`] put on.
pub(super) fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

/// Tells whether a cell that begins so is guarded; full-width signs work like their narrow ones.
fn is_dangerous(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\'' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}

/// Writes a list into one text.
fn join<'a>(items: &'a [Cow<'_, str>]) -> Cow<'a, str> {
    match items {
        [] => "".into(),
        [item] if !item.contains(is_escaped) => (&**item).into(),
        items => {
            let mut joined = String::with_capacity(items.iter().map(|it| it.len() + 3).sum());
            for (at, item) in items.iter().enumerate() {
                joined.push_str(if at == 0 { "" } else { SEPARATOR });
                escape(item, &mut joined);
            }
            joined.into()
        }
    }
}

/// Reads a list from one text; `None` where a `|` or `\` stands as it is never written.
pub(super) fn split(text: &str) -> Option<Vec<String>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let mut items = vec![String::new()];
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let item = items.last_mut()?;
        if let Some(after) = rest.strip_prefix(SEPARATOR) {
            items.push(String::new());
            rest = after;
        } else if let Some(after) = rest.strip_prefix('\\') {
            let escaped = after.chars().next()?;
            item.push(unescaped(escaped)?);
            rest = &after[escaped.len_utf8()..];
        } else if letter == '|' {
            return None;
        } else {
            item.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    Some(items)
}

/// Tells whether a letter would be taken for another thing in a list.
fn is_escaped(letter: char) -> bool {
    matches!(letter, '\\' | '|' | '\n' | '\r')
}

fn escape(item: &str, joined: &mut String) {
    if !item.contains(is_escaped) {
        return joined.push_str(item);
    }
    for letter in item.chars() {
        match letter {
            '\\' => joined.push_str("\\\\"),
            '|' => joined.push_str("\\|"),
            '\n' => joined.push_str("\\n"),
            '\r' => joined.push_str("\\r"),
            letter => joined.push(letter),
        }
    }
}

fn unescaped(letter: char) -> Option<char> {
    match letter {
        '\\' | '|' => Some(letter),
        'n' => Some('\n'),
        'r' => Some('\r'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (text, guarded) in [
            ("=1+1", "'=1+1"),
            ("+84 24", "'+84 24"),
            ("- hơn 60%", "'- hơn 60%"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("'", "''"),
            ("\t=1", "'\t=1"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(Cell::text(text).guarded(), guarded);
            assert_eq!(unguard(guarded), text);
        }
        let number = Number("1250.50".parse().unwrap());
        assert_eq!(Cell::Number(Some(number)).guarded(), "1250.5");
        assert_eq!(Cell::Number(None).guarded(), "");
    }

    #[test]
    fn lists_stand_in_one_cell() {
        assert_eq!(
            Cell::list(&["hiến đất", "a|b", "c\\d", "e\nf"]).plain(),
            r"hiến đất | a\|b | c\\d | e\nf"
        );
        assert_eq!(Cell::list(&[]).plain(), "");
        assert_eq!(Cell::list(&["", "x"]).plain(), " | x");
        assert_eq!(split("a|b"), None);
        assert_eq!(split(r"a\b"), None);
    }

    #[test]
    fn json_holds_numbers_exactly() {
        let number = Number("123456789012345678.123".parse().unwrap());
        assert_eq!(serde_json::to_string(&number).unwrap(), "123456789012345678.123");
    }

    proptest! {
        #[test]
        fn text_comes_back(text: String) {
            let cell = Cell::text(&text);
            let guarded = cell.guarded();
            prop_assert_eq!(unguard(&guarded), &*text);
        }

        #[test]
        fn lists_come_back(items in proptest::collection::vec("[ |a\\\\\n'=-]{0,6}", 0..4)) {
            // One empty item alone cannot be told from none; no list of ours holds one.
            prop_assume!(items != [""]);
            let cell = Cell::List(items.iter().map(Into::into).collect());
            prop_assert_eq!(split(unguard(&cell.guarded())), Some(items));
        }
    }
}
