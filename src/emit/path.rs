//! The path of an output: a name that every file system we publish to can hold.
//!
//! Whether two paths get into each other's way is the work of `plan`.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Lang, Text};

/// Our own folder in an output folder.
pub(super) const OWN_FOLDER: &str = ".danvan";

/// A file at the top of an output folder that is always left alone.
pub(super) const LEFT_ALONE: &str = ".gitignore";

/// The longest name of a file or folder, in bytes, on the common file systems.
const LONGEST_NAME: usize = 255;

/// How many bytes the name of a device on Windows has: from `con` to `conout$`.
const DEVICES: std::ops::RangeInclusive<usize> = 3..=7;

/// A file's path from the output's root, with `/` between its parts.
///
/// Invariant: no part is empty, `.`, `..`, reserved by Windows or by us, ends in a dot or a space,
/// or holds a character that some file system refuses; the whole is in NFC.
///
/// The path stands after a `/`: so an address of the site holds the same text, as it does a million times
/// on a great one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Takes a path that can be written on every system, or says what is wrong with it.
    pub fn new(text: &str) -> Result<Self, PathError> {
        Self::rooted(&format!("/{text}").into())
    }

    /// Takes a path that stands after a `/`, and shares the text.
    pub fn rooted(text: &Arc<str>) -> Result<Self, PathError> {
        let path = text.strip_prefix('/').unwrap_or_default();
        match fault_of(path) {
            None => Ok(Self(Arc::clone(text))),
            Some(fault) => Err(PathError { path: path.to_owned(), fault }),
        }
    }

    /// Gives the path as text.
    pub fn as_str(&self) -> &str {
        &self.0[1..]
    }

    /// Gives the folders the file lies in, outermost first: `a`, `a/b` for `a/b/c`.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        let path = self.as_str();
        path.match_indices('/').map(|(end, _)| &path[..end])
    }

    /// Says whether the file lies in a folder or in one of its subfolders.
    pub fn is_under(&self, folder: &str) -> bool {
        self.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OutputPath").field(&self.as_str()).finish()
    }
}

impl Hash for OutputPath {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // As the text that it lends hashes.
        self.as_str().hash(state);
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

/// Gives the form in which two names are one on a file system that ignores case.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if !text.is_ascii() {
        // Upper before lower, as some letters meet only there: ſ and s, ς and σ.
        let letters = text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
        return letters.nfc().collect();
    }
    if text.bytes().any(|it| it.is_ascii_uppercase()) {
        return text.to_ascii_lowercase().into();
    }
    text.into()
}

/// Why a text is no output path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// A part is empty: the path is empty, or a `/` stands at its start, its end or twice.
    EmptyPart,
    /// A part is `.` or `..`.
    Dots,
    /// A character that some file system refuses.
    Character(char),
    /// A part ends in a dot or a space, which Windows drops.
    Ending,
    /// A part is a device's name on Windows.
    Device,
    /// The name belongs to danvan or to git.
    Kept,
    /// A part is longer than 255 bytes.
    TooLong,
    /// The letters are not in NFC, and some file systems would change them.
    NotNfc,
}

/// A text that is no output path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    /// The text.
    pub path: String,
    /// What is wrong with it.
    pub fault: PathFault,
}

impl PathError {
    /// Says it in both languages.
    pub fn text(&self) -> Text {
        let (path, fault) = (&self.path, self.fault.text());
        Text::new(
            format!("`{path}` không dùng làm tên tệp được: {}", fault.vi),
            format!("`{path}` cannot be a file's path: {}", fault.en),
        )
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::default()))
    }
}

impl std::error::Error for PathError {}

impl PathFault {
    fn text(self) -> Text {
        match self {
            Self::EmptyPart => Text::new("có phần trống", "a part is empty"),
            Self::Dots => Text::new("có phần là `.` hoặc `..`", "a part is `.` or `..`"),
            Self::Character(found) => {
                let found = found.escape_debug();
                Text::new(
                    format!("không được có ký tự `{found}`"),
                    format!("the character `{found}` is not allowed"),
                )
            }
            Self::Ending => Text::new(
                "có phần kết thúc bằng dấu chấm hoặc dấu cách",
                "a part ends in a dot or a space",
            ),
            Self::Device => {
                Text::new("Windows dành riêng tên này", "Windows keeps this name for a device")
            }
            Self::Kept => {
                Text::new("tên này dành riêng cho danvan và git", "danvan and git keep this name")
            }
            Self::TooLong => {
                Text::new("có phần dài quá 255 byte", "a part is longer than 255 bytes")
            }
            Self::NotNfc => Text::new("chữ chưa ở dạng NFC", "its letters are not in NFC"),
        }
    }
}

// A great site has a million paths, and each is looked at whenever a manifest is read: what most of them
// are, ASCII and no device, is told first.
fn fault_of(path: &str) -> Option<PathFault> {
    if folds_to(path, LEFT_ALONE) {
        return Some(PathFault::Kept);
    }
    if !path.is_ascii() && !is_nfc(path) {
        return Some(PathFault::NotNfc);
    }
    path.split('/').find_map(fault_of_part)
}

fn fault_of_part(part: &str) -> Option<PathFault> {
    match part {
        "" => return Some(PathFault::EmptyPart),
        "." | ".." => return Some(PathFault::Dots),
        _ => {}
    }
    if let Some(found) = part.chars().find(|it| is_refused(*it)) {
        return Some(PathFault::Character(found));
    }
    if part.ends_with(['.', ' ']) {
        return Some(PathFault::Ending);
    }
    if is_device(part) {
        return Some(PathFault::Device);
    }
    if folds_to(part, OWN_FOLDER) {
        return Some(PathFault::Kept);
    }
    (part.len() > LONGEST_NAME).then_some(PathFault::TooLong)
}

/// Says whether a text is a name of ours, which is in small letters of ASCII, where case is ignored.
fn folds_to(text: &str, name: &str) -> bool {
    if text.is_ascii() { text.eq_ignore_ascii_case(name) } else { fold(text) == name }
}

/// Says whether some file system refuses a character.
fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\\' | '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

/// Says whether Windows opens a device by this name, whatever its extension.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    if !DEVICES.contains(&stem.len()) {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    let port = |name: &str| {
        stem.strip_prefix(name).is_some_and(|rest| {
            let mut digits = rest.chars();
            digits.next().is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c))
                && digits.next().is_none()
        })
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || port("com")
        || port("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_are_taken() {
        for path in [
            "index.html",
            "mo-hinh/duong-hoa/index.html",
            ".well-known/security.txt",
            ".nojekyll",
            "ảnh/Đường hoa.jpg",
            "console/com.html",
            "com10.html",
            "a/.gitignore",
        ] {
            assert_eq!(OutputPath::new(path).map(|p| p.to_string()), Ok(path.to_owned()));
        }
    }

    #[test]
    fn each_fault_is_named() {
        let long = "a".repeat(256);
        for (path, fault) in [
            ("", PathFault::EmptyPart),
            ("/etc/passwd", PathFault::EmptyPart),
            ("a//b", PathFault::EmptyPart),
            ("a/", PathFault::EmptyPart),
            ("../a", PathFault::Dots),
            ("a/./b", PathFault::Dots),
            ("C:/a", PathFault::Character(':')),
            ("a\\b", PathFault::Character('\\')),
            ("a\tb", PathFault::Character('\t')),
            ("a\nb", PathFault::Character('\n')),
            ("a./b", PathFault::Ending),
            ("a ", PathFault::Ending),
            ("CON", PathFault::Device),
            ("a/aux.html", PathFault::Device),
            ("nul .tar.gz", PathFault::Device),
            ("com1/x", PathFault::Device),
            ("LPT².txt", PathFault::Device),
            (".danvan/manifest", PathFault::Kept),
            ("a/.DanVan", PathFault::Kept),
            (".gitignore", PathFault::Kept),
            (&long, PathFault::TooLong),
            ("a\u{302}", PathFault::NotNfc),
        ] {
            assert_eq!(OutputPath::new(path).map_err(|e| e.fault), Err(fault), "{path:?}");
        }
    }

    #[test]
    fn a_fault_is_said_in_both_languages() {
        let text = OutputPath::new("a/b?.html").unwrap_err().text();
        assert_eq!(text.vi, "`a/b?.html` không dùng làm tên tệp được: không được có ký tự `?`");
        assert_eq!(
            text.en,
            "`a/b?.html` cannot be a file's path: the character `?` is not allowed"
        );
    }

    #[test]
    fn a_path_shares_the_text_that_it_stands_in() {
        let text: Arc<str> = "/a/b.html".into();
        let path = OutputPath::rooted(&text).unwrap();
        assert_eq!((path.as_str(), Arc::strong_count(&text)), ("a/b.html", 2));
        assert_eq!(path, OutputPath::new("a/b.html").unwrap());
        for (text, fault) in [("a", PathFault::EmptyPart), ("/../a", PathFault::Dots)] {
            assert_eq!(OutputPath::rooted(&text.into()).map_err(|it| it.fault), Err(fault));
        }
        let known: std::collections::HashSet<OutputPath> = [path].into();
        assert!(known.contains("a/b.html") && !known.contains("/a/b.html"));
    }

    #[test]
    fn folders_are_given_outermost_first() {
        let path = OutputPath::new("a/b/c").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert!(path.is_under("a/b") && !path.is_under("a/b/c") && !path.is_under("a/"));
    }

    #[test]
    fn folding_joins_what_a_careless_file_system_joins() {
        assert_eq!(fold("Đường/ẢNH.JPG"), fold("đường/ảnh.jpg"));
        assert_eq!(fold("ſ"), fold("S"));
        assert_ne!(fold("hòa"), fold("hoà"));
    }
}
