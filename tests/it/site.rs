//! A showcase in a folder of its own, and the program run on it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use snapbox::{Assert, Data, IntoData};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The day on which every test happens.
const TODAY: [&str; 2] = ["--date", "2026-11-22"];

const SETTINGS: &str = "name: Dân vận khéo\nbase_url: https://danvan.example\n";

/// A showcase on disk, gone when the test is over.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// Writes a fixture, and plain settings if it has none.
    pub(crate) fn new(fixture: &str) -> Self {
        let site = Self::bare(fixture);
        if !site.path("content/site.yaml").exists() {
            site.write("content/site.yaml", SETTINGS);
        }
        site
    }

    /// Writes a fixture and nothing else.
    pub(crate) fn bare(fixture: &str) -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in files(fixture) {
            site.write(path, text);
        }
        site
    }

    /// Copies what a showcase is built from, and nothing that was made of it.
    pub(crate) fn sources(&self) -> Self {
        let copy = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["content", "themes"].map(|it| self.path(it)) {
            let files = WalkDir::new(&folder).into_iter().filter_map(Result::ok);
            for file in files.filter(|it| it.file_type().is_file()) {
                let path = file.path().strip_prefix(self.folder.path()).unwrap();
                copy.write(path.to_str().unwrap(), fs::read(file.path()).unwrap());
            }
        }
        copy
    }

    /// Gives where a file of the showcase lies.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file and the folders it needs.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Reads a file of text.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Puts one text in the place of another in a file.
    #[track_caller]
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, text.replace(from, to));
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Builds into `public`.
    #[track_caller]
    pub(crate) fn build(&self) -> Run {
        self.run(&["build", "--explain"]).well()
    }

    /// Lists the files of an output folder in order, what danvan remembers there apart. The hash in
    /// the name of an asset is left out.
    pub(crate) fn outputs(&self, folder: &str) -> String {
        let files = output(&self.path(folder));
        files.keys().map(|path| without_hash(path) + "\n").collect()
    }

    /// Runs a command in the showcase on the tests' day, or the day it names itself.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let mut all = arguments.to_vec();
        if !arguments.contains(&"--date") {
            all.extend(TODAY);
        }
        danvan(self.folder.path(), &all)
    }

    /// Runs a command in the showcase on the tests' day and kills it; tells whether that came too late.
    pub(crate) fn kill(&self, arguments: &[&str], moment: Duration) -> bool {
        kill(self.folder.path(), &[arguments, &TODAY].concat(), moment)
    }
}

/// Runs a command in a folder and kills it at a moment; tells whether that came too late.
pub(crate) fn kill(folder: &Path, arguments: &[&str], moment: Duration) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_danvan"));
    command.current_dir(folder).args(arguments);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // The moment is the fault itself; nothing waits for anything to be done.
    std::thread::sleep(moment);
    let ended = child.try_wait().unwrap().is_some();
    child.kill().ok();
    child.wait().unwrap();
    ended
}

/// Runs the program in a folder.
pub(crate) fn danvan(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_danvan"));
    // The width of help follows the terminal, which no test has.
    command.current_dir(folder).args(arguments).env_remove("COLUMNS");
    command.output().unwrap().into()
}

/// What a run said, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Run {
    /// Holds the run to an exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.stderr, self.stdout);
        self
    }

    /// Holds the run to success.
    #[track_caller]
    pub(crate) fn well(self) -> Self {
        self.ends(0)
    }

    /// Gives what was told and then the result, as a terminal shows them.
    pub(crate) fn text(&self) -> String {
        format!("{}{}", self.stderr, self.stdout)
    }
}

/// Holds a text to the one that stands in the test, letter by letter.
#[track_caller]
pub(crate) fn same(actual: &str, expected: impl IntoData) {
    let expected: Data = expected.raw();
    Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV).eq(actual, expected);
}

/// Holds all that `danvan check` says of a fixture to the text that stands in the test.
#[track_caller]
pub(crate) fn check(fixture: &str, expected: impl IntoData) {
    check_with(&[], fixture, expected);
}

/// As [`check`], with further arguments.
#[track_caller]
pub(crate) fn check_with(arguments: &[&str], fixture: &str, expected: impl IntoData) {
    let run = Site::new(fixture).run(&[&["check"], arguments].concat());
    same(&run.text(), expected);
}

/// A model that is well, with further lines in its front matter.
pub(crate) fn model(front: &str) -> String {
    format!(
        "\
-- content/mo-hinh/duong-hoa.md --
---
id: abc234
title: Đường hoa thôn Đông
summary: Cả thôn trồng hoa ven đường.
kind: tap-the
field: kinh-te
{front}
---

## Cách làm

Mỗi hộ trồng một đoạn.
"
    )
}

/// Reads all files of an output folder, what danvan remembers there apart.
pub(crate) fn output(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        if entry.file_type().is_file() && !path.starts_with(".danvan/") {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// Tells files of a kind by the end of their names, which the site writes in small letters.
pub(crate) fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, it)| it == extension)
}

/// Names files without the hash of their bytes: `assets/style.0123456789ab.css`.
pub(crate) fn without_hash(text: &str) -> String {
    let is_hash = |part: &str| part.len() == 12 && part.bytes().all(|it| it.is_ascii_hexdigit());
    text.split('.').filter(|part| !is_hash(part)).collect::<Vec<_>>().join(".")
}

/// Takes a fixture apart: each file begins with a line `-- path --`.
fn files(fixture: &str) -> Vec<(&str, &str)> {
    let mut files = Vec::new();
    let mut rest = fixture;
    while let Some((path, start)) = next_file(rest) {
        let text = &rest[start..];
        let end = header(text).map_or(text.len(), |it| it.start);
        files.push((path, &text[..end]));
        rest = &text[end..];
    }
    files
}

fn next_file(fixture: &str) -> Option<(&str, usize)> {
    let line = header(fixture)?;
    let path = fixture[line.clone()].trim_end().strip_prefix("-- ")?.strip_suffix(" --")?;
    Some((path, line.end))
}

/// Finds the next line that names a file.
fn header(text: &str) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("-- ") && line.trim_end().ends_with(" --") {
            return Some(start..start + line.len());
        }
        start += line.len();
    }
    None
}
