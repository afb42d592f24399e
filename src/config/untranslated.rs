//! What `content/site.yaml` says in Vietnamese and not in English, by the keys that would say it.

use super::definitions::{Definitions, Term};
use super::{Config, Settings};
use crate::vi::unit;

impl Config {
    /// Gives the keys that are left to write for English pages, in the order of the file.
    pub fn untranslated(&self) -> Vec<String> {
        let mut keys = of_settings(&self.settings);
        keys.extend(of_definitions(&self.definitions));
        keys
    }
}

fn of_settings(settings: &Settings) -> Vec<String> {
    let (own, english, contact) = (settings, &settings.english, &settings.contact);
    let pairs = [
        ("name_en", &own.name, &english.name),
        ("tagline_en", &own.tagline, &english.tagline),
        ("description_en", &own.description, &english.description),
        ("contact.organ_en", &contact.organ, &english.organ),
        ("contact.address_en", &contact.address, &english.address),
        ("contact.responsible_en", &contact.responsible, &english.responsible),
        ("contact.permit_en", &contact.permit, &english.permit),
    ];
    let left = pairs.into_iter().filter(|(_, own, english)| !own.is_empty() && english.is_empty());
    left.map(|(key, ..)| key.to_owned()).collect()
}

fn of_definitions(definitions: &Definitions) -> Vec<String> {
    let lists: [(&str, &[Term]); 5] = [
        ("fields", &definitions.fields),
        ("levels", &definitions.levels),
        ("organs", &definitions.organs),
        ("terms", &definitions.terms),
        ("awards", &definitions.awards),
    ];
    let mut keys = Vec::new();
    for (list, terms) in lists {
        let left = terms.iter().filter(|it| it.label.en.is_empty());
        keys.extend(left.map(|it| format!("{list}.{}.en", it.key)));
    }
    for metric in &definitions.metrics {
        let left = [("en", &metric.label), ("help_en", &metric.help)];
        let left = left.into_iter().filter(|(_, it)| !it.vi.is_empty() && it.en.is_empty());
        keys.extend(left.map(|(key, _)| format!("metrics.{}.{key}", metric.key)));
    }
    keys.extend(units(definitions));
    keys
}

/// Gives the units of metrics that have no English name, each once: measures need none.
fn units(definitions: &Definitions) -> Vec<String> {
    let mut left: Vec<String> = Vec::new();
    for metric in &definitions.metrics {
        let is_named = |it: &str| definitions.units.iter().any(|name| name.unit == it);
        let whole = metric.unit.as_str();
        let parts = whole.split('/').filter(|_| !is_named(whole));
        for part in parts.filter(|it| !is_named(it) && *it != "%" && unit::unit(it).is_none()) {
            let key = format!("units.{part}");
            if !left.contains(&key) {
                left.push(key);
            }
        }
    }
    left
}
