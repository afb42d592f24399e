//! A file in, a story and its problems out. Never fails: a broken file gives only problems.

use std::sync::Arc;

use super::body::{Body, Room, Written};
use super::carried::Vocabulary;
use super::{Story, check, personal, read, redact, section::Section, told};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, FilePath, Lang};
use crate::source::front::{Halves, NoFront, split};
use crate::source::path::folder;
use crate::source::scan::StoryFile;
use crate::source::text::seen;
use crate::source::yaml::{self, Node};
use crate::vi::slug::slugify;

/// What a file gives.
#[derive(Debug)]
pub struct Parsed {
    /// The story, unless its front matter cannot be read at all.
    pub story: Option<Story>,
    /// Everything wrong with the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the stories of a showcase, each alone.
pub struct Parser<'a> {
    config: &'a Config,
    vocabulary: Vocabulary<'a>,
    room: Room,
}

impl<'a> Parser<'a> {
    /// Prepares for some stories of a showcase.
    pub fn new(config: &'a Config) -> Self {
        Self::of_many(config, 0)
    }

    /// Prepares for so many stories of a showcase.
    pub fn of_many(config: &'a Config, stories: usize) -> Self {
        let vocabulary = Vocabulary::new(&config.definitions);
        Self { config, vocabulary, room: Room::of(stories) }
    }

    /// Reads one story's file.
    pub fn parse(&self, file: &StoryFile) -> Parsed {
        match file.text() {
            Ok(text) => self.parse_as(file, &text, blake3::hash(text.as_bytes())),
            Err(problem) => Parsed { story: None, diagnostics: vec![*problem] },
        }
    }

    /// Reads one story's file, of which the text and its hash are known already.
    pub(super) fn parse_as(&self, file: &StoryFile, text: &str, hash: blake3::Hash) -> Parsed {
        let mut diagnostics = Vec::new();
        let story = self.story(file, (text, hash), &mut diagnostics);
        diagnostic::bound(&mut diagnostics);
        Parsed { story, diagnostics }
    }

    /// Reads a story told in another language. What must not be published of the story is not
    /// published of its translation.
    pub fn translation(
        &self,
        path: &FilePath,
        text: &Arc<str>,
        original: &Story,
        lang: Lang,
    ) -> (Option<Story>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let story = self.translated((path, text), original, lang, &mut found);
        (story, found)
    }

    fn translated(
        &self,
        (path, text): (&FilePath, &Arc<str>),
        original: &Story,
        lang: Lang,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Story> {
        let file = &StoryFile::held(path.clone(), Arc::clone(text));
        let read = blake3::hash(text.as_bytes());
        let text = seen(path, text, found);
        let halves = halves(path, &text, found)?;
        let mut node = front_matter(path, &text, halves.front.clone(), found)?;
        let section = original.facts.section;
        found.extend(check::check_translation(&node, section, path, &self.config.definitions));
        let redaction = Arc::clone(original.body.redaction());
        redact::redact(&mut node, &redaction, &self.config.takedown.redaction, folder(path));
        let namespace = original.facts.id.value.as_str();
        let body = &text[halves.body.clone()];
        let written = Written { file, read, markdown: body, namespace, lang, redaction };
        let (markdown, findings) = written.render(halves.body.start);
        found.extend(findings.iter().map(|it| it.diagnostic(path)));
        found.extend(personal::personal((&node, section), path, &text, &markdown));
        let facts = read::translated(&original.facts, path, &node, &markdown, found);
        let body = Body::new(&written, markdown, Vec::new(), &self.room);
        Some(Story::new(facts, body))
    }

    fn story(
        &self,
        file: &StoryFile,
        (text, read): (&str, blake3::Hash),
        found: &mut Vec<Diagnostic>,
    ) -> Option<Story> {
        let (path, config) = (&file.path, self.config);
        let (section, slug) = addressed(path, found)?;
        let text = seen(path, text, found);
        let halves = halves(path, &text, found)?;
        let mut node = front_matter(path, &text, halves.front.clone(), found)?;
        found.extend(check::check(&node, section, path, &config.definitions));
        let redaction = redact::redaction(&node, config);
        redact::redact(&mut node, &redaction, &config.takedown.redaction, folder(path));
        let id = node.get("id").and_then(Node::scalar).map_or("", |it| it.text.as_str());
        let body = &text[halves.body.clone()];
        let lang = config.lang();
        let written = Written { file, read, markdown: body, namespace: id, lang, redaction };
        let (markdown, findings) = written.render(halves.body.start);
        found.extend(findings.iter().map(|it| it.diagnostic(path)));
        found.extend(personal::personal((&node, section), path, &text, &markdown));
        let reader = read::Reader { file: path, section, slug, definitions: &config.definitions };
        let mut facts = reader.facts(&node, &markdown, found);
        facts.shrink_to_fit();
        let uncarried = told::uncarried(&facts, &markdown, &text, &self.vocabulary);
        let body = Body::new(&written, markdown, uncarried, &self.room);
        Some(Story::new(facts, body))
    }
}

/// Reads kind and slug off a path, and tells where they cannot be.
fn addressed<'a>(path: &'a FilePath, found: &mut Vec<Diagnostic>) -> Option<(Section, &'a str)> {
    if let Some(section) = index_of(path) {
        found.push(diagnostic::front::index_of_section(path, section.folder()));
        return None;
    }
    let Some((section, slug)) = address(path) else {
        let folders: Vec<&str> = Section::ALL.iter().map(|it| it.folder()).collect();
        found.push(diagnostic::front::unknown_folder(path, &folders));
        return None;
    };
    if slugify(slug) != slug {
        found.push(diagnostic::front::bad_slug(path, slug, &slugify(slug)));
    }
    Some((section, slug))
}

fn halves(path: &FilePath, text: &str, found: &mut Vec<Diagnostic>) -> Option<Halves> {
    let problem = match split(text) {
        Ok(halves) => return Some(halves),
        Err(NoFront::Absent) => diagnostic::yaml::no_front_matter(path),
        Err(NoFront::Unclosed) => diagnostic::yaml::unclosed_front_matter(path),
    };
    found.push(problem);
    None
}

/// Reads kind and slug off a path: `content/mo-hinh/x.md` or `content/mo-hinh/x/index.md`.
pub fn address(path: &str) -> Option<(Section, &str)> {
    let mut parts = path.strip_prefix("content/")?.split('/');
    let section = Section::of_folder(parts.next()?)?;
    match (parts.next()?, parts.next(), parts.next()) {
        (file, None, None) => Some((section, file.strip_suffix(".md")?)),
        (folder, Some("index.md"), None) => Some((section, folder)),
        _ => None,
    }
}

/// Finds the kind of content whose own address `content/mo-hinh/index.md` would take.
fn index_of(path: &str) -> Option<Section> {
    Section::of_folder(path.strip_prefix("content/")?.strip_suffix("/index.md")?)
}

fn front_matter(
    file: &FilePath,
    text: &str,
    range: std::ops::Range<usize>,
    found: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let (node, slips) = yaml::parse(&text[range.clone()], range.start);
    found.extend(slips.iter().map(|it| it.diagnostic(file, text)));
    if node.is_none() && slips.is_empty() {
        // An empty front matter is a map without entries: every required field is missing.
        let kind = yaml::NodeKind::Map(Vec::new());
        return Some(Node { span: 0..3, kind });
    }
    node
}
