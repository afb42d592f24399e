//! Joins the parts of a script into the one that is published.
//!
//! Parts are short files that explain themselves; a reader's browser takes one file without the
//! explanations. Only whole lines of comment, and types within a line, are left out, so that no
//! string can be harmed.

use std::collections::BTreeMap;

/// Joins the scripts of each folder: the parts in `search/` are `search.js`.
pub(super) fn joined<'a>(files: &[(&'a str, &'a Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let mut folders: BTreeMap<&str, Vec<&[u8]>> = BTreeMap::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_part(name)) {
        let folder = name.split('/').next().unwrap_or_default();
        folders.entry(folder).or_default().push(bytes);
    }
    folders.into_iter().map(|(folder, parts)| (format!("{folder}.js"), join(&parts))).collect()
}

/// Tells whether a file is a part of a script.
pub(super) fn is_part(name: &str) -> bool {
    name.contains('/') && name.rsplit_once('.').is_some_and(|(_, it)| it == "js")
}

/// Joins parts in their order.
fn join(parts: &[&[u8]]) -> Vec<u8> {
    let mut script = "\"use strict\";\n".to_owned();
    for part in parts {
        let mut in_comment = false;
        for line in String::from_utf8_lossy(part).lines().map(str::trim) {
            in_comment |= line.starts_with("/*");
            if !in_comment && !line.is_empty() && !line.starts_with("//") {
                script.push_str(&without_types(line));
                script.push('\n');
            }
            in_comment &= !line.ends_with("*/");
        }
    }
    script.into_bytes()
}

/// Takes the types off a line: `/** @type {Word} */ (it)` is `(it)`.
fn without_types(line: &str) -> String {
    let mut parts = line.split("/** @");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once("*/ ").map_or(part, |it| it.1));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_without_their_comments() {
        let one = b"/**\n * Why.\n */\n\nconst a = 1; // kept\n".to_vec();
        let two = b"/** @type {x} */\n  let b = /** @type {y} */ (a);\n// c\n".to_vec();
        let other = b"let c;\n".to_vec();
        let files = [("s/1.js", &one), ("s/2.js", &two), ("t.js", &other), ("u/a.css", &other)];
        let expected = "\"use strict\";\nconst a = 1; // kept\nlet b = (a);\n";
        assert_eq!(joined(&files), [("s.js".to_owned(), expected.as_bytes().to_vec())]);
    }
}
