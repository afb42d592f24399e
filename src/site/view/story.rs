//! The page of one story.

use serde::Serialize;

use super::{BriefView, ChartView, DateView, FigureView, LinkView, PageView, PictureView, RowView};

/// The page of one story: `story.html`, `conference.html`, `document.html`, `awards.html`,
/// `page.html`. A part that the story's kind does not have is empty.
#[derive(Clone, Debug, Serialize)]
pub struct StoryView {
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
    /// Tag of the language that it is told in.
    pub lang: String,
    /// Tag of the language that its facts are written in: figures, sources, people, tags.
    pub facts_lang: String,
    /// Address of the story in its own language, where this is a translation; else empty.
    pub original: String,
    /// Kind of content: `mo-hinh`, `phong-trao`, `hoi-nghi`, `van-ban`, `khen-thuong` or `trang`.
    pub section: String,
    /// Permanent name by which it is compared with others; empty where it has nothing to compare.
    pub compare: String,
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
    /// Tags; one without a list has no address.
    pub tags: Vec<LinkView>,
    /// Headings of the body.
    pub outline: Vec<HeadingView>,
    /// The body as HTML, safe.
    pub body: String,
    /// Pictures named in the front matter, in order.
    pub pictures: Vec<PictureView>,
    /// People named.
    pub people: Vec<PersonView>,
    /// The team's name, with where it stands among those of its commune.
    pub team_name: Option<LinkView>,
    /// The team: founded, members.
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
    /// Address of the sheet with it; empty where the story does not tell how.
    pub sheet: String,
    /// Sources.
    pub sources: Vec<CitationView>,
    /// Whether it is compiled from public reports.
    pub compiled: bool,
    /// Whether the source itself uses the label "Dân vận khéo".
    pub labelled: bool,
    /// Stories that the author relates, both ways.
    pub related: Vec<BriefView>,
    /// Stories like this one.
    pub similar: Vec<SimilarView>,
    /// Address of the story as JSON; empty for plain pages.
    pub data: String,
    /// Address of its PDF; empty but in a full build.
    pub pdf: String,
    /// How to cite the page.
    pub citation: String,
    /// The full address to print: `permalink`, or on a site without such that of the story in the site's own language.
    pub address: String,
    /// The permanent short address, full: `https://…/m/a1b2c3/`; empty on a site without such.
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

/// A place of a story, then and now.
#[derive(Clone, Debug, Serialize)]
pub struct StoryPlaceView {
    /// The author's wording, or the village; empty where the story gives nothing but a code.
    pub as_reported: String,
    /// The unit that the code names, with a link to its page, widest last.
    pub units: Vec<LinkView>,
    /// `same` (still so), `renamed`, `merged`, `enlarged` (merged under its own name), `divided`, `gone` (an old district) or `unknown`.
    pub change: String,
    /// The units of today that it belongs to; empty when `same` or `unknown`.
    pub now: Vec<LinkView>,
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

/// What another place needs to do the same.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReplicationView {
    /// Tag of the language that it is told in.
    pub lang: String,
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
    pub story: BriefView,
    /// Why it is shown: "cùng lĩnh vực, cùng tỉnh".
    pub reasons: Vec<String>,
    /// Address of the page that sets both side by side; may be empty.
    pub comparison: String,
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
