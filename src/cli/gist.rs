//! What a build tells of very many warnings: the first of each kind, and how many more there are. Who
//! wants all of them asks `danvan check`.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Lang, Severity, Text};
use crate::vi::show;

/// The most warnings of a kind that are told.
const MOST: usize = 100;

/// Diagnostics as a build tells them.
pub(super) struct Gist {
    /// Those that are told, in their order: every error, and the first warnings of each kind.
    pub(super) told: Vec<Diagnostic>,
    /// How many more warnings there are of a kind.
    more: BTreeMap<&'static str, usize>,
}

impl Gist {
    /// Takes the gist of diagnostics.
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut met: BTreeMap<&'static str, usize> = BTreeMap::new();
        let is_told = |it: &&Diagnostic| {
            let met = met.entry(it.code).or_default();
            *met += usize::from(it.severity == Severity::Warning);
            *met <= MOST || it.severity == Severity::Error
        };
        let told = diagnostics.iter().filter(is_told).cloned().collect();
        let more = met.into_iter().filter_map(|(code, met)| Some((code, met.checked_sub(MOST)?)));
        Self { told, more: more.filter(|it| it.1 > 0).collect() }
    }

    /// Says how many more warnings there are, a line for each kind.
    pub(super) fn more(&self) -> Text {
        let vi = self.more.iter().map(|(code, more)| {
            let more = show::number_in((*more).into(), Lang::Vi);
            format!("còn {more} cảnh báo `{code}` nữa: `danvan check` kể hết\n")
        });
        let en = self.more.iter().map(|(code, more)| {
            let more = show::number_in((*more).into(), Lang::En);
            format!("and {more} more of `{code}`: `danvan check` tells all of them\n")
        });
        Text::new(vi.collect::<String>(), en.collect::<String>())
    }
}
