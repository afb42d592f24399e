//! The preview server: pages rendered on request from memory, and reloaded when a file changes.
//!
//! Nothing is written to disk. The value that remembers between rebuilds is [`state::State`].

pub mod http;
pub mod state;
pub mod watch;

pub use state::{Manner, Newest, Site, State};
