//! `danvan status`: what readers do not see yet, no more, have seen unchanged for long, or cannot read
//! in every language of the site.

use jiff::ToSpan;
use jiff::civil::Date;

use super::arguments::StatusOptions;
use super::terminal::Terminal;
use super::{Failure, Outcome, load, summary, today};
use crate::config::{Config, Drafts};
use crate::diagnostic::{Lang, Text};
use crate::site::Showcase;
use crate::story::facts::State;
use crate::story::{Facts, Section};

/// Months after which a story without a new date counts as stale.
const STALE_MONTHS: i32 = 24;

/// Lists the stories that want attention.
pub(super) fn run(options: &StatusOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let loaded = load(&options.site, |config| Config { drafts: Drafts::Show, ..config })?;
    let Some(showcase) = &loaded.compiled.showcase else {
        let problems = &loaded.compiled.diagnostics;
        terminal.report(problems, &loaded.sources(problems));
        return Ok(Outcome::Problems);
    };
    let today = options.site.date.unwrap_or_else(today);
    let stories: Vec<&Facts> = showcase.catalogue.iter().map(|(_, it)| &*it.story.facts).collect();
    for group in Group::ALL {
        let members: Vec<_> = stories.iter().filter(|it| group_of(it, today) == group).collect();
        if group == Group::Shown || members.is_empty() {
            continue;
        }
        let heading = group.heading();
        terminal.print(&format!("{} ({})", heading.get(terminal.lang), members.len()));
        for facts in members {
            let day = group.day(facts).map(|it| format!("{it}  ")).unwrap_or_default();
            terminal.print(&format!("  {day}{}  {}", facts.file, facts.title.value));
        }
    }
    for language in showcase.config.settings.languages.iter().skip(1) {
        untranslated(showcase, (*language).into(), today, terminal);
    }
    let shown = stories.iter().filter(|it| it.is_shown(today)).count();
    let problems = summary(&loaded.compiled.diagnostics);
    let total = Text::new(
        format!("{shown}/{} bài đang hiện; {}", stories.len(), problems.vi),
        format!("{shown}/{} stories shown; {}", stories.len(), problems.en),
    );
    terminal.print(total.get(terminal.lang));
    Ok(Outcome::Done)
}

/// Lists what readers see and is not told in a language of the site.
fn untranslated(showcase: &Showcase, lang: Lang, today: Date, terminal: Terminal) {
    let catalogue = &showcase.catalogue;
    let is_told = |id| catalogue.translation(id, lang).is_some();
    let all = catalogue.iter().filter(|(_, it)| it.story.facts.is_shown(today));
    let (told, untold): (Vec<_>, Vec<_>) = all.partition(|(id, _)| is_told(*id));
    let (told, count) = (told.len(), untold.len());
    let heading = match lang {
        Lang::En => Text::new("Chưa có bản tiếng Anh", "Not told in English"),
        Lang::Vi => Text::new("Chưa có bản tiếng Việt", "Not told in Vietnamese"),
    };
    terminal.print(&format!("{} ({count}/{})", heading.get(terminal.lang), told + count));
    for (_, entry) in untold {
        let facts = &entry.story.facts;
        terminal.print(&format!("  {}  {}", facts.file, facts.title.value));
    }
    partly_told(showcase, lang, today, terminal);
    if lang == Lang::En {
        let heading =
            Text::new("Chưa dịch trong content/site.yaml", "Not translated in content/site.yaml");
        list(&heading, showcase.config.untranslated(), terminal);
    }
}

/// Lists the translations that leave something to the original's words, and what.
fn partly_told(showcase: &Showcase, lang: Lang, today: Date, terminal: Terminal) {
    let catalogue = &showcase.catalogue;
    let shown = catalogue.iter().filter(|(_, it)| it.story.facts.is_shown(today));
    let left = shown.filter_map(|(id, entry)| {
        let told = catalogue.translation(id, lang)?;
        let untold = told.untold(&entry.story.facts);
        let file = &told.story.facts.file;
        (!untold.is_empty()).then(|| format!("{file}  {}", untold.join(", ")))
    });
    let heading = Text::new("Dịch chưa hết", "Told in part");
    list(&heading, left.collect(), terminal);
}

/// Prints a list under its heading and its length, where there is anything in it.
fn list(heading: &Text, items: Vec<String>, terminal: Terminal) {
    if !items.is_empty() {
        terminal.print(&format!("{} ({})", heading.get(terminal.lang), items.len()));
    }
    for item in items {
        terminal.print(&format!("  {item}"));
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Draft,
    Ready,
    Scheduled,
    Expired,
    Stale,
    Shown,
}

impl Group {
    const ALL: [Self; 6] =
        [Self::Draft, Self::Ready, Self::Scheduled, Self::Expired, Self::Stale, Self::Shown];

    fn heading(self) -> Text {
        match self {
            Self::Draft => Text::new("Bản nháp", "Drafts"),
            Self::Ready => Text::new("Chờ duyệt", "Ready for approval"),
            Self::Scheduled => Text::new("Chờ ngày đăng", "Scheduled"),
            Self::Expired => Text::new("Đã hết hạn", "Expired"),
            Self::Stale => Text::new("Hơn hai năm chưa cập nhật", "Unchanged for over two years"),
            Self::Shown => Text::new("Đang hiện", "Shown"),
        }
    }

    /// Gives the day that puts a story into the group.
    fn day(self, facts: &Facts) -> Option<Date> {
        match self {
            Self::Scheduled => facts.publish,
            Self::Expired => facts.expire,
            _ => facts.date,
        }
    }
}

fn group_of(facts: &Facts, today: Date) -> Group {
    let stale = today.checked_sub(STALE_MONTHS.months()).ok();
    match facts.state {
        State::Draft => Group::Draft,
        State::Ready => Group::Ready,
        State::Published if facts.expire.is_some_and(|day| day <= today) => Group::Expired,
        State::Published if facts.publish.is_some_and(|day| day > today) => Group::Scheduled,
        State::Published
            if matches!(facts.section, Section::Model | Section::Movement)
                && facts.date.zip(stale).is_some_and(|(day, limit)| day < limit) =>
        {
            Group::Stale
        }
        State::Published => Group::Shown,
    }
}
