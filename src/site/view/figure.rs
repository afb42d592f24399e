//! Figures as a page shows them: the author's words, our reading, the drawing.

use serde::Serialize;

/// One figure of a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureView {
    /// Key of the metric.
    pub key: String,
    /// Address of the metric's ranking; empty where the site has none.
    pub ranking: String,
    /// Name of the metric.
    pub label: String,
    /// Tag of the language of that name; empty where it is the page's.
    pub label_lang: String,
    /// What the metric means, in one sentence; may be empty.
    pub help: String,
    /// Tag of the language of that sentence.
    pub help_lang: String,
    /// The author's own words: "gần 1.000 m2".
    pub wording: String,
    /// Tag of the language of the author's words, notes and parts.
    pub lang: String,
    /// Our reading, set out: "gần 1.000 m²"; empty when it adds nothing to the wording.
    pub reading: String,
    /// `single`, `range`, `ratio` or `change`.
    pub form: String,
    /// Before and after, for a change.
    pub change: Option<ChangeView>,
    /// Part and whole, for a ratio.
    pub ratio: Option<RatioView>,
    /// What it covers, when that is not the story itself; may be empty.
    pub scope: String,
    /// Its own period; may be empty.
    pub period: String,
    /// `ket-qua` (result), `boi-canh` (context), `truoc` (before) or `sau` (after).
    pub role: String,
    /// The author's note; may be empty.
    pub note: String,
    /// What it is made of.
    pub parts: Vec<PartView>,
    /// Why it stands although the source's own numbers disagree; may be empty.
    pub accepted: Vec<String>,
}

/// Before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeView {
    /// Before, with unit.
    pub from: String,
    /// After, with unit.
    pub to: String,
    /// The number before, in the metric's unit, as the filter `slope` draws it: "2.1".
    pub from_number: String,
    /// The number after.
    pub to_number: String,
}

/// Part and whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RatioView {
    /// The part.
    pub part: String,
    /// The whole.
    pub whole: String,
    /// The share, "76,7%".
    pub percent: String,
    /// The share in whole percent, as the filter `meter` draws it.
    pub share: u8,
}

/// One part of a figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartView {
    /// What the part is; empty when the author gave none.
    pub label: String,
    /// The author's own words.
    pub wording: String,
}
