//! Takes out of Markdown what must not be published, before anything is made of it.
//!
//! A name is looked for in what a reader reads, whatever marks, entities or line ends its author put
//! within it; a picture that was taken out is gone with its description, and a link to such a file is
//! only its text.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd};

use super::options;
use crate::source::redact::Redaction;

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// What must not be published of a file, and the folder that the file's addresses start from.
#[derive(Clone, Copy)]
pub struct Hidden<'a> {
    /// What must not be published.
    pub redaction: &'a Redaction,
    /// The file's folder.
    pub folder: &'a str,
}

/// Gives what the parser reads, without what is hidden, to `take`, one event after another.
pub(super) fn read<'t>(
    text: &'t str,
    hidden: Option<Hidden<'_>>,
    mut take: impl FnMut(Event<'t>, Range<usize>),
) {
    let parsed = Parser::new_ext(text, options()).into_offset_iter();
    let Some(hidden) = hidden.filter(|it| !it.redaction.is_empty()) else {
        return parsed.for_each(|(event, range)| take(event, range));
    };
    let mut events = without_files(parsed, hidden);
    for (event, _) in &mut events {
        mend(event, hidden.redaction);
    }
    hide_names(&mut events, hidden.redaction);
    let is_nothing = |event: &Event<'_>| matches!(event, Event::Text(it) if it.is_empty());
    let left = events.into_iter().filter(|(event, _)| !is_nothing(event));
    left.for_each(|(event, range)| take(event, range));
}

/// Leaves out pictures that were taken out, paragraphs of nothing else, and links to such files.
fn without_files<'t>(
    parsed: impl Iterator<Item = (Event<'t>, Range<usize>)>,
    Hidden { redaction, folder }: Hidden<'_>,
) -> Events<'t> {
    let mut events: Events<'t> = Vec::new();
    // How deep the events are within a picture that is left out.
    let mut within = 0_usize;
    // Of every open link, whether it is left out.
    let mut links = Vec::new();
    for (event, range) in parsed {
        match &event {
            Event::Start(Tag::Image { dest_url, .. })
                if within > 0 || redaction.hides(folder, dest_url) =>
            {
                within += 1;
                continue;
            }
            Event::End(TagEnd::Image) if within > 0 => {
                within -= 1;
                continue;
            }
            _ if within > 0 => continue,
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_hidden = redaction.hides(folder, dest_url);
                links.push(is_hidden);
                if is_hidden {
                    continue;
                }
            }
            Event::End(TagEnd::Link) if links.pop() == Some(true) => continue,
            Event::End(TagEnd::Paragraph)
                if matches!(events.last(), Some((Event::Start(Tag::Paragraph), _))) =>
            {
                events.pop();
                continue;
            }
            _ => {}
        }
        events.push((event, range));
    }
    events
}

/// Takes names out of what stands beside the text: addresses, titles, the names of headings.
fn mend(event: &mut Event<'_>, redaction: &Redaction) {
    let Event::Start(tag) = event else { return };
    match tag {
        Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. } => {
            if let Some(address) = redaction.address(dest_url) {
                *dest_url = address.into();
            }
            mend_text(title, redaction);
        }
        Tag::Heading { id: Some(id), .. } => {
            if let Some(slug) = redaction.slug(id) {
                *id = slug.into();
            }
            mend_text(id, redaction);
        }
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => mend_text(info, redaction),
        _ => {}
    }
}

fn mend_text(text: &mut CowStr<'_>, redaction: &Redaction) {
    if redaction.is_told_in(text) {
        *text = redaction.text(text).into_owned().into();
    }
}

/// Takes names out of the text, one run of words after another.
fn hide_names(events: &mut Events<'_>, redaction: &Redaction) {
    let mut run = Run::default();
    for index in 0..events.len() {
        match &events[index].0 {
            Event::Text(text) | Event::Code(text) => run.push(index, text),
            Event::SoftBreak | Event::HardBreak => run.push(index, " "),
            Event::InlineHtml(tag) if parts_words(tag) => run.text.push(' '),
            event if stands_within_words(event) => {}
            _ => std::mem::take(&mut run).hide_names(events, redaction),
        }
    }
    run.hide_names(events, redaction);
}

/// Tells of a mark of HTML that its author sees parting two words, though it is dropped.
fn parts_words(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
    ["br", "p", "div", "li", "tr", "td", "th"].iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Tells of what a reader reads over.
fn stands_within_words(event: &Event<'_>) -> bool {
    let start = |tag: &Tag<'_>| {
        matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
    };
    let end = |tag: &TagEnd| {
        matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
    };
    match event {
        Event::Start(tag) => start(tag),
        Event::End(tag) => end(tag),
        Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => true,
        _ => false,
    }
}

/// Words that are read as one text, whatever marks stand between them.
#[derive(Default)]
struct Run {
    text: String,
    /// The events that the text came with, and the part of it that each brought.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Run {
    fn push(&mut self, event: usize, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push((event, start..self.text.len()));
    }

    fn hide_names(self, events: &mut Events<'_>, redaction: &Redaction) {
        let found = redaction.names().find(&self.text);
        if found.is_empty() {
            return;
        }
        for (event, piece) in &self.pieces {
            let touches = |(name, _): &&(Range<usize>, &str)| {
                name.start < piece.end && piece.start < name.end
            };
            let mut left = String::new();
            let mut at = piece.start;
            let mut is_touched = false;
            for (name, instead) in found.iter().filter(touches) {
                is_touched = true;
                left.push_str(&self.text[at..name.start.max(at)]);
                // What is said instead stands where the name begins.
                if piece.contains(&name.start) {
                    left.push_str(instead);
                }
                at = name.end.min(piece.end);
            }
            if is_touched {
                left.push_str(&self.text[at..piece.end]);
                let event = &mut events[*event].0;
                *event = match event {
                    Event::Code(_) if !left.is_empty() => Event::Code(left.into()),
                    _ => Event::Text(left.into()),
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Lang;
    use crate::source::markdown::prose::Prose;
    use crate::source::markdown::{Markdown, render_without};

    use super::*;

    fn redaction() -> Redaction {
        let mut redaction = Redaction::default();
        redaction.hide_name("Nguyễn Thị Lan", "(tên đã gỡ)");
        redaction.hide_file("content/mo-hinh/x/lan.jpg".into());
        redaction
    }

    /// Reads a body both as HTML and as a tree, which must say the same.
    fn read(text: &str) -> Markdown {
        let redaction = redaction();
        let hidden = Hidden { redaction: &redaction, folder: "content/mo-hinh/x" };
        let (markdown, _) = render_without(text, 0, "abc234", Lang::Vi, Some(hidden));
        assert_eq!(Prose::read_without(text, 0, Lang::Vi, Some(hidden)).plain(), markdown.plain);
        markdown
    }

    #[test]
    fn a_name_is_taken_out_whatever_stands_within_it() {
        for text in [
            "Bà Nguyễn Thị Lan kể.",
            "Bà **Nguyễn** Thị *Lan* kể.",
            "Bà Nguyễn\nThị Lan kể.",
            "Bà Nguyễn  \nThị Lan kể.",
            "Bà Nguy&#7877;n Thị\\\nLan kể.",
            "Bà [Nguyễn Thị](https://a.vn) Lan kể.",
            "Bà Nguyễn `Thị` Lan kể.",
            "Bà Nguyễn<br>Thị <i>Lan</i> kể.",
        ] {
            assert!(!redaction().is_told_in(&read(text).plain), "{text}");
            assert_eq!(
                read(text).plain.split_whitespace().collect::<Vec<_>>().join(" "),
                "Bà (tên đã gỡ) kể."
            );
        }
    }

    #[test]
    fn names_are_taken_out_of_every_part_of_a_body() {
        let text = "## Bà Nguyễn Thị Lan\n\n[về](#ba-nguyen-thi-lan \"Nguyễn Thị Lan\")[^1]\n\n\
            ![Nguyễn Thị Lan](a.jpg \"Bà Nguyễn Thị Lan\")\n\n| Nguyễn Thị Lan |\n|---|\n| Nguyễn Thị Lan |\n\n\
            ```\nNguyễn Thị Lan\n```\n\n- [ ] Nguyễn Thị Lan\n\n[^1]: Nguyễn Thị Lan.\n";
        let read = read(text);
        let all = format!(
            "{} {} {:?} {:?} {:?}",
            read.html, read.plain, read.outline, read.links, read.images
        );
        assert!(!redaction().is_told_in(&all), "{all}");
        assert!(!all.contains("nguyen-thi-lan"), "{all}");
        assert_eq!(read.outline[0].anchor, "ba-ten-da-go");
        assert_eq!(read.links[0].target, "#ba-ten-da-go");
    }

    #[test]
    fn a_picture_that_was_taken_out_leaves_nothing() {
        let read =
            read("Trước.\n\n![Bà *Lan* [ở](x.md) nhà](lan.jpg)\n\nSau [ảnh](./lan.jpg) này.\n");
        assert_eq!(read.plain, "Trước.\nSau ảnh này.");
        assert_eq!((read.images.len(), read.links.len()), (0, 0));
        assert_eq!(read.html, "<p>Trước.</p>\n<p>Sau ảnh này.</p>\n");
    }

    #[test]
    fn what_is_not_hidden_is_read_as_ever() {
        let text = "## Bà Lan\n\nNguyễn Thị, Lan *và* ![ảnh](lan.png)\n";
        let redaction = redaction();
        let hidden = Hidden { redaction: &redaction, folder: "content/mo-hinh/x" };
        let without = render_without(text, 0, "abc234", Lang::Vi, Some(hidden));
        assert_eq!(without, crate::source::markdown::render(text, 0, "abc234", Lang::Vi));
    }
}
