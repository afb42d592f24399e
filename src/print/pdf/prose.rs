//! Writes the text of a division as calls of the theme's functions.

use std::collections::BTreeMap;

use super::super::book::{Destination, Division};
use super::emit::Emitter;
use super::glue::{glue, parts};
use super::sheet::{self, Kin, Sheet};
use super::syntax::Code;
use crate::source::markdown::prose::{
    Align, Block, BlockKind, Inline, InlineKind, Item, List, Table, line,
};

/// How deep footnotes may cite footnotes; deeper ones stand in the line that cites them.
const DEEPEST_NOTE: usize = 4;

/// Writes one division.
pub(super) struct Writer<'a> {
    emitter: &'a Emitter<'a>,
    division: &'a Division,
    level: usize,
    kin: Kin,
    /// The notes that are set already: each is once, however often it is cited. Those at the foot
    /// have a name that marks lead to.
    noted: BTreeMap<usize, bool>,
    /// How many notes are open.
    depth: usize,
    /// Whether a quotation, a list or a note is open, in which headings are only strong lines.
    nested: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(emitter: &'a Emitter<'a>, division: &'a Division, level: usize) -> Self {
        let kin = Kin::of(&division.prose.blocks, emitter.styled);
        Self { emitter, division, level, kin, noted: BTreeMap::new(), depth: 0, nested: 0 }
    }

    /// Writes blocks, one after another.
    pub(super) fn blocks(&mut self, code: &mut Code, blocks: &[Block]) {
        for block in blocks {
            self.block(code, &block.kind);
        }
    }

    fn block(&mut self, code: &mut Code, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph(content) => self.call(code, "paragraph", content),
            BlockKind::Heading { content, .. } if self.nested > 0 => {
                self.call(code, "subtitle", content);
            }
            BlockKind::Heading { level, anchor, content } => {
                self.heading(code, *level, anchor, content);
            }
            BlockKind::Quote(blocks) => {
                code.call("quotation");
                self.group(code, blocks);
                code.end();
            }
            BlockKind::Alert { title, blocks, .. } => {
                code.call("alert");
                code.text(title);
                self.group(code, blocks);
                code.end();
            }
            BlockKind::Code { text, .. } => {
                code.call("listing");
                code.text(text.trim_end_matches('\n'));
                code.end();
            }
            BlockKind::List(list) => self.list(code, list),
            BlockKind::Definitions(definitions) => {
                code.call("definitions");
                code.raw("(");
                for definition in definitions {
                    code.raw("(");
                    self.line(code, &definition.term);
                    code.raw(", ");
                    let all: Vec<Block> = definition.meanings.iter().flatten().cloned().collect();
                    self.group(code, &all);
                    code.raw("), ");
                }
                code.raw(")");
                code.end();
            }
            BlockKind::Table(table) => self.table(code, table),
            BlockKind::Figure { image, alt, caption } => self.figure(code, *image, alt, caption),
            BlockKind::Rule => {
                code.call("rule");
                code.end();
            }
        }
    }

    fn call(&mut self, code: &mut Code, function: &str, content: &[Inline]) {
        code.call(function);
        self.line(code, content);
        code.end();
    }

    /// Writes blocks as one argument. Its first line follows what stands before it, a mark of a list
    /// or a number.
    fn group(&mut self, code: &mut Code, blocks: &[Block]) {
        self.nested += 1;
        code.raw("[#{\n");
        let rest = match blocks {
            [Block { kind: BlockKind::Paragraph(content), .. }, rest @ ..] => {
                for inline in content {
                    self.inline(code, &inline.kind);
                }
                rest
            }
            all => all,
        };
        self.blocks(code, rest);
        code.raw("}]");
        self.nested -= 1;
    }

    fn heading(&mut self, code: &mut Code, level: u8, anchor: &str, content: &[Inline]) {
        let below = usize::from(level.max(2)) - 1;
        code.call("title");
        code.raw("(");
        code.field("anchor", &self.division.heading_anchor(anchor));
        code.raw("level: ");
        code.word(self.level + below);
        code.raw("depth: ");
        code.word(below);
        code.raw("), ");
        self.line(code, content);
        code.end();
    }

    fn list(&mut self, code: &mut Code, list: &List) {
        code.call(if list.start.is_some() { "numbers" } else { "bullets" });
        code.word(list.tight);
        if let Some(start) = list.start {
            code.word(start);
        }
        code.raw("(");
        for item in &list.items {
            self.item(code, item);
            code.raw(", ");
        }
        code.raw(")");
        code.end();
    }

    fn item(&mut self, code: &mut Code, item: &Item) {
        match item.task {
            Some(done) => {
                code.call("task");
                code.word(done);
                self.group(code, &item.blocks);
                code.raw(")");
            }
            None => self.group(code, &item.blocks),
        }
    }

    fn table(&mut self, code: &mut Code, table: &Table) {
        code.call("sheet");
        let sheet = self.sheet(table);
        code.raw("(");
        for width in sheet.widths {
            code.word(format_args!("{}.{}mm", width / 10, width % 10));
        }
        code.raw("), (");
        table.columns.iter().for_each(|it| {
            code.word(match it {
                Align::Start => "start",
                Align::Center => "center",
                Align::End => "end",
            });
        });
        code.raw("), (");
        self.cells(code, &table.head);
        code.raw("), (");
        for row in &table.rows {
            code.raw("(");
            self.cells(code, row);
            code.raw("),\n");
        }
        code.raw("), (scale: ");
        code.word(format_args!("0.{:02}em", sheet.scale));
        code.raw("whole: ");
        code.word(sheet::is_small(table));
        code.raw(")");
        code.end();
    }

    /// Tells how a table is set. One of the author's own that is too wide has been refused.
    fn sheet(&self, table: &Table) -> Sheet {
        let (faces, size) = (self.emitter.styled, self.emitter.size);
        let sheet = match self.nested {
            0 => self.kin.sheet(table, faces, size),
            depth => sheet::sheet(table, faces, size, depth),
        };
        sheet.unwrap_or_else(|| sheet::even(table, size))
    }

    fn cells(&mut self, code: &mut Code, cells: &[Vec<Inline>]) {
        for cell in cells {
            self.line(code, cell);
            code.raw(", ");
        }
    }

    fn figure(&mut self, code: &mut Code, image: usize, alt: &str, caption: &str) {
        let picture = self.division.pictures.get(image);
        let Some(set) = picture.and_then(|it| self.emitter.pictures.find(it)) else { return };
        code.call("picture");
        code.raw("(");
        code.field("file", &set.path);
        code.field("alt", alt);
        code.field("caption", &glue(&self.emitter.book.caption(picture, caption)));
        code.raw("width: ");
        code.word(format_args!("{}.{}mm", set.width / 10, set.width % 10));
        code.raw(")");
        code.end();
    }

    /// Writes what stands within a line, as one argument.
    fn line(&mut self, code: &mut Code, content: &[Inline]) {
        code.raw("[#{\n");
        for inline in content {
            self.inline(code, &inline.kind);
        }
        code.raw("}]");
    }

    fn inline(&mut self, code: &mut Code, kind: &InlineKind) {
        match kind {
            InlineKind::Text(text) => words(code, text),
            InlineKind::Code(text) => {
                code.call("code");
                code.text(text);
                code.end();
            }
            InlineKind::Emphasis(content) => self.styled(code, "emph", content),
            InlineKind::Strong(content) => self.styled(code, "strong", content),
            InlineKind::Strike(content) => self.styled(code, "strike", content),
            InlineKind::Link { link, content } => self.link(code, *link, content),
            InlineKind::Image { image, alt, .. } => {
                let picture = self.division.pictures.get(*image);
                let Some(set) = picture.and_then(|it| self.emitter.pictures.find(it)) else {
                    return;
                };
                code.call("inline");
                code.text(&set.path);
                code.text(alt);
                code.end();
            }
            InlineKind::Note(note) => self.note(code, *note),
            InlineKind::Break => code.raw("linebreak()\n"),
        }
    }

    fn styled(&mut self, code: &mut Code, function: &str, content: &[Inline]) {
        code.raw(function);
        code.raw("(");
        self.line(code, content);
        code.end();
    }

    fn link(&mut self, code: &mut Code, link: Option<usize>, content: &[Inline]) {
        let destination = link.and_then(|it| self.division.links.get(it));
        // A link without a word to click has no place to stand in.
        let has_words = !line(content).is_empty();
        match destination.filter(|_| has_words) {
            Some(Destination::Web(url)) if !url.is_empty() => {
                code.call("web");
                code.text(url);
                self.line(code, content);
                code.end();
            }
            Some(Destination::Within(anchor)) if self.emitter.anchors.contains(anchor) => {
                code.call("within");
                code.text(anchor);
                self.line(code, content);
                code.end();
            }
            _ => content.iter().for_each(|it| self.inline(code, &it.kind)),
        }
    }

    fn note(&mut self, code: &mut Code, note: usize) {
        let Some(blocks) = self.division.prose.notes.get(note) else { return };
        let anchor = self.division.note_anchor(note);
        let at_foot = self.depth < DEEPEST_NOTE;
        if let Some(named) = self.noted.get(&note) {
            code.call("again");
            code.word(note + 1);
            code.text(if *named { &anchor } else { "" });
            return code.end();
        }
        self.noted.insert(note, at_foot);
        if !at_foot {
            code.raw("[ (]\n");
            self.group(code, blocks);
            return code.raw("\n[)]\n");
        }
        self.depth += 1;
        // At the foot of the page it has the whole width, wherever its mark stands.
        let nested = std::mem::take(&mut self.nested);
        code.call("note");
        code.word(note + 1);
        code.text(&anchor);
        self.group(code, blocks);
        code.end();
        self.nested = nested;
        self.depth -= 1;
    }
}

/// Writes a text, its numbers together with what they count.
fn words(code: &mut Code, text: &str) {
    let text = glue(text);
    for (part, is_whole) in parts(&text) {
        if is_whole {
            code.call("whole");
            code.text(part);
            code.end();
        } else {
            code.string(part);
            code.raw("\n");
        }
    }
}
