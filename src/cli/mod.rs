//! The command line: one file a command.
//!
//! Exit codes: 0 well, 1 problems in the content, 2 could not run.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod arguments;
mod build;
mod check;
mod command_line;
mod copies;
mod english;
mod gist;
mod headers;
mod import;
mod index_parts;
mod init;
mod kept_readings;
mod new;
mod outputs;
mod places;
mod preview;
mod print;
mod publish;
mod schema;
mod search_files;
mod serve;
mod share;
mod standing;
mod status;
mod studio;
mod terminal;
mod theme;
mod tints;
mod unchanging;

use arguments::{Command, SiteOptions};
use jiff::civil::Date;
use outputs::{Outputs, outputs};

use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Lang, Sources, Text};
use crate::emit::{self, DiskError};
use crate::site::{self, Compiled, Known, Showcase};
use crate::source::clock::today;
use crate::source::scan::{Tree, scan};
use crate::source::text::nfc;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Well.
    Done,
    /// The content has problems.
    Problems,
}

/// Why a command could not run, ready to show.
type Failure = Text;

/// Runs the program.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let (cli, terminal) = match command_line::parse(arguments) {
        Ok(parsed) => parsed,
        Err(code) => return code,
    };
    let outcome = match cli.command {
        Command::Init(options) => init::run(&options, terminal),
        Command::New(options) => new::run(&options, terminal),
        Command::Build(options) => build::run(&options, terminal),
        Command::Check(options) => check::run(&options, terminal),
        Command::Serve(options) => serve::run(&options, terminal),
        Command::Studio(options) => studio::run(&options, terminal),
        Command::Status(options) => status::run(&options, terminal),
        Command::Schema(options) => schema::run(&options, terminal),
        Command::Places(options) => places::run(&options, terminal),
        Command::Print(options) => print::run(&options, terminal),
        Command::Headers(options) => headers::run(&options, terminal),
        Command::Publish(options) => publish::run(&options, terminal),
        Command::Theme(options) => theme::run(&options, terminal),
        Command::Import(options) => import::run(&options, terminal),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(failure) => {
            terminal.fail(&failure);
            ExitCode::from(2)
        }
    }
}

/// Gives the command line with its help in a language, for who writes a manual of it.
pub fn command(lang: Lang) -> clap::Command {
    command_line::command(lang)
}

/// A showcase read and compiled.
struct Loaded {
    tree: Tree,
    compiled: Compiled,
    outputs: Outputs,
}

impl Loaded {
    fn sources(&self, diagnostics: &[Diagnostic]) -> Sources {
        self.tree.sources(diagnostics)
    }
}

/// Reads and compiles the showcase in a folder.
fn load(options: &SiteOptions, adjust: impl FnOnce(Config) -> Config) -> Result<Loaded, Failure> {
    let root = root(&options.root)?;
    Ok(compile(scan(&root), day(options), adjust, None))
}

/// Gives the day that a command takes for today.
fn day(options: &SiteOptions) -> Date {
    options.date.unwrap_or_else(today)
}

fn compile(
    scanned: (Tree, Vec<Diagnostic>),
    today: Date,
    adjust: impl FnOnce(Config) -> Config,
    known: Option<Known<'_>>,
) -> Loaded {
    let compile = |tree: &Tree, config| site::compile(tree, config, known);
    compile_by(scanned, today, adjust, compile, |_, showcase| outputs(showcase))
}

fn compile_by(
    (tree, unreadable): (Tree, Vec<Diagnostic>),
    today: Date,
    adjust: impl FnOnce(Config) -> Config,
    compile: impl FnOnce(&Tree, Option<Config>) -> Compiled,
    outputs: impl FnOnce(&Tree, &Showcase) -> (Outputs, Vec<Diagnostic>),
) -> Loaded {
    let (config, wrong) = site::configure(&tree, today);
    let mut compiled = compile(&tree, config.map(adjust));
    let planned = compiled.showcase.as_ref().map(|it| outputs(&tree, it));
    let (outputs, unwritable) = planned.unwrap_or_default();
    compiled.diagnostics.extend([unreadable, wrong, unwritable].into_iter().flatten());
    diagnostic::sort(&mut compiled.diagnostics);
    Loaded { tree, compiled, outputs }
}

/// Gives the folder of a showcase; a command that writes into one, or waits on one, needs it.
fn showcase_root(path: &Path) -> Result<PathBuf, Failure> {
    let root = root(path)?;
    if root.join(crate::config::PATH).is_file() {
        return Ok(root);
    }
    let path = path.display();
    Err(Text::new(
        format!(
            "{path} không phải thư mục của trang: không có content/site.yaml\n  `danvan init THƯ-MỤC` tạo một trang mới; --root THƯ-MỤC chỉ ra trang đã có"
        ),
        format!(
            "{path} is no showcase: it has no content/site.yaml\n  `danvan init FOLDER` makes one; --root FOLDER names another"
        ),
    ))
}

fn root(path: &Path) -> Result<PathBuf, Failure> {
    if path.is_dir() {
        return Ok(path.to_owned());
    }
    let path = path.display();
    Err(Text::new(format!("không có thư mục {path}"), format!("there is no folder {path}")))
}

/// Gives the path of a file of the showcase as its editor would write it.
fn under(root: &Path, name: &str) -> PathBuf {
    if root == Path::new(".") { name.into() } else { root.join(name) }
}

/// Counts errors and warnings.
fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics.iter().filter(|it| it.severity == diagnostic::Severity::Error).count();
    (errors, diagnostics.len() - errors)
}

/// Says how many problems there are.
fn summary(diagnostics: &[Diagnostic]) -> Text {
    let (errors, warnings) = count(diagnostics);
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    Text::new(
        format!("{errors} lỗi, {warnings} cảnh báo"),
        format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings)),
    )
}

/// Refuses a name for what is to be made that some system cannot hold: a site is written on one machine
/// and opened on another.
fn refuse_unusable(path: &Path) -> Result<(), Failure> {
    // A path that ends in dots names a folder that there is.
    let Some(name) = path.file_name().and_then(|it| it.to_str()) else { return Ok(()) };
    emit::OutputPath::new(&nfc(name.to_owned())).map(drop).map_err(|error| error.text())
}

/// Replaces files, all of them or none.
fn replace<T: AsRef<[u8]>>(files: &[(&Path, T)]) -> Result<(), Failure> {
    emit::replace(files).map_err(|DiskError { path, source, .. }| disk_failure(&path, &source))
}

/// Says what keeps a file from being read or written.
fn disk_failure(path: &Path, error: &std::io::Error) -> Failure {
    let (path, why) = (path.display(), diagnostic::disk::reason(error));
    Text::new(format!("{path}: {}", why.vi), format!("{path}: {}", why.en))
}

/// Says what the system says, which has no Vietnamese.
fn plain(error: &impl std::fmt::Display) -> Failure {
    Text::new(error.to_string(), error.to_string())
}

/// The language of messages, as the command line names it.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum LangArgument {
    /// Tiếng Việt
    #[default]
    Vi,
    /// English
    En,
}

impl From<LangArgument> for Lang {
    fn from(argument: LangArgument) -> Self {
        match argument {
            LangArgument::Vi => Self::Vi,
            LangArgument::En => Self::En,
        }
    }
}
