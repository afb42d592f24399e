//! Sums, with what they are made of.

use serde::Serialize;

/// A sum over a set of stories, with what it is made of.
#[derive(Clone, Debug, Serialize)]
pub struct TotalView {
    /// Key of the metric.
    pub key: String,
    /// Address of the metric's ranking; empty where the site has none.
    pub ranking: String,
    /// Name of the metric.
    pub label: String,
    /// Tag of the language of that name; empty where it is the page's.
    pub label_lang: String,
    /// The sum with qualifier and unit: "hơn 6.034 m²".
    pub text: String,
    /// How many stories went in.
    pub stories: usize,
    /// What was added: the first of it.
    pub included: Vec<TotalRowView>,
    /// How many figures were added.
    pub included_count: usize,
    /// What was left out, each with its reason: the first of it.
    pub excluded: Vec<TotalRowView>,
    /// How many figures were left out.
    pub excluded_count: usize,
}

/// One figure of a total.
#[derive(Clone, Debug, Serialize)]
pub struct TotalRowView {
    /// Story's title.
    pub title: String,
    /// Tag of the language of the title.
    pub lang: String,
    /// Story's address.
    pub url: String,
    /// Tag of the language of the author's words.
    pub facts_lang: String,
    /// The author's own words.
    pub wording: String,
    /// Why it was left out; empty when it went in.
    pub reason: String,
}
