//! The words of the interface in one language, as Fluent messages.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_decimal::Decimal;
use tera::{Kwargs, Value};

use crate::diagnostic::{Diagnostic, FilePath, Lang, Location, theme as problem};
use crate::vi::show;

/// The words of one language.
pub(super) struct Words(FluentBundle<FluentResource>);

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
        Self(bundle)
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
        self.0.add_resource_overriding(resource);
        Ok(())
    }

    /// Says a message without arguments; its key where there is none.
    pub(super) fn say(&self, key: &str) -> String {
        self.format(key, None).unwrap_or_else(|| key.to_owned())
    }

    /// Says a message that counts something as `$n`; its key where there is none.
    pub(super) fn count(&self, key: &str, count: usize) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set("n", count);
        self.format(key, Some(&arguments)).unwrap_or_else(|| key.to_owned())
    }

    /// Answers a template: `t(key="…", n=3)`.
    pub(super) fn call(&self, kwargs: &Kwargs) -> tera::TeraResult<String> {
        let key = kwargs.must_get::<&str>("key")?;
        let mut arguments = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            if name.as_str() != Some("key") {
                arguments.set(name.to_string(), argument(value));
            }
        }
        self.format(key, Some(&arguments)).ok_or_else(|| {
            tera::Error::message(format!(
                "t(key=\"{key}\"): no such message, or an argument of it is missing"
            ))
        })
    }

    fn format(&self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let said = self.0.format_pattern(pattern, arguments, &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }
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
