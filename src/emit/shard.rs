//! Which part of a site an output folder holds, where several runs share the work.
//!
//! What is told apart, and by what name, is the work of who plans the outputs.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// One of several parts that together are the whole site.
///
/// Invariant: the number is one of `1..=of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    of: NonZeroU32,
    number: u32,
}

impl Shard {
    /// Gives how many parts there are.
    pub fn of(self) -> u32 {
        self.of.get()
    }

    /// Says whether something falls to this part. It hangs on the name alone, so that all stays where
    /// it is when other names come and go.
    pub fn holds(self, name: &str) -> bool {
        let hash = blake3::hash(name.as_bytes());
        let (head, _) = hash.as_bytes().split_first_chunk().expect("a hash has 32 bytes");
        u64::from_le_bytes(*head) % u64::from(self.of()) == u64::from(self.number - 1)
    }

    /// Lists all parts of which this is one, this one too.
    pub fn all(self) -> impl Iterator<Item = Self> {
        (1..=self.of()).map(move |number| Self { number, ..self })
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('/').filter(|_| text.bytes().all(|it| it.is_ascii_graphic()));
        let parsed = parts.and_then(|(number, of)| {
            let is_plain = |it: &&str| !it.starts_with(['+', '0']);
            let number = Some(number).filter(is_plain)?.parse().ok()?;
            let of: NonZeroU32 = Some(of).filter(is_plain)?.parse().ok()?;
            (1..=of.get()).contains(&number).then_some(Self { of, number })
        });
        parsed
            .ok_or_else(|| "write I/N with I from 1 to N, as 3/7 is the third of seven".to_owned())
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_again() {
        for text in ["1/1", "3/7", "7/7", "1000000/1000000"] {
            assert_eq!(text.parse::<Shard>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for text in [
            "",
            "x",
            "3",
            "/",
            "3/",
            "/7",
            "0/3",
            "4/3",
            "1/0",
            "-1/3",
            "+1/3",
            "01/3",
            "1/3/3",
            " 1/3",
            "1/99999999999",
        ] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }

    #[test]
    fn each_name_falls_to_one_part_and_no_part_gets_far_more() {
        let shards: Vec<Shard> = "1/7".parse::<Shard>().unwrap().all().collect();
        let mut held = [0; 7];
        for number in 0..7000 {
            let name = format!("/mo-hinh/{number}/");
            let holders: Vec<usize> = (0..7).filter(|&it| shards[it].holds(&name)).collect();
            assert_eq!(holders.len(), 1, "{name}");
            held[holders[0]] += 1;
        }
        assert!(held.iter().all(|it| (900..1100).contains(it)), "{held:?}");
    }

    #[test]
    fn a_name_stays_where_it_was_in_earlier_versions() {
        let holder = |name| "1/7".parse::<Shard>().unwrap().all().find(|it| it.holds(name));
        let holders =
            ["/", "/mo-hinh/duong-hoa/", "/tim-kiem/"].map(|it| holder(it).unwrap().to_string());
        assert_eq!(holders, ["6/7", "7/7", "3/7"]);
    }
}
