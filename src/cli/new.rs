//! `danvan new`: a story from an archetype in which every field is explained.

#![expect(clippy::disallowed_methods, reason = "a command that makes a file")]

use std::path::Path;

use super::arguments::{NewOptions, SiteOptions};
use super::terminal::Terminal;
use super::{Failure, Outcome, disk_failure, showcase_root, today, under};
use crate::config::Definitions;
use crate::diagnostic::Text;
use crate::site::configure;
use crate::source::scan::scan;
use crate::story::archetype::{Given, archetype, folder_name, ids};
use crate::story::id::free_id;

/// Makes a story's file.
pub(super) fn run(options: &NewOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let SiteOptions { root: folder, date, .. } = &options.site;
    let root = showcase_root(folder)?;
    if options.title.trim().is_empty() {
        return Err(Text::new("tiêu đề đang trống", "the title is empty"));
    }
    let section = options.kind.0;
    let slug = folder_name(&options.title);
    let folder = under(&root, "content").join(section.folder());
    let file = folder.join(&slug).join("index.md");
    let flat = folder.join(format!("{slug}.md"));
    for taken in [&file, &flat] {
        if taken.exists() {
            return Err(Text::new(
                format!("đã có bài {}; đặt tiêu đề khác", taken.display()),
                format!("{} exists; choose another title", taken.display()),
            ));
        }
    }
    let id = fresh_id(&root, &format!("{}/{slug}", section.folder()));
    let date = date.unwrap_or_else(today).to_string();
    let title = options.title.trim();
    let definitions = definitions(&root);
    let given = Given { id: &id, title, date: &date, definitions: &definitions, offers: &[] };
    let text = archetype(section, &given, terminal.lang);
    write(&file, &text)?;
    terminal.print(&file.strip_prefix(".").unwrap_or(&file).display().to_string());
    terminal.tell(&Text::new(
        "Bài đang là bản nháp. Điền các mục, rồi đổi `state: draft` thành `state: published`.",
        "The story is a draft. Fill in its fields, then change `state: draft` to `state: published`.",
    ));
    Ok(Outcome::Done)
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let folder = file.parent().expect("a story's file lies in a folder");
    std::fs::create_dir_all(folder).map_err(|error| disk_failure(folder, &error))?;
    std::fs::write(file, text).map_err(|error| disk_failure(file, &error))
}

/// Gives the site's definitions, or the program's where the settings cannot be read.
fn definitions(root: &Path) -> Definitions {
    let (tree, _) = scan(root);
    configure(&tree, today()).0.map_or_else(Definitions::shipped, |it| it.definitions)
}

/// Makes an id that no story has.
fn fresh_id(root: &Path, seed: &str) -> String {
    let (tree, _) = scan(root);
    free_id(seed, &ids(&tree).iter().map(String::as_str).collect::<Vec<_>>())
}
