//! Makes books of a volume and the catalogue it chooses from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::book::{Back, Book, Content, Cover, Division, Matter, Words};
use super::select::Choice;
use super::volume::{Part, PartKind, Volume};
use crate::catalogue::{Catalogue, StoryId};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, FilePath, Location, print as problem};
use crate::source::scan::Tree;
use crate::story::PartialDate;

mod figures;
mod index;
pub(super) mod number;
mod parts;
mod story;
mod text;

#[cfg(feature = "print")]
pub(super) use story::SOURCES;

/// The most stories that one book holds; more become several.
pub const MOST: usize = 300;

/// What books are made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// All stories.
    pub catalogue: &'a Catalogue,
    /// The settings and definitions.
    pub config: &'a Config,
    /// The texts of the stories.
    pub tree: &'a Tree,
    /// Says a message of the theme's words.
    pub say: &'a dyn Fn(&str) -> String,
}

/// A book under way: which stories are in it decides where links lead.
struct Maker<'a> {
    source: Source<'a>,
    /// The volume's file.
    file: FilePath,
    conference: Option<StoryId>,
    /// The anchors of the stories in the book.
    anchors: BTreeMap<StoryId, String>,
    found: Vec<Diagnostic>,
}

/// A part with the stories that fall to it in one book.
struct Share<'a> {
    part: &'a Part,
    stories: Vec<StoryId>,
}

/// Makes the books of a volume: one, or several where it holds more than [`MOST`] stories.
pub fn make(volume: &Volume, source: Source<'_>) -> (Vec<Book>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let file = volume.file.clone().unwrap_or_else(|| "content/ky-yeu".into());
    let choice = |conference| Choice {
        catalogue: source.catalogue,
        config: source.config,
        file: &file,
        conference,
    };
    let named = volume.conference.as_ref();
    let conference = named.and_then(|it| choice(None).story(it, &mut found));
    let mut taken = BTreeSet::new();
    let choice = choice(conference);
    let mut chosen = |part| {
        let mut stories = choice.stories(part, &mut found);
        stories.retain(|id| taken.insert(*id));
        Share { part, stories }
    };
    let shares: Vec<Share<'_>> = volume.parts.iter().map(&mut chosen).collect();
    if taken.is_empty() {
        found.push(problem::empty_volume(Location::file(&file)));
        return (Vec::new(), found);
    }
    let shares = split(shares);
    let count = shares.len();
    let mut books = Vec::with_capacity(count);
    for (index, shares) in shares.into_iter().enumerate() {
        let (file, anchors) = (file.clone(), anchors(&shares, source.catalogue));
        let mut maker = Maker { source, file, conference, anchors, found: Vec::new() };
        books.push(maker.book(volume, &shares, (count > 1).then_some(index + 1)));
        found.append(&mut maker.found);
    }
    (books, found)
}

/// Makes a book of one story alone, without covers; tells what keeps it from being whole.
pub fn make_story(id: StoryId, source: Source<'_>) -> (Book, Vec<Diagnostic>) {
    let facts = &source.catalogue.get(id).story.facts;
    let anchors = BTreeMap::from([(id, story_anchor(source.catalogue, id))]);
    let (file, found) = (facts.file.clone(), Vec::new());
    let mut maker = Maker { source, file, conference: None, anchors, found };
    let mut division = maker.story(id);
    number::number(std::iter::once(&mut division));
    let settings = &source.config.settings;
    let organ = settings.contact.organ.clone();
    let cover = Cover { title: facts.title.value.clone(), organ, ..Cover::default() };
    let matter = Matter {
        anchor: division.anchor.clone(),
        title: division.title.clone(),
        kind: PartKind::Models,
        content: Content::Text(Box::new(division)),
    };
    let (name, lang, words) = (facts.slug.clone(), source.config.lang(), maker.words());
    // Not the day of its making, as long as the story tells of any other.
    let begun = facts.period.and_then(|it| Date::new(it.from, 1, 1).ok());
    let date = facts.date.or(begun).unwrap_or(source.config.today);
    let book = Book { name, lang, date, cover, matters: vec![matter], stories: vec![id], words };
    (book, maker.found)
}

/// Shares the stories out to books, in their order. What is no part of stories stands in the first,
/// but what each book needs.
fn split(shares: Vec<Share<'_>>) -> Vec<Vec<Share<'_>>> {
    let total: usize = shares.iter().map(|it| it.stories.len()).sum();
    let count = total.div_ceil(MOST).max(1);
    let most = total.div_ceil(count);
    let mut books: Vec<Vec<Share<'_>>> = Vec::new();
    books.resize_with(count, Vec::new);
    let mut placed = 0;
    for Share { part, stories } in shares {
        if !part.kind.has_stories() {
            let each = is_in_each(part.kind);
            let wanted = if each { count } else { 1 };
            books
                .iter_mut()
                .take(wanted)
                .for_each(|it| it.push(Share { part, stories: Vec::new() }));
            continue;
        }
        let mut rest = stories.as_slice();
        while !rest.is_empty() {
            let book = (placed / most).min(count - 1);
            let room = if book + 1 == count { rest.len() } else { (book + 1) * most - placed };
            let (own, others) = rest.split_at(room.min(rest.len()));
            books[book].push(Share { part, stories: own.to_vec() });
            placed += own.len();
            rest = others;
        }
        if stories.is_empty() {
            books[0].push(Share { part, stories });
        }
    }
    books
}

/// Tells whether each of several books has a part of this kind.
fn is_in_each(kind: PartKind) -> bool {
    matches!(
        kind,
        PartKind::Cover
            | PartKind::Contents
            | PartKind::Figures
            | PartKind::Places
            | PartKind::Names
            | PartKind::Imprint
            | PartKind::Back
    )
}

fn anchors(shares: &[Share<'_>], catalogue: &Catalogue) -> BTreeMap<StoryId, String> {
    let stories = shares.iter().flat_map(|it| &it.stories);
    stories.map(|id| (*id, story_anchor(catalogue, *id))).collect()
}

fn story_anchor(catalogue: &Catalogue, id: StoryId) -> String {
    let facts = &catalogue.get(id).story.facts;
    let name = if facts.id.value.is_empty() { &facts.slug } else { &facts.id.value };
    format!("bai-{name}")
}

impl Maker<'_> {
    fn say(&self, key: &str) -> String {
        (self.source.say)(key)
    }

    fn book(&mut self, volume: &Volume, shares: &[Share<'_>], number: Option<usize>) -> Book {
        let mut matters: Vec<Matter> =
            shares.iter().filter_map(|it| self.matter(it, volume)).collect();
        let divisions = matters.iter_mut().filter_map(|it| match &mut it.content {
            Content::Text(division) => Some(&mut **division),
            _ => None,
        });
        number::number(divisions);
        self.look_up(&mut matters);
        matters.retain(|it| !matches!(&it.content, Content::Index(letters) if letters.is_empty()));
        let suffix = number.map(|it| format!("-tap-{it}")).unwrap_or_default();
        Book {
            name: format!("{}{suffix}", volume.name),
            lang: self.source.config.lang(),
            date: volume.date.and_then(PartialDate::first_day).unwrap_or_else(|| self.newest()),
            cover: self.cover(volume, number),
            matters,
            stories: self.anchors.keys().copied().collect(),
            words: self.words(),
        }
    }

    /// Gives the newest day of the stories in the book; the build's, where none bears one.
    fn newest(&self) -> Date {
        let facts = |id: &StoryId| self.source.catalogue.get(*id).story.facts.date;
        self.anchors.keys().filter_map(facts).max().unwrap_or(self.source.config.today)
    }

    fn cover(&self, volume: &Volume, number: Option<usize>) -> Cover {
        let lang = self.source.config.lang();
        let date = volume.date.map(|it| it.shown(lang));
        let imprint: Vec<String> = [Some(volume.place.clone()), date]
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
        let conference = self.conference.map(|id| &self.source.catalogue.get(id).story.facts.title);
        Cover {
            header: volume.header,
            superior: volume.superior.clone(),
            organ: volume.organ.clone(),
            title: volume.title.clone(),
            subtitle: volume.subtitle.clone(),
            number: number.map(|it| format!("{} {it}", self.say("print-book"))).unwrap_or_default(),
            conference: conference.map(|it| it.value.clone()).unwrap_or_default(),
            imprint: imprint.join(", "),
        }
    }

    fn words(&self) -> Words {
        Words {
            state: self.say("print-state"),
            motto: self.say("print-motto"),
            party: self.say("print-party"),
            figure: self.say("print-figure"),
            credit: self.say("print-credit"),
            see: self.say("print-see"),
            notes: self.say("print-notes"),
            contents: self.say("print-muc-luc"),
            landmarks: self.say("print-landmarks"),
            pages: self.say("print-pages"),
            back: self.say("print-back"),
            accessibility: self.say("print-accessibility"),
        }
    }

    /// Makes a part; nothing where there is nothing to say.
    fn matter(&mut self, share: &Share<'_>, volume: &Volume) -> Option<Matter> {
        let kind = share.part.kind;
        let content = match kind {
            PartKind::Cover => Content::Cover,
            PartKind::Contents => Content::Contents,
            PartKind::Places | PartKind::Names => Content::Index(Vec::new()),
            PartKind::Imprint => Content::Imprint(self.imprint(volume)),
            PartKind::Back => Content::Back(Back {
                url: self.source.config.settings.base_url.full("/"),
                text: self.say("print-online"),
            }),
            _ => Content::Text(Box::new(self.division(share))),
        };
        let is_empty = match &content {
            Content::Text(it) => it.children.is_empty() && it.prose.blocks.is_empty(),
            Content::Imprint(rows) => rows.is_empty(),
            _ => false,
        };
        if is_empty {
            // The usual parts of a volume are not asked for, so that nobody misses them; and what
            // is wrong with what was asked for has been told.
            if !share.part.span.is_empty() && share.part.is_plain() {
                let at = Location::span(&self.file, share.part.span.clone());
                self.found.push(problem::unfilled_part(at, kind.word()));
            }
            return None;
        }
        let title = self.title(share.part);
        Some(Matter { anchor: kind.word().to_owned(), title, kind, content })
    }

    fn title(&self, part: &Part) -> String {
        if part.title.is_empty() {
            self.say(&format!("print-{}", part.kind.word()))
        } else {
            part.title.clone()
        }
    }

    /// Starts the text of a part with what its editor wrote for it.
    fn opened(&mut self, part: &Part) -> Division {
        let division = part.text.as_ref().map(|it| self.own_text(it)).unwrap_or_default();
        Division { anchor: part.kind.word().to_owned(), title: self.title(part), ..division }
    }
}
