//! A story opened in the studio: its file as it lies on the disk, and the page with its form.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use axum::http::StatusCode;
use serde::Serialize;

use super::answer::Answer;
use super::checklist::{Check, checklist};
use super::files::EditedFile;
use super::form::{Group, Known, Places, groups};
use super::found::{Found, found};
use super::list::edit_address;
use super::problem::Problem;
use super::request::Request;
use super::stories::{Standing, kind_label};
use super::{Studio, definitions, fault, routes};
use crate::catalogue::Entry;
use crate::config::Definitions;
use crate::diagnostic::Lang;
use crate::serve::Site;
use crate::source::text::decode;
use crate::source::yaml::Value;
use crate::source::yaml::edit::Edit;
use crate::story::Facts;
use crate::vi::show;

/// A story's file as it is now.
pub(super) struct Opened {
    pub(super) file: EditedFile,
    pub(super) bytes: Vec<u8>,
    pub(super) text: String,
}

impl Opened {
    /// Reads a story that a browser names; nothing if there is none, or if it is no text.
    pub(super) fn open(studio: &Studio, name: &str) -> io::Result<Option<Self>> {
        let Some(file) = EditedFile::named(&studio.root, name) else { return Ok(None) };
        let Some(bytes) = file.read()? else { return Ok(None) };
        let text = std::str::from_utf8(&bytes).map(str::to_owned);
        Ok(text.ok().map(|text| Self { file, bytes, text }))
    }

    /// Gives the same story with another text.
    pub(super) fn with(&self, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        Self { file: self.file.clone(), bytes: bytes.to_owned(), text }
    }

    /// Gives what tells this text from any other.
    pub(super) fn hash(&self) -> String {
        hash(&self.bytes)
    }

    /// Gives the values of the front matter, if it can be read.
    pub(super) fn values(&self) -> Option<Value> {
        Edit::new(&self.text).ok()?.values().ok()
    }

    /// Gives the story's own text as it is shown.
    pub(super) fn body(&self) -> String {
        Edit::new(&self.text).map(|it| shown_body(it.body())).unwrap_or_default()
    }
}

/// Gives what tells a text from any other.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// Gives a story's own text as a form shows it.
pub(super) fn shown_body(body: &str) -> String {
    body.replace("\r\n", "\n").trim_matches('\n').trim_end().to_owned()
}

#[derive(Serialize)]
struct View<'a> {
    title: String,
    sign: &'a str,
    file: &'a str,
    base: String,
    kind: &'static str,
    notice: String,
    lost: Vec<String>,
    before: Vec<Group>,
    after: Vec<Group>,
    body: String,
    body_problems: Vec<Problem>,
    found: Vec<Found>,
    panel: Panel,
    page: Option<String>,
    folder: String,
    versions: String,
}

/// What is said of a story as a whole: how far it is, what is missing, what may be done.
#[derive(Serialize)]
pub(super) struct Panel {
    standing: &'static str,
    standing_key: &'static str,
    day: String,
    publish: String,
    shown: bool,
    ready: bool,
    errors: usize,
    checks: Vec<Check>,
    general: Vec<Problem>,
}

impl Panel {
    /// Counts what keeps the story from being published.
    pub(super) fn errors(&self) -> usize {
        self.errors
    }
}

/// What is known of a story beside its file.
pub(super) struct Around {
    site: Option<Arc<Site>>,
    facts: Option<Arc<Facts>>,
    /// What is wrong with it, by the path of the field; the story as a whole under an empty path.
    pub(super) problems: BTreeMap<String, Vec<Problem>>,
}

impl Around {
    /// Looks at a story among the others.
    pub(super) fn of(studio: &Studio, opened: &Opened) -> Self {
        let (site, newest) = (studio.site(), studio.newest());
        let facts = site.as_deref().and_then(|it| facts(it, &opened.file.path));
        let plain = decode(&opened.bytes).unwrap_or_default();
        let own = newest.diagnostics.iter().filter(|it| it.at.file == opened.file.path);
        let problems = Places::of(&plain).sort(own, &newest.sources);
        Self { site, facts, problems }
    }

    /// Gives what the story says of itself, where it can be read.
    pub(super) fn facts(&self) -> Option<&Facts> {
        self.facts.as_deref()
    }

    /// Gives the site's words.
    pub(super) fn definitions(&self) -> Definitions {
        definitions(self.site.as_deref())
    }

    /// Gives the address of the story's page, where it has one.
    pub(super) fn page(&self) -> Option<String> {
        let base = self.site.as_deref()?.base_path();
        self.facts.as_ref().map(|it| format!("{base}{}", it.url()))
    }

    /// Says how far the story is.
    pub(super) fn panel(&self, studio: &Studio, opened: &Opened) -> Panel {
        let standing = self.facts.as_ref().map(|it| Standing::of(it, studio.today()));
        let publish = self.facts.as_ref().and_then(|it| it.publish);
        let all = || self.problems.values().flatten();
        Panel {
            standing: standing.map_or("Chưa đọc được", Standing::label),
            standing_key: standing.map_or("khong-doc-duoc", Standing::key),
            day: publish
                .filter(|_| standing == Some(Standing::Scheduled))
                .map(|it| show::day(it, Lang::Vi))
                .unwrap_or_default(),
            publish: publish.map(|it| it.to_string()).unwrap_or_default(),
            shown: matches!(
                standing,
                Some(Standing::Published | Standing::Scheduled | Standing::Expired)
            ),
            ready: standing == Some(Standing::Ready),
            errors: all().filter(|it| it.error).count(),
            checks: checklist(opened, self.facts.as_deref(), &self.problems),
            general: self.problems.get("").cloned().unwrap_or_default(),
        }
    }
}

fn facts(site: &Site, file: &str) -> Option<Arc<Facts>> {
    let catalogue = &site.showcase().catalogue;
    let mut entries = catalogue.iter().map(|(_, it)| it).chain(catalogue.hidden());
    let found = entries.find(|it: &&Entry| &*it.story.facts.file == file)?;
    Some(Arc::clone(&found.story.facts))
}

/// Shows the form of the story that a request names.
pub(super) fn show(studio: &Studio, request: &Request) -> Answer {
    match Opened::open(studio, request.query("file")) {
        Ok(Some(opened)) => page(studio, &opened, notice(request.query("done")), Vec::new()),
        Ok(None) => routes::missing(studio, request),
        Err(error) => fault::disk(studio, request, &error),
    }
}

/// Shows the form of a story, with what has just happened to it.
pub(super) fn page(studio: &Studio, opened: &Opened, notice: &str, lost: Vec<String>) -> Answer {
    studio.remember(&opened.bytes);
    let around = Around::of(studio, opened);
    let definitions = around.definitions();
    let Some(values) = opened.values() else {
        return super::plain::page(studio, opened, &around, "");
    };
    let known = Known {
        definitions: &definitions,
        site: around.site.as_deref(),
        problems: &around.problems,
    };
    let (before, after) = groups(opened.file.section, &values, &known);
    let query = edit_address(opened.file.name());
    let view = View {
        title: title(&values, opened),
        sign: studio.door.sign(),
        file: opened.file.name(),
        base: opened.hash(),
        kind: kind_label(opened.file.section),
        notice: notice.to_owned(),
        lost,
        before,
        after,
        body: opened.body(),
        found: found(opened, &around, &definitions),
        body_problems: around.problems.get("body").cloned().unwrap_or_default(),
        panel: around.panel(studio, opened),
        page: around.page(),
        folder: format!(
            "{}picture-file?file={}",
            super::ROOT,
            query.split_once("file=").map_or("", |it| it.1)
        ),
        versions: query.replace("story?", "versions?"),
    };
    studio.pages.show(StatusCode::OK, "story.html", &view)
}

/// Gives the title of a story, or its name where it has none yet.
pub(super) fn title(values: &Value, opened: &Opened) -> String {
    match values.get("title") {
        Some(Value::Text(title)) if !title.trim().is_empty() => title.clone(),
        _ => opened.file.slug.clone(),
    }
}

/// Says what was done, as the address tells it.
fn notice(done: &str) -> &'static str {
    match done {
        "save" => "Đã lưu.",
        "draft" => "Bài đã về bản nháp. Người đọc không thấy bài này nữa kể từ lần dựng trang tới.",
        "ready" => "Đã chuyển bài sang chờ duyệt.",
        "publish" => {
            "Đã duyệt đăng. Bài sẽ có trên trang công khai từ lần dựng trang tới (lệnh danvan build)."
        }
        "schedule" => "Đã hẹn ngày đăng.",
        "restore" => "Đã lấy lại bản cũ. Bản vừa thay vẫn còn trong các bản đã lưu.",
        "import" => {
            "Đã nhập thành bản nháp. Xem lại từng mục, nhận các con số tìm thấy rồi mới đăng."
        }
        "import-update" => {
            "Đã cập nhật bài theo tệp nhập. Bản trước đó vẫn còn trong các bản đã lưu."
        }
        "undelete" => "Đã lấy lại bài đã xóa.",
        "merge" => "Đã lưu bản bạn chọn. Cả hai bản trước đó đều còn trong các bản đã lưu.",
        _ => "",
    }
}
