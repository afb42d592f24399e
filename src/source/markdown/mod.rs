//! Turns a story's Markdown into HTML, an outline, plain text, and the links and pictures it names.
//!
//! Where a link leads and how a picture is shown is for later stages to know: both leave here as
//! placeholders, which [`Markdown::resolve`] fills in. What is wrong comes back as [`Finding`]s;
//! whether a link's file exists is not looked at here.
//!
//! The HTML holds no markup of the author's own, no inline style and no script, and is well-formed
//! XML too, so that an EPUB can take it as it is.

use std::ops::Range;

use pulldown_cmark::Options;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Lang;

use self::writer::Writer;

pub(crate) use self::escape::push_clean;
pub use self::finding::{Finding, FindingKind};
pub use self::redact::Hidden;
pub use self::target::link_kind;

mod anchor;
mod block;
mod code;
mod escape;
mod finding;
mod footnote;
mod inline;
mod placeholder;
mod plain;
pub mod prose;
mod redact;
mod table;
mod target;
mod words;
mod writer;

#[cfg(test)]
mod checker;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

/// A story's body, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markdown {
    /// The HTML, with placeholders for addresses and pictures; see [`Markdown::resolve`].
    pub html: String,
    /// The headings, in order.
    pub outline: Vec<Heading>,
    /// The text without its markup, one paragraph, heading, item or table row a line.
    pub plain: String,
    /// Where the pieces of `plain` stand in the file, in order.
    pub origins: Vec<Origin>,
    /// The links that have an address, by the number of their placeholder.
    pub links: Vec<Link>,
    /// The pictures, by the number of their placeholder.
    pub images: Vec<Image>,
    /// Whether a block of code occurs.
    pub has_code: bool,
    /// How many words `plain` holds; a Vietnamese syllable counts as one.
    pub words: usize,
}

impl Markdown {
    /// Finds the place in the file's text of a piece of the plain text; only its beginning where a line
    /// ends within it.
    pub fn place(&self, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let next = self.origins.partition_point(|it| it.plain <= range.start);
        let origin = self.origins[..next].last()?;
        let exact = origin.file + (range.start - origin.plain);
        let written = &self.plain[range.clone()];
        let first = written.split_whitespace().next().unwrap_or(written);
        [written, first].into_iter().find_map(|it| {
            let here = text.get(exact..).is_some_and(|rest| rest.starts_with(it));
            let at = if here { exact } else { origin.file + text.get(origin.file..)?.find(it)? };
            Some(at..at + it.len())
        })
    }
}

/// Where a piece of the plain text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its first byte in the plain text.
    pub plain: usize,
    /// Its first byte in the file.
    pub file: usize,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Heading {
    /// Its level as rendered, 2 to 6.
    pub level: u8,
    /// Its text without markup.
    pub text: String,
    /// Its `id`, unique in the body.
    pub anchor: String,
    /// Where it stands in the file.
    pub span: Range<usize>,
}

/// A link with an address that may be followed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// The address as the author wrote it, with Markdown's escapes and entities undone.
    pub target: String,
    /// Where the whole link stands in the file.
    pub span: Range<usize>,
    /// Where it leads.
    pub kind: LinkKind,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LinkKind {
    /// To another page or file of this site.
    Internal,
    /// To another site.
    External,
    /// To a mailbox or a telephone.
    Mail,
    /// To a place on the same page.
    Anchor,
}

/// A picture with an address that may be loaded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Image {
    /// The address as the author wrote it, with Markdown's escapes and entities undone.
    pub target: String,
    /// What the picture shows, for those who cannot see it.
    pub alt: String,
    /// The caption; a picture alone in its paragraph has it below it already.
    pub title: String,
    /// Where the whole picture stands in the file.
    pub span: Range<usize>,
    /// Whether it is alone in its paragraph, and so within a `<figure>`.
    pub alone: bool,
    /// Whether it stands within a link of the author's.
    pub linked: bool,
}

/// Renders `text`, which begins `base` bytes into its file; `namespace` keeps the footnotes of two
/// stories on one page apart.
pub fn render(text: &str, base: usize, namespace: &str, lang: Lang) -> (Markdown, Vec<Finding>) {
    render_without(text, base, namespace, lang, None)
}

/// Renders `text` as [`render`] does, without what is hidden.
pub fn render_without(
    text: &str,
    base: usize,
    namespace: &str,
    lang: Lang,
    hidden: Option<Hidden<'_>>,
) -> (Markdown, Vec<Finding>) {
    let mut writer = Writer::new(text, base, namespace, lang);
    redact::read(text, hidden, |event, range| writer.read(event, range));
    writer.finish()
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}
