//! Reads what a list says of where a unit came from: “07210; một phần 07213”, “Xã Hiền Quan, xã Bắc Sơn”.
//!
//! A name must mean exactly one unit of the day before; nothing is guessed.

use jiff::civil::Date;

use super::Field;
use super::code::Codes;
use crate::catalogue::places::find::folded;
use crate::catalogue::places::links::Share;
use crate::catalogue::places::{PlaceId, Registry};
use crate::diagnostic::place_list as problem;

/// One unit that another was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// Its code.
    pub(super) code: String,
    /// `Part` where the words say so.
    pub(super) share: Option<Share>,
}

/// Where names of units are looked for.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) registry: &'a Registry,
    /// The last day before the change.
    pub(super) day: Date,
    /// Code of the province of the new unit.
    pub(super) province: &'a str,
}

impl Before<'_> {
    /// Tells whether a unit bore a code on the last day, and notes it if none did.
    pub(super) fn stood(self, code: &str, field: &Field, codes: &mut Codes) -> bool {
        let Before { registry, day, .. } = self;
        let stood = registry.bearers(code).any(|id| registry.get(id).valid_on(day));
        if !stood {
            codes.diagnostics.push(problem::origin(&field.cell, code, &[]));
        }
        stood
    }
}

/// Reads the units that a cell names.
pub(super) fn read(field: &Field, before: Before<'_>, codes: &mut Codes) -> Vec<Origin> {
    items(&field.text).filter_map(|item| origin(field, item, before, codes)).collect()
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([';', ',', '\n', '|']).flat_map(|part| part.split(" và "));
    parts.map(str::trim).filter(|part| !part.is_empty())
}

fn origin(field: &Field, item: &str, before: Before<'_>, codes: &mut Codes) -> Option<Origin> {
    let (words, share) = part(item);
    let code = match written_code(&words) {
        Some(code) => {
            let digits = Field { text: code.to_owned(), cell: field.cell.clone() };
            let code = codes.read(&digits, &[5])?;
            before.stood(&code, &digits, codes).then_some(code)?
        }
        None => named(field, &words, before, codes)?,
    };
    Some(Origin { code, share })
}

/// Takes “một phần” off the words: “một phần của xã A”, “xã A (một phần)”.
fn part(item: &str) -> (String, Option<Share>) {
    let lower = item.to_lowercase();
    // Lowering may change the length of odd letters; the words are only cut where it did not.
    let found = lower.find("một phần").filter(|_| lower.len() == item.len());
    let Some(at) = found else { return (item.to_owned(), None) };
    let rest = item[at + "một phần".len()..].trim_start_matches([' ', ')', ':']);
    let rest = rest.strip_prefix("của ").unwrap_or(rest);
    let words = format!("{} {rest}", item[..at].trim_end_matches([' ', '(']));
    (words.trim().to_owned(), Some(Share::Part))
}

/// Gives the code in words: all of them, or what stands in brackets.
fn written_code(words: &str) -> Option<&str> {
    let inner = words.rsplit_once('(').map_or(words, |(_, inner)| inner.trim_end_matches(')'));
    let inner = inner.trim().trim_start_matches('\'');
    let is_code = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then_some(inner)
}

/// Finds the one unit of a name, preferring those of the same province.
fn named(field: &Field, words: &str, before: Before<'_>, codes: &mut Codes) -> Option<String> {
    let Before { registry, day, province } = before;
    let found: Vec<PlaceId> = registry
        .find(words)
        .into_iter()
        .filter(|&id| registry.get(id).valid_on(day) && !folded(words).is_empty())
        .collect();
    let of_province = |id: &PlaceId| {
        registry.ancestors(*id).last().is_some_and(|above| registry.get(above).code == province)
    };
    let near: Vec<PlaceId> = found.iter().copied().filter(of_province).collect();
    match (&near[..], &found[..]) {
        ([one], _) | ([], [one]) => Some(registry.get(*one).code.to_owned()),
        _ => {
            let candidates = if near.is_empty() { found } else { near };
            let units: Vec<_> = candidates.iter().map(|&id| registry.describe(id)).collect();
            codes.diagnostics.push(problem::origin(&field.cell, words, &units));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_apart() {
        let taken: Vec<_> =
            items("Xã A, xã B và một phần xã C;\n07210 (một phần)| Một phần của xã D (07213)")
                .map(part)
                .map(|(words, share)| (words, share.is_some()))
                .collect();
        let expected = [
            ("Xã A", false),
            ("xã B", false),
            ("xã C", true),
            ("07210", true),
            ("xã D (07213)", true),
        ];
        assert_eq!(taken, expected.map(|(words, part)| (words.to_owned(), part)));
        assert_eq!(written_code("xã D (07213)"), Some("07213"));
        assert_eq!(written_code("7213"), Some("7213"));
        assert_eq!(written_code("Phường 5"), None);
    }
}
