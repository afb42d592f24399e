//! The preview server: pages rendered on request from memory, and kept in the browser as files change.
//!
//! Nothing is written to disk. The value that remembers between rebuilds is [`state::State`].

pub mod host;
pub mod http;
mod live;
mod poll;
pub mod state;
pub mod watch;
pub mod watching;

pub use state::{Manner, Newest, Site, State};
