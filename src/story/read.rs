//! Turns checked front matter into facts. What `check` has refused reads as absent here.

use jiff::civil::Date;

use super::check::{day, flag};
use super::date::{PartialDate, Period};
use super::facts::{
    AwardList, Awarded, Conference, Document, Doer, Facts, Honour, Kind, Lifecycle, Model, Paper,
    Person, Picture, PlaceRef, Reference, Replication, Source, Spanned, State, Team, UnitRef,
};
use super::figure::{self, Figure};
use super::schema;
use super::section::Section;
use crate::config::Definitions;
use crate::diagnostic::unreadable::unreadable;
use crate::diagnostic::{Diagnostic, FilePath, Location, front, translation as problem};
use crate::source::markdown::Markdown;
use crate::source::yaml::{Node, NodeKind};
use crate::vi::quantity::ReadError;

/// What a story is read with.
pub(super) struct Reader<'a> {
    pub(super) file: &'a FilePath,
    pub(super) section: Section,
    pub(super) slug: &'a str,
    pub(super) definitions: &'a Definitions,
}

/// Gives the facts of a story with the words of a translation.
pub(super) fn translated(
    original: &Facts,
    file: &FilePath,
    node: &Node,
    markdown: &Markdown,
    found: &mut Vec<Diagnostic>,
) -> Facts {
    Facts {
        file: file.clone(),
        pictures: translated_pictures(original, file, node, found),
        kind: translated_kind(&original.kind, node),
        title: spanned(node, "title").unwrap_or_else(|| original.title.clone()),
        summary: spanned(node, "summary").unwrap_or_else(|| absent(node)),
        outline: markdown.outline.clone(),
        links: markdown.links.clone(),
        images: markdown.images.clone(),
        ..original.clone()
    }
}

/// Gives the pictures of a story with the words of a translation, as far as it has some.
fn translated_pictures(
    original: &Facts,
    file: &FilePath,
    node: &Node,
    found: &mut Vec<Diagnostic>,
) -> Vec<Picture> {
    let mut pictures = original.pictures.clone();
    for words in list(node, "pictures").filter_map(picture) {
        let own = pictures.iter_mut().find(|it| it.file.value == words.file.value);
        let Some(own) = own else {
            let known = original.pictures.iter().map(|it| it.file.value.as_str());
            let at = Location::span(file, words.file.span.clone());
            found.push(problem::unknown_picture(at, &words.file.value, known));
            continue;
        };
        own.alt = words.alt;
        if !words.caption.is_empty() {
            own.caption = words.caption;
        }
    }
    pictures
}

/// Gives how to do the same in the words of a translation, where it tells that.
fn translated_kind(original: &Kind, node: &Node) -> Kind {
    let mut kind = original.clone();
    let told = node.get("replication").and_then(replication);
    if let (Kind::Model(model), Some(told)) = (&mut kind, told) {
        model.replication = Some(match model.replication.take() {
            Some(own) => overlaid(own, told),
            None => told,
        });
    }
    kind
}

/// Puts what is translated of how to do the same in the place of the original; the rest stays.
fn overlaid(mut own: Replication, told: Replication) -> Replication {
    if !told.steps.is_empty() {
        own.steps = told.steps;
    }
    for (key, text) in told.rows {
        match own.rows.iter_mut().find(|it| it.0 == key) {
            Some(row) => row.1 = text,
            None => own.rows.push((key, text)),
        }
    }
    own
}

impl Reader<'_> {
    /// Reads the facts.
    pub(super) fn facts(
        &self,
        node: &Node,
        markdown: &Markdown,
        found: &mut Vec<Diagnostic>,
    ) -> Facts {
        let state = match text(node, "state").as_str() {
            "draft" => State::Draft,
            "ready" => State::Ready,
            _ => State::Published,
        };
        Facts {
            file: self.file.clone(),
            section: self.section,
            id: spanned(node, "id").unwrap_or_else(|| absent(node)),
            slug: self.slug.to_owned(),
            title: spanned(node, "title").unwrap_or_else(|| absent(node)),
            summary: spanned(node, "summary").unwrap_or_else(|| absent(node)),
            date: date(node, "date"),
            state,
            publish: date(node, "publish"),
            expire: date(node, "expire"),
            period: period(node),
            tags: words(node, "tags"),
            aliases: self.aliases(node, found),
            related: words(node, "related"),
            compiled: yes(node, "compiled").unwrap_or(false),
            labelled: yes(node, "labelled").unwrap_or(true),
            pictures: snug(list(node, "pictures").filter_map(picture)),
            people: list(node, "people").map(person).collect(),
            sources: snug(list(node, "sources").map(source)),
            field: word(node, "field"),
            organ: word(node, "organ"),
            places: snug(list(node, "places").filter_map(place)),
            figures: self.figures(node, found),
            awards: list(node, "awards").map(honour).collect(),
            kind: self.kind(node),
            outline: markdown.outline.clone(),
            links: markdown.links.clone(),
            images: markdown.images.clone(),
        }
    }

    fn aliases(&self, node: &Node, found: &mut Vec<Diagnostic>) -> Vec<Spanned<String>> {
        let mut aliases = Vec::new();
        for item in list(node, "aliases") {
            let Some(scalar) = item.scalar() else { continue };
            let parts = scalar.text.trim_matches('/').split('/');
            let plain = |it: char| it.is_alphanumeric() || "-_.~".contains(it);
            let good = parts
                .clone()
                .all(|it| !it.is_empty() && !it.starts_with('.') && it.chars().all(plain));
            if good && scalar.text.starts_with('/') {
                let value = format!("/{}/", scalar.text.trim_matches('/'));
                aliases.push(Spanned { value, span: item.span.clone() });
            } else {
                let at = Location::span(self.file, item.span.clone());
                found.push(front::bad_alias(at, &scalar.text));
            }
        }
        aliases
    }

    fn figures(&self, node: &Node, found: &mut Vec<Diagnostic>) -> Vec<Figure> {
        let Some(NodeKind::Map(entries)) = node.get("metrics").map(|it| &it.kind) else {
            return Vec::new();
        };
        let scope = text(node, "scope");
        let context = figure::Context {
            file: self.file,
            scope: schema::scope(&scope).unwrap_or("mo-hinh"),
            is_model: self.section == Section::Model,
        };
        let read = entries.iter().filter_map(|(key, value)| {
            let metric = self.definitions.metric(&key.text)?;
            if value.is_empty() {
                let at = Location::span(self.file, key.span.clone());
                found.push(unreadable(at, "", metric.into(), &ReadError::empty()));
                return None;
            }
            figure::read(value, metric, &context, found)
        });
        snug(read)
    }

    fn kind(&self, node: &Node) -> Kind {
        match self.section {
            Section::Model => Kind::Model(Box::new(model(node))),
            Section::Movement => Kind::Movement { scope: text(node, "scope") },
            Section::Conference => Kind::Conference(Box::new(conference(node))),
            Section::Document => Kind::Document(document(node)),
            Section::AwardList => Kind::AwardList(award_list(node)),
            Section::Page => Kind::Page { menu: text(node, "menu").parse().ok() },
        }
    }
}

fn model(node: &Node) -> Model {
    let doer = match text(node, "kind").as_str() {
        "ca-nhan" => Doer::Individual,
        _ => Doer::Collective,
    };
    Model {
        doer,
        team: node.get("team").map(|it| Team {
            name: spanned(it, "name").unwrap_or_else(|| absent(it)),
            founded: partial(it, "founded"),
            members: text(it, "members"),
        }),
        lifecycle: node.get("lifecycle").map_or_else(Lifecycle::default, |it| Lifecycle {
            registered: partial(it, "registered"),
            evaluated: partial(it, "evaluated"),
            result: word(it, "result"),
            stopped: partial(it, "stopped"),
        }),
        recognition: list(node, "recognition").map(honour).collect(),
        replicated_at: list(node, "replicated_at").filter_map(place).collect(),
        replication: node.get("replication").and_then(replication),
    }
}

/// Keys of what is told of how to do the same, in the schema's order.
pub(super) const ROWS: [&str; 5] = ["cost", "people", "time", "conditions", "contact"];

/// Reads how to do the same; nothing where nothing is told.
fn replication(node: &Node) -> Option<Replication> {
    let steps = list(node, "steps").filter_map(Node::scalar).filter(|it| !it.text.is_empty());
    let read = Replication {
        steps: steps.map(|it| it.text.clone()).collect(),
        rows: ROWS.into_iter().filter_map(|key| Some((key, word(node, key)?))).collect(),
    };
    (!read.steps.is_empty() || !read.rows.is_empty()).then_some(read)
}

fn conference(node: &Node) -> Conference {
    let pairs = |key, left, right| {
        list(node, key).map(|it| (text(it, left), text(it, right))).collect::<Vec<_>>()
    };
    Conference {
        date: partial(node, "date_held"),
        venue: text(node, "venue"),
        scope: word(node, "scope"),
        programme: pairs("programme", "time", "item"),
        papers: list(node, "papers").map(paper).collect(),
        speeches: pairs("speeches", "title", "speaker"),
        belongings: ["documents", "award_lists", "movements"]
            .into_iter()
            .flat_map(|key| words(node, key))
            .collect(),
    }
}

fn paper(node: &Node) -> Paper {
    Paper {
        title: text(node, "title"),
        author: text(node, "author"),
        organ: text(node, "organ"),
        story: spanned(node, "story"),
    }
}

fn document(node: &Node) -> Document {
    Document {
        number: text(node, "number"),
        form: text(node, "form"),
        issued: partial(node, "issued"),
        issuer: text(node, "issuer"),
        subject: text(node, "subject"),
    }
}

fn award_list(node: &Node) -> AwardList {
    AwardList {
        conference: spanned(node, "conference"),
        decision: text(node, "decision"),
        issued: partial(node, "issued"),
        issuer: text(node, "issuer"),
        level: word(node, "level"),
        awarded: list(node, "awarded")
            .map(|it| Awarded {
                form: word(it, "form"),
                kind: word(it, "kind"),
                count: text(it, "count"),
                recipient: text(it, "recipient"),
                story: spanned(it, "story"),
            })
            .collect(),
    }
}

fn picture(node: &Node) -> Option<Picture> {
    Some(Picture {
        file: spanned(node, "file")?,
        alt: text(node, "alt"),
        caption: text(node, "caption"),
        credit: text(node, "credit"),
    })
}

fn person(node: &Node) -> Person {
    Person { name: text(node, "name"), role: text(node, "role") }
}

fn source(node: &Node) -> Source {
    let title = word(node, "title").or_else(|| word(node, "citation"));
    let url = text(node, "url");
    Source { title: title.unwrap_or_else(|| url.clone()), url, date: partial(node, "date") }
}

fn place(node: &Node) -> Option<PlaceRef> {
    let unit = match (spanned(node, "code"), spanned(node, "name")) {
        (Some(code), name) => UnitRef::Code { code, name },
        (None, name) => UnitRef::Name(name?),
    };
    Some(PlaceRef {
        unit,
        as_of: date(node, "as_of"),
        village: text(node, "village"),
        as_reported: text(node, "as_reported"),
    })
}

fn honour(node: &Node) -> Honour {
    Honour {
        form: word(node, "form"),
        level: word(node, "level"),
        decision: text(node, "decision"),
        date: partial(node, "date"),
        note: text(node, "note"),
    }
}

fn text(node: &Node, key: &str) -> String {
    word(node, key).unwrap_or_default()
}

fn word(node: &Node, key: &str) -> Option<String> {
    let value = node.get(key).filter(|it| !it.is_empty())?;
    Some(value.scalar()?.text.clone())
}

fn spanned(node: &Node, key: &str) -> Option<Reference> {
    let value = node.get(key).filter(|it| !it.is_empty())?;
    Some(Spanned { value: value.scalar()?.text.clone(), span: value.span.clone() })
}

/// Stands in for a required value that `check` has found missing.
fn absent(node: &Node) -> Spanned<String> {
    Spanned { value: String::new(), span: node.span.start..node.span.start }
}

fn list<'a>(node: &'a Node, key: &str) -> std::slice::Iter<'a, Node> {
    match node.get(key).map(|it| &it.kind) {
        Some(NodeKind::List(items)) => items.iter(),
        _ => [].iter(),
    }
}

fn words(node: &Node, key: &str) -> Vec<Spanned<String>> {
    let word =
        |it: &Node| Some(Spanned { value: it.scalar()?.text.clone(), span: it.span.clone() });
    snug(list(node, key).filter_map(word))
}

/// Gathers a list without room for more: it is kept as long as the catalogue, and most are short.
fn snug<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.shrink_to_fit();
    items
}

fn yes(node: &Node, key: &str) -> Option<bool> {
    flag(&word(node, key)?)
}

fn date(node: &Node, key: &str) -> Option<Date> {
    day(&word(node, key)?)
}

fn partial(node: &Node, key: &str) -> Option<PartialDate> {
    PartialDate::parse(&word(node, key)?)
}

fn period(node: &Node) -> Option<Period> {
    Period::parse(&word(node, "period")?)
}
