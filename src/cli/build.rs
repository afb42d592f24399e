//! `danvan build`: the whole site to disk, or nothing.

use std::path::Path;

use rayon::prelude::*;

use super::arguments::BuildOptions;
use super::outputs::Outputs;
use super::terminal::Terminal;
use super::{Failure, Outcome, load, summary, under};
use crate::config::{Config, Profile};
use crate::diagnostic::{Diagnostic, Text};
use crate::emit::{ApplyError, Key, Plan, Planned, Rank, SiteDiff, Store, Why};
use crate::site::page::{Page, PageKind};
use crate::site::{Showcase, render};

/// Builds the site.
pub(super) fn run(options: &BuildOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let loaded = load(&options.site, |config| adjust(config, options))?;
    let sources = loaded.sources();
    let (compiled, mut outputs) = (loaded.compiled, loaded.outputs);
    terminal.report(&compiled.diagnostics, &sources);
    let fatal = compiled.has_errors();
    let Some(showcase) = compiled.showcase.filter(|_| !fatal) else {
        return Ok(refuse(&compiled.diagnostics, terminal));
    };
    let problems = outputs.add_search(&showcase);
    if !problems.is_empty() {
        terminal.report(&problems, &sources);
        return Ok(refuse(&problems, terminal));
    }
    let output = options.output.clone().unwrap_or_else(|| under(&options.site.root, "public"));
    let target = Target { output: &output, explain: options.explain };
    match write(&showcase, outputs, &target, terminal) {
        Ok(counted) => {
            terminal.print(counted.get(terminal.lang));
            Ok(Outcome::Done)
        }
        Err(ApplyError::Render { error, .. }) => {
            let problems = [*error];
            terminal.report(&problems, &sources);
            Ok(refuse(&problems, terminal))
        }
        Err(ApplyError::Store(error)) => Err(error.text()),
    }
}

fn adjust(mut config: Config, options: &BuildOptions) -> Config {
    if let Some(base_url) = &options.base_url {
        config.settings.base_url = base_url.clone();
    }
    let profile = if options.full { Profile::Full } else { Profile::Fast };
    Config { drafts: options.unfinished.wanted(), profile, ..config }
}

/// Says that the problems keep the site from being written.
fn refuse(problems: &[Diagnostic], terminal: Terminal) -> Outcome {
    let counted = summary(problems);
    terminal.tell(&Text::new(
        format!("{}: chưa ghi gì, trang cũ còn nguyên", counted.vi),
        format!("{}: nothing was written, the old site stands", counted.en),
    ));
    Outcome::Problems
}

struct Target<'a> {
    output: &'a Path,
    explain: bool,
}

/// Brings the output folder to what is planned, and says how much that was.
fn write(
    showcase: &Showcase,
    outputs: Outputs,
    target: &Target<'_>,
    terminal: Terminal,
) -> Result<Text, ApplyError<Box<Diagnostic>>> {
    let Outputs { pages, files } = outputs;
    let mut store = Store::open(target.output)?;
    let bar = terminal.progress(pages.len(), &Text::new("Đang tính", "Planning"));
    let key = |page: &Page| {
        bar.step();
        Key::from(render::key(showcase, page))
    };
    let keys: Vec<Key> = pages.par_iter().map(key).collect();
    bar.finish();
    let planned = files.iter().map(|file| Planned {
        path: file.path.clone(),
        key: file.encoding.key(keys[file.page]),
        rank: rank(&pages[file.page].kind),
    });
    let plan =
        Plan::new(planned.collect()).expect("clashes are errors, and errors are not written");
    let diff = store.diff(&plan);
    if target.explain {
        explain(&diff, terminal);
    }
    let counted = counted(&diff);
    let bar = terminal.progress(diff.write.len(), &Text::new("Đang ghi", "Writing"));
    let make = |index: usize| {
        let file = &files[index];
        render::render(showcase, &pages[file.page]).map(|bytes| file.encoding.encode(bytes))
    };
    let applied = store.apply(&diff, make, |_| bar.step());
    bar.finish();
    applied.map(|_| counted)
}

/// Says when an output is put in place: what others point to comes first.
fn rank(kind: &PageKind) -> Rank {
    match kind {
        PageKind::ThemeAsset(_)
        | PageKind::Picture { .. }
        | PageKind::Download(..)
        | PageKind::DataFile(_)
        | PageKind::SearchFile
        | PageKind::StoryData(_)
        | PageKind::ComparedFile(_) => Rank::Asset,
        PageKind::Story(_) | PageKind::NotFound => Rank::Page,
        _ => Rank::Listing,
    }
}

fn explain(diff: &SiteDiff<'_>, terminal: Terminal) {
    for write in &diff.write {
        let why = match write.why {
            Why::New => Text::new("mới", "new"),
            Why::Changed => Text::new("nội dung đổi", "changed"),
            Why::Missing => {
                Text::new("tệp đã mất hoặc khác độ dài", "missing or of another length")
            }
        };
        terminal.print(&format!("{}: {}", write.output.path, why.get(terminal.lang)));
    }
    let gone = Text::new("xóa, không còn trang này", "deleted, the page is no more");
    for path in &diff.delete {
        terminal.print(&format!("{path}: {}", gone.get(terminal.lang)));
    }
}

fn counted(diff: &SiteDiff<'_>) -> Text {
    let (written, deleted, kept) = (diff.write.len(), diff.delete.len(), diff.keep);
    Text::new(
        format!("Đã dựng {} tệp: ghi {written}, xóa {deleted}, giữ nguyên {kept}.", written + kept),
        format!(
            "Built {} files: {written} written, {deleted} deleted, {kept} kept.",
            written + kept
        ),
    )
}
