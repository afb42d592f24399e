//! The house itself: which room may use which, and that the guides speak of what there is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> impl Iterator<Item = (PathBuf, String)> {
    let files = WalkDir::new(root().join("src")).sort_by_file_name().into_iter();
    let files = files.map(|it| it.unwrap().into_path());
    let rust = files.filter(|path| path.extension().is_some_and(|it| it == "rs"));
    rust.map(|path| (path.clone(), fs::read_to_string(&path).unwrap()))
}

/// Reads the table of rooms in the head of `src/lib.rs`: each room and those it may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("//! | [`"));
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (name, uses) = (cells[1].trim_matches(['[', '`', ']']), cells[3]);
        let above: BTreeSet<String> = rooms.keys().cloned().collect();
        let allowed = match uses {
            "–" => BTreeSet::new(),
            "everything" | "everything above" => above,
            _ => named(uses, &rooms),
        };
        rooms.insert(name.to_owned(), allowed);
    }
    rooms
}

/// Reads "`catalogue` and above, `media`": above a room is what it may use itself.
fn named(uses: &str, rooms: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut allowed = BTreeSet::new();
    for part in uses.split(", ") {
        let name = part.split('`').nth(1).unwrap();
        allowed.insert(name.to_owned());
        if part.ends_with("and above") {
            allowed.extend(rooms[name].iter().cloned());
        }
    }
    allowed
}

/// Finds the rooms that a file names: `crate::site::Page`, `use crate::{site, emit::Plan}`.
fn used(text: &str) -> BTreeSet<String> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code: String = text.lines().filter(is_code).collect::<Vec<_>>().join("\n");
    let mut rooms = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(first_words(group)),
            None => rooms.extend([word(rest)]),
        }
    }
    rooms
}

fn word(text: &str) -> String {
    text.chars().take_while(|it| it.is_ascii_lowercase() || *it == '_').collect()
}

/// Gives the first word of each item of a group, whatever is nested in it.
fn first_words(group: &str) -> Vec<String> {
    let (mut depth, mut words, mut starts) = (0, Vec::new(), true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts = true,
            _ if starts && letter.is_ascii_lowercase() => {
                words.push(word(&group[at..]));
                starts = false;
            }
            _ => {}
        }
    }
    words
}

#[test]
fn rooms_use_only_what_the_table_allows() {
    let table = table();
    for (path, text) in sources() {
        let inner = path.strip_prefix(root().join("src")).unwrap();
        let room = inner.components().next().unwrap().as_os_str().to_str().unwrap();
        let room = room.trim_end_matches(".rs");
        let Some(allowed) = table.get(room) else {
            assert!(matches!(room, "lib" | "main"), "{room} is not in the table of src/lib.rs");
            continue;
        };
        for other in used(&text).iter().filter(|it| *it != room && table.contains_key(*it)) {
            assert!(allowed.contains(other), "{} uses {other}", inner.display());
        }
    }
}

#[test]
fn table_names_every_room_in_an_order_without_circles() {
    let table = table();
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: BTreeSet<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, table.keys().map(String::as_str).collect());
    for (room, allowed) in &table {
        for other in allowed {
            assert!(!table[other].contains(room), "{room} and {other} use each other");
        }
    }
}

#[test]
fn imports_are_found_however_they_are_written() {
    let text = "use crate::site::{Page, plan};\nuse crate::{emit, vi::{fold, show}, story};\n// crate::cli\n    let it = crate::config::PATH;";
    let found: Vec<String> = used(text).into_iter().collect();
    assert_eq!(found, ["config", "emit", "site", "story", "vi"]);
}

/// Finds the name of every problem that can be told.
fn codes() -> BTreeSet<String> {
    let texts = sources().filter(|(path, _)| {
        path.components()
            .any(|it| matches!(it.as_os_str().to_str(), Some("diagnostic" | "markdown")))
    });
    let mut codes = BTreeSet::new();
    for (_, text) in texts {
        let quoted = text.split('"').skip(1).step_by(2);
        let is_code = |it: &&str| {
            it.contains('-')
                && it.bytes().all(|it| it.is_ascii_lowercase() || it == b'-' || it == b'8')
        };
        codes.extend(quoted.filter(is_code).map(str::to_owned));
    }
    codes
}

#[test]
fn problems_of_the_guide_are_those_that_are_told() {
    let codes = codes();
    let guide = fs::read_to_string(root().join("docs/huong-dan.md")).unwrap();
    let rows = guide.lines().skip_while(|line| !line.starts_with("| Tên lỗi |")).skip(2);
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 20, "the guide has lost its table of problems");
    for row in rows {
        let names = row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2);
        for name in names {
            assert!(codes.contains(name), "the guide explains {name}, which is never told");
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in sources() {
        let shown = path.strip_prefix(root()).unwrap().display();
        assert!(text.starts_with("//! "), "{shown} does not say what it is for");
    }
}
