//! The stories of a showcase as the studio lists them: every file, also one that cannot be read.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::problem::Problem;
use crate::catalogue::Entry;
use crate::diagnostic::FilePath;
use crate::serve::{Newest, Site};
use crate::story::facts::State;
use crate::story::{Facts, Section, address};
use crate::vi::fold::fold;

/// The folder of the content.
pub(super) const CONTENT: &str = "content/";

/// How far a story is on its way to readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Standing {
    /// Still being written.
    Draft,
    /// Waiting to be approved.
    Ready,
    /// Approved, its day is still to come.
    Scheduled,
    /// Seen by readers.
    Published,
    /// Seen by readers no more.
    Expired,
}

impl Standing {
    /// Every standing, in the order of a story's life.
    pub(super) const ALL: [Self; 5] =
        [Self::Draft, Self::Ready, Self::Scheduled, Self::Published, Self::Expired];

    /// Tells how far a story is on a day.
    pub(super) fn of(facts: &Facts, today: Date) -> Self {
        match facts.state {
            State::Draft => Self::Draft,
            State::Ready => Self::Ready,
            State::Published if facts.expire.is_some_and(|day| day <= today) => Self::Expired,
            State::Published if facts.publish.is_some_and(|day| day > today) => Self::Scheduled,
            State::Published => Self::Published,
        }
    }

    /// Gives its name in addresses.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Draft => "nhap",
            Self::Ready => "cho-duyet",
            Self::Scheduled => "hen-ngay",
            Self::Published => "da-dang",
            Self::Expired => "da-go",
        }
    }

    /// Gives its name for editors.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Draft => "Bản nháp",
            Self::Ready => "Chờ duyệt",
            Self::Scheduled => "Hẹn ngày đăng",
            Self::Published => "Đã đăng",
            Self::Expired => "Đã gỡ",
        }
    }
}

/// Names a kind of content for editors.
pub(super) fn kind_label(section: Section) -> &'static str {
    match section {
        Section::Model => "Mô hình, điển hình",
        Section::Movement => "Phong trào",
        Section::Conference => "Hội nghị",
        Section::Document => "Văn bản",
        Section::AwardList => "Khen thưởng",
        Section::Page => "Trang giới thiệu",
    }
}

/// One story of the list.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// Its file, without `content/`.
    pub(super) file: String,
    /// Its title, or its file where it cannot be read.
    pub(super) title: String,
    /// Its kind.
    pub(super) section: Section,
    /// How far it is; nothing where it cannot be read.
    pub(super) standing: Option<Standing>,
    /// The day on which it will be shown, if that is to come.
    pub(super) day: Option<Date>,
    /// Its page.
    pub(super) url: Option<String>,
    /// What is wrong with it, errors first.
    pub(super) problems: Vec<Problem>,
    /// Folded title, summary and places, for searching.
    words: String,
}

impl Listed {
    /// Tells whether a story holds every word of a folded text.
    pub(super) fn holds(&self, folded: &str) -> bool {
        folded.split_whitespace().all(|word| self.words.contains(word))
    }
}

/// Lists every story, unfinished ones first, the newest before others.
pub(super) fn list(newest: &Newest, site: Option<&Site>, today: Date) -> Vec<Listed> {
    let facts = site.map(|it| facts(it)).unwrap_or_default();
    let mut problems = problems(newest);
    let read = newest.stories.iter().filter_map(|file| {
        let known = facts.get(&**file).copied();
        listed(file, known, problems.remove(file).unwrap_or_default(), today)
    });
    let mut stories: Vec<(Option<Date>, Listed)> = read.collect();
    stories.sort_by(|(left_day, left), (right_day, right)| {
        let rank = |it: &Listed| it.standing.map_or(0, |it| it as u8 + 1).min(4);
        rank(left)
            .cmp(&rank(right))
            .then(right_day.cmp(left_day))
            .then_with(|| left.file.cmp(&right.file))
    });
    stories.into_iter().map(|(_, it)| it).collect()
}

/// Gives the facts of every story that could be read, by file.
fn facts(site: &Site) -> BTreeMap<&str, &Facts> {
    let catalogue = &site.showcase().catalogue;
    let entries = catalogue.iter().map(|(_, it)| it).chain(catalogue.hidden());
    entries.map(|it: &Entry| (&*it.story.facts.file, &*it.story.facts)).collect()
}

fn problems(newest: &Newest) -> BTreeMap<FilePath, Vec<Problem>> {
    let mut problems: BTreeMap<FilePath, Vec<Problem>> = BTreeMap::new();
    for it in &newest.diagnostics {
        let problem = Problem::new(it, &newest.sources);
        problems.entry(it.at.file.clone()).or_default().push(problem);
    }
    problems
}

fn listed(
    file: &FilePath,
    facts: Option<&Facts>,
    mut problems: Vec<Problem>,
    today: Date,
) -> Option<(Option<Date>, Listed)> {
    let (section, slug) = address(file)?;
    problems.sort_by_key(|it| !it.error);
    let title = facts.map_or("", |it| it.title.value.as_str());
    let summary = facts.map_or("", |it| it.summary.value.as_str());
    let places = facts.map_or(&[][..], |it| &it.places).iter();
    let reported: Vec<&str> = places.map(|it| it.as_reported.as_str()).collect();
    let standing = facts.map(|it| Standing::of(it, today));
    let story = Listed {
        file: file.trim_start_matches(CONTENT).to_owned(),
        title: if title.is_empty() { slug.to_owned() } else { title.to_owned() },
        section,
        standing,
        day: facts.and_then(|it| it.publish).filter(|_| standing == Some(Standing::Scheduled)),
        url: facts.map(Facts::url),
        problems,
        words: fold(&format!("{title} {summary} {} {slug}", reported.join(" "))),
    };
    Some((facts.and_then(|it| it.date), story))
}
