//! What may stand in the front matter of each kind of content.
//!
//! One table drives the checking of stories, `danvan new`, the JSON Schema for editors and the help.

/// A field of front matter.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be given.
    pub need: Need,
    /// Its name, Vietnamese and English.
    pub label: (&'static str, &'static str),
    /// What to write, Vietnamese and English.
    pub help: (&'static str, &'static str),
    /// An example value as YAML; empty where none helps.
    pub example: &'static str,
}

/// Vietnamese and English.
type Pair = (&'static str, &'static str);

/// Makes a field that may be given.
pub(super) const fn optional(
    key: &'static str,
    shape: Shape,
    label: Pair,
    help: Pair,
    example: &'static str,
) -> Field {
    Field { key, shape, need: Need::Optional, label, help, example }
}

/// Makes a field that must be given.
pub(super) const fn required(
    key: &'static str,
    shape: Shape,
    label: Pair,
    help: Pair,
    example: &'static str,
) -> Field {
    Field { key, shape, need: Need::Required, label, help, example }
}

/// Whether a field must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may.
    Optional,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One line of text.
    Text,
    /// A story's permanent name: six lower-case letters or digits.
    Id,
    /// A day.
    Day,
    /// A day, a month or a year.
    PartialDate,
    /// A year, or a span of years.
    Period,
    /// Yes or no.
    Flag,
    /// A whole number.
    Integer,
    /// One of a few words.
    Choice(&'static [Choice]),
    /// A key of the definitions.
    Term(Taxonomy),
    /// A path to another story, relative to this file, or its id.
    Reference,
    /// A file beside this one.
    File,
    /// A web address.
    Url,
    /// Metric keys with figures.
    Metrics,
    /// Amounts, in order or by label.
    Amounts,
    /// Several of one shape.
    List(&'static Shape),
    /// Fields of its own.
    Record(&'static [Field]),
}

/// A word of a choice.
#[derive(Debug)]
pub struct Choice {
    /// The word written.
    pub key: &'static str,
    /// Its name, Vietnamese and English.
    pub label: (&'static str, &'static str),
}

/// A list of the definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taxonomy {
    /// `fields`
    Field,
    /// `levels`
    Level,
    /// `organs`
    Organ,
    /// `awards`
    Award,
}

/// The key of a scope, as [`SCOPES`] has it.
pub type ScopeKey = &'static str;

/// Words of a figure's scope, narrowest first.
pub static SCOPES: [Choice; 6] = [
    Choice { key: "mo-hinh", label: ("mô hình", "the model") },
    Choice { key: "thon", label: ("thôn", "village") },
    Choice { key: "xa", label: ("toàn xã", "the whole commune") },
    Choice { key: "huyen", label: ("toàn huyện", "the whole district") },
    Choice { key: "tinh", label: ("toàn tỉnh", "the whole province") },
    Choice { key: "toan-quoc", label: ("cả nước", "the whole country") },
];

/// Gives the key of a scope, if there is one of this name.
pub fn scope(text: &str) -> Option<ScopeKey> {
    SCOPES.iter().map(|it| it.key).find(|it| *it == text)
}

/// Words of a figure's role.
pub static ROLES: [Choice; 4] = [
    Choice { key: "ket-qua", label: ("kết quả", "result") },
    Choice { key: "boi-canh", label: ("bối cảnh", "context") },
    Choice { key: "truoc", label: ("trước khi làm", "before") },
    Choice { key: "sau", label: ("sau khi làm", "after") },
];

/// Words of a story's state.
pub static STATES: [Choice; 3] = [
    Choice { key: "draft", label: ("bản nháp", "draft") },
    Choice { key: "ready", label: ("chờ duyệt", "ready") },
    Choice { key: "published", label: ("đã đăng", "published") },
];

/// Whose work it is: a group's or one person's.
pub static KINDS: [Choice; 2] = [
    Choice { key: "tap-the", label: ("Tập thể", "Collective") },
    Choice { key: "ca-nhan", label: ("Cá nhân", "Individual") },
];

/// How an evaluation ended.
pub static RESULTS: [Choice; 3] = [
    Choice { key: "hieu-qua", label: ("hiệu quả", "effective") },
    Choice { key: "chua-hieu-qua", label: ("chưa hiệu quả", "not yet effective") },
    Choice { key: "chua-danh-gia", label: ("chưa đánh giá", "not evaluated") },
];

/// On what ground a person is named.
pub static BASES: [Choice; 2] = [
    Choice { key: "consent", label: ("có sự đồng ý", "by consent") },
    Choice { key: "public-office", label: ("theo chức vụ công", "by public office") },
];
