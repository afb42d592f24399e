//! Keys and renders each output of the site.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use postcard::ser_flavors::Flavor;
use serde::Serialize;

use super::frame::Frame;
use super::page::{Page, PageKind};
use super::view::{
    ComparisonView, DataView, HomeView, ListView, MetricsView, PlainView, RankingView,
    RedirectView, SearchView, SheetView, SiteView, StoryView, TeamProvinceView, TeamsView,
    TermsView,
};
use super::views::Builder;
use super::{Showcase, feed, headers, json_feed, llms, readdress, sitemap, worker};
use crate::catalogue::reference::is_picture;
use crate::config::Medium;
use crate::data;
use crate::diagnostic::{self, Diagnostic};
use crate::media;
use crate::source::scan::Asset;
use crate::story::Section;

/// What a template is given.
#[derive(Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "one view lives at a time")]
enum View {
    Home(HomeView),
    Story(StoryView),
    Sheet(SheetView),
    List(ListView),
    Terms(TermsView),
    Teams(TeamsView),
    TeamProvince(TeamProvinceView),
    Metrics(MetricsView),
    Ranking(RankingView),
    Comparison(ComparisonView),
    Data(DataView),
    Search(SearchView),
    Plain(PlainView),
    Redirect(RedirectView),
}

/// Gives the template of a page and what it sees.
///
/// # Panics
///
/// For what no template makes.
fn view(showcase: &Showcase, page: &Page) -> Result<(&'static str, View), Box<Diagnostic>> {
    let builder = Builder::new(showcase, page.lang);
    Ok(match &page.kind {
        PageKind::Home => ("home.html", View::Home(builder.home(&page.url)?)),
        PageKind::Story(id) => {
            let section = showcase.catalogue.get(*id).story.facts.section;
            (template(section), View::Story(builder.story(*id, &page.url)?))
        }
        PageKind::Sheet(id) => ("sheet.html", View::Sheet(builder.sheet(*id, &page.url))),
        PageKind::List { axis, list, number } => {
            let list = &showcase.catalogue.taxonomies.lists(*axis)[*list];
            ("list.html", View::List(builder.list(*axis, list, *number, &page.url)?))
        }
        PageKind::Terms(axis) => ("terms.html", View::Terms(builder.terms(*axis, &page.url))),
        PageKind::Teams => ("teams.html", View::Teams(builder.teams(&page.url))),
        PageKind::TeamProvince(at) => {
            let province = &showcase.catalogue.teams.provinces()[*at];
            ("team-province.html", View::TeamProvince(builder.team_province(province, &page.url)))
        }
        PageKind::Metrics => ("metrics.html", View::Metrics(builder.metrics(&page.url))),
        PageKind::Ranking { metric, number } => {
            let ranking = &showcase.catalogue.rankings()[*metric];
            ("ranking.html", View::Ranking(builder.metric_ranking(ranking, *number, &page.url)))
        }
        PageKind::Comparisons => ("compare.html", View::Comparison(builder.comparisons(&page.url))),
        PageKind::Comparison(one, other) => {
            ("compare.html", View::Comparison(builder.comparison((*one, *other), &page.url)))
        }
        PageKind::Data => ("data.html", View::Data(builder.data(&page.url))),
        PageKind::Search => ("search.html", View::Search(builder.search(&page.url))),
        PageKind::NotFound => ("404.html", View::Plain(builder.plain("not-found", &page.url))),
        PageKind::Unconnected => {
            ("offline.html", View::Plain(builder.plain("unconnected", &page.url)))
        }
        PageKind::Redirect(target) => {
            ("redirect.html", View::Redirect(builder.redirect(target, &page.url)))
        }
        PageKind::Permanent(id) => {
            let target = showcase.catalogue.get(*id).story.facts.url();
            ("redirect.html", View::Redirect(builder.redirect(&target, &page.url)))
        }
        kind => unreachable!("no template makes {kind:?}"),
    })
}

fn template(section: Section) -> &'static str {
    match section {
        Section::Model | Section::Movement => "story.html",
        Section::Conference => "conference.html",
        Section::Document => "document.html",
        Section::AwardList => "awards.html",
        Section::Page => "page.html",
    }
}

/// What is known of an output before it is made.
enum Content {
    /// A template and what it is given.
    View { template: &'static str, view: Box<View>, frame: Arc<Frame> },
    /// The bytes themselves, which cost no more than their hash.
    Bytes(Vec<u8>),
    /// The hash of what the bytes are made from.
    Made(blake3::Hash),
}

/// Gives what an output is made from.
fn content(showcase: &Showcase, page: &Page) -> Result<Content, Box<Diagnostic>> {
    Ok(match &page.kind {
        PageKind::ThemeAsset(name) => {
            Content::Made(blake3::hash(&showcase.theme.assets()[name].bytes))
        }
        PageKind::Picture { file, rendition } => {
            let key = showcase.pictures.get(file).map(|it| media::key(&it.hash, rendition));
            Content::Made(key.expect("only probed pictures are planned"))
        }
        PageKind::Download(asset, hash) if is_picture(asset) => {
            Content::Made(blake3::keyed_hash(hash.as_bytes(), b"without metadata, 1"))
        }
        PageKind::Download(_, hash) => Content::Made(**hash),
        PageKind::DataFile(file) => {
            Content::Made(data::key(*file, &showcase.catalogue, &showcase.config))
        }
        #[cfg(feature = "print")]
        PageKind::StoryPrint(id) => Content::Made(showcase.print_key(*id)),
        #[cfg(feature = "print")]
        PageKind::StoryShare(id) => {
            Content::Made(media::share::key(&showcase.share_svg(*id, page.lang)))
        }
        PageKind::SearchFile => Content::Made(showcase.search_index()?[&*page.url].key),
        PageKind::StoryData(id) => {
            Content::Bytes(data::story_json(*id, &showcase.catalogue, &showcase.config))
        }
        PageKind::ComparedFile(id) => {
            Content::Bytes(Builder::new(showcase, page.lang).compared_file(*id))
        }
        PageKind::Feed
        | PageKind::JsonFeed
        | PageKind::Sitemap
        | PageKind::SitemapPart(_)
        | PageKind::Robots
        | PageKind::Headers
        | PageKind::Llms
        | PageKind::Worker
        | PageKind::Manifest => Content::Bytes(text(showcase, page)?.into_bytes()),
        _ => {
            let (template, view) = view(showcase, page)?;
            let frame = Builder::new(showcase, page.lang).frame(&page.url)?;
            Content::View { template, view: Box::new(view), frame }
        }
    })
}

/// All that the template of a page is given.
#[derive(Serialize)]
struct Given<'a> {
    frame: &'a BTreeMap<String, String>,
    site: &'a SiteView,
    #[serde(flatten)]
    view: &'a View,
}

/// Gives the template of a page and what it sees, as JSON; none where no template makes it.
pub fn view_json(
    showcase: &Showcase,
    page: &Page,
) -> Option<Result<(&'static str, String), Box<Diagnostic>>> {
    let content = match content(showcase, page) {
        Ok(content) => content,
        Err(problem) => return Some(Err(problem)),
    };
    let Content::View { template, view, frame } = content else { return None };
    let given = Given { frame: &frame.parts, site: &frame.site, view: &view };
    let json = serde_json::to_string_pretty(&given).expect("views serialize");
    Some(Ok((template, json)))
}

/// Gives the template of a story in lists and what it sees, as JSON; none where the page is no story.
pub fn card_json(
    showcase: &Showcase,
    page: &Page,
) -> Option<Result<(&'static str, String), Box<Diagnostic>>> {
    let PageKind::Story(id) = page.kind else { return None };
    let view = Builder::new(showcase, page.lang).listed(id);
    let json = serde_json::to_string_pretty(&view).expect("views serialize");
    Some(Ok(("card.html", json)))
}

/// How many bytes most views take, written out.
const VIEW: usize = 32 << 10;

/// Gives the hash of everything that determines a page's bytes.
pub fn key(showcase: &Showcase, page: &Page) -> blake3::Hash {
    match content(showcase, page) {
        Ok(content) => hash(showcase, page, &content),
        // Unlike that of any page that was written: it will be made, and its problem told then.
        Err(problem) => blake3::hash(problem.message.vi.as_bytes()),
    }
}

/// Renders a page's bytes.
pub fn render(showcase: &Showcase, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
    bytes(showcase, page, content(showcase, page)?)
}

/// Renders a page's bytes and gives their [`key`] too, for less than both apart.
pub fn make(showcase: &Showcase, page: &Page) -> Result<(blake3::Hash, Vec<u8>), Box<Diagnostic>> {
    let content = content(showcase, page)?;
    let key = hash(showcase, page, &content);
    Ok((key, bytes(showcase, page, content)?))
}

/// What writes a page whose bytes memory may not hold.
pub struct Streamed<'a> {
    /// Its [`key`]; none where that is the hash of its bytes.
    pub key: Option<blake3::Hash>,
    /// Writes its bytes.
    pub stream: data::Stream<'a>,
}

/// Gives what writes a page whose bytes memory may not hold, while they are made.
pub fn stream<'a>(
    showcase: &'a Showcase,
    page: &Page,
) -> Result<Option<Streamed<'a>>, Box<Diagnostic>> {
    let Showcase { catalogue, config, .. } = showcase;
    match &page.kind {
        PageKind::DataFile(file) => {
            let data::Streamed { key, stream } = data::stream(*file, catalogue, config)?;
            Ok(Some(Streamed { key, stream }))
        }
        PageKind::Download(asset, _) if !is_picture(asset) => {
            let mut file = asset.open().map_err(|error| asset.unreadable(&error))?;
            let stream: data::Stream<'_> = Box::new(move |out| io::copy(&mut file, out).map(drop));
            Ok(Some(Streamed { key: None, stream }))
        }
        _ => Ok(None),
    }
}

fn hash(showcase: &Showcase, page: &Page, content: &Content) -> blake3::Hash {
    let (template, view, frame) = match content {
        Content::View { template, view, frame } => (template, view, frame),
        Content::Bytes(bytes) => return blake3::hash(bytes),
        Content::Made(hash) => return *hash,
    };
    // All gathered first: a hash of one long run costs a fraction of one of a view's many short words, and a
    // half of one that began with a few. And as bytes that only we read, which need no quotes.
    let mut written = Written(Vec::with_capacity(VIEW));
    written.0.extend(showcase.theme.key().as_bytes());
    written.0.extend(template.as_bytes());
    written.0.extend([page.lang as u8, showcase.config.medium as u8]);
    written.0.extend(frame.key.as_bytes());
    let written = postcard::serialize_with_flavor(view, written);
    blake3::hash(&written.expect("views serialize, and memory takes them"))
}

/// Takes what postcard writes: words whole, not letter by letter.
struct Written(Vec<u8>);

impl Flavor for Written {
    type Output = Vec<u8>;

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.0)
    }
}

fn bytes(showcase: &Showcase, page: &Page, content: Content) -> Result<Vec<u8>, Box<Diagnostic>> {
    match content {
        Content::View { template, view, frame } => {
            let html = showcase.theme.render_in(&frame, template, &*view, page.lang)?;
            Ok(match showcase.config.medium {
                Medium::Host => html,
                Medium::Disk => readdress::relative(&text_of(html), &page.url).into_bytes(),
            })
        }
        Content::Bytes(bytes) => Ok(bytes),
        Content::Made(_) => made(showcase, page),
    }
}

fn text_of(html: Vec<u8>) -> String {
    String::from_utf8(html).expect("pages are text")
}

/// Makes the bytes of what has a hash apart from them.
fn made(showcase: &Showcase, page: &Page) -> Result<Vec<u8>, Box<Diagnostic>> {
    match &page.kind {
        PageKind::ThemeAsset(name) => Ok(showcase.theme.assets()[name].bytes.to_vec()),
        PageKind::Picture { file, rendition } => {
            let picture = showcase.pictures.get(file).expect("only probed pictures are planned");
            let at = || diagnostic::Location::file(file);
            let bytes = read(&picture.asset)?;
            media::render(&bytes, rendition).map_err(|error| Box::new(error.diagnostic(at(), file)))
        }
        PageKind::Download(asset, _) if is_picture(asset) => {
            let at = || diagnostic::Location::file(&asset.path);
            let stripped = media::stripped(&read(asset)?);
            stripped.map_err(|error| Box::new(error.diagnostic(at(), &asset.path)))
        }
        PageKind::Download(asset, _) => read(asset),
        PageKind::DataFile(file) => data::render(*file, &showcase.catalogue, &showcase.config),
        #[cfg(feature = "print")]
        PageKind::StoryPrint(id) => showcase.printed(*id),
        #[cfg(feature = "print")]
        PageKind::StoryShare(id) => Ok(media::share::png(&showcase.share_svg(*id, page.lang))),
        PageKind::SearchFile => showcase.search_index()?[&*page.url].bytes(),
        kind => unreachable!("{kind:?} has no hash apart from its bytes"),
    }
}

fn read(asset: &Asset) -> Result<Vec<u8>, Box<Diagnostic>> {
    asset.read().map_err(|error| asset.unreadable(&error))
}

fn text(showcase: &Showcase, page: &Page) -> Result<String, Box<Diagnostic>> {
    let builder = Builder::new(showcase, page.lang);
    Ok(match page.kind {
        PageKind::Feed => feed::atom(&builder, &page.url)?,
        PageKind::JsonFeed => json_feed::json(&builder, &page.url)?,
        PageKind::Sitemap => sitemap::whole(showcase),
        PageKind::SitemapPart(number) => sitemap::part(showcase, number),
        PageKind::Llms => llms::text(&builder),
        PageKind::Worker => worker::script(showcase),
        PageKind::Manifest => worker::manifest(&builder),
        PageKind::Headers => headers::hosted(showcase.config.settings.base_url.path()),
        _ => sitemap::robots(showcase),
    })
}
