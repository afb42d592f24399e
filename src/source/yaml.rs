//! Front matter as a tree that keeps what a typed reader throws away: the raw text of every value,
//! how it was quoted, and where it stands.
//!
//! A typed YAML reader turns `1.250` into 1.25 before anyone can object; here it stays `1.250`.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};

pub mod edit;
mod locate;
mod slip;
mod splice;
mod value;
mod write;

pub use slip::{Found, Slip};
use slip::{curly_quotes, explain, line_at};
pub use value::Value;

/// A value with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Byte range in the text that was parsed, moved by the `base` given.
    pub span: Range<usize>,
    /// What it is.
    pub kind: NodeKind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// Text; a number or a date is text too until someone reads it.
    Scalar(Scalar),
    /// Values in order.
    List(Vec<Node>),
    /// Keys and values in the order written.
    Map(Vec<(Key, Node)>),
}

/// Text and how it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text, escapes resolved.
    pub text: String,
    /// Whether it stood in quotes or in a block, so that its author meant it letter by letter.
    pub quoted: bool,
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The text.
    pub text: String,
    /// Byte range.
    pub span: Range<usize>,
}

impl Node {
    /// Gives the text of a scalar.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Tells whether nothing was written: `key:` with no value, or `~`.
    pub fn is_empty(&self) -> bool {
        self.scalar().is_some_and(|it| !it.quoted && matches!(it.text.as_str(), "" | "~" | "null"))
    }

    /// Tells whether nothing can be read: nothing was written, or only blanks in quotes.
    pub fn is_blank(&self) -> bool {
        self.is_empty() || self.scalar().is_some_and(|it| it.text.trim().is_empty())
    }

    /// Gives the value of `key` in a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.kind {
            NodeKind::Map(entries) => {
                entries.iter().find(|(it, _)| it.text == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

const DEPTH: usize = 12;

/// Parses YAML text that starts `base` bytes into its file.
///
/// Gives what could be read and all that was wrong. After a syntax error the tree is absent.
pub fn parse(text: &str, base: usize) -> (Option<Node>, Vec<Found>) {
    let mut builder = Builder::new(text, base);
    let root = builder.document();
    let mut found = builder.found;
    if let Some(root) = &root {
        curly_quotes(root, &mut found);
    }
    found.sort_by_key(|it| it.span.start);
    (root, found)
}

/// Invariant: `offsets[n]` is the byte offset of character `n`, which is how the parser counts.
struct Builder<'a> {
    text: &'a str,
    base: usize,
    offsets: Vec<usize>,
    parser: Parser<'a, StrInput<'a>>,
    found: Vec<Found>,
    /// Where the collections begin that are being read, outermost first.
    open: Vec<usize>,
    failed: bool,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, base: usize) -> Self {
        let offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let parser = Parser::new_from_str(text);
        Self { text, base, offsets, parser, found: Vec::new(), open: Vec::new(), failed: false }
    }

    fn document(&mut self) -> Option<Node> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return None,
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (event, span) => {
                    let node = self.node(event, span, 0);
                    self.rest();
                    return (!self.failed).then_some(node).flatten();
                }
            }
        }
    }

    /// Reads on to the end, so that an error after the first value is seen too.
    fn rest(&mut self) {
        while let Some((event, _)) = self.next() {
            if matches!(event, Event::StreamEnd) {
                break;
            }
        }
    }

    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        if self.failed {
            return None;
        }
        match self.parser.next_event()? {
            Ok(event) => Some(event),
            Err(error) => {
                self.failed = true;
                let at = self.offset(error.marker().index());
                self.syntax(at, error.info());
                None
            }
        }
    }

    fn offset(&self, index: usize) -> usize {
        self.offsets.get(index).copied().unwrap_or(self.text.len())
    }

    fn range(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.offset(span.start.index()), self.offset(span.end.index()));
        let trimmed = self.text[start..end.max(start)].trim_end().len();
        start + self.base..start + trimmed + self.base
    }

    fn report(&mut self, span: Range<usize>, slip: Slip) {
        self.found.push(Found { span, slip });
    }

    /// Explains a syntax error by what stands on its line or the line before.
    fn syntax(&mut self, at: usize, info: &str) {
        let (span, slip) =
            explain(self.text, at).or_else(|| self.unclosed(info)).unwrap_or_else(|| {
                // Where the text ends too early, its last line is the one to mend.
                let line = line_at(self.text, at.min(self.text.trim_end().len()));
                let slip = match info {
                    "recursion limit exceeded" => Slip::Deep,
                    info => Slip::Other(info.to_owned()),
                };
                (line, slip)
            });
        self.report(span.start + self.base..span.end + self.base, slip);
    }

    /// Finds the bracket that is not closed, if that is what the parser complains of.
    fn unclosed(&self, info: &str) -> Option<(Range<usize>, Slip)> {
        const SIGNS: [&str; 4] =
            ["flow sequence", "flow mapping", "expected node content", "illegal placement of ':'"];
        let missing = SIGNS.iter().any(|it| info.contains(it));
        let at = *self.open.last().filter(|_| missing)?;
        let bracket = self.text[at..].chars().next().filter(|it| ['[', '{'].contains(it))?;
        Some((at..line_at(self.text, at).end, Slip::Unclosed(bracket)))
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Option<Node> {
        let start = self.range(span);
        if depth > DEPTH {
            self.report(start, Slip::Deep);
            self.failed = true;
            return None;
        }
        match event {
            Event::Scalar(text, style, anchor, _) => {
                if anchor != 0 {
                    self.report(start.clone(), Slip::Alias);
                }
                let quoted = style != ScalarStyle::Plain;
                let kind = NodeKind::Scalar(Scalar { text: text.into_owned(), quoted });
                Some(Node { span: start, kind })
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                if anchor != 0 {
                    self.report(start.clone(), Slip::Alias);
                }
                self.open.push(start.start - self.base);
                let node = match event {
                    Event::SequenceStart(..) => self.list(start, depth),
                    _ => self.map(start, depth),
                };
                self.open.pop();
                node
            }
            Event::Alias(_) => {
                self.report(start.clone(), Slip::Alias);
                let kind = NodeKind::Scalar(Scalar { text: String::new(), quoted: false });
                Some(Node { span: start, kind })
            }
            _ => None,
        }
    }

    fn list(&mut self, start: Range<usize>, depth: usize) -> Option<Node> {
        let mut items: Vec<Node> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let end =
                    self.range(span).end.max(items.last().map_or(start.end, |it| it.span.end));
                return Some(Node { span: start.start..end, kind: NodeKind::List(items) });
            }
            let item = self.node(event, span, depth + 1)?;
            match items.last().and_then(|last| self.rejoin_number(last, &item)) {
                Some(whole) => *items.last_mut().expect("the last item was just read") = whole,
                None => items.push(item),
            }
        }
    }

    fn map(&mut self, start: Range<usize>, depth: usize) -> Option<Node> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let last = entries.last().map_or(start.end, |(_, value)| value.span.end);
                let end = self.range(span).end.max(last);
                return Some(Node { span: start.start..end, kind: NodeKind::Map(entries) });
            }
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.next()?;
            let mut value = self.node(event, span, depth + 1)?;
            if value.is_empty()
                && let Some((_, last)) = entries.last_mut()
                && let Some(whole) = self.rejoin_value(last, &key)
            {
                *last = whole;
                continue;
            }
            if value.is_empty() && value.span.is_empty() {
                value.span = key.span.clone();
            }
            self.entry(&mut entries, key, value);
        }
    }

    fn entry(&mut self, entries: &mut Vec<(Key, Node)>, key: Node, value: Node) {
        let NodeKind::Scalar(Scalar { text, .. }) = key.kind else {
            self.report(key.span, Slip::Other("a key must be one word".to_owned()));
            return;
        };
        if let Some((first, _)) = entries.iter().find(|(it, _)| it.text == text) {
            let slip = Slip::Repeated(text, first.span.clone());
            self.report(key.span, slip);
            return;
        }
        entries.push((Key { text, span: key.span }, value));
    }

    /// Makes `1,2 tỷ` whole again in a list, where it has fallen into two at its comma.
    fn rejoin_number(&mut self, left: &Node, right: &Node) -> Option<Node> {
        let (from, to, between) = self.parted(left, right)?;
        let number = between == ","
            && from.ends_with(|it: char| it.is_ascii_digit())
            && to.starts_with(|it: char| it.is_ascii_digit());
        number.then(|| self.rejoin(left, right, Slip::SplitNumber))
    }

    /// Makes a value of a map whole again, whose second half has become a key without a value.
    fn rejoin_value(&mut self, left: &Node, right: &Node) -> Option<Node> {
        if let Some(whole) = self.rejoin_number(left, right) {
            return Some(whole);
        }
        let (_, to, between) = self.parted(left, right)?;
        // A key has plain letters and no blanks; what has others was meant as text.
        let is_text = to.contains(|it: char| !it.is_ascii() || it.is_ascii_whitespace());
        let fallen = between.trim_end() == "," && is_text;
        fallen.then(|| self.rejoin(left, right, Slip::SplitText))
    }

    /// Gives the texts of two unquoted neighbours and of what stands between them.
    fn parted(&self, left: &Node, right: &Node) -> Option<(&'a str, &'a str, &'a str)> {
        let bare = |node: &Node| node.scalar().is_some_and(|it| !it.quoted);
        let whole = self.text;
        let text = |range: Range<usize>| whole.get(range.start - self.base..range.end - self.base);
        (bare(left) && bare(right)).then_some(())?;
        let between = text(left.span.end..right.span.start)?;
        Some((text(left.span.clone())?, text(right.span.clone())?, between))
    }

    fn rejoin(&mut self, left: &Node, right: &Node, slip: impl Fn(String) -> Slip) -> Node {
        let span = left.span.start..right.span.end;
        let text = self.text[span.start - self.base..span.end - self.base].to_owned();
        // A second comma makes one longer text, not a second problem.
        self.found.retain(|it| it.span != left.span);
        self.report(span.clone(), slip(text.clone()));
        Node { span, kind: NodeKind::Scalar(Scalar { text, quoted: false }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str) -> Vec<(String, Slip)> {
        let (_, found) = parse(text, 0);
        found.into_iter().map(|it| (text[it.span].to_owned(), it.slip)).collect()
    }

    #[test]
    fn numbers_stay_as_written() {
        let (root, found) = parse("metrics:\n  đất: 1.250\n  công: \"1.250\"\n", 10);
        assert_eq!(found, []);
        let metrics = root.unwrap();
        let metrics = metrics.get("metrics").unwrap();
        let node = metrics.get("đất").unwrap();
        assert_eq!(node.scalar(), Some(&Scalar { text: "1.250".into(), quoted: false }));
        assert_eq!(node.span, 29..34);
        assert!(metrics.get("công").unwrap().scalar().unwrap().quoted);
    }

    #[test]
    fn decimal_comma_that_would_split_is_found() {
        assert_eq!(
            slips("parts: [15 triệu, 1,2 tỷ]\n"),
            [("1,2 tỷ".into(), Slip::SplitNumber("1,2 tỷ".into()))]
        );
        assert_eq!(
            slips("kinh_phi: { value: 1,2 tỷ đồng, scope: xa }\n"),
            [("1,2 tỷ đồng".into(), Slip::SplitNumber("1,2 tỷ đồng".into()))]
        );
        let place = "xã Hiền Quan, tỉnh Phú Thọ";
        assert_eq!(
            slips(&format!("p: {{ code: x, as_reported: {place} }}\n")),
            [(place.into(), Slip::SplitText(place.into()))]
        );
    }

    #[test]
    fn usual_slips_are_named() {
        assert_eq!(
            slips("title: Hiến đất: một cách làm\n"),
            [("Hiến đất: một cách làm".into(), Slip::Colon)]
        );
        assert_eq!(slips("team:\n\tname: x\n"), [("\t".into(), Slip::Tab)]);
        assert_eq!(slips("title: “Hiến đất”\n"), [("“Hiến đất”".into(), Slip::CurlyQuotes)]);
        assert_eq!(slips("a: &x 1\n"), [("&x 1".into(), Slip::Alias)]);
        assert_eq!(slips("a: 1\nb: 2\na: 3\n"), [("a".into(), Slip::Repeated("a".into(), 0..1))]);
    }

    #[test]
    fn nesting_has_a_floor() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(parse(&nested(DEPTH), 0).1, []);
        assert_eq!(parse(&nested(DEPTH + 2), 0).1[0].slip, Slip::Deep);
        assert!(!parse(&"[".repeat(100_000), 0).1.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn no_input_panics(text in "[ \\t\\n:,{}\\[\\]\"'“”#&*|>a-zà1-9.-]{0,80}") {
            let (root, found) = parse(&text, 7);
            proptest::prop_assert!(root.is_none_or(|it| it.span.end <= text.len() + 7));
            for it in found {
                proptest::prop_assert!(text.get(it.span.start - 7..it.span.end - 7).is_some());
            }
        }
    }
}
