//! Reads a volume from its YAML. What is wrong is told where it stands, all of it.

use super::{Condition, Header, IMPRINT, Part, PartKind, Volume};
use crate::catalogue::taxonomy::Axis;
use crate::diagnostic::{Diagnostic, Location, front};
use crate::source::personal::{Looker, Voice};
use crate::source::redact::Redaction;
use crate::source::scan::SourceFile;
use crate::source::text::seen;
use crate::source::yaml::{self, Node, NodeKind};
use crate::story::{PartialDate, Spanned};
use crate::vi::personal::Known;

/// A name in Vietnamese and English.
type Pair = (&'static str, &'static str);

const KEYS: [&str; 10] = [
    "title",
    "subtitle",
    "superior",
    "organ",
    "place",
    "date",
    "conference",
    "header",
    "parts",
    "imprint",
];
const PART: [&str; 10] =
    ["part", "title", "text", "stories", "field", "place", "year", "level", "award", "organ"];
/// The keys of a part that choose stories, and what each is about.
const QUERY: [(&str, Axis); 6] = [
    ("field", Axis::Field),
    ("place", Axis::Place),
    ("year", Axis::Year),
    ("level", Axis::Level),
    ("award", Axis::Award),
    ("organ", Axis::Organ),
];

pub(super) fn read(
    file: &SourceFile,
    name: &str,
    redaction: &Redaction,
) -> (Option<Volume>, Vec<Diagnostic>) {
    let mut reader = Reader { file, redaction, found: Vec::new() };
    let text = &*seen(&file.path, &file.text, &mut reader.found);
    let (root, slips) = yaml::parse(text, 0);
    reader.found.extend(slips.iter().map(|slip| slip.diagnostic(&file.path, text)));
    let empty = || Node { span: 0..0, kind: NodeKind::Map(Vec::new()) };
    let root = root.or_else(|| slips.is_empty().then(empty));
    let mut looker = Looker::new(&file.path, Voice::Office, Known::default());
    if let Some(root) = &root {
        looker.yaml(root, &["imprint"]);
    }
    reader.found.append(&mut looker.found);
    let volume = root.map(|root| reader.volume(&root, name));
    (volume, reader.found)
}

struct Reader<'a> {
    file: &'a SourceFile,
    redaction: &'a Redaction,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn at(&self, node: &Node) -> Location {
        Location::span(&self.file.path, node.span.clone())
    }

    fn volume(&mut self, root: &Node, name: &str) -> Volume {
        self.entries(root, &KEYS);
        if matches!(root.kind, NodeKind::Map(_)) && root.get("title").is_none_or(Node::is_blank) {
            let at = Location::file(&self.file.path);
            let (label, example) = described("title");
            self.found.push(front::missing_field(at, "title", label, example));
        }
        Volume {
            name: name.to_owned(),
            file: Some(self.file.path.clone()),
            title: self.text(root, "title"),
            subtitle: self.text(root, "subtitle"),
            superior: self.text(root, "superior"),
            organ: self.text(root, "organ"),
            place: self.text(root, "place"),
            date: self.date(root),
            conference: given(root, "conference").and_then(|it| self.word(it, "conference")),
            header: self.header(root),
            parts: self.parts(root),
            imprint: self.imprint(root),
        }
    }

    fn date(&mut self, root: &Node) -> Option<PartialDate> {
        let node = given(root, "date")?;
        let word = self.word(node, "date")?;
        let date = PartialDate::parse(&word.value);
        if date.is_none() {
            self.found.push(front::bad_date(self.at(node), &word.value, true));
        }
        date
    }

    fn header(&mut self, root: &Node) -> Header {
        let Some(node) = given(root, "header") else { return Header::default() };
        let Some(word) = self.word(node, "header") else { return Header::default() };
        let found = Header::ALL.into_iter().find(|it| it.word() == word.value);
        found.unwrap_or_else(|| {
            self.unknown(node, "header", &word.value, &Header::ALL.map(Header::word));
            Header::default()
        })
    }

    /// Reads the parts; without any, all that a volume usually has.
    fn parts(&mut self, root: &Node) -> Vec<Part> {
        let Some(node) = given(root, "parts") else {
            let usual = |kind| Part::new(kind, root.span.start..root.span.start);
            return PartKind::ALL.into_iter().map(usual).collect();
        };
        let NodeKind::List(items) = &node.kind else {
            self.wrong(node, "parts");
            return Vec::new();
        };
        items.iter().filter_map(|it| self.part(it)).collect()
    }

    fn part(&mut self, node: &Node) -> Option<Part> {
        if node.scalar().is_some() {
            return Some(Part::new(self.kind(node)?, node.span.clone()));
        }
        self.entries(node, &PART);
        let Some(kind) = given(node, "part") else {
            let (label, example) = described("part");
            self.found.push(front::missing_field(self.at(node), "part", label, example));
            return None;
        };
        let part = Part::new(self.kind(kind)?, kind.span.clone());
        Some(Part {
            title: self.text(node, "title"),
            text: given(node, "text").and_then(|it| self.word(it, "text")),
            stories: self.words(node, "stories"),
            query: self.query(node),
            ..part
        })
    }

    fn kind(&mut self, node: &Node) -> Option<PartKind> {
        let word = self.word(node, "part")?;
        let kind = PartKind::ALL.into_iter().find(|it| it.word() == word.value);
        if kind.is_none() {
            self.unknown(node, "part", &word.value, &PartKind::ALL.map(PartKind::word));
        }
        kind
    }

    fn query(&mut self, node: &Node) -> Vec<Condition> {
        let condition = |(key, axis): (&str, Axis)| {
            let words = self.words(node, key);
            (!words.is_empty()).then_some(Condition { axis, words })
        };
        QUERY.into_iter().filter_map(condition).collect()
    }

    fn imprint(&mut self, root: &Node) -> Vec<(&'static str, String)> {
        let Some(node) = given(root, "imprint") else { return Vec::new() };
        self.entries(node, &IMPRINT);
        let row = |key: &'static str| {
            let text = self.text(node, key);
            (!text.is_empty()).then_some((key, text))
        };
        IMPRINT.into_iter().filter_map(row).collect()
    }

    /// Holds the keys of a map against those known; a value that is no map is told too.
    fn entries(&mut self, node: &Node, known: &[&str]) {
        let NodeKind::Map(entries) = &node.kind else {
            self.found.push(front::no_fields(self.at(node), known.iter().copied()));
            return;
        };
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.text.as_str())) {
            let at = Location::span(&self.file.path, key.span.clone());
            self.found.push(front::unknown_key(at, &key.text, known));
        }
    }

    /// Reads one word or several in a list.
    fn words(&mut self, node: &Node, key: &str) -> Vec<Spanned<String>> {
        let Some(value) = given(node, key) else { return Vec::new() };
        match &value.kind {
            NodeKind::List(items) => items.iter().filter_map(|it| self.word(it, key)).collect(),
            _ => self.word(value, key).into_iter().collect(),
        }
    }

    fn word(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        let Some(scalar) = node.scalar() else {
            self.wrong(node, key);
            return None;
        };
        Some(Spanned { value: scalar.text.trim().to_owned(), span: node.span.clone() })
    }

    fn text(&mut self, node: &Node, key: &str) -> String {
        let word = given(node, key).and_then(|it| self.word(it, key));
        word.map(|it| self.redaction.text(&it.value).into_owned()).unwrap_or_default()
    }

    fn unknown(&mut self, node: &Node, key: &str, word: &str, known: &[&str]) {
        let label = described(key).0;
        self.found.push(front::unknown_word(self.at(node), label, word, known));
    }

    fn wrong(&mut self, node: &Node, key: &str) {
        let (label, example) = described(key);
        let expected = match key {
            "parts" => ("danh sách các phần", "a list of parts"),
            _ => ("một dòng chữ", "one line of text"),
        };
        self.found.push(front::wrong_shape(self.at(node), label, expected, example));
    }
}

impl Part {
    /// Makes a part as it usually is.
    fn new(kind: PartKind, span: std::ops::Range<usize>) -> Self {
        let (title, text) = (String::new(), None);
        Self { kind, span, title, text, stories: Vec::new(), query: Vec::new() }
    }
}

fn given<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    node.get(key).filter(|it| !it.is_blank())
}

/// Gives the name of a key, and an example of its value.
fn described(key: &str) -> (Pair, &'static str) {
    match key {
        "title" => (("Tên kỷ yếu", "Title"), "Kỷ yếu mười năm Tổ dân vận"),
        "subtitle" => (("Dòng dưới tên", "Subtitle"), "2009–2019"),
        "superior" => (("Cơ quan cấp trên", "Body above"), "Tỉnh ủy Bắc Ninh"),
        "organ" => (("Cơ quan", "Body"), "Ban Dân vận"),
        "date" => (("Ngày", "Date"), "2019-10-09"),
        "conference" => (("Hội nghị", "Conference"), "../hoi-nghi/tong-ket.md"),
        "header" => (("Tiêu đề trang bìa", "Head of the cover"), "dang"),
        "parts" => (("Các phần", "Parts"), "[bia, muc-luc, mo-hinh, bia-sau]"),
        "part" => (("Phần", "Part"), "mo-hinh"),
        "text" => (("Tệp lời văn", "File of text"), "loi-noi-dau.md"),
        "stories" => (("Các bài", "Stories"), "[../mo-hinh/duong-hoa.md]"),
        "field" => (("Lĩnh vực", "Field"), "kinh-te"),
        "place" => (("Địa bàn", "Place"), "Hiền Quan, Phú Thọ"),
        "year" => (("Năm", "Year"), "2019"),
        "level" => (("Cấp", "Level"), "tinh"),
        "award" => (("Hình thức khen", "Award"), "bang-khen"),
        _ => (("Mục này", "This field"), "…"),
    }
}
