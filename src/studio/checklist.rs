//! What a story still lacks before it is published: what must be, and what a reader would miss.

use std::collections::BTreeMap;

use serde::Serialize;

use super::form::id_of;
use super::problem::Problem;
use super::story::Opened;
use crate::story::{Facts, Section};

/// The most words of a body that tells nothing yet.
const SHORT: usize = 40;

/// Sentences of a new story that are to be written over.
const STARTERS: [&str; 5] = [
    "Nơi này trước đó thế nào, vì sao phải làm.",
    "Ai làm, làm từng bước ra sao.",
    "Được gì, bằng những con số đã ghi ở metrics.",
    "Điều nơi khác nên biết trước khi làm theo.",
    "Viết ở đây.",
];

/// One thing to look at.
#[derive(Debug, Serialize)]
pub(super) struct Check {
    /// Whether it is well.
    done: bool,
    /// Whether the story is not published without it.
    must: bool,
    /// What is to be there.
    label: String,
    /// The field to go to, within the page.
    target: String,
}

/// Lists what to look at before a story is published.
pub(super) fn checklist(
    opened: &Opened,
    facts: Option<&Facts>,
    problems: &BTreeMap<String, Vec<Problem>>,
) -> Vec<Check> {
    let mut checks = vec![faults(problems)];
    if let Some(facts) = facts {
        checks.extend(wishes(opened, facts));
    }
    checks
}

fn faults(problems: &BTreeMap<String, Vec<Problem>>) -> Check {
    let mut wrong = problems.iter().filter(|(_, all)| all.iter().any(|it| it.error));
    let first = wrong.next();
    let label = match first {
        None => "Không còn lỗi nào phải sửa".to_owned(),
        Some(_) => format!("Còn {} mục có lỗi phải sửa", wrong.count() + 1),
    };
    let target = first.map_or(String::new(), |(path, _)| target(path));
    Check { done: first.is_none(), must: true, label, target }
}

/// Gives where a field stands in the page.
fn target(path: &str) -> String {
    match path {
        "" => "publish-part".to_owned(),
        path => id_of(path),
    }
}

fn wishes(opened: &Opened, facts: &Facts) -> Vec<Check> {
    let wish = |done: bool, label: &str, path: &str| Check {
        done,
        must: false,
        label: label.to_owned(),
        target: id_of(path),
    };
    let (title, summary) = (&facts.title.value, &facts.summary.value);
    let body = opened.body();
    let told =
        body.split_whitespace().count() >= SHORT && !STARTERS.iter().any(|it| body.contains(it));
    let mut checks = vec![
        wish(!summary.is_empty() && summary != title, "Có tóm tắt, khác với tiêu đề", "summary"),
        wish(told, "Bài viết đã đủ ý, không còn câu mẫu", "body"),
    ];
    if matches!(facts.section, Section::Model | Section::Movement) {
        checks.push(wish(!facts.places.is_empty(), "Có ghi nơi làm", "places"));
        checks.push(wish(facts.period.is_some(), "Có ghi thời gian", "period"));
        checks.push(wish(!facts.figures.is_empty(), "Có ít nhất một con số", "metrics"));
        let sourced = !facts.sources.is_empty() || !facts.compiled;
        checks.push(wish(sourced, "Có ghi nguồn, nếu viết lại từ báo chí", "sources"));
    }
    if !facts.pictures.is_empty() {
        let described = facts.pictures.iter().all(|it| !it.alt.is_empty());
        checks.push(wish(described, "Mỗi ảnh có lời tả cho người không nhìn thấy", "pictures"));
    }
    checks
}
