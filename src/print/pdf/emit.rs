//! Writes a book as the files of a Typst program: one for the book, one for each story.

use std::collections::BTreeSet;

use super::super::book::{Back, Book, Content, Cover, Division, Letter, Matter, Row};
use super::super::make::SOURCES;
use super::glue::glue;
use super::style::Styled;
use super::syntax::Code;
use super::world::{Files, MAIN};
use super::{Options, Size, pictures::Pictures};
use crate::media::qr;
use crate::source::markdown::prose::{Block, BlockKind};

/// The line that gives a file the functions of the theme.
const IMPORT: &str = "#import \"/theme.typ\": f\n";

/// The functions of the theme: the built-in ones with a site's own in their place.
const THEME: &str =
    "#import \"/base.typ\"\n#import \"/own.typ\"\n#let f = dictionary(base) + dictionary(own)\n";

/// The stories from which on a part has a page for its title.
const MANY: usize = 3;

/// A book being written.
pub(super) struct Emitter<'a> {
    pub(super) book: &'a Book,
    pub(super) pictures: &'a Pictures,
    pub(super) styled: &'a Styled,
    pub(super) size: Size,
    /// Every name that a link may lead to.
    pub(super) anchors: BTreeSet<String>,
    files: Files,
}

/// Writes the files of a book; the theme's own are added by the caller.
pub(super) fn emit<'a>(book: &'a Book, pictures: &'a Pictures, options: &Options<'a>) -> Files {
    let (anchors, files) = (anchors(book), Files::default());
    let (styled, size) = (options.styled, options.size);
    let mut emitter = Emitter { book, pictures, styled, size, anchors, files };
    let main = emitter.main(options);
    emitter.files.sources.insert(MAIN.to_owned(), main);
    emitter.files.sources.insert("/theme.typ".to_owned(), THEME.to_owned());
    emitter.files.data.extend(pictures.files());
    emitter.files
}

/// Gathers the names that links may lead to.
fn anchors(book: &Book) -> BTreeSet<String> {
    let mut anchors: BTreeSet<String> = book.matters.iter().map(|it| it.anchor.clone()).collect();
    for (_, division) in book.divisions() {
        anchors.insert(division.anchor.clone());
        let headings = division.prose.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { anchor, .. } => Some(division.heading_anchor(anchor)),
            _ => None,
        });
        anchors.extend(headings);
    }
    anchors
}

/// Where a division stands among the others.
#[derive(Clone, Copy)]
struct Place {
    level: usize,
    /// Whether its title has a page of its own.
    half: bool,
    /// Whether it follows the title above it on the same page.
    first: bool,
}

impl Place {
    /// Gives the place of a part: one of many stories has a page for its title.
    fn part(division: &Division) -> Self {
        let stories = division.children.iter().map(|it| it.children.len().max(1)).sum::<usize>();
        let half = stories >= MANY && division.prose.blocks.is_empty();
        Self { level: 1, half, first: false }
    }

    fn below(self, index: usize) -> Self {
        Self { level: self.level + 1, half: false, first: index == 0 && !self.half }
    }
}

impl Emitter<'_> {
    fn main(&mut self, options: &Options<'_>) -> String {
        let mut code = Code::default();
        code.raw(IMPORT);
        code.raw("#show: body => (f.book)((");
        self.options(&mut code, options);
        code.raw("), body)\n#{\n");
        for matter in &self.book.matters {
            self.matter(&mut code, matter);
        }
        for (name, about) in options.attachments.iter().map(|it| (it.name, &it.about)) {
            code.call("attachment");
            code.text(name);
            code.text("text/csv");
            code.raw("read(");
            code.string(&format!("/{name}"));
            code.raw(", encoding: none), ");
            code.text(about);
            code.end();
        }
        code.raw("}\n");
        for it in options.attachments {
            let bytes = typst::foundations::Bytes::new(it.bytes.clone());
            self.files.data.insert(format!("/{}", it.name), bytes);
        }
        code.finish()
    }

    fn options(&self, code: &mut Code, options: &Options<'_>) {
        let cover = &self.book.cover;
        code.field("title", &cover.title);
        code.raw("author: ");
        if cover.organ.is_empty() {
            code.word("()");
        } else {
            code.text(&cover.organ);
        }
        code.raw("date: ");
        let (year, month, day) =
            (self.book.date.year(), self.book.date.month(), self.book.date.day());
        code.word(format_args!("datetime(year: {year}, month: {month}, day: {day})"));
        code.field("size", options.size.word());
        code.field("font", options.family);
        code.field("lang", self.book.lang.tag());
        code.raw("ink: ");
        code.word(options.ink.word());
        code.raw("bleed: ");
        code.word(format_args!("{}mm", options.bleed));
    }

    fn matter(&mut self, code: &mut Code, matter: &Matter) {
        match &matter.content {
            Content::Cover => cover(code, &self.book.cover, &self.book.words),
            Content::Contents => {
                code.call("contents");
                code.text(&matter.anchor);
                code.text(&matter.title);
                code.end();
            }
            Content::Text(division) => self.division(code, division, Place::part(division)),
            Content::Index(letters) => self.index(code, matter, letters),
            Content::Imprint(rows) => imprint(code, matter, rows),
            Content::Back(it) => self.back(code, it),
        }
    }

    /// Writes a division; a story becomes a file of its own, so that a changed word has only its own
    /// story read anew.
    fn division(&mut self, code: &mut Code, division: &Division, place: Place) {
        if division.file.is_none() || place.level == 1 {
            return self.division_here(code, division, place);
        }
        let path = format!("/{}.typ", division.anchor);
        let mut own = Code::default();
        own.raw(IMPORT);
        own.raw("#{\n");
        self.division_here(&mut own, division, place);
        own.raw("}\n");
        self.files.sources.insert(path.clone(), own.finish());
        code.raw("include ");
        code.string(&path);
        code.raw("\n");
    }

    fn division_here(&mut self, code: &mut Code, division: &Division, place: Place) {
        code.call("division");
        code.raw("(");
        code.field("anchor", &division.anchor);
        code.field("title", &glue(&division.title));
        code.field("by", &glue(&division.by));
        code.field("summary", &glue(&division.summary));
        code.raw("level: ");
        code.word(place.level);
        code.raw("half: ");
        code.word(place.half);
        code.raw("first: ");
        code.word(place.first);
        code.raw("rows: ");
        rows(code, &division.rows);
        code.raw("), {\n");
        self.text(code, division, place.level);
        for (index, child) in division.children.iter().enumerate() {
            self.division(code, child, place.below(index));
        }
        code.raw("}");
        code.end();
    }

    /// Writes the text of a division.
    fn text(&self, code: &mut Code, division: &Division, level: usize) {
        let mut writer = super::prose::Writer::new(self, division, level);
        let blocks: &[Block] = &division.prose.blocks;
        let (text, sources) = blocks.split_at(sources_at(blocks));
        writer.blocks(code, text);
        if !sources.is_empty() {
            code.call("sources");
            code.raw("{\n");
            writer.blocks(code, sources);
            code.raw("}");
            code.end();
        }
    }

    fn index(&self, code: &mut Code, matter: &Matter, letters: &[Letter]) {
        code.call("index");
        code.text(&matter.anchor);
        code.text(&matter.title);
        code.text(&self.book.words.see);
        code.raw("(");
        for letter in letters {
            code.raw("(");
            code.text(&letter.letter);
            code.raw("(");
            for entry in &letter.entries {
                code.raw("(");
                code.field("term", &glue(&entry.term));
                code.field("detail", &entry.detail);
                code.field("see", &entry.pointer(&self.book.words));
                code.raw("anchors: (");
                entry
                    .anchors
                    .iter()
                    .filter(|it| self.anchors.contains(*it))
                    .for_each(|it| code.text(it));
                code.raw(")),\n");
            }
            code.raw(")),\n");
        }
        code.raw(")");
        code.end();
    }

    fn back(&self, code: &mut Code, back: &Back) {
        code.call("back");
        code.raw("(");
        code.field("url", &back.url);
        code.field("text", &back.text);
        code.field("organ", &self.book.cover.organ);
        code.raw("rows: (");
        for row in qr::rows(&back.url) {
            let row: String = row.into_iter().map(|it| if it { '1' } else { '0' }).collect();
            code.text(&row);
        }
        code.raw("))");
        code.end();
    }
}

/// Finds where the sources of a story begin, which end it.
fn sources_at(blocks: &[Block]) -> usize {
    let is_head =
        |it: &Block| matches!(&it.kind, BlockKind::Heading { anchor, .. } if anchor == SOURCES);
    blocks.iter().position(is_head).unwrap_or(blocks.len())
}

fn cover(code: &mut Code, cover: &Cover, words: &super::super::book::Words) {
    code.call("cover");
    code.raw("(");
    code.field("header", cover.header.word());
    for (name, text) in [
        ("superior", &cover.superior),
        ("organ", &cover.organ),
        ("title", &cover.title),
        ("subtitle", &cover.subtitle),
        ("number", &cover.number),
        ("conference", &cover.conference),
        ("imprint", &cover.imprint),
        ("party", &words.party),
        ("state", &words.state),
        ("motto", &words.motto),
    ] {
        code.field(name, &glue(text));
    }
    code.raw(")");
    code.end();
}

fn imprint(code: &mut Code, matter: &Matter, list: &[Row]) {
    code.call("imprint");
    code.text(&matter.anchor);
    code.text(&matter.title);
    rows(code, list);
    code.end();
}

fn rows(code: &mut Code, rows: &[Row]) {
    code.raw("(");
    for row in rows {
        code.raw("(");
        code.text(&row.label);
        code.text(&glue(&row.text));
        code.raw("), ");
    }
    code.raw("), ");
}
