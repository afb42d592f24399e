//! Finds where the parts of YAML text stand that its tree does not tell: dashes, colons, quotes, ends.

use std::ops::Range;

use super::{Key, Node, NodeKind};

/// Where a value stands: what may be written anew when the value changes its form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Just behind the colon or the dash before it.
    pub(super) start: usize,
    /// How many blanks in its key or its dash stands.
    pub(super) indent: usize,
    /// What it belongs to.
    pub(super) before: Before,
}

/// What stands before a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Colon,
    Dash,
}

/// An entry of a map or an item of a list.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    /// From its key or its dash to the end of its value.
    pub(super) range: Range<usize>,
    /// Its value's place.
    pub(super) slot: Slot,
    /// Its value.
    pub(super) node: &'a Node,
}

/// A text and what can be found in it.
#[derive(Clone, Copy)]
pub(super) struct Layout<'a> {
    pub(super) text: &'a str,
}

impl<'a> Layout<'a> {
    /// Tells whether a list or a map stands between brackets.
    pub(super) fn is_bracketed(self, node: &Node) -> bool {
        let first = match &node.kind {
            NodeKind::Scalar(_) => return false,
            NodeKind::List(items) => items.first().map(|it| it.span.start),
            NodeKind::Map(entries) => entries.first().map(|(key, _)| key.span.start),
        };
        self.text[node.span.start..].starts_with(['[', '{'])
            && first.is_none_or(|it| it > node.span.start)
    }

    /// Gives the entries of a map or the items of a list.
    pub(super) fn entries(self, node: &'a Node) -> Vec<Entry<'a>> {
        let bracketed = self.is_bracketed(node);
        match &node.kind {
            NodeKind::Scalar(_) => Vec::new(),
            NodeKind::List(items) if bracketed => {
                items.iter().map(|it| self.bracketed_item(it)).collect()
            }
            NodeKind::List(items) => items.iter().map(|it| self.item(it)).collect(),
            NodeKind::Map(entries) => {
                entries.iter().map(|(key, value)| self.entry(key, value)).collect()
            }
        }
    }

    fn entry(self, key: &Key, node: &'a Node) -> Entry<'a> {
        let start = key.span.start;
        let behind = self.token_end(&key.span);
        let colon = self.text[behind..].find(|it: char| !it.is_whitespace());
        let colon = colon.filter(|it| self.text[behind + it..].starts_with(':'));
        let slot_start = colon.map_or(behind, |it| behind + it + 1);
        let slot = Slot { start: slot_start, indent: self.column(start), before: Before::Colon };
        Entry { range: start..self.end(node, slot_start), slot, node }
    }

    fn item(self, node: &'a Node) -> Entry<'a> {
        let start = self.dash(node);
        let slot = Slot { start: start + 1, indent: self.column(start), before: Before::Dash };
        Entry { range: start..self.end(node, start + 1), slot, node }
    }

    fn bracketed_item(self, node: &'a Node) -> Entry<'a> {
        let start = node.span.start;
        let slot = Slot { start, indent: 0, before: Before::Dash };
        Entry { range: start..self.end(node, start), slot, node }
    }

    /// Gives the end of a value; `start` is that of its slot, where an empty value ends.
    pub(super) fn end(self, node: &Node, start: usize) -> usize {
        if node.is_empty() && node.scalar().is_some_and(|it| it.text.is_empty()) {
            return start;
        }
        if node.scalar().is_some() {
            return self.token_end(&node.span);
        }
        if self.is_bracketed(node) {
            return self.bracket(node) + 1;
        }
        self.entries(node).last().map_or(node.span.end, |it| it.range.end)
    }

    /// Finds the bracket that closes a list or a map, past comments that may stand before it.
    pub(super) fn bracket(self, node: &Node) -> usize {
        let last = self.entries(node).last().map(|it| it.range.end);
        let mut at = last.unwrap_or(node.span.start + 1);
        while let Some(letter) = self.text[at..].chars().next() {
            match letter {
                ']' | '}' => return at,
                '#' => at = self.next_line(at),
                _ => at += letter.len_utf8(),
            }
        }
        node.span.end.saturating_sub(1)
    }

    /// Gives the end of a key or a text: the parser lets a quoted one reach over the comment behind.
    pub(super) fn token_end(self, span: &Range<usize>) -> usize {
        let text = &self.text[span.clone()];
        let Some(quote) = text.chars().next().filter(|it| ['"', '\''].contains(it)) else {
            return span.end;
        };
        let mut escaped = false;
        let mut letters = text.char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            let doubled = quote == '\'' && letters.peek().is_some_and(|(_, it)| *it == '\'');
            match letter {
                _ if escaped => escaped = false,
                '\\' if quote == '"' => escaped = true,
                '\'' if letter == quote && doubled => escaped = true,
                _ if letter == quote => return span.start + at + 1,
                _ => {}
            }
        }
        span.end
    }

    /// Tells whether a text stands in a block behind `|` or `>`.
    pub(super) fn is_block(self, node: &Node) -> bool {
        node.scalar().is_some_and(|it| it.quoted)
            && !self.text[node.span.start..].starts_with(['"', '\''])
    }

    /// Finds the dash of an item.
    fn dash(self, node: &Node) -> usize {
        let before = self.text[..node.span.start].trim_end();
        if !self.is_block(node) {
            return before.len().saturating_sub(1);
        }
        let line = self.line_start(before.len());
        let head = before[line..].find(['|', '>']).map_or(before.len(), |it| line + it);
        self.text[..head].trim_end().len().saturating_sub(1)
    }

    /// Gives where the line around a byte begins.
    pub(super) fn line_start(self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |it| it + 1)
    }

    /// Gives where the line around a byte ends, before the sign that ends it.
    pub(super) fn line_end(self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |it| at + it);
        end - usize::from(self.text[at..end].ends_with('\r'))
    }

    /// Gives where the line after the one around a byte begins.
    pub(super) fn next_line(self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |it| at + it + 1)
    }

    fn column(self, at: usize) -> usize {
        self.text[self.line_start(at)..at].chars().count()
    }
}
