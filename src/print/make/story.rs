//! One story as a division of a book: its facts, its text, its figures and its sources.

use std::sync::Arc;

use super::super::book::{Destination, Division, Picture, Row};
use super::Maker;
use crate::catalogue::reference::{Target, download_url};
use crate::catalogue::{Entry, Located, StoryId};
use crate::config::Term;
use crate::source::markdown::prose::{
    Align, Block, BlockKind, Inline, InlineKind, Item, List, Prose, Table,
};
use crate::story::facts::{Awarded, Facts, Honour, Kind, PlaceRef};
use crate::story::{Body, Figure, Role};
use crate::vi::show;

/// The anchor of the heading that the sources of a story stand below.
pub(in crate::print) const SOURCES: &str = "_nguon";

impl Maker<'_> {
    /// Makes the division of a story.
    pub(super) fn story(&mut self, id: StoryId) -> Division {
        let entry = self.source.catalogue.get(id);
        let facts = &*entry.story.facts;
        let mut division = Division {
            anchor: self.anchors.get(&id).cloned().unwrap_or_default(),
            title: facts.title.value.clone(),
            summary: facts.summary.value.clone(),
            rows: self.rows(entry),
            prose: self.prose(&entry.story.body),
            file: Some(facts.file.clone()),
            ..Division::default()
        };
        division.links = entry.links.iter().map(|it| self.destination(it, &division)).collect();
        division.pictures = body_pictures(entry);
        add_pictures(entry, &mut division);
        self.add_awarded(entry, &mut division);
        self.add_figures(facts, &mut division);
        self.add_sources(facts, &mut division);
        division
    }

    /// Reads the body of a story as a tree.
    fn prose(&mut self, body: &Body) -> Prose {
        body.prose().unwrap_or_else(|problem| {
            self.found.push(*problem);
            Prose::default()
        })
    }

    /// Tells where a link leads: within the book as far as it can.
    fn destination(&self, target: &Target, division: &Division) -> Destination {
        let full = |url: &str| Destination::Web(self.source.config.settings.base_url.full(url));
        match target {
            Target::Written(written) => match written.strip_prefix('#') {
                Some(heading) => Destination::Within(division.heading_anchor(heading)),
                None => Destination::Web(written.clone()),
            },
            Target::Story(id, heading) => match (self.anchors.get(id), heading.as_str()) {
                (Some(anchor), "") => Destination::Within(anchor.clone()),
                (Some(anchor), heading) => Destination::Within(format!("{anchor}-{heading}")),
                (None, _) => full(&self.source.catalogue.get(*id).story.facts.url()),
            },
            Target::Page(url) => full(url),
            Target::File(asset) => full(&download_url(asset)),
            Target::Nowhere => Destination::Nowhere,
        }
    }

    /// Gives what is to be known of a story first.
    fn rows(&self, entry: &Entry) -> Vec<Row> {
        let facts = &*entry.story.facts;
        let definitions = &self.source.config.definitions;
        let mut rows = vec![
            self.row("place", self.places(&facts.places, &entry.places)),
            self.row("period", facts.period.map(|it| it.to_string()).unwrap_or_default()),
            self.row("field", self.term(&definitions.fields, facts.field.as_deref())),
            self.row("organ", self.term(&definitions.organs, facts.organ.as_deref())),
        ];
        rows.extend(self.kind_rows(facts, entry));
        let awards: Vec<String> = facts.awards.iter().map(|it| self.honour(it)).collect();
        rows.push(self.row("awards", awards.join("; ")));
        rows.retain(|it| !it.text.is_empty());
        rows
    }

    fn kind_rows(&self, facts: &Facts, entry: &Entry) -> Vec<Row> {
        let lang = self.source.config.lang();
        let date = |it: Option<crate::story::PartialDate>| it.map(|it| it.shown(lang));
        match &facts.kind {
            Kind::Model(it) => {
                let honours: Vec<String> =
                    it.recognition.iter().map(|it| self.honour(it)).collect();
                vec![
                    self.row(
                        "team-name",
                        it.team.as_ref().map_or(String::new(), |it| it.name.value.clone()),
                    ),
                    self.row("recognition", honours.join("; ")),
                    self.row("replicated-at", self.places(&it.replicated_at, &entry.replicated_at)),
                ]
            }
            Kind::Conference(it) => vec![
                self.row("held-on", date(it.date).unwrap_or_default()),
                self.row("venue", it.venue.clone()),
            ],
            Kind::Document(it) => vec![
                self.row("document-number", it.number.clone()),
                self.row("issued", date(it.issued).unwrap_or_default()),
                self.row("issuer", it.issuer.clone()),
                self.row("document-subject", it.subject.clone()),
            ],
            Kind::AwardList(it) => vec![
                self.row("document-number", it.decision.clone()),
                self.row("issued", date(it.issued).unwrap_or_default()),
                self.row("issuer", it.issuer.clone()),
            ],
            Kind::Movement { .. } | Kind::Page { .. } => Vec::new(),
        }
    }

    fn row(&self, key: &str, text: String) -> Row {
        Row { label: self.say(key), text }
    }

    /// Names a term; its key where it is not defined, nothing where there is none.
    fn term(&self, terms: &[Term], key: Option<&str>) -> String {
        let Some(key) = key else { return String::new() };
        let term = terms.iter().find(|it| it.key == key);
        term.map_or(key, |it| it.label.get(self.source.config.lang())).to_owned()
    }

    /// Writes places as they were reported, each with what it is today.
    fn places(&self, written: &[PlaceRef], located: &[Located]) -> String {
        let registry = &self.source.catalogue.places;
        let mut texts = Vec::new();
        for (at, place) in located.iter().enumerate() {
            let reference = &written[place.index];
            let mut text = match (&*reference.as_reported, &*reference.village) {
                ("", "") => registry.full_name(place.unit),
                ("", village) => format!("{village}, {}", registry.full_name(place.unit)),
                (reported, _) => reported.to_owned(),
            };
            // Villages of one commune follow each other: what became of it is said once.
            if located.get(at + 1).is_none_or(|next| next.unit != place.unit) {
                let change = registry.change(place.unit);
                if !change.now.is_empty() {
                    let now: Vec<String> =
                        change.now.iter().map(|it| registry.spoken_name(*it)).collect();
                    let now = now.join("; ");
                    let became = self.say(&format!("place-{}", change.word));
                    text.extend([" (", &became, " ", &now, ")"]);
                }
            }
            texts.push(text);
        }
        texts.join("; ")
    }

    fn honour(&self, honour: &Honour) -> String {
        let definitions = &self.source.config.definitions;
        let form = self.term(&definitions.awards, honour.form.as_deref());
        let level = self.term(&definitions.levels, honour.level.as_deref());
        let date = honour.date.map(|it| it.shown(self.source.config.lang()));
        let parts =
            [form, level, honour.decision.clone(), date.unwrap_or_default(), honour.note.clone()];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Lists who was given what.
    fn add_awarded(&self, entry: &Entry, division: &mut Division) {
        let Kind::AwardList(list) = &entry.story.facts.kind else { return };
        if list.awarded.is_empty() {
            return;
        }
        let head = ["awarded-form", "awarded-recipient"].map(|key| self.say(key));
        let rows = list.awarded.iter().map(|it| self.awarded(it)).collect();
        let span = entry.story.facts.title.span.clone();
        let table = table(&[Align::Start, Align::Start], head.to_vec(), rows, &span);
        division.prose.blocks.push(table);
    }

    fn awarded(&self, row: &Awarded) -> Vec<String> {
        let form = self.term(&self.source.config.definitions.awards, row.form.as_deref());
        let who = [&row.count, &row.recipient].into_iter().filter(|it| !it.is_empty());
        vec![form, who.cloned().collect::<Vec<_>>().join(": ")]
    }

    /// Sets all figures out after the text.
    fn add_figures(&self, facts: &Facts, division: &mut Division) {
        let rows: Vec<Vec<String>> =
            facts.figures.iter().filter_map(|it| self.figure(it)).collect();
        if rows.is_empty() {
            return;
        }
        let span = facts.title.span.clone();
        let head = ["figure-name", "figure-wording"].map(|key| self.say(key));
        division.prose.blocks.extend([
            heading("so-lieu", self.say("figures"), &span),
            table(&[Align::Start, Align::Start], head.to_vec(), rows, &span),
        ]);
    }

    /// Gives the name of a figure and its author's words, with what limits them.
    pub(super) fn figure(&self, figure: &Figure) -> Option<Vec<String>> {
        let metric = self.source.config.definitions.metric(&figure.metric)?;
        let mut name = metric.label.get(self.source.config.lang()).to_owned();
        if figure.role != Role::Result {
            name.extend([" (", &self.say(&format!("role-{}", figure.role.key())), ")"]);
        }
        let mut wording = show::wording(&figure.wording);
        let limits = [
            figure.period.map(|it| it.to_string()).unwrap_or_default(),
            figure.details().note.clone(),
        ];
        let limits: Vec<String> = limits.into_iter().filter(|it| !it.is_empty()).collect();
        if !limits.is_empty() {
            wording.extend([" (", limits.join("; ").trim_end_matches('.'), ")"]);
        }
        Some(vec![name, wording])
    }

    /// Lists the sources after the text, and says where it is compiled from them.
    fn add_sources(&self, facts: &Facts, division: &mut Division) {
        if facts.sources.is_empty() {
            return;
        }
        let span = facts.title.span.clone();
        let items = facts.sources.iter().map(|source| {
            let mut content = vec![Inline::text(source.title.clone(), span.clone())];
            if !source.url.is_empty() {
                let link = Some(division.links.len());
                division.links.push(Destination::Web(source.url.clone()));
                content.push(Inline::text(": ", span.clone()));
                let text = vec![Inline::text(source.url.clone(), span.clone())];
                let kind = InlineKind::Link { link, content: text };
                content.push(Inline { span: span.clone(), kind });
            }
            let block = Block { span: span.clone(), kind: BlockKind::Paragraph(content) };
            Item { task: None, blocks: vec![block] }
        });
        let list = List { start: None, tight: true, items: items.collect() };
        let list = Block { span: span.clone(), kind: BlockKind::List(list) };
        division.prose.blocks.extend([heading(&SOURCES[1..], self.say("sources"), &span), list]);
        if facts.compiled {
            division.prose.blocks.push(Block::paragraph(self.say("compiled"), span));
        }
    }
}

/// Puts the pictures of the front matter before the text.
fn add_pictures(entry: &Entry, division: &mut Division) {
    let written = entry.story.facts.pictures.iter().zip(&entry.pictures);
    let mut figures = Vec::new();
    for (picture, asset) in written {
        let span = picture.file.span.clone();
        let (alt, caption) = (picture.alt.clone(), picture.caption.clone());
        let image = division.pictures.len();
        figures.push(Block { span: span.clone(), kind: BlockKind::Figure { image, alt, caption } });
        let (asset, credit) = (asset.clone(), picture.credit.clone());
        division.pictures.push(Picture { asset, span, credit, number: None });
    }
    division.prose.blocks.splice(0..0, figures);
}

fn body_pictures(entry: &Entry) -> Vec<Picture> {
    let written = entry.story.facts.images.iter().zip(&entry.images);
    let picture = |(image, asset): (&crate::source::markdown::Image, &Option<Arc<_>>)| Picture {
        asset: asset.clone(),
        span: image.span.clone(),
        credit: String::new(),
        number: None,
    };
    written.map(picture).collect()
}

/// Makes a heading right below a story's title. A mark in front keeps its anchor apart from the author's.
pub(super) fn heading(anchor: &str, text: String, span: &std::ops::Range<usize>) -> Block {
    let content = vec![Inline::text(text, span.clone())];
    let kind = BlockKind::Heading { level: 2, anchor: format!("_{anchor}"), content };
    Block { span: span.clone(), kind }
}

/// Makes a table of plain text.
pub(super) fn table(
    columns: &[Align],
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    span: &std::ops::Range<usize>,
) -> Block {
    let cell = |text: String| vec![Inline::text(text, span.clone())];
    let row = |row: Vec<String>| row.into_iter().map(cell).collect::<Vec<_>>();
    let rows = rows.into_iter().map(row).collect();
    let table = Table { columns: columns.to_vec(), head: row(head), rows };
    Block { span: span.clone(), kind: BlockKind::Table(table) }
}
