//! What results are narrowed and sorted by: the values of each facet and of each metric.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::key::{Keys, program};
use super::packed::Packer;
use super::shelf::Shelf;
use super::{SearchFile, Source, pack};
use crate::catalogue::StoryId;
use crate::catalogue::places::Kind as Level;
use crate::catalogue::taxonomy::{Axis, List};
use crate::config::{Label, Metric, Term};
use crate::diagnostic::{Diagnostic, Lang};
use crate::story::figure::percent;
use crate::story::schema::KINDS;
use crate::story::{Facts, Figure, Role};
use crate::vi::quantity::Amount;

/// The axes that are facets, in the order they are shown.
const AXES: [Axis; 7] =
    [Axis::Section, Axis::Field, Axis::Place, Axis::Year, Axis::Level, Axis::Organ, Axis::Award];

/// A text in each language of the site.
type Labels = BTreeMap<&'static str, String>;

/// The files of facets and metrics.
pub(super) struct Columns {
    /// Name of the file of facets, without its extension.
    pub(super) name: String,
    /// All files by name.
    pub(super) files: Vec<(String, SearchFile)>,
}

/// Stories above which each facet has a file of its own, read when a reader opens it.
const GREAT: usize = 4_000;

#[derive(Serialize)]
struct Facet {
    key: &'static str,
    labels: Labels,
    #[serde(flatten)]
    rows: Rows,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Rows {
    Here {
        values: Vec<(String, Labels)>,
        /// The values of each story by number: `0;1,2;;0`.
        column: String,
    },
    /// In a file of this name.
    There { name: String },
}

#[derive(Serialize)]
struct MetricColumn {
    key: String,
    labels: Labels,
    unit: String,
    name: String,
}

#[derive(Serialize)]
struct Header {
    facets: Vec<Facet>,
    metrics: Vec<MetricColumn>,
}

/// Makes the columns of all stories.
pub(super) fn columns(
    stories: &[StoryId],
    source: Source<'_>,
    keys: &Keys,
    (packer, shelf): (&Packer<'_>, &dyn Shelf),
) -> Result<Columns, Box<Diagnostic>> {
    let key = program().update(b"columns").update(keys.columns().as_bytes()).finalize();
    let kept = shelf.kept(key);
    if let Some(columns) = kept.as_deref().and_then(|it| Columns::standing(it, packer)) {
        return Ok(columns);
    }
    let columns = made(stories, source, packer)?;
    let listed = columns.listed().into_bytes();
    if kept.as_ref() != Some(&listed) {
        shelf.keep(key, &listed);
    }
    Ok(columns)
}

fn made(
    stories: &[StoryId],
    source: Source<'_>,
    packer: &Packer<'_>,
) -> Result<Columns, Box<Diagnostic>> {
    let mut files = Files { packer, files: Vec::new() };
    let metrics = metrics(stories, source).map(|it| it.packed(source, &mut files));
    let metrics = metrics.collect::<Result<_, _>>()?;
    let mut facets = facets(stories, source);
    if stories.len() > GREAT {
        facets = facets.into_iter().map(|it| it.packed(&mut files)).collect::<Result<_, _>>()?;
    }
    let header = serde_json::to_vec(&Header { facets, metrics }).expect("columns are plain text");
    let name = files.add("loc", &header)?;
    Ok(Columns { name, files: files.files })
}

impl Columns {
    /// Lists the files with their hashes, that of the facets last.
    fn listed(&self) -> String {
        let line = |(name, file): &(String, SearchFile)| format!("{name}\t{}\n", file.key);
        self.files.iter().map(line).collect()
    }

    /// Takes the files of such a list, if all of them stand in the output.
    fn standing(list: &[u8], packer: &Packer<'_>) -> Option<Self> {
        let file = |line: &str| {
            let (name, key) = line.split_once('\t')?;
            let file = packer.standing_as(name, blake3::Hash::from_hex(key).ok()?)?;
            Some((name.to_owned(), file))
        };
        let files = str::from_utf8(list).ok()?.lines().map(file).collect::<Option<Vec<_>>>()?;
        let name = files.last()?.0.strip_suffix(".idx")?.to_owned();
        Some(Self { name, files })
    }
}

/// Files, each named after what it holds and after its hash.
struct Files<'a> {
    packer: &'a Packer<'a>,
    files: Vec<(String, SearchFile)>,
}

impl Files<'_> {
    /// Packs a file, and gives its name without the extension.
    fn add(&mut self, of: &str, plain: &[u8]) -> Result<String, Box<Diagnostic>> {
        let (letters, file) = self.packer.pack(plain, |it| format!("{of}.{it}.idx"))?;
        let name = format!("{of}.{letters}");
        self.files.push((format!("{name}.idx"), file));
        Ok(name)
    }
}

/// Adds all that the columns are made of to a hash.
pub(super) fn note(hasher: &mut blake3::Hasher, stories: &[StoryId], source: Source<'_>) {
    let facets = serde_json::to_vec(&facets(stories, source)).expect("columns are plain text");
    pack::note(hasher, &facets);
    for Values { metric, rows } in metrics(stories, source) {
        let labels = serde_json::to_vec(&metric_labels(metric, source)).expect("labels are text");
        for part in [metric.key.as_bytes(), metric.unit.as_bytes(), &labels, rows.as_bytes()] {
            pack::note(hasher, part);
        }
    }
}

fn facets(stories: &[StoryId], source: Source<'_>) -> Vec<Facet> {
    let numbers: BTreeMap<StoryId, usize> =
        stories.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let mut facets: Vec<Facet> =
        AXES.into_iter().map(|axis| facet(axis, &numbers, source)).collect();
    facets.insert(1, doers(stories, source));
    facets.retain(|it| !matches!(&it.rows, Rows::Here { values, .. } if values.is_empty()));
    facets
}

impl Facet {
    /// Writes the values to a file, and says where they are.
    fn packed(self, files: &mut Files<'_>) -> Result<Self, Box<Diagnostic>> {
        let rows = serde_json::to_vec(&self.rows).expect("columns are plain text");
        let name = files.add(&format!("loc/{}", self.key), &rows)?;
        Ok(Self { rows: Rows::There { name }, ..self })
    }
}

fn labels(source: Source<'_>, label: impl Fn(Lang) -> String) -> Labels {
    let languages = source.config.settings.languages.iter();
    languages.map(|it| Lang::from(*it)).map(|lang| (lang.tag(), label(lang))).collect()
}

fn facet(axis: Axis, numbers: &BTreeMap<StoryId, usize>, source: Source<'_>) -> Facet {
    let lists = source.catalogue.taxonomies.lists(axis).iter();
    let lists: Vec<&List> = lists.filter(|it| is_offered(it, source)).collect();
    let mut rows = vec![Vec::new(); numbers.len()];
    for (value, list) in lists.iter().enumerate() {
        for id in &list.stories {
            rows[numbers[id]].push(value);
        }
    }
    let values = lists.iter().map(|it| (value_key(it), value_labels(axis, it, source))).collect();
    let name =
        if axis == Axis::Section { "search-sections" } else { &format!("terms-{}", axis.key()) };
    Facet {
        key: if axis == Axis::Section {
            "muc"
        } else {
            axis.folder().split('/').next_back().unwrap_or("")
        },
        labels: labels(source, |lang| (source.say)(lang, name)),
        rows: Rows::Here { values, column: column(&rows) },
    }
}

/// Leaves out communes, of which there are thousands: the query itself finds them.
fn is_offered(list: &List, source: Source<'_>) -> bool {
    list.place.is_none_or(|it| source.catalogue.places.get(it).kind != Level::Commune)
}

/// Names a value as its list's address does: a code that stood for two units stands twice.
fn value_key(list: &List) -> String {
    list.url.trim_end_matches('/').rsplit('/').next().unwrap_or("").to_owned()
}

fn value_labels(axis: Axis, list: &List, source: Source<'_>) -> Labels {
    let definitions = &source.config.definitions;
    let term =
        |terms: &[Term]| terms.iter().find(|it| it.key == list.key).map(|it| it.label.clone());
    let label: Option<Label> = match axis {
        Axis::Field => term(&definitions.fields),
        Axis::Level => term(&definitions.levels),
        Axis::Organ => term(&definitions.organs),
        Axis::Award => term(&definitions.awards),
        _ => None,
    };
    labels(source, |lang| match (&label, axis, list.place) {
        (Some(label), ..) => label.get(lang).to_owned(),
        (None, Axis::Section, _) => (source.say)(lang, &format!("section-{}", list.key)),
        (None, _, Some(unit)) => match source.catalogue.places.get(unit).valid_to {
            Some(last) => {
                format!("{} ({} {})", list.label, (source.say)(lang, "until"), last.year())
            }
            None => list.label.clone(),
        },
        _ => list.label.clone(),
    })
}

fn doers(stories: &[StoryId], source: Source<'_>) -> Facet {
    let row = |id: &StoryId| {
        let model = source.catalogue.get(*id).story.facts.model()?;
        KINDS.iter().position(|it| it.key == model.doer.key())
    };
    let rows: Vec<Vec<usize>> = stories.iter().map(|id| row(id).into_iter().collect()).collect();
    let pair = |lang, pair: (&str, &str)| if lang == Lang::Vi { pair.0 } else { pair.1 }.to_owned();
    let values =
        KINDS.iter().map(|it| (it.key.to_owned(), labels(source, |lang| pair(lang, it.label))));
    Facet {
        key: "loai",
        labels: labels(source, |lang| (source.say)(lang, "search-doer")),
        rows: Rows::Here { values: values.collect(), column: column(&rows) },
    }
}

fn column(rows: &[Vec<usize>]) -> String {
    let row =
        |values: &Vec<usize>| values.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
    rows.iter().map(row).collect::<Vec<_>>().join(";")
}

/// The values of a metric.
struct Values<'a> {
    metric: &'a Metric,
    /// Number of the story and value: `[[3,120],[7,2.5]]`.
    rows: String,
}

/// Gives the values of each metric that any story has.
fn metrics<'a>(stories: &[StoryId], source: Source<'a>) -> impl Iterator<Item = Values<'a>> {
    let metrics = &source.config.definitions.metrics;
    let places: FxHashMap<&str, usize> = metrics.iter().map(|it| &*it.key).zip(0..).collect();
    let mut rows = vec![Vec::new(); metrics.len()];
    for (number, id) in stories.iter().enumerate() {
        for figure in results(&source.catalogue.get(*id).story.facts) {
            if let Some((place, value)) = places.get(&*figure.metric).zip(value(figure)) {
                rows[*place].push(format!("[{number},{}]", value.normalize()));
            }
        }
    }
    let told = metrics.iter().zip(rows).filter(|(_, rows)| !rows.is_empty());
    told.map(|(metric, rows)| Values { metric, rows: format!("[{}]", rows.join(",")) })
}

impl Values<'_> {
    /// Writes the values to a file, and says where they are.
    fn packed(
        self,
        source: Source<'_>,
        files: &mut Files<'_>,
    ) -> Result<MetricColumn, Box<Diagnostic>> {
        let metric = self.metric;
        let name = files.add(&format!("so/{}", metric.key), self.rows.as_bytes())?;
        let (key, unit) = (metric.key.clone(), metric.unit.clone());
        Ok(MetricColumn { key, labels: metric_labels(metric, source), unit, name })
    }
}

fn metric_labels(metric: &Metric, source: Source<'_>) -> Labels {
    labels(source, |lang| metric.label.get(lang).to_owned())
}

/// Gives the figures that a story is sorted by: the first result of each metric.
fn results(facts: &Facts) -> impl Iterator<Item = &Figure> {
    let is_result = |it: &&Figure| it.role == Role::Result;
    let results = facts.figures.iter().enumerate().filter(move |(_, it)| is_result(it));
    results.filter_map(move |(at, figure)| {
        let mut before = facts.figures[..at].iter().filter(is_result);
        (!before.any(|it| it.metric == figure.metric)).then_some(figure)
    })
}

/// Gives the value of such a figure: the least that its author vouches for.
fn value(figure: &Figure) -> Option<Decimal> {
    match figure.quantity.amount {
        Amount::Single(value) => Some(value),
        Amount::Range { low, .. } => Some(low),
        Amount::Change { to, .. } => Some(to),
        Amount::Ratio { part, whole, .. } => percent(part, whole),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::super::shelf::InMemory;
    use super::*;

    #[test]
    fn facet_in_a_file_of_its_own_is_found_there_whole() {
        let labels = || Labels::from([("vi", "Năm".to_owned())]);
        let rows =
            Rows::Here { values: vec![("2025".to_owned(), labels())], column: "0;;0".to_owned() };
        let packer = Packer::new(&InMemory);
        let mut files = Files { packer: &packer, files: Vec::new() };
        let facet = Facet { key: "nam", labels: labels(), rows }.packed(&mut files).unwrap();
        let files = files.files;
        let [(file, packed)] = &files[..] else { panic!("{} files", files.len()) };
        let bytes = packed.bytes().unwrap();
        let header = serde_json::to_string(&facet).unwrap();
        let name = file.strip_suffix(".idx").unwrap();
        assert_eq!(header, format!(r#"{{"key":"nam","labels":{{"vi":"Năm"}},"name":"{name}"}}"#));
        let mut plain = String::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut plain).unwrap();
        assert_eq!(plain, r#"{"values":[["2025",{"vi":"Năm"}]],"column":"0;;0"}"#);
    }
}
