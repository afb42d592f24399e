//! A new story: every field explained, those that must be given filled in, the others as comments.

use std::fmt::Write as _;

use super::check::terms;
use super::schema::{Field, Need, Shape};
use super::section::Section;
use crate::config::Definitions;
use crate::diagnostic::Lang;
use crate::source::scan::Tree;
use crate::vi::slug::slugify;

/// Lists the ids that the stories of a showcase bear, whether or not they can be read.
pub fn ids(tree: &Tree) -> Vec<String> {
    let id = |text: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("id:"))?;
        Some(line.split('#').next()?.trim().to_owned())
    };
    let texts = tree.stories.values().filter_map(|file| file.text().ok());
    texts.filter_map(|text| id(&text)).collect()
}

/// Names the folder of a new story, which is the last part of its address too. Windows keeps some
/// names for itself, in any folder.
pub fn folder_name(title: &str) -> String {
    let slug = slugify(title);
    let (word, number) = slug.split_at(slug.len().min(3));
    let is_port = matches!(word, "com" | "lpt") && matches!(number.as_bytes(), [b'0'..=b'9']);
    let is_device = matches!(slug.as_str(), "con" | "prn" | "aux" | "nul");
    if is_device || is_port { format!("bai-{slug}") } else { slug }
}

/// What is known of a story before it is written.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// Its permanent name.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The day it is begun, as year-month-day.
    pub date: &'a str,
    /// The words it may use.
    pub definitions: &'a Definitions,
    /// Lines that stand as comments in the place of a field's example, by its key.
    pub offers: &'a [(&'a str, String)],
}

/// Writes a new story of a kind of content, with a body that says what belongs where.
pub fn archetype(section: Section, given: &Given<'_>, lang: Lang) -> String {
    front(section, given, lang) + body(section, lang)
}

/// Writes the front matter of a new story.
pub fn front(section: Section, given: &Given<'_>, lang: Lang) -> String {
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
            _ => commented(field, given.offers),
        };
        let _infallible = writeln!(text, "{}", line.trim_end());
    }
    text.push_str("---\n\n");
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
fn commented(field: &Field, offers: &[(&str, String)]) -> String {
    let offer = offers.iter().find(|(key, _)| *key == field.key);
    // A new story has a folder of its own, one step deeper than the examples stand.
    let example = || field.example.replace("[../", "[../../");
    let line = format!("{}: {}", field.key, offer.map_or_else(example, |it| it.1.clone()));
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

#[cfg(test)]
mod tests {
    use super::folder_name;

    #[test]
    fn names_of_windows_are_left_to_it() {
        let names =
            ["Con", "Aux", "COM1", "Lpt9", "Con đường", "Com", "Đường hoa"].map(folder_name);
        let expected =
            ["bai-con", "bai-aux", "bai-com1", "bai-lpt9", "con-duong", "com", "duong-hoa"];
        assert_eq!(names, expected);
    }
}
