//! `danvan check`: everything wrong with the content, and nothing written.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::arguments::{CheckFormat, CheckOptions};
use super::terminal::Terminal;
use super::{Failure, Outcome, count, load, summary};
use crate::config::Config;
use crate::diagnostic::render::json;
use crate::diagnostic::{self, Diagnostic, Text};
use crate::print::{self, Source, Volume};
use crate::site::page::{Page, PageKind};
use crate::site::{Showcase, render};
use crate::source::scan::Tree;

/// Checks the content.
pub(super) fn run(options: &CheckOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let loaded =
        load(&options.site, |config| Config { drafts: options.unfinished.wanted(), ..config })?;
    let mut diagnostics = loaded.compiled.diagnostics;
    if let Some(showcase) = &loaded.compiled.showcase {
        diagnostics.extend(unrenderable(showcase, &loaded.outputs.pages));
        diagnostics.extend(unprintable(showcase, &loaded.tree));
    }
    diagnostic::sort(&mut diagnostics);
    let sources = loaded.tree.sources(&diagnostics);
    match options.format {
        CheckFormat::Text => {
            terminal.report(&diagnostics, &sources);
            if let Some(teams) = loaded.compiled.showcase.as_ref().and_then(listed_teams) {
                terminal.print(teams.get(terminal.lang));
            }
            terminal.print(summary(&diagnostics).get(terminal.lang));
        }
        CheckFormat::Json => {
            for diagnostic in &diagnostics {
                terminal.print(&json(diagnostic, &sources, terminal.lang));
            }
        }
    }
    let (errors, warnings) = count(&diagnostics);
    let bad = errors > 0 || (options.deny_warnings && warnings > 0);
    Ok(if bad { Outcome::Problems } else { Outcome::Done })
}

/// Counts the teams of the lists, if there is one, so that its editor sees that all were read.
fn listed_teams(showcase: &Showcase) -> Option<Text> {
    let catalogue = &showcase.catalogue;
    let listed = catalogue.teams.all().iter().filter(|it| it.is_listed);
    let units: Vec<_> = listed.map(|it| it.unit).collect();
    let communes: BTreeSet<_> = units.iter().collect();
    let (teams, communes) = (units.len(), communes.len());
    (teams > 0).then(|| {
        Text::new(
            format!("danh sách có {teams} tổ dân vận ở {communes} xã, phường"),
            format!("the lists hold {teams} teams of {communes} communes"),
        )
    })
}

/// Makes every volume, and gives what is wrong with it; the setting of pages is left to `print`.
fn unprintable(showcase: &Showcase, tree: &Tree) -> Vec<Diagnostic> {
    let (volumes, mut problems) = Volume::read_all(tree, &showcase.config.hidden);
    let say = |key: &str| showcase.theme.say(showcase.config.lang(), key);
    let (catalogue, config) = (&showcase.catalogue, &showcase.config);
    let source = Source { catalogue, config, tree, say: &say };
    for volume in &volumes {
        let (books, found) = print::make(volume, source);
        problems.extend(found);
        problems.extend(books.iter().flat_map(print::circles));
    }
    problems
}

/// Renders every page that a template makes, and gives what keeps one from being made.
fn unrenderable(showcase: &Showcase, pages: &[Page]) -> Vec<Diagnostic> {
    let templated = pages
        .par_iter()
        .filter(|page| !matches!(page.kind, PageKind::Picture { .. } | PageKind::Download(..)));
    templated.filter_map(|page| render::render(showcase, page).err().map(|it| *it)).collect()
}
