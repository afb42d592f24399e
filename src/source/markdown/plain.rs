//! Gathers the text without its markup, line by line, for search, excerpts and counting.

use super::escape::is_forbidden;

/// Text under way.
#[derive(Default)]
pub(super) struct Plain {
    text: String,
    line: String,
    gap: &'static str,
    words: usize,
}

impl Plain {
    /// Adds text to the line; blanks within become one space, those at its ends none.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() || is_forbidden(c) {
                self.separate(if self.gap.is_empty() { " " } else { self.gap });
            } else {
                self.push_char(c);
            }
        }
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

    /// Gives the whole text and the number of its words.
    pub(super) fn finish(mut self) -> (String, usize) {
        self.end_line();
        (self.text, self.words)
    }

    fn push_char(&mut self, c: char) {
        if !self.line.is_empty() {
            self.line.push_str(self.gap);
        }
        self.gap = "";
        self.line.push(c);
    }
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
        assert_eq!(plain.finish(), ("Hiến đất –\n1.250\u{A0}m2".to_owned(), 4));
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
