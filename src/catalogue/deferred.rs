//! A value that is made when it is first asked for.
//!
//! After one edited body hardly anything is asked for of what all stories together give.

use std::sync::OnceLock;

/// A value, made or not yet.
#[derive(Debug)]
pub(super) struct Deferred<T>(OnceLock<T>);

impl<T> Default for Deferred<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> Deferred<T> {
    /// Gives the value, made if it has not been. Two that ask at once make the same, and neither waits for
    /// the other: a thread of a pool that waits may be given work which asks again.
    pub(super) fn get_or_make(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get().unwrap_or_else(|| {
            let made = make();
            self.0.get_or_init(|| made)
        })
    }
}
