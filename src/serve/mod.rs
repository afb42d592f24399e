//! The preview server: pages rendered on request from memory, and kept in the browser as files change.
//!
//! Nothing is written to disk. What is shown between rebuilds is kept in [`state::State`];
//! the reading of the files that it was made from, by the command that serves.

pub mod host;
pub mod http;
mod live;
mod poll;
pub mod state;
pub mod watch;
pub mod watching;

pub use state::{Manner, Newest, Site, State};
