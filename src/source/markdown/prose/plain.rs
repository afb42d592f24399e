//! The text of a tree without its markup, line by line, as the HTML's plain text is gathered.

use super::super::plain::Plain;
use super::super::table::CELL_GAP;
use super::{Block, BlockKind, Inline, InlineKind, Table};

/// Gives the text of blocks, one paragraph, heading, item or row a line.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    let mut plain = Plain::default();
    write_blocks(&mut plain, blocks);
    let (text, ..) = plain.finish();
    text.lines().map(str::to_owned).collect()
}

/// Gives the text of what stands within a line.
pub fn line(content: &[Inline]) -> String {
    let mut plain = Plain::default();
    write(&mut plain, content);
    plain.end_line().to_owned()
}

fn write_blocks(plain: &mut Plain, blocks: &[Block]) {
    for block in blocks {
        plain.end_line();
        write_block(plain, &block.kind);
        plain.end_line();
    }
}

fn write_block(plain: &mut Plain, kind: &BlockKind) {
    match kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => write(plain, content),
        BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } => write_blocks(plain, blocks),
        BlockKind::Code { text, .. } => plain.push(text),
        BlockKind::List(list) => {
            list.items.iter().for_each(|item| write_blocks(plain, &item.blocks));
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                plain.end_line();
                write(plain, &definition.term);
                definition.meanings.iter().for_each(|it| write_blocks(plain, it));
            }
        }
        BlockKind::Table(table) => write_table(plain, table),
        BlockKind::Figure { caption, .. } if !caption.trim().is_empty() => plain.push(caption),
        BlockKind::Figure { .. } | BlockKind::Rule => {}
    }
}

fn write_table(plain: &mut Plain, table: &Table) {
    for row in std::iter::once(&table.head).chain(&table.rows) {
        for cell in row {
            plain.separate(CELL_GAP);
            write(plain, cell);
        }
        plain.end_line();
    }
}

fn write(plain: &mut Plain, content: &[Inline]) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => plain.push(text),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strike(content)
            | InlineKind::Link { content, .. } => write(plain, content),
            InlineKind::Break => plain.push(" "),
            InlineKind::Image { .. } | InlineKind::Note(_) => {}
        }
    }
}
