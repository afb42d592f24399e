//! The outputs planned for a site, none in another's way.

use std::borrow::Cow;
use std::fmt;

use super::key::Key;
use super::path::{OutputPath, fold};
use crate::diagnostic::{Lang, Text};

/// What an output points at decides when it is put in place: an asset first, a listing last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Points at nothing, or only at other assets: pictures, styles, scripts, the search index.
    Asset,
    /// A page.
    Page,
    /// Names pages to readers from outside: a sitemap, a feed.
    Listing,
}

impl Rank {
    /// Gives the word that stands for the rank in our files.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Asset => "asset",
            Self::Page => "page",
            Self::Listing => "listing",
        }
    }

    /// Reads the word back.
    pub(super) fn parse(word: &str) -> Option<Self> {
        [Self::Asset, Self::Page, Self::Listing].into_iter().find(|rank| rank.word() == word)
    }
}

/// One file of the output as planned, not yet made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Where it will lie.
    pub path: OutputPath,
    /// What determines its bytes; none where that is told when it is made, as a new output may.
    pub key: Option<Key>,
    /// When it is put in place.
    pub rank: Rank,
}

/// All files of an output as planned.
///
/// Invariant: no two collide, on any file system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    outputs: Vec<Planned>,
    /// Where each stands in the order of their paths.
    places: Vec<u32>,
}

impl Plan {
    /// Takes outputs of which no two collide, or gives the collisions.
    pub fn new(outputs: Vec<Planned>) -> Result<Self, Vec<Collision>> {
        let count = u32::try_from(outputs.len()).expect("fewer outputs than 2^32");
        let path = |index: u32| &outputs[index as usize].path;
        let mut order: Vec<u32> = (0..count).collect();
        order.sort_unstable_by(|a, b| path(*a).cmp(path(*b)));
        let found = among(&order.iter().map(|it| path(*it)).collect::<Vec<_>>());
        if !found.is_empty() {
            return Err(found);
        }
        let mut places = vec![0; outputs.len()];
        for (place, index) in (0..).zip(order) {
            places[index as usize] = place;
        }
        Ok(Self { outputs, places })
    }

    /// Gives the outputs in the order they were planned.
    pub fn outputs(&self) -> &[Planned] {
        &self.outputs
    }

    /// Gives where the output number `index` stands in the order of their paths: to sort by that is
    /// cheaper than by the paths.
    pub(super) fn place(&self, index: usize) -> u32 {
        self.places[index]
    }
}

/// Two paths that cannot both be written on every file system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// One of them.
    pub first: OutputPath,
    /// The other; the same as the first if one path was planned twice.
    pub second: OutputPath,
}

impl Collision {
    fn between(a: &OutputPath, b: &OutputPath) -> Self {
        Self { first: a.min(b).clone(), second: a.max(b).clone() }
    }

    /// Says it in both languages.
    pub fn text(&self) -> Text {
        let Self { first, second } = self;
        if first == second {
            return Text::new(
                format!("hai nội dung cùng muốn ghi ra `{first}`; hãy đổi tên một bên"),
                format!("two outputs want to be `{first}`; rename one of them"),
            );
        }
        Text::new(
            format!(
                "`{first}` và `{second}` trùng nhau trên máy không phân biệt chữ hoa, chữ thường, \
                 hoặc một bên là thư mục của bên kia; hãy đổi tên một bên"
            ),
            format!(
                "`{first}` and `{second}` collide where upper and lower case are one, \
                 or one is the other's folder; rename one of them"
            ),
        )
    }
}

impl fmt::Display for Collision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::default()))
    }
}

impl std::error::Error for Collision {}

/// Finds paths that are one on a file system which ignores case, and files in the place of folders.
pub fn collisions<'a>(paths: impl IntoIterator<Item = &'a OutputPath>) -> Vec<Collision> {
    let mut paths: Vec<&OutputPath> = paths.into_iter().collect();
    paths.sort_unstable();
    among(&paths)
}

/// Finds them among sorted paths.
fn among(sorted: &[&OutputPath]) -> Vec<Collision> {
    let mut names = names(sorted);
    names.sort_unstable_by(|a, b| a.order().cmp(&b.order()));
    names
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.collides(b) => Some(Collision::between(a.owner, b.owner)),
            _ => None,
        })
        .collect()
}

/// A name taken on disk, by a file or by a folder on the way to one. A great site has a million.
struct Name<'a> {
    /// How it is spelled where case is ignored, if that is another spelling.
    folded: Option<Box<str>>,
    owner: &'a OutputPath,
    /// As much of its owner's path as it is.
    length: u32,
}

impl<'a> Name<'a> {
    fn new(owner: &'a OutputPath, spelled: &str) -> Self {
        let folded = match fold(spelled) {
            Cow::Owned(folded) => Some(folded.into()),
            Cow::Borrowed(_) => None,
        };
        let length = u32::try_from(spelled.len()).expect("no file system has such long names");
        Self { folded, owner, length }
    }

    fn spelled(&self) -> &'a str {
        &self.owner.as_str()[..self.length as usize]
    }

    fn folded(&self) -> &str {
        self.folded.as_deref().unwrap_or_else(|| self.spelled())
    }

    fn is_file(&self) -> bool {
        self.length as usize == self.owner.as_str().len()
    }

    fn order(&self) -> (&str, &str, bool, &OutputPath) {
        (self.folded(), self.spelled(), self.is_file(), self.owner)
    }

    fn collides(&self, other: &Self) -> bool {
        let is_file = self.is_file() || other.is_file();
        self.folded() == other.folded() && (is_file || self.spelled() != other.spelled())
    }
}

/// Gives the names that sorted paths take, each folder once.
fn names<'a>(sorted: &[&'a OutputPath]) -> Vec<Name<'a>> {
    let fresh = |at: usize| {
        let (owner, last) = (sorted[at], at.checked_sub(1).map(|it| sorted[it]));
        // Sorted paths of one folder stand together, so the last one tells what is known.
        owner.folders().filter(move |folder| last.is_none_or(|path| !path.is_under(folder)))
    };
    let folders: usize = (0..sorted.len()).map(|at| fresh(at).count()).sum();
    let mut names = Vec::with_capacity(sorted.len() + folders);
    for (at, owner) in sorted.iter().enumerate() {
        names.extend(fresh(at).map(|folder| Name::new(owner, folder)));
        names.push(Name::new(owner, owner.as_str()));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paths: &[&str], expected: &[(&str, &str)]) {
        let paths: Vec<_> = paths.iter().map(|path| OutputPath::new(path).unwrap()).collect();
        let found = collisions(&paths);
        let found: Vec<_> = found.iter().map(|c| (c.first.as_str(), c.second.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_folder_may_hold_many_files() {
        check(&["a/x", "a/y", "a-b", "a/z/x", "b/x"], &[]);
    }

    #[test]
    fn one_path_twice() {
        check(&["a", "b", "a"], &[("a", "a")]);
    }

    #[test]
    fn upper_and_lower_case() {
        check(&["anh/Đường.jpg", "anh/đường.jpg"], &[("anh/Đường.jpg", "anh/đường.jpg")]);
        check(&["Anh/a", "anh/b"], &[("Anh/a", "anh/b")]);
    }

    #[test]
    fn a_file_in_the_place_of_a_folder() {
        check(&["a", "a/b", "a/c"], &[("a", "a/b")]);
        check(&["A", "a/b/c"], &[("A", "a/b/c")]);
    }

    #[test]
    fn a_plan_holds_no_collision() {
        let planned = |path: &str| Planned {
            path: OutputPath::new(path).unwrap(),
            key: Some(Key::of(b"")),
            rank: Rank::Page,
        };
        assert_eq!(Plan::new(vec![planned("b"), planned("a")]).unwrap().outputs().len(), 2);
        let found = Plan::new(vec![planned("a"), planned("a")]).unwrap_err();
        assert_eq!(found[0].text().en, "two outputs want to be `a`; rename one of them");
    }
}
