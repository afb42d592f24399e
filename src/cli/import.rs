//! `danvan import`: files of offices become stories, whole or not at all.

#![expect(clippy::disallowed_methods, reason = "a command that reads the files it is given")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::ImportOptions;
use super::terminal::Terminal;
use super::{Failure, Outcome, day, disk_failure, refuse_unusable, replace};
use super::{showcase_root, summary, under};
use crate::config::Config;
use crate::data::import::{Change, Plan, Proposal, Showcase, Written, template};
use crate::diagnostic::import::passed_over;
use crate::diagnostic::{FilePath, Lang, Text};
use crate::emit::{NotReplaced, Replacement, replace_known};
use crate::site::configure;
use crate::source::scan::{Tree, scan};
use crate::story::Section;

/// Imports files, or writes the workbook to fill in.
pub(super) fn run(options: &ImportOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let root = showcase_root(&options.site.root)?;
    let (tree, unreadable) = scan(&root);
    let (config, wrong) = configure(&tree, day(&options.site));
    let Some(config) = config else {
        let problems = [unreadable, wrong].concat();
        terminal.report(&problems, &tree.sources(&problems));
        return Ok(Outcome::Problems);
    };
    let files = Files { root: &root, tree: &tree, config: &config };
    if let Some(file) = &options.template {
        return files.give_out(file, terminal);
    }
    let mut plan = files.plan(options)?;
    plan.diagnostics.extend(unreadable.iter().map(|it| passed_over(&it.at.file, &it.message)));
    for note in &plan.notes {
        terminal.tell(note);
    }
    terminal.report(&plan.diagnostics, &plan.sources);
    if plan.has_errors() {
        let counted = summary(&plan.diagnostics);
        terminal.tell(&Text::new(
            format!("{}: chưa ghi gì", counted.vi),
            format!("{}: nothing was written", counted.en),
        ));
        return Ok(Outcome::Problems);
    }
    files.finish(&plan, options, terminal)
}

/// The files of a showcase.
struct Files<'a> {
    root: &'a Path,
    tree: &'a Tree,
    config: &'a Config,
}

impl Files<'_> {
    fn give_out(&self, file: &Path, terminal: Terminal) -> Result<Outcome, Failure> {
        refuse_unusable(file)?;
        if file.exists() {
            return Err(Text::new(
                format!("đã có {}; đặt tên khác", file.display()),
                format!("{} exists; choose another name", file.display()),
            ));
        }
        let raw = |path: &FilePath| self.raw(path);
        let bytes = template(&Showcase::new(self.tree, self.config, &raw)).map_err(|error| {
            Text::new(format!("không tạo được bảng: {error}"), format!("no workbook: {error}"))
        })?;
        replace(&[(file, bytes)])?;
        let file = file.display();
        terminal.print(
            Text::new(
                format!("Đã tạo {file}. Điền xong, lưu lại rồi gõ: danvan import {file} --dry-run"),
                format!(
                    "Wrote {file}. Fill it in, save it and type: danvan import {file} --dry-run"
                ),
            )
            .get(terminal.lang),
        );
        Ok(Outcome::Done)
    }

    /// Plans what the files bring in.
    fn plan(&self, options: &ImportOptions) -> Result<Plan, Failure> {
        let section = options.kind.map_or(Section::Model, |it| it.0);
        let read = |file: &PathBuf| {
            let bytes = std::fs::read(file).map_err(|error| disk_failure(file, &error))?;
            Ok((Arc::from(file.display().to_string()), bytes))
        };
        let files = options.files.iter().map(read).collect::<Result<Vec<_>, Failure>>()?;
        let raw = |path: &FilePath| self.raw(path);
        Ok(Showcase::new(self.tree, self.config, &raw).import(&files, section))
    }

    /// Reads a story as it lies on the disk.
    fn raw(&self, path: &FilePath) -> Option<String> {
        std::fs::read_to_string(under(self.root, path)).ok()
    }

    fn finish(
        &self,
        plan: &Plan,
        options: &ImportOptions,
        terminal: Terminal,
    ) -> Result<Outcome, Failure> {
        terminal
            .print_all(&plan.changes.iter().map(|it| told(it, terminal.lang)).collect::<Vec<_>>());
        let message = if plan.changes.is_empty() {
            Text::new("Không có gì thay đổi; chưa ghi gì.", "Nothing changes; nothing was written.")
        } else if options.dry_run {
            Text::new(
                "\nChưa ghi gì. Bỏ --dry-run để ghi.",
                "\nNothing was written. Leave --dry-run out to write it.",
            )
        } else {
            self.write(plan)?;
            written(plan)
        };
        terminal.print(message.get(terminal.lang));
        Ok(Outcome::Done)
    }

    /// Writes everything together. What came into being or was changed meanwhile is not overwritten.
    fn write(&self, plan: &Plan) -> Result<(), Failure> {
        let replacements = plan.written().map(|Written { path, bytes, before }| Replacement {
            file: under(self.root, path),
            bytes,
            before,
        });
        let files: Vec<Replacement<'_>> = replacements.collect();
        replace_known(&files).map_err(|why| match why {
            NotReplaced::Taken(file) => Text::new(
                format!("đã có {}; không ghi đè", file.display()),
                format!("{} exists and is not overwritten", file.display()),
            ),
            NotReplaced::Changed(file) => Text::new(
                format!("{} vừa bị sửa; chưa ghi gì, chạy lại lệnh này", file.display()),
                format!("{} was changed just now; nothing was written, try again", file.display()),
            ),
            NotReplaced::Disk(error) => disk_failure(&error.path, &error.source),
        })
    }
}

/// Tells what becomes of a story.
fn told(change: &Change, lang: Lang) -> String {
    let what = match change.before {
        None => Text::new("bài mới", "new story"),
        Some(_) => Text::new("cập nhật", "updated"),
    };
    let mut lines = vec![format!("{} ({})", change.path, what.get(lang))];
    for edit in &change.edits {
        let before = edit.before.as_ref().map(|it| format!("{it} → ")).unwrap_or_default();
        let label = edit.label.get(lang);
        lines.push(format!("    {label}: {before}{}  [{}]", edit.after, edit.cell.name));
    }
    if !change.proposals.is_empty() {
        let accept = Text::new(
            "    Số liệu tìm thấy, ghi sẵn trong phần metrics; đúng thì xóa dấu # ở đầu dòng:",
            "    Figures found, noted under metrics; take the # off those that are right:",
        );
        lines.push(accept.get(lang).to_owned());
        let line =
            |it: &Proposal| format!("      {}: {}  “{}”", it.metric, it.wording, it.sentence);
        lines.extend(change.proposals.iter().map(line));
    }
    lines.extend(change.beside.iter().map(|(path, _)| format!("    + {path}")));
    lines.join("\n")
}

fn written(plan: &Plan) -> Text {
    let new = plan.changes.iter().filter(|it| it.before.is_none()).count();
    let updated = plan.changes.len() - new;
    let of = |count: usize, vi: &str, en: &str| {
        (count > 0).then(|| (format!("{vi} {count} bài"), format!("{en} {count}")))
    };
    let parts: Vec<(String, String)> =
        [of(new, "thêm", "added"), of(updated, "cập nhật", "updated")]
            .into_iter()
            .flatten()
            .collect();
    let vi: Vec<&str> = parts.iter().map(|it| it.0.as_str()).collect();
    let en: Vec<&str> = parts.iter().map(|it| it.1.as_str()).collect();
    Text::new(
        format!(
            "\nĐã ghi: {}. Xem lại bằng `danvan check`, `danvan serve --drafts`.",
            vi.join(", ")
        ),
        format!(
            "\nWritten: {}. Look at it with `danvan check`, `danvan serve --drafts`.",
            en.join(", ")
        ),
    )
}
