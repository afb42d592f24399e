//! Files of offices brought in: they are shown as what they would do, and written only when their
//! editor says so, through the same plan as `danvan import`.
//!
//! What was sent waits in memory, so that nothing of it is on the disk before; what is written is
//! planned again at that moment, and only if it is still what was shown.

mod uploads;
mod view;

use std::io;

use axum::http::{StatusCode, header};

use super::answer::{self, Answer};
use super::files::{self, EditedFile, place};
use super::list::edit_address;
use super::request::Request;
use super::stories::CONTENT;
use super::{Studio, fault, versions};
use crate::config::Config;
use crate::data::import::{Plan, Showcase, template as workbook};
use crate::diagnostic::import::passed_over;
use crate::diagnostic::{Diagnostic, FilePath};
use crate::emit::{NotReplaced, Replacement, replace_known};
use crate::site::configure;
use crate::source::scan::{Tree, scan};
use crate::story::Section;
pub(super) use uploads::{Upload, Uploads};
use view::{Shown, page};

/// The most bytes that are taken in at once: reports with their photographs. Whoever has more uses
/// `danvan import`, which need not keep them in memory beside the studio.
pub(super) const LONGEST: usize = 64 * 1024 * 1024;

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What is said when files wait no more.
const GONE: &str = "Tệp đã chọn không còn được giữ: chương trình đã khởi động lại, hoặc đã nhận nhiều tệp khác. Chưa ghi gì; hãy chọn lại tệp.";
/// What is said when something came between the look and the word.
const STALE: &str = "Trong lúc bạn xem, nội dung trang đã được sửa ở chỗ khác. Chưa ghi gì. Dưới đây là những gì sẽ ghi bây giờ; hãy xem lại.";

/// Shows the way in, or what the files that an address names would do.
pub(super) fn show(studio: &Studio, request: &Request) -> Answer {
    let key = request.query("upload");
    if key.is_empty() {
        return page(studio, StatusCode::OK, None, "");
    }
    match studio.uploads.find(key) {
        Some(upload) => look(studio, &upload, section(request.query("kind")), ""),
        None => page(studio, StatusCode::GONE, None, GONE),
    }
}

/// Takes files in, and leads to what they would do.
pub(super) fn take(studio: &Studio, request: &Request) -> Answer {
    let sent = request.files.iter().filter(|(name, bytes)| !name.is_empty() || !bytes.is_empty());
    match Upload::new(sent) {
        Ok(upload) => {
            let address = format!("{}import?upload={}", super::ROOT, upload.key);
            studio.uploads.keep(upload);
            answer::see_other(&address)
        }
        Err(why) => page(studio, StatusCode::UNPROCESSABLE_ENTITY, None, why),
    }
}

/// Writes what was shown, if it is still that.
pub(super) fn accept(studio: &Studio, request: &Request) -> Answer {
    let Some(upload) = studio.uploads.find(request.form("upload").unwrap_or_default()) else {
        return page(studio, StatusCode::GONE, None, GONE);
    };
    let section = section(request.form("kind").unwrap_or_default());
    let lock = studio.lock();
    let (showcase, plan) = plan(studio, &upload, section);
    let Some(plan) = plan.filter(|it| request.form("plan") == Some(&*hash(it)) && !it.has_errors())
    else {
        drop((lock, showcase));
        return look(studio, &upload, section, STALE);
    };
    match write(studio, &plan) {
        Ok(()) => {}
        Err(NotReplaced::Taken(_) | NotReplaced::Changed(_)) => {
            drop(lock);
            return look(studio, &upload, section, STALE);
        }
        Err(NotReplaced::Disk(error)) => return fault::disk(studio, request, &error.source),
    }
    studio.rebuild();
    drop(lock);
    studio.uploads.drop(&upload.key);
    answer::see_other(&after(&plan))
}

/// Gives out the workbook to fill in.
pub(super) fn template(studio: &Studio, request: &Request) -> Answer {
    let read = Read::new(studio);
    let Some(config) = &read.config else {
        return page(studio, StatusCode::OK, Some(&Shown::broken(&read)), "");
    };
    let raw = |path: &FilePath| raw(studio, path);
    match workbook(&Showcase::new(&read.tree, config, &raw)) {
        Ok(bytes) => {
            let mut answer = answer::bytes(WORKBOOK, bytes);
            let name = "attachment; filename=\"so-lieu.xlsx\"";
            answer::set(&mut answer, header::CONTENT_DISPOSITION, name);
            answer
        }
        Err(error) => fault::disk(studio, request, &io::Error::other(error)),
    }
}

/// A showcase as it lies on the disk now.
struct Read {
    tree: Tree,
    config: Option<Config>,
    unreadable: Vec<Diagnostic>,
    wrong: Vec<Diagnostic>,
}

impl Read {
    fn new(studio: &Studio) -> Self {
        let (tree, unreadable) = scan(&studio.root);
        let (config, wrong) = configure(&tree, studio.today());
        Self { tree, config, unreadable, wrong }
    }
}

fn look(studio: &Studio, upload: &Upload, section: Section, fault: &str) -> Answer {
    let (read, plan) = plan(studio, upload, section);
    let shown = match (&plan, &read.config) {
        (Some(plan), Some(config)) => Shown::new(upload, section, plan, config),
        _ => Shown::broken(&read),
    };
    page(studio, StatusCode::OK, Some(&shown), fault)
}

/// Plans what an upload brings in; no plan where the settings cannot be read.
fn plan(studio: &Studio, upload: &Upload, section: Section) -> (Read, Option<Plan>) {
    let read = Read::new(studio);
    let raw = |path: &FilePath| raw(studio, path);
    let plan = read.config.as_ref().map(|config| {
        let showcase = Showcase::new(&read.tree, config, &raw);
        let mut plan = showcase.import(&upload.files, section);
        let unread = read.unreadable.iter().map(|it| passed_over(&it.at.file, &it.message));
        plan.diagnostics.extend(unread);
        plan
    });
    (read, plan)
}

/// Reads a story as it lies on the disk.
fn raw(studio: &Studio, path: &FilePath) -> Option<String> {
    String::from_utf8(files::read(&place(&studio.root, path)).ok()??).ok()
}

/// Tells a plan from any other.
fn hash(plan: &Plan) -> String {
    let mut hasher = blake3::Hasher::new();
    for it in plan.written() {
        let parts = [it.path.as_bytes(), it.bytes, it.before.unwrap_or_default()];
        for part in parts {
            hasher.update(blake3::hash(part).as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// Writes everything together, with versions of the stories that change.
fn write(studio: &Studio, plan: &Plan) -> Result<(), NotReplaced> {
    for change in &plan.changes {
        let name = change.path.trim_start_matches(CONTENT);
        if let Some(before) = &change.before
            && let Some(file) = EditedFile::named(&studio.root, name)
        {
            for text in [before, &change.text] {
                let kept = versions::keep(studio, &file, text.as_bytes());
                kept.map_err(|error| disk_failure(&file, error))?;
            }
        }
    }
    let files: Vec<Replacement<'_>> = plan
        .written()
        .map(|it| Replacement {
            file: place(&studio.root, it.path),
            bytes: it.bytes,
            before: it.before,
        })
        .collect();
    replace_known(&files)
}

fn disk_failure(file: &EditedFile, source: io::Error) -> NotReplaced {
    let (operation, path) = (crate::emit::Operation::Write, file.disk.clone());
    NotReplaced::Disk(crate::emit::DiskError { operation, path, source })
}

/// Gives where an editor goes on: the only story, or the list.
fn after(plan: &Plan) -> String {
    if let [only] = &*plan.changes {
        let name = only.path.trim_start_matches(CONTENT);
        let done = if only.before.is_none() { "import" } else { "import-update" };
        return format!("{}&done={done}", edit_address(name));
    }
    let new = plan.changes.iter().filter(|it| it.before.is_none()).count();
    let updated = plan.changes.len() - new;
    format!("{}?done=import&new={new}&updated={updated}", super::ROOT)
}

fn section(kind: &str) -> Section {
    Section::of_folder(kind).unwrap_or(Section::Model)
}
