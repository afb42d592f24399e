//! `danvan places import`: a list of units brought into the tables of a showcase, whole or not at all.

#![expect(clippy::disallowed_methods, reason = "a command that reads the file it is given")]

use std::path::Path;
use std::sync::Arc;

use super::summary::Summary;
use super::{ImportOptions, Own};
use crate::catalogue::places::list::{self, Listing, Orders};
use crate::catalogue::places::update::Updated;
use crate::catalogue::places::{self, Registry};
use crate::cli::terminal::Terminal;
use crate::cli::{Failure, Outcome, disk_failure, replace, showcase_root, under};
use crate::data::read::places::{ReadList, read_places};
use crate::diagnostic::{self, Diagnostic, FilePath, Severity, Text};

/// Imports a list.
pub(super) fn run(options: &ImportOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let root = showcase_root(&options.root.root)?;
    let own = Own::read(&root);
    if own.diagnostics.iter().any(|it| it.severity == Severity::Error) {
        terminal.report(&own.diagnostics, &own.sources(&own.diagnostics));
        return Ok(Outcome::Problems);
    }
    let bytes = std::fs::read(&options.file).map_err(|it| disk_failure(&options.file, &it))?;
    let file: FilePath = Arc::from(options.file.display().to_string());
    let read = read_places(&file, &bytes);
    let orders = Orders { day: options.since, decree: options.decree.clone() };
    match bring_in(&read, &own.registry, &orders) {
        Ok((listing, updated)) => {
            terminal.report(&updated.warnings, &read.sources);
            let summary = Summary { before: &own.registry, listing: &listing, updated: &updated };
            terminal.print(summary.text(terminal.lang).trim_end());
            finish(options, &root, &updated, terminal)
        }
        Err(mut faults) => {
            diagnostic::sort(&mut faults);
            let sources = own.sources(&faults).into_iter().chain(read.sources.clone()).collect();
            terminal.report(&faults, &sources);
            let message = nothing_written(faults.len());
            terminal.tell(&message);
            Ok(Outcome::Problems)
        }
    }
}

/// Reads what a list says and brings it into the registry.
fn bring_in(
    read: &ReadList,
    registry: &Registry,
    orders: &Orders,
) -> Result<(Listing, Updated), Vec<Diagnostic>> {
    let mut faults = read.diagnostics.clone();
    let (listing, wrong) = list::read(&read.list, registry, orders);
    if faults.is_empty() {
        faults.extend(registry.check(&listing));
    }
    faults.extend(wrong);
    if !faults.is_empty() {
        return Err(faults);
    }
    let updated = registry.update(&listing)?;
    Ok((listing, updated))
}

fn finish(
    options: &ImportOptions,
    root: &Path,
    updated: &Updated,
    terminal: Terminal,
) -> Result<Outcome, Failure> {
    let message = if updated.changes.is_empty() {
        Text::new("Không có gì thay đổi; chưa ghi gì.", "Nothing changes; nothing was written.")
    } else if options.dry_run {
        Text::new(
            "Chưa ghi gì. Bỏ --dry-run để ghi.",
            "Nothing was written. Leave --dry-run out to write it.",
        )
    } else {
        let (units, links) = (under(root, places::UNITS), under(root, places::LINKS));
        let tables = &updated.tables;
        replace(&[(&units, tables.units_csv()), (&links, tables.links_csv())])?;
        let (units, links) = (units.display(), links.display());
        Text::new(format!("Đã ghi {units} và {links}."), format!("Wrote {units} and {links}."))
    };
    terminal.print(&format!("\n{}", message.get(terminal.lang)));
    Ok(Outcome::Done)
}

fn nothing_written(count: usize) -> Text {
    let plural = if count == 1 { "" } else { "s" };
    Text::new(
        format!("{count} lỗi: chưa ghi gì, bảng địa bàn còn nguyên"),
        format!("{count} error{plural}: nothing was written, the tables are as they were"),
    )
}
