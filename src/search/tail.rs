//! Long lists of stories in two parts: those that the word tells most of, and all others.
//!
//! A word that stands in tens of thousands of stories tells little of any. The first part is enough
//! to find the best results; the second is read only where all must be counted, or where the first
//! parts of the words of a query have too few stories in common.

/// The most postings of a list that stand together, and those that do where there are more.
const LONG: usize = 2 * HEAD;
const HEAD: usize = 2_048;

/// How many weights a posting can have, which are its last bits.
const WEIGHTS: usize = 8;

/// Bytes above which a file takes no more tails.
const FILE: usize = 32_000;

/// Gives the name of a file of tails.
pub(super) fn file(name: &str) -> String {
    format!("k/duoi.{name}.idx")
}

/// Parts a list, both parts in the order of the stories, as the list is: first the postings that count
/// most, of those that count the same the newest, as results are shown in that order too.
pub(super) fn part(postings: Vec<u32>) -> (Vec<u32>, Vec<u32>) {
    if postings.len() <= LONG {
        return (postings, Vec::new());
    }
    let mut passed_over = passed_over(&postings);
    let mut head = Vec::with_capacity(HEAD);
    let mut tail = Vec::with_capacity(postings.len() - HEAD);
    for posting in postings {
        let left = &mut passed_over[weight(posting)];
        if *left == 0 {
            head.push(posting);
        } else {
            *left -= 1;
            tail.push(posting);
        }
    }
    (head, tail)
}

/// Tells how many of the oldest postings of each weight the head has no room for.
fn passed_over(postings: &[u32]) -> [usize; WEIGHTS] {
    let mut counts = [0; WEIGHTS];
    for posting in postings {
        counts[weight(*posting)] += 1;
    }
    let mut room = HEAD;
    for count in counts.iter_mut().rev() {
        let taken = room.min(*count);
        room -= taken;
        *count -= taken;
    }
    counts
}

/// Gives how much a posting counts.
fn weight(posting: u32) -> usize {
    posting as usize % WEIGHTS
}

/// Adds a tail to the last file that takes more, and gives the file's number and the tail's start.
pub(super) fn add(files: &mut Vec<Vec<u8>>, tail: &[u8]) -> (usize, usize) {
    if files.last().is_none_or(|it| it.len() > FILE) {
        files.push(Vec::new());
    }
    let number = files.len() - 1;
    let start = files[number].len();
    files[number].extend_from_slice(tail);
    (number, start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_stays_whole() {
        let postings: Vec<u32> = (0..4_096).map(|it| it << 3).collect();
        assert_eq!(part(postings.clone()), (postings, Vec::new()));
    }

    #[test]
    fn a_long_list_keeps_what_counts_most_and_then_the_newest() {
        let postings: Vec<u32> =
            (0..20_000).map(|it| it << 3 | u32::from(it % 1_000 == 0)).collect();
        let (head, tail) = part(postings.clone());
        assert_eq!((head.len(), tail.len()), (2_048, 17_952));
        assert!(head.is_sorted() && tail.is_sorted());
        assert_eq!(head[..3], [1, 1_000 << 3 | 1, 2_000 << 3 | 1]);
        assert_eq!(head.last(), postings.last());
        let mut all = [head, tail].concat();
        all.sort_unstable();
        assert_eq!(all, postings);
    }

    #[test]
    fn what_counts_less_has_no_room_where_enough_counts_most() {
        let postings: Vec<u32> = (0..9_000).map(|it| it << 3 | (it % 3)).collect();
        let (head, tail) = part(postings.clone());
        let most: Vec<u32> = postings.iter().copied().filter(|it| it % 8 == 2).collect();
        assert_eq!(head, most[most.len() - 2_048..]);
        let mut rest = postings;
        rest.retain(|it| !head.contains(it));
        assert_eq!(tail, rest);
    }

    #[test]
    fn small_tails_share_a_file() {
        let mut files = Vec::new();
        let places: Vec<_> =
            [20_000, 20_000, 5].iter().map(|it| add(&mut files, &vec![0; *it])).collect();
        assert_eq!(places, [(0, 0), (0, 20_000), (1, 0)]);
        assert_eq!(files.iter().map(Vec::len).collect::<Vec<_>>(), [40_000, 5]);
    }
}
