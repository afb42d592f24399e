//! What every page shows: the site, its menu, the page's own head.

use std::sync::Arc;

use super::Builder;
use crate::catalogue::taxonomy::Axis;
use crate::config::{Part, said};
use crate::data;
use crate::diagnostic::{Diagnostic, Lang};
use crate::search;
use crate::site::frame::{Frame, Place};
use crate::site::json_ld;
use crate::site::view::{
    AlternateView, ContactView, LinkView, MenuItemView, PageView, PlainView, RedirectView, SiteView,
};
use crate::site::{Showcase, address, worker};
use crate::story::{Kind, Section};

/// What a page says of itself beside what follows from its address.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) description: String,
    /// The pages between home and this one.
    pub(super) path: Vec<LinkView>,
    /// The page's own Schema.org data.
    pub(super) data: Option<serde_json::Value>,
    /// Whether search engines should list it.
    pub(super) indexed: bool,
}

impl Builder<'_> {
    /// Gives what the page of an address shares with others.
    pub(in crate::site) fn frame(self, url: &str) -> Result<Arc<Frame>, Box<Diagnostic>> {
        let Showcase { frames, theme, .. } = self.showcase;
        let home = self.url("/");
        let make = |menu: &[LinkView], place| theme.frame(&self.site(menu, place), self.lang);
        frames.get(self.lang, (&home, url), || self.menu(), make)
    }

    fn site(self, menu: &[LinkView], place: Place) -> SiteView {
        let settings = &self.config().settings;
        let theme = &self.showcase.theme;
        let installable = self.config().is_installable();
        let (tagline, description) =
            (settings.tagline_in(self.lang), settings.description_in(self.lang));
        let installed = |url: String| if installable { url } else { String::new() };
        SiteView {
            name: settings.name_in(self.lang).to_owned(),
            tagline: tagline.to_owned(),
            tagline_lang: self.lang_of(tagline, &settings.tagline),
            description: description.to_owned(),
            description_lang: self.lang_of(description, &settings.description),
            contact: self.contact(),
            license: settings.license.clone(),
            menu: menu_items(menu, place),
            home: self.url("/"),
            at_home: place == Place::Home,
            compare: self.compare_url(),
            feed: self.url("/feed.xml"),
            search: self.url(search::URL),
            search_script: theme.asset_url("search.js"),
            json_feed: self.url("/feed.json"),
            stylesheet: theme.asset_url("style.css"),
            script: theme.asset_url("script.js"),
            icon: theme.asset_url("icon.svg"),
            worker: installed(worker::URL.to_owned()),
            manifest: installed(self.url(worker::MANIFEST)),
            lang: self.lang.tag().to_owned(),
            content_lang: self.config().lang().tag().to_owned(),
            generator: format!("danvan {}", env!("CARGO_PKG_VERSION")),
        }
    }

    fn contact(self) -> ContactView {
        let (own, english) = (&self.config().settings.contact, &self.config().settings.english);
        let told = |own: &str, english: &str| {
            let shown = said(own, english, self.lang);
            (shown.to_owned(), self.lang_of(shown, own))
        };
        let (organ, organ_lang) = told(&own.organ, &english.organ);
        let (address, address_lang) = told(&own.address, &english.address);
        let (responsible, responsible_lang) = told(&own.responsible, &english.responsible);
        let (permit, permit_lang) = told(&own.permit, &english.permit);
        ContactView {
            organ,
            organ_lang,
            address,
            address_lang,
            phone: own.phone.clone(),
            email: own.email.clone(),
            responsible,
            responsible_lang,
            permit,
            permit_lang,
        }
    }

    /// Gives the tag of the language of what is shown in place of the settings' own words.
    fn lang_of(self, shown: &str, own: &str) -> String {
        if shown == own { self.written_in() } else { self.lang.tag().to_owned() }
    }

    fn menu(self) -> Vec<LinkView> {
        let catalogue = self.catalogue();
        let sections = [Section::Model, Section::Movement, Section::Conference];
        let mut items: Vec<LinkView> =
            sections.iter().filter_map(|it| self.list_link(Axis::Section, it.folder())).collect();
        for axis in [Axis::Field, Axis::Place] {
            if !catalogue.paged_lists(axis).is_empty() {
                items.push(self.axis_link(axis));
            }
        }
        if catalogue.parts.has(Part::Data) {
            items.push(LinkView::new(self.say("data"), self.url(data::URL)));
        }
        items.extend(self.menu_pages());
        items
    }

    /// Gives the plain pages of the menu, by rank and then in the catalogue's order.
    fn menu_pages(self) -> Vec<LinkView> {
        let mut pages: Vec<(u32, LinkView)> = Vec::new();
        for (id, _) in self.catalogue().section(Section::Page) {
            let facts = self.facts(id);
            if let Kind::Page { menu: Some(rank) } = facts.kind {
                pages.push((rank, self.story_link(id)));
            }
        }
        pages.sort_by_key(|(rank, _)| *rank);
        pages.into_iter().map(|(_, link)| link).collect()
    }

    /// Links to the page that lists an axis.
    pub(super) fn axis_link(self, axis: Axis) -> LinkView {
        LinkView::new(self.say(&format!("terms-{}", axis.key())), self.url(&axis.url()))
    }

    pub(super) fn page(self, url: &str, head: Head) -> PageView {
        let base = &self.config().settings.base_url;
        let mut breadcrumbs = vec![LinkView::new(self.say("home"), self.url("/"))];
        breadcrumbs.extend(head.path);
        breadcrumbs.push(LinkView::new(head.title.clone(), url.to_owned()));
        // Who does not list a page has no use for what it says of itself.
        let json_ld = if head.indexed {
            json_ld::script(head.data.as_ref(), &breadcrumbs, base)
        } else {
            String::new()
        };
        let several = head.indexed && self.config().settings.languages.len() > 1;
        PageView {
            title: head.title,
            description: head.description,
            url: url.to_owned(),
            canonical: base.full(url),
            json_ld,
            og_type: if head.data.is_some() { "article" } else { "website" }.to_owned(),
            image: None,
            indexed: head.indexed,
            alternates: self.languages(url, |it| it != self.lang),
            hreflang: if several { self.languages(url, |_| true) } else { Vec::new() },
            breadcrumbs,
        }
    }

    /// Gives the same page in some languages of the site.
    fn languages(self, url: &str, wanted: impl Fn(Lang) -> bool) -> Vec<AlternateView> {
        let config = self.config();
        let prefix = address::localized("", self.lang, config);
        let plain = url.strip_prefix(prefix.as_str()).unwrap_or(url);
        let languages = config.settings.languages.iter().map(|it| Lang::from(*it));
        languages
            .filter(|lang| wanted(*lang))
            .map(|lang| {
                let url = address::localized(plain, lang, config);
                let label = match lang {
                    Lang::Vi => "Tiếng Việt",
                    Lang::En => "English",
                };
                AlternateView {
                    lang: lang.tag().to_owned(),
                    label: label.to_owned(),
                    canonical: config.settings.base_url.full(&url),
                    url,
                }
            })
            .collect()
    }

    /// Gives a page that says one thing: that there is nothing here, or no network.
    pub(in crate::site) fn plain(self, title: &str, url: &str) -> PlainView {
        PlainView { page: self.page(url, self.plain_head(title)) }
    }

    fn plain_head(self, title: &str) -> Head {
        Head {
            title: self.say(title),
            description: String::new(),
            path: Vec::new(),
            data: None,
            indexed: false,
        }
    }

    pub(in crate::site) fn redirect(self, target: &str, url: &str) -> RedirectView {
        let mut page = self.page(url, self.plain_head("redirect"));
        page.canonical = self.config().settings.base_url.full(target);
        RedirectView { page, target: target.to_owned() }
    }
}

fn menu_items(menu: &[LinkView], place: Place) -> Vec<MenuItemView> {
    let item = |(at, link): (usize, &LinkView)| MenuItemView {
        label: link.label.clone(),
        lang: link.lang.clone(),
        url: link.url.clone(),
        current: place == Place::Under(at),
    };
    menu.iter().enumerate().map(item).collect()
}
