//! What a site that can be installed gives to browsers: the worker that keeps pages, and what a
//! system shows of the site.

use serde_json::{Map, Value, json};

use super::views::Builder;
use super::{Showcase, address};
use crate::diagnostic::Lang;

/// Address of the worker. It stands at the root, as it keeps only what lies below it.
pub(super) const URL: &str = "/sw.js";

/// Address of what a system shows of the site, in each language.
pub(super) const MANIFEST: &str = "/app.webmanifest";

/// Address of what is shown without a network where no page was kept, in each language.
pub(super) const UNCONNECTED: &str = "/offline.html";

/// Writes the worker: what is kept from the start, and then the theme's own script.
pub(super) fn script(showcase: &Showcase) -> String {
    let config = &showcase.config;
    let base = config.base_path();
    let languages = config.settings.languages.iter().map(|it| Lang::from(*it));
    let pages = |url: &'static str| {
        let local = languages.clone().map(move |lang| address::localized(url, lang, config));
        local.map(move |url| format!("{base}{url}"))
    };
    let assets = showcase.theme.assets().values().map(|it| format!("{base}{}", it.url));
    let unconnected: Vec<String> = pages(UNCONNECTED).collect();
    let frame: Vec<String> = pages("/").chain(unconnected.iter().cloned()).chain(assets).collect();
    let kept = json!({
        "version": version(showcase, &frame),
        "scope": format!("{base}/"),
        "frame": frame,
        "unconnected": unconnected,
    });
    format!("globalThis.danvanKept = {kept};\n{}", showcase.theme.worker())
}

/// Gives what tells one frame from another: its files, which are named by their bytes, and all that
/// pages are rendered with.
fn version(showcase: &Showcase, frame: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(showcase.theme.key().as_bytes());
    for url in frame {
        hasher.update(url.as_bytes()).update(&[0]);
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

/// Writes what a system shows of the site once it is installed; how it looks is the theme's to say.
pub(super) fn manifest(builder: &Builder<'_>) -> String {
    let settings = &builder.config().settings;
    let base = builder.config().base_path();
    let home = format!("{base}{}", builder.url("/"));
    let mut shown: Map<String, Value> = builder.showcase.theme.app().clone();
    let mut set = |key: &str, value: Value| drop(shown.insert(key.to_owned(), value));
    set("name", json!(settings.name_in(builder.lang)));
    set("description", json!(settings.description_in(builder.lang)));
    set("lang", json!(builder.lang.tag()));
    set("id", json!(home));
    set("start_url", json!(home));
    set("scope", json!(format!("{base}/")));
    let icon = format!("{base}{}", builder.showcase.theme.asset_url("icon.svg"));
    set("icons", json!([{ "src": icon, "type": "image/svg+xml", "sizes": "any" }]));
    format!("{:#}\n", Value::Object(shown))
}
