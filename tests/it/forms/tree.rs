//! The text of a book as its tree has it, line by line: what every form of it must say.

use danvan::print::Book;
use danvan::print::book::{Content, Cover, Division, Letter, Matter, Row, Words};
use danvan::print::volume::Header;
use danvan::source::markdown::prose::{Block, BlockKind, Inline, InlineKind, List};

/// Writes all that a book says. A mark of a footnote is `[1]`, and so is the head of the note.
pub(crate) fn lines(book: &Book) -> Vec<String> {
    let mut tree = Tree { book, lines: Vec::new() };
    book.matters.iter().for_each(|it| tree.matter(it));
    tree.lines
}

/// Writes the text of a division without what stands around it, and without the marks and numbers that
/// a page of the site leaves to the browser.
pub(crate) fn body(book: &Book, division: &Division) -> Vec<String> {
    let mut tree = Tree { book, lines: Vec::new() };
    tree.text(division);
    let is_mark = |it: &String| {
        ["•", "☑", "☐"].contains(&it.as_str())
            || it.trim_end_matches('.').chars().all(|it| it.is_ascii_digit())
    };
    tree.lines.retain(|it| !is_mark(it));
    tree.lines
}

/// Takes runs of blanks for one, as all forms do.
pub(crate) fn plain(text: &str) -> String {
    let is_held = |it: char| !it.is_control() && !matches!(it, '\u{FFFE}' | '\u{FFFF}');
    let text: String = text.chars().map(|it| if is_held(it) { it } else { ' ' }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Tree<'a> {
    book: &'a Book,
    lines: Vec<String>,
}

impl Tree<'_> {
    fn line(&mut self, text: &str) {
        let text = plain(text);
        if !text.is_empty() {
            self.lines.push(text);
        }
    }

    fn matter(&mut self, matter: &Matter) {
        match &matter.content {
            Content::Cover => self.cover(&self.book.cover, &self.book.words),
            Content::Contents => self.line(&matter.title),
            Content::Text(division) => self.division(division),
            Content::Index(letters) => {
                self.line(&matter.title);
                self.index(letters);
            }
            Content::Imprint(rows) => {
                self.line(&matter.title);
                self.rows(rows);
            }
            Content::Back(back) => {
                self.line(&back.text);
                self.line(&back.url);
            }
        }
    }

    fn cover(&mut self, cover: &Cover, words: &Words) {
        self.line(&cover.superior);
        self.line(&cover.organ);
        match cover.header {
            Header::Party => self.line(&words.party),
            Header::State => {
                self.line(&words.state);
                self.line(&words.motto);
            }
            Header::Plain => {}
        }
        let rest =
            [&cover.conference, &cover.title, &cover.subtitle, &cover.number, &cover.imprint];
        for text in rest {
            self.line(text);
        }
    }

    fn rows(&mut self, rows: &[Row]) {
        for row in rows {
            self.line(&row.label);
            self.line(&row.text);
        }
    }

    fn index(&mut self, letters: &[Letter]) {
        for letter in letters {
            self.line(&letter.letter);
            for entry in &letter.entries {
                let mut text = entry.term.clone();
                if !entry.detail.is_empty() {
                    text.extend([" (", &entry.detail, ")"]);
                }
                if !entry.see.is_empty() {
                    text.extend(["; ", &entry.pointer(&self.book.words)]);
                }
                self.line(&text);
            }
        }
    }

    fn division(&mut self, division: &Division) {
        for text in [&division.title, &division.by, &division.summary] {
            self.line(text);
        }
        self.rows(&division.rows);
        self.text(division);
        division.children.iter().for_each(|it| self.division(it));
    }

    fn text(&mut self, division: &Division) {
        self.blocks(division, &division.prose.blocks);
        for (at, note) in division.prose.notes.iter().enumerate() {
            self.line(&format!("[{}]", at + 1));
            self.blocks(division, note);
        }
    }

    fn blocks(&mut self, division: &Division, blocks: &[Block]) {
        for block in blocks {
            self.block(division, &block.kind);
        }
    }

    fn block(&mut self, division: &Division, kind: &BlockKind) {
        match kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                self.line(&inline(division, content));
            }
            BlockKind::Quote(blocks) => self.blocks(division, blocks),
            BlockKind::Alert { title, blocks, .. } => {
                self.line(title);
                self.blocks(division, blocks);
            }
            BlockKind::Code { text, .. } => self.line(text),
            BlockKind::List(list) => self.list(division, list),
            BlockKind::Definitions(definitions) => {
                for it in definitions {
                    self.line(&inline(division, &it.term));
                    it.meanings.iter().for_each(|it| self.blocks(division, it));
                }
            }
            BlockKind::Table(table) => {
                let cells = std::iter::once(&table.head).chain(&table.rows).flatten();
                cells.for_each(|it| self.line(&inline(division, it)));
            }
            BlockKind::Figure { image, caption, .. } => {
                let picture = division.pictures.get(*image);
                if picture.is_some_and(|it| it.asset.is_some()) {
                    self.line(&self.book.caption(picture, caption));
                }
            }
            BlockKind::Rule => {}
        }
    }

    fn list(&mut self, division: &Division, list: &List) {
        for (at, item) in (0u64..).zip(&list.items) {
            match list.start {
                Some(start) => self.line(&format!("{}.", start + at)),
                None if item.task.is_none() => self.line("•"),
                None => {}
            }
            if let Some(done) = item.task {
                self.line(if done { "☑" } else { "☐" });
            }
            self.blocks(division, &item.blocks);
        }
    }
}

fn inline(division: &Division, content: &[Inline]) -> String {
    let mut text = String::new();
    for it in content {
        match &it.kind {
            InlineKind::Text(it) | InlineKind::Code(it) => text.push_str(it),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strike(content)
            | InlineKind::Link { content, .. } => text.push_str(&inline(division, content)),
            InlineKind::Note(note) if *note < division.prose.notes.len() => {
                text.extend(["[", &(note + 1).to_string(), "]"]);
            }
            InlineKind::Image { .. } | InlineKind::Note(_) => {}
            InlineKind::Break => text.push(' '),
        }
    }
    text
}
