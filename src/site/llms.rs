//! What programs that answer questions are told of the site: `llms.txt`, as llmstxt.org has it.

use std::fmt::Write;

use super::feed::newest;
use super::views::Builder;
use crate::config::Part;
use crate::data::DataFile;
use crate::search;
use crate::story::Section;

/// Writes what the site is, where its parts and its data are, and what is new.
pub(super) fn text(builder: &Builder<'_>) -> String {
    let settings = &builder.config().settings;
    let full = |url: &str| settings.base_url.full(url);
    let mut text = format!("# {}\n\n", line(&settings.name));
    let mut say = |part: String| text.write_str(&part).expect("memory takes all");
    if !settings.description.is_empty() {
        say(format!("> {}\n\n", line(&settings.description)));
    }
    say(format!("{}\n", builder.say("llms-about")));
    say(format!("\n## {}\n\n", builder.say("llms-parts")));
    for section in Section::ALL {
        if let Some(url) = builder.section_url(section) {
            let name = builder.say(&format!("sections-{}", section.folder()));
            say(format!("- [{name}]({})\n", full(&url)));
        }
    }
    say(format!("- [{}]({})\n", builder.say("search"), full(&builder.url(search::URL))));
    say(format!("\n## {}\n\n", builder.say("data")));
    let has_data = builder.catalogue().parts.has(Part::Data);
    for file in DataFile::ALL.into_iter().filter(|_| has_data) {
        say(format!("- [{}]({})\n", file.name(), full(&file.url())));
    }
    say(format!("- [Atom]({})\n", full(&builder.url("/feed.xml"))));
    say(format!("- [JSON Feed]({})\n", full(&builder.url("/feed.json"))));
    let stories = newest(builder.showcase);
    if !stories.is_empty() {
        say(format!("\n## {}\n\n", builder.say("llms-new")));
    }
    for id in stories {
        let facts = builder.facts(id);
        let summary = line(&facts.summary.value);
        let after = if summary.is_empty() { String::new() } else { format!(": {summary}") };
        let url = full(&builder.url(&facts.url()));
        say(format!("- [{}]({url}){after}\n", link_text(&facts.title.value)));
    }
    text
}

/// Sets a text in one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sets a text so that it cannot end the brackets that it stands in.
fn link_text(text: &str) -> String {
    line(text).replace('[', "\\[").replace(']', "\\]")
}
