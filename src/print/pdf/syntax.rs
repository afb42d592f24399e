//! Writes Typst as calls of the theme's functions, with an author's text only inside string literals.
//!
//! Invariant: nothing of an author's reaches the program but through [`Code::string`], so nothing that
//! an author writes can become a command.

use std::fmt::{Display, Write};

/// A program under way.
#[derive(Debug, Default)]
pub(super) struct Code(String);

impl Code {
    /// Adds a piece of program.
    pub(super) fn raw(&mut self, code: &str) {
        self.0.push_str(code);
    }

    /// Adds a text.
    pub(super) fn string(&mut self, text: &str) {
        self.0.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\t' => self.0.push_str("\\t"),
                letter if letter.is_control() => self.0.push(' '),
                letter => self.0.push(letter),
            }
        }
        self.0.push('"');
    }

    /// Opens a call of a function of the theme.
    pub(super) fn call(&mut self, function: &str) {
        self.0.push_str("(f.");
        self.0.push_str(function);
        self.0.push_str(")(");
    }

    /// Adds a text as an argument.
    pub(super) fn text(&mut self, text: &str) {
        self.string(text);
        self.0.push_str(", ");
    }

    /// Adds a named text within a dictionary.
    pub(super) fn field(&mut self, name: &str, text: &str) {
        self.0.push_str(name);
        self.0.push_str(": ");
        self.text(text);
    }

    /// Adds a number, or another word of the language, as an argument.
    pub(super) fn word(&mut self, word: impl Display) {
        write!(self.0, "{word}, ").expect("a String takes all that is written to it");
    }

    /// Ends a call.
    pub(super) fn end(&mut self) {
        self.0.push_str(")\n");
    }

    /// Gives the program.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_cannot_leave_its_quotes() {
        let mut code = Code::default();
        code.string("\"#eval(\\\"1\\\")\n\u{7}");
        assert_eq!(code.finish(), "\"\\\"#eval(\\\\\\\"1\\\\\\\")\\n \"");
    }

    proptest! {
        #[test]
        fn any_text_is_one_string_to_typst(text in any::<String>()) {
            let mut code = Code::default();
            code.string(&text);
            let root = typst::syntax::parse_code(&code.finish());
            let kinds: Vec<_> = root.children().map(typst::syntax::SyntaxNode::kind).collect();
            prop_assert_eq!(kinds, [typst::syntax::SyntaxKind::Str]);
        }
    }
}
