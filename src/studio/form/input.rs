//! One field of the form as its editor sees it: a line, a choice, a list of rows.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{KEPT_OF_FIGURE, hints};
use crate::config::Definitions;
use crate::diagnostic::figure;
use crate::serve::Site;
use crate::source::yaml::Value;
use crate::story::PartialDate;
use crate::story::check::terms;
use crate::story::fields::FIGURE;
use crate::story::schema::{Field, Need, Shape};
use crate::studio::problem::Problem;
use crate::studio::{places, reading, references};
use crate::vi::show;

/// What a form is made with.
pub(in crate::studio) struct Known<'a> {
    /// The site's words.
    pub(in crate::studio) definitions: &'a Definitions,
    /// The site, for places and other stories.
    pub(in crate::studio) site: Option<&'a Site>,
    /// What is wrong, by the path of the field.
    pub(in crate::studio) problems: &'a BTreeMap<String, Vec<Problem>>,
}

/// A field as its editor sees it.
#[derive(Debug, Default, Serialize)]
pub(in crate::studio) struct Input {
    /// The name under which it is sent: its path.
    name: String,
    /// The name within the page.
    id: String,
    label: String,
    help: String,
    required: bool,
    /// How it is shown: `line`, `area`, `lines`, `day`, `choice`, `place`, `story`, `record`, `list`,
    /// `figures`, `pictures` or `kept`.
    kind: &'static str,
    value: String,
    /// What the value means, in words: the name of a place, the title of a story, a figure as read.
    meaning: String,
    options: Vec<Choice>,
    /// Fields of a record.
    fields: Vec<Input>,
    /// Rows of a list.
    rows: Vec<Row>,
    /// An empty row, to be copied.
    blank: Option<Box<Row>>,
    /// An empty row to be filled in where no script copies one.
    spare: Option<Box<Row>>,
    problems: Vec<Problem>,
    /// Whether it is seldom wanted, and folded within its row.
    #[serde(skip)]
    aside: bool,
}

/// A row of a list.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    /// Where it stands in the file.
    was: String,
    fields: Vec<Input>,
    /// Fields that are folded.
    aside: Vec<Input>,
}

impl Row {
    fn new(name: String, was: String, inputs: Vec<Input>) -> Self {
        let (aside, fields) = inputs.into_iter().partition(|it| it.aside);
        Self { name, was, fields, aside }
    }
}

/// A word that may be chosen.
#[derive(Debug, Serialize)]
struct Choice {
    key: String,
    label: String,
    chosen: bool,
}

/// What may be doubted of a figure that its source gives so all the same: the name of the problem, and
/// how an editor knows it.
const DOUBTS: [(&str, &str); 8] = [
    (figure::PART_ABOVE_WHOLE, "Phần lớn hơn tổng"),
    (figure::PARTS_DIFFER, "Các phần cộng lại khác tổng"),
    (figure::PERCENT_DIFFERS, "Tỷ lệ khác phép chia"),
    (figure::IMPOSSIBLE, "Con số không thể có"),
    (figure::UNLIKELY, "Con số ít gặp"),
    (figure::TITLE_DISAGREES, "Tiêu đề ghi số khác"),
    (figure::REPEATED, "Trùng với con số của bài khác"),
    (figure::BELOW_INNER, "Nhỏ hơn các con số bên trong"),
];

/// Keys whose text is long.
const LONG: [&str; 5] = ["summary", "note", "conditions", "subject", "item"];

impl Input {
    /// Shows the field at a path with the value that it has.
    pub(super) fn new(
        field: &Field,
        path: &str,
        value: Option<&Value>,
        required: bool,
        known: &Known<'_>,
    ) -> Self {
        let value = value.filter(|it| **it != Value::Nothing);
        let mut input = Self {
            name: path.to_owned(),
            id: id_of(path),
            label: field.label.0.to_owned(),
            help: hints::hint(path, field),
            required,
            problems: known.problems.get(path).cloned().unwrap_or_default(),
            ..Self::default()
        };
        if input.fill(field, value, known).is_none() {
            // Written in a way that the form has no place for: the file keeps it.
            input.kind = "kept";
        }
        input
    }

    /// Shows a value; nothing if it is not of the field's shape.
    fn fill(&mut self, field: &Field, value: Option<&Value>, known: &Known<'_>) -> Option<()> {
        match field.shape {
            Shape::Record(fields) => {
                self.kind = "record";
                self.fields = record(fields, &self.name, value, known)?;
            }
            Shape::Metrics => self.figures(value, known)?,
            Shape::Amounts => return value.is_none().then_some(()),
            Shape::List(Shape::Record(fields)) => {
                self.kind = match field.key {
                    "pictures" => "pictures",
                    "accept" => "pairs",
                    _ => "list",
                };
                self.fill_rows(value, |value, path| record(fields, path, value, known))?;
            }
            Shape::List(Shape::Reference) => {
                self.kind = "list";
                self.fill_rows(value, |value, path| {
                    Some(vec![story(path, field, value.map_or(Some(""), text)?, known)])
                })?;
            }
            Shape::List(_) => {
                self.kind = "lines";
                self.value = lines(value)?;
            }
            _ => {
                value.map_or(Some(""), text)?.clone_into(&mut self.value);
                self.scalar(field, known);
            }
        }
        Some(())
    }

    fn scalar(&mut self, field: &Field, known: &Known<'_>) {
        self.kind = match field.shape {
            Shape::Day if PartialDate::parse(&self.value).is_some_and(|it| it.day.is_some()) => {
                "day"
            }
            Shape::Day if self.value.is_empty() => "day",
            Shape::Flag | Shape::Choice(_) | Shape::Term(_) => "choice",
            Shape::Reference => "story",
            Shape::Text if LONG.contains(&field.key) => "area",
            _ => "line",
        };
        match field.shape {
            Shape::Text if field.key == "lint" => {
                self.kind = "choice";
                self.choose(&DOUBTS.map(|(key, label)| (key.to_owned(), label.to_owned())));
            }
            Shape::Reference => {
                self.meaning = references::title(known.site, &self.value);
            }
            Shape::Choice(_) | Shape::Term(_) | Shape::Flag => {
                self.choose(&words(field.shape, known));
            }
            _ => {}
        }
    }

    /// Offers words, and the one that is written although it is none of them.
    fn choose(&mut self, words: &[(String, String)]) {
        let written = self.value.as_str();
        let choice = |(key, label): &(String, String)| Choice {
            key: key.clone(),
            label: label.clone(),
            chosen: key == written,
        };
        self.options = words.iter().map(choice).collect();
        if !written.is_empty() && !self.options.iter().any(|it| it.chosen) {
            let label = format!("{written} (không có trong danh sách)");
            self.options.push(Choice { key: written.to_owned(), label, chosen: true });
        }
    }

    /// Shows the rows of a list, and an empty one, to be copied or to be filled in.
    fn fill_rows(
        &mut self,
        value: Option<&Value>,
        fields: impl Fn(Option<&Value>, &str) -> Option<Vec<Input>>,
    ) -> Option<()> {
        let items = match value {
            None => &[][..],
            Some(Value::List(items)) => items,
            Some(_) => return None,
        };
        let row = |(at, item): (usize, &Value)| {
            let name = format!("{}.{at}", self.name);
            Some(Row::new(name.clone(), at.to_string(), fields(Some(item), &name)?))
        };
        self.rows = items.iter().enumerate().map(row).collect::<Option<_>>()?;
        self.leave_room(|path| fields(None, path));
        Some(())
    }

    /// Makes the empty rows of a list.
    fn leave_room(&mut self, fields: impl Fn(&str) -> Option<Vec<Input>>) {
        let empty = |number: &str| {
            let name = format!("{}.{number}", self.name);
            let inputs = fields(&name)?;
            Some(Box::new(Row::new(name, String::new(), inputs)))
        };
        let (blank, spare) = (empty("__"), empty(&self.rows.len().to_string()));
        (self.blank, self.spare) = (blank, spare);
    }

    /// Shows figures, each in a row with its metric.
    fn figures(&mut self, value: Option<&Value>, known: &Known<'_>) -> Option<()> {
        self.kind = "figures";
        let entries = match value {
            None => &[][..],
            Some(Value::Map(entries)) => entries,
            Some(_) => return None,
        };
        let row = |(at, (key, value)): (usize, &(String, Value))| {
            let name = format!("{}.{at}", self.name);
            let inputs = figure_fields(&name, key, Some(value), known)?;
            Some(Row::new(name, key.clone(), inputs))
        };
        self.rows = entries.iter().enumerate().map(row).collect::<Option<_>>()?;
        self.leave_room(|path| figure_fields(path, "", None, known));
        Some(())
    }
}

/// Shows the fields of a record.
fn record(
    fields: &[Field],
    path: &str,
    value: Option<&Value>,
    known: &Known<'_>,
) -> Option<Vec<Input>> {
    if !matches!(value, None | Some(Value::Map(_) | Value::Nothing)) {
        return None;
    }
    let one = |field: &Field| {
        let (path, value) =
            (format!("{path}.{}", field.key), value.and_then(|it| it.get(field.key)));
        Input::new(field, &path, value, field.need == Need::Required, known)
    };
    let mut inputs: Vec<Input> = fields.iter().map(one).collect();
    if fields.iter().any(|it| it.key == "as_of") {
        place(&mut inputs, value, known);
    }
    Some(inputs)
}

/// Makes the name of a place the field that all else of the place follows from.
fn place(inputs: &mut [Input], value: Option<&Value>, known: &Known<'_>) {
    let written = |key: &str| value.and_then(|it| text(it.get(key)?)).unwrap_or_default();
    for input in inputs.iter_mut() {
        match input.name.rsplit('.').next() {
            Some("name") => {
                input.kind = "place";
                "Xã, phường (hoặc huyện cũ, tỉnh)".clone_into(&mut input.label);
                input.meaning =
                    places::meaning(known.site, written("code"), written("name"), written("as_of"));
            }
            Some("code") => {
                "Mã đơn vị hành chính".clone_into(&mut input.label);
                input.aside = true;
            }
            Some("as_of") => {
                "Tên, mã của ngày".clone_into(&mut input.label);
                input.aside = true;
            }
            _ => {}
        }
    }
    // The name leads; code and day are filled in by choosing.
    inputs.sort_by_key(|it| it.kind != "place");
}

/// Shows a figure: its metric, its wording as typed and as read, and what it covers.
fn figure_fields(
    path: &str,
    key: &str,
    value: Option<&Value>,
    known: &Known<'_>,
) -> Option<Vec<Input>> {
    let wording = match value {
        None | Some(Value::Nothing) => "",
        Some(Value::Text(wording)) => wording,
        Some(map @ Value::Map(_)) => map.get("value").map_or(Some(""), text)?,
        Some(Value::List(_)) => return None,
    };
    let mut metric = Input {
        name: format!("{path}.{}", super::KEY),
        id: id_of(&format!("{path}.{}", super::KEY)),
        label: "Chỉ tiêu".to_owned(),
        kind: "choice",
        value: key.to_owned(),
        problems: known
            .problems
            .get(&format!("{path}.{}", super::KEY))
            .cloned()
            .unwrap_or_default(),
        ..Input::default()
    };
    let label = |it: &crate::config::Metric| format!("{} ({})", it.label.vi, show::unit(&it.unit));
    let all = &known.definitions.metrics;
    metric.choose(&all.iter().map(|it| (it.key.clone(), label(it))).collect::<Vec<_>>());
    let path_of = |field: &Field| format!("{path}.{}", field.key);
    let shown = FIGURE.iter().filter(|it| !KEPT_OF_FIGURE.contains(&it.key));
    let mut inputs = vec![metric];
    inputs.extend(shown.map(|field| {
        if field.key == "value" {
            return wording_input(field, &path_of(field), (key, wording), known);
        }
        let value = value.and_then(|it| it.get(field.key));
        Input { aside: true, ..Input::new(field, &path_of(field), value, false, known) }
    }));
    Some(inputs)
}

/// Shows the wording of a figure, and how it is read.
fn wording_input(
    field: &Field,
    path: &str,
    (key, wording): (&str, &str),
    known: &Known<'_>,
) -> Input {
    let written = Value::Text(wording.to_owned());
    Input {
        kind: "figure",
        help: String::new(),
        // What is wrong with it is told under it, by the reader of the file.
        meaning: reading::read(known.definitions, key, wording).unwrap_or_default(),
        ..Input::new(field, path, Some(&written), true, known)
    }
}

/// Shows the name of another story.
fn story(path: &str, field: &Field, value: &str, known: &Known<'_>) -> Input {
    Input {
        name: path.to_owned(),
        id: id_of(path),
        label: field.label.0.to_owned(),
        kind: "story",
        value: value.to_owned(),
        meaning: references::title(known.site, value),
        problems: known.problems.get(path).cloned().unwrap_or_default(),
        ..Input::default()
    }
}

/// Gives the words of a choice.
fn words(shape: Shape, known: &Known<'_>) -> Vec<(String, String)> {
    match shape {
        Shape::Choice(all) => {
            all.iter().map(|it| (it.key.to_owned(), reading::capital(it.label.0))).collect()
        }
        Shape::Term(taxonomy) => {
            let all = terms(known.definitions, taxonomy).iter();
            all.map(|it| (it.key.clone(), it.label.vi.clone())).collect()
        }
        _ => [("true", "Có"), ("false", "Không")]
            .map(|(key, label)| (key.into(), label.into()))
            .into(),
    }
}

/// Gives the text of a value.
fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Nothing => Some(""),
        _ => None,
    }
}

/// Writes a list of texts, one in a line.
pub(super) fn lines(value: Option<&Value>) -> Option<String> {
    match value {
        None | Some(Value::Nothing) => Some(String::new()),
        Some(Value::List(items)) => {
            let texts = items.iter().map(text).collect::<Option<Vec<_>>>()?;
            Some(texts.iter().map(|it| it.replace('\n', " ")).collect::<Vec<_>>().join("\n"))
        }
        Some(_) => None,
    }
}

/// Gives the name of a field within the page.
pub(in crate::studio) fn id_of(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}
