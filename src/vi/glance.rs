//! Tells at a glance whether a text holds anything of a kind that few texts hold.
//!
//! Whether a place is of that kind is told by its byte and the two after it without a branch, so that the
//! machine looks at many places at once.

#![expect(clippy::inline_always, reason = "a call a place would take ten times as long")]

/// How many places are looked at before it is asked whether one was found.
const AT_ONCE: usize = 128;

/// Stands past the end of a text.
const BEYOND: u8 = b'a';

/// Tells whether `is` holds at any place of a text, given its byte and the two after it; past the end
/// stands the letter a.
#[inline(always)]
pub(crate) fn any(text: &str, is: impl Fn(u8, u8, u8) -> bool + Copy) -> bool {
    let mut start = 0;
    while start < text.len() {
        if held(text.as_bytes(), start, is) > 0 {
            return true;
        }
        start += AT_ONCE;
    }
    false
}

/// Counts the places of a text at which `is` holds.
#[inline(always)]
pub(crate) fn count(text: &str, is: impl Fn(u8, u8, u8) -> bool + Copy) -> usize {
    let (mut start, mut count) = (0, 0);
    while start < text.len() {
        count += usize::from(held(text.as_bytes(), start, is));
        start += AT_ONCE;
    }
    count
}

/// Gives the places of a text at which `is` holds, which are few.
#[inline(always)]
pub(crate) fn places(text: &str, is: impl Fn(u8, u8, u8) -> bool + Copy) -> Vec<usize> {
    let (mut start, mut places) = (0, Vec::new());
    while start < text.len() {
        if held(text.as_bytes(), start, is) > 0 {
            let part = start..text.len().min(start + AT_ONCE);
            places.extend(part.filter(|at| at_place(text.as_bytes(), *at, is)));
        }
        start += AT_ONCE;
    }
    places
}

/// Counts the places at which `is` holds of the part that begins at `start`.
#[inline(always)]
fn held(bytes: &[u8], start: usize, is: impl Fn(u8, u8, u8) -> bool + Copy) -> u8 {
    let end = bytes.len().min(start + AT_ONCE);
    // The last two places have less than two bytes after them.
    let whole = end.min(bytes.len().saturating_sub(2)).max(start);
    let rest = &bytes[start..];
    let length = whole - start;
    let mut count = 0;
    if let (Some(one), Some(two), Some(three)) =
        (rest.get(..length), rest.get(1..=length), rest.get(2..length + 2))
    {
        for at in 0..length {
            count += u8::from(is(one[at], two[at], three[at]));
        }
    }
    for at in whole..end {
        count += u8::from(at_place(bytes, at, is));
    }
    count
}

/// Tells whether `is` holds at a place.
#[inline(always)]
fn at_place(bytes: &[u8], at: usize, is: impl Fn(u8, u8, u8) -> bool + Copy) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(BEYOND);
    is(byte(at), byte(at + 1), byte(at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_looked_at() {
        for length in (1..=5).chain(126..=132).chain(254..=258) {
            for place in 0..length {
                let mut bytes = vec![b'b'; length];
                bytes[place] = b'!';
                let text = String::from_utf8(bytes).unwrap();
                let after = |place: usize| if place < length { b'b' } else { BEYOND };
                let places = (b'!', after(place + 1), after(place + 2));
                let is = |a, b, c| (a, b, c) == places;
                assert!(any(&text, is), "{length} {place}");
                assert!(!any(&text, |a, _, _| a == b'?'));
                assert_eq!(count(&text, is), 1);
                assert_eq!(count(&text, |a, _, _| a == b'b'), length - 1);
                assert_eq!(super::places(&text, is), [place]);
            }
        }
        assert!(!any("", |a, _, _| a != BEYOND));
    }
}
