//! Writes what comes with a release beside the program: its manual in both languages, completions for
//! shells, and the licences of all packages that are built into it.
//!
//! `cargo run --example handout -- FOLDER TARGET`, as `.github/release.sh` calls it.

#![expect(clippy::disallowed_methods, reason = "a release is written to the disk")]

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap_complete::{Shell, generate_to};
use danvan::cli::command;
use danvan::diagnostic::Lang;
use serde_json::Value;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name the folder to write to")?);
    let target = arguments.next().ok_or("name the target, such as x86_64-unknown-linux-gnu")?;
    manual(&folder.join("man"))?;
    completions(&folder.join("completions"))?;
    licences(&folder.join("licences"), &target)
}

/// Writes a page for every command: English as `man danvan`, Vietnamese as `man -L vi danvan`.
fn manual(folder: &Path) -> Done {
    for (lang, inner) in [(Lang::En, "man1"), (Lang::Vi, "vi/man1")] {
        let folder = folder.join(inner);
        fs::create_dir_all(&folder)?;
        clap_mangen::generate_to(command(lang).name("danvan"), &folder)?;
    }
    Ok(())
}

fn completions(folder: &Path) -> Done {
    fs::create_dir_all(folder)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        generate_to(shell, &mut command(Lang::En), "danvan", folder)?;
    }
    Ok(())
}

/// Writes the licences of every package within the program, each with the text that it brings, and the list
/// of all.
fn licences(folder: &Path, target: &str) -> Done {
    fs::create_dir_all(folder)?;
    let asked = ["metadata", "--locked", "--format-version", "1", "--filter-platform", target];
    let told = Command::new(env!("CARGO")).args(asked).output()?;
    let told: Value = serde_json::from_slice(&told.stdout)?;
    let packages = told["packages"].as_array().ok_or("cargo tells of no packages")?;
    let mut list = fs::File::create(folder.join("LIST"))?;
    for package in packages.iter().filter(|it| it["source"].is_string()) {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let name = format!("{}-{}", text("name"), text("version"));
        writeln!(list, "{name}: {} ({})", text("license"), text("repository"))?;
        let root = Path::new(text("manifest_path")).parent().ok_or("a package has a folder")?;
        copy_texts(root, &folder.join(&name))?;
    }
    Ok(())
}

/// Copies the texts of licences, those of what a package carries in folders of its own too.
fn copy_texts(from: &Path, to: &Path) -> Done {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        let is_text = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|it| name.starts_with(it));
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy_texts(&entry.path(), &to.join(entry.file_name()))?;
        } else if is_text && kind.is_file() {
            fs::create_dir_all(to)?;
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
