//! The text of a document as it is read: paragraphs, tables, and the spans in them.

/// A piece of the text.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::data::import) enum Block {
    Paragraph(Paragraph),
    /// Rows of cells; a cell is its paragraphs.
    Table(Vec<Vec<Vec<Paragraph>>>),
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::data::import) struct Paragraph {
    pub(in crate::data::import) spans: Vec<Span>,
    pub(in crate::data::import) role: Role,
    pub(in crate::data::import) is_centred: bool,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::data::import) enum Role {
    #[default]
    Plain,
    /// The document's own title.
    Title,
    /// A heading, from level 0.
    Heading(usize),
    /// An item of a list, from depth 0.
    Item { depth: usize, is_numbered: bool },
}

/// Text of one look.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::data::import) struct Span {
    pub(in crate::data::import) kind: SpanKind,
    pub(in crate::data::import) is_bold: bool,
    pub(in crate::data::import) is_italic: bool,
    /// The address that it links to.
    pub(in crate::data::import) link: Option<String>,
}

/// What a span holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::data::import) enum SpanKind {
    Text(String),
    /// The end of a line within a paragraph.
    Break,
    /// A mark of a footnote, by the number of its text.
    Note(usize),
    /// A picture, by its number, and the words for those who do not see it.
    Picture(usize, String),
}

impl Paragraph {
    /// Gives its words without their look.
    pub(in crate::data::import) fn plain(&self) -> String {
        let text: String = self
            .spans
            .iter()
            .map(|it| match &it.kind {
                SpanKind::Text(text) => text.as_str(),
                SpanKind::Break => " ",
                SpanKind::Note(_) | SpanKind::Picture(..) => "",
            })
            .collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Tells whether there is nothing in it to be seen.
    pub(in crate::data::import) fn is_empty(&self) -> bool {
        self.spans.iter().all(|it| match &it.kind {
            SpanKind::Text(text) => text.trim().is_empty(),
            SpanKind::Break => true,
            SpanKind::Note(_) | SpanKind::Picture(..) => false,
        })
    }

    /// Tells whether all its words are bold.
    pub(in crate::data::import) fn is_bold(&self) -> bool {
        let mut texts = self.spans.iter().filter(|it| match &it.kind {
            SpanKind::Text(text) => !text.trim().is_empty(),
            _ => false,
        });
        !self.plain().is_empty() && texts.all(|it| it.is_bold)
    }
}

impl Block {
    /// Gives every word of it.
    pub(in crate::data::import) fn plain(&self) -> String {
        match self {
            Self::Paragraph(paragraph) => paragraph.plain(),
            Self::Table(rows) => {
                let cells = rows.iter().flatten().flatten().map(Paragraph::plain);
                cells.collect::<Vec<_>>().join(" ")
            }
        }
    }
}
