//! Gathers the text without its markup, line by line, for search, excerpts and counting.

use super::Origin;
use super::escape::is_forbidden;

/// Text under way.
#[derive(Default)]
pub(super) struct Plain {
    text: String,
    line: String,
    gap: &'static str,
    words: usize,
    origins: Vec<Origin>,
}

impl Plain {
    /// Adds text to the line; blanks within become one space, those at its ends none.
    pub(super) fn push(&mut self, text: &str) {
        self.add(text);
    }

    /// Adds text that stands at a place of the file.
    pub(super) fn push_from(&mut self, text: &str, file: usize) {
        let origin = self.add(text).map(|(plain, at)| Origin { plain, file: file + at });
        self.origins.extend(origin);
    }

    /// Adds what stands between the blanks of a text. Gives where its first letter stands, in the whole
    /// text and in this one.
    fn add(&mut self, text: &str) -> Option<(usize, usize)> {
        let mut first = None;
        let mut at = 0;
        for run in text.split_inclusive(is_blank) {
            let letters = run.strip_suffix(is_blank).unwrap_or(run);
            if !letters.is_empty() {
                self.push_run(letters);
                first = first.or_else(|| Some((self.end() - letters.len(), at)));
            }
            if letters.len() < run.len() && self.gap.is_empty() {
                self.gap = " ";
            }
            at += run.len();
        }
        first
    }

    /// Gives where the whole text ends so far.
    fn end(&self) -> usize {
        let parted = usize::from(!self.text.is_empty());
        self.text.len() + parted + self.line.len()
    }

    /// Parts what comes next from what stands on the line already, if both are there.
    pub(super) fn separate(&mut self, gap: &'static str) {
        self.gap = gap;
    }

    /// Ends the line and gives it.
    pub(super) fn end_line(&mut self) -> String {
        let line = std::mem::take(&mut self.line);
        self.gap = "";
        if line.is_empty() {
            return line;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&line);
        self.words += count_words(&line);
        line
    }

    /// Gives the whole text, the number of its words, and where its pieces come from.
    pub(super) fn finish(mut self) -> (String, usize, Vec<Origin>) {
        self.end_line();
        (self.text, self.words, self.origins)
    }

    fn push_run(&mut self, letters: &str) {
        if !self.line.is_empty() {
            self.line.push_str(self.gap);
        }
        self.gap = "";
        self.line.push_str(letters);
    }
}

fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace() || is_forbidden(c)
}

fn count_words(line: &str) -> usize {
    line.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_collapse_and_lines_are_never_empty() {
        let mut plain = Plain::default();
        plain.push("  Hiến\n\t đất ");
        plain.push(" –");
        assert_eq!(plain.end_line(), "Hiến đất –");
        plain.push(" \n");
        assert_eq!(plain.end_line(), "");
        plain.push("1.250\u{A0}m2");
        let (text, words, _) = plain.finish();
        assert_eq!((text.as_str(), words), ("Hiến đất –\n1.250\u{A0}m2", 4));
    }

    #[test]
    fn pieces_know_where_they_come_from() {
        let mut plain = Plain::default();
        plain.push_from("Hiến", 10);
        plain.push(" ");
        plain.push_from("  đất", 20);
        plain.end_line();
        plain.separate(" · ");
        plain.push_from("xa", 40);
        let (text, _, origins) = plain.finish();
        let pieces: Vec<_> = origins.iter().map(|it| (&text[it.plain..], it.file)).collect();
        assert_eq!(pieces, [("Hiến đất\nxa", 10), ("đất\nxa", 22), ("xa", 40)]);
    }

    #[test]
    fn cells_are_parted_only_where_both_hold_text() {
        let mut plain = Plain::default();
        for cell in ["", "Thôn", "", " Hộ "] {
            plain.separate(" · ");
            plain.push(cell);
        }
        plain.separate(" · ");
        assert_eq!(plain.end_line(), "Thôn · Hộ");
    }
}
