//! `danvan new`: a story from an archetype in which every field is explained.

#![expect(clippy::disallowed_methods, reason = "a command that makes a file")]

use std::fmt::Write as _;
use std::path::Path;

use super::arguments::{NewOptions, SiteOptions};
use super::terminal::Terminal;
use super::{Failure, Outcome, disk_failure, showcase_root, today, under};
use crate::config::Definitions;
use crate::diagnostic::{Lang, Text};
use crate::site::configure;
use crate::source::scan::scan;
use crate::story::Section;
use crate::story::check::terms;
use crate::story::id::free_id;
use crate::story::schema::{Field, Need, Shape};
use crate::vi::slug::slugify;

/// Makes a story's file.
pub(super) fn run(options: &NewOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let SiteOptions { root: folder, date, .. } = &options.site;
    let root = showcase_root(folder)?;
    if options.title.trim().is_empty() {
        return Err(Text::new("tiêu đề đang trống", "the title is empty"));
    }
    let section = options.kind.0;
    let slug = slugify(&options.title);
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
    let given = Given { id: &id, title, date: &date, definitions: &definitions };
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
    let texts = tree.stories.values().filter_map(|file| file.text().ok());
    let ids: Vec<String> = texts
        .filter_map(|text| {
            let line = text.lines().find_map(|line| line.strip_prefix("id:"))?;
            Some(line.split('#').next()?.trim().to_owned())
        })
        .collect();
    free_id(seed, &ids.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What is known of a story before it is written.
struct Given<'a> {
    id: &'a str,
    title: &'a str,
    date: &'a str,
    definitions: &'a Definitions,
}

/// Writes the archetype of a kind of content.
fn archetype(section: Section, given: &Given<'_>, lang: Lang) -> String {
    let mut text = String::from("---\n");
    for field in section.fields() {
        explain(&mut text, field, given.definitions, lang);
        let required = field.need == Need::Required || section.requires(field.key);
        let line = match field.key {
            "id" => format!("id: {}", given.id),
            "title" => format!("title: {}", quoted(given.title)),
            "date" => format!("date: {}", given.date),
            "state" => "state: draft".to_owned(),
            _ if required => format!("{}: {}", field.key, starter(field, given.title)),
            _ => commented(field),
        };
        let _infallible = writeln!(text, "{}", line.trim_end());
    }
    text.push_str("---\n\n");
    text.push_str(body(section, lang));
    text
}

fn explain(text: &mut String, field: &Field, definitions: &Definitions, lang: Lang) {
    let (label, help) = match lang {
        Lang::Vi => (field.label.0, field.help.0),
        Lang::En => (field.label.1, field.help.1),
    };
    let _infallible = writeln!(text, "# {label}. {help}");
    if let Shape::Term(taxonomy) = field.shape {
        let terms = terms(definitions, taxonomy).iter();
        let terms: Vec<String> =
            terms.map(|it| format!("{} ({})", it.key, it.label.get(lang))).collect();
        let _infallible = writeln!(text, "# {}", terms.join(", "));
    }
}

/// Gives a value that passes the check, so that a new story builds at once.
fn starter(field: &Field, title: &str) -> String {
    match field.shape {
        Shape::Text if field.example.is_empty() => quoted(title),
        _ => field.example.to_owned(),
    }
}

/// Writes an optional field as a comment, ready to be uncommented.
fn commented(field: &Field) -> String {
    // A new story has a folder of its own, one step deeper than the examples stand.
    let line = format!("{}: {}", field.key, field.example.replace("[../", "[../../"));
    line.lines().map(|it| format!("# {}", it.trim_end())).collect::<Vec<_>>().join("\n")
}

/// Writes a title so that YAML reads the same letters again.
fn quoted(title: &str) -> String {
    format!(
        "\"{}\"",
        title.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r', '\t'], " ")
    )
}

fn body(section: Section, lang: Lang) -> &'static str {
    match (section, lang) {
        (Section::Model, Lang::Vi) => {
            "## Bối cảnh\n\nNơi này trước đó thế nào, vì sao phải làm.\n\n## Cách làm\n\nAi làm, làm từng bước ra sao.\n\n## Kết quả\n\nĐược gì, bằng những con số đã ghi ở metrics.\n\n## Bài học\n\nĐiều nơi khác nên biết trước khi làm theo.\n"
        }
        (Section::Model, Lang::En) => {
            "## Background\n\nWhat the place was like, and why it had to be done.\n\n## How it was done\n\nWho did what, step by step.\n\n## Results\n\nWhat was gained, in the figures given in metrics.\n\n## Lessons\n\nWhat others should know first.\n"
        }
        (_, Lang::Vi) => "## Nội dung\n\nViết ở đây.\n",
        (_, Lang::En) => "## Content\n\nWrite here.\n",
    }
}
