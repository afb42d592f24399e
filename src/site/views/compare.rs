//! Stories side by side: the pages of pairs, and what the script takes for any other choice.

use rust_decimal::Decimal;

use super::Builder;
use super::frame::Head;
use crate::catalogue::StoryId;
use crate::catalogue::compare::{Aspect, COMPARE_URL, Class, Row, Verdict, class, compare};
use crate::catalogue::measure::{Form, measure};
use crate::catalogue::pairing::Pair;
use crate::config::{Medium, Metric};
use crate::data::cell::Number;
use crate::media::charts::bar;
use crate::site::view::{
    ComparedCellView, ComparedFigureView, ComparedFileView, ComparedStoryView, ComparisonRowView,
    ComparisonView, LinkView, PairView,
};
use crate::story::schema::{ROLES, SCOPES};
use crate::story::{Facts, Figure, Role};
use crate::vi::show;

const ASPECTS: [Aspect; 4] = [Aspect::Unit, Aspect::Form, Aspect::Role, Aspect::Scope];

impl<'a> Builder<'a> {
    /// Gives the page that compares two stories.
    pub(in crate::site) fn comparison(self, pair: Pair, url: &str) -> ComparisonView {
        let ids = [pair.0, pair.1];
        let facts = ids.map(|it| self.facts(it));
        let rows = compare(&facts, self.definitions());
        let (alone, mut shared): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|it| it.verdict == Verdict::Alone);
        shared.sort_by_key(|it| it.verdict != Verdict::Comparable);
        let titles = facts.map(|it| it.title.value.as_str());
        let head = Head {
            title: format!("{}: {}", self.say("compare"), titles.join(" – ")),
            description: self.say("compare-intro"),
            path: vec![self.compare_link()],
            data: None,
            // Made from the two stories, which say more.
            indexed: false,
        };
        ComparisonView {
            stories: ids.map(|it| self.compared_story(it)).into(),
            rows: shared.iter().filter_map(|it| self.comparison_row(it, &facts)).collect(),
            alone: alone.iter().filter_map(|it| self.comparison_row(it, &facts)).collect(),
            ..self.comparison_frame(head, url)
        }
    }

    /// Gives the page that tells how to choose stories to compare.
    pub(in crate::site) fn comparisons(self, url: &str) -> ComparisonView {
        let (pairs, more) = self.catalogue().comparisons.listed(self.catalogue());
        let head = Head {
            title: self.say("compare"),
            description: self.say("compare-intro"),
            path: Vec::new(),
            data: None,
            indexed: true,
        };
        ComparisonView {
            pairs: pairs.iter().map(|it| self.pair_view(*it)).collect(),
            more_pairs: more,
            ..self.comparison_frame(head, url)
        }
    }

    fn comparison_frame(self, head: Head, url: &str) -> ComparisonView {
        ComparisonView {
            page: self.page(url, head),
            stories: Vec::new(),
            rows: Vec::new(),
            alone: Vec::new(),
            pairs: Vec::new(),
            more_pairs: 0,
        }
    }

    /// Gives the address where stories are compared; empty where there are no two to compare.
    pub(super) fn compare_url(self) -> String {
        let offered = self.catalogue().comparisons.offered(self.catalogue());
        if offered { self.url(COMPARE_URL) } else { String::new() }
    }

    /// Links to the page that tells how to choose.
    pub(super) fn compare_link(self) -> LinkView {
        LinkView::new(self.say("compare"), self.url(COMPARE_URL))
    }

    /// Gives the address where two stories are compared; empty where they are not worth it.
    pub(super) fn pair_link(self, one: StoryId, other: StoryId) -> String {
        let catalogue = self.catalogue();
        let url = catalogue.comparisons.url(catalogue, one, other);
        url.map(|it| self.url(&it)).unwrap_or_default()
    }

    fn pair_view(self, pair: Pair) -> PairView {
        let facts = [self.facts(pair.0), self.facts(pair.1)];
        let rows = compare(&facts, self.definitions());
        let metrics = rows.iter().filter(|it| it.verdict == Verdict::Comparable);
        let metrics = metrics.filter_map(|it| self.definitions().metric(&it.metric));
        PairView {
            one: self.story_link(pair.0),
            other: self.story_link(pair.1),
            url: self.pair_link(pair.0, pair.1),
            metrics: metrics.map(|it| it.label.get(self.lang).to_owned()).collect(),
        }
    }

    fn compared_story(self, id: StoryId) -> ComparedStoryView {
        let entry = self.catalogue().get(id);
        let facts = self.facts(id);
        let kind = match facts.model() {
            Some(_) => self.doer(facts),
            None => self.say(&format!("section-{}", facts.section.folder())),
        };
        let period = facts.period.map(|it| it.to_string()).unwrap_or_default();
        let about = [kind, self.place_name(&entry.places), period];
        ComparedStoryView {
            title: facts.title.value.clone(),
            lang: self.told_in(id).tag().to_owned(),
            url: self.written(&self.url(&facts.url())),
            about: about.into_iter().filter(|it| !it.is_empty()).collect(),
        }
    }

    fn comparison_row(self, row: &Row, stories: &[&'a Facts]) -> Option<ComparisonRowView> {
        let metric = self.definitions().metric(&row.metric)?;
        let figures: Vec<Option<&Figure>> = stories
            .iter()
            .zip(&row.cells)
            .map(|(facts, index)| index.map(|it| &facts.figures[it]))
            .collect();
        let told: Vec<&Figure> = figures.iter().flatten().copied().collect();
        let measured: Vec<_> = told.iter().filter_map(|it| measure(it, metric)).collect();
        let is_compared = row.verdict == Verdict::Comparable;
        let most = measured.iter().map(|it| it.high).max().filter(|_| is_compared);
        let unit = measured.first().filter(|_| is_compared).map(|it| self.unit(it.unit));
        let cells = stories.iter().zip(figures);
        Some(ComparisonRowView {
            label: metric.label.get(self.lang).to_owned(),
            unit: unit.unwrap_or_default(),
            reason: self.reason_not_compared(&row.verdict, &told, metric),
            cells: cells.map(|(facts, it)| Some(self.cell(it?, metric, facts, most))).collect(),
        })
    }

    fn cell(
        self,
        figure: &Figure,
        metric: &Metric,
        facts: &Facts,
        most: Option<Decimal>,
    ) -> ComparedCellView {
        let measure = measure(figure, metric);
        ComparedCellView {
            wording: show::wording(&figure.wording),
            lang: self.written_in(),
            reading: self.measured(figure, metric),
            covers: self.covers(figure, facts),
            bar: most.zip(measure).map(|(most, it)| bar(it.low, it.high, most)).unwrap_or_default(),
        }
    }

    /// Says what a figure is, whose and of when, as far as that does not follow from its story.
    fn covers(self, figure: &Figure, facts: &Facts) -> String {
        let role = if figure.role == Role::Result { String::new() } else { self.role(figure.role) };
        let period = figure.period.map(|it| it.to_string());
        let said = [role, self.scope(figure, facts), period.unwrap_or_default()];
        let said: Vec<String> = said.into_iter().filter(|it| !it.is_empty()).collect();
        said.join("\u{a0}· ")
    }

    fn reason_not_compared(self, verdict: &Verdict, told: &[&Figure], metric: &Metric) -> String {
        let Verdict::Unlike(aspects) = verdict else {
            return match verdict {
                Verdict::Faulty => self.say("reason-faulty"),
                _ => String::new(),
            };
        };
        let classes: Vec<Class<'_>> = told.iter().filter_map(|it| class(it, metric)).collect();
        let reasons = aspects.iter().map(|aspect| {
            let mut words: Vec<String> = Vec::new();
            for word in classes.iter().map(|it| self.aspect(*aspect, it)) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            let and = format!(" {} ", self.say("compare-and"));
            format!(
                "{} {}: {}",
                self.say("compare-unlike"),
                self.aspect_name(*aspect),
                words.join(&and)
            )
        });
        reasons.collect::<Vec<_>>().join("; ")
    }

    fn aspect_name(self, aspect: Aspect) -> String {
        self.say(match aspect {
            Aspect::Unit => "aspect-unit",
            Aspect::Form => "aspect-form",
            Aspect::Role => "aspect-role",
            Aspect::Scope => "aspect-scope",
        })
    }

    /// Says what a class is in one of its aspects.
    fn aspect(self, aspect: Aspect, class: &Class<'_>) -> String {
        match aspect {
            Aspect::Unit => self.unit(class.unit),
            Aspect::Form => self.say(form_key(class.form)),
            Aspect::Role => self.role(class.role),
            Aspect::Scope => {
                let scope = SCOPES.iter().find(|it| it.key == class.scope);
                scope.map(|it| self.pair(it.label).to_owned()).unwrap_or_default()
            }
        }
    }

    fn role(self, role: Role) -> String {
        self.pair(ROLES[role as usize].label).to_owned()
    }

    /// Gives all that a story brings to a comparison, as JSON.
    pub(in crate::site) fn compared_file(self, id: StoryId) -> Vec<u8> {
        let facts = self.facts(id);
        let file = ComparedFileView {
            story: self.compared_story(id),
            figures: facts.figures.iter().filter_map(|it| self.compared(it, facts)).collect(),
        };
        let json = serde_json::to_string(&file).expect("views serialize into memory");
        match self.config().medium {
            Medium::Host => json.into_bytes(),
            Medium::Disk => {
                let id = &facts.id.value;
                format!("(globalThis.danvanCompared ??= {{}})[\"{id}\"] = {json};\n").into_bytes()
            }
        }
    }

    fn compared(self, figure: &Figure, facts: &Facts) -> Option<ComparedFigureView> {
        let metric = self.definitions().metric(&figure.metric)?;
        let (class, measure) = (class(figure, metric), measure(figure, metric));
        let number = |value: Option<Decimal>| Number(value.unwrap_or_default());
        let aspects = class
            .iter()
            .flat_map(|class| ASPECTS.map(|it| [self.aspect_name(it), self.aspect(it, class)]));
        Some(ComparedFigureView {
            metric: metric.key.clone(),
            order: self.definitions().metric_rank(&metric.key),
            label: metric.label.get(self.lang).to_owned(),
            class: class.as_ref().map(class_text).unwrap_or_default(),
            aspects: aspects.collect(),
            unit: measure.map(|it| self.unit(it.unit)).unwrap_or_default(),
            low: number(measure.map(|it| it.low)),
            high: number(measure.map(|it| it.high)),
            cell: self.cell(figure, metric, facts, None),
        })
    }
}

/// Writes a class so that equal ones are equal texts.
fn class_text(class: &Class<'_>) -> String {
    [class.unit, form_key(class.form), class.role.key(), class.scope].join("|")
}

fn form_key(form: Form) -> &'static str {
    match form {
        Form::Number => "form-number",
        Form::Range => "form-range",
        Form::Share => "form-share",
        Form::Change => "form-change",
    }
}
