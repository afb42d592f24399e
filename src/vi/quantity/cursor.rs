//! A place in the tokens of a figure; a copy of it reads ahead.

use std::ops::Range;

use super::error::{ReadError, ReadErrorKind};
use super::lex::{Kind, Token};

/// How many words of an unknown unit an error shows.
const SHOWN_WORDS: usize = 4;

/// A place in the tokens of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token]) -> Self {
        Self { text, tokens, at: 0 }
    }

    /// Gives the tokens that are not read yet.
    pub(super) fn rest(&self) -> &'t [Token] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    /// Gives the kind of a token ahead.
    pub(super) fn kind(&self, ahead: usize) -> Option<Kind> {
        self.rest().get(ahead).map(|token| token.kind)
    }

    /// Gives the text of a token ahead, or nothing at the end.
    pub(super) fn word(&self, ahead: usize) -> &'t str {
        self.rest().get(ahead).map_or("", |token| token.text.as_str())
    }

    /// Goes on by some tokens.
    pub(super) fn advance(&mut self, tokens: usize) {
        self.at = self.at.saturating_add(tokens);
    }

    /// Goes on over a phrase if it stands here, and tells whether it did.
    pub(super) fn eat(&mut self, phrase: &[&str]) -> bool {
        let here = phrase.iter().enumerate().all(|(ahead, word)| self.word(ahead) == *word);
        if here {
            self.advance(phrase.len());
        }
        here
    }

    /// Gives the number when the text is nothing else.
    pub(super) fn only_number(&self) -> Option<&'t str> {
        match self.rest() {
            [token] if token.kind == Kind::Number => Some(&token.text),
            _ => None,
        }
    }

    /// Counts the words that stand here in a row.
    pub(super) fn words_ahead(&self) -> usize {
        self.rest().iter().take_while(|token| token.kind == Kind::Word).count()
    }

    /// Gives the bytes of the next tokens in the text, or its end.
    pub(super) fn span(&self, tokens: usize) -> Range<usize> {
        let end = self.text.len();
        match self.rest() {
            [] => end..end,
            rest => {
                let last = rest.get(tokens.saturating_sub(1)).or(rest.last());
                rest[0].span.start..last.map_or(end, |token| token.span.end)
            }
        }
    }

    /// Gives the next tokens as they were written.
    pub(super) fn written(&self, tokens: usize) -> String {
        self.text.get(self.span(tokens)).unwrap_or_default().to_owned()
    }

    /// Counts the tokens of an unknown unit that are worth showing.
    pub(super) fn unit_ahead(&self) -> usize {
        self.words_ahead().clamp(1, SHOWN_WORDS)
    }

    /// Makes an error about the next tokens.
    pub(super) fn error(&self, tokens: usize, kind: ReadErrorKind) -> ReadError {
        ReadError { span: self.span(tokens), kind }
    }
}
