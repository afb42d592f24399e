//! The form of a story, made from the schema: what its editor sees, and what she sends back.
//!
//! A field is named by its path in the front matter, `places.0.code`; a row that stands in the file
//! already says where, in `places.0.was`, so that what the form does not show stays with it.

mod groups;
mod hints;
mod input;
mod locate;
mod posted;

pub(super) use groups::{Group, groups};
pub(super) use input::{Known, id_of};
pub(super) use locate::Places;
pub(super) use posted::{Heard, hear};

/// The end of the name of the field that says where a row stands in the file.
const WAS: &str = "was";
/// The end of the name of the field that holds the metric of a row of figures.
const KEY: &str = "key";

/// Fields of the schema that are not filled in by hand: the studio makes them, or has buttons for
/// them.
const UNSHOWN: [&str; 3] = ["id", "state", "publish"];

/// Fields of a figure that are seldom wanted, and are kept as they stand in the file.
const KEPT_OF_FIGURE: [&str; 2] = ["parts", "same_as"];
