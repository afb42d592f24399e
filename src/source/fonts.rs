//! The faces that are installed on a machine and that official Vietnamese documents are set in.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads the disk")]

use walkdir::WalkDir;

/// Where systems keep their faces.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:\\Windows\\Fonts",
];

/// How the files of a family are named, the family most wanted first.
const FAMILIES: [&[&str]; 3] = [
    &[
        "times.ttf",
        "timesbd.ttf",
        "timesi.ttf",
        "times new roman.ttf",
        "times new roman bold.ttf",
        "times new roman italic.ttf",
    ],
    &["tinos-regular.ttf", "tinos-bold.ttf", "tinos-italic.ttf"],
    &["liberationserif-regular.ttf", "liberationserif-bold.ttf", "liberationserif-italic.ttf"],
];

/// Reads the faces of the first family that is installed: Times New Roman, or one of its measures.
pub fn installed() -> Vec<Vec<u8>> {
    let walk = |folder| WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files: Vec<_> = FOLDERS.into_iter().flat_map(walk).collect();
    let name = |it: &walkdir::DirEntry| it.file_name().to_string_lossy().to_lowercase();
    let of = |family: &&[&str]| -> Vec<Vec<u8>> {
        let own = files.iter().filter(|it| family.contains(&name(it).as_str()));
        own.filter_map(|it| std::fs::read(it.path()).ok()).collect()
    };
    FAMILIES.iter().map(of).find(|it| !it.is_empty()).unwrap_or_default()
}
