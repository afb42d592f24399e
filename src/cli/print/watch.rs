//! Prints again whenever a file changes; what did not change is not set again.

use std::sync::mpsc;

use super::pdf::{print, typesetter};
use super::{PrintOptions, loaded};
use crate::cli::terminal::Terminal;
use crate::cli::{Failure, Outcome, root};
use crate::diagnostic::Text;
use crate::serve::watch::{Changed, watch};

/// Prints until the program is ended.
pub(super) fn run(options: &PrintOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let Some(mut typesetter) = typesetter(options, terminal)? else {
        return Ok(Outcome::Problems);
    };
    let (changes, changed) = mpsc::channel();
    let tell = move |_: &Changed| {
        // Nobody listens any more when the program ends.
        let _gone = changes.send(());
    };
    let watching = watch(&root(&options.site.root)?, tell);
    let _watch = watching.map_err(|error| Text::new(error.to_string(), error.to_string()))?;
    loop {
        let loaded = loaded(options)?;
        print(options, &loaded, &mut typesetter, terminal)?;
        terminal.tell(&Text::new(
            "Đang chờ thay đổi. Nhấn Ctrl+C để dừng.",
            "Waiting for changes. Press Ctrl+C to stop.",
        ));
        if changed.recv().is_err() {
            return Ok(Outcome::Done);
        }
        // Several changes at once want one print.
        while changed.try_recv().is_ok() {}
    }
}
