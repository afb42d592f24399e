//! What every page says of its site and of itself.

use serde::Serialize;

use super::LinkView;

/// What every page knows of its site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Name of the showcase.
    pub name: String,
    /// Line under the name.
    pub tagline: String,
    /// Tag of the language of that line.
    pub tagline_lang: String,
    /// One sentence about the showcase.
    pub description: String,
    /// Tag of the language of that sentence.
    pub description_lang: String,
    /// The body that runs the site, as the law asks it to be shown.
    pub contact: ContactView,
    /// Licence of the text.
    pub license: String,
    /// Main menu.
    pub menu: Vec<MenuItemView>,
    /// Address of the home page.
    pub home: String,
    /// Whether the page is the home page.
    pub at_home: bool,
    /// Address where stories are compared; empty where there are no two to compare.
    pub compare: String,
    /// Address of the Atom feed.
    pub feed: String,
    /// Address of the page of search results.
    pub search: String,
    /// Address of the script that searches, content-hashed.
    pub search_script: String,
    /// Address of the JSON Feed.
    pub json_feed: String,
    /// Address of the style sheet, content-hashed.
    pub stylesheet: String,
    /// Address of the script, content-hashed.
    pub script: String,
    /// Address of the icon, content-hashed.
    pub icon: String,
    /// Address of the worker that keeps pages for when there is no network; empty where the settings
    /// do not ask for one.
    pub worker: String,
    /// Address of the web app manifest; empty where the settings do not ask for one.
    pub manifest: String,
    /// Language tag of the page's interface.
    pub lang: String,
    /// Language tag of the stories.
    pub content_lang: String,
    /// Name and version of the program.
    pub generator: String,
}

/// The body that runs the site.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// Name of the body; empty when not given, as with every field here.
    pub organ: String,
    /// Tag of the language of that name.
    pub organ_lang: String,
    /// Postal address.
    pub address: String,
    /// Tag of the language of that address.
    pub address_lang: String,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Who answers for the content.
    pub responsible: String,
    /// Tag of the language that it is told in.
    pub responsible_lang: String,
    /// Number of the licence, where one is held.
    pub permit: String,
    /// Tag of the language that it is told in.
    pub permit_lang: String,
}

/// One item of the main menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItemView {
    /// What is shown.
    pub label: String,
    /// Tag of the language of what is shown; empty where it is the page's.
    pub lang: String,
    /// Site-absolute address.
    pub url: String,
    /// Whether the page lies under this item.
    pub current: bool,
}

/// What every page says of itself.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Title, without the site's name.
    pub title: String,
    /// Description for search engines and link previews.
    pub description: String,
    /// Site-absolute address.
    pub url: String,
    /// Full address with host.
    pub canonical: String,
    /// The way from home to here, this page last.
    pub breadcrumbs: Vec<LinkView>,
    /// Schema.org data as JSON, safe inside a script element; empty when there is none.
    pub json_ld: String,
    /// Open Graph type: `website` or `article`.
    pub og_type: String,
    /// The picture that stands for the page where a link to it is shared.
    pub image: Option<PageImageView>,
    /// Whether search engines should list the page.
    pub indexed: bool,
    /// The page in the other languages of the site.
    pub alternates: Vec<AlternateView>,
    /// Every language that says this page in its own words, this one too, for search engines; empty
    /// where there is but one.
    pub hreflang: Vec<AlternateView>,
}

/// The picture that stands for a page.
#[derive(Clone, Debug, Serialize)]
pub struct PageImageView {
    /// Full address with host.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Text for those who do not see it.
    pub alt: String,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct AlternateView {
    /// Language tag.
    pub lang: String,
    /// Name of the language in itself.
    pub label: String,
    /// Site-absolute address.
    pub url: String,
    /// Full address with host.
    pub canonical: String,
}
