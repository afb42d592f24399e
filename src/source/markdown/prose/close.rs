//! Makes of what closes a part of what it stands in.

use super::super::words;
use super::open::{Frame, Open, paragraph};
use super::read::Reader;
use super::{Block, BlockKind, Definition, Inline, InlineKind, Item, line};

impl Reader<'_> {
    /// Closes what was innermost.
    pub(super) fn close(&mut self, mut frame: Frame) {
        let open = std::mem::replace(&mut frame.open, Open::Through);
        match open {
            Open::Paragraph => self.close_paragraph(frame),
            Open::Heading { level, id } => self.close_heading(frame, level, id.as_deref()),
            Open::Emphasis => self.close_inline(frame, InlineKind::Emphasis),
            Open::Strong => self.close_inline(frame, InlineKind::Strong),
            Open::Strike => self.close_inline(frame, InlineKind::Strike),
            Open::Link(link) => {
                self.in_link = false;
                self.close_inline(frame, |content| InlineKind::Link { link, content });
            }
            Open::Item { task } => self.close_item(frame, task),
            Open::Term | Open::Meaning => self.close_definition(frame, &open),
            Open::Cell => {
                if let Open::Row(cells) = &mut self.top().open {
                    cells.push(frame.inlines);
                }
            }
            Open::Row(cells) => self.close_row(cells),
            Open::Through => frame.inlines.into_iter().for_each(|it| self.top().add(it)),
            Open::Root | Open::Flat => self.top().add_blocks(frame.into_blocks()),
            open => self.close_block(frame, open),
        }
    }

    /// Closes what becomes a block whatever it stands in.
    fn close_block(&mut self, frame: Frame, open: Open) {
        let span = frame.span.clone();
        let kind = match open {
            Open::Quote => BlockKind::Quote(frame.into_blocks()),
            Open::Alert(kind) => {
                let (class, title) = words::alert(kind, self.lang);
                BlockKind::Alert { class, title, blocks: frame.into_blocks() }
            }
            Open::Code { language, text } => BlockKind::Code { language, text },
            Open::List(list) => BlockKind::List(list),
            Open::Definitions(definitions) => BlockKind::Definitions(definitions),
            Open::Table(table) => BlockKind::Table(table),
            _ => return,
        };
        self.top().add_blocks([Block { span, kind }]);
    }

    fn close_inline(&mut self, frame: Frame, kind: impl FnOnce(Vec<Inline>) -> InlineKind) {
        self.top().add(Inline { span: frame.span, kind: kind(frame.inlines) });
    }

    /// Ends a paragraph: one that holds a picture alone becomes a figure, an empty one nothing.
    fn close_paragraph(&mut self, frame: Frame) {
        self.loosen();
        let Frame { span, inlines, .. } = frame;
        let block = match inlines.as_slice() {
            [Inline { kind: InlineKind::Image { image, alt, title }, .. }] => {
                let (alt, caption) = (alt.clone(), title.clone());
                Some(Block { span, kind: BlockKind::Figure { image: *image, alt, caption } })
            }
            _ => paragraph(inlines, span),
        };
        self.top().add_blocks(block);
    }

    /// Gives the items of a list room where one of them holds a paragraph.
    fn loosen(&mut self) {
        if let [.., list, item] = self.stack.as_mut_slice()
            && let (Open::List(list), Open::Item { .. }) = (&mut list.open, &item.open)
        {
            list.tight = false;
        }
    }

    /// Ends a heading; one without text becomes a paragraph of what else it holds.
    fn close_heading(&mut self, frame: Frame, level: u8, id: Option<&str>) {
        let Frame { span, inlines: content, .. } = frame;
        let text = line(&content);
        if text.is_empty() {
            return self
                .close_paragraph(Frame { inlines: content, ..Frame::new(Open::Paragraph, span) });
        }
        let anchor = match id {
            Some(id) => self.anchors.of_id(id),
            None => self.anchors.of_text(&text),
        };
        let kind = BlockKind::Heading { level, anchor, content };
        self.top().add_blocks([Block { span, kind }]);
    }

    fn close_item(&mut self, frame: Frame, task: Option<bool>) {
        let blocks = frame.into_blocks();
        if let Open::List(list) = &mut self.top().open {
            list.items.push(Item { task, blocks });
        }
    }

    fn close_definition(&mut self, frame: Frame, open: &Open) {
        let Open::Definitions(definitions) = &mut self.top().open else { return };
        if let Open::Term = open {
            definitions.push(Definition { term: frame.inlines, meanings: Vec::new() });
        } else if let Some(definition) = definitions.last_mut() {
            definition.meanings.push(frame.into_blocks());
        }
    }

    /// Ends a row of a table, whose first is its head.
    fn close_row(&mut self, cells: Vec<Vec<Inline>>) {
        if let Open::Table(table) = &mut self.top().open {
            if table.head.is_empty() {
                table.head = cells;
            } else {
                table.rows.push(cells);
            }
        }
    }
}
