//! The order in which an editor thinks: what was done, where and when, the figures, the pictures, who
//! says so, and the rest.

use serde::Serialize;

use super::UNSHOWN;
use super::input::{Input, Known};
use crate::source::yaml::Value;
use crate::story::Section;
use crate::story::schema::{Field, Need};

/// Fields that stand together.
#[derive(Debug, Serialize)]
pub(in crate::studio) struct Group {
    /// Its name in addresses within the page.
    id: &'static str,
    /// Its heading.
    label: &'static str,
    /// Whether it is folded, as few stories need it.
    folded: bool,
    /// Its fields.
    inputs: Vec<Input>,
}

/// Name, heading, fields.
type Plan = (&'static str, &'static str, &'static [&'static str]);

/// The groups before the body, the last of them right beside it.
const BEFORE: [Plan; 1] = [(
    "main-part",
    "Bài nói về việc gì",
    &[
        "title",
        "summary",
        "kind",
        "field",
        "number",
        "form",
        "subject",
        "scope",
        "date_held",
        "venue",
    ],
)];

const AFTER: [Plan; 5] = [
    (
        "where-part",
        "Ở đâu, khi nào, ai làm",
        &["places", "period", "organ", "team", "issued", "issuer"],
    ),
    ("figures-part", "Số liệu", &["metrics"]),
    ("pictures-part", "Ảnh", &["pictures"]),
    ("sources-part", "Nguồn và người được nêu tên", &["sources", "people", "compiled"]),
    (
        "honours-part",
        "Công nhận, khen thưởng",
        &["recognition", "awards", "level", "decision", "awarded"],
    ),
];

/// Gives the groups before the body and those after it.
pub(in crate::studio) fn groups(
    section: Section,
    values: &Value,
    known: &Known<'_>,
) -> (Vec<Group>, Vec<Group>) {
    let shown = || section.fields().filter(|it| !UNSHOWN.contains(&it.key));
    let input = |field: &&'static Field| {
        let required = field.need == Need::Required || section.requires(field.key);
        Input::new(field, field.key, values.get(field.key), required, known)
    };
    let group = |&(id, label, keys): &Plan| {
        let named = |key: &&str| shown().find(|it| it.key == *key);
        let inputs: Vec<Input> = keys.iter().filter_map(named).map(|it| input(&it)).collect();
        (!inputs.is_empty()).then_some(Group { id, label, folded: false, inputs })
    };
    let planned = |key: &str| BEFORE.iter().chain(&AFTER).any(|(.., keys)| keys.contains(&key));
    let rest: Vec<Input> = shown().filter(|it| !planned(it.key)).map(|it| input(&it)).collect();
    let rest =
        Group {
            id: "rest-part", label: "Mục khác, khi cần mới mở", folded: true, inputs: rest
        };
    let before = BEFORE.iter().filter_map(group).collect();
    (before, AFTER.iter().filter_map(group).chain([rest]).collect())
}
