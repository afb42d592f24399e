//! Reads the parser's events into a tree, one after another.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::super::anchor::Anchors;
use super::super::escape::push_clean;
use super::super::footnote::fold;
use super::super::{code, inline, link_kind};
use super::open::{Frame, Open, align};
use super::{Block, BlockKind, DEEPEST, Inline, InlineKind, List, Prose, Table};
use crate::diagnostic::Lang;

type Events<'a> = VecDeque<(Event<'a>, Range<usize>)>;

/// A tree under way.
pub(super) struct Reader<'a> {
    text: &'a str,
    base: usize,
    pub(super) lang: Lang,
    /// Invariant: never empty; the root is the first.
    pub(super) stack: Vec<Frame>,
    image: Option<OpenImage>,
    /// Whether a link is open; another one within it is only its text.
    pub(super) in_link: bool,
    links: usize,
    images: usize,
    pub(super) anchors: Anchors,
    /// The definitions of footnotes under way, the innermost last.
    open_notes: Vec<(String, Events<'a>)>,
    /// The events of each footnote, by folded label.
    defined: BTreeMap<String, Events<'a>>,
    /// The folded labels of the notes that are cited, in the order of their numbers.
    cited: Vec<String>,
}

/// A picture under way, while its description is gathered.
struct OpenImage {
    target: String,
    title: String,
    alt: String,
    range: Range<usize>,
    /// How many elements are open within the description.
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, base: usize, lang: Lang) -> Self {
        Self {
            text,
            base,
            lang,
            stack: vec![Frame::new(Open::Root, base..base)],
            image: None,
            in_link: false,
            links: 0,
            images: 0,
            anchors: Anchors::default(),
            open_notes: Vec::new(),
            defined: BTreeMap::new(),
            cited: Vec::new(),
        }
    }

    /// Takes one event: reads it, or keeps it if it belongs to a footnote.
    pub(super) fn read(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.open_notes.push((fold(&label), Events::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, events)) = self.open_notes.pop() {
                    self.defined.entry(label).or_insert(events);
                }
            }
            event => match self.open_notes.last_mut() {
                Some((_, events)) => events.push_back((event, range)),
                None => self.take(event, range),
            },
        }
    }

    /// Reads the footnotes and gives the whole tree.
    pub(super) fn finish(mut self) -> Prose {
        let blocks = self.close_root();
        let mut notes = Vec::new();
        while let Some(label) = self.cited.get(notes.len()).cloned() {
            // Each note is read once, so notes that cite themselves or each other come to an end.
            for (event, range) in self.defined.remove(&label).unwrap_or_default() {
                self.take(event, range);
            }
            notes.push(self.close_root());
        }
        Prose { blocks, notes }
    }

    fn close_root(&mut self) -> Vec<Block> {
        let root = Frame::new(Open::Root, self.base..self.base);
        let mut closed = std::mem::replace(&mut self.stack, vec![root]);
        closed.truncate(1);
        closed.pop().map(Frame::into_blocks).unwrap_or_default()
    }

    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.image.is_some() {
            return self.describe(&event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.add(InlineKind::Code(clean(&text)), range),
            Event::FootnoteReference(label) => self.cite(&label, range),
            Event::SoftBreak => self.text(" ", range),
            Event::HardBreak => self.add(InlineKind::Break, range),
            Event::Rule => {
                let span = self.span(&range);
                self.top().add_blocks([Block { span, kind: BlockKind::Rule }]);
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
            // The author's own HTML is dropped, as it is on the site.
            Event::Html(_) | Event::InlineHtml(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if let Tag::Image { dest_url, title, .. } = &tag {
            return self.open_image(dest_url, title, range);
        }
        let span = self.span(&range);
        let open = self.opened(tag);
        self.stack.push(Frame::new(open, span));
    }

    /// Tells what a tag opens.
    fn opened(&mut self, tag: Tag<'a>) -> Open {
        // A quotation costs a typesetter twice what a list does, which stands here with its items.
        let quotes =
            || self.stack.iter().filter(|it| matches!(it.open, Open::Quote | Open::Alert(_)));
        let open = self.stack.len();
        let deep = open > DEEPEST || open + quotes().count() > DEEPEST;
        let in_flat = matches!(self.top().open, Open::Flat);
        match tag {
            Tag::Paragraph => Open::Paragraph,
            Tag::Heading { level, id, .. } => {
                Open::Heading { level: (level as u8).max(2), id: id.map(CowStr::into_string) }
            }
            Tag::CodeBlock(kind) => Open::Code { language: language(&kind), text: String::new() },
            Tag::Table(columns) => {
                let columns = columns.into_iter().map(align).collect();
                Open::Table(Table { columns, ..Table::default() })
            }
            Tag::TableHead | Tag::TableRow => Open::Row(Vec::new()),
            Tag::TableCell => Open::Cell,
            Tag::Link { link_type, dest_url, .. } => self.open_link(link_type, &dest_url),
            Tag::DefinitionListTitle if in_flat => Open::Paragraph,
            Tag::Item | Tag::DefinitionListDefinition if in_flat => Open::Flat,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough if deep => Open::Through,
            Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList if deep => Open::Flat,
            Tag::BlockQuote(None) => Open::Quote,
            Tag::BlockQuote(Some(kind)) => Open::Alert(kind),
            Tag::List(start) => Open::List(List { start, tight: true, items: Vec::new() }),
            Tag::Item => Open::Item { task: None },
            Tag::DefinitionList => Open::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Open::Term,
            Tag::DefinitionListDefinition => Open::Meaning,
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strike,
            _ => Open::Flat,
        }
    }

    fn open_link(&mut self, link_type: LinkType, address: &str) -> Open {
        if std::mem::replace(&mut self.in_link, true) {
            return Open::Through;
        }
        let number = may_be_followed(&inline::target(link_type, address)).then_some(self.links);
        self.links += usize::from(number.is_some());
        Open::Link(number)
    }

    fn end(&mut self, tag: TagEnd) {
        if tag != TagEnd::Image && self.stack.len() > 1 {
            let frame = self.stack.pop().expect("something is open above the root");
            self.close(frame);
        }
    }

    fn open_image(&mut self, target: &str, title: &str, range: Range<usize>) {
        let (target, title) = (target.to_owned(), title.to_owned());
        self.image = Some(OpenImage { target, title, alt: String::new(), range, depth: 0 });
    }

    /// Takes an event within a picture as part of its description, which is text alone.
    fn describe(&mut self, event: &Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(_) if image.depth == 0 => self.close_image(),
            Event::End(_) => image.depth -= 1,
            Event::Text(text) | Event::Code(text) => push_clean(&mut image.alt, text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
    }

    fn close_image(&mut self) {
        let Some(OpenImage { target, title, alt, range, .. }) = self.image.take() else { return };
        let alt = alt.trim().to_owned();
        if !may_be_followed(&target) {
            return self.text(&alt, range);
        }
        let image = self.images;
        self.images += 1;
        self.add(InlineKind::Image { image, alt, title: clean(&title) }, range);
    }

    /// Adds the mark of a footnote, which gets its number at its first.
    fn cite(&mut self, label: &str, range: Range<usize>) {
        let label = fold(label);
        let known = self.cited.iter().position(|it| *it == label);
        let index = known.unwrap_or_else(|| {
            self.cited.push(label);
            self.cited.len() - 1
        });
        self.add(InlineKind::Note(index), range);
    }

    fn task(&mut self, done: bool) {
        // In a list with space between its items, the mark stands in the item's first paragraph.
        for frame in self.stack.iter_mut().rev().take(2) {
            if let Open::Item { task } = &mut frame.open {
                *task = Some(done);
                return;
            }
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if let Open::Code { text: code, .. } = &mut self.top().open {
            return push_clean(code, text);
        }
        self.add(InlineKind::Text(clean(text)), range);
    }

    fn add(&mut self, kind: InlineKind, range: Range<usize>) {
        let span = self.span(&range);
        self.top().add(Inline { span, kind });
    }

    /// Gives what is open and innermost.
    pub(super) fn top(&mut self) -> &mut Frame {
        self.stack.last_mut().expect("the root is never popped")
    }

    /// Gives the span in the file of a range of the body, without blanks at its end.
    fn span(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let start = self.base + range.start;
        start..start + text.trim_end().len()
    }
}

fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    push_clean(&mut clean, text);
    clean
}

fn may_be_followed(target: &str) -> bool {
    !target.trim().is_empty() && link_kind(target).is_some()
}

fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => code::language(info),
        CodeBlockKind::Indented => String::new(),
    }
}
