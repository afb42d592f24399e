//! Writes values as YAML that reads back as the same letters, bare where nothing speaks against it.

use std::fmt::Write as _;

use super::value::Value;

/// Where a text stands: on lines of its own, or between brackets, where a comma parts two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Lines,
    Brackets,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Bare,
    Single,
    Double,
}

/// The longest list of texts that is written on one line, in letters.
const ONE_LINE: usize = 80;

/// How many blanks a nested value is indented by.
const STEP: usize = 2;

/// Writes a text, in the style asked for if that can hold it.
pub(super) fn text(text: &str, style: Style, within: Within) -> String {
    match style {
        Style::Bare if is_plain(text, within) => text.to_owned(),
        Style::Single if !text.contains(is_escaped) => format!("'{}'", text.replace('\'', "''")),
        _ => double(text),
    }
}

fn double(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => written.extend(['\\', letter]),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            _ if is_escaped(letter) && u32::from(letter) > 0xFFFF => {
                let _infallible = write!(written, "\\U{:08x}", u32::from(letter));
            }
            _ if is_escaped(letter) => {
                let _infallible = write!(written, "\\u{:04x}", u32::from(letter));
            }
            _ => written.push(letter),
        }
    }
    written + "\""
}

/// Tells of letters that only an escape can bring through: those that end a line, those that nobody
/// sees, and those that YAML does not let stand.
fn is_escaped(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || u32::from(letter) & 0xFFFE == 0xFFFE
}

/// Tells whether a text may stand without quotes, for this reader and for every other.
fn is_plain(text: &str, within: Within) -> bool {
    let ends_well = text.trim() == text && !text.ends_with(':');
    let starts_well = text.starts_with(|it: char| it.is_alphanumeric());
    let parts = within == Within::Brackets && text.contains([',', '[', ']', '{', '}', ':', '"']);
    starts_well
        && ends_well
        && !parts
        && !text.contains(is_escaped)
        && ![": ", " #"].iter().any(|it| text.contains(it))
        && !is_misread(text)
}

/// Tells of texts that other readers of YAML take for something else: a code with leading zeros for
/// a number, a time for a number of seconds, `no` for a refusal.
fn is_misread(text: &str) -> bool {
    const WORDS: [&str; 7] = ["null", "y", "n", "yes", "no", "on", "off"];
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    let code = text.len() > 1 && text.starts_with('0') && digits(text);
    let time = text.split_once(':').is_some_and(|(hours, rest)| {
        digits(hours) && rest.starts_with(|it: char| it.is_ascii_digit())
    });
    code || time || WORDS.contains(&text.to_lowercase().as_str())
}

/// Writes a key.
fn key(name: &str, within: Within) -> String {
    let plain = name.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '-'));
    let style = if plain { Style::Bare } else { Style::Double };
    text(name, style, within)
}

/// Writes a value between brackets.
pub(super) fn between_brackets(value: &Value) -> String {
    let joined = |items: Vec<String>| items.join(", ");
    match value {
        Value::Nothing => "~".to_owned(),
        Value::Text(it) => text(it, Style::Bare, Within::Brackets),
        Value::List(items) => {
            format!("[{}]", joined(items.iter().map(between_brackets).collect()))
        }
        Value::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| entry_between_brackets(key, value));
            format!("{{ {} }}", joined(entries.collect()))
        }
    }
}

/// Writes a key and its value between brackets.
pub(super) fn entry_between_brackets(name: &str, value: &Value) -> String {
    format!("{}: {}", key(name, Within::Brackets), between_brackets(value))
}

/// Writes values on lines of their own, each line after the first begun by `newline`.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    pub(super) newline: &'a str,
}

impl Lines<'_> {
    /// Writes a key and its value; the key stands `indent` blanks in.
    pub(super) fn entry(self, name: &str, value: &Value, indent: usize) -> String {
        format!("{}:{}", key(name, Within::Lines), self.after_colon(value, indent))
    }

    /// Writes an item of a list; its dash stands `indent` blanks in.
    pub(super) fn item(self, value: &Value, indent: usize) -> String {
        format!("-{}", self.after_dash(value, indent))
    }

    /// Writes what follows the colon of a key that stands `indent` blanks in.
    pub(super) fn after_colon(self, value: &Value, indent: usize) -> String {
        let inner = indent + STEP;
        match one_line(value) {
            Some(line) => line,
            None => format!("{}{}", self.line_start(inner), self.lines(value, inner)),
        }
    }

    /// Writes what follows the dash of an item that stands `indent` blanks in.
    pub(super) fn after_dash(self, value: &Value, indent: usize) -> String {
        one_line(value).unwrap_or_else(|| format!(" {}", self.lines(value, indent + STEP)))
    }

    fn lines(self, value: &Value, indent: usize) -> String {
        let lines: Vec<String> = match value {
            Value::List(items) => items.iter().map(|it| self.item(it, indent)).collect(),
            Value::Map(entries) => {
                entries.iter().map(|(key, value)| self.entry(key, value, indent)).collect()
            }
            Value::Nothing | Value::Text(_) => Vec::new(),
        };
        lines.join(&self.line_start(indent))
    }

    /// Ends a line and begins the next.
    pub(super) fn line_start(self, indent: usize) -> String {
        format!("{}{}", self.newline, " ".repeat(indent))
    }
}

/// Writes a value that needs no lines of its own, a blank before it.
fn one_line(value: &Value) -> Option<String> {
    match value {
        Value::Nothing => Some(" ~".to_owned()),
        Value::Text(it) => Some(format!(" {}", text(it, Style::Bare, Within::Lines))),
        Value::Map(entries) => entries.is_empty().then(|| " {}".to_owned()),
        Value::List(items) => {
            let short = items.iter().all(|it| matches!(it, Value::Text(_)));
            let line = short.then(|| format!(" {}", between_brackets(value)))?;
            (items.is_empty() || line.chars().count() <= ONE_LINE).then_some(line)
        }
    }
}
