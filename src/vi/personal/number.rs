//! Numbers and addresses that reach one person.

use std::ops::Range;

use super::Kind;

/// Finds telephone numbers and citizens' numbers, in groups or in one.
pub(super) fn numbers(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found: Vec<(Kind, Range<usize>)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let is_digit = bytes[at].is_ascii_digit() || bytes[at] == b'+';
        let goes_on = || found.last().is_some_and(|it| it.1.end + 1 == at);
        if !is_digit || !(begins(text, at) || goes_on()) {
            at += 1;
            continue;
        }
        let run = run(bytes, at);
        if let Some(kind) = run.kind(bytes) {
            // A code in brackets is quoted with both.
            found.push((kind, if run.is_bracketed { at - 1 } else { at }..run.end));
        }
        at = run.end.max(at + 1);
    }
    found
}

/// Tells whether no letter or digit stands before.
fn begins(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, '/' | ',' | '.' | '-'))
}

/// Digits, and what stands between them.
struct Run {
    digits: String,
    is_international: bool,
    /// Whether the first digits stand in brackets: “(0210) 3846543”.
    is_bracketed: bool,
    end: usize,
}

/// Reads digits, and single blanks, dots and hyphens between them.
fn run(bytes: &[u8], start: usize) -> Run {
    let is_international = bytes[start] == b'+';
    let mut run = Run { digits: String::new(), is_international, is_bracketed: false, end: start };
    let mut at = start + usize::from(is_international);
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        match byte {
            b'0'..=b'9' => {
                run.digits.push(char::from(*byte));
                run.end = at + 1;
            }
            b' ' | b'.' | b'-' if next == b'0' && run.is_phone() => break,
            b' ' | b'.' | b'-' if next.is_ascii_digit() && !run.digits.is_empty() => {}
            b')' if start > 0 && bytes[start - 1] == b'(' && run.is_code(&bytes[at + 1..]) => {
                run.is_bracketed = true;
            }
            _ => break,
        }
        at += 1;
    }
    run
}

impl Run {
    fn is_phone(&self) -> bool {
        kind(&self.digits, self.is_international) == Some(Kind::Phone)
    }

    /// Tells whether what was read is the code of a place or a country before the number in `rest`.
    fn is_code(&self, rest: &[u8]) -> bool {
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let is_code = self.is_international || self.digits.starts_with('0');
        is_code && self.digits.len() <= 5 && rest.first().is_some_and(u8::is_ascii_digit)
    }

    fn kind(&self, bytes: &[u8]) -> Option<Kind> {
        // A number goes on: a day, a decimal, a number of a document.
        let goes_on = matches!(bytes.get(self.end), Some(b'/' | b','))
            && bytes.get(self.end + 1).is_some_and(u8::is_ascii_alphanumeric);
        let kind = kind(&self.digits, self.is_international)?;
        // Two telephones are parted by the same marks.
        (!goes_on || (kind == Kind::Phone && run(bytes, self.end + 1).is_phone())).then_some(kind)
    }
}

fn kind(digits: &str, is_international: bool) -> Option<Kind> {
    let second = digits.as_bytes().get(1).copied().unwrap_or_default();
    match digits.len() {
        11 | 12 if is_international && digits.starts_with("84") => Some(Kind::Phone),
        10 if digits.starts_with('0') && matches!(second, b'3' | b'5' | b'7'..=b'9') => {
            Some(Kind::Phone)
        }
        11 if digits.starts_with("02") => Some(Kind::Phone),
        12 if digits.starts_with('0') => Some(Kind::CitizenNumber),
        _ => None,
    }
}

/// Finds e-mail addresses.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('@').filter_map(|(at, _)| {
        let is_part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-' | '+');
        let name = text[..at].len() - text[..at].trim_end_matches(is_part).len();
        let host = &text[at + 1..];
        let host = &host[..host.len() - host.trim_start_matches(is_part).len()];
        let host = host.trim_end_matches(['.', '-']);
        (name > 0 && host.contains('.')).then(|| at - name..at + 1 + host.len())
    })
}
