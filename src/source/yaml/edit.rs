//! Changes single values of front matter, leaving every other byte as its author wrote it: comments,
//! order, unknown keys, quotes and the story's text.
//!
//! An edit is done by splices. Each brings the text one step nearer to the values wanted, and the
//! text is read again after it; what does not read back as wanted is refused, and nothing changes.

use std::ops::Range;

use super::locate::Layout;
use super::splice::{Splice, Splicer};
use super::value::Value;
use super::write::Lines;
use super::{Found, Node, NodeKind, parse};
use crate::source::front::{NoFront, split};

/// A step from a map or a list to a value in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value of a key.
    Key(&'a str),
    /// To an item, counted from zero.
    Item(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(key: &'a str) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Item(index)
    }
}

/// Why a story cannot be edited.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// Its front matter cannot be found.
    NoFront(NoFront),
    /// Its front matter cannot be read; what is wrong with it, placed in the file.
    Unreadable(Vec<Found>),
    /// There is nothing at this path, or no list or map that it could lead into.
    Absent,
    /// The text is written in a way that cannot be changed without harm to the rest.
    Entangled,
}

/// A story's text under edit.
#[derive(Clone, Debug)]
pub struct Edit<'a> {
    text: String,
    front: Range<usize>,
    order: &'a [&'a str],
}

impl<'a> Edit<'a> {
    /// Begins to edit the whole text of a story's file.
    pub fn new(text: &str) -> Result<Self, Refused> {
        let mark = text.len() - text.trim_start_matches('\u{feff}').len();
        let halves = split(&text[mark..]).map_err(Refused::NoFront)?;
        let front = halves.front.start + mark..halves.front.end + mark;
        let edit = Self { text: text.to_owned(), front, order: &[] };
        edit.tree()?;
        Ok(edit)
    }

    /// Puts new keys of the outermost map among the others in this order.
    #[must_use]
    pub fn in_order(self, order: &'a [&'a str]) -> Self {
        Self { order, ..self }
    }

    /// Gives the text as edited.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Gives the values as edited.
    pub fn values(&self) -> Result<Value, Refused> {
        Ok(self.tree()?.as_ref().map_or_else(|| Value::Map(Vec::new()), Value::of))
    }

    /// Gives the value at a path, if there is one.
    pub fn get(&self, path: &[Step<'_>]) -> Option<Value> {
        let values = self.values().ok()?;
        path.iter().try_fold(&values, |value, step| within(value, *step)).cloned()
    }

    /// Sets the value at a path; maps on the way that are not there yet are made.
    pub fn set(&mut self, path: &[Step<'_>], value: &Value) -> Result<(), Refused> {
        let mut wanted = self.values()?;
        *place(&mut wanted, path)? = value.clone();
        self.reach(&wanted)
    }

    /// Removes the key or the item at a path; what is not there may stay away.
    pub fn remove(&mut self, path: &[Step<'_>]) -> Result<(), Refused> {
        let mut wanted = self.values()?;
        let Some((last, above)) = path.split_last() else { return Err(Refused::Absent) };
        if above.iter().try_fold(&wanted, |value, step| within(value, *step)).is_none() {
            return Ok(());
        }
        match (place(&mut wanted, above)?, last) {
            (Value::Map(entries), Step::Key(key)) => entries.retain(|(it, _)| it != key),
            (Value::List(items), Step::Item(at)) if *at < items.len() => {
                items.remove(*at);
            }
            _ => {}
        }
        self.reach(&wanted)
    }

    /// Adds an item to the list at a path; a list that is not there yet is made.
    pub fn push(&mut self, path: &[Step<'_>], value: Value) -> Result<(), Refused> {
        let mut wanted = self.values()?;
        match place(&mut wanted, path)? {
            Value::List(items) => items.push(value),
            empty @ Value::Nothing => *empty = Value::List(vec![value]),
            _ => return Err(Refused::Absent),
        }
        self.reach(&wanted)
    }

    /// Gives the story's own text, below the front matter.
    pub fn body(&self) -> &str {
        &self.text[self.body_start()..]
    }

    /// Puts another text below the front matter, with the line ends of the file.
    pub fn set_body(&mut self, body: &str) {
        let start = self.body_start();
        let body = body.replace("\r\n", "\n").replace('\n', self.newline());
        if !self.text[..start].ends_with('\n') {
            self.text.push_str(self.newline());
        }
        let start = self.body_start();
        self.text.replace_range(start.., &body);
    }

    fn body_start(&self) -> usize {
        Layout { text: &self.text }.next_line(self.front.end)
    }

    fn newline(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    fn yaml(&self) -> &str {
        &self.text[self.front.clone()]
    }

    /// Reads the front matter; `None` where nothing is in it.
    fn tree(&self) -> Result<Option<Node>, Refused> {
        let (node, found) = parse(self.yaml(), 0);
        match node {
            None if !found.is_empty() => {
                let base = self.front.start;
                let moved =
                    |it: Found| Found { span: it.span.start + base..it.span.end + base, ..it };
                Err(Refused::Unreadable(found.into_iter().map(moved).collect()))
            }
            Some(Node { kind: NodeKind::List(_) | NodeKind::Scalar(_), .. }) => {
                Err(Refused::Absent)
            }
            node => Ok(node),
        }
    }

    /// Splices until the text holds the values wanted.
    fn reach(&mut self, wanted: &Value) -> Result<(), Refused> {
        let before = self.clone();
        let reached = self.splice_all(wanted);
        if reached.is_err() {
            *self = before;
        }
        reached
    }

    fn splice_all(&mut self, wanted: &Value) -> Result<(), Refused> {
        let most = 2 * (self.values()?.count() + wanted.count()) + 8;
        for _ in 0..most {
            let tree = self.tree().map_err(|_| Refused::Entangled)?;
            let Some(splice) = self.next_splice(tree.as_ref(), wanted) else { return Ok(()) };
            let (start, end) = (splice.range.start, splice.range.end);
            let base = self.front.start;
            self.text.replace_range(base + start..base + end, &splice.text);
            self.front.end = self.front.end - (end - start) + splice.text.len();
        }
        Err(Refused::Entangled)
    }

    fn next_splice(&self, tree: Option<&Node>, wanted: &Value) -> Option<Splice> {
        let splicer = Splicer {
            layout: Layout { text: self.yaml() },
            lines: Lines { newline: self.newline() },
            order: self.order,
        };
        match (tree, wanted) {
            (Some(tree), _) => splicer.towards(tree, wanted, None),
            (None, Value::Map(entries)) => {
                let (key, value) = entries.first()?;
                Some(splicer.line_at(self.yaml().len(), &splicer.lines.entry(key, value, 0)))
            }
            (None, _) => None,
        }
    }
}

/// Gives the value one step further.
fn within<'a>(value: &'a Value, step: Step<'_>) -> Option<&'a Value> {
    match (value, step) {
        (Value::Map(_), Step::Key(key)) => value.get(key),
        (Value::List(items), Step::Item(at)) => items.get(at),
        _ => None,
    }
}

/// Gives the place at a path, and makes the maps that lead to it.
fn place<'a>(value: &'a mut Value, path: &[Step<'_>]) -> Result<&'a mut Value, Refused> {
    let Some((step, rest)) = path.split_first() else { return Ok(value) };
    if matches!((&*value, step), (Value::Nothing, Step::Key(_))) {
        *value = Value::Map(Vec::new());
    }
    match (value, step) {
        (Value::Map(entries), Step::Key(key)) => {
            let known = entries.iter().position(|(it, _)| it == key);
            let at = known.unwrap_or_else(|| {
                entries.push(((*key).to_owned(), Value::Nothing));
                entries.len() - 1
            });
            place(&mut entries[at].1, rest)
        }
        (Value::List(items), Step::Item(at)) => {
            place(items.get_mut(*at).ok_or(Refused::Absent)?, rest)
        }
        _ => Err(Refused::Absent),
    }
}

#[cfg(test)]
mod tests;
