//! Numbers and texts as bytes, and bytes as gzip: always the same for the same.

use std::cell::RefCell;
use std::io::{self, Read};

use libdeflater::{CompressionLvl, Compressor};

/// How much work is put into making files small, of 12.
const LEVEL: i32 = 5;

/// Adds a number, seven bits a byte, the lowest first.
pub(super) fn number(out: &mut Vec<u8>, mut value: usize) {
    while value > 127 {
        out.push(u8::try_from(value & 127).unwrap_or(0) | 128);
        value >>= 7;
    }
    out.push(u8::try_from(value).unwrap_or(0));
}

/// Takes a number off the bytes that [`number`] wrote.
pub(super) fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u32::from(byte & 127) << shift;
        if *byte < 128 {
            break;
        }
    }
    Some(value)
}

/// Reads a number that [`number`] wrote.
pub(super) fn read(from: &mut impl Read) -> io::Result<u32> {
    let mut value = 0;
    for shift in (0..32).step_by(7) {
        let mut byte = [0];
        from.read_exact(&mut byte)?;
        value |= u32::from(byte[0] & 127) << shift;
        if byte[0] < 128 {
            break;
        }
    }
    Ok(value)
}

/// Writes postings in the order of their stories: each as its distance from the one before.
pub(super) fn postings(postings: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(postings.len() + 4);
    let mut last = 0;
    for posting in postings {
        let (story, impact) = (posting >> 3, posting & 7);
        number(&mut bytes, ((story - last) << 3 | impact) as usize);
        last = story;
    }
    bytes
}

/// Reads postings of which the first is told as its distance from a story.
pub(super) fn unfolded(mut bytes: &[u8], first: u32) -> impl Iterator<Item = u32> {
    let mut story = first;
    std::iter::from_fn(move || {
        let value = take(&mut bytes)?;
        story += value >> 3;
        Some(story << 3 | value & 7)
    })
}

/// Adds a text after its length.
pub(super) fn text(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Compresses bytes; neither a name nor a time goes in.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    thread_local! {
        // Its tables are greater than most of what it packs.
        static COMPRESSOR: RefCell<Compressor> =
            RefCell::new(Compressor::new(CompressionLvl::new(LEVEL).expect("from 0 to 12")));
    }
    COMPRESSOR.with_borrow_mut(|it| {
        let mut packed = vec![0; it.gzip_compress_bound(bytes.len())];
        let length = it.gzip_compress(bytes, &mut packed).expect("as much room as it may take");
        packed.truncate(length);
        packed
    })
}

/// Adds bytes to a hash with their length, so that no two lists of texts are one.
pub(super) fn note(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_bytes_they_need() {
        let mut out = Vec::new();
        for value in [0, 127, 128, 300, 1 << 20] {
            number(&mut out, value);
        }
        assert_eq!(out, [0, 127, 128, 1, 172, 2, 128, 128, 64]);
        let mut file = &out[..];
        let read: io::Result<Vec<u32>> = (0..5).map(|_| read(&mut file)).collect();
        assert_eq!(read.unwrap(), [0, 127, 128, 300, 1 << 20]);
        let mut bytes = &out[..];
        let taken: Vec<u32> = std::iter::from_fn(|| take(&mut bytes)).collect();
        assert_eq!(taken, [0, 127, 128, 300, 1 << 20]);
    }
}
