//! Splits a Markdown file into its front matter and its body.

use std::ops::Range;

/// Where the two halves of a file stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halves {
    /// The YAML between the `---` lines.
    pub front: Range<usize>,
    /// The Markdown after them.
    pub body: Range<usize>,
}

/// Why a file cannot be split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFront {
    /// The first line is not `---`.
    Absent,
    /// There is a first `---` line and no second.
    Unclosed,
}

/// Finds the front matter and the body.
pub fn split(text: &str) -> Result<Halves, NoFront> {
    let blank = text.len() - text.trim_start_matches('\n').len();
    let first = line_end(text, blank);
    if text[blank..first].trim_end() != "---" {
        return Err(NoFront::Absent);
    }
    let front = (first + 1).min(text.len());
    let mut at = front;
    while at < text.len() {
        let end = line_end(text, at);
        if text[at..end].trim_end() == "---" {
            return Ok(Halves { front: front..at, body: (end + 1).min(text.len())..text.len() });
        }
        at = end + 1;
    }
    Err(NoFront::Unclosed)
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |it| from + it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn halves(text: &str) -> Result<(&str, &str), NoFront> {
        split(text).map(|it| (&text[it.front], &text[it.body]))
    }

    #[test]
    fn splits_at_the_second_line_of_dashes() {
        assert_eq!(halves("---\na: 1\n---\nThân\n---\n"), Ok(("a: 1\n", "Thân\n---\n")));
        assert_eq!(halves("\n---  \n---"), Ok(("", "")));
    }

    #[test]
    fn says_which_line_is_missing() {
        assert_eq!(halves("Thân bài"), Err(NoFront::Absent));
        assert_eq!(halves(""), Err(NoFront::Absent));
        assert_eq!(halves("---\na: 1\n"), Err(NoFront::Unclosed));
    }
}
