//! One story, read alone: its facts, its body and everything wrong with them.
//!
//! What needs other stories (links, relations, totals) is the catalogue's work.

pub mod archetype;
pub mod body;
pub(crate) mod carried;
pub mod check;
pub mod date;
pub mod facts;
pub mod fields;
pub mod figure;
pub mod id;
pub mod likeness;
pub mod parse;
mod personal;
mod read;
pub mod readings;
mod redact;
pub mod schema;
pub mod section;
pub mod told;
mod words;

pub use body::Body;
pub use date::{PartialDate, Period};
pub use facts::{Facts, Kind, Reference, Spanned, Story};
pub use figure::{Figure, Role};
pub use parse::{Parsed, Parser, address};
pub use redact::anonymise;
pub use section::Section;
