//! The journal: what a run has decided to do, in order, so that the next run can finish it.
//!
//! Each step can be repeated: what is done already is seen on disk. Doing them is the work of `roll`.

use std::io;

use super::lines::{self, Form, Lines, Unreadable};
use super::manifest::Entry;
use super::path::OutputPath;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Puts a staged file in place.
    Put {
        /// Its place.
        path: OutputPath,
        /// What the manifest will say of it.
        entry: Entry,
        /// Files to delete right before, as they are in its way.
        clear: Vec<OutputPath>,
    },
    /// Leaves a file as it is, as its bytes are right, and only tells the manifest.
    Note {
        /// Its place.
        path: OutputPath,
        /// What the manifest will say of it.
        entry: Entry,
    },
    /// Deletes a file, and the folders that this empties.
    Delete(OutputPath),
}

/// All steps of a run, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Journal(pub(super) Vec<Step>);

const FORM: Form = Form { name: "journal", version: 2 };

/// A line of the journal as text.
enum Line {
    Clear(OutputPath),
    Step(Step),
}

impl Journal {
    /// Writes the journal as text.
    pub(super) fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut lines = Lines::begin(out, FORM, self.0.iter().map(count).sum())?;
        self.0.iter().try_for_each(|step| push(&mut lines, step))
    }

    /// Reads what [`Self::write`] wrote, and nothing else.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let lines = lines::read(bytes, FORM, parse)?;
        let (mut steps, mut pending) = (Vec::new(), Vec::new());
        for (index, line) in lines.into_iter().enumerate() {
            match line {
                Line::Clear(path) => pending.push(path),
                Line::Step(Step::Put { path, entry, .. }) => {
                    let clear = std::mem::take(&mut pending);
                    steps.push(Step::Put { path, entry, clear });
                }
                // What is cleared is cleared for a file to put.
                Line::Step(_) if !pending.is_empty() => return Err(Unreadable::Line(index + 2)),
                Line::Step(step) => steps.push(step),
            }
        }
        if pending.is_empty() { Ok(Self(steps)) } else { Err(Unreadable::Line(1)) }
    }
}

/// Counts the lines of a step.
fn count(step: &Step) -> usize {
    match step {
        Step::Put { clear, .. } => clear.len() + 1,
        Step::Note { .. } | Step::Delete(_) => 1,
    }
}

fn push(lines: &mut Lines<'_>, step: &Step) -> io::Result<()> {
    match step {
        Step::Put { path, entry, clear } => {
            for path in clear {
                lines.push(format_args!("clear\t{path}"))?;
            }
            lines.push(format_args!("put\t{}", entry.line(path)))
        }
        Step::Note { path, entry } => lines.push(format_args!("note\t{}", entry.line(path))),
        Step::Delete(path) => lines.push(format_args!("delete\t{path}")),
    }
}

fn parse(line: &str) -> Option<Line> {
    let (verb, rest) = line.split_once('\t')?;
    match verb {
        "clear" => Some(Line::Clear(OutputPath::new(rest).ok()?)),
        "put" => {
            let (path, entry) = Entry::parse(&mut rest.split('\t'))?;
            Some(Line::Step(Step::Put { path, entry, clear: Vec::new() }))
        }
        "note" => {
            let (path, entry) = Entry::parse(&mut rest.split('\t'))?;
            Some(Line::Step(Step::Note { path, entry }))
        }
        "delete" => Some(Line::Step(Step::Delete(OutputPath::new(rest).ok()?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::{Key, Rank};

    #[test]
    fn written_and_read_again() {
        let path = |text| OutputPath::new(text).unwrap();
        let key = Key::of(b"");
        let entry = Entry { key, length: 9, rank: Rank::Page };
        let clear = vec![path("a")];
        let journal = Journal(vec![
            Step::Put { path: path("a/b"), entry, clear },
            Step::Note { path: path("c"), entry },
            Step::Delete(path("d")),
        ]);
        let text = String::from_utf8(lines::bytes(|out| journal.write(out))).unwrap();
        let expected = format!(
            "danvan journal 2\t4\nclear\ta\nput\ta/b\t{key}\t9\tpage\nnote\tc\t{key}\t9\tpage\n\
             delete\td\n"
        );
        assert_eq!(text, expected);
        assert_eq!(Journal::read(text.as_bytes()), Ok(journal));
    }

    #[test]
    fn what_we_do_not_write_is_not_read() {
        let check = |lines: &str, line| {
            let text = format!("danvan journal 2\t{}\n{lines}", lines.lines().count());
            assert_eq!(Journal::read(text.as_bytes()), Err(Unreadable::Line(line)), "{lines}");
        };
        check("delete\t../a\n", 2);
        check("remove\ta\n", 2);
        check("delete\n", 2);
        check("clear\ta\ndelete\tb\n", 3);
        check("clear\ta\n", 1);
        check("put\ta\n", 2);
    }
}
