//! Holds front matter against its schema: every field known, none missing, each of its shape.
//!
//! What a figure says is `figure`'s work; whether a place or another story exists, the catalogue's.

use super::date::{PartialDate, Period};
use super::fields::FIGURE;
use super::id::{free_id, is_id};
use super::schema::{Choice, Field, Need, Shape, Taxonomy};
use super::section::Section;
use crate::config::{Definitions, Term};
use crate::diagnostic::{Diagnostic, FilePath, Location, front};
use crate::source::yaml::{Node, NodeKind};

/// Checks a story's front matter.
pub fn check(
    node: &Node,
    section: Section,
    file: &FilePath,
    definitions: &Definitions,
) -> Vec<Diagnostic> {
    let mut checker = Checker { file, definitions, found: Vec::new() };
    let fields: Vec<&'static Field> = section.fields().collect();
    checker
        .record(node, &fields, |field| field.need == Need::Required || section.requires(field.key));
    checker.days(node);
    checker.found
}

/// Checks the front matter of a story told in another language: the words alone stand there.
pub(super) fn check_translation(
    node: &Node,
    section: Section,
    file: &FilePath,
    definitions: &Definitions,
) -> Vec<Diagnostic> {
    let mut checker = Checker { file, definitions, found: Vec::new() };
    checker.record(node, &section.translated_fields(), |field| field.need == Need::Required);
    checker.found
}

struct Checker<'a> {
    file: &'a FilePath,
    definitions: &'a Definitions,
    found: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn at(&self, node: &Node) -> Location {
        Location::span(self.file, node.span.clone())
    }

    fn record(
        &mut self,
        node: &Node,
        fields: &[&'static Field],
        required: impl Fn(&Field) -> bool,
    ) {
        let NodeKind::Map(entries) = &node.kind else {
            let at = self.at(node);
            self.found.push(front::no_fields(at, fields.iter().map(|field| field.key)));
            return;
        };
        for (key, value) in entries {
            match fields.iter().find(|field| field.key == key.text) {
                Some(field) if !value.is_empty() => self.value(value, field, field.shape),
                Some(_) => {}
                None => {
                    let known: Vec<&str> = fields.iter().map(|field| field.key).collect();
                    let at = Location::span(self.file, key.span.clone());
                    self.found.push(front::unknown_key(at, &key.text, &known));
                }
            }
        }
        for field in fields.iter().filter(|field| required(field)) {
            let given = node.get(field.key).is_some_and(|it| !it.is_blank());
            if !given && !misspelt(node, field, fields) {
                let problem = self.missing(node, field);
                self.found.push(problem);
            }
        }
    }

    fn missing(&self, node: &Node, field: &Field) -> Diagnostic {
        let at = self.missing_at(node, field.key);
        match field.shape {
            Shape::Id => front::missing_field(at, field.key, field.label, &free_id(self.file, &[])),
            Shape::Choice(choices) => {
                let choices: Vec<_> = choices.iter().map(|it| (it.key, it.label)).collect();
                front::missing_choice(at, field.key, field.label, &choices)
            }
            _ => front::missing_field(at, field.key, field.label, field.example),
        }
    }

    /// Points at the empty field, or else at the first line of what should hold it.
    fn missing_at(&self, node: &Node, key: &str) -> Location {
        let NodeKind::Map(entries) = &node.kind else { return self.at(node) };
        let key = entries.iter().find(|(it, _)| it.text == key).or(entries.first());
        key.map_or_else(|| self.at(node), |(it, _)| Location::span(self.file, it.span.clone()))
    }

    fn value(&mut self, node: &Node, field: &Field, shape: Shape) {
        match shape {
            Shape::List(item) => self.list(node, field, *item),
            Shape::Record(fields) => {
                let fields: Vec<&'static Field> = fields.iter().collect();
                self.record(node, &fields, |field| field.need == Need::Required);
                match field.key {
                    "sources" => self.source(node),
                    "places" | "replicated_at" => self.place(node, &fields),
                    _ => {}
                }
            }
            Shape::Metrics => self.metrics(node, field),
            Shape::Amounts => self.amounts(node, field),
            _ => match node.scalar() {
                Some(scalar) => self.scalar(node, field, shape, &scalar.text),
                None => self.wrong_shape(node, field, ("một dòng chữ", "one line of text")),
            },
        }
    }

    fn wrong_shape(&mut self, node: &Node, field: &Field, expected: (&'static str, &'static str)) {
        let at = self.at(node);
        self.found.push(front::wrong_shape(at, field.label, expected, field.example));
    }

    fn list(&mut self, node: &Node, field: &Field, item: Shape) {
        if let NodeKind::List(items) = &node.kind {
            for it in items {
                self.value(it, field, item);
            }
        } else {
            self.wrong_shape(node, field, ("danh sách trong [ ]", "a list in [ ]"));
        }
    }

    /// Looks whether there is a day on which the story is shown.
    fn days(&mut self, node: &Node) {
        let written = |key: &str| Some((node.get(key)?, day(&node.get(key)?.scalar()?.text)?));
        if let (Some((_, publish)), Some((value, expire))) = (written("publish"), written("expire"))
            && expire <= publish
        {
            self.found.push(front::never_shown(self.at(value), publish));
        }
    }

    fn source(&mut self, node: &Node) {
        let given = |key: &str| node.get(key).is_some_and(|it| !it.is_empty());
        if !["url", "title", "citation"].into_iter().any(given) {
            self.found.push(front::empty_source(self.at(node)));
        }
    }

    fn place(&mut self, node: &Node, fields: &[&'static Field]) {
        let named = |field: &&Field| matches!(field.key, "code" | "name");
        let given = |key: &str| node.get(key).is_some_and(|it| !it.is_blank());
        let mut names = fields.iter().filter(|field| named(field));
        if !names.any(|field| given(field.key) || misspelt(node, field, fields)) {
            self.found.push(front::unplaced(self.missing_at(node, "code")));
        }
    }

    fn metrics(&mut self, node: &Node, field: &Field) {
        let NodeKind::Map(entries) = &node.kind else {
            self.wrong_shape(
                node,
                field,
                ("các dòng `chỉ tiêu: con số`", "lines as `metric: figure`"),
            );
            return;
        };
        for (key, value) in entries {
            if self.definitions.metric(&key.text).is_none() {
                let known: Vec<&str> =
                    self.definitions.metrics.iter().map(|it| it.key.as_str()).collect();
                let at = Location::span(self.file, key.span.clone());
                self.found.push(crate::diagnostic::figure::unknown_metric(at, &key.text, &known));
            }
            match &value.kind {
                NodeKind::Map(_) => {
                    let fields: Vec<&Field> = FIGURE.iter().collect();
                    self.record(value, &fields, |field| field.need == Need::Required);
                }
                NodeKind::List(_) => {
                    let expected = ("một con số có đơn vị", "a figure with its unit");
                    self.found.push(front::wrong_shape(
                        self.at(value),
                        field.label,
                        expected,
                        "56 hộ",
                    ));
                }
                NodeKind::Scalar(_) => {}
            }
        }
    }

    fn amounts(&mut self, node: &Node, field: &Field) {
        let parts: Vec<&Node> = match &node.kind {
            NodeKind::List(items) => items.iter().collect(),
            NodeKind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
            NodeKind::Scalar(_) => vec![node],
        };
        let plain = !matches!(node.kind, NodeKind::Scalar(_));
        if !plain || parts.iter().any(|it| it.scalar().is_none()) {
            self.wrong_shape(node, field, ("danh sách các con số", "a list of amounts"));
        }
    }

    fn scalar(&mut self, node: &Node, field: &Field, shape: Shape, text: &str) {
        let at = || self.at(node);
        let problem = match shape {
            Shape::Id if !is_id(text) => Some(front::bad_id(at(), text, &free_id(self.file, &[]))),
            Shape::Day if day(text).is_none() => Some(front::bad_date(at(), text, false)),
            Shape::PartialDate if PartialDate::parse(text).is_none() => {
                Some(front::bad_date(at(), text, true))
            }
            Shape::Period if Period::parse(text).is_none() => Some(front::bad_period(at(), text)),
            Shape::Flag if flag(text).is_none() => {
                Some(front::unknown_word(at(), field.label, text, &["true", "false"]))
            }
            Shape::Integer if text.parse::<u32>().is_err() => {
                let expected = ("một số nguyên", "a whole number");
                Some(front::wrong_shape(at(), field.label, expected, field.example))
            }
            Shape::Url if !is_web_address(text) => Some(front::bad_url(at(), text)),
            Shape::Choice(choices) => self.choice(node, field, choices, text),
            Shape::Term(taxonomy) => self.term(node, field, taxonomy, text),
            _ => None,
        };
        self.found.extend(problem);
    }

    fn choice(
        &self,
        node: &Node,
        field: &Field,
        choices: &[Choice],
        text: &str,
    ) -> Option<Diagnostic> {
        let known: Vec<&str> = choices.iter().map(|it| it.key).collect();
        (!known.contains(&text))
            .then(|| front::unknown_word(self.at(node), field.label, text, &known))
    }

    fn term(
        &self,
        node: &Node,
        field: &Field,
        taxonomy: Taxonomy,
        text: &str,
    ) -> Option<Diagnostic> {
        let known: Vec<&str> =
            terms(self.definitions, taxonomy).iter().map(|it| it.key.as_str()).collect();
        (!known.contains(&text))
            .then(|| front::unknown_word(self.at(node), field.label, text, &known))
    }
}

/// Tells whether an unknown key is a slip for `field`: then only the slip is reported.
fn misspelt(node: &Node, field: &Field, fields: &[&'static Field]) -> bool {
    let NodeKind::Map(entries) = &node.kind else { return false };
    let known = || fields.iter().map(|it| it.key);
    entries.iter().any(|(key, _)| {
        !known().any(|it| it == key.text) && front::nearest(&key.text, known()) == Some(field.key)
    })
}

/// Gives the terms of a taxonomy.
pub fn terms(definitions: &Definitions, taxonomy: Taxonomy) -> &[Term] {
    match taxonomy {
        Taxonomy::Field => &definitions.fields,
        Taxonomy::Level => &definitions.levels,
        Taxonomy::Organ => &definitions.organs,
        Taxonomy::Award => &definitions.awards,
    }
}

/// Reads a whole day.
pub(super) fn day(text: &str) -> Option<jiff::civil::Date> {
    let date = PartialDate::parse(text)?;
    date.day.and_then(|_| date.first_day())
}

/// Reads yes or no.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text {
        "true" | "có" => Some(true),
        "false" | "không" => Some(false),
        _ => None,
    }
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|it| {
        it.contains('.') && !it.contains(|it: char| it.is_whitespace() || it.is_control())
    })
}
