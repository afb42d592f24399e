//! The tables that are filled in by hand, and their columns: made from the schema and the definitions.
//!
//! The same columns are written into the workbook that is given out and looked for in those that
//! come back.

use crate::config::{Definitions, Label};
use crate::diagnostic::Lang;
use crate::story::Section;
use crate::story::check::terms;
use crate::story::fields::FIGURE;
use crate::story::schema::{Choice, Field, Need, Shape};
use crate::vi::slug::slugify;

/// A table of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    /// A row a story of a kind of content.
    Stories(Section),
    /// A row a figure.
    Figures,
    /// A row a source.
    Sources,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The story that a figure or source belongs to.
    Story,
    /// The metric of a figure.
    Metric,
    /// The unit of a figure.
    Unit,
    /// The value at a path of the front matter, of the figure or of the source.
    Value(&'static str),
    /// A figure of the story, by the key of its metric.
    Figure(String),
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) role: Role,
    /// Its name.
    pub(super) label: Label,
    /// What to write, Vietnamese and English.
    pub(super) help: (&'static str, &'static str),
    /// An example; may be empty.
    pub(super) example: &'static str,
    /// What its values look like.
    pub(super) shape: Shape,
    /// Whether a new row must have it.
    pub(super) is_required: bool,
}

/// The paths of a story that have a column, in order. A place, a recognition: the first of its list.
const STORY: [&str; 20] = [
    "id",
    "title",
    "summary",
    "kind",
    "scope",
    "field",
    "organ",
    "period",
    "tags",
    "places.0.name",
    "places.0.code",
    "places.0.as_of",
    "places.0.village",
    "places.0.as_reported",
    "team.name",
    "team.members",
    "recognition.0.level",
    "recognition.0.decision",
    "recognition.0.date",
    "state",
];

/// What to write in a cell, where it differs from what is written in front matter.
const IN_CELLS: [(&str, (&str, &str)); 4] = [
    (
        "id",
        (
            "Bài mới: để trống. Bài đã có: giữ nguyên, danvan nhận ra bài nhờ mã này.",
            "New story: leave it empty. One there is: keep it, by this it is known.",
        ),
    ),
    ("tags", ("Vài từ khóa, cách nhau bằng dấu chấm phẩy.", "A few words, parted by semicolons.")),
    (
        "places.0.name",
        (
            "Tên xã, phường, rồi tên tỉnh sau dấu phẩy: Hiền Quan, Phú Thọ. Có mã thì thôi.",
            "Name of the commune, then its province after a comma; not needed beside a code.",
        ),
    ),
    (
        "places.0.code",
        (
            "Mã xã (5 số), huyện cũ (3 số) hoặc tỉnh (2 số). Có tên thì thôi.",
            "Code of commune (5 digits), old district (3) or province (2); not needed beside a name.",
        ),
    ),
];

impl Table {
    /// Every table, in the order of the sheets.
    pub(super) const ALL: [Self; 4] = [
        Self::Stories(Section::Model),
        Self::Stories(Section::Movement),
        Self::Figures,
        Self::Sources,
    ];

    /// Gives the name of its sheet.
    pub(super) fn name(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Self::Stories(Section::Movement) => ("Phong trào", "Movements"),
            Self::Stories(_) => ("Mô hình", "Models"),
            Self::Figures => ("Chỉ số", "Figures"),
            Self::Sources => ("Nguồn", "Sources"),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// Tells whether a sheet bears its name, in either language.
    pub(super) fn is_named(self, name: &str) -> bool {
        [Lang::Vi, Lang::En].iter().any(|lang| slugify(self.name(*lang)) == slugify(name))
    }

    /// Gives its columns.
    pub(super) fn columns(self) -> Vec<Column> {
        match self {
            Self::Stories(section) => {
                STORY.iter().filter_map(|path| story_column(section, path)).collect()
            }
            Self::Figures => figure_columns(),
            Self::Sources => source_columns(),
        }
    }
}

fn story_column(section: Section, path: &'static str) -> Option<Column> {
    let fields: Vec<&'static Field> = section.fields().collect();
    let mut steps = path.split('.').filter(|it| *it != "0");
    let outer = *fields.iter().find(|it| Some(it.key) == steps.clone().next())?;
    let key = steps.nth(1);
    let inner = match key {
        Some(key) => Some(inner(outer.shape)?.iter().find(|it| it.key == key)?),
        None => None,
    };
    let required = outer.need == Need::Required || section.requires(outer.key);
    let plain = column(inner.unwrap_or(outer), path);
    let own = IN_CELLS.iter().find(|(it, _)| *it == path);
    Some(Column {
        role: Role::Value(path),
        label: inner.map_or_else(|| label(outer.label), |it| nested(outer.label, it.label)),
        is_required: required && inner.is_none() && outer.key != "id",
        help: own.map_or(plain.help, |it| it.1),
        example: if own.is_some() { "" } else { plain.example },
        ..plain
    })
}

fn column(field: &'static Field, path: &'static str) -> Column {
    Column {
        role: Role::Value(path),
        label: label(field.label),
        help: field.help,
        example: field.example,
        shape: field.shape,
        is_required: field.need == Need::Required,
    }
}

/// Gives the fields of a record, or of the records of a list.
fn inner(shape: Shape) -> Option<&'static [Field]> {
    match shape {
        Shape::Record(fields) | Shape::List(&Shape::Record(fields)) => Some(fields),
        _ => None,
    }
}

/// Makes a name of its two wordings.
pub(super) fn label((vi, en): (&str, &str)) -> Label {
    Label { vi: vi.to_owned(), en: en.to_owned() }
}

fn nested(outer: (&str, &str), inner: (&str, &str)) -> Label {
    Label { vi: format!("{}: {}", outer.0, inner.0), en: format!("{}: {}", outer.1, inner.1) }
}

/// Makes a column that the schema does not have.
fn own(role: Role, name: (&str, &str), help: (&'static str, &'static str)) -> Column {
    let is_required = role != Role::Unit;
    Column { role, label: label(name), help, example: "", shape: Shape::Text, is_required }
}

fn of_story() -> Column {
    let help = (
        "Tiêu đề hoặc mã của bài ở trang Mô hình, Phong trào.",
        "Title or id of the story on the sheet Models or Movements.",
    );
    own(Role::Story, ("Bài", "Story"), help)
}

fn figure_columns() -> Vec<Column> {
    const FIELDS: [&str; 5] = ["value", "scope", "period", "role", "note"];
    let metric = own(
        Role::Metric,
        ("Chỉ tiêu", "Metric"),
        (
            "Chọn trong danh sách; trang Danh mục nói rõ từng chỉ tiêu.",
            "Choose one; the sheet Words explains each.",
        ),
    );
    let unit = own(
        Role::Unit,
        ("Đơn vị", "Unit"),
        (
            "Khi cột Con số chỉ có số. Bỏ trống là đơn vị của chỉ tiêu.",
            "Where the figure is a bare number; left out, the metric's own.",
        ),
    );
    let field = |key: &&'static str| {
        let field = FIGURE.iter().find(|it| it.key == *key)?;
        Some(column(field, key))
    };
    let mut columns = vec![of_story(), metric];
    columns.extend(FIELDS.iter().filter_map(field));
    columns.insert(3, unit);
    columns
}

fn source_columns() -> Vec<Column> {
    const FIELDS: [&str; 4] = ["title", "url", "citation", "date"];
    let sources = Section::Model.fields().find(|it| it.key == "sources");
    let fields = sources.and_then(|it| inner(it.shape)).unwrap_or_default();
    let mut columns = vec![of_story()];
    for key in FIELDS {
        columns.extend(fields.iter().filter(|it| it.key == key).map(|it| column(it, key)));
    }
    columns
}

/// A word of a list: its key, and what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) key: String,
    pub(super) names: Vec<String>,
}

/// Gives the words that a value may be, if it is one of a list.
pub(super) fn words(shape: Shape, definitions: &Definitions) -> Vec<Word> {
    let word = |it: &Choice| Word {
        key: it.key.to_owned(),
        names: vec![it.label.0.to_owned(), it.label.1.to_owned()],
    };
    match shape {
        Shape::Choice(choices) => choices.iter().map(word).collect(),
        Shape::Term(taxonomy) => terms(definitions, taxonomy)
            .iter()
            .map(|it| Word {
                key: it.key.clone(),
                names: vec![it.label.vi.clone(), it.label.en.clone(), it.short.clone()],
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Gives every metric as it is called in lists: its name and its unit.
pub(super) fn metrics(definitions: &Definitions, lang: Lang) -> Vec<Word> {
    let word = |it: &crate::config::Metric| Word {
        key: it.key.clone(),
        names: vec![format!("{} ({})", it.label.get(lang), it.unit)],
    };
    definitions.metrics.iter().map(word).collect()
}

/// Finds the metric that a text names by key or label, a unit in brackets behind it or not.
pub(super) fn metric<'a>(
    text: &str,
    definitions: &'a Definitions,
) -> Option<&'a crate::config::Metric> {
    let bare = text.rsplit_once('(').map_or(text, |(name, _)| name);
    let (whole, bare) = (slugify(text), slugify(bare));
    let is = |name: &str| {
        let name = slugify(name);
        name == whole || name == bare
    };
    let mut all = definitions.metrics.iter();
    all.find(|it| it.key == text.trim() || is(&it.label.vi) || is(&it.label.en))
}

/// Finds the key of the word that a text is, by key or by name.
pub(super) fn key_of(text: &str, words: &[Word]) -> Option<String> {
    let slug = slugify(text);
    let is = |word: &&Word| {
        word.key == text || word.names.iter().any(|it| !it.is_empty() && slugify(it) == slug)
    };
    words.iter().find(is).map(|it| it.key.clone())
}
