//! The words of the interface in one language, as Fluent messages.

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use tera::{Kwargs, Value};

use crate::diagnostic::{Diagnostic, FilePath, Lang, Location, theme as problem};
use crate::vi::show;

/// The words of one language.
pub(super) struct Words {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    /// Messages without arguments, by key: templates ask for them over and over.
    plain: FxHashMap<String, Value>,
}

impl Words {
    /// Starts without a word.
    pub(super) fn new(lang: Lang) -> Self {
        let tag = lang.tag().parse().expect("a language tag of ours is well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Vi => |value, _| number(value, Lang::Vi),
            Lang::En => |value, _| number(value, Lang::En),
        }));
        Self { bundle, keys: BTreeSet::new(), plain: FxHashMap::default() }
    }

    /// Adds the messages of a file; they take the place of those with the same keys.
    pub(super) fn add(&mut self, source: String, file: &FilePath) -> Result<(), Box<Diagnostic>> {
        let resource = FluentResource::try_new(source).map_err(|(_, errors)| {
            let first = errors.into_iter().next();
            let at = first.as_ref().map_or_else(
                || Location::file(file),
                |error| Location::span(file, error.pos.clone()),
            );
            Box::new(problem::words(at, &first.map(|it| it.to_string()).unwrap_or_default()))
        })?;
        self.keys.extend(resource.entries().filter_map(key_of));
        self.bundle.add_resource_overriding(resource);
        // All of them again: what is new may stand within any other.
        let plain = |key: &String| Some((key.clone(), Value::from(self.format(key, None)?)));
        self.plain = self.keys.iter().filter_map(plain).collect();
        Ok(())
    }

    /// Says a message without arguments; its key where there is none.
    pub(super) fn say(&self, key: &str) -> String {
        self.plain.get(key).and_then(Value::as_str).unwrap_or(key).to_owned()
    }

    /// Says a message that counts something as `$n`; its key where there is none.
    pub(super) fn count(&self, key: &str, count: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("n", count);
        self.format(key, Some(&arguments)).unwrap_or_else(|| key.to_owned())
    }

    /// Answers a template: `t(key="…", n=3)`.
    pub(super) fn call(&self, kwargs: &Kwargs) -> tera::TeraResult<Value> {
        let key = kwargs.must_get::<&str>("key")?;
        if let Some(said) = self.plain.get(key) {
            return Ok(said.clone());
        }
        let mut arguments = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            if name.as_str() != Some("key") {
                arguments.set(name.to_string(), argument(value));
            }
        }
        self.format(key, Some(&arguments)).map(Value::from).ok_or_else(|| {
            tera::Error::message(format!(
                "t(key=\"{key}\"): no such message, or an argument of it is missing"
            ))
        })
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }
}

fn key_of(entry: &Entry<&str>) -> Option<String> {
    let Entry::Message(message) = entry else { return None };
    Some(message.id.name.to_owned())
}

/// Writes a number of a message as people of the language group its digits.
fn number(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimal = Decimal::try_from(number.value).ok()?;
    Some(show::number_in(decimal, lang))
}

fn argument(value: &Value) -> FluentValue<'static> {
    match value.as_i128().and_then(|it| i32::try_from(it).ok()) {
        Some(number) => FluentValue::from(f64::from(number)),
        None => FluentValue::from(value.to_string()),
    }
}
