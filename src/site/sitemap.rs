//! Every page that search engines should read, with its pictures and the day it was put on the site; and
//! the word to robots.
//!
//! One file may name 50.000 pages and hold 50 MB. A larger site has several, and `sitemap.xml` names them.

use jiff::civil::Date;

use super::Showcase;
use super::page::{Page, PageKind};
use super::plan::localized_pages;
use super::views::Builder;
use super::xml::Xml;
use crate::catalogue::StoryId;
use crate::catalogue::taxonomy::Axis;
use crate::data;
use crate::diagnostic::Lang;

/// Address of the site map, or of the list of its parts.
pub(super) const URL: &str = "/sitemap.xml";

/// What search engines take of one file.
#[derive(Clone, Copy, Debug)]
struct Most {
    pages: usize,
    bytes: usize,
}

const MOST: Most = Most { pages: 50_000, bytes: 50_000_000 };

/// What stands around the pages of a file.
const FRAME: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">
</urlset>
";

/// What stands around the address of a page.
const ENTRY: &str = " <url>
  <loc></loc>
  <lastmod>2026-11-22</lastmod>
 </url>
";

/// What stands behind the host of a picture's address, and around it, where both are as long as can be.
const PICTURE: &str = "  <image:image>
   <image:loc>/anh/0123456789abcdef-4294967295.webp</image:loc>
  </image:image>
";

/// How many pictures of a page are named: search engines take no more.
const PICTURES: usize = 1_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Gives the address of a part, by its number from one.
pub(super) fn part_url(number: usize) -> String {
    format!("/sitemap-{number}.xml")
}

/// Tells how many parts the site map of some localized pages has; one stands at [`URL`] itself.
pub(super) fn count(showcase: &Showcase, localized: &[Page]) -> usize {
    let mut parts = Parts::new(MOST);
    for page in localized.iter().filter(|it| is_listed(showcase, it)) {
        parts.of(bytes(showcase, page));
    }
    parts.count
}

/// Writes the site map, or the list of its parts.
pub(super) fn whole(showcase: &Showcase) -> String {
    let (mut parts, mut pages) = (Parts::new(MOST), Vec::new());
    each(showcase, |page| match parts.of(bytes(showcase, &page)) {
        1 => pages.push(page),
        _ => pages = Vec::new(),
    });
    match parts.count {
        0 | 1 => urls(showcase, &pages),
        count => index(showcase, count),
    }
}

/// Writes a part of the site map, by its number from one.
pub(super) fn part(showcase: &Showcase, number: usize) -> String {
    urls(showcase, &pages(showcase, MOST, number))
}

/// Gives the pages of a part of the site map. A great site has more pages than memory should hold once more.
fn pages(showcase: &Showcase, most: Most, number: usize) -> Vec<Page> {
    let (mut parts, mut pages) = (Parts::new(most), Vec::new());
    each(showcase, |page| {
        if parts.of(bytes(showcase, &page)) == number {
            pages.push(page);
        }
    });
    pages
}

/// Goes through the pages that search engines should read.
fn each(showcase: &Showcase, mut take: impl FnMut(Page)) {
    for language in &showcase.config.settings.languages {
        localized_pages(showcase, (*language).into(), &mut |page| {
            if is_listed(showcase, &page) {
                take(page);
            }
        });
    }
}

/// Parts pages, one after another, into runs that one file can name.
struct Parts {
    most: Most,
    count: usize,
    /// Pages of the last part, and the bytes that it can still hold.
    pages: usize,
    room: usize,
}

impl Parts {
    fn new(most: Most) -> Self {
        Self { most, count: 0, pages: 0, room: 0 }
    }

    /// Gives the number of the part, from one, of the next page, which takes so many bytes.
    fn of(&mut self, bytes: usize) -> usize {
        if self.count > 0 && self.pages < self.most.pages && bytes <= self.room {
            self.pages += 1;
            self.room -= bytes;
        } else {
            self.count += 1;
            self.pages = 1;
            self.room = self.most.bytes.saturating_sub(FRAME.len() + bytes);
        }
        self.count
    }
}

/// Tells how many bytes of a file a page and its pictures take, or a few more.
fn bytes(showcase: &Showcase, page: &Page) -> usize {
    let base = showcase.config.settings.base_url.as_str().len();
    ENTRY.len() + base + page.url.len() + pictured(showcase, page) * (PICTURE.len() + base)
}

/// Tells how many pictures a page may name.
fn pictured(showcase: &Showcase, page: &Page) -> usize {
    let PageKind::Story(id) = page.kind else { return 0 };
    let entry = showcase.catalogue.get(id);
    let translation = showcase.catalogue.translation(id, page.lang);
    let in_text = translation.map_or(entry.images.len(), |it| it.images.len());
    (entry.pictures.len() + in_text).min(PICTURES)
}

/// Lists the parts of a site map.
fn index(showcase: &Showcase, count: usize) -> String {
    let base = &showcase.config.settings.base_url;
    let mut xml = Xml::new();
    xml.within("sitemapindex", &[("xmlns", NAMESPACE)], |xml| {
        for number in 1..=count {
            xml.within("sitemap", &[], |xml| xml.text("loc", &base.full(&part_url(number))));
        }
    });
    xml.finish()
}

fn urls(showcase: &Showcase, pages: &[Page]) -> String {
    let mut xml = Xml::new();
    let names =
        [("xmlns", NAMESPACE), ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1")];
    xml.within("urlset", &names, |xml| {
        let mut days = Days { showcase, list: None };
        for page in pages {
            listed(xml, showcase, page, days.of(&page.kind));
        }
    });
    xml.finish()
}

/// Tells whether search engines should read a page.
fn is_listed(showcase: &Showcase, page: &Page) -> bool {
    match &page.kind {
        PageKind::Home
        | PageKind::List { .. }
        | PageKind::Terms(_)
        | PageKind::Teams
        | PageKind::TeamProvince(_)
        | PageKind::Metrics
        | PageKind::Ranking { .. }
        | PageKind::Comparisons
        | PageKind::Data => true,
        PageKind::Story(id) => {
            let facts = &showcase.catalogue.get(*id).story.facts;
            showcase.is_told(*id, page.lang) && facts.is_shown(showcase.config.today)
        }
        _ => false,
    }
}

/// Tells of what day pages are.
struct Days<'a> {
    showcase: &'a Showcase,
    /// The list that was asked for last, and its day: the pages of a list follow one another, and a great list
    /// has many.
    list: Option<((Axis, usize), Option<Date>)>,
}

impl Days<'_> {
    fn of(&mut self, kind: &PageKind) -> Option<Date> {
        let catalogue = &self.showcase.catalogue;
        let day = |id: &StoryId| catalogue.get(*id).story.facts.date;
        match kind {
            PageKind::Story(id) => day(id),
            PageKind::List { axis, list, .. } => {
                let asked = (*axis, *list);
                if let Some((_, date)) = self.list.filter(|(last, _)| *last == asked) {
                    return date;
                }
                // A list is as new as the newest story in it.
                let stories = &catalogue.taxonomies.lists(*axis)[*list].stories;
                let date = stories.iter().filter_map(day).max();
                self.list = Some((asked, date));
                date
            }
            PageKind::Home | PageKind::Data => data::newest(catalogue),
            _ => None,
        }
    }
}

fn listed(xml: &mut Xml, showcase: &Showcase, page: &Page, date: Option<Date>) {
    let base = &showcase.config.settings.base_url;
    xml.within("url", &[], |xml| {
        xml.text("loc", &base.full(&page.url));
        if let Some(date) = date {
            xml.text("lastmod", &date.to_string());
        }
        let PageKind::Story(id) = page.kind else { return };
        for url in pictures(showcase, page.lang, id) {
            picture(xml, &base.full(&url));
        }
    });
}

fn picture(xml: &mut Xml, url: &str) {
    xml.within("image:image", &[], |xml| xml.text("image:loc", url));
}

/// Gives the addresses of a story's pictures.
fn pictures(showcase: &Showcase, lang: Lang, id: StoryId) -> impl Iterator<Item = String> {
    Builder::new(showcase, lang).picture_urls(id).into_iter().take(PICTURES)
}

/// Lets robots read everything and tells them where the site map is.
pub(super) fn robots(showcase: &Showcase) -> String {
    let sitemap = showcase.config.settings.base_url.full(URL);
    format!("User-agent: *\nAllow: /\nSitemap: {sitemap}\n")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::site::compile;
    use crate::source::scan::Tree;

    fn showcase() -> Showcase {
        let story = |at: usize| {
            let path = format!("content/mo-hinh/a{at}.md");
            let text = format!(
                "---\nid: moh00{at}\ntitle: Mô hình {at}\nsummary: Một mô hình.\ndate: 2024-01-0{at}\nkind: tap-the\nfield: kinh-te\n---\n"
            );
            (Arc::from(path.as_str()), Arc::from(text.as_str()))
        };
        let tree = Tree::held((1..6).map(story));
        let site = "name: Dân vận khéo\nbase_url: https://dan.example/goc\n";
        let (config, _) = Config::parse(site, jiff::civil::date(2026, 11, 22));
        let mut compiled = compile(&tree, config, None);
        compiled.showcase.take().unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
    }

    fn all(showcase: &Showcase) -> Vec<Page> {
        let mut pages = Vec::new();
        each(showcase, |it| pages.push(it));
        pages
    }

    /// Gives the pages of each part.
    fn parted(showcase: &Showcase, most: Most) -> Vec<Vec<Page>> {
        let parts = (1..).map(|number| pages(showcase, most, number));
        parts.take_while(|it| !it.is_empty()).collect()
    }

    #[test]
    fn parts_are_no_longer_than_they_may_be_and_name_each_page_once() {
        let showcase = showcase();
        let urls = |pages: &[Page]| pages.iter().map(|it| it.url.to_string()).collect::<Vec<_>>();
        let pages = all(&showcase);
        assert!(pages.len() > 7, "{}", pages.len());
        for most in [1, 2, 7, pages.len(), MOST.pages] {
            let parts = parted(&showcase, Most { pages: most, ..MOST });
            assert_eq!(parts.len(), pages.len().div_ceil(most));
            assert!(parts.iter().all(|it| (1..=most).contains(&it.len())));
            assert_eq!(urls(&parts.concat()), urls(&pages));
        }
        assert_eq!(count(&showcase, &pages), 1);
    }

    #[test]
    fn parts_hold_no_more_bytes_than_they_may() {
        let showcase = showcase();
        let all = urls(&showcase, &all(&showcase)).len();
        for most in [all / 3, all / 2, all, 2 * all] {
            let parts = parted(&showcase, Most { bytes: most, ..MOST });
            assert!(parts.len() <= 1 + 2 * all / most, "{}", parts.len());
            for part in parts {
                let text = urls(&showcase, &part);
                assert!(text.len() <= most, "{most}: {text}");
            }
        }
    }

    #[test]
    fn no_page_takes_more_bytes_than_is_reckoned() {
        let showcase = showcase();
        let one = |it: &Page| urls(&showcase, std::slice::from_ref(it)).len();
        for page in all(&showcase) {
            assert!(one(&page) <= FRAME.len() + bytes(&showcase, &page), "{}", page.url);
        }
        let mut xml = Xml::new();
        let address = "/anh/0123456789abcdef-4294967295.webp";
        xml.within("urlset", &[], |xml| xml.within("url", &[], |xml| picture(xml, address)));
        let text = xml.finish();
        assert!(text.contains(PICTURE), "{text}");
    }

    #[test]
    fn list_of_parts_names_each() {
        let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>
<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">
 <sitemap>
  <loc>https://dan.example/goc/sitemap-1.xml</loc>
 </sitemap>
 <sitemap>
  <loc>https://dan.example/goc/sitemap-2.xml</loc>
 </sitemap>
</sitemapindex>
";
        assert_eq!(index(&showcase(), 2), expected);
    }
}
