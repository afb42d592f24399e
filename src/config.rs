//! `content/site.yaml`: every setting of a showcase, and every default.
//!
//! Definitions (fields, levels, organs, terms, awards, metrics) come from `config/defaults.yaml`;
//! a site's own entries are added to them, or replace them by key.

use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, FilePath, Lang};
use crate::source::redact::Redaction;
use crate::source::scan::Tree;

pub mod definitions;
mod parts;
mod read;
pub mod takedown;
mod untranslated;

pub use definitions::{Definitions, Label, Metric, MetricKind, Term, UnitName};
pub use parts::{Part, Parts};
pub(crate) use read::is_theme_name;
use takedown::Takedown;

/// Where the settings stand, from the site's root.
pub const PATH: &str = "content/site.yaml";

const DEFAULTS: &str = include_str!("config/defaults.yaml");

/// The definitions that come with the program, as YAML.
pub fn default_definitions() -> &'static str {
    DEFAULTS
}

/// Everything a build depends on beside the content.
#[derive(Clone, Debug)]
pub struct Config {
    /// What `content/site.yaml` says.
    pub settings: Settings,
    /// The site's definitions over the program's.
    pub definitions: Definitions,
    /// The build's day in Vietnam: what is scheduled after it is not shown yet.
    pub today: Date,
    /// Which states are shown.
    pub drafts: Drafts,
    /// What the site is built for.
    pub profile: Profile,
    /// Where the site is read from.
    pub medium: Medium,
    /// What was asked to be taken down.
    pub takedown: Takedown,
    /// All that must not be published: what was taken down, and names that give way to initials.
    pub hidden: Arc<Redaction>,
    /// The names of those who have not agreed, where initials are asked for.
    pub by_initials: Vec<String>,
    /// How those are named who have not agreed to be.
    pub naming: Naming,
}

/// Where a site is read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Medium {
    /// A web host, which gives `/x/` its page.
    #[default]
    Host,
    /// A disk, where a page is a file and only pictures, styles and scripts can be loaded by one.
    Disk,
}

/// How people are named of whom it is not told that they agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// As the stories do.
    #[default]
    AsWritten,
    /// By their initials.
    Initials,
}

/// What a site is built for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// To be looked at soon.
    #[default]
    Fast,
    /// To be published: with everything that costs time once and saves it for every reader.
    Full,
}

/// Whether unfinished stories are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// Only what is published.
    #[default]
    Hide,
    /// Drafts, scheduled and expired stories too.
    Show,
}

/// The settings of `content/site.yaml`, definitions apart.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Name of the showcase.
    pub name: String,
    /// Line under the name.
    pub tagline: String,
    /// One sentence about the showcase.
    pub description: String,
    /// These three and the contact in English, as far as they are given.
    pub english: English,
    /// Address of the home page, with `https://` and without a slash at its end.
    pub base_url: BaseUrl,
    /// Languages of the interface; the first is the site's own.
    pub languages: Vec<Language>,
    /// The body that runs the site.
    pub contact: Contact,
    /// Licence of the text.
    pub license: String,
    /// Stories on one page of a list.
    pub paginate: PageSize,
    /// Name of the theme.
    pub theme: String,
    /// Whether readers can install the site, and read without a network what they have read before.
    pub installable: bool,
    /// Which parts it has.
    pub parts: Parts,
}

/// What a showcase says of itself in English; what is empty is said in its own language.
#[derive(Clone, Debug, Default)]
pub struct English {
    /// Name of the showcase.
    pub name: String,
    /// Line under the name.
    pub tagline: String,
    /// One sentence about the showcase.
    pub description: String,
    /// Name of the body that runs the site.
    pub organ: String,
    /// Its postal address.
    pub address: String,
    /// Who answers for the content.
    pub responsible: String,
    /// The licence that is held.
    pub permit: String,
}

/// Chooses between what is said in the site's own language and in English.
pub(crate) fn said<'a>(own: &'a str, english: &'a str, lang: Lang) -> &'a str {
    if lang == Lang::En && !english.is_empty() { english } else { own }
}

impl Settings {
    /// Takes names out of what the settings show.
    fn redact(&mut self, redaction: &Redaction) {
        let Self { name, tagline, description, english, contact, license, .. } = self;
        let in_english = [
            &mut english.name,
            &mut english.tagline,
            &mut english.description,
            &mut english.organ,
            &mut english.address,
            &mut english.responsible,
            &mut english.permit,
        ];
        let of_contact = [
            &mut contact.organ,
            &mut contact.address,
            &mut contact.phone,
            &mut contact.email,
            &mut contact.responsible,
            &mut contact.permit,
        ];
        let own = [name, tagline, description, license].into_iter();
        for text in own.chain(in_english).chain(of_contact) {
            redaction.mend(text);
        }
    }

    /// Gives the name of the showcase in a language.
    pub fn name_in(&self, lang: Lang) -> &str {
        said(&self.name, &self.english.name, lang)
    }

    /// Gives the line under the name in a language.
    pub fn tagline_in(&self, lang: Lang) -> &str {
        said(&self.tagline, &self.english.tagline, lang)
    }

    /// Gives the sentence about the showcase in a language.
    pub fn description_in(&self, lang: Lang) -> &str {
        said(&self.description, &self.english.description, lang)
    }

    /// Gives the name of the body that runs the site in a language; empty where it is not given.
    pub fn organ_in(&self, lang: Lang) -> &str {
        said(&self.contact.organ, &self.english.organ, lang)
    }

    /// Gives the name of who publishes in a language: the body that runs the site, or else the site.
    pub fn publisher_in(&self, lang: Lang) -> &str {
        if self.contact.organ.is_empty() { self.name_in(lang) } else { self.organ_in(lang) }
    }
}

/// A language as the settings write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Vi => Self::Vi,
            Language::En => Self::En,
        }
    }
}

/// How many stories a page of a list holds: 1 to 500.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSize(usize);

impl PageSize {
    /// Takes a number of stories that fits on a page.
    pub fn new(size: usize) -> Option<Self> {
        (1..=500).contains(&size).then_some(Self(size))
    }

    /// Gives the number.
    pub fn get(self) -> usize {
        self.0
    }
}

impl Default for PageSize {
    fn default() -> Self {
        Self(24)
    }
}

/// Contact block of the body that runs the site, as the law asks it to be shown.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// Name of the body.
    pub organ: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Who answers for the content.
    pub responsible: String,
    /// Number of the licence, where one is held.
    pub permit: String,
}

/// The address of the home page: `https://host` or `https://host/folder`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Arc<str>);

impl BaseUrl {
    /// Gives the folder the site stands in on its host: empty, or `/folder`.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |it| it + 3);
        self.0[host..].find('/').map_or("", |it| &self.0[host + it..])
    }

    /// Gives the full address of a site-absolute one.
    pub fn full(&self, url: &str) -> String {
        format!("{}{url}", self.0)
    }

    /// Gives the address of the home page without the slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address that leads nowhere, for a site that has not been given one.
impl Default for BaseUrl {
    fn default() -> Self {
        Self("https://danvan.example".into())
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let safe = |it: char| it.is_ascii_alphanumeric() || "-._~:/[]%".contains(it);
        match rest {
            Some(rest) if !rest.trim_matches('/').is_empty() && rest.chars().all(safe) => {
                Ok(Self(text.trim_end_matches('/').into()))
            }
            _ => Err("https://ten-mien.vn".to_owned()),
        }
    }
}

impl Config {
    /// Reads the settings of a site for a build on `today`; `None` if they are no YAML at all.
    pub fn parse(text: &str, today: Date) -> (Option<Self>, Vec<Diagnostic>) {
        let file: FilePath = PATH.into();
        let (read, problems) = read::read(text, &file);
        let config = read.map(|(settings, own)| {
            let mut definitions = Definitions::shipped();
            definitions.overlay(own);
            Self {
                settings,
                definitions,
                today,
                drafts: Drafts::Hide,
                profile: Profile::Fast,
                medium: Medium::Host,
                takedown: Takedown::default(),
                hidden: Arc::default(),
                by_initials: Vec::new(),
                naming: Naming::AsWritten,
            }
        });
        (config, problems)
    }

    /// Gives the folder that addresses within pages start with: empty, or `/folder`.
    pub fn base_path(&self) -> &str {
        match self.medium {
            Medium::Host => self.settings.base_url.path(),
            Medium::Disk => "",
        }
    }

    /// Tells whether readers can install the site: from a disk there is nothing to install.
    pub fn is_installable(&self) -> bool {
        self.settings.installable && self.medium == Medium::Host
    }

    /// Takes what must not be published from a showcase's own list, and out of its settings; gives what
    /// is wrong with the list.
    pub fn take_down(&mut self, tree: &Tree) -> Vec<Diagnostic> {
        let (takedown, problems) = Takedown::read(tree, self.lang());
        self.hide(Arc::clone(&takedown.redaction));
        self.takedown = takedown;
        problems
    }

    /// Takes something out of all that is published, the settings themselves first.
    pub fn hide(&mut self, hidden: Arc<Redaction>) {
        self.settings.redact(&hidden);
        self.definitions.redact(&hidden);
        self.hidden = hidden;
    }

    /// Gives the language that the site is written in.
    pub fn lang(&self) -> Lang {
        self.settings.languages.first().copied().map_or(Lang::Vi, Lang::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 22);

    fn parse(text: &str) -> Config {
        let (config, problems) = Config::parse(text, TODAY);
        assert_eq!(problems, []);
        config.unwrap()
    }

    #[test]
    fn defaults_fill_what_a_site_does_not_say() {
        let config = parse("name: Thử\nbase_url: https://a.example/kho/\n");
        assert_eq!(config.settings.base_url.path(), "/kho");
        assert_eq!(config.settings.base_url.full("/x/"), "https://a.example/kho/x/");
        assert_eq!(config.settings.paginate.get(), 24);
        assert_eq!(config.definitions.metric("dat_hien").unwrap().unit, "m2");
        assert_eq!(config.definitions.fields[0].key, "kinh-te");
    }

    #[test]
    fn own_definitions_are_added_or_replace_by_key() {
        let text = "name: Thử\nbase_url: https://a.example\nfields:\n  kinh-te: { vi: Làm kinh tế, en: Work }\n  nong-thon: { vi: Nông thôn, en: Rural }\n";
        let fields = parse(text).definitions.fields;
        assert_eq!(fields[0].label.vi, "Làm kinh tế");
        assert_eq!(fields.last().unwrap().key, "nong-thon");
    }

    #[test]
    fn what_is_wrong_is_told_and_left_at_its_default() {
        let (config, problems) = Config::parse("name: Thử\npaginate: 0\n", TODAY);
        assert_eq!(config.unwrap().settings.paginate.get(), 24);
        let told: Vec<&str> = problems.iter().map(|it| it.message.vi.as_str()).collect();
        assert_eq!(
            told,
            [
                "thiếu mục `base_url` (Địa chỉ trang)",
                "Số bài trên một trang phải là một số từ 1 đến 500"
            ]
        );
    }
}
