//! Reads `content/site.yaml` from its tree. What is wrong is told where it stands, and is left at
//! its default, so that one slip never hides another, here or in the stories.

use rust_decimal::Decimal;

use super::definitions::{Defined, Definitions, Label, Metric, MetricKind, Term, UnitName};
use super::{BaseUrl, Contact, English, Language, PageSize, Part, Parts, Settings};
use crate::diagnostic::{Diagnostic, FilePath, Location, front, site as problem};
use crate::source::personal::{Looker, Voice};
use crate::source::text::seen;
use crate::source::yaml::{self, Key, Node, NodeKind};
use crate::vi::fold::nfc;
use crate::vi::personal::Known;
use crate::vi::quantity::Expected;

/// A name in Vietnamese and English.
type Pair = (&'static str, &'static str);

const SETTINGS: [&str; 14] = [
    "name",
    "tagline",
    "description",
    "name_en",
    "tagline_en",
    "description_en",
    "base_url",
    "languages",
    "contact",
    "license",
    "paginate",
    "theme",
    "installable",
    "without",
];
const DEFINITIONS: [&str; 7] =
    ["fields", "levels", "organs", "terms", "awards", "metrics", "units"];
const UNIT: [&str; 2] = ["one", "other"];
const CONTACT: [&str; 10] = [
    "organ",
    "address",
    "phone",
    "email",
    "responsible",
    "permit",
    "organ_en",
    "address_en",
    "responsible_en",
    "permit_en",
];
const TERM: [&str; 5] = ["vi", "en", "short", "from", "to"];
const METRIC: [&str; 11] = [
    "vi", "en", "unit", "also", "kind", "likely", "max", "decimals", "help", "help_en", "headline",
];

/// Reads settings and definitions; `None` where the text is no YAML at all.
pub(super) fn read(
    text: &str,
    file: &FilePath,
) -> (Option<(Settings, Definitions)>, Vec<Diagnostic>) {
    let mut reader = Reader { file, found: Vec::new() };
    let text = &*seen(file, text, &mut reader.found);
    let (node, slips) = yaml::parse(text, 0);
    reader.found.extend(slips.iter().map(|slip| slip.diagnostic(file, text)));
    let node = match node {
        None if slips.is_empty() => Some(Node { span: 0..0, kind: NodeKind::Map(Vec::new()) }),
        node => node,
    };
    let mut looker = Looker::new(file, Voice::Office, Known::default());
    if let Some(root) = &node {
        looker.yaml(root, &["contact", "base_url"]);
    }
    reader.found.append(&mut looker.found);
    let read = node.map(|root| (reader.settings(&root), reader.definitions(&root)));
    (read, reader.found)
}

struct Reader<'a> {
    file: &'a FilePath,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn at(&self, node: &Node) -> Location {
        Location::span(self.file, node.span.clone())
    }

    fn settings(&mut self, root: &Node) -> Settings {
        self.entries(root, &[&SETTINGS[..], &DEFINITIONS].concat());
        Settings {
            name: self.needed(root, "name"),
            tagline: self.text(root, "tagline"),
            description: self.text(root, "description"),
            english: self.english(root),
            base_url: self.base_url(root),
            languages: self.languages(root),
            contact: given(root, "contact").map_or_else(Contact::default, |it| self.contact(it)),
            license: self.text(root, "license"),
            paginate: self.page_size(root),
            theme: self.theme(root),
            installable: self.switch(root, "installable"),
            parts: self.parts(root),
        }
    }

    fn english(&mut self, root: &Node) -> English {
        let contact = given(root, "contact");
        let mut of_contact = |key| contact.map(|it| self.text(it, key)).unwrap_or_default();
        English {
            organ: of_contact("organ_en"),
            address: of_contact("address_en"),
            responsible: of_contact("responsible_en"),
            permit: of_contact("permit_en"),
            name: self.text(root, "name_en"),
            tagline: self.text(root, "tagline_en"),
            description: self.text(root, "description_en"),
        }
    }

    fn base_url(&mut self, root: &Node) -> BaseUrl {
        let expected = ("địa chỉ đủ, có https://", "a full address with https://");
        let read =
            self.parsed(root, "base_url", expected, |it| BaseUrl::try_from(it.to_owned()).ok());
        if given(root, "base_url").is_none() {
            self.missing(root, "base_url");
        }
        read.unwrap_or_default()
    }

    fn languages(&mut self, root: &Node) -> Vec<Language> {
        let Some(node) = given(root, "languages") else { return vec![Language::Vi] };
        let mut languages = Vec::new();
        for item in self.list(node, "languages") {
            let word = item.scalar().map_or("", |it| it.text.as_str());
            let label = described("languages").0;
            match language(word) {
                Some(language) if languages.contains(&language) => {
                    self.found.push(front::repeated_word(self.at(item), label, word));
                }
                Some(language) => languages.push(language),
                None => {
                    self.found.push(front::unknown_word(self.at(item), label, word, &["vi", "en"]));
                }
            }
        }
        if languages.is_empty() { vec![Language::Vi] } else { languages }
    }

    fn contact(&mut self, node: &Node) -> Contact {
        self.entries(node, &CONTACT);
        Contact {
            organ: self.text(node, "organ"),
            address: self.text(node, "address"),
            phone: self.text(node, "phone"),
            email: self.text(node, "email"),
            responsible: self.text(node, "responsible"),
            permit: self.text(node, "permit"),
        }
    }

    fn page_size(&mut self, root: &Node) -> PageSize {
        let expected = ("một số từ 1 đến 500", "a number from 1 to 500");
        let read = |it: &str| it.parse().ok().and_then(PageSize::new);
        self.parsed(root, "paginate", expected, read).unwrap_or_default()
    }

    fn theme(&mut self, root: &Node) -> String {
        let expected = ("tên một thư mục của themes", "the name of a folder of themes");
        let read = |it: &str| is_theme_name(it).then(|| it.to_owned());
        self.parsed(root, "theme", expected, read).unwrap_or_else(|| "danvan".to_owned())
    }

    /// Reads what is on or off; off where it is not given.
    fn switch(&mut self, root: &Node, key: &str) -> bool {
        let expected = ("true (có) hoặc false (không)", "true or false");
        let read = |it: &str| it.parse().ok();
        self.parsed(root, key, expected, read).unwrap_or_default()
    }

    /// Reads which parts are left out.
    fn parts(&mut self, root: &Node) -> Parts {
        let mut parts = Parts::default();
        let Some(node) = given(root, "without") else { return parts };
        for item in self.list(node, "without") {
            let word = item.scalar().map_or("", |it| it.text.as_str());
            let label = described("without").0;
            match Part::ALL.into_iter().find(|it| it.word() == word) {
                Some(part) if !parts.has(part) => {
                    self.found.push(front::repeated_word(self.at(item), label, word));
                }
                Some(part) => parts.leave_out(part),
                None => {
                    let known = Part::ALL.map(Part::word);
                    self.found.push(front::unknown_word(self.at(item), label, word, &known));
                }
            }
        }
        parts
    }

    fn definitions(&mut self, root: &Node) -> Definitions {
        let term = |reader: &mut Self, node: &Node| Some(reader.term(node));
        Definitions {
            fields: self.keyed(root, "fields", term),
            levels: self.keyed(root, "levels", term),
            organs: self.keyed(root, "organs", term),
            terms: self.keyed(root, "terms", term),
            awards: self.keyed(root, "awards", term),
            metrics: self.keyed(root, "metrics", Self::metric),
            units: self.units(root),
        }
    }

    /// Reads what units are called in English. A unit is named by its own words, which are no key.
    fn units(&mut self, root: &Node) -> Vec<UnitName> {
        let Some(node) = given(root, "units") else { return Vec::new() };
        let NodeKind::Map(entries) = &node.kind else {
            let expected =
                ("các dòng `hộ: { one: …, other: … }`", "lines as `hộ: { one: …, other: … }`");
            self.wrong(node, "units", expected);
            return Vec::new();
        };
        let mut names = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            self.entries(value, &UNIT);
            let (one, other) = (self.needed(value, "one"), self.needed(value, "other"));
            names.push(UnitName { unit: nfc(&key.text).into_owned(), one, other });
        }
        names
    }

    /// Reads a map of key → definition in the order written.
    fn keyed<T: Defined>(
        &mut self,
        root: &Node,
        list: &str,
        read: impl Fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = given(root, list) else { return Vec::new() };
        let NodeKind::Map(entries) = &node.kind else {
            self.wrong(node, list, ("các dòng `khóa: { vi: … }`", "lines as `key: { vi: … }`"));
            return Vec::new();
        };
        let mut terms = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            self.key(key, list == "metrics");
            let Some(mut term) = read(self, value) else { continue };
            term.set_key(key.text.clone());
            terms.push(term);
        }
        terms
    }

    fn key(&mut self, key: &Key, is_metric: bool) {
        let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "-_".contains(it);
        if key.text.is_empty() || !key.text.chars().all(plain) {
            let at = Location::span(self.file, key.span.clone());
            self.found.push(problem::bad_key(at, &key.text, if is_metric { '_' } else { '-' }));
        }
    }

    fn term(&mut self, node: &Node) -> Term {
        self.entries(node, &TERM);
        let year = ("một năm", "a year");
        Term {
            key: String::new(),
            label: self.label(node),
            short: self.text(node, "short"),
            from: self.parsed(node, "from", year, |it| it.parse().ok()),
            to: self.parsed(node, "to", year, |it| it.parse().ok()),
        }
    }

    fn label(&mut self, node: &Node) -> Label {
        Label { vi: self.needed(node, "vi"), en: self.text(node, "en") }
    }

    /// Reads a metric; without a unit or a kind no figure of it could be read.
    fn metric(&mut self, node: &Node) -> Option<Metric> {
        let whole = ("một số nguyên", "a whole number");
        self.entries(node, &METRIC);
        let (label, unit, also) =
            (self.label(node), self.needed(node, "unit"), self.words(node, "also"));
        let metric = Metric {
            key: String::new(),
            label,
            expected: Expected::new(&unit, &also),
            unit,
            also,
            kind: self.metric_kind(node)?,
            likely: self.range(node, "likely"),
            max: self.parsed(node, "max", ("một số", "a number"), number),
            decimals: self.parsed(node, "decimals", whole, |it| it.parse().ok()).unwrap_or(0),
            help: Label { vi: self.text(node, "help"), en: self.text(node, "help_en") },
            headline: self.parsed(node, "headline", whole, |it| it.parse().ok()),
        };
        (!metric.unit.is_empty()).then_some(metric)
    }

    fn metric_kind(&mut self, node: &Node) -> Option<MetricKind> {
        let Some(value) = given(node, "kind") else {
            self.missing(node, "kind");
            return None;
        };
        let word = value.scalar().map_or("", |it| it.text.as_str());
        let kind = MetricKind::ALL.into_iter().find(|it| it.word() == word);
        if kind.is_none() {
            let known = MetricKind::ALL.map(MetricKind::word);
            let label = described("kind").0;
            self.found.push(front::unknown_word(self.at(value), label, word, &known));
        }
        kind
    }

    fn range(&mut self, node: &Node, key: &str) -> Option<(Decimal, Decimal)> {
        let value = given(node, key)?;
        let numbers: Option<Vec<Decimal>> = match &value.kind {
            NodeKind::List(items) => items.iter().map(|it| number(&it.scalar()?.text)).collect(),
            _ => None,
        };
        match numbers.as_deref() {
            Some([low, high]) if low <= high => Some((*low, *high)),
            _ => {
                self.wrong(value, key, ("hai số, số nhỏ trước", "two numbers, the lower first"));
                None
            }
        }
    }

    /// Holds the keys of a map against those known; a value that is no map is told too.
    fn entries(&mut self, node: &Node, known: &[&str]) {
        let NodeKind::Map(entries) = &node.kind else {
            self.found.push(front::no_fields(self.at(node), known.iter().copied()));
            return;
        };
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.text.as_str())) {
            let at = Location::span(self.file, key.span.clone());
            self.found.push(front::unknown_key(at, &key.text, known));
        }
    }

    fn list<'n>(&mut self, node: &'n Node, key: &str) -> &'n [Node] {
        if let NodeKind::List(items) = &node.kind {
            return items;
        }
        self.wrong(node, key, ("danh sách trong [ ]", "a list in [ ]"));
        &[]
    }

    fn words(&mut self, node: &Node, key: &str) -> Vec<String> {
        let Some(value) = given(node, key) else { return Vec::new() };
        let items = self.list(value, key).iter();
        items.filter_map(|it| Some(it.scalar()?.text.clone())).collect()
    }

    fn text(&mut self, node: &Node, key: &str) -> String {
        let expected = ("một dòng chữ", "one line of text");
        self.parsed(node, key, expected, |it| Some(it.to_owned())).unwrap_or_default()
    }

    fn needed(&mut self, node: &Node, key: &str) -> String {
        if matches!(node.kind, NodeKind::Map(_)) && node.get(key).is_none_or(Node::is_blank) {
            self.missing(node, key);
        }
        self.text(node, key)
    }

    fn parsed<T>(
        &mut self,
        node: &Node,
        key: &str,
        expected: Pair,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = given(node, key)?;
        let parsed = value.scalar().and_then(|it| parse(&it.text));
        if parsed.is_none() {
            self.wrong(value, key, expected);
        }
        parsed
    }

    fn missing(&mut self, node: &Node, key: &str) {
        let NodeKind::Map(entries) = &node.kind else { return };
        let own = entries.iter().find(|(it, _)| it.text == key).or(entries.first());
        let at = own.map_or_else(
            || Location::file(self.file),
            |(key, _)| Location::span(self.file, key.span.clone()),
        );
        let (label, example) = described(key);
        self.found.push(front::missing_field(at, key, label, example));
    }

    fn wrong(&mut self, node: &Node, key: &str, expected: Pair) {
        let (label, example) = described(key);
        self.found.push(front::wrong_shape(self.at(node), label, expected, example));
    }
}

/// Tells whether a word can name a theme: it names a folder too.
pub(crate) fn is_theme_name(word: &str) -> bool {
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    !word.is_empty() && word.chars().all(plain)
}

fn language(word: &str) -> Option<Language> {
    match word {
        "vi" => Some(Language::Vi),
        "en" => Some(Language::En),
        _ => None,
    }
}

fn given<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    node.get(key).filter(|it| !it.is_empty())
}

/// Reads a number as it is written, without a detour through floating point.
fn number(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// Gives the name of a key, and an example of its value.
fn described(key: &str) -> (Pair, &'static str) {
    let term = "kinh-te: { vi: Kinh tế, en: Economy }";
    match key {
        "name" => (("Tên trang", "Name"), "Dân vận khéo xã Đông"),
        "tagline" => (("Dòng dưới tên trang", "Tagline"), "Mô hình hay, cách làm tốt"),
        "description" => (("Giới thiệu ngắn", "Description"), "Các mô hình Dân vận khéo của xã"),
        "name_en" => (
            ("Tên trang bằng tiếng Anh", "Name in English"),
            "Skilled mobilisation in Đông commune",
        ),
        "tagline_en" => (
            ("Dòng dưới tên trang, tiếng Anh", "Tagline in English"),
            "Good models, good ways of working",
        ),
        "description_en" => (
            ("Giới thiệu ngắn bằng tiếng Anh", "Description in English"),
            "Models of the commune, with their figures",
        ),
        "base_url" => (("Địa chỉ trang", "Address of the site"), "https://danvan.example"),
        "languages" => (("Ngôn ngữ", "Languages"), "[vi, en]"),
        "license" => (("Giấy phép", "Licence"), "CC BY 4.0"),
        "paginate" => (("Số bài trên một trang", "Stories on a page"), "24"),
        "theme" => (("Giao diện", "Theme"), "danvan"),
        "without" => (("Phần bỏ bớt", "Parts to do without"), "[comparisons, rankings]"),
        "installable" => (("Cài được và đọc được khi mất mạng", "Installable"), "true"),
        "fields" => (("Lĩnh vực", "Fields"), term),
        "levels" => (("Cấp", "Levels"), "xa: { vi: Cấp xã, en: Commune }"),
        "organs" => (("Đơn vị", "Organs"), "mttq: { vi: Mặt trận Tổ quốc, en: Fatherland Front }"),
        "terms" => (("Nhiệm kỳ", "Terms"), "2021-2025: { vi: Nhiệm kỳ 2021–2025 }"),
        "awards" => (("Hình thức khen", "Awards"), "bang-khen: { vi: Bằng khen }"),
        "metrics" => (("Chỉ tiêu", "Metrics"), "nha: { vi: Nhà văn hóa, unit: nhà, kind: flow }"),
        "units" => (
            ("Đơn vị tính bằng tiếng Anh", "Units in English"),
            "hộ: { one: household, other: households }",
        ),
        "one" => (("Tên tiếng Anh của một đơn vị", "English name of one"), "household"),
        "other" => (("Tên tiếng Anh của nhiều đơn vị", "English name of several"), "households"),
        "vi" => (("Tên tiếng Việt", "Vietnamese name"), "Nhà văn hóa"),
        "en" => (("Tên tiếng Anh", "English name"), "Village halls"),
        "short" => (("Tên viết tắt", "Abbreviation"), "MTTQ"),
        "from" => (("Năm đầu", "First year"), "2021"),
        "to" => (("Năm cuối", "Last year"), "2025"),
        "unit" => (("Đơn vị tính", "Unit"), "nhà"),
        "also" => (("Cách gọi khác của đơn vị tính", "Other words for the unit"), "[căn nhà]"),
        "kind" => (("Loại chỉ tiêu", "Kind of metric"), "flow"),
        "likely" => (("Khoảng thường gặp", "Usual range"), "[1, 20]"),
        "max" => (("Mức cao nhất", "Limit"), "100"),
        "decimals" => (("Số chữ số lẻ", "Decimals"), "1"),
        "help" => (("Giải thích", "Explanation"), "Nhà văn hóa thôn làm mới hoặc sửa chữa."),
        "help_en" => (
            ("Giải thích bằng tiếng Anh", "Explanation in English"),
            "Village halls built or mended.",
        ),
        "headline" => (("Thứ hạng khi nêu đầu trang", "Rank at the head of a page"), "1"),
        "organ" => (("Tên cơ quan", "Name of the body"), "Đảng ủy xã Đông"),
        "organ_en" => (
            ("Tên cơ quan bằng tiếng Anh", "Name of the body in English"),
            "Party Committee of Đông commune",
        ),
        "address_en" => (("Địa chỉ bằng tiếng Anh", "Address in English"), "Đông village"),
        "responsible_en" => (
            ("Người chịu trách nhiệm, tiếng Anh", "Who answers for the content, in English"),
            "Head of the commission",
        ),
        "permit_en" => {
            (("Giấy phép bằng tiếng Anh", "Permit in English"), "No. 12 of 3 February 2026")
        }
        _ => (("Mục này", "This field"), ""),
    }
}
