//! Tells when a source file changes.

use std::path::Path;
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// How long changes are gathered: an editor that saves by rename makes several at once.
const GATHER: Duration = Duration::from_millis(50);

/// Watches while it lives.
pub struct Watch {
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// Calls `changed` after every change under the site's sources. Events that only read are passed
/// over; an overflow counts as a change, since the rebuild reads everything again.
pub fn watch(root: &Path, changed: impl Fn() + Send + 'static) -> notify::Result<Watch> {
    let on_event = move |result: DebounceEventResult| match result {
        Ok(events) if events.iter().all(|event| event.kind.is_access()) => {}
        Ok(_) | Err(_) => changed(),
    };
    let mut debouncer = new_debouncer(GATHER, None, on_event)?;
    for folder in ["content", "themes"] {
        let folder = root.join(folder);
        if folder.exists() {
            debouncer.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(Watch { _debouncer: debouncer })
}
