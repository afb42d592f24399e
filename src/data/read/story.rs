//! Reads a row of `mo-hinh.csv` or `phong-trao.csv` into the facts of a story, figures apart.

use super::row::{self, Row};
use crate::config::{Definitions, Term};
use crate::story::facts::{
    Doer, Facts, Honour, Kind, Lifecycle, Model, PlaceRef, Replication, Source, State, Team,
    UnitRef,
};
use crate::story::schema::{RESULTS, SCOPES};
use crate::story::{PartialDate, Section, Spanned};
use crate::vi::slug::slugify;

/// Reads a story.
pub(super) fn read(row: &mut Row<'_>, section: Section, definitions: &Definitions) -> Facts {
    let slug = slug(row, section);
    Facts {
        file: format!("content/{}/{slug}.md", section.folder()).into(),
        section,
        id: unplaced(id(row)),
        slug,
        title: unplaced(row.needed("title")),
        summary: unplaced(row.text("summary")),
        date: row.day("date"),
        state: State::Published,
        publish: None,
        expire: None,
        period: row.period("period"),
        tags: row.list("tags").into_iter().map(unplaced).collect(),
        aliases: Vec::new(),
        related: row.list("related").into_iter().map(unplaced).collect(),
        compiled: row.flag("compiled"),
        labelled: row.flag("labelled"),
        pictures: Vec::new(),
        people: Vec::new(),
        sources: sources(row),
        field: row.term("field", &definitions.fields),
        organ: row.term("organ", &definitions.organs),
        places: places(row, PLACES),
        figures: Vec::new(),
        awards: awards(row, definitions),
        kind: kind(row, section, definitions),
        outline: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
    }
}

/// Gives a value that stands in no file of its own yet.
fn unplaced(value: String) -> Spanned<String> {
    Spanned { value, span: 0..0 }
}

fn id(row: &mut Row<'_>) -> String {
    let id = row.text("id");
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit();
    let has_letter = id.contains(|it: char| it.is_ascii_lowercase());
    if id.len() != 6 || !id.chars().all(plain) || !has_letter {
        row.refuse(
            "id",
            "6 chữ thường hoặc số, như a1b2c3",
            "6 small letters or digits, like a1b2c3",
        );
    }
    id
}

/// Reads the last part of the address, which names the story's file.
fn slug(row: &mut Row<'_>, section: Section) -> String {
    let url = row.text("url");
    let mut parts = url.trim_end_matches('/').rsplit('/');
    let (slug, folder) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if slug.is_empty() || slugify(slug) != slug || folder != section.folder() {
        let wanted = format!("https://…/{}/ten-bai/", section.folder());
        row.refuse("url", &wanted, &wanted);
    }
    slug.to_owned()
}

fn kind(row: &mut Row<'_>, section: Section, definitions: &Definitions) -> Kind {
    if section == Section::Model {
        return Kind::Model(Box::new(model(row, definitions)));
    }
    let scopes = SCOPES.iter().map(|it| it.key).filter(|it| !matches!(*it, "mo-hinh" | "thon"));
    row.needed("scope");
    let scope = row.choice("scope", &scopes.collect::<Vec<_>>());
    Kind::Movement { scope: scope.unwrap_or_default() }
}

fn model(row: &mut Row<'_>, definitions: &Definitions) -> Model {
    row.needed("kind");
    let doers = [Doer::Collective, Doer::Individual];
    let doer = row.choice("kind", &doers.map(Doer::key));
    let results: Vec<&str> = RESULTS.iter().map(|it| it.key).collect();
    Model {
        doer: doers.into_iter().find(|it| Some(it.key()) == doer.as_deref()).unwrap_or(doers[0]),
        team: team(row),
        lifecycle: Lifecycle {
            registered: row.date("registered"),
            evaluated: row.date("evaluated"),
            result: row.choice("result", &results),
            stopped: row.date("stopped"),
        },
        recognition: recognition(row, definitions),
        replicated_at: places(row, REPLICATED),
        replication: replication(row),
    }
}

fn team(row: &mut Row<'_>) -> Option<Team> {
    let founded = row.date("team_founded");
    let (name, members) = (row.text("team_name"), row.text("team_members"));
    let is_silent = name.is_empty() && founded.is_none() && members.is_empty();
    (!is_silent).then(|| Team { name: unplaced(name), founded, members })
}

fn replication(row: &mut Row<'_>) -> Option<Replication> {
    const ROWS: [(&str, &str); 4] = [
        ("cost", "replication_cost"),
        ("people", "replication_people"),
        ("time", "replication_time"),
        ("conditions", "replication_conditions"),
    ];
    let steps = row.list("replication_steps");
    let rows = ROWS.into_iter().filter_map(|(key, name)| Some((key, row.maybe(name)?)));
    let rows: Vec<_> = rows.collect();
    (!steps.is_empty() || !rows.is_empty()).then_some(Replication { steps, rows })
}

const PLACES: [&str; 4] = ["place_codes", "place_as_of", "place_villages", "place_as_reported"];
const REPLICATED: [&str; 4] =
    ["replicated_codes", "replicated_as_of", "replicated_villages", "replicated_as_reported"];

fn places(row: &mut Row<'_>, names: [&str; 4]) -> Vec<PlaceRef> {
    let items = row.lists(names);
    let mut places = Vec::with_capacity(items.len());
    for [code, as_of, village, as_reported] in items {
        let digits = code.bytes().all(|it| it.is_ascii_digit());
        if !digits || !matches!(code.len(), 2 | 3 | 5) {
            row.refuse(
                names[0],
                "mã 5, 3 hoặc 2 chữ số, kể cả số 0 đứng đầu",
                "codes of 5, 3 or 2 digits, leading zeros included",
            );
        }
        let as_of = (!as_of.is_empty()).then_some(as_of);
        let day = as_of.as_deref().and_then(row::day);
        if as_of.is_some() && day.is_none() {
            row.refuse(names[1], row::DAY.0, row::DAY.1);
        }
        let unit = UnitRef::Code { code: unplaced(code), name: None };
        places.push(PlaceRef { unit, as_of: day, village, as_reported });
    }
    places
}

fn sources(row: &mut Row<'_>) -> Vec<Source> {
    let items = row.lists(["source_titles", "source_urls", "source_dates"]);
    let mut sources = Vec::with_capacity(items.len());
    for [title, url, date] in items {
        let date = dated(row, "source_dates", &date);
        sources.push(Source { title, url, date });
    }
    sources
}

fn recognition(row: &mut Row<'_>, definitions: &Definitions) -> Vec<Honour> {
    let items = row.lists([
        "recognition_levels",
        "recognition_decisions",
        "recognition_dates",
        "recognition_notes",
    ]);
    let mut honours = Vec::with_capacity(items.len());
    for [level, decision, date, note] in items {
        let level = term(row, "recognition_levels", level, &definitions.levels);
        let date = dated(row, "recognition_dates", &date);
        honours.push(Honour { form: None, level, decision, date, note });
    }
    honours
}

fn awards(row: &mut Row<'_>, definitions: &Definitions) -> Vec<Honour> {
    let items =
        row.lists(["award_forms", "award_levels", "award_decisions", "award_dates", "award_notes"]);
    let mut honours = Vec::with_capacity(items.len());
    for [form, level, decision, date, note] in items {
        let form = term(row, "award_forms", form, &definitions.awards);
        let level = term(row, "award_levels", level, &definitions.levels);
        let date = dated(row, "award_dates", &date);
        honours.push(Honour { form, level, decision, date, note });
    }
    honours
}

/// Reads an item of a list that is a date, or nothing.
fn dated(row: &mut Row<'_>, name: &str, item: &str) -> Option<PartialDate> {
    let date = PartialDate::parse(item);
    if date.is_none() && !item.is_empty() {
        row.refuse(name, row::DATE.0, row::DATE.1);
    }
    date
}

/// Reads an item of a list that is the key of a term, or nothing.
fn term(row: &mut Row<'_>, name: &str, item: String, terms: &[Term]) -> Option<String> {
    if item.is_empty() {
        return None;
    }
    if !terms.iter().any(|it| it.key == item) {
        let keys: Vec<&str> = terms.iter().map(|it| it.key.as_str()).collect();
        let (vi, en) = row::wanted(&item, &keys);
        row.refuse(name, &vi, &en);
    }
    Some(item)
}
