//! Paths within a showcase, which are text with `/` between their parts.

use crate::diagnostic::FilePath;

/// Gives the folder that a file's relative paths start from.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Joins a relative path to a folder; `None` if it climbs out of the site.
pub fn join(folder: &str, relative: &str) -> Option<FilePath> {
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/").into())
}
