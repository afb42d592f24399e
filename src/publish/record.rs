//! The record beside the published files: which are ours, what each was made from, and who is at it.

use std::io;

use crate::emit::lines::{self, Form, Lines};
use crate::emit::{Entry, Key, Manifest, OutputPath, SiteDiff, Unreadable};

/// Where the record stands, with what else is our own.
pub(super) const OWN_FOLDER: &str = ".danvan/";
/// The record.
pub(super) const NAME: &str = ".danvan/published";

const FORM: Form = Form { name: "published", version: 1 };

/// What is known of the published files.
///
/// Invariant: every file that we sent, or may have sent, is named. One that may be old, new or absent
/// has the key [`Key::UNKNOWN`], which no output has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Our files.
    pub files: Manifest,
    /// Who has begun to change them and has not told that it is done.
    pub by: Option<String>,
}

impl Record {
    /// Takes all that will be sent or deleted for doubtful.
    pub(super) fn doubt(&mut self, diff: &SiteDiff<'_>) {
        let old = |path: &OutputPath| self.files.get(path.as_str()).copied();
        let unknown = |entry: Entry| Entry { key: Key::UNKNOWN, ..entry };
        let sent = diff.write.iter().map(|write| {
            let new = Entry { key: Key::UNKNOWN, length: 0, rank: write.output.rank };
            (write.output.path.clone(), old(&write.output.path).map_or(new, unknown))
        });
        let deleted =
            diff.delete.iter().filter_map(|path| Some((path.clone(), unknown(old(path)?))));
        let doubtful: Vec<_> = sent.chain(deleted).collect();
        for (path, entry) in doubtful {
            self.files.insert(path, entry);
        }
    }

    /// Writes the record as text.
    pub(super) fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let count = usize::from(self.by.is_some()) + self.files.len();
        let mut lines = Lines::begin(out, FORM, count)?;
        if let Some(by) = &self.by {
            lines.push(format_args!("by\t{by}"))?;
        }
        let mut files = self.files.iter();
        files.try_for_each(|(path, entry)| lines.push(format_args!("file\t{}", entry.line(path))))
    }

    /// Reads what [`Self::write`] wrote, and nothing else.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut record = Self::default();
        for line in lines::read(bytes, FORM, parse)? {
            match line {
                Line::By(by) => record.by = Some(by),
                Line::File(path, entry) => record.files.insert(path, entry),
            }
        }
        Ok(record)
    }
}

enum Line {
    By(String),
    File(OutputPath, Entry),
}

fn parse(line: &str) -> Option<Line> {
    match line.split_once('\t')? {
        ("by", by) => Some(Line::By(by.to_owned())),
        ("file", rest) => {
            let (path, entry) = Entry::parse(&mut rest.split('\t'))?;
            Some(Line::File(path, entry))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Rank;

    #[test]
    fn written_and_read_again() {
        let key = Key::of(b"x");
        let entry = Entry { key, length: 7, rank: Rank::Page };
        let files = Manifest::from_iter([(OutputPath::new("a/b.html").unwrap(), entry)]);
        let record = Record { files, by: Some("abc".to_owned()) };
        let text = String::from_utf8(lines::bytes(|out| record.write(out))).unwrap();
        assert_eq!(
            text,
            format!("danvan published 1\t2\nby\tabc\nfile\ta/b.html\t{key}\t7\tpage\n")
        );
        assert_eq!(Record::read(text.as_bytes()), Ok(record));
        for end in 0..text.len() {
            assert!(Record::read(&text.as_bytes()[..end]).is_err(), "{end}");
        }
    }
}
