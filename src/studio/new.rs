//! A new story: its title and its kind, then its form.

use axum::http::StatusCode;
use serde::Serialize;

use super::answer::{self, Answer};
use super::files::{self, EditedFile};
use super::list::edit_address;
use super::request::Request;
use super::stories::kind_label;
use super::{Studio, definitions};
use crate::diagnostic::Lang;
use crate::diagnostic::disk::reason;
use crate::source::scan::scan;
use crate::story::Section;
use crate::story::archetype::{Given, archetype, folder_name, ids};
use crate::story::id::free_id;

#[derive(Serialize)]
struct View<'a> {
    title: &'static str,
    sign: &'a str,
    story_title: &'a str,
    kinds: Vec<KindView>,
    /// What is wrong with what was sent; may be empty.
    fault: String,
    /// The story that has the title already; may be empty.
    taken: String,
}

#[derive(Serialize)]
struct KindView {
    key: &'static str,
    label: &'static str,
    help: &'static str,
    chosen: bool,
}

/// Why a story cannot be made.
enum Fault {
    NoTitle,
    NoKind,
    /// The file of the story that has its address.
    Taken(String),
    /// A system keeps the name.
    Kept,
    Disk(std::io::Error),
}

/// Shows the form.
pub(super) fn show(studio: &Studio, request: &Request) -> Answer {
    page(studio, StatusCode::OK, (request.query("title"), "mo-hinh"), None)
}

/// Makes a story, and leads to its form.
pub(super) fn make(studio: &Studio, request: &Request) -> Answer {
    let title = request.form("title").unwrap_or_default().trim();
    let kind = request.form("kind").unwrap_or_default();
    match write(studio, title, kind) {
        Ok(file) => {
            studio.rebuild();
            answer::see_other(&edit_address(file.name()))
        }
        Err(fault) => page(studio, StatusCode::UNPROCESSABLE_ENTITY, (title, kind), Some(fault)),
    }
}

fn write(studio: &Studio, title: &str, kind: &str) -> Result<EditedFile, Fault> {
    if title.is_empty() {
        return Err(Fault::NoTitle);
    }
    let section = Section::of_folder(kind).ok_or(Fault::NoKind)?;
    let slug = folder_name(title);
    let named = |name: &str| EditedFile::named(&studio.root, name);
    let file = named(&format!("{kind}/{slug}/index.md")).ok_or(Fault::Kept)?;
    let flat = named(&format!("{kind}/{slug}.md")).ok_or(Fault::Kept)?;
    let _lock = studio.lock();
    for taken in [&file, &flat] {
        if taken.read().map_err(Fault::Disk)?.is_some() {
            return Err(Fault::Taken(taken.name().to_owned()));
        }
    }
    let (tree, _) = scan(&studio.root);
    let taken = ids(&tree);
    let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
    let id = free_id(&format!("{kind}/{slug}"), &taken);
    let definitions = definitions(studio.site().as_deref());
    let date = studio.today().to_string();
    let given = Given { id: &id, title, date: &date, definitions: &definitions, offers: &[] };
    let text = archetype(section, &given, Lang::Vi);
    files::replace(&file.disk, text.as_bytes()).map_err(Fault::Disk)?;
    Ok(file)
}

fn page(
    studio: &Studio,
    status: StatusCode,
    (story_title, kind): (&str, &str),
    fault: Option<Fault>,
) -> Answer {
    let taken = match &fault {
        Some(Fault::Taken(file)) => edit_address(file),
        _ => String::new(),
    };
    let view = View {
        title: "Viết bài mới",
        sign: studio.door.sign(),
        story_title,
        kinds: Section::ALL
            .map(|it| KindView {
                key: it.folder(),
                label: kind_label(it),
                help: help(it),
                chosen: it.folder() == kind,
            })
            .into(),
        fault: fault.map(|it| told(&it)).unwrap_or_default(),
        taken,
    };
    studio.pages.show(status, "new.html", &view)
}

fn told(fault: &Fault) -> String {
    match fault {
        Fault::NoTitle => "Chưa có tiêu đề. Hãy gõ tên gọi của việc đã làm.".to_owned(),
        Fault::NoKind => "Chưa chọn loại bài.".to_owned(),
        Fault::Taken(_) => {
            "Đã có một bài mang tiêu đề này. Hãy sửa bài ấy, hoặc đặt tiêu đề khác, ví dụ thêm tên thôn, tên xã.".to_owned()
        }
        Fault::Kept => "Máy tính Windows không cho đặt tên tệp như vậy. Hãy thêm một hai chữ vào tiêu đề.".to_owned(),
        Fault::Disk(error) => format!("Không ghi được bài: {}.", reason(error).vi),
    }
}

/// Says what a kind of content is for.
fn help(section: Section) -> &'static str {
    match section {
        Section::Model => "Một việc làm hay của một tập thể, hoặc một người tiêu biểu",
        Section::Movement => "Số liệu chung của một xã, một tỉnh, một đoàn thể",
        Section::Conference => "Một hội nghị: chương trình, tham luận",
        Section::Document => "Thông báo, kết luận, quyết định",
        Section::AwardList => "Danh sách được khen trong một dịp",
        Section::Page => "Giới thiệu, liên hệ",
    }
}
