//! The form of our own files: a line that names form and number of lines, then lines of fields with
//! tabs between.
//!
//! The number of lines tells a file that was cut short from a whole one.

use std::fmt;
use std::io;

/// What a file of ours is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub(crate) name: &'static str,
    /// Raised whenever a line changes its meaning.
    pub(crate) version: u32,
}

/// Why a file of ours cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// This line, counted from one, is not as we write it.
    Line(usize),
    /// Another version of danvan wrote the file.
    Version,
}

/// Lines of a form on their way to a file, which memory need not hold.
pub(crate) struct Lines<'a>(&'a mut dyn io::Write);

impl<'a> Lines<'a> {
    /// Begins a text of a form that will have so many lines.
    pub(crate) fn begin(out: &'a mut dyn io::Write, form: Form, count: usize) -> io::Result<Self> {
        let Form { name, version } = form;
        writeln!(out, "danvan {name} {version}\t{count}")?;
        Ok(Self(out))
    }

    /// Adds a line.
    pub(crate) fn push(&mut self, line: fmt::Arguments<'_>) -> io::Result<()> {
        writeln!(self.0, "{line}")
    }
}

/// Gives the bytes that a writer of lines writes.
pub(crate) fn bytes(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory takes all");
    bytes
}

/// Reads a file of a form: each line by `read`, which gives `None` for one it does not know.
pub(crate) fn read<T>(
    bytes: &[u8],
    form: Form,
    mut read: impl FnMut(&str) -> Option<T>,
) -> Result<Vec<T>, Unreadable> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        Unreadable::Line(good.split(|&byte| byte == b'\n').count())
    })?;
    let (head, body) = text.split_once('\n').ok_or(Unreadable::Line(1))?;
    let expected = count(head, form)?;
    let mut items = Vec::new();
    for (index, line) in body.split_inclusive('\n').enumerate() {
        let item = line.strip_suffix('\n').and_then(&mut read);
        items.push(item.ok_or(Unreadable::Line(index + 2))?);
    }
    if items.len() == expected { Ok(items) } else { Err(Unreadable::Line(items.len() + 2)) }
}

fn count(head: &str, form: Form) -> Result<usize, Unreadable> {
    let rest = head.strip_prefix("danvan ").and_then(|rest| rest.strip_prefix(form.name));
    let rest = rest.and_then(|rest| rest.strip_prefix(' ')).ok_or(Unreadable::Line(1))?;
    let (version, count) = rest.split_once('\t').unwrap_or((rest, ""));
    if version != form.version.to_string() {
        return Err(Unreadable::Version);
    }
    count.parse().map_err(|_| Unreadable::Line(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Form = Form { name: "list", version: 1 };

    #[track_caller]
    fn check(text: &[u8], expected: Result<&[&str], Unreadable>) {
        let found = read(text, LIST, |line| (line != "?").then(|| line.to_owned()));
        assert_eq!(found, expected.map(|lines| lines.iter().map(ToString::to_string).collect()));
    }

    #[test]
    fn written_and_read_again() {
        let text = bytes(|out| {
            let mut lines = Lines::begin(out, LIST, 2)?;
            lines.push(format_args!("a"))?;
            lines.push(format_args!("b"))
        });
        assert_eq!(text, b"danvan list 1\t2\na\nb\n");
        check(&text, Ok(&["a", "b"]));
        check(b"danvan list 1\t0\n", Ok(&[]));
    }

    #[test]
    fn what_is_not_ours_is_not_read() {
        check(b"", Err(Unreadable::Line(1)));
        check(b"danvan list 1\t0", Err(Unreadable::Line(1)));
        check(b"danvan other 1\t0\n", Err(Unreadable::Line(1)));
        check(b"danvan list 1\tmany\n", Err(Unreadable::Line(1)));
        check(b"danvan list 2 anything\n", Err(Unreadable::Version));
    }

    #[test]
    fn a_file_cut_short_or_grown_is_not_read() {
        check(b"danvan list 1\t2\na\n", Err(Unreadable::Line(3)));
        check(b"danvan list 1\t1\na", Err(Unreadable::Line(2)));
        check(b"danvan list 1\t1\na\nb\n", Err(Unreadable::Line(4)));
        check(b"danvan list 1\t2\na\n?\n", Err(Unreadable::Line(3)));
        check(b"danvan list 1\t2\na\n\xff\n", Err(Unreadable::Line(3)));
    }
}
