//! Tells at a glance whether a text holds anything of a kind that few texts hold.
//!
//! Whether a place is of that kind is told by its byte and the two after it without a branch, so that the
//! machine looks at many places at once.

/// How many places are looked at before it is asked whether one was found.
const AT_ONCE: usize = 32;

/// Stands past the end of a text.
const BEYOND: u8 = b'a';

/// Bytes of so many places, with those after the last of them.
type Part = [u8; AT_ONCE + 2];

/// Tells whether `is` holds at any place of a text, given its byte and the two after it; past the end
/// stands the letter a.
#[inline]
pub(crate) fn any(text: &str, is: impl Fn(u8, u8, u8) -> bool) -> bool {
    parts(text.as_bytes()).any(|(_, part)| held(&part, &is) > 0)
}

/// Counts the places of a text at which `is` holds.
#[inline]
pub(crate) fn count(text: &str, is: impl Fn(u8, u8, u8) -> bool) -> usize {
    parts(text.as_bytes()).map(|(_, part)| usize::from(held(&part, &is))).sum()
}

/// Gives the places of a text at which `is` holds, which are few.
#[inline]
pub(crate) fn places(text: &str, is: impl Fn(u8, u8, u8) -> bool) -> impl Iterator<Item = usize> {
    parts(text.as_bytes()).flat_map(move |(start, part)| {
        let places = if held(&part, &is) > 0 { AT_ONCE } else { 0 };
        let is = |at: &usize| is(part[*at], part[*at + 1], part[*at + 2]);
        let places: Vec<usize> = (0..places).filter(is).map(|at| start + at).collect();
        places
    })
}

/// Cuts a text into parts, each with where it begins.
#[inline]
fn parts(bytes: &[u8]) -> impl Iterator<Item = (usize, Part)> {
    (0..bytes.len()).step_by(AT_ONCE).map(|start| {
        let rest = &bytes[start..];
        let part = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut last = [BEYOND; AT_ONCE + 2];
            last[..rest.len()].copy_from_slice(rest);
            last
        });
        (start, part)
    })
}

/// Counts the places of a part at which `is` holds.
#[inline]
fn held(part: &Part, is: impl Fn(u8, u8, u8) -> bool) -> u8 {
    (0..AT_ONCE).map(|at| u8::from(is(part[at], part[at + 1], part[at + 2]))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_looked_at() {
        for length in (1..=70).chain([511, 512, 513]) {
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
                assert_eq!(super::places(&text, is).collect::<Vec<_>>(), [place]);
            }
        }
        assert!(!any("", |a, _, _| a != BEYOND));
    }
}
