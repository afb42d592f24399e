//! The page that lists stories: found by words without marks, narrowed by kind, state and problems.

use axum::http::StatusCode;
use serde::Serialize;

use super::Studio;
use super::answer::Answer;
use super::problem::Problem;
use super::request::Request;
use super::stories::{Listed, Standing, kind_label, list};
use crate::diagnostic::Lang;
use crate::story::Section;
use crate::vi::fold::fold;
use crate::vi::show;

/// Stories on one page of the list.
const PAGE: usize = 50;

/// What narrows the list by problems: its key, its label, and what it keeps.
type Sieve = (&'static str, &'static str, fn(&Listed) -> bool);

const SIEVES: [Sieve; 3] = [
    ("loi", "Có lỗi phải sửa", |it| it.problems.iter().any(|it| it.error)),
    ("nen-xem", "Có chỗ nên xem lại", |it| it.problems.iter().any(|it| !it.error)),
    ("khong", "Không có gì phải sửa", |it| it.problems.is_empty()),
];

#[derive(Serialize)]
struct View<'a> {
    title: &'static str,
    sign: &'a str,
    notice: String,
    words: &'a str,
    filters: [Filter; 3],
    filtered: bool,
    count: usize,
    total: usize,
    stories: Vec<Row>,
    earlier: Option<String>,
    later: Option<String>,
}

#[derive(Serialize)]
struct Filter {
    name: &'static str,
    label: &'static str,
    any: &'static str,
    options: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    key: &'static str,
    label: &'static str,
    chosen: bool,
}

#[derive(Serialize)]
struct Row {
    title: String,
    kind: &'static str,
    standing: &'static str,
    standing_key: &'static str,
    day: String,
    edit: String,
    url: Option<String>,
    errors: usize,
    warnings: usize,
    problems: Vec<Problem>,
}

/// Shows the stories that a request asks for.
pub(super) fn show(studio: &Studio, request: &Request) -> Answer {
    let site = studio.site();
    let all = list(&studio.newest(), site.as_deref(), studio.today());
    let (words, total) = (request.query("q"), all.len());
    let wanted: Vec<Listed> = all.into_iter().filter(|it| is_wanted(it, request)).collect();
    let page: usize = request.query("page").parse().unwrap_or(0);
    let count = wanted.len();
    let base = site.as_deref().map_or("", |it| it.base_path());
    let rows = wanted.into_iter().skip(page.saturating_mul(PAGE)).take(PAGE);
    let view = View {
        title: "Danh sách bài",
        sign: studio.door.sign(),
        notice: notice(request),
        words,
        filters: filters(request),
        filtered: count < total || !words.is_empty(),
        count,
        total,
        stories: rows.map(|it| row(it, base)).collect(),
        earlier: page.checked_sub(1).map(|it| address(request, it)),
        later: (page.saturating_add(1).saturating_mul(PAGE) < count)
            .then(|| address(request, page + 1)),
    };
    studio.pages.show(StatusCode::OK, "list.html", &view)
}

/// Says what an import has done.
fn notice(request: &Request) -> String {
    let count = |name: &str| request.query(name).parse::<usize>().unwrap_or(0);
    let parts = [("thêm", count("new")), ("cập nhật", count("updated"))];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| format!("{what} {count} bài"))
        .collect();
    if request.query("done") != "import" || parts.is_empty() {
        return String::new();
    }
    let found = "Bài mới là bản nháp; bản trước của bài được cập nhật còn trong các bản đã lưu.";
    format!("Đã nhập: {}. {found}", parts.join(", "))
}

fn is_wanted(story: &Listed, request: &Request) -> bool {
    let (kind, state) = (request.query("kind"), request.query("state"));
    let sieve = SIEVES.iter().find(|(key, ..)| *key == request.query("problem"));
    story.holds(&fold(request.query("q")))
        && (kind.is_empty() || story.section.folder() == kind)
        && (state.is_empty() || story.standing.is_some_and(|it| it.key() == state))
        && sieve.is_none_or(|(.., keeps)| keeps(story))
}

fn filters(request: &Request) -> [Filter; 3] {
    let choices = |name: &str, all: &[(&'static str, &'static str)]| {
        let chosen = |key: &str| request.query(name) == key;
        let choice = |&(key, label)| Choice { key, label, chosen: chosen(key) };
        all.iter().map(choice).collect()
    };
    let kinds = Section::ALL.map(|it| (it.folder(), kind_label(it)));
    let states = Standing::ALL.map(|it| (it.key(), it.label()));
    let problems = SIEVES.map(|(key, label, _)| (key, label));
    [
        ("kind", "Loại bài", "Mọi loại", &kinds[..]),
        ("state", "Tình trạng", "Mọi tình trạng", &states[..]),
        ("problem", "Chỗ phải sửa", "Tất cả", &problems[..]),
    ]
    .map(|(name, label, any, all)| Filter { name, label, any, options: choices(name, all) })
}

/// Gives the address of another page of the same list.
fn address(request: &Request, page: usize) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["q", "kind", "state", "problem"] {
        if !request.query(name).is_empty() {
            query.append_pair(name, request.query(name));
        }
    }
    format!("?{}", query.append_pair("page", &page.to_string()).finish())
}

fn row(story: Listed, base: &str) -> Row {
    let errors = story.problems.iter().filter(|it| it.error).count();
    Row {
        edit: edit_address(&story.file),
        title: story.title,
        kind: kind_label(story.section),
        standing: story.standing.map_or("Chưa đọc được", Standing::label),
        standing_key: story.standing.map_or("khong-doc-duoc", Standing::key),
        day: story.day.map(|it| show::day(it, Lang::Vi)).unwrap_or_default(),
        url: story.url.map(|it| format!("{base}{it}")),
        errors,
        warnings: story.problems.len() - errors,
        problems: story.problems,
    }
}

/// Gives the address at which a story is edited.
pub(super) fn edit_address(file: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    format!("{}story?{}", super::ROOT, query.append_pair("file", file).finish())
}
