//! Every output of the site and its address.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use super::page::{Page, PageKind};
use super::{Showcase, address, feed, sitemap, worker};
use crate::catalogue::StoryId;
use crate::catalogue::compare;
use crate::catalogue::pairing;
use crate::catalogue::ranking::{self, METRICS_URL};
use crate::catalogue::reference::{Target, download_url, is_picture};
use crate::catalogue::taxonomy::Axis;
use crate::catalogue::teams;
use crate::config::Part;
use crate::data::{self, DataFile};
use crate::diagnostic::{self, Diagnostic, Lang, Location};
use crate::media;
use crate::search;
use crate::source::scan::Asset;
use crate::story::Facts;

/// Lists every output but the index of the search, in no particular order but always the same.
pub fn plan(showcase: &Showcase) -> (Vec<Page>, Vec<Diagnostic>) {
    // A story has a page, its data, what it brings to comparisons, and its permanent address.
    let mut pages = Vec::with_capacity(5 * showcase.catalogue.len() + 1000);
    let mut diagnostics = Vec::new();
    for language in &showcase.config.settings.languages {
        localized_pages(showcase, (*language).into(), &mut |page| pages.push(page));
    }
    let parts = sitemap::count(showcase, &pages);
    let own = showcase.config.lang();
    let mut add = |url: String, kind| pages.push(Page { url: url.into(), lang: own, kind });
    for (from, to) in &*showcase.catalogue.redirects {
        add(from.clone(), PageKind::Redirect(to.as_str().into()));
    }
    let catalogue = &showcase.catalogue;
    for file in DataFile::ALL.into_iter().filter(|_| catalogue.parts.has(Part::Data)) {
        add(file.url(), PageKind::DataFile(file));
    }
    for (id, entry) in catalogue.iter() {
        let facts = &entry.story.facts;
        if let Some(url) = data::story_url(catalogue, facts) {
            add(url, PageKind::StoryData(id));
        }
        if let Some(url) = catalogue.short_url(facts) {
            add(url, PageKind::Permanent(id));
        }
        #[cfg(feature = "print")]
        if let Some(url) = showcase.print_url(id) {
            add(url, PageKind::StoryPrint(id));
        }
    }
    if showcase.config.is_installable() {
        add(worker::URL.to_owned(), PageKind::Worker);
    }
    add("/llms.txt".to_owned(), PageKind::Llms);
    add("/robots.txt".to_owned(), PageKind::Robots);
    add(sitemap::URL.to_owned(), PageKind::Sitemap);
    for number in (1..=parts).filter(|_| parts > 1) {
        add(sitemap::part_url(number), PageKind::SitemapPart(number));
    }
    add("/_headers".to_owned(), PageKind::Headers);
    pages.extend(copies(showcase, &mut diagnostics));
    (pages, diagnostics)
}

/// Lists those of the outputs that show the body of a story which has changed, or anyone's, in the order
/// that [`plan`] lists them in.
pub fn of_bodies(
    showcase: &Showcase,
    has_changed: impl Fn(StoryId) -> bool,
) -> (Vec<Page>, Vec<Diagnostic>) {
    let stories = showcase.catalogue.iter().filter(|(id, _)| has_changed(*id));
    let changed: Vec<(StoryId, &Facts)> =
        stories.map(|(id, entry)| (id, &*entry.story.facts)).collect();
    let mut pages = Vec::new();
    for language in &showcase.config.settings.languages {
        let mut add = adding(showcase, (*language).into(), |page| pages.push(page));
        if feed::newest(showcase).into_iter().any(&has_changed) {
            feeds(&mut add);
        }
        for (id, facts) in &changed {
            add(&facts.url(), PageKind::Story(*id));
        }
    }
    #[cfg(feature = "print")]
    for (id, _) in &changed {
        let (lang, kind) = (showcase.config.lang(), PageKind::StoryPrint(*id));
        pages.extend(showcase.print_url(*id).map(|it| Page { url: it.into(), lang, kind }));
    }
    let mut diagnostics = Vec::new();
    pages.extend(copies(showcase, &mut diagnostics));
    (pages, diagnostics)
}

/// Lists what is published as it is, or nearly so.
fn copies(showcase: &Showcase, diagnostics: &mut Vec<Diagnostic>) -> impl Iterator<Item = Page> {
    let lang = showcase.config.lang();
    let mut copies = BTreeMap::new();
    for picture in showcase.pictures.iter() {
        for rendition in picture.renditions() {
            let file = Arc::clone(&picture.asset.path);
            copies.insert(picture.url(rendition), PageKind::Picture { file, rendition });
        }
    }
    copies.extend(downloads(showcase, diagnostics));
    let copies = copies.into_iter().map(move |(url, kind)| Page { url: url.into(), lang, kind });
    copies.chain(theme_files(showcase))
}

/// Lists the files of the theme that are published as they are.
pub fn theme_files(showcase: &Showcase) -> impl Iterator<Item = Page> {
    let lang = showcase.config.lang();
    showcase.theme.assets().iter().map(move |(name, asset)| {
        let kind = PageKind::ThemeAsset(name.clone());
        Page { url: asset.url.as_str().into(), lang, kind }
    })
}

/// Lists the files that the browser searches, which are made for it.
pub fn search_files(showcase: &Showcase) -> Result<Vec<Page>, Box<Diagnostic>> {
    let lang = showcase.config.lang();
    let urls = showcase.search_index()?.keys().cloned();
    Ok(urls.map(|url| Page { url: url.into(), lang, kind: PageKind::SearchFile }).collect())
}

/// Gives the pages of one language, one after another.
pub(super) fn localized_pages(showcase: &Showcase, lang: Lang, take: &mut dyn FnMut(Page)) {
    let catalogue = &showcase.catalogue;
    let mut add = adding(showcase, lang, take);
    add("/", PageKind::Home);
    add("/404.html", PageKind::NotFound);
    if showcase.config.is_installable() {
        add(worker::MANIFEST, PageKind::Manifest);
        add(worker::UNCONNECTED, PageKind::Unconnected);
    }
    feeds(&mut add);
    if catalogue.parts.has(Part::Data) {
        add(data::URL, PageKind::Data);
    }
    add(search::URL, PageKind::Search);
    for (id, entry) in catalogue.iter() {
        let facts = &entry.story.facts;
        add(&facts.url(), PageKind::Story(id));
        if let Some(url) = facts.sheet_url() {
            add(&url, PageKind::Sheet(id));
        }
        #[cfg(feature = "print")]
        if let Some(url) = showcase.share_url(id, lang) {
            add(&url, PageKind::StoryShare(id));
        }
    }
    if !catalogue.teams.is_empty() {
        add(teams::URL, PageKind::Teams);
    }
    for (index, province) in catalogue.teams.provinces().iter().enumerate() {
        let url = teams::province_url(province.unit, &catalogue.places);
        add(&url, PageKind::TeamProvince(index));
    }
    let size = showcase.config.settings.paginate.get();
    let rankings = catalogue.paged_rankings();
    if !rankings.is_empty() {
        add(METRICS_URL, PageKind::Metrics);
    }
    for (metric, ranking) in rankings.iter().enumerate() {
        for number in 1..=ranking.len().div_ceil(size) {
            let url = address::numbered(&ranking::url(&ranking.metric), number);
            add(&url, PageKind::Ranking { metric, number });
        }
    }
    compared_pages(showcase, &mut add);
    for axis in Axis::INDEXED.into_iter().chain([Axis::Section]) {
        let lists = catalogue.paged_lists(axis);
        if !lists.is_empty() && axis != Axis::Section {
            add(&axis.url(), PageKind::Terms(axis));
        }
        for (index, list) in lists.iter().enumerate() {
            for number in 1..=list.stories.len().div_ceil(size).max(1) {
                let url = address::numbered(&list.url, number);
                add(&url, PageKind::List { axis, list: index, number });
            }
        }
    }
}

/// Adds pages of a language by the address that they have in the site's own.
fn adding(
    showcase: &Showcase,
    lang: Lang,
    mut take: impl FnMut(Page),
) -> impl FnMut(&str, PageKind) {
    move |url, kind| {
        let url = address::localized(url, lang, &showcase.config);
        take(Page { url: url.into(), lang, kind });
    }
}

fn feeds(add: &mut impl FnMut(&str, PageKind)) {
    add("/feed.xml", PageKind::Feed);
    add("/feed.json", PageKind::JsonFeed);
}

/// Lists the pages that set stories side by side, and the files they are made from elsewhere.
fn compared_pages(showcase: &Showcase, add: &mut impl FnMut(&str, PageKind)) {
    let catalogue = &showcase.catalogue;
    if !catalogue.comparisons.offered(catalogue) {
        return;
    }
    add(compare::COMPARE_URL, PageKind::Comparisons);
    for pair in catalogue.comparisons.pages(catalogue) {
        add(&pairing::pair_url(catalogue, *pair), PageKind::Comparison(pair.0, pair.1));
    }
    for (id, entry) in catalogue.iter() {
        let facts = &entry.story.facts;
        if compare::is_offered(facts) {
            add(&compare::figures_url(facts, showcase.config.medium), PageKind::ComparedFile(id));
        }
    }
}

fn downloads(showcase: &Showcase, found: &mut Vec<Diagnostic>) -> BTreeMap<String, PageKind> {
    let catalogue = &showcase.catalogue;
    let translated = catalogue.translations().values().flat_map(|it| &it.links);
    let targets = catalogue.iter().flat_map(|(_, entry)| &entry.links).chain(translated);
    let files = targets.filter_map(|target| match target {
        Target::File(asset) => Some(asset),
        _ => None,
    });
    let mut downloads = BTreeMap::new();
    for asset in files {
        if is_picture(asset)
            && let Some(Err(error)) = asset.length().ok().map(media::weigh)
        {
            found.push(error.diagnostic(Location::file(&asset.path), &asset.path));
            continue;
        }
        match hashed(asset, found) {
            Ok(hash) => {
                let kind = PageKind::Download(Arc::clone(asset), Box::new(hash));
                downloads.insert(download_url(asset), kind);
            }
            Err(error) => found.push(diagnostic::disk::unreadable(&asset.path, &error)),
        }
    }
    downloads
}

/// Hashes a file that a story offers; a picture is read whole, and what is wrong with it is told.
fn hashed(asset: &Asset, found: &mut Vec<Diagnostic>) -> io::Result<blake3::Hash> {
    if !is_picture(asset) {
        return asset.hash();
    }
    let bytes = asset.read()?;
    if let Err(error) = media::probe(&bytes) {
        found.push(error.diagnostic(Location::file(&asset.path), &asset.path));
    }
    Ok(blake3::hash(&bytes))
}
