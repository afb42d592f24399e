//! `danvan places find`: which units a name or a code may mean, and what each is today.

use super::{FindOptions, Own};
use crate::catalogue::places::{PlaceId, Registry, Successors};
use crate::cli::terminal::Terminal;
use crate::cli::{Failure, Outcome, root};
use crate::diagnostic::place::{self, date};
use crate::diagnostic::{Lang, Text};

/// Lists the units that are found.
pub(super) fn run(options: &FindOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let own = Own::read(&root(&options.root.root)?);
    if !own.diagnostics.is_empty() {
        terminal.report(&own.diagnostics, &own.sources(&own.diagnostics));
        return Ok(Outcome::Problems);
    }
    let name = options.name.join(" ");
    let found = own.registry.find_any(&name);
    if found.is_empty() {
        let near = describe(&own.registry, &own.registry.near_any(&name), terminal.lang);
        terminal.tell(&not_found(&name, &near));
        terminal.print_all(&near);
        return Ok(Outcome::Problems);
    }
    terminal.print_all(&describe(&own.registry, &found, terminal.lang));
    Ok(Outcome::Done)
}

fn not_found(name: &str, near: &[String]) -> Text {
    let next = if near.is_empty() {
        Text::new(
            "thử tên khác, hoặc bớt tên huyện, tên tỉnh",
            "try another name, or leave out the names of district and province",
        )
    } else {
        Text::new("có thể là:", "it may be:")
    };
    Text::new(
        format!("không có đơn vị hành chính nào tên hoặc mã `{name}`; {}", next.vi),
        format!("no administrative unit has the name or code `{name}`; {}", next.en),
    )
}

/// Describes units, a few lines each.
fn describe(registry: &Registry, units: &[PlaceId], lang: Lang) -> Vec<String> {
    let one = |&id: &PlaceId| {
        let unit = registry.describe(id);
        let written = match lang {
            Lang::Vi => "trong bài",
            Lang::En => "in a story",
        };
        format!(
            "{:<5}  {}\n       {}\n       {written}: {}",
            unit.code,
            unit.name,
            validity(registry, id).get(lang),
            place::written(&unit)
        )
    };
    units.iter().map(one).collect()
}

/// Says when a unit stood, and what it is today.
fn validity(registry: &Registry, id: PlaceId) -> Text {
    let place = registry.get(id);
    let day = |day, lang| date(day, lang);
    let since = place.valid_from.map(|from| {
        let (vi, en) = (day(from, Lang::Vi), day(from, Lang::En));
        Text::new(format!("từ {vi}"), format!("since {en}"))
    });
    let until = place.valid_to.map(|to| {
        let (vi, en) = (day(to, Lang::Vi), day(to, Lang::En));
        Text::new(format!("đến {vi}"), format!("until {en}"))
    });
    let today = place.valid_to.map(|_| today(registry, id));
    let stands = (since.is_none() && until.is_none()).then(|| Text::new("đang có", "stands"));
    let parts: Vec<Text> = [since, until, today, stands].into_iter().flatten().collect();
    let join = |lang| parts.iter().map(|part| part.get(lang)).collect::<Vec<_>>().join("; ");
    Text::new(join(Lang::Vi), join(Lang::En))
}

/// Says what a unit of the past is today.
pub(super) fn today(registry: &Registry, id: PlaceId) -> Text {
    let (vi, en, units) = match registry.fate(id) {
        Successors::Current | Successors::Unknown => {
            return Text::new(
                "chưa xác định nay thuộc nơi nào",
                "it is not known what became of it",
            );
        }
        Successors::Same(now) => ("nay vẫn là", "today still", vec![now]),
        Successors::Renamed(now) => ("nay là", "today", vec![now]),
        Successors::Merged(now) => ("nay thuộc", "today part of", vec![now]),
        Successors::Divided(now) => ("đã chia, một phần nay thuộc", "divided, today parts of", now),
        Successors::Gone(now) => ("địa bàn nay thuộc", "its area is today in", now),
    };
    let units: Vec<_> = units.into_iter().map(|id| registry.describe(id)).collect();
    let list = |lang| place::list(&units, lang);
    Text::new(format!("{vi} {}", list(Lang::Vi)), format!("{en} {}", list(Lang::En)))
}
