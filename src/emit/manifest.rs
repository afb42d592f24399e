//! The manifest: which files of an output folder are ours, and from what each was made.

use std::collections::BTreeMap;
use std::fmt;
use std::io;

use super::key::Key;
use super::lines::{self, Form, Lines, Unreadable};
use super::path::OutputPath;
use super::plan::Rank;

/// What the manifest says of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What determined its bytes.
    pub key: Key,
    /// Its length in bytes.
    pub length: u64,
    /// When it was put in place, and so when it may be deleted.
    pub rank: Rank,
}

/// Our files in an output folder, in the order of their paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<OutputPath, Entry>);

const FORM: Form = Form { name: "manifest", version: 1 };

impl Manifest {
    /// Gives what is known of a file of ours.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.0.get(path)
    }

    /// Gives a file of ours by its path.
    pub(super) fn entry(&self, path: &str) -> Option<(&OutputPath, &Entry)> {
        self.0.get_key_value(path)
    }

    /// Says whether a file is ours.
    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Gives all files of ours, in the order of their paths.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&OutputPath, &Entry)> {
        self.0.iter()
    }

    /// Counts the files.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Says whether no file is ours.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn insert(&mut self, path: OutputPath, entry: Entry) {
        self.0.insert(path, entry);
    }

    /// Takes files, in the place of those that lay where they lie.
    pub(super) fn extend(&mut self, files: Vec<(OutputPath, Entry)>) {
        if self.is_empty() {
            // Sorted at once: to find the place of each among a great site's many costs far more.
            *self = files.into_iter().collect();
        } else {
            self.0.extend(files);
        }
    }

    pub(crate) fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }

    /// Writes the manifest as text.
    pub(super) fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut lines = Lines::begin(out, FORM, self.len())?;
        self.iter().try_for_each(|(path, entry)| lines.push(format_args!("{}", entry.line(path))))
    }

    /// Reads what [`Self::write`] wrote, and nothing else.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let entries = lines::read(bytes, FORM, |line| Entry::parse(&mut line.split('\t')))?;
        let unsorted = entries.windows(2).position(|pair| pair[0].0 >= pair[1].0);
        match unsorted {
            None => Ok(Self(entries.into_iter().collect())),
            // The head is line 1, and it is the second of the pair that stands wrong.
            Some(index) => Err(Unreadable::Line(index + 3)),
        }
    }
}

impl FromIterator<(OutputPath, Entry)> for Manifest {
    fn from_iter<T: IntoIterator<Item = (OutputPath, Entry)>>(entries: T) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl Entry {
    /// Gives the line of a file.
    pub(crate) fn line(self, path: &OutputPath) -> impl fmt::Display + '_ {
        fmt::from_fn(move |f| {
            write!(f, "{path}\t{}\t{}\t{}", self.key, self.length, self.rank.word())
        })
    }

    /// Reads the fields of such a line, to the last.
    pub(crate) fn parse<'a>(
        fields: &mut impl Iterator<Item = &'a str>,
    ) -> Option<(OutputPath, Self)> {
        let path = OutputPath::new(fields.next()?).ok()?;
        let key = Key::parse(fields.next()?)?;
        let length = fields.next()?.parse().ok()?;
        let rank = Rank::parse(fields.next()?)?;
        fields.next().is_none().then_some((path, Self { key, length, rank }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(manifest: &Manifest) -> String {
        String::from_utf8(lines::bytes(|out| manifest.write(out))).unwrap()
    }

    fn sample() -> Manifest {
        [("a/b.html", Rank::Page, 7), ("a.css", Rank::Asset, 0)]
            .into_iter()
            .map(|(path, rank, length)| {
                let key = Key::of(path.as_bytes());
                (OutputPath::new(path).unwrap(), Entry { key, length, rank })
            })
            .collect()
    }

    #[test]
    fn written_and_read_again() {
        let text = written(&sample());
        let (css, page) = (Key::of(b"a.css"), Key::of(b"a/b.html"));
        let expected =
            format!("danvan manifest 1\t2\na.css\t{css}\t0\tasset\na/b.html\t{page}\t7\tpage\n");
        assert_eq!(text, expected);
        assert_eq!(Manifest::read(text.as_bytes()), Ok(sample()));
    }

    #[test]
    fn every_cut_is_seen() {
        let text = written(&sample());
        for end in 0..text.len() {
            assert!(Manifest::read(&text.as_bytes()[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn lines_out_of_order_or_outside_the_folder_are_damage() {
        let text = written(&sample());
        let mut lines: Vec<_> = text.lines().collect();
        lines.swap(1, 2);
        let swapped = lines.join("\n") + "\n";
        assert_eq!(Manifest::read(swapped.as_bytes()), Err(Unreadable::Line(3)));
        let outside = text.replace("a/b.html", "../b.html");
        assert_eq!(Manifest::read(outside.as_bytes()), Err(Unreadable::Line(3)));
    }
}
