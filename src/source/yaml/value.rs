//! Values to be written as YAML, and what is written compared with them.

use super::{Node, NodeKind};

/// A value of front matter, however it is written.
#[derive(Clone, Debug, Eq)]
pub enum Value {
    /// Nothing: `key:` with no value, or `~`.
    Nothing,
    /// Text; a number or a date is text too.
    Text(String),
    /// Values in order.
    List(Vec<Value>),
    /// Keys, none of them twice, with their values.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// Reads a value off the tree of a text.
    pub fn of(node: &Node) -> Self {
        match &node.kind {
            _ if node.is_empty() => Self::Nothing,
            NodeKind::Scalar(scalar) => Self::Text(scalar.text.clone()),
            NodeKind::List(items) => Self::List(items.iter().map(Self::of).collect()),
            NodeKind::Map(entries) => {
                let entry = |(key, value): &(super::Key, Node)| (key.text.clone(), Self::of(value));
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }

    /// Gives the value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(it, _)| it == key).map(|(_, value)| value)
    }

    /// Counts the value and all within it.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Nothing | Self::Text(_) => 1,
            Self::List(items) => 1 + items.iter().map(Self::count).sum::<usize>(),
            Self::Map(entries) => 1 + entries.iter().map(|(_, it)| it.count()).sum::<usize>(),
        }
    }
}

/// Two maps are equal in whatever order their keys stand.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Text(left), Self::Text(right)) => left == right,
            (Self::List(left), Self::List(right)) => left == right,
            (Self::Map(left), Self::Map(right)) => {
                left.len() == right.len()
                    && left.iter().all(|(key, value)| other.get(key) == Some(value))
            }
            _ => false,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
