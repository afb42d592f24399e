//! Two texts of one story side by side: only the fields in which they differ, in words.

use serde::Serialize;

use super::Studio;
use super::definitions;
use super::story::{Opened, shown_body};
use crate::config::Definitions;
use crate::source::yaml::Value;
use crate::source::yaml::edit::Edit;
use crate::story::check::terms;
use crate::story::fields::FIGURE;
use crate::story::schema::{Field, Shape};
use crate::story::{PartialDate, Section};

/// The name of the story's own text among the fields.
pub(super) const BODY: &str = "body";

/// A field in which two texts differ.
#[derive(Debug, Serialize)]
pub(super) struct Difference {
    /// Its key, or [`BODY`].
    pub(super) key: String,
    label: String,
    /// What the first text has.
    left: String,
    /// What the second text has.
    right: String,
    long: bool,
}

/// Finds the fields in which two texts of a story differ; nothing if one of them cannot be read.
pub(super) fn differences(studio: &Studio, left: &Opened, right: &str) -> Option<Vec<Difference>> {
    let (one, other) = (Edit::new(&left.text).ok()?, Edit::new(right).ok()?);
    let (ours, theirs) = (one.values().ok()?, other.values().ok()?);
    let definitions = definitions(studio.site().as_deref());
    let words = Words { definitions: &definitions };
    let mut found: Vec<Difference> = keys(left.file.section, &ours, &theirs)
        .filter(|(key, _)| ours.get(key) != theirs.get(key))
        .map(|(key, field)| Difference {
            label: field.map_or_else(|| key.clone(), |it| it.label.0.to_owned()),
            left: words.value(field.map(|it| it.shape), ours.get(&key)),
            right: words.value(field.map(|it| it.shape), theirs.get(&key)),
            long: false,
            key,
        })
        .collect();
    let (left, right) = (shown_body(one.body()), shown_body(other.body()));
    if left != right {
        let label = "Bài viết".to_owned();
        found.push(Difference { key: BODY.to_owned(), label, left, right, long: true });
    }
    Some(found)
}

/// Gives every key of two texts, those of the schema in its order, with their fields.
fn keys<'a>(
    section: Section,
    ours: &'a Value,
    theirs: &'a Value,
) -> impl Iterator<Item = (String, Option<&'static Field>)> + 'a {
    let own = |value: &'a Value| match value {
        Value::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    let known = section.fields().map(|it| (it.key.to_owned(), Some(it)));
    let is_known = move |key: &str| section.fields().any(|it| it.key == key);
    let mut unknown: Vec<String> =
        own(ours).iter().chain(own(theirs)).map(|(key, _)| key.clone()).collect();
    unknown.retain(|key| !is_known(key));
    unknown.sort_unstable();
    unknown.dedup();
    known.chain(unknown.into_iter().map(|key| (key, None)))
}

/// Words values as editors know them.
struct Words<'a> {
    definitions: &'a Definitions,
}

impl Words<'_> {
    fn value(&self, shape: Option<Shape>, value: Option<&Value>) -> String {
        match value {
            None | Some(Value::Nothing) => String::new(),
            Some(Value::Text(text)) => self.text(shape, text),
            Some(Value::List(items)) => {
                let inner = match shape {
                    Some(Shape::List(inner)) => Some(*inner),
                    _ => None,
                };
                let items = items.iter().map(|it| format!("• {}", self.value(inner, Some(it))));
                items.collect::<Vec<_>>().join("\n")
            }
            Some(Value::Map(entries)) => {
                let entry = |(key, value): &(String, Value)| self.entry(shape, key, value);
                let parted = if matches!(shape, Some(Shape::Metrics)) { "\n" } else { "; " };
                entries.iter().map(entry).collect::<Vec<_>>().join(parted)
            }
        }
    }

    fn entry(&self, shape: Option<Shape>, key: &str, value: &Value) -> String {
        if matches!(shape, Some(Shape::Metrics)) {
            let label = self.definitions.metric(key).map_or(key, |it| it.label.vi.as_str());
            return format!("{label}: {}", self.value(Some(Shape::Record(&FIGURE)), Some(value)));
        }
        let field = match shape {
            Some(Shape::Record(fields)) => fields.iter().find(|it| it.key == key),
            _ => None,
        };
        let label = field.map_or(key, |it| it.label.0);
        format!("{label}: {}", self.value(field.map(|it| it.shape), Some(value)))
    }

    fn text(&self, shape: Option<Shape>, text: &str) -> String {
        let worded = match shape {
            Some(Shape::Choice(all)) => {
                all.iter().find(|it| it.key == text).map(|it| it.label.0.to_owned())
            }
            Some(Shape::Term(taxonomy)) => {
                let mut all = terms(self.definitions, taxonomy).iter();
                all.find(|it| it.key == text).map(|it| it.label.vi.clone())
            }
            Some(Shape::Day | Shape::PartialDate) => {
                PartialDate::parse(text).map(|it| it.shown(crate::diagnostic::Lang::Vi))
            }
            _ => None,
        };
        worded.unwrap_or_else(|| text.to_owned())
    }
}
