//! Files as they lie on disk, and the two languages they are written in.
//!
//! This room reads; what a story means is `story`'s work.

mod bytes;
pub mod clock;
pub mod fonts;
pub mod front;
pub mod grid;
pub mod hashes;
pub mod markdown;
pub mod path;
pub mod personal;
pub mod redact;
pub mod scan;
mod stamp;
pub mod text;
pub mod yaml;
