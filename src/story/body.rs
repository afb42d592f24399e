//! The written text of a story, as far as memory holds it.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::told::Told;
use crate::diagnostic::{self, Diagnostic, Lang};
use crate::source::front::split;
use crate::source::markdown::prose::Prose;
use crate::source::markdown::{self, Finding, Hidden, Markdown};
use crate::source::path::folder;
use crate::source::redact::Redaction;
use crate::source::scan::StoryFile;
use crate::source::text::without_unseen;

/// How many bytes the texts that are kept may take together; the others are read again, which costs a
/// quarter of a story's whole way.
const KEPT: usize = 780 << 20;

/// The most stories of which some texts are kept. Of more it would be so few that memory is better spent.
const STORIES: usize = 120_000;

/// The written text of a story.
#[derive(Clone, Debug)]
pub struct Body {
    /// What it tells that no figure of the story carries.
    pub uncarried: Vec<Told>,
    /// The hash of what is published of the Markdown.
    pub hash: blake3::Hash,
    /// The hash of all that its file said.
    pub read: blake3::Hash,
    /// The hash of the Markdown as it was written.
    pub(super) source: blake3::Hash,
    file: StoryFile,
    pub(super) namespace: String,
    lang: Lang,
    redaction: Arc<Redaction>,
    kept: Option<Box<Markdown>>,
}

/// What a body was read from.
pub(super) struct Written<'a> {
    pub(super) file: &'a StoryFile,
    /// The hash of all that the file says.
    pub(super) read: blake3::Hash,
    pub(super) markdown: &'a str,
    /// Keeps its footnotes apart from those of other stories.
    pub(super) namespace: &'a str,
    pub(super) lang: Lang,
    /// What must not be published.
    pub(super) redaction: Arc<Redaction>,
}

impl Written<'_> {
    /// Renders the Markdown, which begins `start` bytes into its file.
    pub(super) fn render(&self, start: usize) -> (Markdown, Vec<Finding>) {
        let hidden = Some(hidden(&self.redaction, self.file));
        markdown::render_without(self.markdown, start, self.namespace, self.lang, hidden)
    }
}

fn hidden<'a>(redaction: &'a Redaction, file: &'a StoryFile) -> Hidden<'a> {
    Hidden { redaction, folder: folder(&file.path) }
}

impl Body {
    pub(super) fn new(
        written: &Written<'_>,
        markdown: Markdown,
        uncarried: Vec<Told>,
        room: &Room,
    ) -> Self {
        let source = blake3::hash(written.markdown.as_bytes());
        Self {
            uncarried,
            hash: published(source, &markdown, &written.redaction),
            read: written.read,
            source,
            file: written.file.clone(),
            namespace: written.namespace.to_owned(),
            lang: written.lang,
            redaction: Arc::clone(&written.redaction),
            kept: room.take(&markdown).then(|| Box::new(markdown)),
        }
    }

    /// Gives the body of a file that was read before and says the same; of its text nothing is held.
    pub(super) fn kept(
        file: &StoryFile,
        (read, source, hash): (blake3::Hash, blake3::Hash, blake3::Hash),
        (namespace, lang): (String, Lang),
        uncarried: Vec<Told>,
        redaction: &Arc<Redaction>,
    ) -> Self {
        Self {
            uncarried,
            hash,
            read,
            source,
            file: file.clone(),
            namespace,
            lang,
            redaction: Arc::clone(redaction),
            kept: None,
        }
    }

    /// Gives what must not be published of the story.
    pub(super) fn redaction(&self) -> &Arc<Redaction> {
        &self.redaction
    }

    /// Gives the Markdown, rendered but for the addresses of links and pictures. Fails where the file
    /// says something else by now.
    pub fn markdown(&self) -> Result<Cow<'_, Markdown>, Box<Diagnostic>> {
        if let Some(kept) = &self.kept {
            return Ok(Cow::Borrowed(kept));
        }
        let hidden = Some(hidden(&self.redaction, &self.file));
        let render = |text: &str, start| {
            markdown::render_without(text, start, &self.namespace, self.lang, hidden).0
        };
        Ok(Cow::Owned(self.written(render)?))
    }

    /// Gives the Markdown as a tree of blocks. Fails where the file says something else by now.
    pub fn prose(&self) -> Result<Prose, Box<Diagnostic>> {
        let hidden = Some(hidden(&self.redaction, &self.file));
        self.written(|text, start| Prose::read_without(text, start, self.lang, hidden))
    }

    /// Gives the Markdown as it was written, and its first byte in the file, to a function. Fails where
    /// the file says something else by now.
    fn written<T>(&self, read: impl FnOnce(&str, usize) -> T) -> Result<T, Box<Diagnostic>> {
        let text = self.file.text()?;
        let text = without_unseen(&text);
        let body = split(&text).ok().map(|halves| halves.body);
        let same =
            |it: &std::ops::Range<usize>| blake3::hash(text[it.clone()].as_bytes()) == self.source;
        match body.filter(same) {
            Some(body) => Ok(read(&text[body.clone()], body.start)),
            None => Err(Box::new(diagnostic::disk::changed_meanwhile(&self.file.path))),
        }
    }
}

/// Hashes what is published of a Markdown that was written as `source` tells.
fn published(source: blake3::Hash, markdown: &Markdown, redaction: &Redaction) -> blake3::Hash {
    if redaction.is_empty() {
        return source;
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(source.as_bytes()).update(markdown.html.as_bytes());
    hasher.update(markdown.plain.as_bytes());
    hasher.finalize()
}

/// What is left of the room for texts that are kept.
pub(super) struct Room(AtomicUsize);

impl Room {
    /// Gives the room for the texts of so many stories.
    pub(super) fn of(stories: usize) -> Self {
        Self(AtomicUsize::new(if stories <= STORIES { KEPT } else { 0 }))
    }

    /// Takes the room for a text, if it is there.
    fn take(&self, markdown: &Markdown) -> bool {
        let bytes = markdown.html.len() + markdown.plain.len() + size_of_val(&*markdown.origins);
        let less = |left: usize| left.checked_sub(bytes);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "---\nid: abc234\n---\nMột \u{202e} *lời* [nối](x.md).[^1]\n\n[^1]: Chú thích.\n";

    /// Reads a body whose file says `text`, with or without room to keep it.
    fn body(text: &str, room: usize) -> Body {
        let file = StoryFile::held("content/mo-hinh/x.md".into(), text.into());
        let plain = without_unseen(TEXT);
        let halves = split(&plain).unwrap();
        let written = Written {
            file: &file,
            read: blake3::hash(text.as_bytes()),
            markdown: &plain[halves.body.clone()],
            namespace: "abc234",
            lang: Lang::Vi,
            redaction: Arc::default(),
        };
        let (markdown, _) = written.render(halves.body.start);
        Body::new(&written, markdown, Vec::new(), &Room(AtomicUsize::new(room)))
    }

    #[test]
    fn what_is_read_again_is_what_was_kept() {
        let (kept, left) = (body(TEXT, KEPT), body(TEXT, 0));
        assert!(kept.kept.is_some() && left.kept.is_none());
        assert_eq!(*kept.markdown().unwrap(), *left.markdown().unwrap());
    }

    #[test]
    fn another_front_matter_leaves_the_body_as_it_was() {
        let left = body(&TEXT.replace("abc234", "def567"), 0);
        assert!(left.markdown().unwrap().html.contains("lời"));
    }

    #[test]
    fn what_changed_meanwhile_is_told_and_never_mixed_in() {
        for text in [TEXT.replace("lời", "lẽ"), String::new()] {
            let problem = body(&text, 0).markdown().unwrap_err();
            assert_eq!(problem.message.vi, "tệp bị sửa trong khi đang được đọc");
        }
    }

    #[test]
    fn room_is_taken_until_it_is_full() {
        let room = Room(AtomicUsize::new(10));
        let of = |bytes: usize| Markdown { plain: "x".repeat(bytes), ..Markdown::default() };
        assert_eq!([6, 6, 4, 1].map(|it| room.take(&of(it))), [true, false, true, false]);
    }
}
