//! `danvan schema`: the fields of front matter for people, or as JSON Schema for editors.

use serde_json::{Map, Value, json};

use super::arguments::{CheckFormat, SchemaOptions};
use super::terminal::Terminal;
use super::{Failure, Outcome, root, today};
use crate::config::Definitions;
use crate::diagnostic::Lang;
use crate::site::configure;
use crate::source::scan::scan;
use crate::story::Section;
use crate::story::check::terms;
use crate::story::fields::FIGURE;
use crate::story::schema::{Choice, Field, Need, Shape};

/// Writes the schema of one kind of content, or of all.
pub(super) fn run(options: &SchemaOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let (tree, _) = scan(&root(&options.site.root)?);
    let (config, problems) = configure(&tree, today());
    if tree.files.contains_key(crate::config::PATH) && !problems.is_empty() {
        terminal.report(&problems, &tree.sources(&problems));
        return Ok(Outcome::Problems);
    }
    // Outside a showcase the program's own definitions are shown.
    let definitions = config.map_or_else(Definitions::shipped, |it| it.definitions);
    let definitions = &definitions;
    let kinds: Vec<Section> = options.kind.map_or(Section::ALL.to_vec(), |kind| vec![kind.0]);
    match options.format {
        CheckFormat::Text => {
            for kind in &kinds {
                terminal.print(&text(*kind, terminal.lang));
            }
            terminal.print(&metrics(definitions, terminal.lang));
        }
        CheckFormat::Json => {
            let document = |kind: &Section| document(*kind, definitions, terminal.lang);
            let mut whole = match kinds.as_slice() {
                [one] => document(one),
                all => json!({ "anyOf": all.iter().map(document).collect::<Vec<Value>>() }),
            };
            // Only the root may name the dialect.
            whole["$schema"] = json!(DIALECT);
            let written = serde_json::to_string_pretty(&whole).expect("a JSON value serializes");
            terminal.print(&written);
        }
    }
    Ok(Outcome::Done)
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

fn pair(pair: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => pair.0,
        Lang::En => pair.1,
    }
}

fn text(section: Section, lang: Lang) -> String {
    let mut lines = vec![format!("content/{}/", section.folder())];
    for field in section.fields() {
        let required = field.need == Need::Required || section.requires(field.key);
        let mark = if required { "*" } else { " " };
        lines.push(format!(" {mark} {:<14} {}", field.key, pair(field.label, lang)));
        lines.push(format!("   {:<14} {}", "", pair(field.help, lang)));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn metrics(definitions: &Definitions, lang: Lang) -> String {
    let mut lines = vec!["metrics:".to_owned()];
    for metric in &definitions.metrics {
        lines.push(format!(
            "   {:<26} {} ({}, {})",
            metric.key,
            metric.label.get(lang),
            metric.unit,
            metric.kind.word()
        ));
    }
    lines.join("\n")
}

fn document(section: Section, definitions: &Definitions, lang: Lang) -> Value {
    let fields: Vec<&Field> = section.fields().collect();
    let required = |field: &Field| field.need == Need::Required || section.requires(field.key);
    let mut schema = record(&fields, required, definitions, lang);
    schema["title"] = json!(section.folder());
    schema
}

fn record(
    fields: &[&Field],
    required: impl Fn(&Field) -> bool,
    definitions: &Definitions,
    lang: Lang,
) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let mut value = shape(field.shape, definitions, lang);
        value["title"] = json!(pair(field.label, lang));
        value["description"] = json!(pair(field.help, lang));
        properties.insert(field.key.to_owned(), value);
    }
    let required: Vec<&str> =
        fields.iter().filter(|field| required(field)).map(|field| field.key).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

fn shape(shape: Shape, definitions: &Definitions, lang: Lang) -> Value {
    let own = |fields: &'static [Field]| {
        let fields: Vec<&Field> = fields.iter().collect();
        record(&fields, |field| field.need == Need::Required, definitions, lang)
    };
    match shape {
        Shape::Text | Shape::Reference | Shape::File => json!({ "type": ["string", "number"] }),
        Shape::Id => json!({ "type": "string", "pattern": "^(?=.*[a-z])[a-z0-9]{6}$" }),
        Shape::Day => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        Shape::PartialDate => {
            json!({ "type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$" })
        }
        Shape::Period => {
            json!({ "type": ["string", "integer"], "pattern": r"^\d{4}( ?[-–] ?(\d{4})?)?$" })
        }
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Integer => json!({ "type": "integer", "minimum": 0 }),
        Shape::Url => json!({ "type": "string", "pattern": "^https?://" }),
        Shape::Choice(choices) => choice(choices),
        Shape::Term(taxonomy) => {
            let keys: Vec<&str> =
                terms(definitions, taxonomy).iter().map(|it| it.key.as_str()).collect();
            json!({ "enum": keys })
        }
        Shape::Amounts => json!({ "type": ["array", "object"] }),
        Shape::List(item) => {
            json!({ "type": "array", "items": self::shape(*item, definitions, lang) })
        }
        Shape::Record(fields) => own(fields),
        Shape::Metrics => metric_map(definitions, &own(&FIGURE), lang),
    }
}

fn choice(choices: &[Choice]) -> Value {
    let keys: Vec<&str> = choices.iter().map(|it| it.key).collect();
    json!({ "enum": keys })
}

fn metric_map(definitions: &Definitions, figure: &Value, lang: Lang) -> Value {
    let metric = |it: &crate::config::Metric| {
        let schema = json!({
            "title": it.label.get(lang),
            "description": format!("{} ({})", it.help.get(lang), it.unit),
            "anyOf": [{ "type": "string" }, figure],
        });
        (it.key.clone(), schema)
    };
    let properties: Map<String, Value> = definitions.metrics.iter().map(metric).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}
