//! What must be written and deleted so that the output becomes as planned.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::manifest::Manifest;
use super::path::OutputPath;
use super::plan::{Plan, Planned};

/// Why an output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It was not in the output before.
    New,
    /// What determines its bytes has changed.
    Changed,
    /// It is in the manifest, but gone from disk or of another length there.
    Missing,
}

/// An output to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write<'a> {
    /// Its index among the planned outputs.
    pub index: usize,
    /// Where it stands among them in the order of paths.
    pub(super) place: u32,
    /// The output.
    pub output: &'a Planned,
    /// Why it is written.
    pub why: Why,
}

/// The way from the output as it is to the output as planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteDiff<'a> {
    /// What to write, in the order planned.
    pub write: Vec<Write<'a>>,
    /// What to delete, in the order of paths.
    pub delete: Vec<OutputPath>,
    /// How many outputs stay as they are.
    pub keep: usize,
}

impl SiteDiff<'_> {
    /// Says whether the output is already as planned.
    pub fn is_empty(&self) -> bool {
        self.write.is_empty() && self.delete.is_empty()
    }
}

/// Compares what is planned with what the manifest says is there.
///
/// `length` gives the length that a file has on disk; it is asked only of files in the manifest.
pub fn diff<'a>(
    old: &Manifest,
    plan: &'a Plan,
    length: impl Fn(&OutputPath) -> Option<u64> + Sync,
) -> SiteDiff<'a> {
    let outputs = plan.outputs();
    let reasons: Vec<Option<Why>> =
        outputs.par_iter().map(|output| reason(old, output, &length)).collect();
    let write: Vec<_> = outputs
        .iter()
        .zip(reasons)
        .enumerate()
        .filter_map(|(index, (output, why))| {
            Some(Write { index, place: plan.place(index), output, why: why? })
        })
        .collect();
    let keep = outputs.len() - write.len();
    SiteDiff { write, delete: gone(old, outputs), keep }
}

fn reason(
    old: &Manifest,
    output: &Planned,
    length: impl Fn(&OutputPath) -> Option<u64>,
) -> Option<Why> {
    let Some(entry) = old.get(output.path.as_str()) else {
        return Some(Why::New);
    };
    if length(&output.path) != Some(entry.length) {
        return Some(Why::Missing);
    }
    let same = (Some(entry.key), entry.rank) == (output.key, output.rank);
    (!same).then_some(Why::Changed)
}

fn gone(old: &Manifest, outputs: &[Planned]) -> Vec<OutputPath> {
    if old.is_empty() {
        return Vec::new();
    }
    let planned: BTreeSet<&OutputPath> = outputs.iter().map(|output| &output.path).collect();
    old.iter().map(|(path, _)| path).filter(|path| !planned.contains(path)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::{Entry, Key, Rank};

    fn planned(path: &str, key: &str) -> Planned {
        let path = OutputPath::new(path).unwrap();
        Planned { path, key: Some(Key::of(key.as_bytes())), rank: Rank::Page }
    }

    #[test]
    fn each_output_has_its_reason() {
        let old: Manifest = ["changed", "deleted", "kept", "lost", "short"]
            .map(|path| {
                let Planned { path, key, rank } = planned(path, "1");
                (path, Entry { key: key.unwrap(), length: 5, rank })
            })
            .into_iter()
            .collect();
        let plan = [("kept", "1"), ("short", "1"), ("new", "1"), ("lost", "1"), ("changed", "2")];
        let plan = Plan::new(plan.map(|(path, key)| planned(path, key)).to_vec()).unwrap();
        let found = diff(&old, &plan, |path| match path.as_str() {
            "lost" => None,
            "short" => Some(0),
            _ => Some(5),
        });
        let why: Vec<_> = found.write.iter().map(|write| (write.index, write.why)).collect();
        assert_eq!(why, [(1, Why::Missing), (2, Why::New), (3, Why::Missing), (4, Why::Changed)]);
        assert_eq!(found.delete, [OutputPath::new("deleted").unwrap()]);
        assert_eq!(found.keep, 1);
    }

    #[test]
    fn another_rank_is_a_change() {
        let output = planned("a", "1");
        let entry = Entry { key: output.key.unwrap(), length: 0, rank: Rank::Asset };
        let old = Manifest::from_iter([(output.path.clone(), entry)]);
        let plan = Plan::new(vec![output]).unwrap();
        assert_eq!(diff(&old, &plan, |_| Some(0)).write[0].why, Why::Changed);
    }
}
