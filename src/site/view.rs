//! Everything a template can see, page by page. A view is plain data: no function, no look-up.
//!
//! Addresses are site-absolute (`/mo-hinh/x/`); templates write them through the filter `href`.
//! Numbers, dates and labels are ready to show in the page's language. The theme's own words come
//! from its Fluent files through the function `t`.

use serde::Serialize;

mod data;

pub use data::{DataFileView, DataView, DictionaryEntryView, DictionaryView, PlacesCreditView};

/// A label that leads somewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkView {
    /// What is shown.
    pub label: String,
    /// Site-absolute address.
    pub url: String,
}

/// What every page knows of its site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Name of the showcase.
    pub name: String,
    /// Line under the name.
    pub tagline: String,
    /// One sentence about the showcase.
    pub description: String,
    /// The body that runs the site, as the law asks it to be shown.
    pub contact: ContactView,
    /// Licence of the text.
    pub license: String,
    /// Main menu.
    pub menu: Vec<MenuItemView>,
    /// Address of the home page.
    pub home: String,
    /// Address of the Atom feed.
    pub feed: String,
    /// Address of the JSON Feed.
    pub json_feed: String,
    /// Address of the style sheet, content-hashed.
    pub stylesheet: String,
    /// Address of the script, content-hashed.
    pub script: String,
    /// Address of the icon, content-hashed.
    pub icon: String,
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

/// One item of the main menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItemView {
    /// What is shown.
    pub label: String,
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
    /// Whether search engines should list the page.
    pub indexed: bool,
    /// The same page in other languages: tag and address.
    pub alternates: Vec<AlternateView>,
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

/// A day, month or year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateView {
    /// `2019-10-09`, `2019-10` or `2019`.
    pub iso: String,
    /// `09/10/2019`, `10/2019` or `2019`.
    pub text: String,
}

/// One figure of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureView {
    /// Key of the metric.
    pub key: String,
    /// Name of the metric.
    pub label: String,
    /// What the metric means, in one sentence; may be empty.
    pub help: String,
    /// The author's own words: "gần 1.000 m2".
    pub wording: String,
    /// Our reading, set out: "gần 1.000 m²"; empty when it adds nothing to the wording.
    pub reading: String,
    /// `single`, `range`, `ratio` or `change`.
    pub form: String,
    /// Before and after, for a change.
    pub change: Option<ChangeView>,
    /// Part and whole, for a ratio.
    pub ratio: Option<RatioView>,
    /// What it covers, when that is not the story itself; may be empty.
    pub scope: String,
    /// Its own period; may be empty.
    pub period: String,
    /// `ket-qua` (result), `boi-canh` (context), `truoc` (before) or `sau` (after).
    pub role: String,
    /// The author's note; may be empty.
    pub note: String,
    /// What it is made of.
    pub parts: Vec<PartView>,
    /// Why it stands although the source's own numbers disagree; may be empty.
    pub accepted: Vec<String>,
}

/// Before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeView {
    /// Before, with unit.
    pub from: String,
    /// After, with unit.
    pub to: String,
    /// The two as a drawing, safe SVG without a name of its own.
    pub slope: String,
}

/// Part and whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RatioView {
    /// The part.
    pub part: String,
    /// The whole.
    pub whole: String,
    /// The share, "76,7%".
    pub percent: String,
    /// The share as a drawing, safe SVG without a name of its own.
    pub meter: String,
}

/// A chart with the table behind it.
#[derive(Clone, Debug, Serialize)]
pub struct ChartView {
    /// Its form: `bars`, `map` or `years`.
    pub form: String,
    /// What it shows.
    pub caption: String,
    /// What was counted, and what was not; may be empty.
    pub note: String,
    /// The drawing, safe SVG with a title and a description.
    pub svg: String,
    /// Heads of the table's columns, that of the labels first.
    pub columns: Vec<String>,
    /// The same numbers as in the drawing.
    pub rows: Vec<ChartRowView>,
}

/// One row of the table behind a chart.
#[derive(Clone, Debug, Serialize)]
pub struct ChartRowView {
    /// What the numbers belong to.
    pub label: String,
    /// Site-absolute address; may be empty.
    pub url: String,
    /// Its numbers, one for each further column.
    pub values: Vec<String>,
}

/// One part of a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartView {
    /// What the part is; empty when the author gave none.
    pub label: String,
    /// The author's own words.
    pub wording: String,
}

/// A place of a story, then and now.
#[derive(Clone, Debug, Serialize)]
pub struct StoryPlaceView {
    /// The author's wording.
    pub as_reported: String,
    /// The unit that the code names, with a link to its page, widest last.
    pub units: Vec<LinkView>,
    /// `same` (still so), `renamed`, `merged`, `enlarged` (merged under its own name), `divided`, `gone` (an old district) or `unknown`.
    pub change: String,
    /// The units of today that it belongs to; empty when `same` or `unknown`.
    pub now: Vec<LinkView>,
}

/// A story in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// Site-absolute address.
    pub url: String,
    /// Kind of content: `mo-hinh`, `phong-trao`, `hoi-nghi`, `van-ban`, `khen-thuong` or `trang`.
    pub section: String,
    /// Title.
    pub title: String,
    /// Summary; may be empty.
    pub summary: String,
    /// Where, as today's reader would say it: "Xã Hiền Quan, tỉnh Phú Thọ"; may be empty.
    pub place: String,
    /// Field's name; may be empty.
    pub field: String,
    /// "Tập thể" or "Cá nhân", for models; else empty.
    pub kind: String,
    /// When it happened: "2016–2020"; may be empty.
    pub period: String,
    /// Up to three figures, leading ones first.
    pub figures: Vec<FigureView>,
    /// Its first picture, if it has one.
    pub picture: Option<PictureView>,
}

/// A published picture.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// Address of the JPEG or PNG everyone can show.
    pub src: String,
    /// `srcset` of the WebP files: address and width, smallest first.
    pub webp: Vec<SourceView>,
    /// Width in pixels of `src`.
    pub width: u32,
    /// Height in pixels of `src`.
    pub height: u32,
    /// Text for those who do not see it.
    pub alt: String,
    /// Caption; may be empty.
    pub caption: String,
    /// Who made it; may be empty.
    pub credit: String,
}

/// One file of a picture.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// Site-absolute address.
    pub url: String,
    /// Width in pixels.
    pub width: u32,
}

/// A source that a story is drawn from.
#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    /// Title or citation.
    pub title: String,
    /// Web address; may be empty.
    pub url: String,
    /// When it was published, if known.
    pub date: Option<DateView>,
}

/// A recognition or award.
#[derive(Clone, Debug, Serialize)]
pub struct HonourView {
    /// "Bằng khen", "Công nhận cấp xã".
    pub label: String,
    /// Level's name; may be empty.
    pub level: String,
    /// Number of the decision; may be empty.
    pub decision: String,
    /// When, if known.
    pub date: Option<DateView>,
    /// Note; may be empty.
    pub note: String,
}

/// A named person.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// Name.
    pub name: String,
    /// Role; may be empty.
    pub role: String,
}

/// A label and its text, for lists of facts.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// What it is.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// What another place needs to do the same.
#[derive(Clone, Debug, Serialize)]
pub struct ReplicationView {
    /// Steps in order.
    pub steps: Vec<String>,
    /// Cost, people, time, conditions, contact, as far as given.
    pub rows: Vec<RowView>,
}

/// A heading of the body.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// 2 to 6.
    pub level: u8,
    /// Text.
    pub text: String,
    /// Its id in the page.
    pub anchor: String,
}

/// A story like this one.
#[derive(Clone, Debug, Serialize)]
pub struct SimilarView {
    /// The other story.
    pub card: CardView,
    /// Why it is shown: "cùng lĩnh vực, cùng tỉnh".
    pub reasons: Vec<String>,
}

/// The page of one story: `story.html`, `conference.html`, `document.html`, `awards.html`,
/// `page.html`. A part that the story's kind does not have is empty.
#[derive(Clone, Debug, Serialize)]
pub struct StoryView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// The story.
    pub story: StoryPart,
}

/// A story as its own page shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StoryPart {
    /// Permanent short name.
    pub id: String,
    /// Kind of content: `mo-hinh`, `phong-trao`, `hoi-nghi`, `van-ban`, `khen-thuong` or `trang`.
    pub section: String,
    /// Title.
    pub title: String,
    /// Why readers do not see it yet or any more, in a preview of unfinished stories; else empty.
    pub hidden: String,
    /// Summary; may be empty.
    pub summary: String,
    /// "Tập thể" or "Cá nhân", for models; else empty.
    pub kind: String,
    /// Field.
    pub field: Option<LinkView>,
    /// Body that leads it.
    pub organ: Option<LinkView>,
    /// When it happened; may be empty.
    pub period: String,
    /// The years of the period that have a page.
    pub years: Vec<LinkView>,
    /// Day it was put on the site.
    pub date: Option<DateView>,
    /// Where.
    pub places: Vec<StoryPlaceView>,
    /// Up to four figures that lead the page.
    pub lead: Vec<FigureView>,
    /// All figures, in the order of the definitions.
    pub figures: Vec<FigureView>,
    /// Movements: how many models were registered, were effective and were recognised.
    pub funnel: Option<ChartView>,
    /// Tags.
    pub tags: Vec<LinkView>,
    /// Headings of the body.
    pub outline: Vec<HeadingView>,
    /// The body as HTML, safe.
    pub body: String,
    /// Pictures named in the front matter, in order.
    pub pictures: Vec<PictureView>,
    /// People named.
    pub people: Vec<PersonView>,
    /// The team: name, founded, members.
    pub team: Vec<RowView>,
    /// Life cycle: registered, evaluated, result, stopped.
    pub lifecycle: Vec<RowView>,
    /// Recognition, by level.
    pub recognition: Vec<HonourView>,
    /// Awards.
    pub awards: Vec<HonourView>,
    /// Where it has been done again.
    pub replicated_at: Vec<StoryPlaceView>,
    /// How to do the same.
    pub replication: Option<ReplicationView>,
    /// Sources.
    pub sources: Vec<CitationView>,
    /// Whether it is compiled from public reports.
    pub compiled: bool,
    /// Whether the source itself uses the label "Dân vận khéo".
    pub labelled: bool,
    /// Stories that the author relates, both ways.
    pub related: Vec<CardView>,
    /// Stories like this one.
    pub similar: Vec<SimilarView>,
    /// Address of the story as JSON; empty for plain pages.
    pub data: String,
    /// How to cite the page.
    pub citation: String,
    /// The permanent short address, full: `https://…/m/a1b2c3/`.
    pub permalink: String,
    /// Conferences: programme.
    pub programme: Vec<RowView>,
    /// Conferences: papers (label: title, text: author and organ).
    pub papers: Vec<PaperView>,
    /// Conferences: speeches (label: title, text: speaker).
    pub speeches: Vec<RowView>,
    /// Facts in rows: a conference's day and place; a document's number, form, day, issuer.
    pub facts: Vec<RowView>,
    /// Award lists: who was given what.
    pub awarded: Vec<AwardedView>,
}

/// A paper read at a conference.
#[derive(Clone, Debug, Serialize)]
pub struct PaperView {
    /// Title.
    pub title: String,
    /// Author and organ; may be empty.
    pub by: String,
    /// The story it tells; may be empty.
    pub url: String,
}

/// One row of an award list.
#[derive(Clone, Debug, Serialize)]
pub struct AwardedView {
    /// Form of the award.
    pub form: String,
    /// "Tập thể" or "Cá nhân"; may be empty.
    pub kind: String,
    /// How many, in the author's words; may be empty.
    pub count: String,
    /// Who; may be empty.
    pub recipient: String,
    /// The story about them; may be empty.
    pub url: String,
}

/// A sum over a set of stories, with what it is made of.
#[derive(Clone, Debug, Serialize)]
pub struct TotalView {
    /// Key of the metric.
    pub key: String,
    /// Name of the metric.
    pub label: String,
    /// The sum with qualifier and unit: "hơn 6.034 m²".
    pub text: String,
    /// How many stories went in.
    pub stories: usize,
    /// What was added: the first of it.
    pub included: Vec<TotalRowView>,
    /// How many figures were added.
    pub included_count: usize,
    /// What was left out, each with its reason: the first of it.
    pub excluded: Vec<TotalRowView>,
    /// How many figures were left out.
    pub excluded_count: usize,
}

/// One figure of a total.
#[derive(Clone, Debug, Serialize)]
pub struct TotalRowView {
    /// Story's title.
    pub title: String,
    /// Story's address.
    pub url: String,
    /// The author's own words.
    pub wording: String,
    /// Why it was left out; empty when it went in.
    pub reason: String,
}

/// A term of a taxonomy (a field, a place, a year, a tag …) with the size of its list.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// Name.
    pub label: String,
    /// Address of its list.
    pub url: String,
    /// How many stories.
    pub count: usize,
}

/// Page numbers under a list.
#[derive(Clone, Debug, Serialize)]
pub struct PagerView {
    /// This page, from one.
    pub current: usize,
    /// The last page.
    pub last: usize,
    /// Address of the page before; empty on the first.
    pub previous: String,
    /// Address of the page after; empty on the last.
    pub next: String,
    /// The first page, the last and those near this one: number as label, and address; a gap
    /// between them is a link without either.
    pub pages: Vec<LinkView>,
}

/// A list of stories: `list.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// `section`, `field`, `place`, `year`, `level`, `organ`, `tag` or `award`.
    pub taxonomy: String,
    /// One sentence about the list; may be empty.
    pub intro: String,
    /// How many stories the whole list holds.
    pub count: usize,
    /// Sums over its models.
    pub totals: Vec<TotalView>,
    /// The greatest figures of its leading metric.
    pub ranking: Option<ChartView>,
    /// Narrower terms: a province's communes; may be empty.
    pub narrower: Vec<TermView>,
    /// For a place of the past: what it is today; else empty.
    pub now: Vec<LinkView>,
    /// For a place: `same`, `renamed`, `merged`, `divided`, `gone` or `unknown`; else empty.
    pub change: String,
    /// For a place of today: the units it was made from that have stories; else empty.
    pub before: Vec<LinkView>,
    /// The stories of this page of the list.
    pub cards: Vec<CardView>,
    /// Page numbers.
    pub pager: PagerView,
}

/// All terms of a taxonomy: `terms.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TermsView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// `field`, `place`, `year`, `level`, `organ`, `tag` or `award`.
    pub taxonomy: String,
    /// The terms in their order.
    pub terms: Vec<TermView>,
    /// Places: maps of the provinces; years: stories by year. The first one leads.
    pub charts: Vec<ChartView>,
}

/// The home page: `home.html`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// How many collective models.
    pub collective: usize,
    /// How many personal exemplars.
    pub individual: usize,
    /// How many movements' totals.
    pub movements: usize,
    /// How many provinces of today have a story.
    pub provinces: usize,
    /// Sums over the models, leading metrics first.
    pub totals: Vec<TotalView>,
    /// The newest models.
    pub newest: Vec<CardView>,
    /// Address of the list of all models.
    pub models_url: String,
    /// The newest movements.
    pub movements_newest: Vec<CardView>,
    /// Conferences.
    pub conferences: Vec<CardView>,
    /// Fields.
    pub fields: Vec<TermView>,
    /// Provinces of today with stories.
    pub places: Vec<TermView>,
    /// Other ways in: years, organs, levels, tags.
    pub ways: Vec<LinkView>,
}

/// A page with no view of its own beyond the site's: `404.html`, and the empty showcase.
#[derive(Clone, Debug, Serialize)]
pub struct PlainView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
}

/// A page that only leads on: `redirect.html`.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// The site.
    pub site: SiteView,
    /// The page.
    pub page: PageView,
    /// Site-absolute address to go to.
    pub target: String,
}
