//! Sets the figures of a few stories side by side, a row a metric, and says which rows can be compared.
//!
//! A row can be compared where all its figures are told in one unit and one form, in one role and for
//! one kind of scope: a commune is never set against a province. Nothing here says which is better.

use super::measure::{Form, measure};
use crate::config::{Definitions, Medium, Metric};
use crate::story::{Facts, Figure, Role, Section};

/// Address of the page where stories are compared.
pub const COMPARE_URL: &str = "/so-sanh/";

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

/// Gives the address of what a story brings to a comparison: data, or where only scripts can be
/// loaded, a script.
pub fn figures_url(facts: &Facts, medium: Medium) -> String {
    let form = match medium {
        Medium::Host => "json",
        Medium::Disk => "js",
    };
    format!("{COMPARE_URL}{}.{form}", facts.id.value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Config;
    use crate::source::scan::StoryFile;
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
