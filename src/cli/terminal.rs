//! Where a command speaks: results to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::render::{self, Style};
use crate::diagnostic::{Diagnostic, Lang, Sources, Text};

/// The terminal and the language it is spoken to in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    pub(super) lang: Lang,
}

impl Terminal {
    /// Writes a result. A reader that has gone away is no fault of ours.
    #[expect(clippy::unused_self, reason = "what speaks is the terminal, in whatever language")]
    pub(super) fn print(self, text: &str) {
        let mut out = io::stdout().lock();
        let _gone = writeln!(out, "{text}").and_then(|()| out.flush());
    }

    /// Writes results of several lines each, with an empty line between them.
    pub(super) fn print_all(self, texts: &[String]) {
        if !texts.is_empty() {
            self.print(&texts.join("\n\n"));
        }
    }

    /// Tells what happens.
    pub(super) fn tell(self, text: &Text) {
        let mut out = io::stderr().lock();
        let _gone = writeln!(out, "{}", text.get(self.lang));
    }

    /// Tells why a command could not run.
    pub(super) fn fail(self, text: &Text) {
        let word = match self.lang {
            Lang::Vi => "lỗi",
            Lang::En => "error",
        };
        let mut out = io::stderr().lock();
        let _gone = writeln!(out, "{word}: {}", text.get(self.lang));
    }

    /// Shows diagnostics, each over the line it is about.
    pub(super) fn report(self, diagnostics: &[Diagnostic], sources: &Sources) {
        self.show(&self.set_out(diagnostics, sources));
    }

    /// Sets diagnostics out as they are shown here, each over the line it is about.
    pub(super) fn set_out(self, diagnostics: &[Diagnostic], sources: &Sources) -> String {
        let (lang, style) = self.manner();
        let shown = |it| format!("{}\n\n", render::terminal(it, sources, lang, style));
        diagnostics.iter().map(shown).collect()
    }

    /// Shows what was set out.
    #[expect(clippy::unused_self, reason = "what speaks is the terminal, in whatever language")]
    pub(super) fn show(self, set_out: &str) {
        let _gone = io::stderr().lock().write_all(set_out.as_bytes());
    }

    /// Tells how diagnostics are set out here.
    pub(super) fn manner(self) -> (Lang, Style) {
        let style = if io::stderr().is_terminal() { Style::Coloured } else { Style::Plain };
        (self.lang, style)
    }

    /// Counts the steps of work whose end may be long in coming.
    pub(super) fn progress(self, steps: usize, what: &Text) -> Progress {
        let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}");
        let style = style.expect("the template is a constant").progress_chars("=> ");
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        bar.set_style(style);
        bar.set_message(what.get(self.lang).to_owned());
        Progress { bar, since: Instant::now(), is_seen: io::stderr().is_terminal() }
    }
}

/// A bar that is drawn once the work has taken a second, and only in a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    since: Instant,
    /// Whether it would be drawn in a terminal.
    is_seen: bool,
}

impl Progress {
    /// Counts one step.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        if self.is_seen && self.bar.is_hidden() && self.since.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// Work shorter than this needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);
