//! What an editor sent, as the values that the front matter shall have.
//!
//! Only what the form showed is looked at; whatever else stands in the file stays.

use std::collections::{BTreeMap, BTreeSet};

use super::input::lines;
use super::{KEPT_OF_FIGURE, KEY, UNSHOWN, WAS};
use crate::source::text::nfc;
use crate::source::yaml::Value;
use crate::story::Section;
use crate::story::fields::FIGURE;
use crate::story::schema::{Field, Need, Shape};

/// A row that cannot stand in the file, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::studio) struct Lost {
    /// The path of its first field.
    pub(in crate::studio) path: String,
    /// What is said of it.
    pub(in crate::studio) message: String,
}

/// Fields of a form by name.
pub(in crate::studio) type Sent = BTreeMap<String, String>;

/// What a form asks for.
#[derive(Debug, Default)]
pub(in crate::studio) struct Heard {
    /// Every field that shall have another value, with that value; nothing for one that shall go.
    pub(in crate::studio) changed: Vec<(&'static str, Option<Value>)>,
    /// What cannot be done.
    pub(in crate::studio) lost: Vec<Lost>,
    /// Where each row will stand in the file, by the name of the field that says so.
    pub(in crate::studio) rows: Vec<(String, String)>,
}

/// Reads a form over the values of the file.
pub(in crate::studio) fn hear(section: Section, old: &Value, sent: &Sent) -> Heard {
    let mut heard = Heard::default();
    let shown = section.fields().filter(|it| !UNSHOWN.contains(&it.key));
    let changed = shown.filter_map(|field| {
        let before = old.get(field.key);
        let Read::Sent(after) = read(field, field.key, before, sent, &mut heard) else {
            return None;
        };
        let required = field.need == Need::Required || section.requires(field.key);
        // What must be given keeps its line, so that its place and its comment stay.
        let after = after.or((required && before.is_some()).then_some(Value::Nothing));
        (after.as_ref() != before).then_some((field.key, after))
    });
    let changed = changed.collect();
    Heard { changed, ..heard }
}

/// What a form says of a field.
enum Read {
    /// It does not show it.
    Unsent,
    /// Its value; nothing where it is empty.
    Sent(Option<Value>),
}

fn read(field: &Field, path: &str, old: Option<&Value>, sent: &Sent, heard: &mut Heard) -> Read {
    match field.shape {
        Shape::Record(fields) => {
            let is_sent = fields.iter().any(|it| sent.contains_key(&format!("{path}.{}", it.key)));
            if is_sent { Read::Sent(record(fields, path, old, sent, heard)) } else { Read::Unsent }
        }
        Shape::Metrics => figures(path, old, sent, heard),
        Shape::List(Shape::Record(fields)) => {
            rows(path, old, sent, heard, |path, old, heard| record(fields, path, old, sent, heard))
        }
        Shape::List(Shape::Reference) => {
            rows(path, old, sent, heard, |path, old, _| scalar(field, sent.get(path)?, old))
        }
        Shape::List(_) => sent.get(path).map_or(Read::Unsent, |text| Read::Sent(list(text, old))),
        _ => sent.get(path).map_or(Read::Unsent, |text| Read::Sent(scalar(field, text, old))),
    }
}

/// Reads a text; one that means what is written already gives that again.
fn scalar(field: &Field, text: &str, old: Option<&Value>) -> Option<Value> {
    let text = plain(text);
    if let Some(Value::Text(written)) = old
        && plain(written) == text
    {
        return old.cloned();
    }
    let text = match field.shape {
        Shape::Day | Shape::PartialDate => day_of(&text).unwrap_or(text),
        _ => text,
    };
    (!text.is_empty()).then_some(Value::Text(text))
}

/// Makes one line of what was typed.
fn plain(text: &str) -> String {
    nfc(text
        .split(['\r', '\n'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" "))
}

/// Reads a day as people write it: `26/10/2025` and `10/2025`.
fn day_of(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.']).map(str::trim).collect();
    let number = |text: &&str| text.parse::<u16>().ok();
    let numbers = parts.iter().map(number).collect::<Option<Vec<u16>>>()?;
    match numbers[..] {
        [day, month, year] if year >= 1000 => Some(format!("{year}-{month:02}-{day:02}")),
        [month, year] if year >= 1000 => Some(format!("{year}-{month:02}")),
        _ => None,
    }
}

fn list(text: &str, old: Option<&Value>) -> Option<Value> {
    let typed: Vec<String> = text.lines().map(plain).filter(|it| !it.is_empty()).collect();
    if old.is_some() && lines(old).is_some_and(|it| it == typed.join("\n")) {
        return old.cloned();
    }
    (!typed.is_empty()).then(|| Value::List(typed.into_iter().map(Value::Text).collect()))
}

/// Reads the rows of a list in the order of their numbers; empty ones go.
fn rows(
    path: &str,
    old: Option<&Value>,
    sent: &Sent,
    heard: &mut Heard,
    row: impl Fn(&str, Option<&Value>, &mut Heard) -> Option<Value>,
) -> Read {
    if !sent.contains_key(path) {
        return Read::Unsent;
    }
    let before = |was: &str| match old? {
        Value::List(items) => items.get(was.parse::<usize>().ok()?),
        _ => None,
    };
    let mut items = Vec::new();
    for number in numbers(path, sent) {
        let path = format!("{path}.{number}");
        let was = format!("{path}.{WAS}");
        let old = sent.get(&was).and_then(|it| before(it));
        if let Some(item) = row(&path, old, heard) {
            heard.rows.push((was, items.len().to_string()));
            items.push(item);
        }
    }
    Read::Sent((!items.is_empty()).then_some(Value::List(items)))
}

/// Gives the numbers of the rows that were sent.
fn numbers(path: &str, sent: &Sent) -> BTreeSet<usize> {
    let names = sent.keys().filter_map(|it| it.strip_prefix(path)?.strip_prefix('.'));
    names.filter_map(|it| it.split('.').next()?.parse().ok()).collect()
}

/// Reads the fields of a record over what it holds; nothing where all that is shown of it is empty.
fn record(
    fields: &[Field],
    path: &str,
    old: Option<&Value>,
    sent: &Sent,
    heard: &mut Heard,
) -> Option<Value> {
    let mut entries = match old {
        Some(Value::Map(entries)) => entries.clone(),
        _ => Vec::new(),
    };
    let mut given = false;
    for field in fields {
        let before = entries.iter().position(|(key, _)| key == field.key);
        let value = before.map(|at| entries[at].1.clone());
        let path = format!("{path}.{}", field.key);
        let Read::Sent(after) = read(field, &path, value.as_ref(), sent, heard) else { continue };
        given |= after.is_some();
        match (before, after) {
            (Some(at), Some(after)) => entries[at].1 = after,
            (Some(at), None) => drop(entries.remove(at)),
            (None, Some(after)) => entries.push((field.key.to_owned(), after)),
            (None, None) => {}
        }
    }
    given.then_some(Value::Map(entries))
}

/// Reads figures: each row a metric and what is said of it.
fn figures(path: &str, old: Option<&Value>, sent: &Sent, heard: &mut Heard) -> Read {
    if !sent.contains_key(path) {
        return Read::Unsent;
    }
    let mut entries: Vec<(String, Value)> = Vec::new();
    for number in numbers(path, sent) {
        let path = format!("{path}.{number}");
        let was = sent.get(&format!("{path}.{WAS}")).and_then(|it| old?.get(it));
        let Some(figure) = figure(&path, was, sent, heard) else { continue };
        let key = sent.get(&format!("{path}.{KEY}")).map(|it| plain(it)).unwrap_or_default();
        let wording = sent.get(&format!("{path}.value")).map_or("", String::as_str);
        let fault = if key.is_empty() {
            Some(format!(
                "Hãy chọn chỉ tiêu cho “{wording}”. Chưa chọn thì dòng này chưa được lưu."
            ))
        } else {
            let taken = entries.iter().any(|(it, _)| *it == key);
            taken.then(|| format!("Chỉ tiêu này đã có ở dòng trên, nên “{wording}” chưa được lưu. Hãy chọn chỉ tiêu khác."))
        };
        if let Some(message) = fault {
            heard.lost.push(Lost { path: format!("{path}.{KEY}"), message });
        } else {
            heard.rows.push((format!("{path}.{WAS}"), key.clone()));
            entries.push((key, figure));
        }
    }
    Read::Sent((!entries.is_empty()).then_some(Value::Map(entries)))
}

/// Reads a figure: its wording alone, or with what else is said of it.
fn figure(path: &str, old: Option<&Value>, sent: &Sent, heard: &mut Heard) -> Option<Value> {
    let base = match old {
        Some(wording @ Value::Text(_)) => {
            Some(Value::Map(vec![("value".to_owned(), wording.clone())]))
        }
        other => other.cloned(),
    };
    let shown: Vec<&Field> = FIGURE.iter().filter(|it| !KEPT_OF_FIGURE.contains(&it.key)).collect();
    let mut entries = match base {
        Some(Value::Map(entries)) => entries,
        _ => Vec::new(),
    };
    for field in shown {
        let before = entries.iter().position(|(key, _)| key == field.key);
        let value = before.map(|at| entries[at].1.clone());
        let path = format!("{path}.{}", field.key);
        let Read::Sent(after) = read(field, &path, value.as_ref(), sent, heard) else { continue };
        entries.retain(|(key, _)| key != field.key);
        let at = before.unwrap_or(entries.len());
        entries.splice(at..at, after.map(|it| (field.key.to_owned(), it)));
    }
    match &entries[..] {
        [] => None,
        [(key, wording)] if key == "value" && !matches!(old, Some(Value::Map(_))) => {
            Some(wording.clone())
        }
        _ => Some(Value::Map(entries)),
    }
}
