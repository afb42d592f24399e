//! The outputs about to be deleted, found by name whatever its case.

use std::collections::BTreeMap;

use super::path::{OutputPath, fold};

/// The outputs about to be deleted.
///
/// Invariant: they come from one manifest, so no two collide and each folder is spelled one way.
pub(super) struct Leaving<'a>(BTreeMap<String, &'a OutputPath>);

impl<'a> Leaving<'a> {
    /// Takes the outputs about to be deleted.
    pub(super) fn new(paths: impl IntoIterator<Item = &'a OutputPath>) -> Self {
        Self(paths.into_iter().map(|path| (fold(path.as_str()).into_owned(), path)).collect())
    }

    /// Finds the one of this name, in whatever case.
    pub(super) fn named(&self, path: &str) -> Option<&'a OutputPath> {
        self.0.get(&*fold(path)).copied()
    }

    /// Gives those in a folder, in whatever case.
    pub(super) fn under(&self, folder: &str) -> impl Iterator<Item = &'a OutputPath> {
        let folder = fold(folder);
        // `0` comes right after `/`.
        self.0.range(format!("{folder}/")..format!("{folder}0")).map(|(_, path)| *path)
    }

    /// Takes out those that must be gone before `path` can be put in place: a file where a folder
    /// must be, a folder where the file must be, and names that differ only in case.
    pub(super) fn take_in_the_way_of(&mut self, path: &OutputPath) -> Vec<OutputPath> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for name in path.folders().chain([path.as_str()]) {
            found.extend(self.named(name));
            let is_place = name == path.as_str();
            let spelled_otherwise = self.under(name).next().is_some_and(|one| !one.is_under(name));
            if is_place || spelled_otherwise {
                found.extend(self.under(name));
            }
        }
        found.sort_unstable();
        found.dedup();
        for one in &found {
            self.0.remove(&*fold(one.as_str()));
        }
        found.into_iter().cloned().collect()
    }

    /// Gives those that are left.
    pub(super) fn into_rest(self) -> impl Iterator<Item = &'a OutputPath> {
        self.0.into_values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutputPath {
        OutputPath::new(text).unwrap()
    }

    #[track_caller]
    fn check(leaving: &[&str], coming: &str, expected: &[&str]) {
        let leaving: Vec<_> = leaving.iter().map(|text| path(text)).collect();
        let mut leaving = Leaving::new(&leaving);
        let taken = leaving.take_in_the_way_of(&path(coming));
        assert_eq!(taken.iter().map(OutputPath::as_str).collect::<Vec<_>>(), expected);
        assert_eq!(leaving.take_in_the_way_of(&path(coming)), []);
    }

    #[test]
    fn neighbours_are_not_in_the_way() {
        check(&["a/x", "a-b", "a0", "b"], "a/y", &[]);
    }

    #[test]
    fn a_file_gives_way_to_a_folder() {
        check(&["a", "b"], "a/b/c", &["a"]);
        check(&["A/B"], "a/b/c", &["A/B"]);
    }

    #[test]
    fn a_folder_gives_way_to_a_file() {
        check(&["a/b", "a/c/d", "a-b", "ab"], "a", &["a/b", "a/c/d"]);
    }

    #[test]
    fn a_name_gives_way_to_itself_in_another_case() {
        check(&["Đường.html"], "đường.html", &["Đường.html"]);
        check(&["Anh/a", "Anh/b", "anh-c"], "anh/d", &["Anh/a", "Anh/b"]);
    }
}
