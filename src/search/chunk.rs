//! Cuts the sorted keys into chunks, each read by a browser in one go.
//!
//! Where a chunk ends is told by the key alone, so that a key more or less moves one end and the
//! chunks around it stay byte for byte what they were.

use rayon::prelude::*;

use super::pack;
use super::posting::Term;

/// Bytes below which a chunk does not end, and above which it ends at any key.
const SIZES: (usize, usize) = (8_000, 24_000);

/// One key in so many may end a chunk.
const ENDS: u8 = 16;

/// A part of the index.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its first key.
    pub(super) first: String,
    /// Hash of its bytes.
    pub(super) name: String,
    /// Its bytes, compressed.
    pub(super) bytes: Vec<u8>,
}

/// A key and what stands after it in a chunk.
struct Entry<'a> {
    key: &'a str,
    bytes: Vec<u8>,
}

/// Makes the chunks of all terms.
pub(super) fn chunks(terms: &[Term]) -> Vec<Chunk> {
    let keys: Vec<&[Term]> = terms.chunk_by(|a, b| a.key() == b.key()).collect();
    let entries: Vec<Entry<'_>> = keys.into_par_iter().map(entry).collect();
    cut(&entries).into_par_iter().map(chunk).collect()
}

fn entry(forms: &[Term]) -> Entry<'_> {
    let mut bytes = Vec::new();
    pack::number(&mut bytes, forms.len());
    for term in forms {
        pack::text(&mut bytes, term.form());
        let mut postings = Vec::with_capacity(term.postings.len() + 4);
        let mut last = 0;
        for posting in &term.postings {
            let (story, impact) = (posting >> 3, posting & 7);
            pack::number(&mut postings, ((story - last) << 3 | impact) as usize);
            last = story;
        }
        pack::number(&mut bytes, term.postings.len());
        pack::number(&mut bytes, postings.len());
        bytes.extend(postings);
    }
    Entry { key: forms[0].key(), bytes }
}

fn cut<'a, 'b>(entries: &'b [Entry<'a>]) -> Vec<&'b [Entry<'a>]> {
    let (mut cuts, mut start, mut size) = (Vec::new(), 0, 0);
    for (at, entry) in entries.iter().enumerate() {
        size += entry.key.len() + entry.bytes.len();
        let may_end = || blake3::hash(entry.key.as_bytes()).as_bytes()[0].is_multiple_of(ENDS);
        if size > SIZES.1 || size > SIZES.0 && may_end() {
            cuts.push(&entries[start..=at]);
            (start, size) = (at + 1, 0);
        }
    }
    if start < entries.len() {
        cuts.push(&entries[start..]);
    }
    cuts
}

fn chunk(entries: &[Entry<'_>]) -> Chunk {
    let (mut bytes, mut last) = (Vec::new(), "");
    for entry in entries {
        let shared = last.bytes().zip(entry.key.bytes()).take_while(|(a, b)| a == b).count();
        pack::number(&mut bytes, shared);
        pack::number(&mut bytes, entry.key.len() - shared);
        bytes.extend_from_slice(&entry.key.as_bytes()[shared..]);
        bytes.extend_from_slice(&entry.bytes);
        last = entry.key;
    }
    let bytes = pack::gzip(&bytes);
    let first = entries.first().map(|it| it.key.to_owned()).unwrap_or_default();
    Chunk { first, name: pack::short_hash(&bytes), bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(count: usize, without: usize) -> Vec<String> {
        (0..count).filter(|it| *it != without).map(|it| format!("k{it:06}")).collect()
    }

    fn cut_at(keys: &[String]) -> Vec<String> {
        let entry = |key| Entry { key, bytes: vec![0; 40] };
        let entries: Vec<Entry<'_>> = keys.iter().map(|it| entry(it.as_str())).collect();
        cut(&entries).iter().map(|it| it[0].key.to_owned()).collect()
    }

    #[test]
    fn a_key_less_moves_no_chunk_far_away() {
        let (all, less) = (cut_at(&keys(20_000, 20_000)), cut_at(&keys(20_000, 100)));
        assert!(all.len() > 20, "{}", all.len());
        let same = all.iter().filter(|it| less.contains(it)).count();
        assert!(same >= all.len() - 3, "{same} of {}", all.len());
    }

    #[test]
    fn no_key_is_lost_or_doubled() {
        let all = keys(5_000, 0);
        let entry = |key| Entry { key, bytes: vec![0; 40] };
        let entries: Vec<Entry<'_>> = all.iter().map(|it| entry(it.as_str())).collect();
        assert_eq!(cut(&entries).iter().map(|it| it.len()).sum::<usize>(), all.len());
    }
}
