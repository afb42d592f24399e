//! The theme: templates, words and assets, from the binary or from the site's own files.
//!
//! A template sees its view, the frame of its page, the function `t` and the filters `href`, `asset`,
//! `number`, `in_lang`, `qr`, `slope` and `meter`; it cannot look anything up.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use rust_decimal::Decimal;
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::frame::Frame;
use super::view::SiteView;
use crate::diagnostic::{self, Diagnostic, FilePath, Lang, Location};
use crate::media::charts::{Point, meter, slope};
use crate::media::qr;
use crate::source::scan::Tree;
use crate::source::text::decode;
use crate::vi::show;

mod escape;
mod script;
mod words;

use words::Words;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/danvan");

/// The theme that comes with the program, under whose name a site may change single files.
pub const SHIPPED: &str = "danvan";

/// Gives the folder of the site in which the files of a theme stand in for the shipped ones.
pub fn folder(name: &str) -> String {
    format!("themes/{name}/")
}

/// Gives a file of the shipped theme.
pub fn shipped(name: &str) -> Option<&'static [u8]> {
    EMBEDDED.get_file(name).map(include_dir::File::contents)
}

/// Names the files of the shipped theme.
pub fn shipped_names() -> Vec<String> {
    Files::embedded().by_name.into_keys().collect()
}

/// The style sheet, and what a site adds to it without a copy of it.
const STYLE: &str = "style.css";
const OWN_STYLE: &str = "own.css";

/// The script that keeps pages in a reader's browser.
const WORKER: &str = "worker.js";

/// How the site looks once it is installed.
const APP: &str = "app.json";

/// How many bytes most pages take.
const PAGE: usize = 24 << 10;

/// How the templates are named that show nothing but the site, and so are rendered once for many pages.
const FRAME: &str = "frame-";

/// Where a site's own words are kept among the files: beside the shipped ones, not in their place.
const OWN: &str = "own/";

/// A theme ready to render.
pub struct Theme {
    folder: String,
    engines: BTreeMap<Lang, Tera>,
    words: BTreeMap<Lang, Arc<Words>>,
    assets: BTreeMap<String, ThemeAsset>,
    print: Vec<(String, String)>,
    worker: String,
    app: serde_json::Map<String, serde_json::Value>,
    key: blake3::Hash,
}

/// A file of the theme that is published as it is.
#[derive(Clone, Debug)]
pub struct ThemeAsset {
    /// Its address, which holds a hash of its bytes.
    pub url: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The theme's files.
struct Files {
    /// Where the site's own lie.
    folder: String,
    by_name: BTreeMap<String, Vec<u8>>,
}

impl Files {
    fn embedded() -> Self {
        let mut by_name = BTreeMap::new();
        let mut folders = vec![&EMBEDDED];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            by_name.extend(folder.files().filter_map(|it| {
                Some((it.path().to_str()?.replace('\\', "/"), it.contents().to_vec()))
            }));
        }
        Self { folder: folder(SHIPPED), by_name }
    }

    /// Gives where a file of a site would lie.
    fn path(&self, name: &str) -> FilePath {
        format!("{}{name}", self.folder).into()
    }
}

impl Theme {
    /// Loads the embedded theme with the files of a site's own over it.
    pub fn load(tree: &Tree, name: &str, base_path: &str) -> Result<Self, Vec<Diagnostic>> {
        let files = files(tree, name)?;
        let mut words = BTreeMap::new();
        let mut engines = BTreeMap::new();
        let mut diagnostics = Vec::new();
        for lang in [Lang::Vi, Lang::En] {
            match words_of(&files, lang) {
                Ok(loaded) => {
                    let loaded = Arc::new(loaded);
                    match engine(&files, base_path, lang, &loaded) {
                        Ok(tera) => drop(engines.insert(lang, tera)),
                        Err(problem) => diagnostics.push(*problem),
                    }
                    words.insert(lang, loaded);
                }
                Err(problem) => diagnostics.push(*problem),
            }
        }
        if !diagnostics.is_empty() {
            diagnostics.dedup();
            return Err(diagnostics);
        }
        let (assets, key) = (assets(&files), key(&files, base_path));
        let alone = |problem: Box<Diagnostic>| vec![*problem];
        let worker = text(&files, WORKER).map_err(alone)?;
        let app = app(&files).map_err(alone)?;
        let print = print(&files)?;
        Ok(Self { folder: files.folder, engines, words, assets, print, worker, app, key })
    }

    /// Renders a template over a view.
    pub fn render(
        &self,
        template: &str,
        view: &impl Serialize,
        lang: Lang,
    ) -> Result<String, Box<Diagnostic>> {
        let context = Context::from_serialize(view).map_err(|it| trouble(&it, &self.folder))?;
        let html = self.rendered(template, &context, lang)?;
        Ok(String::from_utf8(html).expect("templates and views are text"))
    }

    /// Renders a template over a view and the frame of its page.
    pub fn render_in(
        &self,
        frame: &Frame,
        template: &str,
        view: &impl Serialize,
        lang: Lang,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::from_serialize(view).map_err(|it| trouble(&it, &self.folder))?;
        for (name, value) in &frame.values {
            context.insert_value(*name, value.clone());
        }
        self.rendered(template, &context, lang)
    }

    fn rendered(
        &self,
        template: &str,
        context: &Context,
        lang: Lang,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut html = Vec::with_capacity(PAGE);
        let rendered = self.engines[&lang].render_to(template, context, &mut html);
        rendered.map_err(|it| trouble(&it, &self.folder)).map(|()| html)
    }

    /// Renders what shows nothing but the site: the parts of a frame, by name.
    pub fn frame(&self, site: &SiteView, lang: Lang) -> Result<Frame, Box<Diagnostic>> {
        #[derive(Serialize)]
        struct View<'a> {
            site: &'a SiteView,
        }
        let mut parts = BTreeMap::new();
        for template in self.engines[&lang].get_template_names() {
            let part = template.strip_prefix(FRAME).and_then(|it| it.strip_suffix(".html"));
            let Some(part) = part else { continue };
            let html = self.render(template, &View { site }, lang)?;
            parts.insert(part.to_owned(), html.trim().to_owned());
        }
        Ok(Frame::new(site.clone(), parts))
    }

    /// Says a message of the theme's words.
    pub fn say(&self, lang: Lang, key: &str) -> String {
        self.words[&lang].say(key)
    }

    /// Says a message of the theme's words that counts something as `$n`.
    pub fn count(&self, lang: Lang, key: &str, count: usize) -> String {
        self.words[&lang].count(key, count)
    }

    /// Gives the files that are published as they are, by name.
    pub fn assets(&self) -> &BTreeMap<String, ThemeAsset> {
        &self.assets
    }

    /// Gives the programs that set the printed volume, by name.
    pub fn print(&self) -> &[(String, String)] {
        &self.print
    }

    /// Gives the address of an asset.
    pub fn asset_url(&self, name: &str) -> String {
        self.assets.get(name).map(|it| it.url.clone()).unwrap_or_default()
    }

    /// Gives the script that keeps pages in a reader's browser.
    pub fn worker(&self) -> &str {
        &self.worker
    }

    /// Gives how the site looks once it is installed, as members of a web app manifest.
    pub fn app(&self) -> &serde_json::Map<String, serde_json::Value> {
        &self.app
    }

    /// Gives what every rendered page depends on beside its view.
    pub fn key(&self) -> &blake3::Hash {
        &self.key
    }
}

fn files(tree: &Tree, name: &str) -> Result<Files, Vec<Diagnostic>> {
    let folder = folder(name);
    let own = |it: &FilePath| it.starts_with(&folder);
    if name != SHIPPED && !tree.files.keys().chain(tree.assets.keys()).any(own) {
        return Err(vec![diagnostic::theme::unknown(name, &names(tree))]);
    }
    let mut files = Files { folder, ..Files::embedded() };
    for file in tree.under(&files.folder) {
        let name = &file.path[files.folder.len()..];
        let folder = if name.starts_with("i18n/") { OWN } else { "" };
        files.by_name.insert(format!("{folder}{name}"), file.text.as_bytes().to_vec());
    }
    let mut problems = Vec::new();
    for (path, asset) in &tree.assets {
        let Some(name) = path.strip_prefix(&*files.folder) else { continue };
        match asset.read() {
            Ok(bytes) => drop(files.by_name.insert(name.to_owned(), bytes)),
            Err(error) => problems.push(diagnostic::disk::unreadable(path, &error)),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// Names the themes that a site may use.
fn names(tree: &Tree) -> Vec<&str> {
    let paths = tree.files.keys().chain(tree.assets.keys());
    let own = paths.filter_map(|it| Some(it.strip_prefix("themes/")?.split_once('/')?.0));
    let mut names: Vec<&str> = own.chain([SHIPPED]).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Loads the words of a language, the site's own over those that come with the program.
fn words_of(files: &Files, lang: Lang) -> Result<Words, Box<Diagnostic>> {
    let name = format!("i18n/{}.ftl", lang.tag());
    let mut words = Words::new(lang);
    for folder in ["", OWN] {
        let source = text(files, &format!("{folder}{name}"))?;
        words.add(source, &files.path(&name))?;
    }
    Ok(words)
}

fn text(files: &Files, name: &str) -> Result<String, Box<Diagnostic>> {
    let path = files.path(name);
    let bytes = files.by_name.get(name).map_or(&[][..], Vec::as_slice);
    decode(bytes).map_err(|error| Box::new(diagnostic::disk::not_utf8(&path, error.line)))
}

fn app(files: &Files) -> Result<serde_json::Map<String, serde_json::Value>, Box<Diagnostic>> {
    let source = text(files, APP)?;
    serde_json::from_str(&source).map_err(|error| {
        let line = source.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start: usize = line.map(str::len).sum();
        let at = (start + error.column().saturating_sub(1)).min(source.len());
        let end = source[at..].chars().next().map_or(at, |it| at + it.len_utf8());
        let location = Location::span(&files.path(APP), at..end);
        Box::new(diagnostic::theme::app(location, &error.to_string()))
    })
}

/// Says what the engine found, at its place in the template where it knows one.
fn trouble(error: &tera::Error, folder: &str) -> Box<Diagnostic> {
    let (at, mut report) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = format!("{folder}templates/{}", report.filename()).into();
            (Location::span(&file, report.span().range.clone()), report.message().to_owned())
        }
        other => (Location::file(&folder.trim_end_matches('/').into()), other.to_string()),
    };
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        report.push_str(": ");
        report.push_str(&inner.to_string());
        source = inner.source();
    }
    Box::new(diagnostic::theme::template(at, &report))
}

fn engine(
    files: &Files,
    base_path: &str,
    lang: Lang,
    words: &Arc<Words>,
) -> Result<Tera, Box<Diagnostic>> {
    let mut tera = Tera::default();
    tera.set_escape_fn(escape::html);
    tera.register_filter("number", move |number: u64, _: Kwargs, _: &State<'_>| {
        show::number_in(Decimal::from(number), lang)
    });
    tera.register_filter("in_lang", move |tag: &str, _: Kwargs, _: &State<'_>| {
        if tag.is_empty() || tag == lang.tag() {
            Value::normal_string("")
        } else {
            Value::safe_string(&format!(" lang=\"{}\"", escape::escaped(tag)))
        }
    });
    let base: Arc<str> = base_path.into();
    tera.register_filter("href", move |url: &str, _: Kwargs, _: &State<'_>| {
        if url.starts_with('/') { format!("{base}{url}") } else { url.to_owned() }
    });
    let urls: BTreeMap<String, String> =
        assets(files).into_iter().map(|(name, asset)| (name, asset.url)).collect();
    let base: Arc<str> = base_path.into();
    let folder = files.folder.clone();
    tera.register_filter("asset", move |name: &str, _: Kwargs, _: &State<'_>| {
        let url = urls.get(name).map(|url| format!("{base}{url}"));
        url.ok_or_else(|| tera::Error::message(format!("{folder}assets/{name}: no such file")))
    });
    drawings(&mut tera, words);
    let words = Arc::clone(words);
    tera.register_function("t", move |kwargs: Kwargs, _: &State<'_>| words.call(&kwargs));
    let templates = files.by_name.keys().filter_map(|name| {
        let short = name.strip_prefix("templates/")?;
        Some(text(files, name).map(|text| (short.to_owned(), text)))
    });
    let templates = templates.collect::<Result<Vec<_>, _>>()?;
    tera.add_raw_templates(templates).map_err(|error| trouble(&error, &files.folder))?;
    Ok(tera)
}

/// Adds the filters that draw: what no template shows is not drawn.
fn drawings(tera: &mut Tera, words: &Words) {
    let named = words.say("qr");
    tera.register_filter("qr", move |address: &str, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&qr::svg(address, &named))
    });
    tera.register_filter("meter", |share: u8, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&meter(share))
    });
    let (before, after) = (words.say("before"), words.say("after"));
    tera.register_filter("slope", move |change: &Value, _: Kwargs, _: &State<'_>| {
        let point = |label: &String, [shown, number]: [&str; 2]| {
            let told = [shown, number].map(|it| change.get_from_path(it).and_then(Value::as_str));
            let [Some(text), Some(number)] = told else { return None };
            let (label, text) = (label.clone(), text.to_owned());
            Some(Point { label, value: number.parse().ok()?, text })
        };
        let ends = point(&before, ["from", "from_number"]).zip(point(&after, ["to", "to_number"]));
        let drawn = ends.map(|(before, after)| Value::safe_string(&slope(&before, &after)));
        drawn.ok_or_else(|| tera::Error::message("`slope` draws the `change` of a figure"))
    });
}

/// Gives the programs of print, which are Typst's.
fn print(files: &Files) -> Result<Vec<(String, String)>, Vec<Diagnostic>> {
    let names = files.by_name.keys();
    let names = names.filter_map(|name| Some((name, name.strip_prefix("print/")?)));
    let read = |(name, short): (&String, &str)| Ok((short.to_owned(), text(files, name)?));
    names.map(read).collect::<Result<_, Box<Diagnostic>>>().map_err(|problem| vec![*problem])
}

fn assets(files: &Files) -> BTreeMap<String, ThemeAsset> {
    let own = files.by_name.iter();
    let own = own.filter_map(|(name, bytes)| Some((name.strip_prefix("assets/")?, bytes)));
    let own: Vec<(&str, &Vec<u8>)> = own.collect();
    let scripts = script::joined(&own);
    let whole = own.into_iter().filter(|(name, _)| !script::is_part(name));
    let mut assets: BTreeMap<&str, Vec<u8>> =
        whole.map(|(name, bytes)| (name, bytes.clone())).collect();
    assets.extend(scripts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())));
    // What a theme adds to the shipped style sheet comes behind it, and so prevails.
    if let (Some(added), Some(sheet)) = (assets.remove(OWN_STYLE), assets.get_mut(STYLE)) {
        sheet.extend(added);
    }
    let named = assets.into_iter().map(|(name, bytes)| {
        let hash = blake3::hash(&bytes).to_hex();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let url = format!("/assets/{stem}.{}.{extension}", &hash[..12]);
        (name.to_owned(), ThemeAsset { url, bytes: bytes.into() })
    });
    named.collect()
}

fn key(files: &Files, base_path: &str) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes()).update(base_path.as_bytes());
    for (name, bytes) in &files.by_name {
        hasher.update(name.as_bytes()).update(&[0]);
        hasher.update(blake3::hash(bytes).as_bytes());
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(lang: Lang) -> Vec<String> {
        let files = files(&Tree::default(), SHIPPED).unwrap();
        let text = text(&files, &format!("i18n/{}.ftl", lang.tag())).unwrap();
        let keys = text.lines().filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()));
        let mut keys: Vec<String> =
            keys.filter_map(|it| Some(it.split_once('=')?.0.trim().to_owned())).collect();
        keys.sort();
        keys
    }

    #[test]
    fn both_languages_have_the_same_words() {
        assert_eq!(keys(Lang::Vi), keys(Lang::En));
    }

    #[test]
    fn embedded_theme_compiles() {
        let theme = Theme::load(&Tree::default(), SHIPPED, "").map_err(|it| it.len());
        assert!(theme.is_ok());
    }
}
