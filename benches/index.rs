//! Makes only the search's index of a showcase, to measure it apart from the pages:
//! `cargo run --release --example index -- SHOWCASE [OUTPUT]`.
//!
//! Without an output the showcase is read and nothing made: what the index costs is the difference.
//! The scripts that search lie beside it, so that `tests/search/` can ask it.

#![expect(clippy::disallowed_methods, clippy::print_stderr, reason = "a program that makes files")]

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use danvan::search::SearchFile;
use danvan::site::{self, Showcase, address};
use danvan::source::scan::scan;
use jiff::civil::date;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(showcase) = arguments.next() else {
        eprintln!("index SHOWCASE [OUTPUT]");
        return ExitCode::from(2);
    };
    match run(&showcase, arguments.next().as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(root: &Path, output: Option<&Path>) -> io::Result<()> {
    let (tree, _) = scan(root);
    let (config, _) = site::configure(&tree, date(2026, 11, 22));
    let showcase = site::compile(&tree, config, None).showcase;
    let showcase = showcase.ok_or_else(|| io::Error::other("the showcase cannot be read"))?;
    output.map_or(Ok(()), |output| write(&showcase, output))
}

fn write(showcase: &Showcase, output: &Path) -> io::Result<()> {
    let index = showcase.search_index().map_err(|it| io::Error::other(it.message.en))?;
    let bytes = |it: &SearchFile| it.bytes().map_err(|it| io::Error::other(it.message.en));
    let index = index.iter().map(|(url, file)| bytes(file).map(|it| (url, it)));
    let scripts = showcase.theme.assets().values().map(|it| (&it.url, it.bytes.to_vec()));
    let is_script = |url: &str| Path::new(url).extension().is_some_and(|it| it == "js");
    for file in index.chain(scripts.filter(|it| is_script(it.0)).map(Ok)) {
        let (url, bytes): (_, Vec<u8>) = file?;
        let path = output.join(address::file_of(url));
        std::fs::create_dir_all(path.parent().unwrap_or(output))?;
        std::fs::write(path, bytes)?;
    }
    Ok(())
}
