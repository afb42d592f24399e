//! Tells at a glance whether a text holds anything of a kind that few texts hold.
//!
//! Whether a place is of that kind is told by its byte and the two after it without a branch, so that the
//! machine looks at many places at once.

use std::ops::Range;

/// How many places are looked at before it is asked whether one was found.
const AT_ONCE: usize = 128;

/// Stands past the end of a text.
const BEYOND: u8 = b'a';

/// Tells whether `is` holds at any place of a text, given its byte and the two after it; past the end
/// stands the letter a.
#[inline]
pub(crate) fn any(text: &str, is: impl Fn(u8, u8, u8) -> bool + Copy) -> bool {
    parts(text).any(|part| held(text, part, is) > 0)
}

/// Counts the places of a text at which `is` holds.
#[inline]
pub(crate) fn count(text: &str, is: impl Fn(u8, u8, u8) -> bool + Copy) -> usize {
    parts(text).map(|part| usize::from(held(text, part, is))).sum()
}

/// Gives the places of a text at which `is` holds, which are few.
#[inline]
pub(crate) fn places(text: &str, is: impl Fn(u8, u8, u8) -> bool + Copy) -> Vec<usize> {
    let mut places = Vec::new();
    for part in parts(text) {
        if held(text, part.clone(), is) > 0 {
            places.extend(part.filter(|at| at_place(text, *at, is)));
        }
    }
    places
}

/// Cuts the places of a text into parts.
fn parts(text: &str) -> impl Iterator<Item = Range<usize>> {
    let end = text.len();
    (0..end).step_by(AT_ONCE).map(move |start| start..end.min(start + AT_ONCE))
}

/// Counts the places of a part at which `is` holds.
#[inline]
fn held(text: &str, part: Range<usize>, is: impl Fn(u8, u8, u8) -> bool + Copy) -> u8 {
    let Range { start, end } = part;
    // The last two places have less than two bytes after them.
    let whole = end.min(text.len().saturating_sub(2)).max(start);
    let rest = &text.as_bytes()[start..];
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
        count += u8::from(at_place(text, at, is));
    }
    count
}

/// Tells whether `is` holds at a place.
#[inline]
fn at_place(text: &str, at: usize, is: impl Fn(u8, u8, u8) -> bool + Copy) -> bool {
    let byte = |at: usize| text.as_bytes().get(at).copied().unwrap_or(BEYOND);
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
