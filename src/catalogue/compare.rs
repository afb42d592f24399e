//! Sets the figures of a few stories side by side, a row a metric, and says which rows can be compared.
//!
//! A row can be compared where all its figures are told in one unit and one form, in one role and for
//! one kind of scope: a commune is never set against a province. Nothing here says which is better.

use rayon::prelude::*;

use super::measure::{Form, measure};
use super::similar::{Similar, similar};
use super::{Catalogue, StoryId};
use crate::config::{Definitions, Medium, Metric};
use crate::story::{Facts, Figure, Role, Section};

/// Address of the page where stories are compared.
pub const COMPARE_URL: &str = "/so-sanh/";

/// How many stories a story is set beside.
const PARTNERS: usize = 2;

/// The most models of which every pair has a page of its own: of more, such pages would be more than
/// all others together, and the page that compares any choice sets out a pair as well.
const FEW: usize = 2_000;

/// How many pairs the page that tells how to choose lists; these always have pages.
const LISTED: usize = 60;

/// What has to be equal of two figures of a metric, so that one can be set against the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class<'a> {
    /// The unit.
    pub unit: &'a str,
    /// The form.
    pub form: Form,
    /// What the figure tells.
    pub role: Role,
    /// Key of the kind of scope.
    pub scope: &'a str,
}

/// A side of a figure in which it may differ from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The unit.
    Unit,
    /// The form.
    Form,
    /// What the figure tells.
    Role,
    /// The kind of scope.
    Scope,
}

/// One metric over the stories that are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Key of the metric.
    pub metric: String,
    /// Index of each story's figure, in the order of the stories.
    pub cells: Vec<Option<usize>>,
    /// Whether its figures can be compared.
    pub verdict: Verdict,
}

/// Whether the figures of a row can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They can.
    Comparable,
    /// Only one story tells a figure.
    Alone,
    /// The source of one of them is at fault.
    Faulty,
    /// They differ in these ways.
    Unlike(Vec<Aspect>),
}

/// Gives the class of a figure; none where its source is at fault, so that nothing can be set against it.
pub fn class<'a>(figure: &'a Figure, metric: &'a Metric) -> Option<Class<'a>> {
    let measure = measure(figure, metric).filter(|_| !figure.is_faulty())?;
    let (role, scope) = (figure.role, figure.scope);
    Some(Class { unit: measure.unit, form: measure.form, role, scope })
}

/// Tells whether a story has something to compare.
pub fn is_offered(facts: &Facts) -> bool {
    let kind = matches!(facts.section, Section::Model | Section::Movement);
    kind && !facts.figures.is_empty() && !facts.id.value.is_empty()
}

/// Sets stories side by side: every metric that one of them tells of, in the order of the definitions.
pub fn compare(stories: &[&Facts], definitions: &Definitions) -> Vec<Row> {
    let mut metrics: Vec<&Metric> = stories
        .iter()
        .flat_map(|it| &it.figures)
        .filter_map(|it| definitions.metric(&it.metric))
        .collect();
    metrics.sort_by_key(|it| definitions.metric_rank(&it.key));
    metrics.dedup_by(|next, last| next.key == last.key);
    metrics.into_iter().map(|it| row(stories, it)).collect()
}

fn row(stories: &[&Facts], metric: &Metric) -> Row {
    let cell = |facts: &&Facts| facts.figures.iter().position(|it| *it.metric == *metric.key);
    let cells: Vec<Option<usize>> = stories.iter().map(cell).collect();
    let told = stories.iter().zip(&cells);
    let figures: Vec<&Figure> =
        told.filter_map(|(facts, index)| Some(&facts.figures[(*index)?])).collect();
    Row { metric: metric.key.clone(), cells, verdict: judge(&figures, metric) }
}

fn judge(figures: &[&Figure], metric: &Metric) -> Verdict {
    if figures.len() < 2 {
        return Verdict::Alone;
    }
    let classes: Option<Vec<Class<'_>>> = figures.iter().map(|it| class(it, metric)).collect();
    let Some(classes) = classes else { return Verdict::Faulty };
    let differ = differences(&classes);
    if differ.is_empty() { Verdict::Comparable } else { Verdict::Unlike(differ) }
}

/// Gives the aspects in which classes differ.
fn differences(classes: &[Class<'_>]) -> Vec<Aspect> {
    let differ = |same: fn(&Class<'_>, &Class<'_>) -> bool| {
        classes.windows(2).any(|pair| !same(&pair[0], &pair[1]))
    };
    let aspects = [
        (Aspect::Unit, differ(|left, right| left.unit == right.unit)),
        (Aspect::Form, differ(|left, right| left.form == right.form)),
        (Aspect::Role, differ(|left, right| left.role == right.role)),
        (Aspect::Scope, differ(|left, right| left.scope == right.scope)),
    ];
    aspects.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect).collect()
}

/// Two stories that are worth setting side by side, in the order of their permanent names.
pub type Pair = (StoryId, StoryId);

/// Which stories are set side by side.
#[derive(Clone, Debug, Default)]
pub struct Comparisons {
    /// Whether there are two stories at all that may be compared.
    pub offered: bool,
    /// The pairs worth it, sorted.
    pairs: Vec<Pair>,
    /// How many of them, the first, have pages.
    paged: usize,
    /// The models most like each model, in the catalogue's order.
    similar: Vec<Box<[Similar]>>,
}

impl Comparisons {
    /// Gives the models most like a model.
    pub fn similar(&self, id: StoryId) -> &[Similar] {
        self.similar.get(id.index()).map_or(&[], |it| it)
    }

    /// Gives the pairs that have a page, in their order.
    pub fn pages(&self) -> &[Pair] {
        &self.pairs[..self.paged]
    }

    /// Gives the pairs that readers are shown who have not chosen yet, and how many more have pages.
    pub fn listed(&self) -> (&[Pair], usize) {
        let listed = &self.pages()[..self.paged.min(LISTED)];
        (listed, self.paged - listed.len())
    }

    /// Gives the address where two stories are set side by side, if they are worth it.
    pub fn url(&self, catalogue: &Catalogue, one: StoryId, other: StoryId) -> Option<String> {
        let found = |pair: Pair| Some((pair, self.pairs.binary_search(&pair).ok()?));
        let (pair, at) = found((one, other)).or_else(|| found((other, one)))?;
        Some(if at < self.paged { pair_url(catalogue, pair) } else { chosen_url(catalogue, pair) })
    }
}

/// Finds the pairs of models worth a page: each model with the first of those like it that share a row
/// which can be compared.
pub fn comparisons(catalogue: &Catalogue, definitions: &Definitions) -> Comparisons {
    // Models come first in the catalogue, so that their ids are the indexes of this list.
    let models: Vec<StoryId> = catalogue.section(Section::Model).map(|(id, _)| id).collect();
    let similar: Vec<Box<[Similar]>> =
        models.par_iter().map(|it| similar(catalogue, *it)).collect();
    let partners = |id: StoryId, similar: &[Similar]| {
        let shared = |it: &&Similar| shares_a_row(catalogue, (id, it.story), definitions);
        let partners = similar.iter().filter(shared).take(PARTNERS);
        partners.map(|it| ordered(catalogue, id, it.story)).collect::<Vec<_>>()
    };
    let with_similar = models.par_iter().zip(&similar);
    let mut pairs: Vec<Pair> =
        with_similar.flat_map_iter(|(id, similar)| partners(*id, similar)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let offered = catalogue.iter().filter(|(_, it)| is_offered(&it.story.facts)).nth(1).is_some();
    let paged = paged(models.len(), pairs.len());
    Comparisons { offered, pairs, paged, similar }
}

/// Counts the pairs that get a page.
fn paged(models: usize, pairs: usize) -> usize {
    if models > FEW { pairs.min(LISTED) } else { pairs }
}

fn shares_a_row(
    catalogue: &Catalogue,
    (one, other): (StoryId, StoryId),
    definitions: &Definitions,
) -> bool {
    let stories = [one, other].map(|it| &*catalogue.get(it).story.facts);
    // What two places are like is no reason to look at both.
    let is_result =
        |row: &Row| row.cells[0].is_some_and(|it| stories[0].figures[it].role == Role::Result);
    stories.iter().all(|it| is_offered(it))
        && compare(&stories, definitions)
            .iter()
            .any(|it| it.verdict == Verdict::Comparable && is_result(it))
}

fn ordered(catalogue: &Catalogue, one: StoryId, other: StoryId) -> Pair {
    let id = |it| &catalogue.get(it).story.facts.id.value;
    if id(one) < id(other) { (one, other) } else { (other, one) }
}

/// Gives the address of every page that compares stories.
pub(super) fn pages(catalogue: &Catalogue) -> impl Iterator<Item = String> {
    let comparisons = &catalogue.comparisons;
    let own = comparisons.offered.then(|| COMPARE_URL.to_owned());
    own.into_iter().chain(comparisons.pages().iter().map(|it| pair_url(catalogue, *it)))
}

/// Gives the address of the page that compares a pair.
pub fn pair_url(catalogue: &Catalogue, (one, other): Pair) -> String {
    let id = |it: StoryId| &catalogue.get(it).story.facts.id.value;
    format!("{COMPARE_URL}{}-{}/", id(one), id(other))
}

/// Gives the address of what a story brings to a comparison: data, or where only scripts can be
/// loaded, a script.
pub fn figures_url(facts: &Facts, medium: Medium) -> String {
    let form = match medium {
        Medium::Host => "json",
        Medium::Disk => "js",
    };
    format!("{COMPARE_URL}{}.{form}", facts.id.value)
}

/// Gives the address where the script sets out a pair that has no page.
fn chosen_url(catalogue: &Catalogue, (one, other): Pair) -> String {
    let id = |it: StoryId| &catalogue.get(it).story.facts.id.value;
    format!("{COMPARE_URL}?bai={},{}", id(one), id(other))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::assemble;
    use crate::config::Config;
    use crate::source::scan::{StoryFile, Tree};
    use crate::story;

    fn config() -> Config {
        let text = "name: x\nbase_url: https://a.example\n";
        Config::parse(text, jiff::civil::date(2026, 11, 22)).0.unwrap()
    }

    fn facts(config: &Config, metrics: &str) -> std::sync::Arc<Facts> {
        let text = format!(
            "---\nid: abc234\ntitle: x\nkind: tap-the\nfield: kinh-te\nmetrics: {{ {metrics} }}\n---\n"
        );
        let file = StoryFile::held("content/mo-hinh/x.md".into(), text.into());
        story::Parser::new(config).parse(&file).story.unwrap().facts
    }

    /// Compares stories and writes each row as `metric: verdict`.
    fn verdicts(stories: &[&str]) -> String {
        let config = config();
        let facts: Vec<_> = stories.iter().map(|it| facts(&config, it)).collect();
        let facts: Vec<&Facts> = facts.iter().map(|it| &**it).collect();
        let rows = compare(&facts, &config.definitions);
        let lines = rows.iter().map(|it| format!("{}: {:?}\n", it.metric, it.verdict));
        lines.collect::<Vec<_>>().concat()
    }

    #[test]
    fn figures_alike_in_all_are_compared_whatever_unit_they_were_written_in() {
        let rows = verdicts(&["dat_hien: \"gần 0,1 ha\", so_bong_den: 7 bóng", "dat_hien: 60 m2"]);
        assert_eq!(rows, "dat_hien: Comparable\nso_bong_den: Alone\n");
        assert_eq!(
            verdicts(&["ty_le_bao_phu: 8/8 thôn", "ty_le_bao_phu: 90%"]),
            "ty_le_bao_phu: Comparable\n"
        );
    }

    #[test]
    fn one_figure_unlike_the_others_keeps_the_row_from_being_compared() {
        let land =
            ["dat_hien: 60 m2", "dat_hien: 70 m2", "dat_hien: { value: 80 m2, scope: tinh }"];
        assert_eq!(verdicts(&land), "dat_hien: Unlike([Scope])\n");
        assert_eq!(
            verdicts(&["dat_hien: 60 m2", "dat_hien: 60-70 m2"]),
            "dat_hien: Unlike([Form])\n"
        );
        let before = "so_ho: { value: 60 hộ, role: truoc, scope: thon }";
        assert_eq!(verdicts(&["so_ho: 60 hộ", before]), "so_ho: Unlike([Role, Scope])\n");
        let rates = ["doanh_thu: 3 triệu đồng/tháng", "doanh_thu: 3 triệu đồng/năm"];
        assert_eq!(verdicts(&rates), "doanh_thu: Unlike([Unit])\n");
    }

    #[test]
    fn a_faulty_figure_is_set_against_nothing() {
        let faulty = "ty_le_bao_phu: { value: 5/4 thôn, accept: [{ lint: phan-lon-hon-tong, reason: báo in vậy }] }";
        assert_eq!(verdicts(&["ty_le_bao_phu: 3/4 thôn", faulty]), "ty_le_bao_phu: Faulty\n");
    }

    #[test]
    fn every_pair_of_few_models_has_a_page_and_of_many_those_that_are_listed() {
        assert_eq!(paged(2_000, 3_000), 3_000);
        assert_eq!(paged(2_001, 3_000), 60);
        assert_eq!(paged(2_001, 7), 7);
    }

    /// Assembles two models that share a tag and a metric.
    fn pair() -> Catalogue {
        let story = |id: &str| {
            let text = format!(
                "---\nid: {id}\ntitle: x\nkind: tap-the\nfield: kinh-te\ntags: [a]\n\
                 metrics: {{ dat_hien: 60 m2 }}\n---\n"
            );
            (format!("content/mo-hinh/{id}.md").into(), text.into())
        };
        let tree = Tree::held([story("abc234"), story("def567")]);
        let config = config();
        let parser = story::Parser::new(&config);
        let stories = tree.stories.values().filter_map(|it| parser.parse(it).story).collect();
        let (places, _) = assemble::registry(&tree);
        assemble::assemble(stories, places, &tree, &config).catalogue
    }

    #[test]
    fn a_pair_without_a_page_is_set_out_where_readers_choose() {
        let catalogue = pair();
        let ids: Vec<StoryId> = catalogue.iter().map(|(id, _)| id).collect();
        let comparisons = &*catalogue.comparisons;
        let url = |it: &Comparisons| it.url(&catalogue, ids[1], ids[0]);
        assert_eq!(url(comparisons).as_deref(), Some("/so-sanh/abc234-def567/"));
        let without = Comparisons { paged: 0, ..comparisons.clone() };
        assert_eq!(url(&without).as_deref(), Some("/so-sanh/?bai=abc234,def567"));
        assert_eq!(without.listed(), (&[][..], 0));
    }

    proptest! {
        #[test]
        fn the_order_of_stories_changes_no_verdict(
            stories in prop::collection::vec(prop::sample::select(vec![
                "dat_hien: 60 m2", "dat_hien: 60-70 m2", "dat_hien: { value: 6 ha, scope: xa }",
                "dat_hien: { value: 6 ha, role: boi-canh }", "so_ho: 3 hộ", "so_ho: 4 hộ, dat_hien: 2 m2",
            ]), 2..5)
        ) {
            let back: Vec<&str> = stories.iter().rev().copied().collect();
            prop_assert_eq!(verdicts(&stories), verdicts(&back));
        }
    }
}
