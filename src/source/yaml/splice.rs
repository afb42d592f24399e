//! Finds the next change of text that brings YAML nearer to the values wanted.

use std::ops::Range;

use super::locate::{Before, Entry, Layout, Slot};
use super::value::Value;
use super::write::{self, Lines, Style, Within, between_brackets, entry_between_brackets};
use super::{Node, NodeKind};

/// Text to put in the place of a range.
pub(super) struct Splice {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// Finds what is to be spliced into a text.
pub(super) struct Splicer<'a> {
    pub(super) layout: Layout<'a>,
    pub(super) lines: Lines<'a>,
    /// The order of the keys of the outermost map, as far as they have one.
    pub(super) order: &'a [&'a str],
}

impl Splicer<'_> {
    /// Gives the first splice that brings a value nearer to the one wanted; `None` when it is that.
    pub(super) fn towards(
        &self,
        node: &Node,
        wanted: &Value,
        slot: Option<Slot>,
    ) -> Option<Splice> {
        if Value::of(node) == *wanted {
            return None;
        }
        match (&node.kind, wanted) {
            (NodeKind::Map(entries), Value::Map(goal))
                if !self.is_fresh(node, goal.len(), slot) =>
            {
                let names: Vec<&str> = entries.iter().map(|(key, _)| key.text.as_str()).collect();
                self.map_towards(node, &names, goal)
            }
            (NodeKind::List(_), Value::List(goal)) if !self.is_fresh(node, goal.len(), slot) => {
                self.list_towards(node, goal)
            }
            _ => Some(self.rewrite(node, wanted, slot)),
        }
    }

    /// Tells whether a list or map is better written afresh: it becomes empty, or it is an empty
    /// pair of brackets that may become lines.
    fn is_fresh(&self, node: &Node, goal: usize, slot: Option<Slot>) -> bool {
        let is_empty = self.layout.entries(node).is_empty();
        slot.is_some() && (goal == 0 || is_empty)
    }

    fn map_towards(&self, node: &Node, names: &[&str], goal: &[(String, Value)]) -> Option<Splice> {
        let entries = self.layout.entries(node);
        for (name, entry) in names.iter().zip(&entries) {
            let wanted = goal.iter().find(|(key, _)| key == name);
            if let Some(splice) = wanted.and_then(|(_, it)| self.entry_towards(node, entry, it)) {
                return Some(splice);
            }
        }
        if let Some((key, value)) = goal.iter().find(|(key, _)| !names.contains(&key.as_str())) {
            return Some(self.add_key(node, names, key, value));
        }
        let surplus = names.iter().position(|it| goal.iter().all(|(key, _)| key != it))?;
        Some(self.cut(node, &entries, surplus))
    }

    fn list_towards(&self, node: &Node, goal: &[Value]) -> Option<Splice> {
        let entries = self.layout.entries(node);
        let same = |entry: &Entry<'_>, value: &Value| Value::of(entry.node) == *value;
        let shorter = entries.len().min(goal.len());
        let first = entries.iter().zip(goal).take_while(|(it, value)| same(it, value)).count();
        let ends = entries.iter().rev().zip(goal.iter().rev());
        let last = ends.take(shorter - first).take_while(|(it, value)| same(it, value)).count();
        match (entries.len() - first - last, goal.len() - first - last) {
            (0, 0) => None,
            (0, _) => Some(self.add_item(node, &entries, first, &goal[first])),
            (_, 0) => Some(self.cut(node, &entries, first)),
            _ => self.entry_towards(node, &entries[first], &goal[first]),
        }
    }

    fn entry_towards(&self, parent: &Node, entry: &Entry<'_>, wanted: &Value) -> Option<Splice> {
        let slot = (!self.layout.is_bracketed(parent)).then_some(entry.slot);
        if slot.is_none() && Value::of(entry.node) == Value::Nothing && *wanted != Value::Nothing {
            let text = format!(" {}", between_brackets(wanted));
            return Some(Splice { range: entry.slot.start..entry.range.end, text });
        }
        self.towards(entry.node, wanted, slot)
    }

    /// Writes a value anew. Without a slot it stands between brackets, or is all there is.
    fn rewrite(&self, node: &Node, wanted: &Value, slot: Option<Slot>) -> Splice {
        let end = self.layout.end(node, node.span.start);
        let in_place = node.scalar().is_some() && !node.is_empty() && !self.layout.is_block(node);
        let within = if slot.is_some() { Within::Lines } else { Within::Brackets };
        match (wanted, slot) {
            (Value::Text(text), _) if in_place => {
                let text = write::text(text, self.style(node), within);
                Splice { range: node.span.start..end, text }
            }
            (_, None) => Splice { range: node.span.start..end, text: between_brackets(wanted) },
            (_, Some(slot)) => {
                let text = match slot.before {
                    Before::Colon => self.lines.after_colon(wanted, slot.indent),
                    Before::Dash => self.lines.after_dash(wanted, slot.indent),
                };
                Splice { range: slot.start..self.layout.end(node, slot.start), text }
            }
        }
    }

    fn style(&self, node: &Node) -> Style {
        match self.layout.text.as_bytes().get(node.span.start) {
            Some(b'\'') => Style::Single,
            Some(b'"') => Style::Double,
            _ => Style::Bare,
        }
    }

    fn add_key(&self, node: &Node, names: &[&str], key: &str, value: &Value) -> Splice {
        let entries = self.layout.entries(node);
        let after = self.neighbour(names, key);
        if self.layout.is_bracketed(node) {
            let entry = entry_between_brackets(key, value);
            return self.between(node, &entries, after, &entry);
        }
        let indent = entries.first().map_or(0, |it| it.slot.indent);
        let line = self.lines.entry(key, value, indent);
        // Only the keys of the outermost map stand at the edge.
        match self.commented(key).filter(|_| indent == 0) {
            Some(at) => self.line_at(at, &line),
            None => self.add_line(&entries, after, &line),
        }
    }

    fn add_item(&self, node: &Node, entries: &[Entry<'_>], at: usize, value: &Value) -> Splice {
        let after = at.checked_sub(1);
        if self.layout.is_bracketed(node) {
            return self.between(node, entries, after, &between_brackets(value));
        }
        let indent = entries.first().map_or(0, |it| it.slot.indent);
        self.add_line(entries, after, &self.lines.item(value, indent))
    }

    /// Adds lines after an entry, or before all of them.
    fn add_line(&self, entries: &[Entry<'_>], after: Option<usize>, line: &str) -> Splice {
        let indent = entries.first().map_or(0, |it| it.slot.indent);
        if let Some(entry) = after.and_then(|it| entries.get(it)) {
            let at = self.layout.next_line(entry.range.end);
            return self.line_at(at, &format!("{}{line}", " ".repeat(indent)));
        }
        let at = entries.first().map_or(0, |it| it.range.start);
        Splice { range: at..at, text: format!("{line}{}", self.lines.line_start(indent)) }
    }

    /// Puts whole lines at the beginning of a line, or at the end of a text.
    pub(super) fn line_at(&self, at: usize, line: &str) -> Splice {
        let newline = self.lines.newline;
        let open = at > 0 && !self.layout.text[..at].ends_with('\n');
        let before = if open { newline } else { "" };
        Splice { range: at..at, text: format!("{before}{line}{newline}") }
    }

    /// Adds an entry between brackets, after another or before all of them.
    fn between(
        &self,
        node: &Node,
        entries: &[Entry<'_>],
        after: Option<usize>,
        entry: &str,
    ) -> Splice {
        match (after.and_then(|it| entries.get(it)), entries.first()) {
            (Some(before), _) => {
                let at = before.range.end;
                Splice { range: at..at, text: format!(", {entry}") }
            }
            (None, Some(first)) => {
                let at = first.range.start;
                Splice { range: at..at, text: format!("{entry}, ") }
            }
            (None, None) => {
                let inside = node.span.start + 1..self.layout.bracket(node);
                Splice { range: inside, text: entry.to_owned() }
            }
        }
    }

    /// Finds the key that a new one stands after: the last that comes before it in the order.
    fn neighbour(&self, names: &[&str], key: &str) -> Option<usize> {
        let rank = |name: &str| self.order.iter().position(|it| *it == name);
        let last = names.len().checked_sub(1);
        let Some(own) = rank(key) else { return last };
        let before = names.iter().rposition(|it| rank(it).is_some_and(|it| it < own));
        if before.is_none() && names.iter().all(|it| rank(it).is_none()) { last } else { before }
    }

    /// Finds a line that holds the key as a comment, as a new story has for every field.
    fn commented(&self, key: &str) -> Option<usize> {
        let mut at = 0;
        for line in self.layout.text.split_inclusive('\n') {
            let rest = line.strip_prefix('#').map(|it| it.strip_prefix(' ').unwrap_or(it));
            let rest = rest.and_then(|it| it.strip_prefix(key));
            if rest.is_some_and(|it| it.starts_with(':')) {
                return Some(at);
            }
            at += line.len();
        }
        None
    }

    /// Takes an entry out.
    fn cut(&self, node: &Node, entries: &[Entry<'_>], at: usize) -> Splice {
        let (entry, next) = (&entries[at], entries.get(at + 1));
        let cut = |range| Splice { range, text: String::new() };
        if self.layout.is_bracketed(node) {
            let before = at.checked_sub(1).map(|it| entries[it].range.end);
            return match (next, before) {
                (Some(next), _) => cut(entry.range.start..next.range.start),
                (None, Some(before)) => cut(before..entry.range.end),
                (None, None) => cut(node.span.start + 1..self.layout.bracket(node)),
            };
        }
        let text = self.layout.text;
        let start = self.layout.line_start(entry.range.start);
        let before = text[start..entry.range.start].trim_end();
        if before.is_empty() {
            return cut(start..self.layout.next_line(entry.range.end));
        }
        let end = self.layout.line_end(entry.range.end);
        match next {
            Some(next) if text[end..next.range.start].trim().is_empty() => {
                cut(entry.range.start..next.range.start)
            }
            _ => cut(start + before.len()..end),
        }
    }
}
